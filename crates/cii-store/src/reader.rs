//! Reading records, histories and projections.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    PersonId, RoomId, SituationId, StaffId,
    access::{Denied, groups_held_back},
    avs::Avs,
    contract::ContractState,
    session::SessionState,
    situation::CaseNumber,
};
use cii_sync::{
    Aggregate, Record, RecordId, RecordKind, Standing, judge_what_is_shown, kind_of_rules,
};
use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    ActDone, ContractRow, HistoryEntry, Order, Page, ProcurationRow, SessionRow, SituationFilter,
    SituationRow, Slice, StoreError, list,
    list::Counts,
    projection,
    table::{act, history, outbox, record},
    undo,
};

/// Reads from the database as it stands: the last finished change, or, within a change, what that change wrote so far.
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
    counts: Option<&'a Counts>,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

impl cii_sync::Records for Reader<'_> {
    type Error = StoreError;

    fn find(&mut self, id: Uuid) -> Result<Option<Record>, StoreError> {
        record::find(self.connection, id)
    }

    fn list(&mut self, kind: RecordKind) -> Result<Vec<Record>, StoreError> {
        record::list_of_kind(self.connection, kind)
    }

    fn list_of(&mut self, parent: Uuid, kind: RecordKind) -> Result<Vec<Record>, StoreError> {
        record::list_of(self.connection, parent, kind)
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a Connection, counts: Option<&'a Counts>) -> Self {
        Self { connection, counts }
    }

    /// The aggregate with this id. Fails with [`StoreError::NoSuchRecord`] if there is none.
    pub fn get<T: Aggregate>(&self, id: &T::Id) -> Result<T, StoreError> {
        self.find::<T>(id)?.ok_or(StoreError::NoSuchRecord)
    }

    /// The aggregate with this id, if there is one.
    pub fn find<T: Aggregate>(&self, id: &T::Id) -> Result<Option<T>, StoreError> {
        record::find_as(self.connection, id.uuid())
    }

    /// The aggregate with this id, and whether nothing of it is hidden from this device. Fails with
    /// [`StoreError::NoSuchRecord`] if there is none.
    pub fn get_shown<T: Aggregate>(&self, id: &T::Id) -> Result<(T, bool), StoreError> {
        let record = self.find_record(id.uuid())?;
        let record = record.filter(|record| record.kind == T::KIND);
        let record = record.ok_or(StoreError::NoSuchRecord)?;
        let is_whole = kind_of_rules(T::KIND)
            .is_none_or(|kind| groups_held_back(kind, &record.body).is_empty());
        Ok((record.aggregate()?, is_whole))
    }

    /// How `staff` stands on a day to the file of a situation. None: they or it are not here.
    pub fn standing_of(
        &self,
        staff: StaffId,
        situation: SituationId,
        today: NaiveDate,
    ) -> Result<Option<Standing>, StoreError> {
        Standing::of(
            &mut Reader::new(self.connection, None),
            staff,
            situation,
            today,
        )
    }

    /// Why the rules refuse `staff` a change of a record on a day, as far as what is here tells. None: they do not, or leave it
    /// to the server.
    pub fn find_refusal(
        &self,
        staff: StaffId,
        turn: (Option<&Record>, Option<&Record>),
        today: NaiveDate,
    ) -> Result<Option<Denied>, StoreError> {
        let records = &mut Reader::new(self.connection, None);
        Ok(match judge_what_is_shown(records, staff, turn, today)? {
            Some(Err(denied)) => Some(denied),
            Some(Ok(())) | None => None,
        })
    }

    /// The record with this id, whatever it is.
    pub fn find_record(&self, id: Uuid) -> Result<Option<Record>, StoreError> {
        record::find(self.connection, id)
    }

    /// Every aggregate of a kind, in order of creation. For the kinds of which an office has few; situations and
    /// persons are listed by [`Self::list_situations`].
    pub fn list<T: Aggregate>(&self) -> Result<Vec<T>, StoreError> {
        record::list_as(self.connection)
    }

    /// The aggregates of a kind under a parent, in order of creation: the sessions of a situation, the situations or
    /// the procurations of a person, the staff of an institution.
    pub fn list_of<T: Aggregate>(&self, parent: &impl RecordId) -> Result<Vec<T>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT r.id, r.kind, r.scope, r.version, r.body
                 FROM record_parent p JOIN record r ON r.row = p.row
                 WHERE p.parent = ?1 AND p.kind = ?2 ORDER BY p.row",
            )?
            .query_and_then(
                rusqlite::params![parent.uuid(), T::KIND.code()],
                record::aggregate_from_row,
            )?
            .collect()
    }

    /// The records under a parent, whatever they are, in order of creation.
    pub fn list_records_of(&self, parent: &impl RecordId) -> Result<Vec<Record>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT r.id, r.kind, r.scope, r.version, r.body
                 FROM record_parent p JOIN record r ON r.row = p.row
                 WHERE p.parent = ?1 ORDER BY p.row",
            )?
            .query_and_then([parent.uuid()], record::from_row)?
            .collect()
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: RecordKind) -> Result<usize, StoreError> {
        let none = Counts::default();
        let counts = self.counts.unwrap_or(&none);
        let count = counts.get(self.connection, kind.code().to_owned(), || {
            let sql = "SELECT count(*) FROM record WHERE kind = ?1";
            let mut statement = self.connection.prepare_cached(sql)?;
            Ok(statement.query_row([kind.code()], |row| row.get(0))?)
        })?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// How many own changes wait for a shared server.
    pub fn count_outbox(&self) -> Result<usize, StoreError> {
        outbox::count(self.connection)
    }

    /// Everything that happened to a record, oldest first.
    pub fn history_of(&self, record: &impl RecordId) -> Result<Vec<HistoryEntry>, StoreError> {
        history::of_record(self.connection, record.uuid())
    }

    /// Everything that happened in a situation and to its person, oldest first: its timeline.
    pub fn history_of_case(&self, situation: SituationId) -> Result<Vec<HistoryEntry>, StoreError> {
        let person = self
            .find::<cii_domain::situation::Situation>(&situation)?
            .map(|situation| situation.person.0);
        history::of_case(self.connection, situation, person)
    }

    /// What `by` did on this device and did not take back, newest first.
    pub fn list_acts(&self, by: StaffId, limit: usize) -> Result<Vec<ActDone>, StoreError> {
        act::list_last(self.connection, by, limit)
    }

    /// The code of the act of `by` that [`crate::Store::undo_last`] would take back. None: there is none, or what is final
    /// stands before it.
    pub fn find_undoable(&self, by: StaffId) -> Result<Option<String>, StoreError> {
        match undo::find_undoable(self.connection, by) {
            Ok(row) => Ok(Some(row.code)),
            Err(StoreError::Undo(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// One page of the situations that `filter` lets through, as they stand on `today` for `viewer`. A restricted
    /// person is found by name by those for whom the mask is lifted, and by number by everybody.
    pub fn list_situations(
        &self,
        filter: &SituationFilter,
        order: Order,
        slice: Slice,
        viewer: StaffId,
        today: NaiveDate,
    ) -> Result<Page, StoreError> {
        let none = Counts::default();
        let counts = self.counts.unwrap_or(&none);
        list::list_situations(self.connection, counts, filter, order, slice, viewer, today)
    }

    /// Search as you type: the newest situations that `query` finds, at most `limit`.
    pub fn search_situations(
        &self,
        query: &str,
        limit: usize,
        viewer: StaffId,
        today: NaiveDate,
    ) -> Result<Vec<SituationRow>, StoreError> {
        list::search_situations(self.connection, query, limit, viewer, today)
    }

    /// The list row of one situation.
    pub fn find_situation_row(
        &self,
        situation: SituationId,
        viewer: StaffId,
        today: NaiveDate,
    ) -> Result<Option<SituationRow>, StoreError> {
        list::find_row(self.connection, situation, viewer, today)
    }

    /// Complex situations last followed up on `until` or before, longest ago first; among them those with a service that
    /// begins after `today`, which does not count yet.
    pub fn list_follow_ups_due(
        &self,
        until: NaiveDate,
        viewer: StaffId,
        today: NaiveDate,
    ) -> Result<Vec<SituationRow>, StoreError> {
        list::list_follow_ups_due(self.connection, until, viewer, today)
    }

    /// The number of the next situation announced in `year`.
    pub fn next_case_number(&self, year: u16) -> Result<CaseNumber, StoreError> {
        list::next_case_number(self.connection, year)
    }

    /// Persons who may be the same as one of this description. Candidates only:
    /// `cii_domain::names::duplicate_hint` says which of them are alike, and why.
    pub fn list_persons_alike(
        &self,
        name: &str,
        first_name: &str,
        birth_date: Option<NaiveDate>,
        avs: Option<&Avs>,
    ) -> Result<Vec<PersonId>, StoreError> {
        projection::person::list_alike(self.connection, name, first_name, birth_date, avs)
    }

    /// Sessions of any state that overlap the time from `from` (included) to `to` (excluded), by begin.
    pub fn list_sessions_between(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<SessionRow>, StoreError> {
        projection::session::list_between(self.connection, from, to)
    }

    /// Sessions in any of these states, by begin, those without a date last.
    pub fn list_sessions_in(&self, states: &[SessionState]) -> Result<Vec<SessionRow>, StoreError> {
        projection::session::list_in(self.connection, states)
    }

    /// How many sessions are in any of these states.
    pub fn count_sessions_in(&self, states: &[SessionState]) -> Result<usize, StoreError> {
        let count = projection::session::count_in(self.connection, states)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Sessions that take the time of one of `staff`, or one of `rooms`, between `from` (included) and `to` (excluded).
    pub fn list_busy(
        &self,
        staff: &[StaffId],
        rooms: &[RoomId],
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<SessionRow>, StoreError> {
        projection::session::list_busy(self.connection, staff, rooms, from, to)
    }

    /// How many contracts are in any of these states.
    pub fn count_contracts_in(&self, states: &[ContractState]) -> Result<usize, StoreError> {
        let count = projection::contract::count_in(self.connection, states)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Contracts in one state.
    pub fn list_contracts_in_state(
        &self,
        state: ContractState,
    ) -> Result<Vec<ContractRow>, StoreError> {
        projection::contract::list_in_state(self.connection, state)
    }

    /// Signed procurations, neither revoked nor replaced, whose last day lies between `from` and `to`, soonest first.
    pub fn list_procurations_ending(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ProcurationRow>, StoreError> {
        projection::procuration::list_ending(self.connection, from, to)
    }
}
