//! The identity and its mask, the staff and its rights.

use std::collections::BTreeSet;

use super::{
    CMS_RESPONDENT, COMMISSION, MONTHEY, OFFICER, ORP_WORKER, PERSON, SECRETARY, SIERRE, Sample,
    World, check, signed, viewer,
};
use crate::{
    access::{Path, RecordKind, authorise_write, changed_paths, filled_paths},
    fixtures::{date, staff_id, today},
    person::Restriction,
    procuration::DataCategory,
    situation::SituationState,
    staff::{Function, Staff},
};

#[test]
fn the_identity_and_the_mask() {
    let world = World::new();
    let rename: fn(&mut World) = |world| world.person.name = "Combes".to_owned();
    check(&world, SECRETARY, PERSON, rename, "ok");
    check(&world, SIERRE, PERSON, rename, "ok");
    check(
        &world,
        ORP_WORKER,
        PERSON,
        rename,
        "write_field_closed name",
    );
    check(
        &signed(DataCategory::ALL),
        CMS_RESPONDENT,
        PERSON,
        rename,
        "write_field_closed name",
    );
    let mut fresh = World::new();
    fresh.situations[0].state = SituationState::Draft;
    check(&fresh, ORP_WORKER, PERSON, rename, "ok");
    // A mask: its author may stand outside; somebody must stand inside.
    let restrict: fn(&mut World) = |world| {
        world.person.restriction = Some(Restriction {
            allowed: vec![staff_id(SIERRE)],
            reason: "Collègue.".to_owned(),
        });
    };
    let for_nobody: fn(&mut World) = |world| {
        world.person.restriction = Some(Restriction {
            allowed: Vec::new(),
            reason: "Collègue.".to_owned(),
        });
    };
    check(&world, SECRETARY, PERSON, restrict, "ok");
    check(
        &world,
        SECRETARY,
        PERSON,
        for_nobody,
        "write_mask_for_nobody",
    );
    check(
        &fresh,
        ORP_WORKER,
        PERSON,
        restrict,
        "write_field_closed restriction",
    );
    let mut masked = World::new();
    restrict(&mut masked);
    let lift: fn(&mut World) = |world| world.person.restriction = None;
    check(&masked, SECRETARY, PERSON, lift, "write_unknown_record");
    check(&masked, OFFICER, PERSON, lift, "write_unknown_record");
    check(&masked, SIERRE, PERSON, lift, "ok");
    check(&masked, MONTHEY, PERSON, rename, "write_unknown_record");
}

#[test]
fn a_person_whom_nobody_announced() {
    let mut alone = World::new();
    alone.situations.clear();
    alone.sessions.clear();
    alone.contracts.clear();
    alone.notes.clear();
    let file = alone.file();
    let sample = Sample::Person(&alone.person);
    let resource = sample.resource(&file);
    let paths = filled_paths(resource.kind(), &sample.body());
    let judge = |who: u128, make: bool| {
        let (before, after) = if make {
            (None, Some(&resource))
        } else {
            (Some(&resource), None)
        };
        let judged = authorise_write(&viewer(who).subject(), before, after, &paths, today());
        judged.map_or_else(|refusal| refusal.code(), |()| "ok")
    };
    for who in [ORP_WORKER, CMS_RESPONDENT, SIERRE, SECRETARY, OFFICER] {
        assert_eq!(judge(who, true), "ok", "{who}");
    }
    assert_eq!(judge(COMMISSION, true), "write_creation_closed");
    assert_eq!(judge(ORP_WORKER, false), "ok");
    assert_eq!(judge(COMMISSION, false), "write_unknown_record");
}

#[test]
fn rights_of_the_staff() {
    let judge = |who: u128, staff: &Staff, act: fn(&mut Staff)| {
        let mut changed = staff.clone();
        act(&mut changed);
        let world = World::new();
        let file = world.file();
        let (before, after) = (Sample::Staff(staff), Sample::Staff(&changed));
        let paths = changed_paths(RecordKind::Staff, &before.body(), &after.body());
        let judged = authorise_write(
            &viewer(who).subject(),
            Some(&before.resource(&file)),
            Some(&after.resource(&file)),
            &paths,
            today(),
        );
        judged.map_or_else(|refusal| refusal.code(), |()| "ok")
    };
    let respondent = viewer(CMS_RESPONDENT).staff;
    let coordinator = viewer(SIERRE).staff;
    let promote: fn(&mut Staff) = |staff| staff.functions = vec![Function::CantonalOfficer];
    let respond: fn(&mut Staff) = |staff| staff.functions = vec![Function::RespondentYouth];
    let leave: fn(&mut Staff) = |staff| staff.to = Some(today());
    let call: fn(&mut Staff) = |staff| staff.phone = "027 000 00 00".to_owned();
    assert_eq!(judge(SECRETARY, &respondent, respond), "ok");
    assert_eq!(judge(SECRETARY, &respondent, leave), "ok");
    assert_eq!(
        judge(SECRETARY, &respondent, promote),
        "write_rights_closed"
    );
    assert_eq!(judge(SECRETARY, &coordinator, leave), "write_rights_closed");
    assert_eq!(judge(SECRETARY, &coordinator, call), "ok");
    assert_eq!(judge(OFFICER, &coordinator, promote), "ok");
    assert_eq!(
        judge(OFFICER, &viewer(OFFICER).staff, leave),
        "write_rights_closed"
    );
    assert_eq!(
        judge(SECRETARY, &viewer(SECRETARY).staff, promote),
        "write_rights_closed"
    );
    assert_eq!(
        judge(CMS_RESPONDENT, &respondent, call),
        "write_field_closed"
    );
}

#[test]
fn out_of_office_nothing_is_written() {
    let world = World::new();
    let file = world.file();
    let sample = Sample::Person(&world.person);
    let mut former = viewer(SECRETARY);
    former.staff.to = Some(date("2026-05-19"));
    let judged = authorise_write(
        &former.subject(),
        Some(&sample.resource(&file)),
        Some(&sample.resource(&file)),
        &BTreeSet::from([Path::field("phone")]),
        today(),
    );
    assert_eq!(
        judged.map_err(|refusal| refusal.code()),
        Err("write_not_in_office")
    );
}
