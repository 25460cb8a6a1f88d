//! The office, whom it writes to, and an invitation.

use cii_documents::invitation::{Capacity, InvitationLetter, Participant, Status, Venue};
use cii_documents::letter::{Recipient, Sender};
use cii_documents::model::Window;
use cii_domain::session::SessionKind;
use cii_domain::{Bilingual, Language};
use cii_i18n::format::Form;

use super::{at, day};

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
pub(super) fn representative(language: Language) -> Recipient {
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
    let (room, function) = match recipient.language {
        Language::Fr => ("Salle 3.12, 3e étage, ascenseur", "secrétariat"),
        Language::De => ("Raum 3.12, 3. Stock, Lift", "Sekretariat"),
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
        signed_by: vec![format!("Églantine Combeclaire, {function}")],
    }
}
