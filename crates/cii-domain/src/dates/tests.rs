//! Typed dates, times and spans.

use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn dates_are_read_as_people_type_them() {
    let today = date("2026-05-20");
    let check = |input: &str, expected: Result<&str, DateError>| {
        let found = parse_typed_date(input, today, Expectation::Any);
        assert_eq!(found, expected.map(date), "{input:?}");
    };
    for input in [
        "20.08.2026",
        "20.8.2026",
        "20/08/2026",
        "20-08-2026",
        "20 8 2026",
        "20. 8. 2026",
        "2026-08-20",
        "2026.8.20",
        "20082026",
        "208",
        "2008",
        "20.8",
        "20.8.",
        "20/8",
        "20 08",
        " 20.08.2026 ",
        "20-8",
        "20\u{A0}8\u{A0}2026",
    ] {
        check(input, Ok("2026-08-20"));
    }
    check("0101", Ok("2026-01-01"));
    check("1.1", Ok("2026-01-01"));
    check("29.2.2028", Ok("2028-02-29"));
    check("1926", Err(DateError::Impossible)); // day 19 of month 26, never the year
    check("", Err(DateError::Empty));
    check("  ", Err(DateError::Empty));
    check("..", Err(DateError::Empty));
    check("20.08.26", Err(DateError::TwoDigitYear));
    check("20/8/99", Err(DateError::TwoDigitYear));
    check("200826", Err(DateError::TwoDigitYear));
    check("30.02.2026", Err(DateError::Impossible));
    check("29.02.2026", Err(DateError::Impossible));
    check("31.04.2026", Err(DateError::Impossible));
    check("32.01.2026", Err(DateError::Impossible));
    check("00.01.2026", Err(DateError::Impossible));
    check("01.13.2026", Err(DateError::Impossible));
    check("2026-13-01", Err(DateError::Impossible));
    check("328", Err(DateError::Impossible));
    check("31.12.1899", Err(DateError::YearOutOfRange(1899)));
    check("01.01.2101", Err(DateError::YearOutOfRange(2101)));
    check("01.01.0026", Err(DateError::YearOutOfRange(26)));
    check("20.08.202", Err(DateError::NotADate));
    check("20.08.20266", Err(DateError::NotADate));
    check("20", Err(DateError::NotADate));
    check("20.08.2026.1", Err(DateError::NotADate));
    check("20 août 2026", Err(DateError::NotADate));
    check("demain", Err(DateError::NotADate));
    check("٢٠.٠٨.٢٠٢٦", Err(DateError::ForeignDigits));
    check("２０.08.2026", Err(DateError::ForeignDigits));
    check(&"1".repeat(1_000_000), Err(DateError::NotADate));
}

#[test]
fn dates_lie_where_they_are_expected() {
    let today = date("2026-05-20");
    let check = |input: &str, expectation: Expectation, expected: Option<DateError>| {
        let found = parse_typed_date(input, today, expectation);
        assert_eq!(found.err(), expected, "{input:?} {expectation:?}");
    };
    check("20.5.2026", Expectation::Past, None);
    check("21.5.2026", Expectation::Past, Some(DateError::InTheFuture));
    check("20.5.2026", Expectation::Future, None);
    check("19.5.2026", Expectation::Future, Some(DateError::InThePast));
    check("20.5.2026", Expectation::Birth, None);
    check(
        "21.5.2026",
        Expectation::Birth,
        Some(DateError::InTheFuture),
    );
    check("20.5.1905", Expectation::Birth, Some(DateError::TooOld));
    check("21.5.1905", Expectation::Birth, None); // 120 years, not yet 121
    check("20.5.1905", Expectation::Past, None);
}

#[test]
fn errors_have_a_code_and_parameters() {
    assert_eq!(DateError::TwoDigitYear.code(), "date_two_digit_year");
    let params: Vec<String> = DateError::YearOutOfRange(1899)
        .params()
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(params, ["year=1899", "first=1900", "last=2100"]);
}

#[test]
fn months_end_on_the_same_day_or_the_last() {
    let check = |from: &str, months: i32, expected: &str| {
        assert_eq!(
            add_months(date(from), months),
            date(expected),
            "{from} + {months}"
        );
    };
    check("2026-01-31", 1, "2026-02-28");
    check("2028-01-31", 1, "2028-02-29");
    check("2026-01-31", 3, "2026-04-30");
    check("2026-03-31", -1, "2026-02-28");
    check("2026-12-15", 1, "2027-01-15");
    check("2026-05-20", 0, "2026-05-20");
    assert_eq!(add_months(date("2026-05-20"), i32::MAX), NaiveDate::MAX);
    assert_eq!(add_months(date("2026-05-20"), i32::MIN), NaiveDate::MIN);
}

#[test]
fn spans_are_counted_in_months_and_days() {
    let check = |from: &str, to: &str, expected: Option<(u32, u32)>| {
        let found = months_and_days_between(date(from), date(to));
        assert_eq!(
            found.map(|span| (span.months, span.days)),
            expected,
            "{from} to {to}"
        );
    };
    check("2025-12-08", "2026-05-20", Some((5, 12)));
    check("2026-05-20", "2026-05-20", Some((0, 0)));
    check("2026-01-31", "2026-02-28", Some((1, 0)));
    check("2026-01-31", "2026-03-01", Some((1, 1)));
    check("2025-11-20", "2026-05-20", Some((6, 0)));
    check("2025-11-21", "2026-05-20", Some((5, 29)));
    check("2024-02-29", "2025-02-28", Some((12, 0)));
    check("1990-06-15", "2026-06-14", Some((431, 30)));
    check("2026-05-21", "2026-05-20", None);
}

#[test]
fn ages_and_majority() {
    let check = |birth: &str, day: &str, expected: Option<u32>| {
        assert_eq!(age_on(date(birth), date(day)), expected, "{birth} on {day}");
    };
    check("2008-05-20", "2026-05-19", Some(17));
    check("2008-05-20", "2026-05-20", Some(18));
    check("2008-02-29", "2026-02-27", Some(17));
    check("2008-02-29", "2026-02-28", Some(18));
    check("2026-05-21", "2026-05-20", None);
    assert_eq!(majority_on(date("2008-02-29")), date("2026-02-28"));
    assert_eq!(majority_on(date("2010-07-01")), date("2028-07-01"));
}

#[test]
fn quarters_do_not_drift() {
    let found: Vec<String> = list_quarterly_dates(date("2026-01-31"), date("2026-12-31"))
        .iter()
        .map(NaiveDate::to_string)
        .collect();
    assert_eq!(found, ["2026-04-30", "2026-07-31", "2026-10-31"]);
    assert_eq!(
        list_quarterly_dates(date("2026-01-31"), date("2026-04-29")),
        []
    );
}

#[test]
fn what_begins_today_is_still_to_come() {
    let now = date("2026-05-20").and_hms_opt(10, 30, 0).unwrap();
    for (day, time, expected) in [
        (Some("2026-05-20"), "10:29", Err(TimeError::InThePast)),
        (Some("2026-05-20"), "10:30", Ok("10:30")),
        (Some("2026-05-21"), "8", Ok("08:00")),
        (None, "8", Ok("08:00")),
        (Some("2026-05-20"), "25:00", Err(TimeError::Impossible)),
    ] {
        let found = parse_coming_time(time, day.map(date), now).map(format_time);
        assert_eq!(found, expected.map(str::to_owned), "{day:?} {time}");
    }
}

#[test]
fn times_are_read_as_people_type_them() {
    let check = |input: &str, expected: Result<&str, TimeError>| {
        let found = parse_time(input).map(format_time);
        assert_eq!(found, expected.map(str::to_owned), "{input:?}");
    };
    for input in [
        "14h30",
        "14:30",
        "1430",
        "14.30",
        "14 h 30",
        "14H30",
        "14.30 Uhr",
        " 14 : 30 ",
    ] {
        check(input, Ok("14:30"));
    }
    check("14\u{A0}h\u{A0}30", Ok("14:30"));
    check("9", Ok("09:00"));
    check("9h", Ok("09:00"));
    check("14 h", Ok("14:00"));
    check("14 Uhr", Ok("14:00"));
    check("930", Ok("09:30"));
    check("0:05", Ok("00:05"));
    check("", Err(TimeError::Empty));
    check("Uhr", Err(TimeError::Empty));
    check("25:00", Err(TimeError::Impossible));
    check("24:00", Err(TimeError::Impossible));
    check("12:60", Err(TimeError::Impossible));
    check("12:5:3", Err(TimeError::NotATime));
    check("12345", Err(TimeError::NotATime));
    check("h30", Err(TimeError::NotATime));
    check("midi", Err(TimeError::NotATime));
    check("１４:30", Err(TimeError::ForeignDigits));
}

proptest! {
    #[test]
    fn what_is_written_can_be_read(days in 0_u64..73_000) {
        let today = date("2026-05-20");
        let day = date("1900-01-01") + chrono::Days::new(days);
        for form in ["%d.%m.%Y", "%-d.%-m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d%m%Y"] {
            let typed = day.format(form).to_string();
            prop_assert_eq!(parse_typed_date(&typed, today, Expectation::Any), Ok(day));
        }
    }

    #[test]
    fn reading_never_panics(input in "\\PC{0,30}", short in "[0-9./ -]{0,12}") {
        let _ = parse_typed_date(&input, date("2026-05-20"), Expectation::Any);
        let _ = parse_typed_date(&short, date("2028-02-29"), Expectation::Birth);
        let _ = parse_time(&input);
        let _ = parse_time(&short);
    }

    #[test]
    fn a_span_leads_back(from in 0_u64..70_000, length in 0_u64..20_000) {
        let from = date("1900-01-01") + chrono::Days::new(from);
        let to = from + chrono::Days::new(length);
        let span = months_and_days_between(from, to).unwrap();
        let months = i32::try_from(span.months).unwrap();
        let back = add_months(from, months) + chrono::Days::new(u64::from(span.days));
        prop_assert_eq!(back, to);
        prop_assert!(span.days <= 30);
        prop_assert!(add_months(from, months + 1) > to);
    }
}
