//! Running other programs: shown before they start, and an error when they fail.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program of ours in the target folder.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The cargo that runs us.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

/// npm in the folder of the interface.
pub(crate) fn npm(args: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(args).current_dir(root().join("ui"));
    command
}

/// The same command on a display of its own, if none is there.
pub(crate) fn on_a_display(command: &Command) -> Command {
    let mut wrapped = Command::new("xvfb-run");
    wrapped.args(["-a", "-s", "-screen 0 1440x900x24"]);
    wrap(wrapped, command)
}

/// `outer` with `inner` and its arguments, folder and environment behind it.
pub(crate) fn wrap(mut outer: Command, inner: &Command) -> Command {
    outer.arg(inner.get_program()).args(inner.get_args());
    if let Some(folder) = inner.get_current_dir() {
        outer.current_dir(folder);
    }
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    outer
}

/// Runs a command to its end; failing is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| shown(command))?;
    if !status.success() {
        bail!("failed ({status}): {}", shown(command));
    }
    Ok(())
}

/// Runs a command, passing on every line it prints, and gives the lines back with the result.
pub(crate) fn run_and_read(command: &mut Command) -> (Vec<String>, Result<()>) {
    println!("$ {}", shown(command));
    let mut lines = Vec::new();
    let result = read_lines(command, |line| {
        println!("{line}");
        lines.push(line);
    });
    (lines, result)
}

fn read_lines(command: &mut Command, mut each: impl FnMut(String)) -> Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| shown(command))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            each(line?);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("failed ({status}): {}", shown(command));
    }
    Ok(())
}

/// What a command prints, or None when it fails or is not there.
pub(crate) fn output(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it: programs by their name, the repository's own paths short.
fn shown(command: &Command) -> String {
    let root = format!("{}/", root().display());
    let cargo = env::var("CARGO").unwrap_or_default();
    let word = |word: &std::ffi::OsStr| match word.to_string_lossy() {
        word if *word == *cargo => "cargo".to_owned(),
        word => word.replace(&root, ""),
    };
    let words: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(word)
        .collect();
    words.join(" ")
}
