//! The access journal when something is wrong with it: it is kept apart from the data, and never keeps anybody from them.

use std::fs;

use bureau_cii_tests::office::PASSWORD;
use cii_app::Noun;
use serde_json::json;

use super::*;

fn entries(office: &Office, situation: &str) -> Vec<String> {
    let journal = office.ok("list_access_journal", json!({"situation": situation}));
    journal["entries"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| text(&entry["message"]["code"]).to_owned())
        .collect()
}

fn status(office: &Office) -> Value {
    office.ok("get_status", json!({}))
}

#[test]
fn a_damaged_or_foreign_journal_keeps_nobody_out() {
    for content in [
        b"%PDF-1.7 something else".repeat(400),
        b"SQLite format 3\0".repeat(600),
        Vec::new(),
    ] {
        let office = Office::open();
        let situation = office.complex();
        office.ok("lock", json!({}));
        fs::write(office.data().join("journal.db"), &content).unwrap();
        let office = office.restarted();
        let shown = status(&office);
        assert_eq!(shown["state"], "open");
        let aside = text(&shown["journal_set_aside"]).to_owned();
        assert!(aside.starts_with("journal-damaged-20260608"), "{aside}");
        assert_eq!(fs::read(office.data().join(&aside)).unwrap(), content);
        office.ok("get_file", json!({"situation": situation}));
        assert_eq!(entries(&office, &situation), ["read", "new_journal"]);

        // Told until it was read, over a new start too, and never again.
        let office = office.restarted();
        assert_eq!(status(&office)["journal_set_aside"], json!(aside));
        office.ok("acknowledge_journal", json!({}));
        assert_eq!(status(&office)["journal_set_aside"], Value::Null);
        let office = office.restarted();
        assert_eq!(status(&office)["journal_set_aside"], Value::Null);
    }
}

#[test]
fn a_journal_on_a_full_disk_keeps_nobody_from_reading_and_forgets_nothing() {
    let office = Office::open();
    let situation = office.complex();
    office.ok("get_status", json!({}));
    office.app.limit_journal(1).unwrap();
    office.machine.take_heard();
    let mut searches = 0;
    while status(&office)["journal_waiting"] == json!(0) {
        office.ok(
            "search_persons",
            json!({"query": format!("{} {searches}", "mot ".repeat(60))}),
        );
        office.machine.pass(chrono::TimeDelta::seconds(2));
        searches += 1;
        assert!(searches < 500, "the disk was never full");
    }
    let heard = office.machine.take_heard();
    let told = |noun| heard.iter().any(|event| event.changed.contains(&noun));
    assert!(told(Noun::Office), "the window is told to warn");
    office.ok("get_file", json!({"situation": situation}));
    // What waits is shown, and outlives the lock.
    assert_eq!(entries(&office, &situation)[0], "read");
    office.ok("lock", json!({}));
    office.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(status(&office)["journal_waiting"], json!(0));
    assert_eq!(entries(&office, &situation)[0], "read");
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert_eq!(entries(&office, &situation)[0], "read");
}

#[test]
fn a_journal_that_is_damaged_while_it_is_open_is_set_aside_too() {
    let office = Office::open();
    let situation = office.complex();
    for n in 0..400 {
        office.ok("search_persons", json!({"query": format!("personne {n}")}));
        office.machine.pass(chrono::TimeDelta::seconds(2));
    }
    office.ok("lock", json!({}));
    let path = office.data().join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    for page in 2..bytes.len() / 4096 {
        bytes[page * 4096 + 100..page * 4096 + 164].fill(0x5A);
    }
    fs::write(&path, &bytes).unwrap();
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    // Nobody saves data with a journal of which a part is missing, unknowingly.
    office.ok("backup", json!({"folder": ""}));
    assert!(status(&office)["journal_set_aside"].is_string());
    assert_eq!(entries(&office, &situation), ["new_journal"]);
}
