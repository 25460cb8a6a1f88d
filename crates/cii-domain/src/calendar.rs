//! The working calendar of canton Valais: public holidays, computed; the administration's other
//! days, which are data; and ISO weeks.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::{code::codes, error_code::ErrorCode};

codes! {
    /// A public holiday of canton Valais.
    pub enum HolidayCode {
        /// 1 January.
        NewYear = "new_year",
        /// 19 March.
        SaintJoseph = "saint_joseph",
        /// Thursday, 39 days after Easter.
        Ascension = "ascension",
        /// Thursday, 60 days after Easter.
        CorpusChristi = "corpus_christi",
        /// 1 August.
        NationalDay = "national_day",
        /// 15 August.
        Assumption = "assumption",
        /// 1 November.
        AllSaints = "all_saints",
        /// 8 December.
        ImmaculateConception = "immaculate_conception",
        /// 25 December.
        Christmas = "christmas",
    }
}

/// One public holiday of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// Which one it is.
    pub code: HolidayCode,
}

codes! {
    /// Which part of a day the administration is closed.
    pub enum Half {
        /// All day.
        Whole = "whole",
        /// Until noon.
        Morning = "morning",
        /// From noon.
        Afternoon = "afternoon",
    }
}

/// What the administration calls one of its own days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum AdministrationDayName {
    /// The Friday before Easter.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// The Monday 50 days after Easter.
    WhitMonday,
    /// 24 December.
    ChristmasEve,
    /// 26 December.
    SaintStephen,
    /// 31 December.
    NewYearsEve,
    /// Any other day, named in both languages by whoever entered it.
    Other {
        /// French name.
        fr: String,
        /// German name.
        de: String,
    },
}

/// A day on which the administration is closed by its own decision, taken anew every year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AdministrationDay {
    /// The day.
    pub date: NaiveDate,
    /// Which part of it.
    pub half: Half,
    /// What it is called.
    pub name: AdministrationDayName,
}

/// Why no session may be held on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum ClosedReason {
    /// A public holiday; named before the weekend it may fall on.
    Holiday {
        /// Which one.
        code: HolidayCode,
    },
    /// Saturday or Sunday.
    Weekend,
    /// The administration's own day, closed as a whole.
    Administration {
        /// What it is called.
        name: AdministrationDayName,
    },
}

/// Easter Sunday of a year of the Gregorian calendar (anonymous algorithm of 1876).
/// `None` outside the years 1583 to 9999, where the reckoning does not hold.
pub fn find_easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let total = epact + weekday - 7 * shift + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(total / 31).ok()?, {
        u32::try_from(total % 31).ok()? + 1
    })
}

/// The public holidays of Valais in a year, in order of date. Empty where Easter is not known.
pub fn list_holidays(year: i32) -> Vec<Holiday> {
    let Some(easter) = find_easter(year) else {
        return Vec::new();
    };
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let movable = |days| easter.checked_add_days(Days::new(days));
    let mut holidays: Vec<Holiday> = [
        (fixed(1, 1), HolidayCode::NewYear),
        (fixed(3, 19), HolidayCode::SaintJoseph),
        (movable(39), HolidayCode::Ascension),
        (movable(60), HolidayCode::CorpusChristi),
        (fixed(8, 1), HolidayCode::NationalDay),
        (fixed(8, 15), HolidayCode::Assumption),
        (fixed(11, 1), HolidayCode::AllSaints),
        (fixed(12, 8), HolidayCode::ImmaculateConception),
        (fixed(12, 25), HolidayCode::Christmas),
    ]
    .into_iter()
    .filter_map(|(date, code)| date.map(|date| Holiday { date, code }))
    .collect();
    holidays.sort();
    holidays
}

/// The public holiday that falls on a day, if one does.
pub fn find_holiday(date: NaiveDate) -> Option<HolidayCode> {
    list_holidays(date.year())
        .into_iter()
        .find(|day| day.date == date)
        .map(|day| day.code)
}

/// The days the administration usually closes besides the public holidays, as a first draft of
/// a year's list; the office edits it. Days that are weekends anyway are left out.
pub fn suggest_administration_days(year: i32) -> Vec<AdministrationDay> {
    let Some(easter) = find_easter(year) else {
        return Vec::new();
    };
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let mut days: Vec<AdministrationDay> = [
        (
            easter.checked_sub_days(Days::new(2)),
            Half::Whole,
            AdministrationDayName::GoodFriday,
        ),
        (
            easter.checked_add_days(Days::new(1)),
            Half::Whole,
            AdministrationDayName::EasterMonday,
        ),
        (
            fixed(5, 1),
            Half::Afternoon,
            AdministrationDayName::LabourDay,
        ),
        (
            easter.checked_add_days(Days::new(50)),
            Half::Whole,
            AdministrationDayName::WhitMonday,
        ),
        (
            fixed(12, 24),
            Half::Afternoon,
            AdministrationDayName::ChristmasEve,
        ),
        (
            fixed(12, 26),
            Half::Whole,
            AdministrationDayName::SaintStephen,
        ),
        (
            fixed(12, 31),
            Half::Afternoon,
            AdministrationDayName::NewYearsEve,
        ),
    ]
    .into_iter()
    .filter_map(|(date, half, name)| date.map(|date| AdministrationDay { date, half, name }))
    .filter(|day| why_closed(day.date, &[]).is_none())
    .collect();
    days.sort();
    days
}

/// Whether a day is a Saturday or a Sunday.
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Why the offices are closed all day, or `None` when they are open for at least half of it.
pub fn why_closed(date: NaiveDate, days: &[AdministrationDay]) -> Option<ClosedReason> {
    if let Some(code) = find_holiday(date) {
        return Some(ClosedReason::Holiday { code });
    }
    if is_weekend(date) {
        return Some(ClosedReason::Weekend);
    }
    let (morning, afternoon) = closed_halves(date, days);
    if morning && afternoon {
        let name = days.iter().find(|day| day.date == date)?.name.clone();
        return Some(ClosedReason::Administration { name });
    }
    None
}

/// Why a day cannot stand in the administration's own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListedDayError {
    /// It stands there already.
    #[error("twice")]
    Twice,
    /// A public holiday or a weekend, on which everything is closed anyway.
    #[error("closed anyway")]
    ClosedAnyway,
}

impl ErrorCode for ListedDayError {
    fn code(&self) -> &'static str {
        match self {
            Self::Twice => "closed_day_twice",
            Self::ClosedAnyway => "closed_day_anyway",
        }
    }
}

/// Whether `date` can be added to the `listed` days of the administration.
pub fn check_listed_day(
    date: NaiveDate,
    listed: &[AdministrationDay],
) -> Result<(), ListedDayError> {
    if why_closed(date, &[]).is_some() {
        Err(ListedDayError::ClosedAnyway)
    } else if listed.iter().any(|day| day.date == date) {
        Err(ListedDayError::Twice)
    } else {
        Ok(())
    }
}

/// Whether the offices are open for at least half of the day.
pub fn is_working_day(date: NaiveDate, days: &[AdministrationDay]) -> bool {
    why_closed(date, days).is_none()
}

/// Whether the administration's own list closes the morning and the afternoon of a day.
pub fn closed_halves(date: NaiveDate, days: &[AdministrationDay]) -> (bool, bool) {
    days.iter()
        .filter(|day| day.date == date)
        .fold((false, false), |(morning, afternoon), day| match day.half {
            Half::Whole => (true, true),
            Half::Morning => (true, afternoon),
            Half::Afternoon => (morning, true),
        })
}

/// The first working day on or after a day. `None` if none follows within a year.
pub fn find_working_day(from: NaiveDate, days: &[AdministrationDay]) -> Option<NaiveDate> {
    from.iter_days()
        .take(366)
        .find(|date| is_working_day(*date, days))
}

/// A week by ISO 8601: it belongs to the year in which its Thursday lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Week {
    /// The year the week is counted in.
    pub year: i32,
    /// 1 to 53.
    pub number: u32,
}

impl Week {
    /// The week a day lies in.
    pub fn of(date: NaiveDate) -> Self {
        let week = date.iso_week();
        Self {
            year: week.year(),
            number: week.week(),
        }
    }

    /// The Monday it begins with. `None` for a week the year does not have.
    pub fn find_monday(self) -> Option<NaiveDate> {
        NaiveDate::from_isoywd_opt(self.year, self.number, Weekday::Mon)
    }

    /// Its five days from Monday to Friday; empty for a week the year does not have.
    pub fn list_weekdays(self) -> Vec<NaiveDate> {
        self.find_monday()
            .map(|monday| monday.iter_days().take(5).collect())
            .unwrap_or_default()
    }
}
