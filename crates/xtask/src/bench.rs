//! `cargo xtask bench`: the table of speeds, each beside its floor, measured on a release build.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::machine;
use crate::run::build_ui;
use crate::sh::{self, built, cargo, on_a_display, root, target};

/// Builds, measures and writes `docs/bench.md`. Arguments go to the measuring program.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    machine::prepare(&[machine::BUILD, machine::WINDOW])?;
    build_ui()?;
    let mut build = cargo(&["build", "--release", "--bins", "--examples"]);
    // What is measured and what measures, and nothing else.
    for package in [
        "bureau-cii",
        "bureau-cii-tests",
        "cii-store",
        "cii-documents",
    ] {
        build.args(["--package", package]);
    }
    sh::run(build.args(["--features", "bureau-cii-tests/window"]))?;
    let mut measure = Command::new(built("release", "bench"));
    // Offices, the window's own files and everything else that is made lie in one place, on the disk that is measured.
    let made = target().join("bench");
    remove(&made)?;
    for name in ["TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        let folder = made.join(name.to_lowercase());
        fs::create_dir_all(&folder)?;
        measure.env(name, folder);
    }
    let measured = sh::run(&mut on_a_display(measure.current_dir(root()).args(args)));
    remove(&made)?;
    measured
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
