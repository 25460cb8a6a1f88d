//! What of a situation is hidden from this device, so that no list takes a blank for a fact.

use cii_domain::access::{Group, RecordKind, is_held_back};
use cii_sync::Body;

/// What of a situation this device may not see: what stands in its place says nothing.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each part is hidden by itself"
)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hidden {
    pub(crate) state: bool,
    pub(crate) announcement: bool,
    /// Something of what tells when the next follow-up is due.
    pub(crate) follow_ups: bool,
    /// Whoever sees the answer of the triage sees every procuration; to anybody else that none is here says nothing.
    pub(crate) triage: bool,
}

impl Hidden {
    /// What is not in the body of a situation.
    pub(crate) fn of(body: &Body) -> Self {
        let is_hidden = |group| is_held_back(RecordKind::Situation, group, body);
        Self {
            state: is_hidden(Group::CaseState),
            announcement: is_hidden(Group::Announcement),
            follow_ups: [
                Group::CaseState,
                Group::Announcement,
                Group::CaseTriage,
                Group::CaseFollowUps,
            ]
            .into_iter()
            .any(is_hidden),
            triage: is_hidden(Group::CaseTriage),
        }
    }

    pub(crate) const STATE: i64 = 1;
    pub(crate) const ANNOUNCEMENT: i64 = 2;
    pub(crate) const FOLLOW_UPS: i64 = 4;

    /// As the row keeps it.
    pub(crate) const fn bits(self) -> i64 {
        let Self {
            state,
            announcement,
            follow_ups,
            triage: _,
        } = self;
        (if state { Self::STATE } else { 0 })
            | (if announcement { Self::ANNOUNCEMENT } else { 0 })
            | (if follow_ups { Self::FOLLOW_UPS } else { 0 })
    }
}
