use serde_json::json;

use super::*;

#[test]
fn an_announcement_hints_while_it_is_typed() {
    for language in LANGUAGES {
        let office = office_in(language);
        let mut draft = office.draft();
        let check = office.ok("check_announcement", json!({"draft": draft}));
        assert_eq!(check["fields"], json!([]));
        assert_eq!(check["similar"], json!([]));
        // 24 December to 5 June.
        let hint = &check["early_detection"];
        assert_eq!(hint["code"], "early", "{check}");
        assert_eq!(
            hint["params"]["after"],
            json!({"type": "span", "value": {"months": 5, "days": 12}}),
            "{check}"
        );

        draft["follow_up_started_on"] = json!("1.11.2025");
        let check = office.ok("check_announcement", json!({"draft": draft}));
        assert_eq!(check["early_detection"]["code"], "late");
    }
}

#[test]
fn an_announcement_finds_who_is_known_already() {
    let office = office_in("fr");
    let situation = office.complex();
    let person = office.person_of(&situation);

    // The search that comes first: accents and ü/ue do not matter.
    for query in [
        "mueller-essai",
        "MULLER",
        "elodie",
        "2026-0001",
        "756.9217.0769.85",
        "7569217076985",
        "756 9217 0769 85",
        "17.04.1988",
        "17.4.1988",
        "1988-04-17",
        "muller 17.4.1988",
    ] {
        let found = office.ok("search_persons", json!({"query": query}));
        assert_eq!(found["persons"][0]["person"], person["id"], "{query}");
        assert_eq!(found["persons"][0]["situations"][0]["id"], situation);
    }

    for query in [
        "756.9217.0769",
        "17.04.1987",
        "4.17.1988",
        "rossi 17.4.1988",
    ] {
        let found = office.ok("search_persons", json!({"query": query}));
        assert_eq!(found["persons"], json!([]), "{query}");
    }
    // A birth date or a number finds nobody anywhere else.
    for query in ["756.9217.0769.85", "17.04.1988"] {
        let found = office.ok("search_everywhere", json!({"query": query}));
        assert_eq!(found["found"], json!([]), "{query}");
    }

    let mut draft = office.draft();
    draft["name"] = json!("Tout-Autre");
    let check = office.ok("check_announcement", json!({"draft": draft}));
    assert_eq!(check["similar"][0]["person"], person["id"], "same AVS");
    assert_eq!(
        office.refused_fields("announce", &json!({"draft": draft})),
        ["avs: avs_known"]
    );

    let mut draft = office.draft();
    draft["avs"] = json!("");
    draft["name"] = json!("Mueller-Essai");
    let check = office.ok("check_announcement", json!({"draft": draft}));
    assert_eq!(
        check["similar"][0]["person"], person["id"],
        "alike, same birth date"
    );
    draft["not_same_as"] = json!([person["id"]]);
    let check = office.ok("check_announcement", json!({"draft": draft}));
    assert_eq!(check["similar"], json!([]), "found to be someone else");
    office.announce(&draft);

    // A further situation of the known person.
    let mut draft = office.draft();
    draft["person"] = person["id"].clone();
    draft["former"] = json!(situation);
    let again = office.announce(&draft);
    let file = office.ok("get_file", json!({"situation": again}));
    assert_eq!(file["content"]["former"]["id"], situation);
    assert_eq!(file["content"]["person"]["id"], person["id"]);
}

#[test]
fn a_situation_is_sorted_once() {
    let office = office_in("de");
    let situation = office.announce(&office.draft());
    let triage = |outcome: &str, text: &str| json!({"situation": situation, "outcome": outcome, "text": text, "coordinator": null});
    assert_eq!(
        office.refused_fields("decide_triage", &triage("refused", "")),
        ["text: refusal_needs_suggestion"]
    );
    // Nothing is convened before the triage.
    assert_eq!(
        office.refused(
            "plan_session",
            json!({"situation": situation, "kind": "assessment"})
        ),
        "not_complex"
    );
    office.ok("decide_triage", triage("complex", ""));
    assert_eq!(
        office.refused("decide_triage", triage("network", "")),
        "already_sorted"
    );
    let file = office.ok("get_file", json!({"situation": situation}));
    assert_eq!(file["header"]["state"], "complex");
    assert_eq!(file["header"]["number"], "2026-0001");
    assert_eq!(
        each(&file["content"]["institutions"], "institution"),
        ["orp", "cms", "oai"]
    );
}

#[test]
fn the_last_own_change_can_be_taken_back() {
    let office = office_in("fr");
    let situation = office.complex();
    let note = |text: &str| {
        let request = json!({"situation": situation, "text": text, "language": "fr"});
        office.act("add_note", request)
    };
    let first = note("À rappeler.");
    let notes = |office: &Office| {
        let file = office.ok("get_file", json!({"situation": situation}));
        list(&file["content"]["timeline"])
            .iter()
            .filter(|line| line["text"]["text"] == "À rappeler.")
            .count()
    };
    assert_eq!(notes(&office), 1);
    assert_eq!(
        office.ok("get_status", json!({}))["undoable"]["code"],
        "add_note"
    );
    // An act is taken back under its own name, or not at all.
    let second = note("Autre chose.");
    assert_eq!(
        office.refused("undo_last", json!({"act": first})),
        "undo_newer"
    );
    office.ok("undo_last", json!({"act": second}));
    assert_eq!(
        office.refused("undo_last", json!({"act": second})),
        "undo_already"
    );
    assert_eq!(notes(&office), 1);
    let undone = office.ok("undo_last", json!({"act": first}));
    assert_eq!(undone["act"]["code"], "add_note");
    assert_eq!(notes(&office), 0);
    // Both stay in the history.
    let history = office.ok("get_history", json!({"situation": situation}));
    assert!(list(&history["entries"]).len() >= 2);
}

#[test]
fn a_number_of_the_insurance_belongs_to_one_person() {
    let office = office_in("fr");
    let first = office.complex();
    let mut other = office.draft();
    other["name"] = json!("Autre-Personne");
    other["avs"] = json!("");
    let second = office.complex_from(&other);
    let mut request = person_request(&office, &second);
    request["birth_date"] = json!("");
    request["avs"] = json!("756.9217.0769.85");
    assert_eq!(
        office.refused_fields("save_person", &request),
        ["avs: avs_known"]
    );
    // Everybody keeps their own.
    let mut own = person_request(&office, &first);
    own["birth_date"] = json!("17.4.1988");
    office.ok("save_person", own);
}
