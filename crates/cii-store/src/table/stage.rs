//! Pages of a pull that is not complete yet. Nothing of them is shown.

use cii_sync::{Page, Scope};
use rusqlite::Connection;

use super::meta;
use crate::{StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: 2,
    oldest_reader: 2,
    sql: "CREATE TABLE stage (
            n INTEGER PRIMARY KEY,
            page TEXT NOT NULL
          ) STRICT;",
}];

/// Which scopes the server is asked to send anew.
const REPAIR: &str = "repair";

pub(crate) fn push(connection: &Connection, page: &Page) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO stage (page) VALUES (?1)")?
        .execute([serde_json::to_string(page)?])?;
    Ok(())
}

/// Every page, in the order in which they came, one at a time.
pub(crate) fn each(
    connection: &Connection,
    mut visit: impl FnMut(Page) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT page FROM stage ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(serde_json::from_str(&row.get::<_, String>(0)?)?)?;
    }
    Ok(())
}

pub(crate) fn last(connection: &Connection) -> Result<Option<Page>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT page FROM stage ORDER BY n DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        None => Ok(None),
        Some(row) => Ok(Some(serde_json::from_str(&row.get::<_, String>(0)?)?)),
    }
}

pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM stage", [])?;
    Ok(())
}

pub(crate) fn repair(
    connection: &Connection,
) -> Result<std::collections::BTreeSet<Scope>, StoreError> {
    Ok(meta::find(connection, REPAIR)?
        .map(|text| serde_json::from_str(&text))
        .transpose()?
        .unwrap_or_default())
}

pub(crate) fn set_repair(
    connection: &Connection,
    scopes: &std::collections::BTreeSet<Scope>,
) -> Result<(), StoreError> {
    if scopes.is_empty() {
        return meta::remove(connection, REPAIR);
    }
    meta::set(connection, REPAIR, &serde_json::to_string(scopes)?)
}
