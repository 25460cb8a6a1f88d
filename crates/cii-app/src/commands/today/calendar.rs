//! Two weeks at a glance.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use cii_domain::{
    Region,
    calendar::{Week, is_weekend, list_holidays, why_closed},
    office::AdministrationYear,
    situation::Situation,
};
use cii_store::Reader;

use crate::{
    AppError,
    api::{message::MessageView, today::FortnightDayView},
    commands::sessions::closed_message,
};

/// The days of two weeks.
const FORTNIGHT: u64 = 14;

pub(super) fn list_fortnight(
    r: &Reader<'_>,
    today: NaiveDate,
    here: impl Fn(Region) -> bool,
) -> Result<Vec<FortnightDayView>, AppError> {
    let monday = Week::of(today).find_monday().unwrap_or(today);
    let end = monday
        .checked_add_days(Days::new(FORTNIGHT))
        .unwrap_or(today);
    let mut closed = Vec::new();
    for year in monday.year()..=end.year() {
        if let Ok(year) = u16::try_from(year)
            && let Some(year) = r.find::<AdministrationYear>(&year)?
        {
            closed.extend(year.days);
        }
    }
    let mut booked: Vec<NaiveDate> = Vec::new();
    for row in r.list_sessions_between(
        monday.and_time(NaiveTime::MIN),
        end.and_time(NaiveTime::MIN),
    )? {
        let Some(start) = row.starts_at.filter(|_| row.state.is_booked()) else {
            continue;
        };
        let situation: Situation = r.get(&row.situation)?;
        if here(situation.region) {
            booked.push(start.date());
        }
    }
    Ok((0..FORTNIGHT)
        .filter_map(|offset| monday.checked_add_days(Days::new(offset)))
        .filter(|day| !is_weekend(*day))
        .map(|date| FortnightDayView {
            date,
            sessions: u32::try_from(booked.iter().filter(|day| **day == date).count())
                .unwrap_or(u32::MAX),
            closed: why_closed(date, &closed).as_ref().map(closed_message),
        })
        .collect())
}

pub(super) fn next_holiday(today: NaiveDate) -> Option<(NaiveDate, MessageView)> {
    (today.year()..=today.year() + 1)
        .flat_map(list_holidays)
        .find(|holiday| holiday.date >= today)
        .map(|holiday| (holiday.date, MessageView::new(holiday.code.code())))
}
