use super::fixture::*;
use crate::*;

#[test]
fn accesses_are_listed_by_person_and_case_and_never_changed() {
    let office = office();
    let person = person(1, "Rey", "Anna");
    let case = situation(1, &person);
    let mut journal = Journal::open(office.folder.path(), &key()).unwrap();
    let read = Access::new(AccessKind::Read, CLARA, at(1), [case.id.0, person.id.0]);
    let print = Access {
        recipient: "CMS Sion".into(),
        reason: "convocation".into(),
        ..Access::new(AccessKind::Print, BRUNO, at(2), [case.id.0])
    };
    let search = Access {
        reason: "rey".into(),
        hits: 3,
        ..Access::new(AccessKind::Search, CLARA, at(3), [])
    };
    for access in [&read, &print, &search] {
        journal.record(access).unwrap();
    }
    drop(journal);
    let journal = Journal::open(office.folder.path(), &key()).unwrap();
    let sorted = |mut access: Access| {
        access.subjects.sort();
        access
    };
    assert_eq!(
        journal.list_of(&case.id, 10).unwrap(),
        [print.clone(), sorted(read.clone())]
    );
    assert_eq!(journal.list_of(&person.id, 10).unwrap(), [sorted(read)]);
    assert_eq!(journal.list_newest(2).unwrap(), [search, print]);
    for statement in [
        "UPDATE access SET hits = 0",
        "DELETE FROM access",
        "DELETE FROM access_subject",
    ] {
        assert!(
            journal.connection.execute_batch(statement).is_err(),
            "{statement}"
        );
    }
    assert_eq!(journal.count().unwrap(), 3);
}

#[test]
fn the_journal_is_encrypted_and_has_its_own_file() {
    let office = office();
    let mut journal = Journal::open(office.folder.path(), &key()).unwrap();
    let access = Access {
        reason: "canari-dans-la-mine".into(),
        ..Access::new(AccessKind::Search, CLARA, at(3), [])
    };
    journal.record(&access).unwrap();
    drop(journal);
    for file in ["journal.db", "bureau-cii.db"] {
        let bytes = std::fs::read(office.folder.path().join(file)).unwrap();
        assert!(
            !bytes.windows(6).any(|window| window == b"canari"),
            "{file}"
        );
    }
    let wrong = DatabaseKey::from_bytes([1; 32]);
    assert!(matches!(
        Journal::open(office.folder.path(), &wrong),
        Err(StoreError::WrongKey)
    ));
}
