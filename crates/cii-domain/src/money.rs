//! Amounts in Swiss francs, as whole centimes, and how they are read, written and split.
//!
//! No floating point anywhere, and no unchecked arithmetic: every operation that could leave the
//! range says so.
#![warn(clippy::arithmetic_side_effects)]

mod split;
#[cfg(test)]
mod tests;

pub use split::{Apportioned, Share, Split, SplitError, apportion, split};

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::error_code::{ErrorCode, Param};

/// An amount of Swiss francs in centimes. May be negative (a credit note).
///
/// The operations and [`parse_money`] keep it within ±[`Centimes::LIMIT`], so that the interface
/// can hold it as a number without loss.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Centimes(#[cfg_attr(feature = "typescript", ts(type = "number"))] pub i64);

impl Centimes {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);
    /// The largest amount either side of zero: 2^53 − 1 centimes.
    pub const LIMIT: i64 = 9_007_199_254_740_991;

    /// The amount, if it lies within the limit.
    pub fn new(centimes: i64) -> Result<Self, MoneyError> {
        if (-Self::LIMIT..=Self::LIMIT).contains(&centimes) {
            Ok(Self(centimes))
        } else {
            Err(MoneyError::TooLarge)
        }
    }

    /// The sum. Fails with [`MoneyError::TooLarge`] outside the limit.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.0
            .checked_add(other.0)
            .ok_or(MoneyError::TooLarge)
            .and_then(Self::new)
    }

    /// The difference. Fails with [`MoneyError::TooLarge`] outside the limit.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.0
            .checked_sub(other.0)
            .ok_or(MoneyError::TooLarge)
            .and_then(Self::new)
    }

    /// The amount so many times (months of a measure, sessions of a tariff).
    pub fn checked_mul(self, times: i64) -> Result<Self, MoneyError> {
        self.0
            .checked_mul(times)
            .ok_or(MoneyError::TooLarge)
            .and_then(Self::new)
    }

    /// The sum of a list; zero for an empty one.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// The same amount with the other sign.
    pub fn negated(self) -> Result<Self, MoneyError> {
        self.0
            .checked_neg()
            .ok_or(MoneyError::TooLarge)
            .and_then(Self::new)
    }

    /// Whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl fmt::Display for Centimes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&format_money(*self))
    }
}

/// Why a typed amount was refused, or a calculation left the range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("no amount")]
    Empty,
    /// Digits of another width or script, which look right and are not.
    #[error("digits that are not ASCII")]
    ForeignDigits,
    /// A character that has no place in an amount.
    #[error("unexpected character {0:?}")]
    UnexpectedCharacter(char),
    /// More than two decimals: `1.234` could be a thousand or a franc.
    #[error("more than two decimals")]
    TooManyDecimals,
    /// Both separators, or one of them twice: `1,234.50`.
    #[error("more than one decimal separator")]
    AmbiguousSeparator,
    /// A thousands separator that does not part groups of three digits.
    #[error("thousands separator in the wrong place")]
    BadGrouping,
    /// Beyond [`Centimes::LIMIT`].
    #[error("amount out of range")]
    TooLarge,
}

impl ErrorCode for MoneyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "money_empty",
            Self::ForeignDigits => "money_foreign_digits",
            Self::UnexpectedCharacter(_) => "money_unexpected_character",
            Self::TooManyDecimals => "money_too_many_decimals",
            Self::AmbiguousSeparator => "money_ambiguous_separator",
            Self::BadGrouping => "money_bad_grouping",
            Self::TooLarge => "money_too_large",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::UnexpectedCharacter(character) => {
                vec![("character", Param::Text(character.to_string()))]
            }
            _ => Vec::new(),
        }
    }
}

/// Reads an amount as people in the canton write it: `1'234.50`, `1’234,5`, `1 234.50`,
/// `CHF 20.-`, `−3.05`. The decimal separator is a point or a comma.
pub fn parse_money(input: &str) -> Result<Centimes, MoneyError> {
    let text = input.trim();
    let text = strip_currency(text);
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = strip_currency(text.trim());
    if text.is_empty() {
        return Err(MoneyError::Empty);
    }

    let mut separators = text.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
    let (whole, decimals) = match (separators.next(), separators.next()) {
        (None, _) => (text, ""),
        (Some((at, mark)), None) => {
            let (whole, rest) = text.split_at(at);
            (whole, rest.strip_prefix(mark).unwrap_or(rest))
        }
        (Some(_), Some(_)) => return Err(MoneyError::AmbiguousSeparator),
    };
    if whole.is_empty() && decimals.is_empty() {
        return Err(MoneyError::Empty);
    }

    let francs = parse_whole(whole)?;
    let rest = parse_decimals(decimals)?;
    let centimes = francs
        .checked_mul(100)
        .and_then(|centimes| centimes.checked_add(rest))
        .ok_or(MoneyError::TooLarge)?;
    let amount = Centimes::new(centimes)?;
    if negative {
        amount.negated()
    } else {
        Ok(amount)
    }
}

/// `CHF` or `Fr.` before an amount says nothing: the application knows one currency.
fn strip_currency(text: &str) -> &str {
    for prefix in ["CHF", "chf", "Fr.", "fr."] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return rest.trim_start();
        }
    }
    text
}

fn is_group_mark(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2019}' | '\u{2BC}' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}'
    )
}

fn digit(character: char) -> Result<i64, MoneyError> {
    if let Some(value) = character.to_digit(10) {
        Ok(i64::from(value))
    } else if character.is_numeric() {
        Err(MoneyError::ForeignDigits)
    } else {
        Err(MoneyError::UnexpectedCharacter(character))
    }
}

fn parse_whole(whole: &str) -> Result<i64, MoneyError> {
    let mut value: i64 = 0;
    let mut group_len: usize = 0;
    let mut grouped = false;
    for character in whole.chars() {
        if is_group_mark(character) {
            // The first group has one to three digits, every later one exactly three.
            let fits = if grouped {
                group_len == 3
            } else {
                (1..=3).contains(&group_len)
            };
            if !fits {
                return Err(MoneyError::BadGrouping);
            }
            grouped = true;
            group_len = 0;
            continue;
        }
        let digit = digit(character)?;
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit))
            .ok_or(MoneyError::TooLarge)?;
        group_len = group_len.saturating_add(1);
    }
    if grouped && group_len != 3 {
        return Err(MoneyError::BadGrouping);
    }
    Ok(value)
}

fn parse_decimals(decimals: &str) -> Result<i64, MoneyError> {
    // The Swiss way of writing a round amount: `20.-`, `20.--`, `20.–`, `20.—`.
    let dashes = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2212}');
    if !decimals.is_empty() && decimals.chars().count() <= 2 && decimals.chars().all(dashes) {
        return Ok(0);
    }
    let mut value: i64 = 0;
    let mut scale: i64 = 10;
    for character in decimals.chars() {
        let digit = digit(character)?;
        if scale == 0 {
            return Err(MoneyError::TooManyDecimals);
        }
        value = value.saturating_add(digit.saturating_mul(scale));
        scale = scale.checked_div(10).unwrap_or(0);
    }
    Ok(value)
}

/// Writes an amount for screen and paper, in both languages alike: `1'234.50`, `−3.05`, with an
/// ASCII apostrophe and the minus sign U+2212.
pub fn format_money(amount: Centimes) -> String {
    let absolute = amount.0.unsigned_abs();
    let francs = absolute.checked_div(100).unwrap_or(0).to_string();
    let centimes = absolute.checked_rem(100).unwrap_or(0);
    let mut text = String::with_capacity(francs.len().saturating_add(8));
    if amount.0 < 0 {
        text.push('\u{2212}');
    }
    for (index, character) in francs.chars().enumerate() {
        let left = francs.len().saturating_sub(index);
        if index > 0 && left.is_multiple_of(3) {
            text.push('\'');
        }
        text.push(character);
    }
    format!("{text}.{centimes:02}")
}
