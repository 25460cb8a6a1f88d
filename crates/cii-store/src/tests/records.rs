use cii_domain::{person::Person, session::Session, situation::Situation};
use cii_sync::RecordKind;
use proptest::prelude::*;

use super::fixture::*;
use crate::*;

#[test]
fn what_was_put_is_read_back_and_survives_a_restart() {
    let mut office = office();
    let person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    office.act("announce", |w| {
        assert_eq!(w.put(&person)?, Written::Created);
        assert_eq!(w.put(&case)?, Written::Created);
        assert_eq!(w.put(&case)?, Written::Unchanged);
        w.put(&session(1, &case, "2025-12-01T09:00:00"))
    });
    let Office { store, folder, .. } = office;
    assert!(matches!(
        Store::open(folder.path(), &key()),
        Err(StoreError::InUse)
    ));
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    store
        .read(|r| -> Result<(), StoreError> {
            assert_eq!(r.get::<Person>(&person.id)?, person);
            assert_eq!(r.get::<Situation>(&case.id)?, case);
            assert_eq!(r.list_of::<Session>(&case.id)?.len(), 1);
            assert_eq!(
                r.list_of::<Situation>(&person.id)?,
                std::slice::from_ref(&case)
            );
            assert_eq!(r.count(RecordKind::Session)?, 1);
            assert!(matches!(
                r.get::<Person>(&cii_domain::PersonId(uuid::Uuid::nil())),
                Err(StoreError::NoSuchRecord)
            ));
            Ok(())
        })
        .unwrap();
    assert!(store.is_folded().unwrap());
}

#[test]
fn what_waits_for_a_server_is_counted() {
    let mut office = office();
    let persons_and_waiting =
        |office: &Office| office.read(|r| Ok((r.count(RecordKind::Person)?, r.count_outbox()?)));
    assert_eq!(persons_and_waiting(&office), (0, 0));
    let mut person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&case)
    });
    person.phone = "027 000 00 00".into();
    office.act("edit_person", |w| w.put(&person));
    office.undo().unwrap();
    assert_eq!(persons_and_waiting(&office), (1, 4));
}

#[test]
fn a_failed_change_leaves_nothing() {
    let mut office = office();
    let person = person(1, "Zufferey", "Noémie");
    let failed = office
        .store
        .change(Act::new("announce", CLARA, at(1)), &mut *office.ids, |w| {
            w.put(&person)?;
            Err::<(), _>(StoreError::NoSuchRecord)
        });
    assert!(failed.is_err());
    assert_eq!(office.read(|r| r.find::<Person>(&person.id)), None);
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::Nothing))
    ));
}

#[test]
fn the_history_names_who_what_when_old_and_new() {
    let mut office = office();
    let mut person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&case)
    });
    person.phone = "027 000 00 00".into();
    office.act("edit_person", |w| w.put(&person));
    let history = office.read(|r| r.history_of_case(case.id));
    assert_eq!(history.len(), 3);
    let last = &history[2];
    assert_eq!(
        (last.act.as_str(), last.by, last.at),
        ("edit_person", CLARA, at(1))
    );
    assert_eq!(
        last.happening,
        Happening::Changed {
            field: "phone".into(),
            old: Some("".into()),
            new: Some("027 000 00 00".into())
        }
    );
    assert_eq!(history[0].happening, Happening::Created);
}

#[test]
fn the_last_own_act_is_taken_back_and_the_history_keeps_it() {
    let mut office = office();
    let mut person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&case)
    });
    person.name = "Salamin".into();
    office.act("edit_person", |w| {
        w.put(&person)?;
        person.name = "Salamin-Zufferey".into();
        w.put(&person)
    });
    assert_eq!(office.found("salamin", CLARA), [1]);
    let undone = office.undo().unwrap();
    assert_eq!(
        (undone.act.as_str(), undone.records.len()),
        ("edit_person", 1)
    );
    assert_eq!(office.found("salamin", CLARA), [0_u32; 0]);
    assert_eq!(office.found("zufferey", CLARA), [1]);
    assert_eq!(office.undo().unwrap().act, "announce");
    assert_eq!(office.read(|r| r.find::<Situation>(&case.id)), None);
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::Nothing))
    ));
    assert_eq!(office.read(|r| r.history_of(&person.id)).len(), 5);
    assert!(office.store.is_folded().unwrap());
}

#[test]
fn a_deletion_is_taken_back_whole() {
    let mut office = office();
    let person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    let table = session(1, &case, "2025-12-01T09:00:00");
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&case)?;
        w.put(&table)
    });
    office.act("delete", |w| {
        w.put(&Session {
            minutes: 30,
            ..table.clone()
        })?;
        w.delete::<Session>(&table.id)
    });
    assert_eq!(office.read(|r| r.list_of::<Session>(&case.id)), []);
    office.undo().unwrap();
    assert_eq!(office.read(|r| r.get::<Session>(&table.id)), table);
    assert_eq!(office.read(|r| r.list_of::<Session>(&case.id)), [table]);
    assert!(office.store.is_folded().unwrap());
}

#[test]
fn what_others_built_on_and_what_is_final_stays() {
    let mut office = office();
    let mut person = person(1, "Zufferey", "Noémie");
    office.act("register", |w| w.put(&person));
    person.phone = "1".into();
    office
        .store
        .change(Act::new("edit", BRUNO, at(1)), &mut *office.ids, |w| {
            w.put(&person)
        })
        .unwrap();
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::ChangedSince))
    ));
    assert_eq!(
        office
            .store
            .undo_last(None, BRUNO, at(3), None, &mut *office.ids)
            .unwrap()
            .act,
        "edit"
    );
    office
        .store
        .change(Act::final_("sign", CLARA, at(1)), &mut *office.ids, |w| {
            w.put(&person)
        })
        .unwrap();
    assert!(matches!(
        office.undo(),
        Err(StoreError::Undo(UndoRefusal::Final))
    ));
}

#[test]
fn what_is_final_holds_its_own_file_and_no_other() {
    let mut office = office();
    let mut one = person(1, "Zufferey", "Noémie");
    let mut other = person(2, "Rey", "Anna");
    let case = situation(1, &one);
    office.act("announce", |w| {
        w.put(&one)?;
        w.put(&case)
    });
    office.act("register_other", |w| w.put(&other));
    let mut table = session(1, &case, "2025-11-24T09:00:00");
    let mut hand_out = |office: &mut Office| {
        table.hand_out();
        let act = Act::final_("hand_out", CLARA, at(2));
        office
            .store
            .change(act, &mut *office.ids, |w| w.put(&table))
            .unwrap();
    };
    let check = |office: &mut Office, expected: Result<&str, UndoRefusal>| {
        let foreseen = office.read(|r| r.find_undoable(CLARA));
        assert_eq!(foreseen.as_deref(), expected.ok());
        match office.undo() {
            Ok(undone) => assert_eq!(Ok(&*undone.act), expected),
            Err(StoreError::Undo(refusal)) => assert_eq!(Err(refusal), expected),
            Err(error) => panic!("{error}"),
        }
    };
    hand_out(&mut office);
    hand_out(&mut office);
    check(&mut office, Ok("register_other"));
    check(&mut office, Err(UndoRefusal::Final));
    // The person belongs to the file too.
    one.phone = "1".into();
    office.act("edit", |w| w.put(&one));
    hand_out(&mut office);
    check(&mut office, Err(UndoRefusal::Final));
    // An act on two files is taken back whole or not at all.
    office.act("edit_both", |w| {
        one.phone = "2".into();
        other.phone = "2".into();
        w.put(&one)?;
        w.put(&other)
    });
    hand_out(&mut office);
    check(&mut office, Err(UndoRefusal::Final));
    other.phone = "3".into();
    office.act("edit_other", |w| w.put(&other));
    check(&mut office, Ok("edit_other"));
}

#[test]
fn an_undo_takes_back_the_act_it_names_or_none() {
    let mut office = office();
    let person = person(1, "Zufferey", "Noémie");
    let case = situation(1, &person);
    let registered = office.act("register", |w| {
        w.put(&person)?;
        Ok(w.act())
    });
    let announced = office.act("announce", |w| {
        w.put(&case)?;
        Ok(w.act())
    });
    let unchanged = office.act("announce", |w| {
        w.put(&case)?;
        Ok(w.act())
    });
    assert_eq!(unchanged, None, "an act without change has no name");
    let mut undo = |named| {
        let undone = office
            .store
            .undo_last(named, CLARA, at(2), None, &mut *office.ids);
        match undone {
            Ok(undone) => Ok(undone.act),
            Err(StoreError::Undo(refusal)) => Err(refusal),
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(undo(registered), Err(UndoRefusal::Newer));
    assert_eq!(undo(announced), Ok("announce".to_owned()));
    assert_eq!(undo(announced), Err(UndoRefusal::AlreadyUndone));
    assert_eq!(undo(registered), Ok("register".to_owned()));
    assert_eq!(undo(None), Err(UndoRefusal::Nothing));
}

#[test]
fn fields_of_a_newer_version_survive() {
    let mut office = office();
    let mut person = person(1, "Zufferey", "Noémie");
    office.act("register", |w| w.put(&person));
    office
        .store
        .connection
        .execute_batch(
            "UPDATE record SET body = json_set(body, '$.pronoun', 'iel', '$.address.floor', 3)",
        )
        .unwrap();
    person.address.town = "Sierre".into();
    office.act("edit", |w| w.put(&person));
    let body = office.read(|r| r.find_record(person.id.0)).unwrap().body;
    assert_eq!(body["pronoun"], "iel");
    assert_eq!(body["address"]["floor"], 3);
    assert_eq!(body["address"]["town"], "Sierre");
}

#[derive(Debug, Clone)]
enum Move {
    Person(u8, u8, bool),
    Situation(u8, u8, u8),
    Procuration(u8, u8),
    Session(u8, u8),
    Staff(u8),
    Delete(u8),
    Undo,
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        (0..4_u8, any::<u8>(), any::<bool>())
            .prop_map(|(n, name, mask)| Move::Person(n, name, mask)),
        (0..4_u8, 0..4_u8, any::<u8>())
            .prop_map(|(n, person, state)| Move::Situation(n, person, state)),
        (0..4_u8, 0..4_u8).prop_map(|(n, case)| Move::Procuration(n, case)),
        (0..4_u8, 0..4_u8).prop_map(|(n, case)| Move::Session(n, case)),
        any::<u8>().prop_map(Move::Staff),
        (0..4_u8).prop_map(Move::Delete),
        Just(Move::Undo),
    ]
}

const NAMES: [&str; 4] = ["Zufferey", "Müller", "de Preux", "Imhof-Salzgeber"];

fn perform(office: &mut Office, one: &Move) {
    let people = |n: u8, name: u8, mask: bool| {
        let person = person(u128::from(n), NAMES[usize::from(name % 4)], "Léa");
        if mask {
            restricted(person, &[BRUNO])
        } else {
            person
        }
    };
    let case = |n: u8, person: u8, state: u8| {
        let mut case = situation(u32::from(n), &people(person, 0, false));
        case.state = cii_domain::situation::SituationState::ALL[usize::from(state % 8)];
        case.case_manager =
            state
                .is_multiple_of(3)
                .then_some(cii_domain::situation::CaseManagement {
                    staff: CLARA,
                    since: today(),
                });
        case
    };
    match one {
        Move::Person(n, name, mask) => {
            office.act("a", |w| w.put(&people(*n, *name, *mask)));
        }
        Move::Situation(n, person, state) => {
            office.act("b", |w| w.put(&case(*n, *person, *state)));
        }
        Move::Procuration(n, of) => {
            let case = case(*of, 0, 0);
            let procuration = procuration(u128::from(*n), &case, "2025-01-01", "2025-12-31");
            office.act("c", |w| w.put(&procuration));
        }
        Move::Session(n, of) => {
            let session = session(u128::from(*n), &case(*of, 0, 0), "2025-12-01T09:00:00");
            office.act("d", |w| w.put(&session));
        }
        Move::Staff(name) => {
            office.act("e", |w| {
                w.put(&staff(CLARA, NAMES[usize::from(name % 4)], "Clara"))
            });
        }
        Move::Delete(n) => {
            let id = situation(u32::from(*n), &people(0, 0, false)).id;
            if office.read(|r| r.find::<Situation>(&id)).is_some() {
                office.act("f", |w| w.delete::<Situation>(&id));
            }
        }
        Move::Undo => drop(office.undo()),
    }
}

/// Every table of the projections, as text, and what the index finds.
fn dump(office: &Office) -> Vec<String> {
    let mut lines = Vec::new();
    for table in [
        "person_row",
        "situation_row",
        "restricted_row",
        "restricted_staff",
        "session_row",
        "session_staff",
        "contract_row",
        "procuration_row",
    ] {
        let mut statement = office
            .store
            .connection
            .prepare(&format!("SELECT * FROM {table}"))
            .unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        let mut of_table = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|at| format!("{:?}", row.get_ref(at).unwrap()))
                .collect();
            of_table.push(format!("{table} {values:?}"));
        }
        of_table.sort();
        lines.extend(of_table);
    }
    for query in [
        "z", "mul", "preux", "imhof", "2025", "1", "sion", "lea", "clara",
    ] {
        lines.push(format!(
            "{query} {:?} {:?}",
            office.found(query, CLARA),
            office.found(query, BRUNO)
        ));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_is_derived_is_what_would_be_rebuilt(moves in prop::collection::vec(any_move(), 1..30)) {
        let mut office = office();
        for one in &moves {
            perform(&mut office, one);
        }
        prop_assert!(office.store.is_folded().unwrap());
        let before = dump(&office);
        office.store.connection
            .execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            .unwrap();
        office.store.rebuild().unwrap();
        prop_assert_eq!(before, dump(&office));
    }
}
