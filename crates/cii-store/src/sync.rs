//! What the synchronisation asks of the database: what waits to be sent, where the device stands, pages that came.

pub(crate) mod apply;
pub(crate) mod filling;
mod hand_over;
pub(crate) mod purge;

use std::collections::{BTreeMap, BTreeSet};

use cii_sync::{
    Body, Conflict, ConflictState, Cookie, DeviceId, ManifestRequest, Mutation, Next, Page,
    PullRequest, SCHEMA, Scope, manifest_hash,
    sabotage::{self, Sabotage},
};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    Quarantined, Store, StoreError,
    store::SETTING,
    table::{act, meta, mirror, outbox, quarantine, record, stage},
};

pub use apply::Applied;

/// A question to a database.
type Sign = fn(&Connection) -> Result<bool, StoreError>;

/// By what a database shows that a shared server had to do with it, each by itself: of a damaged one some cannot be read.
pub(crate) const SIGNS_OF_A_SERVER: [Sign; 4] = [
    |connection| Ok(meta::cookie(connection)?.is_some()),
    meta::was_answered,
    meta::is_filling,
    mirror::is_there,
];

/// Whether a shared server had to do with what is here.
pub(crate) fn is_shared(connection: &Connection) -> Result<bool, StoreError> {
    for sign in SIGNS_OF_A_SERVER {
        if sign(connection)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Which own counters the outbox holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// The lowest that is still there, for a server that has to be told again.
    pub kept: u64,
    /// The lowest that was not acknowledged.
    pub first: u64,
    /// The highest ever given. Lower than `first`: nothing waits.
    pub last: u64,
}

/// How the state line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SyncCounts {
    /// Own changes that wait to be sent.
    pub waiting: u64,
    /// Conflicts nobody has settled.
    pub conflicts: u64,
    /// Own changes that were refused and not read yet.
    pub refused: u64,
}

impl Store {
    /// Where the device stands with the server. None: nothing was pulled yet.
    pub fn cookie(&self) -> Option<Cookie> {
        self.cookie
    }

    /// The highest own counter of which the server's result is known here.
    pub fn acknowledged(&self) -> Result<u64, StoreError> {
        meta::acknowledged(&self.connection)
    }

    /// Which own changes wait.
    pub fn queue(&self) -> Result<Queue, StoreError> {
        let last = self.last_own()?;
        let next = last.saturating_add(1);
        let first_after = |n| outbox::first_after(&self.connection, n);
        Ok(Queue {
            kept: first_after(0)?.unwrap_or(next),
            first: first_after(self.acknowledged()?)?.unwrap_or(next),
            last,
        })
    }

    /// The highest own counter ever given.
    pub fn last_own(&self) -> Result<u64, StoreError> {
        Ok(act::next_n(&self.connection)?.saturating_sub(1))
    }

    /// Own changes from counter `from` on, in order, at most `most`.
    pub fn list_waiting(&self, from: u64, most: usize) -> Result<Vec<Mutation>, StoreError> {
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let last = from.saturating_add(most).saturating_sub(1);
        let mut waiting =
            outbox::list_between(&self.connection, from, last.min(i64::MAX.cast_unsigned()))?;
        if sabotage::is(Sabotage::OutOfOrder) {
            waiting.reverse();
        }
        Ok(waiting)
    }

    /// The identity of the own change with counter `n`, if it is still there.
    pub fn find_own_uuid(&self, n: u64) -> Result<Option<Uuid>, StoreError> {
        Ok(outbox::find(&self.connection, n)?.map(|mutation| mutation.uuid))
    }

    /// What to ask for next.
    pub fn pull_request(&self) -> Result<PullRequest, StoreError> {
        let page = match self.staged {
            Some(Next::Page(token)) => Some(token),
            Some(Next::End(_)) | None => None,
        };
        Ok(PullRequest {
            device: self.device(),
            schema: SCHEMA,
            cookie: self.cookie,
            page,
            acknowledged: self.acknowledged()?,
            repair: stage::repair(&self.connection)?,
        })
    }

    /// Keeps a page until the last one is there. Nothing of it shows. Where nothing is yet, it is put in place at once
    /// ([`filling`]).
    pub fn stage(&mut self, page: &Page) -> Result<(), StoreError> {
        let is_first = filling::is_possible(self)?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(Next::End(_)) = self.staged {
            // A complete pull that was never applied, and is asked for again.
            filling::give_up(&transaction)?;
        }
        if sabotage::is(Sabotage::CursorBeforeData)
            && let Next::End(end) = &page.next
        {
            meta::set_cookie(&transaction, Some(end.cookie))?;
        }
        if is_first {
            filling::place(&transaction, page)?;
        } else {
            stage::push(&transaction, page)?;
        }
        transaction.commit()?;
        self.staged = Some(page.next.clone());
        if sabotage::is(Sabotage::NoStaging) {
            apply::apply_unfinished(self)?;
        }
        Ok(())
    }

    /// Forgets the pages that came: the server begins anew.
    pub fn forget_stage(&mut self) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        filling::give_up(&transaction)?;
        transaction.commit()?;
        self.staged = None;
        self.truncate_log()
    }

    /// Forgets where the device stood as well: the server does not know it. What waits to be sent is not touched.
    pub fn forget_cookie(&mut self) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        filling::give_up(&transaction)?;
        meta::set_cookie(&transaction, None)?;
        transaction.commit()?;
        self.staged = None;
        self.cookie = None;
        self.truncate_log()
    }

    /// Whether pages of a pull came that is not in place yet.
    pub fn is_pulling(&self) -> bool {
        self.staged.is_some()
    }

    /// Whether a complete pull waits to be applied: the application ended in between, or somebody was asked first.
    pub fn is_staged_whole(&self) -> bool {
        matches!(self.staged, Some(Next::End(_))) && !sabotage::is(Sabotage::CursorBeforeData)
    }

    /// Whether what came first is half in place and cannot be looked at: there is more to come, or the disk was full.
    pub fn is_filling(&self) -> Result<bool, StoreError> {
        meta::is_filling(&self.connection)
    }

    /// About how many records of the first pull are in place so far, for whoever waits. None: it is whole, or none began.
    pub fn arrived(&self) -> Result<Option<u64>, StoreError> {
        if !self.is_filling()? {
            return Ok(None);
        }
        Ok(Some(mirror::estimate(&self.connection)?))
    }

    /// Applies the pages that came, if the last one is there. Whoever looks sees all of it at once. `agreed`: a person saw how much goes.
    pub fn apply_staged(&mut self, agreed: bool) -> Result<Applied, StoreError> {
        apply::apply_staged(self, agreed)
    }

    /// Gives this installation a new name, because another one uses the same. Everything that is still here is sent under
    /// the new name, what was acknowledged too: a server that was restored may have lost it, and the other one have gone on
    /// in its place. What the server has, it knows by its identity. With the name is written what goes with it, a setting and
    /// its value. The first counter is given back.
    pub fn rename_device(
        &mut self,
        device: DeviceId,
        (key, value): (&str, &str),
    ) -> Result<u64, StoreError> {
        let first = self.queue()?.kept;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        outbox::rename(&transaction, device)?;
        filling::give_up(&transaction)?;
        meta::set_acknowledged(&transaction, first.saturating_sub(1))?;
        meta::set_device(&transaction, device)?;
        meta::set(&transaction, &format!("{SETTING}{key}"), value)?;
        transaction.commit()?;
        self.staged = None;
        self.set_device(device);
        Ok(first)
    }

    /// What the device holds, to be proven. None: nothing was pulled yet.
    pub fn manifest(&self) -> Result<Option<ManifestRequest>, StoreError> {
        let Some(cookie) = self.cookie else {
            return Ok(None);
        };
        let mut scopes: BTreeMap<Scope, Vec<(Uuid, Body)>> = BTreeMap::new();
        for (id, confirmed) in mirror::list(&self.connection)? {
            let of = scopes.entry(confirmed.scope).or_default();
            of.push((id, confirmed.body));
        }
        let hash = |records: &Vec<(Uuid, Body)>| {
            manifest_hash(records.iter().map(|(id, body)| (*id, body)))
        };
        Ok(Some(ManifestRequest {
            device: self.device(),
            cookie,
            scopes: scopes
                .iter()
                .map(|(scope, records)| (scope.clone(), hash(records)))
                .collect(),
        }))
    }

    /// Asks for scopes as a whole with the next pull, because the manifest showed a difference.
    pub fn ask_repair(&mut self, scopes: &BTreeSet<Scope>) -> Result<(), StoreError> {
        let mut all = stage::repair(&self.connection)?;
        all.extend(scopes.iter().cloned());
        stage::set_repair(&self.connection, &all)
    }

    /// The numbers of the state line.
    pub fn sync_counts(&self) -> Result<SyncCounts, StoreError> {
        let queue = self.queue()?;
        let mut conflicts = 0_u64;
        for conflict in record::list_as::<Conflict>(&self.connection)? {
            if conflict.state == ConflictState::Open {
                conflicts = conflicts.saturating_add(1);
            }
        }
        Ok(SyncCounts {
            waiting: queue.last.saturating_add(1).saturating_sub(queue.first),
            conflicts,
            refused: u64::try_from(self.list_quarantine()?.len()).unwrap_or(u64::MAX),
        })
    }

    /// How many records the server confirmed.
    pub fn count_confirmed(&self) -> Result<u64, StoreError> {
        mirror::count(&self.connection)
    }

    /// Own changes that were refused.
    pub fn list_quarantine(&self) -> Result<Vec<Quarantined>, StoreError> {
        quarantine::list(&self.connection)
    }

    /// Forgets a refused change that its author has read.
    pub fn dismiss_quarantined(&mut self, uuid: Uuid) -> Result<(), StoreError> {
        quarantine::remove(&self.connection, uuid)
    }

    /// Brings the write-ahead log into the file and empties it: what was overwritten is then nowhere any more.
    fn truncate_log(&self) -> Result<(), StoreError> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}
