//! The operating system's keyring: Secret Service on Linux, Keychain on macOS, Credential Manager on
//! Windows. Never the kernel's keyutils, which forget at the next start of the machine.

use cii_app::KeyringError;
use keyring::{Entry, Error};

/// The name under which the entries of this application stand in the keyring.
const SERVICE: &str = "bureau-cii";

/// The bytes kept under `entry`, or `None` when there is no such entry.
pub fn get(entry: &str) -> Result<Option<Vec<u8>>, KeyringError> {
    match open(entry)?.get_secret() {
        Ok(secret) => Ok(Some(secret)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(reason(&error)),
    }
}

/// Keeps `secret` under `entry`, replacing what was there.
pub fn set(entry: &str, secret: &[u8]) -> Result<(), KeyringError> {
    open(entry)?
        .set_secret(secret)
        .map_err(|error| reason(&error))
}

/// Removes `entry`; that it was not there is no error.
pub fn delete(entry: &str) -> Result<(), KeyringError> {
    match open(entry)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(reason(&error)),
    }
}

fn open(entry: &str) -> Result<Entry, KeyringError> {
    Entry::new(SERVICE, entry).map_err(|error| reason(&error))
}

/// The keyring's many errors as the three that have a screen of their own. The error itself is not
/// logged: it may quote the entry.
fn reason(error: &Error) -> KeyringError {
    match error {
        Error::NoDefaultStore => KeyringError::Missing,
        Error::NoStorageAccess(_) => KeyringError::Locked,
        _ => KeyringError::Unavailable,
    }
}
