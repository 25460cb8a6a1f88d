//! Procurations follow one another, and follow the date of birth.

use bureau_cii_tests::office::procuration_request;
use serde_json::json;

use super::*;

fn states(office: &Office, situation: &str) -> Vec<String> {
    let file = office.ok("get_file", json!({"situation": situation}));
    let mut states: Vec<String> = each(&file["content"]["procurations"], "state")
        .into_iter()
        .map(str::to_owned)
        .collect();
    states.sort();
    states
}

#[test]
fn a_renewal_signed_ahead_leaves_the_running_one_its_days() {
    let office = office_in("fr");
    let situation = office.complex();
    office.sign_procuration(&situation);
    let mut ahead = procuration_request(&situation);
    ahead["starts_on"] = json!("1.8.2026");
    ahead["ends_on"] = json!("31.7.2027");
    office.ok("save_procuration", ahead);
    assert_eq!(states(&office, &situation), ["active", "signed"]);
    // One that begins today takes the place of both at once.
    office.ok("save_procuration", procuration_request(&situation));
    assert_eq!(
        states(&office, &situation),
        ["active", "replaced", "replaced"]
    );
}

#[test]
fn what_it_would_replace_and_what_is_unusual_is_said_once_the_dates_make_it_true() {
    let office = office_in("fr");
    let situation = office.complex();
    office.sign_procuration(&situation);
    let check = |starts_on: &str, ends_on: &str, signed_on: &str, expected: &[&str]| {
        let mut request = procuration_request(&situation);
        request["starts_on"] = json!(starts_on);
        request["ends_on"] = json!(ends_on);
        request["signed_on"] = json!(signed_on);
        let view = office.ok("check_procuration", request);
        assert_eq!(
            each(&view["hints"], "code"),
            expected,
            "{starts_on} {ends_on} {signed_on}"
        );
    };
    // The one in force ends on 7 June 2027.
    check("", "", "", &[]);
    check("1.8.2026", "", "", &[]);
    check("1.8.2026", "31.7.2026", "", &[]);
    check("8.6.2027", "7.6.2028", "", &[]);
    check("1.8.2026", "31.7.2027", "", &["replaces_once_signed"]);
    check("1.8.2026", "31.7.2027", "8.6.2026", &["replaces"]);
    check("1.1.2020", "1.1.2030", "1.1.2020", &["starts_long_ago"]);
    let both = &["ends_far_ahead", "replaces_once_signed"];
    check("1.8.2026", "31.7.2062", "", both);
    assert_eq!(states(&office, &situation), ["active"]);
}

#[test]
fn an_old_paper_that_is_filed_leaves_the_running_one_alone() {
    let office = office_in("fr");
    let situation = office.complex();
    office.sign_procuration(&situation);
    let paper = |starts_on: &str, ends_on: &str, signed_on: &str| {
        let mut request = procuration_request(&situation);
        request["starts_on"] = json!(starts_on);
        request["ends_on"] = json!(ends_on);
        request["signed_on"] = json!(signed_on);
        request
    };
    office.ok(
        "save_procuration",
        paper("1.1.2020", "1.1.2021", "1.1.2020"),
    );
    assert_eq!(states(&office, &situation), ["active", "expired"]);
    // Still valid, but the person has signed another one since.
    office.ok(
        "save_procuration",
        paper("1.1.2020", "1.1.2030", "1.1.2020"),
    );
    assert_eq!(
        states(&office, &situation),
        ["active", "expired", "replaced"]
    );
    let refused = |request: &Value| office.refused_fields("save_procuration", request);
    assert_eq!(
        refused(&paper("1.1.2020", "1.1.2021", "2.1.2021")),
        ["signed_on: signed_after_end"]
    );
    let mut represented = procuration_request(&situation);
    represented["signed_by_representative"] = json!(true);
    assert_eq!(
        refused(&represented),
        ["signed_by_representative: no_representative"]
    );
}

#[test]
fn a_corrected_date_of_birth_moves_the_last_day() {
    let office = office_in("de");
    let situation = office.complex();
    office.sign_procuration(&situation);
    let last_day = || {
        let file = office.ok("get_file", json!({"situation": situation}));
        file["content"]["procurations"][0]["last_day"].clone()
    };
    assert_eq!(last_day(), "2027-06-07");
    for (born, expected) in [
        ("1.10.2008", "2026-09-30"),
        ("2.11.2008", "2026-11-01"),
        ("17.4.1988", "2027-06-07"),
    ] {
        let mut request = person_request(&office, &situation);
        request["birth_date"] = json!(born);
        office.ok("save_person", request);
        assert_eq!(last_day(), expected, "{born}");
    }
}

#[test]
fn for_a_minor_the_representative_signs_and_reads_the_letter() {
    for (language, about, place) in [
        (
            "fr",
            "Vous représentez Élodie Müller-Essai jusqu’à ses 18 ans. Plusieurs services s’occupent de sa situation.",
            "La représentation légale",
        ),
        (
            "de",
            "Sie vertreten Élodie Müller-Essai bis zum 18. Geburtstag. Mehrere Stellen kümmern sich um diese Situation.",
            "Die gesetzliche Vertretung",
        ),
    ] {
        let office = office_in(language);
        let mut draft = office.draft();
        for (field, value) in [
            ("birth_date", "1.10.2008"),
            ("age_group", "youth"),
            ("language", language),
            ("representative_kind", "parent"),
            ("representative_name", "Lise Müller-Essai"),
        ] {
            draft[field] = json!(value);
        }
        let situation = office.complex_from(&draft);
        let mut paper = procuration_request(&situation);
        assert_eq!(
            office.refused_fields("save_procuration", &paper),
            ["signed_by_representative: representative_must_sign"]
        );
        paper["signed_by_representative"] = json!(true);
        office.ok("save_procuration", paper);

        let session = office.dated_session(&situation);
        let view = office.ok("get_session", json!({"session": session}));
        let person = list(&view["invitees"])
            .iter()
            .find(|seat| seat["role"] == "person")
            .unwrap();
        let letter = office.ok(
            "preview_invitation",
            json!({"session": session, "invitee": person["id"], "language": null, "kind": "invitation"}),
        );
        let words = text(&letter["pages"][0]["text"]);
        assert!(words.contains(about), "{words}");
        assert!(words.contains("Lise Müller-Essai"), "{words}");

        let contract =
            office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
        let paper = office.ok(
            "preview_contract",
            json!({"contract": contract, "draft": null, "languages": language}),
        );
        let words: String = list(&paper["pages"])
            .iter()
            .map(|page| text(&page["text"]))
            .collect();
        assert!(words.contains(place), "{words}");
    }
}

#[test]
fn the_representative_is_written_to_where_they_live_in_their_language() {
    let office = office_in("fr");
    let mut draft = office.draft();
    for (field, value) in [
        ("birth_date", json!("1.10.2008")),
        ("age_group", json!("youth")),
        ("language", json!("fr")),
        ("representative_kind", json!("parent")),
        ("representative_name", json!("Lise Müller-Essai")),
        ("representative_language", json!("de")),
        (
            "representative_address",
            json!({
                "supplement": "", "street": "Versuchweg", "number": "4", "postal_box": "", "postcode": "39x0",
                "town": "Brig", "country": "",
            }),
        ),
    ] {
        draft[field] = value;
    }
    assert_eq!(
        office.refused_fields("announce", &json!({"draft": draft})),
        ["representative_address.postcode: postcode"]
    );
    draft["representative_address"]["postcode"] = json!("3900");
    let situation = office.complex_from(&draft);
    let mut paper = procuration_request(&situation);
    paper["signed_by_representative"] = json!(true);
    office.ok("save_procuration", paper);
    let session = office.dated_session(&situation);
    let seat = |office: &Office| {
        let view = office.ok("get_session", json!({"session": session}));
        list(&view["invitees"])
            .iter()
            .find(|seat| seat["role"] == "person")
            .unwrap()
            .clone()
    };
    let letter = |office: &Office| {
        let letter = office.ok(
            "preview_invitation",
            json!({"session": session, "invitee": seat(office)["id"], "language": null, "kind": "invitation"}),
        );
        text(&letter["pages"][0]["text"]).to_owned()
    };
    assert_eq!(seat(&office)["language"], "de");
    let words = letter(&office);
    for expected in [
        "Lise Müller-Essai",
        "Versuchweg 4",
        "3900 Brig",
        "Sie vertreten",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert!(!words.contains("Rue de l’Essai"), "{words}");
    // Nothing is lost by saving the person again, and without an address of their own they live with the child.
    let mut request = person_request(&office, &situation);
    request["birth_date"] = json!("1.10.2008");
    office.ok("save_person", request.clone());
    assert!(letter(&office).contains("Versuchweg 4"));
    request["representative_address"] = office.draft()["representative_address"].clone();
    request["representative_language"] = Value::Null;
    office.ok("save_person", request);
    let words = letter(&office);
    assert!(words.contains("Rue de l’Essai 12"), "{words}");
    assert!(words.contains("Vous représentez"), "{words}");
}
