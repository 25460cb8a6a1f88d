//! What the access journal tells whoever asks who looked at a file.

use bureau_cii_tests::office::PASSWORD;
use chrono::TimeDelta;
use cii_domain::witness::AccessKind;
use cii_store::{Access, AccessFilter, Journal, KeySlots, Secret};
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
        (
            "list_contracts",
            json!({"region": null, "states": [], "query": "müller él"}),
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

fn asked(kind: Option<&str>, from: &str, to: &str) -> Value {
    json!({"kind": kind, "by": null, "from": from, "to": to, "before": null, "limit": 50})
}

#[test]
fn the_whole_journal_says_who_did_what_to_which_file() {
    let office = office_in("fr");
    let situation = office.complex();
    let number = office.ok("get_file", json!({"situation": situation}))["header"]["number"].clone();
    office.ok("search_everywhere", json!({"query": "müller"}));
    let whole = office.ok("list_accesses", asked(None, "", ""));
    let first = &list(&whole["accesses"])[..3];
    let codes: Vec<_> = first
        .iter()
        .map(|access| text(&access["message"]["code"]))
        .collect();
    // Reading the journal is an access as well.
    assert_eq!(codes, ["read_journal", "search", "read"]);
    assert_eq!(first[0]["files"], json!([]));
    for access in first {
        assert_eq!(access["by"], "Clara Zenruffinen");
        assert!(text(&access["at"]).starts_with("2026-06-08T"), "{access}");
    }
    for access in &first[1..] {
        assert_eq!(
            access["files"],
            json!([{"situation": situation, "number": number}])
        );
    }
    assert_eq!(first[1]["message"]["params"]["detail"]["value"], "müller");

    let reads = office.ok("list_accesses", asked(Some("read"), "8.6.2026", "8.6.2026"));
    assert_eq!(reads["total"], json!(list(&reads["accesses"]).len()));
    assert_eq!(
        list(&reads["accesses"])
            .iter()
            .filter(|access| access["message"]["code"] == "read_journal")
            .count(),
        1,
        "asking on is the same reading"
    );
    // The range has both its days whole, in local time.
    for (from, to, empty) in [
        ("7.6.2026", "7.6.2026", true),
        ("", "7.6.2026", true),
        ("8.6.2026", "", false),
        ("", "8.6.2026", false),
    ] {
        let found = office.ok("list_accesses", asked(None, from, to));
        assert_eq!(list(&found["accesses"]).is_empty(), empty, "{from}–{to}");
    }
    for (from, to, refused) in [
        ("gestern", "", "from: date_not_a_date"),
        ("", "9.6.2026", "to: date_in_the_future"),
        ("8.6.2026", "7.6.2026", "to: end_before_start"),
    ] {
        assert_eq!(
            office.refused_fields("list_accesses", &asked(None, from, to)),
            [refused]
        );
    }
    let staff = office.ok("get_status", json!({}))["user"]["staff"].clone();
    let mut by = asked(None, "", "");
    by["by"] = staff;
    assert_eq!(
        office.ok("list_accesses", by.clone())["total"],
        office.ok("list_accesses", asked(None, "", ""))["total"]
    );
    by["by"] = json!(office.people().unreachable);
    assert_eq!(office.ok("list_accesses", by)["total"], 0);
    // The next page begins where the first one ends.
    let mut page = asked(None, "", "");
    page["limit"] = json!(2);
    let first_page = office.ok("list_accesses", page.clone());
    page["before"] = first_page["accesses"][1]["place"].clone();
    let next = office.ok("list_accesses", page);
    assert_eq!(next["accesses"][0]["message"]["code"], "read");
}

#[test]
fn the_whole_journal_keeps_to_itself_what_was_searched_for_behind_a_mask() {
    let office = office_in("fr");
    let situation = office.complex();
    office.ok("search_everywhere", json!({"query": "müller"}));
    office.machine.pass(TimeDelta::seconds(2));
    office.ok("search_everywhere", json!({"query": "personne de ce nom"}));
    let mut request = person_request(&office, &situation);
    request["birth_date"] = json!("17.4.1988");
    request["restricted"] = json!(true);
    request["restriction_reason"] = json!("Proche d’une collaboratrice");
    request["restriction_allowed"] = json!([office.people().unreachable]);
    office.ok("save_person", request);
    let searches = office.ok("list_accesses", asked(Some("search"), "", ""));
    let details: Vec<_> = list(&searches["accesses"])
        .iter()
        .map(|access| {
            let code = text(&access["message"]["code"]);
            (
                code,
                access["message"]["params"]["detail"]["value"].as_str(),
            )
        })
        .collect();
    assert!(details.contains(&("search_masked", None)), "{details:?}");
    assert!(details.contains(&("search", Some("personne de ce nom"))));
    assert!(!searches.to_string().contains("müller"));
}

/// The newest accesses of a closed office, whatever they concern.
fn newest(office: &Office, limit: usize) -> Vec<Access> {
    let keys = KeySlots::read(&office.data()).unwrap();
    let key = keys.open(Secret::Password(PASSWORD)).unwrap();
    let at = cii_app::Host::now(office.machine.as_ref());
    let by = cii_domain::StaffId(uuid::Uuid::nil());
    let journal = Journal::open(&office.data(), &key, (by, at)).unwrap();
    let page = journal.list_page(&AccessFilter::default(), None, limit);
    page.unwrap()
        .accesses
        .into_iter()
        .map(|(_, access)| access)
        .collect()
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
