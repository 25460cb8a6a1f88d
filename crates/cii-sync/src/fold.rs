//! Replaying mutations on records.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{Change, Mutation, Record};

/// A mutation that does not fit the state it is applied to. The state is then left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// It is about another record or another kind.
    #[error("the mutation is about another record")]
    OtherRecord,
    /// It creates a record that is there already.
    #[error("the record exists already")]
    Exists,
    /// It changes or deletes a record that is not there.
    #[error("the record does not exist")]
    Missing,
}

/// The record after `mutation`. None: it is gone.
pub fn apply(record: Option<Record>, mutation: &Mutation) -> Result<Option<Record>, ApplyError> {
    if let Some(record) = &record
        && (record.id != mutation.record || record.kind != mutation.kind)
    {
        return Err(ApplyError::OtherRecord);
    }
    match (&mutation.change, record) {
        (Change::Withdrawn, record) => Ok(record),
        (Change::Create(_), Some(_)) => Err(ApplyError::Exists),
        (Change::Create(body), None) => {
            // A record that was deleted and comes back goes on counting, so that no version is used twice.
            let version = mutation.base_version.saturating_add(1);
            Ok(Some(Record {
                id: mutation.record,
                kind: mutation.kind,
                scope: mutation.scope.clone(),
                version,
                body: body.clone(),
            }))
        }
        (Change::Patch(_) | Change::Delete, None) => Err(ApplyError::Missing),
        (Change::Delete, Some(_)) => Ok(None),
        (Change::Patch(patch), Some(mut record)) => {
            patch.apply_to(record.kind, &mut record.body);
            record.version = record.version.saturating_add(1);
            record.scope = mutation.scope.clone();
            Ok(Some(record))
        }
    }
}

/// One record as seen: the confirmed one with the device's own mutations of it replayed in order. A mutation that no
/// longer fits (the server deleted the record meanwhile) changes nothing here; it stays in the outbox, where the server
/// turns it into a conflict.
pub fn fold<'a>(
    mirror: Option<Record>,
    outbox: impl IntoIterator<Item = &'a Mutation>,
) -> Option<Record> {
    outbox.into_iter().fold(mirror, |record, mutation| {
        // `apply` takes the record; what it would have been without the mutation is kept for a refusal.
        let before = record.clone();
        apply(record, mutation).unwrap_or(before)
    })
}

/// Every record as seen.
pub fn fold_all<'a>(
    mirror: BTreeMap<Uuid, Record>,
    outbox: impl IntoIterator<Item = &'a Mutation>,
) -> BTreeMap<Uuid, Record> {
    outbox.into_iter().fold(mirror, |mut records, mutation| {
        let before = records.remove(&mutation.record);
        if let Some(after) = fold(before, [mutation]) {
            records.insert(mutation.record, after);
        }
        records
    })
}
