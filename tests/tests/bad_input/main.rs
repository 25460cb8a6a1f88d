//! What people type, paste and press by mistake: a code with a sentence in both languages, the field named,
//! the stored state as it was, no panic. Every refusal passes the check of `office::call` for its sentences.
#![expect(clippy::indexing_slicing, reason = "what is not there fails the test")]

mod announcement;
mod directory;
mod letterhead;
mod requests;
mod session;
mod texts;

use bureau_cii_tests::office::Office;
use serde_json::{Value, json};

/// Runs `work`, after which everything the office has on `situation` must be as before.
fn unchanged<T>(office: &Office, situation: &str, work: impl FnOnce() -> T) -> T {
    let before = office.snapshot(situation);
    let result = work();
    assert_eq!(office.snapshot(situation), before, "something was changed");
    result
}

/// `draft` with one value replaced, the path written with dots.
fn with(draft: &Value, path: &str, value: Value) -> Value {
    let mut changed = draft.clone();
    let pointer = format!("/{}", path.replace('.', "/"));
    match changed.pointer_mut(&pointer) {
        Some(place) => *place = value,
        None => panic!("no {path} in {draft}"),
    }
    changed
}

fn draft_request(draft: &Value) -> Value {
    json!({"draft": draft})
}
