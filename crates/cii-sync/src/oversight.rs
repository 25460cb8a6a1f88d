//! What the server tells those who oversee: figures without persons, and the log without records.
//!
//! Whoever may not is answered as if there were no such paths.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DeviceId, RecordKind};

/// Counts of one thing, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureTable {
    /// All of it. None: too small to be told.
    pub total: Option<u64>,
    /// By code; what was never counted is not there. None: too small to be told, or it would give a small one away.
    pub cells: BTreeMap<String, Option<u64>>,
}

/// Figures by year, and within a year by what they are counted by: `region`, `service`, `result` …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FiguresAnswer {
    /// The smallest number that is told. None: every number is, because whoever asks knows the persons.
    pub smallest: Option<u64>,
    /// The years.
    pub years: BTreeMap<i32, BTreeMap<String, FigureTable>>,
}

macro_rules! acts {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// What the server enters in the audit beside the acts of records and the readings of devices. The code is stored;
        /// it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AuditAct { $($(#[$meta])* $variant,)+ }

        impl AuditAct {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

acts! {
    /// Somebody signed in.
    SignIn = "sign_in",
    /// A sign-in was refused.
    SignInRefused = "sign_in_refused",
    /// Somebody signed out.
    SignOut = "sign_out",
    /// An account was made.
    AccountCreate = "account_create",
    /// An account was set up by its user.
    AccountEnrolled = "account_enrolled",
    /// An account ends with a day, or ended at once.
    AccountEnd = "account_end",
    /// The end of an account was taken away.
    AccountResume = "account_resume",
    /// Password and authenticator of an account were forgotten.
    AccountReset = "account_reset",
    /// A device took another name.
    DeviceTakeName = "device_take_name",
    /// A device is called something else.
    DeviceLabel = "device_label",
    /// A device was revoked.
    DeviceRevoke = "device_revoke",
    /// A device came for the first time.
    RegisterDevice = "register_device",
    /// The server began a line of history: when it was set up, or restored.
    BeginEpoch = "begin_epoch",
    /// The clock of the server, which had been ahead, was said to be right.
    ClockConfirm = "clock_confirm",
    /// A record was written from the machine of the server, with nobody asked for permission.
    Plant = "plant",
    /// A backup was made.
    Backup = "backup",
    /// A content of an attachment was brought.
    BringBlob = "bring_blob",
    /// A content of an attachment was read.
    ReadBlob = "read_blob",
    /// What was due went.
    Retention = "retention",
    /// Somebody confirmed that what is due goes.
    RetentionConfirm = "retention_confirm",
    /// The figures were read.
    FiguresRead = "figures_read",
    /// The log was read.
    AuditRead = "audit_read",
    /// The log was walked.
    AuditVerify = "audit_verify",
}

/// One thing that somebody did. It names what, never the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When, by the server's clock.
    pub at: DateTime<Utc>,
    /// When it happened by the clock of the device that tells of it later. None: it happened then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<DateTime<Utc>>,
    /// Who. None: the server itself.
    pub staff: Option<StaffId>,
    /// From which device.
    pub device: Option<DeviceId>,
    /// What: the code of an act, or of something the server does.
    pub act: String,
    /// With which record.
    pub record: Option<Uuid>,
    /// Of which kind.
    pub kind: Option<RecordKind>,
    /// What came of it, or why it was done.
    pub remark: String,
}

impl AuditEntry {
    /// That somebody did `act` at a moment, with no record in particular.
    pub fn new(
        at: DateTime<Utc>,
        (staff, device): (Option<StaffId>, Option<DeviceId>),
        act: impl Into<String>,
    ) -> Self {
        Self {
            at,
            told: None,
            staff,
            device,
            act: act.into(),
            record: None,
            kind: None,
            remark: String::new(),
        }
    }

    /// The same, with this record.
    #[must_use]
    pub fn about(self, record: Uuid, kind: Option<RecordKind>) -> Self {
        Self {
            record: Some(record),
            kind,
            ..self
        }
    }

    /// The same, with a word on what came of it.
    #[must_use]
    pub fn remarked(self, remark: impl Into<String>) -> Self {
        Self {
            remark: remark.into(),
            ..self
        }
    }
}

/// An entry of the audit as it is chained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditLine {
    /// Its number, from 1.
    pub n: u64,
    /// What it says, as it was hashed: canonical JSON that names who, what, when and which record, never a content.
    pub entry: String,
    /// SHA-256 over the hash of the entry before (nothing before the first) and `entry`, in hexadecimal.
    pub hash: String,
}

/// Entries of the audit, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditLine>,
    /// Where the next page begins. None: this is the last one.
    pub next: Option<u64>,
}

/// Which entries of the audit somebody wants to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditLookRequest {
    /// Entered at this moment or later. None: from the first one on.
    pub from: Option<DateTime<Utc>>,
    /// Entered before this moment. None: up to the last one.
    pub until: Option<DateTime<Utc>>,
    /// Only those before this number. None: from the latest of them on.
    pub before: Option<u64>,
    /// At most so many.
    pub limit: u32,
}

/// Entries of the audit, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditLook {
    /// How many there are between the two moments, on every page.
    pub total: u64,
    /// The entries of this page.
    pub entries: Vec<AuditLine>,
    /// The names of the staff that the entries name.
    pub names: BTreeMap<Uuid, String>,
}

/// What a walk over the whole audit found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditState {
    /// Entries there are.
    pub entries: u64,
    /// Hash of the last one in hexadecimal, to be compared with a head that was kept elsewhere.
    pub hash: String,
    /// From this entry on it is not what was written. None: it is whole; that its end was not cut off shows only against a
    /// head that was kept.
    pub broken_at: Option<u64>,
}
