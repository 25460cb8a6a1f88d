use chrono::{NaiveDate, NaiveTime};
use cii_domain::language::Language::{De, Fr};

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn dates() {
    assert_eq!(short_date(date(2012, 8, 20)), "20.08.2012");
    assert_eq!(long_date(Fr, date(2026, 3, 1)), "1er mars 2026");
    assert_eq!(long_date(De, date(2026, 3, 1)), "1. März 2026");
    assert_eq!(
        long_date_with_weekday(Fr, date(2026, 6, 2)),
        "mardi 2 juin 2026"
    );
    assert_eq!(
        long_date_with_weekday(De, date(2026, 6, 2)),
        "Dienstag, 2. Juni 2026"
    );
    for month in 1..=12 {
        for language in [Fr, De] {
            assert!(!month_name(language, date(2026, month, 1)).contains("format."));
        }
    }
    for day in 1..=7 {
        for language in [Fr, De] {
            assert!(!weekday_name(language, date(2026, 6, day)).contains("format."));
        }
    }
}

#[test]
fn times() {
    assert_eq!(short_time(at(9, 5)), "09:05");
    assert_eq!(time(Fr, at(14, 30)), "14\u{a0}h\u{a0}30");
    assert_eq!(time(De, at(14, 30)), "14.30\u{a0}Uhr");
    assert_eq!(
        time_range(Fr, at(9, 0), at(11, 0)),
        "de 9\u{a0}h\u{a0}00 à 11\u{a0}h\u{a0}00"
    );
    assert_eq!(
        time_range(De, at(9, 0), at(11, 0)),
        "9.00 bis 11.00\u{a0}Uhr"
    );
}

#[test]
fn amounts() {
    for (centimes, printed) in [
        (0, "0.00"),
        (5, "0.05"),
        (99_999, "999.99"),
        (123_450, "1'234.50"),
        (41_640_690, "416'406.90"),
        (100_000_000, "1'000'000.00"),
        (-8_328_138, "\u{2212}83'281.38"),
        (i64::MIN, "\u{2212}92'233'720'368'547'758.08"),
    ] {
        assert_eq!(money(centimes), printed);
    }
    assert_eq!(number(727), "727");
    assert_eq!(number(100_000), "100'000");
}

#[test]
fn salutations() {
    for (language, address, physician, expected) in [
        (Fr, Form::Madam, false, "Madame,"),
        (Fr, Form::Neutral, false, "Madame, Monsieur,"),
        (Fr, Form::Sir, true, "Monsieur le Docteur,"),
        (De, Form::Madam, false, "Sehr geehrte Frau Müller"),
        (De, Form::Sir, true, "Sehr geehrter Herr Dr.\u{a0}Müller"),
        (De, Form::Neutral, false, "Guten Tag Robin Müller"),
    ] {
        assert_eq!(
            salutation(language, address, physician, "Müller", "Robin Müller"),
            expected
        );
    }
    assert_eq!(
        salutation(De, Form::Madam, false, "", ""),
        "Sehr geehrte Damen und Herren"
    );
    assert_eq!(
        closing(Fr, Form::Madam, false),
        "Nous vous prions d’agréer, Madame, nos salutations distinguées."
    );
    assert_eq!(closing(De, Form::Sir, false), "Freundliche Grüsse");
    assert_eq!(address_line(De, Form::Sir, true), "Herrn Dr.\u{a0}med.");
    assert_eq!(address_line(Fr, Form::Neutral, false), "");
}
