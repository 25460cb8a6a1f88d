use super::*;
use crate::fixtures::{date, procuration};

fn renewal(signed_on: &str, starts_on: &str) -> Procuration {
    Procuration {
        id: ProcurationId(uuid::Uuid::from_u128(2)),
        signed_on: Some(date(signed_on)),
        starts_on: date(starts_on),
        ends_on: date("2027-12-31"),
        ..procuration()
    }
}

#[test]
fn a_renewal_takes_over_on_its_first_day() {
    use ProcurationState as S;
    let today = date("2026-05-20");
    // The signature and the first day of the renewal, a day, and where both stand on it.
    let cases = [
        (
            "2026-05-20",
            "2026-08-01",
            "2026-05-20",
            S::Active,
            S::Signed,
        ),
        (
            "2026-05-20",
            "2026-08-01",
            "2026-07-31",
            S::Active,
            S::Signed,
        ),
        (
            "2026-05-20",
            "2026-08-01",
            "2026-08-01",
            S::Replaced,
            S::Active,
        ),
        (
            "2026-05-20",
            "2026-05-20",
            "2026-05-20",
            S::Replaced,
            S::Active,
        ),
        // Signed after its first day, it opens from the signature on.
        (
            "2026-05-20",
            "2026-05-10",
            "2026-05-19",
            S::Active,
            S::DrawnUp,
        ),
        // Begun after the end of the former: a gap, in which nothing is open.
        (
            "2026-05-20",
            "2027-02-01",
            "2027-01-15",
            S::Expired,
            S::Signed,
        ),
    ];
    for (signed_on, starts_on, day, former_state, next_state) in cases {
        let mut former = procuration();
        let next = renewal(signed_on, starts_on);
        assert!(former.give_way_to(&next, today));
        let found = (former.state_on(date(day)), next.state_on(date(day)));
        assert_eq!(found, (former_state, next_state), "{starts_on} on {day}");
    }
}

#[test]
fn only_what_stands_gives_way_and_the_earlier_successor_wins() {
    let today = date("2026-05-20");
    let next = renewal("2026-05-20", "2026-08-01");
    assert!(!next.clone().give_way_to(&next, today));
    let mut ended = procuration();
    ended.ends_on = date("2026-05-19");
    assert!(!ended.give_way_to(&next, today));
    let mut former = procuration();
    let unsigned = Procuration {
        signed_on: None,
        ..next.clone()
    };
    assert!(!former.give_way_to(&unsigned, today));
    assert!(former.give_way_to(&next, today));
    assert!(!former.give_way_to(&renewal("2026-05-20", "2026-09-01"), today));
    assert!(former.give_way_to(&renewal("2026-05-20", "2026-07-01"), today));
    assert_eq!(former.replaced_on, Some(date("2026-07-01")));
}

#[test]
fn a_record_without_the_day_was_replaced_at_once() -> Result<(), serde_json::Error> {
    let mut former = procuration();
    former.replaced_by = Some(ProcurationId(uuid::Uuid::from_u128(2)));
    let mut record = serde_json::to_value(&former)?;
    if let Some(fields) = record.as_object_mut() {
        fields.remove("replaced_on");
    }
    let read: Procuration = serde_json::from_value(record)?;
    assert_eq!(read, former);
    assert_eq!(
        read.state_on(date("2026-05-20")),
        ProcurationState::Replaced
    );
    Ok(())
}

#[test]
fn the_majority_follows_the_date_of_birth() {
    for (born, expected) in [
        (None, None),
        (Some("2008-09-01"), Some("2026-09-01")),
        (Some("2008-05-04"), None),
        (Some("1980-01-01"), None),
    ] {
        let mut procuration = procuration();
        procuration.majority_on = Some(date("2030-01-01"));
        procuration.set_birth_date(born.map(date));
        assert_eq!(procuration.majority_on, expected.map(date), "{born:?}");
    }
}
