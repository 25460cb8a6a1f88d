//! The list of contracts, and the line in which one stands wherever it is listed.

use chrono::NaiveDate;
use cii_domain::{
    StaffId,
    contract::{CommissionDecision, Contract, ContractState},
    person::Person,
    situation::Situation,
    staff::{Function, Staff},
};
use cii_store::Reader;

use crate::{
    App, AppError,
    api::{
        contracts::*,
        message::{MessageView, StatusView, Tone},
    },
    mask::{name_for, person_of},
    rights::keeps_files,
};

/// What the measures of a contract cost together, in centimes; zero if that leaves the range.
pub(super) fn total(contract: &Contract) -> i64 {
    contract.total().map_or(0, |sum| sum.0)
}

/// The row of a contract that is not loaded with its file, masked where it must be.
pub(crate) fn row_of(
    r: &Reader<'_>,
    contract: &Contract,
    viewer: StaffId,
    today: NaiveDate,
) -> Result<ContractRowView, AppError> {
    let situation: Situation = r.get(&contract.situation)?;
    let person = person_of(r, &situation)?;
    Ok(row(contract, &situation, &person, viewer, today))
}

pub(super) fn row(
    contract: &Contract,
    situation: &Situation,
    person: &Person,
    viewer: StaffId,
    today: NaiveDate,
) -> ContractRowView {
    let measures = contract.measures.iter();
    let waiting = measures.filter(|measure| measure.commission == CommissionDecision::Requested);
    ContractRowView {
        id: contract.id,
        situation: situation.id,
        number: situation.number.to_string(),
        amendment: contract.amendment,
        name: name_for(person, viewer),
        masked: !person.is_visible_to(viewer),
        region: situation.region,
        state: contract.state,
        starts_on: contract.starts_on.value(),
        // Only what is in force is looked at again.
        next_review: contract
            .review_dates()
            .filter(|review| contract.state == ContractState::InForce && *review >= today)
            .min(),
        goals: u32::try_from(contract.goals.len()).unwrap_or(u32::MAX),
        total: total(contract),
        waiting: u32::try_from(waiting.count()).unwrap_or(u32::MAX),
        status: contract_status(contract.state),
    }
}

/// The state of a contract as a status.
pub(crate) fn contract_status(state: ContractState) -> StatusView {
    let tone = match state {
        ContractState::Draft => Tone::Draft,
        ContractState::ConformityReview => Tone::Waiting,
        ContractState::ToSign => Tone::Running,
        ContractState::InForce | ContractState::Achieved => Tone::Done,
        ContractState::PartlyAchieved | ContractState::Amended | ContractState::NotConcluded => {
            Tone::Neutral
        }
        ContractState::Interrupted | ContractState::Expired => Tone::Late,
    };
    StatusView::new(tone, MessageView::new(format!("contract_{}", state.code())))
}

/// How many contracts are still to be concluded.
pub(crate) fn count_on_their_way(r: &Reader<'_>) -> Result<usize, AppError> {
    let states = ContractState::ALL.iter().copied();
    let states: Vec<_> = states.filter(|state| state.is_on_its_way()).collect();
    Ok(r.count_contracts_in(&states)?)
}

pub(crate) fn list_contracts(
    app: &App,
    request: ListContractsRequest,
) -> Result<ContractListView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer, judged_on) = (desk.at.today(), desk.at.by, desk.judged_on());
        let states = if request.states.is_empty() {
            ContractState::ALL.to_vec()
        } else {
            request.states
        };
        let wanted = cii_domain::names::fold(&request.query);
        let mut subjects = Vec::new();
        let view = desk.read(|r| {
            let mut contracts = Vec::new();
            let user: Staff = r.get(&viewer)?;
            // Whoever else reads contracts reads them whole.
            let mut agenda = !keeps_files(&user, judged_on)
                && user.functions.contains(&Function::LegalCommission);
            for state in states {
                for listed in r.list_contracts_in_state(state)? {
                    let (contract, is_whole) = r.get_shown::<Contract>(&listed.contract)?;
                    agenda = agenda && !is_whole;
                    let situation: Situation = r.get(&listed.situation)?;
                    if request
                        .region
                        .is_some_and(|region| region != situation.region)
                    {
                        continue;
                    }
                    let person = person_of(r, &situation)?;
                    let row = row(&contract, &situation, &person, viewer, today);
                    let text = cii_domain::names::fold(&format!(
                        "{} {}",
                        situation.number,
                        row.name.as_deref().unwrap_or_default()
                    ));
                    let found = wanted.split(' ').all(|word| text.contains(word));
                    if found {
                        subjects.push(situation.id.0);
                        contracts.push(row);
                    }
                }
            }
            contracts.sort_by(|a, b| (&b.number, b.amendment).cmp(&(&a.number, a.amendment)));
            if agenda {
                contracts.sort_by_key(|row| row.waiting == 0);
            }
            Ok(ContractListView { agenda, contracts })
        })?;
        if !request.query.trim().is_empty() {
            desk.witness_search(subjects, &request.query);
        }
        Ok(view)
    })
}
