//! Those who oversee: figures without persons, the log without records, and nothing else.

use std::collections::BTreeMap;

use cii_domain::{person::Person, situation::Situation};
use cii_sync::{Aggregate, AuditLook, AuditPage, AuditState, FiguresAnswer};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Installation, User, Uuid, Value, client::room, line, now};

/// Somebody with a role of the account and no function.
fn overseer(installation: &Installation, name: &str, device: u8) -> User {
    let made = installation.run(&[
        "user",
        "add",
        "--name",
        name,
        "--first-name",
        name,
        "--last-name",
        "Exemple",
        "--institution",
        "bureau",
        "--role",
        name,
    ]);
    let code = line(&made, "one-time code: ");
    let mut user = User::enrol(&installation.there(), name, &code, device, now());
    user.sign_in();
    user
}

fn get(user: &User, path: &str) -> (u16, Value) {
    let answer = user.there.ask_json("GET", path, user.token(), &Value::Null);
    let answer = answer.unwrap();
    (answer.status, answer.json())
}

fn made<T: Aggregate>(fields: &Value) -> T {
    let body = cii_sync::complete(T::KIND, fields.as_object().unwrap());
    serde_json::from_value(Value::Object(body)).unwrap()
}

/// Announcements of one year: so many in each region.
fn announce(officer: &mut User, regions: &[(&str, u128)]) {
    let mut mutations = Vec::new();
    let mut number = 0_u128;
    for (region, count) in regions {
        for _ in 0..*count {
            number += 1;
            let (person, situation) = (
                Uuid::from_u128(0x1000 + number),
                Uuid::from_u128(0x2000 + number),
            );
            let name = format!("Exemple {number}");
            let one: Person = made(&json!({"id": person, "name": name, "first_name": "Jean"}));
            let other: Situation = made(&json!({
                "id": situation, "person": person, "number": format!("2026-{number:04}"),
                "state": "announced", "region": region,
                "announcement": {
                    "service": "orp", "counted_under": "orp", "worker": null, "respondent": null,
                    "received_on": "2026-02-20", "follow_up_started_on": null, "age_group": "adult",
                    "provenance": "institution", "service_asked": null, "criteria": [],
                    "laci_rights_end_on": null, "reason": "",
                },
            }));
            mutations.push(officer.create(&one));
            mutations.push(officer.create(&other));
        }
    }
    let answer = officer.push(&mutations).unwrap().json();
    for result in answer["results"].as_array().unwrap() {
        assert_eq!(result["outcome"]["outcome"], "applied", "{result}");
    }
}

#[test]
fn who_oversees_sees_figures_or_the_log_and_nothing_else() {
    let installation = Installation::new(None);
    let served = installation.serve();
    let mut officer = installation.administrator();
    announce(&mut officer, &[("sion", 7), ("sierre", 3), ("monthey", 6)]);
    let secretary = installation.colleague("noe", "secretariat", "bureau", 2);
    let respondent = installation.colleague("mia", "respondent_adults", "orp", 3);
    let mut reader = overseer(&installation, "statistics_reader", 4);
    let mut auditor = overseer(&installation, "auditor", 5);
    let (figures, state, page) = ("/v1/statistics", "/v1/audit", "/v1/audit/1");
    for (who, user, may) in [
        ("officer", &officer, [true, false, false]),
        ("secretary", &secretary, [true, false, false]),
        ("respondent", &respondent, [false, false, false]),
        ("reader", &reader, [true, false, false]),
        ("auditor", &auditor, [false, true, true]),
    ] {
        let look = user.post("/v1/audit/look", &latest(2)).unwrap();
        assert_eq!(look.status, if may[2] { 200 } else { 404 }, "{who}");
        let nonsense = user
            .post("/v1/audit/look", &json!({"limit": "all"}))
            .unwrap();
        assert_eq!(nonsense.status, 404, "{who}");
        let has_function = !["reader", "auditor"].contains(&who);
        let shown = json!({"records": has_function, "figures": may[0], "log": may[1]});
        assert_eq!(user.session["shown"], shown, "{who}");
        for (path, may) in [figures, state, page].into_iter().zip(may) {
            let (status, told) = get(user, path);
            assert_eq!(status, if may { 200 } else { 404 }, "{who} {path}: {told}");
            if !may {
                // Like a path that is none.
                assert_eq!(told, get(user, "/v1/nothing").1, "{who} {path}");
            }
        }
    }
    let told: AuditLook =
        serde_json::from_value(auditor.post("/v1/audit/look", &latest(500)).unwrap().json())
            .unwrap();
    let staff = |user: &User| told.names.get(&user.staff().0).map(String::as_str);
    assert_eq!(staff(&auditor), Some("auditor Exemple"));
    assert_eq!(told.names.len(), 5, "only who acted: {:?}", told.names);
    for path in [figures, state, page] {
        let stranger = officer.there.ask_json("GET", path, "", &Value::Null);
        assert_eq!(stranger.unwrap().code(), "token_missing");
    }

    // No record reaches them, and none comes from them.
    for user in [&mut reader, &mut auditor] {
        assert!(user.pull_all().is_empty(), "{}", user.name);
        let mutation = user.create(&room(1));
        let refused = user.push(&[mutation]).unwrap().json();
        let outcome = &refused["results"][0]["outcome"]["outcome"];
        assert_eq!(outcome, "refused", "{}", user.name);
    }
    what_is_told_of_figures(&officer, &reader);
    let seen = the_log_can_be_checked_by_whoever_reads_it(&auditor);
    for act in ["figures_read", "audit_read", "audit_verify", "sign_in"] {
        assert!(seen.contains_key(act), "{act} is not entered: {seen:?}");
    }
    served.stop();

    let file = rusqlite::Connection::open(installation.path("data/server.db")).unwrap();
    let forged = "UPDATE audit SET entry = replace(entry, 'figures_read', 'figures_lost') WHERE n =
                  (SELECT MIN(n) FROM audit WHERE entry LIKE '%figures_read%') RETURNING n";
    let n: i64 = file.query_row(forged, [], |row| row.get(0)).unwrap();
    drop(file);
    let _served = installation.serve();
    let state: AuditState = serde_json::from_value(get(&auditor, state).1).unwrap();
    assert_eq!(state.broken_at, Some(n.cast_unsigned()));
}

/// What asks for the latest entries.
fn latest(limit: u32) -> Value {
    json!({"from": null, "until": null, "before": null, "limit": limit})
}

fn what_is_told_of_figures(officer: &User, reader: &User) {
    let of = |user: &User| -> FiguresAnswer {
        serde_json::from_value(get(user, "/v1/statistics").1).unwrap()
    };
    let regions = |answer: &FiguresAnswer| -> Vec<(String, Option<u64>)> {
        let table = &answer.years[&2026]["region"];
        assert_eq!(table.total, Some(16));
        table.cells.clone().into_iter().collect()
    };
    let named = |cells: [(&str, Option<u64>); 3]| cells.map(|(code, n)| (code.to_owned(), n));
    let exact = of(officer);
    assert_eq!(exact.smallest, None);
    let all = named([("monthey", Some(6)), ("sierre", Some(3)), ("sion", Some(7))]);
    assert_eq!(regions(&exact), all);
    let told = of(reader);
    assert_eq!(told.smallest, Some(5));
    let some = named([("monthey", None), ("sierre", None), ("sion", Some(7))]);
    assert_eq!(regions(&told), some);
}

/// Reads page by page and walks the chain. How often each act stands in it.
fn the_log_can_be_checked_by_whoever_reads_it(auditor: &User) -> BTreeMap<String, u32> {
    let state: AuditState = serde_json::from_value(get(auditor, "/v1/audit").1).unwrap();
    assert_eq!(state.broken_at, None);
    let mut acts = BTreeMap::new();
    let mut former: Vec<u8> = Vec::new();
    let mut from = 1;
    loop {
        let (status, told) = get(auditor, &format!("/v1/audit/{from}"));
        assert_eq!(status, 200, "{told}");
        let page: AuditPage = serde_json::from_value(told).unwrap();
        for line in page.entries {
            assert_eq!(line.n, from);
            from += 1;
            former = Sha256::new()
                .chain_update(&former)
                .chain_update(&line.entry)
                .finalize()
                .to_vec();
            let pairs: Vec<String> = former.iter().map(|byte| format!("{byte:02x}")).collect();
            let hash = pairs.concat();
            assert_eq!(hash, line.hash, "entry {}", line.n);
            if line.n == state.entries {
                assert_eq!(hash, state.hash);
            }
            assert!(!line.entry.contains("Exemple"), "{}", line.entry);
            let entry: Value = serde_json::from_str(&line.entry).unwrap();
            let act = entry["act"].as_str().unwrap().to_owned();
            *acts.entry(act).or_default() += 1;
        }
        match page.next {
            Some(next) => assert_eq!(next, from),
            None => break,
        }
    }
    assert!(from > state.entries);
    let (_, nothing) = get(auditor, "/v1/audit/1000000");
    assert_eq!(nothing, json!({"entries": [], "next": null}));
    for nonsense in ["nonsense", "-1", "18446744073709551615"] {
        assert_eq!(get(auditor, &format!("/v1/audit/{nonsense}")).0, 404);
    }
    acts
}
