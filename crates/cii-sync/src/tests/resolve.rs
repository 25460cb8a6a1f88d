//! The conflict rules as a table: two devices, what the first did, what the second wants.

use super::*;

const ANNA: DeviceId = DeviceId(Uuid::from_u128(0xA));
const BEAT: DeviceId = DeviceId(Uuid::from_u128(0xB));

/// A mutation of Beat, who had seen everything up to `seen`.
fn beat(kind: RecordKind, seen: u64, change: Change) -> Mutation {
    Mutation {
        device: BEAT,
        kind,
        seen,
        ..mutation(1, 1, change)
    }
}

/// A record made at 1, in which Anna changed `paths` at 10.
fn there(kind: RecordKind, fields: Value, paths: &[&str]) -> Present {
    let at = |seq, device| Stamp { seq, device };
    Present::There(Stamped {
        record: Record {
            id: Uuid::from_u128(1),
            kind,
            scope: Scope::reference("directory", Compartment::Directory),
            version: 2,
            body: body(fields),
        },
        stamps: Stamps {
            born: at(1, ANNA),
            later: paths
                .iter()
                .map(|path| ((*path).to_owned(), at(10, ANNA)))
                .collect(),
        },
    })
}

fn set(fields: Value) -> Change {
    Change::Patch(Patch {
        set: body(fields).into_iter().collect(),
        ..Patch::default()
    })
}

fn list(field: &str, put: Value, remove: &[&str]) -> Change {
    let Value::Array(put) = put else {
        panic!("a list")
    };
    let elements = ElementPatch {
        put,
        remove: remove.iter().map(|key| (*key).to_owned()).collect(),
    };
    Change::Patch(Patch {
        elements: BTreeMap::from([(field.to_owned(), elements)]),
        ..Patch::default()
    })
}

/// A name, what the server has, what Beat sends, what is written, the conflicts.
type Case = (
    &'static str,
    Present,
    Mutation,
    Option<Value>,
    Vec<(Cause, &'static [&'static str])>,
);

/// What is written into which fields, and the causes and fields of the conflicts.
fn check(
    name: &str,
    present: &Present,
    mutation: &Mutation,
    written: Option<Value>,
    conflicts: &[(Cause, &[&str])],
) {
    let resolution = super::resolve(present, mutation, 20).unwrap();
    let found: Vec<(Cause, Vec<&str>)> = resolution
        .conflicts
        .iter()
        .map(|conflict| (conflict.cause, conflict.fields().collect()))
        .collect();
    let expected: Vec<(Cause, Vec<&str>)> = conflicts
        .iter()
        .map(|(cause, fields)| (*cause, fields.to_vec()))
        .collect();
    assert_eq!(found, expected, "{name}");
    match (resolution.effect, written) {
        (Effect::Write(after), Some(fields)) => {
            for (field, value) in body(fields) {
                assert_eq!(
                    after.record.body.get(&field),
                    Some(&value),
                    "{name}: {field}"
                );
            }
        }
        (Effect::Nothing, None) => {}
        (effect, written) => panic!("{name}: {effect:?} instead of {written:?}"),
    }
}

#[test]
fn concurrent_changes_meet_by_rule() {
    use RecordKind::{Contract, Person, Procuration, Session, Situation};
    let person = json!({"name": "Rey", "first_name": "Anna", "phone": "1", "email": "a"});
    let cases: Vec<Case> = vec![
        (
            "other fields are merged",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 5, set(json!({"email": "b"}))),
            Some(json!({"phone": "1", "email": "b"})),
            vec![],
        ),
        (
            "the same field: the server's value stays",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 5, set(json!({"phone": "2", "email": "b"}))),
            Some(json!({"phone": "1", "email": "b"})),
            vec![(Cause::SameField, &["phone"])],
        ),
        (
            "the same value twice is no conflict",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 5, set(json!({"phone": "1"}))),
            None,
            vec![],
        ),
        (
            "what was seen may be changed",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 10, set(json!({"phone": "2"}))),
            Some(json!({"phone": "2"})),
            vec![],
        ),
        (
            "an identity is strict as a whole",
            there(Person, person.clone(), &["name"]),
            beat(Person, 5, set(json!({"first_name": "Annie", "phone": "2"}))),
            Some(json!({"first_name": "Anna", "phone": "2"})),
            vec![(Cause::Strict, &["first_name"])],
        ),
        (
            "a free field does not make an identity stale",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 5, set(json!({"first_name": "Annie"}))),
            Some(json!({"first_name": "Annie"})),
            vec![],
        ),
        (
            "a contract is strict as a whole",
            there(
                Contract,
                json!({"aim": "a", "state": "draft", "signatures": []}),
                &["state"],
            ),
            beat(Contract, 5, set(json!({"aim": "b"}))),
            None,
            vec![(Cause::Strict, &["aim"])],
        ),
        (
            "what is signed stands, whoever saw it",
            there(
                Contract,
                json!({"aim": "a", "signatures": [{"party": 1, "state": {"kind": "signed"}}]}),
                &[],
            ),
            beat(Contract, 15, set(json!({"aim": "b"}))),
            None,
            vec![(Cause::Immutable, &["aim"])],
        ),
        (
            "goals of a signed contract are still evaluated",
            there(
                Contract,
                json!({"goals": [{"id": 1, "text": "x", "state": "open"}],
                    "signatures": [{"state": {"kind": "signed"}}]}),
                &[],
            ),
            beat(
                Contract,
                15,
                set(json!({"goals": [{"id": 1, "text": "x", "state": "reached"}]})),
            ),
            Some(json!({"goals": [{"id": 1, "text": "x", "state": "reached"}]})),
            vec![],
        ),
        (
            "revocation wins on whatever state",
            there(
                Procuration,
                json!({"signed_on": "2025-01-01", "ends_on": "a", "revocation": null}),
                &["ends_on"],
            ),
            beat(
                Procuration,
                5,
                set(json!({"revocation": {"on": "2025-02-02"}})),
            ),
            Some(json!({"revocation": {"on": "2025-02-02"}, "ends_on": "a"})),
            vec![],
        ),
        (
            "nothing is changed over a revocation",
            there(
                Procuration,
                json!({"signed_on": null, "ends_on": "a", "revocation": {"on": "x"}}),
                &["revocation"],
            ),
            beat(Procuration, 5, set(json!({"ends_on": "b"}))),
            None,
            vec![(Cause::Strict, &["ends_on"])],
        ),
        (
            "a revocation is not taken back",
            there(Procuration, json!({"revocation": {"on": "x"}}), &[]),
            beat(Procuration, 15, set(json!({"revocation": null}))),
            None,
            vec![(Cause::Immutable, &["revocation"])],
        ),
        (
            "two scans are added to a signed paper",
            there(
                Procuration,
                json!({"signed_on": "s", "attachments": [{"blob": "a"}]}),
                &["signed_on", "attachments", "attachments/a"],
            ),
            beat(
                Procuration,
                5,
                list("attachments", json!([{"blob": "b"}]), &[]),
            ),
            Some(json!({"signed_on": "s", "attachments": [{"blob": "a"}, {"blob": "b"}]})),
            vec![],
        ),
        (
            "a scan added meanwhile is in nobody's way",
            there(
                Procuration,
                json!({"ends_on": "a", "attachments": [{"blob": "a"}]}),
                &["attachments", "attachments/a"],
            ),
            beat(Procuration, 5, set(json!({"ends_on": "b"}))),
            Some(json!({"ends_on": "b", "attachments": [{"blob": "a"}]})),
            vec![],
        ),
        (
            "elements are added side by side",
            there(
                Session,
                json!({"invitees": [{"id": "a"}, {"id": "b"}]}),
                &["invitees", "invitees/b"],
            ),
            beat(Session, 5, list("invitees", json!([{"id": "c"}]), &["a"])),
            Some(json!({"invitees": [{"id": "b"}, {"id": "c"}]})),
            vec![],
        ),
        (
            "adding wins over removing",
            there(
                Session,
                json!({"invitees": [{"id": "a"}]}),
                &["invitees", "invitees/a"],
            ),
            beat(Session, 5, list("invitees", json!([]), &["a"])),
            None,
            vec![],
        ),
        (
            "a removed element that was changed comes back",
            there(Session, json!({"invitees": []}), &["invitees"]),
            beat(
                Session,
                5,
                list("invitees", json!([{"id": "a", "reply": "yes"}]), &[]),
            ),
            Some(json!({"invitees": [{"id": "a", "reply": "yes"}]})),
            vec![],
        ),
        (
            "the same element twice is a conflict of that element",
            there(
                Session,
                json!({"blocks": [{"institution": "cms", "status": "a"}]}),
                &["blocks/cms"],
            ),
            beat(
                Session,
                5,
                list(
                    "blocks",
                    json!([{"institution": "cms", "status": "b"}]),
                    &[],
                ),
            ),
            None,
            vec![(Cause::SameField, &["blocks"])],
        ),
        (
            "a counter never falls",
            there(Session, json!({"sequence": 4}), &["sequence"]),
            beat(Session, 5, set(json!({"sequence": 3}))),
            None,
            vec![],
        ),
        (
            "a situation never becomes another person's",
            there(Situation, json!({"person": "p"}), &[]),
            beat(Situation, 15, set(json!({"person": "q"}))),
            None,
            vec![(Cause::Immutable, &["person"])],
        ),
        (
            "a deletion of what was changed meanwhile",
            there(Person, person.clone(), &["phone"]),
            beat(Person, 5, Change::Delete),
            None,
            vec![(Cause::ChangedSince, &[])],
        ),
        (
            "a change of what was deleted meanwhile",
            Present::Gone {
                version: 3,
                scope: Scope::reference("directory", Compartment::Directory),
            },
            beat(Person, 5, set(json!({"phone": "2"}))),
            None,
            vec![(Cause::Deleted, &["phone"])],
        ),
        (
            "the same key made twice",
            there(
                RecordKind::Institution,
                json!({"key": "cms", "circle": "first"}),
                &["circle"],
            ),
            beat(
                RecordKind::Institution,
                0,
                Change::Create(body(json!({"key": "cms", "circle": "second"}))),
            ),
            None,
            vec![(Cause::SameField, &["circle"])],
        ),
    ];
    for (name, present, mutation, written, conflicts) in cases {
        check(name, &present, &mutation, written, &conflicts);
    }
}

#[test]
fn a_deletion_of_what_was_seen_deletes() {
    let present = there(RecordKind::Person, json!({"name": "Rey"}), &["name"]);
    let resolution = resolve(&present, &beat(RecordKind::Person, 10, Change::Delete), 20).unwrap();
    assert_eq!(resolution.effect, Effect::Delete);
}

#[test]
fn own_earlier_changes_count_as_seen() {
    let present = there(RecordKind::Room, json!({"seats": 8}), &[]);
    let first = beat(RecordKind::Room, 5, set(json!({"seats": 10})));
    let Effect::Write(after) = resolve(&present, &first, 20).unwrap().effect else {
        panic!("written")
    };
    // Made before any answer to the first one, so it has seen no more than 5.
    let second = Mutation {
        n: 2,
        ..beat(RecordKind::Room, 5, set(json!({"seats": 12})))
    };
    let resolution = resolve(&Present::There(after), &second, 21).unwrap();
    assert_eq!(resolution.conflicts, []);
    assert!(matches!(resolution.effect, Effect::Write(_)));
}

#[test]
fn what_never_was_is_not_changed() {
    for change in [set(json!({"a": 1})), Change::Delete] {
        assert_eq!(
            resolve(&Present::Never, &beat(RecordKind::Room, 5, change), 20),
            Err(Unfounded)
        );
    }
    let other = there(RecordKind::Room, json!({}), &[]);
    assert_eq!(
        resolve(&other, &beat(RecordKind::Note, 5, Change::Delete), 20),
        Err(Unfounded)
    );
}

#[test]
fn the_same_push_gives_the_same_conflict() {
    let present = there(RecordKind::Room, json!({"seats": 8}), &["seats"]);
    let mutation = beat(RecordKind::Room, 5, set(json!({"seats": 10})));
    let conflicts = || resolve(&present, &mutation, 20).unwrap().conflicts;
    assert_eq!(conflicts(), conflicts());
}

#[test]
fn a_list_is_compared_element_by_element_and_by_order() {
    let old = body(json!({"invitees": [{"id": "a", "x": 1}, {"id": "b"}]}));
    let cases = [
        (
            json!({"invitees": [{"id": "a", "x": 2}, {"id": "b"}]}),
            true,
        ),
        (
            json!({"invitees": [{"id": "a", "x": 1}, {"id": "b"}, {"id": "c"}]}),
            true,
        ),
        (json!({"invitees": [{"id": "b"}]}), true),
        (
            json!({"invitees": [{"id": "b"}, {"id": "a", "x": 1}]}),
            false,
        ),
    ];
    for (new, by_element) in cases {
        let new = body(new);
        let patch = diff(RecordKind::Session, &old, &new);
        assert_eq!(patch.set.is_empty(), by_element, "{patch:?}");
        let mut after = old.clone();
        patch.apply_to(RecordKind::Session, &mut after);
        assert_eq!(after, new);
    }
}

#[test]
fn a_blank_stands_in_for_every_hidden_field() {
    for kind in RecordKind::ALL
        .iter()
        .filter(|kind| **kind != RecordKind::Conflict)
    {
        let whole = complete(*kind, &Body::new());
        placement_of_whole(*kind, &whole).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        for field in structural(*kind) {
            assert!(whole.contains_key(*field), "{kind:?}: {field}");
        }
    }
    let mut seen = body_of(&room()).unwrap();
    seen.remove("address");
    seen.remove("building");
    let mut read: Room =
        serde_json::from_value(Value::Object(complete(RecordKind::Room, &seen))).unwrap();
    read.seats = 12;
    let patch = patch_to(&seen, &read).unwrap();
    assert_eq!(
        patch.fields().collect::<Vec<_>>(),
        ["seats"],
        "what is hidden is not written"
    );
}

/// The Bureau sees of the block of a medical institution that it is filled, and nothing else of it.
#[test]
fn beside_an_element_of_which_a_part_is_hidden_everything_can_be_written() {
    let mut seen = complete(RecordKind::Session, &Body::new());
    seen["blocks"] = json!([
        {"institution": "smr", "filled_on": "2026-03-02"},
        {"institution": "orp", "status": "", "entitlement": "", "measures_done": "", "next_step": "",
         "filled_on": null, "language": null},
    ]);
    let read = || -> cii_domain::session::Session {
        serde_json::from_value(Value::Object(complete(RecordKind::Session, &seen))).unwrap()
    };
    let mut longer = read();
    longer.minutes = 90;
    let patch = patch_to(&seen, &longer).unwrap();
    assert_eq!(patch.fields().collect::<Vec<_>>(), ["minutes"]);
    let mut filled = read();
    filled.blocks[1].status = "Suivi".to_owned();
    let patch = patch_to(&seen, &filled).unwrap();
    assert_eq!(patch.fields().collect::<Vec<_>>(), ["blocks"]);
    let mut after = seen.clone();
    patch.apply_to(RecordKind::Session, &mut after);
    assert_eq!(
        after["blocks"][0], seen["blocks"][0],
        "what is hidden is not written"
    );
    assert_eq!(after["blocks"][1]["status"], "Suivi");
}

#[test]
fn what_is_hidden_from_the_writer_stays() {
    let key = ElementKey::Field("institution");
    let full = json!([
        {"institution": "orp", "status": "a", "next": "b"},
        {"institution": "smr", "status": "secret", "next": "c"},
    ]);
    let view = json!([{"institution": "orp", "next": "b"}]);
    let cases = [
        // A hidden part and a hidden element stay, each in its place; the visible part changes.
        (
            json!([{"institution": "orp", "status": "", "next": "z"}]),
            json!([{"institution": "orp", "status": "a", "next": "z"},
                   {"institution": "smr", "status": "secret", "next": "c"}]),
        ),
        // A visible element is taken out, a new one comes.
        (
            json!([{"institution": "cms", "status": "", "next": "new"}]),
            json!([{"institution": "cms", "status": "", "next": "new"},
                   {"institution": "smr", "status": "secret", "next": "c"}]),
        ),
        // Guessing the key of a hidden element does not reach it.
        (
            json!([{"institution": "orp", "next": "b"}, {"institution": "smr", "status": "mine", "next": ""}]),
            json!([{"institution": "orp", "status": "a", "next": "b"},
                   {"institution": "smr", "status": "secret", "next": "c"}]),
        ),
    ];
    for (wanted, after) in cases {
        assert_eq!(
            lay_over(Some(&full), Some(&view), Some(&wanted), key),
            Some(after)
        );
    }
    assert_eq!(
        lay_over(Some(&json!(1)), None, Some(&json!(2)), key),
        Some(json!(1)),
        "hidden"
    );
    assert_eq!(
        lay_over(Some(&json!(1)), Some(&json!(1)), Some(&json!(2)), key),
        Some(json!(2))
    );
    let announcement = json!({"reason": "r", "service": "orp"});
    assert_eq!(
        lay_over(
            Some(&announcement),
            Some(&json!({"service": "orp"})),
            Some(&json!({"reason": "", "service": "cms"})),
            key
        ),
        Some(json!({"reason": "r", "service": "cms"}))
    );
}

#[test]
fn a_part_that_is_hidden_is_blank() {
    let seen = body(json!({
        "id": Uuid::nil(), "situation": Uuid::nil(),
        "blocks": [{"institution": "cms", "filled_on": null}],
        "outcome": {"decision": "network"},
        "place": {"kind": "video", "value": "https://x"},
    }));
    let session: cii_domain::session::Session =
        serde_json::from_value(Value::Object(complete(RecordKind::Session, &seen))).unwrap();
    assert_eq!(session.blocks[0].status, "");
    assert_eq!(session.outcome.unwrap().minutes, "");
}

#[test]
fn nothing_and_null_are_told_apart_on_the_wire() {
    for value in [None, Some(Value::Null), Some(json!(1))] {
        let side = Side {
            field: "closing".into(),
            element: None,
            kept: value.clone(),
            offered: value.clone(),
        };
        let text = serde_json::to_string(&side).unwrap();
        assert_eq!(serde_json::from_str::<Side>(&text).unwrap(), side);
        let event = HistoryEvent::Changed {
            field: "closing".into(),
            old: value.clone(),
            new: value,
        };
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<HistoryEvent>(&text).unwrap(), event);
    }
}

/// Beat settles that a name stays, of which Anna meanwhile made another: she is not taken for heard by that.
#[test]
fn what_is_settled_hides_no_write_that_was_not_seen() {
    let side = Side {
        field: "first_name".into(),
        element: None,
        kept: Some(json!("Elodie")),
        offered: Some(json!("Élodie")),
    };
    let wanted = set(json!({"restriction": null}));
    let fields =
        json!({"first_name": "Elodie-Rose", "restriction": {"reason": "x", "allowed": []}});
    // Whether Beat had heard of Anna's write at 10.
    for (seen, expected) in [(10, 0), (9, 1)] {
        let Present::There(mut about) = there(RecordKind::Person, fields.clone(), &["first_name"])
        else {
            panic!("gone")
        };
        let settling = beat(RecordKind::Conflict, seen, set(json!({"state": "kept"})));
        about
            .stamps
            .settle(std::slice::from_ref(&side), &settling, 11);
        let wanted = beat(RecordKind::Person, seen, wanted.clone());
        let resolution = resolve(&Present::There(about), &wanted, 12).unwrap();
        assert_eq!(resolution.conflicts.len(), expected, "seen: {seen}");
    }
}
