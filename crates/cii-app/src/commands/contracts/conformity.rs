//! The Bureau warrants that a contract stands in each legal frame, or takes its word back while nobody has signed.

use cii_domain::{
    conformity::propose_reviews, contract::Contract, office::AdministrationYear,
    person::Confirmation,
};

use super::{
    draft::date_text,
    file::{ContractFile, view},
};
use crate::{App, AppError, api::contracts::*, mask::get_situation};

/// Review dates to begin with, from the first day to the last one of the stored draft.
pub(crate) fn propose_contract_reviews(
    app: &App,
    ContractRequest { contract: id }: ContractRequest,
) -> Result<ProposedReviewsView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.read(|r| {
            let contract: Contract = r.get(&id)?;
            get_situation(r, contract.situation, viewer)?;
            let starts_on = contract
                .starts_on
                .value()
                .ok_or_else(|| AppError::new("contract_without_start"))?;
            let closed: Vec<_> = r
                .list::<AdministrationYear>()?
                .into_iter()
                .flat_map(|year| year.days)
                .collect();
            let reviews = propose_reviews(starts_on, contract.last_day(), &closed)
                .into_iter()
                .map(date_text)
                .collect();
            Ok(ProposedReviewsView { reviews })
        })
    })
}

pub(crate) fn validate_conformity(
    app: &App,
    ContractRequest { contract: id }: ContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        desk.change("validate_conformity", |w| {
            let mut file = ContractFile::load(w, id, at.today(), at.by)?;
            let check = file.check();
            let by = Confirmation {
                on: at.today(),
                at: at.now,
                by: at.by,
            };
            file.contract.warrant(&check, by)?;
            w.put(&file.contract)?;
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
            contract.reopen()?;
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
