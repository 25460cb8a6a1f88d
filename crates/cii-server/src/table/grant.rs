//! The grant sets: what each user may see, as values that never change, under numbers that are never used twice. Those under
//! which something was disclosed are kept for ever: they say what it was.

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
    // The last one of all is somebody's present one, which is never deleted.
    let id = last(transaction)?.saturating_add(1);
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

/// The highest number of a grant set.
pub(crate) fn last(transaction: &mut dyn Transaction) -> Result<u64, ServerError> {
    let rows = transaction.query("SELECT COALESCE(MAX(id), 0) FROM grant_set", &[])?;
    rows.first().map_or(Ok(0), |row| row.uint(0))
}

/// Deletes the grant sets that another one had replaced when `mark` was the highest number, but for those under which
/// something was disclosed.
pub(crate) fn delete_replaced(
    transaction: &mut dyn Transaction,
    mark: u64,
) -> Result<(), ServerError> {
    transaction.execute(
        "DELETE FROM grant_set WHERE id IN (
            SELECT g.id FROM grant_set g
            JOIN (SELECT staff, MAX(id) AS newest FROM grant_set WHERE id <= $1 GROUP BY staff) n
                ON n.staff = g.staff
            WHERE g.id < n.newest)
         AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.grant_set = grant_set.id)",
        &[mark.into()],
    )?;
    Ok(())
}
