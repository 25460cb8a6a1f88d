//! The transport: what is answered, what is refused and how, and who is not waited for.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod accounts;
mod blobs;
#[path = "../client/mod.rs"]
mod client;
#[path = "../open_house/mod.rs"]
mod open_house;
mod patience;
mod requests;

use std::{
    collections::BTreeSet,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use cii_domain::{StaffId, staff::Function};
use cii_server::{
    Accounts, By, Cost, Database, Engine, Leases, Moment, NewAccount, SealingKey, SqliteDatabase,
    http::{Certificate, Host, Hub, Limits, Live, Service, Stop, self_signed, serve},
};
use cii_sync::{Body, Change, Mutation, Purpose, RecordKind};
use client::{Line, There, Trust, User, room};
use open_house::{OpenHouse, staff};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

const NOW: &str = "2026-03-02T08:00:00Z";

/// The clock stands until a test turns it; chance is real.
#[derive(Default)]
struct Standing(AtomicI64);

impl Host for Standing {
    fn now(&self) -> DateTime<Utc> {
        let begun: DateTime<Utc> = NOW.parse().unwrap();
        begun + TimeDelta::seconds(self.0.load(Ordering::SeqCst))
    }

    fn random(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
}

fn moment() -> Moment {
    Moment {
        at: NOW.parse().unwrap(),
        today: "2026-03-02".parse().unwrap(),
    }
}

/// A server in this process.
struct House {
    folder: TempDir,
    there: There,
    certificate: String,
    replaceable: Arc<Certificate>,
    engine: Arc<Engine<Arc<dyn Database>, OpenHouse>>,
    accounts: Arc<Accounts>,
    clock: Arc<Standing>,
    stop: Arc<Stop>,
    served: Option<std::thread::JoinHandle<()>>,
}

impl House {
    fn open() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Service)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database: Arc<dyn Database> =
            Arc::new(SqliteDatabase::open(&folder.path().join("server.db")).unwrap());
        let members: BTreeSet<StaffId> = (1..=9).map(|n| StaffId(Uuid::from_u128(n))).collect();
        let engine = Engine::start(
            Arc::clone(&database),
            OpenHouse(members),
            Uuid::from_u128(9),
            0,
        );
        let engine = Arc::new(engine.unwrap());
        let cost = Cost {
            memory: 32,
            passes: 1,
        };
        let seal = SealingKey::new([7; 32]);
        let accounts = Arc::new(Accounts::new(database, seal, cost, Leases::default()));
        let live = Arc::new(Live::default());
        let ringing = Arc::clone(&live);
        let clock = Arc::new(Standing::default());
        let mut service = Service {
            hub: Arc::clone(&engine) as Arc<dyn Hub>,
            accounts: Arc::clone(&accounts),
            host: Arc::clone(&clock) as Arc<dyn Host>,
            live,
            ring: Box::new(move || ringing.ring()),
            limits: Limits::default(),
            proxies: BTreeSet::new(),
            metrics_token: None,
        };
        change(&mut service);
        let (certificate, key) = self_signed(&["localhost".to_owned()], 2026).unwrap();
        let usable =
            Arc::new(Certificate::from_pem(certificate.as_bytes(), key.as_bytes()).unwrap());
        let stop = Arc::new(Stop::default());
        let (tell, told) = std::sync::mpsc::channel::<SocketAddr>();
        let served = std::thread::spawn({
            let (usable, stop) = (Arc::clone(&usable), Arc::clone(&stop));
            move || {
                let runtime = tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(2)
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(async {
                    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                    tell.send(listener.local_addr().unwrap()).unwrap();
                    serve(listener, usable, service, &stop).await.unwrap();
                });
            }
        });
        Self {
            there: There {
                address: told.recv().unwrap(),
                trust: Trust::usual(&certificate),
            },
            folder,
            certificate,
            replaceable: usable,
            engine,
            accounts,
            clock,
            stop,
            served: Some(served),
        }
    }

    /// A colleague of the secretariat.
    fn user(&self, number: u8) -> User {
        self.user_who_is(number, Function::Secretariat)
    }

    /// A new member of staff in the directory.
    fn hire(&self, number: u8, function: Function) -> StaffId {
        let id = StaffId(Uuid::from_u128(number.into()));
        let act = Uuid::from_u128(u128::from(number) << 32);
        let staff = staff(id, function);
        self.engine
            .plant(&staff, "staff_save", act, moment())
            .unwrap();
        id
    }

    /// A colleague with an account, on the device of the same number.
    fn user_who_is(&self, number: u8, function: Function) -> User {
        let account = NewAccount {
            name: format!("name.{number}"),
            staff: self.hire(number, function),
            roles: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let random = |bytes: &mut [u8]| self.clock.random(bytes);
        let code = self
            .accounts
            .create(By::Machine, &account, moment(), &random)
            .unwrap()
            .code;
        let now = self.clock.now().timestamp().try_into().unwrap();
        let mut user = User::enrol(&self.there, &account.name, &code.0, number, now);
        user.sign_in();
        user
    }

    fn close(&mut self) {
        self.stop.now();
        if let Some(served) = self.served.take() {
            served.join().unwrap();
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.close();
    }
}

#[test]
fn what_one_device_pushes_another_one_pulls() {
    let house = House::open();
    let (mut one, other) = (house.user(1), house.user(2));
    let mutations: Vec<_> = (0..3).map(|number| one.create(&room(number))).collect();
    let pushed = one.push(&mutations).unwrap();
    assert_eq!(pushed.status, 200, "{pushed:?}");
    assert_eq!(pushed.json()["answer"], "taken");
    let expected: Vec<Uuid> = mutations.iter().map(|mutation| mutation.record).collect();
    // Beside the two members of staff.
    let rooms = || other.pull_all().split_off(2);
    assert_eq!(rooms(), expected);
    let again = one.push(&mutations).unwrap();
    assert_eq!(
        again.json(),
        pushed.json(),
        "a push that is repeated is answered alike"
    );
    assert_eq!(rooms(), expected);
}

/// What the live channel says of something new.
const NEWS: &str = "event: news\ndata:\n\n";

/// Somebody at the live channel.
struct Ear {
    line: Line,
    heard: String,
}

impl Ear {
    fn of(house: &House, token: &str) -> Self {
        let mut line = house.there.line().unwrap();
        let request = format!(
            "GET /v1/live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\r\n"
        );
        line.say(request.as_bytes()).unwrap();
        let heard = String::new();
        let mut ear = Self { line, heard };
        ear.hear(": listening\n\n");
        ear
    }

    /// Listens until `wanted` was said, and gives all that was heard since the last time.
    fn hear(&mut self, wanted: &str) -> String {
        while !self.heard.contains(wanted) {
            let bytes = self.line.hear().unwrap();
            assert!(!bytes.is_empty(), "closed after {:?}", self.heard);
            self.heard.push_str(&String::from_utf8_lossy(&bytes));
            // A sign of life: so long there was nothing.
            assert!(!self.heard.contains("\n:\n\n"), "only {:?}", self.heard);
        }
        std::mem::take(&mut self.heard)
    }
}

#[test]
fn whoever_listens_hears_that_something_is_new_and_nothing_else() {
    let mut house = House::open();
    let (mut writer, reader) = (house.user(1), house.user(2));
    let mut ear = Ear::of(&house, reader.token());
    let mutation = writer.create(&room(1));
    writer.push(&[mutation]).unwrap();
    let heard = ear.hear(NEWS);
    assert!(!heard.contains("Salle"), "{heard}");
    // Of two acts the first is taken, and is news; the second one names what nobody brought.
    let (taken, other) = (writer.create(&room(2)), writer.create(&room(3)));
    let missing = Mutation {
        kind: RecordKind::Procuration,
        change: Change::Create(Body::from_iter([(
            "attachments".to_owned(),
            json!([{"blob": other.uuid, "hash": "00", "size": 1, "media": "pdf", "title": "",
                    "added_on": "2026-03-02"}]),
        )])),
        ..other
    };
    let answer = writer.push(&[taken, missing.clone()]).unwrap().json();
    assert_eq!(
        (
            &answer["answer"],
            answer["results"].as_array().unwrap().len()
        ),
        (&json!("taken"), 1)
    );
    ear.hear(NEWS);
    let answer = writer.push(&[missing]).unwrap().json();
    assert_eq!(answer["answer"], "missing", "{answer}");
    // The end of the server is the end of the channel.
    house.stop.now();
    assert!(ear.line.is_closed());
    house.close();
}

#[test]
fn nothing_older_than_tls_13_is_spoken() {
    let house = House::open();
    let check = |versions: &[&'static rustls::SupportedProtocolVersion], spoken: bool| {
        let there = There {
            address: house.there.address,
            trust: Trust::new(&house.certificate, versions),
        };
        assert_eq!(there.line().is_ok(), spoken, "{versions:?}");
    };
    check(&[&rustls::version::TLS12], false);
    check(&[&rustls::version::TLS13], true);
    check(&[&rustls::version::TLS12, &rustls::version::TLS13], true);
    // In the clear: not a word.
    let mut socket = std::net::TcpStream::connect(house.there.address).unwrap();
    std::io::Write::write_all(
        &mut socket,
        b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n",
    )
    .unwrap();
    let mut heard = Vec::new();
    let _ = std::io::Read::read_to_end(&mut socket, &mut heard);
    assert!(
        !String::from_utf8_lossy(&heard).contains("HTTP"),
        "{heard:?}"
    );
}

#[test]
fn a_certificate_is_replaced_while_the_server_runs() {
    let house = House::open();
    let (next, key) = self_signed(&["localhost".to_owned()], 2026).unwrap();
    let trusts_next = There {
        address: house.there.address,
        trust: Trust::usual(&next),
    };
    assert!(trusts_next.line().is_err());
    assert!(
        house
            .replaceable
            .replace(b"no certificate", key.as_bytes())
            .is_err()
    );
    assert!(
        house.there.line().is_ok(),
        "what cannot be used replaces nothing"
    );
    house
        .replaceable
        .replace(next.as_bytes(), key.as_bytes())
        .unwrap();
    assert!(trusts_next.line().is_ok());
    assert!(house.there.line().is_err());
}

/// Short enough to be waited for, long enough for what is no part of the wait on a machine that has much to do.
const SHORT: Duration = Duration::from_millis(1500);

#[test]
fn the_counters_name_nobody() {
    let house = House::with(|service| service.metrics_token = Some("sesam".to_owned().into()));
    let mut user = house.user(1);
    let mutation = user.create(&room(1));
    user.push(&[mutation]).unwrap();
    let wrong = house
        .there
        .ask_json("GET", "/metrics", "sesame", &Value::Null)
        .unwrap();
    assert_eq!(wrong.status, 404);
    let answer = house
        .there
        .ask_json("GET", "/metrics", "sesam", &Value::Null)
        .unwrap();
    let text = String::from_utf8(answer.body).unwrap();
    assert!(
        text.contains("bureau_cii_requests_total{route=\"/v1/push\",status=\"200\"} 1"),
        "{text}"
    );
    assert!(
        text.contains("bureau_cii_mutations_total{outcome=\"applied\"} 1"),
        "{text}"
    );
    assert!(
        text.contains("bureau_cii_passwords_stretched_total 2"),
        "{text}"
    );
    for canary in ["name.1", &user.device.0.to_string(), "Salle"] {
        assert!(!text.contains(canary), "{canary} in {text}");
    }
}

#[test]
fn a_proxy_is_believed_only_if_it_is_known() {
    let statuses = |proxies: BTreeSet<IpAddr>| -> BTreeSet<u16> {
        let house = House::with(|service| {
            service.proxies = proxies;
            service.limits.burst_of_address = 10;
        });
        let ask = |n: u8| {
            // Only the last address was written by the proxy; those before it are what somebody claims.
            let forwarded = format!("x-forwarded-for: 192.0.2.1, 192.0.2.{n}\r\n");
            house
                .there
                .ask("GET", "/v1/meta", &forwarded, b"")
                .unwrap()
                .status
        };
        (0..40).map(ask).collect()
    };
    let loopback = IpAddr::from([127, 0, 0, 1]);
    assert_eq!(statuses(BTreeSet::from([loopback])), BTreeSet::from([200]));
    assert_eq!(statuses(BTreeSet::new()), BTreeSet::from([200, 429]));
}
