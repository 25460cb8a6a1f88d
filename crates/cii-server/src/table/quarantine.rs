//! What was refused, with its content: nothing that somebody wrote is thrown away. A user who has brought so much that it can
//! be no mistake any more keeps the rest on the own device, which never lets go of what was refused.

use cii_domain::StaffId;
use cii_sync::{Mutation, Refusal};
use uuid::Uuid;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS quarantine (
        uuid BYTEA NOT NULL PRIMARY KEY,
        seq BIGINT NOT NULL,
        staff BYTEA NOT NULL,
        reason TEXT NOT NULL,
        mutation TEXT NOT NULL
    )",
    // How many bytes of whom lie there. What was kept before they were counted counts for nothing.
    "CREATE TABLE IF NOT EXISTS quarantine_share (
        staff BYTEA NOT NULL PRIMARY KEY,
        bytes BIGINT NOT NULL,
        is_full BIGINT NOT NULL
    )",
];

/// What became of a refused mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is kept.
    Here,
    /// Its user has too much here. Whether that is so for the first time since there was room.
    Elsewhere {
        /// Nothing of that user was turned away before.
        is_first: bool,
    },
}

/// Bytes that `staff` has here, and whether any were turned away.
fn share(transaction: &mut dyn Transaction, staff: StaffId) -> Result<(u64, bool), ServerError> {
    let rows = transaction.query(
        "SELECT bytes, is_full FROM quarantine_share WHERE staff = $1",
        &[staff.0.into()],
    )?;
    rows.first()
        .map_or(Ok((0, false)), |row| Ok((row.uint(0)?, row.uint(1)? != 0)))
}

fn set_share(
    transaction: &mut dyn Transaction,
    staff: StaffId,
    bytes: u64,
    is_full: bool,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO quarantine_share (staff, bytes, is_full) VALUES ($1, $2, $3)
         ON CONFLICT (staff) DO UPDATE SET bytes = excluded.bytes, is_full = excluded.is_full",
        &[staff.0.into(), bytes.into(), u64::from(is_full).into()],
    )?;
    Ok(())
}

fn bytes_of(text: &str) -> u64 {
    u64::try_from(text.len()).unwrap_or(u64::MAX)
}

/// Keeps a refused mutation, unless more than `most` bytes of its user would lie here.
pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    seq: u64,
    staff: StaffId,
    (reason, mutation): (Refusal, &Mutation),
    most: u64,
) -> Result<Kept, ServerError> {
    let text = serde_json::to_string(mutation)?;
    let (present, was_full) = share(transaction, staff)?;
    let bytes = present.saturating_add(bytes_of(&text));
    if bytes > most {
        if !was_full {
            set_share(transaction, staff, present, true)?;
        }
        return Ok(Kept::Elsewhere {
            is_first: !was_full,
        });
    }
    // What somebody else brought under this identity stays, and does not keep the queue of this one from going on.
    let inserted = transaction.execute(
        "INSERT INTO quarantine (uuid, seq, staff, reason, mutation) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (uuid) DO NOTHING",
        &[
            mutation.uuid.into(),
            seq.into(),
            staff.0.into(),
            serde_json::to_string(&reason)?.into(),
            text.into(),
        ],
    )?;
    if inserted == 0 {
        return Ok(Kept::Elsewhere { is_first: false });
    }
    set_share(transaction, staff, bytes, was_full)?;
    Ok(Kept::Here)
}

/// Every refused mutation, oldest first.
pub(crate) fn list(transaction: &mut dyn Transaction) -> Result<Vec<Mutation>, ServerError> {
    transaction
        .query("SELECT mutation FROM quarantine ORDER BY seq, uuid", &[])?
        .iter()
        .map(|row| Ok(serde_json::from_str(row.text(0)?)?))
        .collect()
}

/// Deletes a refused mutation. There is room again for what its user brings.
pub(crate) fn delete(transaction: &mut dyn Transaction, uuid: Uuid) -> Result<(), ServerError> {
    let rows = transaction.query(
        "SELECT staff, mutation FROM quarantine WHERE uuid = $1",
        &[uuid.into()],
    )?;
    for row in rows {
        let staff = StaffId(row.uuid(0)?);
        let (present, _) = share(transaction, staff)?;
        let bytes = present.saturating_sub(bytes_of(row.text(1)?));
        set_share(transaction, staff, bytes, false)?;
    }
    transaction.execute("DELETE FROM quarantine WHERE uuid = $1", &[uuid.into()])?;
    Ok(())
}
