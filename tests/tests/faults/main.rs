//! What machines do at the wrong moment: full disks, folders that vanish, keyrings that stay shut, files that are
//! not ours, kills. Nothing that was confirmed is lost, and every refusal has its sentence.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod backups;
mod database;
mod disk;
mod journal;
mod keys;
#[cfg(unix)]
mod kill;
mod locks;

use bureau_cii_tests::office::Office;
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A note on the file, and whether it is there.
fn note(office: &Office, situation: &str, text: &str) -> Result<Value, Value> {
    office.call(
        "add_note",
        &json!({"situation": situation, "text": text, "language": "fr"}),
    )
}

fn has_note(office: &Office, situation: &str, text: &str) -> bool {
    let file = office.ok("get_file", json!({"situation": situation}));
    file["content"]["timeline"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|line| line["text"]["text"] == text)
}

/// Changes the preferences.
fn prefer(office: &Office, field: &str, value: &Value) {
    let mut preferences = office.ok("get_status", json!({}))["preferences"].clone();
    preferences[field] = value.clone();
    office.ok("set_preferences", json!({"preferences": preferences}));
}
