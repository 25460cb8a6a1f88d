//! Conflicts: what could not be merged, kept as a record of its own until somebody chooses.

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Body, ElementKey, Mutation, RecordKind, Rule, Scope, rule};

/// Why two changes could not be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Both changed the same field.
    SameField,
    /// Both changed what only makes sense as a whole.
    Strict,
    /// What is signed or settled was to be changed.
    Immutable,
    /// The record was deleted meanwhile.
    Deleted,
    /// The record was to be deleted and was changed meanwhile.
    ChangedSince,
}

/// One thing with two values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The field.
    pub field: String,
    /// Key of the element, if it is one of a list.
    pub element: Option<String>,
    /// What the server had and kept. None: nothing.
    #[serde(
        default,
        deserialize_with = "crate::canonical::absent_or_null::deserialize",
        skip_serializing_if = "Option::is_none"
    )]
    pub kept: Option<Value>,
    /// What the later change wanted. None: that it be gone.
    #[serde(
        default,
        deserialize_with = "crate::canonical::absent_or_null::deserialize",
        skip_serializing_if = "Option::is_none"
    )]
    pub offered: Option<Value>,
}

impl Side {
    /// What stands now in a record of kind `of` with these fields: the field, or the element of it. None: nothing.
    pub fn standing(&self, of: RecordKind, body: &Body) -> Option<Value> {
        let value = body.get(&self.field)?;
        let Some(element) = &self.element else {
            return Some(value.clone());
        };
        let key = match rule(of, &self.field) {
            Rule::Elements(key) => key,
            _ => ElementKey::Whole,
        };
        let mut list = value.as_array()?.iter();
        list.find(|candidate| key.of(candidate) == *element)
            .cloned()
    }
}

/// How a conflict was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ConflictState {
    /// Not yet.
    Open,
    /// The kept value is the right one.
    Kept {
        /// Who chose.
        by: StaffId,
        /// When.
        at: DateTime<Utc>,
    },
    /// The offered value took its place, as it was or edited.
    Replaced {
        /// Who chose.
        by: StaffId,
        /// When.
        at: DateTime<Utc>,
    },
}

/// A conflict. Made by the server alone, in the scope of the record it is about, and visible to those only who may see
/// each of its fields there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Identity, which follows from the mutation, its maker and its record: the same push gives the same conflict.
    pub id: Uuid,
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub of: RecordKind,
    /// Its scope.
    pub scope: Scope,
    /// Why.
    pub cause: Cause,
    /// What has two values. Empty: the record itself was to be deleted.
    pub sides: Vec<Side>,
    /// Who made the change that was not applied.
    pub by: StaffId,
    /// When, by that device's clock.
    pub at: DateTime<Utc>,
    /// Code of the act to which it belonged.
    pub act: String,
    /// Whether somebody chose.
    pub state: ConflictState,
}

/// Namespace of the identities of conflicts.
const CONFLICTS: Uuid = Uuid::from_u128(0x51c0_8d5e_93a2_47f1_8a6b_0f7e_d4c1_2b90);

impl Conflict {
    /// What `mutation` leaves behind when it settles this conflict with the kept values, and somebody else had the others put
    /// in their place meanwhile: a choice between what is there now, in `body`, and what was to stay. None: they are the same.
    pub fn reopened_by(&self, mutation: &Mutation, body: &Body) -> Option<Self> {
        let sides: Vec<Side> = self
            .sides
            .iter()
            .map(|side| Side {
                kept: side.standing(self.of, body),
                offered: side.kept.clone(),
                ..side.clone()
            })
            .filter(|side| side.kept != side.offered)
            .collect();
        let about = Self {
            record: self.record,
            of: self.of,
            ..Self::new(mutation, &self.scope, Cause::SameField, sides)
        };
        (!about.sides.is_empty()).then_some(about)
    }

    /// The open conflict that `mutation` leaves behind.
    pub(crate) fn new(mutation: &Mutation, scope: &Scope, cause: Cause, sides: Vec<Side>) -> Self {
        // Whoever reads the identity of a change in the history could send another one under it.
        let mut name = format!("{}/{}/{}", mutation.uuid, mutation.by, mutation.record);
        for side in &sides {
            name.push('/');
            name.push_str(&side.field);
            name.push('/');
            name.push_str(side.element.as_deref().unwrap_or_default());
        }
        Self {
            id: Uuid::new_v5(&CONFLICTS, name.as_bytes()),
            record: mutation.record,
            of: mutation.kind,
            scope: scope.clone(),
            cause,
            sides,
            by: mutation.by,
            at: mutation.at,
            act: mutation.act.clone(),
            state: ConflictState::Open,
        }
    }

    /// The fields whose values it shows: whoever may not see one of them does not see the conflict.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.sides.iter().map(|side| side.field.as_str())
    }
}
