//! Invented records, in which every free text is a token of its own.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use cii_domain::{
    ContractId, InstitutionKey, InviteeId, Language, NoteId, PersonId, ProcurationId, Region,
    SessionId, SituationId, StaffId,
    contract::{
        Contract, ContractState, Goal, GoalState, Party, Signature, SignatureState, Written,
    },
    person::{Address, Form, Person},
    procuration::Procuration,
    session::{Block, Invitee, Place, Reply, Role, Session, SessionKind, SessionState, Who},
    situation::{
        AgeGroup, Announcement, CaseNumber, Involvement, Note, Provenance, Register, Situation,
        SituationState,
    },
    staff::{Function, Staff, WorkingWeek},
    typed::Typed,
};

use crate::chance::Chance;

/// Begin of every token.
pub(crate) const TOKEN: &str = "qzx";
/// Length of a token.
pub(crate) const TOKEN_LENGTH: usize = 15;

/// Bytes as text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Makes tokens: words that are nowhere else.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens(u64);

impl Tokens {
    /// A new one.
    pub(crate) fn next(&mut self) -> String {
        self.0 += 1;
        // Spread over the whole word, so that no token is the beginning of another.
        let spread = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_FFFF;
        format!("{TOKEN}{spread:012x}")
    }
}

/// Every token in a text or in bytes.
pub(crate) fn tokens_in(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| {
        rest.windows(TOKEN.len())
            .position(|window| window == TOKEN.as_bytes())
    }) {
        let begin = at + next;
        if let Some(token) = bytes.get(begin..begin + TOKEN_LENGTH)
            && let Ok(token) = std::str::from_utf8(token)
            && token[TOKEN.len()..]
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit())
        {
            found.push(token.to_owned());
        }
        at = begin + TOKEN.len();
    }
    found
}

/// A day after the beginning of the simulated world.
pub(crate) fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default() + TimeDelta::days(n)
}

/// The day and the moment of a time in milliseconds.
pub(crate) fn at(ms: u64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(i64::try_from(ms).unwrap_or_default()).unwrap_or_default()
}

pub(crate) fn staff(
    id: StaffId,
    function: Function,
    region: Option<Region>,
    token: String,
) -> Staff {
    Staff {
        id,
        name: token,
        first_name: "Robin".to_owned(),
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new("cms"),
        region,
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

pub(crate) fn person(chance: &mut Chance, tokens: &mut Tokens) -> Person {
    Person {
        id: PersonId(chance.uuid()),
        name: tokens.next(),
        first_name: tokens.next(),
        form: Form::Neutral,
        sex: None,
        birth_date: Some(day(-10_000)),
        avs: None,
        language: Language::Fr,
        address: Address {
            town: tokens.next(),
            ..Address::default()
        },
        phone: tokens.next(),
        email: tokens.next(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: Vec::new(),
    }
}

pub(crate) fn situation(
    chance: &mut Chance,
    tokens: &mut Tokens,
    person: &Person,
    region: Region,
    contact: Option<StaffId>,
) -> Situation {
    Situation {
        id: SituationId(chance.uuid()),
        number: CaseNumber {
            year: 2026,
            running: u32::try_from(chance.below(9999)).unwrap_or_default(),
        },
        person: person.id,
        former: None,
        register: Register::Bureau,
        region,
        state: SituationState::Announced,
        announcement: Announcement {
            service: InstitutionKey::new("orp"),
            counted_under: InstitutionKey::new("orp"),
            worker: None,
            respondent: None,
            received_on: day(0),
            follow_up_started_on: None,
            age_group: AgeGroup::Adult,
            provenance: Provenance::Institution,
            service_asked: None,
            criteria: Vec::new(),
            laci_rights_end_on: None,
            reason: tokens.next(),
            language: None,
        },
        involved: vec![Involvement {
            institution: InstitutionKey::new("cms"),
            contact,
            imminent: false,
        }],
        coordinator: None,
        triage: None,
        services: Vec::new(),
        case_manager: None,
        follow_ups: Vec::new(),
        closing: None,
    }
}

pub(crate) fn procuration(chance: &mut Chance, situation: &Situation) -> Procuration {
    Procuration {
        id: ProcurationId(chance.uuid()),
        person: situation.person,
        situation: situation.id,
        drawn_up_on: day(0),
        signed_on: None,
        starts_on: day(0),
        ends_on: day(365),
        signed_by_representative: false,
        majority_on: None,
        grants: Vec::new(),
        form_version: 1,
        revocation: None,
        replaced_by: None,
        replaced_on: None,
        attachments: Vec::new(),
    }
}

pub(crate) fn note(
    chance: &mut Chance,
    tokens: &mut Tokens,
    situation: SituationId,
    by: StaffId,
) -> Note {
    Note {
        id: NoteId(chance.uuid()),
        situation,
        on: day(0),
        by,
        language: Language::Fr,
        text: tokens.next(),
    }
}

pub(crate) fn session(chance: &mut Chance, situation: SituationId) -> Session {
    Session {
        id: SessionId(chance.uuid()),
        kind: SessionKind::RoundTable,
        situation,
        state: SessionState::Planned,
        leader: None,
        starts_at: day(10).and_hms_opt(9, 0, 0),
        minutes: 90,
        language: None,
        place: Place::Open,
        invitees: Vec::new(),
        person_invited_because: String::new(),
        blocks: Vec::new(),
        waivers: Vec::new(),
        sequence: 0,
        handed_out: None,
        attachments: Vec::new(),
        called_off: None,
        outcome: None,
    }
}

pub(crate) fn invitee(chance: &mut Chance, staff: StaffId) -> Invitee {
    Invitee {
        id: InviteeId(chance.uuid()),
        who: Who::Staff(staff),
        role: Role::Respondent,
        institution: Some(InstitutionKey::new("cms")),
        sendings: Vec::new(),
        reply: Reply::Open,
        called_off: None,
        called_off_because: String::new(),
        called_off_language: None,
    }
}

pub(crate) fn block(institution: &str, status: String) -> Block {
    Block {
        institution: InstitutionKey::new(institution),
        status,
        entitlement: String::new(),
        measures_done: String::new(),
        next_step: String::new(),
        filled_on: None,
        language: None,
    }
}

pub(crate) fn contract(
    chance: &mut Chance,
    tokens: &mut Tokens,
    situation: SituationId,
) -> Contract {
    Contract {
        id: ContractId(chance.uuid()),
        situation,
        amendment: 0,
        amends: None,
        state: ContractState::Draft,
        language: Language::Fr,
        starts_on: Typed::Empty,
        aim: written(tokens.next()),
        goals: Vec::new(),
        measures: Vec::new(),
        duties: Vec::new(),
        case_manager: None,
        reviews: Vec::new(),
        signatures: vec![Signature {
            party: Party::Person,
            name: String::new(),
            state: SignatureState::Open,
        }],
        conformity: None,
        end_reason: String::new(),
    }
}

pub(crate) fn written(text: String) -> Written {
    Written {
        text,
        translation: String::new(),
    }
}

pub(crate) fn goal(chance: &mut Chance, tokens: &mut Tokens) -> Goal {
    Goal {
        id: chance.uuid(),
        text: written(tokens.next()),
        indicator: written(String::new()),
        due_on: Typed::Empty,
        state: GoalState::Open,
    }
}
