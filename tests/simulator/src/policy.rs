//! A small permission policy: regions, cases, a narrow profile, restricted persons. Enough for every way in which what
//! somebody may see can come, go and change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cii_domain::{
    PersonId, Region, SituationId, StaffId,
    person::Person,
    session::{Session, Who},
    situation::Situation,
    staff::{Function, Staff},
};
use cii_server::{Area, Authority, Located, Permission, Place, Records, ServerError, StaffTouched};
use cii_sync::{Aggregate, Body, Compartment, Record, RecordKind, Scope, Subject, structural};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who may always do everything but look at restricted persons.
pub(crate) const ADMINISTRATOR: StaffId = StaffId(Uuid::from_u128(0xAD));

/// How much of a scope is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Profile {
    /// What somebody needs who sits at the table.
    Narrow,
    /// Everything, to read.
    Reader,
    /// Everything.
    Full,
}

/// What a narrow profile lets see, per kind. Kinds that are not here are closed.
const NARROW: &[(RecordKind, &[&str])] = &[
    (
        RecordKind::Person,
        &["name", "first_name", "form", "birth_date", "language"],
    ),
    (
        RecordKind::Situation,
        &["region", "state", "register", "involved", "coordinator"],
    ),
    (
        RecordKind::Procuration,
        &["signed_on", "starts_on", "ends_on", "revocation"],
    ),
    (RecordKind::Session, &["*"]),
];

/// What it lets write.
const NARROW_WRITES: &[(RecordKind, &[&str])] = &[
    (RecordKind::Session, &["*"]),
    (RecordKind::Situation, &["involved"]),
];

fn names(table: &[(RecordKind, &[&str])], kind: RecordKind, field: &str) -> bool {
    table
        .iter()
        .any(|(of, fields)| *of == kind && (fields.contains(&"*") || fields.contains(&field)))
}

impl Permission for Profile {
    fn view(&self, kind: RecordKind, body: &Body) -> Option<Body> {
        if *self != Self::Narrow {
            return Some(body.clone());
        }
        NARROW.iter().any(|(of, _)| *of == kind).then(|| {
            body.iter()
                .filter(|(field, _)| self.opens(kind, field))
                .map(|(field, value)| (field.clone(), value.clone()))
                .collect()
        })
    }

    fn opens(&self, kind: RecordKind, field: &str) -> bool {
        *self != Self::Narrow
            || names(NARROW, kind, field)
            || structural(kind).contains(&field) && NARROW.iter().any(|(of, _)| *of == kind)
    }

    fn covers(&self, other: &Self) -> bool {
        self >= other
    }

    fn may_write(&self, kind: RecordKind, before: Option<&Body>, after: Option<&Body>) -> bool {
        match (self, before, after) {
            (Self::Full, _, _) => true,
            (Self::Narrow, Some(before), Some(after)) => before
                .keys()
                .chain(after.keys())
                .filter(|field| before.get(*field) != after.get(*field))
                .all(|field| names(NARROW_WRITES, kind, field)),
            _ => false,
        }
    }
}

/// Everything that somebody may see: place and compartment, written as text, with the profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Grants(BTreeMap<String, Profile>);

const CASE: [Compartment; 6] = [
    Compartment::Identity,
    Compartment::Social,
    Compartment::Medical,
    Compartment::Contract,
    Compartment::Planning,
    Compartment::Internal,
];

const REFERENCE: [(&str, Compartment); 3] = [
    ("directory", Compartment::Directory),
    ("catalogue", Compartment::Catalogue),
    ("office", Compartment::Office),
];

impl Grants {
    fn open(&mut self, place: String, profile: Profile) {
        let of = self.0.entry(place).or_insert(profile);
        *of = (*of).max(profile);
    }

    fn area(&mut self, area: &str) {
        for compartment in CASE {
            self.open(format!("area/{area}/{}", compartment.code()), Profile::Full);
        }
    }

    fn subject(&mut self, subject: &Subject, compartments: &[Compartment], profile: Profile) {
        for compartment in compartments {
            let scope = Scope {
                subject: subject.clone(),
                compartment: *compartment,
            };
            self.open(scope.to_string(), profile);
        }
    }
}

/// The policy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy;

fn read<T: Aggregate>(record: &Record) -> Result<T, ServerError> {
    Ok(record.aggregate()?)
}

/// Where persons stand who have no situation yet.
const UNATTACHED: &str = "unattached";
const RESTRICTED: &str = "restricted";

impl Authority for Policy {
    type Grants = Grants;
    type Permission = Profile;

    fn grants(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        today: NaiveDate,
    ) -> Result<Grants, ServerError> {
        let mut grants = Grants::default();
        let known = match records.find(staff.0)? {
            Some(record) if record.kind == RecordKind::Staff => Some(read::<Staff>(&record)?),
            _ => None,
        };
        let administrator = staff == ADMINISTRATOR;
        if !administrator
            && !known
                .as_ref()
                .is_some_and(|known| known.is_active_on(today))
        {
            return Ok(grants);
        }
        let has = |function| known.as_ref().is_some_and(|known| known.has(function));
        let reference = if administrator {
            Profile::Full
        } else {
            Profile::Reader
        };
        for (name, compartment) in REFERENCE {
            grants.open(Scope::reference(name, compartment).to_string(), reference);
        }
        if administrator || has(Function::Secretariat) {
            for region in Region::ALL {
                grants.area(region.code());
            }
            grants.area(UNATTACHED);
        }
        if has(Function::RegionalCoordinator)
            && let Some(region) = known.as_ref().and_then(|known| known.region)
        {
            grants.area(region.code());
            grants.area(UNATTACHED);
        }
        for record in records.list(RecordKind::Situation)? {
            let situation: Situation = read(&record)?;
            let contact = situation
                .involved
                .iter()
                .any(|involvement| involvement.contact == Some(staff));
            let person = match records.find(situation.person.0)? {
                Some(record) if record.kind == RecordKind::Person => Some(read::<Person>(&record)?),
                _ => None,
            };
            let mask = person.and_then(|person| person.restriction);
            let allowed = mask
                .as_ref()
                .is_some_and(|mask| mask.allowed.contains(&staff));
            if contact && mask.is_none() {
                let open = [
                    Compartment::Identity,
                    Compartment::Social,
                    Compartment::Planning,
                ];
                grants.subject(&Subject::Case(situation.id), &open, Profile::Narrow);
                grants.subject(
                    &Subject::Person(situation.person),
                    &open[..1],
                    Profile::Narrow,
                );
            }
            if allowed {
                grants.subject(&Subject::Case(situation.id), &CASE, Profile::Full);
            }
        }
        for record in records.list(RecordKind::Session)? {
            let session: Session = read(&record)?;
            let seated = session
                .invitees
                .iter()
                .any(|invitee| invitee.who == Who::Staff(staff));
            let subject = Subject::Case(session.situation);
            if seated && self.area(records, &subject)?.0 != RESTRICTED {
                // A seat at the table opens this one session.
                let place = format!("seat/{}/{}", session.situation, session.id);
                grants.open(place, Profile::Narrow);
            }
        }
        for record in records.list(RecordKind::Person)? {
            let person: Person = read(&record)?;
            let mask = person.restriction.as_ref();
            if mask.is_some_and(|mask| mask.allowed.contains(&staff)) {
                grants.subject(&Subject::Person(person.id), &CASE[..1], Profile::Full);
            }
        }
        Ok(grants)
    }

    fn places(&self, grants: &Grants) -> Vec<Place> {
        grants
            .0
            .keys()
            .filter_map(|text| {
                if let Some(rest) = text.strip_prefix("area/") {
                    let (area, compartment) = rest.split_once('/')?;
                    let compartment = CASE.into_iter().find(|one| one.code() == compartment)?;
                    return Some(Place::Area(Area(area.to_owned()), compartment));
                }
                if let Some(rest) = text.strip_prefix("seat/") {
                    let (case, _) = rest.split_once('/')?;
                    let subject = Subject::Case(case.parse().ok()?);
                    return Some(Place::Subject(subject, Compartment::Planning));
                }
                let scope: Scope = text.parse().ok()?;
                Some(Place::Subject(scope.subject, scope.compartment))
            })
            .collect()
    }

    fn permission(&self, grants: &Grants, located: &Located, area: &Area) -> Option<Profile> {
        let scope = &located.scope;
        let by_area = format!("area/{}/{}", area.0, scope.compartment.code());
        let seat = match (located.kind, scope.find_case()) {
            (RecordKind::Session, Some(case)) => format!("seat/{case}/{}", located.record),
            _ => String::new(),
        };
        [by_area, scope.to_string(), seat]
            .iter()
            .filter_map(|place| grants.0.get(place).copied())
            .max()
    }

    fn area(&self, records: &mut dyn Records, subject: &Subject) -> Result<Area, ServerError> {
        let area = |text: &str| Ok(Area(text.to_owned()));
        let person = match subject {
            Subject::Reference(_) => return area("canton"),
            Subject::Person(person) => Some(*person),
            Subject::Case(situation) => person_of(records, *situation)?,
        };
        let known = match person {
            None => None,
            Some(person) => records.find(person.0)?,
        };
        if let Some(record) = known
            && read::<Person>(&record)?.restriction.is_some()
        {
            return area(RESTRICTED);
        }
        match subject {
            Subject::Case(situation) => match records.find(situation.0)? {
                Some(record) => area(read::<Situation>(&record)?.region.code()),
                None => area(UNATTACHED),
            },
            _ => match person {
                None => area(UNATTACHED),
                Some(person) => {
                    let cases = records.list_of(person.0, RecordKind::Situation)?;
                    match cases.first() {
                        None => area(UNATTACHED),
                        Some(first) => area(read::<Situation>(first)?.region.code()),
                    }
                }
            },
        }
    }

    fn subjects_touched(
        &self,
        records: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<Vec<Subject>, ServerError> {
        let mut touched = BTreeSet::new();
        for record in [before, after].into_iter().flatten() {
            match record.kind {
                RecordKind::Person => {
                    touched.insert(Subject::Person(PersonId(record.id)));
                    for case in records.list_of(record.id, RecordKind::Situation)? {
                        touched.insert(Subject::Case(SituationId(case.id)));
                    }
                }
                RecordKind::Situation => {
                    touched.insert(Subject::Case(SituationId(record.id)));
                    touched.insert(Subject::Person(read::<Situation>(record)?.person));
                }
                _ => {}
            }
        }
        Ok(touched.into_iter().collect())
    }

    fn staff_touched(
        &self,
        _: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<StaffTouched, ServerError> {
        let Some(record) = after.or(before) else {
            return Ok(StaffTouched::Nobody);
        };
        let field = |of: Option<&Record>, name: &str| of.and_then(|of| of.body.get(name).cloned());
        let differs = |name: &str| field(before, name) != field(after, name);
        Ok(match record.kind {
            RecordKind::Staff => StaffTouched::These(vec![StaffId(record.id)]),
            RecordKind::Situation if differs("involved") || differs("person") => {
                StaffTouched::Everybody
            }
            RecordKind::Person if differs("restriction") => StaffTouched::Everybody,
            RecordKind::Session if differs("invitees") => StaffTouched::Everybody,
            _ => StaffTouched::Nobody,
        })
    }
}

fn person_of(
    records: &mut dyn Records,
    situation: SituationId,
) -> Result<Option<PersonId>, ServerError> {
    match records.find(situation.0)? {
        None => Ok(None),
        Some(record) => Ok(Some(read::<Situation>(&record)?.person)),
    }
}
