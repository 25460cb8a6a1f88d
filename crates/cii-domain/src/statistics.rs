//! What is counted of a situation, and the figures that come of it (annual report 2025, chapters 5 to 8).
//!
//! [`Counted`] holds all that figures need and nothing by which somebody is recognised: it can be kept when the person is
//! no longer known, and the figures of a year stay what they were. Whoever is told figures and no persons is not told small
//! numbers either: see [`Table::concealed`].

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, Language, Region,
    code::codes,
    dates::age_on,
    early_detection::early_detection,
    person::{Person, Sex},
    situation::{
        AgeGroup, ClosingResult, Provenance, Register, ServiceKind, Situation, SituationState,
        TriageOutcome,
    },
};

codes! {
    /// Age at the announcement, in bands (ours: no text sets any; the first ends with majority).
    pub enum AgeBand {
        /// Minors.
        Under18 = "under_18",
        /// 18 to 24.
        From18 = "from_18",
        /// 25 to 39.
        From25 = "from_25",
        /// 40 to 54.
        From40 = "from_40",
        /// 55 and older.
        From55 = "from_55",
        /// The date of birth is not known.
        Unknown = "unknown",
    }
}

impl AgeBand {
    fn of(birth_date: Option<NaiveDate>, day: NaiveDate) -> Self {
        match birth_date.and_then(|born| age_on(born, day)) {
            None => Self::Unknown,
            Some(..18) => Self::Under18,
            Some(18..25) => Self::From18,
            Some(25..40) => Self::From25,
            Some(40..55) => Self::From40,
            Some(_) => Self::From55,
        }
    }
}

codes! {
    /// How long the triage took from the receipt of the announcement, in bands (ours).
    pub enum TriageDelay {
        /// Within two weeks.
        TwoWeeks = "two_weeks",
        /// Within a month of 30 days.
        Month = "month",
        /// Within 90 days.
        Quarter = "quarter",
        /// Longer.
        Longer = "longer",
    }
}

impl TriageDelay {
    fn between(received: NaiveDate, triaged: NaiveDate) -> Self {
        match (triaged - received).num_days() {
            ..=14 => Self::TwoWeeks,
            15..=30 => Self::Month,
            31..=90 => Self::Quarter,
            _ => Self::Longer,
        }
    }
}

/// A service as it is counted: in the year in which it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountedService {
    /// Which.
    pub kind: ServiceKind,
    /// Year.
    pub year: i32,
}

/// A closing as it is counted: in the year in which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountedClosing {
    /// Result.
    pub result: ClosingResult,
    /// Year.
    pub year: i32,
}

/// One situation as it is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Counted {
    /// Year of the receipt.
    pub year: i32,
    /// Register.
    pub register: Register,
    /// Region.
    pub region: Region,
    /// The service under which it is counted.
    pub service: InstitutionKey,
    /// Provenance.
    pub provenance: Provenance,
    /// Adult or youth, as announced.
    pub age_group: AgeGroup,
    /// Age at the receipt.
    pub age: AgeBand,
    /// Sex. None: not recorded.
    pub sex: Option<Sex>,
    /// Language of the person.
    pub language: Language,
    /// Whether detected early. None: the start of the follow-up is not known.
    pub early: Option<bool>,
    /// What the triage decided. None: nothing yet.
    pub triage: Option<TriageOutcome>,
    /// How long that took.
    pub triage_delay: Option<TriageDelay>,
    /// Services given, sorted.
    pub services: Vec<CountedService>,
    /// Closing. None: open, or closed without one.
    pub closing: Option<CountedClosing>,
}

impl Counted {
    /// What is counted of a situation of `person`. None: it was never announced.
    pub fn of(person: &Person, situation: &Situation) -> Option<Self> {
        if situation.state == SituationState::Draft {
            return None;
        }
        let announcement = &situation.announcement;
        let received = announcement.received_on;
        let mut services: Vec<_> = situation
            .services
            .iter()
            .map(|service| CountedService {
                kind: service.kind,
                year: service.started_on.year(),
            })
            .collect();
        services.sort_unstable();
        let triage = situation.triage.as_ref();
        Some(Self {
            year: received.year(),
            register: situation.register,
            region: situation.region,
            service: announcement.counted_under.clone(),
            provenance: announcement.provenance,
            age_group: announcement.age_group,
            age: AgeBand::of(person.birth_date, received),
            sex: person.sex,
            language: person.language,
            // A follow-up that began after the receipt counts neither way, like one of which nothing is known.
            early: early_detection(received, announcement.follow_up_started_on)
                .ok()
                .flatten()
                .map(|found| found.early),
            triage: triage.map(|triage| triage.outcome),
            triage_delay: triage.map(|triage| TriageDelay::between(received, triage.on)),
            services,
            closing: situation.closing.as_ref().map(|closing| CountedClosing {
                result: closing.result,
                year: closing.on.year(),
            }),
        })
    }
}

codes! {
    /// By what is counted.
    pub enum Dimension {
        /// Announcements by register.
        Register = "register",
        /// Announcements by region.
        Region = "region",
        /// Announcements by the service under which they are counted.
        Service = "service",
        /// Announcements by provenance.
        Provenance = "provenance",
        /// Announcements of adults and of youths.
        AgeGroup = "age_group",
        /// Announcements by age.
        Age = "age",
        /// Announcements by sex.
        Sex = "sex",
        /// Announcements by language.
        Language = "language",
        /// Announcements by early detection.
        Early = "early",
        /// Announcements by the outcome of the triage.
        Triage = "triage",
        /// Announcements by the time to the triage.
        TriageDelay = "triage_delay",
        /// Services given, by kind, in the year in which they began.
        ServiceGiven = "service_given",
        /// Closings by result, in the year in which they were.
        Result = "result",
    }
}

impl Dimension {
    /// The codes that can be counted by it, in the order of a report. Of services none: they are institutions.
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().map(|one| code(*one)).collect()
        }
        let mut codes = match self {
            Self::Register => all(Register::ALL, Register::code),
            Self::Region => all(Region::ALL, Region::code),
            Self::Service => Vec::new(),
            Self::Provenance => all(Provenance::ALL, Provenance::code),
            Self::AgeGroup => all(AgeGroup::ALL, AgeGroup::code),
            Self::Age => all(AgeBand::ALL, AgeBand::code),
            Self::Sex => all(Sex::ALL, Sex::code),
            Self::Language => all(Language::ALL, Language::code),
            Self::Early => vec![EARLY, LATE],
            Self::Triage => all(TriageOutcome::ALL, TriageOutcome::code),
            Self::TriageDelay => all(TriageDelay::ALL, TriageDelay::code),
            Self::ServiceGiven => all(ServiceKind::ALL, ServiceKind::code),
            Self::Result => all(ClosingResult::ALL, ClosingResult::code),
        };
        if matches!(
            self,
            Self::Sex | Self::Early | Self::Triage | Self::TriageDelay
        ) {
            codes.push(NONE);
        }
        codes
    }
}

/// Where something is not known or not yet decided.
const NONE: &str = "none";
/// Detected early, or not.
const EARLY: &str = "early";
const LATE: &str = "late";

/// Counts of one dimension by code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// All of it. None: too small to be told.
    pub total: Option<u64>,
    /// By code; what was never counted is not there. None: too small to be told, or it would give a small one away.
    pub cells: BTreeMap<String, Option<u64>>,
}

/// The smallest number that is told to somebody who may know no person (ours: no text of the Bureau sets one).
pub const SMALLEST_TOLD: u64 = 5;

impl Table {
    fn count(&mut self, code: &str, times: u64) {
        let add = |to: &mut Option<u64>| *to = Some(to.unwrap_or(0).saturating_add(times));
        add(&mut self.total);
        add(self.cells.entry(code.to_owned()).or_default());
    }

    /// The table without what could point at somebody: no number from 1 to 4. So that none follows from the total either,
    /// further cells go, the smallest first, until at least two are hidden that are together five or more.
    #[must_use]
    pub fn concealed(&self) -> Self {
        let small = |count: u64| count < SMALLEST_TOLD;
        let mut cells = self.cells.clone();
        if self.total.is_none_or(small) {
            for cell in cells.values_mut() {
                *cell = None;
            }
            return Self { total: None, cells };
        }
        let mut by_size: Vec<(u64, &String)> = self
            .cells
            .iter()
            .map(|(code, count)| (count.unwrap_or(0), code))
            .collect();
        by_size.sort_unstable();
        let (mut hidden, mut sum) = (0_u32, 0_u64);
        for (count, code) in by_size {
            let safe = hidden == 0 || hidden > 1 && !small(sum);
            if !small(count) && safe {
                break;
            }
            cells.insert(code.clone(), None);
            hidden = hidden.saturating_add(1);
            sum = sum.saturating_add(count);
        }
        Self {
            total: self.total,
            cells,
        }
    }
}

/// The figures of one year.
pub type YearFigures = BTreeMap<Dimension, Table>;

/// Figures by year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures {
    /// The years of which anything is counted.
    pub years: BTreeMap<i32, YearFigures>,
}

impl Figures {
    /// Counts a situation, or as many as are alike.
    pub fn count(&mut self, one: &Counted, times: u64) {
        let Counted {
            year,
            register,
            region,
            service,
            provenance,
            age_group,
            age,
            sex,
            language,
            early,
            triage,
            triage_delay,
            services,
            closing,
        } = one;
        let announced = [
            (Dimension::Register, register.code()),
            (Dimension::Region, region.code()),
            (Dimension::Service, service.as_str()),
            (Dimension::Provenance, provenance.code()),
            (Dimension::AgeGroup, age_group.code()),
            (Dimension::Age, age.code()),
            (Dimension::Sex, sex.map_or(NONE, Sex::code)),
            (Dimension::Language, language.code()),
            (
                Dimension::Early,
                early.map_or(NONE, |early| if early { EARLY } else { LATE }),
            ),
            (Dimension::Triage, triage.map_or(NONE, TriageOutcome::code)),
            (
                Dimension::TriageDelay,
                triage_delay.map_or(NONE, TriageDelay::code),
            ),
        ];
        for (dimension, code) in announced {
            self.add(*year, dimension, code, times);
        }
        for CountedService { kind, year } in services {
            self.add(*year, Dimension::ServiceGiven, kind.code(), times);
        }
        if let Some(CountedClosing { result, year }) = closing {
            self.add(*year, Dimension::Result, result.code(), times);
        }
    }

    fn add(&mut self, year: i32, dimension: Dimension, code: &str, times: u64) {
        let of_year = self.years.entry(year).or_default();
        of_year.entry(dimension).or_default().count(code, times);
    }

    /// For whoever is told figures and no persons.
    #[must_use]
    pub fn concealed(&self) -> Self {
        let concealed = |of_year: &YearFigures| -> YearFigures {
            let tables = of_year.iter();
            tables
                .map(|(dimension, table)| (*dimension, table.concealed()))
                .collect()
        };
        Self {
            years: self
                .years
                .iter()
                .map(|(year, of_year)| (*year, concealed(of_year)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests;
