//! How long data about somebody are kept, and who lets them go.
//!
//! Decided per person: everything about somebody goes at once, when nothing is open and the term has passed since anything
//! last happened. What figures need is kept apart from it ([`crate::statistics::Counted`]). Accounting documents have a term
//! of their own, ten years; no record is one yet, and [`is_about_somebody`] must say of each new kind whether it goes.

use chrono::{Months, NaiveDate};

use crate::{
    access::{RecordKind, Subject},
    contract::Contract,
    procuration::Procuration,
    session::Session,
    situation::{CaseNumber, Situation, list_unfinished},
    staff::Function,
};

/// How many years data are kept after anything last happened, if the settings say nothing else (ours: the cantonal act on
/// data protection asks for no longer than needed and names no number).
pub const USUAL_YEARS: u32 = 10;

/// Whether a record of `kind` goes with the person whom it is about.
pub const fn is_about_somebody(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Person
        | RecordKind::Situation
        | RecordKind::Procuration
        | RecordKind::Session
        | RecordKind::Contract
        | RecordKind::Note
        | RecordKind::Override => true,
        RecordKind::Staff
        | RecordKind::Room
        | RecordKind::Institution
        | RecordKind::CatalogueItem
        | RecordKind::Office
        | RecordKind::AdministrationYear => false,
    }
}

/// What decides about one person. A mask over the person changes nothing: it says who sees the data, not how long they are
/// needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Last day on which anything happened, or up to which something was promised.
    pub last: NaiveDate,
    /// Whether something is still to be done.
    pub open: bool,
    /// The numbers of the situations, in order.
    pub numbers: Vec<CaseNumber>,
}

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// Something is still to be done.
    Open,
    /// Kept until the day before this one.
    Until(NaiveDate),
    /// The term has passed.
    Due,
}

impl Course {
    /// A person about whom anybody wrote anything last on `touched`.
    pub const fn new(touched: NaiveDate) -> Self {
        Self {
            last: touched,
            open: false,
            numbers: Vec::new(),
        }
    }

    fn reach(&mut self, day: Option<NaiveDate>) {
        self.last = day.map_or(self.last, |day| self.last.max(day));
    }

    /// With a situation and what belongs to it.
    #[must_use]
    pub fn with(
        mut self,
        situation: &Situation,
        procurations: &[Procuration],
        sessions: &[Session],
        contracts: &[Contract],
    ) -> Self {
        self.numbers.push(situation.number);
        self.numbers.sort_unstable();
        self.open |= situation.state.is_open() || !list_unfinished(sessions, contracts).is_empty();
        self.reach(Some(situation.announcement.received_on));
        self.reach(situation.closing.as_ref().map(|closing| closing.on));
        for service in &situation.services {
            self.reach(service.ended_on.or(Some(service.started_on)));
        }
        for procuration in procurations {
            let revoked = procuration.revocation.as_ref().map(|end| end.on);
            self.reach(revoked.or(Some(procuration.ends_on)));
        }
        for session in sessions {
            self.reach(session.starts_at.map(|start| start.date()));
        }
        for contract in contracts {
            for measure in &contract.measures {
                self.reach(measure.to.value());
            }
        }
        self
    }

    /// Where it stands on `day`, if data are kept for `years`.
    pub fn retention(&self, years: u32, day: NaiveDate) -> Retention {
        if self.open {
            return Retention::Open;
        }
        let months = Months::new(years.saturating_mul(12));
        // Past the end of the calendar nothing is ever due.
        let until = self.last.checked_add_months(months);
        match until.unwrap_or(NaiveDate::MAX) {
            until if until <= day => Retention::Due,
            until => Retention::Until(until),
        }
    }
}

/// Whether `subject` may confirm that data go: a member of the Bureau, which keeps the file.
pub fn may_confirm(subject: &Subject, today: NaiveDate) -> bool {
    subject.is_active_on(today) && subject.is_bureau()
}

/// Whether those who confirmed are enough: two persons, one of them the cantonal officer (ours).
pub fn are_enough(confirmed: &[Subject], today: NaiveDate) -> bool {
    let mut may: Vec<&Subject> = confirmed
        .iter()
        .filter(|subject| may_confirm(subject, today))
        .collect();
    may.sort_by_key(|subject| subject.staff);
    may.dedup_by_key(|subject| subject.staff);
    may.len() >= 2 && may.iter().any(|one| one.is(Function::CantonalOfficer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::Role,
        fixtures::{contract, date, procuration, ready_assessment, situation, staff},
        situation::{Closing, ClosingResult, SituationState},
    };

    fn closed() -> Situation {
        Situation {
            state: SituationState::Closed,
            closing: Some(Closing {
                on: date("2026-06-30"),
                result: ClosingResult::PrimaryMarket,
                continued_by: None,
            }),
            ..situation()
        }
    }

    #[test]
    fn a_person_is_due_when_nothing_is_open_and_the_term_has_passed() {
        let touched = date("2026-05-20");
        let check = |course: Course, years: u32, day: &str, expected: Retention| {
            assert_eq!(course.retention(years, date(day)), expected, "{day}");
        };
        let alone = || Course::new(touched);
        let until = |day: &str| Retention::Until(date(day));
        check(alone(), 10, "2036-05-19", until("2036-05-20"));
        check(alone(), 10, "2036-05-20", Retention::Due);
        check(alone(), 0, "2026-05-19", until("2026-05-20"));
        check(alone(), 0, "2026-05-20", Retention::Due);
        check(
            alone(),
            u32::MAX,
            "2036-05-21",
            Retention::Until(NaiveDate::MAX),
        );
        let with = |situation: &Situation| alone().with(situation, &[], &[], &[]);
        check(with(&closed()), 10, "2036-06-29", until("2036-06-30"));
        check(with(&closed()), 10, "2036-06-30", Retention::Due);
        for state in SituationState::ALL {
            let other = Situation {
                state: *state,
                ..closed()
            };
            let expected = if state.is_open() {
                Retention::Open
            } else {
                Retention::Due
            };
            check(with(&other), 10, "2099-01-01", expected);
        }
        // One of two is open.
        let both = with(&closed()).with(&situation(), &[], &[], &[]);
        check(both, 10, "2099-01-01", Retention::Open);
    }

    #[test]
    fn what_was_promised_counts_as_well() {
        let course =
            |procurations: &[Procuration], sessions: &[Session], contracts: &[Contract]| {
                Course::new(date("2026-05-20")).with(&closed(), procurations, sessions, contracts)
            };
        let mut long = procuration();
        long.revocation = None;
        long.ends_on = date("2028-01-31");
        assert_eq!(course(&[long.clone()], &[], &[]).last, date("2028-01-31"));
        long.revocation = Some(crate::procuration::Revocation {
            on: date("2026-07-15"),
            reason: String::new(),
            language: None,
        });
        assert_eq!(course(&[long], &[], &[]).last, date("2026-07-15"));
        let open = course(&[], &[ready_assessment()], &[]);
        assert!(open.open, "a session is to come");
        let open = course(&[], &[], &[contract()]);
        assert!(open.open, "a contract is on its way");
    }

    #[test]
    fn two_persons_confirm_and_one_is_the_officer() {
        use Function as F;
        let today = date("2026-05-20");
        let one = |number: u128, role: Role| {
            let mut subject = Subject::of(&staff()[0]);
            subject.staff = crate::fixtures::staff_id(number);
            subject.roles = [role].into();
            (subject.from, subject.to) = (None, None);
            subject
        };
        let officer = one(1, Role::Function(F::CantonalOfficer));
        let second = one(2, Role::Function(F::CantonalOfficer));
        let secretary = one(3, Role::Function(F::Secretariat));
        let coordinator = one(4, Role::Function(F::RegionalCoordinator));
        let left = Subject {
            to: Some(date("2026-05-19")),
            ..secretary.clone()
        };
        let cases: [(&[&Subject], bool); 9] = [
            (&[], false),
            (&[&officer], false),
            (&[&officer, &officer], false),
            (&[&officer, &second], true),
            (&[&officer, &secretary], true),
            (&[&secretary, &officer], true),
            (&[&secretary, &coordinator], false),
            (&[&officer, &left], false),
            (&[&officer, &secretary, &coordinator], true),
        ];
        for (confirmed, expected) in cases {
            let confirmed: Vec<Subject> = confirmed.iter().copied().cloned().collect();
            assert_eq!(are_enough(&confirmed, today), expected, "{confirmed:?}");
        }
        for role in Role::all() {
            let bureau = matches!(role, Role::Function(function) if function.is_bureau());
            assert_eq!(may_confirm(&one(5, role), today), bureau, "{role:?}");
        }
    }
}
