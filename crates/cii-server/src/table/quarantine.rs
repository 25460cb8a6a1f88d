//! What was refused, with its content: nothing that somebody wrote is thrown away.

use cii_domain::StaffId;
use cii_sync::{Mutation, Refusal};
use uuid::Uuid;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS quarantine (
        uuid BYTEA NOT NULL PRIMARY KEY,
        seq BIGINT NOT NULL,
        staff BYTEA NOT NULL,
        reason TEXT NOT NULL,
        mutation TEXT NOT NULL
    )"];

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    seq: u64,
    staff: StaffId,
    reason: Refusal,
    mutation: &Mutation,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO quarantine (uuid, seq, staff, reason, mutation) VALUES ($1, $2, $3, $4, $5)",
        &[
            mutation.uuid.into(),
            seq.into(),
            staff.0.into(),
            serde_json::to_string(&reason)?.into(),
            serde_json::to_string(mutation)?.into(),
        ],
    )?;
    Ok(())
}

/// Every refused mutation, oldest first.
pub(crate) fn list(transaction: &mut dyn Transaction) -> Result<Vec<Mutation>, ServerError> {
    transaction
        .query("SELECT mutation FROM quarantine ORDER BY seq, uuid", &[])?
        .iter()
        .map(|row| Ok(serde_json::from_str(row.text(0)?)?))
        .collect()
}

/// Deletes a refused mutation.
pub(crate) fn delete(transaction: &mut dyn Transaction, uuid: Uuid) -> Result<(), ServerError> {
    transaction.execute("DELETE FROM quarantine WHERE uuid = $1", &[uuid.into()])?;
    Ok(())
}
