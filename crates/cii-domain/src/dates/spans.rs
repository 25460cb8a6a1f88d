//! Spans between days: months, ages, quarters. A month ends on the same day number, or on the last
//! day of a month that is too short (code of obligations, article 77).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The age at which a person comes of age.
const MAJORITY_YEARS: i32 = 18;

/// Whole months and the days left over, as in "5 months 12 days".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MonthsAndDays {
    /// Whole months.
    pub months: u32,
    /// Days beyond them, 0 to 30.
    pub days: u32,
}

/// The same day so many months later, or earlier for a negative number; the last day of the month
/// where it has no such day. Stops at the ends of the calendar.
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(count).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_months(count).unwrap_or(NaiveDate::MAX)
    }
}

/// The whole months and days from one day to a later one; `None` if it is earlier.
pub fn months_and_days_between(from: NaiveDate, to: NaiveDate) -> Option<MonthsAndDays> {
    if to < from {
        return None;
    }
    let mut months = to.years_since(from).unwrap_or(0).saturating_mul(12);
    let after = |months: u32| add_months(from, i32::try_from(months).unwrap_or(i32::MAX));
    while after(months + 1) <= to {
        months += 1;
    }
    // A birthday on 29 February counts as reached on the 28th in months, not in chrono's years.
    while months > 0 && after(months) > to {
        months -= 1;
    }
    let days = u32::try_from((to - after(months)).num_days()).ok()?;
    Some(MonthsAndDays { months, days })
}

/// The age in whole years on a day; `None` before the birth.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    months_and_days_between(birth, day).map(|span| span.months / 12)
}

/// The day on which a person comes of age (18 years). A minor's procuration ends there.
pub fn majority_on(birth: NaiveDate) -> NaiveDate {
    add_months(birth, 12 * MAJORITY_YEARS)
}

/// Every third month after a day, up to and including `until`. Each date is counted from the
/// first, so that 31 January gives 30 April and then 31 July.
pub fn list_quarterly_dates(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    (1..)
        .map_while(|quarter: i32| quarter.checked_mul(3))
        .map(|months| add_months(from, months))
        .take_while(|date| *date <= until && *date < NaiveDate::MAX)
        .collect()
}
