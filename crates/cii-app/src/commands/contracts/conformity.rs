//! The Bureau warrants that a contract stands in each legal frame, or takes its word back while nobody has signed.

use cii_domain::{
    contract::{Contract, ContractState, SignatureState},
    person::Confirmation,
};

use super::file::{ContractFile, view};
use crate::{
    App, AppError,
    api::{contracts::*, message::ParamView},
    mask::get_situation,
};

pub(crate) fn validate_conformity(
    app: &App,
    ContractRequest { contract: id }: ContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let file = desk.read(|r| ContractFile::load(r, id, at.today(), at.by))?;
        if !file.contract.state.is_editable() {
            return Err(AppError::new("contract_signed"));
        }
        let gaps = file.check().gaps;
        if !gaps.is_empty() {
            let count = ParamView::Number(i64::try_from(gaps.len()).unwrap_or(i64::MAX));
            return Err(AppError::new("contract_not_conform").with("count", count));
        }
        desk.change("validate_conformity", |w| {
            let mut contract: Contract = w.get(&id)?;
            contract.state = ContractState::ToSign;
            contract.conformity = Some(Confirmation {
                on: at.today(),
                at: at.now,
                by: at.by,
            });
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

/// Back to writing, as long as nobody has signed.
pub(crate) fn reopen_contract(
    app: &App,
    ContractRequest { contract: id }: ContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.change("reopen_contract", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            let signed = contract
                .signatures
                .iter()
                .any(|signature| matches!(signature.state, SignatureState::Signed { .. }));
            if contract.state != ContractState::ToSign || signed {
                return Err(AppError::new("contract_signed"));
            }
            contract.state = ContractState::Draft;
            contract.conformity = None;
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
