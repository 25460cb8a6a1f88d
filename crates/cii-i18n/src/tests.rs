use std::collections::{BTreeMap, BTreeSet};

use cii_domain::language::Language::{self, De, Fr};

use super::{find, keys, tr, tr_plural, typescript_messages};

fn parameters(text: &str) -> BTreeSet<&str> {
    text.split("%{")
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

fn table(language: Language) -> BTreeMap<String, String> {
    keys(language).into_iter().collect()
}

/// Collects every fault before failing: one run shows all that is to mend.
fn assert_none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn fills_parameters_and_shows_gaps() {
    assert_eq!(
        tr(Fr, "format.closing", &[("address", "Madame")])
            .matches("Madame")
            .count(),
        1
    );
    assert!(tr(Fr, "format.closing", &[]).contains("%{address}"));
    assert_eq!(tr(De, "no.such.key", &[]), "no.such.key");
    assert_eq!(find(De, "no.such.key"), None);
}

#[test]
fn chooses_the_plural_of_the_language() {
    // Keys without texts come back as they are: the choice shows without any text.
    for (language, count, form) in [
        (Fr, 0, "one"),
        (Fr, 1, "one"),
        (Fr, 2, "other"),
        (De, 0, "other"),
        (De, 1, "one"),
    ] {
        assert_eq!(
            tr_plural(language, "nowhere", count, &[]),
            format!("nowhere.{form}")
        );
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let (french, german) = (table(Fr), table(De));
    let mut faults = Vec::new();
    faults.extend(
        french
            .keys()
            .filter(|key| !german.contains_key(*key))
            .map(|key| format!("de.yml lacks {key}")),
    );
    faults.extend(
        german
            .keys()
            .filter(|key| !french.contains_key(*key))
            .map(|key| format!("fr.yml lacks {key}")),
    );
    assert_none(&faults);
}

#[test]
fn both_languages_take_the_same_parameters() {
    let german = table(De);
    let mut faults = Vec::new();
    for (key, french) in keys(Fr) {
        let Some(other) = german.get(&key) else {
            continue;
        };
        // A language may leave out a form of address it does not print; never a fact.
        let printed_in_one_only = ["address", "name", "full_name"];
        let differing: Vec<&str> = parameters(&french)
            .symmetric_difference(&parameters(other))
            .copied()
            .filter(|name| !(key.starts_with("format.") && printed_in_one_only.contains(name)))
            .collect();
        if !differing.is_empty() {
            faults.push(format!("{key}: {differing:?} stand in one language only"));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_text_says_something() {
    let mut faults = Vec::new();
    for language in [Fr, De] {
        for (key, text) in keys(language) {
            if text.trim().is_empty() || text == key {
                faults.push(format!("{}: {key} has no text", language.code()));
            }
            if text.matches("%{").count() > text.matches('}').count() {
                faults.push(format!("{}: {key} has an open parameter", language.code()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn plurals_come_in_pairs() {
    let mut faults = Vec::new();
    for language in [Fr, De] {
        let all = table(language);
        for (key, text) in &all {
            // `other` is also an everyday word among the values of an enum: only a text with a
            // count makes one of the two half of a pair.
            if !text.contains("%{count}") {
                continue;
            }
            for (has, needs) in [(".one", ".other"), (".other", ".one")] {
                if let Some(base) = key.strip_suffix(has)
                    && !all.contains_key(&format!("{base}{needs}"))
                {
                    faults.push(format!("{}: {key} without {base}{needs}", language.code()));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn german_is_swiss() {
    let mut faults = Vec::new();
    for (key, text) in keys(De) {
        if text.contains('ß') {
            faults.push(format!("{key}: ß"));
        }
        if text.contains("« ") || text.contains(" »") || text.contains('\u{201e}') {
            faults.push(format!("{key}: quotation marks are «…» without blanks"));
        }
    }
    assert_none(&faults);
}

#[test]
fn what_is_counted_and_numbered_is_a_situation_and_its_records_are_a_dossier() {
    let mut faults = Vec::new();
    for language in [De, Fr] {
        for (key, text) in keys(language) {
            let is_other = language == De && text.contains("Situationen");
            if is_other || text.contains("Dossier %{") {
                faults.push(format!("{}: {key}", language.code()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn french_keeps_its_blanks_and_apostrophes() {
    let mut faults = Vec::new();
    for (key, text) in keys(Fr) {
        let characters: Vec<char> = text.chars().collect();
        for (position, character) in characters.iter().enumerate() {
            let before = position
                .checked_sub(1)
                .and_then(|before| characters.get(before));
            let after = characters.get(position + 1);
            let blank = |neighbour: Option<&char>| {
                neighbour.is_some_and(|near| matches!(near, '\u{a0}' | '\u{202f}'))
            };
            let digit = |neighbour: Option<&char>| neighbour.is_some_and(char::is_ascii_digit);
            let fault = match character {
                // A time (09:41), a port (cii.example.ch:8443) and an address (https://) are no French punctuation.
                ':' => !(blank(before) || digit(after) || after == Some(&'/')),
                ';' | '?' | '!' => {
                    before.is_some() && !blank(before) && !matches!(before, Some('?' | '!'))
                }
                '»' => !blank(before),
                '«' => !blank(after),
                '\'' => {
                    before.is_some_and(|near| near.is_alphabetic())
                        && after.is_some_and(|near| near.is_alphabetic() || *near == '%')
                }
                _ => false,
            };
            if fault {
                faults.push(format!("{key}: «{character}» in “{text}”"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_window_gets_its_texts_without_those_of_the_paper() {
    let module = typescript_messages();
    assert!(module.contains("export type MessageKey = keyof typeof fr;"));
    assert!(module.contains("export type PluralKey ="));
    assert!(!module.contains("\"documents."));
    assert!(module.contains("\"format.month.m03\": \"März\""));
    // A no-break space is written out, so that no editor can lose it.
    assert!(module.contains("\\u00a0"));
    assert!(!module.contains('\u{a0}'));
}
