//! `backup` and `restore`.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};
use cii_server::{BackupHead, verify_backup};

use super::{
    arguments::Arguments,
    configuration::Configuration,
    folder::{Folder, put_in_place},
    host::{id, in_local_time, moment},
    store::Opened,
    tell,
};

pub(super) fn backup(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let to = arguments.get("to")?;
    if to == "-" {
        // Whoever pipes it somewhere else must say that it arrived; devices forget nothing for it.
        let mut out = BufWriter::new(std::io::stdout().lock());
        cii_server::backup(&*opened.database, &mut out, moment().at)?;
        return Ok(out.flush()?);
    }
    let head = write(&opened, Path::new(&to))?;
    opened.engine()?.backup_done(head.seq, moment())?;
    tell(&format!("{to}: everything up to {}, read back", head.seq))
}

/// Writes a backup and reads it back.
fn write(opened: &Opened, to: &Path) -> Result<BackupHead> {
    put_in_place(to, |file, part| {
        let mut out = BufWriter::new(file);
        let head = cii_server::backup(&*opened.database, &mut out, moment().at)?;
        out.flush()?;
        drop(out);
        file.sync_all()?;
        let read = verify_backup(&mut BufReader::new(File::open(part)?))?;
        if read != head {
            bail!("what was read back is another backup");
        }
        Ok(head)
    })
}

pub(super) fn restore(arguments: &Arguments) -> Result<()> {
    let from = arguments.get("from")?;
    let configuration = Configuration::read(arguments)?;
    let folder = Folder::open(&configuration.folder)?;
    let _lock = folder.lock()?;
    let opened = Opened::with(configuration, folder)?;
    // Read twice: nothing is begun with a backup that is not whole.
    let open = || -> Result<BufReader<File>> {
        Ok(BufReader::new(
            File::open(&from).with_context(|| from.clone())?,
        ))
    };
    verify_backup(&mut open()?).with_context(|| from.clone())?;
    let head = cii_server::restore(&*opened.database, &mut open()?)?;
    let engine = opened.engine()?;
    engine.begin_epoch(id(), moment())?;
    tell(&format!(
        "{from}: everything up to {}, of {}; a new line of history begins",
        head.seq,
        in_local_time(head.at)
    ))
}
