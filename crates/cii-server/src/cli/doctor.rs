//! `doctor`: whether everything is as it should be.

use std::process::ExitCode;

use anyhow::Result;
use cii_server::Seals;

use super::{
    arguments::Arguments, audit::say, configuration::Configuration, folder::Folder, host::moment,
    serve, store::Opened, tell,
};

/// Whoever looks after the machine says that its clock is right.
pub(super) fn confirm_clock(arguments: &Arguments) -> Result<()> {
    let moment = moment();
    Opened::open(arguments)?.engine()?.confirm_clock(moment)?;
    tell(&format!("grants are those of {}", moment.today))
}

pub(super) fn doctor(arguments: &Arguments) -> Result<ExitCode> {
    let configuration = Configuration::read(arguments)?;
    let folder = Folder::open(&configuration.folder)?;
    let mut well = true;
    let mut check = |what: &str, wrong: Result<Vec<String>>| -> Result<()> {
        let wrong = wrong.unwrap_or_else(|error| vec![format!("{error:#}")]);
        well &= wrong.is_empty();
        let state = if wrong.is_empty() {
            "well".to_owned()
        } else {
            wrong.join(", ")
        };
        tell(&format!("{what}: {state}"))
    };
    check("secrets", folder.findings(&configuration.key))?;
    check(
        "keys",
        folder
            .sealing_key()
            .and_then(|_| folder.audit_key())
            .map(|_| Vec::new()),
    )?;
    check(
        "certificate",
        serve::certificate(&configuration).map(|_| Vec::new()),
    )?;
    let opened = Opened::begun(configuration, folder);
    let opened = match opened {
        Ok(opened) => opened,
        Err(error) => {
            check("database", Err(error))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    check("database", database(&opened))?;
    check("seals", seals(&opened))?;
    check("clock", clock(&opened))?;
    check("audit", audit(&opened))?;
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn database(opened: &Opened) -> Result<Vec<String>> {
    if opened.postgres.is_some() {
        // What can be asked of a cluster was asked when it was opened.
        return Ok(Vec::new());
    }
    let mut wrong = Vec::new();
    opened.database.read(&mut |transaction| {
        for row in transaction.query("PRAGMA integrity_check", &[])? {
            let line = row.text(0)?;
            if line != "ok" {
                wrong.push(line.to_owned());
            }
        }
        Ok(())
    })?;
    Ok(wrong)
}

/// Whether the sealing key is the one with which the accounts of this database were set up. A backup does not hold it.
fn seals(opened: &Opened) -> Result<Vec<String>> {
    let Seals { open, closed } = opened.accounts()?.seals(moment())?;
    Ok(match (open, closed.as_slice()) {
        (_, []) => Vec::new(),
        (0, _) => vec![
            "secrets/sealing.key is another one than that with which the accounts were set up, and nobody can sign in; \
             put back the one that was kept, or see «user reset-second-factor»"
                .to_owned(),
        ],
        (_, names) => vec![format!(
            "set up with another secrets/sealing.key, and cannot sign in: {}; see «user reset-second-factor»",
            names.join(", ")
        )],
    })
}

fn clock(opened: &Opened) -> Result<Vec<String>> {
    let (today, latest) = (moment().today, opened.engine()?.latest_day()?);
    let ahead = latest.filter(|latest| *latest > today);
    let told = ahead.map(|latest| {
        format!(
            "it says {today}, and grants are those of {latest}; if the clock is right, see «clock confirm»"
        )
    });
    Ok(told.into_iter().collect())
}

fn audit(opened: &Opened) -> Result<Vec<String>> {
    let found = opened.engine()?.verify_audit(None)?;
    Ok(found.as_ref().map(say).into_iter().collect())
}
