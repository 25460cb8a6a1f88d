//! Who gets what.

use super::{
    CMS, CONTRACT, DeviceId, DeviceRequest, NOTE, NaiveDate, OFFICER, ORP, Outcome, PERSON,
    PHYSICIAN, PROCURATION, RecordKind, SECRETARY, SESSION, SIERRE, SION, SITUATION, STAFF, Sight,
    StaffId, Value, WORKER, World, id, json, procuration, see, situation,
};

pub(super) fn what_a_device_gets_is_what_the_rules_say(world: &mut World) {
    world.check("the beginning");
    world.officer(
        RecordKind::Person,
        PERSON,
        &json!({"name": "Exemple", "first_name": "Jean", "birth_date": "1980-05-01"}),
    );
    world.officer(RecordKind::Situation, SITUATION, &situation());
    assert!(world.sees(SECRETARY, SITUATION) && world.sees(SION, SITUATION));
    assert!(world.sees(ORP, SITUATION) && world.sees(WORKER, SITUATION));
    assert!(!world.sees(SIERRE, SITUATION) && !world.sees(CMS, SITUATION));

    world.officer(
        RecordKind::Procuration,
        PROCURATION,
        &procuration(&Value::Null),
    );
    world.officer(
        RecordKind::Situation,
        SITUATION,
        &json!({"involved": [{"institution": "cms", "contact": id(CMS), "imminent": false}]}),
    );
    assert!(world.sees(CMS, PERSON) && world.sees(CMS, SITUATION));

    world.officer(
        RecordKind::Session,
        SESSION,
        &json!({
            "kind": "assessment", "situation": id(SITUATION), "leader": id(SIERRE),
            "invitees": [
                {"id": id(0x31), "who": {"kind": "staff", "id": id(PHYSICIAN)}, "role": "smr_physician",
                 "institution": "smr", "sendings": [], "reply": {"kind": "open"}},
                {"id": id(0x32), "who": {"kind": "staff", "id": id(CMS)}, "role": "respondent",
                 "institution": "cms", "sendings": [], "reply": {"kind": "open"}},
            ],
        }),
    );
    assert!(world.sees(PHYSICIAN, SESSION) && world.sees(SIERRE, SITUATION));
    world.officer(
        RecordKind::Contract,
        CONTRACT,
        &json!({"situation": id(SITUATION)}),
    );
    world.officer(
        RecordKind::Note,
        NOTE,
        &json!({"situation": id(SITUATION), "on": "2026-03-02", "by": id(OFFICER), "text": "Note inventée"}),
    );

    // The procuration is revoked, the person goes to another region, and is restricted.
    world.officer(
        RecordKind::Procuration,
        PROCURATION,
        &json!({"revocation": {"on": "2026-03-02", "reason": "Souhait"}}),
    );
    assert!(!world.sees(CMS, PERSON));
    world.officer(
        RecordKind::Situation,
        SITUATION,
        &json!({"region": "sierre"}),
    );
    assert!(!world.sees(SION, SITUATION));
    world.officer(
        RecordKind::Person,
        PERSON,
        &json!({"restriction": {"reason": "Collègue", "allowed": [id(OFFICER), id(SECRETARY)]}}),
    );
    for (who, ..) in STAFF {
        let allowed = who == OFFICER || who == SECRETARY;
        for record in [PERSON, SITUATION, SESSION, PROCURATION, CONTRACT, NOTE] {
            assert_eq!(world.sees(who, record), allowed, "{who} and {record:x}");
        }
    }
    world.officer(RecordKind::Person, PERSON, &json!({"restriction": null}));
    assert!(world.sees(SIERRE, SITUATION));
}

pub(super) fn a_day_and_a_leaver_change_what_is_seen(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    world.officer(
        RecordKind::Procuration,
        PROCURATION,
        &procuration(&Value::Null),
    );
    assert!(world.sees(CMS, PERSON));
    world.officer(RecordKind::Staff, SION, &json!({"to": "2026-03-01"}));
    assert!(!world.sees(SION, SITUATION) && !world.sees(SION, SECRETARY));
    world.today = "2026-08-20".parse().unwrap();
    assert!(world.sees(CMS, PERSON), "the last day is a day");
    world.today = "2026-08-21".parse().unwrap();
    assert!(!world.sees(CMS, PERSON));
    world.check("the end of the procuration");
}

pub(super) fn nothing_opens_again_because_a_clock_goes_back(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    let paper = procuration(&Value::Null);
    world.officer(RecordKind::Procuration, PROCURATION, &paper);
    let ended: NaiveDate = "2026-08-21".parse().unwrap();
    world.today = ended;
    assert!(!world.sees(CMS, PERSON));
    // One machine is a moment late, another one lost its battery, a third took a year for another.
    for day in ["2026-08-20", "2019-01-01", "2025-08-21"] {
        world.today = day.parse().unwrap();
        let made = world.grant_sets();
        assert!(!world.sees(CMS, PERSON), "on {day}");
        world
            .engine
            .register_device(
                StaffId(id(CMS)),
                DeviceRequest {
                    device: DeviceId(id(CMS)),
                    first_n: 1,
                },
                world.moment(),
            )
            .unwrap();
        assert_eq!(world.grant_sets(), made, "on {day}");
        assert!(!world.sees(CMS, PERSON), "on {day}");
        // What changes now changes the grants of many, by the day of before.
        for region in ["sierre", "sion"] {
            let moved = json!({"region": region});
            let outcome = world.write(OFFICER, RecordKind::Situation, SITUATION, moved);
            assert_eq!(outcome, Outcome::Applied);
        }
        assert!(!world.sees(CMS, PERSON), "on {day}, after a change");
        assert_eq!(world.engine.latest_day().unwrap(), Some(ended));
    }
    world.today = ended.succ_opt().unwrap();
    world.check("a day later");
    // The clock was ahead. Whoever looks after the machine says so.
    world.today = "2026-03-02".parse().unwrap();
    assert!(!world.sees(CMS, PERSON));
    world.engine.confirm_clock(world.moment()).unwrap();
    assert!(world.sees(CMS, PERSON));
    world.check("the clock is right");
}

/// How many grant sets nobody has any more: those under which something was disclosed, and the others.
fn replaced(world: &World) -> (i64, i64) {
    let mut counts = (0, 0);
    let count = |is: &str| {
        format!(
            "SELECT COUNT(*) FROM grant_set WHERE id NOT IN (SELECT grant_set FROM staff_grant)
             AND id {is} (SELECT grant_set FROM disclosure)"
        )
    };
    world
        .database
        .read(&mut |transaction| {
            see(transaction, Sight::Server)?;
            counts.0 = transaction.query(&count("IN"), &[])?[0].int(0)?;
            counts.1 = transaction.query(&count("NOT IN"), &[])?[0].int(0)?;
            Ok(())
        })
        .unwrap();
    counts
}

pub(super) fn grant_sets_that_nothing_rests_on_are_forgotten_after_long(world: &mut World) {
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    world.officer(RecordKind::Situation, SITUATION, &situation());
    // Somebody leaves and comes back, and nobody looks meanwhile.
    for to in [
        json!("2026-03-01"),
        Value::Null,
        json!("2026-03-01"),
        Value::Null,
    ] {
        let outcome = world.write(OFFICER, RecordKind::Staff, SION, json!({"to": to}));
        assert_eq!(outcome, Outcome::Applied);
    }
    let before = replaced(world);
    assert!(before.0 > 0 && before.1 > 0, "{before:?}");
    let begin = world.today;
    for (days, forgotten) in [(89, false), (90, false), (179, false), (180, true)] {
        world.today = begin + chrono::TimeDelta::days(days);
        world.engine.sweep(world.moment()).unwrap();
        let expected = if forgotten { (before.0, 0) } else { before };
        assert_eq!(replaced(world), expected, "after {days} days");
    }
    world.check("the grant sets of before are gone");
    // The clock was ahead and is right again: the next mark is one of its days.
    world.today = begin;
    world.engine.confirm_clock(world.moment()).unwrap();
    world.check("the clock is right");
}
