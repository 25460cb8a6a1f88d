use serde_json::json;

use super::*;

/// Restricts the person of `situation` to somebody who is not the user.
fn restrict(office: &Office, situation: &str) {
    let mut request = person_request(office, situation);
    request["birth_date"] = json!("17.4.1988");
    request["restricted"] = json!(true);
    request["restriction_reason"] = json!("Proche d’une collaboratrice");
    request["restriction_allowed"] = json!([office.people().unreachable]);
    office.ok("save_person", request);
}

/// What must not come up anywhere.
const SECRETS: [&str; 5] = [
    "Müller-Essai",
    "Élodie",
    "1988-04-17",
    "756.9217",
    "7569217",
];

fn assert_masked(command: &str, answer: &Value) {
    let answer = answer.to_string();
    for secret in SECRETS {
        assert!(
            !answer.contains(secret),
            "{command} tells {secret}: {answer}"
        );
    }
}

#[test]
fn a_restricted_person_is_masked_for_everybody_else() {
    let office = office_in("fr");
    let (situation, session) = prepared(&office);
    let invitees = office.invitees(&session);
    office.ok(
        "mark_invitations_sent",
        json!({"session": session, "invitees": invitees}),
    );
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let person = office.person_of(&situation)["id"].clone();
    restrict(&office, &situation);

    let list_request = json!({
        "query": "", "regions": [], "states": [], "registers": [], "services": [], "coordinator": null,
        "procuration": null, "open_only": false, "sort": "name", "offset": 0, "limit": 50,
    });
    let listed = office.ok("list_situations", list_request.clone());
    assert_eq!(listed["total"], 1, "it is there, masked");
    assert_eq!(listed["rows"][0]["name"], Value::Null);
    assert_eq!(listed["rows"][0]["town"], "");
    let mut by_name = list_request.clone();
    by_name["query"] = json!("mueller");
    assert_eq!(
        office.ok("list_situations", by_name)["rows"],
        json!([]),
        "a search by name must not tell that it hit"
    );
    // Whoever has the AVS number learns that there is a file, as on announcing; a birth date tells nothing.
    let by_number = office.ok("search_persons", json!({"query": "756.9217.0769.85"}));
    assert_eq!(by_number["persons"][0]["person"], person);
    assert_masked("search_persons", &by_number);
    for query in ["Müller", "Élodie Müller", "17.04.1988", "Müller 17.04.1988"] {
        assert_eq!(
            office.ok("search_persons", json!({"query": query}))["persons"],
            json!([])
        );
        assert_eq!(
            office.ok("search_everywhere", json!({"query": query}))["found"],
            json!([])
        );
    }
    let file = office.ok("get_file", json!({"situation": situation}));
    assert_eq!(file["content"], Value::Null);

    for (command, request) in [
        ("list_situations", list_request),
        ("get_file", json!({"situation": situation})),
        ("search_persons", json!({"query": "2026-0001"})),
        ("search_everywhere", json!({"query": "2026-0001"})),
        ("get_today", json!({})),
        ("list_sessions", json!({"region": null, "past": true})),
        (
            "list_contracts",
            json!({"region": null, "states": [], "query": ""}),
        ),
        (
            "list_contracts",
            json!({"region": null, "states": [], "query": "müller"}),
        ),
    ] {
        assert_masked(command, &office.ok(command, request));
    }
    for (command, request) in [
        ("list_access_journal", json!({"situation": situation})),
        ("get_history", json!({"situation": situation})),
        ("get_session", json!({"session": session})),
        ("get_week", json!({"session": session, "week_of": null})),
        (
            "preview_invitation",
            json!({"session": session, "invitee": invitees[0], "language": null, "kind": "invitation"}),
        ),
        (
            "preview_mail",
            json!({"session": session, "invitee": invitees[0], "language": null, "kind": "invitation"}),
        ),
        ("get_contract", json!({"contract": contract})),
        (
            "preview_contract",
            json!({"contract": contract, "draft": null, "languages": "fr"}),
        ),
    ] {
        match office.call(command, &request) {
            Ok(view) => panic!("{command} shows {view}"),
            Err(error) => {
                assert_eq!(error["code"], "restricted", "{command}");
                assert_masked(command, &error);
            }
        }
    }
    // The file's own number still brings the announcement's duplicate hint, without the name.
    let check = office.ok("check_announcement", json!({"draft": office.draft()}));
    assert_masked("check_announcement", &check["similar"]);
    assert_eq!(check["similar"][0]["person"], person);
}

#[test]
fn nobody_else_changes_the_file_of_a_restricted_person() {
    let office = office_in("de");
    let people = office.people();
    let (situation, session) = prepared(&office);
    let invitees = office.invitees(&session);
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let draft = office.ok("get_contract", json!({"contract": contract}))["draft"].clone();
    let file = office.ok("get_file", json!({"situation": situation}));
    let person = file["content"]["person"]["id"].clone();
    let procuration = file["content"]["procurations"][0]["id"].clone();
    restrict(&office, &situation);
    let outbox = |office: &Office| office.ok("get_status", json!({}))["outbox"].clone();
    let before = outbox(&office);
    let all = json!({"session": session, "invitees": invitees});
    let mut known = office.draft();
    known["person"] = person.clone();
    for (command, request) in [
        ("announce", json!({"draft": known})),
        ("confirm_identity", json!({"person": person})),
        (
            "save_involvement",
            json!({"situation": situation, "institution": "suva", "contact": null, "imminent": false, "remove": false}),
        ),
        (
            "set_case_manager",
            json!({"situation": situation, "staff": people.cms}),
        ),
        (
            "save_procuration",
            bureau_cii_tests::office::procuration_request(&situation),
        ),
        (
            "revoke_procuration",
            json!({"procuration": procuration, "on": "8.6.2026", "reason": ""}),
        ),
        (
            "add_note",
            json!({"situation": situation, "text": "Note", "language": "de"}),
        ),
        (
            "record_follow_up",
            json!({"situation": situation, "on": "8.6.2026", "text": "Text"}),
        ),
        (
            "add_service",
            json!({"situation": situation, "kind": "coaching", "started_on": "8.6.2026"}),
        ),
        (
            "close_situation",
            json!({"situation": situation, "on": "8.6.2026", "result": "other", "continued_by": null}),
        ),
        (
            "plan_session",
            json!({"situation": situation, "kind": "round_table"}),
        ),
        (
            "set_session_date",
            json!({"session": session, "date": "24.6.2026", "time": "9:00", "minutes": 120, "place": {"kind": "open"}}),
        ),
        (
            "save_invitee",
            json!({"session": session, "invitee": null, "staff": people.cms_haut, "role": "guest", "remove": false, "person_invited_because": ""}),
        ),
        (
            "waive_rule",
            json!({"session": session, "rule": "place", "reason": "Grund"}),
        ),
        (
            "record_reply",
            json!({"session": session, "invitee": invitees[0], "reply": {"kind": "accepted"}}),
        ),
        (
            "save_block",
            json!({"session": session, "block": {"institution": "orp", "status": "", "entitlement": "", "measures_done": "", "next_step": ""}}),
        ),
        (
            "call_off_session",
            json!({"session": session, "postpone": true, "reason": "Grund"}),
        ),
        (
            "hold_session",
            json!({"session": session, "decision": "network", "minutes": "", "case_manager": null}),
        ),
        (
            "save_minutes",
            json!({"session": session, "minutes": "Text"}),
        ),
        ("approve_minutes", json!({"session": session})),
        (
            "set_session_language",
            json!({"session": session, "language": "de"}),
        ),
        ("print_invitations", all.clone()),
        ("save_invitations", all.clone()),
        ("send_invitations", all.clone()),
        ("mark_invitations_sent", all),
        (
            "remind_invitees",
            json!({"seats": [{"session": session, "invitee": invitees[0]}]}),
        ),
        ("start_contract", json!({"situation": situation})),
        (
            "save_contract",
            json!({"contract": contract, "draft": draft}),
        ),
        (
            "print_contract",
            json!({"contract": contract, "languages": "both"}),
        ),
        ("validate_conformity", json!({"contract": contract})),
        ("reopen_contract", json!({"contract": contract})),
        (
            "record_signature",
            json!({"contract": contract, "party": {"kind": "person"}, "signature": {"kind": "open"}}),
        ),
        ("amend_contract", json!({"contract": contract})),
        (
            "end_contract",
            json!({"contract": contract, "state": "expired", "reason": ""}),
        ),
    ] {
        assert_eq!(office.refused(command, request), "restricted", "{command}");
        assert_eq!(outbox(&office), before, "{command} left something");
    }
}

#[test]
fn a_file_is_never_masked_for_everybody() {
    let office = office_in("de");
    let situation = office.complex();
    let person = office.person_of(&situation);
    let mut request = person.clone();
    request["situation"] = json!(situation);
    request["person"] = person["id"].clone();
    request["birth_date"] = json!("17.4.1988");
    request["confirm_identity"] = json!(false);
    request["restricted"] = json!(true);
    request["restriction_reason"] = json!("Proche d’une collaboratrice");
    request["restriction_allowed"] = json!([]);
    assert_eq!(
        office.refused_fields("save_person", &request),
        ["restriction_allowed: restriction_needs_somebody"]
    );
    assert_eq!(office.person_of(&situation)["restricted"], json!(false));
}
