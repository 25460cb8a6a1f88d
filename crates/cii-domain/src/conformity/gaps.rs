//! What is missing, point by point, in the order of the contract.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::{Gap, Point, REVIEW_MONTHS, REVIEW_SLACK_DAYS, Review, fits_legal_basis};
use crate::{
    InstitutionKey,
    contract::{CommissionDecision, GoalState, Measure, Party, Payer, Written},
    dates::add_months,
    message::{Message, Value},
    text::LINE_LIMIT,
    typed::Typed,
};

/// Collects gaps.
struct Gaps(Vec<Gap>);

impl Gaps {
    fn push(&mut self, point: Point, place: impl Into<String>, message: Message) {
        self.0.push(Gap {
            point,
            place: place.into(),
            message,
        });
    }
}

pub(super) fn list_gaps(review: &Review<'_>) -> Vec<Gap> {
    let mut gaps = Gaps(Vec::new());
    goals(review, &mut gaps);
    measures(review, &mut gaps);
    duties(review, &mut gaps);
    procurations(review, &mut gaps);
    if review.contract.case_manager.is_none() {
        gaps.push(
            Point::CaseManager,
            "case_manager",
            Message::new("no_case_manager"),
        );
    }
    reviews(review, &mut gaps);
    signatures(review, &mut gaps);
    gaps.0
}

/// What of a contract that stands no longer holds.
pub(super) fn list_lapsed(review: &Review<'_>) -> Vec<Gap> {
    let mut gaps = Gaps(Vec::new());
    procurations(review, &mut gaps);
    gaps.0
}

fn is_blank(written: &Written) -> bool {
    written.text.trim().is_empty()
}

/// With what was typed and could not be read.
fn unread(message: Message, typed: &str) -> Message {
    message.with("typed", Value::Text(typed.to_owned()))
}

fn is_too_long(line: &str) -> bool {
    line.chars().count() > LINE_LIMIT
}

/// Numbered as on paper: the first goal is goal 1.
fn numbered(code: &'static str, index: usize) -> Message {
    Message::new(code).count("number", index.saturating_add(1))
}

fn goals(review: &Review<'_>, gaps: &mut Gaps) {
    let contract = review.contract;
    if is_blank(&contract.aim) {
        gaps.push(Point::Goals, "aim", Message::new("no_aim"));
    }
    if contract.goals.is_empty() {
        gaps.push(Point::Goals, "goals", Message::new("no_goal"));
    }
    for (index, goal) in contract.goals.iter().enumerate() {
        let place = |field: &str| format!("goals.{index}.{field}");
        if is_blank(&goal.text) {
            gaps.push(
                Point::Goals,
                place("text"),
                numbered("goal_without_text", index),
            );
        }
        if is_blank(&goal.indicator) {
            gaps.push(
                Point::Goals,
                place("indicator"),
                numbered("goal_without_indicator", index),
            );
        }
        let due_on = match &goal.due_on {
            Typed::Read(due_on) => *due_on,
            Typed::Empty => {
                let message = numbered("goal_without_due", index);
                gaps.push(Point::Goals, place("due_on"), message);
                continue;
            }
            Typed::Unread { typed } => {
                let message = unread(numbered("goal_due_unread", index), typed);
                gaps.push(Point::Goals, place("due_on"), message);
                continue;
            }
        };
        // A goal that is no longer pursued may well have been due.
        let open = goal.state == GoalState::Open;
        if contract
            .starts_on
            .value()
            .is_some_and(|start| due_on < start)
        {
            let message = numbered("goal_due_before_start", index).with("on", Value::Date(due_on));
            gaps.push(Point::Goals, place("due_on"), message);
        } else if open && due_on < review.today {
            let message = numbered("goal_due_past", index).with("on", Value::Date(due_on));
            gaps.push(Point::Goals, place("due_on"), message);
        }
    }
}

fn measures(review: &Review<'_>, gaps: &mut Gaps) {
    for (index, measure) in review.contract.measures.iter().enumerate() {
        let place = |field: &str| format!("measures.{index}.{field}");
        if is_blank(&measure.title) {
            gaps.push(
                Point::Measures,
                place("title"),
                numbered("measure_without_title", index),
            );
        }
        if measure.provider.trim().is_empty() {
            let message = numbered("measure_without_provider", index);
            gaps.push(Point::Measures, place("provider"), message);
        } else if is_too_long(&measure.provider) {
            let message = numbered("provider_too_long", index);
            gaps.push(Point::Measures, place("provider"), message);
        }
        measure_dates(review, index, measure, gaps);
        match &measure.cost {
            Typed::Empty => {
                let message = numbered("measure_without_cost", index);
                gaps.push(Point::Measures, place("cost"), message);
            }
            Typed::Unread { typed } => {
                let message = unread(numbered("measure_cost_unread", index), typed);
                gaps.push(Point::Measures, place("cost"), message);
            }
            Typed::Read(cost) if cost.is_negative() => {
                let message =
                    numbered("measure_negative_cost", index).with("cost", Value::Money(*cost));
                gaps.push(Point::Measures, place("cost"), message);
            }
            Typed::Read(_) => {}
        }
        legal_frame(review, index, measure, gaps);
    }
}

fn measure_dates(review: &Review<'_>, index: usize, measure: &Measure, gaps: &mut Gaps) {
    let mut push = |field: &str, message: Message| {
        gaps.push(
            Point::Measures,
            format!("measures.{index}.{field}"),
            message,
        );
    };
    let mut complete = true;
    for (field, date) in [("from", &measure.from), ("to", &measure.to)] {
        if let Typed::Unread { typed } = date {
            push(field, unread(numbered("measure_date_unread", index), typed));
            complete = false;
        }
    }
    let from = measure.from.value();
    if let Some(from) = from
        && review.situation.refuse_before_announcement(from).is_err()
    {
        let message = numbered("measure_before_announcement", index).with("on", Value::Date(from));
        push("from", message);
    }
    match (from, measure.to.value()) {
        (Some(from), Some(to)) if to < from => {
            let message = numbered("measure_dates_reversed", index)
                .with("from", Value::Date(from))
                .with("to", Value::Date(to));
            push("to", message);
        }
        (Some(_), Some(_)) => {}
        (from, _) if complete => {
            let field = if from.is_none() { "from" } else { "to" };
            push(field, numbered("measure_without_dates", index));
        }
        _ => {}
    }
}

/// Convention 7.3 and 7.4: the institution pays in whose catalogue a measure stands; otherwise the
/// Commission droit decides.
fn legal_frame(review: &Review<'_>, index: usize, measure: &Measure, gaps: &mut Gaps) {
    let place = |field: &str| format!("measures.{index}.{field}");
    let mut push = |field: &str, message: Message| {
        gaps.push(Point::LegalFrames, place(field), message);
    };
    if measure.payer.is_none() {
        push("payer", numbered("measure_without_payer", index));
    }
    if measure.legal_basis.is_none() {
        push(
            "legal_basis",
            numbered("measure_without_legal_basis", index),
        );
    }
    if let (Some(payer), Some(basis)) = (&measure.payer, measure.legal_basis)
        && !fits_legal_basis(basis, payer, review.institutions)
    {
        let message = numbered("legal_basis_does_not_fit", index)
            .with("basis", Value::Term("legal_basis", basis.code()));
        push("legal_basis", with_payer(message, payer));
    }
    let item = measure
        .catalogue_item
        .as_ref()
        .map(|key| review.catalogue.iter().find(|item| item.key == *key));
    let needs_decision = match (item, &measure.payer) {
        (None, _) => Some("measure_outside_catalogue"),
        (Some(None), _) => Some("measure_no_longer_in_catalogue"),
        (Some(Some(item)), Some(payer)) if item.payer != *payer => {
            Some("measure_in_catalogue_of_another")
        }
        (Some(Some(_)), _) => None,
    };
    match (needs_decision, measure.commission) {
        (_, CommissionDecision::Refused) => {
            push("commission", numbered("commission_refused", index));
        }
        (None, _) | (Some(_), CommissionDecision::Granted) => {}
        (Some(_), CommissionDecision::Requested) => {
            push("commission", numbered("commission_not_decided", index));
        }
        (Some(code), CommissionDecision::NotNeeded | CommissionDecision::ToRequest) => {
            push("commission", numbered(code, index));
        }
    }
}

fn with_payer(message: Message, payer: &Payer) -> Message {
    match payer {
        Payer::Institution(key) => message.with("payer", Value::Institution(key.clone())),
        Payer::Fund => message.with("payer", Value::Term("payer", "fund")),
    }
}

/// The institutions that a contract binds: those involved, and whoever pays or signs.
fn list_bound(review: &Review<'_>) -> BTreeSet<InstitutionKey> {
    let contract = review.contract;
    let involved = review
        .situation
        .involved
        .iter()
        .filter(|involvement| !involvement.imminent)
        .map(|involvement| &involvement.institution);
    let payers = contract
        .measures
        .iter()
        .filter_map(|measure| match &measure.payer {
            Some(Payer::Institution(key)) => Some(key),
            Some(Payer::Fund) | None => None,
        });
    let signatories = contract
        .signatures
        .iter()
        .filter_map(|signature| as_institution(&signature.party));
    involved.chain(payers).chain(signatories).cloned().collect()
}

fn as_institution(party: &Party) -> Option<&InstitutionKey> {
    match party {
        Party::Institution(key) => Some(key),
        Party::Person | Party::Bureau => None,
    }
}

fn duties(review: &Review<'_>, gaps: &mut Gaps) {
    let contract = review.contract;
    for (index, duty) in contract.duties.iter().enumerate() {
        if is_blank(&duty.text) {
            let message = numbered("duty_without_text", index);
            gaps.push(Point::Duties, format!("duties.{index}.text"), message);
        }
    }
    if !contract
        .duties
        .iter()
        .any(|duty| duty.party == Party::Person)
    {
        gaps.push(
            Point::Duties,
            "duties.person",
            Message::new("no_duty_of_the_person"),
        );
    }
    for institution in list_bound(review) {
        let has_duty = contract
            .duties
            .iter()
            .any(|duty| as_institution(&duty.party) == Some(&institution));
        if !has_duty {
            let place = format!("duties.{}", institution.as_str());
            let message = Message::new("institution_without_duty")
                .with("institution", Value::Institution(institution));
            gaps.push(Point::Duties, place, message);
        }
    }
}

/// Convention 5.12: the contract tells every institution in it about the person.
fn procurations(review: &Review<'_>, gaps: &mut Gaps) {
    let contract = review.contract;
    let mut readers = list_bound(review);
    readers.extend(
        contract
            .duties
            .iter()
            .filter_map(|duty| as_institution(&duty.party))
            .cloned(),
    );
    for institution in readers {
        let named = review
            .procurations
            .iter()
            .any(|procuration| procuration.names(review.today, &institution));
        if !named {
            let message = Message::new("institution_without_procuration")
                .with("institution", Value::Institution(institution));
            gaps.push(Point::Procurations, "procurations", message);
        }
    }
}

fn reviews(review: &Review<'_>, gaps: &mut Gaps) {
    let contract = review.contract;
    let starts_on = match &contract.starts_on {
        Typed::Read(starts_on) => Some(*starts_on),
        Typed::Empty => {
            gaps.push(Point::Reviews, "starts_on", Message::new("no_start"));
            None
        }
        Typed::Unread { typed } => {
            let message = unread(Message::new("start_unread"), typed);
            gaps.push(Point::Reviews, "starts_on", message);
            None
        }
    };
    if let Some(starts_on) = starts_on
        && let Err(error) = review.situation.refuse_before_announcement(starts_on)
    {
        let message =
            Message::new("start_before_announcement").with("received", Value::Date(error.0));
        gaps.push(Point::Reviews, "starts_on", message);
    }
    if contract.reviews.is_empty() && starts_on.is_some() {
        gaps.push(Point::Reviews, "reviews", Message::new("no_review"));
        return;
    }
    let mut dates: Vec<(usize, NaiveDate)> = Vec::new();
    for (index, date) in contract.reviews.iter().enumerate() {
        let message = match date {
            Typed::Read(date) => {
                dates.push((index, *date));
                continue;
            }
            Typed::Empty => numbered("review_without_date", index),
            Typed::Unread { typed } => unread(numbered("review_unread", index), typed),
        };
        gaps.push(Point::Reviews, format!("reviews.{index}"), message);
    }
    // How far they lie apart is judged once all of them are dates.
    if let Some(starts_on) = starts_on
        && dates.len() == contract.reviews.len()
    {
        review_intervals(review, starts_on, dates, gaps);
    }
}

fn review_intervals(
    review: &Review<'_>,
    starts_on: NaiveDate,
    mut dates: Vec<(usize, NaiveDate)>,
    gaps: &mut Gaps,
) {
    dates.sort_by_key(|(_, date)| *date);
    let latest_after = |date: NaiveDate| {
        add_months(date, REVIEW_MONTHS)
            .checked_add_signed(TimeDelta::days(REVIEW_SLACK_DAYS))
            .unwrap_or(NaiveDate::MAX)
    };
    let mut before = starts_on;
    let mut former = None;
    for (index, date) in dates {
        let place = format!("reviews.{index}");
        if former.replace(date) == Some(date) {
            let message = Message::new("review_twice").with("on", Value::Date(date));
            gaps.push(Point::Reviews, place, message);
            continue;
        }
        if date < starts_on {
            let message = Message::new("review_before_start").with("on", Value::Date(date));
            gaps.push(Point::Reviews, place, message);
            continue;
        }
        if date > latest_after(before) {
            let message = Message::new("reviews_too_far_apart")
                .with("from", Value::Date(before))
                .with("to", Value::Date(date));
            gaps.push(Point::Reviews, place, message);
        }
        before = date;
    }
    // The contract is looked at until its last goal is due and its last measure over.
    if let Some(end) = review.contract.last_day()
        && end > latest_after(before)
    {
        let message = Message::new("reviews_end_too_early")
            .with("from", Value::Date(before))
            .with("to", Value::Date(end));
        gaps.push(Point::Reviews, "reviews", message);
    }
}

fn signatures(review: &Review<'_>, gaps: &mut Gaps) {
    let contract = review.contract;
    if contract.signatures.is_empty() {
        gaps.push(
            Point::Signatures,
            "signatories",
            Message::new("nobody_to_sign"),
        );
        return;
    }
    if !contract
        .signatures
        .iter()
        .any(|signature| signature.party == Party::Person)
    {
        gaps.push(
            Point::Signatures,
            "signatories",
            Message::new("person_does_not_sign"),
        );
    }
    for duty_bearer in contract
        .duties
        .iter()
        .filter_map(|duty| as_institution(&duty.party))
        .collect::<BTreeSet<_>>()
    {
        let signs = contract
            .signatures
            .iter()
            .any(|signature| as_institution(&signature.party) == Some(duty_bearer));
        if !signs {
            let message = Message::new("institution_does_not_sign")
                .with("institution", Value::Institution(duty_bearer.clone()));
            gaps.push(Point::Signatures, "signatories", message);
        }
    }
    for (index, signature) in contract.signatures.iter().enumerate() {
        let place = format!("signatories.{index}.name");
        if is_too_long(&signature.name) {
            let message = Message::new("signatory_too_long");
            gaps.push(Point::Signatures, place, message);
            continue;
        }
        if let Some(institution) = as_institution(&signature.party)
            && signature.name.trim().is_empty()
        {
            let message = Message::new("signatory_without_name")
                .with("institution", Value::Institution(institution.clone()));
            gaps.push(Point::Signatures, place, message);
        }
    }
}
