//! `retention`: what is due, who confirms it, and letting go.

use std::{
    io::{self, BufRead, BufWriter, IsTerminal, Write},
    path::Path,
    process::Command,
};

use anyhow::{Result, anyhow};
use cii_server::{AuthError, Offer};
use cii_sync::{SecondFactor, Secret};

use super::{
    arguments::Arguments, complain, folder::put_in_place, host::moment, store::Opened, tell,
};

pub(super) fn preview(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let years = opened.configuration.years;
    let on = arguments.parse("on")?.unwrap_or(moment().today);
    let going = opened.engine()?.retention(years, on)?;
    for one in &going.persons {
        let numbers: Vec<String> = one.numbers.iter().map(ToString::to_string).collect();
        tell(&format!("{}\tlast on {}", numbers.join(" "), one.last))?;
    }
    tell(&format!(
        "due on {on} after {years} years: {} persons, {} records, {} refused changes",
        going.persons.len(),
        going.records(),
        going.refused(),
    ))?;
    tell(&format!(
        "kept: {} persons whose term is running, {} of whom something is open, {} of these forgotten",
        going.waiting, going.open, going.forgotten
    ))?;
    if going.is_empty() {
        return tell("nothing to confirm");
    }
    tell(&format!("preview: {}", going.preview))
}

/// A line that is piped, or typed without being shown: two persons stand at this screen.
fn ask(what: &str) -> Result<Secret> {
    let stdin = io::stdin();
    let typed = stdin.is_terminal();
    let show = |how: &str| typed && Command::new("stty").arg(how).status().is_ok();
    write!(io::stderr(), "{what}: ")?;
    let hidden = show("-echo");
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    if hidden {
        show("echo");
        writeln!(io::stderr())?;
    }
    read?;
    Ok(Secret(line.trim_end_matches(['\r', '\n']).to_owned()))
}

pub(super) fn confirm(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let (preview, name) = (arguments.get("preview")?, arguments.get("name")?);
    let engine = opened.engine()?;
    let password = ask("password")?;
    let code = ask("code of the authenticator, or a recovery code")?;
    let digits = code.0.chars().filter(|letter| !letter.is_whitespace());
    let second = if digits.clone().count() == 6 && digits.clone().all(|one| one.is_ascii_digit()) {
        SecondFactor::Totp { code }
    } else {
        SecondFactor::Recovery { code }
    };
    let accounts = opened.accounts()?;
    let vouched = accounts.vouch(&name, &password, &second, moment());
    let staff = vouched.map_err(|error| match error {
        AuthError::Refused => anyhow!("name, password or code is not right; nothing is confirmed"),
        error => error.into(),
    })?;
    engine.confirm_retention(&preview, opened.configuration.years, staff, moment())?;
    tell(&format!("{name} confirmed {preview}"))
}

pub(super) fn run(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let _lock = opened.folder.lock()?;
    let alone = opened.postgres.as_ref().map(|postgres| postgres.alone());
    let _alone = alone.transpose()?;
    let (preview, to) = (arguments.get("preview")?, arguments.get("archive")?);
    let years = opened.configuration.years;
    let mut archive = |offer: Offer<'_>| -> io::Result<()> {
        let written = put_in_place(Path::new(&to), |file, _| {
            Ok(offer(&mut BufWriter::new(file))?)
        });
        written.map_err(|error| io::Error::other(format!("{error:#}")))
    };
    let engine = opened.engine()?;
    if engine.finish_letting_go()? {
        tell("what was let go before is now out of the files as well")?;
    }
    let gone = engine
        .let_go(&preview, years, moment(), &mut archive)
        .map_err(|error| anyhow!(error))?;
    complain(&format!(
        "{to} is not encrypted; hand it to the archives or destroy it"
    ));
    tell(&format!(
        "gone: {} persons, {} records, {} refused changes",
        gone.persons.len(),
        gone.records(),
        gone.refused()
    ))
}
