use chrono::Days;
use cii_domain::procuration::{ProcurationState, Revocation};
use proptest::prelude::*;

use super::fixture::*;
use crate::projection::{day as days, procuration::Span, standing::Standing};

proptest! {
    /// What lists show of a procuration is what the domain says of it, on every day from its signature on.
    #[test]
    fn a_procuration_stands_where_the_domain_says(
        start in 0..400_u64,
        length in 0..400_u64,
        majority in proptest::option::of(0..800_u64),
        revoked in proptest::option::of(0..800_u64),
        asked in 0..900_u64,
    ) {
        let date = |days| day("2024-01-01") + Days::new(days);
        let person = person(1, "Rey", "Anna");
        let mut procuration = procuration(1, &situation(1, &person), "2024-01-01", "2024-01-01");
        procuration.starts_on = date(start);
        procuration.ends_on = date(start + length);
        procuration.majority_on = majority.map(date);
        procuration.revocation =
            revoked.map(|days| Revocation { on: date(days), reason: String::new(), language: None });
        let standing = Standing::of(&[Span::of(&procuration)]);
        let asked = date(asked);
        prop_assert_eq!(
            standing.state_on(days::number(asked)),
            Some(procuration.state_on(asked)),
        );
    }
}

#[test]
fn of_several_procurations_the_lasting_one_counts() {
    let person = person(1, "Rey", "Anna");
    let case = situation(1, &person);
    let state = |procurations: &[cii_domain::procuration::Procuration], on: &str| {
        let spans: Vec<Span> = procurations.iter().map(Span::of).collect();
        Standing::of(&spans).state_on(days::number(day(on)))
    };
    let first = procuration(1, &case, "2024-01-01", "2024-12-31");
    let second = procuration(2, &case, "2025-01-01", "2025-12-31");
    let both = [first.clone(), second.clone()];
    assert_eq!(state(&both, "2024-06-01"), Some(ProcurationState::Active));
    assert_eq!(state(&both, "2025-06-01"), Some(ProcurationState::Active));
    assert_eq!(state(&both, "2026-01-01"), Some(ProcurationState::Expired));
    // A renewal signed ahead leaves the former its days, and begins where that one ends.
    let mut former = procuration(1, &case, "2024-01-01", "2024-12-31");
    let mut renewal = procuration(2, &case, "2024-08-01", "2024-10-31");
    renewal.signed_on = Some(day("2024-06-01"));
    assert!(former.give_way_to(&renewal, day("2024-06-01")));
    let renewed = [former, renewal];
    for (on, expected) in [
        ("2024-06-01", ProcurationState::Active),
        ("2024-07-31", ProcurationState::Active),
        ("2024-08-01", ProcurationState::Active),
        ("2024-11-01", ProcurationState::Expired),
    ] {
        assert_eq!(state(&renewed, on), Some(expected), "{on}");
    }
    let mut drawn_up = procuration(3, &case, "2026-01-01", "2026-12-31");
    drawn_up.signed_on = None;
    assert_eq!(
        state(&[drawn_up.clone()], "2026-06-01"),
        Some(ProcurationState::DrawnUp)
    );
    drawn_up.revocation = Some(Revocation {
        on: day("2026-02-01"),
        reason: String::new(),
        language: None,
    });
    assert_eq!(
        state(&[drawn_up], "2026-06-01"),
        Some(ProcurationState::Revoked)
    );
    assert_eq!(state(&[], "2026-06-01"), None);
}
