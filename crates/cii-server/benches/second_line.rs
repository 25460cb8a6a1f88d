//! What row-level security costs over 50,000 records: first synchronisation, idle pull and pushes, with the policies and
//! with the policies taken off. `cargo bench -p cii-server`; `-- 1000` for a rehearsal over a thousand persons.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement: it takes the real time, says what it found, and stops at what fails"
)]

#[path = "../tests/cluster/mod.rs"]
mod cluster;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use cii_domain::{
    Region, StaffId,
    person::Person,
    procuration::Procuration,
    situation::{Note, Situation},
    staff::{Function, Staff},
};
use cii_server::{
    Caller, Database, Engine, Moment, PostgresAddress, PostgresDatabase, Rules, Sight, see,
};
use cii_sync::{
    Aggregate, Change, Cookie, DeviceId, DeviceRequest, Mutation, Next, Patch, PullAnswer,
    PullRequest, PushAnswer, PushRequest, RecordKind, SCHEMA, complete,
};
use serde_json::{Value, json};
use uuid::Uuid;

type Server = Engine<Arc<dyn Database>, Rules>;

const PERSONS: u128 = 10_000;
const TABLES: [&str; 10] = [
    "record",
    "tombstone",
    "history",
    "change_log",
    "quarantine",
    "mutation",
    "device",
    "disclosure",
    "grant_set",
    "staff_grant",
];
const STAFF: [(u128, Function, &str, Option<Region>); 3] = [
    (1, Function::Secretariat, "bureau", None),
    (
        2,
        Function::RegionalCoordinator,
        "bureau",
        Some(Region::Sion),
    ),
    (3, Function::RespondentAdults, "orp", Some(Region::Sion)),
];

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn moment() -> Moment {
    let today = "2026-03-02".parse().unwrap();
    Moment {
        at: "2026-03-02T08:00:00Z".parse().unwrap(),
        today,
    }
}

fn caller(who: u128) -> Caller {
    Caller {
        staff: StaffId(id(who)),
        device: DeviceId(id(who)),
    }
}

fn plant<T: Aggregate>(server: &Server, act: &mut u128, fields: &Value) {
    let whole = complete(T::KIND, fields.as_object().unwrap());
    *act += 1;
    let aggregate: T = serde_json::from_value(Value::Object(whole)).unwrap();
    server
        .plant(&aggregate, "bench", id(*act << 64), moment())
        .unwrap();
}

fn fill(server: &Server, persons: u128) {
    let mut act = 1;
    let act = &mut act;
    for (number, function, institution, region) in STAFF {
        let fields = json!({
            "id": id(number), "name": format!("Exemple {number}"), "institution": institution,
            "functions": [function.code()], "region": region.map(Region::code),
        });
        plant::<Staff>(server, act, &fields);
    }
    for number in 1..=persons {
        let base = number * 0x100;
        let region = Region::ALL[usize::try_from(number).unwrap() % Region::ALL.len()];
        // One in twenty was announced by the respondent who is measured.
        let service = if number % 20 == 0 { "orp" } else { "oai" };
        let respondent = if number % 20 == 0 { 3 } else { 4 };
        let person = json!({"id": id(base), "name": format!("Exemple {number}")});
        plant::<Person>(server, act, &person);
        let situation = json!({
            "id": id(base + 1), "person": id(base), "number": format!("2026-{number:05}"), "region": region.code(),
            "announcement": {
                "service": service, "counted_under": service, "worker": id(respondent), "respondent": id(respondent),
                "received_on": "2026-02-20", "follow_up_started_on": null, "age_group": "adult",
                "provenance": "institution", "service_asked": null, "criteria": [], "laci_rights_end_on": null,
                "reason": "Texte inventé",
            },
        });
        plant::<Situation>(server, act, &situation);
        let procuration = json!({
            "id": id(base + 2), "person": id(base), "situation": id(base + 1), "drawn_up_on": "2026-02-20",
            "signed_on": "2026-02-20", "starts_on": "2026-02-20", "ends_on": "2026-08-20", "form_version": 1,
            "grants": [{"institution": "cms", "categories": ["identity"]}],
        });
        plant::<Procuration>(server, act, &procuration);
        for note in 3..5 {
            let note = json!({"id": id(base + note), "situation": id(base + 1), "on": "2026-03-02", "by": id(1),
                "text": "Note inventée"});
            plant::<Note>(server, act, &note);
        }
    }
}

/// Pulls to the end. The records that came, and where the device stands.
fn pull(server: &Server, who: u128, cookie: Option<Cookie>) -> (usize, Cookie) {
    let mut page = None;
    let mut records = 0;
    loop {
        let request = PullRequest {
            device: DeviceId(id(who)),
            schema: SCHEMA,
            cookie,
            page,
            acknowledged: 0,
            repair: BTreeSet::new(),
        };
        let PullAnswer::Page(got) = server.pull(caller(who), &request, moment()).unwrap() else {
            panic!("no page")
        };
        records += got.puts.len();
        match got.next {
            Next::Page(next) => page = Some(next),
            Next::End(end) => return (records, end.cookie),
        }
    }
}

/// The secretariat writes into a note.
fn push(server: &Server, n: u64, persons: u128) {
    let record = id((u128::from(n) % persons + 1) * 0x100 + 3);
    let present = server.find_record(record).unwrap().unwrap();
    let mut patch = Patch::default();
    patch
        .set
        .insert("text".to_owned(), json!(format!("Note {n}")));
    let mutation = Mutation {
        device: DeviceId(id(1)),
        n,
        uuid: id(u128::from(n) << 96),
        group: id(u128::from(n) << 96),
        act: "bench".to_owned(),
        record,
        kind: RecordKind::Note,
        scope: present.scope,
        by: StaffId(id(1)),
        at: moment().at,
        base_version: present.version,
        seen: server.backup_begins().unwrap(),
        change: Change::Patch(patch),
    };
    let request = PushRequest {
        device: mutation.device,
        schema: SCHEMA,
        after: None,
        mutations: vec![mutation],
    };
    match server.push(caller(1), &request, moment()).unwrap() {
        PushAnswer::Taken { results } => {
            assert_eq!(results[0].outcome, cii_sync::Outcome::Applied);
        }
        other => panic!("{other:?}"),
    }
}

fn explain(server: &Server, who: u128, sql: &str) {
    server
        .database()
        .read(&mut |transaction| {
            see(transaction, Sight::Reader(caller(who)))?;
            println!("\n{sql}");
            for row in transaction.query(&format!("EXPLAIN (ANALYZE, COSTS OFF) {sql}"), &[])? {
                println!("    {}", row.text(0)?);
            }
            Ok(())
        })
        .unwrap();
}

fn per_second(count: u64, took: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / took.as_secs_f64()
}

fn main() {
    const PULLS: u64 = 100;
    const PUSHES: u64 = 300;
    let persons = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(PERSONS);
    let cluster = cluster::Cluster::start("");
    let url = cluster.create("bench");
    let open = || PostgresDatabase::open(PostgresAddress::parse(&url, None).unwrap()).unwrap();
    let database: Arc<dyn Database> = Arc::new(open());
    let server = Engine::start(Arc::clone(&database), Rules, id(0xE), 0).unwrap();
    let began = Instant::now();
    fill(&server, persons);
    for (who, ..) in STAFF {
        let request = DeviceRequest {
            device: DeviceId(id(who)),
            first_n: 1,
        };
        server
            .register_device(StaffId(id(who)), request, moment())
            .unwrap();
    }
    database.define("ANALYZE").unwrap();
    println!(
        "{} records, made in {:.0?}",
        persons * 5 + 3,
        began.elapsed()
    );
    explain(
        &server,
        2,
        "SELECT body FROM record WHERE id = '\\x00000000000000000000000000000201'",
    );
    explain(
        &server,
        2,
        "SELECT event FROM history WHERE record = '\\x00000000000000000000000000000201'",
    );
    explain(&server, 2, "SELECT COUNT(*) FROM record");
    let mut n = 0;
    // Twice each, so that neither is measured cold.
    for policies in ["ENABLE", "DISABLE", "ENABLE", "DISABLE"] {
        for table in TABLES {
            let switch = format!("ALTER TABLE {table} {policies} ROW LEVEL SECURITY");
            database.define(&switch).unwrap();
        }
        println!("\nrow security: {policies}");
        for (who, function, ..) in STAFF {
            let began = Instant::now();
            let (records, cookie) = pull(&server, who, None);
            println!(
                "  {function:?}: first pull of {records} records {:.2?}",
                began.elapsed()
            );
            let began = Instant::now();
            for _ in 0..PULLS {
                assert_eq!(pull(&server, who, Some(cookie)).0, 0);
            }
            println!(
                "  {function:?}: {:.0} idle pulls per second",
                per_second(PULLS, began.elapsed())
            );
        }
        let began = Instant::now();
        for _ in 0..PUSHES {
            n += 1;
            push(&server, n, persons);
        }
        println!(
            "  {:.0} pushes per second, one after the other",
            per_second(PUSHES, began.elapsed())
        );
    }
}
