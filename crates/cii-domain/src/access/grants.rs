//! Grant sets: what somebody may see and write, laid down entry by entry, so that a server can compare what was open
//! yesterday with what is open today, and can say afterwards what was disclosed to whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    decide::{Profile, each_opening},
    facts::PersonFile,
    mask::Mask,
    place::{Place, Resource},
    record::RecordKind,
    rules::{Action, Opens},
    seal::unsealed,
    subject::Subject,
};

/// What is open to somebody on one day: at each place, for each kind of record there, a profile. It never changes; when
/// its inputs do, another one takes its place. Two sets that open the same are equal and are written the same.
///
/// Profiles are as the rules give them. What the state of a record has sealed, and whose a note is, is looked at when
/// the profile of a record is asked for, so that a signature does not change the grant sets of the whole Bureau.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct GrantSet {
    entries: BTreeMap<Place, BTreeMap<RecordKind, Profile>>,
}

/// A place and a kind of record there: what an entry of a grant set is for.
pub type GrantKey = (Place, RecordKind);

/// How two grant sets differ.
///
/// The entries of a set overlap: a situation can be open by its region and by a seat at its table. So a lost entry says
/// where to look, and [`GrantSet::profile_for`] whether a record there is still open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrantChanges {
    /// Entries that only the older set has.
    pub lost: BTreeSet<GrantKey>,
    /// Entries that only the newer set has.
    pub gained: BTreeSet<GrantKey>,
    /// Entries that both have, with another profile.
    pub changed: BTreeSet<GrantKey>,
}

impl GrantChanges {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.gained.is_empty() && self.changed.is_empty()
    }
}

/// What is open to `subject` on `today`, given the `files` of every person to whom anything links the subject; further
/// files change nothing.
pub fn grants_for<'a>(
    subject: &Subject,
    files: impl IntoIterator<Item = &'a PersonFile>,
    today: NaiveDate,
) -> GrantSet {
    let mut open: BTreeMap<(Place, RecordKind), (Vec<_>, Vec<_>)> = BTreeMap::new();
    let lasting =
        |Opens(may, _, _): &Opens| may.contains(&Action::Read) || may.contains(&Action::Change);
    let mut collect = |file: Option<&PersonFile>| {
        each_opening(subject, file, today, lasting, |opened| {
            let Opens(may, kind, _) = opened.opens;
            let entry = open.entry((opened.place, *kind)).or_default();
            if may.contains(&Action::Read) {
                entry.0.extend(opened.paths.iter().cloned());
            }
            if may.contains(&Action::Change) {
                entry.1.extend(opened.paths);
            }
        });
    };
    collect(None);
    for file in files {
        collect(Some(file));
    }
    let mut set = GrantSet::default();
    for ((place, kind), (visible, writable)) in open {
        let profile = Profile {
            visible: visible.into_iter().collect(),
            writable: writable.into_iter().collect(),
        };
        if !profile.is_empty() {
            set.entries.entry(place).or_default().insert(kind, profile);
        }
    }
    set
}

/// Every place that lies in `file` and in no other.
fn places_in(file: &PersonFile) -> BTreeSet<Place> {
    let record = Place::Record;
    let mut places = BTreeSet::from([record(RecordKind::Person, file.person.0)]);
    for case in &file.cases {
        places.insert(Place::Case(case.situation));
        let sessions = case.sessions.keys();
        places.extend(sessions.map(|id| record(RecordKind::Session, id.0)));
        let contracts = case.contracts.keys();
        places.extend(contracts.map(|id| record(RecordKind::Contract, id.0)));
        let procurations = case.procurations.keys();
        places.extend(procurations.map(|id| record(RecordKind::Procuration, id.0)));
        let overrides = case.overrides.keys();
        places.extend(overrides.map(|id| record(RecordKind::Override, id.0)));
    }
    places
}

impl GrantSet {
    /// Its entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = (GrantKey, &Profile)> {
        self.entries.iter().flat_map(|(place, kinds)| {
            kinds
                .iter()
                .map(move |(kind, profile)| ((*place, *kind), profile))
        })
    }

    /// The profile of the entry for `kind` at `place`, if there is one.
    pub fn find(&self, (place, kind): GrantKey) -> Option<&Profile> {
        self.entries.get(&place)?.get(&kind)
    }

    /// Whether it opens nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What it opens of `resource` to `subject`, for whom it was made. The same as
    /// [`profile_of`](super::profile_of) on the day for which it was made.
    pub fn profile_for(&self, subject: &Subject, resource: &Resource<'_>) -> Profile {
        let kind = resource.kind();
        let places = resource.places();
        let found = || places.iter().filter_map(|place| self.find((*place, kind)));
        let visible = found().flat_map(|profile| profile.visible.paths());
        let writable = found().flat_map(|profile| profile.writable.paths());
        let open = |paths: Mask, action| unsealed(paths, resource, action, subject);
        Profile {
            visible: open(visible.cloned().collect(), Action::Read),
            writable: open(writable.cloned().collect(), Action::Change),
        }
    }

    /// The set that takes the place of this one when one file changes from `before` to `after` and nothing else does: the
    /// same as [`grants_for`] over all files, without looking at the others. A server that writes one record asks this for
    /// everybody in office.
    #[must_use]
    pub fn with_changed_file(
        &self,
        subject: &Subject,
        before: &PersonFile,
        after: &PersonFile,
        today: NaiveDate,
    ) -> Self {
        let gone = places_in(before);
        let mut set = self.clone();
        set.entries.retain(|place, _| !gone.contains(place));
        set.entries
            .extend(grants_for(subject, [after], today).entries);
        set
    }

    /// How `newer` differs from this one.
    pub fn changes_to(&self, newer: &Self) -> GrantChanges {
        let only_in = |these: &Self, those: &Self| -> BTreeSet<GrantKey> {
            let keys = these.entries().map(|(key, _)| key);
            keys.filter(|key| those.find(*key).is_none()).collect()
        };
        GrantChanges {
            lost: only_in(self, newer),
            gained: only_in(newer, self),
            changed: self
                .entries()
                .filter(|(key, profile)| newer.find(*key).is_some_and(|other| other != *profile))
                .map(|(key, _)| key)
                .collect(),
        }
    }
}

/// The next day after `after` on which the grant set of `subject` differs from that of `after` if nothing but the date
/// changes: a procuration begins, ends or is outgrown, an override begins or ends, the subject comes or leaves. None: it
/// never does.
pub fn next_change<'a>(
    subject: &Subject,
    files: impl IntoIterator<Item = &'a PersonFile>,
    after: NaiveDate,
) -> Option<NaiveDate> {
    let files: Vec<&PersonFile> = files.into_iter().collect();
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
    let mut days: BTreeSet<NaiveDate> = subject.from.into_iter().collect();
    days.extend(subject.to.and_then(next));
    for case in files.iter().flat_map(|file| &file.cases) {
        for procuration in case.procurations.values() {
            days.extend(procuration.signed_on);
            days.insert(procuration.starts_on);
            days.extend(next(procuration.last_day()));
            days.extend(
                procuration
                    .revocation
                    .as_ref()
                    .map(|revocation| revocation.on),
            );
        }
        for exception in case.overrides.values() {
            days.insert(exception.from);
            days.extend(next(exception.until));
        }
    }
    let now = grants_for(subject, files.iter().copied(), after);
    days.into_iter()
        .filter(|day| *day > after)
        .find(|day| grants_for(subject, files.iter().copied(), *day) != now)
}

/// A grant set as it is stored: many entries share a profile, which is written once.
#[derive(Serialize, Deserialize)]
struct Written {
    profiles: Vec<Profile>,
    entries: BTreeMap<Place, BTreeMap<RecordKind, usize>>,
}

impl From<GrantSet> for Written {
    fn from(set: GrantSet) -> Self {
        let distinct: BTreeSet<&Profile> = set.entries().map(|(_, profile)| profile).collect();
        let profiles: Vec<Profile> = distinct.into_iter().cloned().collect();
        let index = |profile| profiles.binary_search(&profile).unwrap_or_default();
        let entries = set
            .entries
            .into_iter()
            .map(|(place, kinds)| {
                let kinds = kinds.into_iter();
                let kinds = kinds.map(|(kind, profile)| (kind, index(profile)));
                (place, kinds.collect())
            })
            .collect();
        Self { profiles, entries }
    }
}

impl From<Written> for GrantSet {
    fn from(written: Written) -> Self {
        let mut set = Self::default();
        for (place, kinds) in written.entries {
            for (kind, index) in kinds {
                // An entry without its profile opens nothing.
                if let Some(profile) = written.profiles.get(index) {
                    let entry = set.entries.entry(place).or_default();
                    entry.insert(kind, profile.clone());
                }
            }
        }
        set
    }
}
