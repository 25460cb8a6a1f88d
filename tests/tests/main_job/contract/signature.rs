//! Signing, refusing, amending and ending a contract, and that what was signed never changes.

use bureau_cii_tests::office::procuration_request;

use super::*;

/// A contract to sign, and its situation.
fn to_sign(office: &Office) -> (String, String) {
    let situation = office.complex();
    office.sign_procuration(&situation);
    let contract = to_sign_in(office, &situation);
    (situation, contract)
}

/// A contract to sign in a situation whose procuration is signed.
fn to_sign_in(office: &Office, situation: &str) -> String {
    let started = office.ok("start_contract", json!({"situation": situation}));
    let contract = text(&started["contract"]).to_owned();
    let saved = save(office, &contract, &complete(office, &contract));
    assert_eq!(gaps(&saved["conformity"]), Vec::<String>::new());
    office.ok("validate_conformity", json!({"contract": contract}));
    contract
}

fn sign(office: &Office, contract: &str) -> Value {
    let view = office.ok("get_contract", json!({"contract": contract}));
    let mut last = Value::Null;
    for signatory in list(&view["signatories"]) {
        if signatory["signature"]["kind"] == "signed" {
            continue;
        }
        last = office.ok(
            "record_signature",
            json!({"contract": contract, "party": signatory["party"], "signature": {"kind": "signed", "on": "8.6.2026"}}),
        );
    }
    last
}

fn answer(contract: &str, party: &Value, signature: &Value) -> Value {
    json!({"contract": contract, "party": party, "signature": signature})
}

fn state(office: &Office, contract: &str) -> Value {
    office.ok("get_contract", json!({"contract": contract}))["row"]["state"].clone()
}

#[test]
fn whoever_signed_for_a_minor_is_named() {
    let (entered, other) = ("Lise Müller-Essai", "Armand Müller-Essai");
    // Who was named, and who stands on the paper: also after the file names somebody else.
    for (named, expected) in [
        (Value::Null, entered),
        (json!(""), entered),
        (json!(other), other),
    ] {
        let office = office_in("fr");
        let mut draft = office.draft();
        for (field, value) in [
            ("birth_date", "1.10.2008"),
            ("age_group", "youth"),
            ("representative_kind", "parent"),
            ("representative_name", entered),
        ] {
            draft[field] = json!(value);
        }
        let situation = office.complex_from(&draft);
        let mut procuration = procuration_request(&situation);
        procuration["signed_by_representative"] = json!(true);
        office.ok("save_procuration", procuration);
        let contract = to_sign_in(&office, &situation);
        let view = office.ok("get_contract", json!({"contract": contract}));
        for signatory in list(&view["signatories"]) {
            let is_person = signatory["party"]["kind"] == "person";
            assert_eq!(
                signatory["beside"],
                if is_person {
                    json!(entered)
                } else {
                    Value::Null
                }
            );
            let signed = json!({"kind": "signed", "on": "8.6.2026", "by": named});
            office.ok(
                "record_signature",
                answer(&contract, &signatory["party"], &signed),
            );
        }

        let mut person = person_request(&office, &situation);
        person["birth_date"] = json!("1.10.2008");
        person["representative_name"] = json!("Ursule Tutrice-Essai");
        office.ok("save_person", person);
        let view = office.ok("get_contract", json!({"contract": contract}));
        for signatory in list(&view["signatories"]) {
            let is_person = signatory["party"]["kind"] == "person";
            assert_eq!(
                signatory["signature"]["by"],
                if is_person { expected } else { "" }
            );
        }
        let request = json!({"contract": contract, "draft": null, "languages": "fr"});
        let paper = each(&office.ok("preview_contract", request)["pages"], "text").concat();
        assert!(paper.contains(expected), "{paper}");
        assert!(!paper.contains("Tutrice"), "{paper}");
    }
}

#[test]
fn a_signed_contract_changes_only_by_amendment() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (situation, contract) = to_sign(&office);
        let request = json!({"contract": contract});

        // Reopened as long as nobody has signed.
        let view = office.ok("reopen_contract", request.clone());
        assert_eq!(view["steps"], json!(["write", "warrant", "end"]));
        office.ok("validate_conformity", request.clone());
        let view = sign(&office, &contract);
        assert_eq!(view["row"]["state"], "in_force");
        assert_eq!(view["steps"], json!(["amend", "follow_goals", "end"]));

        let before = office.snapshot(&situation);
        let draft = view["draft"].clone();
        assert_eq!(
            office.refused(
                "save_contract",
                json!({"contract": contract, "draft": draft})
            ),
            "contract_signed"
        );
        for command in ["validate_conformity", "reopen_contract"] {
            assert_eq!(office.refused(command, request.clone()), "contract_signed");
        }
        assert_eq!(office.refused("undo_last", json!({})), "undo_final");
        assert_eq!(
            office.refused(
                "record_signature",
                json!({"contract": contract, "party": {"kind": "person"}, "signature": {"kind": "open"}})
            ),
            "contract_not_to_sign"
        );
        assert_eq!(office.snapshot(&situation), before);

        let amended = office.ok("amend_contract", request.clone());
        let amendment = text(&amended["contract"]).to_owned();
        let view = office.ok("get_contract", json!({"contract": amendment}));
        assert_eq!(view["row"]["amendment"], 1);
        assert_eq!(view["draft"]["aim"], draft["aim"]);
        assert_eq!(
            office.refused("amend_contract", request.clone()),
            "contract_exists"
        );
        // The one in force stands until the amendment is signed.
        assert_eq!(
            office.ok("get_contract", request.clone())["row"]["state"],
            "in_force"
        );
        office.ok("validate_conformity", json!({"contract": amendment}));
        assert_eq!(sign(&office, &amendment)["row"]["state"], "in_force");
        // The road of the case calls each by its name, and so does its paper.
        let file = office.ok("get_file", json!({"situation": situation}));
        let titles: Vec<&str> = list(&file["content"]["timeline"])
            .iter()
            .filter(|entry| entry["contract"] == *amendment)
            .map(|entry| text(&entry["title"]["code"]))
            .collect();
        assert!(titles.contains(&"amendment_conformity"), "{titles:?}");
        assert!(
            titles.iter().all(|title| title.starts_with("amendment_")),
            "{titles:?}"
        );
        let printed = office.ok(
            "print_contract",
            json!({"contract": amendment, "languages": "de"}),
        );
        let path = text(&printed["paths"][0]);
        assert!(path.ends_with("nachtrag-2026-0001-1.pdf"), "{path}");
        assert_eq!(
            office.ok("get_contract", request)["row"]["state"],
            "amended"
        );
    }
}

#[test]
fn a_signature_is_given_once_and_stays() {
    let office = office_in("de");
    let (_, contract) = to_sign(&office);
    let sign = |party: Value, signature: Value| json!({"contract": contract, "party": party, "signature": signature});
    let signed = json!({"kind": "signed", "on": "8.6.2026"});
    assert_eq!(
        office.refused_fields(
            "record_signature",
            &sign(
                json!({"kind": "person"}),
                json!({"kind": "signed", "on": "9.6.2026"})
            )
        ),
        ["on: date_in_the_future"]
    );
    office.ok(
        "record_signature",
        sign(json!({"kind": "person"}), signed.clone()),
    );
    assert_eq!(
        office.refused(
            "record_signature",
            sign(json!({"kind": "person"}), signed.clone())
        ),
        "already_signed"
    );
    assert_eq!(
        office.refused(
            "record_signature",
            sign(
                json!({"kind": "institution", "institution": "suva"}),
                signed
            )
        ),
        "no_such_signatory"
    );
    assert_eq!(
        office.refused("reopen_contract", json!({"contract": contract})),
        "contract_signed"
    );
    assert_eq!(office.refused("undo_last", json!({})), "undo_final");
}

#[test]
fn a_refused_contract_is_settled_opened_again_or_given_up() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (situation, contract) = to_sign(&office);
        let request = json!({"contract": contract});
        let (person, cms) = (
            json!({"kind": "person"}),
            json!({"kind": "institution", "institution": "cms"}),
        );
        let refusal =
            json!({"kind": "refused", "on": "8.6.2026", "reason": "Le but\nest trop lointain."});

        // A refusal needs its reason, is shown with it, and can be taken back.
        assert_eq!(
            office.refused_fields(
                "record_signature",
                &answer(
                    &contract,
                    &cms,
                    &json!({"kind": "refused", "on": "8.6.2026", "reason": " "})
                )
            ),
            ["reason: required"]
        );
        let view = office.ok("record_signature", answer(&contract, &cms, &refusal));
        let refused = list(&view["signatories"])
            .iter()
            .find(|signatory| signatory["party"] == cms)
            .unwrap();
        assert_eq!(refused["signature"]["reason"], "Le but\nest trop lointain.");
        let next = office.ok("get_file", json!({"situation": situation}))["content"]["next_step"]
            ["message"]["code"]
            .clone();
        assert_eq!(next, "settle_refusal");
        assert_eq!(
            office.ok("undo_last", json!({}))["act"]["code"],
            "record_answer"
        );

        // Nobody has signed: the text can be opened again, and the refusal is gone with it.
        office.ok("record_signature", answer(&contract, &cms, &refusal));
        let view = office.ok("reopen_contract", request.clone());
        assert_eq!(view["steps"], json!(["write", "warrant", "end"]));
        office.ok("validate_conformity", request.clone());
        let view = office.ok("record_signature", answer(&contract, &cms, &refusal));
        assert_eq!(view["row"]["state"], "to_sign");

        // The person has signed: the text stands. Given up with a reason, its text is taken up in a new contract.
        office.ok(
            "record_signature",
            answer(
                &contract,
                &person,
                &json!({"kind": "signed", "on": "8.6.2026"}),
            ),
        );
        assert_eq!(
            office.refused("reopen_contract", request.clone()),
            "contract_signed"
        );
        assert_eq!(
            office.refused("start_contract", json!({"situation": situation})),
            "contract_exists"
        );
        assert_eq!(
            office.refused("take_up_contract", request.clone()),
            "contract_concluded"
        );
        // The paper says who has signed and who has refused, in its language or in both.
        let paper = |languages: &str| -> String {
            let request = json!({"contract": contract, "draft": null, "languages": languages});
            each(&office.ok("preview_contract", request)["pages"], "text").concat()
        };
        for (languages, says) in [
            (
                "fr",
                &["Signé le 08.06.2026", "Signature refusée le 08.06.2026"][..],
            ),
            (
                "de",
                &[
                    "Unterzeichnet am 08.06.2026",
                    "Unterschrift abgelehnt am 08.06.2026",
                ],
            ),
            (
                "both",
                &[
                    "Signature refusée le",
                    "Unterschrift abgelehnt am",
                    "Signé le",
                    "Unterzeichnet am",
                ],
            ),
        ] {
            let page = paper(languages);
            for said in says.iter().chain(&["est trop lointain."]) {
                assert!(page.contains(said), "{languages}: {said} in {page}");
            }
        }
        let give_up = |reason: &str| json!({"contract": contract, "state": "not_concluded", "reason": reason});
        assert_eq!(
            office.refused_fields("end_contract", &give_up("")),
            ["reason: required"]
        );
        let view = office.ok("end_contract", give_up("Le CMS a refusé."));
        assert_eq!(view["row"]["state"], "not_concluded");
        assert_eq!(view["end_reason"], "Le CMS a refusé.");
        assert!(paper("both").contains("Non conclu / Nicht zustande gekommen"));
        assert!(paper("de").contains("Ohne Antwort"));
        let again = office.ok("take_up_contract", request.clone());
        let new = office.ok("get_contract", again.clone());
        assert_eq!(
            (&new["row"]["state"], &new["row"]["amendment"]),
            (&json!("draft"), &json!(0))
        );
        assert_eq!(new["draft"]["aim"], view["draft"]["aim"]);
        assert!(
            list(&new["signatories"])
                .iter()
                .all(|signatory| signatory["signature"]["kind"] == "open")
        );
        assert_eq!(
            office.refused("take_up_contract", request),
            "contract_exists"
        );
    }
}

#[test]
fn amendments_are_numbered_and_the_contract_stands_until_one_is_signed() {
    let office = office_in("fr");
    let (situation, contract) = to_sign(&office);
    sign(&office, &contract);
    let amend = |of: &str| {
        text(&office.ok("amend_contract", json!({"contract": of}))["contract"]).to_owned()
    };
    let number =
        |of: &str| office.ok("get_contract", json!({"contract": of}))["row"]["amendment"].clone();

    let first = amend(&contract);
    assert_eq!(number(&first), 1);
    let end = json!({"contract": contract, "state": "achieved", "reason": ""});
    assert_eq!(office.refused("end_contract", end), "amendment_under_way");
    // The first is given up, and taken up under its own number.
    office.ok(
        "end_contract",
        json!({"contract": first, "state": "not_concluded", "reason": "Autre plan"}),
    );
    let second =
        text(&office.ok("take_up_contract", json!({"contract": first}))["contract"]).to_owned();
    assert_eq!(number(&second), 2);
    assert_eq!(state(&office, &contract), "in_force");
    office.ok("validate_conformity", json!({"contract": second}));
    sign(&office, &second);
    assert_eq!(state(&office, &contract), "amended");
    assert_eq!(state(&office, &second), "in_force");
    assert_eq!(
        office.refused("amend_contract", json!({"contract": contract})),
        "contract_not_in_force"
    );
    let third = amend(&second);
    assert_eq!(number(&third), 3);

    // A contract of its own after that begins its own numbers.
    for (id, state) in [(&third, "not_concluded"), (&second, "interrupted")] {
        office.ok(
            "end_contract",
            json!({"contract": id, "state": state, "reason": "Déménagement"}),
        );
    }
    let other =
        text(&office.ok("start_contract", json!({"situation": situation}))["contract"]).to_owned();
    save(&office, &other, &complete(&office, &other));
    office.ok("validate_conformity", json!({"contract": other}));
    sign(&office, &other);
    assert_eq!(number(&amend(&other)), 1);
}

#[test]
fn nothing_that_was_signed_changes() {
    let office = office_in("de");
    let (_, contract) = to_sign(&office);
    let person = json!({"kind": "person"});
    let signed = answer(
        &contract,
        &person,
        &json!({"kind": "signed", "on": "8.6.2026"}),
    );
    office.ok("record_signature", signed.clone());
    let stored = || {
        let mut view = office.ok("get_contract", json!({"contract": contract}));
        for goal in view["draft"]["goals"].as_array_mut().unwrap() {
            goal["state"] = Value::Null;
        }
        view["draft"].clone()
    };
    let text_as_signed = stored();
    let mut changed = office.ok("get_contract", json!({"contract": contract}))["draft"].clone();
    changed["aim"] = written("Ein anderer Zweck");
    let mut reordered = changed.clone();
    reordered["goals"] = json!([]);
    let goal = text_as_signed["goals"][0]["id"].clone();
    let only = |kind: &str| json!({"contract": contract, "state": kind, "reason": "Grund"});
    let request = json!({"contract": contract});
    let attempts = [
        (
            "save_contract",
            json!({"contract": contract, "draft": changed}),
            "contract_signed",
        ),
        (
            "save_contract",
            json!({"contract": contract, "draft": reordered}),
            "contract_signed",
        ),
        ("validate_conformity", request.clone(), "contract_signed"),
        ("reopen_contract", request.clone(), "contract_signed"),
        ("record_signature", signed, "already_signed"),
        (
            "record_signature",
            answer(&contract, &person, &json!({"kind": "open"})),
            "already_signed",
        ),
        (
            "record_signature",
            answer(
                &contract,
                &person,
                &json!({"kind": "refused", "on": "8.6.2026", "reason": "Nein"}),
            ),
            "already_signed",
        ),
        ("amend_contract", request.clone(), "contract_not_in_force"),
        ("take_up_contract", request.clone(), "contract_concluded"),
        (
            "follow_goal",
            json!({"contract": contract, "goal": goal, "state": "reached"}),
            "contract_not_in_force",
        ),
        ("end_contract", only("achieved"), "contract_not_in_force"),
        ("end_contract", only("draft"), "contract_end_state"),
        ("undo_last", json!({}), "undo_final"),
    ];
    for (command, request, code) in &attempts {
        assert_eq!(&office.refused(command, request.clone()), code, "{command}");
        assert_eq!(stored(), text_as_signed, "{command}");
    }

    // In force, how far a goal is can be recorded and taken back; what was agreed stays.
    sign(&office, &contract);
    assert_eq!(state(&office, &contract), "in_force");
    let follow = json!({"contract": contract, "goal": goal, "state": "partly_reached"});
    let view = office.ok("follow_goal", follow);
    assert_eq!(view["draft"]["goals"][0]["state"], "partly_reached");
    assert_eq!(stored(), text_as_signed);
    assert_eq!(
        office.ok("undo_last", json!({}))["act"]["code"],
        "follow_goal"
    );
    assert_eq!(
        office.refused(
            "follow_goal",
            json!({"contract": contract, "goal": contract, "state": "reached"})
        ),
        "no_such_goal"
    );
    let view = office.ok("end_contract", only("interrupted"));
    assert_eq!(view["row"]["state"], "interrupted");
    assert_eq!(stored(), text_as_signed);
}

#[test]
fn nobody_signs_once_the_procuration_is_revoked() {
    let office = office_in("fr");
    let (situation, contract) = to_sign(&office);
    let signed = || {
        answer(
            &contract,
            &json!({"kind": "person"}),
            &json!({"kind": "signed", "on": "8.6.2026"}),
        )
    };
    let file = office.ok("get_file", json!({"situation": situation}));
    office.ok(
        "revoke_procuration",
        json!({"procuration": file["content"]["procurations"][0]["id"], "on": "8.6.2026", "reason": ""}),
    );
    let refusal = office.call("record_signature", &signed()).unwrap_err();
    assert_eq!(refusal["code"], "signing_without_procuration");
    assert_eq!(
        refusal["params"]["institutions"]["value"],
        json!(["cms", "oai", "orp"])
    );
    // With a new one it goes on.
    office.sign_procuration(&situation);
    office.ok("record_signature", signed());
}

#[test]
fn a_signature_from_before_the_text_stood_is_refused() {
    let office = office_in("fr");
    let (_, contract) = to_sign(&office);
    let early = answer(
        &contract,
        &json!({"kind": "person"}),
        &json!({"kind": "signed", "on": "5.6.2026"}),
    );
    assert_eq!(
        office.refused("record_signature", early),
        "signed_before_conformity"
    );
}
