//! What of the records in one scope is open to somebody.

use std::collections::BTreeMap;

use cii_domain::access::{self, Profile, changed_paths, filled_paths, show};
use cii_sync::{Body, RecordKind};
use uuid::Uuid;

use super::kind_of;
use crate::Permission;

/// By kind, for every record or for one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(BTreeMap<(access::RecordKind, Option<Uuid>), Profile>);

impl Seen {
    pub(super) fn open(
        &mut self,
        kind: access::RecordKind,
        record: Option<Uuid>,
        profile: &Profile,
    ) {
        let entry = self.0.entry((kind, record)).or_default();
        *entry = Profile {
            visible: entry.visible.union(&profile.visible),
            writable: entry.writable.union(&profile.writable),
        };
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is open of the record with this id.
    fn profile(&self, kind: access::RecordKind, id: Option<Uuid>) -> Profile {
        let mut profile = Profile::default();
        let own = id.is_some().then_some(id);
        for record in [None].into_iter().chain(own) {
            if let Some(found) = self.0.get(&(kind, record)) {
                profile = Profile {
                    visible: profile.visible.union(&found.visible),
                    writable: profile.writable.union(&found.writable),
                };
            }
        }
        profile
    }
}

fn id_of(body: &Body) -> Option<Uuid> {
    body.get("id")?.as_str()?.parse().ok()
}

impl Permission for Seen {
    fn view(&self, kind: RecordKind, body: &Body) -> Option<Body> {
        let kind = kind_of(kind)?;
        let visible = self.profile(kind, id_of(body)).visible;
        (!visible.is_empty()).then(|| show(kind, body, &visible))
    }

    fn opens(&self, kind: RecordKind, field: &str) -> bool {
        let Some(kind) = kind_of(kind) else {
            return false;
        };
        self.0
            .iter()
            .any(|((of, _), profile)| *of == kind && profile.visible.touches(field))
    }

    fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|((kind, record), profile)| {
            profile
                .visible
                .is_subset(&self.profile(*kind, *record).visible)
        })
    }

    /// By the fields alone. What else a change depends on, the authority judges, who knows the surroundings.
    fn may_write(&self, kind: RecordKind, before: Option<&Body>, after: Option<&Body>) -> bool {
        let Some(kind) = kind_of(kind) else {
            return false;
        };
        let id = before.and_then(id_of).or_else(|| after.and_then(id_of));
        let writable = self.profile(kind, id).writable;
        let changed = match (before, after) {
            (Some(before), Some(after)) => changed_paths(kind, before, after),
            (None, Some(after)) => filled_paths(kind, after),
            _ => return !writable.is_empty(),
        };
        !writable.is_empty() && changed.iter().all(|path| writable.covers(path))
    }
}
