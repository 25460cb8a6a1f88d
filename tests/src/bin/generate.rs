//! `generate [--check]`: the files of the interface that are written from Rust. With `--check` nothing is
//! written, and a stale file is an error.
#![expect(clippy::print_stdout, reason = "says which files it wrote")]

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => bail!("unknown option {other}"),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = [
        ("ui/src/lib/api/commands.gen.ts", cii_app::typescript()),
        (
            "ui/src/lib/i18n/messages.gen.ts",
            cii_i18n::typescript_messages(),
        ),
    ];
    let mut stale = Vec::new();
    for (name, fresh) in files {
        let path = root.join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == fresh) {
            continue;
        }
        if check {
            stale.push(name);
        } else {
            let folder = path.parent().context("a file has a folder")?;
            fs::create_dir_all(folder)?;
            fs::write(&path, fresh).with_context(|| name.to_owned())?;
            println!("{name}");
        }
    }
    if !stale.is_empty() {
        bail!("stale, run `cargo xtask generate`: {}", stale.join(", "));
    }
    Ok(())
}
