//! What the year must add up to: the published figures (annual report 2025), as the list of situations to be made up.

use cii_domain::{
    Region,
    session::{Decision, SessionState},
};

use super::chance::Chance;

/// Complex situations announced to the Bureau, service × region in the order of [`Region::ALL`] (annual report 2025,
/// chapter 8). BIP and OASI, OSP and CIO, T1 and SFOP share a row of the report.
pub(super) const BUREAU_TABLE: &[(&str, [usize; 5])] = &[
    ("orp", [7, 5, 17, 13, 8]),
    ("cms", [4, 5, 8, 2, 8]),
    ("bip", [1, 0, 0, 0, 0]),
    ("oasi", [0, 0, 1, 0, 0]),
    ("oai", [3, 0, 0, 0, 0]),
    ("osp", [1, 0, 0, 0, 1]),
    ("t1", [2, 0, 0, 0, 0]),
    ("sfop", [0, 0, 0, 0, 1]),
];

/// Announcements to the platform T1 by the institutions (annual report 2025, chapter 5); CIO and OSP share a row there.
pub(super) const T1_INSTITUTIONS: &[(&str, usize)] = &[
    ("orp", 97),
    ("cio", 41),
    ("osp", 16),
    ("sfop", 32),
    ("oai", 17),
    ("cms", 7),
    ("oasi", 5),
    // Second and third circle, 391 in all.
    ("oes", 88),
    ("sec2", 74),
    ("ope", 62),
    ("cdtea", 41),
    ("sppea", 38),
    ("osama", 9),
    ("bci", 23),
    (super::SCHOOL, 36),
    (super::WORKSHOP, 12),
    (super::HOSTEL, 8),
];
/// Announcements to the platform T1 by private persons, from the OSP survey, and by the medical network.
pub(super) const T1_PRIVATE: usize = 80;
pub(super) const T1_SURVEY: usize = 39;
pub(super) const T1_MEDICAL: usize = 2;

/// Where the contract of an assessment stands on the office's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Draft,
    Review,
    ToSign,
    InForce,
    Amended,
    Achieved,
    PartlyAchieved,
    Interrupted,
    Expired,
}

/// The road of one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Track {
    /// The file that shows everything.
    Showcase,
    /// Coaching ORP-CMS, after a round table or not, closed within the year or running.
    Coaching {
        table: bool,
        closed: bool,
    },
    /// A round table that decides an assessment, which took place.
    TableThenAssessment(Paper),
    /// A round table that decides something else.
    TableOnly(Decision),
    /// An assessment that took place; the state of its minutes, and its contract.
    Assessed(SessionState, Paper),
    /// An assessment being prepared, put off or called off.
    AssessmentComing(SessionState),
    /// A round table being prepared.
    TableComing(SessionState),
    Refused,
    Network,
    Announced,
    InTriage,
}

/// One situation of the Bureau to be made up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// The service under which it is counted.
    pub(super) counted_under: &'static str,
    pub(super) region: Region,
    pub(super) track: Track,
    /// Announced within six months of the beginning of the follow-up.
    pub(super) early: bool,
    /// Really announced by a partner of the third circle (annual report 2025, notes 4 and 5).
    pub(super) by_relief: bool,
}

/// The situations whose road is not a coaching, by service and region.
const ROADS: &[(&str, Region, Track)] = {
    use Decision::{Network as NetworkCare, OutsideCii, Pending, SingleInstitution};
    use Region::{HautValais, Martigny, Monthey, Sierre, Sion};
    use SessionState::{
        Approved, Cancelled, Confirmed, Held, Invited, MinutesInReview, Planned, Postponed, Ready,
    };
    use Track::{
        Announced, Assessed, AssessmentComing, InTriage, Network, Refused, Showcase, TableComing,
        TableOnly, TableThenAssessment,
    };
    &[
        ("orp", Sierre, Showcase),
        ("orp", Sion, TableComing(Ready)),
        ("orp", Martigny, AssessmentComing(Ready)),
        ("osp", HautValais, AssessmentComing(Confirmed)),
        ("cms", Sion, AssessmentComing(Invited)),
        ("cms", Sierre, TableComing(Confirmed)),
        ("orp", HautValais, TableComing(Invited)),
        ("osp", Monthey, TableComing(Planned)),
        ("t1", HautValais, AssessmentComing(Planned)),
        ("cms", Monthey, AssessmentComing(Postponed)),
        ("orp", Sion, AssessmentComing(Cancelled)),
        ("oai", HautValais, TableThenAssessment(Paper::Amended)),
        ("orp", Sion, TableThenAssessment(Paper::Achieved)),
        ("cms", Martigny, TableThenAssessment(Paper::InForce)),
        ("cms", Monthey, TableThenAssessment(Paper::Expired)),
        ("oai", HautValais, Assessed(Approved, Paper::ToSign)),
        ("cms", HautValais, Assessed(MinutesInReview, Paper::Review)),
        ("orp", Sierre, Assessed(Approved, Paper::PartlyAchieved)),
        ("orp", Sion, Assessed(Approved, Paper::ToSign)),
        ("orp", Martigny, Assessed(Approved, Paper::Interrupted)),
        ("orp", Monthey, Assessed(Held, Paper::Draft)),
        ("oai", HautValais, TableOnly(SingleInstitution)),
        ("t1", HautValais, TableOnly(Pending)),
        ("cms", Sierre, TableOnly(NetworkCare)),
        ("oasi", Sion, TableOnly(OutsideCii)),
        ("sfop", Monthey, TableOnly(SingleInstitution)),
        ("orp", Martigny, TableOnly(Pending)),
        ("orp", Sion, Refused),
        ("cms", Monthey, Refused),
        ("orp", HautValais, Refused),
        ("bip", HautValais, Network),
        ("cms", Sion, Network),
        ("orp", Martigny, Network),
        ("orp", Sion, Announced),
        ("orp", Monthey, Announced),
        ("cms", HautValais, Announced),
        ("orp", Martigny, InTriage),
        ("orp", Sierre, InTriage),
    ]
};

/// Coachings closed within the year: eight of twenty-four end on the primary labour market, 33 %.
const CLOSED_COACHINGS: usize = 24;
/// Coachings that a round table decided, the first half of them among the closed ones.
const COACHINGS_AFTER_TABLE: usize = 12;
/// Announcements within six months of the beginning of the follow-up, by service: 22 of 87. CMS need longer to confirm
/// that somebody is employable (annual report 2025, chapter 8).
const EARLY: &[(&str, usize)] = &[("orp", 17), ("cms", 3), ("oai", 1), ("t1", 1)];

/// The 87 situations of the Bureau: first those whose road is set, then the 49 coachings.
pub(super) fn bureau(chance: &mut Chance) -> Vec<Slot> {
    let mut slots: Vec<Slot> = ROADS
        .iter()
        .map(|(counted_under, region, track)| Slot {
            counted_under,
            region: *region,
            track: *track,
            early: false,
            by_relief: false,
        })
        .collect();
    let mut rest: Vec<(&'static str, Region)> = Vec::new();
    for (service, counts) in BUREAU_TABLE {
        for (region, count) in Region::ALL.iter().zip(counts) {
            let taken = ROADS
                .iter()
                .filter(|(s, r, _)| s == service && r == region)
                .count();
            rest.extend(std::iter::repeat_n(
                (*service, *region),
                count.saturating_sub(taken),
            ));
        }
    }
    chance.shuffle(&mut rest);
    for (index, (counted_under, region)) in rest.into_iter().enumerate() {
        let closed = index < CLOSED_COACHINGS;
        let within = if closed {
            index
        } else {
            index - CLOSED_COACHINGS
        };
        let table = within < COACHINGS_AFTER_TABLE / 2;
        slots.push(Slot {
            counted_under,
            region,
            track: Track::Coaching { table, closed },
            early: false,
            by_relief: false,
        });
    }
    // The showcase was announced early; of the others, as they come.
    for (service, quota) in EARLY {
        let mut left = *quota;
        for slot in slots
            .iter_mut()
            .filter(|slot| slot.counted_under == *service)
        {
            if left > 0 && (slot.track == Track::Showcase || chance.percent(55)) {
                slot.early = true;
                left -= 1;
            }
        }
        for slot in slots
            .iter_mut()
            .filter(|slot| slot.counted_under == *service && !slot.early)
        {
            if left > 0 {
                slot.early = true;
                left -= 1;
            }
        }
    }
    for region in [Region::Sierre, Region::Martigny] {
        if let Some(slot) = slots.iter_mut().find(|slot| {
            slot.region == region
                && slot.counted_under == "orp"
                && matches!(slot.track, Track::Coaching { .. })
        }) {
            slot.by_relief = true;
        }
    }
    slots
}
