//! Kill the process at any moment: the next start finds every change that was confirmed.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use chrono::DateTime;
use cii_domain::{PersonId, person::Person};
use cii_store::{DatabaseKey, KeySlots, Meta, OfficeUse, Reader, Secret, Store, StoreError};
use cii_sync::DeviceId;
use uuid::Uuid;

#[test]
fn no_confirmed_save_is_lost_to_a_kill() {
    // Cargo puts the examples of a build beside its tests.
    let test = std::env::current_exe().unwrap();
    let build = test.parent().and_then(Path::parent).unwrap();
    let program = build
        .join("examples")
        .join(format!("save_loop{}", std::env::consts::EXE_SUFFIX));

    let folder = tempfile::tempdir().unwrap();
    let key = DatabaseKey::from_bytes([42; 32]);
    KeySlots::create(
        folder.path(),
        &key,
        OfficeUse::Practice,
        &[Secret::Practice],
        &mut |b| b.fill(5),
    )
    .unwrap();
    let meta = Meta {
        device: DeviceId(Uuid::from_u128(7)),
        office: OfficeUse::Practice,
        created_at: DateTime::UNIX_EPOCH,
    };
    Store::create(folder.path(), &key, meta)
        .unwrap()
        .close()
        .unwrap();

    let mut confirmed: Vec<u128> = Vec::new();
    let mut first = 1;
    // Each round is killed after another number of saves, and somewhere else within the next one.
    for round in 0_u32..16 {
        let mut child = Command::new(&program)
            .arg(folder.path())
            .arg(first.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let wanted = 5 + (round * 7) % 16;
        for _ in 0..wanted {
            confirmed.push(lines.next().unwrap().unwrap().parse().unwrap());
        }
        for _ in 0..round * 9_000 {
            std::hint::black_box(round);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said between the last line read and its end was confirmed too.
        confirmed.extend(
            lines
                .map_while(Result::ok)
                .filter_map(|line| line.parse::<u128>().ok()),
        );

        let store = Store::open(folder.path(), &key).unwrap();
        let people: Vec<Person> = store.read::<_, StoreError>(Reader::list).unwrap();
        for n in &confirmed {
            let id = PersonId(Uuid::from_u128(*n));
            assert!(
                people.iter().any(|person| person.id == id),
                "round {round}: {n} is lost"
            );
        }
        assert!(
            people.len() <= confirmed.len() + round as usize + 1,
            "at most one more a round"
        );
        assert!(store.is_folded().unwrap());
        first = people
            .iter()
            .map(|person| person.id.0.as_u128())
            .max()
            .unwrap()
            + 1;
    }
    assert!(confirmed.len() >= 200, "{} saves", confirmed.len());
    Store::open(folder.path(), &key).unwrap().check().unwrap();
}
