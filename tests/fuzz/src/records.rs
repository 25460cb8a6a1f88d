//! The bodies of records, and the differences between two of them.

use chrono::NaiveDate;
use cii_domain::{
    Bilingual, InstitutionKey, Language, PersonId, Region, RoomId, StaffId,
    person::{Address, Form, Person},
    staff::{Room, Staff, WorkingWeek},
};
use cii_sync::{Aggregate, Body, RecordKind, body_of, complete, diff, placement};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// A body under any kind: it has a place or it has none, and what is complete stays so.
pub(crate) fn read(bytes: &[u8]) {
    let Ok(body) = serde_json::from_slice::<Body>(bytes) else {
        return;
    };
    for kind in RecordKind::ALL {
        let place = placement(*kind, &body);
        let whole = complete(*kind, &body);
        assert_eq!(complete(*kind, &whole), whole, "{kind:?}");
        if let Ok(place) = place {
            assert_eq!(
                placement(*kind, &body).expect("as before").scope,
                place.scope
            );
        }
    }
}

#[derive(Deserialize)]
struct Two {
    kind: RecordKind,
    old: Body,
    new: Body,
}

/// The difference between two bodies, laid on the old one, gives the new one, and no difference changes nothing.
pub(crate) fn read_patch(bytes: &[u8]) {
    let Ok(Two { kind, old, new }) = serde_json::from_slice::<Two>(bytes) else {
        return;
    };
    assert!(diff(kind, &old, &old).is_empty());
    let patch = diff(kind, &old, &new);
    let mut changed = old.clone();
    patch.apply_to(kind, &mut changed);
    assert!(
        diff(kind, &changed, &new).is_empty(),
        "{kind:?}: {old:?} and {patch:?} give {changed:?} instead of {new:?}"
    );
}

fn record<T: Aggregate>(aggregate: &T) -> (RecordKind, Uuid, Body) {
    let body = body_of(aggregate).expect("a body");
    (T::KIND, aggregate.record_id(), body)
}

/// Records of several kinds.
pub(crate) fn bodies() -> Vec<(RecordKind, Uuid, Body)> {
    let person = Person {
        id: PersonId(Uuid::from_u128(21)),
        name: "Rocher".to_owned(),
        first_name: "Lise".to_owned(),
        form: Form::Neutral,
        sex: None,
        birth_date: NaiveDate::from_ymd_opt(1990, 4, 1),
        avs: None,
        language: Language::De,
        address: Address::default(),
        phone: "027 000 00 00".to_owned(),
        email: String::new(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: vec![PersonId(Uuid::from_u128(22))],
    };
    let staff = Staff {
        id: StaffId(Uuid::from_u128(23)),
        name: "Combe".to_owned(),
        first_name: "Noé".to_owned(),
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new("cms"),
        region: Some(Region::Sion),
        functions: Vec::new(),
        language: Language::Fr,
        phone: String::new(),
        email: "noe@example.ch".to_owned(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: NaiveDate::from_ymd_opt(2027, 1, 31),
    };
    let room = Room {
        id: RoomId(Uuid::from_u128(24)),
        name: "Salle 1".to_owned(),
        region: Region::Sion,
        building: Bilingual::default(),
        address: Address::default(),
        seats: 8,
        access: Bilingual::default(),
        in_use: true,
    };
    vec![record(&person), record(&staff), record(&room)]
}

pub(crate) fn good() -> Vec<Vec<u8>> {
    let bodies = bodies().into_iter();
    bodies
        .map(|(_, _, body)| serde_json::to_vec(&body).expect("written"))
        .collect()
}

pub(crate) fn good_patches() -> Vec<Vec<u8>> {
    let mut good = Vec::new();
    for (kind, _, old) in bodies() {
        let mut new = old.clone();
        if let Some(field) = new.keys().next_back().cloned() {
            new.insert(field, Value::Null);
        }
        new.insert("beyond".to_owned(), serde_json::json!([1, {"id": 2}]));
        let two = serde_json::json!({"kind": kind, "old": old, "new": new});
        good.push(serde_json::to_vec(&two).expect("written"));
    }
    good
}
