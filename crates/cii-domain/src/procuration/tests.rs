use super::*;
use crate::{
    fixtures::{date, person, procuration},
    person::{Representative, RepresentativeKind},
};

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
fn an_old_paper_takes_nobodys_place() {
    let today = date("2026-05-20");
    // The running one was signed on 4 May 2026 and ends on 31 December. Signature, first and last day of the other.
    let check = |signed_on: &str, starts_on: &str, ends_on: &str, expected: bool| {
        let mut running = procuration();
        let other = Procuration {
            ends_on: date(ends_on),
            ..renewal(signed_on, starts_on)
        };
        assert_eq!(running.give_way_to(&other, today), expected, "{ends_on}");
        let state = running.state_on(today);
        assert_eq!(state == ProcurationState::Active, !expected, "{ends_on}");
    };
    check("2020-01-01", "2020-01-01", "2021-01-01", false);
    // Found again and still valid: what the person signed last prevails.
    check("2020-01-01", "2020-01-01", "2035-01-01", false);
    check("2026-05-10", "2026-05-10", "2026-05-19", false);
    check("2026-05-10", "2026-05-10", "2026-05-20", true);

    // Neither does one that was revoked.
    let mut revoked = renewal("2026-05-10", "2026-05-10");
    revoked.revocation = Some(Revocation {
        on: date("2026-05-11"),
        reason: String::new(),
        language: None,
    });
    assert!(!procuration().give_way_to(&revoked, today));

    // One that is still to come does not give way to what is over before its first day.
    let mut ahead = renewal("2026-05-20", "2026-08-01");
    let short = |ends_on: &str| Procuration {
        id: ProcurationId(uuid::Uuid::from_u128(3)),
        ends_on: date(ends_on),
        ..renewal("2026-05-20", "2026-05-20")
    };
    assert!(!ahead.give_way_to(&short("2026-07-31"), today));
    assert!(ahead.give_way_to(&short("2026-08-01"), today));
}

#[test]
fn a_paper_must_be_one_of_the_person() {
    let check = |signed_on: &str, by_representative: bool, expected: Result<(), PaperError>| {
        let paper = Procuration {
            signed_on: Some(date(signed_on)),
            signed_by_representative: by_representative,
            ..procuration()
        };
        assert_eq!(paper.check(&person()), expected, "{signed_on}");
    };
    let end = date("2026-12-31");
    check("2026-12-31", false, Ok(()));
    check("2027-01-01", false, Err(PaperError::SignedAfterEnd(end)));
    check("2026-05-04", true, Err(PaperError::WithoutRepresentative));
    let mut minor = person();
    minor.representative = Some(Representative {
        kind: RepresentativeKind::Parent,
        name: "Lise Roncevent".to_owned(),
        phone: String::new(),
        address: crate::person::Address::default(),
        language: None,
    });
    // Signed on 4 May 2026, by the representative or alone.
    let must = Err(PaperError::RepresentativeMustSign);
    for (born, by_representative, expected) in [
        ("2008-05-05", true, Ok(())),
        ("2008-05-05", false, must),
        ("2008-05-04", false, Ok(())),
        ("1990-03-02", true, Ok(())),
    ] {
        minor.birth_date = Some(date(born));
        let paper = Procuration {
            signed_by_representative: by_representative,
            ..procuration()
        };
        assert_eq!(paper.check(&minor), expected, "{born} {by_representative}");
    }
}

#[test]
fn a_paper_of_a_minor_asks_for_the_representative_until_the_majority() {
    let mut minor = person();
    minor.birth_date = Some(date("2008-07-01"));
    let signed = procuration();
    let missing = |paper: &Procuration, minor: &Person, day: &str| {
        paper.find_missing_signer(minor, date(day)).is_some()
    };
    // Nobody is entered yet: what the minor signed stands.
    assert!(!missing(&signed, &minor, "2026-05-20"));
    minor.representative = Some(Representative {
        kind: RepresentativeKind::Parent,
        name: "Lise Roncevent".to_owned(),
        phone: String::new(),
        address: crate::person::Address::default(),
        language: None,
    });
    let drawn_up = Procuration {
        signed_on: None,
        ..procuration()
    };
    let by_representative = Procuration {
        signed_by_representative: true,
        ..procuration()
    };
    for (paper, day, expected) in [
        (&signed, "2026-05-20", true),
        (&signed, "2026-06-30", true),
        (&signed, "2026-07-01", false),
        (&signed, "2027-01-01", false),
        (&drawn_up, "2026-05-20", true),
        (&drawn_up, "2026-07-01", false),
        (&by_representative, "2026-05-20", false),
    ] {
        assert_eq!(missing(paper, &minor, day), expected, "{day}");
    }
    assert_eq!(
        signed.state_on(date("2026-05-20")),
        ProcurationState::Active
    );
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
fn what_a_paper_would_cut_short_is_foreseen() {
    let today = date("2026-05-20");
    // In force since 4 May and until the end of the year.
    let former = procuration();
    let until = former.last_day();
    let check =
        |signed_on: Option<&str>, starts_on: &str, ends_on: &str, expected: Option<&str>| {
            let paper = Procuration {
                signed_on: signed_on.map(date),
                ends_on: date(ends_on),
                ..renewal("2026-05-20", starts_on)
            };
            let expected: Vec<_> = expected
                .map(|from| Replacement {
                    from: date(from),
                    until,
                })
                .into_iter()
                .collect();
            assert_eq!(
                paper.foresee_replaced(std::slice::from_ref(&former), today),
                expected,
                "{signed_on:?} {starts_on}"
            );
        };
    check(None, "2026-05-20", "2027-05-19", Some("2026-05-20"));
    check(None, "2026-01-01", "2027-05-19", Some("2026-05-20"));
    check(None, "2026-12-31", "2027-12-30", Some("2026-12-31"));
    // It follows on the former one, or is an old paper that was found again.
    check(None, "2027-01-01", "2027-12-31", None);
    check(Some("2026-05-20"), "2027-01-01", "2027-12-31", None);
    check(Some("2020-01-01"), "2020-01-01", "2030-01-01", None);
    check(
        Some("2026-05-20"),
        "2026-08-01",
        "2027-07-31",
        Some("2026-08-01"),
    );
    // Over before today: nothing is left that it could take.
    check(None, "2026-01-01", "2026-05-19", None);
    let revoked = Procuration {
        revocation: Some(Revocation {
            on: today,
            reason: String::new(),
            language: None,
        }),
        ..former.clone()
    };
    assert_eq!(
        renewal("2026-05-20", "2026-06-01").foresee_replaced(&[revoked], today),
        []
    );
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

#[test]
fn a_renewal_is_proposed_from_the_day_after() {
    let until = |ends_on: &str| Procuration {
        ends_on: date(ends_on),
        ..procuration()
    };
    let check = |today: &str, existing: &[Procuration], expected: (&str, &str)| {
        let expected = (date(expected.0), date(expected.1));
        assert_eq!(propose_days(existing, date(today)), expected, "{today}");
    };
    check("2026-05-20", &[], ("2026-05-20", "2027-05-19"));
    check("2024-02-29", &[], ("2024-02-29", "2025-02-27"));
    // About to end: the day after its last day, which may be the eve of the majority.
    let ends = until("2026-07-10");
    check(
        "2026-05-11",
        std::slice::from_ref(&ends),
        ("2026-07-11", "2027-07-10"),
    );
    check(
        "2026-07-10",
        std::slice::from_ref(&ends),
        ("2026-07-11", "2027-07-10"),
    );
    let minor = Procuration {
        majority_on: Some(date("2026-07-01")),
        ..until("2026-12-31")
    };
    check("2026-06-01", &[minor], ("2026-07-01", "2027-06-30"));
    // Not yet, or no longer: whoever takes up one more wants it now.
    check(
        "2026-05-10",
        std::slice::from_ref(&ends),
        ("2026-05-10", "2027-05-09"),
    );
    check(
        "2026-07-11",
        std::slice::from_ref(&ends),
        ("2026-07-11", "2027-07-10"),
    );
    let revoked = Procuration {
        revocation: Some(Revocation {
            on: date("2026-06-01"),
            reason: String::new(),
            language: None,
        }),
        ..ends.clone()
    };
    check("2026-06-20", &[revoked], ("2026-06-20", "2027-06-19"));
    // Renewed already.
    let ahead = renewal("2026-06-01", "2026-07-11");
    check("2026-06-20", &[ends, ahead], ("2026-06-20", "2027-06-19"));
}

#[test]
fn days_that_may_be_a_slip_of_the_keys_are_said() {
    use UnusualDay::{EndsFarAhead, StartsLongAgo};
    let check = |starts_on: &str, ends_on: &str, expected: &[UnusualDay]| {
        let days = list_unusual_days(date(starts_on), date(ends_on), date("2026-06-08"));
        assert_eq!(days, expected, "{starts_on} {ends_on}");
    };
    check("2026-06-08", "2027-06-07", &[]);
    check("2021-06-08", "2031-06-08", &[]);
    check("2021-06-07", "2026-12-31", &[StartsLongAgo]);
    check("2026-06-08", "2031-06-09", &[EndsFarAhead]);
    check("1926-06-08", "2127-06-07", &[StartsLongAgo, EndsFarAhead]);
}
