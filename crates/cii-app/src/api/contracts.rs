//! Objective contracts.

use chrono::NaiveDate;
use cii_domain::{
    ContractId, InstitutionKey, Language, SituationId, StaffId,
    access::Group,
    contract::{
        CommissionDecision, ContractState, ContractStep, GoalState, LegalBasis, Party, Payer,
        SignatureState, Verdict, Written,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    message::{MessageView, StatusView},
    situations::FieldErrorView,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractRowView {
    pub id: ContractId,
    pub situation: SituationId,
    pub number: String,
    pub amendment: u16,
    /// None: masked, or not shown to the user.
    pub name: Option<String>,
    /// Whether the person is restricted to others.
    pub masked: bool,
    pub region: cii_domain::Region,
    pub state: ContractState,
    pub starts_on: Option<NaiveDate>,
    pub next_review: Option<NaiveDate>,
    pub goals: u32,
    pub total: i64,
    /// How many of its measures wait for the decision of the Commission droit.
    pub waiting: u32,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListContractsRequest {
    pub region: Option<cii_domain::Region>,
    pub states: Vec<ContractState>,
    pub query: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractListView {
    /// Whether it is the agenda of the Commission droit, which is shown of a contract what it was asked about.
    pub agenda: bool,
    pub contracts: Vec<ContractRowView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractRequest {
    pub contract: ContractId,
}

/// The text of a contract while it is written: what could be read as the application writes it, the rest as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractDraft {
    pub language: Language,
    pub starts_on: String,
    pub aim: Written,
    pub goals: Vec<GoalDraft>,
    pub measures: Vec<MeasureDraft>,
    pub duties: Vec<DutyDraft>,
    pub case_manager: Option<StaffId>,
    pub reviews: Vec<String>,
    pub signatories: Vec<SignatoryDraft>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalDraft {
    /// None: new; the core gives an id.
    pub id: Option<Uuid>,
    pub text: Written,
    pub indicator: Written,
    pub due_on: String,
    pub state: GoalState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeasureDraft {
    pub id: Option<Uuid>,
    pub catalogue_item: Option<String>,
    pub title: Written,
    pub provider: String,
    pub payer: Option<Payer>,
    pub legal_basis: Option<LegalBasis>,
    pub from: String,
    pub to: String,
    pub cost: String,
    pub commission: CommissionDecision,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DutyDraft {
    pub id: Option<Uuid>,
    pub party: Party,
    pub text: Written,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignatoryDraft {
    pub party: Party,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignatoryView {
    pub party: Party,
    pub name: String,
    /// The representative who is entered, where somebody signs for a minor beside them. None: nobody does.
    pub beside: Option<String>,
    pub signature: SignatureState,
}

/// One point of the conformity check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GapView {
    /// `conformity.<code>`.
    pub message: MessageView,
    /// Where to mend it: a field of the draft, such as `goals.1.due_on`; the duties of a party, such as `duties.cms`; or the
    /// `procurations` of the situation.
    pub field: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConformityView {
    pub gaps: Vec<GapView>,
    /// `conformity.met.<code>`: points that hold.
    pub met: Vec<MessageView>,
    pub by_payer: Vec<PayerSumView>,
    pub total: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayerSumView {
    /// None: measures without a payer.
    pub payer: Option<Payer>,
    pub sum: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractView {
    pub row: ContractRowView,
    pub draft: ContractDraft,
    /// What of the draft could not be read: `errors.<code>` by field.
    pub fields: Vec<FieldErrorView>,
    /// The steps that it can take now and that the user may take.
    pub steps: Vec<ContractStep>,
    /// Whether the user may enter what the Commission droit decided.
    pub can_decide: bool,
    /// The groups of fields that are not open to the user.
    pub held_back: Vec<Group>,
    pub ends: Vec<ContractEndView>,
    pub conformity: ConformityView,
    pub conformity_by: Option<String>,
    pub conformity_on: Option<NaiveDate>,
    pub signatories: Vec<SignatoryView>,
    /// Institutions around the person: who can be payer, party or signatory.
    pub institutions: Vec<InstitutionKey>,
    /// The contracts of the situation with their amendments, this one among them.
    pub versions: Vec<ContractRowView>,
    pub end_reason: String,
}

/// A way in which the contract can end now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractEndView {
    pub state: ContractState,
    pub needs_reason: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StartContractRequest {
    pub situation: SituationId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractCreatedView {
    pub contract: ContractId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveContractRequest {
    pub contract: ContractId,
    pub draft: ContractDraft,
}

/// The draft is kept, also what of it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractSavedView {
    /// As it is kept.
    pub draft: ContractDraft,
    pub fields: Vec<FieldErrorView>,
    pub conformity: ConformityView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedReviewsView {
    /// As the draft writes them.
    pub reviews: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowGoalRequest {
    pub contract: ContractId,
    pub goal: Uuid,
    pub state: GoalState,
}

/// What the Commission droit decided of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordDecisionRequest {
    pub contract: ContractId,
    pub measure: Uuid,
    pub decision: Verdict,
}

/// In which languages a contract is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContractLanguages {
    Fr,
    De,
    Both,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewContractRequest {
    pub contract: ContractId,
    /// What is being typed. None: as stored.
    pub draft: Option<ContractDraft>,
    pub languages: ContractLanguages,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintContractRequest {
    pub contract: ContractId,
    pub languages: ContractLanguages,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum SignatureDraft {
    Open,
    Signed {
        on: String,
        /// Who signs for a minor beside them. None: the representative who is entered.
        by: Option<String>,
    },
    Refused {
        on: String,
        reason: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordSignatureRequest {
    pub contract: ContractId,
    pub party: Party,
    pub signature: SignatureDraft,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EndContractRequest {
    pub contract: ContractId,
    pub state: ContractState,
    pub reason: String,
}
