//! Every refusal has a sentence in both languages.

use cii_i18n::{Language, find};
use serde_json::Value;

/// Whether `errors.<code>` is there in both languages, as one text or as a pair for counting.
pub fn has_sentence(code: &str) -> bool {
    [Language::Fr, Language::De].into_iter().all(|language| {
        find(language, &format!("errors.{code}")).is_some()
            || ["one", "other"]
                .iter()
                .all(|form| find(language, &format!("errors.{code}.{form}")).is_some())
    })
}

/// # Panics
/// If the refusal, or a field of it, has no sentence in one of the languages.
pub fn assert_sentences(command: &str, error: &Value) {
    let code = error["code"].as_str().unwrap_or_default();
    assert_ne!(code, "internal", "{command} gave up: {error}");
    if code == "fields" {
        assert_fields(command, &error["fields"]);
        assert!(
            error["fields"]
                .as_array()
                .is_some_and(|all| !all.is_empty()),
            "{command} names no field: {error}"
        );
    } else {
        assert!(has_sentence(code), "{command}: no sentence for {code}");
    }
}

/// # Panics
/// If a field error has no sentence in one of the languages.
pub(super) fn assert_fields(command: &str, fields: &Value) {
    for field in fields.as_array().into_iter().flatten() {
        let Some(code) = field["error"]["code"].as_str() else {
            continue;
        };
        assert!(
            has_sentence(code),
            "{command}, {}: no sentence for {code}",
            field["field"]
        );
    }
}
