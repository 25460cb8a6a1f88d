//! Accounts: made, ended and set back by an administrator.

use chrono::NaiveDate;
use cii_domain::StaffId;
use cii_sync::{AccountRole, Secret};

use super::{
    Accounts, AuthError, Present, Random, draw_id, millis, note,
    second::{code_hash, draw_code},
    table,
};
use crate::{
    Moment, ServerError, Transaction,
    database::{read, write},
};

/// How long a one-time code is good, in milliseconds: a week, so that a letter can carry it.
const ENROLMENT: u64 = 7 * 24 * 60 * 60 * 1000;

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: String,
    /// Whose it is: a member of staff whose record is there.
    pub staff: StaffId,
    /// Roles beside the functions of that record.
    pub roles: Vec<AccountRole>,
    /// First day. None: at once.
    pub starts_on: Option<NaiveDate>,
    /// Last day. None: without an end.
    pub ends_on: Option<NaiveDate>,
}

/// What an administrator sees of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountInfo {
    /// What was given when it was made.
    pub account: NewAccount,
    /// Whether the user set it up.
    pub enrolled: bool,
}

/// The name of an account as it is stored and compared. None: it cannot be one.
pub(super) fn normal(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let may = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".@_-".contains(letter)
    };
    ((2..=64).contains(&name.len()) && name.chars().all(may)).then_some(name)
}

impl Accounts {
    /// Makes an account and gives the one-time code by which its user sets it up.
    pub fn create(
        &self,
        new: &NewAccount,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<Secret, AuthError> {
        let name = normal(&new.name).ok_or(AuthError::NameInvalid)?;
        let code = draw_code(random);
        let id = draw_id(random);
        self.change(|transaction| {
            if table::find_account(transaction, &name)?.is_some() {
                return Err(AuthError::NameTaken);
            }
            let account = table::Account {
                id,
                name: name.clone(),
                staff: new.staff,
                roles: new.roles.clone(),
                starts_on: new.starts_on,
                ends_on: new.ends_on,
                password: None,
                totp: None,
                totp_step: 0,
                enrolment: Some(code_hash("enrolment", &code.0)),
                enrolment_until: millis(moment).saturating_add(ENROLMENT),
            };
            table::put_account(transaction, &account)?;
            Ok(note(
                transaction,
                moment,
                Some(new.staff),
                None,
                "account_create",
            )?)
        })?;
        Ok(code)
    }

    /// Lets an account end with `last_day`. From the day after, nothing is answered to its devices.
    pub fn end(&self, name: &str, last_day: NaiveDate, moment: Moment) -> Result<(), AuthError> {
        self.change(|transaction| {
            let mut account = existing(transaction, name)?;
            account.ends_on = Some(last_day);
            table::put_account(transaction, &account)?;
            if !account.is_active_on(moment.today) {
                table::end_sessions_of_account(transaction, account.id)?;
            }
            Ok(note(
                transaction,
                moment,
                Some(account.staff),
                None,
                "account_end",
            )?)
        })
    }

    /// Forgets password, authenticator and recovery codes, ends all sessions, and gives a new one-time code.
    pub fn reset(
        &self,
        name: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<Secret, AuthError> {
        let code = draw_code(random);
        self.change(|transaction| {
            let mut account = existing(transaction, name)?;
            account.password = None;
            account.totp = None;
            account.enrolment = Some(code_hash("enrolment", &code.0));
            account.enrolment_until = millis(moment).saturating_add(ENROLMENT);
            table::put_account(transaction, &account)?;
            table::clear_recovery_codes(transaction, account.id)?;
            table::end_sessions_of_account(transaction, account.id)?;
            Ok(note(
                transaction,
                moment,
                Some(account.staff),
                None,
                "account_reset",
            )?)
        })?;
        Ok(code)
    }

    /// The roles of whoever signed in, beside the functions of the directory.
    pub fn roles_of(&self, present: Present) -> Result<Vec<AccountRole>, AuthError> {
        let account = read(&*self.database, |transaction| {
            table::account_by_id(transaction, present.account)
        })?;
        Ok(account.map(|account| account.roles).unwrap_or_default())
    }

    /// All accounts by name.
    pub fn list(&self) -> Result<Vec<AccountInfo>, AuthError> {
        let accounts = read(&*self.database, table::list_accounts)?;
        Ok(accounts
            .into_iter()
            .map(|account| AccountInfo {
                enrolled: account.password.is_some(),
                account: NewAccount {
                    name: account.name,
                    staff: account.staff,
                    roles: account.roles,
                    starts_on: account.starts_on,
                    ends_on: account.ends_on,
                },
            })
            .collect())
    }

    /// Writes; a refusal undoes everything.
    pub(super) fn change<T>(
        &self,
        work: impl FnOnce(&mut dyn Transaction) -> Result<T, AuthError>,
    ) -> Result<T, AuthError> {
        let mut refused = None;
        let written = write(&*self.database, |transaction, _| match work(transaction) {
            Ok(done) => Ok(done),
            Err(AuthError::Server(error)) => Err(error),
            Err(refusal) => {
                refused = Some(refusal);
                Err(ServerError::Malformed)
            }
        });
        match refused {
            Some(refusal) => Err(refusal),
            None => Ok(written?),
        }
    }
}

fn existing(transaction: &mut dyn Transaction, name: &str) -> Result<table::Account, AuthError> {
    let name = normal(name).ok_or(AuthError::UnknownAccount)?;
    table::find_account(transaction, &name)?.ok_or(AuthError::UnknownAccount)
}
