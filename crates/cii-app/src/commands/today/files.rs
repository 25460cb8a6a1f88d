//! Files that ask for something: follow-ups, procurations, contracts, announcements.
//!
//! The store narrows down to candidates; whether something is due, and how hard it presses, says the domain.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use cii_domain::{
    Region, SituationId,
    contract::{Contract, ContractState},
    due::{
        ENDING_AHEAD_DAYS, FollowUpDue, find_contract_due, find_follow_up_due,
        find_procuration_due, find_triage_due, follow_up_horizon,
    },
    procuration::Procuration,
    situation::{Situation, SituationState},
};
use cii_store::{Order, ProcurationFilter, Reader, SituationFilter, SituationRow, Slice};

use super::{late_first, name_of};
use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView, StatusView},
        today::*,
    },
    desk::Moment,
    due_view::{
        contract_line, contract_status, follow_up_status, procuration_line, procuration_status,
    },
    people::People,
};

/// More than anybody goes through in a day.
const EVERYTHING: Slice = Slice {
    offset: 0,
    limit: 1000,
};

pub(super) fn list_follow_ups(
    r: &Reader<'_>,
    people: &People,
    at: Moment,
    here: impl Fn(Region) -> bool,
) -> Result<Vec<FollowUpDueView>, AppError> {
    let today = at.today();
    let mut follow_ups = Vec::new();
    for row in r.list_follow_ups_due(follow_up_horizon(today), at.by, today)? {
        if !here(row.region) {
            continue;
        }
        let situation: Situation = r.get(&row.situation)?;
        if let Some(due) = find_follow_up_due(&situation, today).filter(FollowUpDue::is_announced) {
            follow_ups.push(follow_up_view(&row, &due, people));
        }
    }
    late_first(&mut follow_ups, |row| &row.status, |row| row.due);
    Ok(follow_ups)
}

fn follow_up_view(row: &SituationRow, due: &FollowUpDue, people: &People) -> FollowUpDueView {
    FollowUpDueView {
        situation: row.situation,
        number: row.number.to_string(),
        name: name_of(row),
        last_service: due.last_service,
        region: row.region,
        coordinator: row.coordinator.map(|id| people.name(id)),
        due: due.due,
        status: follow_up_status(due),
    }
}

pub(super) fn list_procurations(
    r: &Reader<'_>,
    at: Moment,
    here: impl Fn(Region) -> bool,
) -> Result<Vec<ProcurationDueView>, AppError> {
    let mut listed = Vec::new();
    for id in list_without_lasting_procuration(r, at)? {
        let Some(row) = r.find_situation_row(id, at.by, at.today())? else {
            continue;
        };
        if !here(row.region) {
            continue;
        }
        let situation: Situation = r.get(&id)?;
        let procurations = r.list_of::<Procuration>(&id)?;
        if let Some(due) = find_procuration_due(&situation, &procurations, at.today()) {
            let view = ProcurationDueView {
                situation: id,
                number: row.number.to_string(),
                name: name_of(&row),
                line: procuration_line(&due),
                status: procuration_status(&due),
            };
            listed.push((due.last_day, view));
        }
    }
    late_first(
        &mut listed,
        |(_, view)| &view.status,
        |(last_day, _)| *last_day,
    );
    Ok(listed.into_iter().map(|(_, view)| view).collect())
}

/// Complex situations whose procuration is missing, over, or ends soon.
fn list_without_lasting_procuration(
    r: &Reader<'_>,
    at: Moment,
) -> Result<BTreeSet<SituationId>, AppError> {
    let today = at.today();
    let ahead = today
        .checked_add_signed(TimeDelta::days(ENDING_AHEAD_DAYS))
        .unwrap_or(NaiveDate::MAX);
    let mut found: BTreeSet<SituationId> = r
        .list_procurations_ending(today, ahead)?
        .into_iter()
        .map(|ending| ending.situation)
        .collect();
    for procuration in [
        ProcurationFilter::Missing,
        ProcurationFilter::Expired,
        ProcurationFilter::Revoked,
    ] {
        let filter = SituationFilter {
            procuration: Some(procuration),
            states: SituationState::ALL
                .iter()
                .copied()
                .filter(|state| state.is_complex())
                .collect(),
            ..SituationFilter::default()
        };
        let page = r.list_situations(&filter, Order::Newest, EVERYTHING, at.by, today)?;
        found.extend(page.rows.into_iter().map(|row| row.situation));
    }
    Ok(found)
}

pub(super) fn list_contracts(
    r: &Reader<'_>,
    at: Moment,
    here: impl Fn(Region) -> bool,
) -> Result<Vec<ContractDueView>, AppError> {
    let mut listed = Vec::new();
    for state in [
        ContractState::ToSign,
        ContractState::ConformityReview,
        ContractState::InForce,
    ] {
        for listed_row in r.list_contracts_in_state(state)? {
            let Some(row) = r.find_situation_row(listed_row.situation, at.by, at.today())? else {
                continue;
            };
            if !here(row.region) {
                continue;
            }
            let situation: Situation = r.get(&row.situation)?;
            let contract: Contract = r.get(&listed_row.contract)?;
            if let Some(due) = find_contract_due(&contract, &situation, at.today()) {
                let view = ContractDueView {
                    contract: contract.id,
                    situation: row.situation,
                    number: row.number.to_string(),
                    name: name_of(&row),
                    line: contract_line(&due, contract.signatures.len()),
                    status: contract_status(&due),
                };
                listed.push((due.due, view));
            }
        }
    }
    late_first(&mut listed, |(_, view)| &view.status, |(due, _)| *due);
    Ok(listed.into_iter().map(|(_, view)| view).collect())
}

pub(super) fn list_announcements(
    r: &Reader<'_>,
    at: Moment,
    region: Option<Region>,
) -> Result<Vec<AnnouncementDueView>, AppError> {
    let filter = SituationFilter {
        regions: region.into_iter().collect(),
        states: vec![SituationState::Announced, SituationState::InTriage],
        ..SituationFilter::default()
    };
    let today = at.today();
    let page = r.list_situations(&filter, Order::AnnouncedAscending, EVERYTHING, at.by, today)?;
    Ok(page
        .rows
        .into_iter()
        .filter_map(|row| {
            let (state, received_on) = row.state.zip(row.announced_on)?;
            let due = find_triage_due(state, received_on, today)?;
            let waited = ParamView::Number(due.days_waiting);
            Some(AnnouncementDueView {
                situation: row.situation,
                number: row.number.to_string(),
                name: name_of(&row),
                service: row.announced_by.clone()?,
                region: row.region,
                received_on,
                status: StatusView::new(
                    due.urgency.into(),
                    MessageView::new("days").with("count", waited),
                ),
            })
        })
        .collect())
}
