//! What a party answers when it is asked to sign.

use cii_domain::{
    contract::{Contract, SignatureState},
    dates::Expectation,
};
use cii_store::Writer;

use super::file::view;
use crate::{App, AppError, api::contracts::*, form::Form, mask::get_situation};

/// A signature is final; a refusal, or an answer taken back, can be undone.
pub(crate) fn record_signature(
    app: &App,
    RecordSignatureRequest {
        contract: id,
        party,
        signature,
    }: RecordSignatureRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let mut form = Form::new(today);
        let answer = match signature {
            SignatureDraft::Open => SignatureState::Open,
            SignatureDraft::Signed { on } => SignatureState::Signed {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
            },
            SignatureDraft::Refused { on, reason } => SignatureState::Refused {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
                reason: form.note("reason", &reason),
            },
        };
        form.finish()?;
        let is_final = matches!(answer, SignatureState::Signed { .. });
        let record = |w: &mut Writer<'_>| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            let is_in_force = contract.answer(&party, answer)?;
            if is_in_force && let Some(former) = contract.amends {
                let mut former: Contract = w.get(&former)?;
                former.replace();
                w.put(&former)?;
            }
            w.put(&contract)?;
            Ok(())
        };
        if is_final {
            desk.change_finally("record_signature", record)?;
        } else {
            desk.change("record_answer", record)?;
        }
        view(desk, id)
    })
}
