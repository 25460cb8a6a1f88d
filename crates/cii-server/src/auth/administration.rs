//! Who acts on accounts, whether they may, and how it is entered in the audit.
//!
//! Asked in the transaction that acts: between a question and a later answer the right could have ended.

use cii_domain::{
    StaffId,
    access::{AccountStanding, Subject, may_administer_accounts, may_shut_out},
    staff::Staff,
};
use cii_sync::{AuditAct, AuditEntry, DeviceId, RecordKind};
use uuid::Uuid;

use super::{Accounts, AuthError, Present, table};
use crate::{
    Moment, ServerError, Transaction,
    database::read,
    table::{audit, record},
};

/// Who acts on accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Whoever can run commands on the server's machine, and so can do anything with its database.
    Machine,
    /// Somebody who signed in.
    User(Present),
}

impl By {
    fn staff(self) -> Option<StaffId> {
        match self {
            Self::Machine => None,
            Self::User(present) => Some(present.staff),
        }
    }

    fn device(self) -> Option<DeviceId> {
        match self {
            Self::Machine => None,
            Self::User(present) => Some(present.device),
        }
    }
}

impl Accounts {
    /// Whether somebody who signed in administers accounts. For whoever is not, nothing else of a request is looked at.
    pub fn check_administrator(&self, present: Present, moment: Moment) -> Result<(), AuthError> {
        let may = read(&*self.database, |transaction| {
            administers(transaction, present.staff, moment)
        })?;
        may.then_some(()).ok_or(AuthError::NotEntitled)
    }
}

/// The member of staff under an identity, if the directory has one.
pub(super) fn find_staff(
    transaction: &mut dyn Transaction,
    staff: StaffId,
) -> Result<Option<Staff>, ServerError> {
    let found = record::find(transaction, staff.0)?;
    let found = found.filter(|record| record.kind == RecordKind::Staff);
    Ok(found.map(|record| record.aggregate()).transpose()?)
}

fn administers(
    transaction: &mut dyn Transaction,
    staff: StaffId,
    moment: Moment,
) -> Result<bool, ServerError> {
    let staff = find_staff(transaction, staff)?;
    Ok(staff.is_some_and(|staff| may_administer_accounts(&Subject::of(&staff), moment.today)))
}

/// Goes on only for whoever may administer accounts.
pub(super) fn entitle(
    transaction: &mut dyn Transaction,
    by: By,
    moment: Moment,
) -> Result<(), AuthError> {
    let may = match by {
        By::Machine => true,
        By::User(present) => administers(transaction, present.staff, moment)?,
    };
    may.then_some(()).ok_or(AuthError::NotEntitled)
}

/// Goes on only if `account` may be shut out by somebody who signed in. The machine's administrator may: whoever that is
/// can always make another account.
pub(super) fn check_shutting_out(
    transaction: &mut dyn Transaction,
    by: By,
    account: &table::Account,
    moment: Moment,
) -> Result<(), AuthError> {
    let By::User(present) = by else { return Ok(()) };
    let mut all = Vec::new();
    for each in table::list_accounts(transaction)? {
        all.push(standing(transaction, &each, moment)?);
    }
    let of = standing(transaction, account, moment)?;
    Ok(may_shut_out(present.staff, &of, &all)?)
}

fn standing(
    transaction: &mut dyn Transaction,
    account: &table::Account,
    moment: Moment,
) -> Result<AccountStanding, ServerError> {
    let staff = find_staff(transaction, account.staff)?;
    let is_set_up = account.password.is_some() && account.is_active_on(moment.today);
    let has_no_end = |staff: &Staff| account.ends_on.is_none() && staff.to.is_none();
    Ok(AccountStanding {
        staff: account.staff,
        administers: staff
            .as_ref()
            .is_some_and(|staff| may_administer_accounts(&Subject::of(staff), moment.today)),
        lasts: is_set_up && staff.as_ref().is_some_and(has_no_end),
    })
}

/// What an entry of the audit is about.
pub(super) enum About {
    /// The account of this member of staff.
    Account(StaffId),
    /// A device.
    Device(DeviceId),
}

/// Enters an act on an account or a device: by whom, and about what.
pub(super) fn enter(
    transaction: &mut dyn Transaction,
    moment: Moment,
    by: By,
    about: &About,
    act: AuditAct,
) -> Result<(), ServerError> {
    let (record, kind): (Uuid, _) = match about {
        About::Account(staff) => (staff.0, Some(RecordKind::Staff)),
        About::Device(device) => (device.0, None),
    };
    let entry = AuditEntry::new(moment.at, (by.staff(), by.device()), act.code());
    let entry = entry.about(record, kind);
    audit::append(transaction, &entry)
}
