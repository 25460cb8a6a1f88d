//! Who sits where, who is free when, and that no proposal ever collides.
#![expect(
    clippy::semicolon_if_nothing_returned,
    reason = "changes are one expression"
)]

mod roster;

use chrono::Datelike;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    InstitutionKey, SessionId,
    calendar::{AdministrationDayName, Half},
    fixtures::*,
    session::{Reply, Role, SessionState},
    situation::{Involvement, Register},
    staff::{Absence, Function},
};

#[test]
fn durations_are_bounded() {
    let check = |kind, minutes, expected| assert_eq!(check_duration(kind, minutes), expected);
    check(SessionKind::RoundTable, 90, Ok(()));
    check(
        SessionKind::RoundTable,
        91,
        Err(DurationError::TooLong { limit: 90 }),
    );
    check(SessionKind::RoundTable, 10, Err(DurationError::TooShort));
    check(SessionKind::Assessment, 120, Ok(()));
    check(
        SessionKind::Assessment,
        241,
        Err(DurationError::TooLong { limit: 240 }),
    );
}

type StaffNumber = u128;

fn number(who: Who) -> Option<StaffNumber> {
    match who {
        Who::Person => None,
        Who::Staff(id) => Some(id.0.as_u128()),
    }
}

struct World {
    session: Session,
    staff: Vec<Staff>,
    rooms: Vec<Room>,
    sessions: Vec<Session>,
    closed: Vec<AdministrationDay>,
    situations: Vec<SituationId>,
}

impl World {
    fn new() -> Self {
        Self {
            session: assessment(),
            staff: staff(),
            rooms: rooms(),
            sessions: Vec::new(),
            closed: Vec::new(),
            situations: vec![situation().id],
        }
    }

    fn planning(&self) -> Planning<'_> {
        Planning {
            session: &self.session,
            region: Region::Sierre,
            staff: &self.staff,
            rooms: &self.rooms,
            sessions: &self.sessions,
            person_situations: &self.situations,
            closed: &self.closed,
            listed_years: &[2026],
            today: today(),
        }
    }

    /// Another session with one member of staff, in a room of another place.
    fn book(&mut self, number: u128, starts_at: &str, minutes: u16, place: Place) {
        let mut other = assessment();
        other.id = SessionId(Uuid::from_u128(1000 + self.sessions.len() as u128));
        other.situation = SituationId(Uuid::from_u128(77));
        other.starts_at = Some(moment(starts_at));
        other.minutes = minutes;
        other.place = place;
        let who = Who::Staff(staff_id(number));
        other.invitees = vec![invitee(1, who, Role::Respondent, Some("cms"))];
        self.sessions.push(other);
    }
}

#[test]
fn who_sits_at_another_table_is_found() {
    let check = |starts_at: Option<&str>, number: u128, expected: bool| {
        let mut world = World::new();
        world.session.starts_at = starts_at.map(moment);
        world.book(7, "2026-06-02 10:00", 60, Place::Open);
        let found = world.planning().find_booking(Who::Staff(staff_id(number)));
        assert_eq!(found.is_some(), expected, "{starts_at:?} {number}");
    };
    check(Some("2026-06-02 09:00"), 7, true);
    check(Some("2026-06-02 09:00"), 8, false);
    // One after the other is no overlap, and without a date there is none.
    check(Some("2026-06-02 11:00"), 7, false);
    check(Some("2026-06-02 08:00"), 7, false);
    check(None, 7, false);
}

#[test]
fn a_session_stays_within_the_day_of_the_office() {
    let check = |starts_at: &str, minutes: u16, expected: &[Conflict]| {
        let world = World::new();
        let found = world
            .planning()
            .list_conflicts(moment(starts_at), minutes, &Place::Open);
        assert_eq!(found, expected, "{starts_at}");
    };
    let outside = [Conflict::OutsideOfficeDay];
    assert!(outside[0].is_hard());
    check("2026-06-02 06:59", 60, &outside);
    check("2026-06-02 07:00", 60, &[Conflict::OutsideWorkingHours]);
    check("2026-06-02 17:00", 120, &[Conflict::OutsideWorkingHours]);
    check("2026-06-02 17:01", 120, &outside);
    // Into a closed day, too: it ends on another one.
    check("2026-06-05 23:30", 60, &outside);
    check("2026-06-02 09:00", 60, &[]);
}

#[test]
fn the_room_that_was_booked_stays_while_it_is_free() {
    let check = |change: &dyn Fn(&mut World), expected: u128| {
        let mut world = World::new();
        change(&mut world);
        let found = world.planning().propose_slots(date("2026-06-02"), 0, 1);
        assert_eq!(found[0].room, Some(room_id(expected)));
    };
    check(&|_| {}, 2);
    // In another region, and larger than needed: it was chosen all the same.
    check(&|world| world.session.place = Place::Room(room_id(1)), 1);
    check(
        &|world| {
            world.session.place = Place::Room(room_id(1));
            for hour in ["08:00", "13:00"] {
                let at = format!("2026-06-02 {hour}");
                world.book(50, &at, 240, Place::Room(room_id(1)));
            }
        },
        2,
    );
}

#[test]
fn dates_are_refused_for_a_reason() {
    let mut world = World::new();
    world.book(3, "2026-06-02 09:00", 90, Place::Open);
    world.book(50, "2026-06-05 13:30", 90, Place::Room(room_id(2)));
    world.book(4, "2026-06-09 09:00", 90, Place::Open);
    world.sessions[2].state = SessionState::Cancelled;
    world.staff[3].absences.push(Absence {
        from: moment("2026-06-08 08:00"),
        to: moment("2026-06-08 17:30"),
    });
    world.closed.push(AdministrationDay {
        date: date("2026-06-12"),
        half: Half::Afternoon,
        name: AdministrationDayName::LabourDay,
    });
    let check = |starts_at: &str, place: Place, expected: &[&str]| {
        let found = world
            .planning()
            .list_conflicts(moment(starts_at), 120, &place);
        let codes: Vec<&str> = found.iter().map(Conflict::code).collect();
        assert_eq!(codes, expected, "{starts_at}");
    };
    let room = || Place::Room(room_id(2));
    check("2026-06-02 13:00", room(), &[]);
    check("2026-06-02 09:00", room(), &["person_booked"]);
    check("2026-06-02 10:30", room(), &["outside_working_hours"]);
    check("2026-06-02 10:00", room(), &["person_booked"]);
    check("2026-06-05 14:00", room(), &["room_booked"]);
    check("2026-06-05 14:00", Place::Open, &[]);
    check("2026-06-05 15:00", room(), &[]); // back to back is not twice
    check("2026-06-09 09:00", room(), &[]); // the other one was cancelled
    check("2026-06-08 09:00", room(), &["absent"]);
    check(
        "2026-06-09 09:00",
        Place::Room(room_id(3)),
        &["room_too_small"],
    );
    check("2026-06-04 09:00", room(), &["closed_holiday"]);
    check("2026-08-15 09:00", room(), &["closed_holiday"]);
    check("2026-06-06 09:00", room(), &["closed_weekend"]);
    check("2026-06-12 14:00", room(), &["closed_half"]);
    check("2026-06-12 09:00", room(), &[]);
    check("2026-06-02 11:00", room(), &["outside_working_hours"]);
    check("2026-06-03 16:00", room(), &["outside_working_hours"]);
    check("2026-06-03 07:30", room(), &["outside_working_hours"]);
}

#[test]
fn a_person_cannot_sit_at_two_tables() {
    let mut world = World::new();
    let mut other = assessment();
    other.id = SessionId(Uuid::from_u128(2));
    other.situation = SituationId(Uuid::from_u128(2));
    other.invitees.truncate(1);
    other.starts_at = Some(moment("2026-06-02 09:00"));
    world.sessions.push(other);
    let conflicts = |world: &World| {
        world
            .planning()
            .list_conflicts(moment("2026-06-02 10:00"), 90, &Place::Open)
            .len()
    };
    assert_eq!(conflicts(&world), 0);
    world.situations.push(SituationId(Uuid::from_u128(2)));
    assert_eq!(conflicts(&world), 1);
    // A session does not stand in its own way when it is moved.
    world.sessions[0].id = world.session.id;
    assert_eq!(conflicts(&world), 0);
}

#[test]
fn the_week_shows_who_is_taken() {
    let mut world = World::new();
    world.book(6, "2026-06-02 13:00", 60, Place::Open);
    let busy = world.planning().list_busy(
        Resource::Who(Who::Staff(staff_id(6))),
        date("2026-06-01"),
        date("2026-06-05"),
    );
    let found: Vec<(String, String, BusyKind)> = busy
        .iter()
        .map(|busy| (busy.from.to_string(), busy.to.time().to_string(), busy.kind))
        .collect();
    let line = |from: &str, to: &str, kind| (from.to_owned(), to.to_owned(), kind);
    assert_eq!(
        found,
        [
            line("2026-06-01 08:00:00", "17:30:00", BusyKind::NotWorking),
            line("2026-06-02 13:00:00", "14:00:00", BusyKind::Session),
            line("2026-06-03 08:00:00", "17:30:00", BusyKind::NotWorking),
            line("2026-06-04 08:00:00", "17:30:00", BusyKind::NotWorking),
            line("2026-06-05 08:00:00", "12:00:00", BusyKind::NotWorking),
        ]
    );
}

#[test]
fn proposals_are_ranked_with_their_reasons() {
    let mut world = World::new();
    world.staff[4].working_week.afternoons[4] = false; // the physician, on Friday afternoons
    let proposals = world.planning().propose_slots(date("2026-05-21"), 20, 4);
    let found: Vec<(String, usize, Vec<&str>)> = proposals
        .iter()
        .map(|proposal| {
            let reasons = proposal.reasons.iter().map(Reason::code).collect();
            (proposal.starts_at.to_string(), proposal.available, reasons)
        })
        .collect();
    let line = |at: &str, available: usize, reasons: &[&'static str]| {
        (at.to_owned(), available, reasons.to_vec())
    };
    assert_eq!(
        found,
        [
            line(
                "2026-06-02 09:00:00",
                6,
                &["all_available", "room_free", "notice"]
            ),
            line(
                "2026-06-09 09:00:00",
                6,
                &["all_available", "room_free", "notice"]
            ),
            line(
                "2026-05-26 09:00:00",
                6,
                &["all_available", "room_free", "short_notice"]
            ),
            line(
                "2026-06-05 13:30:00",
                5,
                &["to_confirm", "room_free", "notice"]
            ),
        ]
    );
    assert_eq!(proposals[0].room, Some(room_id(2)));
    assert_eq!(proposals[0].of, 6);
    assert_eq!(proposals[0].ends_at, moment("2026-06-02 11:00"));
    assert_eq!(proposals[0].reasons[2], Reason::Notice(13));
    assert_eq!(
        proposals,
        world.planning().propose_slots(date("2026-05-21"), 20, 4)
    );

    // The room taken all Tuesday: another region's room; no room at all: by video.
    world.book(50, "2026-06-02 08:00", 540, Place::Room(room_id(2)));
    let first = &world.planning().propose_slots(date("2026-06-02"), 0, 1)[0];
    assert_eq!(first.reasons[1], Reason::RoomElsewhere(room_id(1)));
    world.rooms.truncate(0);
    let first = &world.planning().propose_slots(date("2026-06-02"), 0, 1)[0];
    assert_eq!((first.room, &first.reasons[1]), (None, &Reason::NoRoom));

    // A table just before leaves no time to travel: the slot gives way within the day.
    let mut world = World::new();
    world.book(3, "2026-06-02 08:00", 60, Place::Open);
    let first = &world.planning().propose_slots(date("2026-06-02"), 0, 1)[0];
    assert_eq!(first.starts_at, moment("2026-06-02 13:30"));
}

#[test]
fn nothing_is_proposed_for_the_past_or_for_too_long_a_session() {
    let mut world = World::new();
    assert_eq!(
        world.planning().propose_slots(date("2026-04-01"), 40, 5),
        []
    );
    world.session.minutes = 300;
    assert_eq!(
        world.planning().propose_slots(date("2026-05-21"), 40, 5),
        []
    );
    world.session.minutes = 0;
    assert_eq!(
        world.planning().propose_slots(date("2026-05-21"), 40, 5),
        []
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_proposal_ever_collides(
        minutes in prop::sample::select(vec![30_u16, 60, 90, 120, 180]),
        bookings in prop::collection::vec(
            (1_u128..9, 0_i64..30, 8_u32..17, 30_u16..240, 0_u128..4), 0..40),
        absences in prop::collection::vec((0_usize..6, 0_i64..30, 1_i64..60), 0..6),
        closed in prop::collection::vec((0_i64..30, 0_u8..3), 0..4),
    ) {
        let mut world = World::new();
        world.session.minutes = minutes;
        let day = |offset: i64| today() + TimeDelta::days(offset);
        for (who, offset, hour, minutes, room) in bookings {
            let place = if room == 0 { Place::Open } else { Place::Room(room_id(room)) };
            let starts_at = format!("{} {hour:02}:30", day(offset));
            world.book(who, &starts_at, minutes, place);
        }
        for (index, offset, hours) in absences {
            let from = day(offset).and_hms_opt(9, 0, 0).unwrap();
            world.staff[index].absences.push(Absence { from, to: from + TimeDelta::hours(hours) });
        }
        for (offset, half) in closed {
            world.closed.push(AdministrationDay {
                date: day(offset),
                half: [Half::Whole, Half::Morning, Half::Afternoon][usize::from(half)],
                name: AdministrationDayName::WhitMonday,
            });
        }
        let planning = world.planning();
        let proposals = planning.propose_slots(today(), 30, 50);
        for (index, proposal) in proposals.iter().enumerate() {
            let place = proposal.room.map_or(Place::Open, Place::Room);
            prop_assert_eq!(planning.list_conflicts(proposal.starts_at, minutes, &place), []);
            prop_assert!(proposal.starts_at.date() > today());
            prop_assert!(proposal.starts_at.weekday().num_days_from_monday() < 5);
            let same_day = proposals[..index]
                .iter()
                .any(|other| other.starts_at.date() == proposal.starts_at.date());
            prop_assert!(!same_day);
        }
    }
}
