//! Taking back the last own act.

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::StaffId;
use cii_sync::{Change, DeviceId, Mutation, Patch, Record, attachments_of, diff, fold, placement};
use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    Act, Finality, Happening, StoreError, UndoRefusal, Writer,
    table::{act, blob, history, meta, outbox, record},
    writer::Step,
};

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Code of the act.
    pub act: String,
    /// When it had been done.
    pub at: DateTime<Utc>,
    /// Its group, as the history names it.
    pub group: Uuid,
    /// The records that changed back.
    pub records: Vec<Uuid>,
}

/// Code of the act that takes another back.
const UNDO: &str = "undo";

pub(crate) fn undo_last(
    connection: &Connection,
    (device, seen): (DeviceId, u64),
    named: Option<Uuid>,
    by: StaffId,
    (at, judged_on): (DateTime<Utc>, Option<NaiveDate>),
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Undone, StoreError> {
    if let Some(named) = named
        && act::is_undone(connection, named)?
    {
        return Err(StoreError::Undo(UndoRefusal::AlreadyUndone));
    }
    let last = find_undoable(connection, by)?;
    if named.is_some_and(|named| named != last.id) {
        return Err(StoreError::Undo(UndoRefusal::Newer));
    }
    let mutations = outbox::list_between(connection, last.first_n, last.last_n)?;
    let expected = last.last_n.saturating_sub(last.first_n).saturating_add(1);
    if u64::try_from(mutations.len()).ok() != Some(expected) {
        // A server took some of them already; what it made of them is not ours to take back.
        return Err(StoreError::Undo(UndoRefusal::ChangedSince));
    }
    let act = Act {
        code: UNDO,
        by,
        at,
        finality: Finality::Undo,
        judged_on,
    };
    let mut writer = Writer::begin(connection, (device, seen), act, ids)?;
    let mut records: Vec<Uuid> = Vec::new();
    for mutation in &mutations {
        if !records.contains(&mutation.record) {
            records.push(mutation.record);
        }
    }
    // What was made last goes first: sessions before their situation.
    for id in records.iter().rev() {
        let own: Vec<&Mutation> = mutations
            .iter()
            .filter(|mutation| mutation.record == *id)
            .collect();
        let present = record::find(connection, *id)?;
        if let Some(step) = reverse(connection, &own, present.as_ref(), last.first_entry)? {
            writer.write(present.as_ref(), step)?;
        }
    }
    for id in &records {
        if record::find(connection, *id)?.is_none() && record::has_children(connection, *id)? {
            return Err(StoreError::Undo(UndoRefusal::ChangedSince));
        }
    }
    for id in &records {
        if !are_contents_here(connection, *id)? {
            return Err(StoreError::Undo(UndoRefusal::ChangedSince));
        }
    }
    writer.finish()?;
    act::mark_undone(connection, last.seq)?;
    Ok(Undone {
        act: last.code,
        at: last.at,
        group: last.id,
        records,
    })
}

/// Whether every content that a record names can be had: one that was removed long ago is destroyed, and without a server
/// nobody else has it.
fn are_contents_here(connection: &Connection, id: Uuid) -> Result<bool, StoreError> {
    if meta::cookie(connection)?.is_some() {
        return Ok(true);
    }
    let Some(present) = record::find(connection, id)? else {
        return Ok(true);
    };
    for attachment in attachments_of(present.kind, &present.body) {
        if blob::find(connection, attachment.blob)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The act that an undo takes back: the newest of `by` that can be taken back. What is final stands, and so does what was
/// done before it in the same file, or whoever wants a signature back would lose what they did before it. Other files are
/// as free as if it had not been.
pub(crate) fn find_undoable(connection: &Connection, by: StaffId) -> Result<act::Row, StoreError> {
    let mut settled: Vec<Uuid> = Vec::new();
    let mut refusal = UndoRefusal::Nothing;
    let mut before = i64::MAX;
    while let Some(row) = act::find_last(connection, by, before)? {
        if row.finality == Finality::Undoable && settled.is_empty() {
            return Ok(row);
        }
        let subjects = history::subjects_of_group(connection, row.id, row.first_entry)?;
        if row.finality == Finality::Undoable {
            return if subjects.iter().any(|subject| settled.contains(subject)) {
                Err(StoreError::Undo(UndoRefusal::Final))
            } else {
                Ok(row)
            };
        }
        for subject in subjects {
            settled.push(subject);
            // The person of a situation belongs to its file.
            if let Some(record) = record::find(connection, subject)? {
                settled.extend(placement(record.kind, &record.body)?.parents);
            }
        }
        refusal = UndoRefusal::Final;
        before = row.seq;
    }
    Err(StoreError::Undo(refusal))
}

/// The step that takes back all that one act did to one record, if the record still is as the act left it. None: the act
/// made and deleted it.
fn reverse(
    connection: &Connection,
    own: &[&Mutation],
    present: Option<&Record>,
    first_entry: i64,
) -> Result<Option<Step>, StoreError> {
    let refused = || StoreError::Undo(UndoRefusal::ChangedSince);
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return Ok(None);
    };
    let change = match (&first.change, &last.change, present) {
        (Change::Create(_), Change::Delete, None) => return Ok(None),
        (Change::Create(_), _, Some(present)) => {
            let left = fold(None, own.iter().copied()).ok_or_else(refused)?;
            if present.body != left.body {
                return Err(refused());
            }
            Change::Delete
        }
        (Change::Patch(_), Change::Patch(_), Some(present)) => {
            let left = fold(Some(present.clone()), own.iter().copied()).ok_or_else(refused)?;
            if present.body != left.body {
                return Err(refused());
            }
            Change::Patch(former_values(connection, own, first_entry)?)
        }
        (Change::Patch(_) | Change::Delete, Change::Delete, None) => {
            let mut body = history::deleted_body(connection, last.group, first_entry, last.record)?
                .ok_or_else(refused)?;
            former_values(connection, own, first_entry)?.apply_to(last.kind, &mut body);
            Change::Create(body)
        }
        _ => return Err(refused()),
    };
    let body = match (&change, present) {
        (Change::Create(body), _) => Some(body.clone()),
        (Change::Patch(patch), Some(present)) => {
            let mut body = present.body.clone();
            patch.apply_to(present.kind, &mut body);
            Some(body)
        }
        _ => None,
    };
    // Elements of lists go back one by one, like any other change of them.
    let change = match (change, present, &body) {
        (Change::Patch(_), Some(present), Some(body)) => {
            Change::Patch(diff(present.kind, &present.body, body))
        }
        (change, _, _) => change,
    };
    // Scope and parents follow from the fields, which may be among those that change back.
    let (scope, parents) = match body {
        Some(body) => {
            let placement = placement(last.kind, &body)?;
            (placement.scope, placement.parents)
        }
        None => (last.scope.clone(), Vec::new()),
    };
    Ok(Some(Step {
        record: last.record,
        kind: last.kind,
        scope,
        parents,
        change,
    }))
}

/// The values that the fields changed by an act had before it, in the record that `own` changed. Refused if the history
/// does not tell all of them, as when a server took only a part or shows only a part.
fn former_values(
    connection: &Connection,
    own: &[&Mutation],
    first_entry: i64,
) -> Result<Patch, StoreError> {
    let mut patch = Patch::default();
    let Some(first) = own.first() else {
        return Ok(patch);
    };
    for entry in history::of_group(connection, first.group, first_entry)? {
        if entry.record != first.record {
            continue;
        }
        if let Happening::Changed { field, old, .. } = entry.happening {
            // The first entry of a field within the act has the value from before the act.
            if patch.set.contains_key(&field) || patch.unset.contains(&field) {
                continue;
            }
            match old {
                Some(old) => {
                    patch.set.insert(field, old);
                }
                None => {
                    patch.unset.insert(field);
                }
            }
        }
    }
    let is_told = |field: &str| patch.set.contains_key(field) || patch.unset.contains(field);
    let is_whole = own.iter().all(|mutation| match &mutation.change {
        Change::Patch(changed) => changed.fields().all(is_told),
        _ => true,
    });
    if is_whole {
        Ok(patch)
    } else {
        Err(StoreError::Undo(UndoRefusal::ChangedSince))
    }
}
