//! Two windows and a server between them: the real core on both sides, the real program in the middle.
#![cfg(unix)]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod conflicts;
mod joining;

use bureau_cii_tests::{
    office::Office,
    shared_server::{SharedServer, until},
};
use serde_json::{Value, json};

/// An office that worked alone and went up, and a colleague's that came from there.
struct Two {
    server: SharedServer,
    first: Office,
    second: Office,
}

impl Two {
    fn begin() -> Self {
        let server = SharedServer::begin(None);
        let first = Office::open();
        let mut account = server.enrol(&first, "clara.exemple", &server.code);
        server.bind(&first, &mut account);
        in_step(&first);
        let code = server.add_user(
            "noe.exemple",
            &["--institution", "bureau", "--function", "secretariat"],
        );
        let nobody = Office::empty();
        let mut account = server.enrol(&nobody, "noe.exemple", &code);
        let second = server.join(&mut account);
        until("the second office is open", || second.state() == "open");
        Self {
            server,
            first,
            second,
        }
    }
}

fn server_of(office: &Office) -> Value {
    office.ok("get_server", json!({}))
}

/// Waits until the server has everything of `office`.
fn in_step(office: &Office) {
    until("nothing waits", || {
        let server = server_of(office);
        server["state"]["kind"] == "connected" && server["waiting"] == 0
    });
}

fn file(office: &Office, situation: &str) -> Option<Value> {
    office
        .call("get_file", &json!({"situation": situation}))
        .ok()
}

/// The request that saves the person of a file with another telephone.
fn with_phone(office: &Office, situation: &str, phone: &str) -> Value {
    let person = file(office, situation).unwrap()["content"]["person"].clone();
    let text = |field: &str| person[field].clone();
    json!({
        "situation": situation, "person": text("id"), "name": text("name"),
        "first_name": text("first_name"), "form": text("form"), "sex": text("sex"),
        "birth_date": "17.4.1988", "avs": text("avs"), "language": text("language"),
        "address": text("address"), "phone": phone, "email": text("email"),
        "representative_kind": null, "representative_name": "", "representative_phone": "",
        "representative_address": text("address"), "representative_language": null,
        "confirm_identity": false, "restricted": false, "restriction_reason": "",
        "restriction_allowed": [],
    })
}

fn phone_of(office: &Office, situation: &str) -> String {
    let file = file(office, situation).unwrap();
    file["content"]["person"]["phone"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}
