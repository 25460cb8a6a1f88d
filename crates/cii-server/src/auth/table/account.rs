//! Accounts and their recovery codes.

use chrono::NaiveDate;
use cii_domain::StaffId;
use cii_sync::AccountRole;
use uuid::Uuid;

use crate::{
    ServerError,
    auth::roles_text,
    database::{Row, Transaction, Value},
};

/// An account as it is stored.
#[derive(Clone)]
pub(in crate::auth) struct Account {
    pub(in crate::auth) id: Uuid,
    pub(in crate::auth) name: String,
    pub(in crate::auth) staff: StaffId,
    pub(in crate::auth) roles: Vec<AccountRole>,
    /// First day.
    pub(in crate::auth) starts_on: Option<NaiveDate>,
    /// Last day.
    pub(in crate::auth) ends_on: Option<NaiveDate>,
    /// Stretched. None: not set up.
    pub(in crate::auth) password: Option<String>,
    /// Sealed secret of the authenticator.
    pub(in crate::auth) totp: Option<Vec<u8>>,
    /// The last step whose code was used.
    pub(in crate::auth) totp_step: u64,
    /// Hash of the one-time code.
    pub(in crate::auth) enrolment: Option<Vec<u8>>,
    pub(in crate::auth) enrolment_until: u64,
}

impl Account {
    /// Whether it is in force on a day.
    pub(in crate::auth) fn is_active_on(&self, day: NaiveDate) -> bool {
        self.starts_on.is_none_or(|start| start <= day) && self.ends_on.is_none_or(|end| day <= end)
    }
}

const COLUMNS: &str = "id, name, staff, roles, starts_on, ends_on, password, totp, totp_step, enrolment, \
                       enrolment_until";

fn day(row: &Row, column: usize) -> Result<Option<NaiveDate>, ServerError> {
    row.text_or_none(column)?
        .map(|text| {
            text.parse()
                .map_err(|_| ServerError::Corrupt("day".to_owned()))
        })
        .transpose()
}

fn bytes_or_none(row: &Row, column: usize) -> Result<Option<Vec<u8>>, ServerError> {
    match row.0.get(column) {
        Some(Value::Null) => Ok(None),
        _ => row.bytes(column).map(|bytes| Some(bytes.to_vec())),
    }
}

fn account(row: &Row) -> Result<Account, ServerError> {
    Ok(Account {
        id: row.uuid(0)?,
        name: row.text(1)?.to_owned(),
        staff: StaffId(row.uuid(2)?),
        roles: serde_json::from_str(row.text(3)?)?,
        starts_on: day(row, 4)?,
        ends_on: day(row, 5)?,
        password: row.text_or_none(6)?.map(str::to_owned),
        totp: bytes_or_none(row, 7)?,
        totp_step: row.uint(8)?,
        enrolment: bytes_or_none(row, 9)?,
        enrolment_until: row.uint(10)?,
    })
}

pub(in crate::auth) fn find_account(
    transaction: &mut dyn Transaction,
    name: &str,
) -> Result<Option<Account>, ServerError> {
    let rows = transaction.query(
        &format!("SELECT {COLUMNS} FROM account WHERE name = $1"),
        &[name.into()],
    )?;
    rows.first().map(account).transpose()
}

pub(in crate::auth) fn account_by_id(
    transaction: &mut dyn Transaction,
    id: Uuid,
) -> Result<Option<Account>, ServerError> {
    let rows = transaction.query(
        &format!("SELECT {COLUMNS} FROM account WHERE id = $1"),
        &[id.into()],
    )?;
    rows.first().map(account).transpose()
}

/// Whether a member of staff has an account, in force or not.
pub(in crate::auth) fn has_account(
    transaction: &mut dyn Transaction,
    staff: StaffId,
) -> Result<bool, ServerError> {
    let rows = transaction.query(
        "SELECT 1 FROM account WHERE staff = $1 LIMIT 1",
        &[staff.0.into()],
    )?;
    Ok(!rows.is_empty())
}

pub(in crate::auth) fn list_accounts(
    transaction: &mut dyn Transaction,
) -> Result<Vec<Account>, ServerError> {
    let rows = transaction.query(&format!("SELECT {COLUMNS} FROM account ORDER BY name"), &[])?;
    rows.iter().map(account).collect()
}

/// Puts an account as a whole.
pub(in crate::auth) fn put_account(
    transaction: &mut dyn Transaction,
    account: &Account,
) -> Result<(), ServerError> {
    let Account {
        id,
        name,
        staff,
        roles,
        starts_on,
        ends_on,
        password,
        totp,
        totp_step,
        enrolment,
        enrolment_until,
    } = account;
    let day = |day: &Option<NaiveDate>| Value::from(day.map(|day| day.to_string()));
    transaction.execute(
        "INSERT INTO account (id, name, staff, roles, starts_on, ends_on, password, totp, totp_step, enrolment,
                              enrolment_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET roles = excluded.roles, starts_on = excluded.starts_on,
            ends_on = excluded.ends_on, password = excluded.password, totp = excluded.totp,
            totp_step = excluded.totp_step, enrolment = excluded.enrolment,
            enrolment_until = excluded.enrolment_until",
        &[
            (*id).into(),
            name.as_str().into(),
            staff.0.into(),
            roles_text(roles)?.into(),
            day(starts_on),
            day(ends_on),
            password.clone().into(),
            totp.clone().into(),
            (*totp_step).into(),
            enrolment.clone().into(),
            (*enrolment_until).into(),
        ],
    )?;
    Ok(())
}

/// Marks a step as used. False: it, or a later one, was used already.
pub(in crate::auth) fn set_totp_step(
    transaction: &mut dyn Transaction,
    account: Uuid,
    step: u64,
) -> Result<bool, ServerError> {
    let changed = transaction.execute(
        "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2",
        &[account.into(), step.into()],
    )?;
    Ok(changed == 1)
}

pub(in crate::auth) fn insert_recovery_code(
    transaction: &mut dyn Transaction,
    account: Uuid,
    hash: Vec<u8>,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO recovery_code (account, hash) VALUES ($1, $2)",
        &[account.into(), hash.into()],
    )?;
    Ok(())
}

/// Uses up a code. False: there is none like it.
pub(in crate::auth) fn delete_recovery_code(
    transaction: &mut dyn Transaction,
    account: Uuid,
    hash: Vec<u8>,
) -> Result<bool, ServerError> {
    let changed = transaction.execute(
        "DELETE FROM recovery_code WHERE account = $1 AND hash = $2",
        &[account.into(), hash.into()],
    )?;
    Ok(changed == 1)
}

pub(in crate::auth) fn clear_recovery_codes(
    transaction: &mut dyn Transaction,
    account: Uuid,
) -> Result<(), ServerError> {
    transaction.execute(
        "DELETE FROM recovery_code WHERE account = $1",
        &[account.into()],
    )?;
    Ok(())
}

pub(in crate::auth) fn count_recovery_codes(
    transaction: &mut dyn Transaction,
    account: Uuid,
) -> Result<u32, ServerError> {
    let rows = transaction.query(
        "SELECT COUNT(*) FROM recovery_code WHERE account = $1",
        &[account.into()],
    )?;
    let count = rows.first().map_or(Ok(0), |row| row.uint(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
