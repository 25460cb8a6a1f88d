//! What must hold in every world.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{
    leaves::leaves,
    matrix::{Laid, profile_in},
    oracle,
    random::{DAYS, day, first_day, world},
    world::{Sample, World},
};
use crate::{
    access::{
        Access, Action, Body, Mask, Path, PersonFile, Profile, Resource, Role, changed_paths,
        decide, grants_around, grants_for, profile_of, put, show,
    },
    fixtures::{staff_id, today},
    procuration::Revocation,
};

/// A look at every record.
fn profiles(world: &World, viewer: &super::world::Viewer, on: chrono::NaiveDate) -> Vec<Profile> {
    let file = world.file();
    let look = |sample: Sample<'_>| profile_of(&viewer.subject(), &sample.resource(&file), on);
    world.samples().into_iter().map(look).collect()
}

fn is_subset(narrow: &[Profile], wide: &[Profile]) -> bool {
    narrow.iter().zip(wide).all(|(one, other)| {
        one.visible.is_subset(&other.visible) && one.writable.is_subset(&other.writable)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rules_grant_set_and_oracle_agree((world, viewer) in world(), offset in 0..DAYS) {
        let told = Laid::out(&world).differences(&viewer, day(offset));
        prop_assert!(told.is_empty(), "{told}");
    }

    /// Revoking, replacing, narrowing, ending or taking away a procuration opens nothing, to nobody.
    #[test]
    fn fewer_procurations_never_open_more(
        (world, viewer) in world(),
        offset in 0..DAYS,
        which in any::<Index>(),
        how in 0..6,
    ) {
        prop_assume!(!world.procurations.is_empty());
        let at = which.index(world.procurations.len());
        let mut poorer = world.clone();
        let victim = &mut poorer.procurations[at];
        match how {
            0 => {
                // Taking back a revocation is not fewer.
                prop_assume!(victim.revocation.is_none());
                victim.signed_on = None;
            }
            1 => {
                let on = victim.revocation.as_ref().map_or(day(offset), |it| it.on.min(day(offset)));
                victim.revocation = Some(Revocation { on, reason: String::new(), language: None });
            }
            2 => victim.replaced_by = Some(crate::ProcurationId(uuid::Uuid::from_u128(98))),
            3 => { victim.grants.pop(); }
            4 => { victim.grants[0].categories.pop_last(); }
            _ => victim.ends_on = victim.ends_on.min(day(offset) - Days::new(1)),
        }
        let mut before = profiles(&world, &viewer, day(offset));
        let mut after = profiles(&poorer, &viewer, day(offset));
        // The procuration itself may be written differently; what it opened is the question.
        let itself = 1 + world.situations.len() + at;
        before.remove(itself);
        after.remove(itself);
        prop_assert!(is_subset(&after, &before));
    }

    #[test]
    fn nothing_is_written_that_is_not_seen((world, viewer) in world(), offset in 0..DAYS) {
        for profile in profiles(&world, &viewer, day(offset)) {
            prop_assert!(profile.writable.is_subset(&profile.visible));
        }
    }

    /// Whoever has no tie to a situation and is of no procuration has only the reference data.
    #[test]
    fn strangers_have_nothing((world, mut viewer) in world(), offset in 0..DAYS) {
        viewer.staff.id = staff_id(777);
        viewer.staff.institution.0 = "nowhere".to_owned();
        viewer.staff.region = None;
        let roles = viewer.roles();
        let of_the_office = |role: &Role| match role {
            Role::Function(function) => function.is_bureau() || function.code() == "legal_commission",
            Role::StatisticsReader | Role::Auditor => false,
        };
        prop_assume!(!roles.iter().any(of_the_office));
        for profile in profiles(&world, &viewer, day(offset)) {
            prop_assert!(profile.is_empty());
        }
    }

    /// What is shown of a record are the fields that the oracle lets through, and what tells their elements apart.
    #[test]
    fn what_is_hidden_is_not_shown((world, viewer) in world(), offset in 0..DAYS) {
        let file = world.file();
        for sample in world.samples() {
            let resource = sample.resource(&file);
            let visible = profile_of(&viewer.subject(), &resource, day(offset)).visible;
            let mut body = sample.body();
            hide_unknown(&mut body);
            let shown = show(resource.kind(), &body, &visible);
            prop_assert!(!Value::Object(shown.clone()).to_string().contains(UNKNOWN));
            for leaf in leaves(&shown) {
                let (_, key, part) = oracle::split(&leaf);
                let tells_apart = !key.is_empty() && matches!(part, "id" | "institution" | "party");
                let seen = oracle::sees(&world, &viewer, sample, &leaf, day(offset));
                prop_assert!(seen || tells_apart, "{leaf}");
            }
            if visible.is_empty() {
                prop_assert!(shown.is_empty());
            }
        }
    }

    /// A change on what is shown goes back whole, and touches nothing else.
    #[test]
    fn a_change_goes_back_where_it_came_from(
        (world, viewer) in world(),
        offset in 0..DAYS,
        picks in prop::collection::vec(any::<Index>(), 0..4),
    ) {
        let file = world.file();
        for sample in world.samples() {
            let resource = sample.resource(&file);
            let kind = resource.kind();
            let profile = profile_of(&viewer.subject(), &resource, day(offset));
            let mut stored = sample.body();
            hide_unknown(&mut stored);
            let shown = show(kind, &stored, &profile.visible);
            prop_assert_eq!(&put(kind, &stored, &shown, &profile.visible), &stored);
            let revised = revise(&shown, &profile.writable, &picks);
            let changed = changed_paths(kind, &shown, &revised);
            prop_assert!(changed.iter().all(|path| profile.writable.covers(path)));
            let new = put(kind, &stored, &revised, &profile.visible);
            prop_assert_eq!(&show(kind, &new, &profile.visible), &revised);
            prop_assert_eq!(&changed_paths(kind, &stored, &new), &changed);
        }
    }

    /// What is open whatever the person and what is open around a person are all that is open, and tell nothing twice; also
    /// where the person has no situation, and is restricted.
    #[test]
    fn a_file_adds_what_is_open_around_its_person((world, viewer) in world(), offset in 0..DAYS) {
        let (subject, file) = (viewer.subject(), world.file());
        let lone = PersonFile { cases: Vec::new(), ..file.clone() };
        let restricted = PersonFile {
            restricted_to: Some([subject.staff].into()),
            ..lone.clone()
        };
        let standing = grants_for(&subject, [], day(offset));
        for file in [&file, &lone, &restricted] {
            let around = grants_around(&subject, file, day(offset));
            let whole = grants_for(&subject, [file], day(offset));
            let count = standing.entries().count() + around.entries().count();
            prop_assert_eq!(count, whole.entries().count());
            let apart: BTreeMap<_, _> = standing.entries().chain(around.entries()).collect();
            prop_assert_eq!(&apart, &whole.entries().collect());
            let person = Resource::Person(file);
            prop_assert_eq!(
                profile_in(&apart, &subject, &person),
                profile_of(&subject, &person, day(offset))
            );
        }
    }

    /// Other persons' files change nothing.
    #[test]
    fn files_do_not_open_one_another(
        (world, viewer) in world(),
        (mut other, _) in world(),
        offset in 0..DAYS,
    ) {
        other.person.id.0 = uuid::Uuid::from_u128(2);
        for situation in &mut other.situations {
            situation.id.0 = uuid::Uuid::from_u128(situation.id.0.as_u128() + 100);
        }
        other.sessions.clear();
        other.contracts.clear();
        other.notes.clear();
        other.overrides.clear();
        for procuration in &mut other.procurations {
            procuration.situation.0 = uuid::Uuid::from_u128(procuration.situation.0.as_u128() + 100);
            procuration.id.0 = uuid::Uuid::from_u128(procuration.id.0.as_u128() + 100);
        }
        let subject = viewer.subject();
        let (one, two) = (world.file(), other.file());
        let alone = grants_for(&subject, [&one], day(offset));
        let both = grants_for(&subject, [&two, &one], day(offset));
        for sample in world.samples() {
            let resource = sample.resource(&one);
            prop_assert_eq!(
                profile_in(&alone.entries().collect(), &subject, &resource),
                profile_in(&both.entries().collect(), &subject, &resource)
            );
        }
    }
}

const UNKNOWN: &str = "canary";

/// Fields that only a newer version knows, at every depth.
fn hide_unknown(body: &mut Body) {
    for (field, value) in body.iter_mut() {
        match value {
            Value::Object(object) if matches!(&**field, "announcement" | "called_off") => {
                object.insert("newer".to_owned(), json!(UNKNOWN));
            }
            Value::Array(elements) => {
                for element in elements {
                    if let Value::Object(object) = element
                        && (object.contains_key("status") || object.contains_key("reply"))
                    {
                        object.insert("newer".to_owned(), json!(UNKNOWN));
                    }
                }
            }
            _ => {}
        }
    }
    body.insert("newer".to_owned(), json!(UNKNOWN));
}

/// `shown` with some writable fields written anew.
fn revise(shown: &Body, writable: &Mask, picks: &[Index]) -> Body {
    let mut revised = shown.clone();
    let open: Vec<String> = leaves(shown)
        .into_iter()
        .filter(|leaf| writable.covers(&leaf.parse::<Path>().unwrap()))
        .filter(|leaf| !matches!(oracle::split(leaf).2, "id" | "institution" | "party"))
        .collect();
    if open.is_empty() {
        return revised;
    }
    for pick in picks {
        let (field, key, part) = oracle::split(&open[pick.index(open.len())]);
        let new = json!("written anew");
        let value = revised.get_mut(field).unwrap();
        if key.is_empty() && part.is_empty() {
            *value = new;
        } else if key.is_empty() {
            value[part] = new;
        } else {
            let elements = value.as_array_mut().unwrap().iter_mut();
            let is_it = |element: &&mut Value| {
                let name = |part: &str| element[part].as_str().map(str::to_owned);
                let party = element["party"]["institution"].as_str().map_or_else(
                    || element["party"]["kind"].as_str().map(str::to_owned),
                    |institution| Some(format!("institution/{institution}")),
                );
                [name("id"), name("institution"), party].contains(&Some(key.to_owned()))
            };
            elements.into_iter().find(is_it).unwrap()[part] = new;
        }
    }
    revised
}

#[test]
fn what_the_facts_do_not_know_is_closed() {
    let world = World::new();
    let mut file = world.file();
    file.cases[0].sessions.clear();
    let secretary = super::world::Viewer::new(50, "bureau", None)
        .with(Role::Function(crate::staff::Function::Secretariat));
    let session = super::world::Sample::Session(&world.sessions[0]).resource(&file);
    let decided = decide(&secretary.subject(), &session, Action::Read, today());
    assert_eq!(decided, Access::Nothing);
    file.cases.clear();
    let note = super::world::Sample::Note(&world.notes[0]).resource(&file);
    let decided = decide(&secretary.subject(), &note, Action::Read, today());
    assert_eq!(decided, Access::Nothing);
    assert_eq!(Resource::Person(&file).kind().code(), "person");
    assert!(first_day() < today());
}
