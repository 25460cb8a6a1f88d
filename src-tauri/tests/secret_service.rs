//! The keyring against a real Secret Service. `cargo xtask test` runs this under a session bus of its own,
//! once for each state, named by `KEYRING_STATE`: `open`, `locked` or `missing`. The library keeps what
//! it found of the service for the life of the process, so that each state needs its own.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use bureau_cii::keys;
use cii_app::KeyringError;

const ENTRY: &str = "database-key test";

#[test]
fn the_keyring_keeps_replaces_and_forgets_a_key_or_says_why_not() {
    match std::env::var("KEYRING_STATE").as_deref() {
        Ok("open") => open(),
        Ok("locked") => assert_eq!(keys::set(ENTRY, b"x"), Err(KeyringError::Locked)),
        Ok("missing") => assert_eq!(keys::get(ENTRY), Err(KeyringError::Missing)),
        other => panic!("KEYRING_STATE is {other:?}"),
    }
}

fn open() {
    let binary: Vec<u8> = (0..=255).collect();
    assert_eq!(keys::get(ENTRY), Ok(None));
    keys::set(ENTRY, &binary).unwrap();
    assert_eq!(keys::get(ENTRY), Ok(Some(binary)));
    keys::set(ENTRY, b"another").unwrap();
    assert_eq!(keys::get(ENTRY), Ok(Some(b"another".to_vec())));
    assert_eq!(keys::get("another entry"), Ok(None));
    keys::delete(ENTRY).unwrap();
    assert_eq!(keys::get(ENTRY), Ok(None));
    keys::delete(ENTRY).unwrap();
}
