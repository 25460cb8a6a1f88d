//! The file of one situation.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    ContractId, InstitutionKey, Language, PersonId, ProcurationId, Region, SessionId, SituationId,
    StaffId,
    access::{Group, RecordKind},
    contract::ContractState,
    person::{Form, RepresentativeKind, Sex},
    procuration::{DataCategory, ProcurationState},
    session::SessionKind,
    situation::{
        AgeGroup, ClosingResult, Criterion, Provenance, Register, ServiceKind, SituationState,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    attachments::AttachmentView,
    message::{MessageView, StatusView, WrittenTextView},
    office::AddressView,
    sessions::SessionRowView,
};

/// Everything the file shows. For a restricted person and a user not named, only `header` with the mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    pub header: FileHeaderView,
    /// None: masked.
    pub content: Option<FileContentView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileHeaderView {
    pub id: SituationId,
    pub number: String,
    /// None: masked.
    pub name: Option<String>,
    /// None: held back from the user, as each of the next three.
    pub region: Option<Region>,
    pub register: Option<Register>,
    pub state: Option<SituationState>,
    pub status: Option<StatusView>,
    /// Open conflicts with the shared server that are about it; none where it is masked.
    pub conflicts: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileContentView {
    pub person: PersonView,
    pub age: Option<u16>,
    pub case_manager: Option<CaseManagerView>,
    pub coordinator: Option<StaffRefView>,
    /// None: there may be one that is not shown.
    pub procuration: Option<StatusView>,
    pub laci_rights_end_on: Option<NaiveDate>,
    /// None: held back from the user.
    pub announcement: Option<AnnouncementView>,
    pub institutions: Vec<InvolvedInstitutionView>,
    pub timeline: Vec<TimelineEntryView>,
    pub procurations: Vec<ProcurationView>,
    pub proposed_procuration: ProposedProcurationView,
    pub sessions: Vec<SessionRowView>,
    pub contracts: Vec<FileContractView>,
    pub next_step: Option<NextStepView>,
    pub former: Option<LinkedSituationView>,
    pub others: Vec<LinkedSituationView>,
    pub rights: FileRightsView,
    pub held_back: HeldBackView,
}

/// The groups of fields that are not open to the user: nothing is known of them here, and what stands in their place in the
/// view says nothing.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each list is held back by itself"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldBackView {
    pub person: Vec<Group>,
    pub situation: Vec<Group>,
    /// Whether there may be more institutions than are shown; so for the next three.
    pub institutions: bool,
    pub procurations: bool,
    pub sessions: bool,
    pub contracts: bool,
}

/// What the user may do with the file; what is not named would be refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileRightsView {
    /// The groups of fields of the person that may be changed.
    pub person: Vec<Group>,
    /// Those of the situation.
    pub situation: Vec<Group>,
    /// The kinds of which a record may be added.
    pub makes: Vec<RecordKind>,
    /// Whether a copy of everything held on the person may be made.
    pub copies: bool,
}

/// The days that the form for one more procuration begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedProcurationView {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Whether the user may record the signature with it.
    pub can_record_signature: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkedSituationView {
    pub id: SituationId,
    pub number: String,
    /// None: held back from the user.
    pub state: Option<SituationState>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StaffRefView {
    pub id: StaffId,
    pub name: String,
    pub institution: InstitutionKey,
    pub region: Option<Region>,
    pub phone: String,
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseManagerView {
    pub staff: StaffRefView,
    pub since: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonView {
    pub id: PersonId,
    pub name: String,
    pub first_name: String,
    pub form: Form,
    pub sex: Option<Sex>,
    pub birth_date: Option<NaiveDate>,
    pub avs: Option<String>,
    pub language: Language,
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
    pub restricted: bool,
    pub restriction_reason: String,
    pub restriction_allowed: Vec<StaffId>,
    pub identity_confirmed_on: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnouncementView {
    pub service: InstitutionKey,
    pub counted_under: InstitutionKey,
    pub worker: Option<StaffRefView>,
    pub respondent: Option<StaffRefView>,
    pub received_on: NaiveDate,
    pub follow_up_started_on: Option<NaiveDate>,
    /// `announcement.<code>`.
    pub early_detection: Option<MessageView>,
    pub age_group: AgeGroup,
    pub provenance: Provenance,
    pub service_asked: Option<ServiceKind>,
    pub criteria: Vec<Criterion>,
    pub reason: WrittenTextView,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own beside the institution"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvolvedInstitutionView {
    pub institution: InstitutionKey,
    pub contact: Option<StaffRefView>,
    pub imminent: bool,
    pub announced: bool,
    pub case_manager: bool,
    /// Whether the user may change its contact.
    pub can_change_contact: bool,
}

/// One line of the road. Future lines come first, then today, then the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineEntryView {
    pub on: NaiveDate,
    pub future: bool,
    /// `timeline.<code>`.
    pub title: MessageView,
    /// `timeline.<code>`.
    pub detail: Option<MessageView>,
    /// `readiness.<code>`: what a session to come still lacks.
    pub missing: Option<MessageView>,
    pub text: Option<WrittenTextView>,
    pub status: Option<StatusView>,
    pub session: Option<SessionId>,
    pub contract: Option<ContractId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProcurationView {
    pub id: ProcurationId,
    pub state: ProcurationState,
    pub status: StatusView,
    pub drawn_up_on: NaiveDate,
    pub signed_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub last_day: NaiveDate,
    pub signed_by_representative: bool,
    /// Who must still sign for the minor, by name.
    pub missing_signer: Option<String>,
    pub grants: Vec<GrantView>,
    pub revoked_on: Option<NaiveDate>,
    pub revocation_reason: Option<WrittenTextView>,
    pub attachments: Vec<AttachmentView>,
    /// The groups of fields that the user may change.
    pub rights: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GrantView {
    pub institution: InstitutionKey,
    pub categories: Vec<DataCategory>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileContractView {
    pub id: ContractId,
    pub amendment: u16,
    pub state: ContractState,
    pub status: StatusView,
}

/// The one act that moves the situation on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextStepView {
    pub due: Option<NaiveDate>,
    /// `next_step.<code>.title`, `.text` and `.act`.
    pub message: MessageView,
    /// Where the act is done.
    pub act: NextActView,
    /// Whose act it is, if it is not the user's: `core.who_may.<code>`.
    pub whose: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum NextActView {
    Triage,
    ConfirmIdentity,
    SignProcuration { procuration: Option<ProcurationId> },
    CaseManager,
    PlanSession { session_kind: SessionKind },
    OpenSession { session: SessionId },
    OpenContract { contract: ContractId },
    StartContract,
    FollowUp,
    None,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavePersonRequest {
    pub situation: SituationId,
    pub person: PersonId,
    pub name: String,
    pub first_name: String,
    pub form: Form,
    pub sex: Option<Sex>,
    pub birth_date: String,
    pub avs: String,
    pub language: Language,
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
    /// Also say that these data were confirmed with the person today.
    pub confirm_identity: bool,
    pub restricted: bool,
    pub restriction_reason: String,
    pub restriction_allowed: Vec<StaffId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfirmIdentityRequest {
    pub person: PersonId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveInvolvementRequest {
    pub situation: SituationId,
    pub institution: InstitutionKey,
    pub contact: Option<StaffId>,
    pub imminent: bool,
    /// True: take the institution off the file.
    pub remove: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetCaseManagerRequest {
    pub situation: SituationId,
    /// None: nobody.
    pub staff: Option<StaffId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveProcurationRequest {
    pub situation: SituationId,
    /// None: a new one.
    pub procuration: Option<ProcurationId>,
    pub starts_on: String,
    pub ends_on: String,
    /// Empty: drawn up, not signed yet.
    pub signed_on: String,
    pub signed_by_representative: bool,
    pub grants: Vec<GrantView>,
}

/// What can be said while the procuration is still being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProcurationCheckView {
    /// `procuration.<code>`: days that may be a slip of the keys; which it would take the place of, and from when.
    pub hints: Vec<MessageView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevokeProcurationRequest {
    pub procuration: ProcurationId,
    pub on: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddNoteRequest {
    pub situation: SituationId,
    pub text: String,
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordFollowUpRequest {
    pub situation: SituationId,
    pub on: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddServiceRequest {
    pub situation: SituationId,
    pub kind: ServiceKind,
    pub started_on: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CloseSituationRequest {
    pub situation: SituationId,
    pub on: String,
    pub result: ClosingResult,
    pub continued_by: Option<InstitutionKey>,
}

/// Where the record of a change is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum HistoryPlaceView {
    /// A tab of the same file.
    Announcement,
    /// A tab of the same file.
    Procurations,
    /// A session of its own.
    Session { session: SessionId },
    /// A contract of its own.
    Contract { contract: ContractId },
}

/// One change of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEntryView {
    /// Local time of Europe/Zurich.
    pub at: NaiveDateTime,
    pub by: String,
    /// `act.<code>`.
    pub act: MessageView,
    /// Name of the field as stored; `history.field.<field>` where it has a label.
    pub field: String,
    /// `history.record.<code>`: the record that changed.
    pub record: MessageView,
    pub place: Option<HistoryPlaceView>,
    /// Line by line, each of parts: `history.value.<code>`. Of lists, the elements that differ.
    pub old: Vec<Vec<MessageView>>,
    pub new: Vec<Vec<MessageView>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryView {
    pub entries: Vec<HistoryEntryView>,
}
