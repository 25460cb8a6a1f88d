//! Who may change what.

use cii_sync::{Patch, Refusal};

use super::{
    CMS, COMMISSION, CONTRACT, Change, NOTE, OFFICER, ORP, Outcome, PERSON, PROCURATION,
    RecordKind, SECRETARY, SESSION, SIERRE, SION, SITUATION, Value, WORKER, World, id, json,
    procuration, situation,
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
    let not_permitted = Outcome::Refused {
        reason: Refusal::NotPermitted,
    };
    for (who, expected) in [
        (SIERRE, &not_permitted),
        (CMS, &not_permitted),
        (COMMISSION, &not_permitted),
        (SECRETARY, &Outcome::Applied),
    ] {
        let deleted = world.push(who, RecordKind::Situation, SITUATION, Change::Delete, 1);
        assert_eq!(&deleted, expected, "{who} deletes");
        let is_there = world.engine.find_record(id(SITUATION)).unwrap().is_some();
        assert_eq!(is_there, deleted == not_permitted, "{who} deletes");
    }
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

pub(super) fn what_is_no_record_of_its_kind_is_kept_apart_and_the_queue_goes_on(world: &mut World) {
    let session = json!({"kind": "assessment", "situation": id(SITUATION), "leader": id(SION)});
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    world.officer(
        RecordKind::Procuration,
        PROCURATION,
        &procuration(&Value::Null),
    );
    world.officer(RecordKind::Session, SESSION, &session);
    let note =
        json!({"situation": id(SITUATION), "on": "2026-03-02", "by": id(OFFICER), "text": "Note"});
    world.officer(RecordKind::Note, NOTE, &note);
    let cases = [
        (RecordKind::Person, PERSON, json!({"form": "chosen"})),
        (RecordKind::Person, PERSON, json!({"name": 7})),
        (RecordKind::Person, PERSON, json!({"birth_date": "hier"})),
        (RecordKind::Situation, SITUATION, json!({"person": 7})),
        (
            RecordKind::Situation,
            SITUATION,
            json!({"announcement": []}),
        ),
        (RecordKind::Session, SESSION, json!({"kind": "dance"})),
        (RecordKind::Session, SESSION, json!({"attachments": "scan"})),
        (
            RecordKind::Session,
            SESSION,
            json!({"attachments": [{"blob": "scan"}]}),
        ),
        (RecordKind::Procuration, PROCURATION, json!({"grants": {}})),
        (
            RecordKind::Procuration,
            PROCURATION,
            json!({"attachments": {}}),
        ),
        (RecordKind::Note, NOTE, json!({"on": null})),
        (RecordKind::Staff, SION, json!({"functions": ["king"]})),
        (RecordKind::Staff, SION, json!({"id": id(SIERRE)})),
    ];
    let malformed = Outcome::Refused {
        reason: Refusal::Malformed,
    };
    for (kept, (kind, record, fields)) in (1..).zip(cases) {
        let before = world.engine.find_record(id(record)).unwrap().unwrap();
        let outcome = world.write(OFFICER, kind, record, fields.clone());
        assert_eq!(outcome, malformed, "{kind:?} {fields}");
        let mut whole = before.body.clone();
        whole.extend(fields.as_object().unwrap().clone());
        let again = world.push(OFFICER, kind, record, Change::Create(whole), before.version);
        assert_eq!(again, malformed, "{kind:?} {fields} as a whole");
        let present = world.engine.find_record(id(record)).unwrap();
        assert_eq!(present, Some(before), "{kind:?} {fields}");
        assert_eq!(world.engine.quarantine().unwrap().len(), 2 * kept);
        world.officer(
            RecordKind::Note,
            NOTE,
            &json!({"text": format!("Note {kept}")}),
        );
    }
}

/// Colleagues read the identities of changes in the history. After a restore one of them could send something under an
/// identity before its author does.
pub(super) fn what_somebody_else_sent_under_the_same_identity_takes_nothing_away(
    world: &mut World,
) {
    let identity = world.acts;
    let squatted = world.push(ORP, RecordKind::Room, 0x700, Change::Withdrawn, 0);
    assert_eq!(squatted, Outcome::Applied);
    world.acts = identity;
    let room = json!({"id": id(0x700), "name": "Salle d’essai"});
    let Value::Object(body) = room else {
        panic!("fields")
    };
    let body = super::complete(RecordKind::Room, &body);
    let outcome = world.push(SECRETARY, RecordKind::Room, 0x700, Change::Create(body), 0);
    assert_eq!(outcome, Outcome::Applied);
    let record = world.engine.find_record(id(0x700)).unwrap();
    assert!(record.is_some(), "taken for known, and thrown away");

    // Nor does it hold up what comes after.
    let identity = world.acts;
    for who in [ORP, CMS] {
        world.acts = identity;
        let outcome = world.push(who, RecordKind::Room, 0x700, Change::Delete, 1);
        let refused = matches!(outcome, Outcome::Refused { .. });
        assert!(refused, "{outcome:?}");
    }
}

pub(super) fn what_no_record_holds_is_kept_apart_and_the_queue_goes_on(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    let note =
        json!({"situation": id(SITUATION), "on": "2026-03-02", "by": id(OFFICER), "text": "Note"});
    world.officer(RecordKind::Note, NOTE, &note);
    let deep = (0..20).fold(json!(1), |inner, _| json!([inner]));
    let cases = [
        (RecordKind::Note, NOTE, json!({"text": "x".repeat(20_001)})),
        (RecordKind::Note, NOTE, json!({"on": "+262142-12-31"})),
        (RecordKind::Note, NOTE, json!({"of_tomorrow": deep})),
        (
            RecordKind::Note,
            NOTE,
            json!({"of_tomorrow": vec!["x".repeat(20_000); 220]}),
        ),
        (RecordKind::Person, PERSON, json!({"name": ""})),
        (RecordKind::Person, PERSON, json!({"first_name": " "})),
        (
            RecordKind::Person,
            PERSON,
            json!({"birth_date": "0001-01-01"}),
        ),
        (RecordKind::Staff, SION, json!({"name": ""})),
        (
            RecordKind::Person,
            0x11,
            json!({"name": "", "first_name": "Jean"}),
        ),
    ];
    let unfit = Outcome::Refused {
        reason: Refusal::Unfit,
    };
    for (kept, (kind, record, fields)) in (1..).zip(cases) {
        let before = world.engine.find_record(id(record)).unwrap();
        let outcome = world.write(OFFICER, kind, record, fields);
        assert_eq!(outcome, unfit, "{kind:?} {kept}");
        let present = world.engine.find_record(id(record)).unwrap();
        assert_eq!(present, before, "{kind:?} {kept}");
        assert_eq!(world.engine.quarantine().unwrap().len(), kept);
        world.officer(
            RecordKind::Note,
            NOTE,
            &json!({"text": format!("Note {kept}")}),
        );
    }
    // Nor by and by: each of these changes is fit, and both together are without end.
    let goals = |count: u128| {
        let written = json!({"text": "x".repeat(20_000), "translation": ""});
        let unsaid = json!({"text": "", "translation": ""});
        let goal = |number| json!({"id": id(number), "text": written, "indicator": unsaid, "due_on": null, "state": "open"});
        json!({"situation": id(SITUATION), "goals": (0..count).map(goal).collect::<Vec<_>>()})
    };
    let mut grown = |count| world.write(SION, RecordKind::Contract, CONTRACT, goals(count));
    assert_eq!([grown(150), grown(250)], [Outcome::Applied, unfit]);
}

pub(super) fn whoever_may_not_write_a_field_makes_no_conflict_of_it(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    let session = json!({
        "id": id(SESSION), "situation": id(SITUATION), "kind": "round_table", "state": "planned",
        "invitees": [{"id": id(0x501), "who": {"kind": "staff", "id": id(CMS)}, "role": "respondent",
                      "institution": "cms", "sendings": [], "reply": {"kind": "open"}}],
    });
    world.officer(RecordKind::Session, SESSION, &session);
    world.is_behind = true;
    let unset = Change::Patch(Patch {
        unset: ["called_off".to_owned()].into(),
        ..Patch::default()
    });
    world.push(CMS, RecordKind::Session, SESSION, unset, 1);
    assert_eq!(world.all(RecordKind::Conflict), []);

    // Of what is gone, what is kept for a choice is at least a record of its kind.
    world.officer(
        RecordKind::Note,
        NOTE,
        &json!({"id": id(NOTE), "situation": id(SITUATION), "by": id(OFFICER), "text": "Note"}),
    );
    world.is_behind = false;
    world.push(OFFICER, RecordKind::Note, NOTE, Change::Delete, 1);
    world.is_behind = true;
    for (field, value) in [
        ("</script>", json!("x")),
        ("text", json!({"a": 1})),
        ("by", json!("nobody")),
    ] {
        let patch = Patch {
            set: [(field.to_owned(), value)].into(),
            ..Patch::default()
        };
        let outcome = world.push(OFFICER, RecordKind::Note, NOTE, Change::Patch(patch), 1);
        assert!(
            matches!(outcome, Outcome::Refused { .. }),
            "{field}: {outcome:?}"
        );
    }
    assert_eq!(world.all(RecordKind::Conflict), []);
}
