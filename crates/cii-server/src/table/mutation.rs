//! What became of each mutation: taken once, answered alike for ever.

use cii_domain::StaffId;
use cii_sync::{DeviceId, MutationResult};
use uuid::Uuid;

use crate::{
    ServerError,
    database::{Row, Transaction},
};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS mutation (
        device BYTEA NOT NULL,
        n BIGINT NOT NULL,
        uuid BYTEA NOT NULL,
        seq BIGINT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (device, n)
    )",
    "CREATE INDEX IF NOT EXISTS mutation_uuid ON mutation (uuid)",
];

fn result(row: &Row) -> Result<MutationResult, ServerError> {
    Ok(MutationResult {
        n: row.uint(0)?,
        uuid: row.uuid(1)?,
        outcome: serde_json::from_str(row.text(2)?)?,
    })
}

pub(crate) fn find(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    n: u64,
) -> Result<Option<MutationResult>, ServerError> {
    let rows = transaction.query(
        "SELECT n, uuid, outcome FROM mutation WHERE device = $1 AND n = $2",
        &[device.0.into(), n.into()],
    )?;
    rows.first().map(result).transpose()
}

/// The same mutation from any device of `staff`: a clone sends what its original sent. What somebody else sends under this
/// identity, which colleagues see in the history, says nothing of it.
pub(crate) fn find_by_uuid(
    transaction: &mut dyn Transaction,
    staff: StaffId,
    uuid: Uuid,
) -> Result<Option<MutationResult>, ServerError> {
    let rows = transaction.query(
        "SELECT mutation.n, mutation.uuid, mutation.outcome
         FROM mutation JOIN device ON device.id = mutation.device
         WHERE mutation.uuid = $1 AND device.staff = $2
         ORDER BY mutation.seq LIMIT 1",
        &[uuid.into(), staff.0.into()],
    )?;
    rows.first().map(result).transpose()
}

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    seq: u64,
    result: &MutationResult,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO mutation (device, n, uuid, seq, outcome) VALUES ($1, $2, $3, $4, $5)",
        &[
            device.0.into(),
            result.n.into(),
            result.uuid.into(),
            seq.into(),
            serde_json::to_string(&result.outcome)?.into(),
        ],
    )?;
    Ok(())
}

/// The results of a device above `n`, in order.
pub(crate) fn list_after(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    n: u64,
) -> Result<Vec<MutationResult>, ServerError> {
    let rows = transaction.query(
        "SELECT n, uuid, outcome FROM mutation WHERE device = $1 AND n > $2 ORDER BY n",
        &[device.0.into(), n.into()],
    )?;
    rows.iter().map(result).collect()
}

/// The highest counter of a device that was taken at `seq` or before.
pub(crate) fn last_n_at(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    seq: u64,
) -> Result<u64, ServerError> {
    let rows = transaction.query(
        "SELECT n FROM mutation WHERE device = $1 AND seq <= $2 ORDER BY n DESC LIMIT 1",
        &[device.0.into(), seq.into()],
    )?;
    rows.first().map_or(Ok(0), |row| row.uint(0))
}
