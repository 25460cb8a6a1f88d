//! What the two ends say to one another when somebody administers the accounts of others.
//!
//! Whoever may not is answered as if there were no such paths.

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::StaffId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AccountDevice, AccountRole, Secret};

/// How far an account is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "setup")]
pub enum Setup {
    /// Its user chose a password and has an authenticator.
    Done,
    /// It waits for its user, who has a one-time code.
    Waiting {
        /// Until then the code is good.
        until: DateTime<Utc>,
    },
    /// Its one-time code was not used in time.
    Lapsed,
}

/// Whether an account is in force, by the server's day: the clock of whoever looks decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InForce {
    /// Its first day is still to come.
    NotYet,
    /// It is.
    Now,
    /// Its last day is over.
    NoLonger,
}

/// An account as its administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Account {
    /// Which.
    pub id: Uuid,
    /// The name to sign in with.
    pub name: String,
    /// Whose; functions and institution are those of the directory.
    #[cfg_attr(feature = "schema", schemars(with = "Uuid"))]
    pub staff: StaffId,
    /// Roles beside those functions.
    pub roles: Vec<AccountRole>,
    /// First day. None: since it was made.
    pub starts_on: Option<NaiveDate>,
    /// Last day. None: without an end.
    pub ends_on: Option<NaiveDate>,
    /// Whether it is in force.
    pub in_force: InForce,
    /// How far it is set up.
    #[serde(flatten)]
    pub setup: Setup,
    /// The computers on which it works or worked.
    pub devices: Vec<AccountDevice>,
}

/// An account for a member of staff who has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewAccountRequest {
    /// The name to sign in with.
    pub name: String,
    /// A member of staff of the directory.
    #[cfg_attr(feature = "schema", schemars(with = "Uuid"))]
    pub staff: StaffId,
}

/// An account ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EndAccountRequest {
    /// Its last day. None: it ends at once.
    pub last_day: Option<NaiveDate>,
}

/// By this somebody sets an account up. Told once; only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OneTimeCode {
    /// The account.
    pub account: Uuid,
    /// The code.
    pub code: Secret,
    /// Until then it is good.
    pub until: DateTime<Utc>,
}
