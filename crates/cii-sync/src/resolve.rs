//! What becomes of a mutation that reaches the server: the conflict rules applied, as a pure function.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Body, Cause, Change, Conflict, DeviceId, ElementKey, ElementPatch, Mutation, Patch, Record,
    RecordKind, Rule, Scope, Side, diff, is_frozen, is_kept, rule,
    sabotage::{self, Sabotage},
};

/// Which write a field has its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The server's number of that write.
    pub seq: u64,
    /// The device that made it.
    pub device: DeviceId,
}

/// The stamps of a record: of each field by its name, of each element by `field/key`. What is not named has the stamp
/// of the creation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamps {
    /// The creation.
    pub born: Stamp,
    /// Later writes.
    #[serde(default)]
    pub later: BTreeMap<String, Stamp>,
}

impl Stamps {
    /// All fields from one write.
    pub fn new(born: Stamp) -> Self {
        Self {
            born,
            later: BTreeMap::new(),
        }
    }

    /// Somebody settled by `mutation`, the server's number of which is `seq`, that these values stay: whoever wanted others
    /// without knowing it meets a choice again. A write of which they had not heard stays one that they had not seen.
    pub fn settle(&mut self, sides: &[Side], mutation: &Mutation, seq: u64) {
        let stamp = Stamp {
            seq,
            device: mutation.device,
        };
        for side in sides {
            let path = match &side.element {
                Some(element) => path(&side.field, element),
                None => side.field.clone(),
            };
            if !unseen(self.of(&path), mutation) {
                self.later.insert(path, stamp);
            }
        }
    }

    fn of(&self, path: &str) -> Stamp {
        self.later.get(path).copied().unwrap_or(self.born)
    }
}

/// A record as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The record.
    pub record: Record,
    /// Where its values come from.
    pub stamps: Stamps,
}

/// What the server has under the identity that a mutation names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Present {
    /// Nothing, nor ever had.
    Never,
    /// Nothing any more.
    Gone {
        /// The version it had.
        version: u64,
        /// The scope it was in.
        scope: Scope,
    },
    /// A record.
    There(Stamped),
}

/// What is to be written. The record it is about may be another one than before in any of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// This state.
    Write(Stamped),
    /// The record goes.
    Delete,
}

/// What a mutation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// What is to be written.
    pub effect: Effect,
    /// What is left to somebody's choice.
    pub conflicts: Vec<Conflict>,
    /// Whether other devices' changes were met on the way.
    pub met_others: bool,
}

impl Resolution {
    fn nothing() -> Self {
        Self {
            effect: Effect::Nothing,
            conflicts: Vec::new(),
            met_others: false,
        }
    }

    fn conflict(conflict: Conflict) -> Self {
        Self {
            conflicts: vec![conflict],
            ..Self::nothing()
        }
    }
}

/// The mutation is about a record that never was, or about another kind of record: the sender cannot know better, or
/// lies. It is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the mutation is about nothing that is there")]
pub struct Unfounded;

/// What becomes of `mutation` when the server has `present` and would write under the number `seq`.
pub fn resolve(present: &Present, mutation: &Mutation, seq: u64) -> Result<Resolution, Unfounded> {
    let stamp = Stamp {
        seq,
        device: mutation.device,
    };
    let current = match present {
        Present::There(current) if current.record.kind != mutation.kind => return Err(Unfounded),
        Present::There(current) => Some(current),
        Present::Never | Present::Gone { .. } => None,
    };
    match (&mutation.change, current, present) {
        (Change::Withdrawn, _, _) | (Change::Delete, None, Present::Gone { .. }) => {
            Ok(Resolution::nothing())
        }
        // A server that was restored has not what was settled: it is asked anew once the conflict is there again.
        (Change::Patch(_), None, Present::Never) if mutation.kind == RecordKind::Conflict => {
            Ok(Resolution::nothing())
        }
        // Of what is gone nothing need be taken away.
        (Change::Patch(patch), None, Present::Gone { .. }) if patch.is_empty() => {
            Ok(Resolution::nothing())
        }
        (Change::Create(body), Some(current), _) => {
            // The same key on two devices: what both say alike is no conflict.
            let mut patch = diff(mutation.kind, &current.record.body, body);
            patch.unset.clear();
            Ok(Merge::new(current, mutation, stamp).patch(&patch))
        }
        (Change::Create(body), None, _) => Ok(Resolution {
            effect: Effect::Write(Stamped {
                record: Record {
                    id: mutation.record,
                    kind: mutation.kind,
                    scope: mutation.scope.clone(),
                    version: match present {
                        Present::Gone { version, .. } => version.saturating_add(1),
                        _ => 1,
                    },
                    body: body.clone(),
                },
                stamps: Stamps::new(stamp),
            }),
            ..Resolution::nothing()
        }),
        (Change::Patch(patch), Some(current), _) => {
            Ok(Merge::new(current, mutation, stamp).patch(patch))
        }
        (Change::Patch(patch), None, Present::Gone { scope, .. }) => Ok(Resolution::conflict(
            Conflict::new(mutation, scope, Cause::Deleted, offered(patch)),
        )),
        (Change::Delete, Some(current), _) => Ok(delete(current, mutation)),
        (Change::Patch(_) | Change::Delete, None, _) => Err(Unfounded),
    }
}

fn delete(current: &Stamped, mutation: &Mutation) -> Resolution {
    let cause = if is_kept(mutation.kind, &current.record.body) {
        Cause::Immutable
    } else if current
        .stamps
        .later
        .values()
        .chain([&current.stamps.born])
        .any(|stamp| unseen(*stamp, mutation))
    {
        Cause::ChangedSince
    } else {
        return Resolution {
            effect: Effect::Delete,
            ..Resolution::nothing()
        };
    };
    Resolution::conflict(Conflict::new(
        mutation,
        &current.record.scope,
        cause,
        Vec::new(),
    ))
}

/// Whether the device had not seen this write when it made the mutation. Its own earlier writes it knew.
fn unseen(stamp: Stamp, mutation: &Mutation) -> bool {
    if sabotage::is(Sabotage::LastWriterWins) {
        return false;
    }
    stamp.seq > mutation.seen && stamp.device != mutation.device
}

fn offered(patch: &Patch) -> Vec<Side> {
    let side = |field: &str, offered| Side {
        field: field.to_owned(),
        element: None,
        kept: None,
        offered,
    };
    let set = patch
        .set
        .iter()
        .map(|(field, value)| side(field, Some(value.clone())));
    let unset = patch.unset.iter().map(|field| side(field, None));
    let elements = patch
        .elements
        .iter()
        .map(|(field, elements)| side(field, Some(elements.put.clone().into())));
    set.chain(unset).chain(elements).collect()
}

/// A patch on its way into a record, field by field.
struct Merge<'a> {
    mutation: &'a Mutation,
    stamp: Stamp,
    before: &'a Stamped,
    after: Stamped,
    changed: bool,
    met_others: bool,
    conflicts: Vec<Conflict>,
}

impl<'a> Merge<'a> {
    fn new(before: &'a Stamped, mutation: &'a Mutation, stamp: Stamp) -> Self {
        Self {
            mutation,
            stamp,
            before,
            after: before.clone(),
            changed: false,
            met_others: false,
            conflicts: Vec::new(),
        }
    }

    fn body(&self) -> &'a Body {
        &self.before.record.body
    }

    fn patch(mut self, patch: &Patch) -> Resolution {
        let strict = self.strict(patch);
        for (field, value) in patch
            .set
            .iter()
            .filter(|(field, _)| !strict.contains(&field.as_str()))
        {
            self.field(field, Some(value));
        }
        for field in patch
            .unset
            .iter()
            .filter(|field| !strict.contains(&field.as_str()))
        {
            self.field(field, None);
        }
        for (field, elements) in &patch.elements {
            match rule(self.mutation.kind, field) {
                Rule::Elements(key) => self.elements(field, key, elements),
                // Not a list of elements here: a device of another version. What it wants is kept for a choice.
                _ => self.object(
                    field,
                    None,
                    Some(&elements.put.clone().into()),
                    Cause::SameField,
                ),
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Resolution {
        let effect = if self.changed {
            self.after.record.version = self.before.record.version.saturating_add(1);
            self.after.record.scope = self.mutation.scope.clone();
            Effect::Write(self.after)
        } else {
            Effect::Nothing
        };
        Resolution {
            effect,
            conflicts: self.conflicts,
            met_others: self.met_others,
        }
    }

    /// Deals with the strict fields together and gives their names.
    fn strict<'p>(&mut self, patch: &'p Patch) -> Vec<&'p str> {
        let kind = self.mutation.kind;
        let named: Vec<&str> = patch
            .fields()
            .filter(|field| rule(kind, field) == Rule::Strict)
            .collect();
        let wanted = |field: &str| patch.set.get(field);
        let mut changes: Vec<&str> = named
            .iter()
            .copied()
            .filter(|field| self.body().get(*field) != wanted(field))
            .collect();
        // The end that the person set counts at once, on whatever state.
        if kind == crate::RecordKind::Procuration
            && let Some(revocation) = wanted("revocation").filter(|value| !value.is_null())
            && self.body().get("revocation").is_none_or(Value::is_null)
        {
            self.write("revocation", Some(revocation));
            changes.retain(|field| *field != "revocation");
        }
        if changes.is_empty() {
            return named;
        }
        let frozen = changes.iter().any(|field| {
            is_frozen(
                kind,
                self.body(),
                field,
                wanted(field).unwrap_or(&Value::Null),
            )
        });
        let stale = self
            .strict_stamps()
            .any(|stamp| unseen(stamp, self.mutation))
            && !sabotage::is(Sabotage::StrictMerged);
        self.met_others |= stale;
        if frozen || stale {
            let sides = changes
                .iter()
                .map(|field| Side {
                    field: (*field).to_owned(),
                    element: None,
                    kept: self.body().get(*field).cloned(),
                    offered: wanted(field).cloned(),
                })
                .collect();
            let cause = if frozen {
                Cause::Immutable
            } else {
                Cause::Strict
            };
            self.conflict(cause, sides);
        } else {
            for field in changes {
                self.write(field, wanted(field));
            }
        }
        named
    }

    fn strict_stamps(&self) -> impl Iterator<Item = Stamp> {
        let kind = self.mutation.kind;
        let stamps = &self.before.stamps;
        stamps
            .later
            .iter()
            .filter(move |(path, _)| {
                let field = path
                    .split_once('/')
                    .map_or(path.as_str(), |(field, _)| field);
                rule(kind, field) == Rule::Strict
            })
            .map(|(_, stamp)| *stamp)
            .chain([stamps.born])
    }

    fn field(&mut self, field: &str, wanted: Option<&Value>) {
        let present = self.body().get(field);
        if present == wanted {
            return;
        }
        match rule(self.mutation.kind, field) {
            Rule::Never => self.object(field, None, wanted, Cause::Immutable),
            Rule::Greatest => {
                let number =
                    |value: Option<&Value>| value.and_then(Value::as_i64).unwrap_or(i64::MIN);
                if number(wanted) > number(present) {
                    self.write(field, wanted);
                }
            }
            Rule::First => {
                if unseen(self.before.stamps.of(field), self.mutation) {
                    self.met_others = true;
                } else {
                    self.write(field, wanted);
                }
            }
            Rule::Strict | Rule::Field | Rule::Elements(_) => {
                if unseen(self.before.stamps.of(field), self.mutation) {
                    self.met_others = true;
                    self.object(field, None, wanted, Cause::SameField);
                } else {
                    self.write(field, wanted);
                }
            }
        }
    }

    fn elements(&mut self, field: &str, key: ElementKey, patch: &ElementPatch) {
        let present = match self.body().get(field) {
            Some(Value::Array(list)) => list.as_slice(),
            _ => &[],
        };
        let find = |wanted: &str| present.iter().find(|element| key.of(element) == wanted);
        let mut accepted = ElementPatch::default();
        for element in &patch.put {
            let own = key.of(element);
            let there = find(&own);
            if there == Some(element) {
                continue;
            }
            let other = unseen(self.before.stamps.of(&path(field, &own)), self.mutation);
            if other && there.is_some() {
                self.met_others = true;
                self.object(field, Some(&own), Some(element), Cause::SameField);
            } else {
                accepted.put.push(element.clone());
            }
        }
        for own in &patch.remove {
            if find(own).is_none() {
                continue;
            }
            if unseen(self.before.stamps.of(&path(field, own)), self.mutation) {
                // Somebody just added or changed it: adding wins.
                self.met_others = true;
            } else {
                accepted.remove.insert(own.clone());
            }
        }
        if accepted == ElementPatch::default() {
            return;
        }
        self.met_others |= unseen(self.before.stamps.of(field), self.mutation);
        let mut list = present.to_vec();
        accepted.apply_to(key, &mut list);
        for element in &accepted.put {
            self.touch(path(field, &key.of(element)));
        }
        for own in &accepted.remove {
            self.after.stamps.later.remove(&path(field, own));
        }
        self.touch(field.to_owned());
        self.after.record.body.insert(field.to_owned(), list.into());
    }

    /// Writes one field as a whole.
    fn write(&mut self, field: &str, value: Option<&Value>) {
        if let Rule::Elements(key) = rule(self.mutation.kind, field) {
            let before = self.body().get(field).and_then(Value::as_array);
            for element in value.and_then(Value::as_array).into_iter().flatten() {
                if before.is_none_or(|before| !before.contains(element)) {
                    self.touch(path(field, &key.of(element)));
                }
            }
        }
        self.touch(field.to_owned());
        match value {
            Some(value) => drop(
                self.after
                    .record
                    .body
                    .insert(field.to_owned(), value.clone()),
            ),
            None => drop(self.after.record.body.remove(field)),
        }
    }

    fn touch(&mut self, path: String) {
        self.changed = true;
        self.after.stamps.later.insert(path, self.stamp);
    }

    /// Leaves one field, or one of its elements, to a choice.
    fn object(&mut self, field: &str, element: Option<&str>, wanted: Option<&Value>, cause: Cause) {
        let present = self.body().get(field);
        let kept = match (element, rule(self.mutation.kind, field), present) {
            (Some(own), Rule::Elements(key), Some(Value::Array(list))) => list
                .iter()
                .find(|candidate| key.of(candidate) == own)
                .cloned(),
            _ => present.cloned(),
        };
        let side = Side {
            field: field.to_owned(),
            element: element.map(str::to_owned),
            kept,
            offered: wanted.cloned(),
        };
        self.conflict(cause, vec![side]);
    }

    fn conflict(&mut self, cause: Cause, sides: Vec<Side>) {
        let scope = &self.before.record.scope;
        self.conflicts
            .push(Conflict::new(self.mutation, scope, cause, sides));
    }
}

fn path(field: &str, key: &str) -> String {
    format!("{field}/{key}")
}
