//! What the two ends say to one another about who is there.
//!
//! An account belongs to a member of staff. Signing in takes what the user knows (the password), what the user has (a code
//! of the authenticator) and the device's own key, and gives a session: a token that is good for a short time, for that
//! device only. The device gets the next token by its key alone; a token that somebody copied ends by itself. The key
//! signs a challenge of the server, so that no clock of a device decides anything.

use std::fmt;

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{DeviceId, DeviceRequest};

/// A text that must not be written anywhere: it does not show when it is printed, and nothing of it stays in memory when it is
/// of no more use.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Longest password of an account, in bytes of UTF-8: nobody types more, and stretching costs.
pub const LONGEST_PASSWORD: usize = 1024;

/// What an account may do beside what its staff's functions allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountRole {
    /// Reads figures, never persons.
    StatisticsReader,
    /// Reads the log, never records.
    Auditor,
}

impl AccountRole {
    /// Every role.
    pub const ALL: &'static [Self] = &[Self::StatisticsReader, Self::Auditor];

    /// The stable code of this role.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StatisticsReader => "statistics_reader",
            Self::Auditor => "auditor",
        }
    }
}

/// What the server shows to an account at all. Only the server decides; a device is told so that it does not wait for what
/// never comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shown {
    /// Records.
    pub records: bool,
    /// Figures.
    pub figures: bool,
    /// The log.
    pub log: bool,
}

impl Default for Shown {
    /// What a server that does not say shows to everybody.
    fn default() -> Self {
        Self {
            records: true,
            figures: false,
            log: false,
        }
    }
}

/// What the device's key signs. Each purpose has its own text, so that no signature serves for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To get the next token.
    Renew,
    /// To take a device name.
    TakeName,
    /// To set an account up.
    Enrol,
}

/// The text that the key of `device` signs for `purpose`, over a challenge as the server wrote it.
pub fn proof_message(purpose: Purpose, challenge: &str, device: DeviceId) -> String {
    let purpose = match purpose {
        Purpose::SignIn => "sign-in",
        Purpose::Renew => "renew",
        Purpose::TakeName => "take-name",
        Purpose::Enrol => "enrol",
    };
    format!("bureau-cii/1\n{purpose}\n{challenge}\n{}", device.0)
}

/// Something to sign, once and soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Challenge {
    /// To be signed as it is written here.
    pub challenge: String,
    /// For so many seconds.
    pub seconds: u64,
}

/// A signed challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proof {
    /// As the server wrote it.
    pub challenge: String,
    /// Ed25519 over four lines, parted by a line feed and none at the end: `bureau-cii/1`, the purpose (`sign-in`, `renew`,
    /// `take-name` or `enrol`), the challenge, the name of the device. In base64 (URL alphabet, no padding).
    pub signature: String,
}

/// The second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum SecondFactor {
    /// What the authenticator shows.
    Totp {
        /// Six digits.
        code: Secret,
    },
    /// One of the codes for when the authenticator is lost; it is used up by this.
    Recovery {
        /// As it was printed; case, blanks and hyphens do not count.
        code: Secret,
    },
}

/// Somebody signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignInRequest {
    /// Name of the account.
    pub name: String,
    /// The password.
    pub password: Secret,
    /// The second factor.
    pub second: SecondFactor,
    /// On which device.
    pub device: DeviceId,
    /// Public key of the device: Ed25519, in base64 (URL alphabet, no padding). The first sign-in binds it to the name.
    pub key: String,
    /// For the purpose `sign-in`.
    pub proof: Proof,
    /// What its user calls the device. None: as before.
    #[serde(default)]
    pub label: Option<String>,
}

/// A device asks for the next token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RenewRequest {
    /// The session.
    pub session: Uuid,
    /// For the purpose `renew`.
    pub proof: Proof,
}

/// A session and its present token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionAnswer {
    /// The session.
    pub session: Uuid,
    /// Its token, to be sent as `authorization: Bearer …`. The former one is void.
    pub token: Secret,
    /// For so many seconds.
    pub seconds: u64,
    /// Whose.
    #[cfg_attr(feature = "schema", schemars(with = "Uuid"))]
    pub staff: StaffId,
    /// For which device.
    pub device: DeviceId,
    /// Roles of the account.
    pub roles: Vec<AccountRole>,
    /// What the account is shown.
    #[serde(default)]
    pub shown: Shown,
    /// After so many days without contact the device must lock what it holds.
    pub lease_days: u32,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
}

/// Somebody has an account and a one-time code, and begins to set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolRequest {
    /// Name of the account.
    pub name: String,
    /// The one-time code.
    pub code: Secret,
}

/// What the authenticator must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolAnswer {
    /// In base32, to be typed.
    pub secret: Secret,
    /// The same as an address, to be shown as a picture.
    pub uri: Secret,
}

/// The account is set up, and its first session begins: the one-time code is used up by this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolFinishRequest {
    /// Name of the account.
    pub name: String,
    /// The one-time code.
    pub code: Secret,
    /// The password that the user chose.
    pub password: Secret,
    /// What the authenticator shows.
    pub totp: Secret,
    /// On which device.
    pub device: DeviceId,
    /// Public key of the device, as when it signs in.
    pub key: String,
    /// For the purpose `enrol`.
    pub proof: Proof,
    /// What its user calls the device. None: as before.
    #[serde(default)]
    pub label: Option<String>,
}

/// The account is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolFinishAnswer {
    /// For when the authenticator is lost. Shown once; each can be used once.
    pub recovery_codes: Vec<Secret>,
    /// The first session of the account.
    pub session: SessionAnswer,
}

/// A device takes its name: the one it signed in with, or another one with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TakeNameRequest {
    /// The name, and where its mutations begin.
    #[serde(flatten)]
    pub device: DeviceRequest,
    /// The key of another name than that of the session.
    #[serde(default)]
    pub other: Option<NewKey>,
}

/// A key for a device name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewKey {
    /// Ed25519, in base64 (URL alphabet, no padding).
    pub key: String,
    /// For the purpose `take-name`, by this key.
    pub proof: Proof,
}

/// The name is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TakeNameAnswer {
    /// A session for another name than that of the session that asked.
    pub session: Option<SessionAnswer>,
}

/// A device of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountDevice {
    /// Which.
    pub device: DeviceId,
    /// What its user calls it; empty if it was never called anything.
    pub label: String,
    /// When it first signed in. None: it never did.
    pub joined: Option<DateTime<Utc>>,
    /// When it was last heard of, to the hour: with each token that it got.
    pub last_contact: Option<DateTime<Utc>>,
    /// Whether it has a session.
    pub signed_in: bool,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// A device is called something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LabelDeviceRequest {
    /// One line.
    pub label: String,
}
