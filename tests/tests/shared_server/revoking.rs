//! A procuration that is signed opens a file to an institution; revoked, it takes everything away again.

use super::*;

/// What nobody writes by chance: in the file, in its notes, in its address.
const CANARIES: [&str; 3] = ["Canaripass", "Rossignolstr", "079 135 79 13"];

fn canaries_in(office: &Office) -> Vec<&'static str> {
    pages::holding(office, &CANARIES).unwrap()
}

pub(super) fn a_revoked_procuration_empties_the_window_and_the_database_of_the_institution(
    place: &Place,
) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let mut draft = bureau.draft();
    draft["name"] = json!("Canaripass");
    draft["address"]["street"] = json!("Rossignolstr");
    draft["phone"] = json!("079 135 79 13");
    let situation = bureau.complex_from(&draft);
    in_step(&bureau);

    let oai = bureau.people().oai;
    let code = server.add_user("beat.exemple", &["--staff", &oai]);
    let institution = server.join("beat.exemple", &code);
    until("the institution's office is open", || {
        institution.state() == "open"
    });
    in_step(&institution);
    assert!(
        canaries_in(&institution).is_empty(),
        "nothing before the procuration"
    );

    bureau.ok(
        "save_procuration",
        bureau_cii_tests::office::procuration_request(&situation),
    );
    until("the institution sees the file", || {
        file(&institution, &situation).is_some()
    });
    assert_eq!(phone_of(&institution, &situation), "079 135 79 13");
    assert!(
        !canaries_in(&institution).is_empty(),
        "the search finds what is there"
    );

    let file_of_bureau = file(&bureau, &situation).unwrap();
    let procuration = &file_of_bureau["content"]["procurations"][0];
    bureau.ok(
        "revoke_procuration",
        json!({"procuration": procuration["id"], "on": "8.6.2026", "reason": "Widerrufen."}),
    );
    until("the institution sees it no more", || {
        file(&institution, &situation).is_none()
    });
    let found = institution.ok("search_everywhere", json!({"query": "Canaripass"}));
    assert_eq!(found["found"], json!([]));
    in_step(&institution);
    assert_eq!(canaries_in(&institution), Vec::<&str>::new(), "in no page");
}
