//! The letters to the table: who gets one, what it stands on, and what takes it back.

use uuid::Uuid;

use super::*;

#[test]
fn whoever_was_told_is_told_again() {
    use InviteeState as S;
    let check = |change: &dyn Fn(&mut Session), expected: (S, u32)| {
        let mut session = ready_assessment();
        change(&mut session);
        let found = session.invitee_state(&session.invitees[0]);
        assert_eq!((found, session.sequence), expected);
    };
    let at = moment("2026-06-02 09:00");
    let there = || Place::Room(room_id(2));
    check(&|_| {}, (S::Accepted, 0));
    check(
        &|session| session.move_to(at, 120, there()).unwrap(),
        (S::Accepted, 0),
    );
    // Another room: the answer stands, the letter does not.
    check(
        &|session| session.move_to(at, 120, Place::Room(room_id(1))).unwrap(),
        (S::ToUpdate, 1),
    );
    check(
        &|session| {
            session.move_to(at, 120, Place::Room(room_id(1))).unwrap();
            let id = session.invitees[0].id;
            session
                .record_invitation(id, Channel::Mail, today())
                .unwrap();
        },
        (S::Accepted, 1),
    );
    // Another day: nobody has answered to it yet.
    check(
        &|session| {
            let other = moment("2026-06-03 09:00");
            session.move_to(other, 120, there()).unwrap();
            assert_eq!(session.invitees[0].reply, Reply::Open);
        },
        (S::ToUpdate, 1),
    );
    check(
        &|session| {
            session.call_off(CallOff::Postpone, called_off()).unwrap();
            assert_eq!(
                (session.state, session.starts_at),
                (SessionState::Postponed, None)
            );
            // The letter that says so speaks of the date told before.
            assert_eq!(session.told_date(&session.invitees[0]), Some(at));
        },
        (S::ToUpdate, 1),
    );
}

#[test]
fn a_letter_goes_out_only_where_it_tells_something() {
    let check = |change: &dyn Fn(&mut Session), expected: Option<SessionError>| {
        let mut session = ready_assessment();
        change(&mut session);
        let before = session.invitees[4].sendings.len();
        let done = session.record_invitation(session.invitees[4].id, Channel::Mail, today());
        assert_eq!(done.err(), expected);
        let after = session.invitees[4].sendings.len();
        assert_eq!(after - before, usize::from(expected.is_none()));
    };
    let nothing = Some(SessionError::NothingToTell);
    let untold = |session: &mut Session| session.invitees[4].sendings.clear();
    let moved = |session: &mut Session| {
        let other = moment("2026-06-03 09:00");
        session.move_to(other, 120, Place::Open).unwrap();
    };
    // Sent already, whatever the answer.
    check(&|_| {}, nothing);
    check(&|session| session.invitees[4].reply = Reply::Open, nothing);
    // Never sent, though the answer is known.
    check(&untold, None);
    check(&moved, None);
    // Who does not come is not told of another room.
    check(
        &|session| {
            moved(session);
            session.invitees[4].reply = Reply::Declined { on: today() };
        },
        nothing,
    );
    for how in [CallOff::Postpone, CallOff::Cancel] {
        let call_off = |session: &mut Session| session.call_off(how, called_off()).unwrap();
        check(&call_off, None);
        // Who never heard of it need not hear that it falls away.
        check(
            &|session| {
                untold(session);
                call_off(session);
            },
            nothing,
        );
    }
    check(
        &|session| {
            untold(session);
            session.starts_at = None;
        },
        Some(SessionError::WithoutDate),
    );
    check(
        &|session| {
            untold(session);
            session.state = SessionState::Held;
        },
        Some(SessionError::Over),
    );
}

#[test]
fn before_it_is_called_off_one_knows_how_many_must_hear_of_it() {
    // How many of the table are left out: when it is put off, when it is given up.
    let check = |change: &dyn Fn(&mut Session), left_out: [usize; 2]| {
        let mut session = ready_assessment();
        change(&mut session);
        let ways = [CallOff::Postpone, CallOff::Cancel];
        for (how, left_out) in ways.into_iter().zip(left_out) {
            let expected = session.invitees.len() - left_out;
            assert_eq!(session.foresee_to_tell(how, today()), expected, "{how:?}");
        }
    };
    check(&|_| {}, [0, 0]);
    // Asked again for the next date, but told nothing of one that does not come.
    check(
        &|session| session.invitees[4].reply = Reply::Declined { on: today() },
        [0, 1],
    );
    check(&|session| session.invitees[4].sendings.clear(), [1, 1]);
    check(
        &|session| session.invitees[4].called_off = Some(today()),
        [1, 1],
    );
    check(&|session| session.state = SessionState::Held, [6, 6]);
}

#[test]
fn whoever_holds_a_letter_is_not_forgotten() {
    let check = |change: &dyn Fn(&mut Session), expected: Result<(), SessionError>| {
        let mut session = ready_assessment();
        change(&mut session);
        let seat = session.invitees[4].id;
        let other = invitee(60, Who::Staff(staff_id(60)), Role::Guest, None);
        assert_eq!(session.clone().seat(Some(seat), other), expected);
        assert_eq!(session.remove_invitee(seat), expected);
    };
    check(&|_| {}, Err(SessionError::Told));
    check(&|session| session.invitees[4].sendings.clear(), Ok(()));
    check(
        &|session| session.invitees[4].reply = Reply::Declined { on: today() },
        Ok(()),
    );
}

#[test]
fn one_invitee_is_called_off_and_the_others_stay() {
    use InviteeState as S;
    let at = moment("2026-06-02 09:00");
    // The physician, told and accepted unless `change` says otherwise.
    let check = |change: &dyn Fn(&mut Session), expected: Result<Option<S>, SessionError>| {
        let mut session = ready_assessment();
        change(&mut session);
        let id = session.invitees[4].id;
        let before = session.clone();
        let done = session.call_off_invitee(id, called_off());
        let seat = session.find_invitee(id);
        let state = seat.map(|seat| session.invitee_state(seat));
        assert_eq!(done.map(|()| state), expected);
        if expected.is_err() {
            assert_eq!(session, before);
        }
        let others = |session: &Session| {
            let mut others = session.invitees.clone();
            others.retain(|seat| seat.id != id);
            others
        };
        assert_eq!(others(&session), others(&before));
        assert_eq!(session.sequence, before.sequence);
        session
    };
    let session = check(&|_| {}, Ok(Some(S::ToCallOff)));
    let seat = &session.invitees[4];
    assert_eq!(
        (seat.is_expected(), seat.leaving()),
        (false, Leaving::AfterLetter)
    );
    assert_eq!(
        (seat.called_off, seat.called_off_because.as_str()),
        (Some(today()), "Grippe")
    );
    check(
        &|session| session.invitees[4].reply = Reply::Open,
        Ok(Some(S::ToCallOff)),
    );
    // Whoever was told nothing, or does not come anyway, leaves the table without a letter.
    check(&|session| session.invitees[4].sendings.clear(), Ok(None));
    check(
        &|session| session.invitees[4].reply = Reply::Declined { on: today() },
        Ok(None),
    );
    check(
        &|session| session.state = SessionState::Held,
        Err(SessionError::Over),
    );
    let again = |session: &mut Session| {
        session
            .call_off_invitee(session.invitees[4].id, called_off())
            .unwrap();
    };
    check(&again, Err(SessionError::InviteeCalledOff));

    // One letter, which speaks of the date that was told, wherever the session goes meanwhile.
    for change in [
        &(|_: &mut Session| {}) as &dyn Fn(&mut Session),
        &|session| {
            session
                .move_to(moment("2026-06-03 14:00"), 120, Place::Open)
                .unwrap();
        },
        &|session| session.call_off(CallOff::Postpone, called_off()).unwrap(),
        &|session| session.call_off(CallOff::Cancel, called_off()).unwrap(),
    ] {
        let mut session = ready_assessment();
        again(&mut session);
        change(&mut session);
        let id = session.invitees[4].id;
        assert_eq!(session.told_date(&session.invitees[4]), Some(at));
        session
            .record_invitation(id, Channel::Mail, today())
            .unwrap();
        let seat = &session.invitees[4];
        let last = seat.last_sending().unwrap();
        assert_eq!((last.kind, last.starts_at), (SendingKind::CallOff, at));
        assert_eq!(session.invitee_state(seat), S::CalledOff);
        assert_eq!(seat.leaving(), Leaving::AtOnce);
        assert_eq!(
            session.record_invitation(id, Channel::Mail, today()),
            Err(SessionError::NothingToTell)
        );
    }

    // Nothing that they say counts any more, and who led does not.
    let mut session = ready_assessment();
    again(&mut session);
    let refused = Err(SessionError::InviteeCalledOff);
    let (id, new) = (session.invitees[4].id, InviteeId(Uuid::from_u128(50)));
    let accepted = Reply::Accepted { on: today() };
    assert_eq!(session.record_reply(id, accepted), refused);
    let physician = member(50, "oai", Function::SmrPhysician);
    assert_eq!(
        session.record_substitute(id, today(), new, &physician),
        refused
    );
    session
        .call_off_invitee(session.invitees[5].id, called_off())
        .unwrap();
    assert_eq!(session.leader, None);
}

#[test]
fn every_change_that_somebody_knows_of_counts() {
    let mut session = assessment();
    let at = moment("2026-06-02 09:00");
    let mut sequence = Vec::new();
    session.move_to(at, 120, Place::Open).unwrap();
    session.move_to(at, 90, Place::Open).unwrap();
    sequence.push(session.sequence);
    let id = session.invitees[0].id;
    session
        .record_invitation(id, Channel::Letter, today())
        .unwrap();
    for (minutes, place) in [
        (90, Place::Open),
        (90, Place::Room(room_id(2))),
        (120, Place::Room(room_id(2))),
        (120, Place::Video("https://video.example.ch/1".to_owned())),
    ] {
        session.move_to(at, minutes, place).unwrap();
        sequence.push(session.sequence);
    }
    session.call_off(CallOff::Postpone, called_off()).unwrap();
    sequence.push(session.sequence);
    session.move_to(at, 120, Place::Open).unwrap();
    sequence.push(session.sequence);
    session.call_off(CallOff::Cancel, called_off()).unwrap();
    sequence.push(session.sequence);
    assert_eq!(sequence, [0, 0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn calendar_files_leave_with_a_number_of_their_own() {
    let mut session = ready_assessment();
    // A session whose files left before their numbers were kept goes on from the state that they told.
    session.sequence = 3;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        numbers.push(session.next_calendar_number());
        session.hand_out();
        assert_eq!(session.handed_out, numbers.last().copied());
    }
    // However often it moves, or moves back.
    session.sequence = 1;
    numbers.push(session.next_calendar_number());
    assert_eq!(numbers, [3, 4, 5, 6]);
}

#[test]
fn only_whose_answer_is_awaited_is_reminded() {
    let check = |change: &dyn Fn(&mut Session), now: &str, expected: Option<SessionError>| {
        let mut session = ready_assessment();
        session.invitees[4].reply = Reply::Open;
        change(&mut session);
        let id = session.invitees[4].id;
        let done = session.record_reminder(id, Channel::Mail, moment(now));
        assert_eq!(done.err(), expected);
        let last = session.invitees[4].last_sending();
        let reminded = last.is_some_and(|sending| sending.kind == SendingKind::Reminder);
        assert_eq!(reminded, expected.is_none());
    };
    let awaited = "2026-05-20 10:00";
    let not = Some(SessionError::NotAwaited);
    check(&|_| {}, awaited, None);
    check(&|_| {}, "2026-06-02 09:30", not);
    check(
        &|session| session.invitees[4].reply = Reply::Declined { on: today() },
        awaited,
        not,
    );
    check(
        &|session| session.invitees[4].sendings.clear(),
        awaited,
        not,
    );
    // A key pressed twice, or on the day of the invitation.
    let told_today = Some(SessionError::ToldToday);
    check(&|_| {}, "2026-05-12 17:00", told_today);
    check(
        &|session| {
            let id = session.invitees[4].id;
            session
                .record_reminder(id, Channel::Mail, moment("2026-05-19 10:00"))
                .unwrap();
            let again = session.record_reminder(id, Channel::Mail, moment("2026-05-19 10:01"));
            assert_eq!(again.err(), told_today);
        },
        awaited,
        None,
    );
    // Who knows an old date gets the new one, not a reminder.
    check(&|session| session.sequence = 1, awaited, not);
    check(
        &|session| session.state = SessionState::Cancelled,
        awaited,
        not,
    );
}

#[test]
fn answers_are_asked_for_a_week_before_or_soon() {
    for (session_on, expected) in [
        ("2026-06-02", Some("2026-05-26")),
        ("2026-05-28", Some("2026-05-22")),
        // Never on the day itself; from the eve on, at once.
        ("2026-05-22", Some("2026-05-21")),
        ("2026-05-21", None),
        ("2026-05-20", None),
    ] {
        assert_eq!(
            reply_by(date(session_on), today()),
            expected.map(date),
            "{session_on}"
        );
    }
}

#[test]
fn what_was_marked_as_sent_by_mistake_is_taken_back() {
    let at = moment("2026-06-02 09:00");
    // The physician, invited on 12 May; the answer of the day after is gone unless `change` gives one.
    let check = |change: &dyn Fn(&mut Session), expected: Result<(), SessionError>| {
        let mut session = ready_assessment();
        session.invitees[4].reply = Reply::Open;
        change(&mut session);
        let id = session.invitees[4].id;
        let mut left = session.clone();
        if expected.is_ok() {
            left.invitees[4].sendings.pop();
        }
        assert_eq!(session.take_back_sending(id), expected);
        assert_eq!(session, left);
    };
    let send = |session: &mut Session, on: &str| {
        let id = session.invitees[4].id;
        session
            .record_invitation(id, Channel::Mail, date(on))
            .unwrap();
    };
    let accept = |session: &mut Session, on: &str| {
        session.invitees[4].reply = Reply::Accepted { on: date(on) };
    };
    let other_room = |session: &mut Session| {
        session.move_to(at, 120, Place::Room(room_id(1))).unwrap();
    };
    let other_day = |session: &mut Session| {
        let other = moment("2026-06-03 09:00");
        session.move_to(other, 120, Place::Open).unwrap();
    };
    check(&|_| {}, Ok(()));
    check(
        &|session| session.invitees[4].sendings.clear(),
        Err(SessionError::NothingSent),
    );
    check(
        &|session| session.state = SessionState::Held,
        Err(SessionError::Over),
    );
    // Whoever answered had the letter; an answer from before it stands on an earlier one.
    let answered = Err(SessionError::LetterAnswered);
    check(&|session| accept(session, "2026-05-12"), answered);
    check(&|session| accept(session, "2026-05-13"), answered);
    check(
        &|session| session.invitees[4].reply = Reply::Declined { on: today() },
        answered,
    );
    check(
        &|session| {
            accept(session, "2026-05-13");
            other_room(session);
            send(session, "2026-05-19");
        },
        Ok(()),
    );
    // Told of the room as it was, or not told of the new one: both can be wrong. Another day took the answers with it.
    check(&other_room, Ok(()));
    check(&other_day, Err(SessionError::LetterOutdated));
    check(
        &|session| {
            other_day(session);
            send(session, "2026-05-19");
        },
        Ok(()),
    );
    for how in [CallOff::Postpone, CallOff::Cancel] {
        check(
            &|session| {
                session.call_off(how, called_off()).unwrap();
                send(session, "2026-05-19");
            },
            Ok(()),
        );
    }
    // A call-off stands on the invitation; its own letter can be taken back whatever was answered before.
    let call_off = |session: &mut Session| {
        session
            .call_off_invitee(session.invitees[4].id, called_off())
            .unwrap();
    };
    check(&call_off, Err(SessionError::InviteeCalledOff));
    check(
        &|session| {
            accept(session, "2026-05-20");
            call_off(session);
            send(session, "2026-05-20");
        },
        Ok(()),
    );
}

#[test]
fn letters_concern_those_who_are_expected_or_still_to_be_told() {
    let check = |change: &dyn Fn(&mut Session), expected: bool| {
        let mut session = ready_assessment();
        change(&mut session);
        assert_eq!(session.is_addressed(&session.invitees[4]), expected);
    };
    let answer =
        |reply: Reply| move |session: &mut Session| session.invitees[4].reply = reply.clone();
    let call_off = |session: &mut Session| {
        let id = session.invitees[4].id;
        session.call_off_invitee(id, called_off()).unwrap();
    };
    let tell = |session: &mut Session| {
        call_off(session);
        let id = session.invitees[4].id;
        session
            .record_invitation(id, Channel::Mail, today())
            .unwrap();
    };
    check(&|_| {}, true);
    check(&answer(Reply::Open), true);
    check(&|session| session.invitees[4].sendings.clear(), true);
    check(&answer(Reply::Declined { on: today() }), false);
    let by = InviteeId(Uuid::from_u128(50));
    check(&answer(Reply::Replaced { on: today(), by }), false);
    check(&call_off, true);
    // Told so, as long as it can be recorded that the letter did not go out.
    check(&tell, true);
    check(
        &|session| {
            tell(session);
            session.state = SessionState::Held;
        },
        false,
    );
}
