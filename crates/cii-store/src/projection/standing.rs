//! Where the procuration of a situation stands, in a form that a list can ask on any day.

use cii_domain::procuration::ProcurationState;

use super::procuration::{NEVER, Span};

/// The procuration that counts for a situation, the day of asking aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) code: i64,
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) revoked: i32,
}

/// No procuration at all.
pub(crate) const NONE: i64 = 0;
const DRAWN_UP: i64 = 1;
const SIGNED: i64 = 2;
/// Whether there is one is not shown on this device.
pub(crate) const HIDDEN: i64 = 3;

impl Standing {
    /// Of several procurations the signed one that lasts longest counts, together with those that lead up to it without
    /// a gap.
    pub(crate) fn of(spans: &[Span]) -> Self {
        let mut signed: Vec<(i32, &Span)> = spans
            .iter()
            .filter(|span| !span.is_skipped())
            .filter_map(|span| span.from_day.map(|from| (from, span)))
            .collect();
        signed.sort_by_key(|(from, span)| (span.to_day, *from));
        let Some((mut from, last)) = signed.pop() else {
            return Self::unsigned(spans);
        };
        for (earlier_from, earlier) in signed.iter().rev() {
            if earlier.to_day.saturating_add(1) >= from {
                from = from.min(*earlier_from);
            }
        }
        Self {
            code: SIGNED,
            from,
            to: last.to_day,
            revoked: last.revoked_day,
        }
    }

    fn unsigned(spans: &[Span]) -> Self {
        match spans
            .iter()
            .find(|span| !span.is_skipped() && span.from_day.is_none())
        {
            Some(span) => Self {
                code: DRAWN_UP,
                from: 0,
                to: span.to_day,
                revoked: span.revoked_day,
            },
            None => Self {
                code: NONE,
                from: 0,
                to: 0,
                revoked: NEVER,
            },
        }
    }

    /// Where it stands on `today`. None: there is none that is shown.
    pub(crate) fn state_on(self, today: i32) -> Option<ProcurationState> {
        match self.code {
            NONE | HIDDEN => None,
            _ if today >= self.revoked => Some(ProcurationState::Revoked),
            DRAWN_UP => Some(ProcurationState::DrawnUp),
            _ if today > self.to => Some(ProcurationState::Expired),
            _ if today < self.from => Some(ProcurationState::Signed),
            _ => Some(ProcurationState::Active),
        }
    }
}
