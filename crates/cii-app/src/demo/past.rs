//! Closed situations of earlier years, to measure how the application bears a hundred thousand.

use cii_domain::{
    InstitutionKey, Region,
    situation::{AgeGroup, ClosingResult, Provenance, Register, TriageOutcome},
};

use super::{
    chance::date,
    office::{Announced, Builder, close},
};

const SERVICES: &[&str] = &[
    "orp", "orp", "orp", "cms", "cms", "oai", "oasi", "osp", "sfop",
];
/// The first year with situations, and the last one before the year that is shown.
const YEARS: (i32, i32) = (2015, 2024);

/// Adds so many situations of the years before.
pub(super) fn build(builder: &mut Builder, count: u32) {
    for _ in 0..count {
        situation(builder);
    }
}

fn situation(builder: &mut Builder) {
    let (first, last) = YEARS;
    let received_on = builder.working_day_between(date(first, 1, 5), date(last, 9, 30));
    let region = builder
        .chance
        .pick(Region::ALL)
        .copied()
        .unwrap_or(Region::Sion);
    let youth = builder.chance.percent(70);
    let (register, age_group, age) = if youth {
        (
            Register::T1,
            AgeGroup::Youth,
            builder.chance.between(15, 24),
        )
    } else {
        (
            Register::Bureau,
            AgeGroup::Adult,
            builder.chance.between(25, 61),
        )
    };
    let person = builder.person(region, age, received_on);
    let service = InstitutionKey::new(builder.chance.one(SERVICES));
    let start = builder.follow_up_start(received_on, false);
    let announced = Announced {
        register,
        region,
        service: service.clone(),
        counted_under: service,
        provenance: Provenance::Institution,
        age_group,
        received_on,
        follow_up_started_on: Some(start),
    };
    let mut situation = builder.announce(announced, &person);
    let by = if youth {
        builder.team.thematic(region)
    } else {
        builder.team.coordinator(region)
    };
    let triaged = builder.triage(&mut situation, by, TriageOutcome::Network);
    let closed_on = builder.later(triaged, 20, 80);
    let result = builder
        .chance
        .pick(ClosingResult::ALL)
        .copied()
        .unwrap_or(ClosingResult::Other);
    close(&mut situation, closed_on, result);
    builder.persons.push(person);
    builder.situations.push(situation);
}
