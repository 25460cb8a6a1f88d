//! The one act that moves a situation on: the most urgent of all that could be done.

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::{
    ContractId, ProcurationId, SessionId,
    code::codes,
    contract::{Contract, ContractState},
    due::{
        ContractStage, ProcurationStage, REPLY_DAYS, SessionStage, find_contract_due,
        find_follow_up_due, find_procuration_due, find_session_due, find_triage_due,
        list_outstanding_replies, prepare_by,
    },
    message::{Message, Value},
    procuration::Procuration,
    readiness::{RuleState, find_missing},
    session::{Decision, ReadinessRule, Session, SessionKind, SessionState},
    situation::{Situation, SituationState},
};

/// What has no date of its own is as urgent as something due in so many days.
const UNDATED_DAYS: i64 = 7;

codes! {
    /// What to do next, among acts due on the same day the first before the others.
    pub enum Act {
        /// Obtain a procuration: there is none.
        ObtainProcuration = "obtain_procuration",
        /// Have the drawn-up procuration signed.
        SignProcuration = "sign_procuration",
        /// Talk with the person, who revoked the procuration.
        AskAfterRevocation = "ask_after_revocation",
        /// Replace the expired procuration.
        ReplaceProcuration = "replace_procuration",
        /// Finish and send the announcement.
        FinishAnnouncement = "finish_announcement",
        /// Decide: refuse, network, or complex.
        DecideTriage = "decide_triage",
        /// Record what came out of a session that is over.
        RecordSession = "record_session",
        /// Complete the table.
        CompleteRoster = "complete_roster",
        /// Find another date: this one is not allowed or collides.
        MendDate = "mend_date",
        /// Find a date for the session.
        FindDate = "find_date",
        /// Book a room or set a video link.
        BookPlace = "book_place",
        /// Send the invitations, or the changed ones.
        SendInvitations = "send_invitations",
        /// Remind those who have not answered for more than a week.
        RemindInvitees = "remind_invitees",
        /// Open the procuration to everybody at the table.
        CompleteProcuration = "complete_procuration",
        /// Confirm the identity data with the person.
        ConfirmIdentity = "confirm_identity",
        /// Ask the institutions for their blocks.
        FillBlocks = "fill_blocks",
        /// Wait for the replies; they are not late yet.
        AwaitReplies = "await_replies",
        /// Hold the session: everything is ready.
        HoldSession = "hold_session",
        /// Write the minutes of a session that was held.
        WriteMinutes = "write_minutes",
        /// Approve the minutes.
        ApproveMinutes = "approve_minutes",
        /// Deal with a refused signature.
        SettleRefusal = "settle_refusal",
        /// Warrant conformity.
        WarrantConformity = "warrant_conformity",
        /// Collect the signatures.
        CollectSignatures = "collect_signatures",
        /// Write the contract to its end.
        FinishContract = "finish_contract",
        /// Begin the objective contract that the assessment decided.
        StartContract = "start_contract",
        /// Review the contract.
        ReviewContract = "review_contract",
        /// Record how the contract ended.
        ConcludeContract = "conclude_contract",
        /// Plan the assessment that the round table decided.
        PlanAssessment = "plan_assessment",
        /// Plan a first session.
        PlanSession = "plan_session",
        /// Renew the procuration before it ends.
        RenewProcuration = "renew_procuration",
        /// Designate a case manager.
        DesignateCaseManager = "designate_case_manager",
        /// Record the quarterly follow-up.
        RecordFollowUp = "record_follow_up",
    }
}

/// Where the act is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// On the situation itself.
    Situation,
    /// On a procuration that waits for its signature; None: on a new one.
    Procuration(Option<ProcurationId>),
    /// On the person's identity data.
    Identity,
    /// In the planner, with a new session of this kind.
    NewSession(SessionKind),
    /// On a session.
    Session(SessionId),
    /// On a contract.
    Contract(ContractId),
    /// On a new contract.
    NewContract,
}

/// The next step of a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What to do; its code is that of [`NextStep::message`].
    pub act: Act,
    /// By when. None: no date of its own.
    pub due: Option<NaiveDate>,
    /// Where.
    pub target: Target,
    /// What to do, as `next_step.<code>`.
    pub message: Message,
}

/// A session with its check-list.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its eight rules.
    pub rules: &'a [RuleState],
}

/// All that the next step is chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    /// The situation.
    pub situation: &'a Situation,
    /// Its procurations.
    pub procurations: &'a [Procuration],
    /// Its sessions with their check-lists.
    pub sessions: &'a [Checked<'a>],
    /// Its contracts and their amendments.
    pub contracts: &'a [Contract],
    /// The moment of the question, local time.
    pub now: NaiveDateTime,
}

/// The most urgent act; `None` where the Bureau has nothing to do: a situation refused, in network
/// care, or closed.
pub fn find_next_step(course: &Course<'_>) -> Option<NextStep> {
    let today = course.now.date();
    let mut steps = Vec::new();
    match course.situation.state {
        SituationState::Refused
        | SituationState::Network
        | SituationState::Closed
        | SituationState::Anonymised => {}
        SituationState::Draft => {
            steps.push(step(Act::FinishAnnouncement, None, Target::Situation));
        }
        SituationState::Announced | SituationState::InTriage => {
            let received_on = course.situation.announcement.received_on;
            let due = find_triage_due(course.situation.state, received_on, today);
            let step = step(Act::DecideTriage, due.map(|due| due.due), Target::Situation);
            steps.push(step.with("on", Value::Date(received_on)));
        }
        SituationState::Complex | SituationState::InService | SituationState::FollowedUp => {
            procuration_steps(course, &mut steps);
            session_steps(course, &mut steps);
            contract_steps(course, &mut steps);
            decision_steps(course, &mut steps);
            care_steps(course, &mut steps);
        }
    }
    let undated = days_from(today, UNDATED_DAYS);
    steps
        .into_iter()
        .min_by_key(|step| (step.due.unwrap_or(undated), step.act))
}

fn step(act: Act, due: Option<NaiveDate>, target: Target) -> NextStep {
    NextStep {
        act,
        due,
        target,
        message: Message::new(act.code()),
    }
}

impl NextStep {
    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.message = self.message.with(name, value);
        self
    }
}

fn days_from(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days))
        .unwrap_or(date)
}

fn procuration_steps(course: &Course<'_>, steps: &mut Vec<NextStep>) {
    let today = course.now.date();
    let Some(due) = find_procuration_due(course.situation, course.procurations, today) else {
        return;
    };
    // What the person signed stands as it is: only an unsigned one is opened, every other act draws up a new one.
    let unsigned = course
        .procurations
        .iter()
        .find(|procuration| Some(procuration.id) == due.procuration)
        .filter(|procuration| procuration.signed_on.is_none())
        .map(|procuration| procuration.id);
    let act = match due.stage {
        ProcurationStage::ToSign if unsigned.is_some() => Act::SignProcuration,
        // One that is signed and has not begun opens nothing either.
        ProcurationStage::Missing | ProcurationStage::ToSign => Act::ObtainProcuration,
        ProcurationStage::Revoked => Act::AskAfterRevocation,
        ProcurationStage::Expired => Act::ReplaceProcuration,
        ProcurationStage::Within30 => Act::RenewProcuration,
        // Listed on the start page; two months ahead it is nobody's next step.
        ProcurationStage::Within60 => return,
    };
    let by = if due.stage.is_blocking() {
        Some(today)
    } else {
        due.last_day
    };
    let mut step = step(act, by, Target::Procuration(unsigned));
    if let Some(last_day) = due.last_day {
        step = step.with("on", Value::Date(last_day));
    }
    steps.push(step);
}

fn session_steps(course: &Course<'_>, steps: &mut Vec<NextStep>) {
    for checked in course.sessions {
        let session = checked.session;
        let target = Target::Session(session.id);
        let kind = Value::Term("session_kind", session.kind.code());
        let on = session.starts_at.map(|starts_at| starts_at.date());
        let mut push = |act: Act, due: Option<NaiveDate>| {
            let mut step = step(act, due, target).with("kind", kind.clone());
            if let Some(starts_at) = session.starts_at {
                step = step.with("at", Value::DateTime(starts_at));
            }
            steps.push(step);
        };
        let stage = find_session_due(session, checked.rules, course.now).map(|due| due.stage);
        match (stage, on) {
            (Some(SessionStage::ToRecord), _) => push(Act::RecordSession, on),
            (Some(SessionStage::ToWrite), _) => push(Act::WriteMinutes, None),
            (Some(SessionStage::ToApprove), _) => push(Act::ApproveMinutes, None),
            (Some(SessionStage::ToDate), _) => push(Act::FindDate, None),
            (_, Some(on)) if session.state.is_upcoming() => {
                let (act, due) = prepare(checked, on, course.now);
                push(act, Some(due));
            }
            _ => {}
        }
    }
}

/// The next act for a session that has a date.
fn prepare(checked: &Checked<'_>, on: NaiveDate, now: NaiveDateTime) -> (Act, NaiveDate) {
    let late = list_outstanding_replies(checked.session, now)
        .into_iter()
        .find(|reply| reply.late);
    let Some(missing) = find_missing(checked.rules) else {
        return (Act::HoldSession, on);
    };
    let act = match (missing.rule, late) {
        (ReadinessRule::Roster, _) => Act::CompleteRoster,
        (ReadinessRule::Date, _) => Act::MendDate,
        (ReadinessRule::Place, _) => Act::BookPlace,
        (ReadinessRule::Invitations, _) => Act::SendInvitations,
        (ReadinessRule::Procuration, _) => Act::CompleteProcuration,
        (ReadinessRule::Identity, _) => Act::ConfirmIdentity,
        // What others owe: the late ones are reminded before blocks are asked for.
        (ReadinessRule::Blocks | ReadinessRule::Quorum, Some(reply)) => {
            return (Act::RemindInvitees, days_from(reply.sent_on, REPLY_DAYS));
        }
        (ReadinessRule::Blocks, None) => Act::FillBlocks,
        (ReadinessRule::Quorum, None) => Act::AwaitReplies,
    };
    (act, prepare_by(missing.rule, on))
}

fn contract_steps(course: &Course<'_>, steps: &mut Vec<NextStep>) {
    for contract in course.contracts {
        let target = Target::Contract(contract.id);
        if contract.state == ContractState::Draft {
            steps.push(step(
                Act::FinishContract,
                contract.starts_on.value(),
                target,
            ));
            continue;
        }
        let Some(due) = find_contract_due(contract, course.situation, course.now.date()) else {
            continue;
        };
        let act = match due.stage {
            ContractStage::Refused => Act::SettleRefusal,
            ContractStage::ToWarrant => Act::WarrantConformity,
            ContractStage::ToSign => Act::CollectSignatures,
            ContractStage::ToReview => Act::ReviewContract,
            ContractStage::ToConclude => Act::ConcludeContract,
        };
        let missing = i64::try_from(due.missing_signatures).unwrap_or(i64::MAX);
        steps.push(step(act, due.due, target).with("count", Value::Number(missing)));
    }
}

/// What the last session decided and nobody has begun.
fn decision_steps(course: &Course<'_>, steps: &mut Vec<NextStep>) {
    let standing = course
        .sessions
        .iter()
        .map(|checked| checked.session)
        .filter(|session| session.state != SessionState::Cancelled);
    let decided = standing
        .clone()
        .filter(|session| !session.state.is_upcoming())
        .filter(|session| session.outcome.is_some())
        .max_by_key(|session| session.starts_at);
    let Some(decided) = decided else {
        let untouched = standing.count() == 0 && course.situation.services.is_empty();
        if untouched {
            let kind = match course.situation.announcement.service_asked {
                Some(crate::situation::ServiceKind::Assessment) => SessionKind::Assessment,
                _ => SessionKind::RoundTable,
            };
            let step = step(Act::PlanSession, None, Target::NewSession(kind));
            steps.push(step.with("kind", Value::Term("session_kind", kind.code())));
        }
        return;
    };
    let on = decided
        .starts_at
        .map_or_else(|| course.now.date(), |starts_at| starts_at.date());
    let decision = decided.outcome.as_ref().map(|outcome| outcome.decision);
    let is_planned = standing.clone().any(|session| {
        session.kind == SessionKind::Assessment
            && session.id != decided.id
            && (session.starts_at.is_none() || session.starts_at > decided.starts_at)
    });
    let is_contract_begun = course
        .contracts
        .iter()
        .any(|contract| contract.state != ContractState::NotConcluded);
    match decision {
        Some(Decision::Assessment) if !is_planned => {
            let target = Target::NewSession(SessionKind::Assessment);
            steps.push(step(Act::PlanAssessment, None, target).with("on", Value::Date(on)));
        }
        Some(Decision::ObjectiveContract) if !is_contract_begun => {
            let step = step(Act::StartContract, None, Target::NewContract);
            steps.push(step.with("on", Value::Date(on)));
        }
        _ => {}
    }
}

fn care_steps(course: &Course<'_>, steps: &mut Vec<NextStep>) {
    let situation = course.situation;
    let in_care = matches!(
        situation.state,
        SituationState::InService | SituationState::FollowedUp
    );
    if in_care && situation.case_manager.is_none() {
        steps.push(step(Act::DesignateCaseManager, None, Target::Situation));
    }
    if let Some(due) = find_follow_up_due(situation, course.now.date()) {
        let step = step(Act::RecordFollowUp, Some(due.due), Target::Situation);
        steps.push(step.with("since", Value::Date(due.since)));
    }
}
