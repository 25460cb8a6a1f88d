//! A situation is closed once nothing of it is under way.

use serde_json::json;

use super::*;

#[test]
fn what_is_under_way_is_named_before_a_situation_is_closed() {
    let office = office_in("de");
    let (situation, session) = prepared(&office);
    all_accept(&office, &session);
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let close = json!({"situation": situation, "on": "8.6.2026", "result": "training", "continued_by": null});
    assert_eq!(
        office.refused_fields("close_situation", &close),
        ["sessions: closing_session", "contracts: closing_contract"]
    );
    office.ok(
        "call_off_session",
        json!({"session": session, "postpone": true, "reason": "Grippe"}),
    );
    assert_eq!(
        office.refused_fields("close_situation", &close),
        [
            "sessions: closing_session_undated",
            "contracts: closing_contract"
        ]
    );
    office.ok(
        "call_off_session",
        json!({"session": session, "postpone": false, "reason": "Grippe"}),
    );
    office.ok(
        "end_contract",
        json!({"contract": contract, "state": "not_concluded", "reason": "Abgebrochen"}),
    );
    office.ok("close_situation", close);
}

#[test]
fn nothing_happens_before_the_announcement() {
    let office = office_in("fr");
    let situation = office.complex();
    for (command, request, expected) in [
        (
            "add_service",
            json!({"situation": situation, "kind": "coaching", "started_on": "4.6.2026"}),
            "started_on: before_announcement",
        ),
        (
            "record_follow_up",
            json!({"situation": situation, "on": "4.6.2026", "text": "Entretien"}),
            "on: before_announcement",
        ),
        (
            "close_situation",
            json!({"situation": situation, "on": "4.6.2026", "result": "training", "continued_by": null}),
            "on: before_announcement",
        ),
    ] {
        assert_eq!(office.refused_fields(command, &request), [expected]);
    }
}
