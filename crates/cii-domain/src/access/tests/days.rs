//! Days on which what is open changes by itself.

use super::{
    axes::ME,
    world::{Viewer, World, categories_for, mask_for},
};
use crate::{
    Region,
    access::{Role, grants_for},
    fixtures::{date, staff_id, today},
    person::Restriction,
    procuration::{DataCategory, Revocation},
    staff::Function,
};

const IDENTITY: &[DataCategory] = &[DataCategory::Identity];

/// A respondent of the CMS in Sierre, for whom a procuration is all there is.
fn viewer() -> Viewer {
    let role = Role::Function(Function::RespondentAdults);
    Viewer::new(ME, "cms", Some(Region::Sierre)).with(role)
}

/// The days of change after today, for more than a year.
fn check(viewer: &Viewer, prepare: fn(&mut World), expected: &[&str]) {
    let mut world = World::new();
    prepare(&mut world);
    let file = world.file();
    let subject = viewer.subject();
    let mut found = Vec::new();
    let (mut day, end) = (today(), date("2027-06-30"));
    let mut present = grants_for(&subject, [&file], day);
    while day < end {
        day = day.succ_opt().unwrap();
        let next = grants_for(&subject, [&file], day);
        if next != present {
            found.push(day.to_string());
            present = next;
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn a_procuration_begins_and_ends() {
    check(&viewer(), |_| {}, &[]);
    check(
        &viewer(),
        |world| _ = world.sign(&[("cms", IDENTITY)]),
        &["2027-01-01"],
    );
    check(
        &viewer(),
        |world| {
            let procuration = world.sign(&[("cms", IDENTITY)]);
            procuration.starts_on = date("2026-06-01");
            procuration.ends_on = date("2026-06-30");
        },
        &["2026-06-01", "2026-07-01"],
    );
    check(
        &viewer(),
        |world| world.sign(&[("cms", IDENTITY)]).signed_on = Some(date("2026-05-25")),
        &["2026-05-25", "2027-01-01"],
    );
    check(
        &viewer(),
        |world| world.sign(&[("cms", IDENTITY)]).majority_on = Some(date("2026-08-14")),
        &["2026-08-14"],
    );
    check(
        &viewer(),
        |world| {
            world.sign(&[("cms", IDENTITY)]).revocation = Some(Revocation {
                on: date("2026-05-21"),
                reason: String::new(),
                language: None,
            });
        },
        &["2026-05-21"],
    );
    // Another institution's procuration, one that another one outlasts, one that never comes into force.
    check(&viewer(), |world| _ = world.sign(&[("oai", IDENTITY)]), &[]);
    check(
        &viewer(),
        |world| world.sign(&[("cms", IDENTITY)]).signed_on = None,
        &[],
    );
}

#[test]
fn an_override_begins_and_ends() {
    check(
        &viewer(),
        |world| world.except(categories_for("cms", IDENTITY), "2026-05-20", "2026-05-29"),
        &["2026-05-30"],
    );
    check(
        &viewer(),
        |world| {
            world.sign(&[("cms", IDENTITY)]);
            world.person.restriction = Some(Restriction {
                allowed: vec![staff_id(60)],
                reason: "Collègue.".to_owned(),
            });
            world.except(mask_for(staff_id(ME)), "2026-05-21", "2026-05-21");
        },
        &["2026-05-21", "2026-05-22"],
    );
    // Revoked on its third day.
    check(
        &viewer(),
        |world| {
            world.except(categories_for("cms", IDENTITY), "2026-05-20", "2026-05-29");
            world.sign(&[("oai", IDENTITY)]).revocation = Some(Revocation {
                on: date("2026-05-22"),
                reason: String::new(),
                language: None,
            });
        },
        &["2026-05-22"],
    );
}

#[test]
fn staff_come_and_leave() {
    let mut coming = viewer();
    coming.staff.from = Some(date("2026-06-01"));
    coming.staff.to = Some(date("2026-06-30"));
    check(&coming, |_| {}, &["2026-06-01", "2026-07-01"]);
    let mut nobody = coming.clone();
    nobody.staff.functions.clear();
    check(&nobody, |_| {}, &[]);
}
