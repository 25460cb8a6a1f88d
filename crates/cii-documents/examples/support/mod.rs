//! Invented documents that show every case: both languages, every capacity, long names, other
//! scripts, empty lists. Nobody in them exists.

use chrono::{NaiveDate, NaiveDateTime};
use cii_documents::contract::{
    ContractDocument, ContractDuty, ContractGoal, ContractMeasure, ContractPerson, ContractSigner,
    Languages, Standing, Written,
};
use cii_documents::invitation::{Capacity, InvitationLetter, Participant, Status, Venue};
use cii_documents::letter::{Recipient, Sender};
use cii_documents::model::{Document, Window};
use cii_domain::contract::{GoalState, LegalBasis, SignatureState};
use cii_domain::money::Centimes;
use cii_domain::session::SessionKind;
use cii_domain::{Bilingual, Language};
use cii_i18n::format::Form;

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A moment.
pub(crate) fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// The office.
pub(crate) fn sender() -> Sender {
    Sender {
        name: Bilingual::new("Bureau CII Valais", "IIZ-Büro Wallis"),
        tagline: Bilingual::new(
            "Collaboration interinstitutionnelle",
            "Interinstitutionelle Zusammenarbeit",
        ),
        place: Bilingual::new("Sion", "Sitten"),
        address: "avenue des Platanes 3, 1950 Sion".to_owned(),
        phone: "027 000 00 10".to_owned(),
        window: Window::Right,
        image: None,
    }
}

/// The person concerned.
pub(crate) fn person(language: Language) -> Recipient {
    Recipient {
        language,
        form: Form::Madam,
        physician: false,
        first_name: "Maëlle".to_owned(),
        name: "Roncevent".to_owned(),
        institution: None,
        address: vec!["Chemin des Mélèzes 7".to_owned(), "3960 Sierre".to_owned()],
    }
}

/// The physician.
pub(crate) fn physician(language: Language) -> Recipient {
    Recipient {
        language,
        form: Form::Sir,
        physician: true,
        first_name: "Reto".to_owned(),
        name: "Arvenstein".to_owned(),
        institution: Some(
            match language {
                Language::Fr => "Service médical régional",
                Language::De => "Regionaler ärztlicher Dienst",
            }
            .to_owned(),
        ),
        address: vec!["Lindenstrasse 14".to_owned(), "3900 Brig".to_owned()],
    }
}

/// A respondent.
pub(crate) fn respondent(language: Language) -> Recipient {
    Recipient {
        language,
        form: Form::Neutral,
        physician: false,
        first_name: "Faustin".to_owned(),
        name: "Neigebois".to_owned(),
        institution: Some(
            match language {
                Language::Fr => "Office cantonal AI du Valais",
                Language::De => "Kantonale IV-Stelle Wallis",
            }
            .to_owned(),
        ),
        address: vec!["Rue des Érables 12".to_owned(), "1950 Sion".to_owned()],
    }
}

fn participants() -> Vec<Participant> {
    let of = |function: (&str, &str), institution: (&str, &str)| Participant {
        function: Bilingual::new(function.0, function.1),
        institution: Bilingual::new(institution.0, institution.1),
    };
    vec![
        of(
            ("conseil en personnel", "Personalberatung"),
            (
                "Office régional de placement de Sierre",
                "Regionales Arbeitsvermittlungszentrum Siders",
            ),
        ),
        of(
            ("service social", "Sozialdienst"),
            (
                "Centre médico-social de Sierre",
                "Sozialmedizinisches Zentrum Siders",
            ),
        ),
        of(
            ("réadaptation", "Eingliederung"),
            ("Office cantonal AI", "Kantonale IV-Stelle"),
        ),
        of(
            ("médecin", "ärztliche Beurteilung"),
            ("Service médical régional", "Regionaler ärztlicher Dienst"),
        ),
        of(
            ("direction de la séance", "Leitung der Sitzung"),
            ("Bureau CII", "IIZ-Büro"),
        ),
    ]
}

/// Whoever answers for the person, at the same address.
fn representative(language: Language) -> Recipient {
    let minor = person(language);
    Recipient {
        form: Form::Neutral,
        first_name: String::new(),
        name: "Ombeline Clairesource".to_owned(),
        ..minor
    }
}

/// An invitation to an assessment.
pub(crate) fn invitation(recipient: Recipient, capacity: Capacity) -> InvitationLetter {
    let date = day(2026, 6, 2);
    let room = match recipient.language {
        Language::Fr => "Salle 3.12, 3e étage, ascenseur",
        Language::De => "Raum 3.12, 3. Stock, Lift",
    };
    InvitationLetter {
        sender: sender(),
        session_language: Some(Language::Fr),
        recipient,
        capacity,
        represents: None,
        kind: SessionKind::Assessment,
        status: Status::New,
        case_number: "2026-0147".to_owned(),
        date: day(2026, 5, 20),
        start: at(date, 9, 0),
        end: at(date, 11, 0),
        venue: Venue::Room(vec![
            "Bureau CII, avenue des Platanes 3, 3960 Sierre".to_owned(),
            room.to_owned(),
        ]),
        participants: participants(),
        reply_by: Some(day(2026, 5, 27)),
        phone: "027 000 00 10".to_owned(),
        signed_by: vec!["Églantine Combeclaire, secrétariat".to_owned()],
    }
}

/// Words in French with a German version.
fn both(french: &str, german: &str) -> Written {
    Written::new(Language::Fr, french).translated(german)
}

fn french(words: &str) -> Written {
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
fn answered(mut contract: ContractDocument) -> ContractDocument {
    let on = day(2026, 9, 4);
    let answers = [
        SignatureState::Signed { on },
        SignatureState::Refused {
            on,
            reason: "Die Massnahme 2.2 beginnt zu spät für den Anspruch, der am 30.09.2026 endet."
                .to_owned(),
        },
        SignatureState::Open,
        SignatureState::Signed { on },
    ];
    for (signer, answer) in contract.signers.iter_mut().zip(answers) {
        signer.answer = answer;
    }
    contract
}

/// A small image for the letterhead, in part transparent.
pub(crate) fn image() -> Vec<u8> {
    include_bytes!("emblem.png").to_vec()
}

/// Every sample with the name of its file.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    let mut samples = Vec::new();
    for (name, recipient, capacity) in [
        (
            "assessment-person-fr",
            person(Language::Fr),
            Capacity::Person,
        ),
        (
            "assessment-person-de",
            person(Language::De),
            Capacity::Person,
        ),
        (
            "assessment-physician-fr",
            physician(Language::Fr),
            Capacity::Physician,
        ),
        (
            "assessment-physician-de",
            physician(Language::De),
            Capacity::Physician,
        ),
        (
            "assessment-institution-fr",
            respondent(Language::Fr),
            Capacity::Professional,
        ),
        (
            "assessment-institution-de",
            respondent(Language::De),
            Capacity::Professional,
        ),
    ] {
        samples.push((name, invitation(recipient, capacity).document()));
    }
    for (name, language) in [
        ("assessment-representative-fr", Language::Fr),
        ("assessment-representative-de", Language::De),
    ] {
        let minor = person(language).full_name();
        let mut letter = invitation(representative(language), Capacity::Person);
        letter.represents = Some(minor);
        samples.push((name, letter.document()));
    }
    for (name, language) in [
        ("round-table-fr", Language::Fr),
        ("round-table-de", Language::De),
    ] {
        let mut letter = invitation(respondent(language), Capacity::Professional);
        letter.kind = SessionKind::RoundTable;
        letter.venue = Venue::Video("https://video.example.ch/salle/2026-0147".to_owned());
        samples.push((name, letter.document()));
    }
    for (name, recipient, capacity, status) in [
        (
            "moved-person-fr",
            person(Language::Fr),
            Capacity::Person,
            Status::Moved {
                from: day(2026, 5, 28),
            },
        ),
        (
            "moved-institution-de",
            respondent(Language::De),
            Capacity::Professional,
            Status::Moved {
                from: day(2026, 5, 28),
            },
        ),
        (
            "reminder-person-fr",
            person(Language::Fr),
            Capacity::Person,
            Status::Reminder {
                sent: day(2026, 5, 12),
            },
        ),
        (
            "reminder-institution-de",
            respondent(Language::De),
            Capacity::Professional,
            Status::Reminder {
                sent: day(2026, 5, 12),
            },
        ),
        (
            "changed-institution-fr",
            respondent(Language::Fr),
            Capacity::Professional,
            Status::Changed,
        ),
        (
            "postponed-person-de",
            person(Language::De),
            Capacity::Person,
            Status::Postponed,
        ),
        (
            "cancelled-person-de",
            person(Language::De),
            Capacity::Person,
            Status::Cancelled,
        ),
        (
            "cancelled-institution-fr",
            respondent(Language::Fr),
            Capacity::Professional,
            Status::Cancelled,
        ),
        (
            "withdrawn-person-fr",
            person(Language::Fr),
            Capacity::Person,
            Status::Withdrawn,
        ),
        (
            "withdrawn-person-de",
            person(Language::De),
            Capacity::Person,
            Status::Withdrawn,
        ),
        (
            "withdrawn-institution-fr",
            respondent(Language::Fr),
            Capacity::Professional,
            Status::Withdrawn,
        ),
        (
            "withdrawn-physician-de",
            physician(Language::De),
            Capacity::Physician,
            Status::Withdrawn,
        ),
    ] {
        let mut letter = invitation(recipient, capacity);
        letter.status = status;
        samples.push((name, letter.document()));
    }

    let mut minor = invitation(representative(Language::Fr), Capacity::Person);
    minor.represents = Some(person(Language::Fr).full_name());
    minor.status = Status::Withdrawn;
    samples.push(("withdrawn-representative-fr", minor.document()));

    let mut left = invitation(respondent(Language::Fr), Capacity::Professional);
    left.sender.window = Window::Left;
    left.sender.image = Some((
        image(),
        Bilingual::new("Emblème de l’office", "Emblem des Büros"),
    ));
    samples.push(("left-window-image-fr", left.document()));

    let mut sixty = invitation(person(Language::Fr), Capacity::Person);
    sixty.recipient.first_name = String::from("Marie-Philomène-Alexandrine");
    sixty.recipient.name = String::from("de Courtepierre-Hautefontaine-Belval");
    samples.push(("name-of-60-fr", sixty.document()));

    let mut endless = invitation(person(Language::De), Capacity::Person);
    endless.recipient.name = "Abcdefghij".repeat(50);
    samples.push(("name-of-500-de", endless.document()));

    let mut strange = invitation(person(Language::Fr), Capacity::Person);
    strange.recipient.first_name = String::from("Zoé 🦊\u{fe0f}");
    strange.recipient.name = String::from("مريم שרה \u{e000} e\u{301}");
    samples.push(("emoji-and-other-scripts-fr", strange.document()));

    let mut bare = invitation(person(Language::Fr), Capacity::Person);
    bare.participants.clear();
    bare.signed_by.clear();
    bare.reply_by = None;
    bare.venue = Venue::Open;
    bare.session_language = None;
    bare.recipient.address.clear();
    samples.push(("empty-lists-fr", bare.document()));

    for (name, languages) in [
        ("contract-fr", Languages::Fr),
        ("contract-de", Languages::De),
        ("contract-both", Languages::Both),
    ] {
        samples.push((name, contract(languages).document()));
    }
    for (name, languages) in [
        ("contract-long-fr", Languages::Fr),
        ("contract-long-both", Languages::Both),
    ] {
        samples.push((name, long_contract(languages).document()));
    }
    let mut amendment = contract(Languages::De);
    amendment.amendment = 2;
    amendment.standing = Standing::Final {
        on: day(2026, 9, 1),
    };
    samples.push(("amendment-de", answered(amendment).document()));
    for (name, languages) in [
        ("contract-signed-fr", Languages::Fr),
        ("contract-signed-both", Languages::Both),
    ] {
        let mut signed = contract(languages);
        signed.standing = Standing::Final {
            on: day(2026, 6, 1),
        };
        for (number, signer) in (2..).zip(&mut signed.signers) {
            signer.answer = SignatureState::Signed {
                on: day(2026, 6, number),
            };
        }
        samples.push((name, signed.document()));
    }
    let mut given_up = answered(contract(Languages::Both));
    given_up.standing = Standing::NotConcluded {
        on: day(2026, 6, 1),
    };
    samples.push(("contract-not-concluded-both", given_up.document()));

    let mut empty = contract(Languages::Both);
    empty.aim.text.clear();
    empty.goals.clear();
    empty.measures.clear();
    empty.duties.clear();
    empty.case_manager = None;
    empty.reviews.clear();
    empty.signers.clear();
    empty.parties.clear();
    samples.push(("contract-empty-both", empty.document()));

    let mut wide = contract(Languages::Both);
    wide.person.name = "Abcdefghij".repeat(50);
    if let Some(goal) = wide.goals.first_mut() {
        goal.text = french(&"Reprendre pas à pas une activité. ".repeat(140));
    }
    samples.push(("contract-huge-cell-both", wide.document()));
    samples
}
