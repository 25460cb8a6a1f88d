//! Every gap, one change away from a contract without any.
#![expect(
    clippy::semicolon_if_nothing_returned,
    reason = "changes are one expression"
)]

mod frames;

use super::*;
use crate::{
    Bilingual,
    calendar::{AdministrationDayName, Half},
    contract::{CommissionDecision, ContractState, Duty, GoalState, LegalBasis, Party},
    fixtures::*,
    person::Confirmation,
    procuration::Revocation,
    situation::Involvement,
    typed::Typed,
};

struct File {
    contract: Contract,
    situation: Situation,
    procurations: Vec<Procuration>,
    catalogue: Vec<CatalogueItem>,
}

impl File {
    fn new() -> Self {
        let item = CatalogueItem {
            key: "internship".to_owned(),
            title: Bilingual::new("Stage", "Praktikum"),
            conditions: Bilingual::default(),
            payer: Payer::Institution(key("orp")),
            legal_basis: LegalBasis::Laci,
        };
        Self {
            contract: contract(),
            situation: situation(),
            procurations: vec![procuration()],
            catalogue: vec![item],
        }
    }

    fn conformity(&self) -> Conformity {
        conformity(&Review {
            contract: &self.contract,
            situation: &self.situation,
            procurations: &self.procurations,
            institutions: &institutions(),
            catalogue: &self.catalogue,
            today: today(),
        })
    }
}

/// Applies a change to a contract without gaps and checks the gaps it makes: code and place.
fn check(change: impl Fn(&mut File), expected: &[(&str, &str)]) {
    let mut file = File::new();
    change(&mut file);
    let conformity = file.conformity();
    let found: Vec<(&str, &str)> = conformity
        .gaps
        .iter()
        .map(|gap| (gap.message.code, gap.place.as_str()))
        .collect();
    assert_eq!(found, expected);
    for gap in &conformity.gaps {
        assert!(!conformity.met.contains(&gap.point));
    }
}

#[test]
fn a_complete_contract_conforms() {
    let conformity = File::new().conformity();
    assert!(conformity.is_met());
    assert_eq!(conformity.met, Point::ALL);
}

#[test]
fn goals() {
    check(
        |file| file.contract.aim.text = " ".into(),
        &[("no_aim", "aim")],
    );
    check(|file| file.contract.goals.clear(), &[("no_goal", "goals")]);
    check(
        |file| file.contract.goals[0].text = written(""),
        &[("goal_without_text", "goals.0.text")],
    );
    check(
        |file| file.contract.goals[0].indicator = written(""),
        &[("goal_without_indicator", "goals.0.indicator")],
    );
    check(
        |file| file.contract.goals[0].due_on = Typed::Empty,
        &[("goal_without_due", "goals.0.due_on")],
    );
    check(
        |file| file.contract.goals[0].due_on = Typed::Read(date("2026-06-07")),
        &[("goal_due_before_start", "goals.0.due_on")],
    );
    let past = |state: GoalState| {
        move |file: &mut File| {
            file.situation.announcement.received_on = date("2026-02-02");
            file.contract.starts_on = Typed::Read(date("2026-03-02"));
            file.contract
                .reviews
                .insert(0, Typed::Read(date("2026-06-02")));
            file.contract.goals[0].due_on = Typed::Read(date("2026-05-19"));
            file.contract.goals[0].state = state;
        }
    };
    check(
        past(GoalState::Open),
        &[("goal_due_past", "goals.0.due_on")],
    );
    check(past(GoalState::Reached), &[]);
}

#[test]
fn measures() {
    check(|file| file.contract.measures.clear(), &[]);
    check(
        |file| file.contract.measures[0].title = written(""),
        &[("measure_without_title", "measures.0.title")],
    );
    check(
        |file| file.contract.measures[0].provider.clear(),
        &[("measure_without_provider", "measures.0.provider")],
    );
    check(
        |file| file.contract.measures[0].from = Typed::Empty,
        &[("measure_without_dates", "measures.0.from")],
    );
    check(
        |file| file.contract.measures[0].to = Typed::Empty,
        &[("measure_without_dates", "measures.0.to")],
    );
    check(
        |file| file.contract.measures[0].to = Typed::Read(date("2026-06-14")),
        &[("measure_dates_reversed", "measures.0.to")],
    );
    check(
        |file| file.contract.measures[0].cost = Typed::Empty,
        &[("measure_without_cost", "measures.0.cost")],
    );
    check(
        |file| file.contract.measures[0].cost = Typed::Read(Centimes(0)),
        &[],
    );
    check(
        |file| file.contract.measures[0].cost = Typed::Read(Centimes(-1)),
        &[("measure_negative_cost", "measures.0.cost")],
    );
}

#[test]
fn duties_and_procurations() {
    check(
        |file| file.contract.duties[0].text = written(" "),
        &[("duty_without_text", "duties.0.text")],
    );
    check(
        |file| {
            file.contract.duties.remove(0);
        },
        &[("no_duty_of_the_person", "duties.person")],
    );
    check(
        |file| {
            file.contract.duties.remove(2);
        },
        &[("institution_without_duty", "duties.cms")],
    );
    // Somebody pays who is not at the table.
    check(
        |file| {
            let measure = &mut file.contract.measures[0];
            measure.payer = Some(Payer::Institution(key("suva")));
            measure.legal_basis = Some(LegalBasis::Laa);
        },
        &[
            ("institution_without_duty", "duties.suva"),
            ("institution_without_procuration", "procurations"),
        ],
    );
    // Somebody has a duty who is not at the table.
    check(
        |file| {
            file.contract.duties.push(Duty {
                id: uuid::Uuid::from_u128(9),
                party: Party::Institution(key("t1")),
                text: written("Propose une place."),
            });
        },
        &[
            ("institution_without_procuration", "procurations"),
            ("institution_does_not_sign", "signatories"),
        ],
    );
    check(
        |file| {
            file.procurations[0]
                .grants
                .retain(|grant| grant.institution != key("oai"))
        },
        &[("institution_without_procuration", "procurations")],
    );
    check(
        |file| {
            let revocation = Revocation {
                on: today(),
                reason: String::new(),
                language: None,
            };
            file.procurations[0].revocation = Some(revocation);
        },
        &[("institution_without_procuration", "procurations"); 3],
    );
    check(
        |file| {
            file.situation.involved.push(Involvement {
                institution: key("suva"),
                contact: None,
                imminent: true,
            });
        },
        &[],
    );
}

#[test]
fn reviews_and_signatures() {
    check(
        |file| file.contract.case_manager = None,
        &[("no_case_manager", "case_manager")],
    );
    check(
        |file| file.contract.starts_on = Typed::Empty,
        &[("no_start", "starts_on")],
    );
    check(
        |file| file.contract.reviews.clear(),
        &[("no_review", "reviews")],
    );
    // Nothing of a situation begins before its announcement, on 4 May.
    check(
        |file| {
            file.contract.starts_on = Typed::Read(date("2026-05-03"));
            file.contract.reviews[0] = Typed::Read(date("2026-08-03"));
            file.contract.reviews[1] = Typed::Read(date("2026-11-03"));
        },
        &[("start_before_announcement", "starts_on")],
    );
    check(
        |file| file.contract.measures[0].from = Typed::Read(date("2026-05-03")),
        &[("measure_before_announcement", "measures.0.from")],
    );
    check(
        |file| {
            let again = file.contract.reviews[0].clone();
            file.contract.reviews.push(again);
        },
        &[("review_twice", "reviews.2")],
    );
    // Three months and a week at most.
    check(
        |file| file.contract.reviews[0] = Typed::Read(date("2026-09-15")),
        &[],
    );
    check(
        |file| file.contract.reviews[0] = Typed::Read(date("2026-09-16")),
        &[("reviews_too_far_apart", "reviews.0")],
    );
    check(
        |file| file.contract.reviews.push(Typed::Empty),
        &[("review_without_date", "reviews.2")],
    );
    // The order in which they stand does not matter.
    check(|file| file.contract.reviews.reverse(), &[]);
    check(
        |file| file.contract.reviews[0] = Typed::Read(date("2026-06-01")),
        &[
            ("review_before_start", "reviews.0"),
            ("reviews_too_far_apart", "reviews.1"),
        ],
    );
    check(
        |file| file.contract.reviews.truncate(1),
        &[], // from 8 September to 30 November is less than three months
    );
    check(
        |file| file.contract.goals[0].due_on = Typed::Read(date("2027-03-31")),
        &[("reviews_end_too_early", "reviews")],
    );
    check(
        |file| file.contract.signatures.clear(),
        &[("nobody_to_sign", "signatories")],
    );
    check(
        |file| {
            file.contract.signatures.remove(0);
        },
        &[("person_does_not_sign", "signatories")],
    );
    check(
        |file| {
            file.contract.signatures.remove(1);
        },
        &[("institution_does_not_sign", "signatories")],
    );
    check(
        |file| file.contract.signatures[1].name.clear(),
        &[("signatory_without_name", "signatories.1.name")],
    );
}

#[test]
fn what_could_not_be_read_or_is_too_long_is_a_gap_where_it_stands() {
    let unread = || Typed::Unread {
        typed: "31.13.2026".to_owned(),
    };
    check(
        |file| file.contract.starts_on = unread(),
        &[("start_unread", "starts_on")],
    );
    check(
        |file| file.contract.goals[0].due_on = unread(),
        &[("goal_due_unread", "goals.0.due_on")],
    );
    check(
        |file| {
            file.contract.measures[0].from = unread();
            file.contract.measures[0].to = unread();
        },
        &[
            ("measure_date_unread", "measures.0.from"),
            ("measure_date_unread", "measures.0.to"),
        ],
    );
    check(
        |file| {
            file.contract.measures[0].cost = Typed::Unread {
                typed: "1,234.5".to_owned(),
            };
        },
        &[("measure_cost_unread", "measures.0.cost")],
    );
    check(
        |file| file.contract.reviews[1] = unread(),
        &[("review_unread", "reviews.1")],
    );
    check(
        |file| file.contract.measures[0].provider = "x".repeat(201),
        &[("provider_too_long", "measures.0.provider")],
    );
    check(
        |file| file.contract.signatures[1].name = "x".repeat(201),
        &[("signatory_too_long", "signatories.1.name")],
    );
}

#[test]
fn of_what_stands_only_a_procuration_lapses() {
    for (state, warranted, gaps, met) in [
        (ContractState::Draft, false, 5, 5),
        (ContractState::ToSign, true, 3, 7),
        (ContractState::InForce, true, 3, 7),
        (ContractState::Amended, true, 0, 8),
        (ContractState::Achieved, true, 0, 8),
        (ContractState::NotConcluded, true, 0, 8),
        (ContractState::NotConcluded, false, 0, 0),
    ] {
        let mut file = File::new();
        file.procurations.clear();
        // Past due, and a review that is missing by now.
        file.contract.goals[0].due_on = Typed::Read(date("2026-05-19"));
        file.contract.reviews.clear();
        file.contract.state = state;
        file.contract.conformity = warranted.then(|| Confirmation {
            on: today(),
            at: today().and_time(chrono::NaiveTime::MIN).and_utc(),
            by: staff_id(1),
        });
        let found = file.conformity();
        assert_eq!(
            (found.gaps.len(), found.met.len()),
            (gaps, met),
            "{state:?}"
        );
    }
}

#[test]
fn sums_by_payer_add_up() {
    let mut contract = contract();
    let mut second = contract.measures[0].clone();
    second.payer = Some(Payer::Fund);
    second.cost = Typed::Read(Centimes(50));
    let mut third = second.clone();
    third.payer = None;
    third.cost = Typed::Empty;
    let again = contract.measures[0].clone();
    contract.measures.extend([second, third, again]);
    assert_eq!(
        sum_by_payer(&contract).unwrap(),
        [
            (Some(Payer::Institution(key("orp"))), Centimes(480_000)),
            (Some(Payer::Fund), Centimes(50)),
            (None, Centimes(0)),
        ]
    );
    contract.measures[1].cost = Typed::Read(Centimes(Centimes::LIMIT));
    contract.measures[2].payer = Some(Payer::Fund);
    contract.measures[2].cost = Typed::Read(Centimes(1));
    assert_eq!(sum_by_payer(&contract), Err(MoneyError::TooLarge));
}

#[test]
fn proposed_reviews_pass_the_check() {
    let closed = |day: &str| AdministrationDay {
        date: date(day),
        half: Half::Whole,
        name: AdministrationDayName::GoodFriday,
    };
    for (start, until, closed, expected) in [
        // 8 September, and 30 November itself.
        (
            "2026-06-08",
            Some("2026-11-30"),
            vec![],
            vec!["2026-09-08", "2026-11-30"],
        ),
        // The day on which the last three months end is the end.
        ("2026-06-08", Some("2026-09-08"), vec![], vec!["2026-09-08"]),
        // A Saturday becomes a Monday.
        ("2026-06-08", Some("2026-07-04"), vec![], vec!["2026-07-06"]),
        // A public holiday, and a day on which this administration is closed.
        ("2026-05-01", Some("2026-08-01"), vec![], vec!["2026-08-03"]),
        (
            "2026-06-08",
            None,
            vec![closed("2026-09-08")],
            vec!["2026-09-09"],
        ),
        // Without an end, or with one that is none, the first review.
        ("2026-06-08", None, vec![], vec!["2026-09-08"]),
        ("2026-06-08", Some("2026-06-08"), vec![], vec!["2026-09-08"]),
        ("2026-06-08", Some("2026-01-01"), vec![], vec!["2026-09-08"]),
        // 30 November has no 30 February after it.
        (
            "2026-11-30",
            Some("2027-05-30"),
            vec![],
            vec!["2027-03-01", "2027-05-31"],
        ),
    ] {
        let found: Vec<String> = propose_reviews(date(start), until.map(date), &closed)
            .iter()
            .map(NaiveDate::to_string)
            .collect();
        assert_eq!(found, expected, "{start} to {until:?}");
    }
    let many = propose_reviews(date("2026-06-08"), Some(date("2099-01-01")), &[]);
    assert_eq!(many.len(), MOST_REVIEWS);

    let mut file = File::new();
    file.contract.goals[0].due_on = Typed::Read(date("2027-05-31"));
    file.contract.reviews = propose_reviews(date("2026-06-08"), file.contract.last_day(), &[])
        .into_iter()
        .map(Typed::Read)
        .collect();
    assert!(file.conformity().is_met(), "{:?}", file.conformity());
}
