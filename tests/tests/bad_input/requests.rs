use serde_json::json;

use super::*;

#[test]
fn requests_that_are_none_are_refused() {
    let office = Office::open();
    let situation = office.complex();
    unchanged(&office, &situation, || {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for bytes in [
            b"".as_slice(),
            b"{",
            b"nul",
            b"null",
            b"[]",
            b"\xff\xfe",
            b"{\"draft\": {}}trailing",
            b"{\"situation\": 1}",
            b"{\"situation\": \"not-an-id\"}",
            b"{\"situation\": \"\\ud800\"}",
            deep.as_bytes(),
        ] {
            for command in [
                "announce",
                "get_file",
                "add_note",
                "set_session_date",
                "save_contract",
                "unlock",
                "save_staff",
            ] {
                let code = office.call_raw(command, bytes).unwrap_err()["code"].clone();
                assert_eq!(code, "bad_request", "{command}");
            }
        }
        for command in [
            "",
            "Announce",
            "announce ",
            "../announce",
            "drop_everything",
            "\u{0}",
        ] {
            assert_eq!(
                office.refused(command, json!({})),
                "unknown_command",
                "{command:?}"
            );
        }
    });
}

#[test]
fn every_command_takes_a_request_without_content() {
    let office = Office::open();
    for info in cii_app::COMMANDS {
        // These change which office is open.
        if ["lock", "start_practice"].contains(&info.name) {
            continue;
        }
        // Whether it is taken or refused: never a panic, and always a sentence.
        let _ = office.call(info.name, &json!({}));
        let _ = office.call_raw(info.name, b"null");
    }
    assert_eq!(office.state(), "open");
}

#[test]
fn an_invitee_without_language_is_no_request() {
    let office = Office::open();
    let situation = office.complex();
    let staff = json!({
        "id": null, "name": "Sans-Langue", "first_name": "Sacha", "title": "", "form": "neutral",
        "institution": "orp", "region": null, "functions": ["field_worker"], "language": "fr",
        "phone": "", "email": "", "address": {"supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": ""},
        "working_week": {"mornings": [true, true, true, true, true], "afternoons": [true, true, true, true, true]},
        "absences": [], "from": "", "to": "",
    });
    unchanged(&office, &situation, || {
        for value in [Value::Null, json!(""), json!("it"), json!(3)] {
            let request = with(&staff, "language", value);
            assert_eq!(office.refused("save_staff", request), "bad_request");
        }
        for (path, value, expected) in [
            ("name", json!("👍"), "name: text_emoji"),
            ("functions", json!([]), "functions: required"),
            ("email", json!("sacha@"), "email: email"),
            ("from", json!("31.4.2026"), "from: date_impossible"),
        ] {
            assert_eq!(
                office.refused_fields("save_staff", &with(&staff, path, value)),
                [expected]
            );
        }
        let unknown = with(&staff, "institution", json!("nowhere"));
        assert_eq!(
            office.refused("save_staff", unknown),
            "store_no_such_record"
        );
        let mut late = staff.clone();
        late["from"] = json!("1.6.2026");
        late["to"] = json!("31.5.2026");
        assert_eq!(
            office.refused_fields("save_staff", &late),
            ["to: end_before_start"]
        );
    });
}

#[test]
fn identities_that_nobody_has_are_refused() {
    let office = Office::open();
    let situation = office.complex();
    let nobody = "00000000-0000-4000-8000-000000000000";
    unchanged(&office, &situation, || {
        for (command, request) in [
            ("get_file", json!({"situation": nobody})),
            ("get_history", json!({"situation": nobody})),
            (
                "add_note",
                json!({"situation": nobody, "text": "x", "language": "fr"}),
            ),
            (
                "plan_session",
                json!({"situation": nobody, "kind": "assessment"}),
            ),
            ("get_session", json!({"session": nobody})),
            ("get_week", json!({"session": nobody, "week_of": null})),
            ("start_contract", json!({"situation": nobody})),
            ("get_contract", json!({"contract": nobody})),
            (
                "revoke_procuration",
                json!({"procuration": nobody, "on": "8.6.2026", "reason": ""}),
            ),
            ("confirm_identity", json!({"person": nobody})),
        ] {
            assert_eq!(
                office.refused(command, request),
                "store_no_such_record",
                "{command}"
            );
        }
        // A draft that names staff or institutions that are not there.
        let draft = office.draft();
        for (path, value) in [
            ("service", json!("nowhere")),
            ("worker", json!(nobody)),
            ("respondent", json!(nobody)),
            ("person", json!(nobody)),
            ("other_services.0.institution", json!("nowhere")),
        ] {
            let mut request = with(&draft, path, value);
            if path != "person" {
                request["avs"] = json!("");
            }
            assert_eq!(
                office.refused("announce", draft_request(&request)),
                "store_no_such_record",
                "{path}"
            );
        }
    });
}

#[test]
fn an_act_names_only_institutions_and_staff_that_are_there() {
    let office = Office::open();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let draft = office.ok("get_contract", json!({"contract": contract}))["draft"].clone();
    let nobody = "00000000-0000-4000-8000-000000000000";
    let nowhere = json!({"kind": "institution", "institution": "nowhere"});
    let words = json!({"text": "x", "translation": ""});
    let saved = |path: &str, value: Value| json!({"contract": contract, "draft": with(&draft, path, value)});
    let mut procuration = bureau_cii_tests::office::procuration_request(&situation);
    procuration["grants"][1]["institution"] = json!("nowhere");
    let involved = |institution: &str, contact: Value| json!({"situation": situation, "institution": institution, "contact": contact, "imminent": true, "remove": false});
    unchanged(&office, &situation, || {
        for (command, request) in [
            ("save_involvement", involved("nowhere", Value::Null)),
            ("save_involvement", involved("suva", json!(nobody))),
            (
                "set_case_manager",
                json!({"situation": situation, "staff": nobody}),
            ),
            ("save_procuration", procuration),
            (
                "close_situation",
                json!({"situation": situation, "on": "8.6.2026", "result": "other", "continued_by": "nowhere"}),
            ),
            (
                "save_block",
                json!({"session": session, "block": {"institution": "nowhere", "status": "", "entitlement": "", "measures_done": "", "next_step": ""}}),
            ),
            (
                "hold_session",
                json!({"session": session, "decision": "network", "minutes": "", "case_manager": nobody}),
            ),
            ("save_contract", saved("case_manager", json!(nobody))),
            (
                "save_contract",
                saved(
                    "duties",
                    json!([{"id": null, "party": nowhere, "text": words}]),
                ),
            ),
            (
                "save_contract",
                saved("signatories", json!([{"party": nowhere, "name": ""}])),
            ),
        ] {
            assert_eq!(
                office.refused(command, request),
                "store_no_such_record",
                "{command}"
            );
        }
    });
}

#[test]
fn the_office_s_own_texts_have_their_limits() {
    let office = Office::open();
    let situation = office.complex();
    let paste = "Lorem ipsum ".repeat(90_000);
    let letterhead = json!({"letterhead": office.ok("get_letterhead", json!({}))});
    let address = letterhead["letterhead"]["address"].clone();
    let room = json!({
        "id": null, "name": "9", "region": "sion", "building": {"fr": "Maison", "de": "Haus"}, "address": address, "seats": 4,
        "access": {"fr": "", "de": ""}, "in_use": true,
    });
    let day = json!({"year": 2027, "administration": [{"date": "4.1.2027", "half": "whole", "name": {"kind": "other", "fr": "Pont", "de": "Brücke"}}]});
    unchanged(&office, &situation, || {
        for (command, request, path, field) in [
            ("save_room", &room, "building.de", "building.de"),
            ("save_room", &room, "access.fr", "access.fr"),
            ("save_room", &room, "name", "name"),
            (
                "save_letterhead",
                &letterhead,
                "letterhead.name.fr",
                "name.fr",
            ),
            (
                "save_letterhead",
                &letterhead,
                "letterhead.tagline.de",
                "tagline.de",
            ),
            ("save_letterhead", &letterhead, "letterhead.phone", "phone"),
            (
                "save_closed_days",
                &day,
                "administration.0.name.fr",
                "administration.0.name.fr",
            ),
        ] {
            let request = with(request, path, json!(paste));
            assert_eq!(
                office.refused_fields(command, &request),
                [format!("{field}: text_too_long")],
                "{command}"
            );
        }
        for (path, expected) in [
            ("year", "administration.0.date: other_year"),
            (
                "administration.0.date",
                "administration.0.date: date_impossible",
            ),
        ] {
            let value = if path == "year" {
                json!(2028)
            } else {
                json!("31.4.2027")
            };
            assert_eq!(
                office.refused_fields("save_closed_days", &with(&day, path, value)),
                [expected]
            );
        }
    });
}

#[test]
fn huge_lists_are_no_way_to_fill_the_disk() {
    let office = Office::open();
    let situation = office.complex();
    let nobody = "00000000-0000-4000-8000-000000000000";
    let mut draft = office.draft();
    draft["avs"] = json!("");
    draft["criteria"] = vec!["several_services"; 100_000].into();
    draft["not_same_as"] = vec![nobody; 100_000].into();
    draft["other_services"] =
        vec![json!({"institution": "cms", "contact": null, "imminent": false}); 10_000].into();
    let announced = office.announce(&draft);
    let file = office.ok("get_file", json!({"situation": announced}));
    let content = &file["content"];
    assert_eq!(
        content["announcement"]["criteria"],
        json!(["several_services"])
    );
    assert_eq!(content["institutions"].as_array().unwrap().len(), 2);
    assert!(
        file.to_string().len() < 20_000,
        "{}",
        file.to_string().len()
    );
    let history = office.ok("get_history", json!({"situation": announced}));
    assert!(history.to_string().len() < 50_000);

    unchanged(&office, &situation, || {
        let days: Vec<_> = vec![
            json!({"date": "2.1.2027", "half": "whole", "name": {"kind": "good_friday"}});
            5_000
        ];
        assert_eq!(
            office.refused_fields(
                "save_closed_days",
                &json!({"year": 2027, "administration": days})
            ),
            ["administration: too_many_entries"]
        );
    });
}
