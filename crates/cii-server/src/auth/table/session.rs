//! Sessions, and the challenges that were used.

use cii_sync::DeviceId;
use uuid::Uuid;

use crate::{
    ServerError,
    database::{Row, Transaction},
};

/// A session as it is stored; moments in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::auth) struct Session {
    pub(in crate::auth) id: Uuid,
    pub(in crate::auth) account: Uuid,
    pub(in crate::auth) device: DeviceId,
    /// Hash of the present token.
    pub(in crate::auth) token: Vec<u8>,
    pub(in crate::auth) token_until: u64,
    pub(in crate::auth) began: u64,
    pub(in crate::auth) renewed: u64,
    pub(in crate::auth) ended: bool,
}

const SESSION: &str = "id, account, device, token, token_until, began, renewed, ended";

fn session(row: &Row) -> Result<Session, ServerError> {
    Ok(Session {
        id: row.uuid(0)?,
        account: row.uuid(1)?,
        device: DeviceId(row.uuid(2)?),
        token: row.bytes(3)?.to_vec(),
        token_until: row.uint(4)?,
        began: row.uint(5)?,
        renewed: row.uint(6)?,
        ended: row.int(7)? != 0,
    })
}

pub(in crate::auth) fn find_session(
    transaction: &mut dyn Transaction,
    id: Uuid,
) -> Result<Option<Session>, ServerError> {
    let rows = transaction.query(
        &format!("SELECT {SESSION} FROM session WHERE id = $1"),
        &[id.into()],
    )?;
    rows.first().map(session).transpose()
}

pub(in crate::auth) fn session_by_token(
    transaction: &mut dyn Transaction,
    token: Vec<u8>,
) -> Result<Option<Session>, ServerError> {
    let rows = transaction.query(
        &format!("SELECT {SESSION} FROM session WHERE token = $1"),
        &[token.into()],
    )?;
    rows.first().map(session).transpose()
}

pub(in crate::auth) fn put_session(
    transaction: &mut dyn Transaction,
    session: &Session,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO session (id, account, device, token, token_until, began, renewed, ended)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET token = excluded.token, token_until = excluded.token_until,
            renewed = excluded.renewed, ended = excluded.ended",
        &[
            session.id.into(),
            session.account.into(),
            session.device.0.into(),
            session.token.clone().into(),
            session.token_until.into(),
            session.began.into(),
            session.renewed.into(),
            i64::from(session.ended).into(),
        ],
    )?;
    Ok(())
}

pub(in crate::auth) fn end_sessions_of_account(
    transaction: &mut dyn Transaction,
    account: Uuid,
) -> Result<(), ServerError> {
    transaction.execute(
        "UPDATE session SET ended = 1 WHERE account = $1",
        &[account.into()],
    )?;
    Ok(())
}

pub(in crate::auth) fn end_sessions_of_device(
    transaction: &mut dyn Transaction,
    device: DeviceId,
) -> Result<(), ServerError> {
    transaction.execute(
        "UPDATE session SET ended = 1 WHERE device = $1",
        &[device.0.into()],
    )?;
    Ok(())
}

/// Uses up a challenge. False: it was used before.
pub(in crate::auth) fn use_challenge(
    transaction: &mut dyn Transaction,
    hash: Vec<u8>,
    until: u64,
    now: u64,
) -> Result<bool, ServerError> {
    transaction.execute("DELETE FROM used_challenge WHERE until < $1", &[now.into()])?;
    let changed = transaction.execute(
        "INSERT INTO used_challenge (hash, until) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING",
        &[hash.into(), until.into()],
    )?;
    Ok(changed == 1)
}
