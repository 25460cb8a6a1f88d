//! Writing records: outbox, history, record and projections, in one transaction.

use std::ops::Deref;

use cii_sync::{
    Aggregate, Body, Change, DeviceId, Mutation, Placement, Record, RecordId, RecordKind, Scope,
    apply, body_of, diff, patch_to, placement,
};
use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    Act, Reader, StoreError, UndoRefusal, projection,
    table::{act, history, outbox, record},
};

/// What writing an aggregate did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is new.
    Created,
    /// Some fields changed.
    Changed,
    /// It was stored like this already; nothing was written.
    Unchanged,
}

/// A change under way. Reads see what it wrote so far.
pub struct Writer<'a> {
    reader: Reader<'a>,
    device: DeviceId,
    /// Up to which of the server's numbers this device has seen everything.
    seen: u64,
    act: Act,
    code: String,
    ids: &'a mut dyn FnMut() -> Uuid,
    group: Option<Uuid>,
    first_n: u64,
    next_n: u64,
    first_entry: i64,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("act", &self.act)
            .finish_non_exhaustive()
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

/// A change of one record, before it has its place in the outbox.
pub(crate) struct Step {
    pub(crate) record: Uuid,
    pub(crate) kind: RecordKind,
    pub(crate) scope: Scope,
    pub(crate) parents: Vec<Uuid>,
    pub(crate) change: Change,
}

impl<'a> Writer<'a> {
    pub(crate) fn begin(
        connection: &'a Connection,
        (device, seen): (DeviceId, u64),
        act: Act,
        ids: &'a mut dyn FnMut() -> Uuid,
    ) -> Result<Self, StoreError> {
        let next_n = act::next_n(connection)?;
        let first_entry = history::next_entry(connection)?;
        Ok(Self {
            reader: Reader::new(connection, None),
            device,
            seen,
            act,
            code: act.code.to_owned(),
            ids,
            group: None,
            first_n: next_n,
            next_n,
            first_entry,
        })
    }

    /// The act that this change became, by its name in the history; None as long as nothing was written.
    pub fn act(&self) -> Option<Uuid> {
        self.group
    }

    /// Writes an aggregate: creates it, or changes the fields that differ. Fields of the stored record that this
    /// version does not know stay as they are.
    pub fn put<T: Aggregate>(&mut self, aggregate: &T) -> Result<Written, StoreError> {
        let id = aggregate.record_id();
        let before = self.find_record(id)?;
        let (change, written) = match &before {
            None => (Change::Create(body_of(aggregate)?), Written::Created),
            Some(before) => {
                let patch = patch_to(&before.body, aggregate)?;
                if patch.is_empty() {
                    return Ok(Written::Unchanged);
                }
                (Change::Patch(patch), Written::Changed)
            }
        };
        let step = Step {
            record: id,
            kind: T::KIND,
            scope: aggregate.scope(),
            parents: aggregate.parents(),
            change,
        };
        self.write(before.as_ref(), step)?;
        Ok(written)
    }

    /// Changes the body of a record of whatever kind: somebody chose in a conflict.
    ///
    /// Fails with [`StoreError::NoSuchRecord`] if it is not there, and with [`StoreError::Body`] if it would not be one of
    /// its kind any more.
    pub fn amend(
        &mut self,
        id: Uuid,
        change: impl FnOnce(&mut Body),
    ) -> Result<Written, StoreError> {
        let before = self.find_record(id)?.ok_or(StoreError::NoSuchRecord)?;
        let mut body = before.body.clone();
        change(&mut body);
        let patch = diff(before.kind, &before.body, &body);
        if patch.is_empty() {
            return Ok(Written::Unchanged);
        }
        let Placement { scope, parents, .. } = placement(before.kind, &body)?;
        let step = Step {
            record: id,
            kind: before.kind,
            scope,
            parents,
            change: Change::Patch(patch),
        };
        self.write(Some(&before), step)?;
        Ok(Written::Changed)
    }

    /// Deletes an aggregate. Fails with [`StoreError::NoSuchRecord`] if it is not there.
    pub fn delete<T: Aggregate>(&mut self, id: &T::Id) -> Result<(), StoreError> {
        let before = self
            .find_record(id.uuid())?
            .filter(|record| record.kind == T::KIND)
            .ok_or(StoreError::NoSuchRecord)?;
        let step = Step {
            record: before.id,
            kind: before.kind,
            scope: before.scope.clone(),
            parents: Vec::new(),
            change: Change::Delete,
        };
        self.write(Some(&before), step)?;
        Ok(())
    }

    /// Enters one step everywhere. The records of a mutation that does not fit are a bug of the caller.
    pub(crate) fn write(
        &mut self,
        before: Option<&Record>,
        step: Step,
    ) -> Result<Option<Record>, StoreError> {
        let Step {
            record: id,
            kind,
            scope,
            parents,
            change,
        } = step;
        let connection = self.reader.connection;
        let base_version = match before {
            Some(before) => before.version,
            None => record::last_version(connection, id)?,
        };
        // What is changed a second time before the server answered rests on what the first change rested on.
        let seen = record::find_seen(connection, id)?.unwrap_or(self.seen);
        let group = *self.group.get_or_insert_with(&mut *self.ids);
        let mutation = Mutation {
            device: self.device,
            n: self.next_n,
            uuid: (self.ids)(),
            group,
            act: self.code.clone(),
            record: id,
            kind,
            scope,
            by: self.act.by,
            at: self.act.at,
            base_version,
            seen,
            change,
        };
        let after = apply(before.cloned(), &mutation)
            .map_err(|_| StoreError::Undo(UndoRefusal::ChangedSince))?;
        self.judge(before, after.as_ref())?;
        outbox::push(connection, &mutation)?;
        history::write(connection, &mutation, before, after.as_ref())?;
        match (before, &after) {
            (None, Some(after)) => {
                record::insert(connection, after, Some(seen), &parents)?;
            }
            (Some(_), Some(after)) => record::update(connection, after, Some(seen), &parents)?,
            (_, None) => record::delete(connection, id)?,
        }
        projection::update(connection, before, after.as_ref())?;
        self.next_n = self.next_n.saturating_add(1);
        Ok(after)
    }

    /// Asks the rules by which the shared server will judge. What cannot be said here is left to it.
    fn judge(&self, before: Option<&Record>, after: Option<&Record>) -> Result<(), StoreError> {
        let Some(day) = self.act.judged_on else {
            return Ok(());
        };
        match self.find_refusal(self.act.by, (before, after), day)? {
            Some(denied) => Err(StoreError::NotPermitted(Box::new(denied))),
            None => Ok(()),
        }
    }

    pub(crate) fn finish(self) -> Result<Option<Uuid>, StoreError> {
        let Some(group) = self.group else {
            return Ok(None);
        };
        act::insert(
            self.reader.connection,
            group,
            &self.code,
            (self.act.by, self.act.at, self.act.finality),
            (self.first_n, self.next_n.saturating_sub(1)),
            self.first_entry,
        )?;
        Ok(Some(group))
    }
}
