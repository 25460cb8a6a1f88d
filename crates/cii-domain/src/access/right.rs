//! What somebody may do with a record, as a screen asks it: which fields can be changed, and what can be added.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    decide::{Access, decide},
    denied::functions_for,
    fields::{groups_of, leaves_of},
    group::Group,
    mask::Mask,
    path::Element,
    place::Resource,
    record::RecordKind,
    rules::Action,
    subject::Subject,
};

/// What of a record somebody may change on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    kind: RecordKind,
    writable: Mask,
}

impl Rights {
    /// What of `resource` may be changed by `subject` on `today`.
    pub fn of(subject: &Subject, resource: &Resource<'_>, today: NaiveDate) -> Self {
        Self {
            kind: resource.kind(),
            writable: decide(subject, resource, Action::Change, today).into_mask(),
        }
    }

    /// The groups of which a field may be changed, of any element.
    pub fn groups(&self) -> BTreeSet<Group> {
        let groups = groups_of(self.kind);
        groups
            .filter(|group| self.opens(*group, &Element::Any))
            .collect()
    }

    /// Whether a field of `group` may be changed in the element with this key: in the block of an institution, at a seat.
    pub fn opens_element(&self, group: Group, key: &str) -> bool {
        self.opens(group, &Element::Key(key.to_owned()))
    }

    fn opens(&self, group: Group, element: &Element) -> bool {
        leaves_of(self.kind, group).any(|leaf| {
            let wanted = leaf.path(element);
            self.writable
                .paths()
                .any(|open| open.meet(&wanted).is_some())
        })
    }
}

/// Whether `subject` may make the record `resource`, which is not there yet.
pub fn may_make(subject: &Subject, resource: &Resource<'_>, today: NaiveDate) -> bool {
    decide(subject, resource, Action::Create, today) != Access::Nothing
}

/// The kinds of which the functions of `subject` let them make a record on `today`, standing to it as the rules ask.
pub fn kinds_made_by(subject: &Subject, today: NaiveDate) -> BTreeSet<RecordKind> {
    let makes = |kind: &RecordKind| {
        let functions = functions_for(Action::Create, *kind, None);
        functions.iter().any(|function| subject.is(*function))
    };
    let kinds = RecordKind::ALL.iter().copied();
    kinds
        .filter(|kind| subject.is_active_on(today) && makes(kind))
        .collect()
}
