//! Sharing an amount by weights so that the shares always add up to it.
//!
//! Largest remainder on the absolute total, the sign applied afterwards, so that a credit note
//! mirrors its invoice; ties by the order in which the weights stand (the fixed order of the
//! institutions). Convention 7.2: equal parts unless the COPIL decides another key.

use serde::{Deserialize, Serialize};

use super::Centimes;
use crate::error_code::{ErrorCode, Param};

/// One share of a split, with the trace that explains its last centime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Share {
    /// The weight it was given by the key.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub weight: u64,
    /// What falls to it; carries the sign of the total.
    pub amount: Centimes,
    /// The amount before rounding, cut down to whole units; carries the sign of the total.
    pub cut: Centimes,
    /// The part of one unit that was cut off, as the numerator over [`Split::weight_sum`].
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub remainder: u64,
    /// Whether it received one of the units left over.
    pub rounded_up: bool,
}

/// A total and its shares. Invariant: the shares add up to the total exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Split {
    /// What was shared.
    pub total: Centimes,
    /// The unit of the shares in centimes: 1, or 5 where the key asks for it.
    pub unit: Centimes,
    /// The sum of all weights: the denominator of every remainder.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub weight_sum: u64,
    /// The shares, in the order of the weights.
    pub shares: Vec<Share>,
}

/// Why an amount could not be split.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// No weight, or none above zero: nobody would pay.
    #[error("no weight above zero")]
    NobodyPays,
    /// A unit of zero or less.
    #[error("the unit must be positive")]
    UnitNotPositive,
    /// The total is no multiple of the unit: its shares could not add up to it.
    #[error("the total is not a multiple of {unit}")]
    TotalNotInUnits {
        /// The unit that was asked for.
        unit: Centimes,
    },
    /// The weights add up to more than the arithmetic holds.
    #[error("weights out of range")]
    WeightsTooLarge,
}

impl ErrorCode for SplitError {
    fn code(&self) -> &'static str {
        match self {
            Self::NobodyPays => "split_nobody_pays",
            Self::UnitNotPositive => "split_unit_not_positive",
            Self::TotalNotInUnits { .. } => "split_total_not_in_units",
            Self::WeightsTooLarge => "split_weights_too_large",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::TotalNotInUnits { unit } => vec![("unit", Param::Text(unit.to_string()))],
            _ => Vec::new(),
        }
    }
}

/// Splits `total` by `weights` in whole multiples of `unit`. A weight of 0 gets 0.
pub fn split(total: Centimes, weights: &[u64], unit: Centimes) -> Result<Split, SplitError> {
    if unit.0 <= 0 {
        return Err(SplitError::UnitNotPositive);
    }
    let unit_size = unit.0.unsigned_abs();
    let absolute = total.0.unsigned_abs();
    let units = absolute
        .checked_div(unit_size)
        .ok_or(SplitError::UnitNotPositive)?;
    if !absolute.is_multiple_of(unit_size) {
        return Err(SplitError::TotalNotInUnits { unit });
    }
    let parts = apportion(units, weights)?;
    let weight_sum = weights
        .iter()
        .try_fold(0_u64, |sum, weight| sum.checked_add(*weight))
        .ok_or(SplitError::WeightsTooLarge)?;
    let signed = |units: u64| -> Result<Centimes, SplitError> {
        let amount = units
            .checked_mul(unit_size)
            .and_then(|amount| i64::try_from(amount).ok())
            .ok_or(SplitError::WeightsTooLarge)?;
        Ok(Centimes(if total.is_negative() {
            amount.saturating_neg()
        } else {
            amount
        }))
    };
    let shares = parts
        .iter()
        .zip(weights)
        .map(|(part, weight)| {
            Ok(Share {
                weight: *weight,
                amount: signed(part.whole.saturating_add(u64::from(part.rounded_up)))?,
                cut: signed(part.whole)?,
                remainder: part.remainder,
                rounded_up: part.rounded_up,
            })
        })
        .collect::<Result<Vec<_>, SplitError>>()?;
    Ok(Split {
        total,
        unit,
        weight_sum,
        shares,
    })
}

/// One part of [`apportion`]: its value is `whole`, plus one if `rounded_up`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apportioned {
    /// The exact quotient, cut down.
    pub whole: u64,
    /// What was cut off, as a numerator over the sum of the weights.
    pub remainder: u64,
    /// Whether one of the units left over went here.
    pub rounded_up: bool,
}

impl Apportioned {
    /// The part itself.
    pub fn value(self) -> u64 {
        self.whole.saturating_add(u64::from(self.rounded_up))
    }
}

/// Shares `units` indivisible things by weights with the largest remainder method: also how the
/// percentages of a table come to add up to 100 (1000 units for one decimal).
pub fn apportion(units: u64, weights: &[u64]) -> Result<Vec<Apportioned>, SplitError> {
    let sum = weights
        .iter()
        .try_fold(0_u64, |sum, weight| sum.checked_add(*weight))
        .ok_or(SplitError::WeightsTooLarge)?;
    if sum == 0 {
        return Err(SplitError::NobodyPays);
    }
    let mut given: u64 = 0;
    let mut parts = Vec::with_capacity(weights.len());
    for weight in weights {
        let product = u128::from(units)
            .checked_mul(u128::from(*weight))
            .ok_or(SplitError::WeightsTooLarge)?;
        let whole = product
            .checked_div(u128::from(sum))
            .ok_or(SplitError::NobodyPays)?;
        let remainder = product
            .checked_rem(u128::from(sum))
            .ok_or(SplitError::NobodyPays)?;
        let whole = u64::try_from(whole).map_err(|_| SplitError::WeightsTooLarge)?;
        let remainder = u64::try_from(remainder).map_err(|_| SplitError::WeightsTooLarge)?;
        given = given.saturating_add(whole);
        parts.push(Apportioned {
            whole,
            remainder,
            rounded_up: false,
        });
    }
    let left = usize::try_from(units.saturating_sub(given)).unwrap_or(usize::MAX);
    // A stable sort keeps the fixed order among equal remainders. Fewer units are left than there
    // are remainders above zero, so that a weight of 0 never receives one.
    let mut by_remainder: Vec<&mut Apportioned> = parts.iter_mut().collect();
    by_remainder.sort_by_key(|part| std::cmp::Reverse(part.remainder));
    for part in by_remainder.into_iter().take(left) {
        part.rounded_up = true;
    }
    Ok(parts)
}
