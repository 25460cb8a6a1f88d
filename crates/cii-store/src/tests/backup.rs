use std::fs;

use cii_domain::person::Person;
use cii_sync::RecordKind;

use cii_domain::witness::AccessKind;

use super::fixture::*;
use crate::*;

fn with_one() -> Office {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&situation(1, &person))
    });
    journal_in(office.folder.path()).record(Access::new(
        AccessKind::Read,
        CLARA,
        at(1),
        [person.id.0],
    ));
    office
}

#[test]
fn a_backup_is_verified_and_restored_elsewhere() {
    let office = with_one();
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("cii.backup");
    let made = office.store.backup_to(&path, at(5)).unwrap();
    assert_eq!(made.count(RecordKind::Person), 1);
    assert_eq!(made.digest, office.store.summarise().unwrap().digest);
    assert_eq!(
        verify_backup(&path, &key(), elsewhere.path()).unwrap(),
        made
    );
    assert!(matches!(
        verify_backup(&path, &DatabaseKey::from_bytes([1; 32]), elsewhere.path()),
        Err(StoreError::WrongKey)
    ));
    let recovered = read_backup_slots(&path)
        .unwrap()
        .open(Secret::Practice)
        .unwrap();
    let target = elsewhere.path().join("new");
    assert_eq!(restore_backup(&path, &recovered, &target).unwrap(), made);
    let store = Store::open(&target, &recovered).unwrap();
    assert_eq!(store.summarise().unwrap().digest, made.digest);
    assert_eq!(journal_in(&target).count().unwrap(), 1);
    let mut names: Vec<_> = fs::read_dir(elsewhere.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["cii.backup", "new"]);
}

#[test]
fn a_restore_moves_the_present_database_aside_and_keeps_the_journal() {
    let mut office = with_one();
    let path = office.folder.path().join("backups/a.backup");
    fs::create_dir(office.folder.path().join("backups")).unwrap();
    office.store.backup_to(&path, at(5)).unwrap();
    let late = person(2, "Late", "Lia");
    office.act("register", |w| w.put(&late));
    assert!(matches!(
        restore_backup(&path, &key(), office.folder.path()),
        Err(StoreError::InUse)
    ));
    journal_in(office.folder.path()).record(Access::new(AccessKind::Restore, CLARA, at(6), []));
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    restore_backup(&path, &key(), folder.path()).unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.read(|r| r.find::<Person>(&late.id)).unwrap(), None);
    assert_eq!(store.read(|r| r.count(RecordKind::Situation)).unwrap(), 1);
    assert_eq!(journal_in(folder.path()).count().unwrap(), 2);
    assert!(
        folder
            .path()
            .join("backups/replaced-1/bureau-cii.db")
            .exists()
    );
}

#[test]
fn a_broken_backup_changes_nothing() {
    let office = with_one();
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("cii.backup");
    office.store.backup_to(&path, at(5)).unwrap();
    let Office { store, folder, .. } = office;
    let before = store.summarise().unwrap();
    store.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("longer", [whole.as_slice(), b"x"].concat()),
        (
            "foreign",
            b"PK\x03\x04 something else entirely, and long enough".to_vec(),
        ),
        ("flipped at the start", flipped(3)),
        ("flipped length", flipped(21)),
        ("flipped in the manifest", flipped(60)),
        ("flipped in the middle", flipped(whole.len() / 2)),
        ("flipped in the keys", flipped(whole.len() - 10)),
    ] {
        fs::write(&path, bytes).unwrap();
        assert!(
            matches!(
                restore_backup(&path, &key(), folder.path()),
                Err(StoreError::BrokenBackup)
            ),
            "{name}"
        );
    }
    assert!(!folder.path().join("backups").exists());
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.summarise().unwrap(), before);
}

#[test]
fn a_backup_to_an_impossible_place_leaves_nothing() {
    let office = with_one();
    let file = office.folder.path().join("a-file");
    fs::write(&file, b"x").unwrap();
    assert!(
        office
            .store
            .backup_to(&file.join("cii.backup"), at(1))
            .is_err()
    );
    let mut names: Vec<_> = fs::read_dir(office.folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.retain(|name| name.to_string_lossy().starts_with("scratch"));
    assert_eq!(names, [""; 0]);
}

#[test]
fn a_damaged_journal_does_not_keep_the_data_from_being_saved() {
    let office = with_one();
    let journal = office.folder.path().join("journal.db");
    for content in [b"%PDF-1.7 something else".repeat(400), Vec::new()] {
        fs::write(&journal, content).unwrap();
        let path = office.folder.path().join("cii.backup");
        let made = office.store.backup_to(&path, at(5)).unwrap();
        assert_eq!(made.count(RecordKind::Person), 1);
    }
}
