//! The decision on an announcement.

use chrono::{NaiveDate, TimeDelta};

use super::{Urgency, days_late};
use crate::situation::SituationState;

/// Days within which an announcement is decided on (settled for this product).
pub const TRIAGE_DAYS: i64 = 14;

/// An announcement on which nobody has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriageDue {
    /// The day by which it is decided on.
    pub due: NaiveDate,
    /// Days since it was received.
    pub days_waiting: i64,
    /// How hard it presses.
    pub urgency: Urgency,
}

/// What is due with an announcement received on a day; `None` once it was decided on.
pub fn find_triage_due(
    state: SituationState,
    received_on: NaiveDate,
    today: NaiveDate,
) -> Option<TriageDue> {
    if !matches!(state, SituationState::Announced | SituationState::InTriage) {
        return None;
    }
    let due = received_on
        .checked_add_signed(TimeDelta::days(TRIAGE_DAYS))
        .unwrap_or(received_on);
    Some(TriageDue {
        due,
        days_waiting: (today - received_on).num_days(),
        urgency: Urgency::of_days_late(days_late(due, today)),
    })
}
