//! An objective contract: as it is drawn up, long, answered.

use cii_documents::contract::{
    ContractDocument, ContractDuty, ContractGoal, ContractMeasure, ContractPerson, ContractSigner,
    Languages, Standing, Written,
};
use cii_domain::contract::{GoalState, LegalBasis, SignatureState};
use cii_domain::money::Centimes;
use cii_domain::{Bilingual, Language};

use super::day;
use super::letters::sender;

/// Words in French with a German version.
fn both(french: &str, german: &str) -> Written {
    Written::new(Language::Fr, french).translated(german)
}

pub(super) fn french(words: &str) -> Written {
    Written::new(Language::Fr, words)
}

/// An objective contract.
pub(crate) fn contract(languages: Languages) -> ContractDocument {
    let orp = Bilingual::new("ORP Sion", "RAV Sitten");
    let cms = Bilingual::new("CMS de Sion", "SMZ Sitten");
    let oai = Bilingual::new("Office cantonal AI", "Kantonale IV-Stelle");
    let bureau = Bilingual::new("Bureau CII", "IIZ-Büro");
    ContractDocument {
        sender: sender(),
        languages,
        number: "2026-0115".to_owned(),
        amendment: 0,
        standing: Standing::Draft {
            on: day(2026, 5, 20),
        },
        person: ContractPerson {
            name: "Anselme Clairesource".to_owned(),
            birth_date: Some(day(1979, 9, 22)),
            place: "1950 Sion".to_owned(),
        },
        parties: vec![orp.clone(), cms.clone(), oai.clone(), bureau.clone()],
        starts_on: Some(day(2026, 6, 8)),
        ends_on: Some(day(2027, 3, 31)),
        aim: both(
            "Retrouver en un an un emploi durable dans la logistique, à un taux compatible avec la santé.",
            "Innert eines Jahres wieder eine dauerhafte Stelle in der Logistik finden, mit einem Pensum, das die Gesundheit zulässt.",
        ),
        goals: vec![
            ContractGoal {
                text: both(
                    "Clarifier la capacité de travail",
                    "Die Arbeitsfähigkeit klären",
                ),
                indicator: both(
                    "Rapport du SMR remis aux parties",
                    "Bericht des RAD liegt den Parteien vor",
                ),
                due_on: Some(day(2026, 8, 31)),
                state: GoalState::Reached,
            },
            ContractGoal {
                text: both(
                    "Retrouver un rythme de 50\u{a0}%",
                    "Wieder einen Rhythmus von 50\u{a0}% finden",
                ),
                indicator: both(
                    "Douze semaines, présence d’au moins 80\u{a0}%",
                    "Zwölf Wochen, Anwesenheit von mindestens 80\u{a0}%",
                ),
                due_on: Some(day(2026, 11, 30)),
                state: GoalState::Open,
            },
            ContractGoal {
                // Not translated: both versions show the words as they were written.
                text: french("Reprendre un emploi dans la logistique"),
                indicator: french("Contrat de travail signé, taux de 50\u{a0}% ou plus"),
                due_on: Some(day(2027, 2, 28)),
                state: GoalState::Open,
            },
        ],
        measures: vec![
            measure(
                both("Évaluation en atelier", "Abklärung in der Werkstatt"),
                "Atelier des Arolles, Sion",
                &oai,
                LegalBasis::Lai,
                945_000,
            ),
            measure(
                both("Bilan de compétences", "Kompetenzbilanz"),
                "CIO de Sion",
                &Bilingual::new("SICT", "DIHA"),
                LegalBasis::Laci,
                120_000,
            ),
            measure(
                both(
                    "Appui à la gestion du budget",
                    "Unterstützung bei der Budgetplanung",
                ),
                "CMS de Sion",
                &Bilingual::new("SAS", "DSW"),
                LegalBasis::Lias,
                64_000,
            ),
            measure(
                both("Stage en entreprise", "Praktikum im Betrieb"),
                "Entrepôts du Verger, Conthey",
                &Bilingual::new(
                    "Fonds cantonal pour l’emploi",
                    "Kantonaler Beschäftigungsfonds",
                ),
                LegalBasis::Lemc,
                320_000,
            ),
        ],
        duties: vec![
            ContractDuty {
                party: None,
                duties: vec![
                    both(
                        "Suit les mesures 2.1 à 2.4 et annonce toute absence le jour même.",
                        "Nimmt an den Massnahmen 2.1 bis 2.4 teil und meldet jede Abwesenheit am selben Tag.",
                    ),
                    both(
                        "Présente ses recherches d’emploi chaque mois.",
                        "Legt jeden Monat die Stellensuche vor.",
                    ),
                ],
            },
            ContractDuty {
                party: Some(orp.clone()),
                duties: vec![both(
                    "Décide la mesure 2.2 jusqu’au 12.06.2026.",
                    "Entscheidet bis am 12.06.2026 über die Massnahme 2.2.",
                )],
            },
            ContractDuty {
                party: Some(cms.clone()),
                duties: vec![both(
                    "Assure la gestion du cas, un entretien par mois.",
                    "Führt den Fall, mit einem Gespräch pro Monat.",
                )],
            },
            ContractDuty {
                party: Some(oai.clone()),
                duties: vec![french("Décide la mesure 2.1 jusqu’au 05.06.2026.")],
            },
        ],
        case_manager: Some(("Romane Sourcevive".to_owned(), cms.clone())),
        reviews: vec![day(2026, 8, 31), day(2026, 11, 30), day(2027, 2, 28)],
        signers: vec![
            ContractSigner {
                name: "Anselme Clairesource".to_owned(),
                party: None,
                answer: SignatureState::Open,
            },
            ContractSigner {
                name: "Colin Brumerive".to_owned(),
                party: Some(orp),
                answer: SignatureState::Open,
            },
            ContractSigner {
                name: "Romane Sourcevive".to_owned(),
                party: Some(cms),
                answer: SignatureState::Open,
            },
            ContractSigner {
                name: String::new(),
                party: Some(oai),
                answer: SignatureState::Open,
            },
            ContractSigner {
                name: "Basile Chantevent".to_owned(),
                party: Some(bureau),
                answer: SignatureState::Open,
            },
        ],
    }
}

fn measure(
    title: Written,
    provider: &str,
    payer: &Bilingual,
    law: LegalBasis,
    centimes: i64,
) -> ContractMeasure {
    ContractMeasure {
        title,
        provider: provider.to_owned(),
        payer: payer.clone(),
        legal_basis: Some(law),
        from: Some(day(2026, 6, 15)),
        to: Some(day(2026, 10, 30)),
        cost: Some(Centimes(centimes)),
    }
}

/// The same contract with enough goals, measures and duties for ten pages.
pub(crate) fn long_contract(languages: Languages) -> ContractDocument {
    let mut long = contract(languages);
    let (goals, measures, duties) = (
        long.goals.clone(),
        long.measures.clone(),
        long.duties.clone(),
    );
    for _ in 0..14 {
        long.goals.extend(goals.iter().cloned());
    }
    for _ in 0..16 {
        long.measures.extend(measures.iter().cloned());
    }
    for duty in &mut long.duties {
        for _ in 0..14 {
            duty.duties.extend(
                duties
                    .iter()
                    .flat_map(|each| each.duties.iter().cloned())
                    .collect::<Vec<_>>(),
            );
        }
    }
    long.standing = Standing::Final {
        on: day(2026, 6, 1),
    };
    long
}

/// The same contract once some have signed and one party has refused.
pub(super) fn answered(mut contract: ContractDocument) -> ContractDocument {
    let on = day(2026, 9, 4);
    let answers = [
        SignatureState::Signed {
            on,
            by: String::new(),
        },
        SignatureState::Refused {
            on,
            reason: "Die Massnahme 2.2 beginnt zu spät für den Anspruch, der am 30.09.2026 endet."
                .to_owned(),
        },
        SignatureState::Open,
        SignatureState::Signed {
            on,
            by: String::new(),
        },
    ];
    for (signer, answer) in contract.signers.iter_mut().zip(answers) {
        signer.answer = answer;
    }
    contract
}
