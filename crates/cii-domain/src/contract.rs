//! The objective contract (contrat d'objectifs / Zielvereinbarung): the binding plan that an assessment yields.

mod course;
#[cfg(test)]
mod tests;

pub use course::{ContractStep, CourseError, find_under_way, next_amendment};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ContractId, InstitutionKey, Language, SituationId, StaffId,
    code::codes,
    money::{Centimes, MoneyError},
    person::Confirmation,
    typed::Typed,
};

codes! {
    /// Where a contract stands.
    pub enum ContractState {
        /// Being written.
        Draft = "draft",
        /// The Bureau checks conformity with each legal frame.
        ConformityReview = "conformity_review",
        /// Checked; signatures are being collected.
        ToSign = "to_sign",
        /// Signed by all.
        InForce = "in_force",
        /// Replaced by an amendment.
        Amended = "amended",
        /// Goals reached.
        Achieved = "achieved",
        /// Some goals reached.
        PartlyAchieved = "partly_achieved",
        /// Broken off, with a reason.
        Interrupted = "interrupted",
        /// Past its last date without a result.
        Expired = "expired",
        /// Given up before it was in force, with a reason: a party refused, or it was begun in vain.
        NotConcluded = "not_concluded",
    }
}

impl ContractState {
    /// Whether its text may still change.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::ConformityReview)
    }

    /// Whether it is still to be concluded.
    pub const fn is_on_its_way(self) -> bool {
        matches!(self, Self::Draft | Self::ConformityReview | Self::ToSign)
    }
}

codes! {
    /// How far a goal is.
    pub enum GoalState {
        /// Not begun or under way.
        Open = "open",
        /// Reached.
        Reached = "reached",
        /// Reached in part.
        PartlyReached = "partly_reached",
        /// Given up.
        Dropped = "dropped",
    }
}

codes! {
    /// The law on which a measure rests.
    pub enum LegalBasis {
        /// LACI / AVIG.
        Laci = "laci",
        /// LAI / IVG.
        Lai = "lai",
        /// LIAS / GES.
        Lias = "lias",
        /// LEMC / BMAG.
        Lemc = "lemc",
        /// `LFPr` / BBG.
        Lfpr = "lfpr",
        /// LAA / UVG.
        Laa = "laa",
    }
}

codes! {
    /// Who decided that a measure outside every catalogue may be paid (convention 2022, 7.3 and 7.4).
    pub enum CommissionDecision {
        /// Not needed: the measure stands in the payer's catalogue.
        NotNeeded = "not_needed",
        /// Needed, not yet asked.
        ToRequest = "to_request",
        /// Asked.
        Requested = "requested",
        /// Granted.
        Granted = "granted",
        /// Refused.
        Refused = "refused",
    }
}

impl CommissionDecision {
    /// Whether the Commission droit was asked: a measure that only should be submitted is not on its agenda yet.
    pub const fn is_asked(self) -> bool {
        matches!(self, Self::Requested | Self::Granted | Self::Refused)
    }
}

codes! {
    /// What the Commission droit answers.
    pub enum Verdict {
        /// The measure may be paid.
        Granted = "granted",
        /// It may not.
        Refused = "refused",
    }
}

impl From<Verdict> for CommissionDecision {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Granted => Self::Granted,
            Verdict::Refused => Self::Refused,
        }
    }
}

/// Who pays a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "kind", content = "institution")]
pub enum Payer {
    /// An institution.
    Institution(InstitutionKey),
    /// The cantonal employment fund.
    Fund,
}

/// Text written by people in the contract's language, with an optional version in the other one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Written {
    /// In the language of the contract.
    pub text: String,
    /// In the other language; empty if not translated.
    pub translation: String,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Identity within the contract.
    pub id: Uuid,
    /// What is to be reached.
    pub text: Written,
    /// By what one sees that it is reached.
    pub indicator: Written,
    /// By when. Without a date: a gap.
    pub due_on: Typed<NaiveDate>,
    /// How far it is.
    pub state: GoalState,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Identity within the contract.
    pub id: Uuid,
    /// Key of the catalogue item. None: a free measure.
    pub catalogue_item: Option<String>,
    /// Title.
    pub title: Written,
    /// Who carries it out.
    pub provider: String,
    /// Who pays. None: a gap.
    pub payer: Option<Payer>,
    /// On what law it rests. None: a gap.
    pub legal_basis: Option<LegalBasis>,
    /// First day.
    pub from: Typed<NaiveDate>,
    /// Last day.
    pub to: Typed<NaiveDate>,
    /// Cost. Without an amount: unknown, a gap; zero is an answer.
    pub cost: Typed<Centimes>,
    /// Decision of the Commission droit.
    pub commission: CommissionDecision,
}

/// A party to the contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "kind", content = "institution")]
pub enum Party {
    /// The person.
    Person,
    /// An institution.
    Institution(InstitutionKey),
    /// The Bureau CII, which warrants conformity.
    Bureau,
}

/// What a party binds itself to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Identity within the contract.
    pub id: Uuid,
    /// Who.
    pub party: Party,
    /// What.
    pub text: Written,
}

/// The answer of a party asked to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum SignatureState {
    /// Not yet.
    Open,
    /// Signed.
    Signed {
        /// Day.
        on: NaiveDate,
        /// Name of whoever signed for a minor beside them, of several who may. Empty: nobody did, or it was not recorded.
        #[serde(default)]
        by: String,
    },
    /// Refused.
    Refused {
        /// Day.
        on: NaiveDate,
        /// Reason.
        reason: String,
    },
}

impl SignatureState {
    /// The day on which the answer is looked at: that on which it was given, or `today` while none is there. What holds
    /// when somebody signs, and who acts for a minor, is looked at on that day, not on the day on which it is recorded.
    pub const fn day(&self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::Open => today,
            Self::Signed { on, .. } | Self::Refused { on, .. } => *on,
        }
    }
}

/// A place for a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signs.
    pub party: Party,
    /// Name of the one who signs for an institution; empty: to be named.
    pub name: String,
    /// The answer.
    pub state: SignatureState,
}

/// An objective contract, or amendment `n` to it. From the first signature on its text never changes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Identity of the record.
    pub id: ContractId,
    /// The situation.
    pub situation: SituationId,
    /// 0: the contract itself; n: its nth amendment.
    pub amendment: u16,
    /// The version that this one amends.
    pub amends: Option<ContractId>,
    /// Where it stands.
    pub state: ContractState,
    /// The language in which it is written.
    pub language: Language,
    /// First day.
    pub starts_on: Typed<NaiveDate>,
    /// The aim that all goals serve.
    pub aim: Written,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Case manager.
    pub case_manager: Option<StaffId>,
    /// Review dates, every three months; in order once conformity is warranted.
    pub reviews: Vec<Typed<NaiveDate>>,
    /// Signatures.
    pub signatures: Vec<Signature>,
    /// Who warranted conformity. None: not yet.
    pub conformity: Option<Confirmation>,
    /// Why it was broken off or not concluded; empty otherwise.
    pub end_reason: String,
}

impl Contract {
    /// The review dates that are dates, as they stand.
    pub fn review_dates(&self) -> impl Iterator<Item = NaiveDate> {
        self.reviews.iter().filter_map(Typed::value)
    }

    /// The day on which its last goal is due or its last measure over. None: no goal and no measure has a date.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let goals = self.goals.iter().filter_map(|goal| goal.due_on.value());
        let measures = self
            .measures
            .iter()
            .filter_map(|measure| measure.to.value());
        goals.chain(measures).max()
    }

    /// What all its measures cost together; those without a cost count as zero. Fails when the sum leaves the range.
    pub fn total(&self) -> Result<Centimes, MoneyError> {
        Centimes::sum(
            self.measures
                .iter()
                .filter_map(|measure| measure.cost.value()),
        )
    }
}
