//! What changed in which record: one entry per field, with the old and the new value. Entries are only ever added.

use chrono::{DateTime, Utc};
use cii_domain::{SituationId, StaffId};
use cii_sync::{
    Body, Change, HistoryEvent, HistoryItem, Mutation, Record, RecordKind, Scope, Subject,
};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use serde_json::Value;
use uuid::Uuid;

use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 1,
        oldest_reader: 1,
        sql: "CREATE TABLE history (
            seq INTEGER PRIMARY KEY,
            -- In whose timeline it stands: the situation's if the record belongs to one, else the record's own.
            subject BLOB NOT NULL,
            record BLOB NOT NULL,
            kind TEXT NOT NULL,
            act_group BLOB NOT NULL,
            act TEXT NOT NULL,
            by_staff BLOB NOT NULL,
            at TEXT NOT NULL,
            -- NULL: the record as a whole came or went.
            field TEXT,
            old TEXT,
            new TEXT
          ) STRICT;
          CREATE INDEX history_subject ON history (subject);",
    },
    Migration {
        to: 2,
        oldest_reader: 2,
        // The mutation makes an entry the same on every device; with the compartment it can be found to be destroyed.
        sql: "ALTER TABLE history ADD COLUMN mutation BLOB NOT NULL DEFAULT x'';
              ALTER TABLE history ADD COLUMN compartment TEXT NOT NULL DEFAULT '';
              UPDATE history SET compartment = CASE kind
                WHEN 'person' THEN 'identity' WHEN 'procuration' THEN 'identity'
                WHEN 'situation' THEN 'social' WHEN 'session' THEN 'planning'
                WHEN 'contract' THEN 'contract' WHEN 'note' THEN 'internal'
                WHEN 'catalogue_item' THEN 'catalogue'
                WHEN 'office' THEN 'office' WHEN 'administration_year' THEN 'office'
                ELSE 'directory' END;",
    },
    Migration {
        to: 5,
        oldest_reader: 4,
        // No number is given twice: an act finds its entries from a number on, also after a server told them anew.
        sql: "DROP INDEX history_subject;
              ALTER TABLE history RENAME TO history_before;
              CREATE TABLE history (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                subject BLOB NOT NULL,
                record BLOB NOT NULL,
                kind TEXT NOT NULL,
                act_group BLOB NOT NULL,
                act TEXT NOT NULL,
                by_staff BLOB NOT NULL,
                at TEXT NOT NULL,
                field TEXT,
                old TEXT,
                new TEXT,
                mutation BLOB NOT NULL,
                compartment TEXT NOT NULL
              ) STRICT;
              INSERT INTO history SELECT * FROM history_before;
              DROP TABLE history_before;
              CREATE INDEX history_subject ON history (subject);",
    },
];

/// What happened to a record, or to one field of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// The record was made.
    Created,
    /// A field changed.
    Changed {
        /// Its name, as in the domain.
        field: String,
        /// Value before. None: the field was not there.
        old: Option<Value>,
        /// Value after. None: the field is gone.
        new: Option<Value>,
    },
    /// The record was deleted.
    Deleted,
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// Orders the entries: later ones are higher.
    pub seq: i64,
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// The act to which it belongs; entries of one act share it.
    pub group: Uuid,
    /// Code of the act. An undo has the code `undo`.
    pub act: String,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub happening: Happening,
}

/// Writes what `mutation` does to the record as it was `before` and is `after`.
pub(crate) fn write(
    connection: &Connection,
    mutation: &Mutation,
    before: Option<&Record>,
    after: Option<&Record>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO history (subject, record, kind, act_group, act, by_staff, at, field, old, new,
                              mutation, compartment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let subject = subject_of(&mutation.scope, mutation.record);
    let at = mutation.at.to_rfc3339();
    let mut insert = |field: Option<&str>, old: Option<String>, new: Option<String>| {
        statement.execute(params![
            subject,
            mutation.record,
            mutation.kind.code(),
            mutation.group,
            mutation.act,
            mutation.by.0,
            at,
            field,
            old,
            new,
            mutation.uuid,
            mutation.scope.compartment.code(),
        ])
    };
    match &mutation.change {
        // The fields of a new record stand in its creation in the outbox and, changed or not, in the record.
        Change::Create(_) => {
            insert(None, None, Some(String::new()))?;
        }
        Change::Withdrawn => {}
        Change::Delete => {
            let body = before
                .map(|record| serde_json::to_string(&record.body))
                .transpose()?;
            insert(None, body, None)?;
        }
        Change::Patch(patch) => {
            for field in patch.fields() {
                let old = before
                    .and_then(|record| record.body.get(field))
                    .map(serde_json::to_string)
                    .transpose()?;
                let new = after
                    .and_then(|record| record.body.get(field))
                    .map(serde_json::to_string)
                    .transpose()?;
                insert(Some(field), old, new)?;
            }
        }
    }
    Ok(())
}

/// Writes an entry as the server tells it.
pub(crate) fn insert_item(connection: &Connection, item: &HistoryItem) -> Result<(), StoreError> {
    let text = |value: &Option<Value>| value.as_ref().map(serde_json::to_string).transpose();
    let (field, old, new) = match &item.event {
        HistoryEvent::Created => (None, None, Some(String::new())),
        HistoryEvent::Changed { field, old, new } => (Some(field.as_str()), text(old)?, text(new)?),
        HistoryEvent::Deleted { body } => (None, Some(serde_json::to_string(body)?), None),
    };
    connection
        .prepare_cached(
            "INSERT INTO history (subject, record, kind, act_group, act, by_staff, at, field, old, new,
                                  mutation, compartment)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            subject_of(&item.scope, item.record),
            item.record,
            item.kind.code(),
            item.group,
            item.act,
            item.by.0,
            item.at.to_rfc3339(),
            field,
            old,
            new,
            item.mutation,
            item.scope.compartment.code(),
        ])?;
    Ok(())
}

/// Takes out what is known of the same change: of the same maker, because an identity is known to whoever reads it.
pub(crate) fn delete_item(connection: &Connection, item: &HistoryItem) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM history WHERE subject = ?1 AND mutation = ?2 AND record = ?3 AND by_staff = ?4",
        )?
        .execute(params![
            subject_of(&item.scope, item.record),
            item.mutation,
            item.record,
            item.by.0,
        ])?;
    Ok(())
}

/// Takes out what an own change wrote.
pub(crate) fn delete_mutation(
    connection: &Connection,
    mutation: &Mutation,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM history WHERE subject = ?1 AND mutation = ?2")?
        .execute(params![
            subject_of(&mutation.scope, mutation.record),
            mutation.uuid
        ])?;
    Ok(())
}

/// Takes out everything that happened to a record.
pub(crate) fn delete_record(
    connection: &Connection,
    scope: &Scope,
    record: Uuid,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM history WHERE subject = ?1 AND record = ?2")?
        .execute(params![subject_of(scope, record), record])?;
    Ok(())
}

/// Takes out everything that happened in a scope.
pub(crate) fn delete_scope(connection: &Connection, scope: &Scope) -> Result<(), StoreError> {
    let compartment = scope.compartment.code();
    match &scope.subject {
        Subject::Case(situation) => connection
            .prepare_cached("DELETE FROM history WHERE subject = ?1 AND compartment = ?2")?
            .execute(params![situation.0, compartment])?,
        Subject::Person(person) => connection
            .prepare_cached("DELETE FROM history WHERE subject = ?1 AND compartment = ?2")?
            .execute(params![person.0, compartment])?,
        // Of the directory, the catalogue and the office every record is its own subject.
        Subject::Reference(_) => connection
            .prepare_cached("DELETE FROM history WHERE compartment = ?1")?
            .execute(params![compartment])?,
    };
    Ok(())
}

fn subject_of(scope: &Scope, record: Uuid) -> Uuid {
    scope.find_case().map_or(record, |situation| situation.0)
}

/// The number that the next entry will have, or a lower one.
pub(crate) fn next_entry(connection: &Connection) -> Result<i64, StoreError> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(seq) FROM history")?
        .query_row([], |row| row.get(0))?;
    Ok(last.unwrap_or(0).saturating_add(1))
}

/// In whose timelines one act stands; its entries begin at `first_entry`.
pub(crate) fn subjects_of_group(
    connection: &Connection,
    group: Uuid,
    first_entry: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let subjects = connection
        .prepare_cached("SELECT DISTINCT subject FROM history WHERE seq >= ?1 AND act_group = ?2")?
        .query_map(params![first_entry, group], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(subjects)
}

fn from_row(row: &Row<'_>) -> Result<HistoryEntry, StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let value = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    let (field, old, new): (Option<String>, Option<String>, Option<String>) =
        (row.get(7)?, row.get(8)?, row.get(9)?);
    let happening = match field {
        Some(field) => Happening::Changed {
            field,
            old: value(old)?,
            new: value(new)?,
        },
        None if new.is_some() => Happening::Created,
        None => Happening::Deleted,
    };
    Ok(HistoryEntry {
        seq: row.get(0)?,
        record: row.get(1)?,
        kind: RecordKind::from_code(row.get_ref(2)?.as_str().map_err(|_| broken())?)
            .ok_or_else(broken)?,
        group: row.get(3)?,
        act: row.get(4)?,
        by: StaffId(row.get(5)?),
        at: row.get::<_, String>(6)?.parse().map_err(|_| broken())?,
        happening,
    })
}

const COLUMNS: &str = "seq, record, kind, act_group, act, by_staff, at, field, old, new";

fn list(
    connection: &Connection,
    condition: &str,
    params: impl Params,
) -> Result<Vec<HistoryEntry>, StoreError> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM history WHERE {condition} ORDER BY seq"
        ))?
        .query_and_then(params, from_row)?
        .collect()
}

/// Everything that happened to one record, oldest first.
pub(crate) fn of_record(
    connection: &Connection,
    record: Uuid,
) -> Result<Vec<HistoryEntry>, StoreError> {
    match super::record::find(connection, record)? {
        Some(present) => {
            let subject = subject_of(&present.scope, record);
            list(
                connection,
                "subject = ?1 AND record = ?2",
                params![subject, record],
            )
        }
        // Deleted, and its situation no longer known: rare enough to look through everything.
        None => list(connection, "record = ?1", [record]),
    }
}

/// Everything that happened in a situation, and to its person, oldest first.
pub(crate) fn of_case(
    connection: &Connection,
    situation: SituationId,
    person: Option<Uuid>,
) -> Result<Vec<HistoryEntry>, StoreError> {
    list(
        connection,
        "subject IN (?1, ?2)",
        params![situation.0, person],
    )
}

/// Everything that one act changed, oldest first; its entries begin at `first_entry`.
pub(crate) fn of_group(
    connection: &Connection,
    group: Uuid,
    first_entry: i64,
) -> Result<Vec<HistoryEntry>, StoreError> {
    list(
        connection,
        "seq >= ?2 AND act_group = ?1",
        params![group, first_entry],
    )
}

/// The body that a record had when an act deleted it.
pub(crate) fn deleted_body(
    connection: &Connection,
    group: Uuid,
    first_entry: i64,
    record: Uuid,
) -> Result<Option<Body>, StoreError> {
    let body: Option<String> = connection
        .prepare_cached(
            "SELECT old FROM history
             WHERE seq >= ?3 AND act_group = ?1 AND record = ?2 AND field IS NULL AND new IS NULL
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(params![group, record, first_entry], |row| row.get(0))
        .optional()?
        .flatten();
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}
