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

/// So much that a page in place takes room that can be denied, while it is nothing where it waits.
fn large(n: u128) -> Person {
    Person {
        phone: "0".repeat(60_000),
        ..person(n, "Rey", "Anna")
    }
}

/// An office whose first pull of three pages fails in the second for want of room.
fn interrupted() -> Office {
    let mut office = office();
    for (n, next) in [(1, more()), (2, more()), (3, last())] {
        office
            .store
            .stage(&page(vec![record(&large(n))], next))
            .unwrap();
    }
    let pages: u32 = office
        .store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    office.store.limit_pages(pages + 50).unwrap();
    let refused = office.store.apply_staged(false);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert!(office.store.is_filling().unwrap());
    let waiting: u32 = office
        .store
        .connection
        .query_row("SELECT count(*) FROM stage", [], |row| row.get(0))
        .unwrap();
    assert_eq!(waiting, 2, "the first page is in place for good");
    office
}

fn assert_filled(store: &Store) {
    assert!(!store.is_filling().unwrap());
    assert!(store.is_folded().unwrap());
    assert_eq!(store.count_confirmed().unwrap(), 3);
    assert!(store.cookie().is_some());
    assert!(!store.is_staged_whole());
}

#[test]
fn nothing_is_built_on_what_is_half_in_place() {
    let mut office = interrupted();
    let new = person(4, "Imhof", "Beat");
    let act = || Act::new("register", CLARA, at(1));
    let refused = office
        .store
        .change(act(), &mut *office.ids, |w| w.put(&new));
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert!(matches!(office.undo(), Err(StoreError::DiskFull)));
    office.store.limit_pages(1 << 30).unwrap();
    office.act("register", |w| w.put(&new));
    assert_filled(&office.store);
    assert_eq!(office.read(|r| r.count(RecordKind::Person)), 4);
}

#[test]
fn it_goes_on_at_the_page_where_it_was() {
    let mut office = interrupted();
    office.store.limit_pages(1 << 30).unwrap();
    let applied = office.store.apply_staged(false).unwrap();
    assert_eq!(applied, Applied::Done { changed: 3 });
    assert_filled(&office.store);
}

#[test]
fn it_is_completed_before_the_database_opens() {
    let Office { store, folder, .. } = interrupted();
    drop(store);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_filled(&store);
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

#[test]
fn a_page_that_cannot_be_read_keeps_the_office_shut_and_not_the_database() {
    let mut office = office();
    let mut broken = record(&person(2, "Imhof", "Beat"));
    broken.body.insert("name".into(), 5.into());
    for (put, next) in [
        (record(&person(1, "Rey", "Anna")), more()),
        (broken, last()),
    ] {
        office.store.stage(&page(vec![put], next)).unwrap();
    }
    assert!(office.store.apply_staged(false).is_err());
    let Office { store, folder, .. } = office;
    drop(store);
    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert!(store.is_filling().unwrap());
    let act = Act::new("register", CLARA, at(1));
    let new = person(4, "Imhof", "Beat");
    let refused = store.change(act, &mut ids(9), |w| w.put(&new));
    assert!(refused.is_err(), "nothing is built on it");
    store.forget_stage().unwrap();
    assert!(!store.is_filling().unwrap());
}

/// What is half in place goes with its pages, whoever forgets them.
#[test]
fn what_is_half_in_place_goes_with_its_pages() {
    type Forget = fn(&mut Store) -> Result<(), StoreError>;
    let ways: [(&str, Forget); 4] = [
        ("stage", |store| store.forget_stage()),
        ("cookie", |store| store.forget_cookie()),
        ("rename", |store| {
            store
                .rename_device(cii_sync::DeviceId(Uuid::from_u128(0xC0)))
                .map(drop)
        }),
        ("anew", |store| store.stage(&page(Vec::new(), more()))),
    ];
    for (name, forget) in ways {
        let mut office = interrupted();
        office.store.limit_pages(1 << 30).unwrap();
        forget(&mut office.store).unwrap();
        assert!(!office.store.is_filling().unwrap(), "{name}");
        assert_eq!(office.store.count_confirmed().unwrap(), 0, "{name}");
        assert!(office.store.is_folded().unwrap(), "{name}");
        assert_eq!(office.read(|r| r.count(RecordKind::Person)), 0, "{name}");
        let rows: u32 = office
            .store
            .connection
            .query_row("SELECT count(*) FROM person_row", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 0, "{name}");
    }
}

#[test]
fn projections_that_are_written_anew_in_between_are_whole_in_the_end() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    let (stays, goes) = (situation(1, &anna), situation(2, &anna));
    let removed = Removed {
        record: goes.id.uuid(),
        scope: goes.scope(),
        why: Leaving::Deleted,
    };
    let pages = [
        page(vec![record(&stays), record(&goes)], more()),
        page(vec![record(&large(7))], more()),
        Page {
            removed: vec![removed],
            ..page(vec![record(&anna)], last())
        },
    ];
    for page in &pages {
        office.store.stage(page).unwrap();
    }
    let taken: u32 = office
        .store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    office.store.limit_pages(taken + 12).unwrap();
    assert!(matches!(
        office.store.apply_staged(false),
        Err(StoreError::DiskFull)
    ));
    office.store.limit_pages(1 << 30).unwrap();
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
