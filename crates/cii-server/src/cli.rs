//! The commands: read from the command line, one function each.

mod arguments;
mod audit;
mod backup;
mod configuration;
mod doctor;
mod folder;
mod host;
mod init;
mod retention;
mod serve;
mod store;
mod user;

use std::{
    ffi::OsString,
    io::{ErrorKind, Write},
    process::ExitCode,
};

use anyhow::{Result, bail};

use arguments::Arguments;

const HELP: &str = "\
bureau-cii-server: the shared server of Bureau CII

  bureau-cii-server COMMAND [--config FILE] [--folder FOLDER] [OPTIONS]

Commands
  init --name ACCOUNT --first-name F --last-name L [--certificate-name HOST]... [--serve [--listen ADDRESS:PORT]]
        Begins in an empty folder: keys, certificate, database, the first administrator.
  serve [--listen ADDRESS:PORT]
        Serves until it is told to stop (SIGTERM). SIGHUP reads the certificate anew.
  user add --name ACCOUNT (--staff ID | --first-name F --last-name L --institution KEY [--function CODE]...)
           [--region CODE] [--language fr|de] [--email E] [--role statistics_reader|auditor]...
           [--from DAY] [--to DAY]
        Makes an account, and the member of staff if there is none yet; prints the one-time code.
  user list
  user end --name ACCOUNT [--last-day DAY]
        Lets an account end; without a day, at once.
  user resume --name ACCOUNT
        Takes the end of an account away.
  user reset-second-factor --name ACCOUNT
        Forgets password and authenticator, ends all sessions, prints a new one-time code.
  device list --name ACCOUNT
        Its devices: since when, when last heard of, what they are called.
  device revoke --device ID
  backup --to FILE
        Writes everything to a new file and reads it back; - writes to the standard output, without reading back.
  restore --from FILE
        Takes a backup back into an empty database, and begins a new line of history.
  retention preview [--on DAY]
        Says what is due on a day (today), without names, and the number under which it is confirmed.
  retention confirm --preview NUMBER --name ACCOUNT
        Asks for password and code of the account; two persons confirm, one of them the cantonal officer.
  retention run --preview NUMBER --archive FILE
        Writes what is offered to the archives, readable by anybody who gets hold of it, and then lets it go for good.
        The server is stopped for it.
  audit verify [--head FILE]
        Walks the audit; only a head that was kept elsewhere shows whether its end was cut off or all was computed anew.
  audit export-head
        Prints the signed end of the audit, to be kept elsewhere.
  clock confirm
        Says that the clock is right, although grants were looked at for a later day: it was ahead, and what ended
        meanwhile begins again.
  doctor
        Looks whether everything is as it should be.

--version says which one this is. Without --config and --folder: what /etc/bureau-cii-server/server.toml says.
Secrets come from files in FOLDER/secrets or from the environment, never from the command line.
";

/// What a command has to tell, line by line.
pub(crate) fn tell(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        // Whoever closed this channel has read enough; what is under way goes on.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => Ok(told?),
    }
}

/// What went wrong.
pub(crate) fn complain(line: &str) {
    // Whoever closed this channel does not want to know.
    let _ = writeln!(std::io::stderr(), "bureau-cii-server: {line}");
}

/// Runs what the command line says.
pub(crate) fn run(line: impl IntoIterator<Item = OsString>) -> Result<ExitCode> {
    let arguments = Arguments::read(line)?;
    let words: Vec<&str> = arguments.words().collect();
    match words.as_slice() {
        [] | ["help"] => tell(HELP.trim_end())?,
        ["version"] => tell(&format!("bureau-cii-server {}", env!("CARGO_PKG_VERSION")))?,
        ["init"] => init::init(&arguments)?,
        ["serve"] => serve::serve(&arguments)?,
        ["user", "add"] => user::add(&arguments)?,
        ["user", "list"] => user::list(&arguments)?,
        ["user", "end"] => user::end(&arguments)?,
        ["user", "resume"] => user::resume(&arguments)?,
        ["user", "reset-second-factor"] => user::reset(&arguments)?,
        ["device", "list"] => user::list_devices(&arguments)?,
        ["device", "revoke"] => user::revoke_device(&arguments)?,
        ["backup"] => backup::backup(&arguments)?,
        ["restore"] => backup::restore(&arguments)?,
        ["retention", "preview"] => retention::preview(&arguments)?,
        ["retention", "confirm"] => retention::confirm(&arguments)?,
        ["retention", "run"] => retention::run(&arguments)?,
        ["audit", "verify"] => return audit::verify(&arguments),
        ["audit", "export-head"] => audit::export_head(&arguments)?,
        ["clock", "confirm"] => doctor::confirm_clock(&arguments)?,
        ["doctor"] => return doctor::doctor(&arguments),
        other => bail!("there is no command «{}»; see help", other.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
