//! The fields of a record as text, laid out without the code that is tried.

use serde::Serialize;
use serde_json::Value;

use crate::access::Body;

pub(super) fn body<T: Serialize>(aggregate: &T) -> Body {
    match serde_json::to_value(aggregate).unwrap() {
        Value::Object(body) => body,
        other => panic!("{other} is not an object"),
    }
}

/// Lists whose elements are told apart, with the part that does it, and objects whose parts are opened one by one.
const LISTS: [(&str, &str); 7] = [
    ("involved", "institution"),
    ("grants", "institution"),
    ("invitees", "id"),
    ("blocks", "institution"),
    ("goals", "id"),
    ("measures", "id"),
    ("signatures", "party"),
];
const OBJECTS: [&str; 3] = ["announcement", "outcome", "called_off"];

pub(super) fn leaves(body: &Body) -> Vec<String> {
    let mut leaves = Vec::new();
    for (field, value) in body {
        let list = LISTS.iter().find(|(name, _)| name == field);
        match (list, value) {
            (Some((_, part)), Value::Array(elements)) => {
                for element in elements {
                    let key = match &element[part] {
                        Value::String(key) => key.clone(),
                        party => match party["institution"].as_str() {
                            Some(institution) => format!("institution/{institution}"),
                            None => party["kind"].as_str().unwrap().to_owned(),
                        },
                    };
                    let parts = element.as_object().unwrap().keys();
                    leaves.extend(parts.map(|part| format!("{field}[{key}].{part}")));
                }
            }
            (None, Value::Object(object)) if OBJECTS.contains(&field.as_str()) => {
                leaves.extend(object.keys().map(|part| format!("{field}.{part}")));
            }
            // There is no part of what is not there.
            (None, Value::Null) if OBJECTS.contains(&field.as_str()) => {}
            _ => leaves.push(field.clone()),
        }
    }
    leaves
}
