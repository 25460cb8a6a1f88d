//! What happened to each record, field by field.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::{StaffId, zurich};
use cii_sync::{HistoryEvent, HistoryItem, Scope};
use uuid::Uuid;

use super::record::{kind, scope};
use crate::{
    ServerError,
    database::{Row, Transaction},
};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS history (
        seq BIGINT NOT NULL,
        position BIGINT NOT NULL,
        mutation BYTEA NOT NULL,
        record BYTEA NOT NULL,
        kind TEXT NOT NULL,
        scope TEXT NOT NULL,
        act_group BYTEA NOT NULL,
        act TEXT NOT NULL,
        by_staff BYTEA NOT NULL,
        at TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    )",
    "CREATE INDEX IF NOT EXISTS history_record ON history (record, seq)",
];

pub(crate) fn append(
    transaction: &mut dyn Transaction,
    seq: u64,
    position: u64,
    item: &HistoryItem,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO history (seq, position, mutation, record, kind, scope, act_group, act, by_staff, at, event)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            seq.into(),
            position.into(),
            item.mutation.into(),
            item.record.into(),
            item.kind.code().into(),
            item.scope.to_string().into(),
            item.group.into(),
            item.act.as_str().into(),
            item.by.0.into(),
            item.at.to_rfc3339().into(),
            serde_json::to_string(&item.event)?.into(),
        ],
    )?;
    Ok(())
}

/// What happened to a record after `seq`, in order.
pub(crate) fn list_after(
    transaction: &mut dyn Transaction,
    record: Uuid,
    seq: u64,
) -> Result<Vec<HistoryItem>, ServerError> {
    transaction
        .query(
            "SELECT mutation, record, kind, scope, act_group, act, by_staff, at, event
             FROM history WHERE record = $1 AND seq > $2 ORDER BY seq, position",
            &[record.into(), seq.into()],
        )?
        .iter()
        .map(item)
        .collect()
}

/// The day on which anything last happened to each record.
pub(crate) fn last_days(
    transaction: &mut dyn Transaction,
) -> Result<BTreeMap<Uuid, NaiveDate>, ServerError> {
    // Moments are written in one way, so that the later text is the later moment.
    transaction
        .query("SELECT record, MAX(at) FROM history GROUP BY record", &[])?
        .iter()
        .map(|row| Ok((row.uuid(0)?, zurich(moment(row, 1)?).date())))
        .collect()
}

/// Deletes what happened to a record.
pub(crate) fn delete_of(
    transaction: &mut dyn Transaction,
    record: Uuid,
) -> Result<(), ServerError> {
    transaction.execute("DELETE FROM history WHERE record = $1", &[record.into()])?;
    Ok(())
}

fn moment(row: &Row, column: usize) -> Result<DateTime<Utc>, ServerError> {
    let read = row.text(column)?.parse();
    read.map_err(|_| ServerError::Corrupt("moment".to_owned()))
}

/// The records of which anything is told, with the scopes in which it was.
pub(crate) fn list_scopes(
    transaction: &mut dyn Transaction,
) -> Result<Vec<(Uuid, Scope)>, ServerError> {
    transaction
        .query("SELECT DISTINCT record, scope FROM history", &[])?
        .iter()
        .map(|row| Ok((row.uuid(0)?, scope(row, 1)?)))
        .collect()
}

/// What ever happened to the records after `after` up to `upto`, by record and in order.
pub(crate) fn list_of_range(
    transaction: &mut dyn Transaction,
    after: Uuid,
    upto: Uuid,
) -> Result<BTreeMap<Uuid, Vec<HistoryItem>>, ServerError> {
    let rows = transaction.query(
        "SELECT mutation, record, kind, scope, act_group, act, by_staff, at, event
         FROM history WHERE record > $1 AND record <= $2 ORDER BY record, seq, position",
        &[after.into(), upto.into()],
    )?;
    let mut of: BTreeMap<Uuid, Vec<HistoryItem>> = BTreeMap::new();
    for row in &rows {
        let item = item(row)?;
        of.entry(item.record).or_default().push(item);
    }
    Ok(of)
}

fn item(row: &Row) -> Result<HistoryItem, ServerError> {
    let event: HistoryEvent = serde_json::from_str(row.text(8)?)?;
    Ok(HistoryItem {
        mutation: row.uuid(0)?,
        record: row.uuid(1)?,
        kind: kind(row, 2)?,
        scope: scope(row, 3)?,
        group: row.uuid(4)?,
        act: row.text(5)?.to_owned(),
        by: StaffId(row.uuid(6)?),
        at: moment(row, 7)?,
        event,
    })
}
