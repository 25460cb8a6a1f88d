//! What of an announcement contradicts itself or the person: dates that cannot be, an age that is another one.

use chrono::{Datelike, NaiveDate};

use super::{AgeGroup, Announcement, Situation};
use crate::{
    dates::{add_months, age_on},
    error_code::{ErrorCode, Param},
};

/// The age from which somebody is an adult: majority (civil code, 14). That the office counts nobody younger as an adult is
/// an assumption which it must confirm: its texts tell the two groups apart by register alone (annual report 2025, note 1).
const ADULT_FROM: u32 = 18;
/// The age from which nobody is a youth any more, whatever the register. An assumption, which the office must confirm: no
/// text of its own sets a limit. The annual report 2025 has a youth of 21 as its example (chapter 8) and a study that
/// questioned people of 13 to 25; the limit leaves room above.
const YOUTH_BEFORE: u32 = 30;
/// The unemployment insurance as it is begins in 1984: no rights ended before this year.
const FIRST_LACI_YEAR: i32 = 1985;
/// Months after which rights that ended are no matter of an announcement, so that the date is a slip.
const LACI_MONTHS: i32 = 24;

/// Something of an announcement that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnnouncementError {
    /// The person was born after it was received.
    #[error("born after the receipt, {0}")]
    BornAfterReceipt(NaiveDate),
    /// The follow-up began before the person was born.
    #[error("follow-up before the birth, {0}")]
    FollowUpBeforeBirth(NaiveDate),
    /// The age group is not that of the person, who is so old.
    #[error("an age of {0}")]
    OtherAge(u32),
    /// The rights ended so long ago that the date is a slip.
    #[error("rights that ended long ago")]
    LaciLongOver,
}

impl AnnouncementError {
    /// The input of the form that is wrong.
    pub const fn field(self) -> &'static str {
        match self {
            Self::BornAfterReceipt(_) => "received_on",
            Self::FollowUpBeforeBirth(_) => "follow_up_started_on",
            Self::OtherAge(_) => "age_group",
            Self::LaciLongOver => "laci_rights_end_on",
        }
    }

    /// Whether the date of birth is wrong where the announcement is right.
    pub const fn is_of_birth(self) -> bool {
        matches!(
            self,
            Self::BornAfterReceipt(_) | Self::FollowUpBeforeBirth(_)
        )
    }
}

impl ErrorCode for AnnouncementError {
    fn code(&self) -> &'static str {
        match self {
            Self::BornAfterReceipt(_) => "born_after_receipt",
            Self::FollowUpBeforeBirth(_) => "follow_up_before_birth",
            Self::OtherAge(_) => "age_group_other",
            Self::LaciLongOver => "laci_rights_long_over",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::BornAfterReceipt(day) | Self::FollowUpBeforeBirth(day) => {
                vec![("on", Param::Date(*day))]
            }
            Self::OtherAge(age) => vec![("age", Param::Number(i64::from(*age)))],
            Self::LaciLongOver => Vec::new(),
        }
    }
}

/// A day before the announcement was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("before the announcement of {0}")]
pub struct BeforeAnnouncement(pub NaiveDate);

impl ErrorCode for BeforeAnnouncement {
    fn code(&self) -> &'static str {
        "before_announcement"
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        vec![("received", Param::Date(self.0))]
    }
}

impl Announcement {
    /// All of it that cannot be, for somebody born on `birth_date`.
    pub fn list_errors(&self, birth_date: Option<NaiveDate>) -> Vec<AnnouncementError> {
        use AnnouncementError as E;
        let received = self.received_on;
        let mut errors = Vec::new();
        if let Some(born) = birth_date {
            if received < born {
                errors.push(E::BornAfterReceipt(received));
            } else if let Some(age) = age_on(born, received) {
                let fits = match self.age_group {
                    AgeGroup::Adult => age >= ADULT_FROM,
                    AgeGroup::Youth => age < YOUTH_BEFORE,
                };
                if !fits {
                    errors.push(E::OtherAge(age));
                }
            }
            if let Some(start) = self.follow_up_started_on.filter(|start| *start < born) {
                errors.push(E::FollowUpBeforeBirth(start));
            }
        }
        if self.laci_rights_end_on.is_some_and(|end| {
            end.year() < FIRST_LACI_YEAR || end < add_months(received, -LACI_MONTHS)
        }) {
            errors.push(E::LaciLongOver);
        }
        errors
    }
}

impl Situation {
    /// Refuses a day before the announcement: nothing of the situation happened then.
    pub fn refuse_before_announcement(&self, day: NaiveDate) -> Result<(), BeforeAnnouncement> {
        let received = self.announcement.received_on;
        if day < received {
            Err(BeforeAnnouncement(received))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{date, situation};

    #[test]
    fn an_announcement_fits_the_person() {
        use AnnouncementError as E;
        // Received on 4 May 2026, followed since 8 December 2025.
        let check = |born: &str, age_group: AgeGroup, expected: &[AnnouncementError]| {
            let mut announcement = situation().announcement;
            announcement.age_group = age_group;
            assert_eq!(
                announcement.list_errors(Some(date(born))),
                expected,
                "{born}"
            );
        };
        let follow_up = date("2025-12-08");
        check("1988-04-17", AgeGroup::Adult, &[]);
        check("2008-05-04", AgeGroup::Adult, &[]);
        check("2008-05-05", AgeGroup::Adult, &[E::OtherAge(17)]);
        check("2008-05-05", AgeGroup::Youth, &[]);
        check("1996-05-05", AgeGroup::Youth, &[]);
        check("1996-05-04", AgeGroup::Youth, &[E::OtherAge(30)]);
        check(
            "2026-01-01",
            AgeGroup::Youth,
            &[E::FollowUpBeforeBirth(follow_up)],
        );
        check(
            "2026-05-05",
            AgeGroup::Adult,
            &[
                E::BornAfterReceipt(date("2026-05-04")),
                E::FollowUpBeforeBirth(follow_up),
            ],
        );
        assert_eq!(situation().announcement.list_errors(None), []);
    }

    #[test]
    fn rights_that_ended_long_ago_are_a_slip() {
        let check = |end: &str, expected: bool| {
            let mut announcement = situation().announcement;
            announcement.laci_rights_end_on = Some(date(end));
            let errors = announcement.list_errors(None);
            assert_eq!(errors.is_empty(), expected, "{end}");
        };
        check("2026-08-31", true);
        check("2024-05-04", true);
        check("2024-05-03", false);
        check("1926-08-31", false);
    }

    #[test]
    fn nothing_happens_before_the_announcement() {
        let situation = situation();
        let received = date("2026-05-04");
        assert_eq!(
            situation.refuse_before_announcement(date("2026-05-03")),
            Err(BeforeAnnouncement(received))
        );
        assert_eq!(situation.refuse_before_announcement(received), Ok(()));
    }
}
