//! A situation: from the announcement to the closing.

mod announced;
mod closing;

pub use announced::{AnnouncementError, BeforeAnnouncement};
pub use closing::{Unfinished, list_unfinished};

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, Language, NoteId, PersonId, Region, SessionId, SituationId, StaffId,
    code::codes,
};

/// The number under which everybody speaks of a situation: year and running number, `2026-0147`. It is the only thing
/// that mail subjects, file names and calendar entries may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber {
    /// Year of the announcement.
    pub year: u16,
    /// Running number within the year, from 1.
    pub running: u32,
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.year, self.running)
    }
}

/// The text is not a case number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a case number")]
pub struct NotACaseNumber;

impl FromStr for CaseNumber {
    type Err = NotACaseNumber;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, running) = text.split_once('-').ok_or(NotACaseNumber)?;
        Ok(Self {
            year: year.parse().map_err(|_| NotACaseNumber)?,
            running: running.parse().map_err(|_| NotACaseNumber)?,
        })
    }
}

impl Serialize for CaseNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

codes! {
    /// Who keeps the situation: a register, not an age.
    pub enum Register {
        /// The Bureau CII; the report calls these «adultes».
        Bureau = "bureau",
        /// Plateforme T1; the report calls these «jeunes».
        T1 = "t1",
    }
}

codes! {
    /// Whom the situation is about, by age at the announcement.
    pub enum AgeGroup {
        /// Adult.
        Adult = "adult",
        /// Youth.
        Youth = "youth",
    }
}

codes! {
    /// Where a situation stands on its road.
    pub enum SituationState {
        /// Being written; not yet announced.
        Draft = "draft",
        /// Announced, nobody has looked at it.
        Announced = "announced",
        /// The coordinator is sorting it.
        InTriage = "in_triage",
        /// Returned to the announcer with at least one suggestion.
        Refused = "refused",
        /// Network care suffices; no session of the Bureau.
        Network = "network",
        /// Complex: the Bureau will act.
        Complex = "complex",
        /// A service runs.
        InService = "in_service",
        /// Quarterly follow-up.
        FollowedUp = "followed_up",
        /// Closed with a result.
        Closed = "closed",
        /// Retention over; no person can be recognised.
        Anonymised = "anonymised",
    }
}

impl SituationState {
    /// Whether something may still be due.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Refused | Self::Closed | Self::Anonymised)
    }

    /// Whether the situation counts as complex and so has a quarterly follow-up.
    pub const fn is_complex(self) -> bool {
        matches!(self, Self::Complex | Self::InService | Self::FollowedUp)
    }
}

codes! {
    /// From where a situation came (annual report 2025, chapter 5).
    pub enum Provenance {
        /// An institution.
        Institution = "institution",
        /// A private person.
        Private = "private",
        /// OSP survey among young people who left compulsory school.
        OspSurvey = "osp_survey",
        /// The medical network.
        MedicalNetwork = "medical_network",
    }
}

codes! {
    /// The services of the CII for complex situations (annual report 2025, chapter 8).
    pub enum ServiceKind {
        /// Round table of the professionals.
        RoundTable = "round_table",
        /// Assessment with the person.
        Assessment = "assessment",
        /// Coaching by a tandem of ORP and CMS.
        Coaching = "coaching",
        /// Case management CII.
        CaseManagement = "case_management",
        /// Medical mandate.
        MedicalMandate = "medical_mandate",
    }
}

codes! {
    /// What speaks for a care by several institutions (annual report 2025, chapters 7 and 8).
    pub enum Criterion {
        /// Several services involved, now or imminently.
        SeveralServices = "several_services",
        /// Accumulation of difficulties despite an identified potential.
        AccumulatedDifficulties = "accumulated_difficulties",
        /// Complex risk factors: uncertain health, finances, little training.
        RiskFactors = "risk_factors",
        /// Active measures hard to implement.
        MeasuresHard = "measures_hard",
        /// Entitlement unclear.
        EntitlementUnclear = "entitlement_unclear",
        /// The institutions pursue different strategies.
        StrategicDivergence = "strategic_divergence",
    }
}

/// What the announcing institution told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The service that really announced.
    pub service: InstitutionKey,
    /// The service under which the announcement is counted; often the same (annual report 2025, notes 4 and 5).
    pub counted_under: InstitutionKey,
    /// The announcing worker.
    pub worker: Option<StaffId>,
    /// The respondent with whom the worker discussed it.
    pub respondent: Option<StaffId>,
    /// The day the announcement was received.
    pub received_on: NaiveDate,
    /// The day the person's follow-up at the announcing service began. None: unknown, then early detection is not counted.
    pub follow_up_started_on: Option<NaiveDate>,
    /// Adult or youth.
    pub age_group: AgeGroup,
    /// Provenance.
    pub provenance: Provenance,
    /// The service asked for. None: the coordinator decides.
    pub service_asked: Option<ServiceKind>,
    /// Criteria ticked.
    pub criteria: Vec<Criterion>,
    /// End of the LACI rights, if there are any.
    pub laci_rights_end_on: Option<NaiveDate>,
    /// What it is about, in the words of the announcer.
    pub reason: String,
    /// The language in which the reason was written. None: unknown.
    pub language: Option<Language>,
}

/// An institution that helps the person or is about to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involvement {
    /// Which.
    pub institution: InstitutionKey,
    /// Who there. None: to be named.
    pub contact: Option<StaffId>,
    /// Whether it is involved already or imminently.
    pub imminent: bool,
}

/// The decision of the coordinator on an announcement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// Day.
    pub on: NaiveDate,
    /// By whom.
    pub by: StaffId,
    /// Refused, network or complex.
    pub outcome: TriageOutcome,
    /// Reasons; for a refusal at least one suggestion (annual report 2012, 6).
    pub text: String,
    /// The language in which the reasons were written. None: unknown.
    pub language: Option<Language>,
}

codes! {
    /// The three ways out of the triage.
    pub enum TriageOutcome {
        /// Returned with suggestions.
        Refused = "refused",
        /// Network care suffices.
        Network = "network",
        /// A complex situation.
        Complex = "complex",
    }
}

/// One service given in the situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Which.
    pub kind: ServiceKind,
    /// First day.
    pub started_on: NaiveDate,
    /// Last day. None: running.
    pub ended_on: Option<NaiveDate>,
    /// The session in which it was given, for round tables and assessments.
    pub session: Option<SessionId>,
}

/// The staff member who holds the threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseManagement {
    /// Who.
    pub staff: StaffId,
    /// Since when.
    pub since: NaiveDate,
}

/// One quarterly look at a complex situation (cahier des charges 4.3, 4.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Day.
    pub on: NaiveDate,
    /// By whom.
    pub by: StaffId,
    /// What was found.
    pub text: String,
    /// The language in which it was written. None: unknown.
    pub language: Option<Language>,
}

codes! {
    /// How a situation ended.
    pub enum ClosingResult {
        /// A job on the primary labour market.
        PrimaryMarket = "primary_market",
        /// A training.
        Training = "training",
        /// Followed by social aid alone.
        SocialAid = "social_aid",
        /// Followed by disability insurance alone.
        DisabilityInsurance = "disability_insurance",
        /// Followed by the employment office alone.
        EmploymentOffice = "employment_office",
        /// Network care.
        Network = "network",
        /// Lack of cooperation.
        NoCooperation = "no_cooperation",
        /// Not available or not employable.
        NotEmployable = "not_employable",
        /// Other.
        Other = "other",
    }
}

/// The end of a situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Day.
    pub on: NaiveDate,
    /// Result.
    pub result: ClosingResult,
    /// The institution that continues, if any.
    pub continued_by: Option<InstitutionKey>,
}

/// A situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// Identity of the record.
    pub id: SituationId,
    /// Its number.
    pub number: CaseNumber,
    /// About whom.
    pub person: PersonId,
    /// The situation of the same person that came before, if this one reopens it.
    pub former: Option<SituationId>,
    /// Register.
    pub register: Register,
    /// Region that coordinates.
    pub region: Region,
    /// Where it stands.
    pub state: SituationState,
    /// What was announced.
    pub announcement: Announcement,
    /// The institutions around the person, the announcing one included.
    pub involved: Vec<Involvement>,
    /// The coordinator in charge. None: nobody yet.
    pub coordinator: Option<StaffId>,
    /// Decision of the triage. None: not yet.
    pub triage: Option<Triage>,
    /// Services given, oldest first.
    pub services: Vec<Service>,
    /// Case manager. None: none designated.
    pub case_manager: Option<CaseManagement>,
    /// Follow-ups, oldest first.
    pub follow_ups: Vec<FollowUp>,
    /// Closing. None: open.
    pub closing: Option<Closing>,
}

impl Situation {
    /// Whether `institution` is around the person.
    pub fn involves(&self, institution: &InstitutionKey) -> bool {
        self.involved
            .iter()
            .any(|involvement| &involvement.institution == institution)
    }
}

/// A note in the journal of a situation. Notes are added, never overwritten by somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Identity of the record.
    pub id: NoteId,
    /// Where.
    pub situation: SituationId,
    /// Day.
    pub on: NaiveDate,
    /// By whom.
    pub by: StaffId,
    /// Language in which it is written; it keeps it whatever the interface shows.
    pub language: Language,
    /// The text.
    pub text: String,
}
