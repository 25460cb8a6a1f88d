//! The device's own mutations, in order. What stands here was confirmed on screen and is never lost.

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use cii_sync::{Change, DeviceId, Mutation, RecordKind};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{Damage, StoreError, schema::Migration};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 1,
        oldest_reader: 1,
        sql: "CREATE TABLE outbox (
            n INTEGER PRIMARY KEY,
            device BLOB NOT NULL,
            uuid BLOB NOT NULL,
            act_group BLOB NOT NULL,
            act TEXT NOT NULL,
            record BLOB NOT NULL,
            kind TEXT NOT NULL,
            scope TEXT NOT NULL,
            by_staff BLOB NOT NULL,
            at TEXT NOT NULL,
            base_version INTEGER NOT NULL,
            base_fields TEXT NOT NULL,
            change TEXT NOT NULL
          ) STRICT;",
    },
    Migration {
        to: 2,
        oldest_reader: 2,
        sql: "ALTER TABLE outbox DROP COLUMN base_fields;
              ALTER TABLE outbox ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
              -- 1: in quarantine. It is still to be sent, but nothing of it is shown any more.
              ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0;",
    },
];

const COLUMNS: &str = "n, device, uuid, act_group, act, record, kind, scope, by_staff, at, \
                       base_version, seen, change";

pub(crate) fn push(connection: &Connection, mutation: &Mutation) -> Result<(), StoreError> {
    let Mutation {
        device,
        n,
        uuid,
        group,
        act,
        record,
        kind,
        scope,
        by,
        at,
        base_version,
        seen,
        change,
    } = mutation;
    connection
        .prepare_cached(
            "INSERT INTO outbox (n, device, uuid, act_group, act, record, kind, scope, by_staff, at,
                                 base_version, seen, change)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            n.cast_signed(),
            device.0,
            uuid,
            group,
            act,
            record,
            kind.code(),
            scope.to_string(),
            by.0,
            at.to_rfc3339(),
            base_version.cast_signed(),
            seen.cast_signed(),
            serde_json::to_string(change)?,
        ])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<Mutation, StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let text = |index: usize| row.get_ref(index)?.as_str().map_err(|_| broken());
    Ok(Mutation {
        n: row.get::<_, i64>(0)?.cast_unsigned(),
        device: DeviceId(row.get(1)?),
        uuid: row.get(2)?,
        group: row.get(3)?,
        act: row.get(4)?,
        record: row.get(5)?,
        kind: RecordKind::from_code(text(6)?).ok_or_else(broken)?,
        scope: text(7)?.parse().map_err(|_| broken())?,
        by: StaffId(row.get(8)?),
        at: text(9)?.parse::<DateTime<Utc>>().map_err(|_| broken())?,
        base_version: row.get::<_, i64>(10)?.cast_unsigned(),
        seen: row.get::<_, i64>(11)?.cast_unsigned(),
        change: serde_json::from_str(text(12)?)?,
    })
}

/// Every mutation, oldest first, one at a time.
pub(crate) fn each(
    connection: &Connection,
    mut visit: impl FnMut(Mutation) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM outbox ORDER BY n"))?;
    for mutation in statement.query_and_then([], from_row)? {
        visit(mutation?)?;
    }
    Ok(())
}

/// Every mutation above counter `n` that is shown, oldest first, one at a time.
pub(crate) fn each_shown_after(
    connection: &Connection,
    n: u64,
    mut visit: impl FnMut(Mutation) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE n > ?1 AND held = 0 ORDER BY n"
    ))?;
    for mutation in statement.query_and_then([n.cast_signed()], from_row)? {
        visit(mutation?)?;
    }
    Ok(())
}

/// The mutations with counters from `first` to `last`, each with whether it is held in quarantine.
pub(crate) fn list_held_between(
    connection: &Connection,
    first: u64,
    last: u64,
) -> Result<Vec<(Mutation, bool)>, StoreError> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, held FROM outbox WHERE n BETWEEN ?1 AND ?2 ORDER BY n"
        ))?
        .query_and_then([first.cast_signed(), last.cast_signed()], |row| {
            Ok((from_row(row)?, row.get(13)?))
        })?
        .collect()
}

/// The lowest counter above `n` that is there.
pub(crate) fn first_after(connection: &Connection, n: u64) -> Result<Option<u64>, StoreError> {
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(n) FROM outbox WHERE n > ?1")?
        .query_row([n.cast_signed()], |row| row.get(0))?;
    Ok(first.map(i64::cast_unsigned))
}

/// Shows a mutation no longer. It is still sent.
pub(crate) fn hold(connection: &Connection, n: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE outbox SET held = 1 WHERE n = ?1")?
        .execute([n.cast_signed()])?;
    Ok(())
}

/// Destroys the content of a mutation. Its counter and identity stay, for a server that has to count it again.
pub(crate) fn withdraw(connection: &Connection, n: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE outbox SET change = ?2, held = 1 WHERE n = ?1")?
        .execute(params![
            n.cast_signed(),
            serde_json::to_string(&Change::Withdrawn)?
        ])?;
    Ok(())
}

/// Whether a mutation above counter `n` names an identity.
pub(crate) fn names_after(connection: &Connection, n: u64, id: Uuid) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM outbox WHERE n > ?1 AND instr(change, ?2) > 0 LIMIT 1")?
        .exists(params![n.cast_signed(), id.to_string()])?)
}

/// Writes a change in another form. Only before the server has it.
pub(crate) fn set_change(
    connection: &Connection,
    n: u64,
    change: &Change,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE outbox SET change = ?2 WHERE n = ?1")?
        .execute(params![n.cast_signed(), serde_json::to_string(change)?])?;
    Ok(())
}

/// Forgets the mutations up to counter `n`: a backup of the server holds them.
pub(crate) fn delete_until(connection: &Connection, n: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM outbox WHERE n <= ?1")?
        .execute([n.cast_signed()])?;
    Ok(())
}

/// Puts every mutation under another device name.
pub(crate) fn rename(connection: &Connection, device: DeviceId) -> Result<(), StoreError> {
    connection.execute("UPDATE outbox SET device = ?1", [device.0])?;
    Ok(())
}

/// How many there are. Their counter is dense and they leave in its order, so that its ends tell; counting them would
/// read all that the office ever wrote.
pub(crate) fn count(connection: &Connection) -> Result<usize, StoreError> {
    let (first, last): (Option<i64>, Option<i64>) = connection
        .prepare_cached("SELECT (SELECT min(n) FROM outbox), (SELECT max(n) FROM outbox)")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let count = match (first, last) {
        (Some(first), Some(last)) => last.saturating_sub(first).saturating_add(1),
        _ => 0,
    };
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The mutation with counter `n`.
pub(crate) fn find(connection: &Connection, n: u64) -> Result<Option<Mutation>, StoreError> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE n = ?1"))?
        .query_and_then([n.cast_signed()], from_row)?
        .next()
        .transpose()
}

/// The mutations with counters from `first` to `last`.
pub(crate) fn list_between(
    connection: &Connection,
    first: u64,
    last: u64,
) -> Result<Vec<Mutation>, StoreError> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM outbox WHERE n BETWEEN ?1 AND ?2 ORDER BY n"
        ))?
        .query_and_then([first.cast_signed(), last.cast_signed()], from_row)?
        .collect()
}
