use std::fs;

use bureau_cii_tests::office::PASSWORD;
use serde_json::json;

use super::*;

#[test]
fn a_broken_backup_is_refused_and_changes_nothing() {
    let office = Office::open();
    let situation = office.complex();
    let made = office.ok("backup", json!({"folder": office.beside("stick")}));
    let good = fs::read(text(&made["path"])).unwrap();
    office.ok("verify_backup", json!({"path": made["path"], "secret": ""}));
    let before = office.snapshot(&situation);

    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let mut end = good.clone();
    *end.last_mut().unwrap() ^= 1;
    let broken = office.beside("broken.backup");
    for content in [
        flipped,
        end,
        good[..good.len() / 2].to_vec(),
        good[..good.len() - 1].to_vec(),
        b"PK\x03\x04 a zip".to_vec(),
        fs::read(office.database()).unwrap(),
        Vec::new(),
    ] {
        fs::write(&broken, &content).unwrap();
        assert_eq!(
            office.refused("verify_backup", json!({"path": broken, "secret": ""})),
            "store_broken_backup"
        );
        assert_eq!(
            office.refused(
                "restore_backup",
                json!({"path": broken, "secret": PASSWORD})
            ),
            "store_broken_backup"
        );
        assert_eq!(office.state(), "open");
        assert_eq!(office.snapshot(&situation), before);
    }
    let path = &made["path"];
    for (path, secret, refused) in [
        (
            json!(office.beside("nothing.backup")),
            PASSWORD,
            "path: file_not_found",
        ),
        (
            json!(office.beside("stick")),
            PASSWORD,
            "path: file_not_found",
        ),
        (
            json!("stick/it.backup"),
            PASSWORD,
            "path: path_not_complete",
        ),
        (path.clone(), "", "secret: store_wrong_key"),
        (path.clone(), "falsch", "secret: store_wrong_key"),
    ] {
        let request = json!({"path": path, "secret": secret});
        assert_eq!(office.refused_fields("restore_backup", &request), [refused]);
    }
    assert_eq!(office.snapshot(&situation), before);
}

#[test]
fn a_backup_brings_back_what_was() {
    for secret in [PASSWORD, Office::recovery_key()] {
        let office = Office::open();
        let situation = office.complex();
        note(&office, &situation, "avant la copie").unwrap();
        let made = office.ok("backup", json!({"folder": ""}));
        assert!(made["records"].as_u64().unwrap() > 20);
        assert_eq!(
            office.ok("list_backups", json!({}))["backups"]
                .as_array()
                .unwrap()
                .len(),
            1
        );
        note(&office, &situation, "après la copie").unwrap();
        office.ok(
            "restore_backup",
            json!({"path": made["path"], "secret": secret}),
        );
        assert_eq!(office.state(), "open");
        assert!(has_note(&office, &situation, "avant la copie"));
        assert!(!has_note(&office, &situation, "après la copie"));
        note(&office, &situation, "on continue").unwrap();
        let office = office.restarted();
        assert_eq!(office.state(), "open");
        assert!(has_note(&office, &situation, "on continue"));
    }
}

#[test]
fn a_backup_helps_where_the_database_is_damaged_or_gone() {
    let office = Office::open();
    let situation = office.complex();
    let made = office.ok("backup", json!({"folder": office.beside("stick")}));
    office.ok("lock", json!({}));
    fs::write(office.database(), b"not a database").unwrap();
    let office = office.restarted();
    assert_eq!(office.state(), "damaged");
    office.ok(
        "restore_backup",
        json!({"path": made["path"], "secret": PASSWORD}),
    );
    assert_eq!(office.state(), "open");
    assert!(office.person_of(&situation)["id"].is_string());

    // On a new computer.
    let elsewhere = Office::empty();
    assert_eq!(elsewhere.state(), "first_start");
    elsewhere.ok(
        "restore_backup",
        json!({"path": made["path"], "secret": PASSWORD}),
    );
    assert_eq!(elsewhere.state(), "open");
    assert!(elsewhere.person_of(&situation)["id"].is_string());
}

#[test]
fn a_backup_is_verified_and_counted_before_anything_is_open() {
    let office = Office::open();
    let made = office.ok("backup", json!({"folder": ""}));
    let list = |office: &Office| office.ok("list_backups", json!({}))["backups"].clone();
    assert_eq!(list(&office)[0]["records"], made["records"]);
    assert_eq!(list(&office)[0]["at"], made["at"]);
    let broken = office.data().join("backups/broken.backup");
    let bytes = fs::read(text(&made["path"])).unwrap();
    fs::write(&broken, &bytes[..bytes.len() - 1]).unwrap();
    office.ok("lock", json!({}));

    let verify = |secret: &str| json!({"path": made["path"], "secret": secret});
    assert_eq!(office.refused("verify_backup", verify("")), "locked");
    assert_eq!(
        office.refused_fields("verify_backup", &verify("falsch")),
        ["secret: store_wrong_key"]
    );
    for secret in [PASSWORD, Office::recovery_key()] {
        let found = office.ok("verify_backup", verify(secret));
        assert_eq!(found["records"], made["records"]);
    }
    assert_eq!(office.state(), "locked", "verifying opens nothing");
    let listed = list(&office);
    let named = |path: &std::path::Path| {
        let mut all = listed.as_array().into_iter().flatten();
        all.find(|backup| backup["path"] == json!(path)).cloned()
    };
    assert_eq!(named(&broken).unwrap()["records"], Value::Null);
}

#[test]
fn a_backup_that_cannot_be_written_says_so() {
    let office = Office::open();
    let situation = office.complex();
    let before = office.snapshot(&situation);
    let file = office.beside("a-file");
    fs::write(&file, "").unwrap();
    assert_eq!(
        office.refused("backup", json!({"folder": file})),
        "store_io"
    );
    if cfg!(target_os = "linux") {
        assert_eq!(
            office.refused("backup", json!({"folder": "/sys"})),
            "store_read_only"
        );
    }
    assert_eq!(
        office.refused_fields("backup", &json!({"folder": "backups"})),
        ["folder: path_not_complete"]
    );
    assert_eq!(office.snapshot(&situation), before);
}
