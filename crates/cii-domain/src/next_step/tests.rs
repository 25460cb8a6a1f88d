//! One file walks the road; at each bend there is one next step.

use super::*;
use crate::{
    SessionId,
    contract::Contract,
    fixtures::*,
    procuration::Revocation,
    readiness::State,
    session::{Outcome, Reply},
    situation::{CaseManagement, Service, ServiceKind},
    typed::Typed,
};

struct File {
    situation: Situation,
    procurations: Vec<Procuration>,
    sessions: Vec<(Session, Vec<RuleState>)>,
    contracts: Vec<Contract>,
}

fn rule(rule: ReadinessRule, state: State) -> RuleState {
    RuleState {
        rule,
        state,
        message: Message::new("x"),
    }
}

/// Applies a change to a complex situation with a procuration and nothing else, and checks the
/// next step: act, due date, and whether it lies on a session.
fn check(change: impl Fn(&mut File), expected: Option<(Act, Option<&str>)>) {
    let mut file = File {
        situation: situation(),
        procurations: vec![procuration()],
        sessions: Vec::new(),
        contracts: Vec::new(),
    };
    change(&mut file);
    let checked: Vec<Checked<'_>> = file
        .sessions
        .iter()
        .map(|(session, rules)| Checked { session, rules })
        .collect();
    let step = find_next_step(&Course {
        situation: &file.situation,
        procurations: &file.procurations,
        sessions: &checked,
        contracts: &file.contracts,
        now: moment("2026-05-20 10:00"),
    });
    if let Some(step) = &step {
        assert_eq!(step.message.code, step.act.code());
    }
    let found = step.map(|step| (step.act, step.due));
    assert_eq!(found, expected.map(|(act, due)| (act, due.map(date))));
}

#[test]
fn before_and_after_the_care_of_the_bureau() {
    let in_state = |state| move |file: &mut File| file.situation.state = state;
    check(
        in_state(SituationState::Draft),
        Some((Act::FinishAnnouncement, None)),
    );
    check(
        in_state(SituationState::Announced),
        Some((Act::DecideTriage, Some("2026-05-18"))),
    );
    check(
        in_state(SituationState::InTriage),
        Some((Act::DecideTriage, Some("2026-05-18"))),
    );
    check(in_state(SituationState::Refused), None);
    check(in_state(SituationState::Network), None);
    check(in_state(SituationState::Closed), None);
    check(in_state(SituationState::Anonymised), None);
}

#[test]
fn without_a_procuration_nothing_goes_on() {
    let today = Some("2026-05-20");
    check(
        |file| file.procurations.clear(),
        Some((Act::ObtainProcuration, today)),
    );
    check(
        |file| file.procurations[0].signed_on = None,
        Some((Act::SignProcuration, today)),
    );
    check(
        |file| file.procurations[0].ends_on = date("2026-05-10"),
        Some((Act::ReplaceProcuration, today)),
    );
    // Five days left is more urgent than planning, twenty-five are not.
    check(
        |file| file.procurations[0].ends_on = date("2026-05-25"),
        Some((Act::RenewProcuration, Some("2026-05-25"))),
    );
    check(
        |file| file.procurations[0].ends_on = date("2026-06-14"),
        Some((Act::PlanSession, None)),
    );
}

/// The core refuses a change of a signed procuration: no step may lead onto one.
#[test]
fn only_an_unsigned_procuration_is_opened_again() {
    type Change = fn(&mut Procuration);
    let cases: [(Change, Act, bool); 5] = [
        (
            |procuration| procuration.signed_on = None,
            Act::SignProcuration,
            true,
        ),
        (
            |procuration| procuration.starts_on = date("2026-06-01"),
            Act::ObtainProcuration,
            false,
        ),
        (
            |procuration| procuration.ends_on = date("2026-05-10"),
            Act::ReplaceProcuration,
            false,
        ),
        (
            |procuration| procuration.ends_on = date("2026-05-25"),
            Act::RenewProcuration,
            false,
        ),
        (
            |procuration| {
                procuration.revocation = Some(Revocation {
                    on: date("2026-05-10"),
                    reason: String::new(),
                    language: None,
                });
            },
            Act::AskAfterRevocation,
            false,
        ),
    ];
    for (change, act, opens) in cases {
        let mut procuration = procuration();
        change(&mut procuration);
        let step = find_next_step(&Course {
            situation: &situation(),
            procurations: std::slice::from_ref(&procuration),
            sessions: &[],
            contracts: &[],
            now: moment("2026-05-20 10:00"),
        });
        let target = Target::Procuration(opens.then_some(procuration.id));
        assert_eq!(
            step.map(|step| (step.act, step.target)),
            Some((act, target))
        );
    }
}

#[test]
fn a_session_is_prepared_step_by_step() {
    let with = |rules: &'static [(ReadinessRule, bool)]| {
        move |file: &mut File| {
            let rules = rules
                .iter()
                .map(|(of, open)| rule(*of, if *open { State::Open } else { State::Waiting }))
                .collect();
            file.sessions.push((ready_assessment(), rules));
        }
    };
    check(|_| {}, Some((Act::PlanSession, None)));
    check(
        |file| file.sessions.push((assessment(), Vec::new())),
        Some((Act::FindDate, None)),
    );
    check(
        with(&[(ReadinessRule::Roster, true), (ReadinessRule::Place, true)]),
        Some((Act::CompleteRoster, Some("2026-05-23"))),
    );
    check(
        with(&[(ReadinessRule::Place, true)]),
        Some((Act::BookPlace, Some("2026-05-23"))),
    );
    check(
        with(&[
            (ReadinessRule::Blocks, false),
            (ReadinessRule::Invitations, true),
        ]),
        Some((Act::SendInvitations, Some("2026-05-23"))),
    );
    check(
        with(&[(ReadinessRule::Identity, true)]),
        Some((Act::ConfirmIdentity, Some("2026-05-31"))),
    );
    check(
        with(&[(ReadinessRule::Quorum, false)]),
        Some((Act::AwaitReplies, Some("2026-05-31"))),
    );
    check(
        |file| {
            with(&[(ReadinessRule::Quorum, false)])(file);
            file.sessions[0].0.invitees[4].reply = Reply::Open;
        },
        Some((Act::RemindInvitees, Some("2026-05-19"))),
    );
    check(with(&[]), Some((Act::HoldSession, Some("2026-06-02"))));
    check(
        |file| {
            with(&[])(file);
            file.sessions[0].0.starts_at = Some(moment("2026-05-19 09:00"));
        },
        Some((Act::RecordSession, Some("2026-05-19"))),
    );
    check(
        |file| {
            with(&[])(file);
            file.sessions[0].0.state = SessionState::MinutesInReview;
        },
        Some((Act::ApproveMinutes, None)),
    );
    check(
        |file| {
            let (mut session, rules) = held(SessionKind::RoundTable, Decision::Pending);
            session.state = SessionState::Held;
            file.sessions.push((session, rules));
        },
        Some((Act::WriteMinutes, None)),
    );
    check(
        |file| {
            with(&[])(file);
            file.sessions[0].0.state = SessionState::Cancelled;
        },
        Some((Act::PlanSession, None)),
    );
}

fn held(kind: SessionKind, decision: Decision) -> (Session, Vec<RuleState>) {
    let mut session = ready_assessment();
    session.kind = kind;
    session.state = SessionState::Approved;
    session.starts_at = Some(moment("2026-05-12 09:00"));
    session.outcome = Some(Outcome {
        decision,
        minutes: String::new(),
        language: None,
        approval: None,
    });
    (session, Vec::new())
}

#[test]
fn decisions_are_carried_out() {
    let after = |decision: Decision| {
        move |file: &mut File| file.sessions.push(held(SessionKind::RoundTable, decision))
    };
    check(
        after(Decision::Assessment),
        Some((Act::PlanAssessment, None)),
    );
    check(
        after(Decision::ObjectiveContract),
        Some((Act::StartContract, None)),
    );
    check(
        after(Decision::Pending),
        Some((Act::RecordFollowUp, Some("2026-08-04"))),
    );
    check(
        |file| {
            after(Decision::Assessment)(file);
            let mut planned = assessment();
            planned.id = SessionId(uuid::Uuid::from_u128(2));
            file.sessions.push((planned, Vec::new()));
        },
        Some((Act::FindDate, None)),
    );
}

#[test]
fn contracts_are_written_checked_signed_and_reviewed() {
    let with = |state: ContractState| {
        move |file: &mut File| {
            file.sessions
                .push(held(SessionKind::Assessment, Decision::ObjectiveContract));
            let mut contract = contract();
            contract.state = state;
            contract.starts_on = Typed::Read(date("2026-05-25"));
            file.contracts.push(contract);
        }
    };
    check(
        with(ContractState::Draft),
        Some((Act::FinishContract, Some("2026-05-25"))),
    );
    check(
        with(ContractState::ConformityReview),
        Some((Act::WarrantConformity, Some("2026-05-25"))),
    );
    check(
        with(ContractState::ToSign),
        Some((Act::CollectSignatures, Some("2026-05-25"))),
    );
    check(
        |file| {
            with(ContractState::InForce)(file);
            file.contracts[0].reviews = vec![Typed::Read(date("2026-05-22"))];
        },
        Some((Act::ReviewContract, Some("2026-05-22"))),
    );
}

#[test]
fn care_goes_on_between() {
    let in_care = |file: &mut File| {
        file.situation.state = SituationState::InService;
        file.situation.services = vec![Service {
            kind: ServiceKind::Coaching,
            started_on: date("2026-02-01"),
            ended_on: None,
            session: None,
        }];
        file.situation.case_manager = Some(CaseManagement {
            staff: staff_id(3),
            since: date("2026-02-01"),
        });
    };
    check(in_care, Some((Act::RecordFollowUp, Some("2026-05-01"))));
    check(
        |file| {
            in_care(file);
            file.situation.services[0].started_on = date("2026-05-01");
            file.situation.case_manager = None;
        },
        Some((Act::DesignateCaseManager, None)),
    );
}
