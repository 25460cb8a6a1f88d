//! The one number of the server, the line of history it counts, and what the server remembers of itself.

use crate::{
    ServerError,
    database::{Transaction, Value},
};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS sync_counter (
        id BIGINT NOT NULL PRIMARY KEY,
        seq BIGINT NOT NULL
    )",
    // The numbers between the two were never given in this line of history.
    "CREATE TABLE IF NOT EXISTS sync_jump (
        after_seq BIGINT NOT NULL,
        to_seq BIGINT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS server_fact (
        name TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL
    )",
];

/// The line of history.
pub(crate) const EPOCH: &str = "epoch";
/// The last number that the newest finished backup holds.
pub(crate) const BACKUP: &str = "backup_seq";
/// The last number that the finished backup before that one holds as well.
pub(crate) const BACKUP_BEFORE: &str = "backup_before_seq";
/// The day for which grants that end by themselves were looked at.
pub(crate) const SWEPT: &str = "swept_on";
/// The highest number of a grant set on the day that [`GRANTS_MARKED`] names.
pub(crate) const GRANTS_MARK: &str = "grants_mark";
/// The day on which the grant sets were marked.
pub(crate) const GRANTS_MARKED: &str = "grants_marked_on";
/// There from the letting go of data to the end of writing the files anew.
pub(crate) const SCRUBBING: &str = "scrubbing";

/// Puts the counter in place.
pub(crate) fn found(transaction: &mut dyn Transaction) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO sync_counter (id, seq) VALUES (1, 0) ON CONFLICT (id) DO NOTHING",
        &[],
    )?;
    Ok(())
}

/// Takes the next number and holds the counter to the end of the transaction.
pub(crate) fn next(transaction: &mut dyn Transaction) -> Result<u64, ServerError> {
    let rows = transaction.query(
        "UPDATE sync_counter SET seq = seq + 1 WHERE id = 1 RETURNING seq",
        &[],
    )?;
    one(&rows)
}

/// The last number given.
pub(crate) fn present(transaction: &mut dyn Transaction) -> Result<u64, ServerError> {
    one(&transaction.query("SELECT seq FROM sync_counter WHERE id = 1", &[])?)
}

fn one(rows: &[crate::Row]) -> Result<u64, ServerError> {
    rows.first()
        .ok_or_else(|| ServerError::Corrupt("no counter".to_owned()))?
        .uint(0)
}

/// Lets the counter jump to `to`, and remembers which numbers it left out.
pub(crate) fn jump(
    transaction: &mut dyn Transaction,
    after: u64,
    to: u64,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO sync_jump (after_seq, to_seq) VALUES ($1, $2)",
        &[after.into(), to.into()],
    )?;
    transaction.execute(
        "UPDATE sync_counter SET seq = $1 WHERE id = 1",
        &[to.into()],
    )?;
    Ok(())
}

/// Whether this line of history never gave the number `seq`: it comes from one that was lost.
pub(crate) fn was_left_out(
    transaction: &mut dyn Transaction,
    seq: u64,
) -> Result<bool, ServerError> {
    let rows = transaction.query(
        "SELECT 1 FROM sync_jump WHERE after_seq < $1 AND to_seq > $1 LIMIT 1",
        &[seq.into()],
    )?;
    Ok(!rows.is_empty())
}

pub(crate) fn fact(
    transaction: &mut dyn Transaction,
    name: &str,
) -> Result<Option<String>, ServerError> {
    let rows = transaction.query(
        "SELECT fact FROM server_fact WHERE name = $1",
        &[name.into()],
    )?;
    rows.first()
        .map(|row| Ok(row.text(0)?.to_owned()))
        .transpose()
}

pub(crate) fn set_fact(
    transaction: &mut dyn Transaction,
    name: &str,
    fact: impl Into<Value>,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO server_fact (name, fact) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET fact = excluded.fact",
        &[name.into(), fact.into()],
    )?;
    Ok(())
}

pub(crate) fn forget_fact(
    transaction: &mut dyn Transaction,
    name: &str,
) -> Result<(), ServerError> {
    transaction.execute("DELETE FROM server_fact WHERE name = $1", &[name.into()])?;
    Ok(())
}
