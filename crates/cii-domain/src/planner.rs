//! Finding a table and a date for a session: who must sit at it, who and which room is taken when,
//! and which free slots to propose. Proposals are ranked, never imposed.
//!
//! All moments are local time of Europe/Zurich.

mod availability;
mod proposals;
mod roster;
#[cfg(test)]
mod tests;

pub use availability::{Busy, BusyKind, Conflict, Resource};
pub use proposals::{NOTICE_DAYS, Proposal, Reason};
pub use roster::{RosterGap, Seat, missing_roles, propose_roster};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::{
    Region, SituationId,
    calendar::AdministrationDay,
    error_code::{ErrorCode, Param},
    session::{Place, Session, SessionKind, Who},
    staff::{Room, Staff},
};

/// Everything the planner looks at. Borrowed, so that a screen can ask again at every change.
#[derive(Debug, Clone, Copy)]
pub struct Planning<'a> {
    /// The session to be planned.
    pub session: &'a Session,
    /// Region of its situation; rooms there come first.
    pub region: Region,
    /// Staff at the table, at least; who is unknown here counts as free all day.
    pub staff: &'a [Staff],
    /// Rooms that can be booked.
    pub rooms: &'a [Room],
    /// Other sessions of the time in question; the planned one may be among them.
    pub sessions: &'a [Session],
    /// All situations of the person: a person cannot sit at two tables either.
    pub person_situations: &'a [SituationId],
    /// Days on which the administration is closed.
    pub closed: &'a [AdministrationDay],
    /// The years whose days are entered in `closed`; of any other year only the public holidays are known.
    pub listed_years: &'a [i32],
    /// The day on which the question is asked.
    pub today: NaiveDate,
}

impl Planning<'_> {
    /// What stands against holding the session then and there: nobody and no room is booked
    /// twice, nobody is absent, and the offices are open. Empty means it can be held.
    pub fn list_conflicts(
        &self,
        starts_at: NaiveDateTime,
        minutes: u16,
        place: &Place,
    ) -> Vec<Conflict> {
        availability::list_conflicts(self, starts_at, minutes, place)
    }

    /// The year of a day whose closed days are not entered: the office may be closed on it without anybody knowing here.
    pub fn find_unlisted_year(&self, date: NaiveDate) -> Option<i32> {
        let year = date.year();
        (!self.listed_years.contains(&year)).then_some(year)
    }

    /// The other session at which `who` sits while this one is held, if there is one.
    pub fn find_booking(&self, who: Who) -> Option<Conflict> {
        availability::find_booking(self, who)
    }

    /// When somebody or a room is taken between two days, both included, in order of time.
    pub fn list_busy(&self, resource: Resource, from: NaiveDate, to: NaiveDate) -> Vec<Busy> {
        availability::list_busy(self, resource, from, to)
    }

    /// The best free slots between `from` and so many days later, best first, at most `limit`
    /// and at most one a day. Never on a closed day, over noon, or over another booking.
    pub fn propose_slots(&self, from: NaiveDate, days: u16, limit: usize) -> Vec<Proposal> {
        proposals::propose_slots(self, from, days, limit)
    }

    /// Those who are expected at the table, each once.
    pub fn list_expected(&self) -> Vec<Who> {
        roster::list_expected(self.session)
    }
}

/// The doors open: no session begins before.
pub const OFFICE_FROM: (u32, u32) = (7, 0);
/// The doors close: every session is over.
pub const OFFICE_TO: (u32, u32) = (19, 0);
/// First moment of a session in the morning.
pub const MORNING_FROM: (u32, u32) = (8, 0);
/// Noon: sessions end before it.
pub const MORNING_TO: (u32, u32) = (12, 0);
/// First moment of a session after noon.
pub const AFTERNOON_FROM: (u32, u32) = (13, 0);
/// End of the working day.
pub const AFTERNOON_TO: (u32, u32) = (17, 30);

pub(crate) fn at(date: NaiveDate, (hour, minute): (u32, u32)) -> NaiveDateTime {
    // The constants above are times of day; midnight cannot occur.
    date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN))
}

pub(crate) fn end_of(starts_at: NaiveDateTime, minutes: u16) -> NaiveDateTime {
    starts_at
        .checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
        .unwrap_or(NaiveDateTime::MAX)
}

pub(crate) fn days_after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

/// The longest session of a kind in minutes. A round table lasts at most 90 (settled for this
/// product); an assessment is planned for 120 and fits into half a day in any case.
pub const fn longest_minutes(kind: SessionKind) -> u16 {
    match kind {
        SessionKind::RoundTable => 90,
        SessionKind::Assessment => 240,
    }
}

/// The shortest session that can be planned, in minutes.
pub const SHORTEST_MINUTES: u16 = 15;

/// A duration that the kind of session does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// Below [`SHORTEST_MINUTES`].
    #[error("at least {SHORTEST_MINUTES} minutes")]
    TooShort,
    /// Beyond what the kind of session allows.
    #[error("at most {limit} minutes")]
    TooLong {
        /// The most there may be, in minutes.
        limit: u16,
    },
}

impl ErrorCode for DurationError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "session_too_short",
            Self::TooLong { .. } => "session_too_long",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        let limit = match self {
            Self::TooShort => SHORTEST_MINUTES,
            Self::TooLong { limit } => *limit,
        };
        vec![("limit", Param::Number(i64::from(limit)))]
    }
}

/// Whether a session of this kind may last so long.
pub fn check_duration(kind: SessionKind, minutes: u16) -> Result<(), DurationError> {
    let limit = longest_minutes(kind);
    if minutes < SHORTEST_MINUTES {
        Err(DurationError::TooShort)
    } else if minutes > limit {
        Err(DurationError::TooLong { limit })
    } else {
        Ok(())
    }
}
