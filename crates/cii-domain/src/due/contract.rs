//! Contracts that wait for somebody.

use chrono::{NaiveDate, TimeDelta};

use super::{Urgency, days_late};
use crate::{
    code::codes,
    contract::{Contract, ContractState, GoalState, SignatureState},
    situation::Situation,
};

/// Days before a review of a contract in which it is announced as due.
pub const REVIEW_AHEAD_DAYS: i64 = 14;

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

impl ContractDue {
    /// How hard it presses.
    pub fn urgency(&self) -> Urgency {
        match (self.stage, self.days_late) {
            (ContractStage::Refused, _) => Urgency::Blocked,
            (_, Some(days)) => Urgency::of_days_late(days),
            (_, None) => Urgency::Waiting,
        }
    }
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
