//! Device names and the keys that they are bound to.

use cii_sync::DeviceId;
use uuid::Uuid;

use crate::{
    ServerError,
    database::{Row, Transaction},
};

/// A device name with the key that it is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::auth) struct DeviceKey {
    pub(in crate::auth) device: DeviceId,
    pub(in crate::auth) account: Uuid,
    pub(in crate::auth) key: Vec<u8>,
    pub(in crate::auth) revoked: bool,
}

fn device_key(row: &Row) -> Result<DeviceKey, ServerError> {
    Ok(DeviceKey {
        device: DeviceId(row.uuid(0)?),
        account: row.uuid(1)?,
        key: row.bytes(2)?.to_vec(),
        revoked: row.int(3)? != 0,
    })
}

pub(in crate::auth) fn find_device(
    transaction: &mut dyn Transaction,
    device: DeviceId,
) -> Result<Option<DeviceKey>, ServerError> {
    let rows = transaction.query(
        "SELECT device, account, public_key, revoked FROM device_key WHERE device = $1",
        &[device.0.into()],
    )?;
    rows.first().map(device_key).transpose()
}

pub(in crate::auth) fn list_devices(
    transaction: &mut dyn Transaction,
    account: Uuid,
) -> Result<Vec<DeviceKey>, ServerError> {
    let rows = transaction.query(
        "SELECT device, account, public_key, revoked FROM device_key WHERE account = $1 ORDER BY device",
        &[account.into()],
    )?;
    rows.iter().map(device_key).collect()
}

pub(in crate::auth) fn insert_device(
    transaction: &mut dyn Transaction,
    device: &DeviceKey,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO device_key (device, account, public_key, revoked) VALUES ($1, $2, $3, 0)",
        &[
            device.device.0.into(),
            device.account.into(),
            device.key.clone().into(),
        ],
    )?;
    Ok(())
}

pub(in crate::auth) fn revoke_device(
    transaction: &mut dyn Transaction,
    device: DeviceId,
) -> Result<(), ServerError> {
    transaction.execute(
        "UPDATE device_key SET revoked = 1 WHERE device = $1",
        &[device.0.into()],
    )?;
    Ok(())
}
