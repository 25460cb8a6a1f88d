use serde_json::json;

use super::*;

/// A session that took place on 23 June 2026; the clock stands in its afternoon.
fn held(office: &Office) -> (String, String) {
    let (situation, session) = prepared(office);
    office.machine.set_now("2026-06-23T14:00:00Z");
    office.ok(
        "hold_session",
        json!({
            "session": session, "decision": "objective_contract", "minutes": "", "case_manager": null,
        }),
    );
    (situation, session)
}

fn set_language(office: &Office, language: &str) {
    let status = office.ok("get_status", json!({}));
    let mut preferences = status["preferences"].clone();
    preferences["language"] = json!(language);
    office.ok("set_preferences", json!({"preferences": preferences}));
}

fn timeline<'a>(file: &'a Value, code: &str) -> Option<&'a Value> {
    list(&file["content"]["timeline"])
        .iter()
        .find(|entry| entry["title"]["code"] == code)
}

#[test]
fn minutes_are_written_read_and_approved() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (situation, session) = held(&office);
        let id = json!({"session": session});
        let view = office.ok("get_session", id.clone());
        assert_eq!(view["row"]["state"], "held");
        assert_eq!(view["row"]["stage"], "to_write");
        assert_eq!(
            office.refused("approve_minutes", id.clone()),
            "minutes_missing"
        );

        let write = |text: &str| json!({"session": session, "minutes": text});
        let view = office.ok("save_minutes", write("Tous sont d’accord."));
        assert_eq!(view["row"]["state"], "minutes_in_review");
        assert_eq!(view["row"]["stage"], "to_approve");
        assert_eq!(view["minutes_text"]["language"], language);

        // Somebody of the other language corrects them while they are in review; it can be taken back.
        let other = if language == "fr" { "de" } else { "fr" };
        set_language(&office, other);
        let view = office.ok("save_minutes", write("Alle sind einverstanden."));
        assert_eq!(view["minutes_text"]["language"], other);
        assert_eq!(
            office.ok("undo_last", json!({}))["act"]["code"],
            "save_minutes"
        );
        let view = office.ok("get_session", id.clone());
        assert_eq!(view["minutes_text"]["text"], "Tous sont d’accord.");
        assert_eq!(view["minutes_text"]["language"], language);

        let file = office.ok("get_file", json!({"situation": situation}));
        let entry = timeline(&file, "assessment_held").unwrap();
        assert_eq!(entry["status"]["message"]["code"], "minutes_in_review");
        assert_eq!(entry["text"]["language"], language);
        assert_eq!(timeline(&file, "minutes_approved"), None);

        office.machine.set_now("2026-06-24T07:00:00Z");
        let view = office.ok("approve_minutes", id.clone());
        assert_eq!(view["row"]["state"], "approved");
        assert_eq!(view["row"]["stage"], json!(null));
        assert_eq!(
            view["approved"],
            json!({"on": "2026-06-24", "by": "Clara Zenruffinen"})
        );
        let file = office.ok("get_file", json!({"situation": situation}));
        let entry = timeline(&file, "minutes_approved").unwrap();
        assert_eq!(
            (&entry["on"], &entry["session"]),
            (&json!("2026-06-24"), &json!(session))
        );
        assert_eq!(
            timeline(&file, "assessment_held").unwrap()["status"],
            json!(null)
        );

        // Final: no key, no second thought.
        assert_eq!(office.refused("undo_last", json!({})), "undo_final");
        assert_eq!(
            office.refused("save_minutes", write("Autre chose.")),
            "minutes_approved"
        );
        assert_eq!(office.refused("approve_minutes", id), "minutes_approved");
        let again = json!({
            "session": session, "decision": "pending", "minutes": "", "case_manager": null,
        });
        assert_eq!(office.refused("hold_session", again), "minutes_approved");
    }
}

#[test]
fn a_decision_is_corrected_without_a_second_service() {
    let office = office_in("fr");
    let (situation, session) = held(&office);
    let decide = |decision: &str| {
        office.ok(
            "hold_session",
            json!({"session": session, "decision": decision, "minutes": "Texte", "case_manager": null}),
        )
    };
    decide("coaching");
    decide("coaching");
    let coachings = || {
        let file = office.ok("get_file", json!({"situation": situation}));
        list(&file["content"]["timeline"])
            .iter()
            .filter(|entry| entry["title"]["code"] == "service_began")
            .count()
    };
    assert_eq!(coachings(), 1);
    decide("objective_contract");
    assert_eq!(coachings(), 0);
}

#[test]
fn what_people_write_keeps_its_language() {
    for language in LANGUAGES {
        let office = office_in(language);
        let draft = office.draft();
        let situation = office.announce(&draft);
        office.ok(
            "decide_triage",
            json!({
                "situation": situation, "outcome": "complex", "text": "Fünf Kriterien erfüllt",
                "coordinator": null,
            }),
        );
        office.sign_procuration(&situation);
        office.ok(
            "record_follow_up",
            json!({"situation": situation, "on": "8.6.2026", "text": "Alles läuft"}),
        );
        let file = office.ok("get_file", json!({"situation": situation}));
        for code in ["triage_complex", "followed_up"] {
            assert_eq!(
                timeline(&file, code).unwrap()["text"]["language"],
                language,
                "{code}"
            );
        }
        assert_eq!(
            file["content"]["announcement"]["reason"]["language"],
            language
        );
        let procuration = file["content"]["procurations"][0]["id"].clone();
        office.ok(
            "revoke_procuration",
            json!({"procuration": procuration, "on": "8.6.2026", "reason": "Ich will nicht mehr"}),
        );
        let session = text(&office.plan(&situation, "round_table")["row"]["id"]).to_owned();
        let view = office.ok(
            "save_block",
            json!({"session": session, "block": {
                "institution": "orp", "status": "Angemeldet", "entitlement": "", "measures_done": "",
                "next_step": "",
            }}),
        );
        assert_eq!(view["blocks"][0]["language"], language);
        assert_eq!(view["blocks"][1]["language"], json!(null));
        let file = office.ok("get_file", json!({"situation": situation}));
        let entry = timeline(&file, "procuration_revoked").unwrap();
        assert_eq!(entry["text"]["language"], language);
    }
}
