//! Where a session stands, and what it asks for.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::Urgency;
use crate::{
    code::codes,
    planner::NOTICE_DAYS,
    readiness::{RuleState, State, count_settled, is_ready},
    session::{ReadinessRule, Session, SessionState},
};

/// Days before a session in which it is prepared.
pub const PREPARE_DAYS: i64 = 21;
/// Days before a session by which everything but the letters is done.
const LAST_DAYS: i64 = 2;

/// Where a session stands, for whoever looks at a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It will not take place.
    Cancelled,
    /// It lost its date and waits for another.
    ToReschedule,
    /// Rules are not settled yet.
    InPreparation {
        /// Rules settled.
        settled: usize,
        /// Rules there are.
        of: usize,
        /// How hard the worst of the others presses.
        urgency: Urgency,
    },
    /// Every rule is met or waived.
    Ready,
    /// It is over; its result is not recorded.
    ToRecord {
        /// Whether its day is over as well.
        urgency: Urgency,
    },
    /// It was held; its minutes are to be written.
    ToWrite,
    /// Its minutes are being read.
    ToApprove,
    /// Its minutes are approved: nothing more to do.
    Approved,
}

impl Standing {
    /// How hard it presses.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Cancelled | Self::Ready | Self::Approved => Urgency::Settled,
            Self::ToWrite | Self::ToApprove => Urgency::Waiting,
            Self::ToReschedule => Urgency::Late,
            Self::InPreparation { urgency, .. } | Self::ToRecord { urgency } => urgency,
        }
    }
}

/// Where a session stands with its check-list.
pub fn find_standing(session: &Session, rules: &[RuleState], now: NaiveDateTime) -> Standing {
    match session.state {
        SessionState::Cancelled => return Standing::Cancelled,
        SessionState::Approved => return Standing::Approved,
        SessionState::MinutesInReview => return Standing::ToApprove,
        SessionState::Held if session.outcome.is_some() => return Standing::ToWrite,
        SessionState::Held => {
            return Standing::ToRecord {
                urgency: Urgency::Late,
            };
        }
        SessionState::Postponed => return Standing::ToReschedule,
        SessionState::Planned
        | SessionState::Invited
        | SessionState::Confirmed
        | SessionState::Ready => {}
    }
    let on = session.starts_at.map(|starts_at| starts_at.date());
    if session.ends_at().is_some_and(|ends_at| ends_at <= now) {
        return Standing::ToRecord {
            urgency: Urgency::of_days_late(on.map_or(0, |on| (now.date() - on).num_days())),
        };
    }
    if is_ready(rules) {
        return Standing::Ready;
    }
    Standing::InPreparation {
        settled: count_settled(rules),
        of: rules.len(),
        urgency: rules
            .iter()
            .map(|rule| rule_urgency(rule, on, now.date()))
            .max()
            .unwrap_or(Urgency::Settled),
    }
}

/// How hard one rule presses for a session on a day. Without its table, a procuration or an allowed date a session cannot
/// be held; anything else has a day by which it is done. While there is no date, nothing presses.
pub fn rule_urgency(rule: &RuleState, on: Option<NaiveDate>, today: NaiveDate) -> Urgency {
    if rule.is_settled() {
        return Urgency::Settled;
    }
    let Some(on) = on else {
        return Urgency::Waiting;
    };
    let forbids = matches!(
        rule.rule,
        ReadinessRule::Roster | ReadinessRule::Procuration | ReadinessRule::Date
    );
    if forbids && rule.state == State::Open {
        Urgency::Blocked
    } else if prepare_by(rule.rule, on) < today {
        Urgency::Late
    } else {
        Urgency::Waiting
    }
}

/// The day by which a rule is settled for a session on a day: what the letters need by the day on which they leave,
/// the rest in the last days.
pub fn prepare_by(rule: ReadinessRule, on: NaiveDate) -> NaiveDate {
    let days = match rule {
        ReadinessRule::Roster
        | ReadinessRule::Date
        | ReadinessRule::Place
        | ReadinessRule::Invitations => NOTICE_DAYS,
        ReadinessRule::Procuration
        | ReadinessRule::Identity
        | ReadinessRule::Blocks
        | ReadinessRule::Quorum => LAST_DAYS,
    };
    on.checked_sub_signed(TimeDelta::days(days)).unwrap_or(on)
}

codes! {
    /// What a session asks for.
    pub enum SessionStage {
        /// It is over; its result is not recorded.
        ToRecord = "to_record",
        /// Its minutes are to be written.
        ToWrite = "to_write",
        /// Its minutes wait for approval.
        ToApprove = "to_approve",
        /// It has no date, or lost it.
        ToDate = "to_date",
        /// It comes soon and something is missing.
        ToPrepare = "to_prepare",
    }
}

/// A session that asks for an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDue {
    /// What it asks for.
    pub stage: SessionStage,
    /// Days until it begins; negative when it is over. None: no date.
    pub days_left: Option<i64>,
}

/// What is due with a session: preparation within [`PREPARE_DAYS`] while a rule is not settled, a date where there is
/// none, the result and the minutes where it is over.
pub fn find_session_due(
    session: &Session,
    rules: &[RuleState],
    now: NaiveDateTime,
) -> Option<SessionDue> {
    let days_left = session
        .starts_at
        .map(|starts_at| (starts_at.date() - now.date()).num_days());
    let stage = match (find_standing(session, rules, now), days_left) {
        (Standing::Cancelled | Standing::Approved, _) => return None,
        (Standing::ToRecord { .. }, _) => SessionStage::ToRecord,
        (Standing::ToWrite, _) => SessionStage::ToWrite,
        (Standing::ToApprove, _) => SessionStage::ToApprove,
        (Standing::ToReschedule, _) | (_, None) => SessionStage::ToDate,
        (Standing::InPreparation { .. }, Some(days)) if days <= PREPARE_DAYS => {
            SessionStage::ToPrepare
        }
        _ => return None,
    };
    Some(SessionDue { stage, days_left })
}
