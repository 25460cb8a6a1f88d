//! Procurations and sessions.

use uuid::Uuid;

use super::{
    ASSESSMENT, CMS_RESPONDENT, MONTHEY, ORP_RESPONDENT, ORP_WORKER, PHYSICIAN, PROCURATION,
    SECRETARY, SIERRE, World, ask, check, signed,
};
use crate::{
    ProcurationId,
    fixtures::{staff_id, today},
    procuration::{DataCategory, Revocation},
    session::{Reply, SessionState, Who},
};

#[test]
fn a_procuration() {
    let mut drawn_up = signed(DataCategory::ALL);
    drawn_up.procurations[0].signed_on = None;
    let sign: fn(&mut World) = |world| world.procurations[0].signed_on = Some(today());
    let rewrite: fn(&mut World) = |world| world.procurations[0].grants[0].categories.clear();
    let revoke: fn(&mut World) = |world| {
        world.procurations[0].revocation = Some(Revocation {
            on: today(),
            reason: "Plus maintenant.".to_owned(),
            language: None,
        });
    };
    check(&drawn_up, ORP_WORKER, PROCURATION, rewrite, "ok");
    check(
        &drawn_up,
        ORP_WORKER,
        PROCURATION,
        sign,
        "write_field_closed signed_on",
    );
    check(&drawn_up, SECRETARY, PROCURATION, sign, "ok");
    check(
        &drawn_up,
        CMS_RESPONDENT,
        PROCURATION,
        revoke,
        "write_unknown_record",
    );
    let stands = signed(DataCategory::ALL);
    check(
        &stands,
        SECRETARY,
        PROCURATION,
        rewrite,
        "write_field_closed grants[orp].categories",
    );
    check(&stands, SECRETARY, PROCURATION, revoke, "ok");
    check(&stands, ORP_WORKER, PROCURATION, revoke, "ok");
    check(
        &stands,
        CMS_RESPONDENT,
        PROCURATION,
        revoke,
        "write_field_closed revocation",
    );
    check(
        &stands,
        SECRETARY,
        PROCURATION,
        |world| world.procurations[0].replaced_by = Some(ProcurationId(Uuid::from_u128(2))),
        "ok",
    );
    let mut revoked = stands.clone();
    revoke(&mut revoked);
    let take_back: fn(&mut World) = |world| world.procurations[0].revocation = None;
    check(
        &revoked,
        SECRETARY,
        PROCURATION,
        take_back,
        "write_field_closed revocation",
    );
    let remove: fn(&mut World) = |world| world.procurations.clear();
    check(&drawn_up, ORP_WORKER, PROCURATION, remove, "ok");
    check(
        &stands,
        SECRETARY,
        PROCURATION,
        remove,
        "write_deletion_closed",
    );
    let prepare: fn(&mut World) = |world| {
        world.sign(&[("orp", &[DataCategory::Identity])]).signed_on = None;
    };
    let signed_at_once: fn(&mut World) = |world| {
        world.sign(&[("orp", &[DataCategory::Identity])]);
    };
    check(&World::new(), ORP_WORKER, PROCURATION, prepare, "ok");
    check(
        &World::new(),
        ORP_WORKER,
        PROCURATION,
        signed_at_once,
        "write_field_closed signed_on",
    );
    check(&World::new(), SIERRE, PROCURATION, signed_at_once, "ok");
    check(
        &World::new(),
        CMS_RESPONDENT,
        PROCURATION,
        prepare,
        "write_creation_closed",
    );
}

#[test]
fn a_session() {
    let stands = signed(DataCategory::ALL);
    let bring: fn(&mut World) = |world| world.sessions[0].blocks[1].status = "Nouveau".to_owned();
    check(&stands, CMS_RESPONDENT, ASSESSMENT, bring, "ok");
    check(
        &stands,
        ORP_RESPONDENT,
        ASSESSMENT,
        bring,
        "write_field_closed blocks[cms].status",
    );
    check(&stands, SECRETARY, ASSESSMENT, bring, "ok");
    check(
        &World::new(),
        CMS_RESPONDENT,
        ASSESSMENT,
        bring,
        "write_field_closed blocks[cms].status",
    );
    let mut held = stands.clone();
    held.sessions[0].state = SessionState::Held;
    check(
        &held,
        CMS_RESPONDENT,
        ASSESSMENT,
        bring,
        "write_field_closed blocks[cms].status",
    );
    let findings: fn(&mut World) =
        |world| world.sessions[0].blocks[3].status = "Constat".to_owned();
    check(&held, PHYSICIAN, ASSESSMENT, findings, "ok");
    check(
        &held,
        SIERRE,
        ASSESSMENT,
        findings,
        "write_field_closed blocks[smr].status",
    );
    check(
        &World::new(),
        PHYSICIAN,
        ASSESSMENT,
        findings,
        "write_field_closed blocks[smr].status",
    );
    let empty: fn(&mut World) = |world| {
        world.sessions[0].blocks.remove(3);
    };
    check(
        &stands,
        SIERRE,
        ASSESSMENT,
        empty,
        "write_field_closed blocks[smr].entitlement",
    );
    let accept: fn(&mut World) = |world| {
        for seat in &mut world.sessions[0].invitees {
            if seat.who == Who::Staff(staff_id(3)) {
                seat.reply = Reply::Declined { on: today() };
            }
        }
    };
    let seat = "write_field_closed invitees[00000000-0000-0000-0000-000000000003].reply";
    check(&World::new(), CMS_RESPONDENT, ASSESSMENT, accept, "ok");
    check(&stands, ORP_WORKER, ASSESSMENT, accept, seat);
    check(&held, CMS_RESPONDENT, ASSESSMENT, accept, seat);
    check(&stands, SECRETARY, ASSESSMENT, accept, "ok");
    check(&stands, MONTHEY, ASSESSMENT, accept, "write_unknown_record");
    let mut approved = stands.clone();
    approved.sessions[0].state = SessionState::Approved;
    check(
        &approved,
        SECRETARY,
        ASSESSMENT,
        bring,
        "write_field_closed blocks[cms].status",
    );
    // Only the state is in the way of who else could; of who could never, it is not.
    let is_sealed = |who| {
        ask(&approved, who, ASSESSMENT, bring)
            .unwrap_err()
            .is_sealed
    };
    assert!(is_sealed(SECRETARY));
    assert!(!is_sealed(MONTHEY) && !is_sealed(ORP_WORKER));
    let approve: fn(&mut World) = |world| world.sessions[0].state = SessionState::Approved;
    check(&held, SIERRE, ASSESSMENT, approve, "ok");
    let remove: fn(&mut World) = |world| {
        world.sessions.remove(0);
        world.sessions.clear();
    };
    check(
        &stands,
        SECRETARY,
        ASSESSMENT,
        remove,
        "write_deletion_closed",
    );
}
