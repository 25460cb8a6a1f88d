//! Writing through a view: what the writer may not see stays as it is.

use serde_json::Value;

use crate::ElementKey;

/// The value of a field after somebody wrote `wanted` who saw only `view` of `full`. None: not there.
///
/// Hidden members of objects and hidden elements of lists stay; whatever the writer says of them is not looked at.
pub fn lay_over(
    full: Option<&Value>,
    view: Option<&Value>,
    wanted: Option<&Value>,
    key: ElementKey,
) -> Option<Value> {
    match (full, view, wanted) {
        (full, view, wanted) if full == view => wanted.cloned(),
        // Hidden altogether.
        (full, None, _) => full.cloned(),
        (Some(Value::Object(full)), Some(Value::Object(view)), Some(Value::Object(wanted))) => {
            let mut after = wanted.clone();
            for (name, member) in full {
                let laid = lay_over(
                    Some(member),
                    view.get(name),
                    wanted.get(name),
                    ElementKey::Whole,
                );
                match laid {
                    Some(laid) => drop(after.insert(name.clone(), laid)),
                    None => drop(after.remove(name)),
                }
            }
            Some(Value::Object(after))
        }
        (Some(Value::Array(full)), Some(Value::Array(view)), Some(Value::Array(wanted))) => {
            let find = |list: &[Value], own: &str| {
                list.iter().find(|element| key.of(element) == own).cloned()
            };
            let mut laid = wanted.iter().filter_map(|element| {
                let own = key.of(element);
                let (there, seen) = (find(full, &own), find(view, &own));
                match (&there, &seen) {
                    // An element that the writer does not see cannot be replaced by guessing its key.
                    (Some(_), None) => None,
                    (None, _) => Some(element.clone()),
                    (there, seen) => {
                        let (there, seen) = (there.as_ref(), seen.as_ref());
                        lay_over(there, seen, Some(element), ElementKey::Whole)
                    }
                }
            });
            // What is hidden keeps its place, or the order of the others would seem to have been changed.
            let mut after: Vec<Value> = Vec::new();
            for element in full {
                match find(view, &key.of(element)) {
                    None => after.push(element.clone()),
                    Some(_) => after.extend(laid.next()),
                }
            }
            after.extend(laid);
            Some(Value::Array(after))
        }
        (_, _, wanted) => wanted.cloned(),
    }
}
