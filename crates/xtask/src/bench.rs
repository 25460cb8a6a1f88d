//! `cargo xtask bench`: the table of speeds, each beside its floor, measured on a release build.

use std::process::Command;

use anyhow::Result;

use crate::machine;
use crate::run::build_ui;
use crate::sh::{self, built, cargo, on_a_display, root};

/// Builds, measures and writes `docs/bench.md`. Arguments go to the measuring program.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    machine::prepare(&[machine::BUILD, machine::WINDOW])?;
    build_ui()?;
    sh::run(&mut cargo(&["build", "--release", "--workspace", "--bins"]))?;
    sh::run(&mut cargo(&[
        "build",
        "--release",
        "--workspace",
        "--example",
        "empty_window",
    ]))?;
    let mut measure = Command::new(built("release", "bench"));
    measure.current_dir(root());
    measure.arg("--app").arg(built("release", "bureau-cii"));
    measure
        .arg("--floor")
        .arg(built("release", "examples/empty_window"));
    measure.arg("--out").arg(root().join("docs/bench.md"));
    measure.args(args);
    sh::run(&mut on_a_display(&measure))
}
