//! Who is looked for, seat by seat.

use uuid::Uuid;

use super::*;
use crate::staff::Staff;

/// Beside those at the table: 10 to 12 of the CMS, 12 elsewhere; 13 a physician, 14 of the secretariat, 15 of the T1, 16 of
/// the CMS who left.
fn house() -> Vec<Staff> {
    let mut elsewhere = member(12, "cms", Function::RespondentAdults);
    elsewhere.region = Some(Region::Monthey);
    let mut gone = member(16, "cms", Function::RespondentAdults);
    gone.to = Some(date("2026-01-31"));
    let mut house = vec![
        elsewhere,
        member(10, "cms", Function::FieldWorker),
        member(11, "cms", Function::RespondentYouth),
        member(13, "smr", Function::SmrPhysician),
        member(14, "bureau", Function::Secretariat),
        member(15, "t1", Function::ThematicCoordinator),
        gone,
    ];
    house.extend(staff());
    house
}

#[test]
fn a_seat_is_offered_to_those_for_whom_it_is_meant() {
    let check = |role: Role, institution: Option<&str>, meant: &[u128], others: &[u128]| {
        let looking = Looking {
            role,
            institution: institution.map(key),
            instead_of: None,
        };
        let found = assessment().list_candidates(&looking, &house(), Region::Sierre, today());
        let ids = |numbers: &[u128]| numbers.iter().copied().map(staff_id).collect();
        let expected = Candidates {
            meant: ids(meant),
            others: ids(others),
        };
        assert_eq!(found, expected, "{role:?} {institution:?}");
    };
    // Whoever sits at the table or left is no candidate; those of the region come first.
    check(Role::Guest, None, &[10, 11, 13, 14, 15, 2, 12], &[]);
    check(Role::Respondent, None, &[10, 11, 13, 14, 15, 2, 12], &[]);
    check(
        Role::Respondent,
        Some("cms"),
        &[10, 11, 12],
        &[13, 14, 15, 2],
    );
    check(
        Role::AnnouncingWorker,
        Some("orp"),
        &[2],
        &[10, 11, 13, 14, 15, 12],
    );
    check(Role::SmrPhysician, None, &[13], &[10, 11, 14, 15, 2, 12]);
    check(
        Role::SmrPhysician,
        Some("oai"),
        &[],
        &[10, 11, 13, 14, 15, 2, 12],
    );
    check(Role::BureauMember, None, &[14, 15], &[10, 11, 13, 2, 12]);
    check(
        Role::Coordinator,
        Some("bureau"),
        &[14],
        &[10, 11, 13, 15, 2, 12],
    );
}

#[test]
fn whoever_was_called_off_can_be_invited_again() {
    let house = [member(5, "oai", Function::SmrPhysician)];
    let mut session = ready_assessment();
    let looking = |instead_of| Looking {
        role: Role::SmrPhysician,
        institution: None,
        instead_of,
    };
    let found = |session: &Session, instead_of| {
        let looking = looking(instead_of);
        let found = session.list_candidates(&looking, &house, Region::Sierre, today());
        [found.meant, found.others].concat()
    };
    let physician = &session.invitees[4];
    assert_eq!(physician.who, Who::Staff(house[0].id));
    let id = physician.id;
    assert_eq!(found(&session, None), []);
    session.call_off_invitee(id, called_off()).unwrap();
    assert_eq!(found(&session, None), [house[0].id]);
    assert_eq!(found(&session, Some(session.invitees[5].id)), []);
    let again = invitee(50, session.invitees[4].who, Role::SmrPhysician, None);
    assert_eq!(session.seat(None, again), Ok(()));
}

#[test]
fn a_substitute_is_looked_for_among_those_who_may_come_instead() {
    // The seats: 0 the person, 2 the respondent of the CMS, 4 the physician, 5 the member of the Bureau.
    let check = |seat: usize, expected: &[u128]| {
        let session = assessment();
        let seat = &session.invitees[seat];
        let looking = Looking {
            role: seat.role,
            institution: seat.institution.clone(),
            instead_of: Some(seat.id),
        };
        let house = house();
        let Candidates { meant, others } =
            session.list_candidates(&looking, &house, Region::Sierre, today());
        let mut found: Vec<_> = meant.into_iter().chain(others).collect();
        // What is offered is what is then taken.
        for member in &house {
            let new = InviteeId(Uuid::from_u128(50));
            let done = session
                .clone()
                .record_substitute(seat.id, today(), new, member);
            let is_offered = found.contains(&member.id);
            assert_eq!(
                done.is_ok() && member.is_active_on(today()),
                is_offered,
                "{}",
                member.name
            );
        }
        found.sort();
        let expected: Vec<_> = expected.iter().copied().map(staff_id).collect();
        assert_eq!(found, expected);
    };
    check(0, &[]);
    check(2, &[10, 11, 12]);
    check(4, &[13]);
    check(5, &[14, 15]);
}
