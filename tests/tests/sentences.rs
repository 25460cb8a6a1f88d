//! Every code that can reach a person has its sentence, in both languages. The codes are gathered from the
//! sources, so that a new one without a sentence fails here and not on somebody's screen.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bureau_cii_tests::office::has_sentence;
use cii_i18n::{Language, find, keys};

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

#[test]
fn every_cause_obstacle_and_refusal_of_the_server_has_a_sentence_in_both_languages() {
    let sources = sources_of("cii-app");
    let text = |name: &str| {
        let (_, text) = sources
            .iter()
            .find(|(file, text)| file == name && text.contains("NothingRequest"))
            .unwrap();
        text.as_str()
    };
    let after = |text: &str, at: &str, arm: &str| -> Vec<String> {
        let block = block_after(text, text.find(at).unwrap());
        let codes = literals_after(block, arm).into_iter();
        codes.map(str::to_owned).collect()
    };
    let (conflicts, waiting) = (text("conflicts.rs"), text("waiting.rs"));
    let causes = after(conflicts, "MessageView::new(match conflict.cause", "=>");
    let obstacles = after(conflicts, "fn obstacle(", "Some(");
    let signed = after(conflicts, "fn obstacle(", "then_some(");
    let refusals = after(waiting, "MessageView::new(match reason", "=>");
    assert!(causes.len() == 5 && obstacles.len() == 4 && signed.len() == 2 && refusals.len() == 3);
    let families = [
        ("conflict.cause", causes),
        ("conflict.obstacle", [obstacles, signed].concat()),
        ("refusal", refusals),
    ];
    for (family, codes) in families {
        for code in codes {
            for language in [Language::Fr, Language::De] {
                let key = format!("core.{family}.{code}");
                assert!(find(language, &key).is_some(), "{language:?}: {key}");
            }
        }
    }
}

/// Where keys are put together: the first two parts of those whose last part is a code, a field, a state.
const BUILT: &[&str] = &[
    "accounts.hand_over",
    "accounts.state",
    "attachments.media",
    "attachments.state",
    "conflicts.done",
    "contracts.agenda",
    "contracts.in",
    "contracts.signature",
    "core.access",
    "core.act",
    "core.announcement",
    "core.conflict",
    "core.conformity",
    "core.figures",
    "core.history",
    "core.holiday",
    "core.log",
    "core.next_step",
    "core.person_copy",
    "core.procuration",
    "core.proposal",
    "core.readiness",
    "core.refusal",
    "core.roster",
    "core.row",
    "core.who_may",
    "core.similar",
    "core.status",
    "core.timeline",
    "core.today",
    "documents.contract",
    "documents.file_name",
    "documents.invitation",
    "documents.mail",
    "documents.person_copy",
    "domain.age_group",
    "domain.channel",
    "domain.circle",
    "domain.closing_result",
    "domain.commission_decision",
    "domain.contract_state",
    "domain.criterion",
    "domain.data_category",
    "domain.decision",
    "domain.form",
    "domain.function",
    "domain.goal_state",
    "domain.holiday",
    "domain.legal_basis",
    "domain.party",
    "domain.procuration_state",
    "domain.provenance",
    "domain.readiness_rule",
    "domain.region",
    "domain.register",
    "domain.representative_kind",
    "domain.role",
    "domain.service_kind",
    "domain.session_kind",
    "domain.session_state",
    "domain.sex",
    "domain.situation_state",
    "domain.town",
    "domain.triage_outcome",
    "errors",
    "file.letters",
    "file.register",
    "file.session",
    "file.tab",
    "file.triage",
    "format.address",
    "format.address_line",
    "format.month",
    "format.salutation",
    "format.weekday",
    "invitations.made",
    "planner.call_off",
    "planner.mend",
    "planner.place_kind",
    "planner.rule_state",
    "sessions.convoke",
    "sessions.day",
    "sessions.kind",
    "sessions.title",
    "situations.procuration",
    "situations.sort_by",
    "standing.corner",
    "today.act",
    "today.kind",
    "today.stage",
    "ui.awaiting",
    "ui.days",
    "ui.directory",
    "ui.joining",
    "ui.journal.kinds",
    "ui.keys",
    "ui.settings",
    "ui.start",
    "ui.unsaved",
];

/// Everything that is written between quotes of any kind, and the whole text for parts that are put together.
struct Spoken {
    text: String,
    words: BTreeSet<String>,
}

impl Spoken {
    fn gather() -> Self {
        let mut paths = Vec::new();
        for folder in ["crates", "src-tauri/src"] {
            list_sources(&root().join(folder), &mut paths);
        }
        list_interface(&root().join("ui/src"), &mut paths);
        let text: String = paths
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let mut words = BTreeSet::new();
        for quote in ['"', '\'', '`'] {
            for word in text.split(quote) {
                // A draft is kept under what it is and of which record: `minutes ${session}`.
                let word = word.split(" ${").next().unwrap_or(word);
                if !word.is_empty() && word.len() < 80 && word.chars().all(is_key) {
                    words.insert(word.to_owned());
                }
            }
        }
        Self { text, words }
    }

    /// Whether code has `part`: by itself, as the end of a key, or put together at an underscore.
    fn says(&self, part: &str) -> bool {
        let end = format!(".{part}");
        self.words.contains(part)
            || self.words.iter().any(|word| word.ends_with(&end))
            || part.match_indices('_').any(|(at, _)| {
                let (head, tail) = (&part[..at], &part[at + 1..]);
                let opens = ["_{", "_${"]
                    .iter()
                    .any(|hole| self.text.contains(&format!("{head}{hole}")));
                let closes = self.text.contains(&format!("}}_{tail}"));
                opens && self.says(tail) || closes && self.says(head)
            })
    }
}

/// Every source of the interface, but tests and what is generated.
fn list_interface(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            list_interface(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "ts" || ending == "svelte")
            && ![".gen", ".test"]
                .iter()
                .any(|kind| name.contains(&format!("{kind}.ts")))
        {
            found.push(path);
        }
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let spoken = Spoken::gather();
    let mut needed = BTreeSet::new();
    let mut unsaid = BTreeSet::new();
    for (key, _) in keys(Language::Fr) {
        let whole = key
            .strip_suffix(".one")
            .or_else(|| key.strip_suffix(".other"));
        if key.starts_with('_')
            || spoken.words.contains(&key)
            || whole.is_some_and(|whole| spoken.words.contains(whole))
        {
            continue;
        }
        let built = BUILT
            .iter()
            .find(|built| key.starts_with(&format!("{built}.")));
        let last = key.rsplit('.').next().unwrap();
        let last = match (last, whole) {
            ("one" | "other", Some(whole)) => whole.rsplit('.').next().unwrap(),
            _ => last,
        };
        // Months and days of the week are numbered.
        let numbered = last.starts_with(['m', 'd']) && last[1..].parse::<u8>().is_ok();
        match built {
            Some(built) if numbered || spoken.says(last) => {
                needed.insert(*built);
            }
            _ => {
                unsaid.insert(key);
            }
        }
    }
    assert!(unsaid.is_empty(), "no code says these: {unsaid:#?}");
    let stale: Vec<_> = BUILT.iter().filter(|it| !needed.contains(*it)).collect();
    assert!(stale.is_empty(), "nothing is built of these: {stale:?}");
}
