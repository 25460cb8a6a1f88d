//! The grants of one member of staff, kept by situation and person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cii_domain::{
    PersonId, SituationId,
    access::{self, PersonFile, Profile, RecordKind, grants_around, grants_for},
};
use cii_sync::{Compartment, Subject, kind_of_rules};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{REFERENCE, areas_in, seen::Seen, word};
use crate::{Located, Opening, Place, Stand};

/// Everything that is open to somebody on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Grants {
    /// Open whatever anybody's file says: areas and reference data.
    standing: Vec<Entry>,
    /// Open in one situation.
    cases: BTreeMap<SituationId, OfCase>,
    /// Open of one person.
    persons: BTreeMap<PersonId, Profile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    place: access::Place,
    kind: RecordKind,
    profile: Profile,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OfCase {
    /// Whose situation it is.
    person: PersonId,
    entries: Vec<OfRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OfRecord {
    /// Which record. None: every one of the kind.
    record: Option<Uuid>,
    kind: RecordKind,
    profile: Profile,
}

/// The compartment of a kind as scopes name it.
fn compartment(kind: RecordKind) -> Option<Compartment> {
    let code = kind.compartment().code();
    let mut all = Compartment::ALL.iter().copied();
    all.find(|compartment| compartment.code() == code)
}

impl Grants {
    /// The grants of `subject`.
    pub(super) fn of(subject: &access::Subject, files: &[PersonFile], today: NaiveDate) -> Self {
        let mut grants = Self::default();
        for ((place, kind), profile) in grants_for(subject, [], today).entries() {
            let profile = profile.clone();
            grants.standing.push(Entry {
                place,
                kind,
                profile,
            });
        }
        for file in files {
            grants.add(subject, file, today);
        }
        grants
    }

    /// Puts what a person's file opens now in the place of what it opened before.
    pub(super) fn replace(
        &mut self,
        subject: &access::Subject,
        person: PersonId,
        file: Option<&PersonFile>,
        today: NaiveDate,
    ) {
        self.persons.remove(&person);
        self.cases.retain(|_, case| case.person != person);
        if let Some(file) = file {
            self.add(subject, file, today);
        }
    }

    fn add(&mut self, subject: &access::Subject, file: &PersonFile, today: NaiveDate) {
        for ((place, kind), profile) in grants_around(subject, file, today).entries() {
            let profile = profile.clone();
            let (situation, record) = match place {
                access::Place::Reference | access::Place::Area(_) => continue,
                access::Place::Case(situation) => (Some(situation), None),
                access::Place::Record(RecordKind::Person, id) => {
                    self.persons.insert(PersonId(id), profile);
                    continue;
                }
                access::Place::Record(_, id) => (case_with(file, id), Some(id)),
            };
            let Some(situation) = situation else { continue };
            let case = self.cases.entry(situation).or_insert(OfCase {
                person: file.person,
                entries: Vec::new(),
            });
            case.entries.push(OfRecord {
                record,
                kind,
                profile,
            });
        }
    }

    /// Where to look for what is open.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut places = BTreeSet::new();
        for Entry { place, kind, .. } in &self.standing {
            let Some(compartment) = compartment(*kind) else {
                continue;
            };
            match place {
                access::Place::Area(area) => places.extend(
                    areas_in(*area)
                        .into_iter()
                        .map(|area| Place::Area(area, compartment)),
                ),
                access::Place::Reference => {
                    let subject = Subject::Reference(compartment.code().to_owned());
                    places.insert(Place::Subject(subject, compartment));
                }
                access::Place::Case(_) | access::Place::Record(..) => {}
            }
        }
        for (situation, case) in &self.cases {
            let kinds = case.entries.iter().map(|entry| entry.kind);
            places.extend(
                kinds
                    .filter_map(compartment)
                    .map(|compartment| Place::Subject(Subject::Case(*situation), compartment)),
            );
        }
        places.extend(
            self.persons
                .keys()
                .map(|person| Place::Subject(Subject::Person(*person), Compartment::Identity)),
        );
        places.into_iter().collect()
    }

    /// The same as [`Grants::seen`], for a database that compares rows.
    pub(super) fn openings(&self) -> BTreeSet<Opening> {
        let mut openings = BTreeSet::new();
        let mut open = |stand: Stand, kind: RecordKind| {
            let own = cii_sync::RecordKind::from_code(kind.code());
            let (Some(own), Some(compartment)) = (own, compartment(kind)) else {
                return;
            };
            let conflict =
                (!matches!(stand, Stand::Record(..))).then_some(cii_sync::RecordKind::Conflict);
            for kind in [Some(own), conflict].into_iter().flatten() {
                openings.insert(Opening {
                    stand: stand.clone(),
                    kind,
                    compartment,
                });
            }
        };
        for Entry { place, kind, .. } in &self.standing {
            match place {
                access::Place::Area(area) => open(Stand::Area(word(*area)), *kind),
                access::Place::Reference => open(Stand::Area(REFERENCE), *kind),
                access::Place::Case(_) | access::Place::Record(..) => {}
            }
        }
        for (situation, case) in &self.cases {
            let subject = Subject::Case(*situation);
            for OfRecord { record, kind, .. } in &case.entries {
                let subject = subject.clone();
                let stand = match record {
                    None => Stand::Subject(subject),
                    Some(record) => Stand::Record(subject, *record),
                };
                open(stand, *kind);
            }
        }
        for person in self.persons.keys() {
            open(Stand::Subject(Subject::Person(*person)), RecordKind::Person);
        }
        openings
    }

    /// What is open of one record, whose subject lies in `areas`.
    pub(super) fn seen(&self, located: &Located, areas: &BTreeSet<access::Area>) -> Option<Seen> {
        let scope = &located.scope;
        let own_kind = kind_of_rules(located.kind);
        // A conflict shows fields of another record: it is seen by those who see them of every record of the kind here.
        let is_conflict = located.kind == cii_sync::RecordKind::Conflict;
        let here = |kind| {
            (is_conflict || own_kind == Some(kind)) && compartment(kind) == Some(scope.compartment)
        };
        let is_reference = matches!(scope.subject, Subject::Reference(_));
        let mut seen = Seen::default();
        for Entry {
            place,
            kind,
            profile,
        } in self.standing.iter().filter(|entry| here(entry.kind))
        {
            let open = match place {
                access::Place::Area(area) => !is_reference && areas.contains(area),
                access::Place::Reference => is_reference,
                access::Place::Case(_) | access::Place::Record(..) => false,
            };
            if open {
                seen.open(*kind, profile);
            }
        }
        match &scope.subject {
            Subject::Reference(_) => {}
            Subject::Person(person) => {
                let profile = self.persons.get(person);
                if let Some(profile) = profile.filter(|_| here(RecordKind::Person)) {
                    seen.open(RecordKind::Person, profile);
                }
            }
            Subject::Case(situation) => {
                let entries = self.cases.get(situation).map(|case| &case.entries);
                let entries = entries.into_iter().flatten();
                let this = |one: &&OfRecord| {
                    here(one.kind) && one.record.is_none_or(|record| record == located.record)
                };
                for OfRecord { kind, profile, .. } in entries.filter(this) {
                    seen.open(*kind, profile);
                }
            }
        }
        (!seen.is_empty()).then_some(seen)
    }
}

/// The situation among whose facts a record is.
fn case_with(file: &PersonFile, id: Uuid) -> Option<SituationId> {
    let has = |case: &&access::CaseFacts| {
        case.sessions.keys().any(|one| one.0 == id)
            || case.contracts.keys().any(|one| one.0 == id)
            || case.procurations.keys().any(|one| one.0 == id)
            || case.overrides.keys().any(|one| one.0 == id)
    };
    file.cases.iter().find(has).map(|case| case.situation)
}
