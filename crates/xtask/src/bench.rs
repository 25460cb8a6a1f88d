//! `cargo xtask bench`: the table of speeds, each beside its floor, measured on a release build.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::machine;
use crate::run::build_ui;
use crate::sh::{self, built, cargo, on_a_display, root, target};

/// Builds, measures and writes `docs/bench.md`, or with `sync` in front `docs/bench-sync.md`. Arguments go to the measuring
/// program.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    match args {
        [what, rest @ ..] if what == "sync" => {
            machine::prepare(&[machine::BUILD, machine::WINDOW])?;
            let packages = ["bureau-cii-tests", "cii-server"];
            build(&packages, &["--bins"])?;
            measure(Command::new(built("release", "sync-bench")).args(rest))
        }
        args => {
            machine::prepare(&[machine::BUILD, machine::WINDOW])?;
            build_ui()?;
            let packages = ["bureau-cii", "bureau-cii-tests", "cii-documents"];
            let window = [
                "--bins",
                "--examples",
                "--features",
                "bureau-cii-tests/window",
            ];
            build(&packages, &window)?;
            measure(&mut on_a_display(
                Command::new(built("release", "bench")).args(args),
            ))
        }
    }
}

/// What is measured and what measures, and nothing else.
fn build(packages: &[&str], what: &[&str]) -> Result<()> {
    let mut build = cargo(&["build", "--release"]);
    for package in packages {
        build.args(["--package", package]);
    }
    sh::run(build.args(what))
}

/// Offices, the window's own files and everything else that is made lie in one place, on the disk that is measured.
fn measure(program: &mut Command) -> Result<()> {
    let made = target().join("bench");
    remove(&made)?;
    for name in ["TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        let folder = made.join(name.to_lowercase());
        fs::create_dir_all(&folder)?;
        program.env(name, folder);
    }
    let measured = sh::run(program.current_dir(root()));
    remove(&made)?;
    measured
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
