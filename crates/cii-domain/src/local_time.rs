//! Local time of the canton.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday,
};

/// The wall clock in Europe/Zurich: UTC + 1 h, and + 2 h between the last Sundays of March and October, 01:00 UTC
/// (in force since 1981 and without an end; a time-zone database would add a megabyte for this one rule).
pub fn zurich(now: DateTime<Utc>) -> NaiveDateTime {
    let utc = now.naive_utc();
    let summer = match (change(utc.year(), 3), change(utc.year(), 10)) {
        (Some(begin), Some(end)) => begin <= utc && utc < end,
        _ => false,
    };
    let hours = if summer { 2 } else { 1 };
    utc.checked_add_signed(TimeDelta::hours(hours))
        .unwrap_or(utc)
}

/// The moment at which the wall clock shows `local`.
fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    let moment = |hours| {
        let utc = local.checked_sub_signed(TimeDelta::hours(hours));
        utc.unwrap_or(local).and_utc()
    };
    let winter = moment(1);
    if zurich(winter) == local {
        winter
    } else {
        moment(2)
    }
}

/// The same time of day on another day: the clock of an office whose day is fixed.
pub fn on_day(now: DateTime<Utc>, day: NaiveDate) -> DateTime<Utc> {
    utc(day.and_time(zurich(now).time()))
}

/// The moment at which a day begins.
pub fn begin_of_day(day: NaiveDate) -> DateTime<Utc> {
    utc(day.and_time(NaiveTime::MIN))
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(Days::new(u64::from(back)))?
        .and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::{begin_of_day, on_day, zurich};

    #[test]
    fn a_day_begins_at_midnight_in_sion() {
        for (day, expected) in [
            ("2026-01-14", "2026-01-13T23:00:00Z"),
            ("2026-03-29", "2026-03-28T23:00:00Z"),
            ("2026-03-30", "2026-03-29T22:00:00Z"),
            ("2026-10-25", "2026-10-24T22:00:00Z"),
            ("2026-10-26", "2026-10-25T23:00:00Z"),
        ] {
            let expected: super::DateTime<super::Utc> = expected.parse().unwrap();
            assert_eq!(begin_of_day(day.parse().unwrap()), expected, "{day}");
        }
    }

    #[test]
    fn keeps_the_time_of_day_on_another_day() {
        let cases = [
            ("2026-01-14T08:00:00Z", "2026-01-14", "2026-01-14T08:00:00Z"),
            // 09:00 in summer is 09:00 in winter.
            ("2026-07-30T07:00:00Z", "2026-01-14", "2026-01-14T08:00:00Z"),
            ("2026-01-14T08:00:00Z", "2026-07-30", "2026-07-30T07:00:00Z"),
            // Shortly after midnight in Sion it is still yesterday in London.
            ("2026-07-29T22:10:00Z", "2026-01-14", "2026-01-13T23:10:00Z"),
        ];
        for (now, day, expected) in cases {
            let found = on_day(now.parse().unwrap(), day.parse().unwrap());
            assert_eq!(
                found,
                expected.parse::<super::DateTime<super::Utc>>().unwrap()
            );
            assert_eq!(zurich(found).date(), day.parse().unwrap());
        }
    }

    #[test]
    fn follows_summer_time() {
        let cases = [
            ("2026-01-14T08:00:00Z", "2026-01-14T09:00:00"),
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-07-01T22:30:00Z", "2026-07-02T00:30:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2026-12-31T23:30:00Z", "2027-01-01T00:30:00"),
        ];
        for (utc, local) in cases {
            assert_eq!(
                zurich(utc.parse().unwrap()),
                local.parse().unwrap(),
                "{utc}"
            );
        }
    }
}
