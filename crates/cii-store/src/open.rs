//! Opening files: the key, the settings of the engine, and telling apart what can be wrong.

use std::{fs, path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags};

use crate::{Damage, DatabaseKey, KeySlots, StoreError, folder};

/// What the header of an unencrypted database says.
const PLAIN_HEADER: &[u8] = b"SQLite format 3\0";
/// Size of a page; no file of ours is shorter.
const PAGE: u64 = 4096;

/// Opens an encrypted database file for reading and writing.
///
/// `slots` are what the folder's key file says: with them a wrong key is told from a damaged file without guessing.
pub(crate) fn open(
    path: &Path,
    key: &DatabaseKey,
    slots: Option<&KeySlots>,
) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing);
    }
    if slots.is_some_and(|slots| !slots.fits(key)) {
        return Err(StoreError::WrongKey);
    }
    check_shape(path)?;
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // The first page is read here: with a wrong key its seal does not fit.
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    }) {
        Ok(_) => {}
        Err(error) => {
            return Err(match StoreError::from(error) {
                StoreError::Damaged(_) => match slots {
                    Some(_) => StoreError::Damaged(Damage::Content),
                    None => StoreError::WrongKey,
                },
                other => other,
            });
        }
    }
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    settle(&connection)?;
    Ok(connection)
}

/// Makes an encrypted database file that must not exist yet.
pub(crate) fn create(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    if path.exists() {
        return Err(StoreError::Exists);
    }
    let connection = connect(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    settle(&connection)?;
    Ok(connection)
}

/// Opens a file that is known to be damaged, for reading what can be read. It is not changed, nor is its log.
pub(crate) fn open_damaged(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // With `writable_schema` the engine reads what is left of a file that is shorter than it says, instead of nothing.
    connection.execute_batch("PRAGMA writable_schema = ON; PRAGMA query_only = ON;")?;
    Ok(connection)
}

fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => StoreError::ReadOnly,
            _ => error.into(),
        })?;
    // The engine would write a line about a wrong key to standard error; we say it ourselves.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let statement = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\";", *key.literal()));
    connection.execute_batch(&statement)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    Ok(connection)
}

/// Durable commits, nothing of the content in temporary files, deleted content overwritten.
///
/// `cipher_memory_security` stays off: it wipes every buffer of the engine and locks it in memory, at several times the
/// cost of a query, while the same data stand in the window's memory anyway. The key itself is wiped.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -32768;
         PRAGMA journal_size_limit = 16777216;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Refuses what cannot be a database of ours before the engine could take it for a new one.
fn check_shape(path: &Path) -> Result<(), StoreError> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    if !path.is_file() {
        return Err(StoreError::Damaged(Damage::Foreign));
    }
    let mut header = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(file, 16), &mut header)?;
    if header == PLAIN_HEADER {
        return Err(StoreError::Damaged(Damage::Foreign));
    }
    // A page half written is completed from the write-ahead log; without one, something was cut off.
    let logged = fs::metadata(folder::beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
    if length < PAGE || (!length.is_multiple_of(PAGE) && !logged) {
        return Err(StoreError::Damaged(Damage::Truncated));
    }
    Ok(())
}
