//! Own changes that the server refused, until their author has read what they were. The server keeps them too.

use cii_sync::{Mutation, Refusal, Scope};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: 2,
    oldest_reader: 2,
    sql: "CREATE TABLE quarantine (
            uuid BLOB PRIMARY KEY NOT NULL,
            scope TEXT NOT NULL,
            reason TEXT NOT NULL,
            -- Empty: the device lost the right to it, and destroyed it.
            mutation TEXT NOT NULL
          ) STRICT;",
}];

/// A refused change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Identity of the mutation.
    pub uuid: Uuid,
    /// Why it was refused.
    pub reason: Refusal,
    /// What it was. None: destroyed here, kept by the server.
    pub mutation: Option<Mutation>,
}

/// Keeps a refused mutation; of one that may no longer be read, only that it was.
pub(crate) fn insert(
    connection: &Connection,
    mutation: &Mutation,
    reason: Refusal,
    readable: bool,
) -> Result<(), StoreError> {
    let text = if readable {
        serde_json::to_string(mutation)?
    } else {
        String::new()
    };
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO quarantine (uuid, scope, reason, mutation) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            mutation.uuid,
            mutation.scope.to_string(),
            serde_json::to_string(&reason)?,
            text,
        ])?;
    Ok(())
}

/// Destroys the content of what is in a scope.
pub(crate) fn withdraw(connection: &Connection, scope: &Scope) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE quarantine SET mutation = '' WHERE scope = ?1")?
        .execute([scope.to_string()])?;
    Ok(())
}

/// Destroys the content of what is in no scope of which anything was confirmed.
pub(crate) fn withdraw_unless_mirrored(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE quarantine SET mutation = '' WHERE scope NOT IN (SELECT scope FROM mirror)",
        [],
    )?;
    Ok(())
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Quarantined>, StoreError> {
    connection
        .prepare_cached("SELECT uuid, reason, mutation FROM quarantine ORDER BY rowid")?
        .query_and_then([], |row| {
            let text = |index: usize| {
                row.get_ref(index)?
                    .as_str()
                    .map_err(|_| StoreError::Damaged(Damage::Content))
            };
            Ok(Quarantined {
                uuid: row.get(0)?,
                reason: serde_json::from_str(text(1)?)?,
                mutation: match text(2)? {
                    "" => None,
                    text => Some(serde_json::from_str(text)?),
                },
            })
        })?
        .collect()
}

/// Forgets one that was read.
pub(crate) fn remove(connection: &Connection, uuid: Uuid) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM quarantine WHERE uuid = ?1")?
        .execute([uuid])?;
    Ok(())
}
