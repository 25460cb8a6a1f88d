//! How somebody stands to a file: what a screen offers of it, asked before anything is typed.

use chrono::NaiveDate;
use cii_domain::{
    ContractId, NoteId, PersonId, ProcurationId, SessionId, SituationId, StaffId,
    access::{self, CaseRecord, PersonFile, RecordKind as K, Resource, Rights},
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    files::{Extent, Files, Records, named},
    subject_of,
};
use crate::{Aggregate, Body, BodyError, RecordKind, blank::complete};

/// How a member of staff stands on a day to the file of a situation, as far as what is open to them tells: it lets them do
/// what [`super::judge_what_is_shown`] would.
#[derive(Debug)]
pub struct Standing {
    subject: access::Subject,
    today: NaiveDate,
    situation: SituationId,
    file: PersonFile,
    /// With a record more of each kind that can be added, under the identity [`ADDED`].
    file_with_more: PersonFile,
}

const ADDED: Uuid = Uuid::nil();

impl Standing {
    /// How `staff` stands to the file of `situation`. None: the directory does not know them, or the situation is not here.
    pub fn of<R: Records + ?Sized>(
        records: &mut R,
        staff: StaffId,
        situation: SituationId,
        today: NaiveDate,
    ) -> Result<Option<Self>, R::Error> {
        let Some(subject) = subject_of(records, staff)? else {
            return Ok(None);
        };
        let record = records
            .find(situation.0)?
            .filter(|record| record.kind == RecordKind::Situation);
        let Some(record) = record else {
            return Ok(None);
        };
        let files = Files::plain(records).in_extent(Extent::OpenTo(&subject, today));
        let file = match named(&record, "person") {
            Some(person) => files.of_person(PersonId(person))?,
            None => files.of_case(situation.0)?,
        };
        let Some(file) = file else { return Ok(None) };
        let mut file_with_more = file.clone();
        for case in &mut file_with_more.cases {
            *case = case
                .clone()
                .with_procuration(&added(case.situation)?)
                .with_session(&added(case.situation)?)
                .with_contract(&added(case.situation)?);
        }
        Ok(Some(Self {
            subject,
            today,
            situation,
            file,
            file_with_more,
        }))
    }

    /// What may be done with the person.
    pub fn to_person(&self) -> Rights {
        Rights::of(&self.subject, &Resource::Person(&self.file), self.today)
    }

    /// What may be done with a record of the situation.
    pub fn to_record(&self, record: CaseRecord) -> Rights {
        let resource = self.resource(&self.file, record);
        Rights::of(&self.subject, &resource, self.today)
    }

    /// What may be done with a record of `kind` that is added to the situation. None: of this kind none is.
    pub fn to_added(&self, kind: K) -> Option<Rights> {
        let resource = self.resource(&self.file_with_more, self.added(kind)?);
        Some(Rights::of(&self.subject, &resource, self.today))
    }

    /// Whether a record of `kind` may be added to the situation.
    pub fn may_add(&self, kind: K) -> bool {
        self.added(kind).is_some_and(|record| {
            let resource = self.resource(&self.file_with_more, record);
            access::may_make(&self.subject, &resource, self.today)
        })
    }

    /// The record of `kind` that the file with more has beside its own.
    fn added(&self, kind: K) -> Option<CaseRecord> {
        Some(match kind {
            K::Procuration => CaseRecord::Procuration(ProcurationId(ADDED)),
            K::Session => CaseRecord::Session(SessionId(ADDED)),
            K::Contract => CaseRecord::Contract(ContractId(ADDED)),
            K::Note => CaseRecord::Note {
                id: NoteId(ADDED),
                by: self.subject.staff,
            },
            _ => return None,
        })
    }

    /// Whether they read everything that is held on the person ([`access::reads_whole_file`]).
    pub fn reads_whole_file(&self) -> bool {
        access::reads_whole_file(&self.subject, &self.file, self.today)
    }

    fn resource<'f>(&self, file: &'f PersonFile, record: CaseRecord) -> Resource<'f> {
        Resource::Case {
            file,
            situation: self.situation,
            record,
        }
    }
}

/// A record of `situation` that says nothing yet.
fn added<T: Aggregate>(situation: SituationId) -> Result<T, BodyError> {
    let mut body = Body::new();
    body.insert("situation".to_owned(), situation.to_string().into());
    Ok(T::deserialize(&Value::Object(complete(T::KIND, &body)))?)
}
