//! Sessions being prepared, put off or called off.

use cii_domain::{
    session::{CallOff, CalledOff, SessionKind, SessionState},
    situation::Situation,
};

use super::Procuration;
use crate::demo::{
    chance::date,
    meetings::Answers,
    office::{Builder, confirmation},
    texts,
};

/// A session in preparation. What is missing depends on its state; what is ready lacks nothing.
pub(super) fn build(
    builder: &mut Builder,
    situation: &mut Situation,
    kind: SessionKind,
    state: SessionState,
) -> Procuration {
    let earliest = match (state, kind) {
        (SessionState::Ready, _) => date(2026, 1, 15),
        (SessionState::Confirmed, _) => date(2026, 1, 26),
        (SessionState::Invited, SessionKind::RoundTable) => date(2026, 1, 19),
        (SessionState::Invited, SessionKind::Assessment) => date(2026, 1, 28),
        (SessionState::Planned, _) => date(2026, 2, 16),
        _ => date(2026, 1, 8),
    };
    let called_off = matches!(state, SessionState::Postponed | SessionState::Cancelled);
    let Some(mut session) = builder.plan(situation, kind, earliest) else {
        return Procuration::Active;
    };
    if !called_off {
        session.state = state;
    }
    let secretary = builder.team.secretary;
    let confirm = matches!(
        state,
        SessionState::Ready | SessionState::Confirmed | SessionState::Invited
    );
    if confirm
        && let Some(person) = builder
            .persons
            .iter_mut()
            .find(|person| person.id == situation.person)
    {
        person.identity_confirmed = Some(confirmation(date(2026, 1, 9), secretary));
    }
    let invited_on = date(2025, 12, 22);
    match state {
        SessionState::Ready => {
            builder.invite(&mut session, invited_on, Answers::All);
            builder.fill_blocks(&mut session, date(2026, 1, 12), 0);
        }
        SessionState::Confirmed => {
            builder.invite(&mut session, date(2026, 1, 5), Answers::All);
            builder.fill_blocks(&mut session, date(2026, 1, 12), 1);
        }
        SessionState::Invited => {
            builder.invite(&mut session, date(2026, 1, 6), Answers::AllBut(2));
            builder.fill_blocks(&mut session, date(2026, 1, 13), 1);
        }
        SessionState::Postponed | SessionState::Cancelled => {
            builder.invite(&mut session, invited_on, Answers::AllBut(1));
            let language = situation.region.language();
            let pair = texts::CALLED_OFF
                .get(usize::from(state == SessionState::Cancelled))
                .copied()
                .unwrap_or_default();
            let how = if state == SessionState::Postponed {
                CallOff::Postpone
            } else {
                CallOff::Cancel
            };
            let called_off = CalledOff {
                on: date(2026, 1, 7),
                reason: texts::say(pair, language).to_owned(),
                language: Some(language),
            };
            // A session that was just planned is not over.
            let _ = session.call_off(how, called_off);
        }
        _ => {
            if kind == SessionKind::RoundTable {
                session.starts_at = None;
                session.place = cii_domain::session::Place::Open;
            }
        }
    }
    builder.sessions.push(session);
    match (state, kind) {
        (SessionState::Invited, SessionKind::RoundTable) => Procuration::DrawnUp,
        (SessionState::Planned, SessionKind::Assessment) => Procuration::Missing,
        _ if called_off => Procuration::Active,
        _ => Procuration::Active,
    }
}
