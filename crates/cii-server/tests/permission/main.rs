//! The rules of access through the engine: what each device gets is what the rules say of each record, however it came
//! about, and grants that were brought up to date piece by piece are those that are made anew.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod blobs;
#[cfg(unix)]
#[path = "../cluster/mod.rs"]
mod cluster;
mod generated;
mod oversight;
mod past;
mod quarantine;
mod readings;
mod retention;
#[cfg(unix)]
mod second_line;
mod shown;
mod views;
mod writes;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use chrono::NaiveDate;
use cii_domain::{
    Region, StaffId,
    access::{self, Access, Action, CaseFacts, CaseRecord, PersonFile, Resource, decide, show},
    contract::Contract,
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
    staff::{Function, Staff},
};
use cii_server::{
    Caller, Database, Engine, Moment, Rules, ServerError, Sight, SqliteDatabase, see,
};
use cii_sync::{
    Aggregate, Body, Change, DeviceId, DeviceRequest, Mutation, Next, Outcome, PullAnswer,
    PullRequest, PushAnswer, PushRequest, Record, RecordKind, Records, SCHEMA, complete, diff,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// Each story is a test of its own on SQLite; on PostgreSQL, which guards its rows as well, one after the other shares a
/// cluster.
macro_rules! stories {
    ($($module:ident::$story:ident,)+) => {
        mod on_sqlite {
            $(#[test]
            fn $story() {
                super::$module::$story(&mut super::World::new());
            })+
        }

        #[cfg(unix)]
        #[test]
        fn the_same_on_postgresql() {
            let cluster = cluster::Cluster::start("");
            $(
                let name: String = stringify!($story).chars().take(60).collect();
                eprintln!("{name}");
                $module::$story(&mut second_line::world(&cluster.create(&name)));
            )+
        }
    };
}

stories! {
    views::what_a_device_gets_is_what_the_rules_say,
    views::a_day_and_a_leaver_change_what_is_seen,
    views::grant_sets_that_nothing_rests_on_are_forgotten_after_long,
    views::nothing_opens_again_because_a_clock_goes_back,
    writes::who_may_not_is_refused_and_changes_nothing,
    writes::an_institution_announces,
    writes::whoever_may_not_write_a_field_makes_no_conflict_of_it,
    writes::what_somebody_else_sent_under_the_same_identity_takes_nothing_away,
    writes::what_is_no_record_of_its_kind_is_kept_apart_and_the_queue_goes_on,
    writes::what_no_record_holds_is_kept_apart_and_the_queue_goes_on,
    shown::a_desk_refuses_what_the_server_refuses_and_nothing_that_it_takes,
    quarantine::what_is_refused_without_end_stays_on_the_device,
    retention::what_is_due_goes_and_the_figures_stay,
    readings::readings_are_entered_once,
    past::every_number_of_a_lost_line_is_recognised,
    oversight::the_log_is_looked_at_by_days_and_from_the_latest_on,
}

const OFFICER: u128 = 1;
const SECRETARY: u128 = 2;
const SION: u128 = 3;
const SIERRE: u128 = 4;
const ORP: u128 = 5;
const CMS: u128 = 6;
const WORKER: u128 = 7;
const PHYSICIAN: u128 = 8;
const COMMISSION: u128 = 9;
const YOUTH: u128 = 10;

const STAFF: [(u128, Function, &str, Option<Region>); 10] = [
    (OFFICER, Function::CantonalOfficer, "bureau", None),
    (SECRETARY, Function::Secretariat, "bureau", None),
    (
        SION,
        Function::RegionalCoordinator,
        "bureau",
        Some(Region::Sion),
    ),
    (
        SIERRE,
        Function::RegionalCoordinator,
        "bureau",
        Some(Region::Sierre),
    ),
    (ORP, Function::RespondentAdults, "orp", Some(Region::Sion)),
    (CMS, Function::RespondentAdults, "cms", None),
    (WORKER, Function::FieldWorker, "orp", Some(Region::Sion)),
    (PHYSICIAN, Function::SmrPhysician, "smr", None),
    (COMMISSION, Function::LegalCommission, "oai", None),
    (YOUTH, Function::ThematicCoordinator, "bureau", None),
];

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

const PERSON: u128 = 0x10;
const SITUATION: u128 = 0x20;
const SESSION: u128 = 0x30;
const PROCURATION: u128 = 0x40;
const CONTRACT: u128 = 0x50;
const NOTE: u128 = 0x60;

struct World {
    _folder: Option<TempDir>,
    database: Arc<dyn Database>,
    /// Where the database keeps its pages.
    files: PathBuf,
    engine: Engine<Arc<dyn Database>, Rules>,
    today: NaiveDate,
    pushed: BTreeMap<u128, u64>,
    acts: u128,
    /// Whether what is pushed was made on a device that had seen nothing of what others wrote.
    is_behind: bool,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = SqliteDatabase::open(&folder.path().join("server.db")).unwrap();
        let files = folder.path().to_owned();
        Self {
            _folder: Some(folder),
            ..Self::over(Arc::new(database), files)
        }
    }

    fn over(database: Arc<dyn Database>, files: PathBuf) -> Self {
        let engine = Engine::start(Arc::clone(&database), Rules, id(0xE), 0).unwrap();
        let world = Self {
            _folder: None,
            database,
            files,
            engine,
            today: "2026-03-02".parse().unwrap(),
            pushed: BTreeMap::new(),
            acts: 0xAC70,
            is_behind: false,
        };
        for (number, function, institution, region) in STAFF {
            let staff: Staff = made(
                RecordKind::Staff,
                json!({
                    "id": id(number), "name": format!("Exemple {number}"), "institution": institution,
                    "functions": [function.code()], "region": region.map(Region::code),
                }),
            );
            world
                .engine
                .plant(&staff, "staff_save", id(0xF000 + number), world.moment())
                .unwrap();
            let request = DeviceRequest {
                device: DeviceId(id(number)),
                first_n: 1,
            };
            world
                .engine
                .register_device(staff.id, request, world.moment())
                .unwrap();
        }
        world
    }

    fn moment(&self) -> Moment {
        Moment {
            at: self.today.and_hms_opt(8, 0, 0).unwrap().and_utc(),
            today: self.today,
        }
    }

    fn caller(number: u128) -> Caller {
        Caller {
            staff: StaffId(id(number)),
            device: DeviceId(id(number)),
        }
    }

    /// Somebody turns a record into what `fields` say.
    fn write(&mut self, who: u128, kind: RecordKind, record: u128, fields: Value) -> Outcome {
        match self.ask(who, kind, record, fields) {
            PushAnswer::Taken { results } => results[0].outcome.clone(),
            other => panic!("{other:?}"),
        }
    }

    /// The same, whatever is answered.
    fn ask(&mut self, who: u128, kind: RecordKind, record: u128, fields: Value) -> PushAnswer {
        let Value::Object(fields) = fields else {
            panic!("not fields")
        };
        let present = self.engine.find_record(id(record)).unwrap();
        let (change, base_version) = match &present {
            None => {
                let mut body = whole(kind, &fields);
                body.insert("id".to_owned(), json!(id(record)));
                (Change::Create(body), 0)
            }
            Some(present) => {
                let mut body = present.body.clone();
                body.extend(fields);
                (
                    Change::Patch(diff(kind, &present.body, &body)),
                    present.version,
                )
            }
        };
        self.send(who, kind, record, change, base_version)
    }

    fn push(
        &mut self,
        who: u128,
        kind: RecordKind,
        record: u128,
        change: Change,
        base_version: u64,
    ) -> Outcome {
        match self.send(who, kind, record, change, base_version) {
            PushAnswer::Taken { results } => results[0].outcome.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn send(
        &mut self,
        who: u128,
        kind: RecordKind,
        record: u128,
        change: Change,
        base_version: u64,
    ) -> PushAnswer {
        let n = self.pushed.entry(who).or_default();
        *n += 1;
        self.acts += 1;
        let mutation = Mutation {
            device: DeviceId(id(who)),
            n: *n,
            uuid: id(self.acts),
            group: id(self.acts),
            act: "test".to_owned(),
            record: id(record),
            kind,
            scope: "reference/directory/directory".parse().unwrap(),
            by: StaffId(id(who)),
            at: self.moment().at,
            base_version,
            seen: if self.is_behind {
                0
            } else {
                self.engine.backup_begins().unwrap()
            },
            change,
        };
        let request = PushRequest {
            device: mutation.device,
            schema: SCHEMA,
            after: None,
            mutations: vec![mutation],
        };
        let answer = self.engine.push(Self::caller(who), &request, self.moment());
        let answer = answer.unwrap();
        if !matches!(answer, PushAnswer::Taken { .. }) {
            // It waits, and is sent again.
            *self.pushed.entry(who).or_default() -= 1;
        }
        answer
    }

    /// The officer does it, and it is done; then everybody has what the rules say.
    fn officer(&mut self, kind: RecordKind, record: u128, fields: &Value) {
        let outcome = self.write(OFFICER, kind, record, fields.clone());
        assert_eq!(outcome, Outcome::Applied, "{kind:?} {fields}");
        self.check(&format!("{kind:?} {fields}"));
    }

    fn pull(&self, who: u128) -> BTreeMap<Uuid, Body> {
        let mut page = None;
        let mut found = BTreeMap::new();
        loop {
            let request = PullRequest {
                device: DeviceId(id(who)),
                schema: SCHEMA,
                cookie: None,
                page,
                acknowledged: 0,
                repair: std::collections::BTreeSet::new(),
            };
            let answer = self.engine.pull(Self::caller(who), &request, self.moment());
            let PullAnswer::Page(got) = answer.unwrap() else {
                panic!("no page")
            };
            found.extend(got.puts.into_iter().map(|record| (record.id, record.body)));
            match got.next {
                Next::Page(next) => page = Some(next),
                Next::End(_) => return found,
            }
        }
    }

    fn all(&self, kind: RecordKind) -> Vec<Record> {
        self.engine.list_records(kind).unwrap()
    }

    /// What the rules alone say that somebody sees.
    fn expected(&self, who: u128) -> BTreeMap<Uuid, Body> {
        let staff = self.engine.find_record(id(who)).unwrap().unwrap();
        let subject = access::Subject::of(&staff.aggregate().unwrap());
        let of = |kind| self.all(kind);
        let mut files: Vec<PersonFile> = Vec::new();
        for record in of(RecordKind::Person) {
            let person: Person = record.aggregate().unwrap();
            let mut file = PersonFile::of(&person);
            for situation in of(RecordKind::Situation) {
                let situation: Situation = situation.aggregate().unwrap();
                if situation.person != person.id {
                    continue;
                }
                let mut case = CaseFacts::of(&situation);
                for session in of(RecordKind::Session) {
                    case = case.with_session(&session.aggregate::<Session>().unwrap());
                }
                for contract in of(RecordKind::Contract) {
                    case = case.with_contract(&contract.aggregate::<Contract>().unwrap());
                }
                for procuration in of(RecordKind::Procuration) {
                    case = case.with_procuration(&procuration.aggregate::<Procuration>().unwrap());
                }
                file.cases.push(case);
            }
            files.push(file);
        }
        let mut seen = BTreeMap::new();
        for kind in RecordKind::ALL {
            let Some(of_rules) = access::RecordKind::from_code(kind.code()) else {
                continue;
            };
            for record in of(*kind) {
                let functions: Vec<Function>;
                let in_case = |record| {
                    files.first().map(|file| Resource::Case {
                        file,
                        situation: file.cases[0].situation,
                        record,
                    })
                };
                let resource = match kind {
                    RecordKind::Person => files.first().map(Resource::Person),
                    RecordKind::Situation => in_case(CaseRecord::Situation),
                    RecordKind::Session => in_case(CaseRecord::Session(
                        record.aggregate::<Session>().unwrap().id,
                    )),
                    RecordKind::Contract => in_case(CaseRecord::Contract(
                        record.aggregate::<Contract>().unwrap().id,
                    )),
                    RecordKind::Procuration => in_case(CaseRecord::Procuration(
                        record.aggregate::<Procuration>().unwrap().id,
                    )),
                    RecordKind::Note => {
                        let note: Note = record.aggregate().unwrap();
                        let (id, by) = (note.id, note.by);
                        in_case(CaseRecord::Note { id, by })
                    }
                    RecordKind::Staff => {
                        let staff: Staff = record.aggregate().unwrap();
                        functions = staff.functions;
                        Some(Resource::Staff {
                            id: staff.id,
                            functions: &functions,
                        })
                    }
                    _ => Some(Resource::Reference(of_rules)),
                };
                let access = decide(&subject, &resource.unwrap(), Action::Read, self.today);
                if let Access::Fields(mask) = access {
                    seen.insert(record.id, show(of_rules, &record.body, &mask));
                }
            }
        }
        seen
    }

    fn grant_sets(&self) -> i64 {
        let mut count = 0;
        self.database
            .read(&mut |transaction| {
                see(transaction, Sight::Server)?;
                count = transaction.query("SELECT COUNT(*) FROM grant_set", &[])?[0].int(0)?;
                Ok(())
            })
            .unwrap();
        count
    }

    fn check(&self, after: &str) {
        let made = self.grant_sets();
        self.engine.sweep(self.moment()).unwrap();
        assert_eq!(
            self.grant_sets(),
            made,
            "grants made anew are others, after {after}"
        );
        for (who, function, ..) in STAFF {
            assert_eq!(
                self.pull(who),
                self.expected(who),
                "{function:?} after {after}"
            );
            if let Some(rows) = self.rows_open_to(who) {
                let seen: BTreeSet<Uuid> = self.pull(who).into_keys().collect();
                assert_eq!(rows, seen, "rows open to {function:?} after {after}");
            }
        }
    }

    /// Every row that a statement without any condition finds for somebody. None: the database does not guard its rows.
    fn rows_open_to(&self, who: u128) -> Option<BTreeSet<Uuid>> {
        let mut found = None;
        self.database
            .read(&mut |transaction| {
                if transaction.guard().is_none() {
                    return Ok(());
                }
                see(transaction, Sight::Reader(Self::caller(who)))?;
                let rows = transaction.query("SELECT id FROM record", &[])?;
                found = Some(rows.iter().map(|row| row.uuid(0).unwrap()).collect());
                Ok(())
            })
            .unwrap();
        found
    }

    fn sees(&self, who: u128, record: u128) -> bool {
        self.pull(who).contains_key(&id(record))
    }
}

fn made<T: Aggregate>(kind: RecordKind, fields: Value) -> T {
    let Value::Object(fields) = fields else {
        panic!("not fields")
    };
    T::deserialize(&whole(kind, &fields)).unwrap()
}

/// A record of `kind` with these fields and nothing else; whoever has a name has a first name.
fn whole(kind: RecordKind, fields: &Body) -> Body {
    let mut body = complete(kind, fields);
    if let Some(first_name) = body
        .get_mut("first_name")
        .filter(|name| **name == json!(""))
    {
        *first_name = json!("Jean");
    }
    body
}

fn situation() -> Value {
    json!({
        "person": id(PERSON), "number": "2026-0001", "state": "announced", "region": "sion",
        "announcement": {
            "service": "orp", "counted_under": "orp", "worker": id(WORKER), "respondent": id(ORP),
            "received_on": "2026-02-20", "follow_up_started_on": null, "age_group": "adult",
            "provenance": "institution", "service_asked": null, "criteria": [], "laci_rights_end_on": null,
            "reason": "Texte inventé",
        },
    })
}

fn procuration(revocation: &Value) -> Value {
    json!({
        "person": id(PERSON), "situation": id(SITUATION), "drawn_up_on": "2026-02-20", "signed_on": "2026-02-20",
        "starts_on": "2026-02-20", "ends_on": "2026-08-20", "form_version": 1,
        "grants": [{"institution": "cms", "categories": ["identity", "social_aid"]}], "revocation": revocation,
    })
}

/// The records without the database's help.
struct Everything(Vec<Record>);

impl Everything {
    fn of(world: &World) -> Self {
        let kinds = RecordKind::ALL.iter();
        Self(kinds.flat_map(|kind| world.all(*kind)).collect())
    }
}

impl Records for Everything {
    type Error = ServerError;

    fn find(&mut self, id: Uuid) -> Result<Option<Record>, ServerError> {
        Ok(self.0.iter().find(|record| record.id == id).cloned())
    }

    fn list(&mut self, kind: RecordKind) -> Result<Vec<Record>, ServerError> {
        let of_kind = |record: &&Record| record.kind == kind;
        Ok(self.0.iter().filter(of_kind).cloned().collect())
    }

    fn list_of(&mut self, parent: Uuid, kind: RecordKind) -> Result<Vec<Record>, ServerError> {
        let mut found = self.list(kind)?;
        found.retain(|record| {
            let names = |field| record.body.get(field) == Some(&json!(parent));
            names("person") || names("situation")
        });
        Ok(found)
    }
}
