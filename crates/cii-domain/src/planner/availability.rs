//! When people and rooms are taken.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::{
    AFTERNOON_FROM, AFTERNOON_TO, MORNING_FROM, MORNING_TO, OFFICE_FROM, OFFICE_TO, Planning, at,
    end_of,
};
use crate::{
    RoomId, SessionId, StaffId,
    calendar::{ClosedReason, closed_halves, why_closed},
    code::codes,
    message::{Message, Value},
    session::{Place, Session, Who},
    staff::Staff,
};

codes! {
    /// Why somebody or a room is not free.
    pub enum BusyKind {
        /// In another session.
        Session = "session",
        /// Absent.
        Absence = "absence",
        /// Does not work in this half day.
        NotWorking = "not_working",
    }
}

/// A time in which somebody or a room is not free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Busy {
    /// First moment.
    pub from: NaiveDateTime,
    /// First moment after.
    pub to: NaiveDateTime,
    /// Why.
    pub kind: BusyKind,
    /// Which session, if it is one.
    pub session: Option<SessionId>,
}

impl Busy {
    fn overlaps(&self, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        self.from < to && from < self.to
    }
}

/// What can be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// Somebody at the table.
    Who(Who),
    /// A room.
    Room(RoomId),
}

/// What stands against a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// A public holiday, a weekend, or a day of the administration.
    Closed(ClosedReason),
    /// The administration is closed in this half of the day.
    HalfClosed,
    /// Before 07:00, after 19:00, or into another day.
    OutsideOfficeDay,
    /// Before 08:00, over noon, or after 17:30.
    OutsideWorkingHours,
    /// Already in another session.
    Booked {
        /// Who or which room.
        resource: Resource,
        /// In which session.
        session: SessionId,
        /// From when.
        from: NaiveDateTime,
        /// Until when.
        to: NaiveDateTime,
    },
    /// Known to be absent.
    Absent {
        /// Who.
        staff: StaffId,
        /// From when.
        from: NaiveDateTime,
        /// Until when.
        to: NaiveDateTime,
    },
    /// More people than seats.
    RoomTooSmall {
        /// Which room.
        room: RoomId,
        /// Its seats.
        seats: u16,
    },
}

impl Conflict {
    /// Whether a date with it is refused. An absence, a free day or a small room only shows in the check-list: the
    /// people concerned may agree.
    pub const fn is_hard(&self) -> bool {
        matches!(
            self,
            Self::Closed(_) | Self::HalfClosed | Self::OutsideOfficeDay | Self::Booked { .. }
        )
    }

    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Closed(ClosedReason::Holiday { .. }) => "closed_holiday",
            Self::Closed(ClosedReason::Weekend) => "closed_weekend",
            Self::Closed(ClosedReason::Administration { .. }) => "closed_administration",
            Self::HalfClosed => "closed_half",
            Self::OutsideOfficeDay => "outside_office_day",
            Self::OutsideWorkingHours => "outside_working_hours",
            Self::Booked {
                resource: Resource::Who(_),
                ..
            } => "person_booked",
            Self::Booked {
                resource: Resource::Room(_),
                ..
            } => "room_booked",
            Self::Absent { .. } => "absent",
            Self::RoomTooSmall { .. } => "room_too_small",
        }
    }

    /// What stands against the date, as `conflict.<code>`.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::Closed(ClosedReason::Holiday { code }) => {
                message.with("holiday", Value::Term("holiday", code.code()))
            }
            Self::Closed(_)
            | Self::HalfClosed
            | Self::OutsideOfficeDay
            | Self::OutsideWorkingHours => message,
            Self::Booked {
                resource: Resource::Who(who),
                session: _,
                from,
                to,
            } => message
                .with("who", Value::Who(*who))
                .with("from", Value::DateTime(*from))
                .with("to", Value::DateTime(*to)),
            Self::Booked {
                resource: Resource::Room(room),
                session: _,
                from,
                to,
            } => message
                .with("room", Value::Room(*room))
                .with("from", Value::DateTime(*from))
                .with("to", Value::DateTime(*to)),
            Self::Absent { staff, from, to } => message
                .with("who", Value::Who(Who::Staff(*staff)))
                .with("from", Value::DateTime(*from))
                .with("to", Value::DateTime(*to)),
            Self::RoomTooSmall { room, seats } => message
                .with("room", Value::Room(*room))
                .count("count", usize::from(*seats)),
        }
    }
}

/// The other session that takes the time of `who` while the planned one is held. None: free, or it has no date.
pub(super) fn find_booking(planning: &Planning<'_>, who: Who) -> Option<Conflict> {
    let session = planning.session;
    let (starts_at, ends_at) = (session.starts_at?, session.ends_at()?);
    let resource = Resource::Who(who);
    list_busy(planning, resource, starts_at.date(), ends_at.date())
        .into_iter()
        .filter(|busy| busy.kind == BusyKind::Session && busy.overlaps(starts_at, ends_at))
        .find_map(|busy| busy.conflict(resource))
}

pub(super) fn list_conflicts(
    planning: &Planning<'_>,
    starts_at: NaiveDateTime,
    minutes: u16,
    place: &Place,
) -> Vec<Conflict> {
    let ends_at = end_of(starts_at, minutes);
    let mut conflicts: Vec<Conflict> = list_closed(planning, starts_at, ends_at)
        .into_iter()
        .collect();
    let (first, last) = (starts_at.date(), ends_at.date());
    let expected = planning.list_expected();
    for who in &expected {
        let resource = Resource::Who(*who);
        for busy in list_busy(planning, resource, first, last) {
            if busy.overlaps(starts_at, ends_at) {
                conflicts.extend(busy.conflict(resource));
            }
        }
    }
    if let Place::Room(room) = place {
        let resource = Resource::Room(*room);
        for busy in list_busy(planning, resource, first, last) {
            if busy.overlaps(starts_at, ends_at) {
                conflicts.extend(busy.conflict(resource));
            }
        }
        let seats = planning
            .rooms
            .iter()
            .find(|known| known.id == *room)
            .map(|room| room.seats);
        if let Some(seats) = seats
            && usize::from(seats) < expected.len()
        {
            conflicts.push(Conflict::RoomTooSmall { room: *room, seats });
        }
    }
    conflicts
}

impl Busy {
    /// What it means for a date that overlaps. Not working is no conflict: it can be agreed on.
    fn conflict(&self, resource: Resource) -> Option<Conflict> {
        let Self {
            from,
            to,
            kind,
            session,
        } = *self;
        match (kind, resource) {
            (BusyKind::Session, resource) => session.map(|session| Conflict::Booked {
                resource,
                session,
                from,
                to,
            }),
            (BusyKind::Absence, Resource::Who(Who::Staff(staff))) => {
                Some(Conflict::Absent { staff, from, to })
            }
            _ => None,
        }
    }
}

/// Whether the offices are open all through a session, and why not.
pub(super) fn list_closed(
    planning: &Planning<'_>,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
) -> Option<Conflict> {
    let date = starts_at.date();
    if let Some(reason) = why_closed(date, planning.closed) {
        return Some(Conflict::Closed(reason));
    }
    if starts_at < at(date, OFFICE_FROM) || ends_at > at(date, OFFICE_TO) {
        return Some(Conflict::OutsideOfficeDay);
    }
    let morning = at(date, MORNING_FROM) <= starts_at && ends_at <= at(date, MORNING_TO);
    let afternoon = at(date, AFTERNOON_FROM) <= starts_at && ends_at <= at(date, AFTERNOON_TO);
    if !morning && !afternoon {
        return Some(Conflict::OutsideWorkingHours);
    }
    let (morning_closed, afternoon_closed) = closed_halves(date, planning.closed);
    let closed = (morning && morning_closed) || (afternoon && afternoon_closed);
    closed.then_some(Conflict::HalfClosed)
}

pub(super) fn list_busy(
    planning: &Planning<'_>,
    resource: Resource,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Busy> {
    let mut busy: Vec<Busy> = planning
        .sessions
        .iter()
        .filter(|session| session.id != planning.session.id && session.state.is_booked())
        .filter(|session| takes(planning, session, resource))
        .filter_map(|session| {
            let (starts_at, ends_at) = (session.starts_at?, session.ends_at()?);
            Some(Busy {
                from: starts_at,
                to: ends_at,
                kind: BusyKind::Session,
                session: Some(session.id),
            })
        })
        .filter(|busy| busy.from.date() <= to && from <= busy.to.date())
        .collect();
    if let Resource::Who(Who::Staff(id)) = resource
        && let Some(member) = planning.staff.iter().find(|member| member.id == id)
    {
        busy.extend(list_own_absences(member, from, to));
    }
    busy.sort();
    busy
}

/// Whether a session takes the time of somebody or of a room.
fn takes(planning: &Planning<'_>, session: &Session, resource: Resource) -> bool {
    match resource {
        Resource::Room(room) => session.place == Place::Room(room),
        Resource::Who(Who::Person) => {
            planning.person_situations.contains(&session.situation)
                && super::roster::list_expected(session).contains(&Who::Person)
        }
        Resource::Who(Who::Staff(id)) => {
            super::roster::list_expected(session).contains(&Who::Staff(id))
        }
    }
}

fn list_own_absences(member: &Staff, from: NaiveDate, to: NaiveDate) -> Vec<Busy> {
    let mut busy: Vec<Busy> = member
        .absences
        .iter()
        .filter(|absence| absence.from.date() <= to && from <= absence.to.date())
        .map(|absence| Busy {
            from: absence.from,
            to: absence.to,
            kind: BusyKind::Absence,
            session: None,
        })
        .collect();
    let not_working = |from, to| Busy {
        from,
        to,
        kind: BusyKind::NotWorking,
        session: None,
    };
    for date in from.iter_days().take_while(|date| *date <= to) {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
        // Saturday and Sunday are beyond the five days of the week and closed for everybody.
        let (Some(morning), Some(afternoon)) = (
            member.working_week.mornings.get(weekday),
            member.working_week.afternoons.get(weekday),
        ) else {
            continue;
        };
        let in_office = member.is_active_on(date);
        let noon = at(date, MORNING_TO);
        match (*morning && in_office, *afternoon && in_office) {
            (true, true) => {}
            (true, false) => busy.push(not_working(noon, at(date, AFTERNOON_TO))),
            (false, true) => busy.push(not_working(at(date, MORNING_FROM), noon)),
            (false, false) => {
                busy.push(not_working(at(date, MORNING_FROM), at(date, AFTERNOON_TO)));
            }
        }
    }
    busy
}
