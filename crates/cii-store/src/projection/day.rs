//! Days and local times as the projections keep them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// A day as a number: compares as the days do.
pub(crate) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day of a number written by [`number`].
pub(crate) fn date(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

/// A local time as seconds: compares as the times do.
pub(crate) fn seconds(moment: NaiveDateTime) -> i64 {
    moment.and_utc().timestamp()
}

/// The local time of a number written by [`seconds`].
pub(crate) fn moment(seconds: i64) -> Option<NaiveDateTime> {
    chrono::DateTime::from_timestamp(seconds, 0).map(|moment| moment.naive_utc())
}
