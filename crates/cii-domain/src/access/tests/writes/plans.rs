//! Contracts with the decisions on them, notes and overrides.

use uuid::Uuid;

use super::{
    AMENDMENT, CMS_RESPONDENT, COMMISSION, CONTRACT, NOTE, OFFICER, OVERRIDE, SECRETARY, SIERRE,
    World, categories_for, check, mask_for, signed,
};
use crate::{
    ContractId, NoteId, SituationId,
    contract::{CommissionDecision, ContractState, SignatureState},
    fixtures::{date, staff_id, today},
    person::Restriction,
    procuration::DataCategory,
};

#[test]
fn a_contract() {
    let world = World::new();
    let write: fn(&mut World) = |world| world.contracts[0].aim.text = "Autre but".to_owned();
    let sign: fn(&mut World) = |world| {
        world.contracts[0].signatures[1].state = SignatureState::Signed {
            on: today(),
            by: String::new(),
        }
    };
    let reopen: fn(&mut World) = |world| {
        world.contracts[0].state = ContractState::Draft;
        world.contracts[0].conformity = None;
    };
    check(&world, SIERRE, CONTRACT, write, "ok");
    check(
        &signed(DataCategory::ALL),
        CMS_RESPONDENT,
        CONTRACT,
        write,
        "write_field_closed aim",
    );
    let mut to_sign = World::new();
    to_sign.contracts[0].state = ContractState::ToSign;
    check(&to_sign, SIERRE, CONTRACT, write, "write_field_closed aim");
    check(&to_sign, SIERRE, CONTRACT, sign, "ok");
    check(&to_sign, SIERRE, CONTRACT, reopen, "ok");
    let mut first = to_sign.clone();
    first.contracts[0].signatures[0].state = SignatureState::Signed {
        on: today(),
        by: String::new(),
    };
    check(&first, SIERRE, CONTRACT, sign, "ok");
    check(
        &first,
        SIERRE,
        CONTRACT,
        reopen,
        "write_field_closed conformity",
    );
    let unsign: fn(&mut World) =
        |world| world.contracts[0].signatures[0].state = SignatureState::Open;
    check(
        &first,
        SIERRE,
        CONTRACT,
        unsign,
        "write_field_closed signatures[person].state",
    );
    let forget: fn(&mut World) = |world| {
        world.contracts[0].signatures.remove(0);
    };
    check(
        &first,
        SIERRE,
        CONTRACT,
        forget,
        "write_field_closed signatures[person].name",
    );
    let end: fn(&mut World) = |world| {
        world.contracts[0].state = ContractState::Interrupted;
        world.contracts[0].end_reason = "Déménagement.".to_owned();
    };
    check(&first, SIERRE, CONTRACT, end, "ok");
    let remove: fn(&mut World) = |world| world.contracts.clear();
    check(&world, SIERRE, CONTRACT, remove, "ok");
    check(&first, SIERRE, CONTRACT, remove, "write_deletion_closed");
}

#[test]
fn a_decision_of_the_commission() {
    let world = World::new();
    let grant: fn(&mut World) =
        |world| world.contracts[0].measures[1].commission = CommissionDecision::Granted;
    let ask: fn(&mut World) =
        |world| world.contracts[0].measures[0].commission = CommissionDecision::Requested;
    let unask: fn(&mut World) =
        |world| world.contracts[0].measures[1].commission = CommissionDecision::NotNeeded;
    check(&world, COMMISSION, CONTRACT, grant, "ok");
    check(&world, OFFICER, CONTRACT, grant, "ok");
    check(&world, SECRETARY, CONTRACT, grant, "write_decision_closed");
    // It is somebody else's, whatever state the contract is in.
    let denied = super::ask(&world, SECRETARY, CONTRACT, grant).unwrap_err();
    assert!(!denied.is_sealed);
    check(&world, SECRETARY, CONTRACT, ask, "ok");
    check(&world, SECRETARY, CONTRACT, unask, "ok");
    let first = "write_field_closed measures[00000000-0000-0000-0000-000000000001].commission";
    check(&world, COMMISSION, CONTRACT, ask, first);
    let second =
        "write_field_closed_afterwards measures[00000000-0000-0000-0000-000000000002].commission";
    check(&world, COMMISSION, CONTRACT, unask, second);
    // An amendment carries the decisions of what it amends, and no others.
    let mut decided = World::new();
    grant(&mut decided);
    decided.contracts[0].state = ContractState::InForce;
    let amend: fn(&mut World) = |world| {
        let mut amendment = world.contracts[0].clone();
        amendment.id = ContractId(Uuid::from_u128(2));
        amendment.state = ContractState::Draft;
        world.contracts.push(amendment);
    };
    let sneak: fn(&mut World) = |world| {
        let mut amendment = world.contracts[0].clone();
        amendment.id = ContractId(Uuid::from_u128(2));
        amendment.state = ContractState::Draft;
        amendment.measures[0].commission = CommissionDecision::Granted;
        world.contracts.push(amendment);
    };
    check(&decided, SECRETARY, AMENDMENT, amend, "ok");
    check(
        &decided,
        SECRETARY,
        AMENDMENT,
        sneak,
        "write_decision_closed",
    );
}

#[test]
fn a_note() {
    let world = World::new();
    let correct: fn(&mut World) = |world| world.notes[0].text = "Corrigé.".to_owned();
    check(&world, SIERRE, NOTE, correct, "write_field_closed text");
    let mut own = World::new();
    own.notes[0].by = staff_id(SIERRE);
    check(&own, SIERRE, NOTE, correct, "ok");
    check(
        &own,
        SECRETARY,
        NOTE,
        |world| world.notes.clear(),
        "write_deletion_closed",
    );
    check(&own, SIERRE, NOTE, |world| world.notes.clear(), "ok");
    let mut none = World::new();
    none.notes.clear();
    let add: fn(&mut World) = |world| {
        world.notes.push(crate::situation::Note {
            id: NoteId(Uuid::from_u128(1)),
            situation: SituationId(Uuid::from_u128(1)),
            on: today(),
            by: staff_id(SIERRE),
            language: crate::Language::Fr,
            text: "Entretien.".to_owned(),
        });
    };
    check(&none, SIERRE, NOTE, add, "ok");
    check(&none, SECRETARY, NOTE, add, "write_creation_closed");
    check(&none, CMS_RESPONDENT, NOTE, add, "write_creation_closed");
}

#[test]
fn an_override() {
    let mut masked = World::new();
    masked.person.restriction = Some(Restriction {
        allowed: vec![staff_id(SIERRE)],
        reason: "Collègue.".to_owned(),
    });
    let lift: fn(&mut World) =
        |world| world.except(mask_for(staff_id(OFFICER)), "2026-05-20", "2026-05-22");
    check(&masked, OFFICER, OVERRIDE, lift, "ok");
    check(&masked, SIERRE, OVERRIDE, lift, "write_creation_closed");
    check(&masked, SECRETARY, OVERRIDE, lift, "write_creation_closed");
    let open: fn(&mut World) = |world| {
        world.except(
            categories_for("cms", &[DataCategory::Medical]),
            "2026-05-20",
            "2026-06-18",
        );
    };
    check(&World::new(), OFFICER, OVERRIDE, open, "ok");
    let cases: [fn(&mut World); 6] = [
        |world| world.except(mask_for(staff_id(1)), "2026-05-20", "2026-06-19"),
        |world| world.except(mask_for(staff_id(1)), "2026-05-20", "2026-05-19"),
        |world| world.except(mask_for(staff_id(1)), "2026-05-19", "2026-05-22"),
        |world| world.except(mask_for(staff_id(1)), "2026-05-21", "2026-05-22"),
        |world| world.except(categories_for("cms", &[]), "2026-05-20", "2026-05-22"),
        |world| {
            world.except(mask_for(staff_id(1)), "2026-05-20", "2026-05-22");
            world.overrides[0].reason = "  ".to_owned();
        },
    ];
    for invalid in cases {
        check(
            &World::new(),
            OFFICER,
            OVERRIDE,
            invalid,
            "write_override_invalid",
        );
    }
    let in_another_name: fn(&mut World) = |world| {
        world.except(mask_for(staff_id(1)), "2026-05-20", "2026-05-22");
        world.overrides[0].given_by = staff_id(SECRETARY);
    };
    check(
        &World::new(),
        OFFICER,
        OVERRIDE,
        in_another_name,
        "write_creation_closed",
    );
    let mut stands = masked.clone();
    lift(&mut stands);
    check(
        &stands,
        OFFICER,
        OVERRIDE,
        |world| world.overrides[0].until = date("2026-05-21"),
        "ok",
    );
    check(
        &stands,
        OFFICER,
        OVERRIDE,
        |world| world.overrides[0].until = date("2026-05-23"),
        "write_override_invalid",
    );
    check(
        &stands,
        OFFICER,
        OVERRIDE,
        |world| world.overrides[0].opening = mask_for(staff_id(1)),
        "write_field_closed opening",
    );
    check(
        &stands,
        OFFICER,
        OVERRIDE,
        |world| world.overrides.clear(),
        "write_deletion_closed",
    );
}
