//! What others take: `PouchDB` against its own server, installed into a folder that goes with it.

use std::{fs, process::Command};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

const PACKAGE: &str = include_str!("pouchdb/package.json");
const LOCK: &str = include_str!("pouchdb/package-lock.json");
const PROGRAM: &str = include_str!("pouchdb/measure.js");

/// Milliseconds of `PouchDB`.
#[derive(Debug, Deserialize)]
pub(crate) struct Peer {
    pub(crate) first: First,
    pub(crate) heard: Heard,
}

/// Of a first replication, by the number of documents in a batch.
#[derive(Debug, Deserialize)]
pub(crate) struct First {
    /// As it is set.
    #[serde(rename = "100")]
    pub(crate) by_default: f64,
    /// The best one.
    #[serde(rename = "1000")]
    pub(crate) best: f64,
}

/// Of one change from one side to the other, both with live replication.
#[derive(Debug, Deserialize)]
pub(crate) struct Heard {
    pub(crate) median: f64,
    pub(crate) p95: f64,
}

pub(crate) fn measure(records: u32) -> Result<Peer> {
    let folder = tempfile::tempdir()?;
    for (name, text) in [
        ("package.json", PACKAGE),
        ("package-lock.json", LOCK),
        ("measure.js", PROGRAM),
    ] {
        fs::write(folder.path().join(name), text)?;
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    let installed = install.current_dir(folder.path()).output().context("npm")?;
    ensure!(installed.status.success(), "npm ci");
    let mut measure = Command::new("node");
    measure
        .arg("measure.js")
        .args([records.to_string(), "1000".to_owned()]);
    let measured = measure
        .current_dir(folder.path())
        .output()
        .context("node")?;
    let complained = String::from_utf8_lossy(&measured.stderr).into_owned();
    ensure!(measured.status.success(), "{complained}");
    Ok(serde_json::from_slice(&measured.stdout)?)
}
