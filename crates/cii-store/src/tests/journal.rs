use std::{collections::BTreeMap, fs, path::Path};

use chrono::{DateTime, Utc};
use cii_domain::witness::AccessKind;

use uuid::Uuid;

use super::fixture::*;
use crate::*;

const PERSON: Uuid = Uuid::from_u128(0x10);

#[test]
fn accesses_are_listed_by_person_and_case_and_never_changed() {
    let office = office();
    let person = person(1, "Rey", "Anna");
    let case = situation(1, &person);
    let mut journal = journal_in(office.folder.path());
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
        journal.record(access.clone());
    }
    drop(journal);
    let journal = journal_in(office.folder.path());
    let sorted = |mut access: Access| {
        access.subjects.sort();
        access
    };
    assert_eq!(
        journal.list_of(&[case.id.0], 10).unwrap(),
        [print.clone(), sorted(read.clone())]
    );
    assert_eq!(journal.list_of(&[person.id.0], 10).unwrap(), [sorted(read)]);
    assert_eq!(newest(&journal, 2), [search, print]);
    for statement in [
        "UPDATE access SET hits = 0",
        "DELETE FROM access",
        "DELETE FROM access_subject",
    ] {
        assert!(
            journal
                .connection
                .as_ref()
                .unwrap()
                .execute_batch(statement)
                .is_err(),
            "{statement}"
        );
    }
    assert_eq!(journal.count().unwrap(), 3);
}

/// The newest accesses to whatever data.
fn newest(journal: &Journal, limit: usize) -> Vec<Access> {
    let page = journal.list_page(&AccessFilter::default(), None, limit);
    page.unwrap()
        .accesses
        .into_iter()
        .map(|(_, access)| access)
        .collect()
}

#[test]
fn the_whole_journal_is_asked_for_page_by_page() {
    let office = office();
    let mut journal = journal_in(office.folder.path());
    for (kind, by, minute) in [
        (AccessKind::Unlock, CLARA, 1),
        (AccessKind::Read, CLARA, 2),
        (AccessKind::Read, BRUNO, 3),
        (AccessKind::Print, CLARA, 4),
        (AccessKind::Read, CLARA, 5),
    ] {
        journal.record(Access::new(kind, by, at(minute), []));
    }
    // Two that wait stand among the others, at the places that they will be written to.
    journal.limit_pages(1).unwrap();
    for minute in [6, 7] {
        journal.record(Access {
            reason: "x".repeat(20_000),
            ..Access::new(AccessKind::Search, BRUNO, at(minute), [])
        });
    }
    assert_eq!(journal.waiting(), 2);
    let all = AccessFilter::default();
    let kind = |kind| AccessFilter {
        kind: Some(kind),
        ..all
    };
    let by = |by| AccessFilter {
        by: Some(by),
        ..all
    };
    let (from, until) = (Some(at(3)), Some(at(5)));
    for (filter, before, limit, places, total) in [
        (all, None, 9, &[7, 6, 5, 4, 3, 2, 1][..], 7),
        (all, None, 3, &[7, 6, 5], 7),
        (all, Some(5), 3, &[4, 3, 2], 7),
        (all, Some(7), 1, &[6], 7),
        (all, Some(1), 3, &[], 7),
        (kind(AccessKind::Read), None, 9, &[5, 3, 2], 3),
        (kind(AccessKind::Read), Some(5), 1, &[3], 3),
        (kind(AccessKind::Search), None, 9, &[7, 6], 2),
        (kind(AccessKind::Backup), None, 9, &[], 0),
        (by(BRUNO), None, 9, &[7, 6, 3], 3),
        (AccessFilter { from, ..all }, None, 9, &[7, 6, 5, 4, 3], 5),
        (AccessFilter { until, ..all }, None, 9, &[4, 3, 2, 1], 4),
        (
            AccessFilter {
                from,
                until,
                ..by(CLARA)
            },
            None,
            9,
            &[4],
            1,
        ),
    ] {
        let page = journal.list_page(&filter, before, limit).unwrap();
        let found: Vec<_> = page.accesses.iter().map(|(place, _)| *place).collect();
        assert_eq!(found, places, "{filter:?} before {before:?}");
        assert_eq!(page.total, total, "{filter:?}");
    }
    journal.limit_pages(100_000).unwrap();
    journal.record(Access::new(AccessKind::Backup, CLARA, at(8), []));
    let page = journal.list_page(&all, None, 9).unwrap();
    assert!(
        page.accesses
            .iter()
            .map(|(place, _)| *place)
            .eq((1..=8).rev())
    );
}

#[test]
fn the_journal_is_encrypted_and_has_its_own_file() {
    let office = office();
    let mut journal = journal_in(office.folder.path());
    let access = Access {
        reason: "canari-dans-la-mine".into(),
        ..Access::new(AccessKind::Search, CLARA, at(3), [])
    };
    journal.record(access);
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
        Journal::open(office.folder.path(), &wrong, (CLARA, at(0))),
        Err(StoreError::WrongKey)
    ));
}

/// The files that stand beside the journal under a dated name.
fn set_aside_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("journal-damaged-"))
        .collect();
    names.sort();
    names
}

fn entry(minute: i64) -> Access {
    Access::new(
        AccessKind::Read,
        CLARA,
        at(minute),
        [person(1, "Rey", "Anna").id.0],
    )
}

#[test]
fn a_damaged_or_foreign_journal_is_set_aside_and_a_new_one_says_so() {
    type Damage = fn(&Path);
    let cases: [(&str, Damage); 6] = [
        ("foreign", |path| {
            fs::write(path, b"%PDF-1.7 something else".repeat(400)).unwrap();
        }),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("plain", |path| {
            fs::write(path, b"SQLite format 3\0".repeat(600)).unwrap();
        }),
        ("a folder", |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        }),
        ("the first page", |path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[100..164].fill(0x5A);
            fs::write(path, bytes).unwrap();
        }),
        ("the database in its place", |path| {
            fs::copy(path.with_file_name("bureau-cii.db"), path).unwrap();
        }),
    ];
    for (what, damage) in cases {
        let office = office();
        let folder = office.folder.path();
        journal_in(folder).record(entry(1));
        office
            .store
            .connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
        let path = folder.join("journal.db");
        damage(&path);
        let damaged = fs::read(&path).ok();
        let mut journal = Journal::open(folder, &key(), (BRUNO, at(5))).unwrap();
        let name = set_aside_in(folder)[0].clone();
        assert_eq!(journal.take_set_aside(), Some(name.clone()), "{what}");
        assert_eq!(fs::read(folder.join(&name)).ok(), damaged, "{what}");
        journal.record(entry(6));
        let new = Access {
            reason: name,
            ..Access::new(AccessKind::NewJournal, BRUNO, at(5), [])
        };
        // Whoever looks who read a file learns that there was a journal before.
        let person = person(1, "Rey", "Anna").id;
        assert_eq!(
            journal_in(folder).list_of(&[person.0], 9).unwrap(),
            [entry(6), new],
            "{what}"
        );
        assert_eq!(set_aside_in(folder).len(), 1, "{what}");
    }
}

#[test]
fn a_damage_that_shows_later_does_not_stop_the_entries() {
    let office = office();
    let folder = office.folder.path();
    let mut journal = journal_in(folder);
    for minute in 0..400 {
        journal.record(entry(minute));
    }
    drop(journal);
    let path = folder.join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    // Old entries alone: what is read when it opens is sound.
    for page in 2..bytes.len() / 4096 / 2 {
        bytes[page * 4096 + 100..page * 4096 + 164].fill(0x5A);
    }
    fs::write(&path, &bytes).unwrap();
    let mut journal = journal_in(folder);
    assert_eq!(journal.take_set_aside(), None, "the first page is sound");
    journal.examine(CLARA, at(500));
    journal.record(entry(501));
    assert!(journal.take_set_aside().is_some());
    assert_eq!(journal.waiting(), 0);
    assert_eq!(journal.count().unwrap(), 2);
}

#[test]
fn what_cannot_be_written_waits_in_order() {
    let office = office();
    let mut journal = journal_in(office.folder.path());
    journal.limit_pages(1).unwrap();
    let mut minute = 0;
    while journal.waiting() < 3 {
        minute += 1;
        journal.record(entry(minute));
        assert!(minute < 5_000, "the disk was never full");
    }
    // What waits is shown like the rest.
    let expected: Vec<_> = (0..5).map(|n| entry(minute - n)).collect();
    assert_eq!(newest(&journal, 5), expected);
    journal.limit_pages(100_000).unwrap();
    journal.record(entry(minute + 1));
    assert_eq!(journal.waiting(), 0);
    let all = newest(&journal_in(office.folder.path()), usize::MAX);
    let expected: Vec<_> = (1..=minute + 1).rev().map(entry).collect();
    assert_eq!(all, expected);
}

#[test]
fn a_journal_of_a_newer_version_stays_where_it_is() {
    let office = office();
    let folder = office.folder.path();
    journal_in(folder)
        .connection
        .as_ref()
        .unwrap()
        .pragma_update(None, "user_version", 3)
        .unwrap();
    assert!(matches!(
        Journal::open(folder, &key(), (CLARA, at(0))),
        Err(StoreError::NewerVersion { found: 3, .. })
    ));
    assert_eq!(set_aside_in(folder), [""; 0]);
}

/// The journal after a server said that it was told nothing of it.
fn known_journal_in(folder: &Path) -> Journal {
    let mut journal = journal_in(folder);
    let first = journal.untold(CLARA, 9).unwrap().unwrap();
    assert!(first.asks);
    journal.told(first.journal, first.after).unwrap();
    journal
}

#[test]
fn a_server_is_told_who_looked_at_what_and_nothing_that_somebody_wrote() {
    let office = office();
    let mut journal = known_journal_in(office.folder.path());
    let typed = |kind| Access {
        recipient: "CMS Sion".into(),
        reason: "Rey".into(),
        ..Access::new(kind, CLARA, at(2), [])
    };
    journal.record(Access {
        reason: "history".into(),
        ..Access::new(AccessKind::Read, CLARA, at(1), [PERSON])
    });
    journal.record(Access::new(AccessKind::Read, BRUNO, at(1), [PERSON]));
    journal.record(typed(AccessKind::Search));
    journal.record(typed(AccessKind::Read));
    journal.record(Access {
        reason: "contract".into(),
        ..typed(AccessKind::Print)
    });
    let first = journal.untold(CLARA, 2).unwrap().unwrap();
    assert_eq!((first.since, first.after, first.until), (0, 0, 2));
    let said = |untold: &Untold| -> Vec<_> {
        let readings = untold.readings.iter();
        readings
            .map(|reading| (reading.kind, reading.what.clone(), reading.subjects.clone()))
            .collect()
    };
    let history = (AccessKind::Read, "history".to_owned(), vec![PERSON]);
    assert_eq!(said(&first), [history], "what others did is theirs to tell");
    journal.told(first.journal, 2).unwrap();
    let second = journal.untold(CLARA, 9).unwrap().unwrap();
    assert_eq!((second.after, second.until), (2, 5));
    let of = |kind, what: &str| (kind, what.to_owned(), Vec::new());
    let told = [
        of(AccessKind::Search, ""),
        of(AccessKind::Read, ""),
        of(AccessKind::Print, "contract"),
    ];
    assert_eq!(said(&second), told);
    // What a server says of another journal says nothing of this one.
    journal.told(PERSON, 4).unwrap();
    assert_eq!(journal.untold(CLARA, 9).unwrap().unwrap(), second);
    // It outlives the application.
    journal.told(first.journal, 5).unwrap();
    drop(journal);
    let mut journal = journal_in(office.folder.path());
    let nothing = journal.untold(CLARA, 9).unwrap().unwrap();
    assert_eq!(
        (nothing.after, nothing.until, said(&nothing)),
        (5, 5, Vec::new())
    );
    // A server that was restored has less.
    journal.told(first.journal, 2).unwrap();
    assert_eq!(journal.untold(CLARA, 9).unwrap().unwrap(), second);
}

#[test]
fn under_another_name_it_is_told_from_where_the_former_ended() {
    let office = office();
    let mut journal = known_journal_in(office.folder.path());
    for minute in 1..=3 {
        journal.record(Access::new(AccessKind::Read, CLARA, at(minute), [PERSON]));
    }
    let former = journal.untold(CLARA, 9).unwrap().unwrap();
    journal.told(former.journal, 2).unwrap();
    journal.tell_anew().unwrap();
    let now = journal.untold(CLARA, 9).unwrap().unwrap();
    assert_ne!(now.journal, former.journal);
    assert_eq!((now.since, now.after, now.until), (2, 2, 3));
}

/// Tells a journal to a server that holds each up to the place in `held`, until nothing is left; gives what was entered.
fn tell_all(journal: &mut Journal, held: &mut BTreeMap<Uuid, u64>) -> Vec<DateTime<Utc>> {
    let mut told = Vec::new();
    loop {
        let untold = journal.untold(CLARA, 2).unwrap().unwrap();
        if !untold.asks && untold.until == untold.after {
            return told;
        }
        // As the server does.
        let held = held.entry(untold.journal).or_insert(untold.since);
        if *held == untold.after {
            told.extend(untold.readings.iter().map(|reading| reading.at));
            *held = untold.until;
        }
        journal.told(untold.journal, *held).unwrap();
    }
}

#[test]
fn a_copy_that_is_behind_tells_what_it_read_since_once_and_nothing_twice() {
    // How many readings were told before the copy was made and how many were not yet, how many the journal went on with,
    // and how many the copy.
    for before in 0..3 {
        for waiting in 0..3 {
            for (later, since) in [(0, 0), (0, 2), (1, 1), (2, 1), (1, 2), (3, 7)] {
                let case =
                    format!("{before} told, {waiting} not, {later} later, {since} in the copy");
                let office = office();
                let folder = office.folder.path();
                let mut held = BTreeMap::new();
                let mut minute = 0;
                let mut told = Vec::new();
                let mut read = |journal: &mut Journal, count: i64| {
                    for _ in 0..count {
                        minute += 1;
                        journal.record(Access::new(AccessKind::Read, CLARA, at(minute), [PERSON]));
                    }
                };
                let mut journal = journal_in(folder);
                read(&mut journal, before);
                told.extend(tell_all(&mut journal, &mut held));
                read(&mut journal, waiting);
                drop(journal);
                let copy = fs::read(folder.join("journal.db")).unwrap();
                let mut journal = journal_in(folder);
                read(&mut journal, later);
                told.extend(tell_all(&mut journal, &mut held));
                drop(journal);
                fs::write(folder.join("journal.db"), copy).unwrap();
                let mut journal = journal_in(folder);
                read(&mut journal, since);
                told.extend(tell_all(&mut journal, &mut held));
                let all: Vec<_> = (1..=minute).map(at).collect();
                assert_eq!(told, all, "{case}");
            }
        }
    }
}

#[test]
fn a_journal_from_before_there_were_servers_is_told_from_its_beginning() {
    let office = office();
    let mut journal = journal_in(office.folder.path());
    journal.record(Access::new(AccessKind::Read, CLARA, at(1), [PERSON]));
    let former = journal.connection.as_ref().unwrap();
    former
        .execute_batch("DROP TABLE telling; PRAGMA user_version = 1")
        .unwrap();
    drop(journal);
    let journal = journal_in(office.folder.path());
    let untold = journal.untold(CLARA, 9).unwrap().unwrap();
    assert_eq!(
        (untold.since, untold.until, untold.readings.len()),
        (0, 1, 1)
    );
}

#[test]
fn what_names_many_is_told_in_portions() {
    let office = office();
    let mut journal = known_journal_in(office.folder.path());
    let many = |count: u128| (0..count).map(Uuid::from_u128);
    for count in [6_000, 4_000, 1, 12_000, 1] {
        journal.record(Access::new(AccessKind::Print, CLARA, at(1), many(count)));
    }
    let mut portions: Vec<Vec<usize>> = Vec::new();
    loop {
        let untold = journal.untold(CLARA, 9).unwrap().unwrap();
        if untold.readings.is_empty() {
            break;
        }
        let readings = untold.readings.iter();
        portions.push(readings.map(|reading| reading.subjects.len()).collect());
        journal.told(untold.journal, untold.until).unwrap();
    }
    let expected: [Vec<usize>; 4] = [vec![6_000, 4_000], vec![1], vec![12_000], vec![1]];
    assert_eq!(portions, expected);
}
