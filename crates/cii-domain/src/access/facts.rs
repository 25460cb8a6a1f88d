//! What the rules must know of a person and of the situations around that person. Nothing here is content: a server
//! can keep these facts beside the records and ask the rules without reading a record.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    exception::{Opening, Override},
    subject::Subject,
};
use crate::{
    ContractId, InstitutionKey, InviteeId, OverrideId, PersonId, ProcurationId, Region, SessionId,
    SituationId, StaffId,
    contract::{CommissionDecision, Contract, ContractState, Party, Payer, SignatureState},
    person::Person,
    procuration::{DataCategory, Procuration},
    session::{Role, Session, SessionKind, SessionState, Who},
    situation::{AgeGroup, Register, Situation, SituationState},
    staff::Function,
};

/// A person with all situations. It is always given whole: who may see the person depends on every situation, and a
/// mask covers them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFile {
    /// Who.
    pub person: PersonId,
    /// The staff for whom the mask is lifted. None: not restricted.
    pub restricted_to: Option<BTreeSet<StaffId>>,
    /// Every situation of this person, in any order.
    pub cases: Vec<CaseFacts>,
}

/// One situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Which.
    pub situation: SituationId,
    /// The situation it reopens.
    pub former: Option<SituationId>,
    /// Region that coordinates.
    pub region: Region,
    /// Register.
    pub register: Register,
    /// Adult or youth.
    pub age_group: AgeGroup,
    /// Where it stands.
    pub state: SituationState,
    /// Coordinator in charge.
    pub coordinator: Option<StaffId>,
    /// Case manager.
    pub case_manager: Option<StaffId>,
    /// The institution that really announced, not the one under which it is counted.
    pub announcing: InstitutionKey,
    /// The announcing worker.
    pub worker: Option<StaffId>,
    /// The respondent with whom it was discussed.
    pub respondent: Option<StaffId>,
    /// The institutions around the person and who is the contact there.
    pub involved: BTreeMap<InstitutionKey, Option<StaffId>>,
    /// Sessions.
    pub sessions: BTreeMap<SessionId, SessionFacts>,
    /// Contracts and amendments.
    pub contracts: BTreeMap<ContractId, ContractFacts>,
    /// Procurations, in whatever state.
    pub procurations: BTreeMap<ProcurationId, Procuration>,
    /// Overrides, running or past.
    pub overrides: BTreeMap<OverrideId, Override>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionFacts {
    /// Round table or assessment.
    pub kind: SessionKind,
    /// Where it stands.
    pub state: SessionState,
    /// Who leads.
    pub leader: Option<StaffId>,
    /// The table.
    pub seats: Vec<Seat>,
}

/// One place at the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Identity within the session.
    pub id: InviteeId,
    /// Who. None: the person.
    pub staff: Option<StaffId>,
    /// In what capacity.
    pub role: Role,
    /// For which institution.
    pub institution: Option<InstitutionKey>,
    /// Whether still expected: neither declined nor replaced.
    pub expected: bool,
}

/// One contract or amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractFacts {
    /// Where it stands.
    pub state: ContractState,
    /// The institutions that it binds: they sign it, have a duty, or pay a measure.
    pub parties: BTreeSet<InstitutionKey>,
    /// The places for signatures, under the key of their element, and whether signed.
    pub signatures: BTreeMap<String, bool>,
    /// What the Commission droit said of each measure.
    pub decisions: BTreeMap<Uuid, CommissionDecision>,
}

impl PersonFile {
    /// The file of `person`, without situations.
    pub fn of(person: &Person) -> Self {
        Self {
            person: person.id,
            restricted_to: person
                .restriction
                .as_ref()
                .map(|mask| mask.allowed.iter().copied().collect()),
            cases: Vec::new(),
        }
    }

    /// The situation with this id, if it is one of this person.
    pub fn find_case(&self, situation: SituationId) -> Option<&CaseFacts> {
        self.cases.iter().find(|case| case.situation == situation)
    }
}

impl CaseFacts {
    /// The facts of `situation` alone.
    pub fn of(situation: &Situation) -> Self {
        let announcement = &situation.announcement;
        Self {
            situation: situation.id,
            former: situation.former,
            region: situation.region,
            register: situation.register,
            age_group: announcement.age_group,
            state: situation.state,
            coordinator: situation.coordinator,
            case_manager: situation.case_manager.as_ref().map(|manager| manager.staff),
            announcing: announcement.service.clone(),
            worker: announcement.worker,
            respondent: announcement.respondent,
            involved: situation
                .involved
                .iter()
                .map(|known| (known.institution.clone(), known.contact))
                .collect(),
            sessions: BTreeMap::new(),
            contracts: BTreeMap::new(),
            procurations: BTreeMap::new(),
            overrides: BTreeMap::new(),
        }
    }

    /// With a session of this situation.
    #[must_use]
    pub fn with_session(mut self, session: &Session) -> Self {
        self.sessions.insert(session.id, SessionFacts::of(session));
        self
    }

    /// With a contract of this situation.
    #[must_use]
    pub fn with_contract(mut self, contract: &Contract) -> Self {
        self.contracts
            .insert(contract.id, ContractFacts::of(contract));
        self
    }

    /// With a procuration for this situation.
    #[must_use]
    pub fn with_procuration(mut self, procuration: &Procuration) -> Self {
        self.procurations
            .insert(procuration.id, procuration.clone());
        self
    }

    /// The facts for somebody to whom only a part of the situation is open: what may be hidden from them counts as it suits
    /// them, so that nobody is refused for what cannot be seen here. Rules that let somebody write show them why they may;
    /// these do not:
    ///
    /// * A situation that is there is within reach (rule 8), even if that by which it is stays hidden: who manages it, who
    ///   announced it, who is the contact of another institution.
    /// * A physician is shown no procuration, so any may name the own institution (rule 18).
    #[must_use]
    pub fn as_it_suits(mut self, subject: &Subject, today: NaiveDate) -> Self {
        let hidden = InstitutionKey::new("");
        self.involved.insert(hidden, Some(subject.staff));
        if !subject.is(Function::SmrPhysician) {
            return self;
        }
        let opening = Override {
            id: OverrideId(Uuid::nil()),
            situation: self.situation,
            given_by: StaffId(Uuid::nil()),
            opening: Opening::Categories {
                institution: subject.institution.clone(),
                categories: DataCategory::ALL.iter().copied().collect(),
            },
            from: today,
            until: today,
            reason: "hidden".to_owned(),
        };
        self.with_override(&opening)
    }

    /// With an override in this situation.
    #[must_use]
    pub fn with_override(mut self, exception: &Override) -> Self {
        self.overrides.insert(exception.id, exception.clone());
        self
    }
}

impl SessionFacts {
    /// The facts of `session`.
    pub fn of(session: &Session) -> Self {
        let seats = session.invitees.iter().map(|invitee| Seat {
            id: invitee.id,
            staff: match invitee.who {
                Who::Person => None,
                Who::Staff(staff) => Some(staff),
            },
            role: invitee.role,
            institution: invitee.institution.clone(),
            expected: invitee.is_expected(),
        });
        Self {
            kind: session.kind,
            state: session.state,
            leader: session.leader,
            seats: seats.collect(),
        }
    }
}

impl ContractFacts {
    /// The facts of `contract`.
    pub fn of(contract: &Contract) -> Self {
        let duties = contract.duties.iter().map(|duty| &duty.party);
        let signatures = contract.signatures.iter().map(|signature| &signature.party);
        let bound = duties.chain(signatures).filter_map(|party| match party {
            Party::Institution(key) => Some(key.clone()),
            Party::Person | Party::Bureau => None,
        });
        let payers = contract
            .measures
            .iter()
            .filter_map(|measure| match &measure.payer {
                Some(Payer::Institution(key)) => Some(key.clone()),
                Some(Payer::Fund) | None => None,
            });
        Self {
            state: contract.state,
            parties: bound.chain(payers).collect(),
            signatures: contract.signatures.iter().fold(
                BTreeMap::new(),
                |mut signatures, signature| {
                    let signed = matches!(signature.state, SignatureState::Signed { .. });
                    *signatures.entry(party_key(&signature.party)).or_default() |= signed;
                    signatures
                },
            ),
            decisions: contract
                .measures
                .iter()
                .map(|measure| (measure.id, measure.commission))
                .collect(),
        }
    }
}

/// The key under which the signature of a party is an element of its list: `person`, `bureau`, `institution/orp`.
fn party_key(party: &Party) -> String {
    match party {
        Party::Person => "person".to_owned(),
        Party::Bureau => "bureau".to_owned(),
        Party::Institution(key) => format!("institution/{}", key.as_str()),
    }
}
