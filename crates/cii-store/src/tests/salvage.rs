use std::fs;

use cii_domain::{PersonId, person::Person};
use cii_sync::RecordId;

use super::fixture::*;
use crate::*;

#[test]
fn what_can_be_read_of_a_damaged_file_is_saved() {
    let mut office = office();
    for n in 1..=200 {
        let person = person(u128::from(n), &format!("Nom{n}"), &"Léa ".repeat(20));
        office.act("announce", |w| {
            w.put(&person)?;
            w.put(&situation(n, &person))
        });
    }
    office.act("edit", |w| w.put(&person(3, "Changé", "Léa")));
    let Office {
        store,
        folder,
        ids: mut draw,
    } = office;
    let whole = store.summarise().unwrap();
    store.close().unwrap();
    let salvage_into = |into: &std::path::Path, draw: &mut dyn FnMut() -> uuid::Uuid| {
        salvage(folder.path(), &key(), into, meta(), (CLARA, at(9)), draw)
    };

    let into = tempfile::tempdir().unwrap();
    let sound = salvage_into(into.path(), &mut draw).unwrap();
    assert_eq!(
        sound,
        Salvaged {
            mutations: 401,
            mutations_lost: 0,
            records: 400,
            records_incomplete: 0
        }
    );
    let store = Store::open(into.path(), &key()).unwrap();
    assert_eq!(store.summarise().unwrap().digest, whole.digest);
    assert!(store.is_folded().unwrap());

    // Every tenth page is overwritten, the first ones aside, which say where everything is.
    let path = folder.path().join("bureau-cii.db");
    let mut bytes = fs::read(&path).unwrap();
    for page in (40..bytes.len() / 4096).step_by(10) {
        bytes[page * 4096 + 100..page * 4096 + 164].fill(0x5A);
    }
    fs::write(&path, &bytes).unwrap();
    let into = tempfile::tempdir().unwrap();
    let damaged = salvage_into(into.path(), &mut draw).unwrap();
    assert!(damaged.mutations_lost > 0, "{damaged:?}");
    assert!(damaged.records >= 350, "{damaged:?}");
    let store = Store::open(into.path(), &key()).unwrap();
    store.check().unwrap();
    assert!(store.is_folded().unwrap());
    assert_eq!(
        fs::read(&path).unwrap(),
        bytes,
        "the damaged file is left as it is"
    );
}

#[test]
fn a_file_that_was_cut_off_is_read_as_far_as_it_goes() {
    let mut office = office();
    for n in 1..=50 {
        office.act("register", |w| {
            w.put(&person(n, &format!("Nom{n}"), &"Léa ".repeat(20)))
        });
    }
    office.store.set_setting("user", "clara").unwrap();
    let Office {
        store,
        folder,
        ids: mut draw,
    } = office;
    store.close().unwrap();
    let path = folder.path().join("bureau-cii.db");
    let bytes = fs::read(&path).unwrap();
    let mut salvage_of = |content: &[u8]| {
        fs::write(&path, content).unwrap();
        let into = tempfile::tempdir().unwrap();
        let found = salvage(
            folder.path(),
            &key(),
            into.path(),
            meta(),
            (CLARA, at(9)),
            &mut draw,
        );
        assert_eq!(fs::read(&path).unwrap(), content, "the file is left alone");
        found.map(|found| (found.records, into))
    };
    let pages = bytes.len() / 4096;
    let (records, into) = salvage_of(&bytes[..(pages - 1) * 4096]).unwrap();
    assert!(records >= 20, "{records}");
    let store = Store::open(into.path(), &key()).unwrap();
    assert_eq!(store.setting("user").unwrap().as_deref(), Some("clara"));

    for foreign in [vec![0; 8192], b"SQLite format 3\0".repeat(600), Vec::new()] {
        assert!(matches!(
            salvage_of(&foreign),
            Err(StoreError::Damaged(Damage::Foreign))
        ));
    }
}

#[test]
fn records_come_back_in_the_order_in_which_they_were_written() {
    let order = [9_u128, 3, 7, 1, 8, 2];
    let named = |n: u128| person(n, &format!("Nom{n}"), "Léa");
    let listed = |store: &Store| -> Vec<PersonId> {
        let persons: Vec<Person> = store.read(Reader::list).unwrap();
        persons.iter().map(|person| person.id).collect()
    };
    // Of some, either the changes or the record itself can no longer be read.
    for (what, lost) in [
        ("nothing is lost", None),
        ("a change is lost", Some(("outbox", "record"))),
        ("a record is lost", Some(("record", "id"))),
    ] {
        let mut office = office();
        for n in order {
            office.act("register", |w| w.put(&named(n)));
        }
        // Changing a record does not move it.
        office.act("edit", |w| w.put(&person(3, "Changé", "Léa")));
        let before = listed(&office.store);
        assert_eq!(before, order.map(|n| named(n).id), "{what}");
        if let Some((table, column)) = lost {
            let id = named(7).id.uuid();
            let sql = format!("DELETE FROM {table} WHERE {column} = ?1");
            assert_eq!(office.store.connection.execute(&sql, [id]).unwrap(), 1);
        }
        let Office { store, folder, .. } = office;
        store.close().unwrap();
        let into = tempfile::tempdir().unwrap();
        salvage(
            folder.path(),
            &key(),
            into.path(),
            meta(),
            (CLARA, at(9)),
            &mut ids(5),
        )
        .unwrap();
        let store = Store::open(into.path(), &key()).unwrap();
        assert_eq!(listed(&store), before, "{what}");
        assert!(store.is_folded().unwrap(), "{what}");
    }
}
