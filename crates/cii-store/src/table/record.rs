//! Records as seen on this device: the mirror with the outbox replayed. Derived, like every projection, but of the
//! truth itself: what a screen shows comes from here.

use cii_sync::{Aggregate, Body, Record, RecordKind};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 1,
        oldest_reader: 1,
        sql: "CREATE TABLE record (
            -- Grows with time: a younger record has a higher one, and no number is given twice.
            row INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            scope TEXT NOT NULL,
            version INTEGER NOT NULL,
            -- The version of every field that field_versions does not name.
            born INTEGER NOT NULL,
            field_versions TEXT NOT NULL,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX record_kind ON record (kind);
          CREATE TABLE record_parent (
            parent BLOB NOT NULL,
            kind TEXT NOT NULL,
            row INTEGER NOT NULL,
            PRIMARY KEY (parent, kind, row)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX record_parent_row ON record_parent (row);
          -- The versions of records that are gone: one that comes back goes on counting.
          CREATE TABLE tombstone (
            id BLOB PRIMARY KEY NOT NULL,
            version INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;",
    },
    Migration {
        to: 2,
        oldest_reader: 2,
        // The versions of fields are gone: a mutation says by `seen` and its place in the outbox on what it was made.
        sql: "ALTER TABLE record DROP COLUMN born;
              ALTER TABLE record DROP COLUMN field_versions;
              -- `seen` of the oldest waiting mutation of the record: what is changed again rests on that one. -1: none.
              ALTER TABLE record ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;",
    },
];

pub(crate) const COLUMNS: &str = "id, kind, scope, version, body";

/// A record from the columns [`COLUMNS`].
pub(crate) fn from_row(row: &Row<'_>) -> Result<Record, StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let text = |index: usize| row.get_ref(index)?.as_str().map_err(|_| broken());
    let body: Body = serde_json::from_str(text(4)?)?;
    Ok(Record {
        id: row.get(0)?,
        kind: RecordKind::from_code(text(1)?).ok_or_else(broken)?,
        scope: text(2)?.parse().map_err(|_| broken())?,
        version: row.get::<_, i64>(3)?.cast_unsigned(),
        body,
    })
}

/// The aggregate of a record from the columns [`COLUMNS`].
pub(crate) fn aggregate_from_row<T: Aggregate>(row: &Row<'_>) -> Result<T, StoreError> {
    let body = row.get_ref(4)?.as_str();
    let body = body.map_err(|_| StoreError::Damaged(Damage::Content))?;
    Ok(match serde_json::from_str(body) {
        Ok(aggregate) => aggregate,
        // Nearly every record can be read as it is; only one with hidden fields pays for being completed.
        Err(_) => from_row(row)?.aggregate()?,
    })
}

pub(crate) fn find(connection: &Connection, id: Uuid) -> Result<Option<Record>, StoreError> {
    connection
        .prepare_cached("SELECT id, kind, scope, version, body FROM record WHERE id = ?1")?
        .query_and_then([id], from_row)?
        .next()
        .transpose()
}

/// The aggregate that a record holds. None: there is no such record of that kind.
pub(crate) fn find_as<T: Aggregate>(
    connection: &Connection,
    id: Uuid,
) -> Result<Option<T>, StoreError> {
    connection
        .prepare_cached(
            "SELECT id, kind, scope, version, body FROM record WHERE id = ?1 AND kind = ?2",
        )?
        .query_and_then(params![id, T::KIND.code()], aggregate_from_row)?
        .next()
        .transpose()
}

/// The records with row numbers from `first` to `last`.
pub(crate) fn list_between(
    connection: &Connection,
    first: i64,
    last: i64,
) -> Result<Vec<Record>, StoreError> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM record WHERE row BETWEEN ?1 AND ?2 ORDER BY row"
        ))?
        .query_and_then([first, last], from_row)?
        .collect()
}

/// The aggregates of a kind, in order of creation.
pub(crate) fn list_as<T: Aggregate>(connection: &Connection) -> Result<Vec<T>, StoreError> {
    connection
        .prepare_cached(
            "SELECT id, kind, scope, version, body FROM record WHERE kind = ?1 ORDER BY row",
        )?
        .query_and_then([T::KIND.code()], aggregate_from_row)?
        .collect()
}

/// The records of a kind, in order of creation.
pub(crate) fn list_of_kind(
    connection: &Connection,
    kind: RecordKind,
) -> Result<Vec<Record>, StoreError> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM record WHERE kind = ?1 ORDER BY row"
        ))?
        .query_and_then([kind.code()], from_row)?
        .collect()
}

/// The records of a kind under a parent, in order of creation.
pub(crate) fn list_of(
    connection: &Connection,
    parent: Uuid,
    kind: RecordKind,
) -> Result<Vec<Record>, StoreError> {
    connection
        .prepare_cached(
            "SELECT r.id, r.kind, r.scope, r.version, r.body
             FROM record_parent p JOIN record r ON r.row = p.row
             WHERE p.parent = ?1 AND p.kind = ?2 ORDER BY p.row",
        )?
        .query_and_then(params![parent, kind.code()], from_row)?
        .collect()
}

/// The row number of a record: its place in the order of creation.
pub(crate) fn find_row(connection: &Connection, id: Uuid) -> Result<Option<i64>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT row FROM record WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// `seen` of the oldest waiting mutation of a record, if one waits.
pub(crate) fn find_seen(connection: &Connection, id: Uuid) -> Result<Option<u64>, StoreError> {
    let seen: Option<i64> = connection
        .prepare_cached("SELECT seen FROM record WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(seen.and_then(|seen| u64::try_from(seen).ok()))
}

/// `seen` as it is stored.
fn stored(seen: Option<u64>) -> i64 {
    seen.map_or(-1, u64::cast_signed)
}

/// Inserts a record and gives its row.
pub(crate) fn insert(
    connection: &Connection,
    record: &Record,
    seen: Option<u64>,
    parents: &[Uuid],
) -> Result<i64, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO record (id, kind, scope, version, body, seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            record.id,
            record.kind.code(),
            record.scope.to_string(),
            record.version.cast_signed(),
            serde_json::to_string(&record.body)?,
            stored(seen),
        ])?;
    let row = connection.last_insert_rowid();
    insert_parents(connection, row, record.kind, parents)?;
    Ok(row)
}

pub(crate) fn update(
    connection: &Connection,
    record: &Record,
    seen: Option<u64>,
    parents: &[Uuid],
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE record SET scope = ?2, version = ?3, body = ?4, seen = ?5 WHERE id = ?1",
        )?
        .execute(params![
            record.id,
            record.scope.to_string(),
            record.version.cast_signed(),
            serde_json::to_string(&record.body)?,
            stored(seen),
        ])?;
    if let Some(row) = find_row(connection, record.id)?
        && sorted(list_parents(connection, row)?) != sorted(parents.to_vec())
    {
        delete_parents(connection, row)?;
        insert_parents(connection, row, record.kind, parents)?;
    }
    Ok(())
}

/// The version that a record had when it was deleted. 0: it never was.
pub(crate) fn last_version(connection: &Connection, id: Uuid) -> Result<u64, StoreError> {
    let version: Option<i64> = connection
        .prepare_cached("SELECT version FROM tombstone WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(version.unwrap_or(0).cast_unsigned())
}

pub(crate) fn delete(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    if let Some(row) = find_row(connection, id)? {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO tombstone (id, version)
                 SELECT id, version FROM record WHERE row = ?1",
            )?
            .execute([row])?;
        delete_parents(connection, row)?;
        connection
            .prepare_cached("DELETE FROM record WHERE row = ?1")?
            .execute([row])?;
    }
    Ok(())
}

/// Takes all out, as if they had never been there.
pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("DELETE FROM record_parent; DELETE FROM record;")?)
}

/// Whether any record is listed under this one.
pub(crate) fn has_children(connection: &Connection, id: Uuid) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM record_parent WHERE parent = ?1)")?
        .query_row([id], |row| row.get(0))?)
}

fn sorted(mut parents: Vec<Uuid>) -> Vec<Uuid> {
    parents.sort_unstable();
    parents.dedup();
    parents
}

fn list_parents(connection: &Connection, row: i64) -> Result<Vec<Uuid>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT parent FROM record_parent WHERE row = ?1")?
        .query_map([row], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

fn delete_parents(connection: &Connection, row: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM record_parent WHERE row = ?1")?
        .execute([row])?;
    Ok(())
}

fn insert_parents(
    connection: &Connection,
    row: i64,
    kind: RecordKind,
    parents: &[Uuid],
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO record_parent (parent, kind, row) VALUES (?1, ?2, ?3)",
    )?;
    for parent in parents {
        statement.execute(params![parent, kind.code(), row])?;
    }
    Ok(())
}
