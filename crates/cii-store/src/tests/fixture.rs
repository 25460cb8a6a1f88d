//! Invented people and a store in a temporary folder.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use cii_domain::{
    InstitutionKey, Language, PersonId, Region, SituationId, StaffId,
    person::{Address, Form, Person, Restriction},
    procuration::Procuration,
    session::{Session, SessionKind},
    situation::{
        AgeGroup, Announcement, CaseNumber, Provenance, Register, Situation, SituationState,
    },
    staff::{Staff, WorkingWeek},
};
use cii_sync::DeviceId;
use tempfile::TempDir;
use uuid::Uuid;

use crate::*;

pub(crate) const CLARA: StaffId = StaffId(Uuid::from_u128(0xC1A2A));
pub(crate) const BRUNO: StaffId = StaffId(Uuid::from_u128(0xB2C10));

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day("2025-11-17")
}

pub(crate) fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minute)
}

/// Ids that count: the tests want the same ones each time.
pub(crate) fn ids(start: u128) -> impl FnMut() -> Uuid {
    let mut next = start << 64;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

pub(crate) fn key() -> DatabaseKey {
    DatabaseKey::from_bytes([42; 32])
}

pub(crate) fn meta() -> Meta {
    Meta {
        device: DeviceId(Uuid::from_u128(7)),
        office: OfficeUse::Practice,
        created_at: at(0),
    }
}

pub(crate) struct Office {
    pub(crate) store: Store,
    pub(crate) ids: Box<dyn FnMut() -> Uuid>,
    pub(crate) folder: TempDir,
}

pub(crate) fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let store = create_in(folder.path());
    Office {
        store,
        ids: Box::new(ids(1)),
        folder,
    }
}

pub(crate) fn create_in(folder: &std::path::Path) -> Store {
    let random: Random<'_> = &mut |buffer| buffer.fill(5);
    KeySlots::create(
        folder,
        &key(),
        OfficeUse::Practice,
        &[Secret::Practice],
        random,
    )
    .unwrap();
    Store::create(folder, &key(), meta()).unwrap()
}

/// The journal in `folder`, opened by Clara.
pub(crate) fn journal_in(folder: &std::path::Path) -> Journal {
    Journal::open(folder, &key(), (CLARA, at(0))).unwrap()
}

impl Office {
    /// One act of Clara.
    pub(crate) fn act<T>(
        &mut self,
        code: &'static str,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> T {
        self.store
            .change(Act::new(code, CLARA, at(1)), &mut *self.ids, work)
            .unwrap()
    }

    pub(crate) fn undo(&mut self) -> Result<Undone, StoreError> {
        self.store
            .undo_last(None, CLARA, at(2), None, &mut *self.ids)
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> T {
        self.store.read(work).unwrap()
    }

    /// Numbers that a query finds for a viewer.
    pub(crate) fn found(&self, query: &str, viewer: StaffId) -> Vec<u32> {
        self.read(|r| r.search_situations(query, 50, viewer, today()))
            .into_iter()
            .map(|row| row.number.running)
            .collect()
    }
}

pub(crate) fn person(n: u128, name: &str, first_name: &str) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(0x1000 + n)),
        name: name.into(),
        first_name: first_name.into(),
        form: Form::Neutral,
        sex: None,
        birth_date: Some(day("1980-03-05")),
        avs: None,
        language: Language::Fr,
        address: Address {
            postcode: "1950".into(),
            town: "Sion".into(),
            ..Address::default()
        },
        phone: String::new(),
        email: String::new(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: Vec::new(),
    }
}

pub(crate) fn restricted(mut person: Person, allowed: &[StaffId]) -> Person {
    person.restriction = Some(Restriction {
        allowed: allowed.to_vec(),
        reason: "collègue".into(),
    });
    person
}

pub(crate) fn situation(n: u32, person: &Person) -> Situation {
    Situation {
        id: SituationId(Uuid::from_u128(0x2000 + u128::from(n))),
        number: CaseNumber {
            year: 2025,
            running: n,
        },
        person: person.id,
        former: None,
        register: Register::Bureau,
        region: Region::Sion,
        state: SituationState::Announced,
        announcement: Announcement {
            service: InstitutionKey::new("orp"),
            counted_under: InstitutionKey::new("orp"),
            worker: None,
            respondent: None,
            received_on: day("2025-02-03"),
            follow_up_started_on: None,
            age_group: AgeGroup::Adult,
            provenance: Provenance::Institution,
            service_asked: None,
            criteria: Vec::new(),
            laci_rights_end_on: None,
            reason: String::new(),
            language: None,
        },
        involved: Vec::new(),
        coordinator: None,
        triage: None,
        services: Vec::new(),
        case_manager: None,
        follow_ups: Vec::new(),
        closing: None,
    }
}

pub(crate) fn staff(id: StaffId, name: &str, first_name: &str) -> Staff {
    Staff {
        id,
        name: name.into(),
        first_name: first_name.into(),
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new("cms"),
        region: None,
        functions: Vec::new(),
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

pub(crate) fn procuration(n: u128, situation: &Situation, from: &str, to: &str) -> Procuration {
    Procuration {
        id: cii_domain::ProcurationId(Uuid::from_u128(0x3000 + n)),
        person: situation.person,
        situation: situation.id,
        drawn_up_on: day(from),
        signed_on: Some(day(from)),
        starts_on: day(from),
        ends_on: day(to),
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

pub(crate) fn session(n: u128, situation: &Situation, starts_at: &str) -> Session {
    let id = cii_domain::SessionId(Uuid::from_u128(0x4000 + n));
    let mut session = Session::plan(id, SessionKind::RoundTable, situation, Vec::new());
    session.starts_at = Some(starts_at.parse().unwrap());
    session
}
