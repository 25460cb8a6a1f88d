//! Accounts: made, ended, begun again and set back by whoever administers them, in the window or on the machine.

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::{StaffId, access::ACCOUNT_NAME_LIMIT, staff::Staff};
use cii_sync::{Account, AccountRole, AuditAct, InForce, OneTimeCode, Setup};
use uuid::Uuid;

use super::{
    Accounts, AuthError, Present, Random,
    administration::{About, By, check_shutting_out, enter, entitle, find_staff},
    device, draw_id, millis,
    second::{code_hash, draw_code, sealed_for},
    table,
};
use crate::{
    Authority, Database, Engine, Moment, ServerError, Transaction,
    database::{read, write},
    engine::onwards,
};

/// How long a one-time code is good, in milliseconds: a week, so that a letter can carry it.
const ENROLMENT: u64 = 7 * 24 * 60 * 60 * 1000;

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: String,
    /// Whose it is: a member of staff whose record is there, and who has no account.
    pub staff: StaffId,
    /// Roles beside the functions of that record.
    pub roles: Vec<AccountRole>,
    /// First day. None: at once.
    pub starts_on: Option<NaiveDate>,
    /// Last day. None: without an end.
    pub ends_on: Option<NaiveDate>,
}

impl NewAccount {
    /// Goes on only if an account can have this name at all.
    pub fn check_name(&self) -> Result<(), AuthError> {
        normal(&self.name).map(|_| ()).ok_or(AuthError::NameInvalid)
    }
}

/// What a sealing key opens of what was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seals {
    /// For so many accounts in force it opens the secret of the authenticator.
    pub open: usize,
    /// The names of those for which it does not: their secrets were sealed with another key.
    pub closed: Vec<String>,
}

/// The name of an account as it is stored and compared. None: it cannot be one.
pub(super) fn normal(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let may = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".@_-".contains(letter)
    };
    ((2..=ACCOUNT_NAME_LIMIT).contains(&name.len()) && name.chars().all(may)).then_some(name)
}

/// The name as it is stored, which no account has yet.
fn free_name(transaction: &mut dyn Transaction, name: &str) -> Result<String, AuthError> {
    let name = normal(name).ok_or(AuthError::NameInvalid)?;
    match table::find_account(transaction, &name)? {
        Some(_) => Err(AuthError::NameTaken),
        None => Ok(name),
    }
}

/// A moment of the server's clock, for whoever shows it.
pub(super) fn moment_of(millis: u64) -> DateTime<Utc> {
    let millis = i64::try_from(millis).unwrap_or(i64::MAX);
    DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl Accounts {
    /// Makes an account and gives the one-time code by which its user sets it up.
    pub fn create(
        &self,
        by: By,
        new: &NewAccount,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<OneTimeCode, AuthError> {
        self.change(|transaction| create(transaction, by, new, moment, random))
    }

    /// Makes a member of staff and the account for it, on the machine: both or neither. `act` is the identity of what is
    /// done to the directory.
    pub fn hire<D: Database, A: Authority>(
        &self,
        engine: &Engine<D, A>,
        staff: &Staff,
        new: &NewAccount,
        act: Uuid,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<OneTimeCode, AuthError> {
        self.change(|transaction| {
            engine.plant_within(transaction, staff, "staff_save", act, moment)?;
            create(transaction, By::Machine, new, moment, random)
        })
    }

    /// Lets an account end with `last_day`, or at once, and says with which day. From the day after, nothing is answered
    /// to its devices.
    pub fn end(
        &self,
        by: By,
        account: Uuid,
        last_day: Option<NaiveDate>,
        moment: Moment,
    ) -> Result<NaiveDate, AuthError> {
        let yesterday = moment.today.pred_opt().unwrap_or(NaiveDate::MIN);
        let last_day = last_day.unwrap_or(yesterday);
        self.change(|transaction| {
            entitle(transaction, by, moment)?;
            let mut account = existing(transaction, account)?;
            check_shutting_out(transaction, by, &account, moment)?;
            account.ends_on = Some(last_day);
            table::put_account(transaction, &account)?;
            if !account.is_active_on(moment.today) {
                table::end_sessions_of_account(transaction, account.id)?;
            }
            enter(
                transaction,
                moment,
                by,
                &About::Account(account.staff),
                AuditAct::AccountEnd,
            )?;
            Ok(last_day)
        })
    }

    /// Takes the end of an account away.
    pub fn resume(&self, by: By, account: Uuid, moment: Moment) -> Result<(), AuthError> {
        self.change(|transaction| {
            entitle(transaction, by, moment)?;
            let mut account = existing(transaction, account)?;
            account.ends_on = None;
            table::put_account(transaction, &account)?;
            Ok(enter(
                transaction,
                moment,
                by,
                &About::Account(account.staff),
                AuditAct::AccountResume,
            )?)
        })
    }

    /// Forgets password, authenticator and recovery codes, ends all sessions, and gives a new one-time code.
    pub fn reset(
        &self,
        by: By,
        account: Uuid,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<OneTimeCode, AuthError> {
        self.change(|transaction| {
            entitle(transaction, by, moment)?;
            let mut account = existing(transaction, account)?;
            check_shutting_out(transaction, by, &account, moment)?;
            account.password = None;
            account.totp = None;
            let (id, staff) = (account.id, account.staff);
            let code = put_with_code(transaction, account, moment, random)?;
            table::clear_recovery_codes(transaction, id)?;
            table::end_sessions_of_account(transaction, id)?;
            enter(
                transaction,
                moment,
                by,
                &About::Account(staff),
                AuditAct::AccountReset,
            )?;
            Ok(code)
        })
    }

    /// The roles of whoever signed in, beside the functions of the directory.
    pub fn roles_of(&self, present: Present) -> Result<Vec<AccountRole>, AuthError> {
        let account = read(&*self.database, |transaction| {
            table::account_by_id(transaction, present.account)
        })?;
        Ok(account.map(|account| account.roles).unwrap_or_default())
    }

    /// All accounts by name, with their devices.
    pub fn list(&self, by: By, moment: Moment) -> Result<Vec<Account>, AuthError> {
        read(&*self.database, |transaction| {
            match entitle(transaction, by, moment) {
                Ok(()) => {}
                Err(AuthError::Server(error)) => return Err(error),
                Err(refusal) => return Ok(Err(refusal)),
            }
            let mut devices = device::by_account(transaction)?;
            let accounts = table::list_accounts(transaction)?;
            let listed = accounts.into_iter().map(|account| {
                let devices = devices.remove(&account.id).unwrap_or_default();
                Account {
                    in_force: in_force(&account, moment.today),
                    setup: setup_of(&account, millis(moment)),
                    id: account.id,
                    name: account.name,
                    staff: account.staff,
                    roles: account.roles,
                    starts_on: account.starts_on,
                    ends_on: account.ends_on,
                    devices,
                }
            });
            Ok(Ok(listed.collect()))
        })?
    }

    /// Whether the key at hand is the one with which the accounts in force were set up.
    pub fn seals(&self, moment: Moment) -> Result<Seals, ServerError> {
        let accounts = read(&*self.database, table::list_accounts)?;
        let mut seals = Seals::default();
        for account in accounts {
            let Some(sealed) = account
                .totp
                .as_ref()
                .filter(|_| account.is_active_on(moment.today))
            else {
                continue;
            };
            match self.seal.open(&sealed_for(account.staff), sealed) {
                Some(_) => seals.open = seals.open.saturating_add(1),
                None => seals.closed.push(account.name),
            }
        }
        Ok(seals)
    }

    /// The account with this name.
    pub fn named(&self, name: &str) -> Result<Uuid, AuthError> {
        let name = normal(name).ok_or(AuthError::UnknownAccount)?;
        let found = read(&*self.database, |transaction| {
            table::find_account(transaction, &name)
        })?;
        Ok(found.ok_or(AuthError::UnknownAccount)?.id)
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

fn create(
    transaction: &mut dyn Transaction,
    by: By,
    new: &NewAccount,
    moment: Moment,
    random: Random<'_>,
) -> Result<OneTimeCode, AuthError> {
    entitle(transaction, by, moment)?;
    if find_staff(transaction, new.staff)?.is_none() {
        return Err(AuthError::UnknownStaff);
    }
    if table::has_account(transaction, new.staff)? {
        return Err(AuthError::StaffHasAccount);
    }
    let account = table::Account {
        id: draw_id(random),
        name: free_name(transaction, &new.name)?,
        staff: new.staff,
        roles: new.roles.clone(),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        password: None,
        totp: None,
        totp_step: 0,
        enrolment: None,
        enrolment_until: 0,
    };
    let code = put_with_code(transaction, account, moment, random)?;
    enter(
        transaction,
        moment,
        by,
        &About::Account(new.staff),
        AuditAct::AccountCreate,
    )?;
    Ok(code)
}

/// Puts an account that waits for its user, and gives the code for it. A code of before serves no more.
fn put_with_code(
    transaction: &mut dyn Transaction,
    mut account: table::Account,
    moment: Moment,
    random: Random<'_>,
) -> Result<OneTimeCode, ServerError> {
    let code = draw_code(random);
    account.enrolment = Some(code_hash("enrolment", &code.0));
    account.enrolment_until = millis(moment).saturating_add(ENROLMENT);
    table::put_account(transaction, &account)?;
    Ok(OneTimeCode {
        account: account.id,
        code,
        until: moment_of(account.enrolment_until),
    })
}

/// Whether an account is in force. One that was over is not again because the clock went back.
pub(super) fn is_in_force(
    transaction: &mut dyn Transaction,
    account: &table::Account,
    moment: Moment,
) -> Result<bool, ServerError> {
    let today = match account.ends_on {
        Some(_) => onwards(transaction, moment)?.today,
        None => moment.today,
    };
    Ok(account.is_active_on(today))
}

fn in_force(account: &table::Account, today: NaiveDate) -> InForce {
    if account.is_active_on(today) {
        InForce::Now
    } else if account.ends_on.is_some_and(|end| end < today) {
        InForce::NoLonger
    } else {
        InForce::NotYet
    }
}

fn setup_of(account: &table::Account, now: u64) -> Setup {
    if account.password.is_some() {
        Setup::Done
    } else if account.enrolment_until >= now {
        Setup::Waiting {
            until: moment_of(account.enrolment_until),
        }
    } else {
        Setup::Lapsed
    }
}

fn existing(transaction: &mut dyn Transaction, id: Uuid) -> Result<table::Account, AuthError> {
    table::account_by_id(transaction, id)?.ok_or(AuthError::UnknownAccount)
}
