//! The rules of [`cii_domain::access`] as the authority of the engine.
//!
//! The rules think in places (an area, a situation, one record) and in facts about a person; the engine in scopes and in
//! the one area in which a subject stands. Here the one is said in terms of the other: the area of a subject names every
//! area of the rules in which it lies, and the grants of somebody are kept by situation and person, so that a change is
//! looked at where it happened and not in ten thousand other files.

mod grants;
mod seen;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    Region, SituationId, StaffId,
    access::{self, Resource},
};
use cii_sync::{AccountRole, Files, Record, RecordKind, Subject, judge, person_of, subject_of};

use crate::{Area, Authority, Located, Opening, Place, Records, ServerError, StaffTouched};

pub(crate) use grants::Grants;
pub(crate) use seen::Seen;

/// Decides by the rules of access.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules;

/// In the roles of the account as well.
pub(crate) fn with_roles(subject: access::Subject, roles: &[AccountRole]) -> access::Subject {
    let roles = roles.iter().map(|role| match role {
        AccountRole::StatisticsReader => access::Role::StatisticsReader,
        AccountRole::Auditor => access::Role::Auditor,
    });
    roles.fold(subject, access::Subject::with)
}

/// The name of an area of the rules within the name of an area of the engine.
fn word(area: access::Area) -> &'static str {
    match area {
        access::Area::Canton => "canton",
        access::Area::Region(region) => region.code(),
        access::Area::Youth => "youth",
    }
}

/// Where reference data stand.
const REFERENCE: &str = "reference";

/// Where something stands that lies in these areas of the rules. In none: it is restricted, and no area opens it.
fn standing(areas: &BTreeSet<access::Area>) -> Area {
    let words: Vec<&str> = areas.iter().map(|area| word(*area)).collect();
    Area(if words.is_empty() {
        "restricted".to_owned()
    } else {
        words.join("+")
    })
}

/// The areas of the rules that an area of the engine names.
fn lies_in(area: &Area) -> BTreeSet<access::Area> {
    area.0
        .split('+')
        .filter_map(|word| match word {
            "canton" => Some(access::Area::Canton),
            "youth" => Some(access::Area::Youth),
            region => Region::from_code(region).map(access::Area::Region),
        })
        .collect()
}

/// Every area of the engine that lies in one of the rules: a person can have situations in several regions.
fn areas_in(wanted: access::Area) -> Vec<Area> {
    let optional: Vec<access::Area> = Region::ALL
        .iter()
        .map(|region| access::Area::Region(*region))
        .chain([access::Area::Youth])
        .collect();
    let mut all = vec![BTreeSet::from([access::Area::Canton])];
    for area in optional {
        let with: Vec<_> = all
            .iter()
            .map(|areas| areas.iter().copied().chain([area]).collect())
            .collect();
        all.extend(with);
    }
    all.iter()
        .filter(|areas| areas.contains(&wanted))
        .map(standing)
        .collect()
}

/// Whether a change can change what follows from the facts of a file.
fn changes_facts(
    records: &mut dyn Records,
    before: Option<&Record>,
    after: Option<&Record>,
) -> Result<bool, ServerError> {
    let Some(record) = after.or(before) else {
        return Ok(false);
    };
    let mut of = |state: Option<&Record>| -> Result<_, ServerError> {
        let Some(person) = person_of(records, state.unwrap_or(record))? else {
            return Ok(None);
        };
        Files::with(records, record.id, state).of_person(person)
    };
    Ok(of(before)? != of(after)?)
}

/// Whether records of a kind are about somebody.
const fn is_of_file(kind: RecordKind) -> bool {
    matches!(
        kind,
        RecordKind::Person
            | RecordKind::Situation
            | RecordKind::Procuration
            | RecordKind::Session
            | RecordKind::Contract
    )
}

impl Authority for Rules {
    type Grants = Grants;
    type Permission = Seen;

    fn grants(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        today: NaiveDate,
    ) -> Result<Grants, ServerError> {
        let Some(subject) = subject_of(records, staff)? else {
            return Ok(Grants::default());
        };
        let files = Files::all(records)?;
        Ok(Grants::of(&subject, &files, today))
    }

    fn grants_of_all(
        &self,
        records: &mut dyn Records,
        staff: &[StaffId],
        today: NaiveDate,
    ) -> Result<Vec<Grants>, ServerError> {
        let files = Files::all(records)?;
        staff
            .iter()
            .map(|one| {
                let subject = subject_of(records, *one)?;
                Ok(subject.map_or_else(Grants::default, |subject| {
                    Grants::of(&subject, &files, today)
                }))
            })
            .collect()
    }

    fn grants_after(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        mut present: Grants,
        (before, after): (Option<&Record>, Option<&Record>),
        today: NaiveDate,
    ) -> Result<Grants, ServerError> {
        let Some(record) = after.or(before).filter(|record| is_of_file(record.kind)) else {
            return self.grants(records, staff, today);
        };
        let Some(subject) = subject_of(records, staff)? else {
            return Ok(Grants::default());
        };
        let mut persons = BTreeSet::new();
        for state in [before, after].into_iter().flatten() {
            persons.extend(person_of(records, state)?);
        }
        for person in persons {
            let file = Files::with(records, record.id, after).of_person(person)?;
            present.replace(&subject, person, file.as_ref(), today);
        }
        Ok(present)
    }

    fn judge(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        change: (Option<&Record>, Option<&Record>),
        today: NaiveDate,
    ) -> Result<Option<bool>, ServerError> {
        // What the facts do not know is closed.
        let judged = judge(records, staff, change, today)?;
        Ok(Some(judged.is_some_and(|judged| judged.is_ok())))
    }

    fn places(&self, grants: &Grants) -> Vec<Place> {
        grants.places()
    }

    fn openings(&self, grants: &Grants) -> BTreeSet<Opening> {
        grants.openings()
    }

    fn permission(&self, grants: &Grants, located: &Located, area: &Area) -> Option<Seen> {
        grants.seen(located, &lies_in(area))
    }

    fn area(&self, records: &mut dyn Records, subject: &Subject) -> Result<Area, ServerError> {
        let situation = match subject {
            Subject::Reference(_) => return Ok(Area(REFERENCE.to_owned())),
            Subject::Person(person) => {
                let file = Files::plain(records).of_person(*person)?;
                let areas = file.map(|file| Resource::Person(&file).areas());
                return Ok(standing(&areas.unwrap_or_default()));
            }
            Subject::Case(situation) => *situation,
        };
        let person = records
            .find(situation.0)?
            .map_or(Ok(None), |record| person_of(records, &record))?;
        let file = match person {
            Some(person) => Files::plain(records).of_person(person)?,
            None => None,
        };
        let areas = file.map(|file| {
            let record = access::CaseRecord::Situation;
            Resource::Case {
                file: &file,
                situation,
                record,
            }
            .areas()
        });
        Ok(standing(&areas.unwrap_or_default()))
    }

    fn subjects_touched(
        &self,
        records: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<Vec<Subject>, ServerError> {
        let mut touched = BTreeSet::new();
        for state in [before, after].into_iter().flatten() {
            if !matches!(state.kind, RecordKind::Person | RecordKind::Situation) {
                continue;
            }
            if let Some(person) = person_of(records, state)? {
                touched.insert(Subject::Person(person));
                for situation in records.list_of(person.0, RecordKind::Situation)? {
                    touched.insert(Subject::Case(SituationId(situation.id)));
                }
            }
        }
        // Where something that is not there stands matters to nobody.
        let mut there = Vec::new();
        for subject in touched {
            let id = match &subject {
                Subject::Person(person) => person.0,
                Subject::Case(situation) => situation.0,
                Subject::Reference(_) => continue,
            };
            if records.find(id)?.is_some() {
                there.push(subject);
            }
        }
        Ok(there)
    }

    fn staff_touched(
        &self,
        records: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<StaffTouched, ServerError> {
        let Some(record) = after.or(before) else {
            return Ok(StaffTouched::Nobody);
        };
        if record.kind == RecordKind::Staff {
            return Ok(StaffTouched::These(vec![StaffId(record.id)]));
        }
        if is_of_file(record.kind) && changes_facts(records, before, after)? {
            Ok(StaffTouched::Everybody)
        } else {
            Ok(StaffTouched::Nobody)
        }
    }
}
