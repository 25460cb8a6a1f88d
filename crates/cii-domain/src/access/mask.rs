//! Sets of fields: what may be seen of a record, and what may be written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::path::Path;

/// A set of fields. What it does not name is closed: there is no way to say «everything», so a field that a later
/// version adds stays closed until the table of fields names it.
///
/// The paths are kept without those that others of the set cover, in order; two masks that open the same paths are
/// equal and are written the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Mask(BTreeSet<Path>);

impl<'de> Deserialize<'de> for Mask {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(BTreeSet::<Path>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}

impl FromIterator<Path> for Mask {
    fn from_iter<I: IntoIterator<Item = Path>>(paths: I) -> Self {
        let all: BTreeSet<Path> = paths.into_iter().collect();
        let covered: Vec<Path> = all
            .iter()
            .filter(|path| path.wider().any(|wider| all.contains(&wider)))
            .cloned()
            .collect();
        let mut paths = all;
        for path in covered {
            paths.remove(&path);
        }
        Self(paths)
    }
}

impl Mask {
    /// Nothing.
    pub const EMPTY: Self = Self(BTreeSet::new());

    /// Whether it opens nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter()
    }

    /// Whether it opens all of `path`.
    pub fn covers(&self, path: &Path) -> bool {
        // Most are named as they are; looking for anything wider costs more.
        self.0.contains(path)
            || self.touches(&path.field) && path.wider().any(|wider| self.0.contains(&wider))
    }

    /// Whether it opens anything under the top-level `field`.
    pub fn touches(&self, field: &str) -> bool {
        let first = Path::field(field.to_owned());
        let mut from_there = self.0.range(first..);
        from_there.next().is_some_and(|path| path.field == field)
    }

    /// Whether everything it opens, `other` opens too.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().all(|path| other.covers(path))
    }

    /// What this one or `other` opens.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.0.iter().chain(&other.0).cloned().collect()
    }

    /// What this one and `other` both open.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let meet = |path: &Path| {
            let others = other.0.range(Path::field(path.field.clone())..);
            let others = others.take_while(|other| other.field == path.field);
            others
                .filter_map(|other| path.meet(other))
                .collect::<Vec<_>>()
        };
        self.0.iter().flat_map(meet).collect()
    }
}
