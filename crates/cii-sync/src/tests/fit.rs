//! What a change may hold: as the forms make it, and as a stranger would send it.

use super::*;

fn of(kind: RecordKind, change: Change) -> Mutation {
    Mutation {
        kind,
        ..mutation(1, 1, change)
    }
}

fn set(field: &str, value: Value) -> Change {
    Change::Patch(Patch {
        set: BTreeMap::from([(field.to_owned(), value)]),
        ..Patch::default()
    })
}

fn put(field: &str, element: Value) -> Change {
    let elements = ElementPatch {
        put: vec![element],
        ..ElementPatch::default()
    };
    Change::Patch(Patch {
        elements: BTreeMap::from([(field.to_owned(), elements)]),
        ..Patch::default()
    })
}

fn goals(goal: Value) -> Change {
    set("goals", vec![goal].into())
}

fn absence(to: &str) -> Value {
    json!({"from": "2026-03-02T08:00:00", "to": format!("{to}T08:00:00")})
}

/// An array in an array, so many times.
fn nested(times: usize) -> Value {
    (0..times).fold(json!(1), |inner, _| json!([inner]))
}

fn goal(due_on: &Value, text: &str) -> Value {
    let written = json!({"text": text, "translation": ""});
    json!({"id": Uuid::from_u128(7), "text": written, "indicator": written, "due_on": due_on, "state": "open"})
}

#[test]
fn a_text_is_as_long_as_a_note_and_days_are_of_years_that_are() {
    use RecordKind as K;
    let long = |letters: usize| json!("é".repeat(letters));
    let typed = json!({"typed": "+262142-01-01"});
    for (kind, change, expected) in [
        (K::Note, set("text", long(20_000)), true),
        (K::Note, set("text", long(20_001)), false),
        (
            K::Note,
            set("of_tomorrow", json!([{"x": long(20_001)}])),
            false,
        ),
        (
            K::Note,
            set("of_tomorrow", json!({"é".repeat(20_001): 1})),
            false,
        ),
        (K::Note, set(&"é".repeat(20_001), json!(1)), false),
        // The image on the letters is a text as well.
        (
            K::Office,
            set("image", json!({"png": "A".repeat(700_000)})),
            true,
        ),
        (
            K::Office,
            set("image", json!({"png": "A".repeat(1_000_001)})),
            false,
        ),
        (K::Contract, set("of_tomorrow", nested(11)), true),
        (K::Contract, set("of_tomorrow", nested(12)), false),
        (K::Contract, goals(goal(&Value::Null, "x")), true),
        (K::Contract, goals(goal(&json!("2026-08-31"), "x")), true),
        (
            K::Contract,
            goals(goal(&json!("+262142-12-31"), "x")),
            false,
        ),
        // What could not be read as a day is a text like any other.
        (K::Contract, goals(goal(&typed, "3000-01-01")), true),
        // Where no elements are told apart, none can be put.
        (
            K::Contract,
            put("goals", goal(&json!("2026-08-31"), "x")),
            false,
        ),
        (K::Staff, put("absences", absence("2026-03-09")), true),
        (K::Staff, put("absences", absence("9999-12-31")), false),
        (K::Staff, put("of_tomorrow", json!("x")), true),
        (K::Note, set("on", json!("2026-03-02")), true),
        (K::Note, set("on", json!("1900-01-01")), true),
        (K::Note, set("on", json!("2200-12-31")), true),
        (K::Note, set("on", json!("1899-12-31")), false),
        (K::Note, set("on", json!("2201-01-01")), false),
        (K::Note, set("on", json!("-0044-03-15")), false),
        (K::Note, set("text", json!("3000-01-01")), true),
        (K::Note, set("text", json!("+262142-01-01T00:00:00Z")), true),
        (K::Person, set("birth_date", json!("0001-01-01")), false),
        (
            K::Person,
            set(
                "identity_confirmed",
                json!({"on": "2026-03-02", "at": "+262142-01-01T00:00:00Z", "by": Uuid::nil()}),
            ),
            false,
        ),
        (
            K::Staff,
            set(
                "absences",
                json!([{"from": "2026-03-02T08:00:00", "to": "9999-12-31T08:00:00"}]),
            ),
            false,
        ),
        (
            K::Conflict,
            set(
                "state",
                json!({"kind": "kept", "by": Uuid::nil(), "at": "+262142-01-01T00:00:00Z"}),
            ),
            false,
        ),
        (
            K::Conflict,
            set(
                "state",
                json!({"kind": "kept", "by": Uuid::nil(), "at": "2026-03-02T08:00:00Z"}),
            ),
            true,
        ),
        (K::Person, set("name", json!("Exemple")), true),
        (K::Person, set("name", json!("")), false),
        (K::Person, set("first_name", json!(" \u{200B}\n")), false),
        (K::Staff, set("name", json!("")), false),
        (K::Staff, set("title", json!("")), true),
        (K::Room, set("name", json!("")), true),
        (K::Person, Change::Delete, true),
        (K::Person, Change::Withdrawn, true),
    ] {
        let shown: String = format!("{kind:?} {change:?}").chars().take(200).collect();
        assert_eq!(is_fit(&of(kind, change)), expected, "{shown}");
    }
    let whole = |name: &str| Change::Create(body(json!({"name": name, "first_name": "Jean"})));
    assert!(is_fit(&of(K::Person, whole("Exemple"))));
    assert!(!is_fit(&of(K::Person, whole(""))));
    let ahead = Mutation {
        at: "+262142-01-01T00:00:00Z".parse().unwrap(),
        ..of(K::Person, Change::Delete)
    };
    assert!(!is_fit(&ahead));
}

#[test]
fn a_change_and_a_record_have_an_end() {
    let note = "x".repeat(20_000);
    let notes = |count: usize| body(json!({"of_tomorrow": vec![note.clone(); count]}));
    let create = |count| of(RecordKind::Note, Change::Create(notes(count)));
    assert!(is_fit(&create(200)));
    assert!(!is_fit(&create(220)));
    let gone = Patch {
        unset: (0..220).map(|number| format!("{number}{note}")).collect(),
        ..Patch::default()
    };
    assert!(!is_fit(&of(RecordKind::Note, Change::Patch(gone))));
    // What grew before there was an end may become lighter, and never heavier.
    for (before, after, expected) in [
        (None, 200, true),
        (None, 220, false),
        (Some(200), 220, false),
        (Some(230), 220, true),
        (Some(230), 230, true),
        (Some(230), 231, false),
    ] {
        let before = before.map(notes);
        assert_eq!(
            is_bearable(before.as_ref(), &notes(after)),
            expected,
            "{after}"
        );
    }
}
