//! What is due: every person with everything about them, held against the term.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cii_domain::{
    person::Person,
    retention::{Course, Retention, is_about_somebody},
    situation::Situation,
    statistics::Counted,
};
use cii_sync::{Aggregate, Mutation, Present, Record, RecordKind, Subject, kind_of_rules, named};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{GONE, Going, GoingPerson};
use crate::{
    ServerError, Transaction,
    hexadecimal::hexadecimal,
    table::{history, quarantine, record},
};

/// Everything about persons, by whom and what it is about.
struct Shelves {
    persons: Vec<Record>,
    /// Situations by person.
    situations: BTreeMap<Uuid, Vec<Record>>,
    /// What belongs to a situation, by situation.
    parts: BTreeMap<Uuid, Vec<Record>>,
    /// Conflicts by the record that they are about.
    conflicts: BTreeMap<Uuid, Vec<Record>>,
    /// Refused changes by the record that they were meant for.
    refused: BTreeMap<Uuid, Vec<Mutation>>,
    /// What was deleted and is still told of, by whose it was.
    deleted: BTreeMap<Subject, BTreeSet<Uuid>>,
    /// The day on which anything last happened to a record.
    touched: BTreeMap<Uuid, NaiveDate>,
}

impl Shelves {
    fn read(transaction: &mut dyn Transaction) -> Result<Self, ServerError> {
        let mut shelves = Self {
            persons: Vec::new(),
            situations: BTreeMap::new(),
            parts: BTreeMap::new(),
            conflicts: BTreeMap::new(),
            refused: BTreeMap::new(),
            deleted: BTreeMap::new(),
            touched: history::last_days(transaction)?,
        };
        let mut there = BTreeSet::new();
        for kind in RecordKind::ALL {
            let about = kind_of_rules(*kind).is_some_and(is_about_somebody);
            if !about && *kind != RecordKind::Conflict {
                continue;
            }
            for one in record::list(transaction, *kind)? {
                there.insert(one.id);
                match kind {
                    RecordKind::Person => shelves.persons.push(one),
                    RecordKind::Situation => put(&mut shelves.situations, &one, "person"),
                    RecordKind::Conflict => put(&mut shelves.conflicts, &one, "record"),
                    _ => put(&mut shelves.parts, &one, "situation"),
                }
            }
        }
        for (record, scope) in history::list_scopes(transaction)? {
            if !there.contains(&record) {
                let of = shelves.deleted.entry(scope.subject).or_default();
                of.insert(record);
            }
        }
        for mutation in quarantine::list(transaction)? {
            let of = shelves.refused.entry(mutation.record).or_default();
            of.push(mutation);
        }
        Ok(shelves)
    }

    /// One person with everything about them.
    fn take(&mut self, person: Record) -> Result<(GoingPerson, Course), ServerError> {
        let whole: Person = person.aggregate()?;
        let situations = self.situations.remove(&person.id).unwrap_or_default();
        let mut records = vec![person];
        let mut counted = Vec::new();
        let mut courses = Vec::new();
        for situation in situations {
            let one: Situation = situation.aggregate()?;
            counted.extend(Counted::of(&whole, &one));
            let parts = self.parts.remove(&situation.id).unwrap_or_default();
            courses.push((
                one,
                of_kind(&parts, RecordKind::Procuration)?,
                of_kind(&parts, RecordKind::Session)?,
                of_kind(&parts, RecordKind::Contract)?,
            ));
            records.push(situation);
            records.extend(parts);
        }
        let mut own: Vec<Uuid> = records.iter().map(|record| record.id).collect();
        let mut subjects = vec![Subject::Person(whole.id)];
        let cases = courses.iter().map(|(situation, ..)| situation.id);
        subjects.extend(cases.map(Subject::Case));
        let deleted: BTreeSet<Uuid> = subjects
            .iter()
            .flat_map(|subject| self.deleted.remove(subject).unwrap_or_default())
            .collect();
        own.extend(&deleted);
        for id in &own {
            records.extend(self.conflicts.remove(id).unwrap_or_default());
        }
        let mut refused = Vec::new();
        let mut touched = None;
        for record in &records {
            refused.extend(self.refused.remove(&record.id).unwrap_or_default());
            touched = touched.max(self.touched.get(&record.id).copied());
        }
        // Of whom nobody knows when anything happened, the data stay.
        let mut course = Course::new(touched.unwrap_or(NaiveDate::MAX));
        for (situation, procurations, sessions, contracts) in &courses {
            course = course.with(situation, procurations, sessions, contracts);
        }
        let going = GoingPerson {
            numbers: course.numbers.clone(),
            last: course.last,
            person: whole.id,
            records,
            deleted,
            counted,
            refused,
        };
        Ok((going, course))
    }
}

fn put(shelf: &mut BTreeMap<Uuid, Vec<Record>>, one: &Record, field: &str) {
    if let Some(of) = named(one, field) {
        shelf.entry(of).or_default().push(one.clone());
    }
}

fn of_kind<T: Aggregate>(parts: &[Record], kind: RecordKind) -> Result<Vec<T>, ServerError> {
    let parts = parts.iter().filter(|part| part.kind == kind);
    parts.map(|part| Ok(part.aggregate()?)).collect()
}

pub(super) fn collect(
    transaction: &mut dyn Transaction,
    years: u32,
    on: NaiveDate,
) -> Result<Going, ServerError> {
    let mut shelves = Shelves::read(transaction)?;
    let mut going = Going {
        persons: Vec::new(),
        waiting: 0,
        open: 0,
        forgotten: 0,
        remains: Vec::new(),
        preview: String::new(),
    };
    for person in std::mem::take(&mut shelves.persons) {
        let (one, course) = shelves.take(person)?;
        let add = |to: &mut usize| *to = to.saturating_add(1);
        match course.retention(years, on) {
            Retention::Due => going.persons.push(one),
            Retention::Until(_) => add(&mut going.waiting),
            Retention::Open => {
                add(&mut going.open);
                let closed = Course {
                    open: false,
                    ..course
                };
                if closed.retention(years, on) == Retention::Due {
                    add(&mut going.forgotten);
                }
            }
        }
    }
    going
        .persons
        .sort_by(|one, other| (&one.numbers, one.person).cmp(&(&other.numbers, other.person)));
    for mutation in shelves.refused.into_values().flatten() {
        if remains(transaction, &mutation, years, on)? {
            going.remains.push(mutation);
        }
    }
    going.preview = preview(&going, years, on);
    Ok(going)
}

/// Whether a refused change is all that is left of something, and its term has passed.
fn remains(
    transaction: &mut dyn Transaction,
    mutation: &Mutation,
    years: u32,
    on: NaiveDate,
) -> Result<bool, ServerError> {
    if !kind_of_rules(mutation.kind).is_some_and(is_about_somebody) {
        return Ok(false);
    }
    Ok(match record::present(transaction, mutation.record)? {
        Present::There(_) => false,
        Present::Gone { scope, .. } if is_gone(transaction, &scope.subject)? => true,
        Present::Gone { .. } | Present::Never => {
            let written = cii_domain::zurich(mutation.at).date();
            Course::new(written).retention(years, on) == Retention::Due
        }
    })
}

fn is_gone(transaction: &mut dyn Transaction, subject: &Subject) -> Result<bool, ServerError> {
    Ok(record::area(transaction, subject)?.is_some_and(|area| area.0 == GONE))
}

/// The name of a preview: whatever is added, changed or taken away makes it another one.
fn preview(going: &Going, years: u32, on: NaiveDate) -> String {
    let uuids = |mutations: &[Mutation]| -> Vec<Uuid> {
        mutations.iter().map(|mutation| mutation.uuid).collect()
    };
    let persons: Vec<_> = going
        .persons
        .iter()
        .map(|one| {
            let records: Vec<_> = one
                .records
                .iter()
                .map(|record| (record.id, record.version))
                .collect();
            json!([one.person, records, one.deleted, uuids(&one.refused)])
        })
        .collect();
    let all = json!([years, on, persons, uuids(&going.remains)]);
    let mut digest = hexadecimal(&Sha256::digest(all.to_string()));
    digest.truncate(24);
    format!("{on}.{digest}")
}
