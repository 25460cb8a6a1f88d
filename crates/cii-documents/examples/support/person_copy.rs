//! A copy of everything held on an invented person, and one with nothing in it.

use cii_documents::model::{Text, Width};
use cii_documents::person_copy::{Part, PersonCopy, Section, SectionKind};
use cii_domain::Language;

use super::{at, contract, day};

fn words(language: Language, fr: &str, de: &str) -> String {
    match language {
        Language::Fr => fr,
        Language::De => de,
    }
    .to_owned()
}

/// The copy of somebody with one situation, one access and many changes.
pub(crate) fn person_copy(language: Language) -> PersonCopy {
    let text = |fr: &str, de: &str| words(language, fr, de);
    let cell = |words: &str| vec![Text::plain(words)];
    let sections = SectionKind::ALL
        .iter()
        .map(|kind| {
            let parts = match kind {
                SectionKind::Identity => vec![Part::Record {
                    title: String::new(),
                    facts: vec![
                        (text("Nom", "Name"), cell("Clairesource")),
                        (text("Prénom", "Vorname"), cell("Anselme")),
                        (
                            text("Date de naissance", "Geburtsdatum"),
                            cell("17.04.1988"),
                        ),
                    ],
                    blank: vec![text("Courriel", "E-Mail"), text("Protection", "Schutz")],
                }],
                SectionKind::Sessions => vec![Part::Record {
                    title: text("Table ronde du 28.05.2026", "Runder Tisch vom 28.05.2026"),
                    facts: vec![(
                        text("Invitations", "Einladungen"),
                        vec![
                            Text::strong("Basile Chantevent"),
                            Text::plain(text("présence annoncée", "Teilnahme zugesagt")),
                        ],
                    )],
                    blank: Vec::new(),
                }],
                SectionKind::History => vec![Part::Table {
                    columns: vec![
                        ("when", Width::Fixed(22.0)),
                        ("who_did", Width::Fixed(38.0)),
                        ("changed", Width::Fixed(38.0)),
                        ("values", Width::Share(1.0)),
                    ],
                    rows: (1..=28)
                        .map(|number| {
                            vec![
                                cell(&format!("{number:02}.05.2026")),
                                cell("Basile Chantevent"),
                                cell(&text("Téléphone", "Telefon")),
                                cell(&format!("027 000 00 {number:02}")),
                            ]
                        })
                        .collect(),
                }],
                SectionKind::Withheld => vec![Part::Remark(text(
                    "Les mots tapés dans les recherches.",
                    "Die Wörter, nach denen gesucht wurde.",
                ))],
                _ => Vec::new(),
            };
            let count = match parts.first() {
                Some(Part::Table { rows, .. }) => rows.len(),
                _ => parts.len(),
            };
            Section {
                kind: *kind,
                count,
                parts,
            }
        })
        .collect();
    PersonCopy {
        sender: contract(cii_documents::contract::Languages::Fr).sender,
        email: "bureau@example.ch".to_owned(),
        language,
        made: at(day(2026, 6, 1), 9, 30),
        made_by: "Basile Chantevent".to_owned(),
        name: "Anselme Clairesource".to_owned(),
        birth_date: Some(day(1988, 4, 17)),
        address: vec!["Rue du Bisse 3".to_owned(), "1950 Sion".to_owned()],
        numbers: vec!["2026-0147".to_owned()],
        sections,
    }
}

/// The same with nothing in any section.
pub(crate) fn empty_person_copy(language: Language) -> PersonCopy {
    let mut copy = person_copy(language);
    for section in &mut copy.sections {
        section.count = 0;
        section.parts.clear();
    }
    copy
}
