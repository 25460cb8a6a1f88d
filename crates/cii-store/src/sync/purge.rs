//! Destroying what the user may see no longer.

use std::{collections::BTreeSet, path::Path};

use cii_sync::{Change, Mutation, Record, Removed, Scope};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{
    StoreError, folder,
    table::{history, meta, mirror, outbox, quarantine},
};

/// Makes sure that nothing of what was deleted is left in the file, if something was destroyed since the last time.
///
/// The engine overwrites what it deletes, but not the places from which it moved something before; so the file is written
/// anew, and the log behind it is emptied. In an office that has a server (`is_shared`) the copies of the database that lie
/// beside it go as well: they hold what was closed. What fails or is interrupted is done after the next pull or at the next start.
pub(crate) fn finish(
    connection: &Connection,
    folder: &Path,
    is_shared: bool,
) -> Result<(), StoreError> {
    if !meta::purge_due(connection)? {
        return Ok(());
    }
    if is_shared {
        // First, since it makes room for what follows.
        folder::remove_copies(folder)?;
    }
    connection.execute_batch("VACUUM")?;
    let is_busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        return Err(StoreError::InUse);
    }
    meta::set_purge_due(connection, false)
}

/// What is closed: whole scopes, and single records that left into one that is.
#[derive(Debug, Default)]
pub(super) struct Closed {
    pub(super) scopes: BTreeSet<Scope>,
    pub(super) records: BTreeSet<Uuid>,
}

impl Closed {
    pub(super) fn is_empty(&self) -> bool {
        self.scopes.is_empty() && self.records.is_empty()
    }

    fn holds(&self, mutation: &Mutation) -> bool {
        self.scopes.contains(&mutation.scope) || self.records.contains(&mutation.record)
    }

    /// Takes the confirmed records of a scope out and gives their identities.
    pub(super) fn close_scope(
        &mut self,
        connection: &Connection,
        scope: &Scope,
    ) -> Result<Vec<Uuid>, StoreError> {
        let gone = mirror::delete_scope(connection, scope)?;
        history::delete_scope(connection, scope)?;
        quarantine::withdraw(connection, scope)?;
        self.scopes.insert(scope.clone());
        Ok(gone)
    }

    /// Takes out what happened to one record.
    pub(super) fn close_record(
        &mut self,
        connection: &Connection,
        removed: &Removed,
    ) -> Result<(), StoreError> {
        history::delete_record(connection, &removed.scope, removed.record)?;
        self.records.insert(removed.record);
        Ok(())
    }

    /// Deals with the device's own changes there: what the server has is destroyed, what it has not is no longer shown
    /// but still sent, so that it is kept somewhere. Gives the records that they were about.
    pub(super) fn close_outbox(
        &self,
        connection: &Connection,
        acknowledged: u64,
    ) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut touched = BTreeSet::new();
        if self.is_empty() {
            return Ok(touched);
        }
        let mut own: Vec<Mutation> = Vec::new();
        outbox::each(connection, |mutation| {
            if self.holds(&mutation) {
                own.push(mutation);
            }
            Ok(())
        })?;
        for mutation in own {
            touched.insert(mutation.record);
            history::delete_mutation(connection, &mutation)?;
            if mutation.n <= acknowledged {
                outbox::withdraw(connection, mutation.n)?;
            } else {
                outbox::hold(connection, mutation.n)?;
            }
        }
        Ok(touched)
    }
}

/// After everything came anew: destroys the content of own changes that the server has and of which the user may no
/// longer see what they were about.
pub(super) fn withdraw_unreadable(
    connection: &Connection,
    acknowledged: u64,
) -> Result<(), StoreError> {
    let mut unreadable: Vec<u64> = Vec::new();
    for (own, _) in outbox::list_held_between(connection, 1, acknowledged)? {
        let seen = mirror::find(connection, own.record)?;
        let readable = seen.as_ref().is_some_and(|seen| is_readable(&own, seen));
        if !readable {
            unreadable.push(own.n);
        }
    }
    for n in unreadable {
        outbox::withdraw(connection, n)?;
    }
    quarantine::withdraw_unless_mirrored(connection)
}

/// Whether every field that a mutation names can be seen in the record as it is.
pub(super) fn is_readable(mutation: &Mutation, seen: &Record) -> bool {
    let has = |field: &str| seen.body.contains_key(field);
    match &mutation.change {
        Change::Create(body) => body.keys().all(|field| has(field)),
        Change::Patch(patch) => patch.fields().all(has),
        Change::Delete | Change::Withdrawn => true,
    }
}

/// Whether a mutation still has content.
pub(super) fn has_content(mutation: &Mutation) -> bool {
    !matches!(mutation.change, Change::Withdrawn)
}

/// Takes out what belongs to no waiting own change: the server sent everything anew.
pub(super) fn clear_history(connection: &Connection, acknowledged: u64) -> Result<(), StoreError> {
    connection.execute(
        "DELETE FROM history WHERE mutation NOT IN (SELECT uuid FROM outbox WHERE n > ?1 AND held = 0)",
        params![acknowledged.cast_signed()],
    )?;
    Ok(())
}
