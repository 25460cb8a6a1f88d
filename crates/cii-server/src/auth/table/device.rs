//! Device names and the keys that they are bound to, and what their users call them.

use cii_sync::{AccountDevice, DeviceId};
use uuid::Uuid;

use crate::{
    ServerError,
    auth::account::moment_of,
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

/// A device with its account. When it joined and was last heard of follows from its sessions, which are kept.
const LISTED: &str = "SELECT d.account, d.device, COALESCE(l.label, ''), d.revoked,
        (SELECT MIN(s.began) FROM session s WHERE s.device = d.device),
        (SELECT MAX(s.renewed) FROM session s WHERE s.device = d.device),
        (SELECT COUNT(*) FROM session s WHERE s.device = d.device AND s.ended = 0)
    FROM device_key d LEFT JOIN device_label l ON l.device = d.device";

fn listed(row: &Row) -> Result<(Uuid, AccountDevice), ServerError> {
    let device = AccountDevice {
        device: DeviceId(row.uuid(1)?),
        label: row.text(2)?.to_owned(),
        revoked: row.int(3)? != 0,
        joined: row.uint_or_none(4)?.map(moment_of),
        last_contact: row.uint_or_none(5)?.map(moment_of),
        signed_in: row.int(6)? != 0,
    };
    Ok((row.uuid(0)?, device))
}

pub(in crate::auth) fn list_devices(
    transaction: &mut dyn Transaction,
    account: Uuid,
) -> Result<Vec<AccountDevice>, ServerError> {
    let rows = transaction.query(
        &format!("{LISTED} WHERE d.account = $1 ORDER BY d.device"),
        &[account.into()],
    )?;
    rows.iter().map(|row| Ok(listed(row)?.1)).collect()
}

/// Every device, with its account.
pub(in crate::auth) fn list_all_devices(
    transaction: &mut dyn Transaction,
) -> Result<Vec<(Uuid, AccountDevice)>, ServerError> {
    let rows = transaction.query(&format!("{LISTED} ORDER BY d.device"), &[])?;
    rows.iter().map(listed).collect()
}

/// What a device is called. None: nothing.
pub(in crate::auth) fn find_label(
    transaction: &mut dyn Transaction,
    device: DeviceId,
) -> Result<Option<String>, ServerError> {
    let rows = transaction.query(
        "SELECT label FROM device_label WHERE device = $1",
        &[device.0.into()],
    )?;
    rows.first()
        .map(|row| Ok(row.text(0)?.to_owned()))
        .transpose()
}

/// Calls a device `label`.
pub(in crate::auth) fn set_label(
    transaction: &mut dyn Transaction,
    device: DeviceId,
    label: &str,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO device_label (device, label) VALUES ($1, $2)
         ON CONFLICT (device) DO UPDATE SET label = excluded.label",
        &[device.0.into(), label.into()],
    )?;
    Ok(())
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
