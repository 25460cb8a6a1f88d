//! The course of a contract: begun, amended, ended.

use cii_domain::{
    ContractId,
    contract::{Contract, ContractState, GoalState, Party, Signature, SignatureState, Written},
    person::Person,
    situation::Situation,
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
            if let Some(open) = w
                .list_of::<Contract>(&situation.id)?
                .into_iter()
                .find(|contract| {
                    contract.state.is_editable()
                        || matches!(
                            contract.state,
                            ContractState::ToSign | ContractState::InForce
                        )
                })
            {
                return Err(AppError::new("contract_exists")
                    .with("contract", ParamView::Text(open.id.to_string())));
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
                starts_on: None,
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
    ContractRequest { contract: id }: ContractRequest,
) -> Result<ContractCreatedView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let new = ContractId(desk.id());
        desk.change("amend_contract", |w| {
            let signed: Contract = w.get(&id)?;
            get_situation(w, signed.situation, viewer)?;
            if signed.state != ContractState::InForce {
                return Err(AppError::new("contract_not_in_force"));
            }
            let siblings = w.list_of::<Contract>(&signed.situation)?;
            if let Some(open) = siblings.iter().find(|sibling| {
                sibling.state.is_editable() || sibling.state == ContractState::ToSign
            }) {
                return Err(AppError::new("contract_exists")
                    .with("contract", ParamView::Text(open.id.to_string())));
            }
            let last = siblings
                .iter()
                .map(|sibling| sibling.amendment)
                .max()
                .unwrap_or(0);
            let mut amendment = signed;
            amendment.amends = Some(amendment.id);
            amendment.id = new;
            amendment.amendment = last.saturating_add(1);
            amendment.state = ContractState::Draft;
            amendment.conformity = None;
            for signature in &mut amendment.signatures {
                signature.state = SignatureState::Open;
            }
            w.put(&amendment)?;
            Ok(ContractCreatedView { contract: new })
        })
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
        let ends = matches!(
            state,
            ContractState::Achieved
                | ContractState::PartlyAchieved
                | ContractState::Interrupted
                | ContractState::Expired
        );
        if !ends {
            return Err(AppError::new("contract_end_state"));
        }
        let reason = if state == ContractState::Interrupted {
            form.line("reason", &reason)
        } else {
            form.optional_line("reason", &reason)
        };
        form.finish()?;
        desk.change("end_contract", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            if contract.state != ContractState::InForce {
                return Err(AppError::new("contract_not_in_force"));
            }
            contract.state = state;
            contract.end_reason = reason;
            if state == ContractState::Achieved {
                for goal in &mut contract.goals {
                    if goal.state == GoalState::Open {
                        goal.state = GoalState::Reached;
                    }
                }
            }
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
