use std::collections::BTreeMap;

use chrono::DateTime;
use cii_domain::{RoomId, StaffId, staff::Room};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;

mod client;
mod contents;
mod fit;
mod resolve;

fn body(value: Value) -> Body {
    match value {
        Value::Object(body) => body,
        other => panic!("not an object: {other}"),
    }
}

fn mutation(n: u64, record: u128, change: Change) -> Mutation {
    Mutation {
        device: DeviceId(Uuid::from_u128(1)),
        n,
        uuid: Uuid::from_u128(1000 + u128::from(n)),
        group: Uuid::from_u128(2000 + u128::from(n)),
        act: "edit".into(),
        record: Uuid::from_u128(record),
        kind: RecordKind::Room,
        scope: Scope::reference("directory", Compartment::Directory),
        by: StaffId(Uuid::from_u128(3)),
        at: DateTime::UNIX_EPOCH,
        base_version: 0,
        seen: 0,
        change,
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-zé ]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-d]", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_body() -> impl Strategy<Value = Body> {
    prop::collection::btree_map("[a-f]", any_value(), 0..5)
        .prop_map(|map| map.into_iter().collect())
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any_body().prop_map(Change::Create),
        (any_body(), any_body()).prop_map(|(a, b)| Change::Patch(diff(RecordKind::Room, &a, &b))),
        Just(Change::Delete),
    ]
}

proptest! {
    #[test]
    fn a_difference_applied_gives_the_new_body(old in any_body(), new in any_body()) {
        let mut body = old.clone();
        diff(RecordKind::Room, &old, &new).apply_to(RecordKind::Room, &mut body);
        prop_assert_eq!(body, new);
    }

    #[test]
    fn equal_bodies_have_no_difference(body in any_body()) {
        prop_assert!(diff(RecordKind::Room, &body, &body).is_empty());
    }

    #[test]
    fn folding_is_deterministic_and_record_by_record(
        changes in prop::collection::vec((1..4_u128, any_change()), 0..12),
    ) {
        let outbox: Vec<_> = changes
            .into_iter()
            .zip(1..)
            .map(|((record, change), n)| mutation(n, record, change))
            .collect();
        let all = fold_all(BTreeMap::new(), &outbox);
        prop_assert_eq!(&all, &fold_all(BTreeMap::new(), &outbox));
        for record in 1..4 {
            let id = Uuid::from_u128(record);
            let own = outbox.iter().filter(|mutation| mutation.record == id);
            prop_assert_eq!(all.get(&id).cloned(), fold(None, own));
        }
    }

    #[test]
    fn folding_goes_on_where_it_stopped(
        changes in prop::collection::vec((1..4_u128, any_change()), 0..12),
        cut in 0..12_usize,
    ) {
        let outbox: Vec<_> = changes
            .into_iter()
            .zip(1..)
            .map(|((record, change), n)| mutation(n, record, change))
            .collect();
        let (first, rest) = outbox.split_at(cut.min(outbox.len()));
        let confirmed = fold_all(BTreeMap::new(), first);
        prop_assert_eq!(fold_all(confirmed, rest), fold_all(BTreeMap::new(), &outbox));
    }

    #[test]
    fn a_mutation_survives_its_wire_format(change in any_change()) {
        let mutation = mutation(7, 1, change);
        let text = serde_json::to_string(&mutation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Mutation>(&text).unwrap(), mutation);
    }
}

#[test]
fn versions_count_by_record() {
    let created = mutation(1, 1, Change::Create(body(json!({"a": 1, "b": 2}))));
    let patch = diff(
        RecordKind::Room,
        &body(json!({"a": 1, "b": 2})),
        &body(json!({"a": 1, "b": 3})),
    );
    let record = fold(None, &[created, mutation(2, 1, Change::Patch(patch))]).unwrap();
    assert_eq!(record.version, 2);
}

#[test]
fn a_record_that_comes_back_goes_on_counting() {
    let mut back = mutation(3, 1, Change::Create(body(json!({"a": 1}))));
    back.base_version = 1;
    let outbox = [
        mutation(1, 1, Change::Create(body(json!({"a": 1})))),
        mutation(2, 1, Change::Delete),
        back,
    ];
    assert_eq!(fold(None, &outbox).unwrap().version, 2);
}

#[test]
fn a_mutation_that_does_not_fit_is_refused() {
    let record = fold(None, &[mutation(1, 1, Change::Create(Body::new()))]);
    let create = mutation(2, 1, Change::Create(Body::new()));
    assert_eq!(apply(record.clone(), &create), Err(ApplyError::Exists));
    assert_eq!(
        apply(None, &mutation(2, 1, Change::Delete)),
        Err(ApplyError::Missing)
    );
    assert_eq!(
        apply(record, &mutation(2, 2, Change::Delete)),
        Err(ApplyError::OtherRecord)
    );
}

#[test]
fn scopes_read_back_what_they_write() {
    let scopes = [
        Scope::case(
            cii_domain::SituationId(Uuid::from_u128(5)),
            Compartment::Medical,
        ),
        Scope::person(
            cii_domain::PersonId(Uuid::from_u128(6)),
            Compartment::Identity,
        ),
        Scope::reference("directory", Compartment::Directory),
    ];
    for scope in scopes {
        assert_eq!(scope.to_string().parse(), Ok(scope));
    }
    for text in [
        "",
        "case/x/social",
        "case/social",
        "reference/a/b",
        "reference/a/office/x",
    ] {
        assert_eq!(text.parse::<Scope>(), Err(NotAScope), "{text}");
    }
}

fn room() -> Room {
    Room {
        id: RoomId(Uuid::from_u128(9)),
        name: "3.12".into(),
        region: cii_domain::Region::Sion,
        building: cii_domain::Bilingual::new("Bâtiment", "Gebäude"),
        address: cii_domain::person::Address::default(),
        seats: 8,
        access: cii_domain::Bilingual::default(),
        in_use: true,
    }
}

#[test]
fn fields_of_a_newer_version_survive_at_any_depth() {
    let mut stored = body_of(&room()).unwrap();
    stored.insert("beamer".into(), json!(true));
    stored["address"]
        .as_object_mut()
        .unwrap()
        .insert("floor".into(), json!(3));
    let changed = Room {
        seats: 10,
        address: cii_domain::person::Address {
            town: "Sion".into(),
            ..Default::default()
        },
        ..room()
    };
    let merged = carry_unknown(&stored, &changed).unwrap();
    assert_eq!(merged["beamer"], json!(true));
    assert_eq!(merged["address"]["floor"], json!(3));
    assert_eq!(merged["address"]["town"], json!("Sion"));
    assert_eq!(merged["seats"], json!(10));
    assert_eq!(
        diff(RecordKind::Room, &stored, &merged)
            .fields()
            .collect::<Vec<_>>(),
        ["address", "seats"]
    );
}

#[test]
fn what_is_secret_is_wiped_and_never_printed() {
    fn shown<T: zeroize::ZeroizeOnDrop + std::fmt::Debug>(secret: &T) -> String {
        format!("{secret:?}")
    }
    assert_eq!(shown(&Secret("Canari".to_owned())), "…");
}

#[test]
fn identities_made_from_keys_never_change() {
    let cases = [
        (cii_domain::InstitutionKey::new("orp").uuid(), "orp"),
        (cii_domain::InstitutionKey::new("cms").uuid(), "cms"),
        (String::from("orp").uuid(), "item orp"),
        (().uuid(), "office"),
        (2025_u16.uuid(), "2025"),
    ];
    let distinct: std::collections::BTreeSet<_> = cases.iter().map(|(id, _)| id).collect();
    assert_eq!(distinct.len(), cases.len());
    assert_eq!(cases[0].0, cii_domain::InstitutionKey::new("orp").uuid());
}
