use serde_json::json;

use super::*;

fn rules(view: &Value) -> Vec<String> {
    list(&view["rules"])
        .iter()
        .map(|rule| format!("{} {}", text(&rule["rule"]), text(&rule["state"])))
        .collect()
}

#[test]
fn an_assessment_is_planned_and_held() {
    for language in LANGUAGES {
        let office = office_in(language);
        let people = office.people();
        let situation = office.complex();

        let view = office.plan(&situation, "assessment");
        let session = text(&view["row"]["id"]).to_owned();
        assert_eq!(
            each(&view["invitees"], "role"),
            [
                "person",
                "announcing_worker",
                "respondent",
                "respondent",
                "smr_physician",
                "bureau_member"
            ]
        );
        let mut languages = each(&view["invitees"], "language");
        languages.sort_unstable();
        assert_eq!(languages, ["de", "de", "de", "fr", "fr", "fr"]);
        assert_eq!(view["missing_roles"], json!([]));
        assert_eq!(
            office.refused(
                "plan_session",
                json!({"situation": situation, "kind": "assessment"})
            ),
            "session_exists"
        );
        assert_eq!(
            rules(&view),
            [
                "roster met",
                "procuration open",
                "identity open",
                "blocks open",
                "place open",
                "invitations open",
                "quorum open",
                "date open"
            ]
        );
        let before_date = json!({"session": session, "invitees": office.invitees(&session)});
        for command in [
            "print_invitations",
            "save_invitations",
            "mark_invitations_sent",
        ] {
            assert_eq!(
                office.refused(command, before_date.clone()),
                "session_without_date"
            );
        }

        // The week of the best proposal, with a row for each participant and one for the room.
        let week = office.ok("get_week", json!({"session": session, "week_of": null}));
        assert_eq!(list(&week["days"]).len(), 5);
        assert_eq!(list(&week["rows"]).len(), 7, "{}", week["rows"]);
        let proposals = list(&week["proposals"]);
        assert_eq!(proposals.len(), 3);
        assert_eq!(each(&week["proposals"], "rank"), ["", "", ""]);
        let first = &proposals[0];
        assert_eq!((&first["available"], &first["of"]), (&json!(6), &json!(6)));
        let (date, time) = text(&first["starts_at"]).split_once('T').unwrap();
        let view = office.ok(
            "set_session_date",
            json!({
                "session": session, "date": date, "time": &time[..5], "minutes": 120,
                "place": {"kind": "room", "value": first["room"]},
            }),
        );
        assert_eq!(view["row"]["starts_at"], first["starts_at"]);
        let week = office.ok("get_week", json!({"session": session, "week_of": null}));
        assert_eq!(week["proposals"][0]["chosen"], true);

        // Rule by rule until it is ready.
        office.sign_procuration(&situation);
        let person = office.person_of(&situation);
        office.ok("confirm_identity", json!({"person": person["id"]}));
        for institution in ["orp", "cms", "oai"] {
            office.ok("save_block", json!({"session": session, "block": {
                "institution": institution, "status": "s", "entitlement": "e", "measures_done": "m", "next_step": "n",
            }}));
        }
        let view = office.ok("get_session", json!({"session": session}));
        assert_eq!(
            view["row"]["missing"]["code"], "invitations_to_send",
            "{view}"
        );
        assert_eq!(view["row"]["state"], "planned");
        let view = all_accept(&office, &session);
        assert_eq!(view["row"]["state"], "ready", "{:?}", rules(&view));
        assert!(rules(&view).iter().all(|rule| rule.ends_with("met")));

        // Not before the day.
        let hold = json!({
            "session": session, "decision": "objective_contract",
            "minutes": "Un contrat d’objectifs est rédigé.", "case_manager": people.cms,
        });
        assert_eq!(
            office.refused("hold_session", hold.clone()),
            "session_in_future"
        );
        office.machine.set_now(&format!("{date}T14:00:00Z"));
        let view = office.ok("hold_session", hold);
        assert_eq!(view["row"]["state"], "minutes_in_review");
        let file = office.ok("get_file", json!({"situation": situation}));
        assert_eq!(file["content"]["case_manager"]["staff"]["id"], people.cms);
        assert_eq!(
            office.refused("record_reply", json!({"session": session, "invitee": office.invitees(&session)[0], "reply": {"kind": "declined"}})),
            "session_over"
        );
    }
}

#[test]
fn a_rule_can_be_waived_with_a_reason() {
    let office = office_in("fr");
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let waive = |reason: &str| json!({"session": session, "rule": "procuration", "reason": reason});
    let view = office.ok("waive_rule", waive("Consentement oral, signature lundi"));
    let rule = |view: &Value| {
        list(&view["rules"])
            .iter()
            .find(|rule| rule["rule"] == "procuration")
            .cloned()
            .unwrap()
    };
    assert_eq!(rule(&view)["state"], "waived");
    assert_eq!(rule(&view)["waived_by"], "Clara Zenruffinen");
    // Who reads it in the other language sees in which it is written.
    assert_eq!(
        rule(&view)["waived_because"],
        json!({"language": "fr", "text": "Consentement oral, signature lundi"})
    );
    let view = office.ok("waive_rule", waive(""));
    assert_eq!(rule(&view)["state"], "open");
}

#[test]
fn the_physician_needs_the_medical_category() {
    let office = office_in("fr");
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let mut request = bureau_cii_tests::office::procuration_request(&situation);
    request["grants"][3]["categories"] = json!(["identity"]);
    office.ok("save_procuration", request);
    let view = office.ok("get_session", json!({"session": session}));
    assert_eq!(view["rules"][1]["message"]["code"], "procuration_medical");
}

#[test]
fn a_round_table_does_not_invite_the_person_without_a_reason() {
    let office = office_in("de");
    let situation = office.complex();
    let view = office.plan(&situation, "round_table");
    assert!(!each(&view["invitees"], "role").contains(&"person"));
    let mut request = json!({
        "session": view["row"]["id"], "invitee": null, "staff": null, "role": "person",
        "remove": false, "person_invited_because": "",
    });
    assert_eq!(
        office.refused_fields("save_invitee", &request),
        ["person_invited_because: person_at_round_table"]
    );
    request["person_invited_because"] = json!("Wunsch der Person");
    let view = office.ok("save_invitee", request);
    assert!(each(&view["invitees"], "role").contains(&"person"));
}

#[test]
fn somebody_else_of_the_institution_can_come() {
    let office = office_in("fr");
    let people = office.people();
    let (_, session) = prepared(&office);
    all_accept(&office, &session);
    let view = office.ok("get_session", json!({"session": session}));
    let seat = list(&view["invitees"])
        .iter()
        .find(|invitee| invitee["staff"] == people.cms)
        .unwrap();
    let view = office.ok("record_reply", json!({"session": session, "invitee": seat["id"], "reply": {"kind": "replaced_by", "staff": people.cms_haut}}));
    let seats = list(&view["invitees"]);
    let new = seats
        .iter()
        .find(|invitee| invitee["staff"] == people.cms_haut)
        .unwrap();
    assert_eq!(new["role"], "respondent");
    assert_eq!(new["state"], "to_send");
    let old = seats
        .iter()
        .find(|invitee| invitee["staff"] == people.cms)
        .unwrap();
    assert_eq!(old["replaced_by"], new["id"]);
    assert_ne!(view["row"]["state"], "ready");
}

#[test]
fn a_session_that_nobody_leads_says_so() {
    let office = office_in("fr");
    let people = office.people();
    let (_, session) = prepared(&office);
    let view = all_accept(&office, &session);
    let leader = list(&view["invitees"])
        .iter()
        .find(|invitee| invitee["role"] == "bureau_member")
        .unwrap();
    assert_eq!(view["leader"], leader["id"]);
    let answer = |reply: Value| {
        let request = json!({"session": session, "invitee": leader["id"], "reply": reply});
        office.ok("record_reply", request)
    };

    let view = answer(json!({"kind": "declined"}));
    assert_eq!(view["leader"], json!(null));
    assert_eq!(each(&view["missing_roles"], "code"), ["bureau_member"]);
    assert_eq!(view["row"]["missing"]["code"], "roster_bureau_member");
    assert_ne!(view["row"]["state"], "ready");

    let view = answer(json!({"kind": "replaced_by", "staff": people.unreachable}));
    let substitute = list(&view["invitees"])
        .iter()
        .find(|invitee| invitee["staff"] == people.unreachable)
        .unwrap();
    assert_eq!(view["leader"], substitute["id"]);
    assert_eq!(view["missing_roles"], json!([]));
}

#[test]
fn whoever_is_booked_shows_in_whatever_week_is_looked_at() {
    let office = office_in("fr");
    let people = office.people();
    let session = office.dated_session(&office.complex());
    let mut other = office.draft();
    other["name"] = json!("Fontclaire");
    other["birth_date"] = json!("1.2.1980");
    other["avs"] = json!("");
    let other = office.plan(&office.complex_from(&other), "assessment")["row"]["id"].clone();
    let busy = |week_of: Value| -> Vec<String> {
        let week = office.ok("get_week", json!({"session": session, "week_of": week_of}));
        list(&week["rows"])
            .iter()
            .filter(|row| !row["room"].is_null() || row["role"] == "bureau_member")
            .flat_map(|row| list(&row["busy"]).to_vec())
            .filter(|busy| busy["kind"] == "session")
            .map(|busy| text(&busy["from"]).to_owned())
            .collect()
    };
    for (date, iso) in [
        ("30.6.2026", "2026-06-30"),
        ("1.9.2026", "2026-09-01"),
        ("16.2.2027", "2027-02-16"),
        ("14.3.2028", "2028-03-14"),
    ] {
        office.ok(
            "set_session_date",
            json!({
                "session": other, "date": date, "time": "9:00", "minutes": 120,
                "place": {"kind": "room", "value": office.rooms().sierre},
            }),
        );
        let at = format!("{iso}T09:00:00");
        assert_eq!(busy(json!(iso)), [at.clone(), at], "{date}");
    }
    // The week of a session that is over, among those of other people.
    office.ok(
        "set_session_date",
        json!({
            "session": other, "date": "24.6.2026", "time": "9:00", "minutes": 120,
            "place": {"kind": "room", "value": office.rooms().sierre},
        }),
    );
    office.machine.set_now("2026-07-20T07:00:00Z");
    office.ok(
        "hold_session",
        json!({"session": session, "decision": "network", "minutes": "", "case_manager": people.cms}),
    );
    assert_eq!(busy(json!(null)).len(), 2);
}

#[test]
fn closed_days_of_further_years_are_proposed_and_missed() {
    let office = office_in("de");
    let days = |year: u16| office.ok("get_closed_days", json!({"year": year}));
    let listed = days(2027);
    assert_eq!(listed["listed"], true);
    assert_eq!(listed["administration"], listed["suggested"]);
    let open = days(2028);
    assert_eq!(
        (&open["listed"], &open["administration"]),
        (&json!(false), &json!([]))
    );
    assert_eq!(list(&open["suggested"]).len(), 5);

    // Planning there says that the days are not known.
    let session = office.dated_session(&office.complex());
    let unlisted = |day: &str| {
        let week = office.ok("get_week", json!({"session": session, "week_of": day}));
        week["unlisted_years"].clone()
    };
    assert_eq!(unlisted("2027-06-01"), json!([]));
    assert_eq!(unlisted("2028-06-01"), json!([2028]));
    let view = office.ok(
        "set_session_date",
        json!({
            "session": session, "date": "14.3.2028", "time": "9:00", "minutes": 120,
            "place": {"kind": "open"},
        }),
    );
    let date = list(&view["rules"]).last().unwrap();
    assert_eq!(date["message"]["code"], "date_free_unlisted");

    // Looked over and saved, with one day less.
    let mut kept = list(&open["suggested"]).to_vec();
    kept.pop();
    let saved = office.ok(
        "save_closed_days",
        json!({"year": 2028, "administration": kept}),
    );
    assert_eq!(
        (&saved["listed"], &saved["administration"]),
        (&json!(true), &json!(kept))
    );
    assert_eq!(unlisted("2028-06-01"), json!([]));
}

#[test]
fn a_session_decides_what_its_kind_can() {
    let office = office_in("fr");
    let situation = office.complex();
    let view = office.plan(&situation, "round_table");
    let decisions = list(&view["decisions"]);
    assert!(decisions.contains(&json!("assessment")));
    assert!(!decisions.contains(&json!("objective_contract")));
    let session = office.dated_session(&situation);
    let view = office.ok("get_session", json!({"session": session}));
    assert_eq!(view["decisions"][0], "objective_contract");
    office.machine.set_now("2026-06-23T14:00:00Z");
    assert_eq!(
        office.refused(
            "hold_session",
            json!({"session": session, "decision": "assessment", "minutes": "", "case_manager": null}),
        ),
        "no_such_decision"
    );
}
