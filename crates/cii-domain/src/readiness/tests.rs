//! Each rule, met, waiting and open.
#![expect(
    clippy::semicolon_if_nothing_returned,
    reason = "changes are one expression"
)]

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::{
    Region, SessionId,
    fixtures::*,
    message::Value,
    person::Confirmation,
    procuration::{DataCategory, Revocation},
    session::{CalledOff, Channel, Place, Reply, Role, Session, Waiver, Who},
    staff::{Room, Staff},
};

struct File {
    session: Session,
    situation: Situation,
    person: Person,
    procurations: Vec<Procuration>,
    sessions: Vec<Session>,
    staff: Vec<Staff>,
    rooms: Vec<Room>,
    today: NaiveDate,
}

impl File {
    fn new() -> Self {
        let mut person = person();
        person.identity_confirmed = Some(confirmed("2026-05-19"));
        Self {
            session: ready_assessment(),
            situation: situation(),
            person,
            procurations: vec![procuration()],
            sessions: Vec::new(),
            staff: staff(),
            rooms: rooms(),
            today: today(),
        }
    }

    fn rules(&self) -> Vec<RuleState> {
        readiness(&Preparation {
            planning: Planning {
                session: &self.session,
                region: Region::Sierre,
                staff: &self.staff,
                rooms: &self.rooms,
                sessions: &self.sessions,
                person_situations: &[],
                closed: &[],
                listed_years: &[2026],
                today: self.today,
            },
            situation: &self.situation,
            person: &self.person,
            procurations: &self.procurations,
        })
    }
}

fn confirmed(on: &str) -> Confirmation {
    Confirmation {
        on: date(on),
        at: DateTime::<Utc>::default(),
        by: staff_id(9),
    }
}

/// Applies a change to a file in which everything is met and checks the rules that then are not.
fn check(change: impl Fn(&mut File), expected: &[(ReadinessRule, State, &str)]) {
    let mut file = File::new();
    change(&mut file);
    let found: Vec<(ReadinessRule, State, &str)> = file
        .rules()
        .into_iter()
        .filter(|rule| rule.state != State::Met)
        .map(|rule| (rule.rule, rule.state, rule.message.code))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_prepared_session_is_ready() {
    let rules = File::new().rules();
    assert!(is_ready(&rules), "{rules:#?}");
    assert_eq!(
        (rules.len(), count_settled(&rules), find_missing(&rules)),
        (8, 8, None)
    );
    let codes: Vec<&str> = rules.iter().map(|rule| rule.message.code).collect();
    assert_eq!(
        codes,
        [
            "roster_complete",
            "procuration_active",
            "identity_confirmed",
            "blocks_filled",
            "place_room",
            "invitations_sent",
            "quorum_met",
            "date_free",
        ]
    );
}

#[test]
fn the_roster_must_be_complete() {
    check(
        |file| {
            file.session
                .invitees
                .retain(|seat| seat.role != Role::SmrPhysician)
        },
        &[(ReadinessRule::Roster, State::Open, "roster_smr_physician")],
    );
}

#[test]
fn every_invited_institution_needs_an_active_procuration() {
    let rule = ReadinessRule::Procuration;
    let open = |code| [(rule, State::Open, code)];
    check(
        |file| file.procurations.clear(),
        &open("procuration_missing"),
    );
    check(
        |file| {
            let revocation = Revocation {
                on: today(),
                reason: String::new(),
                language: None,
            };
            file.procurations[0].revocation = Some(revocation);
        },
        &open("procuration_missing"),
    );
    check(
        |file| {
            file.procurations[0]
                .grants
                .retain(|grant| grant.institution != key("cms"))
        },
        &open("procuration_missing"),
    );
    check(
        |file| {
            file.procurations[0].grants[3]
                .categories
                .remove(&DataCategory::Medical);
        },
        &open("procuration_medical"),
    );
    check(
        |file| file.procurations[0].ends_on = date("2026-06-01"),
        &open("procuration_ends_before"),
    );
    check(
        |file| file.procurations[0].majority_on = Some(date("2026-06-02")),
        &open("procuration_ends_before"),
    );
    check(
        |file| file.procurations[0].signed_on = None,
        &[(rule, State::Waiting, "procuration_to_sign")],
    );
    // Several procurations complete one another.
    check(
        |file| {
            let mut second = procuration();
            file.procurations[0].grants.truncate(2);
            second.grants.drain(..2);
            file.procurations.push(second);
        },
        &[],
    );
    // Who declined learns nothing.
    check(
        |file| {
            file.session.invitees[2].reply = Reply::Declined { on: today() };
            file.procurations[0].grants.remove(1);
            file.situation.involved.remove(1);
        },
        &[],
    );
}

#[test]
fn identity_is_confirmed_since_the_announcement_or_lately() {
    let open = |code| [(ReadinessRule::Identity, State::Open, code)];
    check(
        |file| file.person.identity_confirmed = None,
        &open("identity_to_confirm"),
    );
    check(
        |file| file.person.identity_confirmed = Some(confirmed("2026-05-04")),
        &[],
    );
    // Before the announcement, but 30 days ago; then 31.
    check(
        |file| file.person.identity_confirmed = Some(confirmed("2026-04-20")),
        &[],
    );
    check(
        |file| file.person.identity_confirmed = Some(confirmed("2026-04-19")),
        &open("identity_old"),
    );
    // Long ago, but since the announcement.
    check(
        |file| {
            file.situation.announcement.received_on = date("2025-12-01");
            file.person.identity_confirmed = Some(confirmed("2025-12-02"));
        },
        &[],
    );
}

#[test]
fn every_institution_fills_its_block() {
    let rule = ReadinessRule::Blocks;
    check(
        |file| file.session.blocks[1].filled_on = None,
        &[(rule, State::Waiting, "blocks_missing")],
    );
    check(
        |file| file.session.blocks.clear(),
        &[(rule, State::Open, "blocks_missing")],
    );
}

#[test]
fn a_session_has_a_place() {
    let open = |code| [(ReadinessRule::Place, State::Open, code)];
    check(
        |file| file.session.place = Place::Open,
        &open("place_missing"),
    );
    check(
        |file| file.session.place = Place::Video(" ".into()),
        &open("place_link_missing"),
    );
    check(
        |file| file.session.place = Place::Video("https://example.org/1".into()),
        &[],
    );
    check(
        |file| file.session.place = Place::Room(room_id(3)),
        &open("place_too_small"),
    );
}

#[test]
fn everybody_is_invited_to_the_present_date() {
    let waiting = (ReadinessRule::Quorum, State::Waiting, "quorum_waiting");
    let open = |code| (ReadinessRule::Invitations, State::Open, code);
    check(
        |file| file.session.invitees[0].sendings.clear(),
        &[open("invitations_person")],
    );
    check(
        |file| file.session.invitees[3].sendings.clear(),
        &[open("invitations_to_send")],
    );
    check(
        |file| file.session.sequence = 1,
        &[open("invitations_to_update"), waiting],
    );
}

#[test]
fn whoever_was_called_off_leaves_a_gap_and_hears_of_it() {
    let called_off = |seat: usize, told: bool| {
        move |file: &mut File| {
            let id = file.session.invitees[seat].id;
            let called_off = CalledOff {
                on: today(),
                reason: String::new(),
                language: None,
            };
            file.session.call_off_invitee(id, called_off).unwrap();
            if told {
                file.session
                    .record_invitation(id, Channel::Mail, today())
                    .unwrap();
            }
        }
    };
    let roster = |code| (ReadinessRule::Roster, State::Open, code);
    let untold = || {
        let code = "invitations_to_call_off";
        (ReadinessRule::Invitations, State::Open, code)
    };
    for (seat, gap) in [
        (0, "roster_person"),
        (1, "roster_announcing_worker"),
        (2, "roster_respondent"),
        (4, "roster_smr_physician"),
        (5, "roster_bureau_member"),
    ] {
        check(called_off(seat, false), &[roster(gap), untold()]);
        check(called_off(seat, true), &[roster(gap)]);
    }
}

#[test]
fn the_quorum_answers() {
    let rule = ReadinessRule::Quorum;
    check(
        |file| {
            file.session.invitees[3].reply = Reply::Open;
            file.session.invitees[4].reply = Reply::Open;
        },
        &[(rule, State::Waiting, "quorum_waiting")],
    );
    // The person need not answer.
    check(|file| file.session.invitees[0].reply = Reply::Open, &[]);
    let mut file = File::new();
    file.session.invitees[3].reply = Reply::Open;
    let who = Value::Whos(vec![Who::Staff(staff_id(4))]);
    assert!(file.rules()[6].message.params.contains(&("who", who)));
}

#[test]
fn the_date_is_allowed() {
    let open = |code| [(ReadinessRule::Date, State::Open, code)];
    let at =
        |text: &'static str| move |file: &mut File| file.session.starts_at = Some(moment(text));
    check(at("2026-06-04 09:00"), &open("date_holiday"));
    check(at("2026-08-15 09:00"), &open("date_holiday"));
    check(at("2026-06-06 09:00"), &open("date_weekend"));
    check(at("2026-06-02 11:00"), &open("date_hours"));
    // Of a year that is not entered only the public holidays are known.
    let mut file = File::new();
    file.session.starts_at = Some(moment("2027-06-02 09:00"));
    let rules = file.rules();
    let date = rules.last().unwrap();
    assert_eq!(
        (&date.state, date.message.code),
        (&State::Met, "date_free_unlisted")
    );
    let collides = |place: Place, with: u128| {
        move |file: &mut File| {
            let mut other = ready_assessment();
            other.id = SessionId(Uuid::from_u128(2));
            other.place = place.clone();
            other
                .invitees
                .retain(|seat| seat.who == Who::Staff(staff_id(with)));
            file.sessions.push(other);
        }
    };
    check(collides(Place::Open, 4), &open("date_person_booked"));
    check(
        collides(Place::Room(room_id(2)), 0),
        &open("date_room_booked"),
    );
    check(collides(Place::Open, 0), &[]);
}

#[test]
fn a_session_without_a_date_has_little_met() {
    let mut file = File::new();
    file.session = assessment();
    let rules = file.rules();
    assert_eq!(count_settled(&rules), 3);
    assert_eq!(find_missing(&rules).unwrap().message.code, "blocks_missing");
}

#[test]
fn what_is_waived_is_not_met() {
    let waive = |file: &mut File| {
        file.session.waivers.push(Waiver {
            rule: ReadinessRule::Blocks,
            reason: "Bloc lu en séance".to_owned(),
            language: Some(crate::Language::Fr),
            by: staff_id(6),
            on: today(),
        });
    };
    let waived = State::Waived {
        reason: "Bloc lu en séance".to_owned(),
        language: Some(crate::Language::Fr),
        by: staff_id(6),
    };
    check(
        |file| {
            waive(file);
            file.session.blocks.clear();
        },
        &[(ReadinessRule::Blocks, waived, "blocks_missing")],
    );
    // A rule that is met stays met.
    check(waive, &[]);
}

#[test]
fn the_first_thing_missing_is_something_to_do() {
    let mut file = File::new();
    file.session.blocks[0].filled_on = None;
    file.session.place = Place::Open;
    let rules = file.rules();
    assert_eq!(find_missing(&rules).unwrap().rule, ReadinessRule::Place);
    file.session.place = Place::Room(room_id(2));
    assert_eq!(
        find_missing(&file.rules()).unwrap().rule,
        ReadinessRule::Blocks
    );
    assert!(!is_identity_fresh(
        Some(today() + TimeDelta::days(1)),
        today(),
        today()
    ));
}
