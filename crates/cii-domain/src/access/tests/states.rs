//! The states of the records against the oracle: what a signature, an approval, a revocation seal, and what the course of
//! a situation opens and closes.

use super::{
    axes::{MASKS, ME, REGIONS, RELATIONS, SIGNED, Variant},
    matrix::{Laid, Line, check, each_role},
    oracle,
    world::{Sample, Viewer, World},
};
use crate::{
    ProcurationId, Region,
    access::{Role, profile_of},
    contract::{CommissionDecision, ContractState, SignatureState},
    fixtures::{date, key, staff_id, today},
    person::Restriction,
    procuration::{DataCategory, Revocation},
    session::{self, SessionKind, SessionState},
    situation::SituationState,
    staff::Function,
};
use uuid::Uuid;

fn check_everybody(vary: fn(&mut World)) {
    check_with(&SIGNED[6], vary);
}

fn check_with(signed: &Variant, vary: fn(&mut World)) {
    for relation in [2, 3, 5, 7, 8, 10, 14, 15, 16].map(|index| &RELATIONS[index]) {
        let line = Line {
            relation,
            signed,
            mask: &MASKS[0],
            vary,
            roles: &each_role(),
            regions: &REGIONS[..1],
        };
        check(&line, |world| Laid::widely(world));
    }
}

fn contract_in(world: &mut World, state: ContractState, signed: usize) {
    let contract = &mut world.contracts[0];
    contract.state = state;
    for signature in contract.signatures.iter_mut().take(signed) {
        signature.state = SignatureState::Signed {
            on: today(),
            by: String::new(),
        };
    }
}

#[test]
fn contracts() {
    check_everybody(|world| contract_in(world, ContractState::Draft, 0));
    check_everybody(|world| contract_in(world, ContractState::Draft, 1));
    check_everybody(|world| contract_in(world, ContractState::ToSign, 0));
    check_everybody(|world| contract_in(world, ContractState::ToSign, 2));
    check_everybody(|world| contract_in(world, ContractState::InForce, 5));
    check_everybody(|world| contract_in(world, ContractState::Amended, 5));
    check_everybody(|world| {
        contract_in(world, ContractState::ToSign, 0);
        world.contracts[0].measures[1].commission = CommissionDecision::Granted;
    });
    check_everybody(|world| {
        world.contracts[0].measures[0].commission = CommissionDecision::ToRequest;
        world.contracts[0].measures[1].commission = CommissionDecision::ToRequest;
    });
}

#[test]
fn procurations() {
    check_everybody(|world| world.procurations[0].signed_on = None);
    check_everybody(|world| {
        world.procurations[0].signed_on = None;
        world.procurations[0].replaced_by = Some(ProcurationId(Uuid::from_u128(9)));
    });
    check_everybody(|world| {
        world.procurations[0].replaced_by = Some(ProcurationId(Uuid::from_u128(9)));
    });
    check_everybody(|world| {
        world.procurations[0].signed_on = None;
        world.procurations[0].revocation = Some(Revocation {
            on: date("2026-06-30"),
            reason: String::new(),
            language: None,
        });
    });
    check_everybody(|world| {
        world.sign(&[("cms", &[DataCategory::Medical])]);
    });
    check_everybody(|world| world.procurations[0].grants[1].categories.clear());
}

#[test]
fn sessions() {
    check_everybody(|world| world.sessions[0].state = SessionState::Planned);
    check_everybody(|world| world.sessions[0].state = SessionState::Postponed);
    check_everybody(|world| world.sessions[0].state = SessionState::Held);
    check_everybody(|world| world.sessions[0].state = SessionState::Cancelled);
    check_everybody(|world| world.sessions[1].state = SessionState::Approved);
    check_everybody(|world| world.sessions[0].kind = SessionKind::RoundTable);
    check_everybody(|world| {
        for seat in &mut world.sessions[0].invitees {
            seat.role = session::Role::Guest;
        }
    });
}

#[test]
fn situations() {
    check_everybody(|world| world.situations[0].state = SituationState::Draft);
    check_everybody(|world| world.situations[0].state = SituationState::Announced);
    check_everybody(|world| world.situations[0].state = SituationState::InTriage);
    check_everybody(|world| world.situations[0].state = SituationState::Closed);
    check_everybody(|world| world.situations[0].state = SituationState::Anonymised);
    // Another one is announcing: the identity is no longer the announcer's alone.
    check_everybody(|world| {
        world.situations[0].state = SituationState::Announced;
        let mut second = world.situations[0].clone();
        second.id.0 = Uuid::from_u128(2);
        second.region = Region::Monthey;
        world.situations.push(second);
    });
    for signed in [&SIGNED[3], &SIGNED[5], &SIGNED[6]] {
        check_with(signed, |world| {
            world.situations[0].announcement.service = key("emera");
        });
    }
    check_everybody(|world| {
        world.situations[0].announcement.counted_under =
            world.situations[0].announcement.service.clone();
        world.situations[0].announcement.service.0 = "oai".to_owned();
    });
}

#[test]
fn a_person_without_situations() {
    for allowed in [None, Some(staff_id(60)), Some(staff_id(ME))] {
        check_lone_person(allowed);
    }
}

fn check_lone_person(allowed: Option<crate::StaffId>) {
    let mut world = World::new();
    world.situations.clear();
    world.sessions.clear();
    world.contracts.clear();
    world.notes.clear();
    world.person.restriction = allowed.map(|staff| Restriction {
        allowed: vec![staff],
        reason: "Collègue.".to_owned(),
    });
    let laid = Laid::out(&world);
    for role in Role::all() {
        let viewer = Viewer::new(ME, "orp", Some(Region::Sierre)).with(role);
        assert_eq!(
            laid.differences(&viewer, today()),
            "",
            "{} {allowed:?}",
            role.code()
        );
    }
}

#[test]
fn notes_and_the_directory() {
    let mut world = World::new();
    world.notes[0].by = staff_id(ME);
    let laid = Laid::out(&world);
    let file = world.file();
    for role in Role::all() {
        let viewer = Viewer::new(ME, "bureau", Some(Region::Sierre)).with(role);
        assert_eq!(laid.differences(&viewer, today()), "", "{}", role.code());
        let colleague = crate::fixtures::member(4, "oai", Function::RespondentAdults);
        let sample = Sample::Staff(&colleague);
        let profile = profile_of(&viewer.subject(), &sample.resource(&file), today());
        for leaf in sample.leaves() {
            let path = leaf.parse().unwrap();
            let sees = oracle::sees(&world, &viewer, sample, &leaf, today());
            let changes = oracle::changes(&world, &viewer, sample, &leaf, today());
            assert_eq!(
                profile.visible.covers(&path),
                sees,
                "{} {leaf}",
                role.code()
            );
            assert_eq!(
                profile.writable.covers(&path),
                changes,
                "{} {leaf}",
                role.code()
            );
        }
    }
}

#[test]
fn whoever_is_not_in_office_sees_nothing() {
    let world = World::new();
    let laid = Laid::out(&world);
    let file = world.file();
    let check = |from: Option<&str>, to: Option<&str>, expected: bool| {
        for role in Role::all() {
            let mut viewer = Viewer::new(6, "bureau", Some(Region::Sierre)).with(role);
            viewer.staff.from = from.map(date);
            viewer.staff.to = to.map(date);
            assert_eq!(laid.differences(&viewer, today()), "", "{}", role.code());
            let grants = crate::access::grants_for(&viewer.subject(), [&file], today());
            let reads_nothing = matches!(role, Role::StatisticsReader | Role::Auditor);
            assert_eq!(
                grants.entries().next().is_some(),
                expected && !reads_nothing,
                "{}",
                role.code()
            );
        }
    };
    check(None, None, true);
    check(Some("2026-05-20"), Some("2026-05-20"), true);
    check(Some("2026-05-21"), None, false);
    check(None, Some("2026-05-19"), false);
}
