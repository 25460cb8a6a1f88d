//! What a permission lets through, records of conflicts included, and writing through it.

use cii_sync::{
    Body, Change, Conflict, ElementKey, ElementPatch, HistoryEvent, HistoryItem, Mutation, Patch,
    Record, RecordKind, Refusal, Rule, Side, lay_over, rule,
    sabotage::{self, Sabotage},
};
use serde_json::Value;

use crate::Permission;

/// The record as the permission lets it be seen. None: not at all.
///
/// A conflict shows values of fields of another record, so it is seen by those only who see each of them there.
pub(super) fn view(permission: &impl Permission, record: &Record) -> Option<Body> {
    if record.kind != RecordKind::Conflict {
        return permission.view(record.kind, &record.body);
    }
    let conflict: Conflict = record.aggregate().ok()?;
    let sees = |sample: Body| {
        permission.view(conflict.of, &sample).is_some_and(|seen| {
            sample
                .iter()
                .all(|(field, value)| seen.get(field) == Some(value))
        })
    };
    if sabotage::is(Sabotage::ConflictWider) {
        return Some(record.body.clone());
    }
    let all = sees(Body::new())
        && conflict.sides.iter().all(|side| {
            permission.opens(conflict.of, &side.field) && samples(side).into_iter().all(&sees)
        });
    all.then(|| record.body.clone())
}

/// The values of a side, each as a record that has nothing else.
fn samples(side: &Side) -> Vec<Body> {
    [&side.kept, &side.offered]
        .into_iter()
        .flatten()
        .map(|value| sample(side, Some(value)))
        .collect()
}

fn sample(side: &Side, value: Option<&Value>) -> Body {
    let mut body = Body::new();
    match (&side.element, value) {
        (Some(_), Some(value)) => drop(body.insert(side.field.clone(), vec![value.clone()].into())),
        (Some(_), None) => drop(body.insert(side.field.clone(), Value::Array(Vec::new()))),
        (None, Some(value)) => drop(body.insert(side.field.clone(), value.clone())),
        (None, None) => {}
    }
    body
}

/// Whether a conflict may be settled: by whoever could have made the change.
pub(super) fn may_settle(permission: &impl Permission, conflict: &Conflict) -> bool {
    if conflict.sides.is_empty() {
        return permission.may_write(conflict.of, Some(&Body::new()), None);
    }
    conflict.sides.iter().all(|side| {
        let kept = sample(side, side.kept.as_ref());
        let offered = sample(side, side.offered.as_ref());
        permission.may_write(conflict.of, Some(&kept), Some(&offered))
    })
}

/// The visible part of an entry of the history of a record that is visible. None: nothing of it.
pub(super) fn view_item(permission: &impl Permission, item: HistoryItem) -> Option<HistoryItem> {
    if item.kind == RecordKind::Conflict {
        return Some(item);
    }
    let event = match item.event {
        HistoryEvent::Created => HistoryEvent::Created,
        HistoryEvent::Changed { field, old, new } => {
            let seen = |value: Option<Value>| {
                let body = Body::from_iter([(field.clone(), value?)]);
                permission.view(item.kind, &body)?.remove(&field)
            };
            if !permission.opens(item.kind, &field) {
                return None;
            }
            let (old, new) = (seen(old), seen(new));
            if old == new {
                return None;
            }
            HistoryEvent::Changed { field, old, new }
        }
        HistoryEvent::Deleted { body } => HistoryEvent::Deleted {
            body: permission.view(item.kind, &body)?,
        },
    };
    Some(HistoryItem { event, ..item })
}

/// The mutation as it is meant by somebody who sees only `view` of the record: hidden parts stay as they are.
///
/// Naming a hidden field or a hidden element is refused: nobody does it who did not guess it.
pub(super) fn through_view(
    permission: &impl Permission,
    current: &Record,
    view: &Body,
    mutation: &Mutation,
) -> Result<Mutation, Refusal> {
    if sabotage::is(Sabotage::HiddenFieldAccepted) {
        return Ok(mutation.clone());
    }
    let through = Through {
        permission,
        current,
        view,
    };
    let change = match &mutation.change {
        Change::Create(body) => {
            let mut whole = current.body.clone();
            for (field, value) in body {
                if let Some(laid) = through.field(field, value)? {
                    whole.insert(field.clone(), laid);
                }
            }
            Change::Create(whole)
        }
        Change::Patch(patch) => Change::Patch(through.patch(patch)?),
        other @ (Change::Delete | Change::Withdrawn) => other.clone(),
    };
    Ok(Mutation {
        change,
        ..mutation.clone()
    })
}

struct Through<'a, P> {
    permission: &'a P,
    current: &'a Record,
    view: &'a Body,
}

impl<P: Permission> Through<'_, P> {
    fn key(&self, field: &str) -> ElementKey {
        match rule(self.current.kind, field) {
            Rule::Elements(key) => key,
            _ => ElementKey::Field("id"),
        }
    }

    fn may_name(&self, field: &str) -> Result<(), Refusal> {
        if self.permission.opens(self.current.kind, field) {
            Ok(())
        } else {
            Err(Refusal::NotPermitted)
        }
    }

    fn field(&self, field: &str, wanted: &Value) -> Result<Option<Value>, Refusal> {
        self.may_name(field)?;
        Ok(lay_over(
            self.current.body.get(field),
            self.view.get(field),
            Some(wanted),
            self.key(field),
        ))
    }

    fn patch(&self, patch: &Patch) -> Result<Patch, Refusal> {
        let mut laid = Patch::default();
        for (field, wanted) in &patch.set {
            if let Some(value) = self.field(field, wanted)? {
                laid.set.insert(field.clone(), value);
            }
        }
        for field in &patch.unset {
            self.may_name(field)?;
            laid.unset.insert(field.clone());
        }
        for (field, elements) in &patch.elements {
            self.may_name(field)?;
            laid.elements
                .insert(field.clone(), self.elements(field, elements)?);
        }
        Ok(laid)
    }

    fn elements(&self, field: &str, patch: &ElementPatch) -> Result<ElementPatch, Refusal> {
        let key = self.key(field);
        let find = |body: &Body, own: &str| {
            let list = body.get(field).and_then(Value::as_array);
            list.and_then(|list| list.iter().find(|element| key.of(element) == own).cloned())
        };
        let mut laid = ElementPatch::default();
        for element in &patch.put {
            let own = key.of(element);
            let there = find(&self.current.body, &own);
            let seen = find(self.view, &own);
            if there.is_some() && seen.is_none() {
                return Err(Refusal::NotPermitted);
            }
            laid.put.extend(lay_over(
                there.as_ref(),
                seen.as_ref(),
                Some(element),
                ElementKey::Whole,
            ));
        }
        for own in &patch.remove {
            if find(&self.current.body, own).is_some() && find(self.view, own).is_none() {
                return Err(Refusal::NotPermitted);
            }
            laid.remove.insert(own.clone());
        }
        Ok(laid)
    }
}
