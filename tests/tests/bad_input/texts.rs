use serde_json::json;

use super::*;

#[test]
fn a_megabyte_pasted_into_a_text_is_refused_whole() {
    let office = Office::open();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let paste = "Lorem ipsum 😀 ".repeat(65_536);
    assert!(paste.len() > 1_000_000);
    unchanged(&office, &situation, || {
        for (command, request, expected) in [
            (
                "add_note",
                json!({"situation": situation, "text": paste, "language": "fr"}),
                "text: text_too_long",
            ),
            (
                "record_follow_up",
                json!({"situation": situation, "on": "8.6.2026", "text": paste}),
                "text: text_too_long",
            ),
            (
                "save_block",
                json!({"session": session, "block": {"institution": "orp", "status": paste, "entitlement": "", "measures_done": "", "next_step": ""}}),
                "block.status: text_too_long",
            ),
            (
                "call_off_session",
                json!({"session": session, "postpone": true, "reason": paste}),
                "reason: text_too_long",
            ),
            (
                "hold_session",
                json!({"session": session, "decision": "network", "minutes": paste, "case_manager": null}),
                "minutes: text_too_long",
            ),
            (
                "waive_rule",
                json!({"session": session, "rule": "place", "reason": paste}),
                "reason: text_too_long",
            ),
            (
                "save_invitee",
                json!({"session": session, "invitee": null, "staff": null, "role": "person", "remove": false, "person_invited_because": paste}),
                "person_invited_because: text_too_long",
            ),
        ] {
            assert_eq!(
                office.refused_fields(command, &request),
                [expected],
                "{command}"
            );
        }
        // A search of any length finds nothing and breaks nothing.
        for command in ["search_persons", "search_everywhere"] {
            office.ok(command, json!({"query": paste}));
        }
    });
}

#[test]
fn a_text_within_the_limit_is_kept_to_the_last_letter() {
    let office = Office::open();
    let situation = office.complex();
    let note = format!("{}é", "a\n".repeat(9_999));
    office.ok(
        "add_note",
        json!({"situation": situation, "text": note, "language": "fr"}),
    );
    let file = office.ok("get_file", json!({"situation": situation}));
    let kept = file["content"]["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line["text"]["text"].as_str())
        .any(|text| text == note);
    assert!(kept);
    assert_eq!(
        office.refused_fields(
            "add_note",
            &json!({"situation": situation, "text": " \n ", "language": "fr"})
        ),
        ["text: required"]
    );
}

#[test]
fn searches_with_the_engines_own_signs_are_words() {
    let office = Office::open();
    let situation = office.complex();
    for query in [
        "\"",
        "'; DROP TABLE record; --",
        "*",
        "müller* OR 1",
        "a AND",
        "NEAR(",
        "^",
        "(",
        "\u{0}",
        "%",
        "-",
        "name:müller",
    ] {
        office.ok("search_persons", json!({"query": query}));
        office.ok("search_everywhere", json!({"query": query}));
        office.ok(
            "list_situations",
            json!({
                "query": query, "regions": [], "states": [], "registers": [], "services": [],
                "coordinator": null, "procuration": null, "open_only": false, "sort": "name",
                "offset": 4_000_000_000_u32, "limit": 4_000_000_000_u32,
            }),
        );
    }
    assert!(office.person_of(&situation)["id"].is_string());
}

#[test]
fn a_contract_without_goals_is_kept_and_does_not_go_to_signature() {
    let office = Office::open();
    let situation = office.complex();
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let draft = office.ok("get_contract", json!({"contract": contract}))["draft"].clone();
    let saved = office.ok(
        "save_contract",
        json!({"contract": contract, "draft": draft}),
    );
    let gaps = saved["conformity"]["gaps"].to_string();
    assert!(
        gaps.contains("no_goal") && gaps.contains("no_aim"),
        "{gaps}"
    );
    unchanged(&office, &situation, || {
        assert_eq!(
            office.refused("validate_conformity", json!({"contract": contract})),
            "contract_not_conform"
        );
    });
}

#[test]
fn what_cannot_be_read_in_a_contract_is_named_and_the_rest_is_kept() {
    let office = Office::open();
    let situation = office.complex();
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let mut draft = office.ok("get_contract", json!({"contract": contract}))["draft"].clone();
    let words = json!({"text": "Un but", "translation": ""});
    draft["aim"] = words.clone();
    draft["starts_on"] = json!("31.2.2026");
    draft["goals"] = json!([{"id": null, "text": words, "indicator": words, "due_on": "1.9.26", "state": "open"}]);
    draft["measures"] = json!([
        {"id": null, "catalogue_item": null, "title": words, "provider": "x".repeat(500), "payer": null, "legal_basis": null,
         "from": "", "to": "", "cost": "12,34,5", "commission": "not_needed"},
        {"id": null, "catalogue_item": null, "title": words, "provider": "", "payer": null, "legal_basis": null,
         "from": "", "to": "", "cost": "-5", "commission": "not_needed"},
        {"id": null, "catalogue_item": null, "title": words, "provider": "", "payer": null, "legal_basis": null,
         "from": "", "to": "", "cost": "99999999999999999999", "commission": "not_needed"},
    ]);
    draft["reviews"] = json!(["demain", "", "1.9.2026"]);
    draft["signatories"][0]["name"] = json!("y".repeat(300));
    let saved = office.ok(
        "save_contract",
        json!({"contract": contract, "draft": draft}),
    );
    let named = [
        "starts_on: date_impossible",
        "goals.0.due_on: date_two_digit_year",
        "measures.0.provider: text_too_long",
        "measures.0.cost: money_ambiguous_separator",
        "measures.1.cost: money_negative",
        "measures.2.cost: money_too_large",
        "reviews.0: date_not_a_date",
        "signatories.0.name: text_too_long",
    ];
    assert_eq!(bureau_cii_tests::office::fields(&saved["fields"]), named);

    // Nothing that was typed is lost, not even by a restart: it comes back with what is wrong with it, and is a gap.
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    let kept = office.ok("get_contract", json!({"contract": contract}));
    for (field, typed) in [
        ("/aim/text", json!("Un but")),
        ("/starts_on", json!("31.2.2026")),
        ("/goals/0/due_on", json!("1.9.26")),
        ("/measures/0/provider", json!("x".repeat(500))),
        ("/measures/0/cost", json!("12,34,5")),
        ("/measures/1/cost", json!("-5")),
        ("/measures/2/cost", json!("99999999999999999999")),
        ("/reviews", json!(["demain", "", "01.09.2026"])),
        ("/signatories/0/name", json!("y".repeat(300))),
    ] {
        assert_eq!(kept["draft"].pointer(field), Some(&typed), "{field}");
    }
    assert_eq!(bureau_cii_tests::office::fields(&kept["fields"]), named);
    let gaps: Vec<String> = kept["conformity"]["gaps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gap| {
            format!(
                "{}: {}",
                gap["field"].as_str().unwrap(),
                gap["message"]["code"].as_str().unwrap()
            )
        })
        .collect();
    for gap in [
        "starts_on: start_unread",
        "goals.0.due_on: goal_due_unread",
        "measures.0.provider: provider_too_long",
        "measures.0.cost: measure_cost_unread",
        "measures.1.cost: measure_cost_unread",
        "reviews.0: review_unread",
        "reviews.1: review_without_date",
        "signatories.0.name: signatory_too_long",
    ] {
        assert!(gaps.contains(&gap.to_owned()), "{gap} in {gaps:?}");
    }

    let before = office.snapshot(&situation);
    for (field, named) in [
        ("/aim/text", "aim: text_too_long"),
        ("/goals/0/due_on", "goals.0.due_on: text_too_long"),
        ("/measures/0/provider", "measures.0.provider: text_too_long"),
        ("/measures/0/cost", "measures.0.cost: text_too_long"),
    ] {
        let mut endless = draft.clone();
        *endless.pointer_mut(field).unwrap() = json!("1".repeat(20_001));
        let request = json!({"contract": contract, "draft": endless});
        assert_eq!(office.refused_fields("save_contract", &request), [named]);
    }
    assert_eq!(office.snapshot(&situation), before);
    let goal = draft["goals"][0].clone();
    draft["goals"] = vec![goal; 20_000].into();
    let refused = office.call(
        "save_contract",
        &json!({"contract": contract, "draft": draft}),
    );
    let named = match &refused {
        Ok(view) | Err(view) => bureau_cii_tests::office::fields(&view["fields"]),
    };
    assert_eq!(named, ["goals: too_many_entries"]);
    assert!(
        refused.is_err(),
        "a list that is not taken over is not saved"
    );
    assert_eq!(office.snapshot(&situation), before);
}
