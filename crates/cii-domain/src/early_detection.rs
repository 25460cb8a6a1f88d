//! Early detection: announced before six months of follow-up have passed.
//!
//! Definition of the annual report (2025, chapter 8): announcements whose (received − start of the
//! follow-up at the announcing service) is under six months, of those with a known start.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    dates::{MonthsAndDays, add_months, months_and_days_between},
    error_code::{ErrorCode, Param},
};

/// The months below which an announcement counts as early.
pub const EARLY_MONTHS: i32 = 6;

/// How long the follow-up had lasted when the announcement came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EarlyDetection {
    /// Whole months.
    pub months: u32,
    /// Days beyond them.
    pub days: u32,
    /// Whether it counts as early detection: less than six months.
    pub early: bool,
}

/// The follow-up cannot have begun after the announcement of the situation was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the follow-up began after the announcement was received")]
pub struct FollowUpAfterReceipt {
    /// The day the announcement was received.
    pub received_on: NaiveDate,
}

impl ErrorCode for FollowUpAfterReceipt {
    fn code(&self) -> &'static str {
        "follow_up_after_receipt"
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        vec![("received", Param::Date(self.received_on))]
    }
}

/// How early an announcement came; `None` where the start of the follow-up is unknown, and the
/// announcement then counts neither as early nor as late.
pub fn early_detection(
    received_on: NaiveDate,
    follow_up_started_on: Option<NaiveDate>,
) -> Result<Option<EarlyDetection>, FollowUpAfterReceipt> {
    let Some(start) = follow_up_started_on else {
        return Ok(None);
    };
    let MonthsAndDays { months, days } =
        months_and_days_between(start, received_on).ok_or(FollowUpAfterReceipt { received_on })?;
    let early = received_on < add_months(start, EARLY_MONTHS);
    Ok(Some(EarlyDetection {
        months,
        days,
        early,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_months_are_no_longer_early() {
        let check = |start: Option<&str>, received: &str, expected: Option<(u32, u32, bool)>| {
            let start = start.map(|date| date.parse().unwrap());
            let found = early_detection(received.parse().unwrap(), start).unwrap();
            assert_eq!(
                found.map(|found| (found.months, found.days, found.early)),
                expected
            );
        };
        check(Some("2025-12-08"), "2026-05-20", Some((5, 12, true)));
        check(Some("2025-11-21"), "2026-05-20", Some((5, 29, true)));
        check(Some("2025-11-20"), "2026-05-20", Some((6, 0, false)));
        check(Some("2026-05-20"), "2026-05-20", Some((0, 0, true)));
        check(Some("2025-08-31"), "2026-02-27", Some((5, 27, true)));
        check(Some("2025-08-31"), "2026-02-28", Some((6, 0, false)));
        check(Some("2019-05-20"), "2026-05-20", Some((84, 0, false)));
        check(None, "2026-05-20", None);
    }

    #[test]
    fn a_follow_up_cannot_begin_after_the_announcement() {
        let received_on = "2026-05-20".parse().unwrap();
        let found = early_detection(received_on, "2026-05-21".parse().ok());
        assert_eq!(found, Err(FollowUpAfterReceipt { received_on }));
    }
}
