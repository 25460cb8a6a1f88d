//! Which record names which content.

use cii_domain::{BlobId, attachment::Attachment};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{StoreError, table::blob};

pub(crate) const TABLES: &str = "
    CREATE TABLE attachment_row (
        record BLOB NOT NULL,
        blob BLOB NOT NULL,
        hash TEXT NOT NULL,
        size INTEGER NOT NULL,
        PRIMARY KEY (record, blob)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attachment_row_blob ON attachment_row (blob);";

pub(crate) const CLEAR: &str = "DELETE FROM attachment_row;";

/// What a record says of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) hash: String,
    pub(crate) size: u64,
}

pub(crate) fn write(
    connection: &Connection,
    record: Uuid,
    attachments: &[Attachment],
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM attachment_row WHERE record = ?1")?
        .execute([record])?;
    for attachment in attachments {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO attachment_row (record, blob, hash, size) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                record,
                attachment.blob.0,
                attachment.hash,
                attachment.size.cast_signed()
            ])?;
        // Named again: should it be removed once more, it stays a week from then.
        blob::set_released_at(connection, attachment.blob, "")?;
    }
    Ok(())
}

/// What any record says of this content. None: none names it.
pub(crate) fn find(connection: &Connection, blob: BlobId) -> Result<Option<Named>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT hash, size FROM attachment_row WHERE blob = ?1 LIMIT 1")?;
    let mut rows = statement.query([blob.0])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(Named {
        hash: row.get(0)?,
        size: row.get::<_, i64>(1)?.cast_unsigned(),
    }))
}

/// The contents of at most `most` bytes that are named and not wholly here, the smallest first.
pub(crate) fn list_wanted(connection: &Connection, most: u64) -> Result<Vec<BlobId>, StoreError> {
    let most = most.min(i64::MAX.cast_unsigned()).cast_signed();
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT a.blob, a.size FROM attachment_row a LEFT JOIN blob b ON b.id = a.blob
         WHERE a.size <= ?1 AND (b.id IS NULL OR b.have < b.size)
         ORDER BY a.size, a.blob",
    )?;
    let ids = statement.query_map([most], |row| Ok(BlobId(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
