//! The keys of an office: what opens it, and what does no more.

use std::fs;

use bureau_cii_tests::office::{PASSWORD, Ring};
use serde_json::json;

use super::*;

fn create(use_keyring: bool) -> Value {
    json!({
        "first_name": "Clara", "name": "Zenruffinen", "function": "secretariat", "region": null, "language": "fr",
        "password": PASSWORD, "password_again": PASSWORD, "use_keyring": use_keyring,
    })
}

fn opens_with(office: &Office, recovery_key: &str) -> bool {
    office.ok("lock", json!({}));
    let opened = office.call(
        "unlock_with_recovery_key",
        &json!({"recovery_key": recovery_key}),
    );
    if opened.is_err() {
        office.ok("unlock", json!({"password": PASSWORD}));
    }
    opened.is_ok()
}

fn entry_of(office: &Office) -> String {
    let keys = fs::read(office.data().join("keys.json")).unwrap();
    let keys: Value = serde_json::from_slice(&keys).unwrap();
    keys["slots"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|slot| slot["entry"].as_str())
        .unwrap()
        .to_owned()
}

#[test]
fn preferences_that_cannot_be_kept_do_not_cost_the_recovery_key() {
    let office = Office::empty();
    fs::create_dir_all(office.data().join("preferences.json/in-the-way")).unwrap();
    let made = office.ok("create_office", create(false));
    assert!(opens_with(&office, text(&made["recovery_key"])));
}

#[test]
fn a_new_recovery_key_takes_the_place_of_the_old_one() {
    let office = Office::open();
    let situation = office.complex();
    assert_eq!(
        office.refused_fields("draw_recovery_key", &json!({"password": "falsch"})),
        ["password: store_wrong_key"]
    );
    assert!(opens_with(&office, Office::recovery_key()));
    let before = office.ok("backup", json!({"folder": ""}));
    let drawn = office.ok("draw_recovery_key", json!({"password": PASSWORD}));
    let new = text(&drawn["recovery_key"]);
    assert!(opens_with(&office, new));
    assert!(!opens_with(&office, Office::recovery_key()));
    // What was saved before knows the key of before, what is saved from now on the new one.
    let after = office.ok("backup", json!({"folder": office.beside("stick")}));
    for (backup, secret, opens) in [
        (&before, Office::recovery_key(), true),
        (&before, new, false),
        (&after, new, true),
        (&after, Office::recovery_key(), false),
    ] {
        let request = json!({"path": backup["path"], "secret": secret});
        assert_eq!(office.call("verify_backup", &request).is_ok(), opens);
    }
    let office = office.restarted();
    assert_eq!(office.state(), "open", "the keyring is not touched");
    assert!(office.person_of(&situation)["id"].is_string());
}

#[test]
fn two_offices_of_one_computer_have_each_their_entry_in_the_keyring() {
    let [first, second] = [Office::empty(), Office::empty()];
    for office in [&first, &second] {
        office.ok("create_office", create(true));
    }
    assert_ne!(entry_of(&first), entry_of(&second));
}

#[test]
fn the_key_goes_into_the_keyring_and_out_again() {
    let office = Office::empty();
    office.ok("create_office", create(false));
    let has_keyring = |office: &Office| office.ok("get_status", json!({}))["has_keyring"] == true;
    assert!(!has_keyring(&office));
    assert_eq!(
        office.refused_fields("use_keyring", &json!({"password": "falsch"})),
        ["password: store_wrong_key"]
    );
    office.machine.set_ring(Ring::Missing);
    assert_eq!(
        office.refused("use_keyring", json!({"password": PASSWORD})),
        "keyring_missing"
    );
    assert!(!has_keyring(&office), "no slot without its secret");
    office.machine.set_ring(Ring::Works);
    office.ok("use_keyring", json!({"password": PASSWORD}));
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert!(has_keyring(&office));
    office.ok("leave_keyring", json!({}));
    assert!(!has_keyring(&office));
    let office = office.restarted();
    assert_eq!(office.state(), "locked");
}

#[test]
fn a_keyring_that_lost_its_entry_takes_the_key_again() {
    let office = Office::open();
    let situation = office.complex();
    let lost = entry_of(&office);
    cii_app::Host::keyring_delete(office.machine.as_ref(), &lost).unwrap();
    let office = office.restarted();
    assert_eq!(office.state(), "keyring_missing");
    office.ok("unlock", json!({"password": PASSWORD}));
    office.ok("use_keyring", json!({"password": PASSWORD}));
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert!(office.person_of(&situation)["id"].is_string());
    // Once more: what was kept there before is forgotten.
    let before = entry_of(&office);
    office.ok("use_keyring", json!({"password": PASSWORD}));
    let kept = cii_app::Host::keyring_get(office.machine.as_ref(), &before).unwrap();
    assert_eq!(kept, None);
}

#[test]
fn the_key_goes_into_the_keyring_after_a_restore() {
    let office = Office::open();
    let made = office.ok("backup", json!({"folder": office.beside("stick")}));
    let elsewhere = Office::empty();
    elsewhere.ok(
        "restore_backup",
        json!({"path": made["path"], "secret": PASSWORD}),
    );
    elsewhere.ok("use_keyring", json!({"password": PASSWORD}));
    let elsewhere = elsewhere.restarted();
    assert_eq!(elsewhere.state(), "open");
}

#[test]
fn whoever_opened_with_the_recovery_key_sets_a_password_without_the_lost_one() {
    let office = Office::open();
    let by_recovery_key =
        |office: &Office| office.ok("get_status", json!({}))["by_recovery_key"] == true;
    let first = "sept lacs au-dessus de la vallée";
    let change = |current: &str, password: &str| json!({"current": current, "password": password, "password_again": password});
    assert!(!by_recovery_key(&office), "the keyring opened it");
    assert!(opens_with(&office, Office::recovery_key()));
    assert!(by_recovery_key(&office));
    // The rules of a password are the same.
    assert_eq!(
        office.refused_fields("change_password", &change("", "court")),
        ["password: password_short"]
    );
    office.ok("change_password", change("", first));
    // Once it is set, it is known: the next one asks for it.
    assert!(!by_recovery_key(&office));
    assert_eq!(
        office.refused_fields("change_password", &change("", PASSWORD)),
        ["current: store_wrong_key"]
    );
    office.ok("draw_recovery_key", json!({"password": first}));
    office.ok("lock", json!({}));
    office.ok("unlock", json!({"password": first}));
}

#[test]
fn the_recovery_key_counts_only_while_what_it_opened_stays_open() {
    let office = Office::open();
    let change = json!({"current": "", "password": "sept lacs au-dessus de la vallée",
        "password_again": "sept lacs au-dessus de la vallée"});
    let asks = |office: &Office| office.refused_fields("change_password", &change);
    assert!(opens_with(&office, Office::recovery_key()));
    office.ok("lock", json!({}));
    office.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(asks(&office), ["current: store_wrong_key"]);
    office.ok("lock", json!({}));
    office.ok("unlock_with_keyring", json!({}));
    assert_eq!(asks(&office), ["current: store_wrong_key"]);
    // A backup that was opened with it leads to the same place.
    let made = office.ok("backup", json!({"folder": office.beside("stick")}));
    for (secret, by_recovery_key) in [(PASSWORD, false), (Office::recovery_key(), true)] {
        let elsewhere = Office::empty();
        elsewhere.ok(
            "restore_backup",
            json!({"path": made["path"], "secret": secret}),
        );
        let status = elsewhere.ok("get_status", json!({}));
        assert_eq!(status["by_recovery_key"], json!(by_recovery_key));
        assert_eq!(
            elsewhere.call("change_password", &change).is_ok(),
            by_recovery_key
        );
    }
}
