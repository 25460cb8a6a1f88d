//! How long it takes until a change at one desktop can be read at another one.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use bureau_cii_tests::{office::Office, shared_server::SharedServer, times::Times};
use serde_json::{Value, json};

/// Changes that are measured.
const CHANGES: usize = 100;
/// Between two of them, so that each is a change of its own.
const PAUSE: Duration = Duration::from_millis(150);
/// How finely the second desktop is looked at.
const LOOK: Duration = Duration::from_micros(200);

fn rooms(office: &Office) -> usize {
    let directory = office.ok("get_directory", json!({}));
    let rooms = directory.get("rooms").and_then(Value::as_array);
    rooms.map_or(0, Vec::len)
}

pub(crate) fn measure() -> Result<Times> {
    let server = SharedServer::begin(None);
    let (one, mut account) = server.join_with_codes("clara.exemple", &server.code);
    let other = server.join_another(&mut account);
    for office in [&one, &other] {
        bureau_cii_tests::shared_server::until("the first sync", || office.state() == "open");
    }
    // Both listen before it begins.
    thread::sleep(Duration::from_secs(3));
    let mut times = Times::default();
    for number in 0..CHANGES {
        let before = rooms(&other);
        let begin = Instant::now();
        one.ok(
            "save_room",
            bureau_cii_tests::kills::room(&format!("Salle {number}")),
        );
        while rooms(&other) == before {
            ensure!(begin.elapsed() < Duration::from_secs(10), "never heard");
            thread::sleep(LOOK);
        }
        times.add(begin.elapsed().as_secs_f64() * 1000.0);
        thread::sleep(PAUSE);
    }
    ensure!(times.len() == CHANGES, "some are missing");
    Ok(times)
}
