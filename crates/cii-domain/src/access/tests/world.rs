//! One person with all that can be around them, as aggregates: the matter on which rules and oracle are compared.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::leaves::{body, leaves};
use crate::{
    ContractId, InstitutionKey, NoteId, OverrideId, ProcurationId, Region, SessionId, SituationId,
    StaffId,
    access::{Body, CaseFacts, CaseRecord, Opening, Override, PersonFile, Resource, Role, Subject},
    contract::{CommissionDecision, Contract, ContractState},
    fixtures::{self, date, invitee, key, staff_id},
    person::{Confirmation, Person, Representative, RepresentativeKind},
    procuration::{DataCategory, Grant, Procuration},
    session::{Block, CalledOff, Decision, Outcome, Session, SessionKind, SessionState, Who},
    situation::{
        CaseManagement, Closing, ClosingResult, FollowUp, Involvement, Note, Service, ServiceKind,
        Situation, Triage, TriageOutcome,
    },
    staff::{Function, Staff},
};

/// Everything about one person.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) person: Person,
    pub(super) situations: Vec<Situation>,
    pub(super) sessions: Vec<Session>,
    pub(super) contracts: Vec<Contract>,
    pub(super) procurations: Vec<Procuration>,
    pub(super) notes: Vec<Note>,
    pub(super) overrides: Vec<Override>,
}

/// Somebody who looks.
#[derive(Debug, Clone)]
pub(super) struct Viewer {
    pub(super) staff: Staff,
    pub(super) more: Vec<Role>,
}

/// A record of the world.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sample<'w> {
    Person(&'w Person),
    Situation(&'w Situation),
    Procuration(&'w Procuration),
    Session(&'w Session),
    Contract(&'w Contract),
    Note(&'w Note),
    Override(&'w Override),
    Staff(&'w Staff),
}

pub(super) const INSTITUTIONS: [&str; 6] = ["orp", "cms", "oai", "smr", "osama", "emera"];
impl Viewer {
    pub(super) fn new(number: u128, institution: &str, region: Option<Region>) -> Self {
        let mut staff = fixtures::member(number, institution, Function::FieldWorker);
        staff.region = region;
        staff.functions.clear();
        Self {
            staff,
            more: Vec::new(),
        }
    }

    pub(super) fn with(mut self, role: Role) -> Self {
        match role {
            Role::Function(function) => self.staff.functions.push(function),
            other => self.more.push(other),
        }
        self
    }

    pub(super) fn subject(&self) -> Subject {
        let subject = Subject::of(&self.staff);
        self.more.iter().copied().fold(subject, Subject::with)
    }

    pub(super) fn roles(&self) -> Vec<Role> {
        let functions = self.staff.functions.iter().copied().map(Role::Function);
        functions.chain(self.more.iter().copied()).collect()
    }
}

impl World {
    /// The ORP announced in Sierre; CMS, OAI, OSAMA and a partner of the open list are around the person. Everything is
    /// filled, so that every field can leak. An assessment is being prepared, a round table was held.
    pub(super) fn new() -> Self {
        let mut person = fixtures::person();
        person.representative = Some(Representative {
            kind: RepresentativeKind::Curator,
            name: "Odilon Grandpré".to_owned(),
            phone: String::new(),
            address: person.address.clone(),
            language: Some(person.language),
        });
        person.identity_confirmed = Some(confirmation());
        let contract = |number: u128| Contract {
            id: ContractId(Uuid::from_u128(number)),
            conformity: Some(confirmation()),
            ..two_measures()
        };
        Self {
            person,
            situations: vec![situation()],
            sessions: vec![assessment(), round_table()],
            contracts: vec![contract(1)],
            procurations: Vec::new(),
            notes: vec![Note {
                id: NoteId(Uuid::from_u128(1)),
                situation: SituationId(Uuid::from_u128(1)),
                on: date("2026-05-11"),
                by: staff_id(6),
                language: crate::Language::Fr,
                text: "Appel de la personne.".to_owned(),
            }],
            overrides: Vec::new(),
        }
    }

    pub(super) fn file(&self) -> PersonFile {
        let mut file = PersonFile::of(&self.person);
        file.cases = self
            .situations
            .iter()
            .map(|situation| {
                let id = situation.id;
                let mut case = CaseFacts::of(situation);
                for session in self.sessions.iter().filter(|of| of.situation == id) {
                    case = case.with_session(session);
                }
                for contract in self.contracts.iter().filter(|of| of.situation == id) {
                    case = case.with_contract(contract);
                }
                for procuration in self.procurations.iter().filter(|of| of.situation == id) {
                    case = case.with_procuration(procuration);
                }
                for exception in self.overrides.iter().filter(|of| of.situation == id) {
                    case = case.with_override(exception);
                }
                case
            })
            .collect();
        file
    }

    pub(super) fn samples(&self) -> Vec<Sample<'_>> {
        let mut samples = vec![Sample::Person(&self.person)];
        samples.extend(self.situations.iter().map(Sample::Situation));
        samples.extend(self.procurations.iter().map(Sample::Procuration));
        samples.extend(self.sessions.iter().map(Sample::Session));
        samples.extend(self.contracts.iter().map(Sample::Contract));
        samples.extend(self.notes.iter().map(Sample::Note));
        samples.extend(self.overrides.iter().map(Sample::Override));
        samples
    }

    /// One procuration of the situation: `grants` from the beginning of May to the end of the year.
    pub(super) fn sign(&mut self, grants: &[(&str, &[DataCategory])]) -> &mut Procuration {
        let number = self.procurations.len() as u128 + 1;
        self.procurations.push(Procuration {
            id: ProcurationId(Uuid::from_u128(number)),
            grants: grants
                .iter()
                .map(|(institution, categories)| Grant {
                    institution: key(institution),
                    categories: categories.iter().copied().collect(),
                })
                .collect(),
            ..fixtures::procuration()
        });
        self.procurations.last_mut().unwrap()
    }

    pub(super) fn except(&mut self, opening: Opening, from: &str, until: &str) {
        let number = self.overrides.len() as u128 + 1;
        self.overrides.push(Override {
            id: OverrideId(Uuid::from_u128(number)),
            situation: SituationId(Uuid::from_u128(1)),
            given_by: staff_id(9),
            opening,
            from: date(from),
            until: date(until),
            reason: "Danger pour la personne.".to_owned(),
        });
    }
}

impl<'w> Sample<'w> {
    pub(super) fn resource(self, file: &'w PersonFile) -> Resource<'w> {
        let of = |situation: SituationId, record| Resource::Case {
            file,
            situation,
            record,
        };
        match self {
            Self::Person(_) => Resource::Person(file),
            Self::Situation(it) => of(it.id, CaseRecord::Situation),
            Self::Procuration(it) => of(it.situation, CaseRecord::Procuration(it.id)),
            Self::Session(it) => of(it.situation, CaseRecord::Session(it.id)),
            Self::Contract(it) => of(it.situation, CaseRecord::Contract(it.id)),
            Self::Note(it) => of(
                it.situation,
                CaseRecord::Note {
                    id: it.id,
                    by: it.by,
                },
            ),
            Self::Override(it) => of(it.situation, CaseRecord::Override(it.id)),
            Self::Staff(it) => Resource::Staff {
                id: it.id,
                functions: &it.functions,
            },
        }
    }

    pub(super) fn body(self) -> Body {
        match self {
            Self::Person(it) => body(it),
            Self::Situation(it) => body(it),
            Self::Procuration(it) => body(it),
            Self::Session(it) => body(it),
            Self::Contract(it) => body(it),
            Self::Note(it) => body(it),
            Self::Override(it) => body(it),
            Self::Staff(it) => body(it),
        }
    }

    /// Every field down to the parts of elements, as text.
    pub(super) fn leaves(self) -> Vec<String> {
        leaves(&self.body())
    }
}

fn confirmation() -> Confirmation {
    Confirmation {
        on: date("2026-05-12"),
        at: "2026-05-12T08:00:00Z".parse().unwrap(),
        by: staff_id(6),
    }
}

fn situation() -> Situation {
    let mut situation = fixtures::situation();
    situation.involved = ["orp", "cms", "oai", "osama", "emera"]
        .map(|institution| Involvement {
            institution: key(institution),
            contact: Some(staff_id(70)),
            imminent: false,
        })
        .to_vec();
    situation.coordinator = Some(staff_id(71));
    situation.case_manager = Some(CaseManagement {
        staff: staff_id(72),
        since: date("2026-05-12"),
    });
    situation.triage = Some(Triage {
        on: date("2026-05-06"),
        by: staff_id(71),
        outcome: TriageOutcome::Complex,
        text: "Plusieurs services.".to_owned(),
        language: None,
    });
    situation.services = vec![Service {
        kind: ServiceKind::RoundTable,
        started_on: date("2026-05-08"),
        ended_on: None,
        session: None,
    }];
    situation.follow_ups = vec![FollowUp {
        on: date("2026-05-15"),
        by: staff_id(71),
        text: "Rien de neuf.".to_owned(),
        language: None,
    }];
    situation.closing = Some(Closing {
        on: date("2026-05-19"),
        result: ClosingResult::Training,
        continued_by: None,
    });
    situation
}

fn blocks(institutions: &[&str]) -> Vec<Block> {
    let block = |institution: &&str| Block {
        institution: key(institution),
        status: format!("Suivi par {institution}"),
        entitlement: "Droit ouvert".to_owned(),
        measures_done: "Stage".to_owned(),
        next_step: "Bilan".to_owned(),
        filled_on: Some(date("2026-05-15")),
        language: Some(crate::Language::Fr),
    };
    institutions.iter().map(block).collect()
}

fn assessment() -> Session {
    let mut session = fixtures::ready_assessment();
    session.leader = Some(staff_id(73));
    session.invitees.push(invitee(
        8,
        Who::Staff(staff_id(8)),
        crate::session::Role::Guest,
        Some("osama"),
    ));
    session.blocks = blocks(&INSTITUTIONS);
    session.outcome = Some(Outcome {
        decision: Decision::ObjectiveContract,
        minutes: "Bilan fait.".to_owned(),
        language: Some(crate::Language::Fr),
        approval: None,
    });
    session.person_invited_because = "Souhait de la personne.".to_owned();
    session.called_off = Some(CalledOff {
        on: date("2026-05-14"),
        reason: "Maladie.".to_owned(),
        language: Some(crate::Language::Fr),
    });
    session
}

fn round_table() -> Session {
    let mut session = assessment();
    session.id = SessionId(Uuid::from_u128(2));
    session.kind = SessionKind::RoundTable;
    session.state = SessionState::MinutesInReview;
    session
        .invitees
        .retain(|seat| seat.role != crate::session::Role::SmrPhysician);
    session.outcome = Some(Outcome {
        decision: Decision::Assessment,
        minutes: "Tous d’accord.".to_owned(),
        language: Some(crate::Language::Fr),
        approval: None,
    });
    session
}

fn two_measures() -> Contract {
    let mut contract = fixtures::contract();
    contract.state = ContractState::ConformityReview;
    let mut asked = contract.measures[0].clone();
    contract.measures[0].commission = CommissionDecision::NotNeeded;
    asked.id = Uuid::from_u128(2);
    asked.commission = CommissionDecision::Requested;
    contract.measures.push(asked);
    contract
}

pub(super) fn mask_for(staff: StaffId) -> Opening {
    Opening::Mask { staff }
}

pub(super) fn categories_for(institution: &str, categories: &[DataCategory]) -> Opening {
    Opening::Categories {
        institution: InstitutionKey::new(institution),
        categories: categories.iter().copied().collect::<BTreeSet<_>>(),
    }
}
