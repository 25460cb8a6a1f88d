//! One invented situation with its table, from which the tests of the rules start.
//!
//! The ORP announced; CMS and OAI are involved. The day is Wednesday, 20 May 2026.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use crate::{
    Bilingual, ContractId, InstitutionKey, InviteeId, Language, PersonId, ProcurationId, Region,
    RoomId, SessionId, SituationId, StaffId,
    contract::{
        CommissionDecision, Contract, ContractState, Duty, Goal, GoalState, LegalBasis, Measure,
        Party, Payer, Signature, SignatureState, Written,
    },
    institution::{Circle, Institution},
    money::Centimes,
    person::{Address, Form, Person},
    procuration::{DataCategory, Grant, Procuration},
    session::{
        Channel, Invitee, Place, Reply, Role, Sending, SendingKind, Session, SessionKind,
        SessionState, Who,
    },
    situation::{
        AgeGroup, Announcement, CaseNumber, Involvement, Provenance, Register, Situation,
        SituationState,
    },
    staff::{Function, Room, Staff, WorkingWeek},
    typed::Typed,
};

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub(crate) fn today() -> NaiveDate {
    date("2026-05-20")
}

pub(crate) fn key(text: &str) -> InstitutionKey {
    InstitutionKey::new(text)
}

pub(crate) fn staff_id(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

pub(crate) fn room_id(number: u128) -> RoomId {
    RoomId(Uuid::from_u128(number))
}

pub(crate) fn situation() -> Situation {
    Situation {
        id: SituationId(Uuid::from_u128(1)),
        number: CaseNumber {
            year: 2026,
            running: 147,
        },
        person: PersonId(Uuid::from_u128(1)),
        former: None,
        register: Register::Bureau,
        region: Region::Sierre,
        state: SituationState::Complex,
        announcement: Announcement {
            service: key("orp"),
            counted_under: key("orp"),
            worker: Some(staff_id(1)),
            respondent: Some(staff_id(2)),
            received_on: date("2026-05-04"),
            follow_up_started_on: Some(date("2025-12-08")),
            age_group: AgeGroup::Adult,
            provenance: Provenance::Institution,
            service_asked: None,
            criteria: Vec::new(),
            laci_rights_end_on: None,
            reason: String::new(),
            language: None,
        },
        involved: ["orp", "cms", "oai"]
            .map(|institution| Involvement {
                institution: key(institution),
                contact: None,
                imminent: false,
            })
            .to_vec(),
        coordinator: None,
        triage: None,
        services: Vec::new(),
        case_manager: None,
        follow_ups: Vec::new(),
        closing: None,
    }
}

pub(crate) fn person() -> Person {
    Person {
        id: PersonId(Uuid::from_u128(1)),
        name: "Roncevent".to_owned(),
        first_name: "Maëlle".to_owned(),
        form: Form::Madam,
        sex: None,
        birth_date: Some(date("1990-03-02")),
        avs: None,
        language: Language::Fr,
        address: Address::default(),
        phone: String::new(),
        email: String::new(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: Vec::new(),
    }
}

pub(crate) fn member(number: u128, institution: &str, function: Function) -> Staff {
    Staff {
        id: staff_id(number),
        name: format!("Nom{number}"),
        first_name: format!("Prénom{number}"),
        title: String::new(),
        form: Form::Neutral,
        institution: key(institution),
        region: Some(Region::Sierre),
        functions: vec![function],
        language: Language::Fr,
        phone: String::new(),
        email: String::new(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: None,
    }
}

/// 1 announces at the ORP, 2 and 3 are respondents of ORP and CMS, 4 of the OAI, 5 is the
/// physician, 6 the coordinator, on Tuesdays and Friday afternoons.
pub(crate) fn staff() -> Vec<Staff> {
    let mut coordinator = member(6, "bureau", Function::RegionalCoordinator);
    coordinator.working_week = WorkingWeek {
        mornings: [false, true, false, false, false],
        afternoons: [false, true, false, false, true],
    };
    vec![
        member(1, "orp", Function::FieldWorker),
        member(2, "orp", Function::RespondentAdults),
        member(3, "cms", Function::RespondentAdults),
        member(4, "oai", Function::RespondentAdults),
        member(5, "smr", Function::SmrPhysician),
        coordinator,
    ]
}

pub(crate) fn rooms() -> Vec<Room> {
    let room = |number: u128, region: Region, seats: u16| Room {
        id: room_id(number),
        name: format!("{number}"),
        region,
        building: Bilingual::default(),
        address: Address::default(),
        seats,
        access: Bilingual::default(),
        in_use: true,
    };
    vec![
        room(1, Region::Sion, 20),
        room(2, Region::Sierre, 12),
        room(3, Region::Sierre, 4),
    ]
}

pub(crate) fn invitee(number: u128, who: Who, role: Role, institution: Option<&str>) -> Invitee {
    let id = InviteeId(Uuid::from_u128(number));
    Invitee::new(id, who, role, institution.map(key))
}

/// An assessment with a full table, without date or place.
pub(crate) fn assessment() -> Session {
    let seat = |number: u128, role: Role, institution: &str| {
        invitee(
            number,
            Who::Staff(staff_id(number)),
            role,
            Some(institution),
        )
    };
    let invitees = vec![
        invitee(100, Who::Person, Role::Person, None),
        seat(1, Role::AnnouncingWorker, "orp"),
        seat(3, Role::Respondent, "cms"),
        seat(4, Role::Respondent, "oai"),
        seat(5, Role::SmrPhysician, "smr"),
        seat(6, Role::BureauMember, "bureau"),
    ];
    let id = SessionId(Uuid::from_u128(1));
    Session::plan(id, SessionKind::Assessment, &situation(), invitees)
}

/// The same assessment on Tuesday, 2 June 2026, with everything done.
pub(crate) fn ready_assessment() -> Session {
    let mut session = assessment();
    session.starts_at = Some(moment("2026-06-02 09:00"));
    session.place = Place::Room(room_id(2));
    session.state = SessionState::Ready;
    for invitee in &mut session.invitees {
        let sending = Sending {
            on: date("2026-05-12"),
            sequence: 0,
            channel: Channel::Mail,
            kind: SendingKind::Invitation,
            starts_at: moment("2026-06-02 09:00"),
        };
        invitee.sendings.push(sending);
        invitee.reply = Reply::Accepted {
            on: date("2026-05-13"),
        };
    }
    for block in &mut session.blocks {
        block.status = "suivi".to_owned();
        block.filled_on = Some(date("2026-05-15"));
    }
    session
}

/// Signed and in force until the end of the year, for every institution of the table.
pub(crate) fn procuration() -> Procuration {
    Procuration {
        id: ProcurationId(Uuid::from_u128(1)),
        person: PersonId(Uuid::from_u128(1)),
        situation: SituationId(Uuid::from_u128(1)),
        drawn_up_on: date("2026-05-01"),
        signed_on: Some(date("2026-05-04")),
        starts_on: date("2026-05-04"),
        ends_on: date("2026-12-31"),
        signed_by_representative: false,
        majority_on: None,
        grants: ["orp", "cms", "oai", "smr"]
            .map(|institution| Grant {
                institution: key(institution),
                categories: BTreeSet::from([DataCategory::Identity, DataCategory::Medical]),
            })
            .to_vec(),
        form_version: 1,
        revocation: None,
        replaced_by: None,
        replaced_on: None,
        attachments: Vec::new(),
    }
}

pub(crate) fn institutions() -> Vec<Institution> {
    [
        ("sict", None),
        ("orp", Some("sict")),
        ("sas", None),
        ("cms", Some("sas")),
        ("sfop", None),
        ("t1", Some("sfop")),
        ("oai", None),
        ("smr", Some("oai")),
        ("suva", None),
    ]
    .map(|(code, parent)| Institution {
        key: key(code),
        code: Bilingual::new(code, code),
        name: Bilingual::new(code, code),
        german_validated: true,
        circle: Circle::First,
        parent: parent.map(key),
        valid_from: None,
        valid_to: None,
        report_row: None,
    })
    .to_vec()
}

pub(crate) fn written(text: &str) -> Written {
    Written {
        text: text.to_owned(),
        translation: String::new(),
    }
}

/// A contract without a gap.
pub(crate) fn contract() -> Contract {
    let institution = |code: &str| Party::Institution(key(code));
    let duty = |number: u128, party: Party| Duty {
        id: Uuid::from_u128(number),
        party,
        text: written("Informe le Bureau de tout changement."),
    };
    let signature = |party: Party| Signature {
        party,
        name: "Signataire".to_owned(),
        state: SignatureState::Open,
    };
    Contract {
        id: ContractId(Uuid::from_u128(1)),
        situation: SituationId(Uuid::from_u128(1)),
        amendment: 0,
        amends: None,
        state: ContractState::Draft,
        language: Language::Fr,
        starts_on: Typed::Read(date("2026-06-08")),
        aim: written("Reprendre un emploi à 50 %."),
        goals: vec![Goal {
            id: Uuid::from_u128(1),
            text: written("Terminer le stage."),
            indicator: written("Attestation de l’entreprise."),
            due_on: Typed::Read(date("2026-11-30")),
            state: GoalState::Open,
        }],
        measures: vec![Measure {
            id: Uuid::from_u128(1),
            catalogue_item: None,
            title: written("Stage pratique"),
            provider: "Atelier des Rives".to_owned(),
            payer: Some(Payer::Institution(key("orp"))),
            legal_basis: Some(LegalBasis::Laci),
            from: Typed::Read(date("2026-06-15")),
            to: Typed::Read(date("2026-09-15")),
            cost: Typed::Read(Centimes(240_000)),
            commission: CommissionDecision::Granted,
        }],
        duties: vec![
            duty(1, Party::Person),
            duty(2, institution("orp")),
            duty(3, institution("cms")),
            duty(4, institution("oai")),
        ],
        case_manager: Some(staff_id(3)),
        reviews: vec![
            Typed::Read(date("2026-09-08")),
            Typed::Read(date("2026-12-07")),
        ],
        signatures: vec![
            signature(Party::Person),
            signature(institution("orp")),
            signature(institution("cms")),
            signature(institution("oai")),
            signature(Party::Bureau),
        ],
        conformity: None,
        end_reason: String::new(),
    }
}
