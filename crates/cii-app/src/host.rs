//! What the surroundings lend to the core.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::Noun;

/// The only place from which time, chance, the keyring and the desktop come in. The desktop shell and the dev host each
/// have one.
pub trait Host: Send + Sync {
    /// The clock.
    fn now(&self) -> DateTime<Utc>;

    /// Fills `buffer` with random bytes fit for keys.
    fn random(&self, buffer: &mut [u8]);

    /// The secret kept under `entry`, or None if there is none.
    fn keyring_get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyringError>;

    /// Keeps `secret` under `entry`.
    fn keyring_set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyringError>;

    /// Forgets what is kept under `entry`.
    fn keyring_delete(&self, entry: &str) -> Result<(), KeyringError>;

    /// Hands a finished document to the system's viewer, from which it is printed.
    fn open_file(&self, path: &Path) -> Result<(), HostError>;

    /// The user's documents folder, if the system names one.
    fn documents_folder(&self) -> Option<PathBuf>;

    /// What the system calls this computer, if it calls it anything.
    fn computer_name(&self) -> Option<String>;

    /// Tells the window that nouns changed.
    fn emit(&self, event: ChangeEvent);
}

/// The nouns that an act changed; whoever shows them asks again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeEvent {
    /// Which.
    pub changed: Vec<Noun>,
}

/// Why the keyring gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// There is no keyring on this system.
    #[error("no keyring")]
    Missing,
    /// There is one, and it is locked.
    #[error("keyring locked")]
    Locked,
    /// It does not answer.
    #[error("keyring unavailable")]
    Unavailable,
}

/// Why the desktop did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// No program opens such a file.
    #[error("no viewer")]
    NoViewer,
    /// It failed.
    #[error("failed")]
    Failed,
}
