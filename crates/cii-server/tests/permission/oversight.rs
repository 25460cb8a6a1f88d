//! Looking at the log.

use chrono::TimeDelta;
use cii_server::Overseer;
use cii_sync::{AccountRole, AuditLook, AuditLookRequest};

use super::*;

fn look(world: &World, days: [Option<&str>; 2], before: Option<u64>, limit: u32) -> AuditLook {
    let [from, until] = days.map(|day| day.map(|day| format!("{day}T00:00:00Z").parse().unwrap()));
    let request = AuditLookRequest {
        from,
        until,
        before,
        limit,
    };
    let auditor = Overseer {
        caller: World::caller(OFFICER),
        roles: &[AccountRole::Auditor],
    };
    let found = world
        .engine
        .look_at_audit(auditor, &request, world.moment());
    found.unwrap().unwrap()
}

fn numbers(look: &AuditLook) -> Vec<u64> {
    look.entries.iter().map(|line| line.n).collect()
}

pub(super) fn the_log_is_looked_at_by_days_and_from_the_latest_on(world: &mut World) {
    // What made the world is all of one day; a reading on each day that follows.
    let first = look(world, [None; 2], None, 500).total;
    let asking = Overseer {
        caller: World::caller(OFFICER),
        roles: &[],
    };
    for _ in 0..4 {
        world.today = world.today.succ_opt().unwrap();
        let figures = world.engine.figures_for(asking, world.moment());
        assert!(figures.unwrap().is_some());
    }
    // The first look was entered on the first day. These stand from the 3rd to the 6th of March.
    let first = first + 1;
    let of_day = |day: u64| first + day - 2;
    world.today += TimeDelta::days(30);
    for (from, until, expected) in [
        ("2026-03-03", "2026-03-07", vec![6, 5, 4, 3]),
        ("2026-03-04", "2026-03-06", vec![5, 4]),
        ("2026-03-05", "2026-03-06", vec![5]),
        ("2026-03-06", "2026-03-06", vec![]),
        ("2026-03-06", "2026-03-05", vec![]),
        ("2020-01-01", "2026-03-02", vec![]),
        ("2027-01-01", "2028-01-01", vec![]),
    ] {
        let found = look(world, [Some(from), Some(until)], None, 500);
        let expected: Vec<u64> = expected.into_iter().map(of_day).collect();
        assert_eq!(numbers(&found), expected, "{from} {until}");
        assert_eq!(found.total, u64::try_from(expected.len()).unwrap());
    }
    let days = [Some("2026-03-03"), Some("2026-03-07")];
    for (before, limit, expected) in [
        (None, 2, vec![6, 5]),
        (Some(of_day(5)), 2, vec![4, 3]),
        (Some(of_day(3)), 2, vec![]),
        (Some(of_day(9)), 1, vec![6]),
        (None, 0, vec![]),
    ] {
        let found = look(world, days, before, limit);
        let expected: Vec<u64> = expected.into_iter().map(of_day).collect();
        assert_eq!(numbers(&found), expected, "{before:?} {limit}");
        assert_eq!(found.total, 4, "of all pages");
    }
    let found = look(world, days, None, 1);
    let named: Vec<_> = found.names.into_iter().collect();
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].0, id(OFFICER));
    // Without the role there is nothing to look at.
    let request = AuditLookRequest {
        from: None,
        until: None,
        before: None,
        limit: 1,
    };
    let nothing = world.engine.look_at_audit(asking, &request, world.moment());
    assert_eq!(nothing.unwrap(), None);
}
