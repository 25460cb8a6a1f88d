//! The first pull into an office where nothing is yet: in place page by page.

use cii_domain::person::Person;
use cii_sync::{
    Aggregate, End, HistoryEvent, HistoryItem, Leaving, Next, Page, RecordId, RecordKind, Removed,
};
use uuid::Uuid;

use super::{
    fixture::*,
    sync::{end, more, page, record},
};
use crate::*;

fn last() -> Next {
    Next::End(End {
        whole: true,
        ..end(9, 0, None)
    })
}

/// So much that a page takes room that can be denied.
fn large(n: u128) -> Person {
    Person {
        phone: "0".repeat(60_000),
        ..person(n, "Rey", "Anna")
    }
}

fn pages() -> [Page; 3] {
    [(1, more()), (2, more()), (3, last())].map(|(n, next)| page(vec![record(&large(n))], next))
}

/// Lets the file grow by so little more.
fn leave_room(store: &Store, pages: u32) {
    let taken: u32 = store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    store.limit_pages(taken + pages).unwrap();
}

/// An office whose first pull of three pages came to an end with the second.
fn interrupted() -> Office {
    let mut office = office();
    for page in &pages()[..2] {
        office.store.stage(page).unwrap();
    }
    assert!(office.store.is_filling().unwrap());
    office
}

/// An office whose first pull came whole, and was not completed for want of room.
fn incomplete() -> Office {
    let mut office = interrupted();
    let anna = person(9, "Rey", "Anna");
    let situations = (1..=400).map(|n| record(&situation(n, &anna))).collect();
    let mut last = page(situations, last());
    last.puts.push(record(&anna));
    office.store.stage(&last).unwrap();
    leave_room(&office.store, 4);
    let refused = office.store.apply_staged(false);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert!(office.store.is_filling().unwrap());
    office
}

fn assert_filled(store: &Store, records: u64) {
    assert!(!store.is_filling().unwrap());
    assert!(store.is_folded().unwrap());
    assert_eq!(store.count_confirmed().unwrap(), records);
    assert!(store.cookie().is_some());
    assert!(!store.is_staged_whole());
}

/// How many rows gather from several records.
fn count_gathered(store: &Store) -> u32 {
    let count = "SELECT count(*) FROM situation_row";
    let count = store.connection.query_row(count, [], |row| row.get(0));
    count.unwrap()
}

#[test]
fn nothing_is_changed_before_everything_came() {
    let mut office = interrupted();
    let new = person(4, "Imhof", "Beat");
    let act = || Act::new("register", CLARA, at(1));
    let refused = office
        .store
        .change(act(), &mut *office.ids, |w| w.put(&new));
    assert!(matches!(refused, Err(StoreError::Filling)), "{refused:?}");
    assert!(matches!(office.undo(), Err(StoreError::Filling)));
    office.store.stage(&pages()[2]).unwrap();
    office.act("register", |w| w.put(&new));
    assert_filled(&office.store, 3);
    assert_eq!(office.read(|r| r.count(RecordKind::Person)), 4);
}

#[test]
fn nothing_is_built_on_what_is_not_complete() {
    let mut office = incomplete();
    let new = person(4, "Imhof", "Beat");
    let refused = office
        .store
        .change(Act::new("register", CLARA, at(1)), &mut *office.ids, |w| {
            w.put(&new)
        });
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert!(matches!(office.undo(), Err(StoreError::DiskFull)));
    office.store.limit_pages(1 << 30).unwrap();
    office.act("register", |w| w.put(&new));
    assert_filled(&office.store, 403);
    assert_eq!(count_gathered(&office.store), 400);
}

#[test]
fn it_goes_on_at_the_page_where_it_was() {
    let Office { store, folder, .. } = interrupted();
    let asked = store.pull_request().unwrap();
    drop(store);
    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert!(store.is_filling().unwrap());
    assert_eq!(store.pull_request().unwrap(), asked);
    assert!(asked.page.is_some());
    store.stage(&pages()[2]).unwrap();
    let applied = store.apply_staged(false).unwrap();
    assert_eq!(applied, Applied::Done { changed: 3 });
    assert_filled(&store, 3);
}

#[test]
fn a_page_that_finds_no_room_is_asked_for_again() {
    let mut office = interrupted();
    let asked = office.store.pull_request().unwrap();
    leave_room(&office.store, 4);
    let refused = office.store.stage(&pages()[2]);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert_eq!(office.store.pull_request().unwrap(), asked);
    assert_eq!(office.store.count_confirmed().unwrap(), 2);
}

#[test]
fn it_is_completed_before_the_database_opens() {
    let Office { store, folder, .. } = incomplete();
    drop(store);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_filled(&store, 403);
    assert_eq!(count_gathered(&store), 400);
}

/// What the server has under this device's name the device never made: nothing of it is kept, at a later start neither.
#[test]
fn a_clone_is_noticed_before_it_is_complete() {
    let foreign = Next::End(end(9, 4, Some(Uuid::from_u128(0xF0))));
    for reopens in [false, true] {
        let mut office = interrupted();
        office
            .store
            .stage(&page(Vec::new(), foreign.clone()))
            .unwrap();
        let Office { store, folder, .. } = office;
        let store = if reopens {
            drop(store);
            Store::open(folder.path(), &key()).unwrap()
        } else {
            let mut store = store;
            assert_eq!(store.apply_staged(false).unwrap(), Applied::Cloned);
            store
        };
        assert!(!store.is_filling().unwrap());
        assert_eq!(store.count_confirmed().unwrap(), 0);
        assert_eq!(store.cookie(), None);
    }
}

#[test]
fn salvage_leaves_to_the_server_what_is_half_in_place() {
    let Office {
        mut store,
        folder,
        mut ids,
    } = interrupted();
    store.set_setting("server", "bond").unwrap();
    drop(store);
    let into = tempfile::tempdir().unwrap();
    let salvaged = salvage(
        folder.path(),
        &key(),
        into.path(),
        meta(),
        (CLARA, at(9)),
        &mut ids,
    );
    let of_a_server = Salvaged {
        is_shared: true,
        ..Salvaged::default()
    };
    assert_eq!(salvaged.unwrap(), of_a_server);
    let store = Store::open(into.path(), &key()).unwrap();
    assert_eq!(store.setting("server").unwrap().as_deref(), Some("bond"));
    assert!(!store.is_filling().unwrap());
    assert_eq!(store.pull_request().unwrap().page, None);
    assert_eq!(store.queue().unwrap().last, 0);
}

#[test]
fn what_changed_between_the_pages_is_as_the_last_says() {
    let mut office = office();
    let (anna, beat) = (person(1, "Rey", "Anna"), person(2, "Imhof", "Beat"));
    let renamed = Person {
        name: "Roy".into(),
        ..anna.clone()
    };
    let told = |mutation, event| HistoryItem {
        mutation: Uuid::from_u128(mutation),
        record: anna.id.uuid(),
        kind: RecordKind::Person,
        scope: anna.scope(),
        group: Uuid::from_u128(78),
        act: "edit".into(),
        by: BRUNO,
        at: at(1),
        event,
    };
    let change = HistoryEvent::Changed {
        field: "name".into(),
        old: Some("Rey".into()),
        new: Some("Roy".into()),
    };
    let pages = [
        Page {
            history: vec![told(77, HistoryEvent::Created)],
            ..page(vec![record(&anna), record(&beat)], more())
        },
        Page {
            removed: vec![Removed {
                record: beat.id.uuid(),
                scope: beat.scope(),
                why: Leaving::Deleted,
            }],
            history: vec![told(79, change)],
            ..page(vec![record(&renamed)], last())
        },
    ];
    for page in &pages {
        office.store.stage(page).unwrap();
    }
    let applied = office.store.apply_staged(false).unwrap();
    assert_eq!(applied, Applied::Done { changed: 1 });
    assert!(office.store.is_folded().unwrap());
    assert_eq!(office.read(|r| r.get::<Person>(&anna.id)).name, "Roy");
    assert_eq!(office.read(|r| r.find::<Person>(&beat.id)), None);
    assert_eq!(office.read(|r| r.history_of(&anna.id)).len(), 2);
}

/// A page that says what this version cannot read is asked for again: nothing of it is in place.
#[test]
fn a_page_that_cannot_be_read_leaves_nothing() {
    let mut office = interrupted();
    let mut broken = record(&person(5, "Imhof", "Beat"));
    broken.body.insert("name".into(), 5.into());
    let puts = vec![record(&person(4, "Rey", "Anna")), broken];
    assert!(office.store.stage(&page(puts, last())).is_err());
    assert!(!office.store.is_staged_whole());
    assert_eq!(office.store.count_confirmed().unwrap(), 2);
    office.store.forget_stage().unwrap();
    assert!(!office.store.is_filling().unwrap());
}

/// What is half in place goes with its pages, whoever forgets them.
#[test]
fn what_is_half_in_place_goes_with_its_pages() {
    type Begin = fn() -> Office;
    type Forget = fn(&mut Store) -> Result<(), StoreError>;
    let ways: [(&str, Begin, Forget); 4] = [
        ("stage", interrupted, |store| store.forget_stage()),
        ("cookie", interrupted, |store| store.forget_cookie()),
        ("rename", interrupted, |store| {
            store
                .rename_device(
                    cii_sync::DeviceId(Uuid::from_u128(0xC0)),
                    ("server", "bond"),
                )
                .map(drop)
        }),
        ("whole", incomplete, |store| store.forget_stage()),
    ];
    for (name, before, forget) in ways {
        let mut office = before();
        office.store.limit_pages(1 << 30).unwrap();
        forget(&mut office.store).unwrap();
        assert!(!office.store.is_filling().unwrap(), "{name}");
        assert_eq!(office.store.count_confirmed().unwrap(), 0, "{name}");
        assert!(office.store.is_folded().unwrap(), "{name}");
        assert_eq!(office.read(|r| r.count(RecordKind::Person)), 0, "{name}");
        assert_eq!(count_gathered(&office.store), 0, "{name}");
        let rows: u32 = office
            .store
            .connection
            .query_row("SELECT count(*) FROM person_row", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 0, "{name}");
    }
}

/// A pull that came whole and was not completed is begun again.
#[test]
fn a_pull_that_begins_again_begins_with_nothing() {
    let mut office = incomplete();
    office.store.limit_pages(1 << 30).unwrap();
    office.store.stage(&pages()[2]).unwrap();
    assert_eq!(office.store.count_confirmed().unwrap(), 1);
    office.store.apply_staged(false).unwrap();
    assert_filled(&office.store, 1);
    assert_eq!(count_gathered(&office.store), 0);
}

#[test]
fn projections_that_are_written_anew_in_between_are_whole_in_the_end() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    let (stays, goes) = (situation(1, &anna), situation(2, &anna));
    office
        .store
        .stage(&page(vec![record(&stays), record(&goes)], more()))
        .unwrap();
    office.store.rebuild().unwrap();
    let removed = Removed {
        record: goes.id.uuid(),
        scope: goes.scope(),
        why: Leaving::Deleted,
    };
    office
        .store
        .stage(&Page {
            removed: vec![removed],
            ..page(vec![record(&anna)], last())
        })
        .unwrap();
    office.store.rebuild().unwrap();
    office.store.apply_staged(false).unwrap();
    assert_eq!(office.found("rey", CLARA), [1]);
    let rows = |store: &Store| -> Vec<(String, i64)> {
        let mut statement = store
            .connection
            .prepare("SELECT indexed, row FROM situation_row ORDER BY row")
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    };
    let filled = rows(&office.store);
    office.store.rebuild().unwrap();
    assert_eq!(filled, rows(&office.store));
}
