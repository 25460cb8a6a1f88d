//! What was closed is destroyed: beside the database as well, and later if it cannot be at once.

use cii_domain::person::Person;
use cii_sync::{Aggregate, End, Next, Page};

use super::{
    fixture::*,
    sync::{end, more, page, record},
};
use crate::*;

/// What lies in the folder beside what an open office needs.
fn beside(office: &Office) -> Vec<String> {
    let mut found: Vec<String> = std::fs::read_dir(office.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("bureau-cii.db") && name != "keys.json" && name != "lock")
        .collect();
    found.sort();
    found
}

/// Copies of the database, as a migration, a person, a restore and a salvage leave them.
fn leave_copies(office: &Office) -> Vec<String> {
    let folder = office.folder.path();
    let slots = KeySlots::read(folder).unwrap();
    crate::backup::before_migration(&office.store.connection, folder, &key(), &slots, 4).unwrap();
    office
        .store
        .backup_to(&folder.join("backups/bureau-cii-2026-01-05.backup"), at(3))
        .unwrap();
    for name in [
        "backups/replaced-1",
        "damaged-20260105080000",
        "salvaged-20260105080000",
    ] {
        std::fs::create_dir(folder.join(name)).unwrap();
        let copy = folder.join(name).join("bureau-cii.db");
        std::fs::copy(folder.join("bureau-cii.db"), copy).unwrap();
    }
    beside(office)
}

#[test]
fn copies_of_the_database_go_with_what_a_pull_closes() {
    let mut office = office();
    let anna = person(1, "Canaristein", "Anna");
    office.act("register", |w| w.put(&anna));
    let alone = leave_copies(&office);
    assert_eq!(alone.len(), 3, "{alone:?}");
    // An office that comes to a server keeps what it saved before.
    let own = office.store.list_waiting(1, 1).unwrap()[0].uuid;
    let whole = End {
        whole: true,
        ..end(9, 1, Some(own))
    };
    office.pull(&page(vec![record(&anna)], Next::End(whole)));
    assert_eq!(beside(&office), alone);
    office.pull(&page(vec![record(&anna)], Next::End(end(10, 1, Some(own)))));
    assert_eq!(beside(&office), alone, "nothing was closed");

    let closing = Page {
        closed: vec![anna.scope()],
        ..page(Vec::new(), Next::End(end(11, 1, Some(own))))
    };
    office.pull(&closing);
    assert_eq!(beside(&office), Vec::<String>::new());
}

#[test]
fn an_office_without_a_server_keeps_its_copies() {
    let office = office();
    let alone = leave_copies(&office);
    table::meta::set_purge_due(&office.store.connection, true).unwrap();
    let Office { store, folder, ids } = office;
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    assert!(!table::meta::purge_due(&store.connection).unwrap());
    let office = Office { store, ids, folder };
    assert_eq!(beside(&office), alone);
}

/// Leaves no room for writing the file anew: the engine needs one more database beside those that are open.
fn leave_no_room(store: &Store) {
    for n in 0..10 {
        let sql = format!("ATTACH ':memory:' AS other_{n} KEY ''");
        store.connection.execute_batch(&sql).unwrap();
    }
    assert!(store.connection.execute_batch("VACUUM").is_err());
}

/// How it is tried again.
type Again = (&'static str, fn(Office) -> Office);

#[test]
fn what_cannot_be_destroyed_at_once_is_not_shown_and_destroyed_later() {
    let again: [Again; 2] = [
        ("the next pull", |mut office| {
            for n in 0..10 {
                let sql = format!("DETACH other_{n}");
                office.store.connection.execute_batch(&sql).unwrap();
            }
            office.pull(&page(Vec::new(), Next::End(end(11, 0, None))));
            office
        }),
        ("the next start", |office| {
            let Office { store, folder, ids } = office;
            drop(store);
            let store = Store::open(folder.path(), &key()).unwrap();
            Office { store, ids, folder }
        }),
    ];
    for (what, again) in again {
        let mut office = office();
        let anna = person(1, "Canaristein", "Anna");
        office.pull(&page(vec![record(&anna)], Next::End(end(9, 0, None))));
        assert!(!office.store.is_purge_due().unwrap(), "{what}");
        leave_no_room(&office.store);
        let closing = Page {
            closed: vec![anna.scope()],
            ..page(Vec::new(), Next::End(end(10, 0, None)))
        };
        assert_eq!(
            office.pull(&closing),
            Applied::Done { changed: 1 },
            "{what}: the pull is in place"
        );
        assert_eq!(office.store.cookie().unwrap().seq, 10, "{what}");
        assert_eq!(office.read(|r| r.find::<Person>(&anna.id)), None, "{what}");
        assert_eq!(office.found("canaristein", CLARA), [0; 0], "{what}");
        assert!(office.store.is_purge_due().unwrap(), "{what}");
        let office = again(office);
        assert!(!office.store.is_purge_due().unwrap(), "{what}");
        assert_eq!(office.read(|r| r.find::<Person>(&anna.id)), None, "{what}");
    }
}

#[test]
fn an_office_opens_though_nothing_can_be_destroyed_now() {
    let office = office();
    table::meta::set_purge_due(&office.store.connection, true).unwrap();
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    // Somebody looks at the file, so that its log cannot be emptied.
    let other = open::open(&folder.path().join("bureau-cii.db"), &key(), None).unwrap();
    other
        .execute_batch("BEGIN; SELECT count(*) FROM meta;")
        .unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    assert!(store.is_purge_due().unwrap());
    drop((store, other));
    let store = Store::open(folder.path(), &key()).unwrap();
    assert!(!store.is_purge_due().unwrap());
}

/// Another way to forget what came.
type Forgetting = (&'static str, fn(&mut Store));

#[test]
fn of_pages_that_are_forgotten_no_trace_is_left() {
    let ways: [Forgetting; 4] = [
        ("the server begins anew", |store| {
            store.forget_stage().unwrap();
        }),
        ("it does not know the device", |store| {
            store.forget_cookie().unwrap();
        }),
        ("another name", |store| {
            let name = cii_sync::DeviceId(uuid::Uuid::from_u128(0xC0));
            store.rename_device(name, ("server", "bond")).unwrap();
        }),
        ("it was not applied", |store| {
            let last = page(Vec::new(), Next::End(end(10, 0, None)));
            store.stage(&last).unwrap();
            store.stage(&page(Vec::new(), more())).unwrap();
        }),
    ];
    for (what, forget) in ways {
        let mut office = office();
        office.pull(&page(Vec::new(), Next::End(end(9, 0, None))));
        let anna = person(1, "Canaristein", "Anna");
        let came = page(vec![record(&anna)], more());
        office.store.stage(&came).unwrap();
        forget(&mut office.store);
        assert!(office.store.is_purge_due().unwrap(), "{what}");
        office.pull(&page(Vec::new(), Next::End(end(11, 0, None))));
        assert!(!office.store.is_purge_due().unwrap(), "{what}");
    }
}
