//! Coachings ORP-CMS.

use cii_domain::{
    session::{Decision, SessionKind, SessionState},
    situation::{ClosingResult, Service, ServiceKind, Situation, SituationState, TriageOutcome},
};

use super::{Procuration, manage};
use crate::demo::{
    TODAY,
    chance::{after, before, date},
    office::{Builder, close},
    plan::Paper,
};

/// Which coaching it is, for what only some of them have.
pub(super) struct Counters {
    pub(super) closed: usize,
    pub(super) running: usize,
}

/// Follows a coaching from the triage to its end, or to the office's day.
pub(super) fn build(
    builder: &mut Builder,
    situation: &mut Situation,
    table: bool,
    closed: bool,
    counters: &mut Counters,
) -> Procuration {
    let coordinator = builder.team.coordinator(situation.region);
    situation.announcement.service_asked = Some(ServiceKind::Coaching);
    let triaged = builder.triage(situation, coordinator, TriageOutcome::Complex);
    let decided = if table {
        builder
            .hold(
                situation,
                SessionKind::RoundTable,
                after(triaged, 16),
                SessionState::Approved,
                Decision::Coaching,
            )
            .unwrap_or(triaged)
    } else {
        triaged
    };
    let started_on = builder.later(decided, 4, 14).min(date(2025, 12, 16));
    // Entitlement over, or over within three months (annual report 2012, 6).
    let rights_end = builder
        .chance
        .day(before(started_on, 60), after(started_on, 85));
    situation.announcement.laci_rights_end_on = Some(rights_end);
    manage(builder, situation, started_on);
    let months = builder.chance.between(150, 182);
    let ends_on = builder.working_day(after(started_on, months));
    let mut service = Service {
        kind: ServiceKind::Coaching,
        started_on,
        ended_on: None,
        session: None,
    };
    if closed {
        let ends_on = ends_on.min(date(2025, 12, 18));
        service.ended_on = Some(ends_on);
        situation.services.push(service);
        builder.follow_up(situation, started_on, ends_on, false);
        // Eight of twenty-four find a job on the primary labour market: 33 %.
        let result = match counters.closed % 12 {
            0 | 3 | 6 | 9 => ClosingResult::PrimaryMarket,
            1 => ClosingResult::SocialAid,
            2 | 7 => ClosingResult::NoCooperation,
            4 => ClosingResult::NotEmployable,
            5 => ClosingResult::EmploymentOffice,
            8 => ClosingResult::Training,
            10 => ClosingResult::DisabilityInsurance,
            _ => ClosingResult::Other,
        };
        match counters.closed % 12 {
            0 | 6 => builder.agree(situation, Paper::Achieved, decided),
            2 => builder.agree(situation, Paper::Interrupted, decided),
            _ => None,
        };
        close(situation, ends_on, result);
        counters.closed += 1;
        return Procuration::Active;
    }
    let over = ends_on < TODAY;
    service.ended_on = over.then_some(ends_on);
    situation.services.push(service);
    situation.state = if over {
        SituationState::FollowedUp
    } else {
        SituationState::InService
    };
    let index = counters.running;
    counters.running += 1;
    if index.is_multiple_of(4) {
        builder.agree(situation, Paper::InForce, decided);
    }
    builder.follow_up(
        situation,
        started_on,
        TODAY,
        matches!(index, 3 | 8 | 11 | 15),
    );
    match index {
        0 => Procuration::Ending(9),
        1 => Procuration::Ending(16),
        2 => Procuration::Ending(27),
        4 => Procuration::Ending(36),
        5 => Procuration::Ending(44),
        6 => Procuration::Ending(52),
        7 => Procuration::Ending(58),
        9 => Procuration::Ended(1),
        10 => Procuration::Ended(6),
        12 => Procuration::Ended(20),
        13 => Procuration::Revoked(6),
        14 => Procuration::Revoked(1),
        16 => Procuration::DrawnUp,
        17 => Procuration::Missing,
        18 | 19 => Procuration::Replaced,
        _ => Procuration::Active,
    }
}
