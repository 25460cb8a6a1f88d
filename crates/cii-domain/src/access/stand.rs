//! Where the links of the rules hold: how one member of staff stands to one situation on one day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    category::category_of,
    exception::Opening,
    facts::{CaseFacts, ContractFacts, PersonFile, Seat, SessionFacts},
    link::Link,
    place::{Area, Place},
    record::RecordKind,
    subject::{BUREAU, Role, Subject},
};
use crate::{
    InstitutionKey,
    procuration::{DataCategory, ProcurationState},
    session::{self, SessionKind},
    situation::SituationState,
    staff::Function,
};

/// A link that holds: where, and on account of what.
pub(super) struct Hold<'a> {
    pub(super) place: Place,
    pub(super) session: Option<&'a SessionFacts>,
    pub(super) contract: Option<&'a ContractFacts>,
}

/// How a subject stands to one situation on one day.
pub(super) struct Stand<'a> {
    pub(super) subject: &'a Subject,
    file: &'a PersonFile,
    case: &'a CaseFacts,
    today: NaiveDate,
    /// What is open to the own institution.
    pub(super) opened: BTreeSet<DataCategory>,
    /// The institutions that an active procuration names together with the own one.
    pub(super) fellows: BTreeSet<&'a InstitutionKey>,
}

/// What procurations and overrides open to `institution`, and whom the same procurations name.
fn opened_to<'a>(
    case: &'a CaseFacts,
    institution: &InstitutionKey,
    today: NaiveDate,
) -> (BTreeSet<DataCategory>, BTreeSet<&'a InstitutionKey>) {
    let mut opened = BTreeSet::new();
    let mut fellows = BTreeSet::new();
    for procuration in case.procurations.values() {
        if procuration.names(today, institution) {
            let all = DataCategory::ALL.iter().copied();
            opened.extend(all.filter(|of| procuration.opens(today, institution, *of)));
            fellows.extend(procuration.grants.iter().map(|grant| &grant.institution));
        }
    }
    for exception in case.overrides.values() {
        if let Opening::Categories {
            institution: to,
            categories,
        } = &exception.opening
            && to == institution
            && exception.is_active_on(today, case.procurations.values())
        {
            opened.extend(categories);
        }
    }
    (opened, fellows)
}

impl<'a> Stand<'a> {
    pub(super) fn new(
        subject: &'a Subject,
        file: &'a PersonFile,
        case: &'a CaseFacts,
        today: NaiveDate,
    ) -> Self {
        let (opened, fellows) = opened_to(case, &subject.institution, today);
        Self {
            subject,
            file,
            case,
            today,
            opened,
            fellows,
        }
    }

    /// Whether the mask over the person, if there is one, is lifted for the subject in this situation.
    pub(super) fn is_unmasked(&self) -> bool {
        let staff = self.subject.staff;
        self.file
            .restricted_to
            .as_ref()
            .is_none_or(|allowed| allowed.contains(&staff))
            || self.case.overrides.values().any(|exception| {
                exception.opening == Opening::Mask { staff }
                    && exception.is_active_on(self.today, self.case.procurations.values())
            })
    }

    /// Where `link` holds for records of `kind`, asked by the subject in the capacity `role`.
    pub(super) fn holds(&self, link: Link, role: Role, kind: RecordKind) -> Vec<Hold<'a>> {
        if link == Link::Giver {
            return self.given();
        }
        if !self.is_unmasked() {
            return Vec::new();
        }
        let me = Some(self.subject.staff);
        let named = !self.opened.is_empty();
        let opens = |category: DataCategory| self.opened.contains(&category);
        let here = |holds: bool| self.here(kind, holds);
        let sessions = |wanted: &dyn Fn(&SessionFacts) -> bool| self.sessions(kind, wanted);
        match link {
            Link::Reference | Link::Newcomer | Link::Giver => Vec::new(),
            Link::Area => here(
                self.file.restricted_to.is_some()
                    && area_of(role, self.subject)
                        .is_some_and(|area| self.case.areas().contains(&area)),
            ),
            Link::InCharge => here(self.leads_the_case()),
            Link::AtTable => here(self.case.sessions.values().any(|s| self.is_at(s))),
            Link::Leads => sessions(&|session| session.leader == me),
            Link::BureauMedical => {
                let (opened, _) = opened_to(self.case, &InstitutionKey::new(BUREAU), self.today);
                sessions(&|session| {
                    opened.contains(&DataCategory::Medical)
                        && (self.leads_the_case() || self.is_at(session))
                })
            }
            Link::Announced => here(self.announced(role)),
            Link::Fresh => here(
                self.announced(role)
                    && matches!(
                        self.case.state,
                        SituationState::Draft | SituationState::Announced
                    )
                    && (kind != RecordKind::Person || self.is_all_there_is()),
            ),
            Link::Invited => sessions(&|session| self.own_seats(session).next().is_some()),
            Link::Asked => sessions(&|session| self.is_asked(session)),
            Link::AskedAndNamed => sessions(&|session| named && self.is_asked(session)),
            Link::Named => here(named && self.reaches(role)),
            Link::Brings => {
                sessions(&|session| named && session.state.is_upcoming() && self.reaches(role))
            }
            Link::Identity => here(opens(DataCategory::Identity) && self.reaches(role)),
            Link::Employment => here(opens(DataCategory::Employment) && self.reaches(role)),
            Link::AnnouncersCategory => {
                let category = category_of(&self.case.announcing).unwrap_or(DataCategory::Medical);
                here(opens(category) && self.reaches(role))
            }
            Link::NamedIn => self.named_in(role),
            Link::Sat => sessions(&|session| {
                let expected = |seat: &&Seat| seat.expected;
                let mut seats = session.seats.iter().filter(expected);
                let sits = seats
                    .clone()
                    .any(|seat| seat.institution.as_ref() == Some(&self.subject.institution));
                let physician = seats.any(|seat| seat.role == session::Role::SmrPhysician);
                sits && named && (!physician || opens(DataCategory::Medical)) && self.reaches(role)
            }),
            Link::Bound => self.contracts(kind, |contract| {
                opens(DataCategory::Identity)
                    && contract.parties.contains(&self.subject.institution)
                    && self.reaches(role)
            }),
            Link::Manages => here(opens(DataCategory::Identity) && self.case.case_manager == me),
            Link::Physician => sessions(&|session| self.examines(session)),
            Link::PhysicianNamed => sessions(&|session| named && self.examines(session)),
            Link::PhysicianMedical => {
                sessions(&|session| opens(DataCategory::Medical) && self.examines(session))
            }
            Link::PhysicianIdentity => {
                sessions(&|session| opens(DataCategory::Identity) && self.examines(session))
            }
            Link::Agenda => self.contracts(kind, |contract| {
                let mut decisions = contract.decisions.values();
                decisions.any(|decision| decision.is_asked())
            }),
        }
    }

    fn hold(place: Place) -> Hold<'a> {
        Hold {
            place,
            session: None,
            contract: None,
        }
    }

    /// The record of the person, or those of the situation.
    fn here(&self, kind: RecordKind, holds: bool) -> Vec<Hold<'a>> {
        let place = match kind {
            RecordKind::Person => Place::Record(kind, self.file.person.0),
            _ => Place::Case(self.case.situation),
        };
        holds.then(|| Self::hold(place)).into_iter().collect()
    }

    /// The sessions that are `wanted`; for other kinds of records, the person or the situation if there is such a one.
    fn sessions(&self, kind: RecordKind, wanted: &dyn Fn(&SessionFacts) -> bool) -> Vec<Hold<'a>> {
        let mut found = self
            .case
            .sessions
            .iter()
            .filter(|(_, session)| wanted(session));
        if kind != RecordKind::Session {
            return self.here(kind, found.next().is_some());
        }
        found
            .map(|(id, session)| Hold {
                session: Some(session),
                ..Self::hold(Place::Record(kind, id.0))
            })
            .collect()
    }

    fn contracts(
        &self,
        kind: RecordKind,
        wanted: impl Fn(&ContractFacts) -> bool,
    ) -> Vec<Hold<'a>> {
        let mut found = self
            .case
            .contracts
            .iter()
            .filter(|(_, contract)| wanted(contract));
        if kind != RecordKind::Contract {
            return self.here(kind, found.next().is_some());
        }
        found
            .map(|(id, contract)| Hold {
                contract: Some(contract),
                ..Self::hold(Place::Record(kind, id.0))
            })
            .collect()
    }

    fn named_in(&self, role: Role) -> Vec<Hold<'a>> {
        let reaches = self.reaches(role);
        self.case
            .procurations
            .iter()
            .filter(|(_, procuration)| {
                reaches
                    && procuration.state_on(self.today) == ProcurationState::Active
                    && procuration.names(self.today, &self.subject.institution)
            })
            .map(|(id, _)| Self::hold(Place::Record(RecordKind::Procuration, id.0)))
            .collect()
    }

    /// The overrides that the subject gave: seen whatever the mask, for they are the subject's own acts.
    fn given(&self) -> Vec<Hold<'a>> {
        self.case
            .overrides
            .iter()
            .filter(|(_, exception)| exception.given_by == self.subject.staff)
            .map(|(id, _)| Self::hold(Place::Record(RecordKind::Override, id.0)))
            .collect()
    }

    /// The seats of the subject.
    pub(super) fn own_seats<'s>(
        &'s self,
        session: &'s SessionFacts,
    ) -> impl Iterator<Item = &'s Seat> {
        let mine = |seat: &&Seat| seat.staff == Some(self.subject.staff);
        session.seats.iter().filter(mine)
    }

    fn is_at(&self, session: &SessionFacts) -> bool {
        session.leader == Some(self.subject.staff)
            || self.own_seats(session).any(|seat| seat.expected)
    }

    fn is_asked(&self, session: &SessionFacts) -> bool {
        session.state.is_upcoming() && self.own_seats(session).next().is_some()
    }

    fn examines(&self, session: &SessionFacts) -> bool {
        session.kind == SessionKind::Assessment
            && category_of(&self.subject.institution) == Some(DataCategory::Medical)
            && self
                .own_seats(session)
                .any(|seat| seat.expected && seat.role == session::Role::SmrPhysician)
    }

    fn leads_the_case(&self) -> bool {
        let me = Some(self.subject.staff);
        self.case.coordinator == me || self.case.case_manager == me
    }

    /// Whether nobody but the announcer can have told anything of the person: there is no other situation, and the person
    /// has revoked nothing.
    fn is_all_there_is(&self) -> bool {
        let revoked = self.case.procurations.values().any(|procuration| {
            let revocation = procuration.revocation.as_ref();
            revocation.is_some_and(|revocation| revocation.on <= self.today)
        });
        self.file.cases.len() == 1 && !revoked
    }

    fn announced(&self, role: Role) -> bool {
        self.case.announcing == self.subject.institution && self.reaches(role)
    }

    /// Whether the situation is within reach of somebody of an institution.
    fn reaches(&self, role: Role) -> bool {
        let me = Some(self.subject.staff);
        match role {
            Role::Function(Function::FieldWorker) => self.case.worker == me,
            Role::Function(
                Function::RespondentAdults | Function::RespondentYouth | Function::ContactPerson,
            ) => {
                let case = self.case;
                self.subject
                    .region
                    .is_none_or(|region| region == case.region)
                    || [case.worker, case.respondent, case.case_manager].contains(&me)
                    || case.involved.values().any(|contact| *contact == me)
                    || case
                        .sessions
                        .values()
                        .any(|session| self.own_seats(session).next().is_some())
            }
            _ => false,
        }
    }
}

/// The area that `role` opens to `subject`. A regional coordinator without a region has none: the directory must say it.
pub(super) fn area_of(role: Role, subject: &Subject) -> Option<Area> {
    match role {
        Role::Function(Function::Secretariat | Function::CantonalOfficer) => Some(Area::Canton),
        Role::Function(Function::RegionalCoordinator) => subject.region.map(Area::Region),
        Role::Function(Function::ThematicCoordinator) => Some(Area::Youth),
        _ => None,
    }
}
