//! What the access journal tells whoever asks who looked at a file.

use bureau_cii_tests::office::PASSWORD;
use chrono::TimeDelta;
use cii_store::{Access, AccessKind, Journal, KeySlots, Secret};
use serde_json::json;

use super::*;

/// What was entered since `before` entries were there, oldest first.
fn entered(office: &Office, situation: &str, before: usize) -> Vec<String> {
    let journal = office.ok("list_access_journal", json!({"situation": situation}));
    let mut codes: Vec<String> = list(&journal["entries"])
        .iter()
        .map(|entry| {
            assert_eq!(entry["by"], "Clara Zenruffinen");
            text(&entry["message"]["code"]).to_owned()
        })
        .collect();
    codes.reverse();
    codes.split_off(before)
}

#[test]
fn it_has_what_was_looked_at() {
    let office = office_in("fr");
    let (situation, session) = prepared(&office);
    let invitees = office.invitees(&session);
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    office.machine.pass(TimeDelta::minutes(30));
    let all = json!({"session": session, "invitees": invitees});
    for (command, request, expected) in [
        ("get_file", json!({"situation": situation}), "read"),
        (
            "get_history",
            json!({"situation": situation}),
            "read_history",
        ),
        ("get_session", json!({"session": session}), "read_session"),
        (
            "preview_invitation",
            json!({"session": session, "invitee": invitees[0], "language": null, "kind": "invitation"}),
            "read_letter",
        ),
        (
            "get_contract",
            json!({"contract": contract}),
            "read_contract",
        ),
        (
            "preview_contract",
            json!({"contract": contract, "draft": null, "languages": "fr"}),
            "read_paper",
        ),
        ("search_persons", json!({"query": "müller"}), "search"),
        (
            "search_everywhere",
            json!({"query": "élodie müller"}),
            "search",
        ),
        (
            "list_situations",
            json!({
                "query": "élodie", "regions": [], "states": [], "registers": [], "services": [],
                "coordinator": null, "procuration": null, "open_only": false, "sort": "name",
                "offset": 0, "limit": 50,
            }),
            "search",
        ),
        ("print_invitations", all.clone(), "print"),
        ("save_invitations", all, "export"),
        (
            "print_contract",
            json!({"contract": contract, "languages": "fr"}),
            "print",
        ),
    ] {
        let before = entered(&office, &situation, 0).len();
        office.ok(command, request.clone());
        assert_eq!(
            entered(&office, &situation, before),
            [expected],
            "{command}"
        );
        // The screen stays open and asks again: the same reading, but not the same paper.
        let before = before + 1;
        office.ok(command, request);
        let again = entered(&office, &situation, before);
        if matches!(expected, "print" | "export") {
            assert_eq!(again, [expected], "{command}");
        } else {
            assert_eq!(again, [""; 0], "{command}");
        }
    }
}

#[test]
fn a_file_that_is_open_is_read_once_for_a_while() {
    let office = office_in("de");
    let situation = office.complex();
    office.machine.pass(TimeDelta::minutes(30));
    let before = entered(&office, &situation, 0).len();
    for minutes in [0, 1, 8, 1, 9] {
        office.machine.pass(TimeDelta::minutes(minutes));
        office.ok("get_file", json!({"situation": situation}));
    }
    assert_eq!(entered(&office, &situation, before), ["read", "read"]);
    // Behind the lock nothing was read: afterwards it is opened anew.
    office.ok("lock", json!({}));
    office.ok("unlock", json!({"password": PASSWORD}));
    office.ok("get_file", json!({"situation": situation}));
    assert_eq!(
        entered(&office, &situation, before),
        ["read", "read", "read"]
    );
}

#[test]
fn whoever_may_see_a_restricted_person_looks_behind_the_mask() {
    let office = office_in("fr");
    let (situation, session) = prepared(&office);
    let staff = office.ok("get_status", json!({}))["user"]["staff"].clone();
    let mut request = person_request(&office, &situation);
    request["birth_date"] = json!("17.4.1988");
    request["restricted"] = json!(true);
    request["restriction_reason"] = json!("Proche d’une collaboratrice");
    request["restriction_allowed"] = json!([staff]);
    office.ok("save_person", request);
    office.machine.pass(TimeDelta::minutes(30));
    let before = entered(&office, &situation, 0).len();
    office.ok("get_file", json!({"situation": situation}));
    office.ok("get_session", json!({"session": session}));
    assert_eq!(entered(&office, &situation, before), ["unmask", "unmask"]);
}

/// The newest accesses of a closed office, whatever they concern.
fn newest(office: &Office, limit: usize) -> Vec<Access> {
    let keys = KeySlots::read(&office.data()).unwrap();
    let key = keys.open(Secret::Password(PASSWORD)).unwrap();
    let at = cii_app::Host::now(office.machine.as_ref());
    let by = cii_domain::StaffId(uuid::Uuid::nil());
    let journal = Journal::open(&office.data(), &key, (by, at)).unwrap();
    journal.list_newest(limit).unwrap()
}

#[test]
fn the_palette_enters_the_search_that_rested_and_not_every_letter() {
    let office = office_in("fr");
    office.complex();
    let search = |query: &str| office.ok("search_everywhere", json!({"query": query}));
    for query in ["m", "mü", "mül"] {
        search(query);
        office.machine.pass(TimeDelta::milliseconds(150));
    }
    // Somebody reads for two seconds, then types on.
    office.machine.pass(TimeDelta::seconds(2));
    for query in ["müll", "mülle", "müller"] {
        search(query);
        office.machine.pass(TimeDelta::milliseconds(150));
    }
    office.ok("lock", json!({}));
    let searches: Vec<String> = newest(&office, 9)
        .into_iter()
        .filter(|access| access.kind == AccessKind::Search)
        .map(|access| access.reason)
        .collect();
    assert_eq!(searches, ["müller", "mül"]);
}

#[test]
fn a_search_that_rests_is_entered_without_anything_else_happening() {
    let office = office_in("fr");
    let situation = office.complex();
    office.machine.pass(TimeDelta::minutes(30));
    office.ok("search_everywhere", json!({"query": "müller"}));
    office.machine.pass(TimeDelta::seconds(5));
    office.app.tick();
    // As if the process had ended here: nothing is settled any more.
    let copy = Office::empty();
    bureau_cii_tests::office::copy_folder(&office.data(), &copy.data());
    let last = newest(&copy, 1);
    assert_eq!(last[0].kind, AccessKind::Search);
    assert_eq!(last[0].reason, "müller");
    assert_eq!(entered(&office, &situation, 0).last().unwrap(), "search");
}

#[test]
fn opening_the_office_is_entered_with_its_means() {
    let office = Office::closed();
    assert_eq!(office.state(), "open");
    office.ok("lock", json!({}));
    office.ok("unlock", json!({"password": PASSWORD}));
    office.ok("lock", json!({}));
    office.ok(
        "unlock_with_recovery_key",
        json!({"recovery_key": Office::recovery_key()}),
    );
    office.ok("lock", json!({}));
    let opened: Vec<(AccessKind, String)> = newest(&office, 3)
        .into_iter()
        .map(|access| (access.kind, access.reason))
        .collect();
    let expected =
        ["recovery", "password", "keyring"].map(|means| (AccessKind::Unlock, means.to_owned()));
    assert_eq!(opened, expected);
}
