//! Reading, writing and splitting amounts.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "test arithmetic on small numbers"
)]

use proptest::prelude::*;

use super::*;

#[test]
fn amounts_are_read_as_people_write_them() {
    let check = |input: &str, expected: Result<i64, MoneyError>| {
        assert_eq!(
            parse_money(input).map(|amount| amount.0),
            expected,
            "{input:?}"
        );
    };
    check("1'234.50", Ok(123_450));
    check("1’234,5", Ok(123_450));
    check("1 234.50", Ok(123_450));
    check("1\u{A0}234,50", Ok(123_450));
    check("1\u{202F}234.50", Ok(123_450));
    check("1234.5", Ok(123_450));
    check("1234", Ok(123_400));
    check("  7 ", Ok(700));
    check(".50", Ok(50));
    check("5.", Ok(500));
    check("0", Ok(0));
    check("-0.00", Ok(0));
    check("CHF 20.-", Ok(2_000));
    check("Fr. 20.--", Ok(2_000));
    check("CHF 20.—", Ok(2_000));
    check("-3.05", Ok(-305));
    check("\u{2212}3.05", Ok(-305));
    check("CHF -3.05", Ok(-305));
    check("+3", Ok(300));
    check("416'406.90", Ok(41_640_690));
    check("90'071'992'547'409.91", Ok(Centimes::LIMIT));
    check("90'071'992'547'409.92", Err(MoneyError::TooLarge));
    check("99999999999999999999999", Err(MoneyError::TooLarge));
    check("", Err(MoneyError::Empty));
    check("   ", Err(MoneyError::Empty));
    check("-", Err(MoneyError::Empty));
    check(".", Err(MoneyError::Empty));
    check("CHF", Err(MoneyError::Empty));
    check("1.234", Err(MoneyError::TooManyDecimals));
    check("1,234.50", Err(MoneyError::AmbiguousSeparator));
    check("1.2.3", Err(MoneyError::AmbiguousSeparator));
    check("12'34", Err(MoneyError::BadGrouping));
    check("1234'567", Err(MoneyError::BadGrouping));
    check("'123", Err(MoneyError::BadGrouping));
    check("1''234", Err(MoneyError::BadGrouping));
    check("１２３", Err(MoneyError::ForeignDigits));
    check("1.٢", Err(MoneyError::ForeignDigits));
    check("12a", Err(MoneyError::UnexpectedCharacter('a')));
    check("1e5", Err(MoneyError::UnexpectedCharacter('e')));
    check("--3", Err(MoneyError::UnexpectedCharacter('-')));
}

#[test]
fn amounts_are_written_alike_in_both_languages() {
    let check = |centimes: i64, expected: &str| {
        assert_eq!(format_money(Centimes(centimes)), expected);
        assert_eq!(Centimes(centimes).to_string(), expected);
    };
    check(0, "0.00");
    check(5, "0.05");
    check(100, "1.00");
    check(99_999, "999.99");
    check(100_000, "1'000.00");
    check(123_450, "1'234.50");
    check(41_640_690, "416'406.90");
    check(-305, "\u{2212}3.05");
    check(i64::MIN, "\u{2212}92'233'720'368'547'758.08");
}

#[test]
fn operations_stay_in_range() {
    let top = Centimes(Centimes::LIMIT);
    assert_eq!(top.checked_add(Centimes(1)), Err(MoneyError::TooLarge));
    assert_eq!(
        Centimes(-Centimes::LIMIT).checked_sub(Centimes(1)),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(top.checked_mul(2), Err(MoneyError::TooLarge));
    assert_eq!(Centimes(i64::MIN).negated(), Err(MoneyError::TooLarge));
    assert_eq!(Centimes(150).checked_mul(3), Ok(Centimes(450)));
    assert_eq!(
        Centimes::sum([Centimes(1), Centimes(2), Centimes(-4)]),
        Ok(Centimes(-1))
    );
    assert_eq!(Centimes::sum([]), Ok(Centimes::ZERO));
    assert_eq!(Centimes::sum([top, Centimes(1)]), Err(MoneyError::TooLarge));
}

#[test]
fn an_amount_crosses_as_a_plain_number() {
    assert_eq!(
        serde_json::to_string(&Centimes(41_640_690)).unwrap(),
        "41640690"
    );
    assert_eq!(
        serde_json::from_str::<Centimes>("-5").unwrap(),
        Centimes(-5)
    );
    assert!(serde_json::from_str::<Centimes>("1.5").is_err());
}

fn amounts(total: i64, weights: &[u64], unit: i64) -> Vec<i64> {
    let split = split(Centimes(total), weights, Centimes(unit)).unwrap();
    split.shares.iter().map(|share| share.amount.0).collect()
}

#[test]
fn the_structural_costs_of_2025_split_to_the_centime() {
    assert_eq!(amounts(41_640_690, &[1; 5], 1), [8_328_138; 5]);
    assert_eq!(
        amounts(41_640_690, &[1; 5], 5),
        [8_328_140, 8_328_140, 8_328_140, 8_328_135, 8_328_135]
    );
}

#[test]
fn splits() {
    assert_eq!(amounts(100, &[1, 1, 1], 1), [34, 33, 33]);
    assert_eq!(amounts(-100, &[1, 1, 1], 1), [-34, -33, -33]);
    assert_eq!(amounts(100, &[0, 1, 0, 2], 1), [0, 33, 0, 67]);
    assert_eq!(amounts(0, &[3, 1], 1), [0, 0]);
    assert_eq!(amounts(1, &[0, 1, 1], 1), [0, 1, 0]);
    assert_eq!(
        amounts(43_420_670, &[40, 30, 30], 1),
        [17_368_268, 13_026_201, 13_026_201]
    );
    let check = |total: i64, weights: &[u64], unit: i64, expected: SplitError| {
        assert_eq!(
            split(Centimes(total), weights, Centimes(unit)),
            Err(expected)
        );
    };
    check(100, &[], 1, SplitError::NobodyPays);
    check(100, &[0, 0], 1, SplitError::NobodyPays);
    check(100, &[1], 0, SplitError::UnitNotPositive);
    check(100, &[1], -5, SplitError::UnitNotPositive);
    check(
        103,
        &[1, 1],
        5,
        SplitError::TotalNotInUnits { unit: Centimes(5) },
    );
    check(103, &[u64::MAX, 1], 1, SplitError::WeightsTooLarge);
}

#[test]
fn the_trace_explains_the_last_centime() {
    let split = split(Centimes(100), &[1, 1, 1], Centimes(1)).unwrap();
    assert_eq!(split.weight_sum, 3);
    assert_eq!(
        split.shares[0],
        Share {
            weight: 1,
            amount: Centimes(34),
            cut: Centimes(33),
            remainder: 1,
            rounded_up: true
        }
    );
    assert!(!split.shares[1].rounded_up);
}

#[test]
fn the_origins_of_2025_add_up_to_a_hundred_percent() {
    let tenths: Vec<u64> = apportion(1000, &[606, 80, 39, 2])
        .unwrap()
        .into_iter()
        .map(Apportioned::value)
        .collect();
    assert_eq!(tenths, [833, 110, 54, 3]);
}

proptest! {
    #[test]
    fn shares_add_up_and_are_fair(
        units in -1_000_000_000_000_i64..1_000_000_000_000,
        weights in prop::collection::vec(0_u64..10_000, 1..12),
        unit in prop::sample::select(vec![1_i64, 5]),
    ) {
        let total = units * unit;
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let split = split(Centimes(total), &weights, Centimes(unit)).unwrap();
        let sum: i64 = split.shares.iter().map(|share| share.amount.0).sum();
        prop_assert_eq!(sum, total);
        let weight_sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        for share in &split.shares {
            // Within one unit of the exact share, and never for those who have no weight.
            let off = i128::from(share.amount.0) * weight_sum
                - i128::from(total) * i128::from(share.weight);
            prop_assert!(off.abs() < weight_sum * i128::from(unit));
            prop_assert!(share.weight > 0 || share.amount.0 == 0);
            prop_assert_eq!(share.amount.0 % unit, 0);
        }
        let mirrored = super::split(Centimes(-total), &weights, Centimes(unit)).unwrap();
        for (share, mirror) in split.shares.iter().zip(&mirrored.shares) {
            prop_assert_eq!(share.amount.0, -mirror.amount.0);
        }
    }

    #[test]
    fn what_is_written_can_be_read(centimes in -Centimes::LIMIT..=Centimes::LIMIT) {
        prop_assert_eq!(parse_money(&format_money(Centimes(centimes))), Ok(Centimes(centimes)));
    }

    #[test]
    fn reading_never_panics(input in "\\PC{0,40}") {
        let _ = parse_money(&input);
    }
}
