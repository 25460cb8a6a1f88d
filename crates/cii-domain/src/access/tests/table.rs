//! The table of fields against the aggregates, and names of fields against what people may write into keys.

use std::collections::BTreeSet;

use super::{
    leaves::{body, leaves},
    world::{Sample, World, categories_for},
};
use crate::{
    Bilingual, InstitutionKey,
    access::{
        Body, Element, Group, Mask, Path, RecordKind, category_of, fields, groups_held_back,
        groups_of, rules,
    },
    catalogue::CatalogueItem,
    contract::{LegalBasis, Payer},
    fixtures,
    office::{AdministrationYear, Office, WindowSide},
    person::Address,
    procuration::DataCategory,
};

/// One filled record of each kind.
fn filled() -> Vec<(RecordKind, Body)> {
    let mut world = World::new();
    world.sign(&[("orp", DataCategory::ALL)]);
    world.except(
        categories_for("orp", DataCategory::ALL),
        "2026-05-01",
        "2026-05-02",
    );
    let office = Office {
        name: Bilingual::default(),
        tagline: Bilingual::default(),
        place: Bilingual::default(),
        address: Address::default(),
        phone: String::new(),
        email: String::new(),
        window: WindowSide::Right,
        image: None,
    };
    let item = CatalogueItem {
        key: "stage".to_owned(),
        title: Bilingual::default(),
        conditions: Bilingual::default(),
        payer: Payer::Fund,
        legal_basis: LegalBasis::Laci,
    };
    let year = AdministrationYear {
        year: 2026,
        days: Vec::new(),
    };
    vec![
        (RecordKind::Person, body(&world.person)),
        (RecordKind::Situation, body(&world.situations[0])),
        (RecordKind::Procuration, body(&world.procurations[0])),
        // The minutes of the held one, the rest of the other.
        (RecordKind::Session, body(&world.sessions[1])),
        (RecordKind::Contract, body(&world.contracts[0])),
        (RecordKind::Note, body(&world.notes[0])),
        (RecordKind::Override, body(&world.overrides[0])),
        (RecordKind::Staff, body(&fixtures::staff()[0])),
        (RecordKind::Room, body(&fixtures::rooms()[0])),
        (RecordKind::Institution, body(&fixtures::institutions()[0])),
        (RecordKind::CatalogueItem, body(&item)),
        (RecordKind::Office, body(&office)),
        (RecordKind::AdministrationYear, body(&year)),
    ]
}

#[test]
fn every_field_of_every_record_is_in_the_table_once() {
    let filled = filled();
    let kinds: BTreeSet<RecordKind> = filled.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, RecordKind::ALL.iter().copied().collect());
    for (kind, body) in filled {
        let any = |leaf: &String| {
            let path: Path = leaf.parse().unwrap();
            let element = path.element.map(|_| Element::Any);
            Path { element, ..path }
        };
        let there: BTreeSet<Path> = leaves(&body).iter().map(any).collect();
        let listed: Vec<Path> = fields::leaves(kind)
            .map(|leaf| leaf.path(&Element::Any))
            .collect();
        let once: BTreeSet<Path> = listed.iter().cloned().collect();
        assert_eq!(listed.len(), once.len(), "{}", kind.code());
        assert_eq!(there, once, "{}", kind.code());
    }
}

#[test]
fn what_is_held_back_is_told_by_the_fields_that_belong_to_one_group_alone() {
    // A guest is shown whether a session was called off, and not why; of one that was not, both are absent.
    let call = [Group::SessionCall, Group::SessionSeat];
    let (_, mut body) = filled()
        .into_iter()
        .find(|(kind, _)| *kind == RecordKind::Session)
        .unwrap();
    body.insert("called_off".to_owned(), serde_json::Value::Null);
    let visible: Mask = call
        .into_iter()
        .flat_map(|group| fields::leaves_of(RecordKind::Session, group))
        .map(|leaf| leaf.path(&Element::Any))
        .collect();
    let shown = crate::access::show(RecordKind::Session, &body, &visible);
    let held_back: BTreeSet<Group> = groups_held_back(RecordKind::Session, &shown)
        .into_iter()
        .collect();
    let expected: BTreeSet<Group> = groups_of(RecordKind::Session)
        .filter(|group| !call.contains(group))
        .collect();
    assert_eq!(held_back, expected);
}

#[test]
fn every_group_has_fields_and_a_rule() {
    let used: BTreeSet<Group> = RecordKind::ALL
        .iter()
        .flat_map(|kind| groups_of(*kind))
        .collect();
    assert_eq!(used, Group::ALL.iter().copied().collect());
    let rules: Vec<_> = rules().collect();
    for rule in &rules {
        assert!(!rule.source.is_empty() && !rule.opens.is_empty());
    }
    let linked: BTreeSet<_> = rules.iter().map(|rule| rule.link).collect();
    assert_eq!(linked.len(), crate::access::Link::ALL.len());
}

#[test]
fn each_institution_of_the_reference_data_has_a_category_but_the_bureau() {
    let known = include_str!("../../../../../assets/reference/institutions.json");
    let known: Vec<serde_json::Value> = serde_json::from_str(known).unwrap();
    for institution in known {
        let key = InstitutionKey::new(institution["key"].as_str().unwrap());
        let expected = key.as_str() != crate::access::BUREAU;
        assert_eq!(category_of(&key).is_some(), expected, "{}", key.as_str());
        assert_eq!(category_of(&key), super::oracle::category(key.as_str()));
    }
}

#[test]
fn paths_are_read_as_they_are_written() {
    let check = |text: &str| {
        let path: Path = text.parse().unwrap();
        assert_eq!(path.to_string(), text);
    };
    check("name");
    check("announcement.reason");
    check("blocks[orp].status");
    check("blocks[*].status");
    check("blocks[?]");
    check("signatures[institution/orp].state");
    for wrong in ["", ".", "a.", ".b", "a[b", "a]b", "a[b]c", "a.b.c", "[a].b"] {
        assert!(wrong.parse::<Path>().is_err(), "{wrong}");
    }
}

#[test]
fn no_key_passes_for_a_sign() {
    for key in ["*", "?", "", "\\*", "a]b", "a].status", "[", "orp"] {
        let path = Path {
            field: "blocks".into(),
            element: Some(Element::Key(key.to_owned())),
            part: Some("status".into()),
        };
        let read: Path = path.to_string().parse().unwrap();
        assert_eq!(read, path, "{key}");
        let any: Path = "blocks[*].status".parse().unwrap();
        assert!(any.covers(&path) && !path.covers(&any), "{key}");
    }
}

#[test]
fn masks_meet_and_join() {
    let mask =
        |paths: &[&str]| -> Mask { paths.iter().map(|path| path.parse().unwrap()).collect() };
    let check = |one: &[&str], other: &[&str], both: &[&str], either: &[&str]| {
        let (one, other) = (mask(one), mask(other));
        assert_eq!(one.intersection(&other), mask(both));
        assert_eq!(other.intersection(&one), mask(both));
        assert_eq!(one.union(&other), mask(either));
        assert!(mask(both).is_subset(&one) && one.is_subset(&mask(either)));
    };
    check(&["a"], &["b"], &[], &["a", "b"]);
    check(&["a"], &["a.x"], &["a.x"], &["a"]);
    check(
        &["a[*].x"],
        &["a[orp].x", "a[orp].y"],
        &["a[orp].x"],
        &["a[*].x", "a[orp].y"],
    );
    check(
        &["a[?].x"],
        &["a[orp].x", "a[emera].x"],
        &["a[emera].x"],
        &["a[?].x", "a[orp].x"],
    );
    check(
        &["a[*].x"],
        &["a[orp]"],
        &["a[orp].x"],
        &["a[*].x", "a[orp]"],
    );
    check(&["a[?]"], &["a[*].x"], &["a[?].x"], &["a[?]", "a[*].x"]);
    check(&["a[orp]"], &["a[cms]"], &[], &["a[orp]", "a[cms]"]);
    check(&["a[orp].x"], &["a[orp].y"], &[], &["a[orp].x", "a[orp].y"]);
    check(&["a[*]"], &["a[?].x"], &["a[?].x"], &["a[*]"]);
    assert!(mask(&["a"]).touches("a") && !mask(&["ab"]).touches("a"));
}

#[test]
fn elements_are_told_apart_by_the_part_that_the_table_names_first() {
    let world = World::new();
    for sample in [
        Sample::Situation(&world.situations[0]),
        Sample::Session(&world.sessions[0]),
    ] {
        for (field, value) in sample.body() {
            let parts: Vec<_> = fields::leaves(if field == "involved" {
                RecordKind::Situation
            } else {
                RecordKind::Session
            })
            .filter(|leaf| leaf.field == field && leaf.is_list)
            .collect();
            if let (Some(first), Some(elements)) = (parts.first(), value.as_array()) {
                assert!(
                    elements
                        .iter()
                        .all(|it| it[first.part.unwrap()].is_string()),
                    "{field}"
                );
            }
        }
    }
}
