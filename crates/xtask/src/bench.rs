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
    sh::run(&mut cargo(&[
        "build",
        "--release",
        "--workspace",
        // Its bugs on purpose must not be compiled into what is measured.
        "--exclude",
        "bureau-cii-simulator",
        "--bins",
        "--examples",
        "--features",
        "bureau-cii-tests/window",
    ]))?;
    let mut measure = Command::new(built("release", "bench"));
    sh::run(&mut on_a_display(measure.current_dir(root()).args(args)))
}
