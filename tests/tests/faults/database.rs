use std::fs;

use bureau_cii_tests::office::PASSWORD;
use serde_json::json;

use super::*;

/// An office with a file, closed, its database changed by `damage`, started again.
fn damaged(damage: impl FnOnce(&Office)) -> (Office, String) {
    let office = Office::open();
    let situation = office.complex();
    note(&office, &situation, "à retrouver").unwrap();
    office.ok("lock", json!({}));
    damage(&office);
    (office.restarted(), situation)
}

#[test]
fn a_damaged_page_says_so_and_the_rest_is_salvaged() {
    let (office, situation) = damaged(|office| {
        let mut bytes = fs::read(office.database()).unwrap();
        let pages = bytes.len() / 4096;
        // The last two pages are cut off.
        bytes.truncate((pages - 2) * 4096);
        fs::write(office.database(), bytes).unwrap();
    });
    assert_eq!(office.state(), "damaged");
    assert_eq!(
        office.refused("get_file", json!({"situation": situation})),
        "locked"
    );
    let kept = fs::read(office.database()).unwrap();
    assert_eq!(
        office.refused("salvage", json!({"password": "falsch"})),
        "store_wrong_key"
    );
    assert_eq!(
        fs::read(office.database()).unwrap(),
        kept,
        "a wrong password moves nothing"
    );
    let salvaged = office.ok("salvage", json!({"password": PASSWORD}));
    assert!(salvaged["records"].as_u64().unwrap() > 20, "{salvaged}");
    assert_eq!(office.state(), "open");
    // The damaged file is kept aside, to be looked at by somebody who knows more.
    let aside = fs::read_dir(office.data())
        .unwrap()
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with("damaged-"))
        .unwrap();
    assert_eq!(fs::read(aside.path().join("bureau-cii.db")).unwrap(), kept);
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert_eq!(office.people().user.len(), 36);
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    for (content, state) in [
        (
            b"SQLite format 3\0 and then something".repeat(300),
            "foreign",
        ),
        (b"%PDF-1.7 not a database at all".repeat(300), "damaged"),
        (Vec::new(), "damaged"),
    ] {
        let (office, _) = damaged(|office| fs::write(office.database(), &content).unwrap());
        assert_eq!(office.state(), state);
        let code = office.refused("unlock", json!({"password": PASSWORD}));
        assert!(code.starts_with("store_damaged_"), "{code}");
        assert_eq!(office.state(), state);
        // There is nothing of ours to save in it, and no empty office takes its place.
        let code = office.refused("salvage", json!({"password": PASSWORD}));
        assert!(code.starts_with("store_"), "{code}");
        assert_eq!(fs::read(office.database()).unwrap(), content);
        assert_eq!(office.state(), state);
    }
}

#[test]
fn a_missing_key_file_never_makes_a_new_key() {
    for content in [None, Some("{"), Some("{\"version\": 1}")] {
        let (office, _) = damaged(|office| {
            let keys = office.data().join("keys.json");
            match content {
                None => fs::remove_file(keys).unwrap(),
                Some(content) => fs::write(keys, content).unwrap(),
            }
        });
        let database = fs::read(office.database()).unwrap();
        assert_eq!(office.state(), "keys_missing");
        assert_eq!(
            office.refused("unlock", json!({"password": PASSWORD})),
            "store_key_file"
        );
        let create = json!({
            "first_name": "Clara", "name": "Zenruffinen", "function": "secretariat", "region": null, "language": "fr",
            "password": PASSWORD, "password_again": PASSWORD, "use_keyring": true,
        });
        for (command, request) in [
            ("create_office", create),
            ("start_practice", json!({"situations": null})),
        ] {
            assert_eq!(
                office.refused(command, request),
                "store_exists",
                "{command}"
            );
        }
        assert_eq!(fs::read(office.database()).unwrap(), database);
        let keys = fs::read_to_string(office.data().join("keys.json")).ok();
        assert_eq!(keys.as_deref(), content, "the key file is as it was");
    }
}

#[test]
fn a_damage_found_behind_the_password_has_its_screen() {
    let (office, _) = damaged(|office| fs::write(office.database(), "short").unwrap());
    office
        .machine
        .set_ring(bureau_cii_tests::office::Ring::Locked);
    let office = office.restarted();
    assert_eq!(office.state(), "keyring_locked");
    office.refused("unlock", json!({"password": PASSWORD}));
    assert_eq!(office.state(), "damaged");
    office.ok("try_again", json!({}));
    assert_eq!(office.state(), "keyring_locked");
}

#[test]
fn what_was_put_back_opens_without_a_new_start() {
    for name in ["bureau-cii.db", "keys.json"] {
        let kept = std::cell::RefCell::new(Vec::new());
        let (office, situation) = damaged(|office| {
            let file = office.data().join(name);
            kept.replace(fs::read(&file).unwrap());
            fs::write(file, "{").unwrap();
        });
        assert_ne!(office.state(), "open");
        fs::write(office.data().join(name), kept.take()).unwrap();
        assert_ne!(office.state(), "open", "nobody asked");
        office.ok("try_again", json!({}));
        assert_eq!(office.state(), "open", "{name}");
        office.ok("lock", json!({}));
        office.ok("try_again", json!({}));
        assert_eq!(office.state(), "locked", "the lock is not gone round");
        office.ok("unlock", json!({"password": PASSWORD}));
        assert!(has_note(&office, &situation, "à retrouver"));
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_said_and_left_alone() {
    let office = Office::empty();
    fs::write(office.data(), "not a folder").unwrap();
    let create = json!({
        "first_name": "Clara", "name": "Zenruffinen", "function": "secretariat", "region": null, "language": "fr",
        "password": PASSWORD, "password_again": PASSWORD, "use_keyring": false,
    });
    let code = office.refused("create_office", create);
    assert_eq!(code, "store_io");
    assert_eq!(fs::read(office.data()).unwrap(), b"not a folder");
}

#[test]
fn a_second_office_is_not_made_over_the_first() {
    let office = Office::open();
    let situation = office.complex();
    let create = json!({
        "first_name": "Nina", "name": "Nouvelle", "function": "secretariat", "region": null, "language": "fr",
        "password": PASSWORD, "password_again": PASSWORD, "use_keyring": true,
    });
    assert_eq!(
        office.refused("create_office", create.clone()),
        "store_exists"
    );
    assert_eq!(
        office.refused("start_practice", json!({"situations": null})),
        "store_exists"
    );
    assert!(office.person_of(&situation)["id"].is_string());
    office.ok("lock", json!({}));
    assert_eq!(office.refused("create_office", create), "store_exists");
    // The keyring's secret was not written over either.
    let office = office.restarted();
    assert_eq!(office.state(), "open");
}

#[test]
fn the_projections_can_be_made_anew() {
    let office = Office::open();
    let situation = office.complex();
    let before = office.snapshot(&situation);
    let rebuilt = office.ok("rebuild", json!({}));
    assert!(rebuilt["records"].as_u64().unwrap() > 20);
    assert_eq!(office.snapshot(&situation), before);
}

#[test]
fn preferences_that_cannot_be_read_are_the_usual_ones() {
    let (office, _) = damaged(|office| {
        fs::write(
            office.data().join("preferences.json"),
            "{\"language\": \"it\"",
        )
        .unwrap();
    });
    let status = office.ok("get_status", json!({}));
    assert_eq!(status["state"], "open");
    assert_eq!(status["preferences"]["language"], "fr");
}
