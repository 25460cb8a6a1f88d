//! Typed and pasted text made fit to be kept: what cannot be seen goes, what can be seen stays,
//! and what is too long is refused, never cut.

#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use crate::error_code::{ErrorCode, Param};

/// Longest name of a person, in characters.
pub const NAME_LIMIT: usize = 100;
/// Longest name of a computer, in characters.
pub const DEVICE_LIMIT: usize = 60;
/// Longest one-line text, in characters.
pub const LINE_LIMIT: usize = 200;
/// Longest note, in characters.
pub const NOTE_LIMIT: usize = 20_000;

/// Why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing that can be seen, where something is needed.
    #[error("empty text")]
    Empty,
    /// Longer than its place allows. Lengths in characters after cleaning.
    #[error("{length} characters, at most {limit}")]
    TooLong {
        /// The most there may be.
        limit: usize,
        /// What there is.
        length: usize,
    },
    /// A pictograph in a name, which no letter and no register could carry.
    #[error("pictograph {0:?} in a name")]
    Emoji(char),
    /// A name of signs and digits alone.
    #[error("a name without a letter")]
    NoLetter,
}

impl ErrorCode for TextError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text_empty",
            Self::TooLong { .. } => "text_too_long",
            Self::Emoji(_) => "text_emoji",
            Self::NoLetter => "text_no_letter",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        let number = |value: usize| Param::Number(i64::try_from(value).unwrap_or(i64::MAX));
        match self {
            Self::Empty | Self::NoLetter => Vec::new(),
            Self::TooLong { limit, length } => {
                vec![("limit", number(*limit)), ("length", number(*length))]
            }
            Self::Emoji(character) => vec![("character", Param::Text(character.to_string()))],
        }
    }
}

/// A name of a person: one line with a letter in it, at most [`NAME_LIMIT`] characters, no pictographs.
pub fn clean_name(input: &str) -> Result<String, TextError> {
    let text = one_line(input);
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if let Some(character) = text.chars().find(|c| is_emoji(*c)) {
        return Err(TextError::Emoji(character));
    }
    if !text.chars().any(char::is_alphabetic) {
        return Err(TextError::NoLetter);
    }
    within(text, NAME_LIMIT)
}

/// What people call a computer: one line that says something, at most [`DEVICE_LIMIT`] characters.
pub fn clean_device(input: &str) -> Result<String, TextError> {
    let text = one_line(input);
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    within(text, DEVICE_LIMIT)
}

/// One line of text (a place, a title), at most [`LINE_LIMIT`] characters; may be empty.
pub fn clean_line(input: &str) -> Result<String, TextError> {
    within(one_line(input), LINE_LIMIT)
}

/// The same whatever its length, for a draft that keeps what is still to be shortened.
pub fn tidy_line(input: &str) -> String {
    one_line(input)
}

/// Text of several lines, at most [`NOTE_LIMIT`] characters; may be empty. Lines end with a line
/// feed, pictographs are welcome.
pub fn clean_note(input: &str) -> Result<String, TextError> {
    let input = input
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let text: String = visible(&input, |c| matches!(c, '\n' | '\t'));
    within(text.trim().to_owned(), NOTE_LIMIT)
}

fn within(text: String, limit: usize) -> Result<String, TextError> {
    let length = text.chars().count();
    if length > limit {
        Err(TextError::TooLong { limit, length })
    } else {
        Ok(text)
    }
}

/// Line breaks and runs of blanks become one blank. The no-break space stays: French needs it.
fn one_line(input: &str) -> String {
    let text = visible(input, char::is_whitespace);
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() && !is_no_break_space(c)) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line.trim().to_owned()
}

fn is_no_break_space(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}')
}

/// Normalised to NFC, without controls (but those `kept`), characters of no width and direction marks. Nothing is said of
/// it: without them the text looks as it did (but for overrides, which make it look like another), so that there is
/// nothing to miss or to mend, and two names that look the same are the same.
/// Right-to-left letters stay as they are: the display orders them by itself.
fn visible(input: &str, kept: impl Fn(char) -> bool) -> String {
    input
        .chars()
        .filter(|c| kept(*c) || !is_invisible(*c))
        .nfc()
        .collect()
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}' // soft hyphen: the layout sets its own
                | '\u{61C}' | '\u{200E}' | '\u{200F}' // direction marks
                | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' // direction overrides
                | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' // of no width
                | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' // deprecated, annotations
                | '\u{FFFE}' | '\u{FFFF}' // never characters
        )
}

/// Pictographs and the marks that make them, by block; the letters and punctuation of every
/// script lie outside.
fn is_emoji(character: char) -> bool {
    matches!(
        u32::from(character),
        0x20E3
            | 0x2300..=0x23FF
            | 0x2600..=0x27BF
            | 0x2B00..=0x2BFF
            | 0xFE0E..=0xFE0F
            | 0x1_F000..=0x1_FAFF
            | 0xE_0020..=0xE_007F
    )
}
