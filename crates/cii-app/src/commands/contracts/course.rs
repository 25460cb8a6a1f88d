//! The course of a contract: begun, amended, ended.

use cii_domain::{
    ContractId,
    contract::{
        Contract, ContractState, ContractStep, CourseError, Party, Signature, SignatureState,
        Written, find_under_way, next_amendment,
    },
    person::Person,
    situation::Situation,
    typed::Typed,
};

use super::file::view;
use crate::{
    App, AppError,
    api::{contracts::*, message::ParamView},
    form::Form,
    mask::{get_situation, refuse_unless_visible},
    people::People,
};

pub(crate) fn start_contract(
    app: &App,
    StartContractRequest { situation }: StartContractRequest,
) -> Result<ContractCreatedView, AppError> {
    app.at_desk(|desk| {
        let id = ContractId(desk.id());
        let viewer = desk.at.by;
        desk.change("start_contract", |w| {
            let situation: Situation = w.get(&situation)?;
            let person: Person = w.get(&situation.person)?;
            refuse_unless_visible(&person, viewer)?;
            // One contract at a time: what stands is amended, what is being written is gone on with.
            let all = w.list_of::<Contract>(&situation.id)?;
            if let Some(open) = find_under_way(&all, None) {
                return Err(contract_exists(open));
            }
            let people = People::load(w)?;
            let institutions: Vec<_> = situation
                .involved
                .iter()
                .filter(|known| !known.imminent)
                .collect();
            let mut signatures = vec![Signature {
                party: Party::Person,
                name: person.full_name(),
                state: SignatureState::Open,
            }];
            signatures.extend(institutions.iter().map(|known| Signature {
                party: Party::Institution(known.institution.clone()),
                name: known.contact.map(|id| people.name(id)).unwrap_or_default(),
                state: SignatureState::Open,
            }));
            signatures.push(Signature {
                party: Party::Bureau,
                name: situation
                    .coordinator
                    .map(|id| people.name(id))
                    .unwrap_or_default(),
                state: SignatureState::Open,
            });
            w.put(&Contract {
                id,
                situation: situation.id,
                amendment: 0,
                amends: None,
                state: ContractState::Draft,
                language: person.language,
                starts_on: Typed::Empty,
                aim: Written::default(),
                goals: Vec::new(),
                measures: Vec::new(),
                duties: Vec::new(),
                case_manager: situation.case_manager.as_ref().map(|manager| manager.staff),
                reviews: Vec::new(),
                signatures,
                conformity: None,
                end_reason: String::new(),
            })?;
            Ok(ContractCreatedView { contract: id })
        })
    })
}

pub(crate) fn amend_contract(
    app: &App,
    ContractRequest { contract }: ContractRequest,
) -> Result<ContractCreatedView, AppError> {
    write_anew(app, "amend_contract", contract, Contract::amend)
}

/// The text of a contract that was not concluded, to be written differently.
pub(crate) fn take_up_contract(
    app: &App,
    ContractRequest { contract }: ContractRequest,
) -> Result<ContractCreatedView, AppError> {
    write_anew(app, "take_up_contract", contract, Contract::take_up)
}

/// Begins a contract with the text of another one of the situation.
fn write_anew(
    app: &App,
    act: &'static str,
    id: ContractId,
    begin: impl FnOnce(&Contract, ContractId, u16) -> Result<Contract, CourseError>,
) -> Result<ContractCreatedView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let new = ContractId(desk.id());
        desk.change(act, |w| {
            let former: Contract = w.get(&id)?;
            get_situation(w, former.situation, viewer)?;
            let all = w.list_of::<Contract>(&former.situation)?;
            let copy = begin(&former, new, next_amendment(&former, &all))?;
            // Beside the contract that is amended, nothing else may be under way.
            if let Some(open) = find_under_way(&all, copy.amends) {
                return Err(contract_exists(open));
            }
            // An amendment that is taken up needs the contract that it amends as it was.
            if let Some(amended) = copy.amends
                && w.get::<Contract>(&amended)?.state != ContractState::InForce
            {
                return Err(CourseError::NotInForce.into());
            }
            w.put(&copy)?;
            Ok(ContractCreatedView { contract: new })
        })
    })
}

fn contract_exists(open: &Contract) -> AppError {
    AppError::new("contract_exists").with("contract", ParamView::Text(open.id.to_string()))
}

/// How far a goal is, recorded while the contract is in force.
pub(crate) fn follow_goal(
    app: &App,
    FollowGoalRequest {
        contract: id,
        goal,
        state,
    }: FollowGoalRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.change("follow_goal", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            contract.follow_goal(goal, state)?;
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

pub(crate) fn end_contract(
    app: &App,
    EndContractRequest {
        contract: id,
        state,
        reason,
    }: EndContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let mut form = Form::new(desk.at.today());
        let reason = if state.needs_reason() {
            form.note("reason", &reason)
        } else {
            form.optional_note("reason", &reason)
        };
        form.finish()?;
        desk.change("end_contract", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            let all = w.list_of::<Contract>(&contract.situation)?;
            let can_end = contract.steps(&all).contains(&ContractStep::End);
            contract.end(state, reason)?;
            if !can_end {
                return Err(AppError::new("amendment_under_way"));
            }
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
