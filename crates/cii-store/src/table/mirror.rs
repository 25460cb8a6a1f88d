//! Records as the server confirmed them. Empty while there is no server; then only a pull writes here.

use std::collections::BTreeMap;

use cii_sync::Record;
use rusqlite::Connection;
use uuid::Uuid;

use super::record::{COLUMNS, from_row};
use crate::{StoreError, schema::Migration};

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

pub(crate) fn list(connection: &Connection) -> Result<BTreeMap<Uuid, Record>, StoreError> {
    connection
        .prepare(&format!("SELECT {COLUMNS} FROM mirror"))?
        .query_and_then([], from_row)?
        .map(|record| record.map(|record| (record.id, record)))
        .collect()
}
