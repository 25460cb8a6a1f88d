//! Letting go of data about persons: what is due, who confirmed it, the archive offer, and the end.
//!
//! Nothing of a person stays as a record. What figures need is counted apart, alike situations in one row; the audit names
//! identities, which then lead nowhere. The subjects move to an area that nobody's grants open, so that devices destroy what
//! they hold as after any other end of a permission.

mod due;

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use chrono::NaiveDate;
use cii_domain::{
    PersonId, SituationId, StaffId,
    access::Subject as Asking,
    retention::{are_enough, may_confirm},
    situation::CaseNumber,
    statistics::Counted,
};
use cii_sync::{AuditAct, Mutation, Record, RecordKind, Subject, subject_of};
use serde_json::json;
use uuid::Uuid;

use self::due::collect;
use super::{Engine, Lookup, Moment, grants::onwards, note};
use crate::{
    Area, Authority, Database, ServerError, Transaction,
    database::{read, write},
    lines::Lines,
    table::{
        blob, confirmation, counter, figure, history,
        log::{self, LogEntry, Move},
        quarantine, record,
    },
};

/// Where subjects stand of which nothing is left.
const GONE: &str = "gone";

/// Writes what is offered to the archives to where it is told.
pub type Offer<'o> = &'o mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Why data do not go.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// Nothing is due.
    #[error("nothing is due")]
    Nothing,
    /// What is due is not what the preview showed: look at a new one.
    #[error("the preview is no longer right")]
    Changed,
    /// The day is still to come.
    #[error("the day is still to come")]
    Future,
    /// Only members of the Bureau confirm.
    #[error("not a member of the Bureau")]
    NotEntitled,
    /// Two persons confirm, one of them the cantonal officer.
    #[error("not confirmed by two persons, one of them the cantonal officer")]
    NotConfirmed,
    /// The archive offer cannot be written.
    #[error("the archive offer: {0}")]
    Archive(io::Error),
    /// The server failed.
    #[error(transparent)]
    Server(#[from] ServerError),
}

/// A person whose term has passed.
#[derive(Debug)]
pub struct GoingPerson {
    /// The numbers of the situations.
    pub numbers: Vec<CaseNumber>,
    /// Last day on which anything happened.
    pub last: NaiveDate,
    person: PersonId,
    records: Vec<Record>,
    /// What was deleted before, of which the history is left.
    deleted: BTreeSet<Uuid>,
    counted: Vec<Counted>,
    refused: Vec<Mutation>,
}

/// What is due on a day.
#[derive(Debug)]
pub struct Going {
    /// The persons, in the order of their numbers.
    pub persons: Vec<GoingPerson>,
    /// Persons whose term is still running.
    pub waiting: usize,
    /// Persons of whom something is open.
    pub open: usize,
    /// Of these, those for whom the term would have passed: somebody forgot to close a situation.
    pub forgotten: usize,
    /// Refused changes whose record is not there, and whose term has passed.
    remains: Vec<Mutation>,
    /// Under which it is confirmed: the day, and a digest of everything that goes.
    pub preview: String,
}

impl Going {
    /// Whether nothing is due.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty() && self.remains.is_empty()
    }

    /// Records that go.
    pub fn records(&self) -> usize {
        self.persons.iter().map(|one| one.records.len()).sum()
    }

    /// Refused changes that go.
    pub fn refused(&self) -> usize {
        let of_persons: usize = self.persons.iter().map(|one| one.refused.len()).sum();
        of_persons.saturating_add(self.remains.len())
    }
}

/// The day of a preview.
fn day_of(preview: &str) -> Option<NaiveDate> {
    preview.split_once('.')?.0.parse().ok()
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// What is due on `on`, if data are kept for `years`.
    pub fn retention(&self, years: u32, on: NaiveDate) -> Result<Going, ServerError> {
        read(&self.database, |transaction| {
            collect(transaction, years, on)
        })
    }

    /// `staff` confirms that what `preview` showed goes. Whoever calls it has made sure who it is.
    pub fn confirm_retention(
        &self,
        preview: &str,
        years: u32,
        staff: StaffId,
        moment: Moment,
    ) -> Result<(), RetentionError> {
        self.decide(|transaction, _| {
            as_shown(transaction, preview, years, moment)?;
            let asking = asking(transaction, staff)?;
            if !asking.is_some_and(|asking| may_confirm(&asking, moment.today)) {
                return Err(RetentionError::NotEntitled);
            }
            confirmation::insert(transaction, preview, staff)?;
            let remark = format!("{preview} by {staff}");
            Ok(note(
                transaction,
                moment,
                None,
                AuditAct::RetentionConfirm,
                &remark,
            )?)
        })
    }

    /// Lets go of what `preview` showed. `archive` first has the archive offer written to where it is kept; fails it,
    /// nothing goes. At the end nothing of it is left in the files of the database.
    pub fn let_go(
        &self,
        preview: &str,
        years: u32,
        moment: Moment,
        archive: &mut dyn FnMut(Offer<'_>) -> io::Result<()>,
    ) -> Result<Going, RetentionError> {
        let gone = self.decide(|transaction, seq| {
            let going = as_shown(transaction, preview, years, moment)?;
            let confirmed = confirmation::list(transaction, preview)?;
            let mut asking_all = Vec::new();
            for staff in &confirmed {
                asking_all.extend(asking(transaction, *staff)?);
            }
            if !are_enough(&asking_all, moment.today) {
                return Err(RetentionError::NotConfirmed);
            }
            archive(&mut |to| offer(transaction, &going, to)).map_err(RetentionError::Archive)?;
            end(transaction, &going, seq)?;
            let today = onwards(transaction, moment)?.today;
            self.regrant_all(transaction, seq, today)?;
            confirmation::clear(transaction)?;
            counter::set_fact(transaction, counter::SCRUBBING, preview)?;
            let by: Vec<String> = confirmed.iter().map(ToString::to_string).collect();
            let (persons, records) = (going.persons.len(), going.records());
            let remark = format!(
                "{preview}, {persons} persons, {records} records, confirmed by {}",
                by.join(" and ")
            );
            note(transaction, moment, None, AuditAct::Retention, &remark)?;
            Ok(going)
        })?;
        self.finish_letting_go()?;
        Ok(gone)
    }

    /// Writes the files of the database anew, if data were let go and that did not come to its end, and says whether it
    /// was so. Until then what is gone still lies in them. Nobody else may work on the database.
    pub fn finish_letting_go(&self) -> Result<bool, ServerError> {
        let is_due = read(&self.database, |transaction| {
            counter::fact(transaction, counter::SCRUBBING)
        })?;
        if is_due.is_none() {
            return Ok(false);
        }
        self.database.scrub()?;
        write(&self.database, |transaction, _| {
            counter::forget_fact(transaction, counter::SCRUBBING)
        })?;
        Ok(true)
    }

    /// Writes; a refusal undoes everything.
    fn decide<T>(
        &self,
        work: impl FnOnce(&mut dyn Transaction, u64) -> Result<T, RetentionError>,
    ) -> Result<T, RetentionError> {
        let mut refused = None;
        let written = write(&self.database, |transaction, seq| {
            work(transaction, seq).map_err(|refusal| match refusal {
                RetentionError::Server(error) => error,
                refusal => {
                    refused = Some(refusal);
                    ServerError::Malformed
                }
            })
        });
        match refused {
            Some(refusal) => Err(refusal),
            None => Ok(written?),
        }
    }
}

fn asking(
    transaction: &mut dyn Transaction,
    staff: StaffId,
) -> Result<Option<Asking>, ServerError> {
    subject_of(&mut Lookup(transaction), staff)
}

/// What is due, if it is still what `preview` showed.
fn as_shown(
    transaction: &mut dyn Transaction,
    preview: &str,
    years: u32,
    moment: Moment,
) -> Result<Going, RetentionError> {
    let on = day_of(preview).ok_or(RetentionError::Changed)?;
    if on > moment.today {
        return Err(RetentionError::Future);
    }
    let going = collect(transaction, years, on)?;
    if going.is_empty() {
        return Err(RetentionError::Nothing);
    }
    if going.preview != preview {
        return Err(RetentionError::Changed);
    }
    Ok(going)
}

/// What is offered to the archives: a line that says what it is, a line for each person with records, history and refused
/// changes, followed by one for each content that a record names, a line for what else was refused, and a line that counts
/// and hashes the others. No more than a line is held at once: there may be scans of many.
fn offer(transaction: &mut dyn Transaction, going: &Going, to: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines::new(to);
    lines.write(
        &json!({"bureau_cii_archive": 1, "preview": going.preview, "persons": going.persons.len()})
            .to_string(),
    )?;
    for one in &going.persons {
        let mut told = Vec::new();
        let there = one.records.iter().map(|record| record.id);
        for record in there.chain(one.deleted.iter().copied()) {
            let of = history::list_after(transaction, record, 0);
            told.extend(of.map_err(io::Error::other)?);
        }
        let person = json!({
            "person": one.person, "numbers": one.numbers, "records": one.records, "history": told,
            "refused": one.refused,
        });
        lines.write(&person.to_string())?;
        for record in &one.records {
            let contents = blob::list_of(transaction, record.id).map_err(io::Error::other)?;
            for content in contents {
                let bytes = blob::whole(transaction, content).map_err(io::Error::other)?;
                let bytes = BASE64.encode(bytes);
                let content = json!({"content": content, "of": record.id, "bytes": bytes});
                lines.write(&content.to_string())?;
            }
        }
    }
    if !going.remains.is_empty() {
        lines.write(&json!({"refused": going.remains}).to_string())?;
    }
    lines.end(|lines, sha256| json!({"lines": lines, "sha256": sha256}).to_string())
}

/// Deletes everything, and lets the log say so.
fn end(transaction: &mut dyn Transaction, going: &Going, seq: u64) -> Result<(), ServerError> {
    let mut position = 0_u64;
    let mut next = || {
        let present = position;
        position = position.saturating_add(1);
        present
    };
    for one in &going.persons {
        for counted in &one.counted {
            figure::add(transaction, counted)?;
        }
        let mut subjects = BTreeSet::from([Subject::Person(one.person)]);
        for gone in &one.records {
            if gone.kind == RecordKind::Situation {
                subjects.insert(Subject::Case(SituationId(gone.id)));
            }
            record::delete(transaction, gone)?;
            for content in blob::list_of(transaction, gone.id)? {
                blob::delete(transaction, content)?;
            }
            history::delete_of(transaction, gone.id)?;
            let entry = LogEntry {
                seq,
                record: gone.id,
                kind: gone.kind,
                before: Some(gone.scope.clone()),
                after: None,
                fields: BTreeSet::new(),
            };
            log::append(transaction, next(), &entry)?;
        }
        for gone in &one.deleted {
            history::delete_of(transaction, *gone)?;
        }
        for subject in subjects {
            let former = record::area(transaction, &subject)?;
            record::set_area(transaction, &subject, &Area(GONE.to_owned()))?;
            if let Some(former) = former {
                let one = Move {
                    seq,
                    subject,
                    former,
                };
                log::append_move(transaction, next(), &one)?;
            }
        }
    }
    let of_persons = going.persons.iter().flat_map(|one| &one.refused);
    for mutation in of_persons.chain(&going.remains) {
        quarantine::delete(transaction, mutation.uuid)?;
    }
    Ok(())
}
