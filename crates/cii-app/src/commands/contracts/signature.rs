//! What a party answers when it is asked to sign.

use cii_domain::{
    contract::{Contract, ContractState, SignatureState},
    dates::Expectation,
};

use super::file::view;
use crate::{App, AppError, api::contracts::*, form::Form, mask::get_situation};

pub(crate) fn record_signature(
    app: &App,
    RecordSignatureRequest {
        contract: id,
        party,
        signature,
    }: RecordSignatureRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let today = desk.at.today();
        let mut form = Form::new(today);
        let state = match signature {
            SignatureDraft::Open => SignatureState::Open,
            SignatureDraft::Signed { on } => SignatureState::Signed {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
            },
            SignatureDraft::Refused { on, reason } => SignatureState::Refused {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
                reason: form.line("reason", &reason),
            },
        };
        form.finish()?;
        desk.change_finally("record_signature", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            if contract.state != ContractState::ToSign {
                return Err(AppError::new("contract_not_to_sign"));
            }
            let signature = contract
                .signatures
                .iter_mut()
                .find(|signature| signature.party == party)
                .ok_or_else(|| AppError::new("no_such_signatory"))?;
            if matches!(signature.state, SignatureState::Signed { .. }) {
                return Err(AppError::new("already_signed"));
            }
            signature.state = state;
            let complete = contract
                .signatures
                .iter()
                .all(|signature| matches!(signature.state, SignatureState::Signed { .. }));
            if complete {
                contract.state = ContractState::InForce;
                if let Some(former) = contract.amends {
                    let mut former: Contract = w.get(&former)?;
                    former.state = ContractState::Amended;
                    w.put(&former)?;
                }
            }
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
