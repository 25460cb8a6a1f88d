//! The main job through the one function that every window calls: announcement, session, invitations,
//! objective contract. Requests and answers are JSON, as the interface sees them.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod access;
mod announcement;
mod calendar_numbers;
mod call_off;
mod closing;
mod contract;
mod invitations;
mod letterhead;
mod minutes;
mod person_copy;
mod practice;
mod procuration;
mod reminders;
mod restricted;
mod session;
mod today;

use bureau_cii_tests::office::Office;
use serde_json::{Value, json};

/// The two languages of the window.
const LANGUAGES: [&str; 2] = ["fr", "de"];

/// An open office whose window speaks `language`.
fn office_in(language: &str) -> Office {
    let office = Office::open();
    let status = office.ok("get_status", json!({}));
    let mut preferences = status["preferences"].clone();
    preferences["language"] = json!(language);
    office.ok("set_preferences", json!({"preferences": preferences}));
    assert_eq!(
        office.ok("get_status", json!({}))["preferences"]["language"],
        language
    );
    office
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The values of `key` in a list.
fn each<'a>(values: &'a Value, key: &str) -> Vec<&'a str> {
    list(values).iter().map(|value| text(&value[key])).collect()
}

/// An assessment of a complex situation, everything done for it but the sending: date, room, procuration,
/// identity, blocks. Gives situation and session.
fn prepared(office: &Office) -> (String, String) {
    let situation = office.complex();
    office.sign_procuration(&situation);
    let person = office.person_of(&situation);
    office.ok("confirm_identity", json!({"person": person["id"]}));
    let session = office.dated_session(&situation);
    for institution in ["orp", "cms", "oai"] {
        office.ok(
            "save_block",
            json!({"session": session, "block": {
                "institution": institution, "status": "suivi en cours", "entitlement": "",
                "measures_done": "cours", "next_step": "bilan commun",
            }}),
        );
    }
    (situation, session)
}

/// The person of a situation, unchanged, as the form sends it; the date of birth is left to the caller.
fn person_request(office: &Office, situation: &str) -> Value {
    let person = office.person_of(situation);
    let mut request = json!({"situation": situation, "person": person["id"], "confirm_identity": false, "restricted": false, "restriction_reason": "", "restriction_allowed": []});
    for field in [
        "name",
        "first_name",
        "form",
        "sex",
        "avs",
        "language",
        "address",
        "phone",
        "email",
        "representative_kind",
        "representative_name",
        "representative_phone",
        "representative_address",
        "representative_language",
    ] {
        request[field] = person[field].clone();
    }
    request
}

/// Sends the invitations of a session and has everybody accept.
fn all_accept(office: &Office, session: &str) -> Value {
    let invitees = office.invitees(session);
    let mut view = office.ok(
        "mark_invitations_sent",
        json!({"session": session, "invitees": invitees}),
    );
    for invitee in invitees {
        view = office.ok(
            "record_reply",
            json!({"session": session, "invitee": invitee, "reply": {"kind": "accepted"}}),
        );
    }
    view
}
