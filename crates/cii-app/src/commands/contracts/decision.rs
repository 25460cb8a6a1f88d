//! What the Commission droit decided of a measure about which it was asked.

use cii_domain::contract::Contract;

use super::file::view;
use crate::{App, AppError, api::contracts::*, mask::get_situation};

pub(crate) fn record_decision(
    app: &App,
    RecordDecisionRequest {
        contract: id,
        measure,
        decision,
    }: RecordDecisionRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.change("record_decision", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            contract.decide(measure, decision)?;
            w.put(&contract)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
