//! Writing: the same rules asked about a change, on the state before and on the state after.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    decide::{Access, decide, granted, profile_of},
    exception::Override,
    facts::{ContractFacts, PersonFile},
    fields::leaves_of,
    group::Group,
    path::Path,
    place::{CaseRecord, Resource},
    record::RecordKind,
    rules::Action,
    subject::Subject,
};
use crate::{contract::CommissionDecision, staff::Function};

/// Why a write was refused. The server answers with the code; the sentence is written by whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The subject is not in office on that day.
    #[error("not in office")]
    NotInOffice,
    /// There is no such record, or the subject may not know of it: the two are not told apart.
    #[error("no such record")]
    UnknownRecord,
    /// The subject may not make such a record.
    #[error("may not be made")]
    CreationClosed,
    /// The subject may not remove it.
    #[error("may not be removed")]
    DeletionClosed,
    /// The subject may not write this field.
    #[error("{0} is closed")]
    FieldClosed(Path),
    /// The subject may write this field now, but would not be allowed to in the state that the change leads to.
    #[error("{0} would be closed afterwards")]
    FieldClosedAfterwards(Path),
    /// The mask over the person would be lifted for nobody.
    #[error("a mask that is lifted for nobody")]
    MaskForNobody,
    /// An override without reason, of another day than today or without an end in time; or one that is to be prolonged.
    #[error("not a valid override")]
    OverrideInvalid,
    /// Functions, region, institution or dates that the subject may not give.
    #[error("rights that the subject may not give")]
    RightsClosed,
    /// Only the Commission droit decides, and only on what it was asked.
    #[error("a decision of the Commission droit")]
    DecisionClosed,
}

impl Refusal {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotInOffice => "write_not_in_office",
            Self::UnknownRecord => "write_unknown_record",
            Self::CreationClosed => "write_creation_closed",
            Self::DeletionClosed => "write_deletion_closed",
            Self::FieldClosed(_) => "write_field_closed",
            Self::FieldClosedAfterwards(_) => "write_field_closed_afterwards",
            Self::MaskForNobody => "write_mask_for_nobody",
            Self::OverrideInvalid => "write_override_invalid",
            Self::RightsClosed => "write_rights_closed",
            Self::DecisionClosed => "write_decision_closed",
        }
    }

    /// The field it is about, if it is about one.
    pub const fn field(&self) -> Option<&Path> {
        match self {
            Self::FieldClosed(path) | Self::FieldClosedAfterwards(path) => Some(path),
            _ => None,
        }
    }
}

/// Whether `subject` may turn `before` into `after` on `today`, where `changed` are the paths that differ. No `before`:
/// the record is made, and `changed` are the paths that are filled. No `after`: it is removed.
///
/// Both states carry their facts: a procuration before it is signed and after, a situation in its old region and its
/// new one. Each changed path must be open in both, so that nobody writes a record out of their own reach, nor into it.
pub fn authorise_write(
    subject: &Subject,
    before: Option<&Resource<'_>>,
    after: Option<&Resource<'_>>,
    changed: &BTreeSet<Path>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if !subject.is_active_on(today) {
        return Err(Refusal::NotInOffice);
    }
    match (before, after) {
        (None, None) => Err(Refusal::UnknownRecord),
        (None, Some(after)) => create(subject, after, changed, today),
        (Some(before), None) => delete(subject, before, today),
        (Some(before), Some(after)) => change(subject, before, after, changed, today),
    }
}

fn create(
    subject: &Subject,
    after: &Resource<'_>,
    filled: &BTreeSet<Path>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let open = decide(subject, after, Action::Create, today).into_mask();
    if open.is_empty() {
        return Err(Refusal::CreationClosed);
    }
    if let Some(path) = filled.iter().find(|path| !open.covers(path)) {
        return Err(Refusal::FieldClosed(path.clone()));
    }
    check_announced_person(subject, after, today)?;
    check_mask(after)?;
    check_decisions(subject, None, after)?;
    check_rights(subject, None, after, filled)?;
    match find_override(after) {
        Some(exception) if !exception.is_valid() || exception.from != today => {
            Err(Refusal::OverrideInvalid)
        }
        _ => Ok(()),
    }
}

fn change(
    subject: &Subject,
    before: &Resource<'_>,
    after: &Resource<'_>,
    changed: &BTreeSet<Path>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let profile = profile_of(subject, before, today);
    if profile.is_empty() {
        return Err(Refusal::UnknownRecord);
    }
    if let Some(path) = changed.iter().find(|path| !profile.writable.covers(path)) {
        return Err(Refusal::FieldClosed(path.clone()));
    }
    // What a state seals, it seals for later changes: the one that leads to it, a signature, is judged before.
    let behind_the_mask;
    let seen_after = match (before, after) {
        // Whoever puts a mask over a person may stand outside it afterwards.
        (Resource::Person(old), Resource::Person(new)) => {
            behind_the_mask = PersonFile {
                restricted_to: old.restricted_to.clone(),
                ..(*new).clone()
            };
            Resource::Person(&behind_the_mask)
        }
        _ => *after,
    };
    let open = granted(subject, &seen_after, Action::Change, today);
    if let Some(path) = changed.iter().find(|path| !open.covers(path)) {
        return Err(Refusal::FieldClosedAfterwards(path.clone()));
    }
    check_mask(after)?;
    check_decisions(subject, Some(before), after)?;
    check_rights(subject, Some(before), after, changed)?;
    match (find_override(before), find_override(after)) {
        (Some(old), Some(new)) if !new.is_valid() || new.until > old.until => {
            Err(Refusal::OverrideInvalid)
        }
        _ => Ok(()),
    }
}

fn delete(subject: &Subject, before: &Resource<'_>, today: NaiveDate) -> Result<(), Refusal> {
    let may = |action| decide(subject, before, action, today) != Access::Nothing;
    if may(Action::Delete) {
        Ok(())
    } else if may(Action::Read) {
        Err(Refusal::DeletionClosed)
    } else {
        Err(Refusal::UnknownRecord)
    }
}

/// An institution can announce again a person whom it knows; it cannot come to know one by announcing. Without this, a
/// worker who remembers an identifier could open a person again whose procuration was revoked. What a situation reopens
/// must be one of the same person, and one that the announcer knows.
fn check_announced_person(
    subject: &Subject,
    after: &Resource<'_>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let Resource::Case {
        file,
        situation,
        record: CaseRecord::Situation,
    } = after
    else {
        return Ok(());
    };
    let mut known = (*file).clone();
    known.cases.retain(|case| case.situation != *situation);
    let reads = |resource: &Resource<'_>| {
        subject.is_bureau() || decide(subject, resource, Action::Read, today) != Access::Nothing
    };
    if !known.cases.is_empty() && !reads(&Resource::Person(&known)) {
        return Err(Refusal::UnknownRecord);
    }
    let former = after.case().and_then(|case| case.former);
    let reopens = |former| {
        known.find_case(former).is_some()
            && reads(&Resource::Case {
                file: &known,
                situation: former,
                record: CaseRecord::Situation,
            })
    };
    if former.is_none_or(reopens) {
        Ok(())
    } else {
        Err(Refusal::UnknownRecord)
    }
}

fn check_mask(after: &Resource<'_>) -> Result<(), Refusal> {
    match after {
        Resource::Person(file) if file.restricted_to.as_ref().is_some_and(BTreeSet::is_empty) => {
            Err(Refusal::MaskForNobody)
        }
        _ => Ok(()),
    }
}

/// The Commission droit decides (convention 7.3, 7.4); the cantonal officer, who presents the situations to it (cahier
/// des charges 4.1), may record what it decided. Others may take a decision back to a question, and carry one over into
/// an amendment.
fn check_decisions(
    subject: &Subject,
    before: Option<&Resource<'_>>,
    after: &Resource<'_>,
) -> Result<(), Refusal> {
    if subject.is(Function::LegalCommission) || subject.is(Function::CantonalOfficer) {
        return Ok(());
    }
    let Some(contract) = find_contract(after) else {
        return Ok(());
    };
    let is_decided = |decision: CommissionDecision| {
        matches!(
            decision,
            CommissionDecision::Granted | CommissionDecision::Refused
        )
    };
    let stood = before.and_then(find_contract);
    let siblings = || after.case().into_iter().flat_map(|case| &case.contracts);
    for (measure, decision) in contract.decisions.iter().filter(|(_, d)| is_decided(**d)) {
        let said_before = match stood.and_then(|stood| stood.decisions.get(measure)) {
            Some(old) => old == decision,
            None => siblings().any(|(_, sibling)| {
                sibling != contract && sibling.decisions.get(measure) == Some(decision)
            }),
        };
        if !said_before {
            return Err(Refusal::DecisionClosed);
        }
    }
    Ok(())
}

/// Functions, region, institution and dates of a member of staff are rights. Nobody gives them to themselves; those of
/// the Bureau and of the Commission droit are given by the cantonal officer alone, who answers for the tool (cahier des
/// charges 4.1).
fn check_rights(
    subject: &Subject,
    before: Option<&Resource<'_>>,
    after: &Resource<'_>,
    changed: &BTreeSet<Path>,
) -> Result<(), Refusal> {
    let Resource::Staff { id, functions } = after else {
        return Ok(());
    };
    let is_right = |path: &Path| {
        leaves_of(RecordKind::Staff, Group::StaffRights).any(|leaf| leaf.field == path.field)
    };
    if !changed.iter().any(is_right) {
        return Ok(());
    }
    let former = match before {
        Some(Resource::Staff { functions, .. }) => *functions,
        _ => &[],
    };
    let is_high =
        |function: &Function| function.is_bureau() || *function == Function::LegalCommission;
    let high = functions.iter().chain(former).any(is_high);
    if *id == subject.staff || (high && !subject.is(Function::CantonalOfficer)) {
        return Err(Refusal::RightsClosed);
    }
    Ok(())
}

fn find_contract<'a>(resource: &Resource<'a>) -> Option<&'a ContractFacts> {
    match resource {
        Resource::Case {
            record: CaseRecord::Contract(id),
            ..
        } => resource.case()?.contracts.get(id),
        _ => None,
    }
}

fn find_override<'a>(resource: &Resource<'a>) -> Option<&'a Override> {
    match resource {
        Resource::Case {
            record: CaseRecord::Override(id),
            ..
        } => resource.case()?.overrides.get(id),
        _ => None,
    }
}
