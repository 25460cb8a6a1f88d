//! Procurations that are missing, over or about to end (convention 5.12).

use chrono::NaiveDate;

use super::Urgency;
use crate::{
    ProcurationId,
    code::codes,
    procuration::{Procuration, ProcurationState},
    situation::Situation,
};

/// Days before its end from which a procuration is announced as ending.
pub const ENDING_AHEAD_DAYS: i64 = 60;
/// Days before its end from which it is to be renewed.
pub const ENDING_DAYS: i64 = 30;
/// Days before its end from which a renewal is late.
const LAST_DAYS: i64 = 7;

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

impl ProcurationDue {
    /// How hard it presses: in its last week a procuration that ends is late, for a new one needs a signature.
    pub fn urgency(&self) -> Urgency {
        match self.stage {
            ProcurationStage::Revoked | ProcurationStage::Missing => Urgency::Blocked,
            ProcurationStage::Expired => Urgency::Late,
            ProcurationStage::ToSign => Urgency::Waiting,
            ProcurationStage::Within30 | ProcurationStage::Within60 => {
                if self.days_left.is_some_and(|days| days <= LAST_DAYS) {
                    Urgency::Late
                } else {
                    Urgency::Waiting
                }
            }
        }
    }
}

/// What is due with the procurations of a complex situation: `None` while an active one lasts for more than sixty days.
/// In network care and before the triage the Bureau exchanges nothing.
pub fn find_procuration_due(
    situation: &Situation,
    procurations: &[Procuration],
    today: NaiveDate,
) -> Option<ProcurationDue> {
    if !situation.state.is_complex() {
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
        let left = (last_day - today).num_days();
        return if left <= ENDING_DAYS {
            due(ProcurationStage::Within30, procuration, last_day)
        } else if left <= ENDING_AHEAD_DAYS {
            due(ProcurationStage::Within60, procuration, last_day)
        } else {
            None
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
