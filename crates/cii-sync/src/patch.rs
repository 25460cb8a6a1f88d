//! Differences between two bodies, one level deep.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Body;

/// What changes in a body, by top-level field: the granularity at which versions are kept and conflicts are found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Patch {
    /// New value of each changed field.
    pub set: BTreeMap<String, Value>,
    /// Fields that are gone. Only a change of format removes one; `null` is a value like another.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unset: BTreeSet<String>,
}

impl Patch {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.unset.is_empty()
    }

    /// The names of the fields it touches.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.set.keys().chain(self.unset.iter()).map(String::as_str)
    }

    /// Changes `body`.
    pub fn apply_to(&self, body: &mut Body) {
        for field in &self.unset {
            body.remove(field);
        }
        for (field, value) in &self.set {
            body.insert(field.clone(), value.clone());
        }
    }
}

/// What turns `old` into `new`: `diff(old, new)` applied to `old` is `new`.
pub fn diff(old: &Body, new: &Body) -> Patch {
    Patch {
        set: new
            .iter()
            .filter(|(field, value)| old.get(field.as_str()) != Some(value))
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect(),
        unset: old
            .keys()
            .filter(|field| !new.contains_key(field.as_str()))
            .cloned()
            .collect(),
    }
}
