//! What of a record is open to somebody.

use std::collections::BTreeMap;

use cii_domain::access::{self, Profile, changed_paths, filled_paths, show};
use cii_sync::{Body, RecordKind, kind_of_rules};

use crate::Permission;

/// By kind: one, or for a conflict all that it may be about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(BTreeMap<access::RecordKind, Profile>);

impl Seen {
    pub(super) fn open(&mut self, kind: access::RecordKind, profile: &Profile) {
        // One place opens nearly every record, and a union takes both apart.
        let open = match self.0.get(&kind) {
            None => profile.clone(),
            Some(open) => Profile {
                visible: open.visible.union(&profile.visible),
                writable: open.writable.union(&profile.writable),
            },
        };
        self.0.insert(kind, open);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn find(&self, kind: RecordKind) -> Option<(access::RecordKind, &Profile)> {
        let kind = kind_of_rules(kind)?;
        Some((kind, self.0.get(&kind)?))
    }
}

impl Permission for Seen {
    fn view(&self, kind: RecordKind, body: &Body) -> Option<Body> {
        let (kind, Profile { visible, .. }) = self.find(kind)?;
        (!visible.is_empty()).then(|| show(kind, body, visible))
    }

    fn opens(&self, kind: RecordKind, field: &str) -> bool {
        self.find(kind)
            .is_some_and(|(_, profile)| profile.visible.touches(field))
    }

    fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|(kind, profile)| {
            let own = self.0.get(kind);
            own.is_some_and(|own| profile.visible.is_subset(&own.visible))
        })
    }

    /// By the fields alone. What else a change depends on, the authority judges, who knows the surroundings.
    fn may_write(&self, kind: RecordKind, before: Option<&Body>, after: Option<&Body>) -> bool {
        let Some((kind, Profile { writable, .. })) = self.find(kind) else {
            return false;
        };
        let changed = match (before, after) {
            (Some(before), Some(after)) => changed_paths(kind, before, after),
            (None, Some(after)) => filled_paths(kind, after),
            _ => return !writable.is_empty(),
        };
        !writable.is_empty() && changed.iter().all(|path| writable.covers(path))
    }
}
