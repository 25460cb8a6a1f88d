//! Undo after everything came anew from the server.

use cii_domain::person::Person;
use cii_sync::{End, HistoryEvent, HistoryItem, Next, RecordId};

use super::{
    fixture::*,
    sync::{end, page, record},
};
use crate::*;

/// What the server tells of an own change of one field.
fn told(own: &cii_sync::Mutation, field: &str, (old, new): (&str, &str)) -> HistoryItem {
    HistoryItem {
        mutation: own.uuid,
        record: own.record,
        kind: own.kind,
        scope: own.scope.clone(),
        group: own.group,
        act: own.act.clone(),
        by: own.by,
        at: own.at,
        event: HistoryEvent::Changed {
            field: field.into(),
            old: Some(old.into()),
            new: Some(new.into()),
        },
    }
}

/// What the server tells of the last act, field by field with what was before and after; what becomes of its undo.
type Telling = (
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
    Result<(&'static str, &'static str), UndoRefusal>,
);

#[test]
fn after_everything_came_anew_an_undo_takes_back_all_or_is_refused() {
    let cases: [Telling; 3] = [
        (
            "all of it",
            &[("phone", "", "027"), ("email", "", "a@example.ch")],
            Ok(("", "")),
        ),
        (
            "half of it",
            &[("phone", "", "027")],
            Err(UndoRefusal::ChangedSince),
        ),
        ("nothing", &[], Err(UndoRefusal::ChangedSince)),
    ];
    for (what, events, expected) in cases {
        let mut office = office();
        let anna = person(1, "Rey", "Anna");
        // Its entries stood far behind those that come now.
        for n in 2..9 {
            office.act("register", |w| w.put(&person(n, "Imhof", "Beat")));
        }
        office.act("register", |w| w.put(&anna));
        let written = Person {
            phone: "027".into(),
            email: "a@example.ch".into(),
            ..anna.clone()
        };
        office.act("edit", |w| w.put(&written));
        let last = office.store.list_waiting(9, 1).unwrap().remove(0);
        let whole = End {
            whole: true,
            ..end(20, 9, Some(last.uuid))
        };
        let mut pulled = page(vec![record(&written)], Next::End(whole));
        pulled.history = events
            .iter()
            .map(|(field, old, new)| told(&last, field, (old, new)))
            .collect();
        office.pull(&pulled);
        let undone = office.undo();
        let now: Person = office.read(|r| r.get(&anna.id));
        match expected {
            Ok((phone, email)) => {
                assert_eq!(undone.unwrap().records, [anna.id.uuid()], "{what}");
                assert_eq!((&*now.phone, &*now.email), (phone, email), "{what}");
                assert_eq!(office.store.queue().unwrap().last, 10, "{what}");
            }
            Err(refusal) => {
                assert!(
                    matches!(undone, Err(StoreError::Undo(found)) if found == refusal),
                    "{what}"
                );
                assert_eq!(now, written, "{what}");
                assert_eq!(office.store.queue().unwrap().last, 9, "{what}");
            }
        }
    }
}

#[test]
fn after_everything_came_anew_a_final_act_still_holds_what_was_before_it() {
    let mut office = office();
    let anna = person(1, "Rey", "Anna");
    let beat = person(2, "Imhof", "Beat");
    for n in 3..9 {
        office.act("register", |w| w.put(&person(n, "Imhof", "Carl")));
    }
    office.act("register", |w| {
        w.put(&anna)?;
        w.put(&beat)
    });
    let edited = Person {
        phone: "027".into(),
        ..anna
    };
    office.act("edit", |w| w.put(&edited));
    let signed = Person {
        email: "a@example.ch".into(),
        ..edited.clone()
    };
    let act = Act::final_("sign", CLARA, at(1));
    office
        .store
        .change(act, &mut *office.ids, |w| w.put(&signed))
        .unwrap();
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::Final))
    ));
    let own = office.store.list_waiting(9, 2).unwrap();
    let whole = End {
        whole: true,
        ..end(20, 10, Some(own[1].uuid))
    };
    let mut pulled = page(vec![record(&signed), record(&beat)], Next::End(whole));
    pulled.history = vec![
        told(&own[0], "phone", ("", "027")),
        told(&own[1], "email", ("", "a@example.ch")),
    ];
    office.pull(&pulled);
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::Final))
    ));
}
