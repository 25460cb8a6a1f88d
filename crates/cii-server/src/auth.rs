//! Who is there: accounts of staff, their passwords and second factors, devices, sessions.
//!
//! Everything is kept by the server's database and written under its one order, so that what concerns accounts stands in
//! the same audit as everything else. Time and randomness are arguments. What is stored helps nobody who steals it:
//! passwords are stretched, tokens and one-time codes are hashed, the secrets of authenticators are sealed with a key that
//! lies outside of the database.
//!
//! How a device is bound: its key signs a fresh challenge when the user signs in and whenever the device wants its next
//! token. Signing every request would protect the hour during which a copied token is good, at the price of a clock or of
//! another round trip for each request; TLS 1.3 already covers the way, and a copy ends with the next renewal.

mod account;
mod administration;
mod attempt;
mod device;
mod enrolment;
mod error;
mod password;
mod seal;
mod second;
mod session;
pub(crate) mod table;

use std::{collections::BTreeMap, sync::Arc};

use cii_domain::StaffId;
use cii_sync::{AccountRole, AuditAct, AuditEntry, DeviceId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Database, Moment, ServerError, Transaction};

pub use account::{NewAccount, Seals};
pub use administration::By;
pub use error::AuthError;
pub use password::Cost;
pub use seal::SealingKey;

/// Fills bytes with chance.
pub type Random<'r> = &'r dyn Fn(&mut [u8]);

/// How long a device may hold data without contact, in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leases {
    /// Ordinarily.
    pub days: u32,
    /// For those with a function or role of this code; the shortest one counts.
    pub of_role: BTreeMap<String, u32>,
}

impl Default for Leases {
    fn default() -> Self {
        Self {
            days: 14,
            of_role: BTreeMap::new(),
        }
    }
}

/// Somebody with a valid token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    /// The session.
    pub session: Uuid,
    /// The account.
    pub account: Uuid,
    /// Whose it is.
    pub staff: StaffId,
    /// The device to which the token is bound.
    pub device: DeviceId,
}

/// The accounts of the server.
pub struct Accounts {
    database: Arc<dyn Database>,
    seal: SealingKey,
    passwords: password::Passwords,
    leases: Leases,
}

impl Accounts {
    /// The accounts in `database`, whose tables the engine made.
    pub fn new(database: Arc<dyn Database>, seal: SealingKey, cost: Cost, leases: Leases) -> Self {
        Self {
            database,
            seal,
            passwords: password::Passwords::new(cost),
            leases,
        }
    }

    /// How many passwords were stretched since the start.
    pub fn passwords_stretched(&self) -> u64 {
        self.passwords.stretched()
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts").finish_non_exhaustive()
    }
}

/// Bytes that nobody guesses.
fn draw<const N: usize>(random: Random<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}

/// A random identity.
fn draw_id(random: Random<'_>) -> Uuid {
    uuid::Builder::from_random_bytes(draw(random)).into_uuid()
}

/// The hash under which something random is stored. What is drawn from 80 bits or more needs no stretching.
fn hashed(purpose: &str, secret: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(purpose);
    hash.update([0]);
    hash.update(secret);
    hash.finalize().to_vec()
}

/// The server's clock in milliseconds since 1970.
fn millis(moment: Moment) -> u64 {
    u64::try_from(moment.at.timestamp_millis()).unwrap_or(0)
}

/// Writes into the audit what concerns an account.
fn note(
    transaction: &mut dyn Transaction,
    moment: Moment,
    staff: Option<StaffId>,
    device: Option<DeviceId>,
    act: AuditAct,
) -> Result<(), ServerError> {
    let entry = AuditEntry::new(moment.at, (staff, device), act.code());
    crate::table::audit::append(transaction, &entry)
}

/// Roles as they are stored.
fn roles_text(roles: &[AccountRole]) -> Result<String, ServerError> {
    Ok(serde_json::to_string(roles)?)
}
