//! The one reader of locales: texts, plurals, numbers and dates in French and German.
//!
//! Every sentence a person reads, on screen or on paper, stands in `locales/fr.yml` and
//! `locales/de.yml`. The language always comes in as an argument: a letter follows its recipient
//! whatever the window's language is, so there is no current language anywhere in this crate.

mod catalogue;
pub mod format;
mod typescript;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use cii_domain::language::Language;
pub use typescript::typescript_messages;

/// Sections of the locales that the window never shows; they are left out of its messages.
const PAPER_ONLY: &str = "documents.";

/// The text of `key` with every `%{name}` replaced by the argument of that name.
///
/// A parameter without an argument stays visible as `%{name}`, and a key without a text comes back
/// as the French text or, failing that, the key itself: a gap must be seen, never be silent. Tests
/// hold both languages complete, so neither happens in a build that passed them.
pub fn tr(language: Language, key: &str, args: &[(&str, &str)]) -> String {
    match lookup(language, key).or_else(|| lookup(Language::Fr, key)) {
        Some(text) => fill(&text, args),
        None => key.to_owned(),
    }
}

/// The text of `key.one` or `key.other`, whichever `count` asks for, with `%{count}` filled in.
///
/// French says *one* for 0 and 1, German for 1 only (Unicode CLDR, cardinal plurals).
pub fn tr_plural(language: Language, key: &str, count: u64, args: &[(&str, &str)]) -> String {
    let number = count.to_string();
    let mut with_count = Vec::with_capacity(args.len() + 1);
    with_count.extend_from_slice(args);
    if !args.iter().any(|(name, _)| *name == "count") {
        with_count.push(("count", number.as_str()));
    }
    let form = if is_one(language, count) {
        "one"
    } else {
        "other"
    };
    tr(language, &format!("{key}.{form}"), &with_count)
}

/// The text of `key` as it is written, parameters unfilled, if there is one in this very language.
pub fn find(language: Language, key: &str) -> Option<String> {
    lookup(language, key).map(Cow::into_owned)
}

/// All keys with their texts in one language, in the order of the keys.
pub fn keys(language: Language) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = catalogue::backend()
        .messages_for_locale(language.code())
        .unwrap_or_default()
        .into_iter()
        .map(|(key, text)| (key.into_owned(), text.into_owned()))
        .filter(|(key, _)| !key.starts_with('_'))
        .collect();
    all.sort();
    all
}

fn is_one(language: Language, count: u64) -> bool {
    match language {
        Language::Fr => count <= 1,
        Language::De => count == 1,
    }
}

fn lookup(language: Language, key: &str) -> Option<Cow<'static, str>> {
    catalogue::backend().translate(language.code(), key)
}

fn fill(text: &str, args: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("%{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push_str("%{");
            rest = after;
            continue;
        };
        if let Some((_, value)) = args.iter().find(|(argument, _)| *argument == name) {
            filled.push_str(value);
        } else {
            filled.push_str("%{");
            filled.push_str(name);
            filled.push('}');
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
