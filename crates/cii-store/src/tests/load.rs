use super::fixture::*;
use crate::*;

#[test]
fn a_load_is_one_act_and_gives_what_single_writes_give() {
    let people: Vec<_> = (1..=30)
        .map(|n| person(n, &format!("Nom{n}"), "Léa"))
        .collect();
    let cases: Vec<_> = people
        .iter()
        .zip(1..)
        .map(|(person, n)| situation(n, person))
        .collect();
    let mut loaded = office();
    let records = people
        .iter()
        .map(NewRecord::of)
        .chain(cases.iter().map(NewRecord::of))
        .map(|record| record.map_err(StoreError::from));
    assert_eq!(
        loaded
            .store
            .load(records, CLARA, at(1), &mut *loaded.ids)
            .unwrap(),
        60
    );
    let mut written = office();
    written.act("write", |w| {
        people
            .iter()
            .try_for_each(|person| w.put(person).map(drop))?;
        cases.iter().try_for_each(|case| w.put(case).map(drop))
    });
    assert_eq!(
        loaded.store.summarise().unwrap(),
        written.store.summarise().unwrap()
    );
    assert!(loaded.store.is_folded().unwrap());
    for query in ["nom", "nom1", "lea 12", "2025-0030"] {
        assert_eq!(
            loaded.found(query, CLARA),
            written.found(query, CLARA),
            "{query}"
        );
    }
    assert!(matches!(
        loaded.undo(),
        Err(StoreError::Undo(UndoRefusal::Final))
    ));
    // Later changes go on from there.
    loaded.act("edit", |w| w.put(&person(1, "Autre", "Léa")));
    assert_eq!(loaded.found("autre", CLARA), [1]);
    assert!(loaded.store.is_folded().unwrap());
}

#[test]
fn a_load_that_fails_loads_nothing() {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    let records = [
        NewRecord::of(&person).map_err(StoreError::from),
        Err(StoreError::NoSuchRecord),
    ];
    assert!(
        office
            .store
            .load(records, CLARA, at(1), &mut *office.ids)
            .is_err()
    );
    let twice = [&person, &person].map(|person| NewRecord::of(person).map_err(StoreError::from));
    assert!(matches!(
        office.store.load(twice, CLARA, at(1), &mut *office.ids),
        Err(StoreError::Exists)
    ));
    assert_eq!(office.read(|r| r.count(cii_sync::RecordKind::Person)), 0);
}
