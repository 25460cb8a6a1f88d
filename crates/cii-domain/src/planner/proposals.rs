//! Ranking free slots. The order is the one the planner tells: everybody can come, working days,
//! the room, then the notice; the earlier date last of all.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{
    AFTERNOON_FROM, AFTERNOON_TO, Busy, BusyKind, MORNING_FROM, MORNING_TO, Planning, Resource, at,
    availability, days_after, end_of,
};
use crate::{
    RoomId,
    calendar::is_working_day,
    message::{Message, Value},
    session::{Place, Who},
    staff::Room,
};

/// Days of notice that a letter by post needs to arrive and be answered.
pub const NOTICE_DAYS: i64 = 10;
/// Less free time than this before or after another session is tight.
const BREATHING_MINUTES: i64 = 30;
/// Slots begin every half hour.
const STEP_MINUTES: i64 = 30;

/// One thing that speaks for or against a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Everybody at the table is free.
    AllAvailable,
    /// These do not work then and would have to agree.
    ToConfirm(Vec<Who>),
    /// This room is free and large enough, in the region of the situation.
    RoomFree(RoomId),
    /// This room is free and large enough, in another region.
    RoomElsewhere(RoomId),
    /// No room is free: by video.
    NoRoom,
    /// Days left for the letters to arrive.
    Notice(i64),
    /// So few days that letters may come late.
    ShortNotice(i64),
    /// These come from another session, or go to one, with less than half an hour between.
    Tight(Vec<Who>),
}

impl Reason {
    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AllAvailable => "all_available",
            Self::ToConfirm(_) => "to_confirm",
            Self::RoomFree(_) => "room_free",
            Self::RoomElsewhere(_) => "room_elsewhere",
            Self::NoRoom => "no_room",
            Self::Notice(_) => "notice",
            Self::ShortNotice(_) => "short_notice",
            Self::Tight(_) => "tight",
        }
    }

    /// The reason, as `proposal.<code>`.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::AllAvailable | Self::NoRoom => message,
            Self::ToConfirm(who) | Self::Tight(who) => {
                message.with("who", Value::Whos(who.clone()))
            }
            Self::RoomFree(room) | Self::RoomElsewhere(room) => {
                message.with("room", Value::Room(*room))
            }
            Self::Notice(days) | Self::ShortNotice(days) => {
                message.with("count", Value::Number(*days))
            }
        }
    }
}

/// A slot that the session could take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Begin.
    pub starts_at: NaiveDateTime,
    /// End.
    pub ends_at: NaiveDateTime,
    /// The room to take. None: by video.
    pub room: Option<RoomId>,
    /// How many of the table are free.
    pub available: usize,
    /// How many sit at the table.
    pub of: usize,
    /// What speaks for and against it.
    pub reasons: Vec<Reason>,
}

/// What makes one slot better than another; less is better.
type Rank = (usize, u8, bool, usize);

pub(super) fn propose_slots(
    planning: &Planning<'_>,
    from: NaiveDate,
    days: u16,
    limit: usize,
) -> Vec<Proposal> {
    let minutes = planning.session.minutes;
    // Today is too late to call anybody.
    let first = from.max(days_after(planning.today, 1));
    let last = days_after(from, u64::from(days));
    if minutes == 0 || first > last {
        return Vec::new();
    }
    let table = Table::new(planning, first, last);
    let mut best_of_days: Vec<(Rank, Proposal)> = first
        .iter_days()
        .take_while(|date| *date <= last)
        .filter(|date| is_working_day(*date, planning.closed))
        .filter_map(|date| {
            list_starts(date, minutes)
                .into_iter()
                .filter_map(|starts_at| table.judge(starts_at, end_of(starts_at, minutes)))
                .min_by_key(|(rank, proposal)| (*rank, discomfort(proposal.starts_at)))
        })
        .collect();
    best_of_days.sort_by_key(|(rank, proposal)| (*rank, proposal.starts_at));
    // Two or more who would have to agree make a wish rather than a proposal: only when there is
    // nothing better.
    if best_of_days
        .first()
        .is_some_and(|((to_confirm, ..), _)| *to_confirm <= 1)
    {
        best_of_days.retain(|((to_confirm, ..), _)| *to_confirm <= 1);
    }
    best_of_days
        .into_iter()
        .map(|(_, proposal)| proposal)
        .take(limit)
        .collect()
}

/// Every begin of the day's two halves from which the session still ends in time.
fn list_starts(date: NaiveDate, minutes: u16) -> Vec<NaiveDateTime> {
    let step = TimeDelta::minutes(STEP_MINUTES);
    [(MORNING_FROM, MORNING_TO), (AFTERNOON_FROM, AFTERNOON_TO)]
        .into_iter()
        .flat_map(|(from, to)| {
            let until = at(date, to);
            std::iter::successors(Some(at(date, from)), move |start| {
                start.checked_add_signed(step)
            })
            .take_while(move |start| end_of(*start, minutes) <= until)
        })
        .collect()
}

/// Among equals of a day: nine o'clock first, then half past one; minutes away from either.
fn discomfort(starts_at: NaiveDateTime) -> (i64, bool) {
    let date = starts_at.date();
    let away = |time| (starts_at - at(date, time)).num_minutes().abs();
    let afternoon = starts_at >= at(date, MORNING_TO);
    (
        if afternoon {
            away((13, 30))
        } else {
            away((9, 0))
        },
        afternoon,
    )
}

/// The table and the rooms with all that is known of their time, read once.
struct Table<'a> {
    planning: &'a Planning<'a>,
    seats: Vec<(Who, Vec<Busy>)>,
    rooms: Vec<(&'a Room, Vec<Busy>)>,
}

impl<'a> Table<'a> {
    fn new(planning: &'a Planning<'a>, first: NaiveDate, last: NaiveDate) -> Self {
        let busy = |resource| availability::list_busy(planning, resource, first, last);
        let expected = planning.list_expected();
        let seats: Vec<(Who, Vec<Busy>)> = expected
            .iter()
            .map(|who| (*who, busy(Resource::Who(*who))))
            .collect();
        let mut rooms: Vec<&Room> = planning
            .rooms
            .iter()
            .filter(|room| room.in_use && usize::from(room.seats) >= seats.len())
            .collect();
        // The room that the session has stays if it is free. Else one of the region, and the smallest that does; the id
        // settles the rest.
        let place = &planning.session.place;
        rooms.sort_by_key(|room| {
            let other = *place != Place::Room(room.id);
            (other, room.region != planning.region, room.seats, room.id)
        });
        let rooms = rooms
            .into_iter()
            .map(|room| (room, busy(Resource::Room(room.id))))
            .collect();
        Self {
            planning,
            seats,
            rooms,
        }
    }

    /// The proposal for a slot, unless somebody is booked or absent, the offices are closed, or
    /// the one who leads does not work then.
    fn judge(&self, starts_at: NaiveDateTime, ends_at: NaiveDateTime) -> Option<(Rank, Proposal)> {
        if availability::list_closed(self.planning, starts_at, ends_at).is_some() {
            return None;
        }
        let overlaps = |busy: &&Busy| busy.from < ends_at && starts_at < busy.to;
        let margin = TimeDelta::minutes(BREATHING_MINUTES);
        let mut to_confirm = Vec::new();
        let mut tight = Vec::new();
        for (who, busy) in &self.seats {
            for busy in busy {
                match busy.kind {
                    BusyKind::Session | BusyKind::Absence if overlaps(&busy) => return None,
                    BusyKind::NotWorking if overlaps(&busy) => {
                        if self.leads(*who) {
                            return None;
                        }
                        if !to_confirm.contains(who) {
                            to_confirm.push(*who);
                        }
                    }
                    BusyKind::Session
                        if busy.from < ends_at + margin
                            && starts_at < busy.to + margin
                            && !tight.contains(who) =>
                    {
                        tight.push(*who);
                    }
                    _ => {}
                }
            }
        }
        let of = self.seats.len();
        let room = self
            .rooms
            .iter()
            .find(|(_, busy)| !busy.iter().any(|busy| overlaps(&busy)))
            .map(|(room, _)| *room);
        let notice = (starts_at.date() - self.planning.today).num_days();

        let mut reasons = Vec::new();
        if to_confirm.is_empty() {
            reasons.push(Reason::AllAvailable);
        } else {
            reasons.push(Reason::ToConfirm(to_confirm.clone()));
        }
        reasons.push(match room {
            Some(room) if room.region == self.planning.region => Reason::RoomFree(room.id),
            Some(room) => Reason::RoomElsewhere(room.id),
            None => Reason::NoRoom,
        });
        let short = notice < NOTICE_DAYS;
        reasons.push(if short {
            Reason::ShortNotice(notice)
        } else {
            Reason::Notice(notice)
        });
        if !tight.is_empty() {
            reasons.push(Reason::Tight(tight.clone()));
        }
        let room_rank = match reasons.get(1) {
            Some(Reason::RoomFree(_)) => 0,
            Some(Reason::RoomElsewhere(_)) => 1,
            _ => 2,
        };
        let rank = (to_confirm.len(), room_rank, short, tight.len());
        let available = of - to_confirm.len();
        let room = room.map(|room| room.id);
        Some((
            rank,
            Proposal {
                starts_at,
                ends_at,
                room,
                available,
                of,
                reasons,
            },
        ))
    }

    fn leads(&self, who: Who) -> bool {
        let leader = self.planning.session.find_leader();
        leader.is_some_and(|seat| seat.who == who)
    }
}
