//! Acts of the users of this device: what belongs together, and what was taken back.

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::StaffId;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: 1,
    oldest_reader: 1,
    // No index: an act to undo is among the newest, and every index is another page to write with each change.
    sql: "CREATE TABLE act (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL,
            code TEXT NOT NULL,
            by_staff BLOB NOT NULL,
            at TEXT NOT NULL,
            -- 0 can be undone, 1 final, 2 is itself an undo
            finality INTEGER NOT NULL DEFAULT 0,
            undone INTEGER NOT NULL DEFAULT 0,
            -- Its mutations, and where its entries in the history begin.
            first_n INTEGER NOT NULL,
            last_n INTEGER NOT NULL,
            first_entry INTEGER NOT NULL
          ) STRICT;",
}];

/// Whether an act can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finality {
    /// It can, as long as nothing else was built on it.
    Undoable,
    /// It cannot: something was signed or issued.
    Final,
    /// It took another act back.
    Undo,
}

/// What a user does: the code names it in history and undo, `act.<code>` in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// Stable code, such as `plan_session`.
    pub code: &'static str,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it can be taken back.
    pub finality: Finality,
    /// The day on which the rules of access judge what it writes. None: the office belongs to nobody else.
    pub judged_on: Option<NaiveDate>,
}

impl Act {
    /// An act that can be taken back.
    pub const fn new(code: &'static str, by: StaffId, at: DateTime<Utc>) -> Self {
        Self {
            code,
            by,
            at,
            finality: Finality::Undoable,
            judged_on: None,
        }
    }

    /// An act that cannot: a signature, an issue.
    pub const fn final_(code: &'static str, by: StaffId, at: DateTime<Utc>) -> Self {
        Self {
            code,
            by,
            at,
            finality: Finality::Final,
            judged_on: None,
        }
    }

    /// An act that does nothing which the shared server would refuse on `day`.
    #[must_use]
    pub const fn judged_on(self, day: Option<NaiveDate>) -> Self {
        Self {
            judged_on: day,
            ..self
        }
    }
}

/// An act as lists of what was done show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActDone {
    /// Code of the act.
    pub code: String,
    /// When.
    pub at: DateTime<Utc>,
}

pub(crate) struct Row {
    pub(crate) seq: i64,
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) finality: Finality,
    pub(crate) first_n: u64,
    pub(crate) last_n: u64,
    pub(crate) first_entry: i64,
}

pub(crate) fn insert(
    connection: &Connection,
    id: Uuid,
    code: &str,
    (by, at, finality): (StaffId, DateTime<Utc>, Finality),
    (first_n, last_n): (u64, u64),
    first_entry: i64,
) -> Result<(), StoreError> {
    let finality = match finality {
        Finality::Undoable => 0,
        Finality::Final => 1,
        Finality::Undo => 2,
    };
    connection
        .prepare_cached(
            "INSERT INTO act (id, code, by_staff, at, finality, first_n, last_n, first_entry)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id,
            code,
            by.0,
            at.to_rfc3339(),
            finality,
            first_n.cast_signed(),
            last_n.cast_signed(),
            first_entry,
        ])?;
    Ok(())
}

/// The newest act of `by` below the place `before` that was neither taken back nor is itself an undo.
pub(crate) fn find_last(
    connection: &Connection,
    by: StaffId,
    before: i64,
) -> Result<Option<Row>, StoreError> {
    let row = connection
        .prepare_cached(
            "SELECT seq, id, code, at, finality, first_n, last_n, first_entry FROM act
             WHERE seq < ?2 AND by_staff = ?1 AND undone = 0 AND finality < 2
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(params![by.0, before], |row| {
            Ok((
                row.get::<_, String>(3)?,
                Row {
                    seq: row.get(0)?,
                    id: row.get(1)?,
                    code: row.get(2)?,
                    at: DateTime::UNIX_EPOCH,
                    finality: match row.get::<_, i64>(4)? {
                        0 => Finality::Undoable,
                        1 => Finality::Final,
                        _ => Finality::Undo,
                    },
                    first_n: row.get::<_, i64>(5)?.cast_unsigned(),
                    last_n: row.get::<_, i64>(6)?.cast_unsigned(),
                    first_entry: row.get(7)?,
                },
            ))
        })
        .optional()?;
    row.map(|(at, row)| {
        let at = at
            .parse()
            .map_err(|_| StoreError::Damaged(Damage::Content))?;
        Ok(Row { at, ..row })
    })
    .transpose()
}

/// Whether the act `id` was taken back.
pub(crate) fn is_undone(connection: &Connection, id: Uuid) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM act WHERE id = ?1 AND undone = 1)")?
        .query_row([id], |row| row.get(0))?)
}

/// The newest acts of `by` that were not taken back, newest first.
pub(crate) fn list_last(
    connection: &Connection,
    by: StaffId,
    limit: usize,
) -> Result<Vec<ActDone>, StoreError> {
    connection
        .prepare_cached(
            "SELECT code, at FROM act
             WHERE by_staff = ?1 AND undone = 0 AND finality < 2 ORDER BY seq DESC LIMIT ?2",
        )?
        .query_and_then(
            params![by.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            |row| {
                Ok(ActDone {
                    code: row.get(0)?,
                    at: row
                        .get::<_, String>(1)?
                        .parse()
                        .map_err(|_| StoreError::Damaged(Damage::Content))?,
                })
            },
        )?
        .collect()
}

/// The counter of the next mutation. Acts are never removed, while a server may empty the outbox.
pub(crate) fn next_n(connection: &Connection) -> Result<u64, StoreError> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT last_n FROM act ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0).saturating_add(1).cast_unsigned())
}

pub(crate) fn mark_undone(connection: &Connection, seq: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE act SET undone = 1 WHERE seq = ?1")?
        .execute([seq])?;
    Ok(())
}
