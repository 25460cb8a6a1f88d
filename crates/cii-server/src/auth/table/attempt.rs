//! Attempts to get in.

use crate::{ServerError, database::Transaction};

/// Attempts that are counted together.
pub(in crate::auth) struct Attempts {
    pub(in crate::auth) count: u64,
    pub(in crate::auth) blocked_until: u64,
    /// Up to when they have faded.
    pub(in crate::auth) faded_at: u64,
}

pub(in crate::auth) fn find_attempts(
    transaction: &mut dyn Transaction,
    key: &[u8],
) -> Result<Option<Attempts>, ServerError> {
    let rows = transaction.query(
        "SELECT attempts, blocked_until, last_at FROM attempt WHERE key = $1",
        &[key.to_vec().into()],
    )?;
    rows.first()
        .map(|row| {
            Ok(Attempts {
                count: row.uint(0)?,
                blocked_until: row.uint(1)?,
                faded_at: row.uint(2)?,
            })
        })
        .transpose()
}

pub(in crate::auth) fn set_attempts(
    transaction: &mut dyn Transaction,
    key: &[u8],
    found: &Attempts,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO attempt (key, attempts, blocked_until, last_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET attempts = excluded.attempts,
            blocked_until = excluded.blocked_until, last_at = excluded.last_at",
        &[
            key.to_vec().into(),
            found.count.into(),
            found.blocked_until.into(),
            found.faded_at.into(),
        ],
    )?;
    Ok(())
}

pub(in crate::auth) fn forget_attempts(
    transaction: &mut dyn Transaction,
    before: u64,
) -> Result<(), ServerError> {
    transaction.execute("DELETE FROM attempt WHERE last_at < $1", &[before.into()])?;
    Ok(())
}
