//! The situations of the Bureau.

mod coaching;
mod coming;

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, PersonId, SituationId,
    dates::age_on,
    person::{Person, Restriction},
    session::{Decision, SessionKind, SessionState},
    situation::{
        AgeGroup, CaseManagement, ClosingResult, Provenance, Register, ServiceKind, Situation,
        SituationState, TriageOutcome,
    },
};

use super::{
    RELIEF, TODAY,
    chance::{after, date},
    office::{Announced, Builder, close, confirmation},
    plan::{self, Paper, Slot, Track},
    procurations::Paper as Procuration,
    texts,
};
use coaching::Counters;

/// Situations of the year, the showcase apart.
pub(super) fn build(builder: &mut Builder) {
    let mut slots = plan::bureau(&mut builder.chance);
    slots.retain(|slot| slot.track != Track::Showcase);
    let mut counters = Counters {
        closed: 0,
        running: 0,
    };
    for slot in &slots {
        situation(builder, slot, &mut counters);
    }
    restrict(builder);
}

/// The days between which an announcement is received so that its road fits into the year.
fn window(track: Track) -> (NaiveDate, NaiveDate) {
    let day = date;
    match track {
        Track::Showcase => (day(2025, 11, 3), day(2025, 11, 3)),
        Track::Coaching {
            table: true,
            closed: true,
        } => (day(2025, 1, 7), day(2025, 3, 28)),
        Track::Coaching {
            table: false,
            closed: true,
        } => (day(2025, 1, 7), day(2025, 5, 9)),
        Track::Coaching {
            table: true,
            closed: false,
        } => (day(2025, 5, 26), day(2025, 9, 19)),
        Track::Coaching {
            table: false,
            closed: false,
        } => (day(2025, 6, 2), day(2025, 11, 14)),
        Track::TableThenAssessment(Paper::InForce) => (day(2025, 4, 7), day(2025, 5, 30)),
        Track::Assessed(_, Paper::ToSign | Paper::Review | Paper::Draft) => {
            (day(2025, 9, 15), day(2025, 10, 17))
        }
        Track::TableThenAssessment(_) | Track::Assessed(..) => (day(2025, 1, 8), day(2025, 2, 14)),
        Track::TableOnly(Decision::Pending) => (day(2025, 5, 5), day(2025, 7, 11)),
        Track::TableOnly(_) => (day(2025, 2, 3), day(2025, 7, 11)),
        Track::AssessmentComing(_) => (day(2025, 11, 3), day(2025, 12, 4)),
        Track::TableComing(_) => (day(2025, 11, 17), day(2025, 12, 11)),
        Track::Refused | Track::Network => (day(2025, 2, 3), day(2025, 11, 7)),
        Track::Announced => (day(2025, 12, 29), day(2025, 12, 31)),
        Track::InTriage => (day(2025, 12, 22), day(2025, 12, 31)),
    }
}

fn situation(builder: &mut Builder, slot: &Slot, counters: &mut Counters) {
    let (first, last) = window(slot.track);
    let received_on = builder.working_day_between(first, last);
    let youth = matches!(slot.counted_under, "t1" | "sfop" | "osp");
    let counted_under = InstitutionKey::new(match (slot.counted_under, slot.region) {
        ("osp", cii_domain::Region::Monthey) => "cio",
        (key, _) => key,
    });
    let service = if slot.by_relief {
        InstitutionKey::new(RELIEF)
    } else {
        counted_under.clone()
    };
    let start = builder.follow_up_start(received_on, slot.early);
    // Some of the young people come back.
    let returner = match slot.track {
        Track::Coaching { closed: false, .. } if counters.running < 4 => {
            find_returner(builder, slot, received_on)
        }
        _ => None,
    };
    let (person, former, age_group) = if let Some((person, former)) = returner {
        (person, Some(former), AgeGroup::Youth)
    } else {
        let age = if youth {
            builder.chance.between(17, 23)
        } else {
            builder.chance.between(25, 60)
        };
        let person = builder.person(slot.region, age, received_on);
        builder.persons.push(person.clone());
        (
            person,
            None,
            if youth {
                AgeGroup::Youth
            } else {
                AgeGroup::Adult
            },
        )
    };
    let announced = Announced {
        register: Register::Bureau,
        region: slot.region,
        service,
        counted_under,
        provenance: Provenance::Institution,
        age_group,
        received_on,
        follow_up_started_on: Some(start),
    };
    let mut situation = builder.announce(announced, &person);
    situation.former = former;
    involve(builder, &mut situation, slot);
    let procuration = road(builder, &mut situation, slot.track, counters);
    let assessed = matches!(
        slot.track,
        Track::TableThenAssessment(_) | Track::Assessed(..) | Track::AssessmentComing(_)
    );
    let person = builder
        .find_person(person.id)
        .map_or(person, |person| person.clone());
    builder.procure(&situation, &person, procuration, assessed);
    confirm_identity(builder, &situation);
    let until = situation
        .closing
        .as_ref()
        .map_or(TODAY, |closing| closing.on);
    let count = builder.chance.between(1, 4);
    builder.note(&situation, count, received_on, until);
    builder.situations.push(situation);
}

/// Most persons confirmed their data when their situation was sorted, if not at a session later.
fn confirm_identity(builder: &mut Builder, situation: &Situation) {
    let secretary = builder.team.secretary;
    if let Some(triage) = &situation.triage
        && builder.chance.percent(60)
        && let Some(person) = builder.find_person(situation.person)
        && person.identity_confirmed.is_none()
    {
        person.identity_confirmed = Some(confirmation(triage.on, secretary));
    }
}

/// A person of the platform T1, of age by now, whose situation there was closed a while ago.
fn find_returner(
    builder: &Builder,
    slot: &Slot,
    received_on: NaiveDate,
) -> Option<(Person, SituationId)> {
    builder
        .situations
        .iter()
        .filter(|s| s.register == Register::T1 && s.region == slot.region)
        .filter(|s| {
            s.closing
                .as_ref()
                .is_some_and(|closing| after(closing.on, 30) < received_on)
        })
        .filter(|s| {
            !builder.situations.iter().any(|other| {
                other.former == Some(s.id) || (other.person == s.person && other.id != s.id)
            })
        })
        .find_map(|s| {
            let person = builder
                .persons
                .iter()
                .find(|person| person.id == s.person)?;
            let of_age = person
                .birth_date
                .and_then(|born| age_on(born, received_on))
                .is_some_and(|age| age >= 19);
            of_age.then(|| (person.clone(), s.id))
        })
}

fn involve(builder: &mut Builder, situation: &mut Situation, slot: &Slot) {
    let others: &[&str] = match (slot.track, slot.counted_under) {
        (Track::Coaching { .. }, _) | (_, "oai") => &["orp", "cms"],
        (_, "orp") => &["cms", "oai"],
        (_, "bip") => &["oasi", "orp"],
        (_, "oasi") => &["bip", "orp"],
        (_, "sfop") => &["t1", "orp"],
        _ => &["orp", "oai"],
    };
    let coaching = matches!(slot.track, Track::Coaching { .. });
    for (index, institution) in others.iter().enumerate() {
        let imminent = !coaching && index > 0 && builder.chance.percent(45);
        builder.involve(situation, institution, imminent);
    }
    if builder.chance.percent(12) {
        let further = builder.chance.one(&["sppa", "suva", "bci", "osama"]);
        builder.involve(situation, further, true);
    }
}

/// Follows a situation along its road, up to the office's day. Returns what its procuration is to be.
fn road(
    builder: &mut Builder,
    situation: &mut Situation,
    track: Track,
    counters: &mut Counters,
) -> Procuration {
    let coordinator = builder.team.coordinator(situation.region);
    match track {
        Track::Showcase => Procuration::Active,
        Track::Announced => {
            situation.announcement.service_asked = Some(ServiceKind::RoundTable);
            if builder.chance.percent(50) {
                Procuration::Active
            } else {
                Procuration::Missing
            }
        }
        Track::InTriage => {
            situation.coordinator = Some(coordinator);
            situation.state = SituationState::InTriage;
            Procuration::DrawnUp
        }
        Track::Refused => {
            builder.triage(situation, coordinator, TriageOutcome::Refused);
            Procuration::Missing
        }
        Track::Network => {
            builder.triage(situation, coordinator, TriageOutcome::Network);
            Procuration::Active
        }
        Track::Coaching { table, closed } => {
            coaching::build(builder, situation, table, closed, counters)
        }
        Track::TableOnly(decision) => {
            table_only(builder, situation, decision);
            Procuration::Active
        }
        Track::TableThenAssessment(paper) => {
            let triaged = builder.triage(situation, coordinator, TriageOutcome::Complex);
            situation.announcement.service_asked = Some(ServiceKind::RoundTable);
            let table = builder.hold(
                situation,
                SessionKind::RoundTable,
                after(triaged, 16),
                SessionState::Approved,
                Decision::Assessment,
            );
            manage(builder, situation, table.unwrap_or(triaged));
            let assessed = builder.hold(
                situation,
                SessionKind::Assessment,
                after(table.unwrap_or(triaged), 24),
                SessionState::Approved,
                Decision::ObjectiveContract,
            );
            contract(builder, situation, paper, assessed.unwrap_or(triaged));
            Procuration::Active
        }
        Track::Assessed(state, paper) => {
            let triaged = builder.triage(situation, coordinator, TriageOutcome::Complex);
            situation.announcement.service_asked = Some(ServiceKind::Assessment);
            let assessed = builder.hold(
                situation,
                SessionKind::Assessment,
                after(triaged, 20),
                state,
                Decision::ObjectiveContract,
            );
            manage(builder, situation, assessed.unwrap_or(triaged));
            contract(builder, situation, paper, assessed.unwrap_or(triaged));
            Procuration::Active
        }
        Track::AssessmentComing(state) => {
            builder.triage(situation, coordinator, TriageOutcome::Complex);
            situation.announcement.service_asked = Some(ServiceKind::Assessment);
            coming::build(builder, situation, SessionKind::Assessment, state)
        }
        Track::TableComing(state) => {
            builder.triage(situation, coordinator, TriageOutcome::Complex);
            situation.announcement.service_asked = Some(ServiceKind::RoundTable);
            coming::build(builder, situation, SessionKind::RoundTable, state)
        }
    }
}

/// The respondent of the CMS, or else of the first other institution, holds the threads from a day on.
fn manage(builder: &Builder, situation: &mut Situation, since: NaiveDate) {
    let manager = situation
        .involved
        .iter()
        .filter(|involvement| !involvement.imminent)
        .max_by_key(|involvement| involvement.institution.as_str() == "cms")
        .and_then(|involvement| involvement.contact)
        .or(situation.announcement.worker);
    situation.case_manager = manager
        .filter(|staff| builder.member(*staff).is_some())
        .map(|staff| CaseManagement { staff, since });
}

fn table_only(builder: &mut Builder, situation: &mut Situation, decision: Decision) {
    let coordinator = builder.team.coordinator(situation.region);
    let triaged = builder.triage(situation, coordinator, TriageOutcome::Complex);
    situation.announcement.service_asked = Some(ServiceKind::RoundTable);
    let held = builder
        .hold(
            situation,
            SessionKind::RoundTable,
            after(triaged, 16),
            SessionState::Approved,
            decision,
        )
        .unwrap_or(triaged);
    let result = match (decision, situation.announcement.service.as_str()) {
        (Decision::SingleInstitution, "oai") => ClosingResult::DisabilityInsurance,
        (Decision::SingleInstitution, _) => ClosingResult::Training,
        (Decision::Network, _) => ClosingResult::Network,
        (Decision::OutsideCii, _) => ClosingResult::Other,
        _ => {
            situation.state = SituationState::FollowedUp;
            builder.follow_up(situation, held, TODAY, true);
            return;
        }
    };
    let on = builder.later(held, 3, 20);
    close(situation, on, result);
}

/// The contract of an assessment, and where it leads the situation.
fn contract(builder: &mut Builder, situation: &mut Situation, paper: Paper, assessed: NaiveDate) {
    let ended_on = builder.agree(situation, paper, assessed);
    situation.state = match paper {
        Paper::Draft | Paper::Review | Paper::ToSign => SituationState::InService,
        _ => SituationState::FollowedUp,
    };
    let closed_on = ended_on
        .map(|ended| builder.later(ended, 1, 6))
        .map(|on| on.min(date(2025, 12, 30)));
    let result = match paper {
        Paper::Achieved => Some(ClosingResult::PrimaryMarket),
        Paper::Interrupted => Some(ClosingResult::NoCooperation),
        _ => None,
    };
    builder.follow_up(
        situation,
        assessed,
        closed_on.filter(|_| result.is_some()).unwrap_or(TODAY),
        paper == Paper::Expired,
    );
    if let (Some(on), Some(result)) = (closed_on, result) {
        close(situation, on, result);
    }
}

/// Puts the mask over a few: a colleague, somebody known. One of them the secretary may see.
fn restrict(builder: &mut Builder) {
    let chosen: Vec<(PersonId, cii_domain::Region)> = builder
        .situations
        .iter()
        .filter(|s| {
            s.register == Register::Bureau
                && matches!(
                    s.state,
                    SituationState::FollowedUp | SituationState::Network
                )
        })
        .map(|s| (s.person, s.region))
        .step_by(9)
        .take(3)
        .chain(
            builder
                .situations
                .iter()
                .filter(|s| s.register == Register::T1 && s.state == SituationState::Network)
                .map(|s| (s.person, s.region))
                .take(1),
        )
        .collect();
    for (index, (id, region)) in chosen.into_iter().enumerate() {
        let mut allowed = vec![builder.team.officer, builder.team.coordinator(region)];
        if index == 2 {
            allowed.push(builder.team.secretary);
        }
        let pair = texts::RESTRICTIONS
            .get(index % 2)
            .copied()
            .unwrap_or_default();
        let reason = texts::say(pair, region.language()).to_owned();
        if let Some(person) = builder.find_person(id) {
            person.restriction = Some(Restriction { allowed, reason });
        }
    }
}
