//! The floor of a letter: Typst's Python package, which sets the same words under the same conformance. It is installed
//! into a folder of its own and goes with it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The version that was looked at; its interface changes with each.
const PACKAGE: &str = "typst==0.15.2";
const LETTER: &str = include_str!("letter.typ");
const PROGRAM: &str = include_str!("letter.py");

/// What Typst takes for a letter, in milliseconds, or why that could not be measured here.
pub(crate) fn letter(fonts: &Path) -> Result<f64, String> {
    measure(fonts).map_err(|error| {
        format!("{error:#}")
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    })
}

fn measure(fonts: &Path) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let python = folder.path().join("bin/python");
    run(
        "python3",
        Command::new("python3")
            .args(["-m", "venv"])
            .arg(folder.path()),
    )?;
    let mut pip = Command::new(&python);
    run(
        "pip",
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            PACKAGE,
        ]),
    )?;
    fs::write(folder.path().join("letter.typ"), LETTER)?;
    fs::write(folder.path().join("letter.py"), PROGRAM)?;
    let fonts = fs::canonicalize(fonts)?;
    let mut program = Command::new(&python);
    let printed = run(
        PACKAGE,
        program
            .current_dir(folder.path())
            .arg("letter.py")
            .arg(fonts),
    )?;
    printed.trim().parse().context(PACKAGE)
}

/// Runs a step and gives what it printed.
fn run(name: &str, step: &mut Command) -> Result<String> {
    let output = step.output().with_context(|| name.to_owned())?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    let last = complaint.lines().rfind(|line| !line.trim().is_empty());
    ensure!(
        output.status.success(),
        "{name}: {}",
        last.unwrap_or("failed")
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
