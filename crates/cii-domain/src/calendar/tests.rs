//! The calendar against published dates.

use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn easter_is_computed() {
    for expected in [
        "1818-03-22",
        "1900-04-15",
        "1943-04-25",
        "1999-04-04",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2099-04-12",
    ] {
        assert_eq!(find_easter(date(expected).year()), Some(date(expected)));
    }
    assert_eq!(find_easter(1500), None);
    assert_eq!(find_easter(i32::MAX), None);
    assert_eq!(list_holidays(0), []);
}

#[test]
fn the_nine_holidays_of_2026() {
    let found: Vec<(String, HolidayCode)> = list_holidays(2026)
        .into_iter()
        .map(|day| (day.date.to_string(), day.code))
        .collect();
    let expected = [
        ("2026-01-01", HolidayCode::NewYear),
        ("2026-03-19", HolidayCode::SaintJoseph),
        ("2026-05-14", HolidayCode::Ascension),
        ("2026-06-04", HolidayCode::CorpusChristi),
        ("2026-08-01", HolidayCode::NationalDay),
        ("2026-08-15", HolidayCode::Assumption),
        ("2026-11-01", HolidayCode::AllSaints),
        ("2026-12-08", HolidayCode::ImmaculateConception),
        ("2026-12-25", HolidayCode::Christmas),
    ];
    assert_eq!(found.len(), expected.len());
    for ((found, found_code), (date, code)) in found.iter().zip(expected) {
        assert_eq!((found.as_str(), *found_code), (date, code));
    }
}

#[test]
fn days_are_open_or_closed_for_a_reason() {
    let own = [
        AdministrationDay {
            date: date("2026-04-03"),
            half: Half::Whole,
            name: AdministrationDayName::GoodFriday,
        },
        AdministrationDay {
            date: date("2026-05-01"),
            half: Half::Afternoon,
            name: AdministrationDayName::LabourDay,
        },
        AdministrationDay {
            date: date("2026-09-07"),
            half: Half::Morning,
            name: AdministrationDayName::Other {
                fr: "Sortie".into(),
                de: "Ausflug".into(),
            },
        },
        AdministrationDay {
            date: date("2026-09-07"),
            half: Half::Afternoon,
            name: AdministrationDayName::Other {
                fr: "Sortie".into(),
                de: "Ausflug".into(),
            },
        },
    ];
    let check = |day: &str, expected: Option<ClosedReason>| {
        assert_eq!(why_closed(date(day), &own), expected, "{day}");
        assert_eq!(is_working_day(date(day), &own), expected.is_none(), "{day}");
    };
    let holiday = |code| Some(ClosedReason::Holiday { code });
    check("2026-06-02", None);
    check("2026-06-04", holiday(HolidayCode::CorpusChristi));
    check("2026-08-15", holiday(HolidayCode::Assumption)); // a Saturday as well
    check("2025-08-15", holiday(HolidayCode::Assumption)); // a Friday
    check("2026-06-06", Some(ClosedReason::Weekend));
    check("2026-06-07", Some(ClosedReason::Weekend));
    check(
        "2026-04-03",
        Some(ClosedReason::Administration {
            name: AdministrationDayName::GoodFriday,
        }),
    );
    check("2027-03-26", None); // Good Friday is no public holiday of Valais by itself
    check("2026-05-01", None); // half a day is still a working day
    check("2026-05-14", holiday(HolidayCode::Ascension));
    check("2026-05-25", None); // Whit Monday is not on this list
    check(
        "2026-09-07",
        Some(ClosedReason::Administration {
            name: AdministrationDayName::Other {
                fr: "Sortie".into(),
                de: "Ausflug".into(),
            },
        }),
    );
    assert_eq!(closed_halves(date("2026-05-01"), &own), (false, true));
    assert_eq!(
        find_working_day(date("2026-06-04"), &own),
        Some(date("2026-06-05"))
    );
    assert_eq!(
        find_working_day(date("2026-12-25"), &own),
        Some(date("2026-12-28"))
    );
}

#[test]
fn the_draft_list_has_the_usual_days() {
    let days: Vec<String> = suggest_administration_days(2026)
        .iter()
        .map(|day| day.date.to_string())
        .collect();
    // 26 December 2026 is a Saturday.
    assert_eq!(
        days,
        [
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-25",
            "2026-12-24",
            "2026-12-31"
        ]
    );
}

#[test]
fn weeks_follow_iso_8601() {
    let check = |day: &str, year: i32, number: u32| {
        assert_eq!(Week::of(date(day)), Week { year, number }, "{day}");
    };
    check("2026-06-02", 2026, 23);
    check("2026-01-01", 2026, 1);
    check("2027-01-01", 2026, 53);
    check("2024-12-30", 2025, 1);
    let week = Week {
        year: 2026,
        number: 23,
    };
    assert_eq!(week.find_monday(), Some(date("2026-06-01")));
    assert_eq!(week.list_weekdays().last(), Some(&date("2026-06-05")));
    assert_eq!(
        Week {
            year: 2025,
            number: 53
        }
        .find_monday(),
        None
    );
}

proptest! {
    #[test]
    fn every_year_has_nine_holidays(year in 1583_i32..=9999) {
        let holidays = list_holidays(year);
        prop_assert_eq!(holidays.len(), 9);
        prop_assert!(holidays.windows(2).all(|pair| pair[0].date < pair[1].date));
        let easter = find_easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!((3..=4).contains(&easter.month()));
        for holiday in holidays {
            prop_assert!(!is_working_day(holiday.date, &[]));
            if matches!(holiday.code, HolidayCode::Ascension | HolidayCode::CorpusChristi) {
                prop_assert_eq!(holiday.date.weekday(), Weekday::Thu);
            }
        }
    }

    #[test]
    fn a_day_lies_in_its_week(days in 0_u64..70_000) {
        let day = date("1950-01-01") + Days::new(days);
        let monday = Week::of(day).find_monday().unwrap();
        prop_assert!(monday <= day && day < monday + Days::new(7));
    }
}

#[test]
fn a_day_is_listed_once_and_only_where_it_closes_something() {
    let listed = [AdministrationDay {
        date: date("2026-12-24"),
        half: Half::Afternoon,
        name: AdministrationDayName::ChristmasEve,
    }];
    for (day, expected) in [
        ("2026-12-31", Ok(())),
        ("2026-12-24", Err(ListedDayError::Twice)),
        ("2026-12-25", Err(ListedDayError::ClosedAnyway)),
        ("2026-12-26", Err(ListedDayError::ClosedAnyway)),
    ] {
        assert_eq!(check_listed_day(date(day), &listed), expected, "{day}");
    }
}
