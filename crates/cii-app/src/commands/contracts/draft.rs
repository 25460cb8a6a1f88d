//! The text of a contract while it is written. Everything that was typed is kept: what could be read as what it is, the
//! rest as it was typed, until it is mended. What is too long to be kept is refused whole, and stays in the window.

use chrono::NaiveDate;
use cii_domain::{
    contract::{Contract, Duty, Goal, Measure, Party, Payer, Signature, SignatureState, Written},
    institution::Institution,
    money::{Centimes, format_money},
    staff::Staff,
    typed::Typed,
};
use cii_store::Reader;
use uuid::Uuid;

use super::file::ContractFile;
use crate::{
    App, AppError,
    api::{contracts::*, situations::FieldErrorView},
    desk::draw_id,
    form::{Form, too_many_entries},
    mask::get_situation,
};

/// The most goals, measures or duties that one contract takes; a longer list is a mistake of the hand.
const MOST_ENTRIES: usize = 100;

/// A day as the draft writes it.
pub(super) fn date_text(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn text_of<T: Copy>(field: &Typed<T>, write: impl Fn(T) -> String) -> String {
    match field {
        Typed::Empty => String::new(),
        Typed::Read(value) => write(*value),
        Typed::Unread { typed } => typed.clone(),
    }
}

fn day_of(field: &Typed<NaiveDate>) -> String {
    text_of(field, date_text)
}

pub(super) fn draft_of(contract: &Contract) -> ContractDraft {
    ContractDraft {
        language: contract.language,
        starts_on: day_of(&contract.starts_on),
        aim: contract.aim.clone(),
        goals: contract
            .goals
            .iter()
            .map(|goal| GoalDraft {
                id: Some(goal.id),
                text: goal.text.clone(),
                indicator: goal.indicator.clone(),
                due_on: day_of(&goal.due_on),
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
                from: day_of(&measure.from),
                to: day_of(&measure.to),
                cost: text_of(&measure.cost, format_money),
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
        reviews: contract.reviews.iter().map(day_of).collect(),
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
fn refuse_too_many(draft: &ContractDraft) -> Result<(), AppError> {
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
        r.get::<Staff>(&staff)?;
    }
    Ok(())
}

/// Reads a draft. What cannot be read is kept and named in `unread`; what cannot be kept, in `refused`.
struct DraftForm {
    unread: Form,
    refused: Form,
}

impl DraftForm {
    fn written(&mut self, field: &str, written: &Written) -> Written {
        let translation = format!("{field}.translation");
        Written {
            text: self.refused.optional_note(field, &written.text),
            translation: self
                .refused
                .optional_note(&translation, &written.translation),
        }
    }

    fn line(&mut self, field: &str, input: &str) -> String {
        let kept = self.refused.optional_note(field, input);
        self.unread.kept_line(field, &kept)
    }

    fn date(&mut self, field: &str, input: &str) -> Typed<NaiveDate> {
        let kept = self.refused.optional_line(field, input);
        self.unread.typed_date(field, &kept)
    }

    fn cost(&mut self, field: &str, input: &str) -> Typed<Centimes> {
        let kept = self.refused.optional_line(field, input);
        self.unread.typed_cost(field, &kept)
    }
}

/// Takes the draft over into `contract`. Returns what of it could not be read. Fails when it has more than a contract
/// can keep; nothing of it is then to be stored.
pub(super) fn apply_draft(
    contract: &mut Contract,
    draft: ContractDraft,
    today: NaiveDate,
    id: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<FieldErrorView>, AppError> {
    refuse_too_many(&draft)?;
    let mut form = DraftForm {
        unread: Form::new(today),
        refused: Form::new(today),
    };
    contract.language = draft.language;
    contract.starts_on = form.date("starts_on", &draft.starts_on);
    contract.aim = form.written("aim", &draft.aim);
    contract.goals = (0..)
        .zip(draft.goals)
        .map(|(index, goal): (usize, _)| {
            let at = |name: &str| format!("goals.{index}.{name}");
            Goal {
                id: goal.id.unwrap_or_else(&mut *id),
                text: form.written(&at("text"), &goal.text),
                indicator: form.written(&at("indicator"), &goal.indicator),
                due_on: form.date(&at("due_on"), &goal.due_on),
                state: goal.state,
            }
        })
        .collect();
    contract.measures = (0..)
        .zip(draft.measures)
        .map(|(index, measure): (usize, _)| {
            let at = |name: &str| format!("measures.{index}.{name}");
            Measure {
                id: measure.id.unwrap_or_else(&mut *id),
                title: form.written(&at("title"), &measure.title),
                provider: form.line(&at("provider"), &measure.provider),
                payer: measure.payer,
                legal_basis: measure.legal_basis,
                from: form.date(&at("from"), &measure.from),
                to: form.date(&at("to"), &measure.to),
                cost: form.cost(&at("cost"), &measure.cost),
                commission: measure.commission,
                catalogue_item: measure
                    .catalogue_item
                    .map(|item| form.refused.optional_line(&at("catalogue_item"), &item)),
            }
        })
        .collect();
    contract.duties = (0..)
        .zip(draft.duties)
        .map(|(index, duty): (usize, _)| Duty {
            id: duty.id.unwrap_or_else(&mut *id),
            party: duty.party,
            text: form.written(&format!("duties.{index}.text"), &duty.text),
        })
        .collect();
    contract.case_manager = draft.case_manager;
    contract.reviews = (0..)
        .zip(draft.reviews)
        .map(|(index, review): (usize, _)| form.date(&format!("reviews.{index}"), &review))
        .collect();
    contract.signatures = (0..)
        .zip(draft.signatories)
        .map(|(index, signatory): (usize, _)| Signature {
            name: form.line(&format!("signatories.{index}.name"), &signatory.name),
            party: signatory.party,
            state: SignatureState::Open,
        })
        .collect();
    form.refused.finish()?;
    Ok(form.unread.into_errors())
}

/// What of a stored draft could not be read: the same as when it was typed.
pub(super) fn list_unread(contract: &Contract, today: NaiveDate) -> Vec<FieldErrorView> {
    let mut scratch = contract.clone();
    // Every entry has its identity; what is stored was kept once and is not refused now.
    apply_draft(&mut scratch, draft_of(contract), today, &mut Uuid::nil).unwrap_or_default()
}

pub(crate) fn save_contract(
    app: &App,
    SaveContractRequest {
        contract: id,
        draft,
    }: SaveContractRequest,
) -> Result<ContractSavedView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer, host) = (desk.at.today(), desk.at.by, desk.host);
        let fields = desk.change("save_contract", |w| {
            let mut contract: Contract = w.get(&id)?;
            get_situation(w, contract.situation, viewer)?;
            refuse_unknown(w, &draft)?;
            contract.begin_writing()?;
            let fields = apply_draft(&mut contract, draft, today, &mut || draw_id(host))?;
            w.put(&contract)?;
            Ok(fields)
        })?;
        let file = desk.read(|r| ContractFile::load(r, id, today, viewer))?;
        Ok(ContractSavedView {
            draft: draft_of(&file.contract),
            fields,
            conformity: file.conformity_view(),
        })
    })
}
