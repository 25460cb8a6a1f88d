use std::fs;

use cii_domain::{PersonId, person::Person};
use cii_sync::{Mutation, RecordId};

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
            records_incomplete: 0,
            is_shared: false,
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

/// What a joined office salvages when its database is damaged by `damage`, and the office opened on it.
fn salvaged_of(office: Office, damage: impl FnOnce(&Store)) -> (Salvaged, Office) {
    let Office {
        store, folder, ids, ..
    } = office;
    damage(&store);
    store.close().unwrap();
    let into = tempfile::tempdir().unwrap();
    let mut draw = super::fixture::ids(5);
    let found = salvage(
        folder.path(),
        &key(),
        into.path(),
        meta(),
        (CLARA, at(9)),
        &mut draw,
    );
    let store = Store::open(into.path(), &key()).unwrap();
    assert!(store.is_folded().unwrap());
    let office = Office {
        store,
        ids,
        folder: into,
    };
    (found.unwrap(), office)
}

/// An office whose server has two of its six changes, and confirmed a record of somebody else.
fn joined() -> (Office, Vec<Mutation>) {
    let mut office = office();
    let theirs = person(1, "Rey", "Anna");
    for n in 2..=3 {
        office.act("register", |w| w.put(&person(n, "Imhof", "Beat")));
    }
    let own = office.store.list_waiting(1, 10).unwrap();
    let confirmed = [
        &theirs,
        &person(2, "Imhof", "Beat"),
        &person(3, "Imhof", "Beat"),
    ];
    let end = super::sync::end(9, 2, Some(own[1].uuid));
    let page = super::sync::page(
        confirmed.into_iter().map(super::sync::record).collect(),
        cii_sync::Next::End(end),
    );
    office.store.stage(&page).unwrap();
    office.store.apply_staged(false).unwrap();
    office.act("edit", |w| w.put(&person(1, "Roy", "Anna")));
    for n in 4..=6 {
        office.act("register", |w| w.put(&person(n, "Neu", "Beat")));
    }
    let own = office.store.list_waiting(1, 10).unwrap();
    (office, own)
}

/// What is lost; which own changes are left, by their former counters; how many that waited are not.
type Case = (
    &'static str,
    Box<dyn FnOnce(&Store)>,
    &'static [usize],
    usize,
);

#[test]
fn of_an_office_with_a_server_only_what_it_has_not_got_is_saved() {
    let names = |own: &[Mutation]| -> Vec<(u64, uuid::Uuid)> {
        own.iter().map(|own| (own.n, own.uuid)).collect()
    };
    let lose = |n: u64| {
        move |store: &Store| {
            let lost = store
                .connection
                .execute("DELETE FROM outbox WHERE n = ?1", [n.cast_signed()]);
            assert_eq!(lost.unwrap(), 1);
        }
    };
    let cases: [Case; 4] = [
        ("nothing is lost", Box::new(|_| ()), &[1, 2, 3, 4, 5, 6], 0),
        (
            "one that the server has",
            Box::new(lose(1)),
            &[2, 3, 4, 5, 6],
            0,
        ),
        ("the last that it has", Box::new(lose(2)), &[3, 4, 5, 6], 0),
        ("one that waits", Box::new(lose(4)), &[1, 2, 3, 5, 6], 1),
    ];
    for (what, damage, left, lost) in cases {
        let (office, own) = joined();
        let (found, mut office) = salvaged_of(office, damage);
        let first = left[0] as u64;
        let expected: Vec<_> = (first..)
            .zip(left)
            .map(|(n, former)| (n, own[former - 1].uuid))
            .collect();
        let kept = office.store.list_waiting(1, 10).unwrap();
        assert_eq!(names(&kept), expected, "{what}");
        assert_eq!(kept[kept.len() - 2].seen, 9, "{what}: on what it was made");
        assert_eq!(
            (found.mutations_lost, found.is_shared),
            (lost, true),
            "{what}"
        );
        assert_eq!(found.mutations, left.iter().filter(|n| **n > 2).count());
        assert_eq!(office.store.acknowledged().unwrap(), 2, "{what}");
        assert_eq!(
            office.store.cookie(),
            None,
            "{what}: everything is sent again"
        );
        assert_eq!(
            office.read(|r| r.find::<Person>(&person(1, "", "").id)),
            None,
            "{what}: what the server has is not made anew"
        );
        assert_eq!(
            office.read(|r| r.count(RecordKind::Person)),
            left.iter().filter(|n| **n > 3).count(),
            "{what}"
        );

        // Somebody deleted a record meanwhile. The next pull brings the rest, and what waits is replayed on it.
        let end = cii_sync::End {
            whole: true,
            ..super::sync::end(20, 2, Some(own[1].uuid))
        };
        let puts = vec![
            super::sync::record(&person(1, "Rey", "Anna")),
            super::sync::record(&person(2, "Imhof", "Beat")),
        ];
        let page = super::sync::page(puts, cii_sync::Next::End(end));
        office.store.stage(&page).unwrap();
        assert!(matches!(
            office.store.apply_staged(false).unwrap(),
            Applied::Done { .. }
        ));
        assert!(office.store.is_folded().unwrap(), "{what}");
        let anna: Person = office.read(|r| r.get(&person(1, "", "").id));
        assert_eq!(anna.name, "Roy", "{what}");
        let gone = office.read(|r| r.find::<Person>(&person(3, "", "").id));
        assert_eq!(gone, None, "{what}: it does not come back");
        office.act("register", |w| w.put(&person(7, "Neu", "Beat")));
        let last = own.len() - lost + 1;
        assert_eq!(office.store.queue().unwrap().last, last as u64, "{what}");
    }
}

#[test]
fn what_was_held_back_or_refused_stays_so() {
    let (mut office, own) = joined();
    // The server refused the third and closed the file of the fourth.
    let refused = cii_sync::MutationResult {
        n: 3,
        uuid: own[2].uuid,
        outcome: cii_sync::Outcome::Refused {
            reason: cii_sync::Refusal::NotPermitted,
        },
    };
    let end = cii_sync::End {
        results: vec![refused],
        ..super::sync::end(10, 3, Some(own[2].uuid))
    };
    let page = cii_sync::Page {
        closed: vec![own[3].scope.clone()],
        ..super::sync::page(Vec::new(), cii_sync::Next::End(end))
    };
    office.store.stage(&page).unwrap();
    office.store.apply_staged(false).unwrap();
    let (_, office) = salvaged_of(office, |_| ());
    let kept = office.store.list_quarantine().unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].uuid, own[2].uuid);
    assert_eq!(
        office.read(|r| r.count(RecordKind::Person)),
        2,
        "the held one is not shown"
    );
    let waiting = office.store.list_waiting(4, 10).unwrap();
    assert_eq!(waiting[0].uuid, own[3].uuid, "and still sent");
}
