//! Fields that only a newer version knows must survive a write by this one.

use serde_json::{Map, Value};

use crate::{
    Aggregate, Body, BodyError, Patch, body_of, complete, diff,
    sabotage::{self, Sabotage},
};

/// The body to store for `new` over `stored`: the fields of `new`, and every field of `stored`, at any depth, that this
/// version could not read, as long as the object that held it is still there.
///
/// Elements of lists are recognised by their `id`, otherwise by being unchanged; an object whose `kind` changed is
/// another thing and keeps nothing.
pub fn carry_unknown<T: Aggregate>(stored: &Body, new: &T) -> Result<Body, BodyError> {
    let mut body = body_of(new)?;
    let known = body_of(&T::deserialize(stored)?)?;
    carry_object(stored, &known, &mut body);
    Ok(body)
}

/// What turns the stored body into one that holds `new`, with everything kept that this version does not know and nothing
/// touched that this device may not see.
pub fn patch_to<T: Aggregate>(stored: &Body, new: &T) -> Result<Patch, BodyError> {
    if sabotage::is(Sabotage::UnknownWiped) {
        return Ok(diff(T::KIND, stored, &body_of(new)?));
    }
    // Of what is hidden a field is absent, or a part in an element: then it cannot be read as it is.
    let whole = complete(T::KIND, stored);
    Ok(diff(T::KIND, &whole, &carry_unknown(&whole, new)?))
}

fn carry_object(stored: &Body, known: &Body, new: &mut Map<String, Value>) {
    if known.get("kind") != new.get("kind") {
        return;
    }
    for (field, value) in stored {
        match (known.get(field), new.get_mut(field)) {
            (None, None) => {
                new.insert(field.clone(), value.clone());
            }
            (Some(known), Some(new)) => carry_value(value, known, new),
            _ => {}
        }
    }
}

fn carry_value(stored: &Value, known: &Value, new: &mut Value) {
    match (stored, known, new) {
        (Value::Object(stored), Value::Object(known), Value::Object(new)) => {
            carry_object(stored, known, new);
        }
        (Value::Array(stored), Value::Array(known), Value::Array(new)) => {
            for element in new {
                let same = |(_, candidate): &(&Value, &Value)| match element.get("id") {
                    Some(id) => candidate.get("id") == Some(id),
                    None => *candidate == element,
                };
                if let Some((stored, known)) = stored.iter().zip(known).find(same) {
                    carry_value(stored, known, element);
                }
            }
        }
        _ => {}
    }
}
