//! Applying a complete pull in one transaction: mirror replaced, acknowledged changes dropped, the rest replayed on it,
//! history and projections brought in step, where the device stands moved on. Before the commit nothing of it shows, and
//! after it everything does. Where nothing is yet, [`filling`] does it in parts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use cii_sync::{
    End, HistoryItem, Leaving, Mutation, Next, Outcome, Record, fold, placement,
    sabotage::{self, Sabotage},
};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::{
    filling, is_shared,
    purge::{Closed, clear_history, has_content, is_readable, withdraw_unreadable},
};
use crate::{
    Store, StoreError, blob, projection,
    table::{act, history, meta, mirror, outbox, quarantine, record, stage},
};

/// Fewer records than this may all go without anybody being asked.
const FEW: u64 = 20;
/// From so many changed records on, projections are written anew at once.
const MANY: usize = 2_000;

/// What came of applying a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// Everything is in place.
    Done {
        /// Records that look different now.
        changed: u64,
    },
    /// The last page is not there yet.
    Incomplete,
    /// The server has changes under this device's name that it never made. Nothing was applied.
    Cloned,
    /// More than half of the records would go, without a reason in the grants. Nothing was applied.
    Removal {
        /// Records that would go.
        removed: u64,
        /// Records there are.
        of: u64,
    },
}

pub(super) fn apply_staged(store: &mut Store, agreed: bool) -> Result<Applied, StoreError> {
    let Some(Next::End(end)) = store.staged.clone() else {
        return Ok(Applied::Incomplete);
    };
    if is_foreign(&store.connection, &end)? {
        store.forget_stage()?;
        return Ok(Applied::Cloned);
    }
    if store.is_filling()? {
        return filling::complete(store, &end);
    }
    let transaction = store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    // What lies beside the database from before the first pull is the office's own.
    let is_shared = is_shared(&transaction)?;
    let mut applying = Applying::new(&transaction);
    let of = mirror::count(&transaction)?;
    applying.mirror(&end)?;
    let removed = u64::try_from(applying.left.len()).unwrap_or(u64::MAX);
    if !agreed && !end.grants_changed && of >= FEW && removed.saturating_mul(2) > of {
        // Dropped without a commit: as if nothing had come but the pages.
        return Ok(Applied::Removal { removed, of });
    }
    applying.outbox(&end)?;
    applying.history(&end)?;
    let changed = applying.records(end.last_n)?;
    let destroyed = blob::destroy_unnamed(&transaction, end.last_n)?;
    if destroyed || end.whole || !applying.closed.is_empty() {
        meta::set_purge_due(&transaction, true)?;
    }
    move_on(&transaction, &end)?;
    transaction.commit()?;
    store.staged = None;
    store.cookie = Some(end.cookie);
    // The pull is in place, whatever comes of this: it is tried again after the next one.
    drop(blob::finish_purge(
        &store.connection,
        &store.folder,
        is_shared,
    ));
    Ok(Applied::Done { changed })
}

/// The device stands where the pull ended, and nothing is staged any more. What was asked for anew and did not come with it
/// is still to come.
pub(super) fn move_on(connection: &Connection, end: &End) -> Result<(), StoreError> {
    stage::clear(connection)?;
    let mut repair = stage::repair(connection)?;
    repair.retain(|scope| !end.whole && !end.renewed.contains(scope));
    stage::set_repair(connection, &repair)?;
    meta::set_cookie(connection, Some(end.cookie))
}

/// Whether the server's last mutation under this device's name is not the one that this device made under that counter.
/// What was acknowledged once proves nothing: the server may have been restored, and a clone gone on in this one's place.
fn is_foreign(connection: &Connection, end: &End) -> Result<bool, StoreError> {
    if sabotage::is(Sabotage::CloneTrusted) {
        return Ok(false);
    }
    if end.last_n >= act::next_n(connection)? {
        return Ok(true);
    }
    let own = outbox::find(connection, end.last_n)?.map(|own| own.uuid);
    match (own, end.last_uuid) {
        (Some(own), Some(last)) => Ok(own != last),
        // A backup of the server covers it, or it stands for what came before this device began there.
        _ => Ok(end.last_n > meta::acknowledged(connection)?),
    }
}

/// The bug of showing pages as they come: what is staged goes into the mirror before the last page is there.
pub(super) fn apply_unfinished(store: &mut Store) -> Result<(), StoreError> {
    let transaction = store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut applying = Applying::new(&transaction);
    let end = End {
        cookie: cii_sync::Cookie {
            epoch: Uuid::nil(),
            seq: 0,
            grants: 0,
        },
        whole: false,
        renewed: BTreeSet::new(),
        grants_changed: true,
        last_n: meta::acknowledged(&transaction)?,
        last_uuid: None,
        results: Vec::new(),
        covered_n: 0,
    };
    applying.mirror(&end)?;
    applying.records(end.last_n)?;
    Ok(transaction.commit()?)
}

struct Applying<'c> {
    connection: &'c Connection,
    closed: Closed,
    /// Records that have to be looked at anew.
    affected: BTreeSet<Uuid>,
    /// Confirmed records that went and did not come again.
    left: BTreeSet<Uuid>,
    put: BTreeSet<Uuid>,
}

impl<'c> Applying<'c> {
    fn new(connection: &'c Connection) -> Self {
        Self {
            connection,
            closed: Closed::default(),
            affected: BTreeSet::new(),
            left: BTreeSet::new(),
            put: BTreeSet::new(),
        }
    }

    /// Brings the mirror to what the pages say.
    fn mirror(&mut self, end: &End) -> Result<(), StoreError> {
        let connection = self.connection;
        stage::each(connection, |page: stage::Records| {
            for scope in &page.closed {
                if sabotage::is(Sabotage::DropIgnored) {
                    continue;
                }
                let gone = self.closed.close_scope(connection, scope)?;
                self.leave(gone);
            }
            for removed in &page.removed {
                if removed.why == Leaving::Closed {
                    self.closed.close_record(connection, removed)?;
                }
                if mirror::delete(connection, removed.record)? {
                    self.leave([removed.record]);
                }
            }
            for confirmed in &page.puts {
                mirror::put(connection, confirmed)?;
                self.affected.insert(confirmed.id);
                self.left.remove(&confirmed.id);
                self.put.insert(confirmed.id);
            }
            Ok(())
        })?;
        if end.whole || !end.renewed.is_empty() {
            let stale: Vec<Uuid> = mirror::list_places(connection)?
                .into_iter()
                .filter(|(id, scope)| {
                    !self.put.contains(id) && (end.whole || end.renewed.contains(scope))
                })
                .map(|(id, _)| id)
                .collect();
            for id in &stale {
                mirror::delete(connection, *id)?;
            }
            self.leave(stale);
        }
        Ok(())
    }

    fn leave(&mut self, gone: impl IntoIterator<Item = Uuid>) {
        for id in gone {
            self.affected.insert(id);
            self.left.insert(id);
            self.put.remove(&id);
        }
    }

    /// Moves the line between what waits and what the server has, in either direction.
    fn outbox(&mut self, end: &End) -> Result<(), StoreError> {
        let connection = self.connection;
        let former = meta::acknowledged(connection)?;
        let results: BTreeMap<u64, &Outcome> = end
            .results
            .iter()
            .map(|result| (result.n, &result.outcome))
            .collect();
        let (low, high) = (former.min(end.last_n), former.max(end.last_n));
        for (own, held) in outbox::list_held_between(connection, low.saturating_add(1), high)? {
            self.affected.insert(own.record);
            if own.n <= end.last_n {
                self.acknowledge(&own, held, results.get(&own.n).copied())?;
            }
        }
        meta::set_acknowledged(connection, end.last_n)?;
        self.affected
            .extend(self.closed.close_outbox(connection, end.last_n)?);
        let covered = if sabotage::is(Sabotage::ForgottenBeforeBackup) {
            end.last_n
        } else {
            end.covered_n.min(end.last_n)
        };
        if end.whole {
            withdraw_unreadable(connection, end.last_n)?;
        }
        outbox::delete_until(connection, covered)
    }

    fn acknowledge(
        &mut self,
        own: &Mutation,
        held: bool,
        outcome: Option<&Outcome>,
    ) -> Result<(), StoreError> {
        let connection = self.connection;
        // What really happened is in the history that the server sends.
        history::delete_mutation(connection, own)?;
        if let Some(Outcome::Refused { reason }) = outcome
            && has_content(own)
        {
            quarantine::insert(connection, own, *reason, !held)?;
        }
        // It was allowed for a while that its author did not see: nothing that is hidden from him stays. A record that is not
        // there went out of his sight before he ever saw it there, or it is gone.
        let hidden =
            mirror::find(connection, own.record)?.is_none_or(|seen| !is_readable(own, &seen));
        if held || hidden {
            outbox::withdraw(connection, own.n)?;
        }
        Ok(())
    }

    fn history(&mut self, end: &End) -> Result<(), StoreError> {
        let connection = self.connection;
        if end.whole {
            clear_history(connection, end.last_n)?;
        }
        stage::each(connection, |page: stage::Histories| {
            tell(connection, &page.history)
        })
    }

    fn records(&mut self, last_n: u64) -> Result<u64, StoreError> {
        replay(self.connection, &self.affected, last_n)
    }
}

/// Writes what happened, as one page tells it. A page tells of a record and a mutation in full: what was told before, by
/// the page before too, goes.
pub(super) fn tell(connection: &Connection, items: &[HistoryItem]) -> Result<(), StoreError> {
    let mut told = HashSet::new();
    for item in items {
        if told.insert((item.record, item.mutation)) {
            history::delete_item(connection, item)?;
        }
        history::insert_item(connection, item)?;
    }
    Ok(())
}

/// Replays what waits above counter `last_n` on the mirror, for every record that may look different. Gives how many do.
pub(crate) fn replay(
    connection: &Connection,
    affected: &BTreeSet<Uuid>,
    last_n: u64,
) -> Result<u64, StoreError> {
    let mut waiting: BTreeMap<Uuid, Vec<Mutation>> = BTreeMap::new();
    outbox::each_shown_after(connection, last_n, |mutation| {
        if affected.contains(&mutation.record) {
            waiting.entry(mutation.record).or_default().push(mutation);
        }
        Ok(())
    })?;
    let at_once = affected.len() > MANY;
    let mut changed = 0_u64;
    for id in affected {
        let before = record::find(connection, *id)?;
        let own = waiting.remove(id).unwrap_or_default();
        let seen = own.first().map(|first| first.seen);
        let after = fold(mirror::find(connection, *id)?, &own);
        write(connection, before.as_ref(), after.as_ref(), seen)?;
        if before != after {
            changed = changed.saturating_add(1);
            if !at_once {
                projection::update(connection, before.as_ref(), after.as_ref())?;
            }
        }
    }
    if at_once {
        projection::rebuild(connection)?;
    }
    Ok(changed)
}

/// Brings the record as it is seen from what it was to what it is.
pub(super) fn write(
    connection: &Connection,
    before: Option<&Record>,
    after: Option<&Record>,
    seen: Option<u64>,
) -> Result<(), StoreError> {
    match (before, after) {
        (None, None) => Ok(()),
        (Some(before), None) => record::delete(connection, before.id),
        (None, Some(after)) => {
            let parents = placement(after.kind, &after.body)?.parents;
            record::insert(connection, after, seen, &parents).map(drop)
        }
        (Some(_), Some(after)) => {
            let parents = placement(after.kind, &after.body)?.parents;
            record::update(connection, after, seen, &parents)
        }
    }
}
