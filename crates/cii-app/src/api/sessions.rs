//! Sessions: planning, invitations, minutes.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    Bilingual, ContractId, InstitutionKey, InviteeId, Language, Region, RoomId, SessionId,
    SituationId, StaffId,
    access::Group,
    due::SessionStage,
    session::{
        Channel, Decision, InviteeState, Leaving, ReadinessRule, Role, SendingKind, SessionKind,
        SessionState,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    attachments::AttachmentView,
    message::{MessageView, StatusView, Tone, WrittenTextView},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleStateView {
    Met,
    Waiting,
    Open,
    Waived,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleView {
    pub rule: ReadinessRule,
    pub state: RuleStateView,
    /// How hard it presses.
    pub tone: Tone,
    /// `readiness.<code>`: what is met or missing, in words.
    pub message: MessageView,
    /// For a waived rule: the reason and who.
    pub waived_because: WrittenTextView,
    pub waived_by: String,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is shown by itself in a line of a list"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionRowView {
    pub id: SessionId,
    pub kind: SessionKind,
    pub state: SessionState,
    /// Whether it still has to be prepared.
    pub upcoming: bool,
    /// Whether it is to take place on its date: false also for one that waits for another date.
    pub to_come: bool,
    pub situation: SituationId,
    pub number: String,
    /// None: masked, or not shown to the user.
    pub name: Option<String>,
    /// Whether the person is restricted to others.
    pub masked: bool,
    pub region: Region,
    pub starts_at: Option<NaiveDateTime>,
    pub ends_at: Option<NaiveDateTime>,
    /// Room name; empty: none or video.
    pub room: String,
    /// The town as the window names it.
    pub room_town: Bilingual,
    pub video: bool,
    /// Empty: what they look at is held back from the user.
    pub rules: Vec<RuleStateView>,
    pub met: u32,
    /// `readiness.<code>`: the first thing missing. None: everything is met.
    pub missing: Option<MessageView>,
    /// What it asks for now. None: nothing.
    pub stage: Option<SessionStage>,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListSessionsRequest {
    pub region: Option<Region>,
    /// True: also those in which nothing is to do any more, approved or cancelled.
    pub past: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionListView {
    pub sessions: Vec<SessionRowView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanSessionRequest {
    pub situation: SituationId,
    pub kind: SessionKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionRequest {
    pub session: SessionId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionView {
    pub row: SessionRowView,
    pub minutes: u16,
    /// The language spoken.
    pub language: Language,
    pub place: PlaceView,
    /// Who leads. None: nobody does.
    pub leader: Option<InviteeId>,
    pub invitees: Vec<InviteeView>,
    /// Whether everybody at the table is shown, and not the user's own seat alone.
    pub whole_table: bool,
    /// Those whom the letters to the table concern.
    pub addressed: Vec<InviteeId>,
    /// `roster.<code>`: who is still missing at the table.
    pub missing_roles: Vec<MessageView>,
    pub person_invited_because: String,
    pub rules: Vec<RuleView>,
    pub blocks: Vec<BlockView>,
    pub called_off_because: WrittenTextView,
    pub decision: Option<Decision>,
    /// What such a session can decide.
    pub decisions: Vec<Decision>,
    pub minutes_text: WrittenTextView,
    /// None: not approved.
    pub approved: Option<ApprovalView>,
    /// What belongs to the minutes.
    pub attachments: Vec<AttachmentView>,
    /// The objective contract of the situation, the newest version. None: there is none.
    pub contract: Option<ContractId>,
    /// The groups of fields that the user may change.
    pub rights: Vec<Group>,
    /// The groups of fields that are not open to the user.
    pub held_back: Vec<Group>,
    /// Whether the user may begin an objective contract.
    pub can_start_contract: bool,
    /// Invitees whose letter or calendar entry tells an old date or place.
    pub to_update: u32,
    /// Invitees who were called off and do not know it yet.
    pub to_call_off: u32,
    /// Invitees who would have to be told if the session were put off.
    pub to_tell_if_postponed: u32,
    /// Invitees who would have to be told if it were given up.
    pub to_tell_if_cancelled: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum PlaceView {
    Open,
    Room(RoomId),
    Video(String),
}

/// Who approved the minutes, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApprovalView {
    pub on: NaiveDate,
    pub by: String,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each opens an act of its own"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InviteeView {
    pub id: InviteeId,
    /// None: the person.
    pub staff: Option<StaffId>,
    pub name: String,
    pub role: Role,
    pub institution: Option<InstitutionKey>,
    pub language: Language,
    pub channel: Channel,
    pub state: InviteeState,
    pub status: StatusView,
    /// The day of the last invitation.
    pub sent_on: Option<NaiveDate>,
    /// The day of the last reminder since then.
    pub reminded_on: Option<NaiveDate>,
    /// How the seat is cleared.
    pub leaving: Leaving,
    pub called_off_on: Option<NaiveDate>,
    pub called_off_because: WrittenTextView,
    /// Whether a letter has something to tell: never told, or told something else than what stands now.
    pub can_invite: bool,
    /// Whether a reminder can go out: an answer is awaited, and the invitee can be reached.
    pub can_remind: bool,
    /// Whether the record that the last letter went out can be taken back.
    pub can_take_back: bool,
    /// Whether the user may enter the answer of this one.
    pub can_answer: bool,
    pub replied_on: Option<NaiveDate>,
    pub replaced_by: Option<InviteeId>,
    /// What stops a letter: no address, no mail. `errors.<code>`.
    pub problem: Option<MessageView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockView {
    pub institution: InstitutionKey,
    pub status: String,
    pub entitlement: String,
    pub measures_done: String,
    pub next_step: String,
    pub filled_on: Option<NaiveDate>,
    /// The language in which it is written.
    pub language: Option<Language>,
    /// Whether the user may write it.
    pub can_write: bool,
    /// Whether what stands in it is held back from the user.
    pub text_held_back: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekRequest {
    pub session: SessionId,
    /// Any day of the week. None: the week of the session, or of the best proposal.
    pub week_of: Option<NaiveDate>,
}

/// The planner's picture of a week: one row per participant and one per room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekView {
    pub monday: NaiveDate,
    pub week: u32,
    pub days: Vec<WeekDayView>,
    pub rows: Vec<WeekRowView>,
    pub proposals: Vec<ProposalView>,
    /// The years of these days and proposals in which the administration's closed days are not entered.
    pub unlisted_years: Vec<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekDayView {
    pub date: NaiveDate,
    /// `holiday.<code>` or the administration day's name.
    pub closed: Option<MessageView>,
    pub closed_half: Option<cii_domain::calendar::Half>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekRowView {
    pub invitee: Option<InviteeId>,
    pub room: Option<RoomId>,
    pub name: String,
    pub role: Option<Role>,
    pub institution: Option<InstitutionKey>,
    pub busy: Vec<BusyView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BusyKind {
    Session,
    Absence,
    NotWorking,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BusyView {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    pub kind: BusyKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposalView {
    pub rank: u32,
    pub starts_at: NaiveDateTime,
    pub ends_at: NaiveDateTime,
    pub room: Option<RoomId>,
    pub available: u32,
    pub of: u32,
    /// `proposal.<code>`.
    pub reasons: Vec<MessageView>,
    /// The date the session has now.
    pub chosen: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetSessionDateRequest {
    pub session: SessionId,
    /// Typed: `2.6.2026`; or taken from a proposal as ISO.
    pub date: String,
    /// Typed: `9:00`, `14h30`.
    pub time: String,
    pub minutes: u16,
    pub place: PlaceView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetSessionLanguageRequest {
    pub session: SessionId,
    pub language: Language,
}

/// A seat for which somebody is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListCandidatesRequest {
    pub session: SessionId,
    pub role: Role,
    /// None: any.
    pub institution: Option<InstitutionKey>,
    /// Whose substitute it is to be. None: nobody's.
    pub instead_of: Option<InviteeId>,
}

/// Who could take it, those of the region first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidatesView {
    /// Of its institution, with the function that it asks for.
    pub meant: Vec<StaffId>,
    /// The others who can sit in it all the same.
    pub others: Vec<StaffId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveInviteeRequest {
    pub session: SessionId,
    /// None: somebody new at the table.
    pub invitee: Option<InviteeId>,
    /// None: the person.
    pub staff: Option<StaffId>,
    pub role: Role,
    /// True: take this place off the table.
    pub remove: bool,
    /// Why the person comes to a round table.
    pub person_invited_because: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaiveRuleRequest {
    pub session: SessionId,
    pub rule: ReadinessRule,
    /// Empty: take the waiver back.
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ReplyDraft {
    Open,
    Accepted,
    Declined,
    /// Somebody else of the same institution comes; invited at once.
    ReplacedBy {
        staff: StaffId,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordReplyRequest {
    pub session: SessionId,
    pub invitee: InviteeId,
    pub reply: ReplyDraft,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveBlockRequest {
    pub session: SessionId,
    pub block: BlockDraft,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockDraft {
    pub institution: InstitutionKey,
    pub status: String,
    pub entitlement: String,
    pub measures_done: String,
    pub next_step: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallOffRequest {
    pub session: SessionId,
    /// True: it will take place on another date.
    pub postpone: bool,
    pub reason: String,
}

/// One invitee is no longer needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallOffInviteeRequest {
    pub session: SessionId,
    pub invitee: InviteeId,
    /// May be empty.
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HoldSessionRequest {
    pub session: SessionId,
    pub decision: Decision,
    /// None: what is written stays.
    pub minutes: Option<String>,
    pub case_manager: Option<StaffId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveMinutesRequest {
    pub session: SessionId,
    pub minutes: String,
}

/// Which letters to show, print or save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvitationsRequest {
    pub session: SessionId,
    pub invitees: Vec<InviteeId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewInvitationRequest {
    pub session: SessionId,
    pub invitee: InviteeId,
    /// None: the invitee's own language.
    pub language: Option<Language>,
    /// The letter that tells where the session stands, or the one that asks again for an answer.
    pub kind: SendingKind,
}

/// A document as pages to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PagesView {
    pub language: Language,
    pub pages: Vec<PageView>,
    /// Characters that the document's font lacks and shows as a placeholder.
    pub replaced_characters: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// One self-contained SVG.
    pub svg: String,
    /// The same page as plain text in reading order.
    pub text: String,
}

/// What was printed or saved, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedView {
    pub documents: u32,
    pub paths: Vec<String>,
    /// The document is in the folder, but the system's viewer did not open: `errors.<code>`.
    pub not_opened: Option<MessageView>,
}

/// One place at one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeatRef {
    pub session: SessionId,
    pub invitee: InviteeId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemindRequest {
    pub seats: Vec<SeatRef>,
}

/// What was prepared and recorded as sent: mail drafts that wait in the mail program, letters that wait for the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SentView {
    pub mails: u32,
    pub letters: u32,
    pub paths: Vec<String>,
    /// A draft or letter is in the folder, but the system's program did not open: `errors.<code>`.
    pub not_opened: Option<MessageView>,
}

/// How the mail and the calendar entry will look to the invitee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailPreviewView {
    pub subject: String,
    pub calendar_title: String,
}
