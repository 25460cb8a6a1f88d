//! Invented files, as the dice fall.

use cii_domain::{Region, SituationId, StaffId};
use cii_sync::{Aggregate, Cause, Compartment, Conflict, ConflictState, RecordKind, Scope, Side};
use serde_json::json;

use super::{
    CMS, OFFICER, ORP, PHYSICIAN, SECRETARY, SIERRE, SION, Uuid, Value, WORKER, World, YOUTH, id,
    made, procuration, situation,
};

/// What stands in everything that is written about a person, before the number of the file.
pub(super) const CANARY: &str = "Kanarienvogel";

/// Chance with a seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    pub(super) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

const INSTITUTIONS: [&str; 4] = ["orp", "cms", "oai", "smr"];

pub(super) fn plant<T: Aggregate>(world: &mut World, aggregate: &T) {
    world.acts += 1;
    let (act, moment) = (id(world.acts), world.moment());
    world.engine.plant(aggregate, "test", act, moment).unwrap();
}

/// A person with everything about them, as the dice fall.
pub(super) fn plant_file(world: &mut World, dice: &mut Dice, number: u128) {
    let base = 0x1000 * (number + 1);
    let staff = [
        OFFICER, SECRETARY, SION, SIERRE, ORP, CMS, WORKER, PHYSICIAN, YOUTH,
    ];
    let allowed: Vec<Uuid> = (0..dice.below(3)).map(|_| id(dice.one(&staff))).collect();
    let restriction = match dice.below(4) {
        0 if !allowed.is_empty() => json!({"reason": "Collègue", "allowed": allowed}),
        _ => Value::Null,
    };
    plant::<cii_domain::person::Person>(
        world,
        &made(
            RecordKind::Person,
            json!({"id": id(base), "name": format!("{CANARY} {number}"), "restriction": restriction,
                   "sex": dice.one(&["female", "male"]), "language": dice.one(&["fr", "de"])}),
        ),
    );
    for nth in 0..dice.below(3) as u128 {
        let case = base + 0x100 * (nth + 1);
        let Value::Object(mut fields) = situation() else {
            panic!("fields")
        };
        let invented = json!({
            "id": id(case), "person": id(base), "number": format!("2026-{case:04}"),
            "region": dice.one(&[Region::Sion, Region::Sierre, Region::Martigny]).code(),
            "register": dice.one(&["bureau", "t1"]),
            "involved": [{"institution": dice.one(&INSTITUTIONS), "contact": id(dice.one(&staff)), "imminent": false}],
        });
        fields.extend(invented.as_object().unwrap().clone());
        let text = format!("{CANARY} {number}");
        if dice.below(2) == 0 {
            fields.insert("state".to_owned(), json!("closed"));
            fields.insert("closing".to_owned(), json!({
                "on": "2026-03-02", "result": dice.one(&["training", "primary_market", "network"]), "continued_by": null,
            }));
        }
        let announcement = &mut fields["announcement"];
        announcement["reason"] = json!(text);
        announcement["service"] = json!(dice.one(&INSTITUTIONS));
        announcement["worker"] = json!(id(dice.one(&[WORKER, ORP, CMS])));
        announcement["respondent"] = json!(id(dice.one(&[ORP, CMS])));
        announcement["age_group"] = json!(dice.one(&["adult", "youth"]));
        plant::<cii_domain::situation::Situation>(
            world,
            &made(RecordKind::Situation, Value::Object(fields)),
        );
        if dice.below(2) == 0 {
            let revocation = match dice.below(3) {
                0 => json!({"on": "2026-03-01", "reason": "Souhait"}),
                _ => Value::Null,
            };
            let mut fields = procuration(&revocation);
            fields["id"] = json!(id(case + 1));
            fields["person"] = json!(id(base));
            fields["situation"] = json!(id(case));
            fields["grants"][0]["institution"] = json!(dice.one(&INSTITUTIONS));
            plant::<cii_domain::procuration::Procuration>(
                world,
                &made(RecordKind::Procuration, fields),
            );
        }
        if dice.below(2) == 0 {
            plant::<cii_domain::session::Session>(
                world,
                &made(
                    RecordKind::Session,
                    json!({
                        "id": id(case + 2), "kind": dice.one(&["assessment", "round_table"]),
                        "situation": id(case), "state": dice.one(&["planned", "cancelled", "approved"]), "leader": id(dice.one(&[SIERRE, SION])),
                        "invitees": [{
                            "id": id(case + 3), "who": {"kind": "staff", "id": id(dice.one(&staff))},
                            "role": dice.one(&["respondent", "smr_physician", "guest"]),
                            "institution": "smr", "sendings": [], "reply": {"kind": "open"},
                        }],
                    }),
                ),
            );
        }
        if dice.below(2) == 0 {
            plant::<cii_domain::contract::Contract>(
                world,
                &made(
                    RecordKind::Contract,
                    json!({
                        "id": id(case + 4), "situation": id(case), "aim": {"text": text, "translation": ""},
                        "state": dice.one(&["draft", "achieved", "expired"]),
                    }),
                ),
            );
        }
        plant::<cii_domain::situation::Note>(
            world,
            &made(
                RecordKind::Note,
                json!({"id": id(case + 5), "situation": id(case), "on": "2026-03-02",
                       "by": id(dice.one(&staff)), "text": text}),
            ),
        );
        let of = dice.one(&[
            (RecordKind::Situation, Compartment::Social, "region"),
            (RecordKind::Session, Compartment::Planning, "room"),
            (RecordKind::Note, Compartment::Internal, "text"),
        ]);
        plant(world, &conflict(id(case + 6), id(case), of, &text));
    }
}

fn conflict(
    id: Uuid,
    case: Uuid,
    (of, compartment, field): (RecordKind, Compartment, &str),
    text: &str,
) -> Conflict {
    Conflict {
        id,
        record: case,
        of,
        scope: Scope::case(SituationId(case), compartment),
        cause: Cause::SameField,
        sides: vec![Side {
            field: field.to_owned(),
            element: None,
            kept: Some(json!("un")),
            offered: Some(json!(text)),
        }],
        by: StaffId(self::id(SECRETARY)),
        at: "2026-03-02T08:00:00Z".parse().unwrap(),
        act: "test".to_owned(),
        state: ConflictState::Open,
    }
}
