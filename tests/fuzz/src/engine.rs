//! A push in the real engine, by somebody who may write almost everything: whatever it holds, the server takes or refuses it
//! and can still answer, and what it then sends can be read.

use std::{cell::RefCell, path::PathBuf};

use chrono::{DateTime, NaiveDate};
use cii_domain::{
    InstitutionKey, Language, StaffId,
    person::{Address, Form},
    staff::{Function, Staff, WorkingWeek},
};
use cii_server::{Caller, Engine, Moment, Rules, ServerError, SqliteDatabase};
use cii_sync::{
    Change, DeviceId, DeviceRequest, Mutation, Patch, PullAnswer, PullRequest, PushAnswer,
    PushRequest, RecordKind, SCHEMA, placement_of_whole,
};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

const CALLER: Caller = Caller {
    staff: StaffId(Uuid::from_u128(7)),
    device: DeviceId(Uuid::from_u128(8)),
};
/// After so many pushes the server begins anew, so that none has to look through all former ones.
const LIFE: u64 = 400;

struct House {
    engine: Engine<SqliteDatabase, Rules>,
    next: u64,
    pushes: u64,
    _folder: TempDir,
}

thread_local! {
    static HOUSE: RefCell<Option<House>> = const { RefCell::new(None) };
}

fn moment() -> Moment {
    Moment {
        at: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 5, 20).unwrap_or_default(),
    }
}

/// In memory if the system has such a place: nothing here tests the disk.
pub(crate) fn scratch() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    made.expect("a folder")
}

impl House {
    fn new() -> Self {
        let folder = scratch();
        let database = SqliteDatabase::open(&folder.path().join("server.db")).expect("a database");
        let engine = Engine::start(database, Rules, Uuid::from_u128(1), 0).expect("an engine");
        let officer = Staff {
            id: CALLER.staff,
            name: "Exemple".to_owned(),
            first_name: "Claire".to_owned(),
            title: String::new(),
            form: Form::Neutral,
            institution: InstitutionKey::new("bureau"),
            region: None,
            functions: vec![Function::CantonalOfficer],
            language: Language::Fr,
            phone: String::new(),
            email: String::new(),
            address: Address::default(),
            working_week: WorkingWeek::FULL,
            absences: Vec::new(),
            from: None,
            to: None,
        };
        engine
            .plant(&officer, "init", Uuid::from_u128(9), moment())
            .expect("planted");
        let request = DeviceRequest {
            device: CALLER.device,
            first_n: 1,
        };
        engine
            .register_device(CALLER.staff, request, moment())
            .expect("registered");
        Self {
            engine,
            next: 1,
            pushes: 0,
            _folder: folder,
        }
    }

    fn push(&mut self, mut request: PushRequest) {
        request.device = CALLER.device;
        request.schema = SCHEMA;
        request.after = None;
        for (n, mutation) in (self.next..).zip(&mut request.mutations) {
            mutation.device = CALLER.device;
            mutation.by = CALLER.staff;
            mutation.n = n;
            // As a good input gives it every one of its changes the same, and what is known is not done again.
            mutation.uuid = Uuid::from_u128(mutation.uuid.as_u128() ^ u128::from(n) << 64);
            // The transport lets no larger ones through.
            mutation.seen &= (1 << 53) - 1;
            mutation.base_version &= (1 << 53) - 1;
        }
        self.pushes += 1;
        match self.engine.push(CALLER, &request, moment()) {
            Ok(PushAnswer::Taken { results }) => {
                assert_eq!(results.is_empty(), request.mutations.is_empty());
            }
            // Nobody here brought a content.
            Ok(PushAnswer::Missing { .. }) | Err(ServerError::Malformed) => {}
            other => panic!("{other:?}: {request:?}"),
        }
        let mut pull = PullRequest {
            device: CALLER.device,
            schema: SCHEMA,
            cookie: None,
            page: None,
            acknowledged: 0,
            repair: std::collections::BTreeSet::new(),
        };
        loop {
            let answer = self
                .engine
                .pull(CALLER, &pull, moment())
                .expect("an answer");
            let written = serde_json::to_vec(&answer).expect("written");
            let read: PullAnswer = serde_json::from_slice(&written).expect("read");
            match read {
                PullAnswer::Page(page) => match page.next {
                    cii_sync::Next::Page(next) => pull.page = Some(next),
                    cii_sync::Next::End(end) => {
                        self.next = end.last_n + 1;
                        return;
                    }
                },
                answer => panic!("{answer:?}"),
            }
        }
    }
}

pub(crate) fn read(bytes: &[u8]) {
    let Ok(request) = serde_json::from_slice::<PushRequest>(bytes) else {
        return;
    };
    HOUSE.with_borrow_mut(|house| {
        if house.as_ref().is_some_and(|house| house.pushes >= LIFE) {
            *house = None;
        }
        house.get_or_insert_with(House::new).push(request);
    });
}

fn mutation(kind: RecordKind, record: Uuid, change: Change) -> Option<Mutation> {
    let scope = match &change {
        Change::Create(body) => placement_of_whole(kind, body).ok()?.scope,
        _ => format!("person/{record}/identity").parse().ok()?,
    };
    Some(Mutation {
        device: CALLER.device,
        n: 1,
        uuid: Uuid::from_u128(11),
        group: Uuid::from_u128(12),
        act: "save".to_owned(),
        record,
        kind,
        scope,
        by: CALLER.staff,
        at: DateTime::UNIX_EPOCH,
        base_version: 0,
        seen: 0,
        change,
    })
}

pub(crate) fn good() -> Vec<Vec<u8>> {
    let mut mutations: Vec<Mutation> = crate::records::bodies()
        .into_iter()
        .filter_map(|(kind, record, body)| mutation(kind, record, Change::Create(body)))
        .collect();
    let person = Uuid::from_u128(21);
    let patch = Patch {
        set: [("name".to_owned(), json!("Autre"))].into(),
        ..Patch::default()
    };
    mutations.extend(mutation(RecordKind::Person, person, Change::Patch(patch)));
    mutations.extend(mutation(RecordKind::Person, person, Change::Delete));
    mutations.extend(mutation(RecordKind::Person, person, Change::Withdrawn));
    let push = |mutations| PushRequest {
        device: CALLER.device,
        schema: SCHEMA,
        after: None,
        mutations,
    };
    let mut requests: Vec<PushRequest> = mutations
        .iter()
        .map(|mutation| push(vec![mutation.clone()]))
        .collect();
    requests.push(push(mutations));
    requests
        .iter()
        .map(|request| serde_json::to_vec(request).expect("written"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first mutation of a push, changed.
    fn with_name(push: &[u8], name: &str) -> PushRequest {
        let mut request: PushRequest = serde_json::from_slice(push).expect("a push");
        if let Some(Change::Create(fields)) =
            request.mutations.first_mut().map(|one| &mut one.change)
        {
            fields.insert("name".to_owned(), json!(name));
        }
        request
    }

    #[test]
    fn what_is_asked_is_done_whatever_was_asked_before() {
        let mut house = House::new();
        let person = &good()[0];
        for name in ["Rocher", "Combe", "Exemple"] {
            house.push(with_name(person, name));
            let found = house.engine.find_record(Uuid::from_u128(21)).expect("read");
            let named = found.and_then(|found| found.body.get("name").cloned());
            assert_eq!(named, Some(json!(name)));
        }
    }
}
