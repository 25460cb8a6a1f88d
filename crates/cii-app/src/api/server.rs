//! The shared server: joining, signing in, the state of the synchronisation, conflicts.

use chrono::NaiveDateTime;
use cii_domain::SituationId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::message::MessageView;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindServerRequest {
    /// As the user typed it, with or without a fingerprint.
    pub address: String,
}

/// A server that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerFoundView {
    /// Name and port.
    pub place: String,
    /// To be sent back with every further request.
    pub address: String,
    /// SHA-256 of its certificate, to be compared by the user because the system does not vouch for it.
    pub fingerprint: Option<String>,
    /// What this computer could be called there.
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BeginEnrolmentRequest {
    pub address: String,
    pub account: String,
    /// The one-time code.
    pub code: String,
}

/// What the authenticator must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnrolmentView {
    /// In base32, in groups, to be typed.
    pub secret: String,
    /// Modules on a side of the QR code.
    pub qr_size: u32,
    /// The dark modules as a path of an SVG, one unit a module.
    pub qr_path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FinishEnrolmentRequest {
    pub address: String,
    pub account: String,
    pub code: String,
    pub password: String,
    pub password_again: String,
    /// What the authenticator shows.
    pub totp: String,
    /// What this computer is to be called. None: as before.
    pub label: Option<String>,
}

/// For when the authenticator is lost. Shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCodesView {
    pub codes: Vec<String>,
}

/// Makes an office on this computer out of what a server holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JoinOfficeRequest {
    pub address: String,
    pub account: String,
    /// Of the account; it opens the office on this computer too.
    pub password: String,
    /// Six digits of the authenticator, or a recovery code. None: the account was set up here just now.
    pub second: Option<String>,
    /// What this computer is to be called. None: as before.
    pub label: Option<String>,
    pub use_keyring: bool,
}

/// Binds the open office to a server: what it holds goes up once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindOfficeRequest {
    pub address: String,
    pub account: String,
    pub password: String,
    /// As in [`JoinOfficeRequest`].
    pub second: Option<String>,
    /// What this computer is to be called. None: as before.
    pub label: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignInAgainRequest {
    pub password: String,
    /// As in [`JoinOfficeRequest`].
    pub second: Option<String>,
}

/// The administration confirmed that its server has another certificate now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrustCertificateRequest {
    /// What was shown and compared: no other certificate is believed.
    pub fingerprint: String,
}

/// How the office and its server stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ServerState {
    /// The office works alone.
    None,
    /// Nothing was heard yet since the office was opened.
    Connecting,
    /// Connected.
    Connected,
    /// No answer.
    Offline {
        /// Local time.
        since: NaiveDateTime,
    },
    /// Another certificate than the known one.
    Certificate { fingerprint: String },
    /// An answer that could not be kept here.
    NotKept { why: MessageView },
    /// Connected; but what is no longer open to the user, and shown no more, could not be destroyed here yet.
    Unpurged,
    /// Somebody must sign in.
    SignIn,
    /// The server does not serve this version of the application.
    Update,
    /// The server refused what it should never refuse.
    Strange {
        /// The status of its answer.
        status: u16,
    },
    /// So much would go that a person has to agree.
    Removal { removed: u32, of: u32 },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerView {
    pub state: ServerState,
    /// Name and port of the server; empty if there is none.
    pub place: String,
    /// Name of the account.
    pub account: String,
    /// Own changes that wait to be sent.
    pub waiting: u32,
    /// Open conflicts.
    pub conflicts: u32,
    /// Own changes that were refused and not read yet.
    pub refused: u32,
    /// Records that came so far, while the first of everything comes.
    pub arrived: Option<u32>,
    /// When everything was last in step, local time.
    pub last_contact: Option<NaiveDateTime>,
    /// After so many days without contact the office stays closed.
    pub lease_days: u32,
    /// When that would be, local time. None: there was no contact yet.
    pub lease_ends: Option<NaiveDateTime>,
    /// Recovery codes of the account that were left at the last sign-in.
    pub recovery_codes: u32,
    /// The address with the fingerprint, as it is handed out; empty if there is no server.
    pub address: String,
    /// Whether the user administers the accounts of others.
    pub administers: bool,
    /// Whether the server shows the user its log.
    pub shows_log: bool,
    /// Whether the server shows the user its figures.
    pub shows_figures: bool,
}

/// What came of comparing with the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum VerifiedView {
    /// Both hold the same.
    Equal { records: u32 },
    /// Parts differed and are fetched anew.
    Repaired { parts: u32 },
    /// Something new is on its way: compare again when it is there.
    Behind,
}

/// Own changes that the server does not have, or did not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingListView {
    /// Acts that wait to be sent, the oldest first; at most a hundred.
    pub waiting: Vec<WaitingActView>,
    /// How many changes wait in all.
    pub total: u32,
    /// Changes that were refused.
    pub refused: Vec<RefusedView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingActView {
    pub act: MessageView,
    /// Local time.
    pub at: NaiveDateTime,
    /// Records that it changes.
    pub records: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedView {
    pub id: Uuid,
    pub why: MessageView,
    /// The act. None: destroyed here because the right to see it was lost; the server keeps it.
    pub act: Option<MessageView>,
    /// Local time of the act.
    pub at: Option<NaiveDateTime>,
    /// `history.record.<code>`: the record.
    pub record: Option<MessageView>,
    /// The name of the person, if it is about one who may be seen.
    pub about: String,
    /// The situation that it is about, if it is about one.
    pub situation: Option<SituationId>,
    /// What it was to change, by field.
    pub fields: Vec<FieldLinesView>,
}

/// A field, and what was to be in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldLinesView {
    /// Name of the field as stored; `history.field.<field>` where it has a label.
    pub field: String,
    pub lines: Vec<Vec<MessageView>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DismissRefusedRequest {
    pub id: Uuid,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictListView {
    /// Open ones, the newest first.
    pub open: Vec<ConflictView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    pub id: Uuid,
    /// Why both changes could not be merged.
    pub cause: MessageView,
    /// The situation that it is about, if it is about one.
    pub situation: Option<SituationId>,
    /// The name of the person, masked for whoever may not see it; of another record its kind.
    pub about: String,
    /// `history.record.<code>`: the record.
    pub record: MessageView,
    /// Who made the change that was not applied.
    pub by: String,
    /// When, local time.
    pub at: NaiveDateTime,
    pub act: MessageView,
    /// What has two values. Empty: the record itself was to be deleted.
    pub sides: Vec<SideView>,
    /// Why the offered value can no longer take the place of the kept one. None: it can.
    pub obstacle: Option<MessageView>,
    /// Whose the choice is, if it is not the user's: `core.who_may.<code>`.
    pub whose: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SideView {
    pub field: String,
    /// What stands now.
    pub kept: Vec<Vec<MessageView>>,
    /// What the later change wanted.
    pub offered: Vec<Vec<MessageView>>,
    /// The offered text, if it is one that can be edited.
    pub text: Option<String>,
}

/// What somebody chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Choice {
    /// The kept value stays.
    Keep,
    /// The offered value takes its place.
    Replace,
    /// This text takes the place of both.
    Edit { text: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleConflictRequest {
    pub id: Uuid,
    pub choice: Choice,
}
