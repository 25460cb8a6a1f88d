//! The contents of attachments, in parts as they came, and which records named them.
//!
//! In the database and not beside it: so a content is there exactly when its row is, on both databases, and every backup
//! holds both at one moment. Scans are few and small beside what a database takes.

use cii_domain::{BlobId, StaffId, attachment::MediaType};
use uuid::Uuid;

use crate::{
    ServerError,
    database::{Row, Transaction},
};

/// The table of the parts, whose rows are large.
pub(crate) const PARTS: &str = "blob_part";

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS blob (
        id BYTEA NOT NULL PRIMARY KEY,
        staff BYTEA NOT NULL,
        hash TEXT NOT NULL,
        size BIGINT NOT NULL,
        media TEXT NOT NULL,
        have BIGINT NOT NULL,
        ready BIGINT NOT NULL,
        touched_at TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS blob_part (
        id BYTEA NOT NULL,
        start BIGINT NOT NULL,
        bytes BYTEA NOT NULL,
        PRIMARY KEY (id, start)
    )",
    // Whoever named it once may name it again, after an undo; at present or not.
    "CREATE TABLE IF NOT EXISTS blob_use (
        id BYTEA NOT NULL,
        record BYTEA NOT NULL,
        present BIGINT NOT NULL,
        PRIMARY KEY (id, record)
    )",
    "CREATE INDEX IF NOT EXISTS blob_use_record ON blob_use (record)",
    "CREATE INDEX IF NOT EXISTS blob_staff ON blob (staff)",
];

/// What a device says of a content before the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobHead {
    /// SHA-256 of the whole, in small hexadecimal digits.
    pub hash: String,
    /// Length of the whole.
    pub size: u64,
    /// What it is.
    pub media: MediaType,
}

/// A content, whole or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blob {
    pub(crate) staff: StaffId,
    pub(crate) head: BlobHead,
    pub(crate) have: u64,
    pub(crate) ready: bool,
}

fn blob(row: &Row) -> Result<Blob, ServerError> {
    let media = MediaType::from_code(row.text(3)?);
    Ok(Blob {
        staff: StaffId(row.uuid(0)?),
        head: BlobHead {
            hash: row.text(1)?.to_owned(),
            size: row.uint(2)?,
            media: media.ok_or_else(|| ServerError::Corrupt("media".to_owned()))?,
        },
        have: row.uint(4)?,
        ready: row.int(5)? != 0,
    })
}

pub(crate) fn find(
    transaction: &mut dyn Transaction,
    id: BlobId,
) -> Result<Option<Blob>, ServerError> {
    let rows = transaction.query(
        "SELECT staff, hash, size, media, have, ready FROM blob WHERE id = $1",
        &[id.0.into()],
    )?;
    rows.first().map(blob).transpose()
}

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    id: BlobId,
    staff: StaffId,
    head: &BlobHead,
    at: &str,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO blob (id, staff, hash, size, media, have, ready, touched_at)
         VALUES ($1, $2, $3, $4, $5, 0, 0, $6)",
        &[
            id.0.into(),
            staff.0.into(),
            head.hash.as_str().into(),
            head.size.into(),
            head.media.code().into(),
            at.into(),
        ],
    )?;
    Ok(())
}

/// Keeps the next part.
pub(crate) fn append(
    transaction: &mut dyn Transaction,
    id: BlobId,
    start: u64,
    bytes: &[u8],
    at: &str,
) -> Result<(), ServerError> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    transaction.execute(
        "INSERT INTO blob_part (id, start, bytes) VALUES ($1, $2, $3)",
        &[id.0.into(), start.into(), bytes.to_vec().into()],
    )?;
    transaction.execute(
        "UPDATE blob SET have = $2, touched_at = $3 WHERE id = $1",
        &[id.0.into(), start.saturating_add(length).into(), at.into()],
    )?;
    Ok(())
}

pub(crate) fn set_ready(transaction: &mut dyn Transaction, id: BlobId) -> Result<(), ServerError> {
    transaction.execute("UPDATE blob SET ready = 1 WHERE id = $1", &[id.0.into()])?;
    Ok(())
}

/// The part that holds the byte `at`, and where it begins.
pub(crate) fn part_at(
    transaction: &mut dyn Transaction,
    id: BlobId,
    at: u64,
) -> Result<Option<(u64, Vec<u8>)>, ServerError> {
    let rows = transaction.query(
        "SELECT start, bytes FROM blob_part WHERE id = $1 AND start <= $2 ORDER BY start DESC LIMIT 1",
        &[id.0.into(), at.into()],
    )?;
    rows.first()
        .map(|row| Ok((row.uint(0)?, row.bytes(1)?.to_vec())))
        .transpose()
}

/// Removes a content. That it was named once is remembered no longer.
pub(crate) fn delete(transaction: &mut dyn Transaction, id: BlobId) -> Result<(), ServerError> {
    for table in ["blob_part", "blob_use", "blob"] {
        transaction.execute(
            &format!("DELETE FROM {table} WHERE id = $1"),
            &[id.0.into()],
        )?;
    }
    Ok(())
}

/// Bytes that `staff` brought and that no record names.
pub(crate) fn unnamed_bytes(
    transaction: &mut dyn Transaction,
    staff: StaffId,
) -> Result<u64, ServerError> {
    let rows = transaction.query(
        "SELECT size FROM blob WHERE staff = $1
         AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.id = blob.id AND u.present = 1)",
        &[staff.0.into()],
    )?;
    rows.iter()
        .try_fold(0_u64, |sum, row| Ok(sum.saturating_add(row.uint(0)?)))
}

/// Those that no record names and that nobody touched since before `at`.
pub(crate) fn list_forgotten(
    transaction: &mut dyn Transaction,
    at: &str,
) -> Result<Vec<BlobId>, ServerError> {
    let rows = transaction.query(
        "SELECT id FROM blob WHERE touched_at < $1
         AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.id = blob.id AND u.present = 1)",
        &[at.into()],
    )?;
    rows.iter().map(|row| Ok(BlobId(row.uuid(0)?))).collect()
}

/// Those that `record` named, at present or once.
pub(crate) fn list_of(
    transaction: &mut dyn Transaction,
    record: Uuid,
) -> Result<Vec<BlobId>, ServerError> {
    let rows = transaction.query(
        "SELECT id FROM blob_use WHERE record = $1 ORDER BY id",
        &[record.into()],
    )?;
    rows.iter().map(|row| Ok(BlobId(row.uuid(0)?))).collect()
}

/// All that is there of it.
pub(crate) fn whole(transaction: &mut dyn Transaction, id: BlobId) -> Result<Vec<u8>, ServerError> {
    let rows = transaction.query(
        "SELECT bytes FROM blob_part WHERE id = $1 ORDER BY start",
        &[id.0.into()],
    )?;
    rows.iter().try_fold(Vec::new(), |mut whole, row| {
        whole.extend(row.bytes(0)?);
        Ok(whole)
    })
}

/// Notes that `record` names it now, or no longer.
pub(crate) fn set_use(
    transaction: &mut dyn Transaction,
    id: BlobId,
    record: Uuid,
    present: bool,
    at: &str,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO blob_use (id, record, present) VALUES ($1, $2, $3)
         ON CONFLICT (id, record) DO UPDATE SET present = excluded.present",
        &[id.0.into(), record.into(), i64::from(present).into()],
    )?;
    transaction.execute(
        "UPDATE blob SET touched_at = $2 WHERE id = $1",
        &[id.0.into(), at.into()],
    )?;
    Ok(())
}

/// The records that named it, and whether each does at present.
pub(crate) fn uses(
    transaction: &mut dyn Transaction,
    id: BlobId,
) -> Result<Vec<(Uuid, bool)>, ServerError> {
    let rows = transaction.query(
        "SELECT record, present FROM blob_use WHERE id = $1 ORDER BY record",
        &[id.0.into()],
    )?;
    rows.iter()
        .map(|row| Ok((row.uuid(0)?, row.int(1)? != 0)))
        .collect()
}
