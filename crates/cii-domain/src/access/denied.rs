//! A refusal as it is told to whoever was refused: with who could have done it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    decide::granted,
    fields::leaves_of,
    path::Path,
    place::Resource,
    record::RecordKind,
    rules::{Action, Part, rules},
    subject::{Role, Subject},
    write::Refusal,
};
use crate::staff::Function;

/// A change that is refused, and whose it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// Why.
    pub refusal: Refusal,
    /// The functions to which the act falls, standing to the record as the rules ask. Empty: nobody's, or anybody's at
    /// another moment.
    pub functions: BTreeSet<Function>,
    /// Whether it falls to a function of the one who was refused: then it is this record, or its state, that stands in the
    /// way.
    pub is_own: bool,
    /// Whether the rules open it to the one who was refused, and only the state of the record stands in the way.
    pub is_sealed: bool,
}

impl Denied {
    /// A refusal to `subject`, on `today`, of a change of `before` to `after`, where `changed` are the paths that differ.
    pub fn of(
        refusal: Refusal,
        subject: &Subject,
        (before, after): (Option<&Resource<'_>>, Option<&Resource<'_>>),
        changed: &BTreeSet<Path>,
        today: NaiveDate,
    ) -> Self {
        let action = match (before, after) {
            (None, _) => Action::Create,
            (_, None) => Action::Delete,
            _ => Action::Change,
        };
        let functions = match (&refusal, before.or(after)) {
            (Refusal::RightsClosed, _) => BTreeSet::from([Function::CantonalOfficer]),
            (Refusal::DecisionClosed, _) => {
                BTreeSet::from([Function::CantonalOfficer, Function::LegalCommission])
            }
            (Refusal::NotInOffice, _) | (_, None) => BTreeSet::new(),
            (refusal, Some(resource)) => {
                let field = refusal.field().map(|path| &*path.field);
                functions_for(action, resource.kind(), field)
            }
        };
        let is_own = functions.iter().any(|function| subject.is(*function));
        // A decision or a right that is somebody else's is not the state of the record.
        let may_be_sealed = matches!(refusal, Refusal::FieldClosed(_) | Refusal::DeletionClosed);
        let is_sealed = before.filter(|_| may_be_sealed).is_some_and(|resource| {
            let open = granted(subject, resource, action, today);
            !open.is_empty() && changed.iter().all(|path| open.covers(path))
        });
        Self {
            refusal,
            functions,
            is_own,
            is_sealed,
        }
    }
}

/// The functions that, standing to the record as the rules ask, may do `action` to records of `kind`; with a `field`, that
/// may do it with that field.
pub fn functions_for(action: Action, kind: RecordKind, field: Option<&str>) -> BTreeSet<Function> {
    let has = |part: &Part| {
        field.is_none_or(|field| leaves_of(kind, part.group()).any(|leaf| leaf.field == field))
    };
    let opening = rules().filter(|rule| {
        let mut lines = rule.opens.iter();
        lines.any(|opens| opens.is_for(action, kind) && opens.2.iter().any(has))
    });
    let roles = opening.flat_map(|rule| rule.who);
    let functions = roles.filter_map(|role| match role {
        Role::Function(function) => Some(*function),
        Role::StatisticsReader | Role::Auditor => None,
    });
    functions.collect()
}
