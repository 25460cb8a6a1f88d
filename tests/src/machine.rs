//! The machine the core runs on in tests: a clock that starts when we say, a keyring in a file.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use cii_app::{ChangeEvent, Host, HostError, KeyringError};

/// The keyring's file in the data folder.
const KEYRING: &str = "test-keyring.json";
/// The paths handed to the system's viewer, one a line, in the data folder.
pub const OPENED: &str = "opened.log";

/// How the keyring behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyring {
    /// It keeps what it is given.
    #[default]
    Works,
    /// It is there but the user has not unlocked it.
    Locked,
    /// The system has none.
    Missing,
    /// It fails for another reason.
    Unavailable,
}

type Listener = Box<dyn Fn(&ChangeEvent) + Send + Sync>;

/// A host without a desktop. Everything it remembers lies in the data folder, so that a test can start it
/// again where it was.
pub struct TestMachine {
    folder: PathBuf,
    start: DateTime<Utc>,
    since: Instant,
    keyring: Keyring,
    lock: Mutex<()>,
    listener: Option<Listener>,
}

impl TestMachine {
    /// A machine over `folder`, which is made when missing. With `now`, its clock starts there and runs on.
    pub fn new(folder: &Path, now: Option<DateTime<Utc>>) -> std::io::Result<TestMachine> {
        fs::create_dir_all(folder)?;
        Ok(TestMachine {
            folder: folder.to_owned(),
            start: now.unwrap_or_else(system_time),
            since: Instant::now(),
            keyring: Keyring::Works,
            lock: Mutex::new(()),
            listener: None,
        })
    }

    /// The same machine with a keyring that behaves otherwise.
    #[must_use]
    pub fn with_keyring(self, keyring: Keyring) -> TestMachine {
        TestMachine { keyring, ..self }
    }

    /// The same machine with someone who hears of changes.
    #[must_use]
    pub fn with_listener(
        self,
        listener: impl Fn(&ChangeEvent) + Send + Sync + 'static,
    ) -> TestMachine {
        TestMachine {
            listener: Some(Box::new(listener)),
            ..self
        }
    }

    /// Works on the keyring's entries, and writes them back when `change` says that they changed.
    fn keyring<T>(
        &self,
        change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> (bool, T),
    ) -> Result<T, KeyringError> {
        match self.keyring {
            Keyring::Works => {}
            Keyring::Locked => return Err(KeyringError::Locked),
            Keyring::Missing => return Err(KeyringError::Missing),
            Keyring::Unavailable => return Err(KeyringError::Unavailable),
        }
        let _one_at_a_time = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.folder.join(KEYRING);
        let mut entries = match fs::read(&file) {
            Ok(json) => serde_json::from_slice(&json).map_err(|_| KeyringError::Unavailable)?,
            Err(_) => BTreeMap::new(),
        };
        let (changed, result) = change(&mut entries);
        if changed {
            let json = serde_json::to_vec(&entries).map_err(|_| KeyringError::Unavailable)?;
            fs::write(&file, json).map_err(|_| KeyringError::Unavailable)?;
        }
        Ok(result)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is a host: the one that reads the clock"
)]
fn system_time() -> DateTime<Utc> {
    Utc::now()
}

impl Host for TestMachine {
    fn now(&self) -> DateTime<Utc> {
        let passed = TimeDelta::from_std(self.since.elapsed()).unwrap_or_default();
        self.start.checked_add_signed(passed).unwrap_or(self.start)
    }

    fn random(&self, buf: &mut [u8]) {
        if getrandom::fill(buf).is_err() {
            std::process::abort();
        }
    }

    fn keyring_get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyringError> {
        self.keyring(|entries| (false, entries.get(entry).cloned()))
    }

    fn keyring_set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyringError> {
        self.keyring(|entries| {
            entries.insert(entry.to_owned(), secret.to_owned());
            (true, ())
        })
    }

    fn keyring_delete(&self, entry: &str) -> Result<(), KeyringError> {
        self.keyring(|entries| (entries.remove(entry).is_some(), ()))
    }

    fn open_file(&self, path: &Path) -> Result<(), HostError> {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.folder.join(OPENED));
        log.and_then(|mut log| writeln!(log, "{}", path.display()))
            .map_err(|_| HostError::NoViewer)
    }

    fn computer_name(&self) -> Option<String> {
        Some("poste-essai".to_owned())
    }

    fn documents_folder(&self) -> Option<PathBuf> {
        Some(self.folder.join("documents"))
    }

    fn emit(&self, event: ChangeEvent) {
        if let Some(listener) = &self.listener {
            listener(&event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keyring_outlives_the_machine() {
        let folder = tempfile::tempdir().unwrap();
        let machine = TestMachine::new(folder.path(), None).unwrap();
        machine.keyring_set("a", b"1").unwrap();
        drop(machine);
        let machine = TestMachine::new(folder.path(), None).unwrap();
        assert_eq!(machine.keyring_get("a"), Ok(Some(b"1".to_vec())));
        machine.keyring_delete("a").unwrap();
        assert_eq!(machine.keyring_get("a"), Ok(None));
        let locked = machine.with_keyring(Keyring::Locked);
        assert_eq!(locked.keyring_get("a"), Err(KeyringError::Locked));
    }

    #[test]
    fn the_clock_starts_where_it_is_told_and_runs_on() {
        let folder = tempfile::tempdir().unwrap();
        let start: DateTime<Utc> = "2025-06-02T08:00:00Z".parse().unwrap();
        let machine = TestMachine::new(folder.path(), Some(start)).unwrap();
        let first = machine.now();
        assert!(first >= start && machine.now() >= first);
        assert!(first - start < TimeDelta::minutes(1));
    }
}
