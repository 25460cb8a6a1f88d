//! The axes of the matrix: relation to the situation, procuration, mask, region.

use uuid::Uuid;

use super::world::{World, categories_for, mask_for};
use crate::{
    ProcurationId, Region, StaffId,
    fixtures::{date, key, staff_id, today},
    person::Restriction,
    procuration::{DataCategory, Revocation},
    session::{self, Reply, Who},
    situation::{CaseManagement, SituationState},
};

/// The one who looks.
pub(super) const ME: u128 = 50;

/// How the viewer stands to the situation.
pub(super) struct Relation {
    pub(super) name: &'static str,
    pub(super) institution: &'static str,
    pub(super) apply: fn(&mut World, StaffId),
}

fn sit(world: &mut World, role: session::Role, institution: &str, me: StaffId) {
    let seats = world
        .sessions
        .iter_mut()
        .flat_map(|session| &mut session.invitees);
    for seat in seats {
        if seat.role == role && seat.institution == Some(key(institution)) {
            seat.who = Who::Staff(me);
        }
    }
}

pub(super) const RELATIONS: &[Relation] = &[
    Relation {
        name: "none",
        institution: "osp",
        apply: |_, _| {},
    },
    Relation {
        name: "of the announcing institution",
        institution: "orp",
        apply: |_, _| {},
    },
    Relation {
        name: "announcing worker",
        institution: "orp",
        apply: |world, me| world.situations[0].announcement.worker = Some(me),
    },
    Relation {
        name: "announcing worker, before triage",
        institution: "orp",
        apply: |world, me| {
            world.situations[0].announcement.worker = Some(me);
            world.situations[0].state = SituationState::Announced;
        },
    },
    Relation {
        name: "announcing respondent",
        institution: "orp",
        apply: |world, me| world.situations[0].announcement.respondent = Some(me),
    },
    Relation {
        name: "of an involved institution",
        institution: "cms",
        apply: |_, _| {},
    },
    Relation {
        name: "contact of an involved institution",
        institution: "cms",
        apply: |world, me| world.situations[0].involved[1].contact = Some(me),
    },
    Relation {
        name: "case manager",
        institution: "cms",
        apply: |world, me| {
            world.situations[0].case_manager = Some(CaseManagement {
                staff: me,
                since: today(),
            });
        },
    },
    Relation {
        name: "at the table",
        institution: "oai",
        apply: |world, me| sit(world, session::Role::Respondent, "oai", me),
    },
    Relation {
        name: "at the table, declined",
        institution: "oai",
        apply: |world, me| {
            sit(world, session::Role::Respondent, "oai", me);
            for session in &mut world.sessions {
                for seat in &mut session.invitees {
                    if seat.who == Who::Staff(me) {
                        seat.reply = Reply::Declined { on: today() };
                    }
                }
            }
        },
    },
    Relation {
        name: "physician at the assessment",
        institution: "smr",
        apply: |world, me| sit(world, session::Role::SmrPhysician, "smr", me),
    },
    Relation {
        name: "of the medical institution",
        institution: "smr",
        apply: |_, _| {},
    },
    Relation {
        name: "of a penal institution at the table",
        institution: "osama",
        apply: |_, _| {},
    },
    Relation {
        name: "of an institution of the open list",
        institution: "emera",
        apply: |_, _| {},
    },
    Relation {
        name: "of the Bureau",
        institution: "bureau",
        apply: |_, _| {},
    },
    Relation {
        name: "coordinator in charge",
        institution: "bureau",
        apply: |world, me| world.situations[0].coordinator = Some(me),
    },
    Relation {
        name: "leader of the assessment",
        institution: "bureau",
        apply: |world, me| world.sessions[0].leader = Some(me),
    },
    Relation {
        name: "of the Bureau, at the table",
        institution: "bureau",
        apply: |world, me| sit(world, session::Role::BureauMember, "bureau", me),
    },
];

/// One way a world can be.
pub(super) struct Variant {
    pub(super) name: &'static str,
    pub(super) apply: fn(&mut World),
}

const EVERYBODY: [&str; 7] = ["orp", "cms", "oai", "smr", "osama", "emera", "bureau"];

fn for_all(categories: &'static [DataCategory]) -> Vec<(&'static str, &'static [DataCategory])> {
    EVERYBODY
        .map(|institution| (institution, categories))
        .to_vec()
}

const ALL: &[DataCategory] = DataCategory::ALL;
const NOT_MEDICAL: &[DataCategory] = &[
    DataCategory::Identity,
    DataCategory::Employment,
    DataCategory::SocialAid,
    DataCategory::DisabilityInsurance,
    DataCategory::Training,
    DataCategory::Debt,
    DataCategory::Penal,
];

/// What the person signed.
pub(super) const SIGNED: &[Variant] = &[
    Variant {
        name: "nothing",
        apply: |_| {},
    },
    Variant {
        name: "drawn up",
        apply: |world| world.sign(&for_all(ALL)).signed_on = None,
    },
    Variant {
        name: "not begun",
        apply: |world| world.sign(&for_all(ALL)).starts_on = date("2026-05-21"),
    },
    Variant {
        name: "identity",
        apply: |world| {
            world.sign(&for_all(&[DataCategory::Identity]));
        },
    },
    Variant {
        name: "employment",
        apply: |world| {
            world.sign(&for_all(&[DataCategory::Employment]));
        },
    },
    Variant {
        name: "all but medical",
        apply: |world| {
            world.sign(&for_all(NOT_MEDICAL));
        },
    },
    Variant {
        name: "all",
        apply: |world| {
            world.sign(&for_all(ALL));
        },
    },
    Variant {
        name: "all, for OAI and SMR only",
        apply: |world| {
            world.sign(&[("oai", ALL), ("smr", ALL)]);
        },
    },
    Variant {
        name: "expired",
        apply: |world| world.sign(&for_all(ALL)).ends_on = date("2026-05-19"),
    },
    Variant {
        name: "revoked",
        apply: |world| {
            world.sign(&for_all(ALL)).revocation = Some(Revocation {
                on: today(),
                reason: String::new(),
                language: None,
            });
        },
    },
    Variant {
        name: "outgrown",
        apply: |world| world.sign(&for_all(ALL)).majority_on = Some(today()),
    },
    Variant {
        name: "replaced by a narrower one",
        apply: |world| {
            world.sign(&for_all(ALL)).replaced_by = Some(ProcurationId(Uuid::from_u128(2)));
            world.sign(&for_all(&[DataCategory::Identity, DataCategory::SocialAid]));
        },
    },
    Variant {
        name: "nothing, overridden for training and medical",
        apply: |world| {
            for institution in EVERYBODY {
                let categories = [DataCategory::Training, DataCategory::Medical];
                world.except(
                    categories_for(institution, &categories),
                    "2026-05-19",
                    "2026-05-25",
                );
            }
        },
    },
    Variant {
        name: "revoked after an override",
        apply: |world| {
            world.sign(&for_all(ALL)).revocation = Some(Revocation {
                on: today(),
                reason: String::new(),
                language: None,
            });
            world.except(categories_for("cms", ALL), "2026-05-19", "2026-05-25");
        },
    },
];

/// The mask over the person.
pub(super) const MASKS: &[Variant] = &[
    Variant {
        name: "not restricted",
        apply: |_| {},
    },
    Variant {
        name: "restricted to others",
        apply: |world| restrict(world, staff_id(60)),
    },
    Variant {
        name: "restricted to me",
        apply: |world| restrict(world, staff_id(ME)),
    },
    Variant {
        name: "restricted to others, overridden for me",
        apply: |world| {
            restrict(world, staff_id(60));
            world.except(mask_for(staff_id(ME)), "2026-05-20", "2026-05-20");
        },
    },
    Variant {
        name: "restricted to others, overridden for somebody else",
        apply: |world| {
            restrict(world, staff_id(60));
            world.except(mask_for(staff_id(61)), "2026-05-20", "2026-05-20");
        },
    },
];

fn restrict(world: &mut World, allowed: StaffId) {
    world.person.restriction = Some(Restriction {
        allowed: vec![allowed],
        reason: "Collègue.".to_owned(),
    });
}

pub(super) const REGIONS: [Option<Region>; 3] = [Some(Region::Sierre), Some(Region::Monthey), None];
