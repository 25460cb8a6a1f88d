//! Reading what can still be read of a damaged database into a new one.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use cii_sync::{Change, DeviceId, Mutation, Record, apply, diff, placement};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    Act, Damage, DatabaseKey, Finality, KeySlots, Meta, Quarantined, Store, StoreError, Writer,
    folder::{self, DATABASE, KEYS},
    open, projection,
    store::SETTING,
    sync::{SIGNS_OF_A_SERVER, apply::replay},
    table::{
        act,
        blob::{self, Blob},
        history, meta, outbox, quarantine, record,
    },
    writer::Step,
};

/// What was found in a damaged database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Own changes that were read; of an office with a server those that it has not got.
    pub mutations: usize,
    /// Such changes that could not be read.
    pub mutations_lost: usize,
    /// Records in the new database.
    pub records: usize,
    /// Records that are there but came back as an older state, or of which only a part of the changes was read.
    pub records_incomplete: usize,
    /// Whether a shared server sends the rest.
    pub is_shared: bool,
}

/// Code of the act under which it stands in the history.
const SALVAGE: &str = "salvage";

/// Numbers looked at together; in a damaged stretch one by one.
const STRETCH: i64 = 64;

/// Makes a new database in the empty folder `into`, under the same key and key slots, from what can be read of the one in
/// `folder`, which is left as it is. Of an office with a shared server these are the own changes that the server has not
/// got: it sends the rest.
///
/// A file of which nothing at all can be read is refused with [`Damage::Foreign`].
///
/// `fallback` is used if the old database no longer says what it is; `by` and `at` sign the records whose own changes
/// are lost and of which only the last state was read.
pub fn salvage(
    folder: &Path,
    key: &DatabaseKey,
    into: &Path,
    fallback: Meta,
    (by, at): (StaffId, DateTime<Utc>),
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Salvaged, StoreError> {
    let slots = KeySlots::read(folder)?;
    if !slots.fits(key) {
        return Err(StoreError::WrongKey);
    }
    let _lock = folder::lock(folder)?;
    folder::prepare(into)?;
    if into.join(DATABASE).exists() || into.join(KEYS).exists() {
        return Err(StoreError::Exists);
    }
    let mut source = Source {
        path: &folder.join(DATABASE),
        key,
        connection: None,
    };
    let found = Found::read(&mut source, fallback);
    drop(source);
    if found.is_nothing() {
        return Err(StoreError::Damaged(Damage::Foreign));
    }

    folder::write_atomically(&into.join(KEYS), &slots.to_bytes()?)?;
    let mut store = Store::create(into, key, found.meta)?;
    for (key, value) in &found.settings {
        meta::set(&store.connection, key, value)?;
    }
    let transaction = store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (mutation, held) in &found.mutations {
        outbox::push(&transaction, mutation)?;
        if *held {
            outbox::hold(&transaction, mutation.n)?;
        }
    }
    for row in &found.blobs {
        blob::insert(&transaction, row)?;
    }
    let last_n = found.last_n();
    if last_n > 0 {
        // What was done before cannot be undone any more; the counter goes on.
        act::insert(
            &transaction,
            ids(),
            SALVAGE,
            (by, at, Finality::Final),
            (1, last_n),
            1,
        )?;
    }
    let (mutations, mutations_lost) = (found.count_waiting(), found.mutations_lost);
    let is_shared = found.is_shared;
    let records_incomplete = if is_shared {
        go_on_waiting(&transaction, &found)?;
        0
    } else {
        rebuild(&transaction, found, (by, at), ids)?
    };
    projection::rebuild(&transaction)?;
    let records: i64 =
        transaction.query_row("SELECT count(*) FROM record", [], |row| row.get(0))?;
    transaction.commit()?;
    store.close()?;
    Ok(Salvaged {
        mutations,
        mutations_lost,
        records: usize::try_from(records).unwrap_or_default(),
        records_incomplete,
        is_shared,
    })
}

/// What can be read of a damaged database and is worth keeping.
struct Found {
    meta: Meta,
    settings: Vec<(String, String)>,
    /// What a shared server confirmed it sends again: only what it has not got is this office's to keep.
    is_shared: bool,
    /// Up to this counter it has the own changes.
    acknowledged: u64,
    /// Own changes, each with whether it is held in quarantine, in a dense order.
    mutations: Vec<(Mutation, bool)>,
    mutations_lost: usize,
    seen: Vec<Record>,
    blobs: Vec<Blob>,
    refused: Vec<Quarantined>,
}

impl Found {
    fn read(source: &mut Source<'_>, fallback: Meta) -> Self {
        let meta = source.ask(Meta::read).unwrap_or(fallback);
        let settings = source.ask(|connection| meta::list_under(connection, SETTING));
        let is_shared = SIGNS_OF_A_SERVER
            .into_iter()
            .any(|sign| source.ask(sign).unwrap_or(false));
        let acknowledged = source.ask(meta::acknowledged).unwrap_or(0);
        let last_n = source.last("SELECT max(n) FROM outbox", |connection| {
            Ok(act::next_n(connection)?.cast_signed().saturating_sub(1))
        });
        let mutations = source.read_all(last_n, |connection, first, last| {
            outbox::list_held_between(connection, first.cast_unsigned(), last.cast_unsigned())
        });
        let waited = last_n.cast_unsigned().saturating_sub(acknowledged);
        let last_row = source.last("SELECT max(row) FROM record", |connection| {
            Ok(connection.query_row(
                "SELECT seq FROM sqlite_sequence WHERE name = 'record'",
                [],
                |row| row.get(0),
            )?)
        });
        let seen = if is_shared {
            Vec::new()
        } else {
            source.read_all(last_row, record::list_between)
        };
        let last_blob = source.last("SELECT max(rowid) FROM blob", |_| Ok(0));
        let mut blobs: Vec<Blob> = source.read_all(last_blob, blob::list_between);
        blobs.retain(|blob| !(is_shared && blob.sent));
        let mut found = Self {
            meta,
            settings: settings.unwrap_or_default(),
            is_shared,
            acknowledged,
            mutations: dense(mutations, meta.device, acknowledged),
            mutations_lost: 0,
            seen,
            blobs,
            refused: source.ask(quarantine::list).unwrap_or_default(),
        };
        found.mutations_lost = usize::try_from(waited)
            .unwrap_or_default()
            .saturating_sub(found.count_waiting());
        found
    }

    fn is_nothing(&self) -> bool {
        self.mutations.is_empty() && self.seen.is_empty() && !self.is_shared
    }

    fn count_waiting(&self) -> usize {
        let waits = |(mutation, _): &&(Mutation, bool)| mutation.n > self.acknowledged;
        self.mutations.iter().filter(waits).count()
    }

    /// The highest own counter ever given.
    fn last_n(&self) -> u64 {
        let last = self.mutations.last();
        last.map_or(self.acknowledged, |(last, _)| last.n)
    }
}

/// Own changes as a server counts them, without a gap: of those that it has as far back as nothing is missing, and all
/// that wait, closed up. If it took some of these under their former counters, it finds another change there than the one
/// that it knows, and the installation takes another name.
fn dense(
    read: Vec<(Mutation, bool)>,
    device: DeviceId,
    acknowledged: u64,
) -> Vec<(Mutation, bool)> {
    let (mut kept, waiting): (Vec<_>, Vec<_>) = read
        .into_iter()
        .partition(|(mutation, _)| mutation.n <= acknowledged);
    let unbroken = kept
        .iter()
        .rev()
        .zip(0..)
        .take_while(|((mutation, _), back)| mutation.n.saturating_add(*back) == acknowledged)
        .count();
    kept.drain(..kept.len().saturating_sub(unbroken));
    let counted = waiting.into_iter().zip(acknowledged.saturating_add(1)..);
    kept.extend(counted.map(|((mutation, held), n)| (Mutation { n, ..mutation }, held)));
    for (mutation, _) in &mut kept {
        mutation.device = device;
    }
    kept
}

/// In an office with a server the own changes that it has not got go on waiting, and those that it refused to be read. It
/// sends everything else with the next pull, since nothing says any more where the device stood.
fn go_on_waiting(connection: &Connection, found: &Found) -> Result<(), StoreError> {
    meta::set_acknowledged(connection, found.acknowledged)?;
    for refused in &found.refused {
        if let Some(mutation) = &refused.mutation {
            quarantine::insert(connection, mutation, refused.reason, true)?;
        }
    }
    let own = found.mutations.iter();
    let records = own.map(|(mutation, _)| mutation.record).collect();
    replay(connection, &records, found.acknowledged).map(drop)
}

/// An office without a server has all of its records from its own changes; where some of them are lost, from how the
/// records were last seen. Gives how many came back in an older state or in part.
fn rebuild(
    transaction: &Connection,
    found: Found,
    (by, at): (StaffId, DateTime<Utc>),
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<usize, StoreError> {
    let mut incomplete: BTreeSet<Uuid> = BTreeSet::new();
    let mut rebuilt: BTreeMap<Uuid, Record> = BTreeMap::new();
    for (mutation, _) in &found.mutations {
        let before = rebuilt.remove(&mutation.record);
        let after = apply(before.clone(), mutation);
        let changed = after.as_ref().ok().and_then(Option::as_ref);
        history::write(transaction, mutation, before.as_ref(), changed)?;
        if let Ok(after) = after {
            let contiguous = before.map_or(0, |before| before.version);
            if mutation.base_version != contiguous && mutation.base_version != 0 {
                incomplete.insert(mutation.record);
            }
            rebuilt.extend(after.map(|after| (after.id, after)));
        } else {
            incomplete.insert(mutation.record);
            rebuilt.extend(before.map(|before| (before.id, before)));
        }
    }
    let in_order = in_order_of_creation(&found.seen, &found.mutations);
    let seen = found.seen.into_iter();
    let mut seen: BTreeMap<Uuid, Record> = seen.map(|seen| (seen.id, seen)).collect();
    let last_act = Act::final_(SALVAGE, by, at);
    let mut writer = Writer::begin(transaction, (found.meta.device, 0), last_act, ids)?;
    for id in in_order {
        let before = rebuilt.get(&id);
        if let Some(before) = before {
            let parents = placement(before.kind, &before.body)?.parents;
            record::insert(transaction, before, Some(0), &parents)?;
        }
        // What the screen showed is right even where the changes that led to it are lost.
        let Some(record) = seen.remove(&id) else {
            continue;
        };
        incomplete.remove(&id);
        if before.is_some_and(|before| before.body == record.body) {
            continue;
        }
        let placed = placement(record.kind, &record.body)?;
        let change = match before {
            None => Change::Create(record.body),
            Some(before) => Change::Patch(diff(record.kind, &before.body, &record.body)),
        };
        let step = Step {
            record: record.id,
            kind: record.kind,
            scope: placed.scope,
            parents: placed.parents,
            change,
        };
        writer.write(before, step)?;
    }
    writer.finish()?;
    Ok(incomplete.len())
}

/// The records in the order in which they were made, which lists keep: as they stand, and those of which only the changes
/// are left before whatever was made after them.
fn in_order_of_creation(seen: &[Record], mutations: &[(Mutation, bool)]) -> Vec<Uuid> {
    let mut first: BTreeMap<Uuid, u64> = BTreeMap::new();
    for (mutation, _) in mutations {
        first.entry(mutation.record).or_insert(mutation.n);
    }
    let standing: BTreeSet<Uuid> = seen.iter().map(|record| record.id).collect();
    let mut gone: Vec<(u64, Uuid)> = first
        .iter()
        .filter(|(id, _)| !standing.contains(id))
        .map(|(id, n)| (*n, *id))
        .collect();
    gone.sort_unstable();
    let mut gone = gone.into_iter().peekable();
    let mut in_order = Vec::new();
    for record in seen {
        if let Some(made) = first.get(&record.id) {
            in_order
                .extend(std::iter::from_fn(|| gone.next_if(|(n, _)| n < made)).map(|(_, id)| id));
        }
        in_order.push(record.id);
    }
    in_order.extend(gone.map(|(_, id)| id));
    in_order
}

/// A damaged file. After a page that cannot be read the connection is opened anew: the engine may hold on to the error.
struct Source<'a> {
    path: &'a Path,
    key: &'a DatabaseKey,
    connection: Option<Connection>,
}

impl Source<'_> {
    fn ask<T>(&mut self, question: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Option<T> {
        if self.connection.is_none() {
            self.connection = open::open_damaged(self.path, self.key).ok();
        }
        let answer = question(self.connection.as_ref()?);
        if answer.is_err() {
            self.connection = None;
        }
        answer.ok()
    }

    /// The highest number of a table, asked in two ways.
    fn last(
        &mut self,
        sql: &str,
        otherwise: impl FnOnce(&Connection) -> Result<i64, StoreError>,
    ) -> i64 {
        let asked: Option<i64> =
            self.ask(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?));
        match asked {
            Some(last) => last,
            None => self.ask(otherwise).unwrap_or(0),
        }
    }

    /// Everything between 1 and `last` that can be read.
    fn read_all<T>(
        &mut self,
        last: i64,
        read: impl Fn(&Connection, i64, i64) -> Result<Vec<T>, StoreError>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        let mut first = 1;
        while first <= last {
            let end = first.saturating_add(STRETCH - 1).min(last);
            match self.ask(|connection| read(connection, first, end)) {
                Some(stretch) => found.extend(stretch),
                None => {
                    for one in first..=end {
                        found.extend(
                            self.ask(|connection| read(connection, one, one))
                                .unwrap_or_default(),
                        );
                    }
                }
            }
            first = end.saturating_add(1);
        }
        found
    }
}
