//! From records to the facts that the rules look at.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use cii_domain::{
    PersonId, SituationId,
    access::{self, CaseFacts, CaseRecord, PersonFile},
    contract::Contract,
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
};
use uuid::Uuid;

use crate::{BodyError, Record, RecordKind, blank::is_whole};

/// The records, for whoever asks what the rules say of them.
pub trait Records {
    /// Why they cannot be read.
    type Error: From<BodyError>;

    /// One record.
    fn find(&mut self, id: Uuid) -> Result<Option<Record>, Self::Error>;

    /// All records of a kind.
    fn list(&mut self, kind: RecordKind) -> Result<Vec<Record>, Self::Error>;

    /// The records of a kind under a parent.
    fn list_of(&mut self, parent: Uuid, kind: RecordKind) -> Result<Vec<Record>, Self::Error>;
}

/// How much of the records there is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Extent<'s> {
    /// All of everything, as at the server. What is not there does not exist.
    Everything,
    /// What was open to somebody on a day, as on a device. What is not there may exist, and counts as it suits them.
    OpenTo(&'s access::Subject, NaiveDate),
}

/// A field that names another record.
pub fn named(record: &Record, field: &str) -> Option<Uuid> {
    record.body.get(field)?.as_str()?.parse().ok()
}

/// The person whom a record is about. None: nobody, or the situation between them is not there.
pub fn person_of<R: Records + ?Sized>(
    records: &mut R,
    record: &Record,
) -> Result<Option<PersonId>, R::Error> {
    Ok(match record.kind {
        RecordKind::Person => Some(PersonId(record.id)),
        RecordKind::Situation => named(record, "person").map(PersonId),
        RecordKind::Procuration | RecordKind::Session | RecordKind::Contract | RecordKind::Note => {
            match named(record, "situation") {
                None => None,
                Some(situation) => records
                    .find(situation)?
                    .and_then(|situation| named(&situation, "person"))
                    .map(PersonId),
            }
        }
        _ => None,
    })
}

/// Which record of which situation it is.
pub(super) fn case_record(
    record: &Record,
) -> Result<(Option<SituationId>, Option<CaseRecord>), BodyError> {
    let situation = named(record, "situation").map(SituationId);
    Ok(match record.kind {
        RecordKind::Situation => (Some(SituationId(record.id)), Some(CaseRecord::Situation)),
        RecordKind::Procuration => {
            let id = record.aggregate::<Procuration>()?.id;
            (situation, Some(CaseRecord::Procuration(id)))
        }
        RecordKind::Session => {
            let id = record.aggregate::<Session>()?.id;
            (situation, Some(CaseRecord::Session(id)))
        }
        RecordKind::Contract => {
            let id = record.aggregate::<Contract>()?.id;
            (situation, Some(CaseRecord::Contract(id)))
        }
        RecordKind::Note => {
            let note = record.aggregate::<Note>()?;
            let (id, by) = (note.id, note.by);
            (situation, Some(CaseRecord::Note { id, by }))
        }
        _ => (None, None),
    })
}

/// Adds a record of a situation to its facts.
fn add(case: CaseFacts, record: &Record) -> Result<CaseFacts, BodyError> {
    Ok(match record.kind {
        RecordKind::Session => case.with_session(&record.aggregate()?),
        RecordKind::Contract => case.with_contract(&record.aggregate()?),
        RecordKind::Procuration => case.with_procuration(&record.aggregate()?),
        _ => case,
    })
}

const PARTS: [RecordKind; 3] = [
    RecordKind::Session,
    RecordKind::Contract,
    RecordKind::Procuration,
];

/// The records, as they would be if one of them were in another state.
#[derive(Debug)]
pub struct Files<'r, R: ?Sized> {
    records: &'r mut R,
    /// The record and its state. None: it is not there.
    other: Option<(Uuid, Option<&'r Record>)>,
    extent: Extent<'r>,
}

impl<'r, R: Records + ?Sized> Files<'r, R> {
    /// The records as they are.
    pub fn plain(records: &'r mut R) -> Self {
        Self {
            records,
            other: None,
            extent: Extent::Everything,
        }
    }

    /// The records with one of them in another state.
    pub fn with(records: &'r mut R, id: Uuid, state: Option<&'r Record>) -> Self {
        Self {
            records,
            other: Some((id, state)),
            extent: Extent::Everything,
        }
    }

    pub(super) fn in_extent(self, extent: Extent<'r>) -> Self {
        Self { extent, ..self }
    }

    fn find(&mut self, id: Uuid) -> Result<Option<Record>, R::Error> {
        match self.other {
            Some((other, state)) if other == id => Ok(state.cloned()),
            _ => self.records.find(id),
        }
    }

    /// The records of a kind that name `parent` in `field`.
    fn list_of(
        &mut self,
        parent: Uuid,
        field: &str,
        kind: RecordKind,
    ) -> Result<Vec<Record>, R::Error> {
        let mut found = self.records.list_of(parent, kind)?;
        if let Some((id, state)) = self.other {
            found.retain(|record| record.id != id);
            found.extend(state.filter(|state| state.kind == kind).cloned());
        }
        found.retain(|record| named(record, field) == Some(parent));
        Ok(found)
    }

    /// The file of a person. None: there is no such person.
    pub fn of_person(mut self, person: PersonId) -> Result<Option<PersonFile>, R::Error> {
        let record = self
            .find(person.0)?
            .filter(|record| record.kind == RecordKind::Person);
        let mut file = match (record, self.extent) {
            (Some(record), _) => PersonFile::of(&record.aggregate()?),
            (None, Extent::Everything) => return Ok(None),
            (None, Extent::OpenTo(..)) => unknown(person),
        };
        for situation in self.list_of(person.0, "person", RecordKind::Situation)? {
            file.cases.push(self.case(&situation)?);
        }
        file.cases.sort_by_key(|case| case.situation);
        Ok(Some(file))
    }

    /// The file of whomever a situation is about, where that is hidden: nothing but this situation.
    pub(super) fn of_case(mut self, situation: Uuid) -> Result<Option<PersonFile>, R::Error> {
        let Some(situation) = self.find(situation)? else {
            return Ok(None);
        };
        let mut file = unknown(PersonId(Uuid::nil()));
        file.cases.push(self.case(&situation)?);
        Ok(Some(file))
    }

    fn case(&mut self, situation: &Record) -> Result<CaseFacts, R::Error> {
        let mut case = CaseFacts::of(&situation.aggregate()?);
        for kind in PARTS {
            for part in self.list_of(situation.id, "situation", kind)? {
                case = add(case, &part)?;
            }
        }
        Ok(match self.extent {
            Extent::OpenTo(subject, today) if !is_whole(situation) => {
                case.as_it_suits(subject, today)
            }
            _ => case,
        })
    }

    /// The files of everybody.
    pub fn all(records: &mut R) -> Result<Vec<PersonFile>, R::Error> {
        let mut cases: BTreeMap<SituationId, (PersonId, CaseFacts)> = BTreeMap::new();
        for record in records.list(RecordKind::Situation)? {
            let situation: Situation = record.aggregate()?;
            let facts = CaseFacts::of(&situation);
            cases.insert(situation.id, (situation.person, facts));
        }
        for kind in PARTS {
            for record in records.list(kind)? {
                let situation = named(&record, "situation").map(SituationId);
                if let Some((_, case)) = situation.and_then(|id| cases.get_mut(&id)) {
                    *case = add(case.clone(), &record)?;
                }
            }
        }
        let mut files: BTreeMap<PersonId, PersonFile> = BTreeMap::new();
        for record in records.list(RecordKind::Person)? {
            let person: Person = record.aggregate()?;
            files.insert(person.id, PersonFile::of(&person));
        }
        for (person, case) in cases.into_values() {
            if let Some(file) = files.get_mut(&person) {
                file.cases.push(case);
            }
        }
        Ok(files.into_values().collect())
    }
}

fn unknown(person: PersonId) -> PersonFile {
    PersonFile {
        person,
        restricted_to: None,
        cases: Vec::new(),
    }
}
