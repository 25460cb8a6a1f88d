//! The conformity check of an objective contract: the Bureau warrants that it stands in each legal
//! frame before it can go to signature (annual report 2012, chapter 6; convention 5.7, 5.12, 7.3).

mod frames;
mod gaps;
#[cfg(test)]
mod tests;

pub use frames::fits_legal_basis;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    calendar::{AdministrationDay, find_working_day},
    catalogue::CatalogueItem,
    code::codes,
    contract::{Contract, ContractState, Payer},
    dates::{add_months, list_quarterly_dates},
    institution::Institution,
    message::Message,
    money::{Centimes, MoneyError},
    procuration::Procuration,
    situation::Situation,
};

/// Months between two reviews of a contract.
pub const REVIEW_MONTHS: i32 = 3;
/// Days by which a review may be late against its three months: the day they end on may be closed,
/// and a week is what two calendars need (settled for this product).
pub const REVIEW_SLACK_DAYS: i64 = 7;

/// The most reviews that are proposed, three years of them: who plans further has mistyped the end, or plans anew before.
pub const MOST_REVIEWS: usize = 12;

codes! {
    /// The points of the check. Each either holds or has gaps.
    pub enum Point {
        /// Aim and goals, each with its indicator and due date.
        Goals = "goals",
        /// Measures with their dates and cost.
        Measures = "measures",
        /// Payer, legal basis and decision of the Commission droit of each measure.
        LegalFrames = "legal_frames",
        /// Duties of the person and of each institution.
        Duties = "duties",
        /// An active procuration for each institution of the contract.
        Procurations = "procurations",
        /// Case manager.
        CaseManager = "case_manager",
        /// Begin, and reviews every three months.
        Reviews = "reviews",
        /// Places for signatures.
        Signatures = "signatures",
    }
}

/// Something that keeps a contract from being signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// To which point it belongs.
    pub point: Point,
    /// Where to mend it: a field of the contract, such as `goals.1.due_on`; the duties of a party, such as `duties.cms`; or
    /// the `procurations` of the situation.
    pub place: String,
    /// What is missing, as `conformity.<code>`.
    pub message: Message,
}

/// The result of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conformity {
    /// What is missing, in the order of the contract.
    pub gaps: Vec<Gap>,
    /// The points without a gap.
    pub met: Vec<Point>,
}

impl Conformity {
    /// Whether the contract may go to signature.
    pub fn is_met(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// All that the check looks at.
#[derive(Debug, Clone, Copy)]
pub struct Review<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its situation.
    pub situation: &'a Situation,
    /// The procurations of the situation.
    pub procurations: &'a [Procuration],
    /// The institutions, for what belongs to what.
    pub institutions: &'a [Institution],
    /// The catalogue of measures.
    pub catalogue: &'a [CatalogueItem],
    /// The day of the check.
    pub today: NaiveDate,
}

/// Checks a contract. What was warranted stays so; of a contract that is being signed or in force, only a procuration
/// may still lapse. One that was never warranted and is written no more is not checked.
pub fn conformity(review: &Review<'_>) -> Conformity {
    let contract = review.contract;
    let gaps = match contract.state {
        ContractState::Draft | ContractState::ConformityReview => gaps::list_gaps(review),
        ContractState::ToSign | ContractState::InForce => gaps::list_lapsed(review),
        _ => Vec::new(),
    };
    let is_checked = contract.state.is_editable() || contract.conformity.is_some();
    let met = Point::ALL
        .iter()
        .copied()
        .filter(|point| is_checked && !gaps.iter().any(|gap| gap.point == *point))
        .collect();
    Conformity { gaps, met }
}

/// What each payer pays, in the order of the measures; `None` are measures without a payer.
/// Measures without a cost count as zero. Fails when the sums leave the range.
pub fn sum_by_payer(contract: &Contract) -> Result<Vec<(Option<Payer>, Centimes)>, MoneyError> {
    let mut order: Vec<Option<Payer>> = Vec::new();
    let mut sums: BTreeMap<usize, Centimes> = BTreeMap::new();
    for measure in &contract.measures {
        let index = order
            .iter()
            .position(|payer| *payer == measure.payer)
            .unwrap_or_else(|| {
                order.push(measure.payer.clone());
                order.len().saturating_sub(1)
            });
        let sum = sums.entry(index).or_default();
        *sum = sum.checked_add(measure.cost.value().unwrap_or_default())?;
    }
    Ok(order.into_iter().zip(sums.into_values()).collect())
}

/// Review dates to begin with: every three months from the first day until the end, each on the
/// next working day, and one at the end itself. Without an end after the first day, the first one;
/// at most [`MOST_REVIEWS`].
pub fn propose_reviews(
    starts_on: NaiveDate,
    until: Option<NaiveDate>,
    closed: &[AdministrationDay],
) -> Vec<NaiveDate> {
    let until = until
        .filter(|until| *until > starts_on)
        .unwrap_or_else(|| add_months(starts_on, REVIEW_MONTHS));
    let mut dates = list_quarterly_dates(starts_on, until);
    if dates.last() != Some(&until) {
        dates.push(until);
    }
    let mut dates: Vec<NaiveDate> = dates
        .into_iter()
        .take(MOST_REVIEWS)
        .filter_map(|date| find_working_day(date, closed))
        .collect();
    dates.dedup();
    dates
}
