//! Who must sit at the table (annual report 2025, chapter 10; cahier des charges 4.2).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    InstitutionKey, StaffId,
    message::{Message, Value},
    session::{Invitee, Role, Session, SessionKind, Who},
    situation::{AgeGroup, Register, Situation},
    staff::{Function, Staff},
};

/// Somebody the rules ask for and who is not at the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RosterGap {
    /// An assessment is held with the person.
    Person,
    /// The person sits at a round table without a reason, which is the exception.
    PersonWithoutReason,
    /// An assessment needs the worker who announced.
    AnnouncingWorker,
    /// A round table needs the worker who announced or that institution's respondent.
    AnnouncerOrRespondent,
    /// Every institution involved sends a respondent.
    Respondent(InstitutionKey),
    /// An assessment needs a physician delegated by the SMR.
    SmrPhysician,
    /// Nobody leads the assessment: a member of the Bureau is present at it.
    BureauMember,
    /// Nobody leads the round table: a coordinator does.
    Coordinator,
}

impl RosterGap {
    /// What is missing, as `roster.<code>`.
    pub fn message(&self) -> Message {
        let code = self.code();
        match self {
            Self::Respondent(institution) => {
                Message::new(code).with("institution", Value::Institution(institution.clone()))
            }
            _ => Message::new(code),
        }
    }

    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::PersonWithoutReason => "person_without_reason",
            Self::AnnouncingWorker => "announcing_worker",
            Self::AnnouncerOrRespondent => "announcer_or_respondent",
            Self::Respondent(_) => "respondent",
            Self::SmrPhysician => "smr_physician",
            Self::BureauMember => "bureau_member",
            Self::Coordinator => "coordinator",
        }
    }
}

/// Those who are expected, each once, in the order of the table.
pub(super) fn list_expected(session: &Session) -> Vec<Who> {
    let mut expected: Vec<Who> = Vec::new();
    for seat in session.invitees.iter().filter(|seat| seat.is_expected()) {
        if !expected.contains(&seat.who) {
            expected.push(seat.who);
        }
    }
    expected
}

/// Who is missing at the table, the person first. Those who declined without being replaced are
/// missing again. Institutions that are only about to be involved may sit there, but need not.
pub fn missing_roles(session: &Session, situation: &Situation) -> Vec<RosterGap> {
    let seats: Vec<&Invitee> = session
        .invitees
        .iter()
        .filter(|seat| seat.is_expected())
        .collect();
    let has = |role: Role| seats.iter().any(|seat| seat.role == role);
    let represented = |institution: &InstitutionKey| {
        seats.iter().any(|seat| {
            matches!(seat.role, Role::AnnouncingWorker | Role::Respondent)
                && seat.institution.as_ref() == Some(institution)
        })
    };
    let announcer = &situation.announcement.service;
    let mut gaps = Vec::new();
    let is_led = session.find_leader().is_some();
    match session.kind {
        SessionKind::Assessment => {
            if !seats.iter().any(|seat| seat.who == Who::Person) {
                gaps.push(RosterGap::Person);
            }
            if !has(Role::AnnouncingWorker) {
                gaps.push(RosterGap::AnnouncingWorker);
            }
            if !has(Role::SmrPhysician) {
                gaps.push(RosterGap::SmrPhysician);
            }
            if !is_led {
                gaps.push(RosterGap::BureauMember);
            }
        }
        SessionKind::RoundTable => {
            let person = seats.iter().any(|seat| seat.who == Who::Person);
            if person && session.person_invited_because.trim().is_empty() {
                gaps.push(RosterGap::PersonWithoutReason);
            }
            if !has(Role::AnnouncingWorker) && !represented(announcer) {
                gaps.push(RosterGap::AnnouncerOrRespondent);
            }
            if !is_led {
                gaps.push(RosterGap::Coordinator);
            }
        }
    }
    let involved: BTreeSet<&InstitutionKey> = situation
        .involved
        .iter()
        .filter(|involvement| !involvement.imminent)
        .map(|involvement| &involvement.institution)
        // The announcing institution is asked for above, as announcing worker or respondent.
        .filter(|institution| *institution != announcer)
        .collect();
    for institution in involved {
        if !represented(institution) {
            gaps.push(RosterGap::Respondent(institution.clone()));
        }
    }
    gaps
}

/// One place at a proposed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub who: Who,
    /// In what capacity.
    pub role: Role,
    /// For which institution. None: the person.
    pub institution: Option<InstitutionKey>,
}

/// The table that the rules ask for, filled as far as the directory allows on `day`: contacts of
/// the file first, then respondents of the institution, those of the region before others.
/// What stays open is what [`missing_roles`] reports. Always the same for the same directory.
pub fn propose_roster(
    kind: SessionKind,
    situation: &Situation,
    staff: &[Staff],
    day: NaiveDate,
) -> Vec<Seat> {
    let directory = Directory {
        situation,
        staff,
        day,
    };
    let announcement = &situation.announcement;
    let mut seats: Vec<Seat> = Vec::new();
    let mut sit = |who: Option<&Staff>, role: Role, institution: Option<&InstitutionKey>| {
        if let Some(member) = who {
            let who = Who::Staff(member.id);
            if !seats.iter().any(|seat| seat.who == who) {
                let institution = institution.unwrap_or(&member.institution).clone();
                seats.push(Seat {
                    who,
                    role,
                    institution: Some(institution),
                });
            }
        }
    };

    let worker = announcement.worker.and_then(|id| directory.find_active(id));
    let service = &announcement.service;
    if worker.is_some() {
        sit(worker, Role::AnnouncingWorker, Some(service));
    } else {
        let respondent = announcement
            .respondent
            .and_then(|id| directory.find_active(id))
            .or_else(|| directory.find_respondent(service));
        sit(respondent, Role::Respondent, Some(service));
    }
    for involvement in &situation.involved {
        if involvement.imminent || involvement.institution == *service {
            continue;
        }
        let respondent = involvement
            .contact
            .and_then(|id| directory.find_active(id))
            .or_else(|| directory.find_respondent(&involvement.institution));
        sit(respondent, Role::Respondent, Some(&involvement.institution));
    }
    match kind {
        SessionKind::Assessment => {
            sit(
                directory.find_best(|m| m.has(Function::SmrPhysician)),
                Role::SmrPhysician,
                None,
            );
            sit(directory.find_coordinator(), Role::BureauMember, None);
            let person = Seat {
                who: Who::Person,
                role: Role::Person,
                institution: None,
            };
            seats.insert(0, person);
        }
        SessionKind::RoundTable => sit(directory.find_coordinator(), Role::Coordinator, None),
    }
    seats
}

struct Directory<'a> {
    situation: &'a Situation,
    staff: &'a [Staff],
    day: NaiveDate,
}

impl<'a> Directory<'a> {
    fn find_active(&self, id: StaffId) -> Option<&'a Staff> {
        self.staff
            .iter()
            .find(|member| member.id == id && member.is_active_on(self.day))
    }

    /// The best of those who fit: of the region, then of the whole canton, then of its language.
    fn find_best(&self, fits: impl Fn(&Staff) -> bool) -> Option<&'a Staff> {
        let region = self.situation.region;
        self.staff
            .iter()
            .filter(|member| member.is_active_on(self.day) && fits(member))
            .min_by_key(|member| {
                let distance = match member.region {
                    Some(at) if at == region => 0,
                    None => 1,
                    Some(_) => 2,
                };
                (distance, member.language != region.language(), member.id)
            })
    }

    fn find_respondent(&self, institution: &InstitutionKey) -> Option<&'a Staff> {
        let youth = self.situation.announcement.age_group == AgeGroup::Youth;
        let (first, second) = if youth {
            (Function::RespondentYouth, Function::RespondentAdults)
        } else {
            (Function::RespondentAdults, Function::RespondentYouth)
        };
        let of = |function: Function| {
            self.find_best(|member| member.institution == *institution && member.has(function))
        };
        of(first)
            .or_else(|| of(second))
            .or_else(|| of(Function::ContactPerson))
    }

    fn find_coordinator(&self) -> Option<&'a Staff> {
        let in_charge = self
            .situation
            .coordinator
            .and_then(|id| self.find_active(id));
        let thematic = self.situation.register == Register::T1;
        let function = if thematic {
            Function::ThematicCoordinator
        } else {
            Function::RegionalCoordinator
        };
        in_charge
            .or_else(|| self.find_best(|member| member.has(function)))
            .or_else(|| self.find_best(|member| member.has(Function::RegionalCoordinator)))
    }
}
