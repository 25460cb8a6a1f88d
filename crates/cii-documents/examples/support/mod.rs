//! Invented documents that show every case: both languages, every capacity, long names, other
//! scripts, empty lists. Nobody in them exists.

mod contracts;
mod letters;
mod person_copy;

use chrono::{NaiveDate, NaiveDateTime};
use cii_documents::Engine;
use cii_documents::contract::{Languages, Standing};
use cii_documents::invitation::{Capacity, Status, Venue};
use cii_documents::model::{Document, Window};
use cii_domain::contract::SignatureState;
use cii_domain::session::SessionKind;
use cii_domain::{Bilingual, Language};

use contracts::{answered, french};
pub(crate) use contracts::{contract, long_contract};
pub(crate) use letters::{invitation, person, respondent};
use letters::{physician, representative};
use person_copy::{empty_person_copy, person_copy};

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A moment.
pub(crate) fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// A small image for the letterhead, in part transparent.
pub(crate) fn image() -> Vec<u8> {
    include_bytes!("emblem.png").to_vec()
}

/// Every sample with the name of its file; `engine` counts the pages of those with a table of contents.
pub(crate) fn all(engine: &Engine) -> Vec<(&'static str, Document)> {
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
                by: String::new(),
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
    for (name, copy) in [
        ("person-copy-fr", person_copy(Language::Fr)),
        ("person-copy-de", person_copy(Language::De)),
        ("person-copy-empty-de", empty_person_copy(Language::De)),
    ] {
        samples.push((name, copy.document(engine)));
    }
    samples
}
