//! What a mask means on a record as it is stored: what is shown, what differs, and how a change made on what was shown
//! goes back into what is stored without touching what was not.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde_json::{Map, Value};

use super::{
    fields::{Leaf, leaves},
    mask::Mask,
    path::{Element, Path},
    record::RecordKind,
};

/// The fields of a record, as the domain's aggregates serialise.
pub type Body = Map<String, Value>;

/// What the table of fields knows of one top-level field.
enum Shape {
    /// It changes as a whole.
    Whole,
    /// An object with these parts.
    Object(Vec<&'static str>),
    /// A list whose elements are told apart, with these parts.
    List(Vec<&'static str>),
}

/// The top-level fields of one kind of record.
type Shapes = BTreeMap<&'static str, Shape>;

/// Worked out once: a server shows every record to everybody who asks.
static SHAPES: LazyLock<BTreeMap<RecordKind, Shapes>> = LazyLock::new(|| {
    let of_each = RecordKind::ALL.iter().map(|kind| (*kind, shapes_of(*kind)));
    of_each.collect()
});

fn shapes(kind: RecordKind) -> &'static Shapes {
    static NONE: Shapes = BTreeMap::new();
    SHAPES.get(&kind).unwrap_or(&NONE)
}

fn shapes_of(kind: RecordKind) -> Shapes {
    let mut shapes = BTreeMap::new();
    for Leaf {
        field,
        is_list,
        part,
    } in leaves(kind)
    {
        let shape = shapes
            .entry(field)
            .or_insert_with(|| match (is_list, part) {
                (_, None) => Shape::Whole,
                (false, Some(_)) => Shape::Object(Vec::new()),
                (true, Some(_)) => Shape::List(Vec::new()),
            });
        if let (Shape::Object(parts) | Shape::List(parts), Some(part)) = (shape, part) {
            parts.push(part);
        }
    }
    shapes
}

/// The part by which elements are told apart.
const fn key_part(parts: &[&'static str]) -> &'static str {
    // The table names it first.
    match parts {
        [first, ..] => first,
        [] => "id",
    }
}

/// The key of an element: an id, an institution, or the party that signs.
fn key_of(element: &Value, part: &str) -> Option<String> {
    match element.get(part)? {
        Value::String(key) => Some(key.clone()),
        Value::Object(party) => {
            let kind = party.get("kind")?.as_str()?;
            Some(match party.get("institution").and_then(Value::as_str) {
                Some(institution) => format!("{kind}/{institution}"),
                None => kind.to_owned(),
            })
        }
        _ => None,
    }
}

/// What tells an element apart: its key, and how many before it have the same one. There should be none, and a list in
/// which there is one must be neither lost nor shown to more people for that.
type Key = (String, usize);

/// The elements of a list with their keys. None: not a list, or one with elements that have none.
fn keyed<'v>(list: &'v Value, part: &str) -> Option<Vec<(Key, &'v Value)>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    list.as_array()?
        .iter()
        .map(|element| {
            let key = key_of(element, part)?;
            let count = seen.entry(key.clone()).or_default();
            let nth = *count;
            *count = nth.saturating_add(1);
            Some(((key, nth), element))
        })
        .collect()
}

/// A path of names that the table of fields knows.
const fn known(field: &'static str, element: Option<Element>, part: Option<&'static str>) -> Path {
    Path {
        field: Cow::Borrowed(field),
        element,
        part: match part {
            Some(part) => Some(Cow::Borrowed(part)),
            None => None,
        },
    }
}

/// A path of names that a record has.
fn path(field: &str, element: Option<Element>, part: Option<&str>) -> Path {
    Path {
        field: field.to_owned().into(),
        element,
        part: part.map(|part| part.to_owned().into()),
    }
}

/// What of `body` is visible through `visible`: the fields it covers, and nothing of any other, known or unknown.
///
/// A field of which nothing is visible is absent. In a list, an element of which anything is visible keeps what tells it
/// apart.
pub fn show(kind: RecordKind, body: &Body, visible: &Mask) -> Body {
    let mut shown = Body::new();
    for (&field, shape) in shapes(kind) {
        let Some(value) = body.get(field) else {
            continue;
        };
        let part_shown = |element: Option<&str>, part: &'static str| {
            let element = element.map(|key| Element::Key(key.to_owned()));
            visible.covers(&known(field, element, Some(part)))
        };
        let value = match (shape, value) {
            (Shape::Whole, value) => visible
                .covers(&known(field, None, None))
                .then(|| value.clone()),
            (Shape::Object(parts), Value::Object(object)) => {
                let parts = parts.iter().filter(|part| part_shown(None, part));
                let kept = pick(object, parts);
                (!kept.is_empty()).then_some(Value::Object(kept))
            }
            (Shape::List(parts), list) if visible.touches(field) => {
                let key_part = key_part(parts);
                keyed(list, key_part).map(|elements| {
                    let elements = elements.into_iter().filter_map(|((key, _), element)| {
                        let kept = parts.iter().filter(|part| part_shown(Some(&key), part));
                        let kept = pick(element.as_object()?, kept);
                        let key = (key_part.to_owned(), element.get(key_part)?.clone());
                        (!kept.is_empty()).then(|| kept.into_iter().chain([key]).collect())
                    });
                    Value::Array(elements.collect())
                })
            }
            (Shape::Object(_), Value::Null) => visible.touches(field).then_some(Value::Null),
            // A shape that this version does not know cannot be masked, so it is not shown.
            (Shape::Object(_) | Shape::List(_), _) => None,
        };
        if let Some(value) = value {
            shown.insert(field.to_owned(), value);
        }
    }
    shown
}

fn pick<'p>(object: &Body, parts: impl Iterator<Item = &'p &'static str>) -> Body {
    parts
        .filter_map(|part| Some(((*part).to_owned(), object.get(*part)?.clone())))
        .collect()
}

/// The paths in which `before` and `after` differ, down to the parts of elements. What the table of fields does not know
/// counts as well, so that a change of an unknown field is never overlooked.
///
/// A list with elements that nothing tells apart, or a field of another shape than the table says, differs as a whole,
/// which no mask covers.
pub fn changed_paths(kind: RecordKind, before: &Body, after: &Body) -> BTreeSet<Path> {
    let shapes = shapes(kind);
    let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changed = BTreeSet::new();
    for field in fields {
        let (old, new) = (before.get(field), after.get(field));
        if old == new {
            continue;
        }
        let parts = match shapes.get(field.as_str()) {
            Some(Shape::Object(_)) => object_changes(field, old, new),
            Some(Shape::List(parts)) => list_changes(field, key_part(parts), old, new),
            Some(Shape::Whole) | None => None,
        };
        match parts {
            Some(parts) => changed.extend(parts),
            None => {
                changed.insert(path(field, None, None));
            }
        }
    }
    changed
}

/// The paths of `body` that hold anything: what a record is made with. Empty texts, lists and nothing at all are what a
/// record begins with.
pub fn filled_paths(kind: RecordKind, body: &Body) -> BTreeSet<Path> {
    let is_blank = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    let filled: Body = body
        .iter()
        .filter(|(_, value)| !is_blank(value))
        .map(|(field, value)| {
            let value = match value {
                Value::Object(object) => Value::Object(
                    object
                        .iter()
                        .filter(|(_, value)| !is_blank(value))
                        .map(|(part, value)| (part.clone(), value.clone()))
                        .collect(),
                ),
                other => other.clone(),
            };
            (field.clone(), value)
        })
        .collect();
    changed_paths(kind, &Body::new(), &filled)
}

/// The parts in which two objects differ; an absent object or `null` has none.
fn parts_changed(old: Option<&Value>, new: Option<&Value>) -> Option<Vec<String>> {
    let empty = Map::new();
    let object = |value: Option<&'_ Value>| match value {
        None | Some(Value::Null) => Some(None),
        Some(Value::Object(object)) => Some(Some(object.clone())),
        Some(_) => None,
    };
    let (old, new) = (object(old)?, object(new)?);
    let (old, new) = (
        old.unwrap_or_else(|| empty.clone()),
        new.unwrap_or_else(|| empty.clone()),
    );
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = names
        .into_iter()
        .filter(|name| old.get(*name) != new.get(*name));
    Some(differing.cloned().collect())
}

fn object_changes(field: &str, old: Option<&Value>, new: Option<&Value>) -> Option<Vec<Path>> {
    let parts = parts_changed(old, new)?;
    Some(
        parts
            .iter()
            .map(|part| path(field, None, Some(part)))
            .collect(),
    )
}

fn list_changes(
    field: &str,
    key_part: &str,
    old: Option<&Value>,
    new: Option<&Value>,
) -> Option<Vec<Path>> {
    let empty = Value::Array(Vec::new());
    let old = keyed(old.unwrap_or(&empty), key_part)?;
    let new = keyed(new.unwrap_or(&empty), key_part)?;
    let (by_old, by_new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (old.iter().cloned().collect(), new.iter().cloned().collect());
    let keys: BTreeSet<&Key> = by_old.keys().chain(by_new.keys()).collect();
    let mut changed = Vec::new();
    for key in keys {
        let (old, new) = (by_old.get(key).copied(), by_new.get(key).copied());
        let element = || Some(Element::Key(key.0.clone()));
        let parts = parts_changed(old, new)?;
        changed.extend(parts.iter().map(|part| path(field, element(), Some(part))));
    }
    // Another order of the elements that stay is a change of all that tells them apart.
    let stays = |key: &&Key| by_old.contains_key(*key) && by_new.contains_key(*key);
    let order_old: Vec<&Key> = old.iter().map(|(key, _)| key).filter(stays).collect();
    let order_new: Vec<&Key> = new.iter().map(|(key, _)| key).filter(stays).collect();
    if order_old != order_new {
        changed.push(path(field, Some(Element::Any), Some(key_part)));
    }
    Some(changed)
}

/// Puts back what was changed on a masked view: `stored` with everything that is visible through `visible` as `revised`
/// has it, and everything else, unknown fields included, as it was.
///
/// `revised` is `show(stored, visible)` after the change. Then `show(put(stored, revised), visible)` is `revised`, and
/// what `show` leaves out of `stored` is left alone; whether the change was allowed is for
/// [`authorise_write`](super::authorise_write) to say, before.
#[must_use]
pub fn put(kind: RecordKind, stored: &Body, revised: &Body, visible: &Mask) -> Body {
    let mut body = stored.clone();
    for (&field, shape) in shapes(kind) {
        let Some(new) = revised.get(field) else {
            continue;
        };
        if !visible.touches(field) {
            continue;
        }
        let old = stored.get(field).unwrap_or(&Value::Null);
        let merged = match shape {
            Shape::Whole if visible.covers(&known(field, None, None)) => new.clone(),
            Shape::Whole => continue,
            Shape::Object(_) => {
                let shown = |part: &str| visible.covers(&path(field, None, Some(part)));
                merge_object(old, new, &shown)
            }
            Shape::List(parts) => {
                let shown = |key: &str, part: &str| {
                    let element = Some(Element::Key(key.to_owned()));
                    visible.covers(&path(field, element, Some(part)))
                };
                match merge_list(parts, old, new, &shown) {
                    Some(merged) => merged,
                    None => continue,
                }
            }
        };
        body.insert(field.to_owned(), merged);
    }
    body
}

fn merge_object(old: &Value, new: &Value, shown: &dyn Fn(&str) -> bool) -> Value {
    let empty = Map::new();
    let (old, gone) = match old {
        Value::Object(object) => (object, false),
        _ => (&empty, true),
    };
    let hidden = old.iter().filter(|(part, _)| !shown(part));
    let mut merged: Body = hidden
        .map(|(part, value)| (part.clone(), value.clone()))
        .collect();
    match new {
        Value::Object(object) => {
            let visible = object.iter().filter(|(part, _)| shown(part));
            merged.extend(visible.map(|(part, value)| (part.clone(), value.clone())));
            Value::Object(merged)
        }
        // Taken away as far as it was seen.
        _ if merged.is_empty() || gone => Value::Null,
        _ => Value::Object(merged),
    }
}

fn merge_list(
    parts: &[&'static str],
    old: &Value,
    new: &Value,
    shown: &dyn Fn(&str, &str) -> bool,
) -> Option<Value> {
    let key_part = key_part(parts);
    let empty = Value::Array(Vec::new());
    let old = keyed(if old.is_null() { &empty } else { old }, key_part)?;
    let new = keyed(new, key_part)?;
    let seen = |key: &Key| parts.iter().any(|part| shown(&key.0, part));
    let stored: BTreeMap<&Key, &Value> = old.iter().map(|(key, value)| (key, *value)).collect();
    let mut revised = new.iter().filter(|(key, _)| seen(key)).map(|(key, value)| {
        let old = stored.get(key).copied().unwrap_or(&Value::Null);
        merge_object(old, value, &|part| shown(&key.0, part) || part == key_part)
    });
    // Each place in the list that was seen takes the next of the revised elements; what was not seen keeps its place.
    let mut merged: Vec<Value> = Vec::new();
    for (key, value) in &old {
        if seen(key) {
            merged.extend(revised.next());
        } else {
            merged.push((*value).clone());
        }
    }
    merged.extend(revised);
    Some(Value::Array(merged))
}
