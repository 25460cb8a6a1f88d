//! Every code that can reach a person has its sentence, in both languages. The codes are gathered from the
//! sources, so that a new one without a sentence fails here and not on somebody's screen.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bureau_cii_tests::office::has_sentence;
use cii_i18n::{Language, find};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every source under `folder`, but tests.
fn list_sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "tests" && name != "demo" {
                list_sources(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// The sources of a crate, without their unit tests, each with its name.
fn sources_of(name: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    list_sources(&root().join("crates").join(name).join("src"), &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let text = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap()
                .to_owned();
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                text,
            )
        })
        .collect()
}

/// The string literals that follow `before` at once, but for blanks.
fn literals_after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.match_indices(before)
        .filter_map(|(at, _)| {
            let rest = text[at + before.len()..].trim_start();
            rest.strip_prefix('"')?.split('"').next()
        })
        .collect()
}

/// Whether `text` can be a code.
fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The text between the braces that open first after `at`.
fn block_after(text: &str, at: usize) -> &str {
    let from = at + text[at..].find('{').unwrap();
    let mut depth = 0;
    for (offset, c) in text[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[from..from + offset];
        }
    }
    &text[from..]
}

/// All codes of refusals, with the file that has them.
fn list_codes() -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    let mut take = |code: &str, file: &str| {
        if is_code(code) && code != "fields" {
            codes.insert(code.to_owned(), file.to_owned());
        }
    };
    for (file, text) in sources_of("cii-app") {
        for code in literals_after(&text, "AppError::new(") {
            take(code, &file);
        }
        // `AppError::new(match … { … => "code" })`
        for (at, _) in text.match_indices("AppError::new(match") {
            for code in literals_after(block_after(&text, at), "=>") {
                take(code, &file);
            }
        }
        // What did not open has no other messages than refusals.
        if file == "output.rs" {
            for (at, _) in text.match_indices("MessageView::new(match") {
                for code in literals_after(block_after(&text, at), "=>") {
                    take(code, &file);
                }
            }
        }
        // Reading forms has no other messages than refusals.
        if file == "form.rs" {
            for code in literals_after(&text, "MessageView::new(") {
                take(code, &file);
            }
        }
        // A field error: the message is built within the call.
        for call in [
            ".refuse(",
            "AppError::field(",
            "error: MessageView",
            "problem: ",
        ] {
            for (at, _) in text.match_indices(call) {
                let end = text[at..].find(';').map_or(text.len(), |end| at + end);
                if let Some(code) = literals_after(&text[at..end], "MessageView::new(").first() {
                    take(code, &file);
                }
            }
        }
    }
    for name in ["cii-domain", "cii-store", "cii-sync"] {
        for (file, text) in sources_of(name) {
            for (at, _) in text.match_indices("impl ErrorCode for") {
                let implementation = block_after(&text, at);
                let body = implementation.split("fn params").next().unwrap();
                for code in literals_after(body, "=>") {
                    take(code, &file);
                }
                for code in literals_after(body, "&'static str {") {
                    take(code, &file);
                }
            }
            if file == "availability.rs" {
                let at = text.find("impl Conflict").unwrap();
                let body = block_after(&text, at).split("fn message").next().unwrap();
                for code in literals_after(body, "=>") {
                    take(&format!("session_{code}"), &file);
                }
            }
        }
    }
    codes
}

#[test]
fn every_refusal_has_a_sentence_in_both_languages() {
    let codes = list_codes();
    // The gathering itself is checked: one of each kind.
    for known in [
        "bad_request",
        "keyring_locked",
        "no_viewer",
        "avs_known",
        "invitee_without_address",
        "required",
        "store_disk_full",
        "avs_check_digit",
        "follow_up_after_receipt",
        "session_closed_holiday",
        "too_many_entries",
    ] {
        assert!(codes.contains_key(known), "{known} was not gathered");
    }
    assert!(codes.len() > 90, "{} codes", codes.len());
    let missing: Vec<_> = codes
        .iter()
        .filter(|(code, _)| !has_sentence(code))
        .collect();
    assert!(missing.is_empty(), "without a sentence: {missing:?}");
}

#[test]
fn both_sentences_of_a_refusal_have_the_same_values() {
    let values = |text: &str| {
        let mut values: Vec<_> = text
            .split("%{")
            .skip(1)
            .filter_map(|rest| rest.split('}').next().map(str::to_owned))
            .collect();
        values.sort();
        values.dedup();
        values
    };
    for code in list_codes().keys() {
        let key = format!("errors.{code}");
        if let (Some(fr), Some(de)) = (find(Language::Fr, &key), find(Language::De, &key)) {
            assert_eq!(values(&fr), values(&de), "{code}");
            assert!(!fr.trim().is_empty() && fr != de, "{code}: {fr}");
        }
    }
}

#[test]
fn every_act_has_a_name_in_both_languages() {
    let mut acts = Vec::new();
    for (_, text) in sources_of("cii-app") {
        for before in [
            "desk.change(",
            "desk.change_finally(",
            "Act::final_(",
            "Act::new(",
        ] {
            acts.extend(literals_after(&text, before).into_iter().map(str::to_owned));
        }
        for (at, _) in text.match_indices("change_session(") {
            acts.extend(
                literals_after(&text[at..], "desk,")
                    .first()
                    .map(|act| (*act).to_owned()),
            );
        }
    }
    acts.extend(
        [
            "sign_procuration",
            "save_procuration",
            "cancel_session",
            "postpone_session",
            "salvage",
        ]
        .map(str::to_owned),
    );
    acts.sort();
    acts.dedup();
    assert!(acts.len() > 25, "{acts:?}");
    for language in [Language::Fr, Language::De] {
        let missing: Vec<_> = acts
            .iter()
            .filter(|act| find(language, &format!("core.act.{act}")).is_none())
            .collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}
