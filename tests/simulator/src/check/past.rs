//! What the server's history tells of how it was written.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use cii_server::Row;
use cii_sync::{Change, DeviceId, HistoryEvent, RecordKind, Rule, rule};
use serde_json::Value;
use uuid::Uuid;

use crate::world::{Entry, World};

struct Happened {
    seq: u64,
    mutation: Uuid,
    record: Uuid,
    kind: RecordKind,
    event: HistoryEvent,
}

fn happened(row: &Row) -> Result<Happened> {
    Ok(Happened {
        seq: row.uint(0)?,
        mutation: row.uuid(1)?,
        record: row.uuid(2)?,
        kind: RecordKind::from_code(row.text(3)?).context("a kind")?,
        event: serde_json::from_str(row.text(4)?)?,
    })
}

/// At most once, no silent overwrite, strict kinds: read from the server's history.
pub(super) fn history(world: &World) -> Result<()> {
    let rows = world
        .server
        .rows("SELECT seq, mutation, record, kind, event FROM history ORDER BY seq, position")?;
    let mut senders: BTreeMap<Uuid, DeviceId> = BTreeMap::new();
    for row in world
        .server
        .rows("SELECT uuid, device FROM mutation ORDER BY seq DESC")?
    {
        senders.insert(row.uuid(0)?, DeviceId(row.uuid(1)?));
    }
    let quarantine = world.server.engine()?.quarantine()?;
    let refused: BTreeSet<Uuid> = quarantine.iter().map(|mutation| mutation.uuid).collect();
    let mut entered: BTreeSet<(Uuid, Uuid, String)> = BTreeSet::new();
    // Who wrote each field last, and each record's strict fields.
    let mut last: BTreeMap<(Uuid, String), (u64, DeviceId)> = BTreeMap::new();
    for row in &rows {
        let one = happened(row)?;
        let (what, values) = match &one.event {
            HistoryEvent::Created => (String::new(), None),
            HistoryEvent::Deleted { .. } => ("-".to_owned(), None),
            HistoryEvent::Changed { field, old, new } => (field.clone(), Some((old, new))),
        };
        ensure!(
            entered.insert((one.mutation, one.record, what.clone())),
            "at most once: {} changed {what} of {} twice",
            one.mutation,
            one.record
        );
        let Some(entry) = world.ledger.get(&one.mutation) else {
            // A rogue's, or a conflict that the server made.
            last.insert((one.record, what), (one.seq, DeviceId(one.mutation)));
            continue;
        };
        // The name under which it was sent: a clone takes a new one on the way.
        let device = senders
            .get(&one.mutation)
            .copied()
            .unwrap_or(entry.mutation.device);
        if let Some((old, new)) = values {
            let of = rule(one.kind, &what);
            let revoked = one.kind == RecordKind::Procuration && what == "revocation";
            if of == Rule::Field || of == Rule::Strict && !revoked {
                let writer = last.get(&(one.record, what.clone()));
                let unseen = writer
                    .is_some_and(|(seq, writer)| *seq > entry.mutation.seen && *writer != device);
                ensure!(
                    !unseen || old == new,
                    "no silent overwrite: {} wrote {what} of {} over a change that it had not seen",
                    one.mutation,
                    one.record
                );
                let base = seen_before(world, &refused, entry, &what);
                // What stood on the screen may be what others have written meanwhile, though an own refused change had
                // put the same there.
                let shown = entry.base.get(&what).cloned().flatten();
                ensure!(
                    world.server.restores > 0
                        || base == *old
                        || shown == *old
                        || hidden(base.as_ref(), old.as_ref()),
                    "no silent overwrite: {} took {old:?} for {base:?} in {what}",
                    one.mutation
                );
            }
            if of == Rule::Strict && !revoked {
                let stale = last.iter().any(|((record, field), (seq, writer))| {
                    *record == one.record
                        && rule(one.kind, field) == Rule::Strict
                        && *seq > entry.mutation.seen
                        && *seq < one.seq
                        && *writer != device
                });
                ensure!(
                    !stale,
                    "strict kinds: {} changed {what} of a record that had changed since",
                    one.mutation
                );
            }
        }
        last.insert((one.record, what), (one.seq, device));
    }
    for (record, value) in &world.future {
        let Some(found) = world.server.engine()?.find_record(*record)? else {
            continue;
        };
        ensure!(
            found.body.get(crate::rogue::FUTURE) == Some(value),
            "unknown fields: {} of {record} is {:?} instead of {value}",
            crate::rogue::FUTURE,
            found.body.get(crate::rogue::FUTURE)
        );
    }
    Ok(())
}

/// The value of others that the writer saw before a change. Own earlier changes that were refused stood on the screen over
/// it, and their author knew what was below them.
fn seen_before(
    world: &World,
    refused: &BTreeSet<Uuid>,
    entry: &Entry,
    field: &str,
) -> Option<Value> {
    let made = &entry.mutation;
    let mut base = entry.base.get(field).cloned().flatten();
    let mut own: Vec<&Entry> = world
        .ledger
        .values()
        .filter(|earlier| {
            let of = &earlier.mutation;
            of.device == made.device && of.record == made.record && of.n < made.n
        })
        .collect();
    own.sort_by_key(|earlier| std::cmp::Reverse(earlier.mutation.n));
    for earlier in own {
        let Change::Patch(patch) = &earlier.mutation.change else {
            continue;
        };
        if patch
            .set
            .get(field)
            .is_none_or(|value| Some(value) != base.as_ref())
        {
            continue;
        }
        if !refused.contains(&earlier.mutation.uuid) {
            // It was taken, and what it was made over is no longer below.
            break;
        }
        base = earlier.base.get(field).cloned().flatten();
    }
    base
}

/// A value of which the writer saw nothing.
fn hidden(base: Option<&Value>, old: Option<&Value>) -> bool {
    base.is_none() && old.is_some()
}
