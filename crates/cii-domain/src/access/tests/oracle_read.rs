//! The oracle: what is seen.

use super::{
    oracle::{Look, category, comes, is_active, is_allowed, needed, split},
    oracle_facts::{binds, is_contact, is_name, was_asked},
    world::Sample,
};
use crate::{
    InstitutionKey,
    contract::Contract,
    procuration::{DataCategory, Procuration},
    session::{self, Session},
    situation::Situation,
    staff::Function,
};

pub(super) fn sees(look: &Look<'_>, sample: Sample<'_>, path: &str) -> bool {
    let find = |id| look.world.situations.iter().find(|it| it.id == id).unwrap();
    match sample {
        Sample::Person(_) => sees_person(look, path),
        Sample::Situation(situation) => sees_situation(look, situation, path),
        Sample::Procuration(it) => sees_procuration(look, find(it.situation), it, path),
        Sample::Session(it) => sees_session(look, find(it.situation), it, path),
        Sample::Contract(it) => sees_contract(look, find(it.situation), it, path),
        // Rules 5 and 6: notes and overrides are for those of the area and those in charge.
        Sample::Note(it) => keeps(look, find(it.situation)),
        // Rule 4: the officer sees the own overrides in any case.
        Sample::Override(it) => {
            let own = look.is(&[Function::CantonalOfficer]) && it.given_by == look.me();
            own || keeps(look, find(it.situation))
        }
        // Rule 22.
        Sample::Staff(_) => {
            let calendar = path == "working_week" || path == "absences";
            look.is_bureau() || (!calendar && look.is(Function::ALL))
        }
    }
}

/// Rules 5 and 6: the situation is in the own area or led by oneself.
pub(super) fn keeps(look: &Look<'_>, situation: &Situation) -> bool {
    look.is_bureau()
        && !look.is_masked(situation)
        && (look.in_area(situation) || look.in_charge(situation))
}

/// Rule 6: as `keeps`, or sitting at one of its tables.
fn follows(look: &Look<'_>, situation: &Situation) -> bool {
    let sits = look
        .sessions_of(situation)
        .into_iter()
        .any(|session| look.at(session));
    keeps(look, situation) || (look.is_bureau() && !look.is_masked(situation) && sits)
}

fn sees_person(look: &Look<'_>, path: &str) -> bool {
    let person = &look.world.person;
    if look.world.situations.is_empty() {
        let desk = look.is(&[Function::Secretariat, Function::CantonalOfficer]);
        return desk && is_allowed(person, look.me());
    }
    let only_one = look.world.situations.len() == 1;
    look.world.situations.iter().any(|situation| {
        if follows(look, situation) {
            return true;
        }
        if look.is_masked(situation) {
            return false;
        }
        // Rule 9.
        if look.announced(situation) {
            if is_name(path) {
                return true;
            }
            let untouched = only_one && !look.has_revoked(situation);
            if look.is_fresh(situation) && untouched && is_contact(path) {
                return true;
            }
        }
        let identity = look.opens(situation, look.mine(), DataCategory::Identity);
        // Rule 12.
        if look.reaches(situation) && identity && (is_name(path) || is_contact(path)) {
            return true;
        }
        // Rule 18.
        let sessions = look.sessions_of(situation);
        identity && is_name(path) && sessions.into_iter().any(|session| look.examines(session))
    })
}

fn sees_situation(look: &Look<'_>, situation: &Situation, path: &str) -> bool {
    if follows(look, situation) {
        return true;
    }
    if look.is_masked(situation) {
        return false;
    }
    let (field, key, part) = split(path);
    let mine = look.mine();
    let calendar_entry = matches!(field, "id" | "number" | "region");
    let sessions = look.sessions_of(situation);
    // Rule 15.
    let invited = sessions.iter().any(|session| look.is_invited(session));
    if invited && calendar_entry {
        return true;
    }
    // Rule 20.
    let on_agenda = look.is(&[Function::LegalCommission])
        && look.world.contracts.iter().any(|contract| {
            contract.situation == situation.id
                && contract.measures.iter().any(|it| was_asked(it.commission))
        });
    if on_agenda && calendar_entry {
        return true;
    }
    // Rule 18.
    let examines = sessions.iter().any(|session| look.examines(session));
    let identity = look.opens(situation, mine, DataCategory::Identity);
    if examines && identity && field == "person" {
        return true;
    }
    // Rule 17.
    let manages = situation.case_manager.as_ref().map(|it| it.staff) == Some(look.me());
    if look.is_respondent() && manages && identity && field == "follow_ups" {
        return true;
    }
    let named = look.reaches(situation) && look.is_named(situation);
    let announced = look.announced(situation);
    match field {
        "id" | "number" | "region" | "register" | "state" | "person" | "coordinator" => {
            announced || named
        }
        "case_manager" | "services" | "closing" => named,
        "triage" => announced,
        "involved" => {
            let own = key == mine.as_str() && (announced || named);
            // Rule 9: the announcer wrote the list and keeps it until the triage.
            own || look.is_fresh(situation) || (named && are_fellows(look, situation, key))
        }
        "announcement" => {
            let wanted = if part == "laci_rights_end_on" {
                DataCategory::Employment
            } else {
                needed(situation.announcement.service.as_str())
            };
            let opened = look.opens(situation, mine, wanted);
            announced || (look.reaches(situation) && opened)
        }
        _ => false,
    }
}

/// Rule 11: one active procuration names both.
fn are_fellows(look: &Look<'_>, situation: &Situation, other: &str) -> bool {
    let other = InstitutionKey::new(other);
    look.world.procurations.iter().any(|procuration| {
        procuration.situation == situation.id
            && is_active(procuration, look.today)
            && gives(procuration, look.mine())
            && procuration.grants.iter().any(|it| it.institution == other)
    })
}

fn gives(procuration: &Procuration, institution: &InstitutionKey) -> bool {
    let lines = procuration.grants.iter();
    let mut lines = lines.filter(|line| line.institution == *institution);
    lines.any(|line| !line.categories.is_empty())
}

fn sees_procuration(
    look: &Look<'_>,
    situation: &Situation,
    procuration: &Procuration,
    path: &str,
) -> bool {
    if follows(look, situation) {
        return true;
    }
    if look.is_masked(situation) {
        return false;
    }
    // Rule 9.
    if look.announced(situation) {
        return true;
    }
    // Rule 11.
    let (field, key, _) = split(path);
    let in_force = is_active(procuration, look.today) && gives(procuration, look.mine());
    look.reaches(situation)
        && in_force
        && match field {
            "grants" => key == look.mine().as_str(),
            "revocation" | "replaced_by" | "replaced_on" | "attachments" => false,
            _ => true,
        }
}

fn sees_session(look: &Look<'_>, situation: &Situation, session: &Session, path: &str) -> bool {
    if look.is_masked(situation) {
        return false;
    }
    let (field, key, part) = split(path);
    let mine = look.mine().as_str();
    if look.is_bureau() {
        // Rule 7.
        let is_text = field == "blocks" && part != "institution" && part != "filled_on";
        let medical = is_text && category(key) == Some(DataCategory::Medical);
        if !medical && follows(look, situation) {
            return true;
        }
        let bureau = InstitutionKey::new("bureau");
        let near = look.in_charge(situation) || look.at(session);
        if medical && near && look.opens(situation, &bureau, DataCategory::Medical) {
            return true;
        }
    }
    let invitation = match field {
        "invitees"
        | "blocks"
        | "outcome"
        | "attachments"
        | "person_invited_because"
        | "waivers" => false,
        "called_off" => part == "on",
        _ => true,
    };
    let own_seats = look.seats(session);
    // Why somebody was called off is for the file.
    let is_seat =
        field == "invitees" && !matches!(part, "called_off_because" | "called_off_language");
    let own_seat = is_seat && own_seats.iter().any(|seat| seat.id.to_string() == *key);
    let own_block = field == "blocks" && key == mine;
    // Rule 15.
    if look.is_invited(session) {
        if invitation || own_seat {
            return true;
        }
        if own_block && look.is_announcer() {
            return true;
        }
    }
    // Rule 18.
    if look.examines(session) && field == "blocks" {
        let ticked = look.opens(situation, look.mine(), DataCategory::Medical);
        if own_block || (ticked && category(key) == Some(DataCategory::Medical)) {
            return true;
        }
    }
    if !look.reaches(situation) || !look.is_named(situation) {
        return false;
    }
    // Rules 11 to 13.
    match (field, part) {
        ("invitees", _) => is_seat,
        ("outcome", "decision") => true,
        ("blocks", _) => own_block || look.opens(situation, look.mine(), needed(key)),
        ("outcome", "minutes" | "language" | "approval") | ("attachments", _) => {
            let coming = session.invitees.iter().filter(|seat| comes(seat));
            let sat = coming
                .clone()
                .any(|seat| seat.institution.as_ref() == Some(look.mine()));
            let physician = coming
                .clone()
                .any(|seat| seat.role == session::Role::SmrPhysician);
            sat && (!physician || look.opens(situation, look.mine(), DataCategory::Medical))
        }
        _ => invitation,
    }
}

fn sees_contract(look: &Look<'_>, situation: &Situation, contract: &Contract, path: &str) -> bool {
    if follows(look, situation) {
        return true;
    }
    if look.is_masked(situation) {
        return false;
    }
    let (field, key, _) = split(path);
    // Rule 20.
    let asked = contract
        .measures
        .iter()
        .filter(|it| was_asked(it.commission));
    if look.is(&[Function::LegalCommission]) && asked.clone().next().is_some() {
        let head = matches!(
            field,
            "id" | "situation" | "amendment" | "amends" | "state" | "language" | "starts_on"
        );
        let measure = field == "measures" && asked.clone().any(|it| it.id.to_string() == key);
        if head || measure {
            return true;
        }
    }
    // Rules 14 and 17.
    if !look.opens(situation, look.mine(), DataCategory::Identity) {
        return false;
    }
    let manages = situation.case_manager.as_ref().map(|it| it.staff) == Some(look.me());
    (look.reaches(situation) && binds(contract, look.mine())) || (look.is_respondent() && manages)
}
