//! One access, and which accesses are asked for.

use chrono::{DateTime, Utc};
use cii_domain::{StaffId, witness::AccessKind};
use rusqlite::types::Value;
use uuid::Uuid;

/// One access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: StaffId,
    /// What was done.
    pub kind: AccessKind,
    /// The persons and situations whose data it was. Empty for a search.
    pub subjects: Vec<Uuid>,
    /// To whom the data went, for a print or an export; empty otherwise.
    pub recipient: String,
    /// Why, or what was typed in a search. It stands in this encrypted file and nowhere else.
    pub reason: String,
    /// How many situations a search found; 0 otherwise.
    pub hits: u32,
}

impl Access {
    /// An access to the data of these persons and situations.
    pub fn new(
        kind: AccessKind,
        by: StaffId,
        at: DateTime<Utc>,
        subjects: impl IntoIterator<Item = Uuid>,
    ) -> Self {
        Self {
            at,
            by,
            kind,
            subjects: subjects.into_iter().collect(),
            recipient: String::new(),
            reason: String::new(),
            hits: 0,
        }
    }
}

/// Which accesses are asked for; what is not said asks for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AccessFilter {
    /// Of this kind.
    pub kind: Option<AccessKind>,
    /// By this member of staff.
    pub by: Option<StaffId>,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub until: Option<DateTime<Utc>>,
}

impl AccessFilter {
    pub(super) fn asks_for(&self, access: &Access) -> bool {
        let Self {
            kind,
            by,
            from,
            until,
        } = *self;
        kind.is_none_or(|kind| access.kind == kind)
            && by.is_none_or(|by| access.by == by)
            && from.is_none_or(|from| access.at >= from)
            && until.is_none_or(|until| access.at < until)
    }

    /// The same for what is written: moments are kept as text that sorts as they do.
    pub(super) fn condition(&self) -> (String, Vec<Value>) {
        let Self {
            kind,
            by,
            from,
            until,
        } = *self;
        let asked: [(&str, Option<Value>); 4] = [
            ("kind = ?", kind.map(|kind| kind.code().to_owned().into())),
            ("by_staff = ?", by.map(|by| by.0.as_bytes().to_vec().into())),
            ("at >= ?", from.map(|from| from.to_rfc3339().into())),
            ("at < ?", until.map(|until| until.to_rfc3339().into())),
        ];
        let mut condition = "true".to_owned();
        let mut values = Vec::new();
        for (term, value) in asked {
            if let Some(value) = value {
                condition.push_str(" AND ");
                condition.push_str(term);
                values.push(value);
            }
        }
        (condition, values)
    }
}

/// A page of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessPage {
    /// Each with its place in the journal, newest first. One that waits has the place that it will be written to.
    pub accesses: Vec<(i64, Access)>,
    /// How many the filter asks for in all.
    pub total: usize,
}
