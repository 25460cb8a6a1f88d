//! Records as the server confirmed them. Empty while there is no server; then only a pull writes here.

use std::collections::BTreeMap;

use cii_sync::{Record, Scope};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::record::{COLUMNS, from_row};
use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 1,
        oldest_reader: 1,
        sql: "CREATE TABLE mirror (
            id BLOB NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            scope TEXT NOT NULL,
            version INTEGER NOT NULL,
            born INTEGER NOT NULL,
            field_versions TEXT NOT NULL,
            body TEXT NOT NULL
          ) STRICT;",
    },
    Migration {
        to: 2,
        oldest_reader: 2,
        sql: "ALTER TABLE mirror DROP COLUMN born;
              ALTER TABLE mirror DROP COLUMN field_versions;
              CREATE INDEX mirror_scope ON mirror (scope);",
    },
];

/// One confirmed record.
pub(crate) fn find(connection: &Connection, id: Uuid) -> Result<Option<Record>, StoreError> {
    connection
        .prepare_cached("SELECT id, kind, scope, version, body FROM mirror WHERE id = ?1")?
        .query_and_then([id], from_row)?
        .next()
        .transpose()
}

/// How many there are.
pub(crate) fn count(connection: &Connection) -> Result<u64, StoreError> {
    let count: i64 = connection.query_row("SELECT count(*) FROM mirror", [], |row| row.get(0))?;
    Ok(count.cast_unsigned())
}

/// About how many came, of those that are still there: by the numbers of the first and the newest row, without going through
/// them.
pub(crate) fn estimate(connection: &Connection) -> Result<u64, StoreError> {
    let sql =
        "SELECT ifnull((SELECT max(rowid) FROM mirror) - (SELECT min(rowid) FROM mirror) + 1, 0)";
    let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(count.cast_unsigned())
}

/// Whether there is any.
pub(crate) fn is_there(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM mirror)", [], |row| row.get(0))?)
}

/// Identity and scope of each.
pub(crate) fn list_places(connection: &Connection) -> Result<Vec<(Uuid, Scope)>, StoreError> {
    connection
        .prepare_cached("SELECT id, scope FROM mirror")?
        .query_and_then([], |row| {
            let broken = || StoreError::Damaged(Damage::Content);
            let scope = row.get_ref(1)?.as_str().map_err(|_| broken())?;
            Ok((row.get(0)?, scope.parse().map_err(|_| broken())?))
        })?
        .collect()
}

pub(crate) fn put(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO mirror (id, kind, scope, version, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            record.id,
            record.kind.code(),
            record.scope.to_string(),
            record.version.cast_signed(),
            serde_json::to_string(&record.body)?,
        ])?;
    Ok(())
}

/// Confirms a record as it is shown.
pub(crate) fn put_shown(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO mirror (id, kind, scope, version, body)
             SELECT id, kind, scope, version, body FROM record WHERE id = ?1",
        )?
        .execute([id])?;
    Ok(())
}

/// Takes one out and says whether it was there.
pub(crate) fn delete(connection: &Connection, id: Uuid) -> Result<bool, StoreError> {
    let gone = connection
        .prepare_cached("DELETE FROM mirror WHERE id = ?1")?
        .execute([id])?;
    Ok(gone > 0)
}

/// Takes all out.
pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM mirror", [])?;
    Ok(())
}

/// Takes a whole scope out and gives the identities.
pub(crate) fn delete_scope(
    connection: &Connection,
    scope: &Scope,
) -> Result<Vec<Uuid>, StoreError> {
    let rows = connection
        .prepare_cached("DELETE FROM mirror WHERE scope = ?1 RETURNING id")?
        .query_map([scope.to_string()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

pub(crate) fn list(connection: &Connection) -> Result<BTreeMap<Uuid, Record>, StoreError> {
    connection
        .prepare(&format!("SELECT {COLUMNS} FROM mirror"))?
        .query_and_then([], from_row)?
        .map(|record| record.map(|record| (record.id, record)))
        .collect()
}
