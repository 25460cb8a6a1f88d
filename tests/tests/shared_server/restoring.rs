//! The server is lost and restored from yesterday; the desktops still have today.

use bureau_cii_tests::office::PASSWORD;

use super::*;

pub(super) fn a_server_restored_from_yesterday_gets_todays_work_back(place: &Place) {
    let mut two = Two::begin(place);
    let yesterday = two.first.announce(&two.first.draft());
    in_step(&two.first);
    let backup = two.server.beside("backup");
    two.server
        .run(&["backup", "--to", &backup.display().to_string()]);

    let mut draft = two.first.draft();
    draft["avs"] = json!("");
    draft["name"] = json!("Heute-Test");
    let today = two.first.announce(&draft);
    two.first.ok(
        "save_person",
        with_phone(&two.first, &yesterday, "079 000 00 77"),
    );
    two.second.ok(
        "add_note",
        json!({"situation": yesterday, "text": "Seit gestern.", "language": "de"}),
    );
    in_step(&two.first);
    in_step(&two.second);
    until("both have all of it", || {
        file(&two.second, &today).is_some() && phone_of(&two.second, &yesterday) == "079 000 00 77"
    });

    two.server
        .lose_and_restore(&backup, place.database().as_deref());
    for office in [&two.first, &two.second] {
        office.ok("synchronise", json!({}));
    }
    for office in [&two.first, &two.second] {
        until("today is there", || {
            in_step(office);
            office.ok("verify_with_server", json!({}))["kind"] == "equal"
                && file(office, &today).is_some()
                && phone_of(office, &yesterday) == "079 000 00 77"
                && file(office, &yesterday).unwrap()["content"]["timeline"]
                    .to_string()
                    .contains("Seit gestern.")
        });
        assert_eq!(server_of(office)["conflicts"], 0);
        assert_eq!(server_of(office)["refused"], 0);
    }
    two.server.run(&["audit", "verify"]);
}

pub(super) fn a_device_that_came_after_the_backup_signs_in_again_and_loses_nothing(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let office = Office::open();
    let elsewhere = Office::empty();
    let mut account = server.enrol(&elsewhere, "clara.exemple", &server.code);
    let backup = server.beside("backup");
    server.run(&["backup", "--to", &backup.display().to_string()]);
    office.ok(
        "bind_office",
        json!({
            "address": server.address(), "account": "clara.exemple", "password": PASSWORD,
            "second": account.take_code(), "label": "Poste de Sion",
        }),
    );
    office.keep_in_step();
    let situation = office.announce(&office.draft());
    in_step(&office);

    server.lose_and_restore(&backup, place.database().as_deref());
    office.ok("synchronise", json!({}));
    until("somebody must sign in", || {
        server_of(&office)["state"]["kind"] == "sign_in"
    });
    office.ok(
        "save_person",
        with_phone(&office, &situation, "079 000 00 88"),
    );
    let wrong = json!({"password": "n’importe quoi de long", "second": "123456"});
    assert_eq!(
        office.refused("sign_in_again", wrong),
        "server_sign_in_refused"
    );
    office.ok(
        "sign_in_again",
        json!({"password": PASSWORD, "second": account.take_code()}),
    );
    in_step(&office);
    assert_eq!(server_of(&office)["refused"], 0);
    assert_eq!(phone_of(&office, &situation), "079 000 00 88");
    let code = server.add_user(
        "noe.exemple",
        &["--institution", "bureau", "--function", "secretariat"],
    );
    let second = server.join("noe.exemple", &code);
    until("the second office is open", || second.state() == "open");
    assert_eq!(
        phone_of(&second, &situation),
        "079 000 00 88",
        "all of it is there again"
    );
}
