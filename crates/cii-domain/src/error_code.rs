//! How every refusal of this crate names itself: a code and parameters, never a sentence.

/// A value that goes into the sentence the interface writes for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A count, a limit, a year.
    Number(i64),
    /// Text as it is to be shown, such as the character that was refused.
    Text(String),
    /// A day; the interface writes it in its own language.
    Date(chrono::NaiveDate),
}

impl std::fmt::Display for Param {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(text),
            Self::Date(date) => write!(formatter, "{}", date.format("%d.%m.%Y")),
        }
    }
}

/// An error with a stable code. The sentence lives in the locales under `errors.<code>`.
pub trait ErrorCode {
    /// The stable code, in `snake_case`, unique over the whole application.
    fn code(&self) -> &'static str;

    /// What the sentence needs to be precise, by parameter name.
    fn params(&self) -> Vec<(&'static str, Param)> {
        Vec::new()
    }
}
