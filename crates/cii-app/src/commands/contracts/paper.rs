//! The contract on paper: in the window, and printed.

use cii_documents::{
    FileKind,
    contract::{
        ContractDocument, ContractDuty, ContractGoal, ContractMeasure, ContractPerson,
        ContractSigner, Languages, Standing, Written,
    },
    file_name,
    letter::Sender,
    model::Document,
};
use cii_domain::{
    Bilingual, Language,
    contract::{self, Contract, ContractState, Party, Payer},
    office::Office,
    witness::AccessKind,
};
use cii_store::Reader;

use super::{draft::apply_draft, file::ContractFile};
use crate::{
    App, AppError,
    api::{
        contracts::*,
        sessions::{PagesView, PrintedView},
    },
    desk::draw_id,
    institution_names::InstitutionNames,
    output,
    witness::Looked,
};

/// The paper of a contract.
fn document(
    r: &Reader<'_>,
    file: &ContractFile,
    languages: ContractLanguages,
) -> Result<Document, AppError> {
    let office: Office = r.get(&())?;
    let names = InstitutionNames::of(file.institutions.clone());
    let contract = &file.contract;
    let region = Some(file.situation.region);
    let party_name = |party: &Party| match party {
        Party::Person => None,
        Party::Institution(key) => Some(names.office(key, region)),
        Party::Bureau => Some(office.name.clone()),
    };
    let parties = contract
        .signatures
        .iter()
        .filter_map(|signature| party_name(&signature.party))
        .collect();
    // A draft has them in the order in which they were typed.
    let mut reviews: Vec<_> = contract.review_dates().collect();
    reviews.sort_unstable();
    let paper = ContractDocument {
        sender: Sender::from(&office),
        languages: match languages {
            ContractLanguages::Fr => Languages::Fr,
            ContractLanguages::De => Languages::De,
            ContractLanguages::Both => Languages::Both,
        },
        number: file.situation.number.to_string(),
        amendment: contract.amendment,
        standing: {
            let warranted_on = contract.conformity.as_ref().map(|conformity| conformity.on);
            let on = warranted_on.unwrap_or(file.today);
            if contract.state == ContractState::NotConcluded {
                Standing::NotConcluded { on }
            } else if warranted_on.is_some() {
                Standing::Final { on }
            } else {
                Standing::Draft { on }
            }
        },
        person: ContractPerson {
            name: file.person.full_name(),
            birth_date: file.person.birth_date,
            place: format!(
                "{} {}",
                file.person.address.postcode, file.person.address.town
            )
            .trim()
            .to_owned(),
        },
        parties,
        starts_on: contract.starts_on.value(),
        ends_on: contract.last_day(),
        aim: written(contract, &contract.aim),
        goals: contract
            .goals
            .iter()
            .map(|goal| ContractGoal {
                text: written(contract, &goal.text),
                indicator: written(contract, &goal.indicator),
                due_on: goal.due_on.value(),
                state: goal.state,
            })
            .collect(),
        measures: contract
            .measures
            .iter()
            .map(|measure| ContractMeasure {
                title: written(contract, &measure.title),
                provider: measure.provider.clone(),
                payer: match &measure.payer {
                    None => Bilingual::default(),
                    Some(Payer::Fund) => label("domain.payer.fund"),
                    Some(Payer::Institution(key)) => names.office(key, None),
                },
                legal_basis: measure.legal_basis,
                from: measure.from.value(),
                to: measure.to.value(),
                cost: measure.cost.value(),
            })
            .collect(),
        duties: duties(contract, party_name),
        case_manager: contract.case_manager.and_then(|id| {
            let staff = file.people.staff.get(&id)?;
            Some((
                staff.full_name(),
                names.office(&staff.institution, staff.region),
            ))
        }),
        reviews,
        signers: signers(file, party_name),
    };
    Ok(paper.document())
}

fn label(key: &str) -> Bilingual {
    Bilingual::new(
        cii_i18n::tr(Language::Fr, key, &[]),
        cii_i18n::tr(Language::De, key, &[]),
    )
}

fn written(contract: &Contract, text: &contract::Written) -> Written {
    Written::new(contract.language, &text.text).translated(&text.translation)
}

/// The places to sign. Beside a minor there is one for whoever acts for them, with the answer that the two give.
fn signers(
    file: &ContractFile,
    party_name: impl Fn(&Party) -> Option<Bilingual>,
) -> Vec<ContractSigner> {
    let mut signers = Vec::new();
    for signature in &file.contract.signatures {
        signers.push(ContractSigner {
            name: signature.name.clone(),
            party: party_name(&signature.party),
            answer: signature.state.clone(),
        });
        if let Some(beside) = file.find_signer_beside(signature) {
            signers.push(ContractSigner {
                name: beside.to_owned(),
                party: Some(label("documents.contract.representative")),
                answer: signature.state.clone(),
            });
        }
    }
    signers
}

/// The duties party by party, the person first, in the order in which they were written.
fn duties(
    contract: &Contract,
    party_name: impl Fn(&Party) -> Option<Bilingual>,
) -> Vec<ContractDuty> {
    let mut parties: Vec<&Party> = Vec::new();
    for duty in &contract.duties {
        if !parties.contains(&&duty.party) {
            parties.push(&duty.party);
        }
    }
    parties.sort();
    parties
        .into_iter()
        .map(|party| ContractDuty {
            party: party_name(party),
            duties: contract
                .duties
                .iter()
                .filter(|duty| &duty.party == party)
                .map(|duty| written(contract, &duty.text))
                .collect(),
        })
        .collect()
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
        let (document, file) = desk.read(|r| {
            let mut file = ContractFile::load(r, contract, today, viewer)?;
            if let Some(draft) = draft
                && file.contract.state.is_editable()
            {
                apply_draft(&mut file.contract, draft, today, &mut || draw_id(host))?;
            }
            Ok((document(r, &file, languages)?, file))
        })?;
        desk.witness_reading(Looked::Paper, file.situation.id, &file.person);
        Ok(output::pages(desk.engine()?, &document))
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
        let (document, name, subjects) = desk.read(|r| {
            let file = ContractFile::load(r, contract, today, viewer)?;
            let document = document(r, &file, languages)?;
            let subjects = vec![file.situation.id.0, file.person.id.0];
            Ok((document, name_of(&file, languages), subjects))
        })?;
        let bytes = desk
            .engine()?
            .pdf(&document)
            .map_err(|_| AppError::new("document_unwritable"))?
            .bytes;
        let printed = output::print(desk, output::Output { name, bytes }, 1)?;
        desk.witness(AccessKind::Print, subjects, "contract");
        Ok(printed)
    })
}

/// The name of the printed file, in the language of its text; of an amendment with its number.
fn name_of(file: &ContractFile, languages: ContractLanguages) -> String {
    let number = file.situation.number;
    let (language, number) = match languages {
        ContractLanguages::Fr => (Language::Fr, number.to_string()),
        ContractLanguages::De => (Language::De, number.to_string()),
        ContractLanguages::Both => (file.contract.language, format!("{number}-fr-de")),
    };
    match file.contract.amendment {
        0 => file_name(language, FileKind::Contract, &number, None),
        amendment => file_name(
            language,
            FileKind::Amendment,
            &number,
            Some(usize::from(amendment)),
        ),
    }
}
