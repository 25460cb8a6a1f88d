//! What is counted, and what is not told.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    fixtures::{date, person, situation},
    situation::{Closing, Service, Triage},
};

#[test]
fn a_situation_is_counted_by_what_figures_need() {
    let person = Person {
        sex: Some(Sex::Female),
        ..person()
    };
    let full = Situation {
        triage: Some(Triage {
            on: date("2026-05-19"),
            by: crate::fixtures::staff_id(1),
            outcome: TriageOutcome::Complex,
            text: "Texte inventé".to_owned(),
            language: None,
        }),
        services: ["2027-02-01", "2026-09-01"]
            .map(|day| Service {
                kind: ServiceKind::Coaching,
                started_on: date(day),
                ended_on: None,
                session: None,
            })
            .to_vec(),
        closing: Some(Closing {
            on: date("2027-08-31"),
            result: ClosingResult::Training,
            continued_by: None,
        }),
        ..situation()
    };
    let counted = Counted::of(&person, &full).unwrap();
    let text = serde_json::to_string(&counted).unwrap();
    assert_eq!(
        text,
        "{\"year\":2026,\"register\":\"bureau\",\"region\":\"sierre\",\"service\":\"orp\",\
         \"provenance\":\"institution\",\"age_group\":\"adult\",\"age\":\"from_25\",\"sex\":\"female\",\
         \"language\":\"fr\",\"early\":true,\"triage\":\"complex\",\"triage_delay\":\"month\",\
         \"services\":[{\"kind\":\"coaching\",\"year\":2026},{\"kind\":\"coaching\",\"year\":2027}],\
         \"closing\":{\"result\":\"training\",\"year\":2027}}"
    );
    let draft = Situation {
        state: SituationState::Draft,
        ..full
    };
    assert_eq!(Counted::of(&person, &draft), None);
    let mut figures = Figures::default();
    figures.count(&counted, 6);
    let count = |year: i32, dimension: Dimension| figures.years[&year][&dimension].total;
    assert_eq!(count(2026, Dimension::Region), Some(6));
    assert_eq!(count(2026, Dimension::ServiceGiven), Some(6));
    assert_eq!(count(2027, Dimension::ServiceGiven), Some(6));
    assert_eq!(count(2027, Dimension::Result), Some(6));
    assert!(!figures.years[&2027].contains_key(&Dimension::Region));
}

#[test]
fn ages_and_delays_fall_into_bands() {
    for (born, expected) in [
        (None, AgeBand::Unknown),
        (Some("2026-05-05"), AgeBand::Unknown),
        (Some("2008-05-05"), AgeBand::Under18),
        (Some("2008-05-04"), AgeBand::From18),
        (Some("2001-05-04"), AgeBand::From25),
        (Some("1986-05-04"), AgeBand::From40),
        (Some("1971-05-05"), AgeBand::From40),
        (Some("1971-05-04"), AgeBand::From55),
    ] {
        let found = AgeBand::of(born.map(date), date("2026-05-04"));
        assert_eq!(found, expected, "{born:?}");
    }
    for (triaged, expected) in [
        ("2026-05-04", TriageDelay::TwoWeeks),
        ("2026-05-18", TriageDelay::TwoWeeks),
        ("2026-05-19", TriageDelay::Month),
        ("2026-06-03", TriageDelay::Month),
        ("2026-06-04", TriageDelay::Quarter),
        ("2026-08-02", TriageDelay::Quarter),
        ("2026-08-03", TriageDelay::Longer),
    ] {
        let found = TriageDelay::between(date("2026-05-04"), date(triaged));
        assert_eq!(found, expected, "{triaged}");
    }
}

fn table(cells: &[(&str, u64)]) -> Table {
    let mut table = Table::default();
    for (code, count) in cells {
        table.count(code, *count);
    }
    table
}

#[test]
fn small_numbers_are_not_told() {
    // What is told of each cell; nothing told: hidden.
    let check = |cells: &[(&str, u64)], total: Option<u64>, expected: &[Option<u64>]| {
        let concealed = table(cells).concealed();
        assert_eq!(concealed.total, total, "{cells:?}");
        let found: Vec<_> = concealed.cells.into_values().collect();
        assert_eq!(found, expected, "{cells:?}");
    };
    check(&[], None, &[]);
    check(&[("a", 4)], None, &[None]);
    check(&[("a", 5)], Some(5), &[Some(5)]);
    check(&[("a", 2), ("b", 2)], None, &[None, None]);
    check(&[("a", 9), ("b", 7)], Some(16), &[Some(9), Some(7)]);
    // One small number would follow from the total: the next one goes with it.
    check(
        &[("a", 9), ("b", 3), ("c", 7)],
        Some(19),
        &[Some(9), None, None],
    );
    // Two that are together two are both one.
    check(
        &[("a", 1), ("b", 1), ("c", 8)],
        Some(10),
        &[None, None, None],
    );
    check(
        &[("a", 3), ("b", 2), ("c", 8)],
        Some(13),
        &[None, None, Some(8)],
    );
}

proptest! {
    #[test]
    fn no_small_number_follows_from_what_is_told(counts in prop::collection::vec(0_u64..12, 0..8)) {
        let cells: Vec<(String, u64)> = counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(index, count)| (index.to_string(), *count))
            .collect();
        let mut whole = Table::default();
        for (code, count) in &cells {
            whole.count(code, *count);
        }
        let told = whole.concealed();
        let of: BTreeMap<&String, u64> = cells.iter().map(|(code, count)| (code, *count)).collect();
        prop_assert_eq!(told.cells.len(), of.len());
        let mut hidden = Vec::new();
        for (code, count) in &told.cells {
            match count {
                Some(count) => {
                    prop_assert_eq!(*count, of[code]);
                    prop_assert!(*count >= SMALLEST_TOLD);
                }
                None => hidden.push(of[code]),
            }
        }
        let sum: u64 = hidden.iter().sum();
        if told.total.is_some() {
            prop_assert_eq!(told.total, whole.total);
            prop_assert!(hidden.is_empty() || hidden.len() > 1 && sum >= SMALLEST_TOLD);
        } else {
            prop_assert!(whole.total.is_none_or(|total| total < SMALLEST_TOLD));
        }
    }
}
