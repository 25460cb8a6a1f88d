//! The course of a contract: which step is taken from where, and what never changes on the way.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::*;
use crate::{
    StaffId,
    conformity::{Conformity, Gap, Point, Review, conformity},
    fixtures::*,
    message::Message,
};

const SIGNED: Party = Party::Person;

fn signed(on: &str) -> SignatureState {
    SignatureState::Signed {
        on: date(on),
        by: String::new(),
    }
}

fn refused() -> SignatureState {
    SignatureState::Refused {
        on: date("2026-05-21"),
        reason: "Le but est trop lointain.".to_owned(),
    }
}

fn met() -> Conformity {
    Conformity {
        gaps: Vec::new(),
        met: Point::ALL.to_vec(),
    }
}

fn by(on: NaiveDate) -> Confirmation {
    Confirmation {
        on,
        at: on.and_time(NaiveTime::MIN).and_utc(),
        by: StaffId(Uuid::from_u128(1)),
    }
}

fn to_sign() -> Contract {
    let mut contract = contract();
    contract.warrant(&met(), by(today())).unwrap();
    contract
}

/// What a party binds itself to by signing: all but the course itself and how far the goals are.
fn text(contract: &Contract) -> Contract {
    let mut text = contract.clone();
    text.state = ContractState::Draft;
    text.conformity = None;
    text.end_reason = String::new();
    for goal in &mut text.goals {
        goal.state = GoalState::Open;
    }
    for signature in &mut text.signatures {
        signature.state = SignatureState::Open;
    }
    text
}

fn in_force() -> Contract {
    let mut contract = to_sign();
    let parties: Vec<Party> = contract
        .signatures
        .iter()
        .map(|signature| signature.party.clone())
        .collect();
    let (last, others) = parties.split_last().unwrap();
    for party in others {
        assert!(
            !contract
                .answer(party, signed("2026-05-20"), &met())
                .unwrap()
        );
        assert_eq!(contract.state, ContractState::ToSign);
    }
    assert!(contract.answer(last, signed("2026-05-22"), &met()).unwrap());
    assert_eq!(contract.state, ContractState::InForce);
    contract
}

fn in_state(state: ContractState) -> Contract {
    match state {
        ContractState::Draft | ContractState::ConformityReview => {
            let mut contract = contract();
            contract.state = state;
            contract
        }
        ContractState::ToSign => to_sign(),
        ContractState::NotConcluded => {
            let mut contract = to_sign();
            contract.answer(&SIGNED, refused(), &met()).unwrap();
            contract
                .end(ContractState::NotConcluded, "Refus.".to_owned())
                .unwrap();
            contract
        }
        _ => {
            let mut contract = in_force();
            contract.state = state;
            contract
        }
    }
}

/// Which of the steps a contract in `state` takes when it is asked to.
fn steps(state: ContractState) -> Vec<&'static str> {
    let contract = in_state(state);
    let goal = contract.goals[0].id;
    let id = ContractId(Uuid::from_u128(9));
    let on = |step: &dyn Fn(&mut Contract) -> Result<(), CourseError>| {
        let mut changed = contract.clone();
        let taken = step(&mut changed);
        if taken.is_err() {
            assert_eq!(changed, contract, "a refused step leaves nothing behind");
        }
        if !state.is_editable() {
            assert_eq!(text(&changed), text(&contract), "{state:?}");
        }
        taken.is_ok()
    };
    let end =
        |end: ContractState| on(&move |contract: &mut Contract| contract.end(end, String::new()));
    [
        ("write", on(&Contract::begin_writing)),
        (
            "warrant",
            on(&|contract| contract.warrant(&met(), by(today()))),
        ),
        ("reopen", on(&Contract::reopen)),
        (
            "sign",
            on(&|contract| {
                contract
                    .answer(&SIGNED, signed("2026-05-20"), &met())
                    .map(drop)
            }),
        ),
        (
            "refuse",
            on(&|contract| contract.answer(&SIGNED, refused(), &met()).map(drop)),
        ),
        ("amend", on(&|contract| contract.amend(id, 1).map(drop))),
        ("take up", on(&|contract| contract.take_up(id, 1).map(drop))),
        (
            "follow",
            on(&move |contract| contract.follow_goal(goal, GoalState::Reached)),
        ),
        ("achieve", end(ContractState::Achieved)),
        ("interrupt", end(ContractState::Interrupted)),
        ("give up", end(ContractState::NotConcluded)),
        ("draft", end(ContractState::Draft)),
    ]
    .into_iter()
    .filter_map(|(step, taken)| taken.then_some(step))
    .collect()
}

fn named(step: ContractStep) -> &'static str {
    match step {
        ContractStep::Write => "write",
        ContractStep::Warrant => "warrant",
        ContractStep::Reopen => "reopen",
        ContractStep::Answer => "sign",
        ContractStep::Amend => "amend",
        ContractStep::TakeUp => "take up",
        ContractStep::FollowGoals => "follow",
        ContractStep::End => "end",
    }
}

#[test]
fn each_step_is_taken_from_its_states_and_leaves_the_text_that_stands() {
    for state in ContractState::ALL {
        let expected: &[&str] = match state {
            ContractState::Draft | ContractState::ConformityReview => {
                &["write", "warrant", "give up"]
            }
            ContractState::ToSign => &["reopen", "sign", "refuse", "give up"],
            ContractState::InForce => &["amend", "follow", "achieve", "interrupt"],
            ContractState::NotConcluded => &["take up"],
            ContractState::Amended
            | ContractState::Achieved
            | ContractState::PartlyAchieved
            | ContractState::Interrupted
            | ContractState::Expired => &[],
        };
        assert_eq!(steps(*state), expected, "{state:?}");
        // What it says it can do is what it does.
        let announced: Vec<&str> = in_state(*state).steps(&[]).into_iter().map(named).collect();
        let taken = |step: &str| expected.contains(&step);
        for step in [
            "write", "warrant", "reopen", "sign", "amend", "take up", "follow",
        ] {
            assert_eq!(announced.contains(&step), taken(step), "{state:?}: {step}");
        }
        let ends = announced.contains(&"end");
        assert_eq!(ends, taken("give up") || taken("interrupt"), "{state:?}");
    }
}

#[test]
fn a_gap_keeps_a_contract_from_being_warranted() {
    let mut check = met();
    check.gaps = vec![
        Gap {
            point: Point::Goals,
            place: String::new(),
            message: Message::new("no_goal"),
        };
        2
    ];
    let mut contract = contract();
    assert_eq!(
        contract.warrant(&check, by(today())),
        Err(CourseError::NotConform(2))
    );
    contract.reviews = ["2026-12-07", "2026-09-08"]
        .map(|day| Typed::Read(date(day)))
        .to_vec();
    contract.warrant(&met(), by(today())).unwrap();
    let reviews: Vec<NaiveDate> = contract.review_dates().collect();
    assert_eq!(reviews, [date("2026-09-08"), date("2026-12-07")]);
}

#[test]
fn a_signature_is_given_once_and_to_the_text_that_was_warranted() {
    let mut contract = to_sign();
    let stranger = Party::Institution(key("suva"));
    for (party, answer, expected) in [
        (
            &stranger,
            signed("2026-05-20"),
            Err(CourseError::NoSuchSignatory),
        ),
        (
            &SIGNED,
            signed("2026-05-19"),
            Err(CourseError::SignedBeforeConformity(today())),
        ),
        // A refusal may be thought over.
        (&SIGNED, refused(), Ok(false)),
        (&SIGNED, SignatureState::Open, Ok(false)),
        (&SIGNED, refused(), Ok(false)),
        (&SIGNED, signed("2026-05-20"), Ok(false)),
        (&SIGNED, refused(), Err(CourseError::AlreadySigned)),
        (
            &SIGNED,
            SignatureState::Open,
            Err(CourseError::AlreadySigned),
        ),
        (
            &SIGNED,
            signed("2026-05-20"),
            Err(CourseError::AlreadySigned),
        ),
    ] {
        assert_eq!(
            contract.answer(party, answer.clone(), &met()),
            expected,
            "{answer:?}"
        );
    }
    assert_eq!(contract.reopen(), Err(CourseError::TextStands));
}

#[test]
fn an_answer_is_looked_at_on_its_own_day() {
    // When it was given, what was looked at, and whether the procuration of the fixture, in force from 4 May to 31
    // December 2026, held then.
    let check = |answer: SignatureState, today: &str, expected: &str, conform: bool| {
        let day = answer.day(date(today));
        assert_eq!(day, date(expected), "{answer:?} on {today}");
        let found = conformity(&Review {
            contract: &contract(),
            situation: &situation(),
            procurations: &[procuration()],
            institutions: &institutions(),
            catalogue: &[],
            today: day,
        });
        let lapsed = found
            .gaps
            .iter()
            .any(|gap| gap.point == Point::Procurations);
        assert_eq!(!lapsed, conform, "{answer:?} on {today}");
    };
    check(SignatureState::Open, "2026-05-20", "2026-05-20", true);
    check(SignatureState::Open, "2027-01-04", "2027-01-04", false);
    // Recorded late: what held when it was given counts, and a refusal has a day as well.
    check(signed("2026-05-20"), "2027-01-04", "2026-05-20", true);
    check(signed("2027-01-02"), "2027-01-04", "2027-01-02", false);
    check(refused(), "2027-01-04", "2026-05-21", true);
}

#[test]
fn nobody_signs_what_has_lapsed() {
    let lapsed = Conformity {
        gaps: vec![Gap {
            point: Point::Procurations,
            place: "procurations".to_owned(),
            message: Message::new("institution_without_procuration"),
        }],
        met: Vec::new(),
    };
    let mut contract = to_sign();
    for (answer, expected) in [
        (signed("2026-05-20"), Err(CourseError::Lapsed)),
        // A refusal needs nothing.
        (refused(), Ok(false)),
        (SignatureState::Open, Ok(false)),
    ] {
        assert_eq!(
            contract.answer(&SIGNED, answer.clone(), &lapsed),
            expected,
            "{answer:?}"
        );
    }
    assert_eq!(contract.state, ContractState::ToSign);
}

#[test]
fn opened_again_nobody_has_answered() {
    let mut contract = to_sign();
    contract.answer(&SIGNED, refused(), &met()).unwrap();
    assert!(contract.is_refused());
    contract.reopen().unwrap();
    assert_eq!(
        (contract.state, contract.is_refused(), &contract.conformity),
        (ContractState::Draft, false, &None)
    );
}

#[test]
fn amendments_are_numbered_and_signed_anew() {
    let original = in_force();
    let id = |n| ContractId(Uuid::from_u128(n));
    let mut first = original.amend(id(11), 1).unwrap();
    assert_eq!((first.amendment, first.amends), (1, Some(original.id)));
    assert_eq!(
        (first.state, first.is_signed()),
        (ContractState::Draft, false)
    );
    assert_eq!(first.goals, original.goals);

    // Not concluded, it is taken up under the next number; the contract that it amends stays the same.
    first
        .end(ContractState::NotConcluded, "Refus.".to_owned())
        .unwrap();
    let second = first.take_up(id(12), 2).unwrap();
    assert_eq!((second.amendment, second.amends), (2, Some(original.id)));
    assert_eq!(
        (second.state, second.end_reason.as_str()),
        (ContractState::Draft, "")
    );

    // The contract itself has no number to change.
    let given_up = in_state(ContractState::NotConcluded);
    let again = given_up.take_up(id(13), 1).unwrap();
    assert_eq!((again.amendment, again.amends), (0, None));
}

#[test]
fn what_is_achieved_has_no_open_goal() {
    let mut contract = in_force();
    let mut dropped = contract.goals[0].clone();
    dropped.state = GoalState::Dropped;
    contract.goals.push(dropped);
    contract
        .end(ContractState::Achieved, String::new())
        .unwrap();
    let states: Vec<GoalState> = contract.goals.iter().map(|goal| goal.state).collect();
    assert_eq!(states, [GoalState::Reached, GoalState::Dropped]);
}

#[test]
fn amendments_are_counted_contract_by_contract() {
    let id = |n| ContractId(Uuid::from_u128(n));
    let contract = |own: u128, amendment: u16, amends: Option<u128>| Contract {
        id: id(own),
        amendment,
        amends: amends.map(id),
        ..contract()
    };
    // Two contracts one after the other; the first was amended twice, once in vain.
    let all = [
        contract(1, 0, None),
        contract(2, 1, Some(1)),
        contract(3, 2, Some(1)),
        contract(4, 3, Some(3)),
        contract(5, 0, None),
    ];
    for (of, expected) in [(0, 4), (1, 4), (3, 4), (4, 1)] {
        assert_eq!(next_amendment(&all[of], &all), expected, "{of}");
    }
    let circle = [contract(1, 1, Some(2)), contract(2, 2, Some(1))];
    assert!(next_amendment(&circle[0], &circle) > 1);
}

#[test]
fn a_situation_has_one_contract_under_way_beside_the_one_that_is_amended() {
    let id = |n| ContractId(Uuid::from_u128(n));
    let with = |own: u128, amends: Option<u128>, state: ContractState| Contract {
        id: id(own),
        amends: amends.map(id),
        ..in_state(state)
    };
    let standing = with(1, None, ContractState::InForce);
    let given_up = with(2, Some(1), ContractState::NotConcluded);
    for (third, of_standing, of_given_up) in [
        (None, &["amend", "follow", "end"][..], &["take up"][..]),
        (Some(ContractState::Draft), &["follow"], &[]),
        (Some(ContractState::ToSign), &["follow"], &[]),
        (
            Some(ContractState::NotConcluded),
            &["amend", "follow", "end"],
            &["take up"],
        ),
    ] {
        let mut all = vec![standing.clone(), given_up.clone()];
        all.extend(third.map(|state| with(3, Some(1), state)));
        let steps = |contract: &Contract| -> Vec<&str> {
            contract.steps(&all).into_iter().map(named).collect()
        };
        assert_eq!(steps(&standing), of_standing, "{third:?}");
        assert_eq!(steps(&given_up), of_given_up, "{third:?}");
    }
    // What it amends has ended: there is nothing to amend any more.
    let all = [with(1, None, ContractState::Achieved), given_up.clone()];
    assert_eq!(given_up.steps(&all), []);
}

#[test]
fn the_commission_decides_what_it_was_asked_while_the_text_is_open() {
    use CommissionDecision as D;
    let measure = contract().measures[0].id;
    let decided = |state: ContractState, asked: D, verdict: Verdict| {
        let mut contract = in_state(state);
        contract.measures[0].commission = asked;
        let before = contract.clone();
        match contract.decide(measure, verdict) {
            Ok(()) => {
                assert_eq!(contract.state, before.state, "the check stays where it is");
                Ok(contract.measures[0].commission)
            }
            Err(error) => {
                assert_eq!(contract, before, "a refused step leaves nothing behind");
                Err(error)
            }
        }
    };
    let open = [ContractState::Draft, ContractState::ConformityReview];
    for state in ContractState::ALL.iter().copied() {
        for asked in D::ALL.iter().copied() {
            let expected = match (open.contains(&state), asked) {
                (false, _) => Err(CourseError::TextStands),
                (true, D::NotNeeded | D::ToRequest) => Err(CourseError::NotAsked),
                (true, D::Requested | D::Granted | D::Refused) => Ok(D::Refused),
            };
            assert_eq!(
                decided(state, asked, Verdict::Refused),
                expected,
                "{state:?} {asked:?}"
            );
        }
    }
    assert_eq!(
        decided(ContractState::Draft, D::Requested, Verdict::Granted),
        Ok(D::Granted)
    );
    let unknown = contract().decide(Uuid::from_u128(99), Verdict::Granted);
    assert_eq!(unknown, Err(CourseError::NotAsked));
}
