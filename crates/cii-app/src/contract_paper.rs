//! The objective contract as a document.

use cii_documents::{
    Engine,
    contract::{
        ContractDocument, ContractDuty, ContractGoal, ContractMeasure, ContractPerson,
        ContractSigner, Languages, Standing, Written,
    },
    letter::Sender,
    model::Document,
};
use cii_domain::{
    Bilingual, Language,
    contract::{self, Contract, Party, Payer},
    office::Office,
};
use cii_store::Reader;

use crate::{
    AppError,
    api::{
        contracts::ContractLanguages,
        sessions::{PageView, PagesView},
    },
    commands::contracts::ContractFile,
    institution_names::InstitutionNames,
};

/// The paper of a contract.
pub(crate) fn document(
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
    let paper = ContractDocument {
        sender: Sender::from(&office),
        languages: match languages {
            ContractLanguages::Fr => Languages::Fr,
            ContractLanguages::De => Languages::De,
            ContractLanguages::Both => Languages::Both,
        },
        number: file.situation.number.to_string(),
        amendment: contract.amendment,
        standing: match &contract.conformity {
            Some(conformity) => Standing::Final { on: conformity.on },
            None => Standing::Draft { on: file.today },
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
        aim: written(contract, &contract.aim),
        goals: contract
            .goals
            .iter()
            .map(|goal| ContractGoal {
                text: written(contract, &goal.text),
                indicator: written(contract, &goal.indicator),
                due_on: goal.due_on,
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
                from: measure.from,
                to: measure.to,
                cost: measure.cost,
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
        reviews: contract.reviews.clone(),
        signers: contract
            .signatures
            .iter()
            .map(|signature| ContractSigner {
                name: signature.name.clone(),
                party: party_name(&signature.party),
            })
            .collect(),
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

/// The pages of a document for the window.
#[expect(clippy::unnecessary_wraps, reason = "commands end with it")]
pub(crate) fn pages(engine: &Engine, document: &Document) -> Result<PagesView, AppError> {
    let preview = engine.svg(document);
    Ok(PagesView {
        language: document.language,
        pages: preview
            .pages
            .into_iter()
            .map(|page| PageView {
                svg: page.svg,
                text: page.text,
            })
            .collect(),
        replaced_characters: preview.replaced_characters.into_iter().collect(),
    })
}
