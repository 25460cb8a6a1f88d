//! Worlds drawn at random: several situations of one person, procurations and overrides of every shape.

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use uuid::Uuid;

use super::{
    axes::{MASKS, ME, REGIONS, RELATIONS},
    world::{INSTITUTIONS, Viewer, World, categories_for, mask_for},
};
use crate::{
    OverrideId, ProcurationId, Region, SituationId,
    access::{Override, Role},
    fixtures::{date, key, staff_id},
    procuration::{DataCategory, Grant, Procuration, Revocation},
    situation::{AgeGroup, Register, SituationState},
};
use chrono::{Days, NaiveDate};

/// The first day of the window in which everything happens.
pub(super) fn first_day() -> NaiveDate {
    date("2026-05-01")
}

pub(super) fn day(offset: u64) -> NaiveDate {
    first_day() + Days::new(offset)
}

/// How many days the window has.
pub(super) const DAYS: u64 = 40;

fn categories() -> impl Strategy<Value = Vec<DataCategory>> {
    subsequence(DataCategory::ALL.to_vec(), 0..=DataCategory::ALL.len())
}

fn institution() -> impl Strategy<Value = &'static str> {
    any::<Index>().prop_map(|index| {
        let all = [&INSTITUTIONS[..], &["bureau", "osp"]].concat();
        all[index.index(all.len())]
    })
}

fn procuration() -> impl Strategy<Value = Procuration> {
    let lines = prop::collection::vec((institution(), categories()), 1..4);
    let some_day = || 0..DAYS;
    let dates = (
        some_day(),
        some_day(),
        prop::option::weighted(0.8, some_day()),
    );
    let ends = (
        prop::option::weighted(0.2, some_day()),
        prop::option::weighted(0.2, some_day()),
        prop::bool::weighted(0.1),
    );
    let situation = 1..4_u128;
    (lines, dates, ends, situation).prop_map(|(lines, dates, ends, situation)| {
        let (starts, ends_on, signed) = dates;
        let (revoked, majority, replaced) = ends;
        Procuration {
            situation: SituationId(Uuid::from_u128(situation)),
            signed_on: signed.map(day),
            starts_on: day(starts),
            ends_on: day(ends_on),
            majority_on: majority.map(day),
            grants: lines
                .into_iter()
                .map(|(institution, categories)| Grant {
                    institution: key(institution),
                    categories: categories.into_iter().collect(),
                })
                .collect(),
            revocation: revoked.map(|offset| Revocation {
                on: day(offset),
                reason: String::new(),
                language: None,
            }),
            replaced_by: replaced.then_some(ProcurationId(Uuid::from_u128(99))),
            ..crate::fixtures::procuration()
        }
    })
}

fn exception() -> impl Strategy<Value = Override> {
    let opening = prop_oneof![
        Just(mask_for(staff_id(ME))),
        Just(mask_for(staff_id(60))),
        (institution(), categories()).prop_map(|(to, categories)| categories_for(to, &categories)),
    ];
    (
        opening,
        0..DAYS,
        0..DAYS,
        1..4_u128,
        prop::bool::weighted(0.9),
    )
        .prop_map(|(opening, from, until, situation, says_why)| Override {
            id: OverrideId(Uuid::from_u128(1)),
            situation: SituationId(Uuid::from_u128(situation)),
            given_by: if from % 2 == 0 {
                staff_id(ME)
            } else {
                staff_id(9)
            },
            opening,
            from: day(from),
            until: day(until),
            reason: if says_why { "Danger." } else { " " }.to_owned(),
        })
}

fn element<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    any::<Index>().prop_map(move |index| all[index.index(all.len())])
}

type Situations = Vec<(Region, Register, AgeGroup, SituationState, &'static str)>;

/// A second and a third situation; the first is the full one.
fn more_situations() -> impl Strategy<Value = Situations> {
    let one = (
        element(Region::ALL),
        element(Register::ALL),
        element(AgeGroup::ALL),
        element(SituationState::ALL),
        institution(),
    );
    prop::collection::vec(one, 0..3)
}

/// A world and somebody who looks at it.
pub(super) fn world() -> impl Strategy<Value = (World, Viewer)> {
    let roles = subsequence(Role::all().collect::<Vec<_>>(), 1..3);
    let relations = prop::collection::vec(0..RELATIONS.len(), 1..3);
    (
        (roles, relations, 0..REGIONS.len(), 0..MASKS.len()),
        prop::collection::vec(procuration(), 0..4),
        prop::collection::vec(exception(), 0..3),
        more_situations(),
        element(SituationState::ALL),
    )
        .prop_map(|(viewer, procurations, overrides, more, state)| {
            let (roles, relations, region, mask) = viewer;
            let mut world = World::new();
            for relation in &relations {
                (RELATIONS[*relation].apply)(&mut world, staff_id(ME));
            }
            world.situations[0].state = state;
            for (number, (region, register, age_group, state, announcing)) in (2..).zip(more) {
                let mut situation = world.situations[0].clone();
                situation.id = SituationId(Uuid::from_u128(number));
                situation.region = region;
                situation.register = register;
                situation.state = state;
                situation.announcement.age_group = age_group;
                situation.announcement.service = key(announcing);
                world.situations.push(situation);
            }
            let there = world.situations.len() as u128;
            (MASKS[mask].apply)(&mut world);
            world.procurations = procurations
                .into_iter()
                .filter(|it| it.situation.0.as_u128() <= there)
                .zip(1..)
                .map(|(procuration, number)| Procuration {
                    id: ProcurationId(Uuid::from_u128(number)),
                    ..procuration
                })
                .collect();
            world.overrides.extend(overrides);
            world
                .overrides
                .retain(|it| it.situation.0.as_u128() <= there);
            for (exception, number) in world.overrides.iter_mut().zip(1..) {
                exception.id = OverrideId(Uuid::from_u128(number));
            }
            let institution = RELATIONS[relations[0]].institution;
            let viewer = Viewer::new(ME, institution, REGIONS[region]);
            let viewer = roles.into_iter().fold(viewer, Viewer::with);
            (world, viewer)
        })
}
