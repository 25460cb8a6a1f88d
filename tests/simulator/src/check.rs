//! The invariants, held against a world. Each failure begins with the name of its invariant.

mod files;
mod past;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use cii_store::Applied;
use cii_sync::{Body, ManifestAnswer, Outcome, RecordKind};
use uuid::Uuid;

use crate::{device::Device, oracle::Oracle, people::tokens_in, server::moment, world::World};

/// A fingerprint of everything that a device shows.
pub(crate) fn shown(device: &Device) -> Result<Option<String>> {
    let store = device.store()?;
    let summary = store.summarise()?;
    let nothing = store.is_filling()? || summary.records.values().all(|of| *of == 0);
    Ok((!nothing).then_some(summary.digest))
}

/// What holds on a device at any time.
pub(crate) fn device_is_sound(world: &mut World, device: usize) -> Result<()> {
    let now = world.now;
    let one = world.device(device)?;
    let store = one.store()?;
    ensure!(
        store.is_folded()?,
        "read your writes: device {device} does not show mirror and outbox"
    );
    let (staff, name) = (one.staff, store.device());
    let Some(manifest) = store.manifest()? else {
        return Ok(());
    };
    let held = mirror(one)?;
    let caller = cii_server::Caller {
        staff,
        device: name,
    };
    let engine = world.server.engine()?;
    let Ok(answer) = engine.manifest(caller, &manifest) else {
        // The device has no name there at the moment.
        return Ok(());
    };
    let ManifestAnswer::Compared { differing } = answer else {
        return Ok(());
    };
    let today = moment(now).today;
    let expected = Oracle::new(&world.server, today)?.seen_by(staff)?;
    compare(device, &held, &expected)?;
    ensure!(
        differing.is_empty(),
        "gap-free cursor: device {device} differs in {differing:?}"
    );
    Ok(())
}

fn compare(
    device: usize,
    held: &BTreeMap<Uuid, Body>,
    expected: &BTreeMap<Uuid, Body>,
) -> Result<()> {
    for (id, body) in held {
        match expected.get(id) {
            None => bail!("no leak: device {device} holds {id}, which it may not see: {body:?}"),
            Some(wanted) => {
                for field in body.keys() {
                    ensure!(
                        wanted.contains_key(field),
                        "no leak: device {device} holds {field} of {id}"
                    );
                }
                ensure!(
                    wanted == body,
                    "convergence: device {device} holds another {id}: {body:?} instead of {wanted:?}"
                );
            }
        }
    }
    for (id, body) in expected {
        ensure!(
            held.contains_key(id),
            "convergence: device {device} lacks {id}: {body:?}"
        );
    }
    Ok(())
}

fn mirror(device: &Device) -> Result<BTreeMap<Uuid, Body>> {
    let connection = device.examine()?;
    let mut statement = connection.prepare("SELECT id, body FROM mirror")?;
    let mut rows = statement.query([])?;
    let mut held = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?)?;
        let body: Body = serde_json::from_str(&row.get::<_, String>(1)?)?;
        held.insert(id, body);
    }
    Ok(held)
}

/// Everything that must hold when all is quiet.
pub(crate) fn at_rest(world: &mut World) -> Result<()> {
    let today = moment(world.now).today;
    let oracle = Oracle::new(&world.server, today)?;
    for device in 0..world.devices.len() {
        device_at_rest(world, device, &oracle)
            .with_context(|| format!("device {device} at rest"))?;
    }
    files::server(world)?;
    ledger(world)?;
    past::history(world)?;
    order(world)?;
    audit(world)
}

fn device_at_rest(world: &mut World, device: usize, oracle: &Oracle) -> Result<()> {
    let one = world.device(device)?;
    let staff = one.staff;
    let store = one.store()?;
    ensure!(
        store.is_folded()?,
        "read your writes: not mirror and outbox"
    );
    let queue = store.queue()?;
    ensure!(queue.first > queue.last, "progress: {queue:?} still waits");
    compare(device, &mirror(one)?, &oracle.seen_by(staff)?)?;
    let one = world.devices.get(device).context("a device")?;
    leaks(one, device, world, oracle)?;
    files::device(one, device, world, oracle)?;
    let one = world.device(device)?;
    let before = projections(one)?;
    one.store_mut()?.rebuild()?;
    let after = projections(one)?;
    ensure!(
        before == after,
        "derived = rebuilt: {:?}",
        difference(&before, &after)
    );
    let applied = one.store_mut()?.apply_staged(false)?;
    ensure!(
        applied == Applied::Incomplete,
        "staged pages were forgotten: {applied:?}"
    );
    Ok(())
}

fn difference<'a>(before: &'a [String], after: &'a [String]) -> Vec<&'a String> {
    let only = |these: &'a [String], those: &[String]| -> Vec<&'a String> {
        these.iter().filter(|line| !those.contains(line)).collect()
    };
    let mut lines = only(before, after);
    lines.extend(only(after, before));
    lines
}

/// Every row of every projection, and every word of the index.
fn projections(device: &Device) -> Result<Vec<String>> {
    let connection = device.examine()?;
    let mut lines = Vec::new();
    for table in [
        "person_row",
        "situation_row",
        "restricted_row",
        "restricted_staff",
        "session_row",
        "session_staff",
        "contract_row",
        "procuration_row",
        "attachment_row",
    ] {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values: Result<Vec<String>, rusqlite::Error> = (0..columns)
                .map(|at| Ok(format!("{:?}", row.get_ref(at)?)))
                .collect();
            lines.push(format!("{table} {:?}", values?));
        }
    }
    lines.extend(words(&connection)?);
    lines.sort();
    Ok(lines)
}

fn words(connection: &rusqlite::Connection) -> Result<Vec<String>> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'search', 'row');",
    )?;
    let mut statement = connection.prepare("SELECT term FROM temp.word")?;
    let words = statement.query_map([], |row| row.get(0))?;
    Ok(words.collect::<Result<_, _>>()?)
}

/// What lies compressed on a device, as it was.
fn staged(connection: &rusqlite::Connection) -> Result<Vec<Vec<u8>>> {
    let mut statement = connection.prepare("SELECT page FROM stage")?;
    let pages = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    pages
        .map(|page| Ok(lz4_flex::decompress_size_prepended(&page?)?))
        .collect()
}

/// Looks through every page of a device for words that its user may not see.
fn leaks(one: &Device, device: usize, world: &World, oracle: &Oracle) -> Result<()> {
    let mut connection = one.examine()?;
    let pages = connection.serialize("main")?;
    let mut found: BTreeSet<String> = tokens_in(&pages).into_iter().collect();
    for page in staged(&connection)? {
        found.extend(tokens_in(&page));
    }
    for word in words(&connection)? {
        found.extend(tokens_in(word.as_bytes()));
    }
    let mut own: BTreeSet<String> = BTreeSet::new();
    for refused in one.store()?.list_quarantine()? {
        let text = serde_json::to_string(&refused.mutation)?;
        own.extend(tokens_in(text.as_bytes()));
    }
    for token in found.difference(&own) {
        let Some((record, field)) = world.written.get(token) else {
            // Written in an act that was cut off before it was confirmed.
            continue;
        };
        if oracle.sees_field(one.staff, *record, field) {
            continue;
        }
        let mut places = Vec::new();
        for (table, column) in [
            ("mirror", "body"),
            ("record", "body"),
            ("outbox", "change"),
            ("history", "old"),
            ("history", "new"),
            ("quarantine", "mutation"),
        ] {
            let sql = format!("SELECT count(*) FROM {table} WHERE {column} LIKE ?1");
            let count: i64 =
                connection.query_row(&sql, [format!("%{token}%")], |row| row.get(0))?;
            if count > 0 {
                places.push(format!("{table}.{column}"));
            }
        }
        bail!("no leak: device {device} still has {field} of {record} ({token}) in {places:?}");
    }
    Ok(())
}

fn outcomes(world: &World) -> Result<BTreeMap<Uuid, Outcome>> {
    let rows = world
        .server
        .rows("SELECT uuid, outcome FROM mutation ORDER BY seq DESC")?;
    rows.iter()
        .map(|row| Ok((row.uuid(0)?, serde_json::from_str(row.text(1)?)?)))
        .collect()
}

/// Nothing lost: every confirmed change has an outcome, and every word of it is somewhere.
fn ledger(world: &mut World) -> Result<()> {
    let outcomes = outcomes(world)?;
    let mut texts = String::new();
    for sql in [
        "SELECT body FROM record",
        "SELECT event FROM history",
        "SELECT mutation FROM quarantine",
    ] {
        for row in world.server.rows(sql)? {
            texts.push_str(row.text(0)?);
        }
    }
    let kept: BTreeSet<String> = tokens_in(texts.as_bytes()).into_iter().collect();
    let quarantined: BTreeSet<Uuid> = world
        .server
        .engine()?
        .quarantine()?
        .iter()
        .map(|mutation| mutation.uuid)
        .collect();
    let conflicts: BTreeSet<Uuid> = world
        .server
        .engine()?
        .list_records(RecordKind::Conflict)?
        .iter()
        .map(|record| record.id)
        .collect();
    let withdrawn = &world.withdrawn;
    let mut counted: BTreeMap<&'static str, u64> = BTreeMap::new();
    for (uuid, entry) in &world.ledger {
        let Some(outcome) = outcomes.get(uuid) else {
            bail!(
                "nothing lost: {uuid}, number {} of {}, never came ({:?})",
                entry.mutation.n,
                entry.mutation.device.0,
                entry.mutation.change
            );
        };
        let what = match outcome {
            Outcome::Applied => "applied",
            Outcome::Merged { conflicts: of } | Outcome::Conflict { conflicts: of } => {
                ensure!(
                    of.iter().all(|id| conflicts.contains(id)),
                    "no silent overwrite: a conflict of {uuid} is not there"
                );
                "merged or in conflict"
            }
            Outcome::Refused { .. } => {
                ensure!(
                    quarantined.contains(uuid),
                    "nothing lost: {uuid} was refused and not kept"
                );
                "refused"
            }
        };
        *counted.entry(what).or_default() += 1;
        if world.server.restores > 0 && withdrawn.contains(uuid) {
            continue;
        }
        let text = serde_json::to_string(&entry.mutation.change)?;
        for token in tokens_in(text.as_bytes()) {
            ensure!(
                kept.contains(&token),
                "nothing lost: {token} of {uuid} ({outcome:?}) is nowhere on the server"
            );
        }
    }
    for (what, count) in counted {
        world.counts.insert(what, count);
    }
    Ok(())
}

/// Changes whose content a device had to destroy before a server that was restored could ask for it again.
pub(crate) fn withdrawn_on(device: &Device) -> Result<Vec<Uuid>> {
    let connection = device.examine()?;
    let mut statement =
        connection.prepare("SELECT uuid FROM outbox WHERE change = '\"withdrawn\"'")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?)?);
    }
    Ok(found)
}

/// The counters of each device are dense and were taken in order.
fn order(world: &World) -> Result<()> {
    let rows = world
        .server
        .rows("SELECT device, n, seq FROM mutation ORDER BY device, n")?;
    for pair in rows.windows(2) {
        let [one, next] = pair else { continue };
        if one.uuid(0)? != next.uuid(0)? {
            continue;
        }
        ensure!(
            next.uint(1)? == one.uint(1)? + 1,
            "order per device: a counter is missing"
        );
        ensure!(
            next.uint(2)? >= one.uint(2)?,
            "order per device: taken in another order"
        );
    }
    Ok(())
}

/// The chain verifies, and shows that its end was cut off.
fn audit(world: &mut World) -> Result<()> {
    let engine = world.server.engine()?;
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let head = engine.sign_audit(&key)?;
    let anchor = Some((&head, &key.verifying_key()));
    ensure!(
        engine.verify_audit(anchor)?.is_none(),
        "audit: the chain does not verify"
    );
    let copy = world.scratch("audit.db");
    drop(std::fs::remove_file(&copy));
    world.server.copy_to(&copy)?;
    let attacks = [
        "DELETE FROM audit WHERE n > (SELECT max(n) - 2 FROM audit)",
        "UPDATE audit SET entry = replace(entry, '\"act\":\"deed\"', '\"act\":\"read\"')
         WHERE n = (SELECT min(n) FROM audit WHERE entry LIKE '%\"act\":\"deed\"%')",
        "DELETE FROM audit WHERE n = 2",
        "UPDATE audit SET n = CASE n WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE n END WHERE n IN (3, 4);
         UPDATE audit SET n = -n WHERE n < 0",
    ];
    for attack in attacks {
        let target = world.scratch("attacked.db");
        drop(std::fs::remove_file(&target));
        std::fs::copy(&copy, &target)?;
        let connection = rusqlite::Connection::open(&target)?;
        let before: i64 = connection.query_row("SELECT total_changes()", [], |row| row.get(0))?;
        connection.execute_batch(attack)?;
        let after: i64 = connection.query_row("SELECT total_changes()", [], |row| row.get(0))?;
        drop(connection);
        if before == after {
            continue;
        }
        let attacked = crate::server::open_aside(&target)?;
        ensure!(
            attacked.verify_audit(anchor)?.is_some(),
            "audit: not found: {attack}"
        );
    }
    Ok(())
}
