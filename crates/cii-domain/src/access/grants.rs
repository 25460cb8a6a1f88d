//! Grant sets: what somebody may see and write, laid down entry by entry, so that a server can compare what was open
//! yesterday with what is open today, and can say afterwards what was disclosed to whom.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    decide::{Opened, Profile, each_around, each_standing},
    facts::PersonFile,
    path::Path,
    place::Place,
    record::RecordKind,
    rules::{Action, Opens},
    subject::Subject,
};

/// What is open to somebody on one day: at each place, for each kind of record there, a profile. It never changes; when
/// its inputs do, another one takes its place. Two sets that open the same are equal.
///
/// Its entries overlap: a situation can be open by its region and by a seat at its table.
///
/// Profiles are as the rules give them. What the state of a record has sealed, and whose a note is, is looked at when
/// the profile of a record is asked for, so that a signature does not change the grant sets of the whole Bureau.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrantSet {
    entries: BTreeMap<Place, BTreeMap<RecordKind, Profile>>,
}

/// A place and a kind of record there: what an entry of a grant set is for.
pub type GrantKey = (Place, RecordKind);

/// What is open to `subject` on `today`, given the `files` of every person to whom anything links the subject; further
/// files change nothing.
pub fn grants_for<'a>(
    subject: &Subject,
    files: impl IntoIterator<Item = &'a PersonFile>,
    today: NaiveDate,
) -> GrantSet {
    let mut gathered = Gathered::default();
    each_standing(subject, today, lasts, |opened| gathered.take(opened));
    for file in files {
        each_around(subject, file, today, lasts, |opened| gathered.take(opened));
    }
    gathered.into_set()
}

/// What of it is open around the person of `file`: all that the file adds to what is open whatever the person.
pub fn grants_around(subject: &Subject, file: &PersonFile, today: NaiveDate) -> GrantSet {
    let mut gathered = Gathered::default();
    each_around(subject, file, today, lasts, |opened| gathered.take(opened));
    gathered.into_set()
}

/// Whether a line of the rules opens what goes on being open.
fn lasts(Opens(may, _, _): &Opens) -> bool {
    may.contains(&Action::Read) || may.contains(&Action::Change)
}

/// The paths that lines of the rules open, to be seen and to be changed.
#[derive(Default)]
struct Gathered(BTreeMap<GrantKey, (Vec<Path>, Vec<Path>)>);

impl Gathered {
    fn take(&mut self, opened: Opened) {
        let Opens(may, kind, _) = opened.opens;
        let (visible, writable) = self.0.entry((opened.place, *kind)).or_default();
        if may.contains(&Action::Read) {
            visible.extend(opened.paths.iter().cloned());
        }
        if may.contains(&Action::Change) {
            writable.extend(opened.paths);
        }
    }

    fn into_set(self) -> GrantSet {
        let mut set = GrantSet::default();
        for ((place, kind), (visible, writable)) in self.0 {
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
}
