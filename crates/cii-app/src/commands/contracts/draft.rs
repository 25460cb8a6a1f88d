//! The text of a contract while it is written.

use cii_domain::{
    contract::{
        Contract, ContractState, Duty, Goal, Measure, Party, Payer, Signature, SignatureState,
        Written,
    },
    dates::Expectation,
    institution::Institution,
    money::{format_money, parse_money},
};
use cii_store::Reader;
use uuid::Uuid;

use super::file::ContractFile;
use crate::{
    App, AppError,
    api::{contracts::*, message::MessageView, situations::FieldErrorView},
    form::{Form, too_many_entries},
    mask::get_situation,
};

/// The most goals, measures or duties that one contract takes; a longer list is a mistake of the hand.
const MOST_ENTRIES: usize = 100;

fn date_text(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.format("%d.%m.%Y").to_string())
        .unwrap_or_default()
}

pub(super) fn draft_of(contract: &Contract) -> ContractDraft {
    ContractDraft {
        language: contract.language,
        starts_on: date_text(contract.starts_on),
        aim: contract.aim.clone(),
        goals: contract
            .goals
            .iter()
            .map(|goal| GoalDraft {
                id: Some(goal.id),
                text: goal.text.clone(),
                indicator: goal.indicator.clone(),
                due_on: date_text(goal.due_on),
                state: goal.state,
            })
            .collect(),
        measures: contract
            .measures
            .iter()
            .map(|measure| MeasureDraft {
                id: Some(measure.id),
                catalogue_item: measure.catalogue_item.clone(),
                title: measure.title.clone(),
                provider: measure.provider.clone(),
                payer: measure.payer.clone(),
                legal_basis: measure.legal_basis,
                from: date_text(measure.from),
                to: date_text(measure.to),
                cost: measure.cost.map(format_money).unwrap_or_default(),
                commission: measure.commission,
            })
            .collect(),
        duties: contract
            .duties
            .iter()
            .map(|duty| DutyDraft {
                id: Some(duty.id),
                party: duty.party.clone(),
                text: duty.text.clone(),
            })
            .collect(),
        case_manager: contract.case_manager,
        reviews: contract
            .reviews
            .iter()
            .map(|review| date_text(Some(*review)))
            .collect(),
        signatories: contract
            .signatures
            .iter()
            .map(|signature| SignatoryDraft {
                party: signature.party.clone(),
                name: signature.name.clone(),
            })
            .collect(),
    }
}

/// Refuses a draft with lists that no contract has: nothing of it is taken over.
pub(super) fn refuse_too_many(draft: &ContractDraft) -> Result<(), AppError> {
    let fields: Vec<_> = [
        ("goals", draft.goals.len()),
        ("measures", draft.measures.len()),
        ("duties", draft.duties.len()),
        ("reviews", draft.reviews.len()),
        ("signatories", draft.signatories.len()),
    ]
    .into_iter()
    .filter(|(_, length)| *length > MOST_ENTRIES)
    .map(|(field, _)| FieldErrorView {
        field: field.to_owned(),
        error: too_many_entries(MOST_ENTRIES),
    })
    .collect();
    if fields.is_empty() {
        Ok(())
    } else {
        Err(AppError::fields(fields))
    }
}

/// Refuses a draft that names institutions or staff which are not there.
fn refuse_unknown(r: &Reader<'_>, draft: &ContractDraft) -> Result<(), AppError> {
    let payers = draft
        .measures
        .iter()
        .filter_map(|measure| match &measure.payer {
            Some(Payer::Institution(key)) => Some(key),
            Some(Payer::Fund) | None => None,
        });
    let duties = draft.duties.iter().map(|duty| &duty.party);
    let signatories = draft.signatories.iter().map(|signatory| &signatory.party);
    let parties = duties.chain(signatories).filter_map(|party| match party {
        Party::Institution(key) => Some(key),
        Party::Person | Party::Bureau => None,
    });
    for key in payers.chain(parties) {
        r.get::<Institution>(key)?;
    }
    if let Some(staff) = draft.case_manager {
        r.get::<cii_domain::staff::Staff>(&staff)?;
    }
    Ok(())
}

/// Takes the draft over into `contract`. What cannot be read is left out and named; everything else is kept.
pub(super) fn apply_draft(
    contract: &mut Contract,
    draft: ContractDraft,
    form: &mut Form,
    id: &mut dyn FnMut() -> Uuid,
) {
    let written = |form: &mut Form, field: String, text: &Written| Written {
        text: form.optional_note(&field, &text.text),
        translation: form.optional_note(&format!("{field}.translation"), &text.translation),
    };
    contract.language = draft.language;
    contract.starts_on = form.optional_date("starts_on", &draft.starts_on, Expectation::Any);
    contract.aim = written(form, "aim".to_owned(), &draft.aim);
    contract.goals = draft
        .goals
        .into_iter()
        .enumerate()
        .map(|(index, goal)| Goal {
            id: goal.id.unwrap_or_else(&mut *id),
            text: written(form, format!("goals.{index}.text"), &goal.text),
            indicator: written(form, format!("goals.{index}.indicator"), &goal.indicator),
            due_on: form.optional_date(
                &format!("goals.{index}.due_on"),
                &goal.due_on,
                Expectation::Any,
            ),
            state: goal.state,
        })
        .collect();
    contract.measures = draft
        .measures
        .into_iter()
        .enumerate()
        .map(|(index, measure)| {
            let at = |name: &str| format!("measures.{index}.{name}");
            let cost = if measure.cost.trim().is_empty() {
                None
            } else {
                form.take(&at("cost"), parse_money(&measure.cost))
            };
            if cost.is_some_and(|cost| cost.0 < 0) {
                form.refuse(&at("cost"), MessageView::new("money_negative"));
            }
            Measure {
                id: measure.id.unwrap_or_else(&mut *id),
                title: written(form, at("title"), &measure.title),
                provider: form.optional_line(&at("provider"), &measure.provider),
                payer: measure.payer,
                legal_basis: measure.legal_basis,
                from: form.optional_date(&at("from"), &measure.from, Expectation::Any),
                to: form.optional_date(&at("to"), &measure.to, Expectation::Any),
                cost: cost.filter(|cost| cost.0 >= 0),
                commission: measure.commission,
                catalogue_item: measure
                    .catalogue_item
                    .map(|item| form.optional_line(&at("catalogue_item"), &item)),
            }
        })
        .collect();
    contract.duties = draft
        .duties
        .into_iter()
        .enumerate()
        .map(|(index, duty)| Duty {
            id: duty.id.unwrap_or_else(&mut *id),
            party: duty.party,
            text: written(form, format!("duties.{index}.text"), &duty.text),
        })
        .collect();
    contract.case_manager = draft.case_manager;
    contract.reviews = draft
        .reviews
        .iter()
        .enumerate()
        .filter_map(|(index, review)| {
            form.optional_date(&format!("reviews.{index}"), review, Expectation::Any)
        })
        .collect();
    contract.reviews.sort_unstable();
    contract.reviews.dedup();
    contract.signatures = draft
        .signatories
        .into_iter()
        .enumerate()
        .map(|(index, signatory)| Signature {
            party: signatory.party,
            name: form.optional_line(&format!("signatories.{index}.name"), &signatory.name),
            state: SignatureState::Open,
        })
        .collect();
}

pub(crate) fn save_contract(
    app: &App,
    SaveContractRequest {
        contract: id,
        draft,
    }: SaveContractRequest,
) -> Result<ContractSavedView, AppError> {
    refuse_too_many(&draft)?;
    app.at_desk(|desk| {
        let (today, viewer, host) = (desk.at.today(), desk.at.by, desk.host);
        let mut form = Form::new(today);
        desk.change("save_contract", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            refuse_unknown(w, &draft)?;
            if !contract.state.is_editable() {
                return Err(AppError::new("contract_signed"));
            }
            apply_draft(&mut contract, draft, &mut form, &mut || {
                crate::app::draw_id(host)
            });
            // A change of the text puts the check back to its beginning.
            contract.state = ContractState::Draft;
            contract.conformity = None;
            w.put(&contract)?;
            Ok(())
        })?;
        let file = desk.read(|r| ContractFile::load(r, id, today, viewer))?;
        Ok(ContractSavedView {
            conformity: file.conformity_view(),
            fields: form.into_errors(),
        })
    })
}
