//! Keeping the grant sets in step with what they follow from.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{NaiveDate, TimeDelta};
use cii_domain::StaffId;
use cii_sync::{AuditAct, Record, Subject};

use super::{Engine, Lookup, Moment, note, remembered::Remembered};
use crate::{
    Area, Authority, Database, Place, ServerError, Transaction,
    database::{read, write},
    table::{counter, grant, record},
};

/// What was replaced is kept for so long at least, and for twice as long at most: longer than any device is away and may
/// still be opened.
const KEPT: TimeDelta = TimeDelta::days(90);

impl<D: Database, A: Authority> Engine<D, A> {
    /// What a day brings: looks anew at everybody's grants, of which some begin and end with one, and removes the contents
    /// that nothing has named for long and the grant sets that nothing rests on.
    pub fn sweep(&self, moment: Moment) -> Result<(), ServerError> {
        write(&self.database, |transaction, seq| {
            self.sweep_within(transaction, seq, moment)
        })
    }

    /// The latest day for which everybody's grants were looked at. That of the clock should not be before it.
    pub fn latest_day(&self) -> Result<Option<NaiveDate>, ServerError> {
        read(&self.database, latest_day)
    }

    /// Whoever looks after the machine says that its clock is right: it was ahead. What ended meanwhile begins again.
    pub fn confirm_clock(&self, moment: Moment) -> Result<(), ServerError> {
        write(&self.database, |transaction, seq| {
            self.sweep_within(transaction, seq, moment)?;
            let remark = moment.today.to_string();
            note(transaction, moment, None, AuditAct::ClockConfirm, &remark)
        })
    }

    /// Looks anew at everybody's grants, within a transaction.
    pub(super) fn regrant_all(
        &self,
        transaction: &mut dyn Transaction,
        seq: u64,
        today: NaiveDate,
    ) -> Result<(), ServerError> {
        let staff = grant::list_staff(transaction)?;
        let authority = &self.authority;
        let all = authority.grants_of_all(&mut Lookup(transaction), &staff, today)?;
        for (one, grants) in staff.into_iter().zip(all) {
            keep(authority, transaction, one, seq, &grants)?;
        }
        counter::set_fact(transaction, counter::SWEPT, today.to_string())
    }

    /// What a day brings, once a day.
    pub(super) fn sweep_if_due(&self, moment: Moment) -> Result<(), ServerError> {
        let is_due = |swept: Option<NaiveDate>| swept < Some(moment.today);
        let swept = self.latest_day()?;
        if swept > Some(moment.today) {
            tracing::warn!(clock = %moment.today, grants = ?swept, "the clock went back; grants stay");
        }
        if !is_due(swept) {
            return Ok(());
        }
        write(&self.database, |transaction, seq| {
            // Somebody else may have done it meanwhile.
            if is_due(latest_day(transaction)?) {
                self.sweep_within(transaction, seq, moment)?;
            }
            Ok(())
        })
    }

    fn sweep_within(
        &self,
        transaction: &mut dyn Transaction,
        seq: u64,
        moment: Moment,
    ) -> Result<(), ServerError> {
        super::blob::sweep(transaction, moment)?;
        forget_replaced(transaction, moment.today)?;
        self.regrant_all(transaction, seq, moment.today)
    }

    /// Gives `staff` a new grant set if it is another one than before.
    pub(super) fn regrant(
        &self,
        transaction: &mut dyn Transaction,
        staff: StaffId,
        seq: u64,
        today: NaiveDate,
    ) -> Result<(), ServerError> {
        regrant(&self.authority, transaction, staff, seq, today)
    }

    /// Number and content of the grant set of `staff`.
    pub(super) fn present_grants(
        &self,
        transaction: &mut dyn Transaction,
        staff: StaffId,
    ) -> Result<(u64, Arc<A::Grants>), ServerError> {
        let (id, content) =
            grant::present(transaction, staff)?.ok_or(ServerError::UnknownDevice)?;
        Ok((id, self.remembered.read(content)?))
    }
}

/// Deletes the grant sets that were replaced long ago and under which nothing was disclosed. A device that comes back with
/// one of them gets everything anew, as after a restore.
fn forget_replaced(transaction: &mut dyn Transaction, today: NaiveDate) -> Result<(), ServerError> {
    let mark = counter::fact(transaction, counter::GRANTS_MARK)?;
    let marked = day_of(transaction, counter::GRANTS_MARKED)?;
    // A mark of a day that is still to come was made by a clock that was ahead.
    if let (Some(mark), Some(marked)) = (mark, marked.filter(|day| *day <= today)) {
        if today.signed_duration_since(marked) < KEPT {
            return Ok(());
        }
        let mark = mark
            .parse()
            .map_err(|_| ServerError::Corrupt("mark".to_owned()))?;
        grant::delete_replaced(transaction, mark)?;
    }
    let last = grant::last(transaction)?;
    counter::set_fact(transaction, counter::GRANTS_MARK, last.to_string())?;
    counter::set_fact(transaction, counter::GRANTS_MARKED, today.to_string())
}

fn latest_day(transaction: &mut dyn Transaction) -> Result<Option<NaiveDate>, ServerError> {
    day_of(transaction, counter::SWEPT)
}

fn day_of(transaction: &mut dyn Transaction, fact: &str) -> Result<Option<NaiveDate>, ServerError> {
    counter::fact(transaction, fact)?
        .map(|day| {
            day.parse()
                .map_err(|_| ServerError::Corrupt("day".to_owned()))
        })
        .transpose()
}

/// The moment, on the day for which grants are given: never one before the last. A clock that goes back would open again what
/// ended, and a request can have waited over midnight.
pub(crate) fn onwards(
    transaction: &mut dyn Transaction,
    moment: Moment,
) -> Result<Moment, ServerError> {
    let latest = latest_day(transaction)?;
    Ok(Moment {
        today: latest.map_or(moment.today, |latest| latest.max(moment.today)),
        ..moment
    })
}

fn regrant<A: Authority>(
    authority: &A,
    transaction: &mut dyn Transaction,
    staff: StaffId,
    seq: u64,
    today: NaiveDate,
) -> Result<(), ServerError> {
    let grants = authority.grants(&mut Lookup(transaction), staff, today)?;
    keep(authority, transaction, staff, seq, &grants)
}

/// Gives `staff` a new grant set if a record that became another one makes it another one.
pub(super) fn regrant_after<A: Authority>(
    (authority, remembered): (&A, &Remembered<A::Grants>),
    transaction: &mut dyn Transaction,
    staff: StaffId,
    seq: u64,
    change: (Option<&Record>, Option<&Record>),
    today: NaiveDate,
) -> Result<(), ServerError> {
    let Some((_, content)) = grant::present(transaction, staff)? else {
        return regrant(authority, transaction, staff, seq, today);
    };
    let present = Arc::unwrap_or_clone(remembered.read(content)?);
    let records = &mut Lookup(transaction);
    let grants = authority.grants_after(records, staff, present, change, today)?;
    keep(authority, transaction, staff, seq, &grants)
}

fn keep<A: Authority>(
    authority: &A,
    transaction: &mut dyn Transaction,
    staff: StaffId,
    seq: u64,
    grants: &A::Grants,
) -> Result<(), ServerError> {
    let content = serde_json::to_string(grants)?;
    let present = grant::present(transaction, staff)?;
    if present.is_none_or(|(_, present)| present != content) {
        let id = grant::replace(transaction, staff, seq, &content)?;
        if let Some(guard) = transaction.guard() {
            guard.open(staff, id, &authority.openings(grants))?;
        }
    }
    Ok(())
}

/// Notes the openings that a database guards its rows by, where they are missing: it was made by an older version, or was
/// restored.
pub(super) fn reopen<A: Authority>(
    transaction: &mut dyn Transaction,
    authority: &A,
) -> Result<(), ServerError> {
    let stale = match transaction.guard() {
        Some(guard) => guard.list_stale()?,
        None => return Ok(()),
    };
    for staff in stale {
        let Some((id, content)) = grant::present(transaction, staff)? else {
            continue;
        };
        let openings = authority.openings(&serde_json::from_str(&content)?);
        if let Some(guard) = transaction.guard() {
            guard.open(staff, id, &openings)?;
        }
    }
    Ok(())
}

/// Every subject in these places, with the area in which it stands.
pub(super) fn subjects_in(
    transaction: &mut dyn Transaction,
    places: &[Place],
) -> Result<BTreeMap<Subject, Area>, ServerError> {
    let mut areas: BTreeSet<&Area> = BTreeSet::new();
    let mut found = BTreeMap::new();
    for place in places {
        match place {
            Place::Area(area, _) => {
                if !areas.insert(area) {
                    continue;
                }
                for subject in record::list_subjects_in(transaction, area)? {
                    found.insert(subject, area.clone());
                }
            }
            Place::Subject(subject, _) => {
                if let Some(area) = record::area(transaction, subject)? {
                    found.insert(subject.clone(), area);
                }
            }
        }
    }
    Ok(found)
}
