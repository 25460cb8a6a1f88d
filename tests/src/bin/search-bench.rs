//! Measures search, lists and saving against floors measured in the same run, and prints JSON.
//!
//! `search-bench [--situations N] [--folder DIR]`. The floors: the same queries on a bare FTS5 index over a plain,
//! unencrypted table, by rank and by row; one commit of one row in a bare database with fsync.

#![allow(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context;
use bureau_cii_tests::invented::{
    Numbers, case, family_name, first_name, situation_id, staff, town,
};
use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::{
    Region, StaffId, names::fold, person::Person, situation::Situation, staff::Staff,
};
use cii_store::{
    Act, DatabaseKey, KeySlots, Meta, NewRecord, OfficeUse, Order, ProcurationFilter, Secret,
    SituationFilter, Slice, Store, StoreError,
};
use cii_sync::DeviceId;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use uuid::Uuid;

const VIEWER: StaffId = StaffId(Uuid::from_u128(1));

fn percentiles(mut times: Vec<Duration>) -> Value {
    times.sort_unstable();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    json!({ "runs": times.len(), "min_ms": at(0), "p50_ms": at(50), "p99_ms": at(99) })
}

fn measure<E>(runs: usize, mut work: impl FnMut(usize) -> Result<(), E>) -> Result<Value, E> {
    let mut times = Vec::with_capacity(runs);
    for run in 0..runs {
        let start = Instant::now();
        work(run)?;
        times.push(start.elapsed());
    }
    Ok(percentiles(times))
}

/// What people type: three or four letters of a name, a first name, a place; now and then two words.
fn queries(numbers: &mut Numbers) -> Vec<String> {
    (0..2000)
        .map(|n| {
            let word = match n % 4 {
                0 | 1 => family_name(numbers),
                2 => first_name(numbers).to_owned(),
                _ => town(numbers).to_owned(),
            };
            let letters: String = word.chars().take(3 + n % 2).collect();
            if n % 10 == 9 {
                format!("{letters} {}", town(numbers))
            } else {
                letters
            }
        })
        .collect()
}

fn bare_index(path: &Path, store: &Store) -> anyhow::Result<Connection> {
    let bare = Connection::open(path)?;
    bare.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE person (id INTEGER PRIMARY KEY, name, first_name, number, place, manager);
         CREATE VIRTUAL TABLE search USING fts5 (name, first_name, number, place, manager,
             content = 'person', content_rowid = 'id', prefix = '2 3 4',
             tokenize = 'unicode61 remove_diacritics 2');
         BEGIN;",
    )?;
    {
        let mut insert = bare.prepare("INSERT INTO person VALUES (NULL, ?1, ?2, ?3, ?4, ?5)")?;
        let mut offset = 0;
        loop {
            let slice = Slice {
                offset,
                limit: 5000,
            };
            let page = store.read::<_, StoreError>(|r| {
                r.list_situations(
                    &SituationFilter::default(),
                    Order::Oldest,
                    slice,
                    VIEWER,
                    today(),
                )
            })?;
            if page.rows.is_empty() {
                break;
            }
            offset += page.rows.len();
            for row in page.rows {
                insert.execute(params![
                    fold(&row.name),
                    fold(&row.first_name),
                    row.number.to_string(),
                    fold(&row.place),
                    fold(&row.case_manager_name)
                ])?;
            }
        }
    }
    bare.execute_batch(
        "COMMIT; INSERT INTO search (search) VALUES ('rebuild');
         INSERT INTO search (search) VALUES ('optimize');",
    )?;
    Ok(bare)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 11, 17).unwrap_or_default()
}

fn bare_search(bare: &Connection, order: &str, queries: &[String]) -> anyhow::Result<Value> {
    let mut statement = bare.prepare(&format!(
        "SELECT p.* FROM search s JOIN person p ON p.id = s.rowid WHERE search MATCH ?1
         ORDER BY {order} LIMIT 50"
    ))?;
    Ok(measure::<rusqlite::Error>(queries.len(), |run| {
        let words: Vec<String> = queries
            .get(run)
            .map(|query| {
                fold(query)
                    .split(' ')
                    .map(|word| format!("\"{word}\"*"))
                    .collect()
            })
            .unwrap_or_default();
        let mut rows = statement.query([words.join(" ")])?;
        while let Some(row) = rows.next()? {
            std::hint::black_box(row.get_ref(0)?);
        }
        Ok(())
    })?)
}

/// One change as a screen makes it.
fn save(
    store: &mut Store,
    n: u32,
    run: u32,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), StoreError> {
    store.change(Act::new("edit", VIEWER, DateTime::UNIX_EPOCH), ids, |w| {
        let mut situation: Situation = w.get(&situation_id(n))?;
        situation.announcement.reason = format!("Nouvelle raison {run}");
        w.put(&situation).map(drop)
    })
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments
            .iter()
            .position(|argument| argument == name)
            .and_then(|at| arguments.get(at + 1))
    };
    let situations: u32 = after("--situations")
        .map_or(Ok(100_000), |n| n.parse())
        .context("--situations N")?;
    let temporary = tempfile::tempdir()?;
    let folder = after("--folder").map_or(temporary.path(), Path::new);
    let mut numbers = Numbers(2025);
    let mut next = 0_u128;
    let mut ids = || {
        next += 1;
        Uuid::from_u128((1 << 110) + next)
    };
    let at: DateTime<Utc> = DateTime::UNIX_EPOCH;

    let key = DatabaseKey::from_bytes([42; 32]);
    let secrets = [Secret::Practice];
    KeySlots::create(folder, &key, OfficeUse::Practice, &secrets, &mut |b| {
        b.fill(5);
    })?;
    let meta = Meta {
        device: DeviceId(ids()),
        office: OfficeUse::Practice,
        created_at: at,
    };
    let mut store = Store::create(folder, &key, meta)?;
    let start = Instant::now();
    let everybody: Vec<Staff> = (0..60).map(|n| staff(n, &mut numbers)).collect();
    let cases = (1..=situations).flat_map(|n| {
        let (person, situation) = case(n, &mut numbers);
        [NewRecord::of(&person), NewRecord::of(&situation)]
    });
    let records = everybody.iter().map(NewRecord::of).chain(cases);
    store.load(
        records.map(|record| record.map_err(StoreError::from)),
        VIEWER,
        at,
        &mut ids,
    )?;
    let load_ms = start.elapsed().as_secs_f64() * 1000.0;

    store.close()?;
    let start = Instant::now();
    let mut store = Store::open(folder, &key)?;
    let open_ms = start.elapsed().as_secs_f64() * 1000.0;
    let start = Instant::now();
    let slice = Slice {
        offset: 0,
        limit: 50,
    };
    let list = |store: &Store, filter: &SituationFilter, order| {
        store.read::<_, StoreError>(|r| r.list_situations(filter, order, slice, VIEWER, today()))
    };
    list(&store, &SituationFilter::default(), Order::Newest)?;
    let first_list_ms = start.elapsed().as_secs_f64() * 1000.0;

    let queries = queries(&mut numbers);
    let search = measure::<StoreError>(queries.len(), |run| {
        let query = queries.get(run).map(String::as_str).unwrap_or_default();
        store
            .read(|r| r.search_situations(query, 50, VIEWER, today()))
            .map(|rows| {
                std::hint::black_box(rows);
            })
    })?;
    let bare = bare_index(&temporary.path().join("bare.db"), &store)?;
    let by_rank = bare_search(&bare, "rank", &queries)?;
    let by_row = bare_search(&bare, "s.rowid DESC", &queries)?;

    let all = SituationFilter::default;
    let mut edit = 0_u32;
    let mut lists = serde_json::Map::new();
    for (name, filter, order) in [
        ("newest", all(), Order::Newest),
        ("name", all(), Order::Name),
        (
            "region_by_name",
            SituationFilter {
                regions: vec![Region::Sion],
                ..all()
            },
            Order::Name,
        ),
        (
            "open_active_by_name",
            SituationFilter {
                open_only: true,
                procuration: Some(ProcurationFilter::Active),
                ..all()
            },
            Order::Name,
        ),
        (
            "coordinator",
            SituationFilter {
                coordinator: Some(StaffId(Uuid::from_u128(0xFFFF_0003))),
                ..all()
            },
            Order::Newest,
        ),
        (
            "typed_mul",
            SituationFilter {
                query: "mul".into(),
                ..all()
            },
            Order::Newest,
        ),
        (
            "typed_sion_by_name",
            SituationFilter {
                query: "sion".into(),
                ..all()
            },
            Order::Name,
        ),
    ] {
        // The length of a list is counted anew after each change: the slowest case is the one measured.
        let mut times = Vec::new();
        for _ in 0..60 {
            edit += 1;
            save(&mut store, edit % situations + 1, edit, &mut ids)?;
            let start = Instant::now();
            std::hint::black_box(list(&store, &filter, order)?);
            times.push(start.elapsed());
        }
        lists.insert(name.into(), percentiles(times));
    }

    let floor = Connection::open(temporary.path().join("floor.db"))?;
    floor.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE one (id INTEGER PRIMARY KEY, body TEXT);",
    )?;
    let body = "x".repeat(1200);
    let mut saves = Vec::new();
    let mut floors = Vec::new();
    // Turn about, so that both meet the same disk.
    for run in 0..300_u32 {
        let start = Instant::now();
        floor.execute("INSERT INTO one (body) VALUES (?1)", [&body])?;
        floors.push(start.elapsed());
        let n = 1 + run * 37 % situations;
        // Who changes a file has it open.
        store.read::<_, StoreError>(|r| {
            let situation: Situation = r.get(&situation_id(n))?;
            r.find_situation_row(situation.id, VIEWER, today())?;
            r.get::<Person>(&situation.person).map(drop)
        })?;
        let start = Instant::now();
        save(&mut store, n, run, &mut ids)?;
        saves.push(start.elapsed());
    }
    let result = json!({
        "situations": situations,
        "load_ms": load_ms,
        "open_ms": open_ms,
        "first_list_ms": first_list_ms,
        "search": { "ours": search, "floor_by_rank": by_rank, "floor_by_row": by_row },
        "lists": lists,
        "save": { "ours": percentiles(saves), "floor": percentiles(floors) },
    });
    println!("{}", serde_json::to_string_pretty(&result)?);
    Ok(())
}
