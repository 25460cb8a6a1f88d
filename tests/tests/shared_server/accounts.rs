//! A cantonal officer lets a colleague in, and out again, from the window.

use bureau_cii_tests::office::PASSWORD;

use super::*;

fn accounts(office: &Office) -> Value {
    office.ok("list_accounts", json!({}))
}

/// The account with this name, as the officer sees it.
fn account(officer: &Office, name: &str) -> Value {
    let listed = accounts(officer);
    let all = listed["accounts"].as_array().unwrap();
    let found = all.iter().find(|account| account["name"] == name);
    found.unwrap_or_else(|| panic!("{listed}")).clone()
}

fn hire(officer: &Office, first_name: &str, name: &str) -> Value {
    let nowhere = json!({
        "supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": "",
    });
    let half_days = [true; 5];
    officer.ok(
        "save_staff",
        json!({
            "id": null, "name": name, "first_name": first_name, "title": "", "form": "sir",
            "institution": "bureau", "region": null, "functions": ["secretariat"], "language": "fr",
            "phone": "", "email": "", "address": nowhere, "absences": [], "from": "", "to": "",
            "working_week": {"mornings": half_days, "afternoons": half_days},
        }),
    )
}

pub(super) fn an_officer_lets_a_colleague_in_and_out_again(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let officer = Office::open();
    server.bind(&officer, "clara.exemple", &server.code);
    in_step(&officer);
    assert_eq!(server_of(&officer)["administers"], true);
    let staff = hire(&officer, "Noé", "Zenruffinen")["id"].clone();
    let taken = hire(&officer, "Clara", "Exemple")["id"].clone();
    in_step(&officer);
    let listed = accounts(&officer);
    let proposed = |staff: &Value| {
        let without = listed["without"].as_array().unwrap();
        let of = |one: &&Value| one["user"]["staff"] == *staff;
        without.iter().find(of).unwrap()["proposed"].clone()
    };
    assert_eq!(proposed(&taken), "clara.exemple2", "nobody has it");
    let name = proposed(&staff);
    assert_eq!(name, "noe.zenruffinen");

    for (staff, name, expected) in [
        (&staff, "Clara.Exemple", "name: server_name_taken"),
        (&staff, "Noé Z.", "name: server_name_invalid"),
        (&Value::Null, "noe", "staff: required"),
        (
            &account(&officer, "clara.exemple")["user"]["staff"],
            "clara",
            "staff: server_staff_has_account",
        ),
    ] {
        let request = json!({"staff": staff, "name": name});
        assert_eq!(
            officer.refused_fields("create_account", &request),
            [expected]
        );
    }
    let made = officer.ok("create_account", json!({"staff": staff, "name": name}));
    let address = server.address();
    let (at, fingerprint) = address.split_once('#').unwrap();
    assert_eq!(
        (made["place"].as_str(), made["fingerprint"].as_str()),
        (Some(at), Some(fingerprint))
    );
    assert_eq!(
        account(&officer, "noe.zenruffinen")["state"]["kind"],
        "waiting"
    );

    // With the code and nothing else the colleague is in: no second code to wait for.
    let code = made["code"].as_str().unwrap();
    let colleague = server.join("noe.zenruffinen", code);
    until("the colleague's office is open", || {
        colleague.state() == "open"
    });
    in_step(&colleague);
    let seen = account(&officer, "noe.zenruffinen");
    assert_eq!(seen["state"]["kind"], "active", "{seen}");
    assert_eq!(seen["devices"][0]["label"], "Poste d’essai");
    let devices = colleague.ok("list_devices", json!({}))["devices"].clone();
    assert_eq!(devices.as_array().unwrap().len(), 1, "{devices}");
    let device = devices[0]["id"].clone();
    colleague.ok(
        "label_device",
        json!({"id": device, "label": "Portable de Noé"}),
    );
    assert_eq!(
        account(&officer, "noe.zenruffinen")["devices"][0]["label"],
        "Portable de Noé"
    );
    // Accounts of others are none of the colleague's business.
    assert_eq!(server_of(&colleague)["administers"], false);
    assert_eq!(
        colleague.refused("list_accounts", json!({})),
        "server_not_found"
    );
    let mine = account(&officer, "clara.exemple")["id"].clone();
    let end = |id: &Value, last_day: &str| json!({"id": id, "last_day": last_day});
    assert_eq!(
        colleague.refused("end_account", end(&mine, "")),
        "server_not_found"
    );
    assert_eq!(
        officer.refused("end_account", end(&mine, "")),
        "server_own_account"
    );

    // Ended, the colleague is shut out, of what is on the own computer too; nothing of it is lost.
    let situation = colleague.announce(&colleague.draft());
    let id = seen["id"].clone();
    officer.ok("end_account", end(&id, ""));
    assert_eq!(
        account(&officer, "noe.zenruffinen")["state"]["kind"],
        "ended"
    );
    until("the colleague is shut out", || {
        colleague.state() == "account_ended"
    });
    assert_eq!(server_of(&colleague)["state"]["kind"], "sign_in");
    let looked = colleague.refused("get_file", json!({"situation": situation}));
    assert_eq!(looked, "account_ended");
    colleague.ok("lock", json!({}));
    colleague.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(colleague.state(), "account_ended", "at the next start too");

    // Back again, with password and authenticator set anew on the same computer.
    officer.ok("resume_account", json!({"id": id}));
    let made = officer.ok("reset_account", json!({"id": id}));
    assert_eq!(
        account(&officer, "noe.zenruffinen")["state"]["kind"],
        "waiting"
    );
    server.enrol(
        &colleague,
        "noe.zenruffinen",
        made["code"].as_str().unwrap(),
    );
    colleague.ok(
        "sign_in_again",
        json!({"password": PASSWORD, "second": null}),
    );
    in_step(&colleague);
    until("the officer sees what waited", || {
        file(&officer, &situation).is_some()
    });
    assert_eq!(
        colleague.refused(
            "sign_in_again",
            json!({"password": PASSWORD, "second": null})
        ),
        "server_enrolment_over",
        "that session serves once"
    );

    officer.ok("revoke_device", json!({"id": device}));
    until("nothing remains there", || colleague.state() == "revoked");
    assert_eq!(
        account(&officer, "noe.zenruffinen")["devices"][0]["revoked"],
        true
    );
    server.run(&["audit", "verify"]);
}
