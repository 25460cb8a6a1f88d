//! From records to the facts that the rules look at.

use std::collections::BTreeMap;

use cii_domain::{
    PersonId, SituationId,
    access::{CaseFacts, CaseRecord, PersonFile},
    contract::Contract,
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
};
use cii_sync::{Record, RecordKind};
use uuid::Uuid;

use crate::{Records, ServerError};

/// A field that names another record.
pub(crate) fn named(record: &Record, field: &str) -> Option<Uuid> {
    record.body.get(field)?.as_str()?.parse().ok()
}

/// The person whom a record is about. None: nobody, or the situation between them is not there.
pub(super) fn person_of(
    records: &mut dyn Records,
    record: &Record,
) -> Result<Option<PersonId>, ServerError> {
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
) -> Result<(Option<SituationId>, Option<CaseRecord>), ServerError> {
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
fn add(case: CaseFacts, record: &Record) -> Result<CaseFacts, ServerError> {
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
pub(super) struct Files<'r> {
    records: &'r mut dyn Records,
    /// The record and its state. None: it is not there.
    other: Option<(Uuid, Option<&'r Record>)>,
}

impl<'r> Files<'r> {
    pub(super) fn plain(records: &'r mut dyn Records) -> Self {
        Self {
            records,
            other: None,
        }
    }

    pub(super) fn with(records: &'r mut dyn Records, id: Uuid, state: Option<&'r Record>) -> Self {
        Self {
            records,
            other: Some((id, state)),
        }
    }

    fn find(&mut self, id: Uuid) -> Result<Option<Record>, ServerError> {
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
    ) -> Result<Vec<Record>, ServerError> {
        let mut found = self.records.list_of(parent, kind)?;
        if let Some((id, state)) = self.other {
            found.retain(|record| record.id != id);
            found.extend(state.filter(|state| state.kind == kind).cloned());
        }
        found.retain(|record| named(record, field) == Some(parent));
        Ok(found)
    }

    /// The file of a person. None: there is no such person.
    pub(super) fn of_person(mut self, person: PersonId) -> Result<Option<PersonFile>, ServerError> {
        let Some(record) = self
            .find(person.0)?
            .filter(|record| record.kind == RecordKind::Person)
        else {
            return Ok(None);
        };
        let mut file = PersonFile::of(&record.aggregate()?);
        for situation in self.list_of(person.0, "person", RecordKind::Situation)? {
            let mut case = CaseFacts::of(&situation.aggregate()?);
            for kind in PARTS {
                for part in self.list_of(situation.id, "situation", kind)? {
                    case = add(case, &part)?;
                }
            }
            file.cases.push(case);
        }
        file.cases.sort_by_key(|case| case.situation);
        Ok(Some(file))
    }

    /// The files of everybody.
    pub(super) fn all(records: &mut dyn Records) -> Result<Vec<PersonFile>, ServerError> {
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
