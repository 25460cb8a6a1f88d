//! What the core asks of the machine it runs on.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use cii_app::{ChangeEvent, Host, HostError, KeyringError};

use crate::keys;

type Listener = Box<dyn Fn(ChangeEvent) + Send + Sync>;

/// The desktop: system clock, system randomness, system keyring, system viewer.
#[derive(Default)]
pub struct DesktopHost {
    listener: OnceLock<Listener>,
}

impl DesktopHost {
    /// Sets once who hears of changes; what happened before is not told.
    pub fn listen(&self, listener: impl Fn(ChangeEvent) + Send + Sync + 'static) {
        if self.listener.set(Box::new(listener)).is_err() {
            tracing::warn!("a second listener was not taken");
        }
    }
}

impl Host for DesktopHost {
    #[expect(
        clippy::disallowed_methods,
        reason = "the host is the one place that reads the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn random(&self, buf: &mut [u8]) {
        if getrandom::fill(buf).is_err() {
            // A key from anything else would be worse than an application that stops.
            tracing::error!("the system gives no random numbers");
            std::process::abort();
        }
    }

    fn keyring_get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyringError> {
        keys::get(entry)
    }

    fn keyring_set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyringError> {
        keys::set(entry, secret)
    }

    fn keyring_delete(&self, entry: &str) -> Result<(), KeyringError> {
        keys::delete(entry)
    }

    fn open_file(&self, path: &Path) -> Result<(), HostError> {
        opener::open(path).map_err(|_| HostError::NoViewer)
    }

    fn documents_folder(&self) -> Option<PathBuf> {
        dirs::document_dir()
    }

    fn computer_name(&self) -> Option<String> {
        whoami::hostname().ok()
    }

    fn emit(&self, event: ChangeEvent) {
        if let Some(listener) = self.listener.get() {
            listener(event);
        }
    }
}
