//! Reading what can still be read of a damaged database into a new one.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use cii_sync::{Change, Mutation, Record, apply, diff, placement};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    Act, Damage, DatabaseKey, Finality, KeySlots, Meta, Store, StoreError, Writer,
    folder::{self, DATABASE, KEYS},
    open, projection,
    store::SETTING,
    table::{
        act,
        blob::{self, Blob},
        history, meta, outbox, record,
    },
    writer::Step,
};

/// What was found in a damaged database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Mutations of the outbox that were read.
    pub mutations: usize,
    /// Mutations that could not be read.
    pub mutations_lost: usize,
    /// Records in the new database.
    pub records: usize,
    /// Records that are there but came back as an older state, or of which only a part of the changes was read.
    pub records_incomplete: usize,
}

/// Code of the act under which it stands in the history.
const SALVAGE: &str = "salvage";

/// Numbers looked at together; in a damaged stretch one by one.
const STRETCH: i64 = 64;

/// Makes a new database in the empty folder `into`, under the same key and key slots, from what can be read of the one in
/// `folder`, which is left as it is.
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
    let meta = source.ask(Meta::read).unwrap_or(fallback);
    let settings = source
        .ask(|connection| meta::list_under(connection, SETTING))
        .unwrap_or_default();
    let last_n = source.last("SELECT max(n) FROM outbox", |connection| {
        Ok(act::next_n(connection)?.cast_signed().saturating_sub(1))
    });
    let mutations: Vec<Mutation> = source.read_all(last_n, |connection, first, last| {
        outbox::list_between(connection, first.cast_unsigned(), last.cast_unsigned())
    });
    let last_row = source.last("SELECT max(row) FROM record", |connection| {
        Ok(connection.query_row(
            "SELECT seq FROM sqlite_sequence WHERE name = 'record'",
            [],
            |row| row.get(0),
        )?)
    });
    // A first pull that is half in place is not this office's work: the server sends it again.
    let is_filling = source.ask(meta::is_filling).unwrap_or(false);
    let seen: Vec<Record> = if is_filling {
        Vec::new()
    } else {
        source.read_all(last_row, record::list_between)
    };
    let last_blob = source.last("SELECT max(rowid) FROM blob", |_| Ok(0));
    let blobs: Vec<Blob> = source.read_all(last_blob, blob::list_between);
    drop(source);
    if mutations.is_empty() && seen.is_empty() && !is_filling {
        return Err(StoreError::Damaged(Damage::Foreign));
    }

    folder::write_atomically(&into.join(KEYS), &slots.to_bytes()?)?;
    let mut store = Store::create(into, key, meta)?;
    for (key, value) in settings {
        meta::set(&store.connection, &key, &value)?;
    }
    let mut salvaged = Salvaged {
        mutations: mutations.len(),
        mutations_lost: usize::try_from(last_n)
            .unwrap_or_default()
            .saturating_sub(mutations.len()),
        ..Salvaged::default()
    };
    let device = store.device();
    let transaction = store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    for row in &blobs {
        blob::insert(&transaction, row)?;
    }
    let mut incomplete: BTreeSet<Uuid> = BTreeSet::new();
    let mut rebuilt: BTreeMap<Uuid, Record> = BTreeMap::new();
    for mutation in &mutations {
        let before = rebuilt.remove(&mutation.record);
        outbox::push(&transaction, mutation)?;
        let after = apply(before.clone(), mutation);
        let changed = after.as_ref().ok().and_then(Option::as_ref);
        history::write(&transaction, mutation, before.as_ref(), changed)?;
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
    if last_n > 0 {
        // What was done before cannot be undone any more; the counter goes on.
        act::insert(
            &transaction,
            ids(),
            SALVAGE,
            (by, at, Finality::Final),
            (1, last_n.cast_unsigned()),
            1,
        )?;
    }
    let in_order = in_order_of_creation(&seen, &mutations);
    let mut seen: BTreeMap<Uuid, Record> = seen.into_iter().map(|seen| (seen.id, seen)).collect();
    let last_act = Act::final_(SALVAGE, by, at);
    let mut writer = Writer::begin(&transaction, (device, 0), last_act, ids)?;
    for id in in_order {
        let before = rebuilt.get(&id);
        if let Some(before) = before {
            let parents = placement(before.kind, &before.body)?.parents;
            record::insert(&transaction, before, Some(0), &parents)?;
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
    projection::rebuild(&transaction)?;
    let records: i64 =
        transaction.query_row("SELECT count(*) FROM record", [], |row| row.get(0))?;
    transaction.commit()?;
    salvaged.records = usize::try_from(records).unwrap_or_default();
    salvaged.records_incomplete = incomplete.len();
    store.close()?;
    Ok(salvaged)
}

/// The records in the order in which they were made, which lists keep: as they stand, and those of which only the changes
/// are left before whatever was made after them.
fn in_order_of_creation(seen: &[Record], mutations: &[Mutation]) -> Vec<Uuid> {
    let mut first: BTreeMap<Uuid, u64> = BTreeMap::new();
    for mutation in mutations {
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
