//! What a change may hold, whatever it changes: texts no longer than any form takes, days of years that somebody can mean,
//! nothing endless. The forms of the application ask for more and say more; here stands what a stranger must not get past.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use cii_domain::text::{self, NOTE_LIMIT, TextError};
use serde_json::Value;

use crate::{Body, Change, Mutation, RecordKind, Rule, complete, placement, rule};

/// The longest text of a record, in characters: that of a note.
const LONGEST_TEXT: usize = NOTE_LIMIT;
/// The longest text of an office, in characters: the image on its letters is one. Its place takes 502,000 bytes at most, which
/// are 670,000 letters.
const LONGEST_TEXT_OF_OFFICE: usize = 1_000_000;
/// The years of which a day can be. What is typed lies in those that [`cii_domain::dates`] knows, and ends are reckoned from it.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// How deep a record is nested at most. Those of today need half of it.
const DEEPEST: usize = 12;
/// How much a record weighs at most, in bytes: that of two hundred of the longest notes.
const HEAVIEST: usize = 4 * 1024 * 1024;
/// The longest text that is read as a day or a moment, in bytes.
const LONGEST_DATE: usize = 64;

/// Whether the change holds only what a record may hold.
pub fn is_fit(mutation: &Mutation) -> bool {
    let kind = mutation.kind;
    let longest = match kind {
        RecordKind::Office => LONGEST_TEXT_OF_OFFICE,
        _ => LONGEST_TEXT,
    };
    let parts = parts_of(&mutation.change);
    let weight = |part: &Part<'_>| part.field.len().saturating_add(weight_of(part.value));
    YEARS.contains(&mutation.at.year())
        && parts.iter().map(weight).sum::<usize>() <= HEAVIEST
        && weight_of_gone(&mutation.change) <= HEAVIEST
        && has_only_lists(kind, &mutation.change)
        && parts.iter().all(|part| {
            is_text(part.field, longest)
                && is_plain(part.value, longest, 1)
                && !is_unnamed(kind, part)
                && !has_wild_date(kind, part)
        })
}

/// Whether a record may become as heavy as `after`. One that was too heavy before may become lighter.
pub fn is_bearable(before: Option<&Body>, after: &Body) -> bool {
    let weight = weight_of_body(after);
    weight <= HEAVIEST || before.is_some_and(|before| weight <= weight_of_body(before))
}

/// What a change writes: a field, or an element of one.
struct Part<'c> {
    field: &'c str,
    value: &'c Value,
    is_element: bool,
}

fn parts_of(change: &Change) -> Vec<Part<'_>> {
    let whole = |(field, value)| Part {
        field,
        value,
        is_element: false,
    };
    match change {
        Change::Create(body) => body
            .iter()
            .map(|(field, value)| whole((field.as_str(), value)))
            .collect(),
        Change::Patch(patch) => {
            let elements = patch.elements.iter().flat_map(|(field, elements)| {
                elements.put.iter().map(|value| Part {
                    field,
                    value,
                    is_element: true,
                })
            });
            let fields = patch.set.iter();
            let fields = fields.map(|(field, value)| whole((field.as_str(), value)));
            fields.chain(elements).collect()
        }
        Change::Delete | Change::Withdrawn => Vec::new(),
    }
}

/// Whether elements are put and removed only where there is a list of them. What a newer version knows, it judges itself.
fn has_only_lists(kind: RecordKind, change: &Change) -> bool {
    let Change::Patch(patch) = change else {
        return true;
    };
    let known = complete(kind, &Body::new());
    let mut fields = patch.elements.keys();
    fields.all(|field| !known.contains_key(field) || matches!(rule(kind, field), Rule::Elements(_)))
}

/// What the names of what goes weigh.
fn weight_of_gone(change: &Change) -> usize {
    let Change::Patch(patch) = change else {
        return 0;
    };
    let removed = patch.elements.values().flat_map(|list| &list.remove);
    let lists = patch.elements.keys();
    patch
        .unset
        .iter()
        .chain(removed)
        .chain(lists)
        .map(String::len)
        .sum()
}

fn is_text(text: &str, longest: usize) -> bool {
    // A character has a byte at least: most texts need not be counted.
    text.len() <= longest || text.chars().count() <= longest
}

fn is_plain(value: &Value, longest: usize, depth: usize) -> bool {
    let below = depth.saturating_add(1);
    depth <= DEEPEST
        && match value {
            Value::String(text) => is_text(text, longest),
            Value::Array(list) => list.iter().all(|value| is_plain(value, longest, below)),
            Value::Object(members) => members
                .iter()
                .all(|(name, value)| is_text(name, longest) && is_plain(value, longest, below)),
            Value::Null | Value::Bool(_) | Value::Number(_) => true,
        }
}

/// Whether somebody would have no name. No form makes anybody without: not a person, not a member of staff.
fn is_unnamed(kind: RecordKind, part: &Part<'_>) -> bool {
    matches!(kind, RecordKind::Person | RecordKind::Staff)
        && matches!(part.field, "name" | "first_name")
        && part
            .value
            .as_str()
            .is_some_and(|name| text::clean_name(name) == Err(TextError::Empty))
}

/// Whether a day or a moment of a year that is none stands there. Which texts are days, the record itself says: it cannot be
/// read with another text in their place.
fn has_wild_date(kind: RecordKind, part: &Part<'_>) -> bool {
    if !holds_wild_date(part.value) {
        return false;
    }
    let mut other = part.value.clone();
    replace_wild_dates(&mut other);
    if part.is_element {
        other = Value::Array(vec![other]);
    }
    let body = Body::from_iter([(part.field.to_owned(), other)]);
    placement(kind, &complete(kind, &body)).is_err()
}

fn holds_wild_date(value: &Value) -> bool {
    match value {
        Value::String(text) => is_wild_date(text),
        Value::Array(list) => list.iter().any(holds_wild_date),
        Value::Object(members) => members.values().any(holds_wild_date),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Puts another text in the place of each that reads as a day or a moment out of [`YEARS`].
fn replace_wild_dates(value: &mut Value) {
    match value {
        Value::String(text) if is_wild_date(text) => "-".clone_into(text),
        Value::Array(list) => list.iter_mut().for_each(replace_wild_dates),
        Value::Object(members) => members.values_mut().for_each(replace_wild_dates),
        _ => {}
    }
}

fn is_wild_date(text: &str) -> bool {
    // Nothing but digits and signs begins a day: few texts are tried at all.
    let begin = text.trim_start().chars().next();
    let may_be = begin.is_some_and(|first| first.is_ascii_digit() || matches!(first, '+' | '-'));
    if !may_be || text.len() > LONGEST_DATE {
        return false;
    }
    let year = text
        .parse::<NaiveDate>()
        .map(|day| day.year())
        .or_else(|_| text.parse::<NaiveDateTime>().map(|moment| moment.year()))
        .or_else(|_| text.parse::<DateTime<Utc>>().map(|moment| moment.year()));
    year.is_ok_and(|year| !YEARS.contains(&year))
}

/// About how many bytes a value takes.
fn weight_of(value: &Value) -> usize {
    /// What it takes beside its letters.
    const EACH: usize = 4;
    let inner = match value {
        Value::String(text) => text.len(),
        Value::Array(list) => list.iter().map(weight_of).sum(),
        Value::Object(members) => weight_of_body(members),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    };
    inner.saturating_add(EACH)
}

fn weight_of_body(body: &Body) -> usize {
    let each = |(name, value): (&String, &Value)| name.len().saturating_add(weight_of(value));
    body.iter().map(each).sum()
}
