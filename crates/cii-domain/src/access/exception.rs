//! Overrides: how the cantonal officer opens, for a while and with a reason, what the rules keep closed.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, OverrideId, SituationId, StaffId,
    procuration::{DataCategory, Procuration},
};

/// The longest an override lasts, in days. The texts set none; what should last longer is a matter for a procuration or
/// for the list of allowed staff.
pub const LONGEST_OVERRIDE_DAYS: i64 = 30;

/// What an override opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Opening {
    /// The mask over a restricted person is lifted, in this situation, for one member of staff, who then may what their
    /// functions allow and nothing more.
    Mask {
        /// For whom.
        staff: StaffId,
    },
    /// An institution may learn these categories, as if a procuration said so.
    Categories {
        /// Which institution.
        institution: InstitutionKey,
        /// What it may learn.
        categories: BTreeSet<DataCategory>,
    },
}

/// An act of the cantonal officer (domain rule «override only by the cantonal officer, with a reason, logged»). It is a
/// record like others: who gave it, for what, until when and why can be read afterwards; nobody sees anything more
/// without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Identity of the record.
    pub id: OverrideId,
    /// In which situation.
    pub situation: SituationId,
    /// The cantonal officer.
    pub given_by: StaffId,
    /// What it opens.
    pub opening: Opening,
    /// First day.
    pub from: NaiveDate,
    /// Last day. It can be brought forward, never put off.
    pub until: NaiveDate,
    /// Why; never empty.
    pub reason: String,
}

impl Override {
    /// Whether it says why and ends in time. One that does not opens nothing, however it came to be stored.
    pub fn is_valid(&self) -> bool {
        let days = self.until.signed_duration_since(self.from);
        let opens_something = match &self.opening {
            Opening::Mask { .. } => true,
            Opening::Categories { categories, .. } => !categories.is_empty(),
        };
        opens_something
            && !self.reason.trim().is_empty()
            && (TimeDelta::zero()..TimeDelta::days(LONGEST_OVERRIDE_DAYS)).contains(&days)
    }

    /// Whether it opens anything on `day`. `procurations` are those of the same situation: revocation always wins, so
    /// an opening of categories ends with the first revocation on or after the day on which it began. An override given
    /// later was given knowing of the revocation, and stands.
    pub fn is_active_on<'a>(
        &self,
        day: NaiveDate,
        procurations: impl IntoIterator<Item = &'a Procuration>,
    ) -> bool {
        if !self.is_valid() || day < self.from || self.until < day {
            return false;
        }
        match self.opening {
            Opening::Mask { .. } => true,
            Opening::Categories { .. } => !procurations.into_iter().any(|procuration| {
                procuration
                    .revocation
                    .as_ref()
                    .is_some_and(|revocation| self.from <= revocation.on && revocation.on <= day)
            }),
        }
    }
}
