//! What a party answers when it is asked to sign.

use cii_domain::{
    conformity::Conformity,
    contract::{Contract, CourseError, Party, SignatureState},
    dates::Expectation,
    message::Value,
};
use cii_store::Writer;

use super::file::{ContractFile, view};
use crate::{
    App, AppError,
    api::{contracts::*, message::ParamView},
    form::Form,
};

/// A refusal that names the institutions about which nothing may be exchanged any more.
fn refusal(error: CourseError, check: &Conformity) -> AppError {
    let refusal = AppError::from(error);
    if error != CourseError::Lapsed {
        return refusal;
    }
    let institutions = check
        .gaps
        .iter()
        .flat_map(|gap| &gap.message.params)
        .filter_map(|(_, value)| match value {
            Value::Institution(key) => Some(key.clone()),
            _ => None,
        })
        .collect();
    refusal.with("institutions", ParamView::Institutions(institutions))
}

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
            SignatureDraft::Signed { on, by } => SignatureState::Signed {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
                by: form.optional_line("by", &by.unwrap_or_default()),
            },
            SignatureDraft::Refused { on, reason } => SignatureState::Refused {
                on: form.date("on", &on, Expectation::Past).unwrap_or(today),
                reason: form.note("reason", &reason),
            },
        };
        form.finish()?;
        let is_final = matches!(answer, SignatureState::Signed { .. });
        let day = answer.day(today);
        let record = |w: &mut Writer<'_>| {
            let file = ContractFile::load(w, id, day, viewer)?;
            let check = file.check();
            let answer = match answer {
                SignatureState::Signed { on, by } => SignatureState::Signed {
                    on,
                    by: match party {
                        Party::Person => file.person.signer_beside(&by, on),
                        Party::Institution(_) | Party::Bureau => String::new(),
                    },
                },
                answer => answer,
            };
            let mut contract = file.contract;
            let is_in_force = contract
                .answer(&party, answer, &check)
                .map_err(|error| refusal(error, &check))?;
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
