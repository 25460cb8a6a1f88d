//! What nobody may write any more, whoever they are: the state of the record itself says so.

use super::{
    facts::ContractFacts,
    mask::Mask,
    path::{Element, Path},
    place::{CaseRecord, Resource},
    record::RecordKind,
    rules::Action,
    subject::Subject,
};
use crate::{procuration::Procuration, session::SessionState, situation::SituationState};

/// Fields that are set when the record is made and never change: what it is, and to whom it belongs. A record cannot
/// move to another person or situation, where other people would see it.
const FIXED: &[(RecordKind, &[&str])] = &[
    (RecordKind::Person, &["id"]),
    (RecordKind::Situation, &["id", "number", "person"]),
    (RecordKind::Procuration, &["id", "person", "situation"]),
    (RecordKind::Session, &["id", "kind", "situation"]),
    (
        RecordKind::Contract,
        &["id", "situation", "amendment", "amends"],
    ),
    (RecordKind::Note, &["id", "situation", "by"]),
    (
        RecordKind::Override,
        &["id", "situation", "given_by", "opening", "from", "reason"],
    ),
    (RecordKind::Staff, &["id"]),
    (RecordKind::Room, &["id"]),
    (RecordKind::Institution, &["key"]),
    (RecordKind::CatalogueItem, &["key"]),
    (RecordKind::AdministrationYear, &["year"]),
];

/// What of `granted` the state of `resource` leaves open to `action`. Reading is never sealed.
pub(super) fn unsealed(
    granted: Mask,
    resource: &Resource<'_>,
    action: Action,
    subject: &Subject,
) -> Mask {
    let open = match action {
        Action::Read => true,
        Action::Create => is_own(resource, subject),
        Action::Delete => is_own(resource, subject) && may_go(resource),
        Action::Change => return changeable(&granted, resource, subject),
    };
    if open { granted } else { Mask::EMPTY }
}

/// A note belongs to its author (cii: «notes are added, never overwritten by somebody else»); an override is given in
/// one's own name.
fn is_own(resource: &Resource<'_>, subject: &Subject) -> bool {
    match (resource, resource.case()) {
        (
            Resource::Case {
                record: CaseRecord::Note { by, .. },
                ..
            },
            _,
        ) => *by == subject.staff,
        (
            Resource::Case {
                record: CaseRecord::Override(id),
                ..
            },
            Some(case),
        ) => case
            .overrides
            .get(id)
            .is_some_and(|exception| exception.given_by == subject.staff),
        _ => true,
    }
}

/// Whether a record may be removed: only what nobody has relied on yet. Everything else ends by a state or a date.
fn may_go(resource: &Resource<'_>) -> bool {
    let Resource::Case { record, .. } = resource else {
        return match resource {
            Resource::Person(file) => file.cases.is_empty(),
            _ => true,
        };
    };
    let Some(case) = resource.case() else {
        return false;
    };
    match record {
        CaseRecord::Situation => matches!(
            case.state,
            SituationState::Draft | SituationState::Announced
        ),
        CaseRecord::Procuration(id) => case
            .procurations
            .get(id)
            .is_some_and(|procuration| procuration.signed_on.is_none()),
        CaseRecord::Session(id) => case
            .sessions
            .get(id)
            .is_some_and(|session| session.state == SessionState::Planned),
        CaseRecord::Contract(id) => case.contracts.get(id).is_some_and(is_text_open),
        CaseRecord::Note { .. } => true,
        CaseRecord::Override(_) => false,
    }
}

/// Whether the text of a contract may still change: being written or checked, and nobody has signed («from the first
/// signature on its text never changes again»).
fn is_text_open(contract: &ContractFacts) -> bool {
    contract.state.is_editable() && !contract.signatures.values().any(|signed| *signed)
}

fn changeable(granted: &Mask, resource: &Resource<'_>, subject: &Subject) -> Mask {
    let kind = resource.kind();
    let fixed = FIXED.iter().find(|(of, _)| *of == kind);
    let is_fixed = |path: &&Path| fixed.is_some_and(|(_, fields)| fields.contains(&&*path.field));
    let free: Mask = granted
        .paths()
        .filter(|path| !is_fixed(path))
        .cloned()
        .collect();
    let Resource::Case { record, .. } = resource else {
        return free;
    };
    let Some(case) = resource.case() else {
        return Mask::EMPTY;
    };
    match record {
        // The server itself makes a situation anonymous; afterwards there is nothing to write.
        CaseRecord::Situation if case.state == SituationState::Anonymised => Mask::EMPTY,
        CaseRecord::Situation => free,
        CaseRecord::Note { .. } | CaseRecord::Override(_) => {
            if is_own(resource, subject) {
                free
            } else {
                Mask::EMPTY
            }
        }
        CaseRecord::Procuration(id) => match case.procurations.get(id) {
            Some(procuration) => match open_in_procuration(procuration) {
                Some(open) => free.intersection(&open),
                None => free,
            },
            None => Mask::EMPTY,
        },
        // Approved minutes are final.
        CaseRecord::Session(id) => match case.sessions.get(id) {
            Some(session) if session.state != SessionState::Approved => free,
            _ => Mask::EMPTY,
        },
        CaseRecord::Contract(id) => match case.contracts.get(id) {
            Some(contract) if is_text_open(contract) => free,
            Some(contract) => free.intersection(&open_in_sealed_contract(contract)),
            None => Mask::EMPTY,
        },
    }
}

/// What goes on when the text of a contract is closed: signatures still to be given, how far the goals are, the end. Until
/// the first signature the check can be taken back.
fn open_in_sealed_contract(contract: &ContractFacts) -> Mask {
    let part = |field: &'static str, element: Element, part: &'static str| Path {
        field: field.into(),
        element: Some(element),
        part: Some(part.into()),
    };
    let mut open = vec![
        Path::field("state"),
        Path::field("end_reason"),
        part("goals", Element::Any, "state"),
    ];
    if !contract.signatures.values().any(|signed| *signed) {
        open.push(Path::field("conformity"));
    }
    let unsigned = contract.signatures.iter().filter(|(_, signed)| !**signed);
    open.extend(unsigned.map(|(key, _)| part("signatures", Element::Key(key.clone()), "state")));
    open.into_iter().collect()
}

/// «What the person signed is what the person signed»: afterwards a procuration can only be revoked or replaced, each
/// once, and its paper be filed. A narrower one is a new one that replaces it. None: all of it can still change.
fn open_in_procuration(procuration: &Procuration) -> Option<Mask> {
    if procuration.signed_on.is_none() && procuration.revocation.is_none() {
        return None;
    }
    // The signed paper is scanned once it is signed.
    let mut open = vec!["attachments"];
    if procuration.revocation.is_none() {
        open.push("revocation");
    }
    if procuration.replaced_by.is_none() {
        open.extend(["replaced_by", "replaced_on"]);
    }
    Some(open.into_iter().map(Path::field).collect())
}
