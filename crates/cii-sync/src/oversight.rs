//! What the server tells those who oversee: figures without persons, and the log without records.
//!
//! Whoever may not is answered as if there were no such paths.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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

/// An entry of the audit.
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
