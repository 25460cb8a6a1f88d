//! What is due, by kind: the start page, the lists and the next step of a file read it here.
//!
//! Days late are positive when something is late, and negative while there is time left.

mod contract;
mod follow_up;
mod procuration;
mod reply;
mod session;
#[cfg(test)]
mod tests;
mod triage;

use chrono::NaiveDate;

pub use contract::{ContractDue, ContractStage, REVIEW_AHEAD_DAYS, find_contract_due};
pub use follow_up::{
    FOLLOW_UP_AHEAD_DAYS, FOLLOW_UP_MONTHS, FollowUpDays, FollowUpDue, find_follow_up_due,
    follow_up_horizon, follow_up_since,
};
pub use procuration::{
    ENDING_AHEAD_DAYS, ENDING_DAYS, ProcurationDue, ProcurationStage, find_procuration_due,
};
pub use reply::{OutstandingReply, REPLY_DAYS, list_outstanding_replies};
pub use session::{
    PREPARE_DAYS, SessionDue, SessionStage, Standing, find_session_due, find_standing, prepare_by,
    rule_urgency,
};
pub use triage::{TRIAGE_DAYS, TriageDue, find_triage_due};

/// How hard something presses. Icon and colour of a status follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Nothing is asked for.
    Settled,
    /// There is time left.
    Waiting,
    /// Its day is over.
    Late,
    /// Nothing goes on before it is mended.
    Blocked,
}

impl Urgency {
    const fn of_days_late(days_late: i64) -> Self {
        if days_late > 0 {
            Self::Late
        } else {
            Self::Waiting
        }
    }
}

fn days_late(due: NaiveDate, today: NaiveDate) -> i64 {
    (today - due).num_days()
}
