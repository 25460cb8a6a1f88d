//! What changed, in the order of the server's numbers: from here a device learns what it missed.

use std::collections::BTreeSet;

use cii_sync::{RecordKind, Scope, Subject};
use uuid::Uuid;

use super::record::{kind, scope, subject, subject_text};
use crate::{
    Area, ServerError,
    database::{Row, Transaction},
};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS change_log (
        seq BIGINT NOT NULL,
        position BIGINT NOT NULL,
        record BYTEA NOT NULL,
        kind TEXT NOT NULL,
        scope_before TEXT,
        scope_after TEXT,
        fields TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    )",
    "CREATE TABLE IF NOT EXISTS subject_move (
        seq BIGINT NOT NULL,
        position BIGINT NOT NULL,
        subject TEXT NOT NULL,
        former TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    )",
];

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogEntry {
    pub(crate) seq: u64,
    pub(crate) record: Uuid,
    pub(crate) kind: RecordKind,
    /// None: it was not there.
    pub(crate) before: Option<Scope>,
    /// None: it is gone.
    pub(crate) after: Option<Scope>,
    /// The top-level fields that changed.
    pub(crate) fields: BTreeSet<String>,
}

/// A subject that left an area, with all its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) seq: u64,
    pub(crate) subject: Subject,
    pub(crate) former: Area,
}

pub(crate) fn append(
    transaction: &mut dyn Transaction,
    position: u64,
    entry: &LogEntry,
) -> Result<(), ServerError> {
    let text = |scope: &Option<Scope>| scope.as_ref().map(ToString::to_string);
    transaction.execute(
        "INSERT INTO change_log (seq, position, record, kind, scope_before, scope_after, fields)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            entry.seq.into(),
            position.into(),
            entry.record.into(),
            entry.kind.code().into(),
            text(&entry.before).into(),
            text(&entry.after).into(),
            serde_json::to_string(&entry.fields)?.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn append_move(
    transaction: &mut dyn Transaction,
    position: u64,
    one: &Move,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO subject_move (seq, position, subject, former) VALUES ($1, $2, $3, $4)",
        &[
            one.seq.into(),
            position.into(),
            subject_text(&one.subject).into(),
            one.former.0.as_str().into(),
        ],
    )?;
    Ok(())
}

/// Every change of a record after `seq`, in order.
pub(crate) fn list_after(
    transaction: &mut dyn Transaction,
    seq: u64,
) -> Result<Vec<LogEntry>, ServerError> {
    let rows = transaction.query(
        "SELECT seq, record, kind, scope_before, scope_after, fields
         FROM change_log WHERE seq > $1 ORDER BY seq, position",
        &[seq.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(LogEntry {
                seq: row.uint(0)?,
                record: row.uuid(1)?,
                kind: kind(row, 2)?,
                before: scope_or_none(row, 3)?,
                after: scope_or_none(row, 4)?,
                fields: serde_json::from_str(row.text(5)?)?,
            })
        })
        .collect()
}

/// Every move of a subject after `seq`, in order.
pub(crate) fn list_moves_after(
    transaction: &mut dyn Transaction,
    seq: u64,
) -> Result<Vec<Move>, ServerError> {
    let rows = transaction.query(
        "SELECT seq, subject, former FROM subject_move WHERE seq > $1 ORDER BY seq, position",
        &[seq.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Move {
                seq: row.uint(0)?,
                subject: subject(row, 1)?,
                former: Area(row.text(2)?.to_owned()),
            })
        })
        .collect()
}

fn scope_or_none(row: &Row, column: usize) -> Result<Option<Scope>, ServerError> {
    match row.text_or_none(column)? {
        None => Ok(None),
        Some(_) => scope(row, column).map(Some),
    }
}
