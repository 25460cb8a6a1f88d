//! What somebody should see, found out the slow way and written without looking at the policy: record by record, from the
//! records themselves.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::NaiveDate;
use cii_domain::{
    StaffId,
    person::Person,
    session::{Session, Who},
    situation::Situation,
    staff::{Function, Staff},
};
use cii_sync::{Body, Conflict, Record, RecordKind, Scope, Subject};
use uuid::Uuid;

use crate::{policy::ADMINISTRATOR, server::Server};

/// How much somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Whole,
    Part,
}

/// Everything the server has, at one moment.
pub(crate) struct Oracle {
    persons: BTreeMap<Uuid, Person>,
    cases: BTreeMap<Uuid, Situation>,
    staff: BTreeMap<Uuid, Staff>,
    /// Every record.
    pub records: BTreeMap<Uuid, Record>,
    /// Scope and kind of what was deleted.
    gone: BTreeMap<Uuid, (RecordKind, Scope)>,
    today: NaiveDate,
}

impl Oracle {
    /// Reads everything.
    pub(crate) fn new(server: &Server, today: NaiveDate) -> Result<Self> {
        let mut oracle = Self {
            persons: BTreeMap::new(),
            cases: BTreeMap::new(),
            staff: BTreeMap::new(),
            records: BTreeMap::new(),
            gone: BTreeMap::new(),
            today,
        };
        for kind in RecordKind::ALL {
            for record in server.engine()?.list_records(*kind)? {
                match kind {
                    RecordKind::Person => {
                        oracle.persons.insert(record.id, record.aggregate()?);
                    }
                    RecordKind::Situation => {
                        oracle.cases.insert(record.id, record.aggregate()?);
                    }
                    RecordKind::Staff => {
                        oracle.staff.insert(record.id, record.aggregate()?);
                    }
                    _ => {}
                }
                oracle.records.insert(record.id, record);
            }
        }
        for row in server.rows("SELECT id, kind, scope FROM tombstone")? {
            let kind = RecordKind::from_code(row.text(1)?);
            if let (Some(kind), Ok(scope)) = (kind, row.text(2)?.parse()) {
                oracle.gone.insert(row.uuid(0)?, (kind, scope));
            }
        }
        Ok(oracle)
    }

    /// The records that a member of staff sees, with what of them.
    pub(crate) fn seen_by(&self, staff: StaffId) -> Result<BTreeMap<Uuid, Body>> {
        let mut seen = BTreeMap::new();
        for record in self.records.values() {
            let Some(sight) = self.sight_of(staff, record) else {
                continue;
            };
            let body = match (sight, record.kind) {
                (Sight::Whole, _) => record.body.clone(),
                (Sight::Part, RecordKind::Conflict) => {
                    let conflict: Conflict = record.aggregate()?;
                    let all = part(conflict.of, "id")
                        && conflict.fields().all(|field| part(conflict.of, field));
                    if !all {
                        continue;
                    }
                    record.body.clone()
                }
                (Sight::Part, kind) if part(kind, "id") => record
                    .body
                    .iter()
                    .filter(|(field, _)| part(kind, field))
                    .map(|(field, value)| (field.clone(), value.clone()))
                    .collect(),
                (Sight::Part, _) => continue,
            };
            seen.insert(record.id, body);
        }
        Ok(seen)
    }

    /// Whether a member of staff sees a field of a record, there or gone.
    pub(crate) fn sees_field(&self, staff: StaffId, record: Uuid, field: &str) -> bool {
        let (kind, sight) = match (self.records.get(&record), self.gone.get(&record)) {
            (Some(record), _) => (record.kind, self.sight_of(staff, record)),
            (None, Some((kind, scope))) => (*kind, self.sight(staff, scope)),
            (None, None) => return false,
        };
        match sight {
            Some(Sight::Whole) => true,
            Some(Sight::Part) => part(kind, field),
            None => false,
        }
    }

    /// Beside what the scope opens, a seat at a table opens that session.
    fn sight_of(&self, staff: StaffId, record: &Record) -> Option<Sight> {
        let by_scope = self.sight(staff, &record.scope);
        if by_scope.is_some() || record.kind != RecordKind::Session {
            return by_scope;
        }
        let session: Session = record.aggregate().ok()?;
        let seated = session
            .invitees
            .iter()
            .any(|invitee| invitee.who == Who::Staff(staff));
        let case = self.cases.get(&session.situation.0);
        let masked = case
            .and_then(|case| self.persons.get(&case.person.0))
            .is_some_and(|person| person.restriction.is_some());
        let active = staff == ADMINISTRATOR
            || self
                .staff
                .get(&staff.0)
                .is_some_and(|known| known.is_active_on(self.today));
        (seated && !masked && active).then_some(Sight::Part)
    }

    fn sight(&self, staff: StaffId, scope: &Scope) -> Option<Sight> {
        let known = self.staff.get(&staff.0);
        let administrator = staff == ADMINISTRATOR;
        if !administrator && !known.is_some_and(|known| known.is_active_on(self.today)) {
            return None;
        }
        let (person, region, contact) = match &scope.subject {
            Subject::Reference(_) => return Some(Sight::Whole),
            Subject::Case(case) => {
                let case = self.cases.get(&case.0);
                (
                    case.map(|case| case.person.0),
                    case.map(|case| case.region),
                    case.is_some_and(|case| is_contact(case, staff)),
                )
            }
            Subject::Person(person) => {
                let mut of: Vec<&Situation> = self
                    .cases
                    .values()
                    .filter(|case| case.person == *person)
                    .collect();
                of.sort_by_key(|case| case.id);
                (
                    Some(person.0),
                    of.first().map(|case| case.region),
                    of.iter().any(|case| is_contact(case, staff)),
                )
            }
        };
        let mask = person
            .and_then(|person| self.persons.get(&person))
            .and_then(|person| person.restriction.as_ref());
        if let Some(mask) = mask {
            return mask.allowed.contains(&staff).then_some(Sight::Whole);
        }
        let has = |function| known.is_some_and(|known| known.has(function));
        let own_region = known.and_then(|known| known.region);
        let whole = administrator
            || has(Function::Secretariat)
            || has(Function::RegionalCoordinator)
                && own_region.is_some()
                && (region.is_none() || region == own_region);
        let tables = ["identity", "social", "planning"].contains(&scope.compartment.code());
        if whole {
            Some(Sight::Whole)
        } else {
            (contact && tables).then_some(Sight::Part)
        }
    }
}

fn is_contact(case: &Situation, staff: StaffId) -> bool {
    case.involved
        .iter()
        .any(|involvement| involvement.contact == Some(staff))
}

/// Whether whoever sees a part of a file sees this field.
fn part(kind: RecordKind, field: &str) -> bool {
    match kind {
        RecordKind::Session => true,
        RecordKind::Person => {
            ["id", "name", "first_name", "form", "birth_date", "language"].contains(&field)
        }
        RecordKind::Situation => [
            "id",
            "number",
            "person",
            "region",
            "state",
            "register",
            "involved",
            "coordinator",
        ]
        .contains(&field),
        RecordKind::Procuration => [
            "id",
            "person",
            "situation",
            "signed_on",
            "starts_on",
            "ends_on",
            "revocation",
        ]
        .contains(&field),
        _ => false,
    }
}
