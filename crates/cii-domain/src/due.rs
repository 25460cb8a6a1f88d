//! What is due, by kind: the start page and the next step of a file read it here.
//!
//! Days late are positive when something is late, and negative while there is time left.

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::{
    InviteeId, ProcurationId,
    code::codes,
    contract::{Contract, ContractState, GoalState, SignatureState},
    dates::add_months,
    procuration::{Procuration, ProcurationState},
    readiness::{RuleState, is_ready},
    session::{Reply, Session, SessionState},
    situation::{ServiceKind, Situation, SituationState},
};

/// Months between two looks at a complex situation (cahier des charges 4.3, 4.4).
pub const FOLLOW_UP_MONTHS: i32 = 3;
/// Days within which an invitee is expected to answer.
pub const REPLY_DAYS: i64 = 7;
/// Days before a session in which it is prepared.
pub const PREPARE_DAYS: i64 = 21;
/// Days before a review of a contract in which it is announced as due.
pub const REVIEW_AHEAD_DAYS: i64 = 14;

fn days_late(due: NaiveDate, today: NaiveDate) -> i64 {
    (today - due).num_days()
}

/// The quarterly look at a complex situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpDue {
    /// The day it is due.
    pub due: NaiveDate,
    /// Days late; negative while there is time left.
    pub days_late: i64,
    /// The day three months are counted from.
    pub since: NaiveDate,
    /// The last service, if any was given.
    pub last_service: Option<ServiceKind>,
}

/// When the next quarterly follow-up is due: three months after the last service or follow-up, or
/// after the triage while there was none. `None` for situations that are not complex.
pub fn find_follow_up_due(situation: &Situation, today: NaiveDate) -> Option<FollowUpDue> {
    if !situation.state.is_complex() {
        return None;
    }
    let service_day =
        |service: &crate::situation::Service| service.ended_on.unwrap_or(service.started_on);
    let services = situation
        .services
        .iter()
        .filter(|service| service.started_on <= today);
    let last = services.clone().max_by_key(|service| service_day(service));
    let since = services
        .map(service_day)
        .chain(situation.follow_ups.iter().map(|follow_up| follow_up.on))
        .chain(situation.triage.iter().map(|triage| triage.on))
        .max()
        .unwrap_or(situation.announcement.received_on);
    let due = add_months(since, FOLLOW_UP_MONTHS);
    Some(FollowUpDue {
        due,
        days_late: days_late(due, today),
        since,
        last_service: last.map(|service| service.kind),
    })
}

codes! {
    /// What is the matter with the procuration of a situation, the worst first.
    pub enum ProcurationStage {
        /// The person withdrew it: nothing may be exchanged.
        Revoked = "revoked",
        /// Past its last day: nothing may be exchanged.
        Expired = "expired",
        /// There is none.
        Missing = "missing",
        /// Drawn up and not signed, or not begun.
        ToSign = "to_sign",
        /// Ends within thirty days.
        Within30 = "within_30",
        /// Ends within sixty days.
        Within60 = "within_60",
    }
}

impl ProcurationStage {
    /// Whether no exchange is allowed at present.
    pub const fn is_blocking(self) -> bool {
        matches!(
            self,
            Self::Revoked | Self::Expired | Self::Missing | Self::ToSign
        )
    }
}

/// A procuration that asks for an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcurationDue {
    /// What is the matter.
    pub stage: ProcurationStage,
    /// Which one. None: there is none.
    pub procuration: Option<ProcurationId>,
    /// Its last day; for a revoked one the day of the revocation. None: there is none.
    pub last_day: Option<NaiveDate>,
    /// Days left until the last day; negative when it is over, 0 on the last day itself.
    pub days_left: Option<i64>,
}

/// What is due with the procurations of a situation: `None` while an active one lasts for more than
/// sixty days, and for situations that are a draft, in network care, or over.
pub fn find_procuration_due(
    situation: &Situation,
    procurations: &[Procuration],
    today: NaiveDate,
) -> Option<ProcurationDue> {
    let road = situation.state;
    if !road.is_open() || matches!(road, SituationState::Draft | SituationState::Network) {
        return None;
    }
    let in_state = |state: ProcurationState| {
        procurations
            .iter()
            .filter(move |procuration| procuration.state_on(today) == state)
    };
    let due = |stage: ProcurationStage, procuration: &Procuration, last_day: NaiveDate| {
        Some(ProcurationDue {
            stage,
            procuration: Some(procuration.id),
            last_day: Some(last_day),
            days_left: Some((last_day - today).num_days()),
        })
    };
    let longest = in_state(ProcurationState::Active)
        .chain(in_state(ProcurationState::Signed))
        .max_by_key(|procuration| procuration.last_day());
    let active = in_state(ProcurationState::Active).next().is_some();
    if let (true, Some(procuration)) = (active, longest) {
        let last_day = procuration.last_day();
        return match (last_day - today).num_days() {
            ..=30 => due(ProcurationStage::Within30, procuration, last_day),
            31..=60 => due(ProcurationStage::Within60, procuration, last_day),
            _ => None,
        };
    }
    if let Some(procuration) = longest.or_else(|| in_state(ProcurationState::DrawnUp).next_back()) {
        return due(
            ProcurationStage::ToSign,
            procuration,
            procuration.last_day(),
        );
    }
    let expired = in_state(ProcurationState::Expired).map(|procuration| {
        (
            procuration.last_day(),
            ProcurationStage::Expired,
            procuration,
        )
    });
    let revoked = in_state(ProcurationState::Revoked).filter_map(|procuration| {
        let on = procuration.revocation.as_ref()?.on;
        Some((on, ProcurationStage::Revoked, procuration))
    });
    match expired.chain(revoked).max_by_key(|(day, ..)| *day) {
        Some((day, stage, procuration)) => due(stage, procuration, day),
        None => Some(ProcurationDue {
            stage: ProcurationStage::Missing,
            procuration: None,
            last_day: None,
            days_left: None,
        }),
    }
}

/// An invitee who has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutstandingReply {
    /// Who.
    pub invitee: InviteeId,
    /// The day of the last invitation or reminder.
    pub sent_on: NaiveDate,
    /// Days since.
    pub days: i64,
    /// Whether it is more than [`REPLY_DAYS`].
    pub late: bool,
}

/// The replies outstanding to a session that is still to come, the oldest first.
pub fn list_outstanding_replies(session: &Session, now: NaiveDateTime) -> Vec<OutstandingReply> {
    let to_come = session.starts_at.is_some_and(|starts_at| starts_at > now);
    if !session.state.is_upcoming() || session.state == SessionState::Postponed || !to_come {
        return Vec::new();
    }
    let mut replies: Vec<OutstandingReply> = session
        .invitees
        .iter()
        .filter(|invitee| invitee.reply == Reply::Open)
        .filter_map(|invitee| {
            let sent_on = invitee.last_sending()?.on;
            let days = (now.date() - sent_on).num_days();
            Some(OutstandingReply {
                invitee: invitee.id,
                sent_on,
                days,
                late: days > REPLY_DAYS,
            })
        })
        .collect();
    replies.sort_by_key(|reply| (reply.sent_on, reply.invitee));
    replies
}

codes! {
    /// What a contract waits for.
    pub enum ContractStage {
        /// Somebody refused to sign.
        Refused = "refused",
        /// The conformity check has to be warranted.
        ToWarrant = "to_warrant",
        /// Signatures are missing.
        ToSign = "to_sign",
        /// A review is due.
        ToReview = "to_review",
        /// Everything in it is over: a result has to be recorded.
        ToConclude = "to_conclude",
    }
}

/// A contract that asks for an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractDue {
    /// What it waits for.
    pub stage: ContractStage,
    /// The day it is due, where there is one.
    pub due: Option<NaiveDate>,
    /// Days late; negative while there is time left.
    pub days_late: Option<i64>,
    /// Signatures still missing.
    pub missing_signatures: usize,
}

/// What is due with a contract. A review counts as done by a follow-up of the situation in the
/// fortnight before it, or later.
pub fn find_contract_due(
    contract: &Contract,
    situation: &Situation,
    today: NaiveDate,
) -> Option<ContractDue> {
    let missing_signatures = contract
        .signatures
        .iter()
        .filter(|signature| signature.state == SignatureState::Open)
        .count();
    let due = |stage: ContractStage, due: Option<NaiveDate>| {
        let days_late = due.map(|due| days_late(due, today));
        Some(ContractDue {
            stage,
            due,
            days_late,
            missing_signatures,
        })
    };
    match contract.state {
        ContractState::ConformityReview => {
            due(ContractStage::ToWarrant, contract.starts_on.value())
        }
        ContractState::ToSign if contract.is_refused() => {
            due(ContractStage::Refused, contract.starts_on.value())
        }
        ContractState::ToSign => due(ContractStage::ToSign, contract.starts_on.value()),
        ContractState::InForce => {
            let ahead = TimeDelta::days(REVIEW_AHEAD_DAYS);
            let is_done = |review: NaiveDate| {
                situation
                    .follow_ups
                    .iter()
                    .any(|follow_up| follow_up.on + ahead >= review)
            };
            let review = contract
                .review_dates()
                .filter(|review| *review <= today + ahead && !is_done(*review))
                .min();
            if let Some(review) = review {
                return due(ContractStage::ToReview, Some(review));
            }
            let open = contract
                .goals
                .iter()
                .filter(|goal| goal.state == GoalState::Open);
            let goals = open.filter_map(|goal| goal.due_on.value());
            let measures = contract
                .measures
                .iter()
                .filter_map(|measure| measure.to.value());
            let end = goals.chain(measures).chain(contract.review_dates()).max()?;
            if end < today {
                due(ContractStage::ToConclude, Some(end))
            } else {
                None
            }
        }
        _ => None,
    }
}

codes! {
    /// What a session asks for.
    pub enum SessionStage {
        /// It is over; its result is not recorded.
        ToRecord = "to_record",
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

/// What is due with a session: preparation within [`PREPARE_DAYS`] while a rule is not settled, a
/// date where there is none, the result where it is over.
pub fn find_session_due(
    session: &Session,
    rules: &[RuleState],
    now: NaiveDateTime,
) -> Option<SessionDue> {
    let days_left = session
        .starts_at
        .map(|starts_at| (starts_at.date() - now.date()).num_days());
    let due = |stage: SessionStage| Some(SessionDue { stage, days_left });
    match session.state {
        SessionState::Held if session.outcome.is_none() => return due(SessionStage::ToRecord),
        SessionState::MinutesInReview => return due(SessionStage::ToApprove),
        state if !state.is_upcoming() => return None,
        SessionState::Postponed => return due(SessionStage::ToDate),
        _ => {}
    }
    let Some(days) = days_left else {
        return due(SessionStage::ToDate);
    };
    if session.ends_at().is_some_and(|ends_at| ends_at <= now) {
        due(SessionStage::ToRecord)
    } else if days <= PREPARE_DAYS && !is_ready(rules) {
        due(SessionStage::ToPrepare)
    } else {
        None
    }
}
