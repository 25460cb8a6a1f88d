use cii_domain::StaffId;
use serde_json::json;

use super::*;

fn body(value: Value) -> Body {
    serde_json::from_value(value).unwrap()
}

fn side(field: &str, element: Option<&str>, offered: Option<Value>) -> Side {
    Side {
        field: field.to_owned(),
        element: element.map(str::to_owned),
        kept: None,
        offered,
    }
}

fn conflict(of: RecordKind, cause: Cause, sides: Vec<Side>) -> Conflict {
    Conflict {
        id: Uuid::nil(),
        record: Uuid::nil(),
        of,
        scope: "reference/directory/directory".parse().unwrap(),
        cause,
        sides,
        by: StaffId(Uuid::nil()),
        at: chrono::DateTime::UNIX_EPOCH,
        act: "save_staff".to_owned(),
        state: ConflictState::Open,
    }
}

#[test]
fn an_offered_value_takes_its_place_wherever_that_is() {
    let involved = |institution: &str, imminent: bool| json!({"institution": institution, "contact": null, "imminent": imminent});
    let before =
        json!({"involved": [involved("orp", false), involved("cms", false)], "phone": "1"});
    let cases = [
        (
            side("phone", None, Some(json!("2"))),
            json!({"involved": before["involved"], "phone": "2"}),
        ),
        (
            side("phone", None, None),
            json!({"involved": before["involved"]}),
        ),
        (
            side("involved", Some("orp"), Some(involved("orp", true))),
            json!({"involved": [involved("orp", true), involved("cms", false)], "phone": "1"}),
        ),
        (
            side("involved", Some("orp"), None),
            json!({"involved": [involved("cms", false)], "phone": "1"}),
        ),
        (
            side("involved", Some("oai"), Some(involved("oai", true))),
            json!({"involved": [involved("orp", false), involved("cms", false), involved("oai", true)], "phone": "1"}),
        ),
    ];
    for (side, after) in cases {
        let mut replaced = body(before.clone());
        replace(RecordKind::Situation, &mut replaced, &side);
        assert_eq!(json!(replaced), after, "{side:?}");
    }
    // A list that nothing was in is not stored.
    let mut empty = body(json!({"phone": "1"}));
    let offered = side("involved", Some("oai"), Some(involved("oai", true)));
    replace(RecordKind::Situation, &mut empty, &offered);
    assert_eq!(json!(empty["involved"]), json!([involved("oai", true)]));
}

#[test]
fn what_stands_is_the_value_of_today_and_an_element_is_shown_in_its_list() {
    let now = body(json!({"involved": [{"institution": "orp", "imminent": true}], "phone": "3"}));
    let mut phone = side("phone", None, Some(json!("2")));
    phone.kept = Some(json!("1"));
    let mut involved = side("involved", Some("orp"), None);
    involved.kept = Some(json!({"institution": "orp", "imminent": false}));
    let stands = |body: Option<&Body>, side: &Side| standing(RecordKind::Situation, body, side);
    assert_eq!(stands(Some(&now), &phone), Some(json!("3")));
    assert_eq!(stands(None, &phone), Some(json!("1")), "the record is gone");
    assert_eq!(
        stands(Some(&now), &involved),
        Some(json!([{"institution": "orp", "imminent": true}]))
    );
    assert_eq!(
        stands(None, &involved),
        Some(json!([{"institution": "orp", "imminent": false}]))
    );
    let gone = side("involved", Some("cms"), None);
    assert_eq!(stands(Some(&now), &gone), None);
}

#[test]
fn what_stands_in_the_way_of_an_offered_value_is_named() {
    use RecordKind as K;
    let aim = || vec![side("aim", None, Some(json!({"text": "Stage"})))];
    let phone = || vec![side("phone", None, Some(json!("2")))];
    let open = body(json!({"aim": {"text": "Emploi"}, "signatures": []}));
    let signature = json!({"party": "person", "name": "", "state": {"kind": "signed", "on": "2026-01-14", "by": ""}});
    let signed = body(json!({"aim": {"text": "Emploi"}, "signatures": [signature]}));
    let person = body(json!({"phone": "1"}));
    let cases = [
        (K::Person, Cause::SameField, phone(), Some(&person), None),
        (K::Person, Cause::SameField, phone(), None, Some("gone")),
        (K::Person, Cause::Deleted, phone(), None, Some("gone")),
        (
            K::Person,
            Cause::ChangedSince,
            Vec::new(),
            Some(&person),
            Some("deletion"),
        ),
        (
            K::Contract,
            Cause::Immutable,
            aim(),
            Some(&signed),
            Some("signed"),
        ),
        (K::Contract, Cause::Strict, aim(), Some(&open), None),
        // Signed since the conflict arose.
        (
            K::Contract,
            Cause::Strict,
            aim(),
            Some(&signed),
            Some("signed"),
        ),
    ];
    for (of, cause, sides, body, expected) in cases {
        let conflict = conflict(of, cause, sides);
        assert_eq!(
            obstacle(&conflict, body, false),
            expected,
            "{of:?} {cause:?}"
        );
    }
}

#[test]
fn an_edited_text_is_read_like_the_form_of_its_record() {
    use RecordKind as K;
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 14).unwrap();
    let edit = |of, field: &str, offered: Value, text: &str| {
        let conflict = conflict(of, Cause::SameField, vec![side(field, None, Some(offered))]);
        match edited(&conflict, text, Form::new(today)) {
            Ok(side) => Ok(side.offered.unwrap()),
            Err(error) => Err(match error.fields.first() {
                Some(field) => format!("{}: {}", field.field, field.error.code),
                None => error.code,
            }),
        }
    };
    let text = json!("027 000 00 00");
    let cases = [
        (
            K::Person,
            "phone",
            text.clone(),
            "  079 000 00 01 ",
            Ok(json!("079 000 00 01")),
        ),
        (
            K::Person,
            "phone",
            text.clone(),
            "demain",
            Err("text: phone_character"),
        ),
        (
            K::Staff,
            "email",
            text.clone(),
            "personne",
            Err("text: email"),
        ),
        (K::Note, "text", text.clone(), " ", Err("text: required")),
        (K::Room, "name", text.clone(), "", Err("text: required")),
        // A choice among codes, a number, a structure.
        (
            K::Person,
            "language",
            json!("fr"),
            "de",
            Err("conflict_not_replaceable"),
        ),
        (
            K::Session,
            "minutes",
            json!(90),
            "60",
            Err("conflict_not_replaceable"),
        ),
        (
            K::Person,
            "address",
            json!({}),
            "Sion",
            Err("conflict_not_replaceable"),
        ),
    ];
    for (of, field, offered, typed, expected) in cases {
        let expected = expected.map_err(str::to_owned);
        assert_eq!(
            edit(of, field, offered, typed),
            expected,
            "{field}: {typed}"
        );
    }
}
