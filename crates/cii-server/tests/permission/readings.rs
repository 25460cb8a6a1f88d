//! Readings are told later, and stand in the log once.

use cii_domain::witness::AccessKind;
use cii_sync::{AuditEntry, Reading, ReadingsRequest};

use super::*;

fn reading(subjects: &[u128]) -> Reading {
    Reading {
        at: "2026-03-01T17:30:00Z".parse().unwrap(),
        kind: AccessKind::Read,
        what: "history".to_owned(),
        subjects: subjects.iter().copied().map(id).collect(),
    }
}

/// Tells what a journal holds between two places.
pub(super) fn tell(
    world: &World,
    (device, journal): (u128, u128),
    places: (u64, u64, u64),
    of: &[u128],
) -> u64 {
    let (since, after, until) = places;
    let request = ReadingsRequest {
        device: DeviceId(id(device)),
        journal: id(journal),
        since,
        after,
        until,
        readings: of.iter().map(|subject| reading(&[*subject])).collect(),
    };
    let answer = world
        .engine
        .take_readings(World::caller(device), &request, world.moment());
    answer.unwrap().until
}

/// What the log says of readings: who, of whom.
fn told(world: &World) -> Vec<(Uuid, Uuid)> {
    let mut entries: Vec<AuditEntry> = Vec::new();
    world
        .database
        .read(&mut |transaction| {
            see(transaction, Sight::Server)?;
            let rows = transaction.query("SELECT entry FROM audit ORDER BY n", &[])?;
            let texts = rows.iter().map(|row| row.text(0).unwrap());
            entries = texts
                .map(|text| serde_json::from_str(text).unwrap())
                .collect();
            Ok(())
        })
        .unwrap();
    entries
        .into_iter()
        .filter(|entry| entry.act == "journal_read")
        .map(|entry| {
            assert_eq!(entry.told, Some(reading(&[]).at));
            assert_eq!(
                (entry.at, entry.remark.as_str()),
                (world.moment().at, "history")
            );
            (entry.staff.unwrap().0, entry.record.unwrap())
        })
        .collect()
}

pub(super) fn readings_are_entered_once(world: &mut World) {
    let (journal, other) = ((OFFICER, 0x71), (OFFICER, 0x72));
    let of = |subjects: &[u128]| -> Vec<(Uuid, Uuid)> {
        subjects
            .iter()
            .map(|subject| (id(OFFICER), id(*subject)))
            .collect()
    };
    assert_eq!(tell(world, journal, (0, 0, 2), &[PERSON, SITUATION]), 2);
    // The answer was lost: the same again, and what came to it meanwhile.
    assert_eq!(
        tell(world, journal, (0, 0, 3), &[PERSON, SITUATION, NOTE]),
        2
    );
    assert_eq!(told(world), of(&[PERSON, SITUATION]));
    assert_eq!(tell(world, journal, (0, 2, 3), &[NOTE]), 3);
    // Less than there is, and more than was told: the sender is sent back, and nothing is taken.
    assert_eq!(tell(world, journal, (0, 3, 1), &[PERSON]), 3);
    assert_eq!(tell(world, journal, (0, 9, 10), &[PERSON]), 3);
    assert_eq!(told(world), of(&[PERSON, SITUATION, NOTE]));
    // A place that holds nothing of this account.
    assert_eq!(tell(world, journal, (0, 3, 5), &[]), 5);
    // Another journal begins where it says, and has places of its own.
    assert_eq!(tell(world, other, (7, 7, 8), &[PERSON]), 8);
    assert_eq!(told(world), of(&[PERSON, SITUATION, NOTE, PERSON]));
    // So has the journal of another device, whatever it is called.
    assert_eq!(tell(world, (SECRETARY, 0x71), (0, 0, 1), &[PERSON]), 1);
    assert_eq!(told(world).last(), Some(&(id(SECRETARY), id(PERSON))));
    assert_eq!(world.engine.verify_audit(None).unwrap(), None);
}
