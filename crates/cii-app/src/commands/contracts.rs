//! Objective contracts: list, write, check, sign, amend, print.

use cii_domain::{
    ContractId, InstitutionKey, StaffId,
    catalogue::CatalogueItem,
    conformity::{self, Review, sum_by_payer},
    contract::{
        Contract, ContractState, Duty, Goal, GoalState, Measure, Party, Payer, Signature,
        SignatureState, Written,
    },
    dates::Expectation,
    institution::Institution,
    money::{Centimes, format_money, parse_money},
    person::{Confirmation, Person},
    procuration::Procuration,
    situation::Situation,
};
use cii_store::{AccessKind, Reader};
use uuid::Uuid;

use crate::{
    App, AppError,
    api::{
        contracts::*,
        message::{MessageView, ParamView},
        sessions::{PagesView, PrintedView},
        situations::FieldErrorView,
    },
    app::Desk,
    contract_paper,
    file_view::contract_status,
    form::{Form, too_many_entries},
    mask::{get_situation, refuse_unless_visible},
    output,
    people::People,
    say::say,
};

/// The most goals, measures or duties that one contract takes; a longer list is a mistake of the hand.
const MOST_ENTRIES: usize = 100;

/// A contract with all that its check and its paper look at.
pub(crate) struct ContractFile {
    pub(crate) contract: Contract,
    pub(crate) situation: Situation,
    pub(crate) person: Person,
    pub(crate) procurations: Vec<Procuration>,
    pub(crate) institutions: Vec<Institution>,
    pub(crate) catalogue: Vec<CatalogueItem>,
    pub(crate) people: People,
    pub(crate) today: chrono::NaiveDate,
}

impl ContractFile {
    pub(crate) fn load(
        r: &Reader<'_>,
        id: ContractId,
        today: chrono::NaiveDate,
        viewer: StaffId,
    ) -> Result<Self, AppError> {
        let contract: Contract = r.get(&id)?;
        let situation: Situation = r.get(&contract.situation)?;
        let person: Person = r.get(&situation.person)?;
        refuse_unless_visible(&person, viewer)?;
        Ok(Self {
            procurations: r.list_of(&situation.id)?,
            institutions: r.list()?,
            catalogue: r.list()?,
            people: People::load(r)?,
            contract,
            situation,
            person,
            today,
        })
    }

    fn check(&self) -> conformity::Conformity {
        conformity::conformity(&Review {
            contract: &self.contract,
            situation: &self.situation,
            procurations: &self.procurations,
            institutions: &self.institutions,
            catalogue: &self.catalogue,
            today: self.today,
        })
    }

    fn conformity_view(&self) -> ConformityView {
        let names = self.people.with_person(self.person.full_name());
        let found = self.check();
        let by_payer = sum_by_payer(&self.contract).unwrap_or_default();
        ConformityView {
            gaps: found
                .gaps
                .into_iter()
                .map(|gap| GapView {
                    message: say(&names, gap.message),
                    field: gap.place,
                })
                .collect(),
            met: found
                .met
                .iter()
                .map(|point| MessageView::new(point.code()))
                .collect(),
            by_payer: by_payer
                .into_iter()
                .map(|(payer, sum)| PayerSumView {
                    payer: payer.map(super::directory::payer_view),
                    sum: sum.0,
                })
                .collect(),
            total: total(&self.contract),
        }
    }

    fn view(&self, amendments: Vec<ContractRowView>) -> ContractView {
        let contract = &self.contract;
        let mut institutions: Vec<InstitutionKey> = self
            .situation
            .involved
            .iter()
            .map(|known| known.institution.clone())
            .collect();
        for procuration in &self.procurations {
            for grant in &procuration.grants {
                if !institutions.contains(&grant.institution) {
                    institutions.push(grant.institution.clone());
                }
            }
        }
        ContractView {
            row: row(contract, &self.situation, Some(self.person.full_name())),
            draft: draft_of(contract),
            editable: contract.state.is_editable(),
            conformity: self.conformity_view(),
            conformity_by: contract.conformity.as_ref().map(|c| self.people.name(c.by)),
            conformity_on: contract.conformity.as_ref().map(|c| c.on),
            signatories: contract
                .signatures
                .iter()
                .map(|signature| SignatoryView {
                    party: party_view(&signature.party),
                    name: signature.name.clone(),
                    signature: match &signature.state {
                        SignatureState::Open => SignatureView::Open,
                        SignatureState::Signed { on } => SignatureView::Signed { on: *on },
                        SignatureState::Refused { on, reason } => SignatureView::Refused {
                            on: *on,
                            reason: reason.clone(),
                        },
                    },
                })
                .collect(),
            institutions,
            amendments,
            end_reason: contract.end_reason.clone(),
        }
    }
}

fn total(contract: &Contract) -> i64 {
    Centimes::sum(contract.measures.iter().filter_map(|measure| measure.cost))
        .map_or(0, |sum| sum.0)
}

/// The row of a contract that is not loaded with its file, masked where it must be.
pub(crate) fn row_of(
    r: &Reader<'_>,
    contract: &Contract,
    viewer: StaffId,
) -> Result<ContractRowView, AppError> {
    let situation: Situation = r.get(&contract.situation)?;
    let person: Person = r.get(&situation.person)?;
    let name = person.is_visible_to(viewer).then(|| person.full_name());
    Ok(row(contract, &situation, name))
}

fn row(contract: &Contract, situation: &Situation, name: Option<String>) -> ContractRowView {
    ContractRowView {
        id: contract.id,
        situation: situation.id,
        number: situation.number.to_string(),
        amendment: contract.amendment,
        name,
        region: situation.region,
        state: contract.state,
        starts_on: contract.starts_on,
        next_review: contract.reviews.first().copied(),
        goals: u32::try_from(contract.goals.len()).unwrap_or(u32::MAX),
        total: total(contract),
        status: contract_status(contract.state),
    }
}

pub(crate) fn list_contracts(
    app: &App,
    request: ListContractsRequest,
) -> Result<ContractListView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let states = if request.states.is_empty() {
            ContractState::ALL.to_vec()
        } else {
            request.states
        };
        let wanted = cii_domain::names::fold(&request.query);
        desk.read(|r| {
            let mut contracts = Vec::new();
            for state in states {
                for listed in r.list_contracts_in_state(state)? {
                    let contract: Contract = r.get(&listed.contract)?;
                    let situation: Situation = r.get(&listed.situation)?;
                    if request
                        .region
                        .is_some_and(|region| region != situation.region)
                    {
                        continue;
                    }
                    let person: Person = r.get(&situation.person)?;
                    let name = person.is_visible_to(viewer).then(|| person.full_name());
                    let text = cii_domain::names::fold(&format!(
                        "{} {}",
                        situation.number,
                        name.as_deref().unwrap_or_default()
                    ));
                    let found = wanted.split(' ').all(|word| text.contains(word));
                    if found {
                        let mut row = row(&contract, &situation, name);
                        row.next_review = contract
                            .reviews
                            .iter()
                            .copied()
                            .find(|review| *review >= today);
                        contracts.push(row);
                    }
                }
            }
            contracts.sort_by(|a, b| (&b.number, b.amendment).cmp(&(&a.number, a.amendment)));
            Ok(ContractListView { contracts })
        })
    })
}

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

pub(crate) fn get_contract(
    app: &App,
    ContractRequest { contract }: ContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| view(desk, contract))
}

fn view(desk: &Desk<'_>, id: ContractId) -> Result<ContractView, AppError> {
    let (today, viewer) = (desk.at.today(), desk.at.by);
    desk.read(|r| {
        let file = ContractFile::load(r, id, today, viewer)?;
        let mut amendments: Vec<_> = r
            .list_of::<Contract>(&file.situation.id)?
            .iter()
            .map(|contract| row(contract, &file.situation, Some(file.person.full_name())))
            .collect();
        amendments.sort_by_key(|row| row.amendment);
        Ok(file.view(amendments))
    })
}

fn date_text(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.format("%d.%m.%Y").to_string())
        .unwrap_or_default()
}

fn draft_of(contract: &Contract) -> ContractDraft {
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
                payer: measure.payer.clone().map(super::directory::payer_view),
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
                party: party_view(&duty.party),
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
                party: party_view(&signature.party),
                name: signature.name.clone(),
            })
            .collect(),
    }
}

fn party_view(party: &Party) -> PartyView {
    match party {
        Party::Person => PartyView::Person,
        Party::Institution(key) => PartyView::Institution(key.clone()),
        Party::Bureau => PartyView::Bureau,
    }
}

fn read_party(party: PartyView) -> Party {
    match party {
        PartyView::Person => Party::Person,
        PartyView::Institution(key) => Party::Institution(key),
        PartyView::Bureau => Party::Bureau,
    }
}

fn read_payer(payer: PayerView) -> Payer {
    match payer {
        PayerView::Institution(key) => Payer::Institution(key),
        PayerView::Fund => Payer::Fund,
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
            Some(PayerView::Institution(key)) => Some(key),
            Some(PayerView::Fund) | None => None,
        });
    let duties = draft.duties.iter().map(|duty| &duty.party);
    let signatories = draft.signatories.iter().map(|signatory| &signatory.party);
    let parties = duties.chain(signatories).filter_map(|party| match party {
        PartyView::Institution(key) => Some(key),
        PartyView::Person | PartyView::Bureau => None,
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
pub(crate) fn apply_draft(
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
                payer: measure.payer.map(read_payer),
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
            party: read_party(duty.party),
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
            party: read_party(signatory.party),
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

pub(crate) fn preview_contract(
    app: &App,
    PreviewContractRequest {
        contract,
        draft,
        languages,
    }: PreviewContractRequest,
) -> Result<PagesView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer, host) = (desk.at.today(), desk.at.by, desk.host);
        let document = desk.read(|r| {
            let mut file = ContractFile::load(r, contract, today, viewer)?;
            if let Some(draft) = draft
                && file.contract.state.is_editable()
            {
                refuse_too_many(&draft)?;
                let mut form = Form::new(today);
                apply_draft(&mut file.contract, draft, &mut form, &mut || {
                    crate::app::draw_id(host)
                });
            }
            contract_paper::document(r, &file, languages)
        })?;
        contract_paper::pages(desk.engine()?, &document)
    })
}

pub(crate) fn print_contract(
    app: &App,
    PrintContractRequest {
        contract,
        languages,
    }: PrintContractRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let (document, number, amendment, subjects) = desk.read(|r| {
            let file = ContractFile::load(r, contract, today, viewer)?;
            let document = contract_paper::document(r, &file, languages)?;
            let subjects = vec![file.situation.id.0, file.person.id.0];
            Ok((
                document,
                file.situation.number,
                file.contract.amendment,
                subjects,
            ))
        })?;
        let bytes = desk
            .engine()?
            .pdf(&document)
            .map_err(|_| AppError::new("document_unwritable"))?
            .bytes;
        let language = match languages {
            ContractLanguages::Fr => "fr",
            ContractLanguages::De => "de",
            ContractLanguages::Both => "fr-de",
        };
        let name = format!("{number}-contract-{amendment}-{language}.pdf");
        let printed = output::print(desk, output::Output { name, bytes }, 1)?;
        desk.witness(AccessKind::Print, subjects, "contract")?;
        Ok(printed)
    })
}

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
        let party = read_party(party);
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
