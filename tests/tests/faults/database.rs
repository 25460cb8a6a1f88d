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
    for content in [
        b"SQLite format 3\0 and then something".repeat(300),
        b"%PDF-1.7 not a database at all".repeat(300),
        Vec::new(),
    ] {
        let (office, _) = damaged(|office| fs::write(office.database(), &content).unwrap());
        assert_eq!(office.state(), "damaged");
        let code = office.refused("unlock", json!({"password": PASSWORD}));
        assert!(code.starts_with("store_damaged_"), "{code}");
        assert_eq!(office.state(), "damaged");
        // There is nothing of ours to save in it, and no empty office takes its place.
        let code = office.refused("salvage", json!({"password": PASSWORD}));
        assert!(code.starts_with("store_"), "{code}");
        assert_eq!(fs::read(office.database()).unwrap(), content);
        assert_eq!(office.state(), "damaged");
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
        assert_eq!(office.state(), "damaged");
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
