//! A sender that keeps to the protocol and to nothing else: it names what it may not see, moves what it may not move, and
//! once is simply newer than everybody else.

use anyhow::{Result, ensure};
use cii_domain::{
    StaffId,
    situation::{Announcement, Situation},
    staff::{Function, Staff},
};
use cii_sync::{
    Change, DeviceId, DeviceRequest, Mutation, Outcome, Patch, PushAnswer, PushRequest, Record,
    RecordKind, SCHEMA,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{deeds::CAST, people, policy::ADMINISTRATOR, server::Request, world::World};

/// Sends one change under a fresh device name and says what came of it.
fn send(world: &mut World, staff: StaffId, mutation: Mutation) -> Result<Outcome> {
    let device = mutation.device;
    let register = Request::Register(DeviceRequest { device, first_n: 1 });
    let push = Request::Push(PushRequest {
        device,
        schema: SCHEMA,
        after: None,
        mutations: vec![mutation],
    });
    let now = world.now;
    let mut last = String::new();
    for request in [register, push] {
        let text = serde_json::to_string(&request)?;
        let answer = world.server.answer(staff, &text, now)?;
        let Some(Ok(body)) = answer else {
            anyhow::bail!("a well-formed request was answered {answer:?}");
        };
        last = body;
    }
    let PushAnswer::Taken { results } = serde_json::from_str(&last)? else {
        anyhow::bail!("a first mutation was not taken: {last}");
    };
    ensure!(results.len() == 1, "one mutation, one result");
    Ok(results
        .into_iter()
        .next()
        .map_or(Outcome::Applied, |result| result.outcome))
}

fn mutation(world: &mut World, by: StaffId, record: &Record, change: Change) -> Mutation {
    Mutation {
        device: DeviceId(world.chance.uuid()),
        n: 1,
        uuid: world.chance.uuid(),
        group: world.chance.uuid(),
        act: "rogue".to_owned(),
        record: record.id,
        kind: record.kind,
        scope: record.scope.clone(),
        by,
        at: people::at(world.now),
        base_version: record.version,
        seen: u64::MAX >> 12,
        change,
    }
}

fn set(field: &str, value: Value) -> Change {
    Change::Patch(Patch {
        set: [(field.to_owned(), value)].into(),
        ..Patch::default()
    })
}

/// One attempt of a field worker on whatever there is.
pub(crate) fn attempt(world: &mut World) -> Result<()> {
    let worker = CAST[3].0;
    let cases = world.server.engine()?.list_records(RecordKind::Situation)?;
    let mut seen = Vec::new();
    for case in &cases {
        if has(&case.aggregate()?, worker) {
            seen.push(case.clone());
        }
    }
    // More is to be tried where he sees something.
    let from = if world.chance.percent(60) && !seen.is_empty() {
        &seen
    } else {
        &cases
    };
    let Some(case) = world.chance.pick(from).cloned() else {
        return Ok(());
    };
    let situation: Situation = case.aggregate()?;
    let known = world.server.engine()?.find_record(worker.0)?;
    let plain = match known {
        Some(record) => record.aggregate::<Staff>()?.functions == [Function::FieldWorker],
        None => true,
    };
    if !plain {
        // Somebody made him more than that.
        return Ok(());
    }
    let choice = world.chance.below(6);
    let (by, change, kind) = match choice {
        // A field that is hidden from him.
        0 => {
            let announcement = Announcement {
                reason: "forged".to_owned(),
                ..situation.announcement.clone()
            };
            let announcement = serde_json::to_value(announcement)?;
            (worker, set("announcement", announcement), "hidden field")
        }
        // Out of his own sight, or into that of somebody else.
        1 => {
            let mut involved = serde_json::to_value(&situation.involved)?;
            for one in involved.as_array_mut().into_iter().flatten() {
                one["contact"] = json!(CAST[2].0);
            }
            (worker, set("involved", involved), "state after")
        }
        2 => (worker, set("region", json!("monthey")), "region"),
        3 => (
            ADMINISTRATOR,
            set("state", json!("closed")),
            "somebody else's name",
        ),
        4 => (worker, Change::Delete, "deletion"),
        _ => {
            let own = Record {
                kind: RecordKind::Conflict,
                id: world.chance.uuid(),
                ..case.clone()
            };
            let made = mutation(world, worker, &own, Change::Create(case.body.clone()));
            return refused(world, worker, made, "made-up conflict");
        }
    };
    // Nothing to move where nobody is named.
    if choice == 1 && (situation.involved.is_empty() || has(&situation, CAST[2].0)) {
        return Ok(());
    }
    let made = mutation(world, by, &case, change);
    let unknown = Mutation {
        record: world.chance.uuid(),
        device: DeviceId(world.chance.uuid()),
        uuid: world.chance.uuid(),
        ..made.clone()
    };
    let invisible = !has(&situation, worker);
    let answer = send(world, worker, made.clone())?;
    ensure!(
        matches!(answer, Outcome::Refused { .. }),
        "permission: accepted from a field worker: {kind}"
    );
    world.count("forbidden changes refused");
    if invisible {
        let of_nothing = send(world, worker, unknown)?;
        ensure!(
            answer == of_nothing,
            "permission: forbidden and unknown are told apart"
        );
    }
    Ok(())
}

fn has(situation: &Situation, staff: StaffId) -> bool {
    situation
        .involved
        .iter()
        .any(|one| one.contact == Some(staff))
}

fn refused(world: &mut World, staff: StaffId, made: Mutation, kind: &str) -> Result<()> {
    let answer = send(world, staff, made)?;
    ensure!(
        matches!(answer, Outcome::Refused { .. }),
        "permission: accepted from a field worker: {kind}"
    );
    world.count("forbidden changes refused");
    Ok(())
}

/// The field that only a newer application knows.
pub(crate) const FUTURE: &str = "pronoun";

/// The administrator writes, with a newer application, a field that nobody else knows. Gives the record and the value.
pub(crate) fn newer(world: &mut World) -> Result<Option<(Uuid, Value)>> {
    let persons = world.server.engine()?.list_records(RecordKind::Person)?;
    let Some(person) = world.chance.pick(&persons).cloned() else {
        return Ok(None);
    };
    let value = json!(world.chance.below(1000));
    let made = mutation(world, ADMINISTRATOR, &person, set(FUTURE, value.clone()));
    let answer = send(world, ADMINISTRATOR, made)?;
    Ok((answer == Outcome::Applied).then_some((person.id, value)))
}
