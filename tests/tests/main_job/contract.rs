//! Writing a contract, and what is missing in it.

mod signature;

use std::path::Path;

use serde_json::json;

use super::*;

fn written(text: &str) -> Value {
    json!({"text": text, "translation": format!("{text} (übersetzt)")})
}

/// A contract that has everything, begun from what `start_contract` proposes.
fn complete(office: &Office, contract: &str) -> Value {
    let view = office.ok("get_contract", json!({"contract": contract}));
    let mut draft = view["draft"].clone();
    // Written in French, with German as the translation, whatever the person's language.
    draft["language"] = json!("fr");
    draft["starts_on"] = json!("9.6.2026");
    draft["aim"] = written("Retrouver un emploi stable");
    draft["goals"] = json!([{
        "id": null, "text": written("Un stage de trois mois"), "indicator": written("Contrat de stage signé"),
        "due_on": "30.9.2026", "state": "open",
    }]);
    draft["measures"] = json!([{
        "id": null, "catalogue_item": "skills_review", "title": written("Bilan de compétences"),
        "provider": "Atelier d’essai", "payer": {"kind": "institution", "institution": "orp"},
        "legal_basis": "laci", "from": "15.6.2026", "to": "15.7.2026", "cost": "1'234.50",
        "commission": "not_needed",
    }]);
    let institution = |key: &str| json!({"kind": "institution", "institution": key});
    let duties = [
        json!({"kind": "person"}),
        institution("orp"),
        institution("cms"),
        institution("oai"),
    ];
    draft["duties"] = duties
        .iter()
        .map(|party| json!({"id": null, "party": party, "text": written("Participe au suivi")}))
        .collect();
    draft["case_manager"] = json!(office.people().cms);
    draft["reviews"] = json!(["9.9.2026", "9.12.2026"]);
    draft
}

fn gaps(conformity: &Value) -> Vec<String> {
    list(&conformity["gaps"])
        .iter()
        .map(|gap| format!("{}: {}", text(&gap["field"]), text(&gap["message"]["code"])))
        .collect()
}

fn save(office: &Office, contract: &str, draft: &Value) -> Value {
    office.ok(
        "save_contract",
        json!({"contract": contract, "draft": draft}),
    )
}

#[test]
fn a_contract_is_written_checked_and_printed_in_both_languages() {
    for language in LANGUAGES {
        let office = office_in(language);
        let situation = office.complex();
        let started = office.ok("start_contract", json!({"situation": situation}));
        let contract = text(&started["contract"]).to_owned();
        assert_eq!(
            office.refused("start_contract", json!({"situation": situation})),
            "contract_exists"
        );
        // Empty, it names everything that is missing, and does not go to signature.
        let view = office.ok("get_contract", json!({"contract": contract}));
        let named = gaps(&view["conformity"]);
        for gap in [
            "aim: no_aim",
            "goals: no_goal",
            "starts_on: no_start",
            "case_manager: no_case_manager",
            "procurations: institution_without_procuration",
        ] {
            assert!(named.contains(&gap.to_owned()), "{gap} in {named:?}");
        }
        assert_eq!(
            office.refused("validate_conformity", json!({"contract": contract})),
            "contract_not_conform"
        );

        // Without payer, basis and due date each gap leads to its field.
        let mut draft = complete(&office, &contract);
        draft["goals"][0]["due_on"] = json!("");
        draft["measures"][0]["payer"] = Value::Null;
        draft["measures"][0]["legal_basis"] = Value::Null;
        office.sign_procuration(&situation);
        let saved = save(&office, &contract, &draft);
        assert_eq!(saved["fields"], json!([]));
        assert_eq!(
            gaps(&saved["conformity"]),
            [
                "goals.0.due_on: goal_without_due",
                "measures.0.payer: measure_without_payer",
                "measures.0.legal_basis: measure_without_legal_basis",
            ]
        );
        let draft = complete(&office, &contract);
        let saved = save(&office, &contract, &draft);
        assert_eq!(gaps(&saved["conformity"]), Vec::<String>::new());
        assert_eq!(saved["conformity"]["total"], 123_450);

        // The paper while writing: text that is not saved yet is on it.
        let mut typed = draft.clone();
        typed["aim"] = written("Un but tout neuf");
        for (languages, says) in [
            ("fr", vec!["Un but tout neuf"]),
            ("de", vec!["Un but tout neuf (übersetzt)"]),
            ("both", vec!["Un but tout neuf", "übersetzt"]),
        ] {
            let pages = office.ok(
                "preview_contract",
                json!({"contract": contract, "draft": typed, "languages": languages}),
            );
            let all: String = each(&pages["pages"], "text").concat();
            for said in says {
                assert!(all.contains(said), "{languages}: {all}");
            }
            assert_eq!(pages["replaced_characters"], "");
        }
        let stored = office.ok("get_contract", json!({"contract": contract}));
        assert_eq!(
            stored["draft"]["aim"], draft["aim"],
            "a preview saves nothing"
        );

        for (languages, expected) in [
            ("fr", "contrat-2026-0001.pdf"),
            ("de", "zielvereinbarung-2026-0001.pdf"),
            ("both", "2026-0001-fr-de.pdf"),
        ] {
            let printed = office.ok(
                "print_contract",
                json!({"contract": contract, "languages": languages}),
            );
            let path = Path::new(text(&printed["paths"][0]));
            assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"));
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(name.ends_with(expected), "{name}");
        }
    }
}

#[test]
fn reviews_are_proposed_on_days_that_are_open() {
    let office = office_in("de");
    let situation = office.complex();
    let contract =
        text(&office.ok("start_contract", json!({"situation": situation}))["contract"]).to_owned();
    let request = json!({"contract": contract});
    assert_eq!(
        office.refused("propose_contract_reviews", request.clone()),
        "contract_without_start"
    );
    // 9 September and 9 December; 8 March 2027 is a Monday. What is no date counts for nothing.
    let mut draft = complete(&office, &contract);
    draft["goals"][0]["due_on"] = json!("8.3.2027");
    draft["measures"][0]["to"] = json!("31.13.2027");
    save(&office, &contract, &draft);
    let proposed = || office.ok("propose_contract_reviews", request.clone())["reviews"].clone();
    assert_eq!(
        proposed(),
        json!(["09.09.2026", "09.12.2026", "08.03.2027"])
    );
    office.ok(
        "save_closed_days",
        json!({"year": 2026, "administration": [{"date": "9.9.2026", "half": "whole", "name": {"kind": "other", "fr": "Pont", "de": "Brückentag"}}]}),
    );
    assert_eq!(
        proposed(),
        json!(["10.09.2026", "09.12.2026", "08.03.2027"])
    );
}

#[test]
fn what_was_signed_or_revoked_stays_so() {
    let office = office_in("fr");
    let situation = office.complex();
    office.sign_procuration(&situation);
    // A signature is final already, whereas a procuration that waits for one is taken back.
    assert_eq!(office.refused("undo_last", json!({})), "undo_final");
    let mut drawn_up = bureau_cii_tests::office::procuration_request(&situation);
    drawn_up["signed_on"] = json!("");
    office.ok("save_procuration", drawn_up);
    office.ok("undo_last", json!({}));
    let file = office.ok("get_file", json!({"situation": situation}));
    assert_eq!(list(&file["content"]["procurations"]).len(), 1);
    let procuration = file["content"]["procurations"][0]["id"].clone();
    office.ok(
        "revoke_procuration",
        json!({"procuration": procuration, "on": "8.6.2026", "reason": ""}),
    );
    assert_eq!(office.refused("undo_last", json!({})), "undo_final");
    let mut change = bureau_cii_tests::office::procuration_request(&situation);
    change["procuration"] = procuration;
    assert_eq!(
        office.refused("save_procuration", change),
        "procuration_signed"
    );
}
