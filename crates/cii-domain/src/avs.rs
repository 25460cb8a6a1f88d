//! The AVS/AHV number: optional everywhere, right where it is given.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::error_code::{ErrorCode, Param};

/// A valid AVS number: 13 digits, beginning with 756, whose last digit is the EAN-13 check digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(try_from = "String", into = "String")]
pub struct Avs(#[cfg_attr(feature = "typescript", ts(type = "string"))] String);

/// Why a typed AVS number was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AvsError {
    /// Nothing was typed.
    #[error("no number")]
    Empty,
    /// Digits of another width or script, which look right and are not.
    #[error("digits that are not ASCII")]
    ForeignDigits,
    /// Something else than digits, points, blanks and hyphens.
    #[error("unexpected character {0:?}")]
    NotDigits(char),
    /// Not 13 digits.
    #[error("{0} digits instead of 13")]
    Length(usize),
    /// Not beginning with 756, the number of Switzerland.
    #[error("does not begin with 756")]
    Prefix,
    /// The last digit does not fit the others: a typing error somewhere.
    #[error("wrong check digit")]
    CheckDigit,
}

impl ErrorCode for AvsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "avs_empty",
            Self::ForeignDigits => "avs_foreign_digits",
            Self::NotDigits(_) => "avs_not_digits",
            Self::Length(_) => "avs_length",
            Self::Prefix => "avs_prefix",
            Self::CheckDigit => "avs_check_digit",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::NotDigits(character) => {
                vec![("character", Param::Text(character.to_string()))]
            }
            Self::Length(digits) => {
                vec![(
                    "digits",
                    Param::Number(i64::try_from(*digits).unwrap_or(i64::MAX)),
                )]
            }
            _ => Vec::new(),
        }
    }
}

impl Avs {
    /// Reads a number with or without points, blanks or hyphens.
    pub fn parse(input: &str) -> Result<Self, AvsError> {
        let mut digits = String::with_capacity(13);
        let mut count = 0_usize;
        for character in input.trim().chars() {
            if character.is_ascii_digit() {
                count += 1;
                if count <= 13 {
                    digits.push(character);
                }
            } else if character.is_numeric() {
                return Err(AvsError::ForeignDigits);
            } else if !matches!(
                character,
                '.' | ' ' | '-' | '\u{A0}' | '\u{202F}' | '\u{2011}'
            ) {
                return Err(AvsError::NotDigits(character));
            }
        }
        match count {
            0 => Err(AvsError::Empty),
            13 if !digits.starts_with("756") => Err(AvsError::Prefix),
            13 if !has_check_digit(&digits) => Err(AvsError::CheckDigit),
            13 => Ok(Self(digits)),
            other => Err(AvsError::Length(other)),
        }
    }

    /// The number made of nine free digits: the prefix and the check digit are added. For made-up
    /// persons; `None` from a thousand million on.
    pub fn from_body(body: u32) -> Option<Self> {
        if body > 999_999_999 {
            return None;
        }
        let twelve = format!("756{body:09}");
        let check = (10 - weighted_sum(&twelve) % 10) % 10;
        Some(Self(format!("{twelve}{check}")))
    }

    /// The thirteen digits without points.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// As it is printed: `756.1234.5678.97`.
impl fmt::Display for Avs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.chars().enumerate() {
            if matches!(index, 3 | 7 | 11) {
                formatter.write_str(".")?;
            }
            write!(formatter, "{digit}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Avs {
    type Err = AvsError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        Self::parse(input)
    }
}

impl TryFrom<String> for Avs {
    type Error = AvsError;

    fn try_from(input: String) -> Result<Self, Self::Error> {
        Self::parse(&input)
    }
}

impl From<Avs> for String {
    fn from(avs: Avs) -> Self {
        avs.0
    }
}

/// EAN-13: weights 1 and 3 in turn over all digits give a multiple of ten.
fn has_check_digit(digits: &str) -> bool {
    weighted_sum(digits).is_multiple_of(10)
}

fn weighted_sum(digits: &str) -> u32 {
    digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_checked() {
        let check = |input: &str, expected: Result<&str, AvsError>| {
            let found = Avs::parse(input).map(|avs| avs.to_string());
            assert_eq!(found, expected.map(str::to_owned), "{input:?}");
        };
        check("756.9217.0769.85", Ok("756.9217.0769.85"));
        check("7569217076985", Ok("756.9217.0769.85"));
        check(" 756 9217 0769 85 ", Ok("756.9217.0769.85"));
        check("756\u{A0}9217-0769.85", Ok("756.9217.0769.85"));
        check("756.1234.5678.97", Ok("756.1234.5678.97"));
        check("756.9217.0769.84", Err(AvsError::CheckDigit));
        check("756.9217.0796.85", Err(AvsError::CheckDigit));
        check("757.9217.0769.85", Err(AvsError::Prefix));
        check("756.9217.0769.8", Err(AvsError::Length(12)));
        check("756.9217.0769.855", Err(AvsError::Length(14)));
        check("756", Err(AvsError::Length(3)));
        check("", Err(AvsError::Empty));
        check(" . ", Err(AvsError::Empty));
        check("７５６９２１７０７６９８５", Err(AvsError::ForeignDigits));
        check("٧٥٦", Err(AvsError::ForeignDigits));
        check("756.9217.0769.8O", Err(AvsError::NotDigits('O')));
        check("756/9217", Err(AvsError::NotDigits('/')));
        check(&"7".repeat(1_000_000), Err(AvsError::Length(1_000_000)));
    }

    #[test]
    fn numbers_cross_as_digits() {
        let avs = Avs::parse("756.9217.0769.85").unwrap();
        assert_eq!(serde_json::to_string(&avs).unwrap(), "\"7569217076985\"");
        assert!(serde_json::from_str::<Avs>("\"7569217076984\"").is_err());
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_found(body in 0_u32..1_000_000_000, at in 0_usize..13, by in 1_u8..10) {
            let avs = Avs::from_body(body).unwrap();
            prop_assert_eq!(Avs::parse(&avs.to_string()), Ok(avs.clone()));
            let mut digits = avs.digits().as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            prop_assert!(Avs::parse(std::str::from_utf8(&digits).unwrap()).is_err());
        }

        #[test]
        fn reading_never_panics(input in "\\PC{0,30}") {
            let _ = Avs::parse(&input);
        }
    }
}
