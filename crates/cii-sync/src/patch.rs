//! Differences between two bodies: by top-level field and, in lists of things with an identity, by element.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Body, ElementKey, RecordKind, Rule, rule};

/// What changes in a body: the granularity at which conflicts are found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Patch {
    /// New value of each changed field.
    pub set: BTreeMap<String, Value>,
    /// Fields that are gone. Only a change of format removes one; `null` is a value like another.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unset: BTreeSet<String>,
    /// What changes in lists whose elements have an identity, by field. Never a field that `set` or `unset` names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub elements: BTreeMap<String, ElementPatch>,
}

/// What changes in one list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ElementPatch {
    /// New and changed elements. A new one comes last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put: Vec<Value>,
    /// Keys of the elements that are gone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub remove: BTreeSet<String>,
}

impl ElementPatch {
    /// Changes `list`.
    pub fn apply_to(&self, key: ElementKey, list: &mut Vec<Value>) {
        list.retain(|element| !self.remove.contains(&key.of(element)));
        for element in &self.put {
            let own = key.of(element);
            match list.iter_mut().find(|candidate| key.of(candidate) == own) {
                Some(present) => *present = element.clone(),
                None => list.push(element.clone()),
            }
        }
    }
}

impl Patch {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.unset.is_empty() && self.elements.is_empty()
    }

    /// The names of the fields it touches.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.set
            .keys()
            .chain(&self.unset)
            .chain(self.elements.keys())
            .map(String::as_str)
    }

    /// Changes the body of a record of `kind`.
    pub fn apply_to(&self, kind: RecordKind, body: &mut Body) {
        for field in &self.unset {
            body.remove(field);
        }
        for (field, value) in &self.set {
            body.insert(field.clone(), value.clone());
        }
        for (field, elements) in &self.elements {
            let mut list = match body.get(field) {
                Some(Value::Array(list)) => list.clone(),
                _ => Vec::new(),
            };
            elements.apply_to(element_key(kind, field), &mut list);
            body.insert(field.clone(), Value::Array(list));
        }
    }
}

/// How elements of a list are recognised; a list without a rule of its own by their content.
fn element_key(kind: RecordKind, field: &str) -> ElementKey {
    match rule(kind, field) {
        Rule::Elements(key) => key,
        _ => ElementKey::Whole,
    }
}

/// What turns the body `old` of a record of `kind` into `new`: `diff(kind, old, new)` applied to `old` is `new`.
pub fn diff(kind: RecordKind, old: &Body, new: &Body) -> Patch {
    let mut patch = Patch::default();
    for (field, value) in new {
        let before = old.get(field);
        if before == Some(value) {
            continue;
        }
        match elements(kind, field, before, value) {
            Some(elements) => drop(patch.elements.insert(field.clone(), elements)),
            None => drop(patch.set.insert(field.clone(), value.clone())),
        }
    }
    let gone = old.keys().filter(|field| !new.contains_key(field.as_str()));
    patch.unset = gone.cloned().collect();
    patch
}

/// The change of a list element by element. None: the field is no such list, or its elements changed places.
fn elements(
    kind: RecordKind,
    field: &str,
    before: Option<&Value>,
    after: &Value,
) -> Option<ElementPatch> {
    let Rule::Elements(key) = rule(kind, field) else {
        return None;
    };
    let (Some(Value::Array(before)), Value::Array(after)) = (before, after) else {
        return None;
    };
    let kept: BTreeSet<String> = after.iter().map(|element| key.of(element)).collect();
    let patch = ElementPatch {
        put: after
            .iter()
            .filter(|element| !before.contains(element))
            .cloned()
            .collect(),
        remove: before
            .iter()
            .map(|element| key.of(element))
            .filter(|key| !kept.contains(key))
            .collect(),
    };
    let mut list = before.clone();
    patch.apply_to(key, &mut list);
    (list == *after).then_some(patch)
}
