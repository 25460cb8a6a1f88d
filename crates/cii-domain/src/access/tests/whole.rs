//! Who can give a person a copy of everything that is held.

use std::collections::BTreeSet;

use super::world::{Viewer, World};
use crate::{
    Region,
    access::{Group, RecordKind, Role, groups_of, reads_whole_file, whole_record},
    fixtures::date,
    staff::Function,
};

#[test]
fn only_who_reads_all_of_the_canton_gives_a_copy_of_everything() {
    let today = date("2026-03-02");
    let world = World::new();
    let file = world.file();
    for role in Role::all() {
        let expected = matches!(
            role,
            Role::Function(Function::Secretariat | Function::CantonalOfficer)
        );
        for region in [None]
            .into_iter()
            .chain(Region::ALL.iter().copied().map(Some))
        {
            let viewer = Viewer::new(900, "sict", region).with(role);
            let may = reads_whole_file(&viewer.subject(), &file, today);
            assert_eq!(may, expected, "{} {region:?}", role.code());
        }
    }
}

#[test]
fn neither_leading_the_case_nor_a_mask_nor_a_past_office_opens_a_copy() {
    let today = date("2026-03-02");
    let mut world = World::new();
    let coordinator = Viewer::new(901, "sict", Some(Region::Sierre))
        .with(Role::Function(Function::RegionalCoordinator));
    for situation in &mut world.situations {
        situation.coordinator = Some(coordinator.staff.id);
    }
    // In charge of every situation that is known; one that is not could lie elsewhere.
    assert!(!reads_whole_file(
        &coordinator.subject(),
        &world.file(),
        today
    ));

    let secretary = Viewer::new(902, "sict", None).with(Role::Function(Function::Secretariat));
    assert!(reads_whole_file(&secretary.subject(), &world.file(), today));
    let mut left = secretary.subject();
    left.to = today.pred_opt();
    assert!(!reads_whole_file(&left, &world.file(), today));

    for (named, expected) in [(false, false), (true, true)] {
        let mut file = world.file();
        file.restricted_to = Some(BTreeSet::new());
        if let (true, Some(allowed)) = (named, &mut file.restricted_to) {
            allowed.insert(secretary.staff.id);
        }
        assert_eq!(
            reads_whole_file(&secretary.subject(), &file, today),
            expected,
            "named: {named}"
        );
    }
}

#[test]
fn a_whole_record_is_all_but_what_institutions_bring() {
    for kind in RecordKind::ALL {
        let has_block = groups_of(*kind).any(|group| group == Group::BlockText);
        assert_eq!(has_block, *kind == RecordKind::Session);
        assert!(!whole_record(*kind).is_empty(), "{}", kind.code());
    }
    let session = whole_record(RecordKind::Session);
    let path = |text: &str| text.parse().unwrap();
    assert!(session.covers(&path("blocks[*].institution")));
    assert!(!session.covers(&path("blocks[smr].status")));
    assert!(session.covers(&path("outcome.minutes")));
}
