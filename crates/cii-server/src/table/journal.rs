//! How far the journals of the devices were told.

use cii_sync::DeviceId;
use uuid::Uuid;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS device_journal (
        device BYTEA NOT NULL,
        journal BYTEA NOT NULL,
        until BIGINT NOT NULL,
        PRIMARY KEY (device, journal)
    )"];

/// Up to which place everything was told. None: nothing was.
pub(crate) fn find(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    journal: Uuid,
) -> Result<Option<u64>, ServerError> {
    let rows = transaction.query(
        "SELECT until FROM device_journal WHERE device = $1 AND journal = $2",
        &[device.0.into(), journal.into()],
    )?;
    rows.first().map(|row| row.uint(0)).transpose()
}

pub(crate) fn put(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    journal: Uuid,
    until: u64,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO device_journal (device, journal, until) VALUES ($1, $2, $3)
         ON CONFLICT (device, journal) DO UPDATE SET until = excluded.until",
        &[device.0.into(), journal.into(), until.into()],
    )?;
    Ok(())
}
