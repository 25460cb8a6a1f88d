//! Due dates around their edges.

use chrono::TimeDelta;

use super::*;
use crate::{
    contract::{Contract, ContractState, SignatureState},
    fixtures::*,
    message::Message,
    procuration::{Procuration, Revocation},
    readiness::{RuleState, State},
    session::{Outcome, ReadinessRule, Reply, Session, SessionState},
    situation::{FollowUp, Service, ServiceKind, Situation, SituationState, Triage, TriageOutcome},
    typed::Typed,
};

fn follow_up(on: &str) -> FollowUp {
    FollowUp {
        on: date(on),
        by: staff_id(6),
        text: String::new(),
        language: None,
    }
}

fn service(started_on: &str, ended_on: Option<&str>) -> Service {
    Service {
        kind: ServiceKind::Coaching,
        started_on: date(started_on),
        ended_on: ended_on.map(date),
        session: None,
    }
}

#[test]
fn follow_ups_are_due_every_three_months() {
    let check = |change: &dyn Fn(&mut Situation), expected: Option<(&str, i64)>| {
        let mut situation = situation();
        situation.announcement.received_on = date("2025-10-01");
        change(&mut situation);
        let found = find_follow_up_due(&situation, today());
        let found = found.map(|due| (due.due, due.days_late));
        assert_eq!(found, expected.map(|(due, late)| (date(due), late)));
    };
    let triage = |on: &str| Triage {
        on: date(on),
        by: staff_id(6),
        outcome: TriageOutcome::Complex,
        text: String::new(),
        language: None,
    };
    check(&|_| {}, Some(("2026-01-01", 139)));
    check(
        &|situation| situation.triage = Some(triage("2026-03-01")),
        Some(("2026-06-01", -12)),
    );
    check(
        &|situation| situation.services = vec![service("2026-01-10", Some("2026-02-20"))],
        Some(("2026-05-20", 0)),
    );
    check(
        &|situation| situation.services = vec![service("2026-02-19", None)],
        Some(("2026-05-19", 1)),
    );
    check(
        &|situation| {
            situation.services = vec![service("2025-12-10", None)];
            situation.follow_ups = vec![follow_up("2026-03-31")];
        },
        Some(("2026-06-30", -41)),
    );
    // A service that only begins later does not count yet.
    check(
        &|situation| {
            situation.services = vec![service("2026-06-10", None)];
            situation.follow_ups = vec![follow_up("2026-02-20")];
        },
        Some(("2026-05-20", 0)),
    );
    for state in [
        SituationState::Network,
        SituationState::Closed,
        SituationState::Announced,
    ] {
        check(&|situation| situation.state = state, None);
    }
}

#[test]
fn procurations_expire_at_60_30_and_0_days() {
    use ProcurationStage as S;
    let check = |change: &dyn Fn(&mut Vec<Procuration>), expected: Option<(S, Option<i64>)>| {
        let mut procurations = vec![procuration()];
        change(&mut procurations);
        let found = find_procuration_due(&situation(), &procurations, today());
        assert_eq!(found.map(|due| (due.stage, due.days_left)), expected);
    };
    let ends = |on: &'static str| move |all: &mut Vec<Procuration>| all[0].ends_on = date(on);
    check(&|_| {}, None);
    check(&ends("2026-07-20"), None);
    check(&ends("2026-07-19"), Some((S::Within60, Some(60))));
    check(&ends("2026-06-20"), Some((S::Within60, Some(31))));
    check(&ends("2026-06-19"), Some((S::Within30, Some(30))));
    check(&ends("2026-05-20"), Some((S::Within30, Some(0))));
    check(&ends("2026-05-19"), Some((S::Expired, Some(-1))));
    check(
        &|all| all[0].majority_on = Some(date("2026-06-01")),
        Some((S::Within30, Some(11))),
    );
    check(&|all| all[0].signed_on = None, Some((S::ToSign, Some(225))));
    check(
        &|all| all[0].starts_on = date("2026-06-01"),
        Some((S::ToSign, Some(225))),
    );
    check(&Vec::clear, Some((S::Missing, None)));
    check(
        &|all| {
            all[0].revocation = Some(Revocation {
                on: today(),
                reason: String::new(),
                language: None,
            });
        },
        Some((S::Revoked, Some(0))),
    );
    // A newer one that lasts makes the old one nobody's business.
    check(
        &|all| {
            all[0].ends_on = date("2026-05-25");
            let mut next = procuration();
            next.starts_on = date("2026-05-26");
            all.push(next);
        },
        None,
    );
    for (state, expected) in [
        (SituationState::Closed, false),
        (SituationState::Network, false),
        (SituationState::Draft, false),
        (SituationState::Announced, false),
        (SituationState::FollowedUp, true),
    ] {
        let mut situation = situation();
        situation.state = state;
        assert_eq!(
            find_procuration_due(&situation, &[], today()).is_some(),
            expected
        );
    }
}

#[test]
fn replies_are_late_after_seven_days() {
    let mut session = ready_assessment();
    for (index, on) in ["2026-05-13", "2026-05-12", "2026-05-20"]
        .into_iter()
        .enumerate()
    {
        session.invitees[index].reply = Reply::Open;
        session.invitees[index].sendings[0].on = date(on);
    }
    session.invitees[3].reply = Reply::Open;
    session.invitees[3].sendings.clear();
    let now = moment("2026-05-20 08:00");
    let found: Vec<(u128, i64, bool)> = list_outstanding_replies(&session, now)
        .iter()
        .map(|reply| (reply.invitee.0.as_u128(), reply.days, reply.late))
        .collect();
    assert_eq!(found, [(1, 8, true), (100, 7, false), (3, 0, false)]);
    assert_eq!(
        list_outstanding_replies(&session, moment("2026-06-02 09:00")),
        []
    );
    session.state = SessionState::Cancelled;
    assert_eq!(list_outstanding_replies(&session, now), []);
}

#[test]
fn contracts_wait_for_something() {
    use ContractStage as S;
    let check = |change: &dyn Fn(&mut Contract, &mut Situation), expected: Option<(S, i64)>| {
        let (mut contract, mut situation) = (contract(), situation());
        change(&mut contract, &mut situation);
        let day = date("2026-08-26");
        let found = find_contract_due(&contract, &situation, day);
        assert_eq!(
            found.map(|due| (due.stage, due.days_late.unwrap())),
            expected
        );
    };
    let in_state = |state: ContractState| {
        move |contract: &mut Contract, _: &mut Situation| contract.state = state
    };
    check(&in_state(ContractState::Draft), None);
    check(
        &in_state(ContractState::ConformityReview),
        Some((S::ToWarrant, 79)),
    );
    check(&in_state(ContractState::ToSign), Some((S::ToSign, 79)));
    check(
        &|contract, _| {
            contract.state = ContractState::ToSign;
            contract.signatures[0].state = SignatureState::Refused {
                on: today(),
                reason: "Désaccord".to_owned(),
            };
        },
        Some((S::Refused, 79)),
    );
    check(&in_state(ContractState::InForce), Some((S::ToReview, -13)));
    check(
        &|contract, situation| {
            contract.state = ContractState::InForce;
            situation.follow_ups.push(follow_up("2026-08-25"));
        },
        None,
    );
    check(
        &|contract, situation| {
            contract.state = ContractState::InForce;
            contract.goals.clear();
            contract.measures.clear();
            contract.reviews = vec![Typed::Read(date("2026-08-20"))];
            situation.follow_ups.push(follow_up("2026-08-20"));
        },
        Some((S::ToConclude, 6)),
    );
    check(&in_state(ContractState::Achieved), None);
    let mut contract = contract();
    contract.state = ContractState::ToSign;
    contract.signatures[0].state = SignatureState::Signed {
        on: today(),
        by: String::new(),
    };
    let due = find_contract_due(&contract, &situation(), today()).unwrap();
    assert_eq!(due.missing_signatures, 4);
}

#[test]
fn sessions_are_prepared_three_weeks_ahead() {
    use SessionStage as S;
    let open = [RuleState {
        rule: ReadinessRule::Place,
        state: State::Open,
        message: Message::new("place_missing"),
    }];
    let check = |change: &dyn Fn(&mut Session), rules: &[RuleState], expected: Option<S>| {
        let mut session = ready_assessment();
        change(&mut session);
        let found = find_session_due(&session, rules, moment("2026-05-20 10:00"));
        assert_eq!(found.map(|due| due.stage), expected);
    };
    let at = |text: &'static str| {
        move |session: &mut Session| {
            session.starts_at = Some(moment(text));
        }
    };
    check(&|_| {}, &open, Some(S::ToPrepare));
    check(&|_| {}, &[], None);
    check(&at("2026-06-10 09:00"), &open, Some(S::ToPrepare));
    check(&at("2026-06-11 09:00"), &open, None);
    check(&at("2026-05-20 09:00"), &open, Some(S::ToPrepare)); // under way
    check(&at("2026-05-20 08:00"), &[], Some(S::ToRecord));
    check(&|session| session.starts_at = None, &open, Some(S::ToDate));
    let in_state = |state| move |session: &mut Session| session.state = state;
    check(&in_state(SessionState::Postponed), &open, Some(S::ToDate));
    check(&in_state(SessionState::Cancelled), &open, None);
    check(&in_state(SessionState::Held), &open, Some(S::ToRecord));
    check(
        &in_state(SessionState::MinutesInReview),
        &open,
        Some(S::ToApprove),
    );
    check(&in_state(SessionState::Approved), &open, None);
    check(
        &|session| {
            session.state = SessionState::Held;
            session.outcome = Some(Outcome {
                decision: crate::session::Decision::Coaching,
                minutes: String::new(),
                language: None,
                approval: None,
            });
        },
        &open,
        Some(S::ToWrite),
    );
    check(
        &|session| {
            session.starts_at = None;
            session.state = SessionState::Cancelled;
        },
        &open,
        None,
    );
}

#[test]
fn what_is_missing_presses_the_more_the_nearer_the_session() {
    use Urgency as U;
    let rule = |rule: ReadinessRule, state: State| RuleState {
        rule,
        state,
        message: Message::new("x"),
    };
    let check = |starts_at: Option<&str>, rules: &[RuleState], expected: Urgency| {
        let mut session = ready_assessment();
        session.starts_at = starts_at.map(moment);
        let standing = find_standing(&session, rules, moment("2026-05-20 10:00"));
        assert_eq!(standing.urgency(), expected, "{starts_at:?} {standing:?}");
    };
    let place = [rule(ReadinessRule::Place, State::Open)];
    check(Some("2026-05-30 09:00"), &place, U::Waiting);
    check(Some("2026-05-29 09:00"), &place, U::Late);
    check(None, &place, U::Waiting);
    // Others have to act; in the last days it is late all the same.
    let quorum = [rule(ReadinessRule::Quorum, State::Waiting)];
    check(Some("2026-05-22 09:00"), &quorum, U::Waiting);
    check(Some("2026-05-21 09:00"), &quorum, U::Late);
    for forbidding in [
        ReadinessRule::Roster,
        ReadinessRule::Procuration,
        ReadinessRule::Date,
    ] {
        let open = [rule(forbidding, State::Open)];
        check(Some("2026-07-20 09:00"), &open, U::Blocked);
        let waiting = [rule(forbidding, State::Waiting)];
        check(Some("2026-07-20 09:00"), &waiting, U::Waiting);
    }
    let waived = State::Waived {
        language: None,
        reason: "Accord oral".to_owned(),
        by: staff_id(6),
    };
    check(
        Some("2026-05-21 09:00"),
        &[rule(ReadinessRule::Procuration, waived)],
        U::Settled,
    );
    // The worst speaks for the whole.
    check(
        Some("2026-05-29 09:00"),
        &[place[0].clone(), rule(ReadinessRule::Roster, State::Open)],
        U::Blocked,
    );
    // Over since an hour, and over since yesterday.
    check(Some("2026-05-20 07:00"), &[], U::Waiting);
    check(Some("2026-05-19 09:00"), &[], U::Late);
}

#[test]
fn each_kind_knows_when_it_presses() {
    use Urgency as U;
    let procuration_ending = |on: &str, expected: Urgency| {
        let mut procurations = vec![procuration()];
        procurations[0].ends_on = date(on);
        let due = find_procuration_due(&situation(), &procurations, today()).unwrap();
        assert_eq!(due.urgency(), expected, "{on}");
    };
    procuration_ending("2026-05-19", U::Late);
    procuration_ending("2026-05-27", U::Late);
    procuration_ending("2026-05-28", U::Waiting);
    procuration_ending("2026-07-19", U::Waiting);
    let missing = find_procuration_due(&situation(), &[], today()).unwrap();
    assert_eq!(missing.urgency(), U::Blocked);

    let triage = |received_on: &str, expected: Urgency| {
        let due = find_triage_due(SituationState::Announced, date(received_on), today()).unwrap();
        assert_eq!(due.urgency, expected, "{received_on}");
    };
    triage("2026-05-06", U::Waiting);
    triage("2026-05-05", U::Late);
    assert_eq!(
        find_triage_due(SituationState::Complex, today(), today()),
        None
    );

    let contract_from = |starts_on: Option<&str>, expected: Urgency| {
        let mut contract = contract();
        contract.state = ContractState::ToSign;
        contract.starts_on = starts_on.map(date).into();
        let due = find_contract_due(&contract, &situation(), today()).unwrap();
        assert_eq!(due.urgency(), expected, "{starts_on:?}");
    };
    contract_from(Some("2026-05-20"), U::Waiting);
    contract_from(Some("2026-05-19"), U::Late);
    contract_from(None, U::Waiting);
}

#[test]
fn nobody_falls_behind_the_horizon_of_follow_ups() {
    // Every day of two years as the day of the last look: what is announced lies before the horizon.
    let mut situation = situation();
    situation.announcement.received_on = date("2024-01-01");
    for last in date("2024-11-01").iter_days().take(730) {
        situation.follow_ups = vec![FollowUp {
            on: last,
            ..follow_up("2024-01-01")
        }];
        let due = FollowUpDue::new(last, None, today()).due;
        let first_announced = due - TimeDelta::days(FOLLOW_UP_AHEAD_DAYS);
        let found = find_follow_up_due(&situation, first_announced).unwrap();
        assert!(found.is_announced(), "{last}");
        assert!(last <= follow_up_horizon(first_announced), "{last}");
        let before = find_follow_up_due(&situation, first_announced - TimeDelta::days(1));
        assert!(!before.unwrap().is_announced(), "{last}");
    }
}
