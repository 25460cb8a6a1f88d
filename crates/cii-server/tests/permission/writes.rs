//! Who may change what.

use super::{
    CMS, Change, NOTE, OFFICER, ORP, Outcome, PERSON, PROCURATION, RecordKind, SECRETARY, SIERRE,
    SION, SITUATION, Value, WORKER, World, id, json, procuration, situation,
};

pub(super) fn who_may_not_is_refused_and_changes_nothing(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    let cases = [
        (
            "another region's coordinator",
            SIERRE,
            RecordKind::Situation,
            SITUATION,
            json!({"region": "sierre"}),
        ),
        (
            "a stranger draws up a procuration",
            CMS,
            RecordKind::Procuration,
            PROCURATION,
            procuration(&Value::Null),
        ),
        (
            "the announcer signs one",
            ORP,
            RecordKind::Procuration,
            PROCURATION,
            procuration(&Value::Null),
        ),
        (
            "a coordinator makes herself an officer",
            SION,
            RecordKind::Staff,
            SION,
            json!({"functions": ["cantonal_officer"]}),
        ),
        (
            "the secretariat makes an officer",
            SECRETARY,
            RecordKind::Staff,
            SION,
            json!({"functions": ["cantonal_officer"]}),
        ),
        (
            "a respondent writes the journal",
            ORP,
            RecordKind::Note,
            NOTE,
            json!({"situation": id(SITUATION), "by": id(ORP), "text": "x"}),
        ),
        (
            "a worker closes the situation",
            WORKER,
            RecordKind::Situation,
            SITUATION,
            json!({"state": "closed"}),
        ),
        (
            "the officer lifts the mask for nobody",
            OFFICER,
            RecordKind::Person,
            PERSON,
            json!({"restriction": {"reason": "x", "allowed": []}}),
        ),
        (
            "a situation without a person",
            OFFICER,
            RecordKind::Situation,
            0x99,
            json!({"person": id(0x98), "number": "2026-0009"}),
        ),
    ];
    for (what, who, kind, record, fields) in cases {
        let before = world.engine.find_record(id(record)).unwrap();
        let outcome = world.write(who, kind, record, fields);
        assert!(
            matches!(outcome, Outcome::Refused { .. }),
            "{what}: {outcome:?}"
        );
        assert_eq!(
            world.engine.find_record(id(record)).unwrap(),
            before,
            "{what}"
        );
        world.check(what);
    }
    let deleted = world.push(
        SECRETARY,
        RecordKind::Situation,
        SITUATION,
        Change::Delete,
        1,
    );
    assert!(
        matches!(deleted, Outcome::Applied | Outcome::Refused { .. }),
        "{deleted:?}"
    );
    world.check("a deletion");
}

pub(super) fn an_institution_announces(world: &mut World) {
    let made = world.write(
        ORP,
        RecordKind::Person,
        PERSON,
        json!({"name": "Exemple", "first_name": "Jean", "birth_date": "1980-05-01"}),
    );
    assert_eq!(made, Outcome::Applied);
    world.check("a person is made");
    let announced = world.write(ORP, RecordKind::Situation, SITUATION, situation());
    assert_eq!(announced, Outcome::Applied);
    world.check("a situation is announced");
    assert!(world.sees(SECRETARY, SITUATION) && !world.sees(CMS, PERSON));
}
