//! Writes as a server judges them: a change of a world, seen before and after.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::world::{Sample, Viewer, World, categories_for, mask_for};
use crate::{
    Region, SituationId,
    access::{Denied, Path, Role, authorise_write, changed_paths, filled_paths},
    fixtures::{key, staff_id, today},
    procuration::{DataCategory, Revocation},
    situation::{Involvement, SituationState},
    staff::Function,
};

mod consent;
mod people;
mod plans;

const ORP_WORKER: u128 = 1;
const ORP_RESPONDENT: u128 = 2;
const CMS_RESPONDENT: u128 = 3;
const OFFICER: u128 = 9;
const SECRETARY: u128 = 40;
const SIERRE: u128 = 41;
const MONTHEY: u128 = 42;
const COMMISSION: u128 = 43;
const PHYSICIAN: u128 = 5;

/// The people of these stories. 1 announced at the ORP, 5 is the physician at the assessment.
fn viewer(number: u128) -> Viewer {
    let (institution, region, function) = match number {
        ORP_WORKER => ("orp", Some(Region::Sierre), Function::FieldWorker),
        ORP_RESPONDENT => ("orp", Some(Region::Sierre), Function::RespondentAdults),
        CMS_RESPONDENT => ("cms", Some(Region::Sierre), Function::RespondentAdults),
        PHYSICIAN => ("smr", None, Function::SmrPhysician),
        OFFICER => ("bureau", None, Function::CantonalOfficer),
        SECRETARY => ("bureau", None, Function::Secretariat),
        SIERRE => (
            "bureau",
            Some(Region::Sierre),
            Function::RegionalCoordinator,
        ),
        MONTHEY => (
            "bureau",
            Some(Region::Monthey),
            Function::RegionalCoordinator,
        ),
        COMMISSION => ("oai", None, Function::LegalCommission),
        other => panic!("nobody is {other}"),
    };
    Viewer::new(number, institution, region).with(Role::Function(function))
}

/// A record of the world, found again after the change.
type Which = for<'w> fn(&'w World) -> Option<Sample<'w>>;

const PERSON: Which = |world| Some(Sample::Person(&world.person));
const SITUATION: Which = |world| world.situations.first().map(Sample::Situation);
const SECOND: Which = |world| world.situations.get(1).map(Sample::Situation);
const PROCURATION: Which = |world| world.procurations.first().map(Sample::Procuration);
const ASSESSMENT: Which = |world| world.sessions.first().map(Sample::Session);
const CONTRACT: Which = |world| world.contracts.first().map(Sample::Contract);
const AMENDMENT: Which = |world| world.contracts.get(1).map(Sample::Contract);
const NOTE: Which = |world| world.notes.first().map(Sample::Note);
const OVERRIDE: Which = |world| world.overrides.first().map(Sample::Override);

/// Whether `who` may change `which` record as `act` does, and if not, why.
fn ask(world: &World, who: u128, which: Which, act: fn(&mut World)) -> Result<(), Denied> {
    let mut changed = world.clone();
    act(&mut changed);
    let (file_before, file_after) = (world.file(), changed.file());
    let (before, after) = (which(world), which(&changed));
    let kind = |sample: &Option<Sample<'_>>| {
        let sample = (*sample)?;
        Some(sample.resource(&file_before).kind())
    };
    let kind = kind(&before).or(kind(&after)).unwrap();
    let body = |sample: Option<Sample<'_>>| sample.map(Sample::body).unwrap_or_default();
    let paths: BTreeSet<Path> = match before {
        None => filled_paths(kind, &body(after)),
        Some(_) => changed_paths(kind, &body(before), &body(after)),
    };
    assert!(!paths.is_empty(), "nothing changed");
    let subject = viewer(who).subject();
    let before = before.map(|sample| sample.resource(&file_before));
    let after = after.map(|sample| sample.resource(&file_after));
    let (before, after) = (before.as_ref(), after.as_ref());
    authorise_write(&subject, before, after, &paths, today())
        .map_err(|refusal| Denied::of(refusal, &subject, (before, after), &paths, today()))
}

/// What the server says to it.
fn judge(world: &World, who: u128, which: Which, act: fn(&mut World)) -> String {
    match ask(world, who, which, act) {
        Ok(()) => "ok".to_owned(),
        Err(Denied { refusal, .. }) => match refusal.field() {
            Some(field) => format!("{} {field}", refusal.code()),
            None => refusal.code().to_owned(),
        },
    }
}

#[track_caller]
fn check(world: &World, who: u128, which: Which, act: fn(&mut World), expected: &str) {
    assert_eq!(judge(world, who, which, act), expected);
}

fn signed(categories: &[DataCategory]) -> World {
    let mut world = World::new();
    world.sign(&[
        ("orp", categories),
        ("cms", categories),
        ("smr", categories),
    ]);
    world
}

#[test]
fn an_announcement() {
    let mut empty = World::new();
    empty.situations.clear();
    empty.sessions.clear();
    empty.contracts.clear();
    empty.notes.clear();
    let announce: fn(&mut World) = |world| {
        let mut situation = crate::fixtures::situation();
        situation.state = SituationState::Announced;
        world.situations.push(situation);
    };
    check(&empty, ORP_WORKER, SITUATION, announce, "ok");
    check(&empty, ORP_RESPONDENT, SITUATION, announce, "ok");
    check(&empty, SECRETARY, SITUATION, announce, "ok");
    // In the name of another institution, of a colleague, or past the triage.
    check(
        &empty,
        CMS_RESPONDENT,
        SITUATION,
        announce,
        "write_creation_closed",
    );
    check(
        &empty,
        MONTHEY,
        SITUATION,
        announce,
        "write_creation_closed",
    );
    check(
        &empty,
        PHYSICIAN,
        SITUATION,
        announce,
        "write_creation_closed",
    );
    check(
        &empty,
        ORP_WORKER,
        SITUATION,
        |world| {
            world.situations.push(crate::fixtures::situation());
            world.situations[0].announcement.worker = None;
            world.situations[0].state = SituationState::Announced;
        },
        "write_creation_closed",
    );
    check(
        &empty,
        ORP_WORKER,
        SITUATION,
        |world| world.situations.push(crate::fixtures::situation()),
        "write_creation_closed",
    );
    check(
        &empty,
        ORP_WORKER,
        SITUATION,
        |world| {
            world.situations.push(crate::fixtures::situation());
            world.situations[0].state = SituationState::Announced;
            world.situations[0].coordinator = Some(staff_id(1));
        },
        "write_field_closed coordinator",
    );
}

/// The identifier of a person is not a key to the person.
#[test]
fn an_announcement_of_somebody_on_file() {
    let again: fn(&mut World) = |world| {
        let mut situation = crate::fixtures::situation();
        situation.id = SituationId(Uuid::from_u128(2));
        situation.state = SituationState::Announced;
        situation.announcement.service = key("cms");
        situation.announcement.respondent = Some(staff_id(CMS_RESPONDENT));
        world.situations.push(situation);
    };
    let reopened: fn(&mut World) = |world| {
        let mut situation = crate::fixtures::situation();
        situation.id = SituationId(Uuid::from_u128(2));
        situation.state = SituationState::Announced;
        situation.former = Some(SituationId(Uuid::from_u128(1)));
        world.situations.push(situation);
    };
    check(
        &World::new(),
        CMS_RESPONDENT,
        SECOND,
        again,
        "write_unknown_record",
    );
    check(
        &signed(&[DataCategory::Identity]),
        CMS_RESPONDENT,
        SECOND,
        again,
        "ok",
    );
    check(
        &signed(&[DataCategory::Training]),
        CMS_RESPONDENT,
        SECOND,
        again,
        "write_unknown_record",
    );
    check(&World::new(), SECRETARY, SECOND, again, "ok");
    check(&World::new(), ORP_RESPONDENT, SECOND, reopened, "ok");
    let mut revoked = signed(DataCategory::ALL);
    revoked.procurations[0].revocation = Some(Revocation {
        on: today(),
        reason: String::new(),
        language: None,
    });
    check(
        &revoked,
        CMS_RESPONDENT,
        SECOND,
        again,
        "write_unknown_record",
    );
    check(
        &World::new(),
        SECRETARY,
        SECOND,
        |world| {
            let mut situation = crate::fixtures::situation();
            situation.id = SituationId(Uuid::from_u128(2));
            situation.former = Some(SituationId(Uuid::from_u128(77)));
            world.situations.push(situation);
        },
        "write_unknown_record",
    );
}

#[test]
fn the_course_of_a_situation() {
    let world = World::new();
    let mut fresh = World::new();
    fresh.situations[0].state = SituationState::Announced;
    let tell: fn(&mut World) =
        |world| world.situations[0].announcement.reason = "Plus précis.".to_owned();
    check(&fresh, ORP_WORKER, SITUATION, tell, "ok");
    check(
        &world,
        ORP_WORKER,
        SITUATION,
        tell,
        "write_field_closed announcement.reason",
    );
    check(
        &world,
        CMS_RESPONDENT,
        SITUATION,
        tell,
        "write_field_closed announcement.reason",
    );
    check(&world, SECRETARY, SITUATION, tell, "ok");
    check(&world, MONTHEY, SITUATION, tell, "write_unknown_record");
    // An announcer does not do the triage, nor give the announcement away.
    let triage: fn(&mut World) = |world| world.situations[0].state = SituationState::Complex;
    check(
        &fresh,
        ORP_WORKER,
        SITUATION,
        triage,
        "write_field_closed_afterwards state",
    );
    check(&fresh, SIERRE, SITUATION, triage, "ok");
    check(
        &fresh,
        ORP_WORKER,
        SITUATION,
        |world| world.situations[0].announcement.worker = Some(staff_id(12)),
        "write_field_closed_afterwards announcement.worker",
    );
    check(
        &fresh,
        ORP_RESPONDENT,
        SITUATION,
        |world| world.situations[0].announcement.service = key("cms"),
        "write_field_closed_afterwards announcement.service",
    );
    // Nobody writes a situation out of reach, or into it.
    let move_it: fn(&mut World) = |world| world.situations[0].region = Region::Monthey;
    check(
        &world,
        SIERRE,
        SITUATION,
        move_it,
        "write_field_closed_afterwards region",
    );
    check(&world, MONTHEY, SITUATION, move_it, "write_unknown_record");
    check(&world, SECRETARY, SITUATION, move_it, "ok");
    let other: fn(&mut World) = |world| world.situations[0].number.running = 148;
    check(
        &world,
        SECRETARY,
        SITUATION,
        other,
        "write_field_closed number",
    );
    let involve: fn(&mut World) = |world| {
        world.situations[0].involved.push(Involvement {
            institution: key("osp"),
            contact: None,
            imminent: true,
        });
    };
    check(&fresh, ORP_WORKER, SITUATION, involve, "ok");
    let contact: fn(&mut World) =
        |world| world.situations[0].involved[1].contact = Some(staff_id(3));
    check(
        &signed(&[DataCategory::Training]),
        CMS_RESPONDENT,
        SITUATION,
        contact,
        "ok",
    );
    check(
        &signed(&[DataCategory::Training]),
        ORP_RESPONDENT,
        SITUATION,
        contact,
        "write_field_closed involved[cms].contact",
    );
}
