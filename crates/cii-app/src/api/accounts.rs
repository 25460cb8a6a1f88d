//! Accounts and devices at the shared server.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{InstitutionKey, Language, StaffId, staff::Function};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeviceListView {
    pub devices: Vec<DeviceView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeviceView {
    pub id: Uuid,
    /// What its user calls it; empty if it was never called anything.
    pub label: String,
    /// Whether it is this computer.
    pub is_this: bool,
    /// First day of it under this account.
    pub joined: Option<NaiveDate>,
    /// When it was last heard of, local time, to the hour.
    pub last_contact: Option<NaiveDateTime>,
    pub signed_in: bool,
    pub revoked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LabelDeviceRequest {
    pub id: Uuid,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevokeDeviceRequest {
    pub id: Uuid,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountListView {
    /// By the names of their users; those that ended come last.
    pub accounts: Vec<AccountView>,
    /// Members of staff in office who have no account, by name.
    pub without: Vec<WithoutAccountView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountView {
    pub id: Uuid,
    /// The name to sign in with.
    pub name: String,
    /// Whether it is the account of whoever asks.
    pub is_own: bool,
    /// Whose. None: the directory has nobody under this identity.
    pub user: Option<AccountUserView>,
    pub state: AccountState,
    /// When one of its devices was last heard of, local time, to the hour.
    pub last_contact: Option<NaiveDateTime>,
    /// Those with access first.
    pub devices: Vec<DeviceView>,
}

/// Whose an account is, as the directory says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountUserView {
    pub staff: StaffId,
    pub full_name: String,
    pub institution: InstitutionKey,
    pub functions: Vec<Function>,
    pub language: Language,
    /// Whether in office today: an account of somebody who is not opens nothing.
    pub in_office: bool,
}

/// How an account stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum AccountState {
    /// Its user set it up, and it is in force.
    Active {
        /// Its last day, if it has one.
        until: Option<NaiveDate>,
    },
    /// It waits to be set up by its one-time code.
    Waiting {
        /// Until then the code is good, local time.
        until: NaiveDateTime,
    },
    /// Its one-time code was not used in time.
    Lapsed,
    /// It is not in force yet.
    Early { from: NaiveDate },
    /// It is over.
    Ended { on: NaiveDate },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WithoutAccountView {
    pub user: AccountUserView,
    /// A name for the account that nobody has.
    pub proposed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateAccountRequest {
    /// None: nobody was chosen.
    pub staff: Option<StaffId>,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountRequest {
    pub id: Uuid,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EndAccountRequest {
    pub id: Uuid,
    /// As it was typed. Empty: the account ends at once.
    pub last_day: String,
}

/// What is handed over to the user of an account that waits to be set up. Told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOverView {
    pub full_name: String,
    /// Language of the user.
    pub language: Language,
    /// Name of the account.
    pub account: String,
    /// The one-time code.
    pub code: String,
    /// Until then it is good, local time.
    pub until: NaiveDateTime,
    /// Name and port of the server.
    pub place: String,
    /// SHA-256 of its certificate, if the system does not vouch for it.
    pub fingerprint: Option<String>,
}
