//! What the database says of itself.

use chrono::{DateTime, Utc};
use cii_sync::{Cookie, DeviceId};
use rusqlite::{Connection, OptionalExtension};

use crate::{Damage, OfficeUse, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: 1,
    oldest_reader: 1,
    sql: "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;",
}];

/// What a database is told when it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// This installation.
    pub device: DeviceId,
    /// Real, or for practice.
    pub office: OfficeUse,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl Meta {
    pub(crate) fn write(&self, connection: &Connection) -> Result<(), StoreError> {
        let office = match self.office {
            OfficeUse::Real => "real",
            OfficeUse::Practice => "practice",
        };
        set(connection, "device", &self.device.0.to_string())?;
        set(connection, "office", office)?;
        set(connection, "created_at", &self.created_at.to_rfc3339())
    }

    pub(crate) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let text = |key: &str| find(connection, key)?.ok_or(StoreError::Damaged(Damage::Content));
        let broken = StoreError::Damaged(Damage::Content);
        Ok(Self {
            device: DeviceId(
                text("device")?
                    .parse()
                    .map_err(|_| StoreError::Damaged(Damage::Content))?,
            ),
            office: if text("office")? == "practice" {
                OfficeUse::Practice
            } else {
                OfficeUse::Real
            },
            created_at: text("created_at")?.parse().map_err(|_| broken)?,
        })
    }
}

/// Where this device stands with the shared server.
const COOKIE: &str = "cookie";

pub(crate) fn cookie(connection: &Connection) -> Result<Option<Cookie>, StoreError> {
    Ok(find(connection, COOKIE)?
        .map(|text| serde_json::from_str(&text))
        .transpose()?)
}

pub(crate) fn set_cookie(
    connection: &Connection,
    cookie: Option<Cookie>,
) -> Result<(), StoreError> {
    match cookie {
        Some(cookie) => set(connection, COOKIE, &serde_json::to_string(&cookie)?),
        None => remove(connection, COOKIE),
    }
}

/// The highest own counter of which the server's result is known.
const ACKNOWLEDGED: &str = "acknowledged";

pub(crate) fn acknowledged(connection: &Connection) -> Result<u64, StoreError> {
    match find(connection, ACKNOWLEDGED)? {
        None => Ok(0),
        Some(text) => text
            .parse()
            .map_err(|_| StoreError::Damaged(Damage::Content)),
    }
}

/// Whether the server said once what it has of this device.
pub(crate) fn was_answered(connection: &Connection) -> Result<bool, StoreError> {
    Ok(find(connection, ACKNOWLEDGED)?.is_some())
}

pub(crate) fn set_acknowledged(connection: &Connection, n: u64) -> Result<(), StoreError> {
    set(connection, ACKNOWLEDGED, &n.to_string())
}

/// Whether something was destroyed of which traces may be left in the file.
const PURGE_DUE: &str = "purge_due";

pub(crate) fn purge_due(connection: &Connection) -> Result<bool, StoreError> {
    Ok(find(connection, PURGE_DUE)?.is_some())
}

pub(crate) fn set_purge_due(connection: &Connection, due: bool) -> Result<(), StoreError> {
    if due {
        set(connection, PURGE_DUE, "1")
    } else {
        remove(connection, PURGE_DUE)
    }
}

/// Whether the first pull is half in place.
const FILLING: &str = "filling";

pub(crate) fn is_filling(connection: &Connection) -> Result<bool, StoreError> {
    Ok(find(connection, FILLING)?.is_some())
}

pub(crate) fn set_filling(connection: &Connection, filling: bool) -> Result<(), StoreError> {
    if filling {
        set(connection, FILLING, "1")
    } else {
        remove(connection, FILLING)
    }
}

pub(crate) fn set_device(connection: &Connection, device: DeviceId) -> Result<(), StoreError> {
    set(connection, "device", &device.0.to_string())
}

pub(crate) fn remove(connection: &Connection, key: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM meta WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}

pub(crate) fn schema(connection: &Connection) -> Result<u32, StoreError> {
    find(connection, "schema")?
        .and_then(|text| text.parse().ok())
        .ok_or(StoreError::Damaged(Damage::Content))
}

pub(crate) fn set_schema(connection: &Connection, schema: u32) -> Result<(), StoreError> {
    set(connection, "schema", &schema.to_string())
}

pub(crate) fn find(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// What was kept under keys that begin with `prefix`.
pub(crate) fn list_under(
    connection: &Connection,
    prefix: &str,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection.prepare("SELECT key, value FROM meta ORDER BY key")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut listed: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    listed.retain(|(key, _)| key.starts_with(prefix));
    Ok(listed)
}

pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute([key, value])?;
    Ok(())
}
