//! The quarterly look at a complex situation (cahier des charges 4.3, 4.4).

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Urgency, days_late};
use crate::{
    dates::add_months,
    situation::{Service, ServiceKind, Situation},
};

/// Months between two looks at a complex situation.
pub const FOLLOW_UP_MONTHS: i32 = 3;
/// Days before a look is due in which it is announced.
pub const FOLLOW_UP_AHEAD_DAYS: i64 = 14;

/// The quarterly look at a complex situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpDue {
    /// The day it is due.
    pub due: NaiveDate,
    /// Days late; negative while there is time left.
    pub days_late: i64,
    /// The day three months are counted from.
    pub since: NaiveDate,
    /// The last service, if any was given.
    pub last_service: Option<ServiceKind>,
}

impl FollowUpDue {
    /// The look that is due three months after a day.
    pub fn new(since: NaiveDate, last_service: Option<ServiceKind>, today: NaiveDate) -> Self {
        let due = add_months(since, FOLLOW_UP_MONTHS);
        Self {
            due,
            days_late: days_late(due, today),
            since,
            last_service,
        }
    }

    /// Whether it is announced: late, or due within [`FOLLOW_UP_AHEAD_DAYS`].
    pub const fn is_announced(&self) -> bool {
        self.days_late >= -FOLLOW_UP_AHEAD_DAYS
    }

    /// How hard it presses.
    pub const fn urgency(&self) -> Urgency {
        Urgency::of_days_late(self.days_late)
    }
}

/// The day on which a service was given last.
fn last_day(service: &Service) -> NaiveDate {
    service.ended_on.unwrap_or(service.started_on)
}

/// The days from which the looks at a complex situation are counted, the day of asking aside: what a list keeps of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpDays {
    /// The last follow-up or triage.
    looked_on: Option<NaiveDate>,
    announced_on: NaiveDate,
    /// Begin and last day of each service.
    services: Vec<(NaiveDate, NaiveDate)>,
}

impl FollowUpDays {
    /// Those of a situation. `None` if it is not complex.
    pub fn of(situation: &Situation) -> Option<Self> {
        let follow_ups = situation.follow_ups.iter().map(|follow_up| follow_up.on);
        let triage = situation.triage.iter().map(|triage| triage.on);
        situation.state.is_complex().then(|| Self {
            looked_on: follow_ups.chain(triage).max(),
            announced_on: situation.announcement.received_on,
            services: situation
                .services
                .iter()
                .map(|service| (service.started_on, last_day(service)))
                .collect(),
        })
    }

    /// The day from which three months are counted: the last service begun by `until`, follow-up or triage, or the
    /// announcement while there was none.
    pub fn since(&self, until: NaiveDate) -> NaiveDate {
        self.services
            .iter()
            .filter(|(started_on, _)| *started_on <= until)
            .map(|(_, last_day)| *last_day)
            .chain(self.looked_on)
            .max()
            .unwrap_or(self.announced_on)
    }
}

/// The day from which the look at a situation is counted that is asked for on `until`. `None` for situations that are not
/// complex.
pub fn follow_up_since(situation: &Situation, until: NaiveDate) -> Option<NaiveDate> {
    FollowUpDays::of(situation).map(|days| days.since(until))
}

/// Nothing looked at after this day has a follow-up that is announced on `today`. For whoever looks for candidates;
/// what is due says [`find_follow_up_due`].
pub fn follow_up_horizon(today: NaiveDate) -> NaiveDate {
    // Months differ by up to three days: 30 November and three months are 28 February.
    const LONGEST_DIFFERENCE: i64 = 3;
    let ahead = today + TimeDelta::days(FOLLOW_UP_AHEAD_DAYS + LONGEST_DIFFERENCE);
    add_months(ahead, -FOLLOW_UP_MONTHS)
}

/// When the next quarterly follow-up is due. `None` for situations that are not complex.
pub fn find_follow_up_due(situation: &Situation, today: NaiveDate) -> Option<FollowUpDue> {
    let since = follow_up_since(situation, today)?;
    let begun = |service: &&Service| service.started_on <= today;
    let last = situation
        .services
        .iter()
        .filter(begun)
        .max_by_key(|service| last_day(service));
    let last_service = last.map(|service| service.kind);
    Some(FollowUpDue::new(since, last_service, today))
}
