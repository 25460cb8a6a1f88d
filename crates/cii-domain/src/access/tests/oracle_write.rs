//! The oracle: what is changed.

use super::{
    oracle::{Look, category, is_to_come, split},
    oracle_facts::{is_any_signed, is_being_written, is_contact, is_name, was_asked},
    oracle_read::keeps,
    world::{Sample, Viewer, World},
};
use crate::{
    contract::SignatureState,
    procuration::DataCategory,
    session::{Session, SessionState},
    situation::{Situation, SituationState},
    staff::Function,
};

/// Rule 23: what nobody changes any more.
pub(super) fn is_sealed(_world: &World, viewer: &Viewer, sample: Sample<'_>, path: &str) -> bool {
    let (field, key, part) = split(path);
    match sample {
        Sample::Person(_) | Sample::Staff(_) => field == "id",
        Sample::Situation(situation) => {
            matches!(field, "id" | "number" | "person")
                || situation.state == SituationState::Anonymised
        }
        Sample::Procuration(procuration) => {
            if matches!(field, "id" | "person" | "situation") {
                return true;
            }
            let revoked = procuration.revocation.is_some();
            match field {
                "revocation" => revoked,
                "attachments" => false,
                "replaced_by" | "replaced_on" if procuration.signed_on.is_some() || revoked => {
                    procuration.replaced_by.is_some()
                }
                _ => procuration.signed_on.is_some() || revoked,
            }
        }
        Sample::Session(session) => {
            matches!(field, "id" | "kind" | "situation") || session.state == SessionState::Approved
        }
        Sample::Contract(contract) => {
            if matches!(field, "id" | "situation" | "amendment" | "amends") {
                return true;
            }
            if is_being_written(contract) && !is_any_signed(contract) {
                return false;
            }
            match (field, part) {
                ("state" | "end_reason", _) | ("goals", "state") => false,
                ("conformity", _) => is_any_signed(contract),
                ("signatures", "state") => contract.signatures.iter().any(|signature| {
                    let written = serde_json::to_value(&signature.party).unwrap();
                    let kind = written["kind"].as_str().unwrap();
                    let here = match written["institution"].as_str() {
                        Some(institution) => format!("{kind}/{institution}") == key,
                        None => kind == key,
                    };
                    here && matches!(signature.state, SignatureState::Signed { .. })
                }),
                _ => true,
            }
        }
        Sample::Note(note) => {
            note.by != viewer.staff.id || matches!(field, "id" | "situation" | "by")
        }
        // Rule 4: an override is only shortened.
        Sample::Override(exception) => field != "until" || exception.given_by != viewer.staff.id,
    }
}

pub(super) fn changes(look: &Look<'_>, sample: Sample<'_>, path: &str) -> bool {
    let find = |id| look.world.situations.iter().find(|it| it.id == id).unwrap();
    match sample {
        Sample::Person(_) => changes_person(look, path),
        Sample::Situation(situation) => changes_situation(look, situation, path),
        // Rule 10.
        Sample::Procuration(it) => {
            let situation = find(it.situation);
            let announced = look.announced(situation) && !look.is_masked(situation);
            let signature = matches!(path, "signed_on" | "replaced_by" | "replaced_on");
            keeps(look, situation) || (announced && !signature)
        }
        Sample::Session(it) => changes_session(look, find(it.situation), it, path),
        Sample::Contract(it) => {
            let situation = find(it.situation);
            if keeps(look, situation) {
                return true;
            }
            if look.is_masked(situation) {
                return false;
            }
            let (field, key, part) = split(path);
            // Rule 20.
            let asked = it
                .measures
                .iter()
                .any(|measure| measure.id.to_string() == key && was_asked(measure.commission));
            let decides = look.is(&[Function::LegalCommission]) && asked;
            if decides && field == "measures" && part == "commission" {
                return true;
            }
            // Rule 17.
            let manager = situation.case_manager.as_ref().map(|it| it.staff);
            look.is_respondent()
                && manager == Some(look.me())
                && look.opens(situation, look.mine(), DataCategory::Identity)
                && field == "goals"
                && part == "state"
        }
        Sample::Note(it) => keeps(look, find(it.situation)),
        Sample::Override(it) => look.is(&[Function::CantonalOfficer]) && it.given_by == look.me(),
        // Rule 22.
        Sample::Staff(_) => look.is(&[Function::Secretariat, Function::CantonalOfficer]),
    }
}

fn changes_person(look: &Look<'_>, path: &str) -> bool {
    let world = look.world;
    if world.situations.is_empty() {
        let desk = look.is(&[Function::Secretariat, Function::CantonalOfficer]);
        return desk && super::oracle::is_allowed(&world.person, look.me());
    }
    let only_one = world.situations.len() == 1;
    world.situations.iter().any(|situation| {
        // Rule 9.
        let untouched = only_one && !look.has_revoked(situation);
        let own = look.is_fresh(situation) && !look.is_masked(situation) && untouched;
        keeps(look, situation) || (own && (is_name(path) || is_contact(path)))
    })
}

fn changes_situation(look: &Look<'_>, situation: &Situation, path: &str) -> bool {
    if keeps(look, situation) {
        return true;
    }
    if look.is_masked(situation) {
        return false;
    }
    let (field, key, part) = split(path);
    // Rule 9.
    let announcement = matches!(
        field,
        "announcement" | "involved" | "region" | "register" | "state"
    );
    if look.is_fresh(situation) && announcement {
        return true;
    }
    // Rule 16.
    let speaks = look.is_respondent() || look.is(&[Function::ContactPerson]);
    speaks
        && look.reaches(situation)
        && look.is_named(situation)
        && field == "involved"
        && key == look.mine().as_str()
        && part == "contact"
}

fn changes_session(look: &Look<'_>, situation: &Situation, session: &Session, path: &str) -> bool {
    if look.is_masked(situation) {
        return false;
    }
    let (field, key, part) = split(path);
    let mine = look.mine().as_str();
    // Rules 5, 6 and 7.
    let leads = look.is_bureau() && session.leader == Some(look.me());
    if keeps(look, situation) || leads {
        let medical = field == "blocks" && category(key) == Some(DataCategory::Medical);
        if !medical {
            return true;
        }
    }
    // Rules 15 and 19.
    let own_seat = look
        .seats(session)
        .into_iter()
        .any(|seat| seat.id.to_string() == *key);
    if field == "invitees" && part == "reply" && own_seat && is_to_come(session) {
        let contact = look.is(&[Function::ContactPerson]) && look.is_named(situation);
        if look.is_invited(session) || contact {
            return true;
        }
    }
    if field != "blocks" || key != mine || !look.is_named(situation) {
        return false;
    }
    // Rule 16.
    let speaks = look.is_respondent() || look.is(&[Function::ContactPerson]);
    if speaks && look.reaches(situation) && is_to_come(session) {
        return true;
    }
    // Rule 18.
    look.examines(session)
}
