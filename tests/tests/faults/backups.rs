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
    office.ok("verify_backup", json!({"path": made["path"]}));
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
            office.refused("verify_backup", json!({"path": broken})),
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
    for path in [office.beside("nothing.backup"), office.beside("stick")] {
        let code = office.refused("restore_backup", json!({"path": path, "secret": PASSWORD}));
        assert!(code.starts_with("store_"), "{code}");
    }
    for secret in ["", "falsch"] {
        assert_eq!(
            office.refused(
                "restore_backup",
                json!({"path": made["path"], "secret": secret})
            ),
            "store_wrong_key"
        );
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
    assert_eq!(office.snapshot(&situation), before);
}
