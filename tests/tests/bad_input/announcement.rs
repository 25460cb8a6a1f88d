use bureau_cii_tests::office::fields;
use serde_json::json;

use super::*;

/// One wrong value in an otherwise complete announcement. The check while typing says the same.
fn check(cases: &[(&str, Value, &str)]) {
    let office = Office::open();
    let situation = office.announce(&with(&office.draft(), "avs", json!("")));
    let complete = office.draft();
    unchanged(&office, &situation, || {
        for (path, value, expected) in cases {
            let request = draft_request(&with(&complete, path, value.clone()));
            assert_eq!(
                office.refused_fields("announce", &request),
                [*expected],
                "{path} = {value}"
            );
            let checked = office.ok("check_announcement", request);
            assert_eq!(fields(&checked["fields"]), [*expected], "{path} = {value}");
        }
    });
}

#[test]
fn dates_that_are_none() {
    let mut cases = Vec::new();
    for (input, code) in [
        ("31.2.1990", "date_impossible"),
        ("29.2.2025", "date_impossible"),
        ("32.1.1990", "date_impossible"),
        ("0.0.1990", "date_impossible"),
        ("17.4.88", "date_two_digit_year"),
        ("170488", "date_two_digit_year"),
        ("17.4.1788", "date_year_out_of_range"),
        ("17.4.9999", "date_year_out_of_range"),
        ("9.6.2026", "date_in_the_future"),
        ("１７.４.１９８８", "date_foreign_digits"),
        ("١٧.٤.١٩٨٨", "date_foreign_digits"),
        ("hier", "date_not_a_date"),
        ("17.4.1988.2", "date_not_a_date"),
    ] {
        for field in ["birth_date", "received_on", "follow_up_started_on"] {
            cases.push((field, json!(input), format!("{field}: {code}")));
        }
    }
    cases.push((
        "birth_date",
        json!("1.1.1901"),
        "birth_date: date_too_old".into(),
    ));
    cases.push(("received_on", json!(""), "received_on: required".into()));
    cases.push((
        "follow_up_started_on",
        json!("8.6.2026"),
        "follow_up_started_on: follow_up_after_receipt".into(),
    ));
    let cases: Vec<_> = cases
        .iter()
        .map(|(path, value, expected)| (*path, value.clone(), expected.as_str()))
        .collect();
    check(&cases);
}

#[test]
fn dates_that_contradict_one_another() {
    // Received on 5 June 2026, followed since 24 December 2025.
    check(&[
        ("age_group", json!("youth"), "age_group: age_group_other"),
        (
            "birth_date",
            json!("6.6.2008"),
            "age_group: age_group_other",
        ),
        (
            "laci_rights_end_on",
            json!("4.6.2024"),
            "laci_rights_end_on: laci_rights_long_over",
        ),
        (
            "laci_rights_end_on",
            json!("31.8.1926"),
            "laci_rights_end_on: laci_rights_long_over",
        ),
        (
            "follow_up_started_on",
            json!("16.4.1988"),
            "follow_up_started_on: follow_up_before_birth",
        ),
    ]);
    let office = Office::open();
    let draft = with(&office.draft(), "birth_date", json!("8.6.2026"));
    assert_eq!(
        office.refused_fields("announce", &draft_request(&draft)),
        [
            "received_on: born_after_receipt",
            "follow_up_started_on: follow_up_before_birth"
        ]
    );
}

#[test]
fn numbers_of_the_insurance_that_are_none() {
    check(&[
        ("avs", json!("756.9217.0769.84"), "avs: avs_check_digit"),
        (
            "avs",
            json!("７５６９２１７０７６９８５"),
            "avs: avs_foreign_digits",
        ),
        ("avs", json!("757.9217.0769.85"), "avs: avs_prefix"),
        ("avs", json!("756.9217.0769.8"), "avs: avs_length"),
        ("avs", json!("756.9217.0769.8O"), "avs: avs_not_digits"),
        ("avs", json!("7".repeat(1_000_000)), "avs: avs_length"),
    ]);
}

#[test]
fn names_that_are_none() {
    let long = "Né".repeat(250);
    check(&[
        ("name", json!("Rey 😀"), "name: text_emoji"),
        ("first_name", json!("👩‍👧"), "first_name: text_emoji"),
        ("name", json!(long), "name: text_too_long"),
        ("first_name", json!(long), "first_name: text_too_long"),
        ("name", json!(""), "name: text_empty"),
        ("name", json!(" \u{200B}\u{202E}\t"), "name: text_empty"),
        (
            "address.street",
            json!(long),
            "address.street: text_too_long",
        ),
        ("phone", json!("0".repeat(300)), "phone: text_too_long"),
        ("email", json!("elodie at example.ch"), "email: email"),
        ("email", json!("a@b"), "email: email"),
        ("name", json!("1234"), "name: text_no_letter"),
        ("phone", json!("027 606"), "phone: phone_short"),
        (
            "phone",
            json!("027 606 00 00 bis"),
            "phone: phone_character",
        ),
        (
            "address.postcode",
            json!("95"),
            "address.postcode: postcode",
        ),
        (
            "reason",
            json!("x".repeat(1_000_000)),
            "reason: text_too_long",
        ),
    ]);
}

#[test]
fn choices_that_were_not_made() {
    let required: Vec<_> = [
        "form",
        "language",
        "region",
        "register",
        "service",
        "age_group",
        "provenance",
    ]
    .into_iter()
    .map(|field| (field, Value::Null, format!("{field}: required")))
    .collect();
    let cases: Vec<_> = required
        .iter()
        .map(|(path, value, expected)| (*path, value.clone(), expected.as_str()))
        .collect();
    check(&cases);
}

#[test]
fn all_faults_are_told_at_once() {
    let office = Office::open();
    let mut draft = office.draft();
    for (path, value) in [
        ("name", "Rey 😀"),
        ("birth_date", "31.2.1990"),
        ("avs", "756.9217.0769.84"),
        ("received_on", "5.6.26"),
    ] {
        draft = with(&draft, path, json!(value));
    }
    assert_eq!(
        office.refused_fields("announce", &draft_request(&draft)),
        [
            "name: text_emoji",
            "birth_date: date_impossible",
            "avs: avs_check_digit",
            "received_on: date_two_digit_year",
        ]
    );
}

#[test]
fn names_of_every_script_are_kept_without_what_cannot_be_seen() {
    let office = Office::open();
    for (typed, kept) in [
        ("עדי כהן", "עדי כהן"),
        ("محمد", "محمد"),
        ("abc\u{202E}def", "abcdef"),
        ("  Rey\u{A0}Müller  ", "Rey\u{A0}Müller"),
        ("D’Arbellay-Imhof", "D’Arbellay-Imhof"),
        ("Anne\nLise", "Anne Lise"),
        (
            "Von Allmen-Zurbriggen-Constantin-Bonvin-Perruchoud-Zenhäusern",
            "Von Allmen-Zurbriggen-Constantin-Bonvin-Perruchoud-Zenhäusern",
        ),
    ] {
        let draft = with(
            &with(&office.draft(), "name", json!(typed)),
            "avs",
            json!(""),
        );
        let situation = office.announce(&draft);
        assert_eq!(office.person_of(&situation)["name"], kept);
    }
}
