//! A session on its way, with the fixture's table.

mod candidates;
mod letters;

use uuid::Uuid;

use super::*;
use crate::{
    fixtures::*,
    situation::{Service, ServiceKind, SituationState},
    staff::Function,
};

fn held(decision: Decision, minutes: &str) -> Held {
    Held {
        decision,
        minutes: Some(minutes.to_owned()),
        language: Language::Fr,
        case_manager: None,
    }
}

fn called_off() -> CalledOff {
    CalledOff {
        on: today(),
        reason: "Grippe".to_owned(),
        language: Some(Language::Fr),
    }
}

const DAY: &str = "2026-06-02";

#[test]
fn a_session_is_prepared_and_then_takes_place() {
    use SessionState as S;
    for (state, upcoming, to_come) in [
        (S::Planned, true, true),
        (S::Invited, true, true),
        (S::Confirmed, true, true),
        (S::Ready, true, true),
        // It is still prepared, but no day is set on which it would take place.
        (S::Postponed, true, false),
        (S::Held, false, false),
        (S::Cancelled, false, false),
        (S::MinutesInReview, false, false),
        (S::Approved, false, false),
    ] {
        assert_eq!(
            (state.is_upcoming(), state.is_to_come()),
            (upcoming, to_come),
            "{state:?}"
        );
    }
}

#[test]
fn a_table_is_planned_with_its_leader_and_a_block_for_each_institution() {
    let session = assessment();
    assert_eq!(session.leader, Some(staff_id(6)));
    assert_eq!(session.language, Some(Language::Fr));
    let blocks: Vec<&str> = session
        .blocks
        .iter()
        .map(|block| block.institution.as_str())
        .collect();
    assert_eq!(blocks, ["orp", "cms", "oai"]);
    let mut old = session;
    old.language = None;
    assert_eq!(old.spoken_in(Region::HautValais), Language::De);
}

#[test]
fn who_leads_sits_at_the_table_and_has_not_declined() {
    let check = |change: &dyn Fn(&mut Session), expected: Option<u128>| {
        let mut session = assessment();
        change(&mut session);
        assert_eq!(session.leader, expected.map(staff_id));
    };
    let lead = |session: &Session| session.invitees[5].id;
    let somebody = |number: u128, role| invitee(number, Who::Staff(staff_id(number)), role, None);
    let decline = |session: &mut Session| {
        session
            .record_reply(lead(session), Reply::Declined { on: today() })
            .unwrap();
    };
    check(&|_| {}, Some(6));
    // Somebody else at the table changes nothing.
    check(
        &|session| {
            let other = somebody(7, Role::Coordinator);
            session.seat(None, other).unwrap();
        },
        Some(6),
    );
    check(&decline, None);
    check(
        &|session| session.remove_invitee(lead(session)).unwrap(),
        None,
    );
    // Who comes all the same leads again.
    check(
        &|session| {
            decline(session);
            session
                .record_reply(lead(session), Reply::Accepted { on: today() })
                .unwrap();
        },
        Some(6),
    );
    // The substitute comes before others who could lead.
    let substitute = |session: &mut Session| {
        session.seat(None, somebody(7, Role::Coordinator)).unwrap();
        session
            .record_substitute(
                lead(session),
                today(),
                InviteeId(Uuid::from_u128(8)),
                &member(8, "bureau", Function::Secretariat),
            )
            .unwrap();
    };
    check(&substitute, Some(8));
    check(
        &|session| {
            substitute(session);
            session
                .record_reply(session.invitees[7].id, Reply::Declined { on: today() })
                .unwrap();
        },
        Some(7),
    );
    // Another in the same seat.
    check(
        &|session| {
            session
                .seat(Some(lead(session)), somebody(9, Role::BureauMember))
                .unwrap();
        },
        Some(9),
    );
    check(
        &|session| {
            let seat = lead(session);
            session.invitees.insert(0, somebody(7, Role::Coordinator));
            session
                .seat(Some(seat), somebody(9, Role::BureauMember))
                .unwrap();
        },
        Some(9),
    );
    check(
        &|session| {
            session
                .seat(Some(lead(session)), somebody(6, Role::Guest))
                .unwrap();
        },
        None,
    );
    // Put off, everybody is asked anew, and the former leader leads again.
    check(
        &|session| {
            decline(session);
            session.call_off(CallOff::Postpone, called_off()).unwrap();
        },
        Some(6),
    );
}

#[test]
fn a_substitute_is_of_the_same_institution_or_function() {
    // The seats: 0 the person, 2 the respondent of the CMS, 4 the physician, 5 the member of the Bureau.
    let check = |seat: usize, institution: &str, function: Function, expected| {
        let mut session = assessment();
        let id = session.invitees[seat].id;
        let new = InviteeId(Uuid::from_u128(50));
        let done = session.record_substitute(id, today(), new, &member(50, institution, function));
        assert_eq!(done, expected, "{seat} {institution}");
        if done.is_ok() {
            assert_eq!(session.invitees[6].role, session.invitees[seat].role);
        } else {
            assert_eq!(session, assessment());
        }
    };
    let other = Err(SessionError::OtherInstitution);
    check(2, "cms", Function::FieldWorker, Ok(()));
    check(2, "suva", Function::RespondentAdults, other);
    check(4, "oai", Function::SmrPhysician, Ok(()));
    check(4, "oai", Function::RespondentAdults, other);
    check(5, "t1", Function::ThematicCoordinator, Ok(()));
    check(5, "cms", Function::RespondentAdults, other);
    let person = Err(SessionError::PersonReplaced);
    check(0, "cms", Function::RespondentAdults, person);
}

#[test]
fn nobody_sits_at_a_table_twice() {
    let mut session = assessment();
    let again = |number: u128| invitee(50, Who::Staff(staff_id(number)), Role::Guest, None);
    let twice = Err(SessionError::AlreadyInvited);
    let (first, leader) = (session.invitees[1].id, session.invitees[5].id);
    assert_eq!(session.seat(None, again(1)), twice);
    assert_eq!(session.seat(Some(leader), again(1)), twice);
    let announcer = member(1, "orp", Function::FieldWorker);
    let new = InviteeId(Uuid::from_u128(50));
    assert_eq!(
        session.record_substitute(leader, today(), new, &announcer),
        twice
    );
    assert_eq!(session, assessment());
    // In the own seat, in another capacity.
    assert_eq!(session.seat(Some(first), again(1)), Ok(()));
    assert_eq!(session.invitees[1].role, Role::Guest);
}

#[test]
fn whoever_was_called_off_is_invited_again_in_the_seat_they_had() {
    type S = InviteeState;
    for (told, state, letters) in [(false, S::Accepted, 1), (true, S::ToSend, 0)] {
        let mut session = ready_assessment();
        let before = session.invitees[4].clone();
        session.call_off_invitee(before.id, called_off()).unwrap();
        if told {
            session
                .record_invitation(before.id, Channel::Mail, today())
                .unwrap();
        }
        let new = invitee(50, before.who, Role::Guest, None);
        // Not instead of somebody else: the seat of those who were called off is there.
        let other = session.invitees[5].id;
        let twice = Err(SessionError::AlreadyInvited);
        assert_eq!(session.seat(Some(other), new.clone()), twice);
        assert_eq!(session.seat(None, new), Ok(()));
        let seat = &session.invitees[4];
        assert_eq!((seat.id, seat.role), (before.id, Role::Guest));
        assert_eq!(session.invitee_state(seat), state, "told: {told}");
        assert_eq!(seat.sendings.len(), letters);
        assert_eq!((seat.called_off, &*seat.called_off_because), (None, ""));
        assert_eq!(session.invitees.len(), ready_assessment().invitees.len());
    }
}

#[test]
fn a_session_is_held_on_its_day_and_not_after_its_end() {
    let check = |change: &dyn Fn(&mut Session), today: &str, expected: Option<SessionError>| {
        let mut session = ready_assessment();
        change(&mut session);
        let done = session.hold(&mut situation(), held(Decision::Pending, ""), date(today));
        assert_eq!(done.err(), expected);
    };
    let in_state = |state| move |session: &mut Session| session.state = state;
    check(&|_| {}, DAY, None);
    check(&|_| {}, "2026-06-01", Some(SessionError::InFuture));
    check(
        &|session| session.starts_at = None,
        DAY,
        Some(SessionError::WithoutDate),
    );
    check(
        &in_state(SessionState::Cancelled),
        DAY,
        Some(SessionError::Over),
    );
    check(&|session| session.kind = SessionKind::RoundTable, DAY, None);
    check(
        &in_state(SessionState::Approved),
        DAY,
        Some(SessionError::MinutesApproved),
    );
}

#[test]
fn a_session_decides_what_its_kind_can() {
    use Decision as D;
    let check = |kind: SessionKind, refused: &[D]| {
        for decision in D::ALL {
            let mut session = ready_assessment();
            session.kind = kind;
            let done = session.hold(&mut situation(), held(*decision, ""), date(DAY));
            let expected = refused
                .contains(decision)
                .then_some(SessionError::NoSuchDecision);
            assert_eq!(done.err(), expected, "{kind:?} {decision:?}");
        }
    };
    check(SessionKind::RoundTable, &[D::ObjectiveContract]);
    check(SessionKind::Assessment, &[D::Assessment]);
}

#[test]
fn the_decision_follows_the_situation_however_often_it_is_recorded() {
    use SituationState as S;
    let check = |decisions: &[Decision], state: S, services: &[ServiceKind]| {
        let (mut session, mut situation) = (ready_assessment(), situation());
        for decision in decisions {
            session
                .hold(&mut situation, held(*decision, ""), date(DAY))
                .unwrap();
        }
        let found: Vec<ServiceKind> = situation.services.iter().map(|s| s.kind).collect();
        assert_eq!((situation.state, found.as_slice()), (state, services));
    };
    let assessment = ServiceKind::Assessment;
    let coaching = ServiceKind::Coaching;
    check(&[Decision::Pending], S::InService, &[assessment]);
    check(&[Decision::Network], S::Network, &[assessment]);
    check(&[Decision::OutsideCii], S::FollowedUp, &[assessment]);
    check(&[Decision::Coaching], S::InService, &[assessment, coaching]);
    check(
        &[Decision::Coaching, Decision::Coaching],
        S::InService,
        &[assessment, coaching],
    );
    check(
        &[Decision::Coaching, Decision::Network],
        S::Network,
        &[assessment],
    );
    check(
        &[Decision::Network, Decision::Coaching],
        S::InService,
        &[assessment, coaching],
    );

    // A closed file stays closed when a decision is corrected, and a coaching that ended was given.
    let (mut session, mut situation) = (ready_assessment(), situation());
    session
        .hold(&mut situation, held(Decision::Coaching, ""), date(DAY))
        .unwrap();
    situation.state = S::Closed;
    let ended = situation.services.last_mut();
    ended.unwrap().ended_on = Some(date("2026-09-01"));
    session
        .hold(
            &mut situation,
            held(Decision::Pending, ""),
            date("2026-10-01"),
        )
        .unwrap();
    assert_eq!(situation.state, S::Closed);
    assert!(
        situation
            .services
            .iter()
            .any(|service: &Service| service.kind == coaching)
    );
}

#[test]
fn minutes_are_written_reviewed_and_approved_once() {
    let (mut session, mut situation) = (ready_assessment(), situation());
    let approval = Approval {
        on: date(DAY),
        by: staff_id(6),
    };
    let write = |session: &mut Session, text: &str, language| {
        let done = session.write_minutes(text.to_owned(), language);
        done.map(|()| session.state)
    };
    assert_eq!(
        write(&mut session, "Trop tôt", Language::Fr),
        Err(SessionError::NotHeld)
    );
    assert_eq!(
        session.approve_minutes(approval),
        Err(SessionError::NotHeld)
    );
    session
        .hold(&mut situation, held(Decision::Pending, ""), date(DAY))
        .unwrap();
    assert_eq!(session.state, SessionState::Held);
    assert_eq!(
        session.approve_minutes(approval),
        Err(SessionError::MinutesMissing)
    );
    assert_eq!(
        write(&mut session, "Tous sont d’accord.", Language::Fr),
        Ok(SessionState::MinutesInReview)
    );
    // Saved again without a change by somebody of the other language: the text stays French.
    write(&mut session, "Tous sont d’accord.", Language::De).unwrap();
    let language = |session: &Session| session.outcome.as_ref().unwrap().language;
    assert_eq!(language(&session), Some(Language::Fr));
    write(&mut session, "Alle sind einverstanden.", Language::De).unwrap();
    assert_eq!(language(&session), Some(Language::De));
    assert_eq!(
        write(&mut session, "", Language::De),
        Ok(SessionState::Held)
    );
    assert_eq!(language(&session), None);
    write(&mut session, "Alle sind einverstanden.", Language::De).unwrap();
    // A decision is corrected and the minutes stay.
    let corrected = Held {
        minutes: None,
        ..held(Decision::Network, "")
    };
    session.hold(&mut situation, corrected, date(DAY)).unwrap();
    assert_eq!(session.state, SessionState::MinutesInReview);
    let outcome = session.outcome.as_ref().unwrap();
    assert_eq!(
        (outcome.decision, outcome.minutes.as_str()),
        (Decision::Network, "Alle sind einverstanden.")
    );
    session.approve_minutes(approval).unwrap();
    assert_eq!(session.state, SessionState::Approved);
    assert_eq!(
        write(&mut session, "Doch nicht.", Language::De),
        Err(SessionError::MinutesApproved)
    );
    assert_eq!(
        session.approve_minutes(approval),
        Err(SessionError::MinutesApproved)
    );
}

#[test]
fn a_block_is_filled_once_it_says_where_and_what_next() {
    let check = |status: &str, next_step: &str, filled: bool, language: Option<Language>| {
        let mut session = assessment();
        let mut block = Block::empty(key("cms"));
        block.status = status.to_owned();
        block.next_step = next_step.to_owned();
        session.fill_block(block, Language::De, today());
        assert_eq!(session.blocks.len(), 3);
        let found = &session.blocks[1];
        assert_eq!(
            (found.filled_on.is_some(), found.language),
            (filled, language)
        );
    };
    check("", "", false, None);
    check("Budget", "", false, Some(Language::De));
    check("Budget", "Gespräch", true, Some(Language::De));

    let mut session = assessment();
    let mut block = Block::empty(key("osp"));
    block.status = "Bilan".to_owned();
    block.next_step = "Stage".to_owned();
    session.fill_block(block.clone(), Language::Fr, today());
    assert_eq!(session.blocks.len(), 4);
    // Left as it was by somebody of the other language, on another day.
    session.fill_block(block, Language::De, date("2026-05-25"));
    let found = &session.blocks[3];
    assert_eq!(
        (found.filled_on, found.language),
        (Some(today()), Some(Language::Fr))
    );
}
