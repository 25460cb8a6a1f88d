//! Names as five systems spell them: one form for searching, and hints that two files may be about
//! the same person. A hint is a question to a human being; nothing is ever merged by it.

mod duplicates;
mod sought;
#[cfg(test)]
mod tests;

pub use duplicates::{Candidate, DuplicateReason, duplicate_hint};
pub use sought::Sought;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form of a name under which all its spellings are found: lower case, without accents,
/// `ü` = `ue` = `u` (likewise `ö`, `ä`), `ß` = `ss`; apostrophes, hyphens and points part words;
/// words are parted by one blank.
///
/// Folding the beginning of a name gives the beginning of the folded name (words may still be
/// open at the end), so that search while typing works on folded text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut after_umlaut = false;
    for_plain_letters(text, |letter| match letter {
        // `ue`, `oe` and `ae` are how a system without umlauts writes them; one cannot know
        // whether a given `ue` is such a one, so the e goes everywhere, on both sides alike.
        Some('e') if after_umlaut => {}
        Some(letter) => {
            after_umlaut = matches!(letter, 'a' | 'o' | 'u');
            folded.push(letter);
        }
        None => {
            after_umlaut = false;
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
    });
    folded.truncate(folded.trim_end().len());
    folded
}

/// Calls `each` with every letter and digit in lower case without accents, and with `None` where
/// two words part.
fn for_plain_letters(text: &str, mut each: impl FnMut(Option<char>)) {
    for character in text.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(character) || is_joiner(character) {
            continue;
        }
        match character {
            'ß' => ['s', 's'].into_iter().for_each(|c| each(Some(c))),
            'æ' => ['a', 'e'].into_iter().for_each(|c| each(Some(c))),
            'œ' => ['o', 'e'].into_iter().for_each(|c| each(Some(c))),
            'þ' => ['t', 'h'].into_iter().for_each(|c| each(Some(c))),
            'ø' => each(Some('o')),
            'đ' | 'ð' => each(Some('d')),
            'ł' => each(Some('l')),
            'ħ' => each(Some('h')),
            'ı' => each(Some('i')),
            letter if letter.is_alphanumeric() => each(Some(letter)),
            _ => each(None),
        }
    }
}

/// Joins letters of one word in some scripts without being seen.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{AD}')
}
