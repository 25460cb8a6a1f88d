//! Dates, times, money and forms of address as Switzerland writes them in both languages.
//!
//! Own code instead of CLDR: the data of fr-CH would print money with a narrow blank and a comma,
//! and the first of a month without `er`. The words stand in `locales`, section `format`.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use cii_domain::language::Language;

use crate::tr;

pub use cii_domain::person::Form;

/// `20.08.2012`, in both languages.
pub fn short_date(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// `1er mars 2026`, `1. März 2026`.
pub fn long_date(language: Language, date: NaiveDate) -> String {
    let day = date.day().to_string();
    let day = if date.day() == 1 {
        tr(language, "format.day.first", &[])
    } else {
        tr(language, "format.day.any", &[("day", &day)])
    };
    let month = month_name(language, date);
    let year = date.year().to_string();
    tr(
        language,
        "format.date.long",
        &[("day", &day), ("month", &month), ("year", &year)],
    )
}

/// `mardi 2 juin 2026`, `Dienstag, 2. Juni 2026`.
pub fn long_date_with_weekday(language: Language, date: NaiveDate) -> String {
    let weekday = weekday_name(language, date);
    let date = long_date(language, date);
    tr(
        language,
        "format.date.with_weekday",
        &[("weekday", &weekday), ("date", &date)],
    )
}

/// `janvier`, `Januar`.
pub fn month_name(language: Language, date: NaiveDate) -> String {
    tr(language, &format!("format.month.m{:02}", date.month()), &[])
}

/// `lundi`, `Montag`.
pub fn weekday_name(language: Language, date: NaiveDate) -> String {
    tr(
        language,
        &format!("format.weekday.d{}", date.weekday().number_from_monday()),
        &[],
    )
}

/// `14:30`, for tables and the screen, in both languages.
pub fn short_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The time of day in a letter: `14 h 30` with no-break spaces, `14.30 Uhr`.
pub fn time(language: Language, time: NaiveTime) -> String {
    let (hour, minute) = hour_and_minute(time);
    tr(
        language,
        "format.time.one",
        &[("hour", &hour), ("minute", &minute)],
    )
}

/// `de 9 h 00 à 11 h 00`, `9.00 bis 11.00 Uhr`.
pub fn time_range(language: Language, start: NaiveTime, end: NaiveTime) -> String {
    let (from_hour, from_minute) = hour_and_minute(start);
    let (to_hour, to_minute) = hour_and_minute(end);
    tr(
        language,
        "format.time.range",
        &[
            ("from_hour", &from_hour),
            ("from_minute", &from_minute),
            ("to_hour", &to_hour),
            ("to_minute", &to_minute),
        ],
    )
}

/// Centimes as `1'234.50`: straight apostrophe, point, U+2212 for a negative amount, no currency.
pub fn money(centimes: i64) -> String {
    let absolute = centimes.unsigned_abs();
    let whole = grouped(absolute / 100);
    let sign = if centimes < 0 { "\u{2212}" } else { "" };
    format!("{sign}{whole}.{:02}", absolute % 100)
}

/// `1'234`, the same separator as for money.
pub fn number(value: u64) -> String {
    grouped(value)
}

/// The salutation of a letter: `Madame,`, `Sehr geehrter Herr Müller`, `Monsieur le Docteur,`.
///
/// `family_name` and `full_name` are used by the German forms only; when they are empty the German
/// letter greets everybody (`Sehr geehrte Damen und Herren`).
pub fn salutation(
    language: Language,
    form: Form,
    physician: bool,
    family_name: &str,
    full_name: &str,
) -> String {
    let nameless = match form {
        Form::Madam | Form::Sir => family_name.trim().is_empty(),
        Form::Neutral => full_name.trim().is_empty(),
    };
    let role = if physician { "physician" } else { "anybody" };
    let key = if nameless {
        "format.salutation.nameless".to_owned()
    } else {
        format!("format.salutation.{role}.{}", form_key(form))
    };
    tr(
        language,
        &key,
        &[("name", family_name), ("full_name", full_name)],
    )
}

/// The closing formula; the French one repeats the form of address.
pub fn closing(language: Language, form: Form, physician: bool) -> String {
    let role = if physician { "physician" } else { "anybody" };
    let address = tr(
        language,
        &format!("format.address.{role}.{}", form_key(form)),
        &[],
    );
    tr(language, "format.closing", &[("address", &address)])
}

/// The line above the name in an address block: `Madame`, `Herrn Dr. med.`; empty when neutral.
pub fn address_line(language: Language, form: Form, physician: bool) -> String {
    match form {
        Form::Neutral => String::new(),
        Form::Madam | Form::Sir => {
            let role = if physician { "physician" } else { "anybody" };
            tr(
                language,
                &format!("format.address_line.{role}.{}", form_key(form)),
                &[],
            )
        }
    }
}

const fn form_key(form: Form) -> &'static str {
    match form {
        Form::Madam => "madam",
        Form::Sir => "sir",
        Form::Neutral => "neutral",
    }
}

fn hour_and_minute(time: NaiveTime) -> (String, String) {
    (time.hour().to_string(), format!("{:02}", time.minute()))
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push('\'');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
