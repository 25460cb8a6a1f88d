//! What changed, in the order of the server's numbers: from here a device learns what it missed.

use std::collections::BTreeSet;

use cii_sync::Scope;
use uuid::Uuid;

use super::record::scope;
use crate::{
    Area, ServerError,
    database::{Row, Transaction},
};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS change_log (
        seq BIGINT NOT NULL,
        position BIGINT NOT NULL,
        record BYTEA NOT NULL,
        scope_before TEXT,
        area_before TEXT,
        scope_after TEXT,
        area_after TEXT,
        fields TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    )"];

/// Where a record was or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) scope: Scope,
    pub(crate) area: Area,
}

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogEntry {
    pub(crate) seq: u64,
    pub(crate) record: Uuid,
    /// None: it was not there.
    pub(crate) before: Option<Standing>,
    /// None: it is gone.
    pub(crate) after: Option<Standing>,
    /// The top-level fields that changed.
    pub(crate) fields: BTreeSet<String>,
}

pub(crate) fn append(
    transaction: &mut dyn Transaction,
    position: u64,
    entry: &LogEntry,
) -> Result<(), ServerError> {
    let scope = |standing: &Option<Standing>| standing.as_ref().map(|at| at.scope.to_string());
    let area = |standing: &Option<Standing>| standing.as_ref().map(|at| at.area.0.clone());
    transaction.execute(
        "INSERT INTO change_log (seq, position, record, scope_before, area_before, scope_after, area_after,
                                 fields)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            entry.seq.into(),
            position.into(),
            entry.record.into(),
            scope(&entry.before).into(),
            area(&entry.before).into(),
            scope(&entry.after).into(),
            area(&entry.after).into(),
            serde_json::to_string(&entry.fields)?.into(),
        ],
    )?;
    Ok(())
}

/// Everything after `seq`, in order.
pub(crate) fn list_after(
    transaction: &mut dyn Transaction,
    seq: u64,
) -> Result<Vec<LogEntry>, ServerError> {
    let rows = transaction.query(
        "SELECT seq, record, scope_before, area_before, scope_after, area_after, fields
         FROM change_log WHERE seq > $1 ORDER BY seq, position",
        &[seq.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(LogEntry {
                seq: row.uint(0)?,
                record: row.uuid(1)?,
                before: standing(row, 2)?,
                after: standing(row, 4)?,
                fields: serde_json::from_str(row.text(6)?)?,
            })
        })
        .collect()
}

fn standing(row: &Row, column: usize) -> Result<Option<Standing>, ServerError> {
    match row.text_or_none(column)? {
        None => Ok(None),
        Some(_) => Ok(Some(Standing {
            scope: scope(row, column)?,
            area: Area(row.text(column.saturating_add(1))?.to_owned()),
        })),
    }
}
