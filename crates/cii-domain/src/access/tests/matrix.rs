//! The whole matrix against the oracle: role × relation to the situation × procuration × mask × region, for every field of
//! every record, seen and changed; and the same by way of the grant set.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::NaiveDate;

use super::{
    axes::{MASKS, ME, REGIONS, RELATIONS, Relation, SIGNED, Variant},
    oracle,
    world::{Sample, Viewer, World},
};
use crate::{
    Region,
    access::{
        Action, GrantKey, Path, PersonFile, Profile, Resource, Role, Subject, grants_for,
        profile_of, seal::unsealed,
    },
    fixtures::{staff_id, today},
    situation::{AgeGroup, Register},
};

/// A world with its records laid out field by field.
pub(super) struct Laid<'w> {
    world: &'w World,
    file: PersonFile,
    leaves: Vec<(Sample<'w>, Vec<(String, Path)>)>,
    /// Whether each record is decided on its own as well, beside the grant set.
    decides: bool,
}

/// Parts of elements beside which another part of the same element is looked at in the widest matrix.
const SIMILAR: [&str; 14] = [
    "].role",
    "].sendings",
    "].called_off",
    "].called_off_language",
    "].institution",
    "].entitlement",
    "].measures_done",
    "].next_step",
    "].indicator",
    "].title",
    "].provider",
    "].legal_basis",
    "].from",
    "].to",
];

impl<'w> Laid<'w> {
    /// Every field.
    pub(super) fn out(world: &'w World) -> Self {
        Self {
            decides: true,
            ..Self::with(world, |_| true)
        }
    }

    /// Every field, but of similar parts of an element only some.
    pub(super) fn widely(world: &'w World) -> Self {
        Self::with(world, |leaf| {
            !SIMILAR.iter().any(|part| leaf.ends_with(part))
        })
    }

    fn with(world: &'w World, wanted: fn(&str) -> bool) -> Self {
        let lay = |sample: Sample<'w>| {
            let leaves = sample.leaves().into_iter().filter(|leaf| wanted(leaf));
            let leaves = leaves.map(|leaf| (leaf.clone(), leaf.parse().unwrap()));
            (sample, leaves.collect())
        };
        Self {
            world,
            file: world.file(),
            leaves: world.samples().into_iter().map(lay).collect(),
            decides: false,
        }
    }

    /// Where the rules, the grant set and the oracle differ for `viewer`.
    pub(super) fn differences(&self, viewer: &Viewer, today: NaiveDate) -> String {
        let mut told = String::new();
        let subject = viewer.subject();
        let grants = grants_for(&subject, [&self.file], today);
        let entries = grants.entries().collect();
        for (sample, leaves) in &self.leaves {
            let resource = sample.resource(&self.file);
            let profile = profile_in(&entries, &subject, &resource);
            let kind = resource.kind().code();
            if self.decides && profile != profile_of(&subject, &resource, today) {
                let _ = writeln!(told, "{kind}: the grant set says something else");
            }
            if !profile.writable.is_subset(&profile.visible) {
                let _ = writeln!(told, "{kind}: written without being seen");
            }
            for (leaf, path) in leaves {
                let sees = oracle::sees(self.world, viewer, *sample, leaf, today);
                if profile.visible.covers(path) != sees {
                    let _ = writeln!(told, "{kind} {leaf}: the oracle says seen {sees}");
                }
                let changes = oracle::changes(self.world, viewer, *sample, leaf, today);
                if profile.writable.covers(path) != changes {
                    let _ = writeln!(told, "{kind} {leaf}: the oracle says changed {changes}");
                }
            }
        }
        told
    }
}

/// What the entries of a grant set open of `resource` to `subject`, for whom it was made: what those for it add up to.
pub(super) fn profile_in(
    entries: &BTreeMap<GrantKey, &Profile>,
    subject: &Subject,
    resource: &Resource<'_>,
) -> Profile {
    let (kind, places) = (resource.kind(), resource.places());
    let found = || {
        places
            .iter()
            .filter_map(|place| entries.get(&(*place, kind)))
    };
    let visible = found().flat_map(|profile| profile.visible.paths()).cloned();
    let writable = found()
        .flat_map(|profile| profile.writable.paths())
        .cloned();
    Profile {
        visible: unsealed(visible.collect(), resource, Action::Read, subject),
        writable: unsealed(writable.collect(), resource, Action::Change, subject),
    }
}

/// One line of a matrix: what the world is like, and who looks.
pub(super) struct Line<'a> {
    pub(super) relation: &'a Relation,
    pub(super) signed: &'a Variant,
    pub(super) mask: &'a Variant,
    pub(super) vary: fn(&mut World),
    pub(super) roles: &'a [Vec<Role>],
    pub(super) regions: &'a [Option<Region>],
}

pub(super) fn check(line: &Line<'_>, lay: fn(&World) -> Laid<'_>) {
    let mut world = World::new();
    (line.relation.apply)(&mut world, staff_id(ME));
    (line.signed.apply)(&mut world);
    (line.mask.apply)(&mut world);
    (line.vary)(&mut world);
    let laid = lay(&world);
    for roles in line.roles {
        for region in line.regions {
            let viewer = Viewer::new(ME, line.relation.institution, *region);
            let viewer = roles.iter().copied().fold(viewer, Viewer::with);
            let told = laid.differences(&viewer, today());
            let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
            assert!(
                told.is_empty(),
                "{codes:?}, {}, {}, {}, {region:?}\n{told}",
                line.relation.name,
                line.signed.name,
                line.mask.name
            );
        }
    }
}

pub(super) fn each_role() -> Vec<Vec<Role>> {
    Role::all().map(|role| vec![role]).collect()
}

#[test]
fn every_role_relation_procuration_and_region_agrees_with_the_oracle() {
    for relation in RELATIONS {
        for signed in SIGNED {
            let line = Line {
                relation,
                signed,
                mask: &MASKS[0],
                vary: |_| {},
                roles: &each_role(),
                regions: &REGIONS,
            };
            check(&line, |world| Laid::widely(world));
        }
    }
}

#[test]
fn every_role_relation_and_mask_agrees_with_the_oracle_in_every_field() {
    for relation in RELATIONS {
        for signed in [&SIGNED[0], &SIGNED[6]] {
            for mask in MASKS {
                let line = Line {
                    relation,
                    signed,
                    mask,
                    vary: |_| {},
                    roles: &each_role(),
                    regions: &REGIONS[..1],
                };
                check(&line, |world| Laid::out(world));
            }
        }
    }
}

#[test]
fn young_people_are_in_the_area_of_the_thematic_coordinators() {
    for vary in [
        (|world: &mut World| world.situations[0].register = Register::T1) as fn(&mut World),
        |world| world.situations[0].announcement.age_group = AgeGroup::Youth,
    ] {
        for mask in MASKS {
            let line = Line {
                relation: &RELATIONS[14],
                signed: &SIGNED[0],
                mask,
                vary,
                roles: &each_role(),
                regions: &REGIONS[1..2],
            };
            check(&line, |world| Laid::out(world));
        }
    }
}

#[test]
fn rights_of_several_roles_add_up() {
    let all: Vec<Role> = Role::all().collect();
    let pairs: Vec<Vec<Role>> = all
        .iter()
        .enumerate()
        .flat_map(|(index, first)| all[index..].iter().map(|second| vec![*first, *second]))
        .collect();
    for relation in RELATIONS.iter().skip(2).step_by(3) {
        let line = Line {
            relation,
            signed: &SIGNED[3],
            mask: &MASKS[0],
            vary: |_| {},
            roles: &pairs,
            regions: &REGIONS[..1],
        };
        check(&line, |world| Laid::widely(world));
    }
}

#[test]
fn nobody_without_a_function_sees_anything() {
    let world = World::new();
    let file = world.file();
    let viewers = [
        Viewer::new(ME, "bureau", None),
        Viewer::new(ME, "bureau", None).with(Role::StatisticsReader),
        Viewer::new(ME, "bureau", None).with(Role::Auditor),
    ];
    for viewer in viewers {
        let grants = grants_for(&viewer.subject(), [&file], today());
        assert!(grants.entries().next().is_none(), "{:?}", viewer.roles());
    }
}
