//! The contents of attachments that lie beside the database, each with its own key.

use cii_domain::BlobId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use zeroize::Zeroizing;

use crate::{Damage, StoreError, schema::Migration};

/// The first schema that has the table.
pub(crate) const SINCE: u32 = 3;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: SINCE,
    oldest_reader: SINCE,
    sql: "CREATE TABLE blob (
            id BLOB PRIMARY KEY NOT NULL,
            -- Opens the file and nothing else. It lies nowhere but here: a content whose row is gone is gone.
            key BLOB NOT NULL,
            hash TEXT NOT NULL,
            size INTEGER NOT NULL,
            -- So many bytes lie in the file.
            have INTEGER NOT NULL,
            -- Whether the shared server has it.
            sent INTEGER NOT NULL,
            -- Since when no record names it; empty: one does, or it was not noticed yet.
            released_at TEXT NOT NULL DEFAULT ''
          ) STRICT;",
}];

/// A row.
pub(crate) struct Blob {
    pub(crate) id: BlobId,
    pub(crate) key: Zeroizing<[u8; 32]>,
    pub(crate) hash: String,
    pub(crate) size: u64,
    pub(crate) have: u64,
    pub(crate) sent: bool,
}

impl Blob {
    pub(crate) fn is_whole(&self) -> bool {
        self.have == self.size
    }
}

const COLUMNS: &str = "id, key, hash, size, have, sent";

fn from_row(row: &Row<'_>) -> Result<Blob, StoreError> {
    let broken = |_| StoreError::Damaged(Damage::Content);
    let key = Zeroizing::new(row.get::<_, Vec<u8>>(1)?);
    let number = |column| Ok::<_, StoreError>(row.get::<_, i64>(column)?.cast_unsigned());
    Ok(Blob {
        id: BlobId(row.get(0)?),
        key: Zeroizing::new(key.as_slice().try_into().map_err(broken)?),
        hash: row.get(2)?,
        size: number(3)?,
        have: number(4)?,
        sent: row.get(5)?,
    })
}

pub(crate) fn find(connection: &Connection, id: BlobId) -> Result<Option<Blob>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM blob WHERE id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(from_row).transpose()
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Blob>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM blob ORDER BY id");
    let mut statement = connection.prepare(&sql)?;
    statement.query_and_then([], from_row)?.collect()
}

/// Those between two row numbers, for whoever reads a damaged file.
pub(crate) fn list_between(
    connection: &Connection,
    first: i64,
    last: i64,
) -> Result<Vec<Blob>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM blob WHERE rowid BETWEEN ?1 AND ?2");
    let mut statement = connection.prepare(&sql)?;
    statement.query_and_then([first, last], from_row)?.collect()
}

pub(crate) fn insert(connection: &Connection, blob: &Blob) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO blob (id, key, hash, size, have, sent) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            blob.id.0,
            blob.key.as_slice(),
            blob.hash,
            blob.size.cast_signed(),
            blob.have.cast_signed(),
            blob.sent,
        ])?;
    Ok(())
}

pub(crate) fn set_have(connection: &Connection, id: BlobId, have: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE blob SET have = ?2 WHERE id = ?1")?
        .execute(params![id.0, have.cast_signed()])?;
    Ok(())
}

pub(crate) fn set_sent(connection: &Connection, id: BlobId, sent: bool) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE blob SET sent = ?2 WHERE id = ?1")?
        .execute(params![id.0, sent])?;
    Ok(())
}

/// Destroys the key, and with it the content.
pub(crate) fn delete(connection: &Connection, id: BlobId) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM blob WHERE id = ?1")?
        .execute([id.0])?;
    Ok(())
}

/// Those that no record names.
pub(crate) fn list_unnamed(connection: &Connection) -> Result<Vec<BlobId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM blob WHERE id NOT IN (SELECT blob FROM attachment_row) ORDER BY id",
    )?;
    let ids = statement.query_map([], |row| Ok(BlobId(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Since when nothing names it, as it was noted. None: not noted.
pub(crate) fn released_at(
    connection: &Connection,
    id: BlobId,
) -> Result<Option<String>, StoreError> {
    let noted: Option<String> = connection
        .prepare_cached("SELECT released_at FROM blob WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    Ok(noted.filter(|noted| !noted.is_empty()))
}

pub(crate) fn set_released_at(
    connection: &Connection,
    id: BlobId,
    at: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE blob SET released_at = ?2 WHERE id = ?1")?
        .execute(params![id.0, at])?;
    Ok(())
}
