//! What is due.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    ContractId, InstitutionKey, InviteeId, Language, Region, SessionId, SituationId,
    situation::ServiceKind,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    message::{MessageView, StatusView},
    sessions::SessionRowView,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayView {
    pub today: NaiveDate,
    /// Whose work is shown. None: the whole canton.
    pub region: Option<Region>,
    /// Whether it shows what is the user's own and nothing of the Bureau's work, which is somebody else's.
    pub own: bool,
    /// Everything that asks for an act.
    pub due: u32,
    pub late: u32,
    pub sessions: Vec<SessionRowView>,
    /// The sessions to come to which the user is invited or brings something. Only of one's own.
    pub invitations: Vec<OwnInvitationView>,
    /// Contracts with measures that wait for the user's decision. Only of one's own.
    pub decisions: Vec<DecisionDueView>,
    pub replies: Vec<OutstandingReplyView>,
    pub follow_ups: Vec<FollowUpDueView>,
    pub procurations: Vec<ProcurationDueView>,
    pub contracts: Vec<ContractDueView>,
    /// At the Bureau those that nobody has decided on; of one's own also those with a fresh answer.
    pub announcements: Vec<AnnouncementDueView>,
    pub done: Vec<DoneTodayView>,
    pub fortnight: Vec<FortnightDayView>,
    pub next_holiday: Option<(NaiveDate, MessageView)>,
}

/// A session to come, with what it asks of the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnInvitationView {
    pub session: SessionRowView,
    /// Whether the own answer is awaited.
    pub to_answer: bool,
    /// Whether the own institution's block is still empty and the user may write it.
    pub to_write: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionDueView {
    pub contract: ContractId,
    pub number: String,
    pub region: Region,
    /// Measures that wait.
    pub waiting: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutstandingReplyView {
    pub session: SessionId,
    pub invitee: InviteeId,
    /// None: masked.
    pub name: Option<String>,
    pub institution: Option<InstitutionKey>,
    pub language: Language,
    pub number: String,
    pub session_on: NaiveDateTime,
    /// The day of the invitation.
    pub sent_on: NaiveDate,
    /// The day of the last reminder since then.
    pub reminded_on: Option<NaiveDate>,
    /// Whether a reminder can go out.
    pub can_remind: bool,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUpDueView {
    pub situation: SituationId,
    pub number: String,
    pub name: Option<String>,
    pub last_service: Option<ServiceKind>,
    pub region: Region,
    pub coordinator: Option<String>,
    pub due: NaiveDate,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProcurationDueView {
    pub situation: SituationId,
    pub number: String,
    pub name: Option<String>,
    /// `today.procuration.<code>`.
    pub line: MessageView,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractDueView {
    pub contract: ContractId,
    pub situation: SituationId,
    pub number: String,
    pub name: Option<String>,
    /// `today.contract.<code>`.
    pub line: MessageView,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnouncementDueView {
    pub situation: SituationId,
    pub number: String,
    pub name: Option<String>,
    pub service: InstitutionKey,
    pub region: Region,
    pub received_on: NaiveDate,
    pub status: StatusView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoneTodayView {
    /// `act.<code>`.
    pub act: MessageView,
    pub at: NaiveDateTime,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FortnightDayView {
    pub date: NaiveDate,
    pub sessions: u32,
    /// `holiday.<code>`, or the name of an administration day as text.
    pub closed: Option<MessageView>,
}
