//! The devices of the users.

use cii_domain::StaffId;
use cii_sync::DeviceId;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &["CREATE TABLE IF NOT EXISTS device (
        id BYTEA NOT NULL PRIMARY KEY,
        staff BYTEA NOT NULL,
        last_n BIGINT NOT NULL
    )"];

/// A device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Device {
    /// Whose.
    pub(crate) staff: StaffId,
    /// The counter of its last mutation that was taken.
    pub(crate) last_n: u64,
}

pub(crate) fn find(
    transaction: &mut dyn Transaction,
    id: DeviceId,
) -> Result<Option<Device>, ServerError> {
    let rows = transaction.query(
        "SELECT staff, last_n FROM device WHERE id = $1",
        &[id.0.into()],
    )?;
    rows.first()
        .map(|row| {
            Ok(Device {
                staff: StaffId(row.uuid(0)?),
                last_n: row.uint(1)?,
            })
        })
        .transpose()
}

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    id: DeviceId,
    device: Device,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO device (id, staff, last_n) VALUES ($1, $2, $3)",
        &[id.0.into(), device.staff.0.into(), device.last_n.into()],
    )?;
    Ok(())
}

pub(crate) fn set_last_n(
    transaction: &mut dyn Transaction,
    id: DeviceId,
    last_n: u64,
) -> Result<(), ServerError> {
    transaction.execute(
        "UPDATE device SET last_n = $2 WHERE id = $1",
        &[id.0.into(), last_n.into()],
    )?;
    Ok(())
}
