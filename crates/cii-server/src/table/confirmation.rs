//! Who confirmed that data go.

use cii_domain::StaffId;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS retention_confirmation (
        preview TEXT NOT NULL,
        staff BYTEA NOT NULL,
        PRIMARY KEY (preview, staff)
    )"];

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    preview: &str,
    staff: StaffId,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO retention_confirmation (preview, staff) VALUES ($1, $2)
         ON CONFLICT (preview, staff) DO NOTHING",
        &[preview.into(), staff.0.into()],
    )?;
    Ok(())
}

/// Those who confirmed what a preview showed.
pub(crate) fn list(
    transaction: &mut dyn Transaction,
    preview: &str,
) -> Result<Vec<StaffId>, ServerError> {
    transaction
        .query(
            "SELECT staff FROM retention_confirmation WHERE preview = $1 ORDER BY staff",
            &[preview.into()],
        )?
        .iter()
        .map(|row| row.uuid(0).map(StaffId))
        .collect()
}

/// Forgets all confirmations: what they were given for is done.
pub(crate) fn clear(transaction: &mut dyn Transaction) -> Result<(), ServerError> {
    transaction.execute("DELETE FROM retention_confirmation", &[])?;
    Ok(())
}
