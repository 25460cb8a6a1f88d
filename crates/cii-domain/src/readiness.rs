//! The check-list of a session: eight rules that are met, waiting, open, or waived with a reason.

mod rules;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::{
    Language, StaffId, message::Message, person::Person, planner::Planning,
    procuration::Procuration, session::ReadinessRule, situation::Situation,
};

/// Identity data confirmed less than so many days ago need not be confirmed again (settled for
/// this product).
pub const IDENTITY_DAYS: i64 = 30;

/// Where one rule stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Met.
    Met,
    /// Under way; others have to act.
    Waiting,
    /// Somebody has to act.
    Open,
    /// Not met and set aside. Shown as waived, never as met.
    Waived {
        /// Why.
        reason: String,
        /// The language of the reason. None: unknown.
        language: Option<Language>,
        /// By whom.
        by: StaffId,
    },
}

/// One line of the check-list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleState {
    /// Which rule.
    pub rule: ReadinessRule,
    /// Where it stands.
    pub state: State,
    /// What is met or missing, as `readiness.<code>`; for a waived rule, what would be missing.
    pub message: Message,
}

impl RuleState {
    /// Whether nothing more has to be done for it: met, or waived.
    pub fn is_settled(&self) -> bool {
        matches!(self.state, State::Met | State::Waived { .. })
    }
}

/// All that the eight rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Preparation<'a> {
    /// The session, with everything that may collide with it. Its `today` is the day of the question.
    pub planning: Planning<'a>,
    /// Its situation.
    pub situation: &'a Situation,
    /// The person.
    pub person: &'a Person,
    /// The procurations of the situation.
    pub procurations: &'a [Procuration],
}

/// The eight rules in the order of the check-list.
pub fn readiness(preparation: &Preparation<'_>) -> Vec<RuleState> {
    let waivers = &preparation.planning.session.waivers;
    ReadinessRule::ALL
        .iter()
        .map(|rule| {
            let (state, message) = rules::judge(preparation, *rule);
            // The newest waiver speaks; a rule that is met needs none.
            let waiver = waivers.iter().rev().find(|waiver| waiver.rule == *rule);
            let state = match (state, waiver) {
                (State::Met, _) => State::Met,
                (_, Some(waiver)) => State::Waived {
                    reason: waiver.reason.clone(),
                    language: waiver.language,
                    by: waiver.by,
                },
                (state, None) => state,
            };
            RuleState {
                rule: *rule,
                state,
                message,
            }
        })
        .collect()
}

/// Whether a session may be called ready: every rule met or waived.
pub fn is_ready(rules: &[RuleState]) -> bool {
    rules.iter().all(RuleState::is_settled)
}

/// How many rules are settled: the first number of "6 of 8".
pub fn count_settled(rules: &[RuleState]) -> usize {
    rules.iter().filter(|rule| rule.is_settled()).count()
}

/// The first thing missing: what somebody has to do before what one only waits for.
pub fn find_missing(rules: &[RuleState]) -> Option<&RuleState> {
    rules
        .iter()
        .find(|rule| rule.state == State::Open)
        .or_else(|| rules.iter().find(|rule| rule.state == State::Waiting))
}

/// Whether the identity data of a person are fresh enough: confirmed since the announcement, or
/// within the last [`IDENTITY_DAYS`].
pub fn is_identity_fresh(
    confirmed_on: Option<NaiveDate>,
    received_on: NaiveDate,
    today: NaiveDate,
) -> bool {
    confirmed_on.is_some_and(|day| {
        day <= today && (day >= received_on || (today - day).num_days() <= IDENTITY_DAYS)
    })
}
