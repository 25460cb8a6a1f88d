use serde_json::json;

use super::*;

#[test]
fn everything_written_in_a_practice_office_is_written_on_its_day() {
    let office = Office::empty();
    office.machine.set_now("2026-07-30T07:12:00Z");
    office.ok("start_practice", json!({"situations": null}));
    let status = office.ok("get_status", json!({}));
    assert_eq!(status["today"], "2026-01-14");
    let rows = office.ok(
        "list_situations",
        json!({
            "query": "Roncevent", "regions": [], "states": [], "registers": [], "services": [],
            "coordinator": null, "procuration": null, "open_only": true, "sort": "name",
            "offset": 0, "limit": 1,
        }),
    );
    let situation = rows["rows"][0]["id"].clone();
    office.ok("get_file", json!({"situation": situation}));
    office.ok(
        "add_note",
        json!({"situation": situation, "text": "Appel de la personne", "language": "fr"}),
    );
    // 09:12 in Sion, on the day of the exercise: in the journal, in the history, among what was done today.
    let moment = "2026-01-14T09:12:00";
    let journal = office.ok("list_access_journal", json!({"situation": situation}));
    // The search by name, and the reading.
    assert_eq!(each(&journal["entries"], "at"), [moment, moment]);
    let history = office.ok("get_history", json!({"situation": situation}));
    assert!(
        each(&history["entries"], "at")
            .iter()
            .all(|at| *at == moment)
    );
    let today = office.ok("get_today", json!({}));
    assert_eq!(each(&today["done"], "at"), [moment]);
    assert_eq!(today["done"][0]["act"]["code"], "add_note");
    // The secretary serves the whole canton.
    assert_eq!(today["region"], json!(null));
}

#[test]
fn the_rail_counts_what_the_lists_show() {
    let office = Office::empty();
    office.ok("start_practice", json!({"situations": null}));
    let counted = || {
        let counts = office.ok("get_status", json!({}))["counts"].clone();
        ["today", "situations", "sessions", "contracts"]
            .map(|place| counts[place].as_u64().unwrap_or_default())
    };
    let listed = || {
        let open = json!({
            "query": "", "regions": [], "states": [], "registers": [], "services": [], "coordinator": null,
            "procuration": null, "open_only": true, "sort": "name", "offset": 0, "limit": 1,
        });
        let sessions = office.ok("list_sessions", json!({"region": null, "past": false}));
        let contracts = json!({"region": null, "states": ["draft", "conformity_review", "to_sign"], "query": ""});
        let contracts = office.ok("list_contracts", contracts);
        let length = |rows: &Value| list(rows).len() as u64;
        let number = |value: &Value| value.as_u64().unwrap_or_default();
        [
            number(&office.ok("get_today", json!({}))["due"]),
            number(&office.ok("list_situations", open)["total"]),
            length(&sessions["sessions"]),
            length(&contracts["contracts"]),
        ]
    };
    let before = counted();
    assert_eq!(before, listed());
    assert!(before.iter().all(|count| *count > 0), "{before:?}");

    // What is given up is counted no longer, and a clock that goes on is heard.
    let today = office.ok("get_today", json!({}));
    let sessions = list(&today["sessions"]);
    let session = &sessions
        .iter()
        .find(|row| row["stage"] == "to_prepare")
        .unwrap()["id"];
    office.ok(
        "call_off_session",
        json!({"session": session, "postpone": false, "reason": "Plus besoin"}),
    );
    let after = counted();
    assert_eq!(after, listed());
    assert_eq!(after[2], before[2] - 1);
    office.machine.set_now("2026-07-30T20:00:00Z");
    assert_eq!(counted(), listed());
}
