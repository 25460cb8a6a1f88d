//! Desktops and a server as processes, killed at any moment while they keep one another in step: nothing that was
//! confirmed may be lost, and nothing may be there twice.
#![expect(
    clippy::expect_used,
    reason = "only tests call it: what is not there fails the test"
)]

use std::{
    collections::BTreeMap,
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    office::Office,
    process::{HostProcess, post},
    shared_server::{Account, SharedServer},
};

/// At the end everything may take so long to come to rest.
const REST: Duration = Duration::from_mins(2);
/// Saves between two kills, at most.
const SAVES: usize = 4;

/// How often what is killed.
#[derive(Debug, Clone, Copy)]
pub struct Kills {
    /// Kills of a desktop.
    pub clients: usize,
    /// Kills of the server.
    pub server: usize,
    /// From it follow all delays.
    pub seed: u64,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survived {
    /// Changes that were confirmed to their user.
    pub confirmed: usize,
    /// Changes that were asked for and not confirmed, and are there all the same: whole.
    pub unconfirmed: usize,
}

/// What is random here, from one seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// A request that saves a new room.
pub fn room(name: &str) -> Value {
    let nowhere = json!({
        "supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": "",
    });
    json!({
        "id": null, "name": name, "region": "sierre", "building": {"fr": "Maison", "de": "Haus"},
        "address": nowhere, "seats": 8, "access": {"fr": "", "de": ""}, "in_use": true,
    })
}

fn join(server: &SharedServer, data: &Path, account: &mut Account) -> HostProcess {
    let host = HostProcess::start(data);
    let joined = host.call("join_office", &server.join_request(account, true));
    joined.expect("an answer");
    wait_open(&host);
    host
}

/// Opened by its keyring, and filled.
fn wait_open(host: &HostProcess) {
    let begin = Instant::now();
    loop {
        let status = host.call("get_status", &json!({})).expect("an answer");
        if status.get("state").is_some_and(|state| state == "open") {
            return;
        }
        assert!(begin.elapsed() < REST, "not open: {status}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn rooms(host: &HostProcess) -> BTreeMap<String, usize> {
    let directory = host.call("get_directory", &json!({})).expect("an answer");
    let rooms = directory.get("rooms").and_then(Value::as_array);
    let mut names = BTreeMap::new();
    for room in rooms.into_iter().flatten() {
        let name = room.get("name").and_then(Value::as_str).unwrap_or_default();
        *names.entry(name.to_owned()).or_default() += 1;
    }
    names
}

/// Saves at `address` until it is gone or has enough, and tells what was confirmed. Gives the number of saves begun.
fn save(address: &str, prefix: &str, tell: &mpsc::Sender<String>) -> usize {
    for number in 0..SAVES {
        let name = format!("{prefix}-{number}");
        match post(address, "save_room", &room(&name)) {
            Some(saved) => {
                assert!(saved.get("id").is_some_and(Value::is_string), "{saved}");
                tell.send(name).ok();
            }
            None => return number + 1,
        }
    }
    SAVES
}

/// Runs it.
///
/// # Panics
/// If anything is lost, or there twice.
pub fn run(kills: Kills, mut progress: impl FnMut(usize, usize)) -> Survived {
    let mut chance = Chance(kills.seed);
    let mut server = SharedServer::begin(None);
    let folder = tempfile::tempdir().expect("a folder");
    let nobody = Office::empty();
    let mut clara = server.enrol(&nobody, "clara.exemple", &server.code);
    let code = server.add_user(
        "noe.exemple",
        &["--institution", "bureau", "--function", "secretariat"],
    );
    let mut noe = server.enrol(&nobody, "noe.exemple", &code);
    let data = [folder.path().join("clara"), folder.path().join("noe")];
    let [one, other] = &data;
    let mut hosts = [
        join(&server, one, &mut clara),
        join(&server, other, &mut noe),
    ];
    let mut confirmed: Vec<String> = Vec::new();
    let mut begun = 0;
    let (mut clients, mut servers) = (kills.clients, kills.server);
    let all = clients + servers;
    let mut round = 0;
    while clients + servers > 0 {
        let (tell, told) = mpsc::channel();
        let savers: Vec<_> = hosts
            .iter()
            .enumerate()
            .map(|(desk, host)| {
                let (address, tell) = (host.address().to_owned(), tell.clone());
                thread::spawn(move || save(&address, &format!("{round}-{desk}"), &tell))
            })
            .collect();
        drop(tell);
        thread::sleep(Duration::from_millis(chance.below(120)));
        let left = u64::try_from(clients + servers).unwrap_or(1);
        let is_client = chance.below(left) < u64::try_from(clients).unwrap_or(0);
        if is_client {
            clients -= 1;
            let victim = usize::try_from(chance.below(2)).unwrap_or(0);
            let (Some(host), Some(folder)) = (hosts.get_mut(victim), data.get(victim)) else {
                continue;
            };
            host.kill_now();
            *host = HostProcess::start(folder);
            wait_open(host);
        } else {
            servers -= 1;
            server.kill();
            server.start();
        }
        for saver in savers {
            begun += saver.join().expect("a saver");
        }
        confirmed.extend(told.iter());
        round += 1;
        progress(round, all);
    }
    let survived = at_rest(&hosts, &confirmed, begun);
    server.run(&["audit", "verify"]);
    survived
}

/// Everything comes to rest; both desktops then have each confirmed change once.
fn at_rest(hosts: &[HostProcess; 2], confirmed: &[String], asked: usize) -> Survived {
    let begin = Instant::now();
    for host in hosts {
        loop {
            host.call("synchronise", &json!({})).expect("an answer");
            thread::sleep(Duration::from_millis(200));
            let state = host.call("get_server", &json!({})).expect("an answer");
            assert!(
                state.get("refused").is_some_and(|refused| refused == 0),
                "{state}"
            );
            let waits = state.get("waiting").is_none_or(|waiting| waiting != 0);
            let verified = if waits {
                None
            } else {
                host.call("verify_with_server", &json!({}))
            };
            if verified
                .is_some_and(|verified| verified.get("kind").is_some_and(|kind| kind == "equal"))
            {
                break;
            }
            assert!(begin.elapsed() < REST, "no rest: {state}");
        }
    }
    let mut unconfirmed = 0;
    let [one, other] = hosts;
    // What the other one sent last has to come as well.
    let here = loop {
        let here = rooms(one);
        if here == rooms(other) {
            break here;
        }
        assert!(begin.elapsed() < REST, "the desktops differ");
        one.call("synchronise", &json!({})).expect("an answer");
        thread::sleep(Duration::from_millis(200));
    };
    for name in confirmed {
        assert_eq!(
            here.get(name),
            Some(&1),
            "{name}: confirmed, and not there once"
        );
    }
    for (name, times) in &here {
        assert_eq!(*times, 1, "{name}: twice");
        unconfirmed += usize::from(!confirmed.contains(name));
    }
    assert!(here.len() <= asked, "more than was asked for");
    Survived {
        confirmed: confirmed.len(),
        unconfirmed,
    }
}
