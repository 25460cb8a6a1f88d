//! What whoever has the key finds on the disk of an office.

use std::time::Duration;

use anyhow::Result;
use bureau_cii_tests::office::{Office, PASSWORD};
use cii_store::{KeySlots, Secret};
use rusqlite::Connection;

/// The database of an office, beside the application that has it open.
pub(crate) fn open(office: &Office) -> Result<Connection> {
    let slots = KeySlots::read(&office.data())?;
    let key = slots.open(Secret::Password(PASSWORD))?;
    let connection = Connection::open(office.database())?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.execute_batch(&format!("PRAGMA key = \"{}\";", key.literal().as_str()))?;
    Ok(connection)
}

/// Which of `words` stand in any page of the database, decrypted, free pages and what the log holds included; as they are
/// or in small letters, as the search keeps them.
pub(crate) fn holding(office: &Office, words: &[&'static str]) -> Result<Vec<&'static str>> {
    let mut connection = open(office)?;
    let pages = connection.serialize("main")?;
    let stands = |word: &str| {
        pages
            .windows(word.len())
            .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    Ok(words.iter().copied().filter(|word| stands(word)).collect())
}
