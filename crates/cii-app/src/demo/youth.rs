//! The situations of the platform T1.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Region,
    dates::age_on,
    situation::{
        AgeGroup, CaseManagement, ClosingResult, Provenance, Register, SituationState,
        TriageOutcome,
    },
};

use super::{
    TODAY,
    chance::{after, date},
    office::{Announced, Builder, close, year_2025},
    plan::{T1_INSTITUTIONS, T1_MEDICAL, T1_PRIVATE, T1_SURVEY},
    procurations::Paper,
};

/// Regions by weight, roughly as many as young people live there.
const REGIONS: &[Region] = &[
    Region::HautValais,
    Region::HautValais,
    Region::HautValais,
    Region::HautValais,
    Region::Sierre,
    Region::Sierre,
    Region::Sierre,
    Region::Sion,
    Region::Sion,
    Region::Sion,
    Region::Sion,
    Region::Sion,
    Region::Martigny,
    Region::Martigny,
    Region::Martigny,
    Region::Martigny,
    Region::Monthey,
    Region::Monthey,
    Region::Monthey,
    Region::Monthey,
];

/// How many of the year come a second time.
const RETURNERS: usize = 6;

/// The 727 situations, in the order of their announcement.
pub(super) fn build(builder: &mut Builder) {
    let mut origins: Vec<(&'static str, Provenance)> = Vec::new();
    for (institution, count) in T1_INSTITUTIONS {
        origins.extend(std::iter::repeat_n(
            (*institution, Provenance::Institution),
            *count,
        ));
    }
    // Nobody's institution announced these: the platform itself keeps them.
    origins.extend(std::iter::repeat_n(("t1", Provenance::Private), T1_PRIVATE));
    origins.extend(std::iter::repeat_n(
        ("osp", Provenance::OspSurvey),
        T1_SURVEY,
    ));
    origins.extend(std::iter::repeat_n(
        ("sppea", Provenance::MedicalNetwork),
        T1_MEDICAL,
    ));
    builder.chance.shuffle(&mut origins);
    let (first, last) = year_2025();
    let mut days: Vec<NaiveDate> = origins
        .iter()
        .map(|_| builder.working_day_between(first, last))
        .collect();
    days.sort();
    let mut returners = 0;
    for ((service, provenance), received_on) in origins.into_iter().zip(days) {
        situation(builder, service, provenance, received_on, &mut returners);
    }
}

fn situation(
    builder: &mut Builder,
    service: &str,
    provenance: Provenance,
    received_on: NaiveDate,
    returners: &mut usize,
) {
    let mut region = builder
        .chance
        .pick(REGIONS)
        .copied()
        .unwrap_or(Region::Sion);
    let returner =
        if received_on > date(2025, 9, 1) && *returners < RETURNERS && builder.chance.percent(10) {
            builder
                .situations
                .iter()
                .filter(|s| s.register == Register::T1 && s.former.is_none())
                .filter(|s| {
                    s.closing
                        .as_ref()
                        .is_some_and(|closing| after(closing.on, 60) < received_on)
                })
                .find(|s| {
                    !builder
                        .situations
                        .iter()
                        .any(|other| other.former == Some(s.id))
                })
                .map(|s| (s.person, s.id, s.region))
                .and_then(|(person, former, at)| {
                    let person = builder
                        .persons
                        .iter()
                        .find(|known| known.id == person)?
                        .clone();
                    Some((person, former, at))
                })
        } else {
            None
        };
    let (person, former) = if let Some((person, former, at)) = returner {
        *returners += 1;
        region = at;
        (person, Some(former))
    } else {
        let age = builder.chance.between(15, 23);
        let person = builder.person(region, age, received_on);
        builder.persons.push(person.clone());
        (person, None)
    };
    let service = InstitutionKey::new(service);
    let follow_up_started_on = match provenance {
        Provenance::Institution => {
            let early = builder.chance.percent(48);
            let start = builder.follow_up_start(received_on, early);
            // The beginning is not always known.
            builder.chance.percent(85).then_some(start)
        }
        _ => None,
    };
    let announced = Announced {
        register: Register::T1,
        region,
        service: service.clone(),
        counted_under: service,
        provenance,
        age_group: AgeGroup::Youth,
        received_on,
        follow_up_started_on,
    };
    let mut situation = builder.announce(announced, &person);
    situation.former = former;
    builder.involve(&mut situation, "t1", false);
    if builder.chance.percent(35) {
        let other = builder
            .chance
            .one(&["cio", "orp", "sfop", "oai", "cms", "sppea"]);
        let imminent = builder.chance.percent(40);
        builder.involve(&mut situation, other, imminent);
    }
    let by = builder.team.thematic(region);
    let minor = person
        .birth_date
        .and_then(|born| age_on(born, received_on))
        .is_some_and(|age| age < 18);
    // What is left to sort on the office's day are the last announcements of the year.
    if received_on >= date(2025, 12, 30) {
        if builder.chance.percent(40) {
            situation.coordinator = Some(by);
            situation.state = SituationState::InTriage;
        }
    } else {
        let outcome = match builder.chance.below(100) {
            0..3 => TriageOutcome::Refused,
            3..10 => TriageOutcome::Complex,
            _ => TriageOutcome::Network,
        };
        let triaged = builder.triage(&mut situation, by, outcome);
        if outcome != TriageOutcome::Refused {
            let manager =
                builder
                    .team
                    .worker(&mut builder.chance, &InstitutionKey::new("t1"), region);
            situation.case_manager = manager.map(|staff| CaseManagement {
                staff,
                since: triaged,
            });
        }
        let ends_on = builder.later(triaged, 50, 260);
        let closes = outcome != TriageOutcome::Refused && ends_on < date(2025, 12, 24);
        let until = if closes { ends_on } else { TODAY };
        if outcome == TriageOutcome::Complex {
            situation.state = SituationState::FollowedUp;
            let overdue = builder.chance.percent(12);
            builder.follow_up(&mut situation, triaged, until, overdue);
        }
        if closes {
            let result = match builder.chance.below(10) {
                0..5 => ClosingResult::Training,
                5..7 => ClosingResult::Network,
                7 => ClosingResult::PrimaryMarket,
                8 => ClosingResult::EmploymentOffice,
                _ => ClosingResult::Other,
            };
            close(&mut situation, ends_on, result);
        }
        if builder.chance.percent(30) {
            builder.note(&situation, 1, triaged, until);
        }
    }
    let paper = match builder.chance.below(100) {
        0..42 => Paper::Active,
        42..45 if minor => Paper::DrawnUp,
        45..47 => Paper::Revoked(builder.chance.between(2, 90)),
        // Several institutions cannot help together without one.
        _ if situation.state.is_complex() => Paper::Active,
        _ => Paper::Missing,
    };
    // Nothing can be revoked before it was signed.
    let paper = match paper {
        Paper::Revoked(days) if super::chance::before(TODAY, days) <= received_on => Paper::Active,
        other => other,
    };
    builder.procure(&situation, &person, paper, false);
    builder.situations.push(situation);
}
