//! The access journal as commands write it: a screen that asks again is not read again, a search counts once it rests,
//! and a journal that cannot be written keeps nobody from working.

use chrono::{DateTime, Utc};
use cii_domain::{
    SituationId, StaffId,
    person::Person,
    witness::{AccessKind, Readings, is_typed_on},
};
use cii_store::{Access, AccessFilter, AccessPage, Journal, StoreError, Untold};
use uuid::Uuid;

use crate::desk::Desk;

/// What of a file somebody looks at, or the journal of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    File,
    History,
    Session,
    Contract,
    /// A letter as it would be printed.
    Letter,
    /// A contract as it would be printed.
    Paper,
    /// A file that is kept with a procuration or with minutes.
    Attachment,
    /// Who looked at what.
    Journal,
    /// All that is held on the person, to be copied for her or him.
    PersonCopy,
}

impl Looked {
    /// Stored as the reason of the entry; it never changes its meaning.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::File => "",
            Self::History => "history",
            Self::Session => "session",
            Self::Contract => "contract",
            Self::Letter => "letter",
            Self::Paper => "paper",
            Self::Attachment => "attachment",
            Self::Journal => "journal",
            Self::PersonCopy => "person_copy",
        }
    }
}

/// The journal of an open office, and what was entered into it lately.
pub(crate) struct Witness {
    journal: Journal,
    readings: Readings<(StaffId, AccessKind, String, Vec<Uuid>)>,
    /// The last search, until it rests, is typed on, or is followed by something else.
    search: Option<Access>,
}

impl Witness {
    /// Begins with what an earlier journal could not write.
    pub(crate) fn new(mut journal: Journal, unwritten: Vec<Access>) -> Self {
        for access in unwritten {
            journal.record(access);
        }
        Self {
            journal,
            readings: Readings::default(),
            search: None,
        }
    }

    /// Enters an access.
    pub(crate) fn enter(&mut self, access: Access) {
        self.settle_search();
        self.journal.record(access);
    }

    /// Enters a reading, unless it belongs to one that was entered lately.
    fn read(&mut self, access: Access) {
        self.settle_search();
        self.record_if_new(access);
    }

    /// Takes a search, which is entered once it rests.
    fn search(&mut self, access: Access) {
        if let Some(before) = self.search.take()
            && !is_typed_on(before.at, access.at)
        {
            self.record_if_new(before);
        }
        self.search = Some(access);
    }

    /// Enters the last search if it rests by now.
    pub(crate) fn rest(&mut self, now: DateTime<Utc>) {
        if self
            .search
            .as_ref()
            .is_some_and(|search| !is_typed_on(search.at, now))
        {
            self.settle_search();
        }
    }

    fn settle_search(&mut self) {
        if let Some(search) = self.search.take() {
            self.record_if_new(search);
        }
    }

    fn record_if_new(&mut self, access: Access) {
        // The same words find the same files: what they found is no part of what makes a search another one.
        let subjects = match access.kind {
            AccessKind::Search => Vec::new(),
            _ => access.subjects.clone(),
        };
        let what = (access.by, access.kind, access.reason.clone(), subjects);
        if self.readings.is_new(what, access.at) {
            self.journal.record(access);
        }
    }

    /// What a shared server was not told yet. Nothing, if the journal cannot be read now.
    pub(crate) fn untold(&self, staff: StaffId, limit: usize) -> Option<Untold> {
        self.journal.untold(staff, limit).ok().flatten()
    }

    /// A server holds the journal up to this place. A journal that cannot be written is told again, which the server notices.
    pub(crate) fn told(&mut self, journal: Uuid, until: u64) {
        drop(self.journal.told(journal, until));
    }

    /// The device has another name. A journal that cannot be written is told again under it: rather twice than never.
    pub(crate) fn tell_anew(&mut self) {
        drop(self.journal.tell_anew());
    }

    /// The accesses to the data of these persons and situations, newest first. A journal that turns out to be damaged is set aside.
    pub(crate) fn list_of(
        &mut self,
        subjects: &[Uuid],
        limit: usize,
        by_at: (StaffId, DateTime<Utc>),
    ) -> Result<Vec<Access>, StoreError> {
        self.listed(by_at, |journal| journal.list_of(subjects, limit))
    }

    /// A page of the whole journal, newest first. A journal that turns out to be damaged is set aside.
    pub(crate) fn list_page(
        &mut self,
        filter: &AccessFilter,
        before: Option<i64>,
        limit: usize,
        by_at: (StaffId, DateTime<Utc>),
    ) -> Result<AccessPage, StoreError> {
        self.listed(by_at, |journal| journal.list_page(filter, before, limit))
    }

    fn listed<T>(
        &mut self,
        (by, at): (StaffId, DateTime<Utc>),
        list: impl Fn(&Journal) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.settle_search();
        match list(&self.journal) {
            Err(StoreError::Damaged(_)) => {
                self.journal.examine(by, at);
                list(&self.journal)
            }
            listed => listed,
        }
    }

    /// Looks at the whole journal, so that a backup holds a sound one.
    pub(crate) fn examine(&mut self, by: StaffId, at: DateTime<Utc>) {
        self.settle_search();
        self.journal.examine(by, at);
    }

    /// How many accesses wait to be written.
    pub(crate) fn waiting(&self) -> usize {
        self.journal.waiting()
    }

    /// The name under which a damaged journal was set aside since this was asked last.
    pub(crate) fn take_set_aside(&mut self) -> Option<String> {
        self.journal.take_set_aside()
    }

    pub(crate) fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.journal.limit_pages(pages)
    }

    /// Ends it, and gives what could not be written: it waits until the office opens again.
    pub(crate) fn close(mut self) -> Vec<Access> {
        self.settle_search();
        self.journal.into_waiting()
    }
}

impl Desk<'_> {
    /// Enters into the access journal that the user did `kind` with the data of `subjects`.
    pub(crate) fn witness(&mut self, kind: AccessKind, subjects: Vec<Uuid>, reason: &str) {
        let access = self.access(kind, subjects, reason);
        self.office.witness.enter(access);
    }

    /// Enters that the user reads something of a file. Whoever may see a restricted person looks behind the mask.
    pub(crate) fn witness_reading(
        &mut self,
        looked: Looked,
        situation: SituationId,
        person: &Person,
    ) {
        let kind = if person.restriction.is_some() && person.is_visible_to(self.at.by) {
            AccessKind::Unmask
        } else {
            AccessKind::Read
        };
        let access = self.access(kind, vec![situation.0, person.id.0], looked.code());
        self.office.witness.read(access);
    }

    /// Enters that the user reads the journal itself.
    pub(crate) fn witness_journal(&mut self) {
        let access = self.access(AccessKind::Read, Vec::new(), Looked::Journal.code());
        self.office.witness.read(access);
    }

    /// Enters a search for `query` that found the data of `subjects`, once it rests.
    pub(crate) fn witness_search(&mut self, subjects: Vec<Uuid>, query: &str) {
        let access = self.access(AccessKind::Search, subjects, query.trim());
        self.office.witness.search(access);
    }

    fn access(&self, kind: AccessKind, subjects: Vec<Uuid>, reason: &str) -> Access {
        let mut access = Access::new(kind, self.at.by, self.at.now, subjects);
        reason.clone_into(&mut access.reason);
        access
    }
}
