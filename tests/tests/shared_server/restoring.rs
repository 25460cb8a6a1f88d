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
    until("the second has yesterday's", || {
        file(&two.second, &yesterday).is_some()
    });
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
            is_equal(office)
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

/// The newest backup is lost with the server, and the desktops may have forgotten what only backups should still hold.
pub(super) fn the_backup_before_the_newest_will_do_and_an_older_one_blocks_nobody(place: &Place) {
    let mut two = Two::begin(place);
    let file_of = |two: &Two, name: &str| {
        let mut draft = two.first.draft();
        draft["avs"] = json!("");
        draft["name"] = json!(name);
        let situation = two.first.announce(&draft);
        in_step(&two.first);
        situation
    };
    let back_up = |two: &Two, name: &str| {
        let path = two.server.beside(name);
        two.server
            .run(&["backup", "--to", &path.display().to_string()]);
        for office in [&two.first, &two.second] {
            office.ok("synchronise", json!({}));
            in_step(office);
        }
        path
    };
    let oldest = back_up(&two, "oldest");
    let first = file_of(&two, "Erst-Test");
    let before = back_up(&two, "before");
    let second = file_of(&two, "Zweit-Test");
    back_up(&two, "newest");
    let third = file_of(&two, "Dritt-Test");

    two.server
        .lose_and_restore(&before, place.database().as_deref());
    for office in [&two.first, &two.second] {
        office.ok("synchronise", json!({}));
        until("all of it is there again", || {
            in_step(office);
            is_equal(office)
                && [&first, &second, &third]
                    .iter()
                    .all(|situation| file(office, situation).is_some())
        });
        assert_eq!(server_of(office)["refused"], 0);
    }

    // Two more, and then the server goes back to before all of them: the desktops have forgotten what came first.
    back_up(&two, "later");
    back_up(&two, "latest");
    let fourth = file_of(&two, "Viert-Test");
    two.server
        .lose_and_restore(&oldest, place.database().as_deref());
    for office in [&two.first, &two.second] {
        office.ok("synchronise", json!({}));
    }
    let fifth = file_of(&two, "Fünft-Test");
    for office in [&two.first, &two.second] {
        until("what is new arrives", || {
            in_step(office);
            is_equal(office) && file(office, &fourth).is_some() && file(office, &fifth).is_some()
        });
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

/// The account itself is younger than the backup: it is made again, and is another person to the server.
pub(super) fn whose_account_the_backup_lacks_gets_it_again_and_loses_nothing(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let first = Office::open();
    server.bind(&first, "clara.exemple", &server.code);
    let known = first.announce(&first.draft());
    in_step(&first);
    let backup = server.beside("backup");
    server.run(&["backup", "--to", &backup.display().to_string()]);
    let as_secretary = ["--institution", "bureau", "--function", "secretariat"];
    let code = server.add_user("noe.exemple", &as_secretary);
    let second = server.join("noe.exemple", &code);
    until("the second office is open", || second.state() == "open");
    second.ok("save_person", with_phone(&second, &known, "079 000 00 55"));
    let mut draft = second.draft();
    draft["avs"] = json!("");
    draft["name"] = json!("Später-Test");
    let new = second.announce(&draft);
    in_step(&second);
    until("the first sees it", || file(&first, &new).is_some());

    server.lose_and_restore(&backup, place.database().as_deref());
    for office in [&first, &second] {
        office.ok("synchronise", json!({}));
    }
    until("the second must sign in", || {
        server_of(&second)["state"]["kind"] == "sign_in"
    });
    second.ok(
        "add_note",
        json!({"situation": new, "text": "Derweil.", "language": "de"}),
    );
    let code = server.add_user("noe.exemple", &as_secretary);
    server.enrol(&second, "noe.exemple", &code);
    second.ok(
        "sign_in_again",
        json!({"password": PASSWORD, "second": null}),
    );
    for office in [&first, &second] {
        until("all of it is there again", || {
            office.state() == "open"
                && file(office, &new).is_some_and(|file| {
                    file["content"]["timeline"].to_string().contains("Derweil.")
                })
                && phone_of(office, &known) == "079 000 00 55"
        });
        in_step(office);
        assert_eq!(server_of(office)["refused"], 0);
        assert_eq!(server_of(office)["conflicts"], 0);
    }
}
