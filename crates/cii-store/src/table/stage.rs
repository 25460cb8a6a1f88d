//! Pages of a pull that is not complete yet. Nothing of them is shown.
//!
//! They lie here compressed: what is written to be read once and overwritten costs by its length, three times.

use cii_sync::{HistoryItem, Next, Page, Record, Removed, Scope};
use rusqlite::Connection;
use serde::{Deserialize, de::DeserializeOwned};

use super::meta;
use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 2,
        oldest_reader: 2,
        sql: "CREATE TABLE stage (
            n INTEGER PRIMARY KEY,
            page TEXT NOT NULL
          ) STRICT;",
    },
    Migration {
        to: 4,
        oldest_reader: 4,
        // Pages that are staged are fetched again.
        sql: "DROP TABLE stage;
              CREATE TABLE stage (
                n INTEGER PRIMARY KEY,
                -- JSON, compressed.
                page BLOB NOT NULL
              ) STRICT;",
    },
];

/// Which scopes the server is asked to send anew.
const REPAIR: &str = "repair";

/// What a page says of the records.
#[derive(Debug, Deserialize)]
pub(crate) struct Records {
    pub(crate) closed: Vec<Scope>,
    pub(crate) removed: Vec<Removed>,
    pub(crate) puts: Vec<Record>,
}

/// What a page says of what happened.
#[derive(Debug, Deserialize)]
pub(crate) struct Histories {
    pub(crate) history: Vec<HistoryItem>,
}

/// What a page says of how it goes on.
#[derive(Debug, Deserialize)]
struct Following {
    next: Next,
}

pub(crate) fn push(connection: &Connection, page: &Page) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO stage (page) VALUES (?1)")?
        .execute([lz4_flex::compress_prepend_size(&serde_json::to_vec(page)?)])?;
    Ok(())
}

/// This part of every page, in the order in which they came, one at a time.
pub(crate) fn each<P: DeserializeOwned>(
    connection: &Connection,
    mut visit: impl FnMut(P) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT page FROM stage ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(part(row.get_ref(0)?.as_blob().map_err(|_| broken())?)?)?;
    }
    Ok(())
}

/// How it goes on after the last page. None: none is staged.
pub(crate) fn following(connection: &Connection) -> Result<Option<Next>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT page FROM stage ORDER BY n DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let Following { next } = part(row.get_ref(0)?.as_blob().map_err(|_| broken())?)?;
    Ok(Some(next))
}

fn part<P: DeserializeOwned>(page: &[u8]) -> Result<P, StoreError> {
    let json = lz4_flex::decompress_size_prepended(page).map_err(|_| broken())?;
    Ok(serde_json::from_slice(&json)?)
}

const fn broken() -> StoreError {
    StoreError::Damaged(Damage::Content)
}

/// Takes all out and says whether there was any.
pub(crate) fn clear(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.execute("DELETE FROM stage", [])? > 0)
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
