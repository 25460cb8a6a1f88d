//! Mutations: the entries of the outbox, and what a device sends.

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Body, Patch, RecordKind, Scope};

/// The longest code of an act, in letters.
const LONGEST_ACT: usize = 60;

/// One installation of the application. A cloned one gets a new id when the server sees the same counter twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct DeviceId(pub Uuid);

/// What happens to one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It comes into being with these fields.
    Create(Body),
    /// Some fields change.
    Patch(Patch),
    /// It goes.
    Delete,
    /// Nothing: the device destroyed the content when it lost the right to it. The number still counts.
    Withdrawn,
}

/// One change of one record by one person on one device. It says on what state it was made, so that a server can tell
/// whether somebody else changed the same fields meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mutation {
    /// The device that made it.
    pub device: DeviceId,
    /// Dense counter of the device, from 1: no number is left out, so that a gap shows a loss.
    pub n: u64,
    /// Identity of the mutation; the same counter under another id shows a cloned device.
    pub uuid: Uuid,
    /// The act of the user to which it belongs; what one act changed is undone together.
    pub group: Uuid,
    /// Code of the act.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_]{1,60}$")))]
    pub act: String,
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// Its scope after the change.
    pub scope: Scope,
    /// Who did it.
    #[cfg_attr(feature = "schema", schemars(with = "Uuid"))]
    pub by: StaffId,
    /// When, by the device's clock: shown, never compared.
    pub at: DateTime<Utc>,
    /// Version of the record on which it was made; 0 for a record that never was.
    pub base_version: u64,
    /// Up to which of the server's numbers the device had seen everything that it may see when it made this; 0 before
    /// its first pull. Together with the order of its own mutations it says exactly on what state each field was
    /// changed: a write that is later than this and another device's was not seen.
    #[serde(default)]
    pub seen: u64,
    /// The change.
    pub change: Change,
}

impl Mutation {
    /// Whether its act is a code and nothing else: it ends up in logs, where nothing of anybody may stand.
    pub fn has_plain_act(&self) -> bool {
        let act = &self.act;
        (1..=LONGEST_ACT).contains(&act.len())
            && act
                .bytes()
                .all(|letter| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    }
}
