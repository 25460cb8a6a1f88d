use serde_json::json;

use super::*;

fn scope(office: &Office, scope: &Value) {
    let status = office.ok("get_status", json!({}));
    let mut preferences = status["preferences"].clone();
    preferences["today_scope"] = scope.clone();
    office.ok("set_preferences", json!({"preferences": preferences}));
}

#[test]
fn a_coordinator_sees_the_own_region_until_another_is_chosen() {
    // The user of the test office coordinates Sierre.
    let office = office_in("fr");
    office.complex();
    let today = office.ok("get_today", json!({}));
    assert_eq!(today["region"], "sierre");
    assert_eq!(list(&today["procurations"]).len(), 1);
    assert_eq!(
        office.ok("get_status", json!({}))["counts"]["today"],
        today["due"]
    );

    scope(&office, &json!({"kind": "region", "region": "sion"}));
    let today = office.ok("get_today", json!({}));
    assert_eq!(
        (&today["region"], &today["due"]),
        (&json!("sion"), &json!(0))
    );
    scope(&office, &json!({"kind": "canton"}));
    let today = office.ok("get_today", json!({}));
    assert_eq!((&today["region"], &today["due"]), (&json!(null), &json!(1)));

    // Remembered over a new start.
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert_eq!(office.ok("get_today", json!({}))["region"], json!(null));
    scope(&office, &json!(null));
    assert_eq!(office.ok("get_today", json!({}))["region"], "sierre");
}

#[test]
fn a_session_is_on_today_until_its_minutes_are_approved() {
    let office = office_in("de");
    let (_, session) = prepared(&office);
    let stage = || {
        let today = office.ok("get_today", json!({}));
        list(&today["sessions"])
            .iter()
            .find(|row| row["id"] == session.as_str())
            .map(|row| text(&row["stage"]).to_owned())
    };
    assert_eq!(stage().as_deref(), Some("to_prepare"));
    all_accept(&office, &session);
    // Ready: shown, and nothing to do.
    assert_eq!(stage().as_deref(), Some(""));
    office.machine.set_now("2026-06-23T14:00:00Z");
    assert_eq!(stage().as_deref(), Some("to_record"));
    let hold = |minutes: &str| json!({"session": session, "decision": "pending", "minutes": minutes, "case_manager": null});
    office.ok("hold_session", hold(""));
    assert_eq!(stage().as_deref(), Some("to_write"));
    office.ok("hold_session", hold("Alle sind einverstanden."));
    assert_eq!(stage().as_deref(), Some("to_approve"));
    office.ok("approve_minutes", json!({"session": session}));
    assert_eq!(stage(), None);
}

#[test]
fn late_answers_come_first_and_a_reminder_makes_them_wait() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    let invitees = office.invitees(&session);
    let send = |invitees: &[String]| {
        office.ok(
            "mark_invitations_sent",
            json!({"session": session, "invitees": invitees}),
        )
    };
    send(&invitees[3..]);
    office.machine.set_now("2026-06-12T07:00:00Z");
    send(&invitees[..3]);
    office.machine.set_now("2026-06-16T07:00:00Z");
    let tones = || {
        let today = office.ok("get_today", json!({}));
        list(&today["replies"])
            .iter()
            .map(|reply| text(&reply["status"]["tone"]).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        tones(),
        ["late", "late", "late", "waiting", "waiting", "waiting"]
    );
    office.ok(
        "remind_invitees",
        json!({"seats": [{"session": session, "invitee": invitees[4]}]}),
    );
    assert_eq!(
        tones(),
        ["late", "late", "waiting", "waiting", "waiting", "waiting"]
    );
    let today = office.ok("get_today", json!({}));
    let last = &list(&today["replies"])[5];
    assert_eq!(last["invitee"], invitees[4].as_str());
    assert_eq!(last["reminded_on"], "2026-06-16");
    assert_eq!(last["can_remind"], false);
}
