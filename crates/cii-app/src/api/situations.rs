//! The list of situations, and the announcement.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, PersonId, Region, SituationId, StaffId,
    person::{Form, RepresentativeKind, Sex},
    situation::{
        AgeGroup, Criterion, Provenance, Register, ServiceKind, SituationState, TriageOutcome,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    message::{MessageView, StatusView},
    office::AddressView,
};

/// Where the procuration of a situation stands, for the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProcurationFilter {
    Active,
    Expiring,
    Expired,
    Revoked,
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SituationSort {
    /// Newest number first.
    Recent,
    /// Oldest number first.
    Oldest,
    Name,
    /// Latest announcement first.
    Announced,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListSituationsRequest {
    /// Words of name, first name, number, place or case manager; accents and order do not matter.
    pub query: String,
    pub regions: Vec<Region>,
    pub states: Vec<SituationState>,
    pub registers: Vec<Register>,
    pub services: Vec<ServiceKind>,
    pub coordinator: Option<StaffId>,
    pub procuration: Option<ProcurationFilter>,
    pub open_only: bool,
    pub sort: SituationSort,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SituationRowView {
    pub id: SituationId,
    pub number: String,
    /// None: the person is restricted and the user is not among the named staff, or the server does not show who it is.
    pub name: Option<String>,
    pub first_name: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub town: String,
    /// Whether the person is restricted to others.
    pub masked: bool,
    pub region: Region,
    /// None: not shown to the user, as with the state and the day of the announcement.
    pub register: Option<Register>,
    pub state: Option<SituationState>,
    pub case_manager: Option<String>,
    pub announced_on: Option<NaiveDate>,
    /// What to know at a glance: `row.<code>`.
    pub line: MessageView,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SituationListView {
    /// All situations that the filters let through.
    pub total: u32,
    /// All situations there are.
    pub of: u32,
    /// The query finds more than are counted: only the newest are listed.
    pub capped: bool,
    pub rows: Vec<SituationRowView>,
}

/// Everything typed into the announcement form, as typed: dates and numbers are parsed by the core.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct AnnouncementDraft {
    /// Set when the person was found by the search that comes first; then the identity fields are ignored.
    pub person: Option<PersonId>,
    /// Set when an earlier situation of the person is reopened.
    pub former: Option<SituationId>,
    /// Persons offered as similar and found to be someone else.
    pub not_same_as: Vec<PersonId>,
    pub name: String,
    pub first_name: String,
    pub form: Option<Form>,
    pub sex: Option<Sex>,
    pub birth_date: String,
    pub avs: String,
    pub language: Option<Language>,
    pub address: AddressView,
    pub phone: String,
    pub email: String,
    pub representative_kind: Option<RepresentativeKind>,
    pub representative_name: String,
    pub representative_phone: String,
    /// Empty: that of the person.
    pub representative_address: AddressView,
    /// None: that of the person.
    pub representative_language: Option<Language>,
    pub region: Option<Region>,
    pub register: Option<Register>,
    pub service: Option<InstitutionKey>,
    /// None: the same as `service`.
    pub counted_under: Option<InstitutionKey>,
    pub worker: Option<StaffId>,
    pub respondent: Option<StaffId>,
    pub received_on: String,
    pub follow_up_started_on: String,
    pub age_group: Option<AgeGroup>,
    pub provenance: Option<Provenance>,
    pub service_asked: Option<ServiceKind>,
    pub criteria: Vec<Criterion>,
    pub laci_rights_end_on: String,
    pub other_services: Vec<OtherServiceDraft>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OtherServiceDraft {
    pub institution: InstitutionKey,
    pub contact: Option<StaffId>,
    pub imminent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnouncementRequest {
    pub draft: AnnouncementDraft,
}

/// What can be said while the announcement is still being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnouncementCheckView {
    /// What would stop the announcement now: `errors.<code>` by field of the draft.
    pub fields: Vec<FieldErrorView>,
    /// `announcement.<code>`: «5 months 12 days since the follow-up began: counts as early detection».
    pub early_detection: Option<MessageView>,
    /// Persons who may be the same.
    pub similar: Vec<SimilarPersonView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldErrorView {
    pub field: String,
    pub error: MessageView,
}

/// The minimum that may be shown of a person found in another region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarPersonView {
    pub person: PersonId,
    /// None: restricted.
    pub name: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub town: String,
    /// `similar.<code>`: why it was found. None for a plain search by name.
    pub reason: Option<MessageView>,
    pub situations: Vec<SimilarSituationView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarSituationView {
    pub id: SituationId,
    pub number: String,
    pub region: Region,
    pub state: SituationState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchPersonsRequest {
    pub query: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarPersonsView {
    pub persons: Vec<SimilarPersonView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SituationCreatedView {
    pub id: SituationId,
    pub number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SituationRequest {
    pub situation: SituationId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecideTriageRequest {
    pub situation: SituationId,
    pub outcome: TriageOutcome,
    /// A refusal needs at least one suggestion.
    pub text: String,
    pub coordinator: Option<StaffId>,
}
