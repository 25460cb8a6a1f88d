//! Dates and times as they are typed, and the spans the rules are made of.

mod spans;
#[cfg(test)]
mod tests;
mod times;

pub use spans::{
    MonthsAndDays, add_months, age_on, list_quarterly_dates, majority_on, months_and_days_between,
};
pub use times::{TimeError, format_time, parse_coming_time, parse_time};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::error_code::{ErrorCode, Param};

/// The first year a date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// The last year a date may lie in.
pub const LAST_YEAR: i32 = 2100;
/// How old a person can be on the day of typing.
pub const OLDEST_AGE: u32 = 120;

/// Where a typed date must lie, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// Today or earlier: something received, signed, done.
    Past,
    /// Today or later: a due date, a session.
    Future,
    /// A person's birth: today or earlier, and at most [`OLDEST_AGE`] years ago.
    Birth,
    /// Any day of the years the application knows.
    Any,
}

/// Why a typed date was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date")]
    Empty,
    /// Digits of another width or script, which look right and are not.
    #[error("digits that are not ASCII")]
    ForeignDigits,
    /// Not in one of the forms that are read.
    #[error("not a date")]
    NotADate,
    /// A year of two digits: 26 could be 1926 or 2026, and is never guessed.
    #[error("year of two digits")]
    TwoDigitYear,
    /// A day the calendar does not have, such as 30 February.
    #[error("no such day")]
    Impossible,
    /// Outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    #[error("year {0} out of range")]
    YearOutOfRange(i32),
    /// After today, where only the past makes sense.
    #[error("in the future")]
    InTheFuture,
    /// Before today, where only the future makes sense.
    #[error("in the past")]
    InThePast,
    /// A birth more than [`OLDEST_AGE`] years ago.
    #[error("more than {OLDEST_AGE} years ago")]
    TooOld,
}

impl ErrorCode for DateError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "date_empty",
            Self::ForeignDigits => "date_foreign_digits",
            Self::NotADate => "date_not_a_date",
            Self::TwoDigitYear => "date_two_digit_year",
            Self::Impossible => "date_impossible",
            Self::YearOutOfRange(_) => "date_year_out_of_range",
            Self::InTheFuture => "date_in_the_future",
            Self::InThePast => "date_in_the_past",
            Self::TooOld => "date_too_old",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            // Years are text: a number would be written with its thousands apart.
            Self::YearOutOfRange(year) => vec![
                ("year", Param::Text(year.to_string())),
                ("first", Param::Text(FIRST_YEAR.to_string())),
                ("last", Param::Text(LAST_YEAR.to_string())),
            ],
            Self::TooOld => vec![("years", Param::Number(i64::from(OLDEST_AGE)))],
            _ => Vec::new(),
        }
    }
}

/// Reads a date as it is typed: `20.08.2026`, `20.8.2026`, `20/08/2026`, `20-08-2026`,
/// `20 8 2026`, `20082026`, `2026-08-20`, and, for this year, `20.8`, `20.8.`, `2008` and `208`.
///
/// A number of four digits is always day and month, never a year.
pub fn parse_typed_date(
    input: &str,
    today: NaiveDate,
    expectation: Expectation,
) -> Result<NaiveDate, DateError> {
    let date = read(input, today)?;
    check_date(date, today, expectation)?;
    Ok(date)
}

/// Checks a date that was not typed (picked in the calendar, received from elsewhere) by the same
/// rules as a typed one.
pub fn check_date(
    date: NaiveDate,
    today: NaiveDate,
    expectation: Expectation,
) -> Result<(), DateError> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Err(DateError::YearOutOfRange(date.year()));
    }
    match expectation {
        Expectation::Past | Expectation::Birth if date > today => Err(DateError::InTheFuture),
        Expectation::Future if date < today => Err(DateError::InThePast),
        Expectation::Birth if age_on(date, today).is_some_and(|age| age > OLDEST_AGE) => {
            Err(DateError::TooOld)
        }
        _ => Ok(()),
    }
}

fn read(input: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let text = input.trim().trim_end_matches(['.', '/', '-']);
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return Err(DateError::ForeignDigits);
    }
    // No date is longer than `20 . 08 . 2026`: a pasted text ends here.
    if text.len() > 20 {
        return Err(DateError::NotADate);
    }
    let parts: Vec<&str> = text
        .split(['.', '/', '-', '\u{2011}', ' ', '\u{A0}', '\u{202F}'])
        .filter(|part| !part.is_empty())
        .collect();
    if parts
        .iter()
        .any(|part| !part.chars().all(|c| c.is_ascii_digit()))
    {
        return Err(DateError::NotADate);
    }
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && day.len() <= 2 => build(year, month, day),
        [day, month, year] => match year.len() {
            4 => build(year, month, day),
            2 => Err(DateError::TwoDigitYear),
            _ => Err(DateError::NotADate),
        },
        [day, month] => build_this_year(today, month, day),
        [digits] => match digits.len() {
            3 | 4 => {
                let (day, month) = cut(digits, 2)?;
                build_this_year(today, month, day)
            }
            6 => Err(DateError::TwoDigitYear),
            8 => {
                let (day, rest) = cut(digits, 2)?;
                let (month, year) = cut(rest, 2)?;
                build(year, month, day)
            }
            _ => Err(DateError::NotADate),
        },
        _ => Err(DateError::NotADate),
    }
}

fn cut(digits: &str, at: usize) -> Result<(&str, &str), DateError> {
    digits.split_at_checked(at).ok_or(DateError::NotADate)
}

fn build(year: &str, month: &str, day: &str) -> Result<NaiveDate, DateError> {
    let year = year.parse::<i32>().map_err(|_| DateError::NotADate)?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateError::YearOutOfRange(year));
    }
    build_in(year, month, day)
}

fn build_this_year(today: NaiveDate, month: &str, day: &str) -> Result<NaiveDate, DateError> {
    build_in(today.year(), month, day)
}

fn build_in(year: i32, month: &str, day: &str) -> Result<NaiveDate, DateError> {
    if day.len() > 2 || month.len() > 2 {
        return Err(DateError::NotADate);
    }
    let month = month.parse::<u32>().map_err(|_| DateError::NotADate)?;
    let day = day.parse::<u32>().map_err(|_| DateError::NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible)
}
