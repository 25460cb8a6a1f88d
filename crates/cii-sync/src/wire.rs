//! What the two ends say to one another.
//!
//! A push carries mutations in the order of their counters; a pull brings, page by page, what changed of what the user
//! may see. Unknown fields of a message are ignored, so that a newer server can speak to an older application.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Utc};
use cii_domain::{BlobId, StaffId, witness::AccessKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Body, DeviceId, Mutation, Record, RecordKind, Scope, fit};

/// The format of records and messages that this version writes. A server serves this one and the one before.
pub const SCHEMA: u32 = 1;

/// The longest code of what of a file was looked at, in letters.
const LONGEST_CODE: usize = 24;

/// What a server says of itself to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServerMeta {
    /// The line of history that it continues. Another one: the server was restored, and cookies of the former are void.
    pub epoch: Uuid,
    /// Oldest format that it still serves.
    pub oldest_schema: u32,
    /// Its own format.
    pub schema: u32,
}

impl ServerMeta {
    /// Whether an application of format `schema` is served.
    pub fn serves(&self, schema: u32) -> bool {
        (self.oldest_schema..=self.schema).contains(&schema)
    }
}

/// Own changes, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PushRequest {
    /// The sender.
    pub device: DeviceId,
    /// Format of the sender.
    pub schema: u32,
    /// Identity of the mutation before the first one, if the device still has it: so the server sees that both mean the
    /// same line of mutations, even after it was restored and a clone went on in its place.
    pub after: Option<Uuid>,
    /// Mutations with consecutive counters.
    pub mutations: Vec<Mutation>,
}

/// The answer to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum PushAnswer {
    /// They were taken, now or earlier: all, or those before an act that cannot be taken. Why not is told when that act
    /// comes first.
    Taken {
        /// One result for each mutation taken, in the order in which they were sent.
        results: Vec<MutationResult>,
    },
    /// Mutations in between are missing.
    Gap {
        /// The counter that comes next.
        expected: u64,
    },
    /// Another installation uses this device's name: take a new one.
    Cloned,
    /// These contents are not there, or not yet: bring them first, then push again. Nothing of the act that names them was
    /// taken.
    Missing {
        /// Which.
        #[cfg_attr(feature = "schema", schemars(with = "BTreeSet<Uuid>"))]
        blobs: BTreeSet<BlobId>,
    },
}

/// The most bytes of a content in one request or answer.
pub const BLOB_PART: usize = 1024 * 1024;

/// How much of a content the server has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobState {
    /// So many bytes from the beginning.
    pub have: u64,
    /// Whether it is whole and its hash is right.
    pub ready: bool,
}

/// What became of one mutation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MutationResult {
    /// Its counter.
    pub n: u64,
    /// Its identity.
    pub uuid: Uuid,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a mutation. It never changes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// Applied as it was.
    Applied,
    /// Met changes of others; what could be was applied, the rest is in these conflicts.
    Merged {
        /// Identities of the conflicts; empty if everything fitted together.
        conflicts: Vec<Uuid>,
    },
    /// Nothing of it was applied; it is in these conflicts.
    Conflict {
        /// Identities of the conflicts.
        conflicts: Vec<Uuid>,
    },
    /// Not allowed or not possible. The content is kept in the server's quarantine, as long as there is room for what its
    /// user brings; its device keeps it too, unless what it is about was closed to it.
    Refused {
        /// Why.
        reason: Refusal,
    },
}

/// Why a mutation was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The user may not, or there is no such record: the answer is the same, so that it tells nothing.
    NotPermitted,
    /// The record would not be one of its kind any more.
    Malformed,
    /// Something in it is in no record, though it has the right form: a text without end, a day of a year that is none, an
    /// empty name.
    Unfit,
}

/// Where a device stands: the server's number up to which it has everything, and the grants under which it got it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cookie {
    /// The server's line of history.
    pub epoch: Uuid,
    /// Everything up to this number is there.
    pub seq: u64,
    /// Number of the grant set.
    pub grants: u64,
}

/// Where the next page goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PageToken {
    /// The server's line of history.
    pub epoch: Uuid,
    /// Grant set under which the pages so far were made.
    pub grants: u64,
    /// Everything up to this number was looked at when the last page was made.
    pub seen: u64,
    /// The last record of the last page.
    pub after: Uuid,
}

/// Asks for what is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PullRequest {
    /// The sender.
    pub device: DeviceId,
    /// Format of the sender.
    pub schema: u32,
    /// Where it stands. None: it has nothing.
    pub cookie: Option<Cookie>,
    /// Goes on after a page. None: the first one.
    pub page: Option<PageToken>,
    /// The highest own counter of which it knows the result.
    pub acknowledged: u64,
    /// Scopes to be sent anew as a whole: the manifest showed a difference.
    #[serde(default)]
    pub repair: BTreeSet<Scope>,
}

/// The answer to a pull.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum PullAnswer {
    /// A page.
    Page(Box<Page>),
    /// What the user may see changed between pages: forget those received and pull again from the same cookie.
    Restart,
    /// The cookie is not one of this line of history: pull again without it. Own changes that wait are not touched.
    UnknownCookie,
}

/// Why a record leaves a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// It was deleted.
    Deleted,
    /// The user may see it no longer: nothing of it may remain.
    Closed,
}

/// A record that leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Removed {
    /// Which.
    pub record: Uuid,
    /// Where it was.
    pub scope: Scope,
    /// Why.
    pub why: Leaving,
}

/// One entry of the history as a device may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryItem {
    /// Its identity, the same in every pull: the mutation and the field.
    pub mutation: Uuid,
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// Its scope at the time.
    pub scope: Scope,
    /// The act.
    pub group: Uuid,
    /// Code of the act.
    pub act: String,
    /// Who.
    #[cfg_attr(feature = "schema", schemars(with = "Uuid"))]
    pub by: StaffId,
    /// When, by that device's clock.
    pub at: DateTime<Utc>,
    /// What happened.
    pub event: HistoryEvent,
}

/// What happened to a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum HistoryEvent {
    /// It was made.
    Created,
    /// A field changed.
    Changed {
        /// Which.
        field: String,
        /// Before. None: not there.
        #[serde(
            default,
            deserialize_with = "crate::canonical::absent_or_null::deserialize",
            skip_serializing_if = "Option::is_none"
        )]
        old: Option<Value>,
        /// After. None: gone.
        #[serde(
            default,
            deserialize_with = "crate::canonical::absent_or_null::deserialize",
            skip_serializing_if = "Option::is_none"
        )]
        new: Option<Value>,
    },
    /// It was deleted.
    Deleted {
        /// What it was.
        body: Body,
    },
}

/// A part of an answer. Nothing of it may be shown before the last one is there; then all of it at once, in this order:
/// what is closed, what is removed, what is put.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page {
    /// Scopes of which nothing may remain, the device's own waiting changes apart.
    pub closed: Vec<Scope>,
    /// Records that leave.
    pub removed: Vec<Removed>,
    /// Records as the user may see them.
    pub puts: Vec<Record>,
    /// What happened to them since.
    pub history: Vec<HistoryItem>,
    /// What comes next.
    pub next: Next,
}

/// What comes after a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "next")]
pub enum Next {
    /// Another page.
    Page(PageToken),
    /// This was the last one.
    End(End),
}

/// What the last page says of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End {
    /// Where the device stands when it has applied everything.
    pub cookie: Cookie,
    /// Whether the pages hold everything that the user may see, so that whatever else a device has must go.
    pub whole: bool,
    /// Scopes that the pages hold as a whole.
    pub renewed: BTreeSet<Scope>,
    /// Whether the grants changed since the cookie: then much may go without anything being wrong.
    pub grants_changed: bool,
    /// The highest of the device's counters that the server has.
    pub last_n: u64,
    /// Identity of the mutation with that counter: if the device knows another one, its name is used twice.
    pub last_uuid: Option<Uuid>,
    /// What became of its mutations above those acknowledged; those that are not named were applied as they were.
    pub results: Vec<MutationResult>,
    /// Up to this counter two finished backups of the server hold them.
    pub covered_n: u64,
}

/// Readings that a device entered into its journal, to be entered in the server's log as well. They name what was looked
/// at and by which account; neither what was typed in a search nor to whom a paper went leaves the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingsRequest {
    /// The sender.
    pub device: DeviceId,
    /// The journal that they stand in. Another one begins when it is damaged, or when the device takes another name.
    pub journal: Uuid,
    /// What stands up to this place was told under another name, or is not the server's concern.
    pub since: u64,
    /// The place up to which the sender believes everything told.
    pub after: u64,
    /// The place up to which these tell everything.
    pub until: u64,
    /// The readings of the account between them, in order.
    pub readings: Vec<Reading>,
}

/// One reading, search, print or export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reading {
    /// When, by the clock of the device.
    pub at: DateTime<Utc>,
    /// What was done.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: AccessKind,
    /// What of a file was looked at, as a code; empty for the file itself.
    pub what: String,
    /// The persons and situations whose data it was.
    pub subjects: Vec<Uuid>,
}

/// Of how many persons and situations one request may tell readings. Each is an entry in the log, written while nobody else
/// writes.
pub const MOST_TOLD: usize = 20_000;

impl ReadingsRequest {
    /// Whether it tells what a device can tell: codes, by a clock of a year that there is, and not without end.
    pub fn is_fit(&self) -> bool {
        let entries: usize = self.readings.iter().map(Reading::entries).sum();
        entries <= MOST_TOLD
            && self
                .readings
                .iter()
                .all(|reading| reading.is_plain() && fit::YEARS.contains(&reading.at.year()))
    }
}

impl Reading {
    /// How many entries of the log tell it.
    pub fn entries(&self) -> usize {
        self.subjects.len().max(1)
    }

    /// Whether what was looked at is a code, and nothing that somebody wrote: the log is for people who know no persons.
    pub fn is_plain(&self) -> bool {
        self.what.len() <= LONGEST_CODE
            && self
                .what
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '_')
    }
}

/// What the server holds of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingsAnswer {
    /// The place up to which everything was told.
    pub until: u64,
}

/// What a device holds, as one hash per scope, to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestRequest {
    /// The sender.
    pub device: DeviceId,
    /// Where it stands.
    pub cookie: Cookie,
    /// SHA-256 over the confirmed records of each scope in the order of their identities, in hexadecimal: of each the 16
    /// bytes of its identity, the length of its text in 8 bytes, the greatest first, and the text, which is JSON of the
    /// fields that the user may see, members in alphabetical order and without blanks.
    pub scopes: BTreeMap<Scope, String>,
}

/// The answer to a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum ManifestAnswer {
    /// These scopes differ. None: proven equal.
    Compared {
        /// To be asked for anew, by `repair` of a pull.
        differing: BTreeSet<Scope>,
    },
    /// The device is not up to date: pull first.
    Behind,
}

/// A device takes a name, or a new one after it was cloned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceRequest {
    /// The name.
    pub device: DeviceId,
    /// The counter of the first mutation that it will send.
    pub first_n: u64,
}
