//! The entries of the audit, chained.

use crate::{ServerError, audit::AuditEntry, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS audit (
        n BIGINT NOT NULL PRIMARY KEY,
        entry TEXT NOT NULL,
        hash BYTEA NOT NULL
    )"];

/// A row as it is stored: its number, its text, its hash.
pub(crate) type Link = (u64, String, Vec<u8>);

/// The last entry. None: there is none yet.
pub(crate) fn last(transaction: &mut dyn Transaction) -> Result<Option<Link>, ServerError> {
    let rows = transaction.query(
        "SELECT n, entry, hash FROM audit ORDER BY n DESC LIMIT 1",
        &[],
    )?;
    rows.first()
        .map(|row| {
            Ok((
                row.uint(0)?,
                row.text(1)?.to_owned(),
                row.bytes(2)?.to_vec(),
            ))
        })
        .transpose()
}

/// Entries from `n` on, at most `limit`.
pub(crate) fn list_from(
    transaction: &mut dyn Transaction,
    n: u64,
    limit: u64,
) -> Result<Vec<Link>, ServerError> {
    transaction
        .query(
            "SELECT n, entry, hash FROM audit WHERE n >= $1 ORDER BY n LIMIT $2",
            &[n.into(), limit.into()],
        )?
        .iter()
        .map(|row| {
            Ok((
                row.uint(0)?,
                row.text(1)?.to_owned(),
                row.bytes(2)?.to_vec(),
            ))
        })
        .collect()
}

pub(crate) fn append(
    transaction: &mut dyn Transaction,
    entry: &AuditEntry,
) -> Result<(), ServerError> {
    let (n, _, former) = last(transaction)?.unwrap_or_default();
    let text = entry.canonical()?;
    let hash = crate::audit::link(&former, &text);
    transaction.execute(
        "INSERT INTO audit (n, entry, hash) VALUES ($1, $2, $3)",
        &[n.saturating_add(1).into(), text.into(), hash.into()],
    )?;
    Ok(())
}
