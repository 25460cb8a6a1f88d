//! What is counted of situations that are gone. Alike ones are one row, so that no row is one situation.

use cii_domain::statistics::Counted;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS figure (
        counted TEXT NOT NULL PRIMARY KEY,
        times BIGINT NOT NULL
    )"];

/// Counts one more.
pub(crate) fn add(transaction: &mut dyn Transaction, one: &Counted) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO figure (counted, times) VALUES ($1, 1)
         ON CONFLICT (counted) DO UPDATE SET times = figure.times + 1",
        &[serde_json::to_string(one)?.into()],
    )?;
    Ok(())
}

/// All of them, each with how often it was.
pub(crate) fn list(transaction: &mut dyn Transaction) -> Result<Vec<(Counted, u64)>, ServerError> {
    transaction
        .query("SELECT counted, times FROM figure ORDER BY counted", &[])?
        .iter()
        .map(|row| Ok((serde_json::from_str(row.text(0)?)?, row.uint(1)?)))
        .collect()
}
