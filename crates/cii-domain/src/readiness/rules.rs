//! The eight rules, one function each.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Preparation, State, is_identity_fresh};
use crate::{
    InstitutionKey,
    calendar::ClosedReason,
    message::{Message, Value},
    planner::{Conflict, RosterGap, missing_roles},
    procuration::{DataCategory, ProcurationState},
    session::{Invitee, Place, ReadinessRule, Reply, Role, Session, Who},
};

pub(super) fn judge(preparation: &Preparation<'_>, rule: ReadinessRule) -> (State, Message) {
    match rule {
        ReadinessRule::Roster => roster(preparation),
        ReadinessRule::Procuration => procuration(preparation),
        ReadinessRule::Identity => identity(preparation),
        ReadinessRule::Blocks => blocks(preparation),
        ReadinessRule::Place => place(preparation),
        ReadinessRule::Invitations => invitations(preparation),
        ReadinessRule::Quorum => quorum(preparation),
        ReadinessRule::Date => date(preparation),
    }
}

fn expected(session: &Session) -> impl Iterator<Item = &Invitee> {
    session.invitees.iter().filter(|seat| seat.is_expected())
}

fn met(code: &'static str) -> (State, Message) {
    (State::Met, Message::new(code))
}

fn roster(preparation: &Preparation<'_>) -> (State, Message) {
    let session = preparation.planning.session;
    let gaps = missing_roles(session, preparation.situation);
    // The first gap speaks; how many there are goes with it.
    let Some(first) = gaps.first() else {
        let seats = expected(session).count();
        return (
            State::Met,
            Message::new("roster_complete").count("count", seats),
        );
    };
    let code = match first {
        RosterGap::Person => "roster_person",
        RosterGap::PersonWithoutReason => "roster_person_without_reason",
        RosterGap::AnnouncingWorker => "roster_announcing_worker",
        RosterGap::AnnouncerOrRespondent => "roster_announcer_or_respondent",
        RosterGap::Respondent(_) => "roster_respondent",
        RosterGap::SmrPhysician => "roster_smr_physician",
        RosterGap::BureauMember => "roster_bureau_member",
        RosterGap::Coordinator => "roster_coordinator",
    };
    let message = Message {
        code,
        ..first.message()
    }
    .count("count", gaps.len())
    .count("more", gaps.len().saturating_sub(1));
    (State::Open, message)
}

/// The institutions whose people learn something at the table. The Bureau is the keeper of the
/// file and needs no procuration of its own.
fn list_invited_institutions(session: &Session) -> BTreeSet<&InstitutionKey> {
    expected(session)
        .filter(|seat| {
            !matches!(
                seat.role,
                Role::BureauMember | Role::Coordinator | Role::Person
            )
        })
        .filter_map(|seat| seat.institution.as_ref())
        .collect()
}

/// Convention 5.12: no exchange with an institution that no active procuration names; for the
/// physician the medical category has to be opened too.
fn procuration(preparation: &Preparation<'_>) -> (State, Message) {
    let session = preparation.planning.session;
    let today = preparation.planning.today;
    let procurations = preparation.procurations;
    let invited = list_invited_institutions(session);
    let named_on = |day: NaiveDate, institution: &InstitutionKey| {
        procurations
            .iter()
            .any(|procuration| procuration.names(day, institution))
    };
    let unnamed: Vec<InstitutionKey> = invited
        .iter()
        .copied()
        .filter(|institution| !named_on(today, institution))
        .cloned()
        .collect();
    if !unnamed.is_empty() {
        // A paper that would do once it is signed or begins is waited for.
        let coming = unnamed.iter().all(|institution| {
            procurations.iter().any(|procuration| {
                matches!(
                    procuration.state_on(today),
                    ProcurationState::DrawnUp | ProcurationState::Signed
                ) && procuration.last_day() >= today
                    && procuration.grants.iter().any(|grant| {
                        grant.institution == *institution && !grant.categories.is_empty()
                    })
            })
        });
        let (state, code) = if coming {
            (State::Waiting, "procuration_to_sign")
        } else {
            (State::Open, "procuration_missing")
        };
        let message = Message::new(code)
            .count("count", unnamed.len())
            .with("institutions", Value::Institutions(unnamed));
        return (state, message);
    }
    let closed_to_physician: BTreeSet<InstitutionKey> = expected(session)
        .filter(|seat| seat.role == Role::SmrPhysician)
        .filter_map(|seat| seat.institution.clone())
        .filter(|institution| {
            !procurations
                .iter()
                .any(|procuration| procuration.opens(today, institution, DataCategory::Medical))
        })
        .collect();
    if !closed_to_physician.is_empty() {
        let institutions = closed_to_physician.into_iter().collect();
        let message = Message::new("procuration_medical")
            .with("institutions", Value::Institutions(institutions));
        return (State::Open, message);
    }
    let day = session
        .starts_at
        .map(|at| at.date())
        .filter(|day| *day > today);
    if let Some(day) = day {
        let ended: Vec<InstitutionKey> = invited
            .iter()
            .copied()
            .filter(|institution| !named_on(day, institution))
            .cloned()
            .collect();
        if !ended.is_empty() {
            let last = procurations
                .iter()
                .filter(|procuration| procuration.state_on(today) == ProcurationState::Active)
                .map(crate::procuration::Procuration::last_day)
                .max();
            let message = Message::new("procuration_ends_before")
                .with("institutions", Value::Institutions(ended))
                .with("on", Value::Date(last.unwrap_or(today)));
            return (State::Open, message);
        }
    }
    let message = Message::new("procuration_active").count("count", invited.len());
    (State::Met, message)
}

fn identity(preparation: &Preparation<'_>) -> (State, Message) {
    let confirmed = preparation
        .person
        .identity_confirmed
        .as_ref()
        .map(|stood| stood.on);
    let received_on = preparation.situation.announcement.received_on;
    let fresh = is_identity_fresh(confirmed, received_on, preparation.planning.today);
    match confirmed {
        Some(on) if fresh => (
            State::Met,
            Message::new("identity_confirmed").with("on", Value::Date(on)),
        ),
        Some(on) => (
            State::Open,
            Message::new("identity_old").with("on", Value::Date(on)),
        ),
        None => (State::Open, Message::new("identity_to_confirm")),
    }
}

/// The institutions at the table fill one block each; the physician speaks for nobody's
/// entitlement and guests bring nothing.
fn blocks(preparation: &Preparation<'_>) -> (State, Message) {
    let session = preparation.planning.session;
    let needed: BTreeSet<&InstitutionKey> = expected(session)
        .filter(|seat| matches!(seat.role, Role::AnnouncingWorker | Role::Respondent))
        .filter_map(|seat| seat.institution.as_ref())
        .collect();
    let is_filled = |institution: &InstitutionKey| {
        session
            .blocks
            .iter()
            .any(|block| block.institution == *institution && block.filled_on.is_some())
    };
    let missing: Vec<InstitutionKey> = needed
        .iter()
        .copied()
        .filter(|institution| !is_filled(institution))
        .cloned()
        .collect();
    if missing.is_empty() {
        let filled = needed.into_iter().cloned().collect::<Vec<_>>();
        if filled.is_empty() {
            return (State::Open, Message::new("blocks_nobody"));
        }
        let message =
            Message::new("blocks_filled").with("institutions", Value::Institutions(filled));
        return (State::Met, message);
    }
    let state = if missing.len() == needed.len() {
        State::Open
    } else {
        State::Waiting
    };
    let message = Message::new("blocks_missing")
        .count("count", missing.len())
        .with("institutions", Value::Institutions(missing));
    (state, message)
}

fn place(preparation: &Preparation<'_>) -> (State, Message) {
    let planning = &preparation.planning;
    match &planning.session.place {
        Place::Open => (State::Open, Message::new("place_missing")),
        Place::Video(link) if link.trim().is_empty() => {
            (State::Open, Message::new("place_link_missing"))
        }
        Place::Video(_) => met("place_video"),
        Place::Room(id) => {
            let room = planning.rooms.iter().find(|room| room.id == *id);
            let guests = planning.list_expected().len();
            match room {
                Some(room) if usize::from(room.seats) < guests => {
                    let message = Message::new("place_too_small")
                        .with("room", Value::Room(*id))
                        .with("seats", Value::Number(i64::from(room.seats)))
                        .count("count", guests);
                    (State::Open, message)
                }
                _ => (
                    State::Met,
                    Message::new("place_room").with("room", Value::Room(*id)),
                ),
            }
        }
    }
}

/// Everyone has an invitation that tells the present date and place, and whoever was called off knows it.
fn invitations(preparation: &Preparation<'_>) -> (State, Message) {
    let session = preparation.planning.session;
    if session.starts_at.is_none() {
        return (State::Open, Message::new("invitations_no_date"));
    }
    let to_call_off: Vec<Who> = session
        .invitees
        .iter()
        .filter(|seat| seat.is_to_call_off())
        .map(|seat| seat.who)
        .collect();
    let (mut to_send, mut to_update, mut sent) = (Vec::new(), Vec::new(), 0_usize);
    for seat in expected(session) {
        match seat.last_sending() {
            None => to_send.push(seat.who),
            Some(sending) if sending.sequence != session.sequence => to_update.push(seat.who),
            Some(_) => sent += 1,
        }
    }
    if to_send.is_empty() && to_update.is_empty() && to_call_off.is_empty() {
        if sent == 0 {
            return (State::Open, Message::new("invitations_nobody"));
        }
        return (
            State::Met,
            Message::new("invitations_sent").count("count", sent),
        );
    }
    let (code, whom) = match (to_send.as_slice(), to_update.as_slice()) {
        ([], []) => ("invitations_to_call_off", to_call_off),
        ([Who::Person], []) => ("invitations_person", to_send),
        ([], _) => ("invitations_to_update", to_update),
        _ => ("invitations_to_send", to_send),
    };
    let message = Message::new(code)
        .count("count", whom.len())
        .with("who", Value::Whos(whom));
    (State::Open, message)
}

/// Everyone who must be there has accepted. The person is invited, not counted: the session can
/// be held on the file when the person does not answer.
fn quorum(preparation: &Preparation<'_>) -> (State, Message) {
    let session = preparation.planning.session;
    let needed: Vec<&Invitee> = expected(session)
        .filter(|seat| !matches!(seat.role, Role::Person | Role::Guest))
        .collect();
    if needed.is_empty() {
        return (State::Open, Message::new("quorum_nobody"));
    }
    // A reply to an invitation that told another date is no reply to this one.
    let is_waiting = |seat: &&&Invitee| {
        seat.reply == Reply::Open
            || seat
                .last_sending()
                .is_some_and(|sending| sending.sequence != session.sequence)
    };
    let waiting: Vec<Who> = needed
        .iter()
        .filter(is_waiting)
        .map(|seat| seat.who)
        .collect();
    if waiting.is_empty() {
        return (
            State::Met,
            Message::new("quorum_met").count("count", needed.len()),
        );
    }
    let nobody_asked = needed.iter().all(|seat| seat.sendings.is_empty());
    let state = if nobody_asked {
        State::Open
    } else {
        State::Waiting
    };
    let message = Message::new("quorum_waiting")
        .count("count", waiting.len())
        .count("of", needed.len())
        .with("who", Value::Whos(waiting));
    (state, message)
}

fn date(preparation: &Preparation<'_>) -> (State, Message) {
    let planning = &preparation.planning;
    let session = planning.session;
    let Some(starts_at) = session.starts_at else {
        return (State::Open, Message::new("date_missing"));
    };
    let conflicts = planning.list_conflicts(starts_at, session.minutes, &session.place);
    // The size of the room is the place's matter, not the date's.
    let against = conflicts
        .iter()
        .find(|conflict| !matches!(conflict, Conflict::RoomTooSmall { .. }));
    let Some(conflict) = against else {
        let message = match planning.find_unlisted_year(starts_at.date()) {
            None => Message::new("date_free"),
            Some(year) => {
                Message::new("date_free_unlisted").with("year", Value::Text(year.to_string()))
            }
        };
        return (State::Met, message);
    };
    let code = match conflict {
        Conflict::Closed(ClosedReason::Holiday { .. }) => "date_holiday",
        Conflict::Closed(ClosedReason::Weekend) => "date_weekend",
        Conflict::Closed(ClosedReason::Administration { .. }) | Conflict::HalfClosed => {
            "date_administration"
        }
        Conflict::OutsideOfficeDay | Conflict::OutsideWorkingHours => "date_hours",
        Conflict::Booked {
            resource: crate::planner::Resource::Room(_),
            ..
        } => "date_room_booked",
        Conflict::Booked { .. } => "date_person_booked",
        Conflict::Absent { .. } | Conflict::RoomTooSmall { .. } => "date_absent",
    };
    (
        State::Open,
        Message {
            code,
            ..conflict.message()
        },
    )
}
