//! Pulled pages in the database: what shows when, what goes, what stays.

use std::collections::BTreeSet;

use cii_domain::person::Person;
use cii_sync::{
    Aggregate, Compartment, Cookie, DeviceId, End, HistoryEvent, HistoryItem, Leaving,
    MutationResult, Next, Outcome, Page, PageToken, Record, RecordId, Refusal, Removed, Scope,
    body_of,
};
use uuid::Uuid;

use super::fixture::*;
use crate::*;

pub(super) fn record<T: Aggregate>(aggregate: &T) -> Record {
    Record {
        id: aggregate.record_id(),
        kind: T::KIND,
        scope: aggregate.scope(),
        version: 7,
        body: body_of(aggregate).unwrap(),
    }
}

fn cookie(seq: u64) -> Cookie {
    Cookie {
        epoch: Uuid::from_u128(1),
        seq,
        grants: 1,
    }
}

pub(super) fn end(seq: u64, last_n: u64, last_uuid: Option<Uuid>) -> End {
    End {
        cookie: cookie(seq),
        whole: false,
        renewed: BTreeSet::new(),
        grants_changed: false,
        last_n,
        last_uuid,
        results: Vec::new(),
        covered_n: 0,
    }
}

pub(super) fn page(puts: Vec<Record>, next: Next) -> Page {
    Page {
        closed: Vec::new(),
        removed: Vec::new(),
        puts,
        history: Vec::new(),
        next,
    }
}

pub(super) fn more() -> Next {
    Next::Page(PageToken {
        epoch: Uuid::from_u128(1),
        grants: 1,
        seen: 5,
        after: Uuid::nil(),
    })
}

impl Office {
    pub(super) fn pull(&mut self, page: &Page) -> Applied {
        self.store.stage(page).unwrap();
        let applied = self.store.apply_staged(false).unwrap();
        assert!(self.store.is_folded().unwrap());
        applied
    }

    fn name_of(&self, id: cii_domain::PersonId) -> Option<String> {
        self.read(|r| r.find::<Person>(&id))
            .map(|person| person.name)
    }
}

fn changed(applied: Applied) -> u64 {
    match applied {
        Applied::Done { changed } => changed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_of_a_pull_shows_before_its_last_page() {
    let mut office = office();
    let (anna, beat) = (person(1, "Rey", "Anna"), person(2, "Imhof", "Beat"));
    office.pull(&page(Vec::new(), Next::End(end(5, 0, None))));
    office
        .store
        .stage(&page(vec![record(&anna)], more()))
        .unwrap();
    assert_eq!(
        office.store.apply_staged(false).unwrap(),
        Applied::Incomplete
    );
    assert_eq!(office.name_of(anna.id), None);
    assert!(
        office.store.pull_request().unwrap().page.is_some(),
        "the next page is asked for"
    );
    let case = situation(1, &anna);
    let last = page(
        vec![record(&beat), record(&case)],
        Next::End(end(9, 0, None)),
    );
    assert_eq!(changed(office.pull(&last)), 3);
    assert_eq!(office.name_of(anna.id).as_deref(), Some("Rey"));
    assert_eq!(office.found("rey", CLARA), [1], "lists and search know it");
    assert_eq!(office.store.cookie(), Some(cookie(9)));
    assert_eq!(office.store.pull_request().unwrap().page, None);
}

#[test]
fn own_changes_are_replayed_until_the_server_has_them() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    office.pull(&page(vec![record(&anna)], Next::End(end(9, 0, None))));
    let mine = Person {
        phone: "027".into(),
        ..anna.clone()
    };
    office.act("edit", |w| w.put(&mine));
    let own = office.store.list_waiting(1, 10).unwrap();
    assert_eq!(
        (own.len(), own[0].seen),
        (1, 9),
        "it says on what it was made"
    );

    // Somebody changed another field; the own change still waits.
    let theirs = Person {
        email: "a@example.ch".into(),
        ..anna.clone()
    };
    office.pull(&page(vec![record(&theirs)], Next::End(end(12, 0, None))));
    let seen: Person = office.read(|r| r.get(&anna.id));
    assert_eq!(
        (seen.phone.as_str(), seen.email.as_str()),
        ("027", "a@example.ch")
    );
    // A second change before the answer rests on what the first rested on.
    office.act("edit", |w| {
        w.put(&Person {
            phone: "079".into(),
            ..seen.clone()
        })
    });
    assert_eq!(office.store.list_waiting(2, 10).unwrap()[0].seen, 9);

    // The server has the first one: it is not replayed any more, but kept until a backup holds it.
    let confirmed = Person {
        phone: "027".into(),
        ..theirs
    };
    office.pull(&page(
        vec![record(&confirmed)],
        Next::End(end(15, 1, Some(own[0].uuid))),
    ));
    assert_eq!(office.read(|r| r.get::<Person>(&anna.id)).phone, "079");
    let queue = office.store.queue().unwrap();
    assert_eq!((queue.kept, queue.first, queue.last), (1, 2, 2));
    let covered = End {
        covered_n: 1,
        ..end(15, 1, None)
    };
    office.pull(&page(Vec::new(), Next::End(covered)));
    assert_eq!(office.store.queue().unwrap().kept, 2);

    // A restored server that lacks it gets it again, as long as it is kept.
    office.pull(&page(
        Vec::new(),
        Next::End(end(
            15,
            2,
            Some(office.store.list_waiting(2, 1).unwrap()[0].uuid),
        )),
    ));
    assert_eq!(office.store.queue().unwrap().first, 3);
    office.pull(&page(Vec::new(), Next::End(end(20, 1, None))));
    assert_eq!(office.store.queue().unwrap().first, 2);
    assert_eq!(office.read(|r| r.get::<Person>(&anna.id)).phone, "079");
}

#[test]
fn a_closed_scope_leaves_nothing_but_what_still_has_to_be_sent() {
    let mut office = office();
    let anna = person(1, "Canaristein", "Anna");
    let case = situation(1, &anna);
    let history = HistoryItem {
        mutation: Uuid::from_u128(77),
        record: anna.id.uuid(),
        kind: RecordKind::Person,
        scope: anna.scope(),
        group: Uuid::from_u128(78),
        act: "edit".into(),
        by: BRUNO,
        at: at(1),
        event: HistoryEvent::Changed {
            field: "name".into(),
            old: Some("Canarialt".into()),
            new: Some("Canaristein".into()),
        },
    };
    let mut first = page(
        vec![record(&anna), record(&case)],
        Next::End(end(9, 0, None)),
    );
    first.history.push(history);
    office.pull(&first);
    assert_eq!(office.read(|r| r.history_of(&anna.id)).len(), 1);
    office.act("edit", |w| {
        w.put(&Person {
            email: "canarimail".into(),
            ..anna.clone()
        })
    });

    let closing = Page {
        closed: vec![anna.scope()],
        ..page(Vec::new(), Next::End(end(10, 0, None)))
    };
    office.pull(&closing);
    assert_eq!(office.name_of(anna.id), None);
    assert_eq!(office.read(|r| r.history_of(&anna.id)), []);
    assert_eq!(office.found("canaristein", CLARA), Vec::<u32>::new());
    assert_eq!(office.found("1", CLARA), [1], "the case was not closed");
    let wal = office.folder.path().join("bureau-cii.db-wal");
    assert!(
        std::fs::metadata(wal).unwrap().len() < 20_000,
        "the log was emptied"
    );
    let own = office.store.list_waiting(1, 10).unwrap();
    assert_eq!(own.len(), 1, "the own change is still sent");
    assert!(serde_json::to_string(&own).unwrap().contains("canarimail"));

    // The server refused it and keeps it; here its content goes too.
    let refused = End {
        results: vec![MutationResult {
            n: 1,
            uuid: own[0].uuid,
            outcome: Outcome::Refused {
                reason: Refusal::NotPermitted,
            },
        }],
        ..end(11, 1, Some(own[0].uuid))
    };
    office.pull(&page(Vec::new(), Next::End(refused)));
    let kept = office.store.list_quarantine().unwrap();
    assert_eq!((kept.len(), &kept[0].mutation), (1, &None));
    assert_eq!(office.store.sync_counts().unwrap().refused, 1);
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    let text: String = store
        .connection
        .query_row(
            "SELECT coalesce((SELECT group_concat(change) FROM outbox), '')
                 || coalesce((SELECT group_concat(old || new) FROM history), '')
                 || coalesce((SELECT group_concat(body) FROM mirror), '')",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(!text.to_lowercase().contains("canari"), "{text}");
}

#[test]
fn what_was_refused_is_kept_for_its_author() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    office.pull(&page(vec![record(&anna)], Next::End(end(9, 0, None))));
    office.act("edit", |w| {
        w.put(&Person {
            name: "Roy".into(),
            ..anna.clone()
        })
    });
    let own = office.store.list_waiting(1, 1).unwrap();
    let refused = End {
        results: vec![MutationResult {
            n: 1,
            uuid: own[0].uuid,
            outcome: Outcome::Refused {
                reason: Refusal::NotPermitted,
            },
        }],
        ..end(11, 1, Some(own[0].uuid))
    };
    office.pull(&page(Vec::new(), Next::End(refused)));
    assert_eq!(
        office.name_of(anna.id).as_deref(),
        Some("Rey"),
        "the server's value shows again"
    );
    assert_eq!(
        office.read(|r| r.history_of(&anna.id)),
        [],
        "it never happened"
    );
    let kept = office.store.list_quarantine().unwrap();
    assert_eq!(kept[0].mutation.as_ref(), Some(&own[0]));
    office.store.dismiss_quarantined(own[0].uuid).unwrap();
    assert_eq!(office.store.sync_counts().unwrap().refused, 0);
}

#[test]
fn a_deleted_record_goes_and_a_complete_pull_replaces_everything() {
    let mut office = office();
    let people: Vec<Person> = (1..4).map(|n| person(n, "Rey", "Anna")).collect();
    office.pull(&page(
        people.iter().map(record).collect(),
        Next::End(end(9, 0, None)),
    ));
    let removed = Page {
        removed: vec![Removed {
            record: people[0].id.uuid(),
            scope: people[0].scope(),
            why: Leaving::Deleted,
        }],
        ..page(Vec::new(), Next::End(end(10, 0, None)))
    };
    office.pull(&removed);
    assert_eq!(office.name_of(people[0].id), None);
    let whole = End {
        whole: true,
        ..end(11, 0, None)
    };
    office.pull(&page(vec![record(&people[2])], Next::End(whole)));
    assert_eq!(office.read(|r| r.count(RecordKind::Person)), 1);
}

#[test]
fn more_than_half_does_not_go_without_a_reason() {
    let mut office = office();
    let people: Vec<Person> = (0..40).map(|n| person(n, "Rey", "Anna")).collect();
    office.pull(&page(
        people.iter().map(record).collect(),
        Next::End(end(9, 0, None)),
    ));
    let removal = |gone: usize, end: End| Page {
        removed: people[..gone]
            .iter()
            .map(|person| Removed {
                record: person.id.uuid(),
                scope: person.scope(),
                why: Leaving::Deleted,
            })
            .collect(),
        ..page(Vec::new(), Next::End(end))
    };
    let asked = office.pull(&removal(21, end(10, 0, None)));
    assert_eq!(
        asked,
        Applied::Removal {
            removed: 21,
            of: 40
        }
    );
    assert_eq!(
        office.read(|r| r.count(RecordKind::Person)),
        40,
        "nothing went"
    );
    assert_eq!(office.store.cookie(), Some(cookie(9)));
    assert!(matches!(
        office.store.apply_staged(true).unwrap(),
        Applied::Done { .. }
    ));
    assert_eq!(
        office.read(|r| r.count(RecordKind::Person)),
        19,
        "a person agreed"
    );
    office.pull(&page(
        people.iter().map(record).collect(),
        Next::End(end(11, 0, None)),
    ));
    let reason = End {
        grants_changed: true,
        ..end(12, 0, None)
    };
    assert!(matches!(
        office.pull(&removal(30, reason)),
        Applied::Done { .. }
    ));
}

#[test]
fn a_clone_is_found_and_takes_another_name() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    office.act("register", |w| w.put(&anna));
    let own = office.store.list_waiting(1, 1).unwrap()[0].uuid;
    for foreign in [
        end(9, 1, Some(Uuid::from_u128(99))),
        end(9, 5, Some(Uuid::from_u128(99))),
        end(9, 5, Some(own)),
    ] {
        assert_eq!(
            office.pull(&page(Vec::new(), Next::End(foreign))),
            Applied::Cloned
        );
        assert_eq!(office.store.cookie(), None, "nothing was applied");
    }
    let name = DeviceId(Uuid::from_u128(0xC0));
    assert_eq!(
        office
            .store
            .rename_device(name, ("server", "bond"))
            .unwrap(),
        1
    );
    assert_eq!(office.store.device(), name);
    assert_eq!(office.store.list_waiting(1, 1).unwrap()[0].device, name);
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.device(), name);
    assert_eq!(store.setting("server").unwrap().as_deref(), Some("bond"));
}

/// The name and what goes with it: one without the other would lock the installation out.
#[test]
fn a_name_that_cannot_be_written_with_what_goes_with_it_is_not_taken() {
    let mut office = office();
    let before = office.store.device();
    let long = "n".repeat(500_000);
    office.store.limit_pages(1).unwrap();
    let name = DeviceId(Uuid::from_u128(0xC0));
    let refused = office.store.rename_device(name, ("server", &long));
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert_eq!(office.store.device(), before);
    let Office { store, folder, .. } = office;
    drop(store);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.device(), before);
    assert_eq!(store.setting("server").unwrap(), None);
}

#[test]
fn what_was_asked_for_anew_after_the_question_is_still_to_come() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    office.pull(&page(vec![record(&anna)], Next::End(end(5, 0, None))));
    let asked = BTreeSet::from([anna.scope()]);
    office.store.ask_repair(&asked).unwrap();
    office.pull(&page(Vec::new(), Next::End(end(6, 0, None))));
    assert_eq!(office.store.pull_request().unwrap().repair, asked);
    let renewed = End {
        renewed: asked,
        ..end(7, 0, None)
    };
    office.pull(&page(vec![record(&anna)], Next::End(renewed)));
    assert!(office.store.pull_request().unwrap().repair.is_empty());
}

#[test]
fn a_clone_that_went_on_at_a_restored_server_is_found_by_whoever_was_acknowledged_before() {
    let mut office = office();
    office.act("register", |w| w.put(&person(1, "Rey", "Anna")));
    let own = office.store.list_waiting(1, 1).unwrap()[0].uuid;
    let acknowledged = Next::End(end(9, 1, Some(own)));
    assert!(matches!(
        office.pull(&page(Vec::new(), acknowledged)),
        Applied::Done { .. }
    ));
    let foreign = Next::End(end(10, 1, Some(Uuid::from_u128(99))));
    assert_eq!(office.pull(&page(Vec::new(), foreign)), Applied::Cloned);
    let name = DeviceId(Uuid::from_u128(0xC0));
    assert_eq!(
        office
            .store
            .rename_device(name, ("server", "bond"))
            .unwrap(),
        1
    );
    assert_eq!(office.store.list_waiting(1, 1).unwrap()[0].uuid, own);
}

#[test]
fn what_came_whole_before_the_end_of_the_process_is_applied_without_asking_again() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    office.pull(&page(Vec::new(), Next::End(end(5, 0, None))));
    let whole = page(vec![record(&anna)], Next::End(end(9, 0, None)));
    office.store.stage(&whole).unwrap();
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert!(store.is_staged_whole());
    assert!(matches!(
        store.apply_staged(false).unwrap(),
        Applied::Done { .. }
    ));
    assert!(!store.is_staged_whole());
    assert_eq!(store.count_confirmed().unwrap(), 1);
}

#[test]
fn a_record_of_which_a_part_is_hidden_is_read_and_written() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    let mut seen = record(&anna);
    for hidden in [
        "avs",
        "address",
        "phone",
        "email",
        "representative",
        "restriction",
    ] {
        seen.body.remove(hidden);
    }
    let case = situation(1, &anna);
    office.pull(&page(vec![seen, record(&case)], Next::End(end(9, 0, None))));
    assert_eq!(office.found("rey", CLARA), [1]);
    let mut read: Person = office.read(|r| r.get(&anna.id));
    assert_eq!(read.phone, "");
    read.first_name = "Annie".into();
    office.act("edit", |w| w.put(&read));
    let own = office.store.list_waiting(1, 1).unwrap();
    let cii_sync::Change::Patch(patch) = &own[0].change else {
        panic!("a patch")
    };
    assert_eq!(patch.fields().collect::<Vec<_>>(), ["first_name"]);
    office.store.rebuild().unwrap();
    assert_eq!(office.found("annie", CLARA), [1]);
}

#[test]
fn the_manifest_names_every_scope_once() {
    let mut office = office();
    assert_eq!(office.store.manifest().unwrap(), None);
    let anna = person(1, "Rey", "Anna");
    let case = situation(1, &anna);
    office.pull(&page(
        vec![record(&anna), record(&case)],
        Next::End(end(9, 0, None)),
    ));
    let manifest = office.store.manifest().unwrap().unwrap();
    let scopes: Vec<Scope> = manifest.scopes.keys().cloned().collect();
    assert_eq!(
        scopes,
        [
            Scope::case(case.id, Compartment::Social),
            Scope::person(anna.id, Compartment::Identity)
        ]
    );
    let asked: BTreeSet<Scope> = scopes.into_iter().take(1).collect();
    office.store.ask_repair(&asked).unwrap();
    assert_eq!(office.store.pull_request().unwrap().repair, asked);
    let renewed = End {
        renewed: asked,
        ..end(10, 0, None)
    };
    office.pull(&page(Vec::new(), Next::End(renewed)));
    assert_eq!(
        office.read(|r| r.count(RecordKind::Situation)),
        0,
        "the scope came as a whole: empty"
    );
    assert_eq!(office.read(|r| r.count(RecordKind::Person)), 1);
}

#[test]
fn what_two_pages_tell_of_the_same_change_happened_once() {
    let mut office = office();
    office.act("register", |w| w.put(&person(9, "Imhof", "Beat")));
    let anna = person(1, "Rey", "Anna");
    let created = HistoryItem {
        mutation: Uuid::from_u128(77),
        record: anna.id.uuid(),
        kind: RecordKind::Person,
        scope: anna.scope(),
        group: Uuid::from_u128(78),
        act: "register".into(),
        by: BRUNO,
        at: at(1),
        event: HistoryEvent::Created,
    };
    let telling = |next| Page {
        history: vec![created.clone()],
        ..page(vec![record(&anna)], next)
    };
    office.store.stage(&telling(more())).unwrap();
    let own = office.store.list_waiting(1, 1).unwrap()[0].uuid;
    office.pull(&telling(Next::End(end(9, 1, Some(own)))));
    assert_eq!(office.read(|r| r.history_of(&anna.id)).len(), 1);
}
