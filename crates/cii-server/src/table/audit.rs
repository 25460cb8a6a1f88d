//! The entries of the audit, chained.

use cii_sync::AuditEntry;

use crate::{
    ServerError, audit,
    database::{Row, Transaction},
};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS audit (
        n BIGINT NOT NULL PRIMARY KEY,
        entry TEXT NOT NULL,
        hash BYTEA NOT NULL
    )"];

/// A row as it is stored: its number, its text, its hash.
pub(crate) type Link = (u64, String, Vec<u8>);

fn link_of(row: &Row) -> Result<Link, ServerError> {
    Ok((
        row.uint(0)?,
        row.text(1)?.to_owned(),
        row.bytes(2)?.to_vec(),
    ))
}

/// The last entry. None: there is none yet.
pub(crate) fn last(transaction: &mut dyn Transaction) -> Result<Option<Link>, ServerError> {
    let rows = transaction.query(
        "SELECT n, entry, hash FROM audit ORDER BY n DESC LIMIT 1",
        &[],
    )?;
    rows.first().map(link_of).transpose()
}

/// Entries from `n` on, at most `limit`.
pub(crate) fn list_from(
    transaction: &mut dyn Transaction,
    n: u64,
    limit: u64,
) -> Result<Vec<Link>, ServerError> {
    let rows = transaction.query(
        "SELECT n, entry, hash FROM audit WHERE n >= $1 ORDER BY n LIMIT $2",
        &[n.into(), limit.into()],
    )?;
    rows.iter().map(link_of).collect()
}

/// Entries from `n` up to the one before `end`, the last first, at most `limit`.
pub(crate) fn list_back(
    transaction: &mut dyn Transaction,
    n: u64,
    end: u64,
    limit: u64,
) -> Result<Vec<Link>, ServerError> {
    let rows = transaction.query(
        "SELECT n, entry, hash FROM audit WHERE n >= $1 AND n < $2 ORDER BY n DESC LIMIT $3",
        &[n.into(), end.into(), limit.into()],
    )?;
    rows.iter().map(link_of).collect()
}

pub(crate) fn append(
    transaction: &mut dyn Transaction,
    entry: &AuditEntry,
) -> Result<(), ServerError> {
    let (n, _, former) = last(transaction)?.unwrap_or_default();
    let text = audit::text_of(entry)?;
    let hash = audit::link(&former, &text);
    transaction.execute(
        "INSERT INTO audit (n, entry, hash) VALUES ($1, $2, $3)",
        &[n.saturating_add(1).into(), text.into(), hash.into()],
    )?;
    Ok(())
}
