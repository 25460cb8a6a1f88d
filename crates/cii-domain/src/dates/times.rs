//! Times of day as they are typed: `14h30`, `14:30`, `14.30 Uhr`, `1430`, `14 h`, `9`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::error_code::ErrorCode;

/// Why a typed time was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Nothing was typed.
    #[error("no time")]
    Empty,
    /// Digits of another width or script.
    #[error("digits that are not ASCII")]
    ForeignDigits,
    /// Not in one of the forms that are read.
    #[error("not a time")]
    NotATime,
    /// A time the day does not have, such as 25:00.
    #[error("no such time")]
    Impossible,
    /// Over already, where something is to begin.
    #[error("in the past")]
    InThePast,
}

impl ErrorCode for TimeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "time_empty",
            Self::ForeignDigits => "time_foreign_digits",
            Self::NotATime => "time_not_a_time",
            Self::Impossible => "time_impossible",
            Self::InThePast => "time_in_the_past",
        }
    }
}

/// Reads a time of day, to the minute.
pub fn parse_time(input: &str) -> Result<NaiveTime, TimeError> {
    let text = input.trim().to_lowercase();
    let text = text.strip_suffix("uhr").unwrap_or(&text).trim_end();
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return Err(TimeError::ForeignDigits);
    }
    let mut parts = text.splitn(2, ['h', ':', '.']).map(str::trim);
    let (hour, minute) = match (parts.next().unwrap_or_default(), parts.next()) {
        (hour, Some("")) => (hour, "0"),
        (hour, Some(minute)) => (hour, minute),
        (digits, None) => match digits.len() {
            1 | 2 => (digits, "0"),
            3 => digits.split_at_checked(1).ok_or(TimeError::NotATime)?,
            4 => digits.split_at_checked(2).ok_or(TimeError::NotATime)?,
            _ => return Err(TimeError::NotATime),
        },
    };
    let number = |part: &str| -> Result<u32, TimeError> {
        let is_number = (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        if is_number {
            part.parse().map_err(|_| TimeError::NotATime)
        } else {
            Err(TimeError::NotATime)
        }
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or(TimeError::Impossible)
}

/// Reads a time at which something begins on `day`, if that is known: not before `now`.
pub fn parse_coming_time(
    input: &str,
    day: Option<NaiveDate>,
    now: NaiveDateTime,
) -> Result<NaiveTime, TimeError> {
    let time = parse_time(input)?;
    if day == Some(now.date()) && day.is_some_and(|day| day.and_time(time) < now) {
        return Err(TimeError::InThePast);
    }
    Ok(time)
}

/// A time as a field shows it: `09:00`.
pub fn format_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
