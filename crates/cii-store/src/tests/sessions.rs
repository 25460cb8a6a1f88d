use cii_domain::{
    InviteeId, RoomId, StaffId,
    session::{Invitee, Place, Reply, Role, SessionState, Who},
};
use uuid::Uuid;

use super::fixture::*;

fn invitee(n: u128, staff: StaffId) -> Invitee {
    let id = InviteeId(Uuid::from_u128(n));
    Invitee::new(id, Who::Staff(staff), Role::Respondent, None)
}

#[test]
fn a_session_takes_the_time_of_those_expected_and_of_the_room() {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    let case = situation(1, &person);
    let room = RoomId(Uuid::from_u128(0xF00));
    let mut one = session(1, &case, "2025-12-01T09:00:00");
    one.invitees = vec![invitee(1, CLARA), invitee(2, BRUNO)];
    one.invitees[1].reply = Reply::Declined { on: today() };
    one.place = Place::Room(room);
    let mut off = session(2, &case, "2025-12-01T09:00:00");
    off.state = SessionState::Cancelled;
    off.invitees = vec![invitee(3, BRUNO)];
    office.act("plan", |w| {
        w.put(&person)?;
        w.put(&case)?;
        w.put(&one)?;
        w.put(&off)
    });
    let busy = |staff: &[StaffId], rooms: &[RoomId], from: &str, to: &str| {
        office
            .read(|r| r.list_busy(staff, rooms, from.parse().unwrap(), to.parse().unwrap()))
            .len()
    };
    let (nine, half_past_ten, eleven) = (
        "2025-12-01T09:00:00",
        "2025-12-01T10:30:00",
        "2025-12-01T11:00:00",
    );
    assert_eq!(busy(&[CLARA], &[], nine, half_past_ten), 1);
    assert_eq!(
        busy(&[BRUNO], &[], nine, half_past_ten),
        0,
        "declined, or called off"
    );
    assert_eq!(busy(&[], &[room], nine, half_past_ten), 1);
    assert_eq!(
        busy(&[CLARA], &[room], half_past_ten, eleven),
        0,
        "it ends when the next begins"
    );
    assert_eq!(busy(&[CLARA], &[], "2025-12-01T10:29:00", eleven), 1);
    let day = office.read(|r| {
        r.list_sessions_between(
            "2025-12-01T00:00:00".parse().unwrap(),
            "2025-12-02T00:00:00".parse().unwrap(),
        )
    });
    assert_eq!(day.len(), 2);
    assert_eq!(
        (day[0].room, day[0].staff.as_slice()),
        (Some(room), [CLARA].as_slice())
    );
    for (states, expected) in [
        (vec![SessionState::Planned], 1),
        (vec![SessionState::Planned, SessionState::Cancelled], 2),
        (vec![SessionState::Held], 0),
        (vec![], 0),
    ] {
        let listed = office.read(|r| r.list_sessions_in(&states));
        let count = office.read(|r| r.count_sessions_in(&states));
        assert_eq!((listed.len(), count), (expected, expected), "{states:?}");
    }
}

#[test]
fn candidates_for_the_same_person_are_found_by_what_they_share() {
    let mut office = office();
    let avs = |body: u32| cii_domain::avs::Avs::from_body(body).unwrap();
    let mut one = person(1, "Müller", "Anna");
    one.avs = Some(avs(123_456_789));
    one.birth_date = Some(day("1980-03-05"));
    office.act("register", |w| {
        w.put(&one)?;
        w.put(&person(2, "Muller", "Anna"))?;
        w.put(&cii_domain::person::Person {
            birth_date: None,
            ..person(3, "Rey", "Paul")
        })
    });
    let alike = |name: &str, first: &str, birth: Option<&str>, number: Option<u32>| {
        let number = number.map(avs);
        office
            .read(|r| r.list_persons_alike(name, first, birth.map(day), number.as_ref()))
            .len()
    };
    assert_eq!(alike("x", "y", None, Some(123_456_789)), 1);
    assert_eq!(alike("x", "y", Some("1980-05-03"), None), 2);
    assert_eq!(alike("mueller", "ANNA", None, None), 2);
    assert_eq!(alike("rey", "paul", Some("1999-01-01"), None), 1);
    assert_eq!(alike("x", "y", None, None), 0);
}
