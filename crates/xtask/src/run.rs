//! `cargo xtask run`: from a fresh clone to the window.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::machine;
use crate::sh::{self, built, cargo, npm, on_a_display, root, target};

/// Builds the application and opens it, or walks through it when there is no screen.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if machine::has_display() {
        machine::prepare(&[machine::BUILD])?;
        build_ui()?;
        sh::run(cargo(&["build", "--package", "bureau-cii"]).args(machine::features()))?;
        open(args)
    } else {
        println!("No display: walking the main job through the real window instead.");
        machine::prepare(&[machine::BUILD, machine::WINDOW])?;
        build_ui()?;
        walk()
    }
}

/// Builds the interface, which the application embeds.
pub(crate) fn build_ui() -> Result<()> {
    machine::install_ui()?;
    sh::run(&mut npm(&["run", "build"]))
}

fn open(args: &[String]) -> Result<()> {
    let practice = target().join("practice");
    println!(
        "Opening the practice office; its invented data are in {}",
        practice.display()
    );
    let mut window = Command::new(built("debug", "bureau-cii"));
    if args.is_empty() {
        window.arg("--practice").arg("--data").arg(practice);
    }
    sh::run(window.args(args))
}

fn walk() -> Result<()> {
    let demo = target().join("demo");
    fs::remove_dir_all(&demo).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    fs::create_dir_all(&demo)?;
    sh::run(&mut cargo(&["build", "--workspace", "--bins"]))?;
    let result = sh::run(&mut journeys());

    let mut made: Vec<String> = fs::read_dir(&demo)?
        .filter_map(Result::ok)
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    made.sort();
    let count = |end: &str| made.iter().filter(|name| name.ends_with(end)).count();
    println!(
        "\n{} PDF documents and {} pictures of the window in {}:",
        count(".pdf"),
        count(".png"),
        demo.strip_prefix(root()).unwrap_or(&demo).display()
    );
    for name in &made {
        println!("  {name}");
    }
    result.context("a step of the main job failed; its picture begins with \"failed-\"")
}

/// The journeys through the real window, on a display of their own.
pub(crate) fn journeys() -> Command {
    let mut tests = cargo(&[
        "test",
        "--workspace",
        "--features",
        "bureau-cii-tests/window",
    ]);
    tests.args(["--test", "window", "--", "--test-threads=1"]);
    tests.env("BUREAU_CII_DEMO", target().join("demo"));
    on_a_display(&tests)
}
