//! The grant sets: what each user may see, as values that never change, under numbers that are never used twice.

use cii_domain::StaffId;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS grant_set (
        id BIGINT NOT NULL PRIMARY KEY,
        staff BYTEA NOT NULL,
        seq BIGINT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS staff_grant (
        staff BYTEA NOT NULL PRIMARY KEY,
        grant_set BIGINT NOT NULL
    )",
];

/// The number and the content of what `staff` may see now.
pub(crate) fn present(
    transaction: &mut dyn Transaction,
    staff: StaffId,
) -> Result<Option<(u64, String)>, ServerError> {
    let rows = transaction.query(
        "SELECT g.id, g.content FROM staff_grant s JOIN grant_set g ON g.id = s.grant_set WHERE s.staff = $1",
        &[staff.0.into()],
    )?;
    rows.first()
        .map(|row| Ok((row.uint(0)?, row.text(1)?.to_owned())))
        .transpose()
}

/// The content of a grant set that `staff` has or had.
pub(crate) fn find(
    transaction: &mut dyn Transaction,
    staff: StaffId,
    id: u64,
) -> Result<Option<String>, ServerError> {
    let rows = transaction.query(
        "SELECT content FROM grant_set WHERE id = $1 AND staff = $2",
        &[id.into(), staff.0.into()],
    )?;
    rows.first()
        .map(|row| Ok(row.text(0)?.to_owned()))
        .transpose()
}

/// Everybody who has a grant set.
pub(crate) fn list_staff(transaction: &mut dyn Transaction) -> Result<Vec<StaffId>, ServerError> {
    transaction
        .query("SELECT staff FROM staff_grant ORDER BY staff", &[])?
        .iter()
        .map(|row| row.uuid(0).map(StaffId))
        .collect()
}

/// Gives `staff` a new grant set and says its number.
pub(crate) fn replace(
    transaction: &mut dyn Transaction,
    staff: StaffId,
    seq: u64,
    content: &str,
) -> Result<u64, ServerError> {
    let rows = transaction.query("SELECT COALESCE(MAX(id), 0) + 1 FROM grant_set", &[])?;
    let id = rows.first().map_or(Ok(1), |row| row.uint(0))?;
    transaction.execute(
        "INSERT INTO grant_set (id, staff, seq, content) VALUES ($1, $2, $3, $4)",
        &[id.into(), staff.0.into(), seq.into(), content.into()],
    )?;
    transaction.execute(
        "INSERT INTO staff_grant (staff, grant_set) VALUES ($1, $2)
         ON CONFLICT (staff) DO UPDATE SET grant_set = excluded.grant_set",
        &[staff.0.into(), id.into()],
    )?;
    Ok(id)
}
