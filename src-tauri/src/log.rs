//! The log: what happened to the program, never what it works on. No names, no numbers of persons, no
//! searches, no file names but those of the sources.

use std::fs::{self, File, OpenOptions};
use std::panic;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

const NAME: &str = "bureau-cii.log";
const PREVIOUS: &str = "bureau-cii.previous.log";
/// From this size on a new log is begun at the next start, and one old one is kept.
const LIMIT: u64 = 512 * 1024;

/// Begins the log in the data folder. Without a writable file the application runs without a log.
pub(crate) fn begin(folder: &Path) {
    if let Some(file) = open(folder) {
        // Only this workspace's own messages: those of libraries may quote what they handle.
        let own = Targets::new()
            .with_target("bureau_cii", LevelFilter::INFO)
            .with_target("cii_app", LevelFilter::INFO)
            .with_target("cii_store", LevelFilter::INFO);
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_writer(Mutex::new(file));
        let started = tracing_subscriber::registry()
            .with(lines.with_filter(own))
            .try_init();
        if started.is_err() {
            tracing::warn!("a log was begun before");
        }
    }
    // The message of a panic may hold a value, so only its place is written.
    panic::set_hook(Box::new(|panic| {
        let (file, line) = panic
            .location()
            .map_or(("?", 0), |place| (place.file(), place.line()));
        tracing::error!(file, line, "panic");
        eprintln!("panic at {file}:{line}");
    }));
}

fn open(folder: &Path) -> Option<File> {
    let path = folder.join(NAME);
    if fs::metadata(&path).is_ok_and(|data| data.len() > LIMIT) {
        fs::rename(&path, folder.join(PREVIOUS)).ok()?;
    }
    OpenOptions::new().create(true).append(true).open(path).ok()
}
