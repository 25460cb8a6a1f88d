//! The transport: what is answered, what is refused and how, and who is not waited for.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod client;
mod open_house;

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
use cii_domain::StaffId;
use cii_server::{
    Accounts, Cost, Database, Engine, Leases, Moment, NewAccount, SealingKey, SqliteDatabase,
    http::{Certificate, Host, Limits, Live, Service, Stop, self_signed, serve},
};
use cii_sync::Purpose;
use client::{There, Trust, User, room};
use open_house::OpenHouse;
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
    _folder: TempDir,
    there: There,
    certificate: String,
    replaceable: Arc<Certificate>,
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
        )
        .unwrap();
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
            hub: Arc::new(engine),
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
            _folder: folder,
            certificate,
            replaceable: usable,
            accounts,
            clock,
            stop,
            served: Some(served),
        }
    }

    fn user(&self, number: u8) -> User {
        let account = NewAccount {
            name: format!("name.{number}"),
            staff: StaffId(Uuid::from_u128(number.into())),
            roles: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let random = |bytes: &mut [u8]| self.clock.random(bytes);
        let code = self.accounts.create(&account, moment(), &random).unwrap();
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
    assert_eq!(other.pull_all(), expected);
    let again = one.push(&mutations).unwrap();
    assert_eq!(
        again.json(),
        pushed.json(),
        "a push that is repeated is answered alike"
    );
    assert_eq!(other.pull_all(), expected);
}

#[test]
fn whoever_listens_hears_that_something_is_new_and_nothing_else() {
    let mut house = House::open();
    let (mut writer, reader) = (house.user(1), house.user(2));
    let mut listening = house.there.line().unwrap();
    let request = format!(
        "GET /v1/live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\r\n",
        reader.token()
    );
    listening.say(request.as_bytes()).unwrap();
    let mut heard = String::new();
    let mut until = |wanted: &str| {
        while !heard.contains(wanted) {
            let bytes = listening.hear().unwrap();
            assert!(!bytes.is_empty(), "closed after {heard:?}");
            heard.push_str(&String::from_utf8_lossy(&bytes));
        }
    };
    until(": listening\n\n");
    let mutation = writer.create(&room(1));
    writer.push(&[mutation]).unwrap();
    until("event: news\ndata:\n\n");
    assert!(!heard.contains("Salle"), "{heard}");
    // The end of the server is the end of the channel.
    house.stop.now();
    assert!(listening.is_closed());
    house.close();
}

#[test]
fn bad_requests_have_clear_answers() {
    let house = House::open();
    let mut user = house.user(1);
    let token = user.token().to_owned();
    let signed = format!("content-type: application/json\r\nauthorization: Bearer {token}\r\n");
    let unsigned = "content-type: application/json\r\n";
    let deep = "[".repeat(100_000);
    let mutation = user.create(&room(1));
    let push = |change: &dyn Fn(&mut Value)| {
        let mut body =
            json!({"device": user.device, "schema": cii_sync::SCHEMA, "mutations": [mutation]});
        change(&mut body);
        body.to_string()
    };
    let good = push(&|_| {});
    let huge = " ".repeat(8 * 1024 * 1024 + 1);
    let pull = |cookie: Value| {
        json!({"device": user.device, "schema": cii_sync::SCHEMA, "cookie": cookie, "page": null, "acknowledged": 0})
            .to_string()
    };
    let other_device = Uuid::from_u128(5);
    let cases: Vec<(&str, &str, &str, String, String, u16, &str)> = vec![
        (
            "nothing there",
            "GET",
            "/",
            String::new(),
            String::new(),
            404,
            "not_found",
        ),
        (
            "an older path",
            "POST",
            "/v0/push",
            signed.clone(),
            good.clone(),
            404,
            "not_found",
        ),
        (
            "up and away",
            "GET",
            "/v1/../../etc/passwd",
            String::new(),
            String::new(),
            404,
            "not_found",
        ),
        (
            "up in disguise",
            "GET",
            "/v1/%2e%2e/healthz",
            String::new(),
            String::new(),
            404,
            "not_found",
        ),
        (
            "two slashes",
            "POST",
            "//v1/push",
            signed.clone(),
            good.clone(),
            404,
            "not_found",
        ),
        (
            "a slash too many",
            "POST",
            "/v1/push/",
            signed.clone(),
            good.clone(),
            404,
            "not_found",
        ),
        (
            "in capitals",
            "POST",
            "/V1/PUSH",
            signed.clone(),
            good.clone(),
            404,
            "not_found",
        ),
        (
            "a zero in the path",
            "DELETE",
            "/v1/devices/%00",
            signed.clone(),
            String::new(),
            404,
            "device_unknown",
        ),
        (
            "somebody else's device",
            "DELETE",
            "/v1/devices/00000000-0000-0000-0000-000000000099",
            signed.clone(),
            String::new(),
            404,
            "device_unknown",
        ),
        (
            "another method",
            "GET",
            "/v1/push",
            signed.clone(),
            String::new(),
            405,
            "method_not_allowed",
        ),
        (
            "no token",
            "POST",
            "/v1/push",
            unsigned.to_owned(),
            good.clone(),
            401,
            "token_missing",
        ),
        (
            "a forged token",
            "POST",
            "/v1/push",
            format!("{unsigned}authorization: Bearer {}\r\n", "A".repeat(43)),
            good.clone(),
            401,
            "token_unknown",
        ),
        (
            "another scheme",
            "POST",
            "/v1/push",
            format!("{unsigned}authorization: Basic {token}\r\n"),
            good.clone(),
            401,
            "token_missing",
        ),
        (
            "no kind of content",
            "POST",
            "/v1/push",
            format!("authorization: Bearer {token}\r\n"),
            good.clone(),
            415,
            "not_json",
        ),
        (
            "a form",
            "POST",
            "/v1/push",
            format!("content-type: text/plain\r\nauthorization: Bearer {token}\r\n"),
            good.clone(),
            415,
            "not_json",
        ),
        (
            "something packed",
            "POST",
            "/v1/push",
            format!("{signed}content-encoding: gzip\r\n"),
            good.clone(),
            415,
            "encoded",
        ),
        (
            "no JSON",
            "POST",
            "/v1/push",
            signed.clone(),
            "{".to_owned(),
            400,
            "malformed",
        ),
        (
            "nothing",
            "POST",
            "/v1/push",
            signed.clone(),
            String::new(),
            400,
            "malformed",
        ),
        (
            "other JSON",
            "POST",
            "/v1/push",
            signed.clone(),
            "[1,2]".to_owned(),
            400,
            "malformed",
        ),
        (
            "a well without bottom",
            "POST",
            "/v1/push",
            signed.clone(),
            deep,
            400,
            "malformed",
        ),
        (
            "too much",
            "POST",
            "/v1/push",
            signed.clone(),
            huge,
            413,
            "too_large",
        ),
        (
            "too much from a stranger",
            "POST",
            "/v1/auth/sign-in",
            unsigned.to_owned(),
            " ".repeat(20_000),
            413,
            "too_large",
        ),
        (
            "too many at once",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| {
                let one = body["mutations"][0].clone();
                body["mutations"] = (0..401)
                    .map(|n| {
                        let mut next = one.clone();
                        next["n"] = json!(n + 1);
                        next
                    })
                    .collect();
            }),
            413,
            "too_large",
        ),
        (
            "another device's name",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["device"] = json!(other_device)),
            400,
            "malformed",
        ),
        (
            "another device's work",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["mutations"][0]["device"] = json!(other_device)),
            400,
            "malformed",
        ),
        (
            "a format of tomorrow",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["schema"] = json!(99)),
            426,
            "schema_not_served",
        ),
        (
            "a number beyond all",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["mutations"][0]["n"] = json!(u64::MAX)),
            400,
            "malformed",
        ),
        (
            "a number below zero",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["mutations"][0]["n"] = json!(-1)),
            400,
            "malformed",
        ),
        (
            "an act with a zero in it",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["mutations"][0]["act"] = json!("a\u{0}b")),
            400,
            "malformed",
        ),
        (
            "an act without a name",
            "POST",
            "/v1/push",
            signed.clone(),
            push(&|body| body["mutations"][0]["act"] = json!("")),
            400,
            "malformed",
        ),
        (
            "a cookie from elsewhere",
            "POST",
            "/v1/pull",
            signed.clone(),
            pull(json!({"epoch": Uuid::from_u128(1), "seq": 1, "grants": 1})),
            200,
            "",
        ),
        (
            "a cookie beyond all",
            "POST",
            "/v1/pull",
            signed.clone(),
            pull(json!({"epoch": Uuid::from_u128(9), "seq": u64::MAX, "grants": 1})),
            400,
            "malformed",
        ),
        (
            "no such name to sign in",
            "POST",
            "/v1/auth/sign-in",
            unsigned.to_owned(),
            json!({"name": "x"}).to_string(),
            400,
            "malformed",
        ),
        (
            "metrics without their token",
            "GET",
            "/metrics",
            String::new(),
            String::new(),
            404,
            "not_found",
        ),
    ];
    for (what, method, path, headers, body, status, code) in cases {
        let answer = house
            .there
            .ask(method, path, &headers, body.as_bytes())
            .unwrap();
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{what}: {answer:?}"
        );
        if status >= 400 {
            assert!(answer.json()["params"].is_object(), "{what}: {answer:?}");
        }
        assert!(answer.head.contains("cache-control: no-store"), "{what}");
    }
    // After all that it still works, and nothing of it was taken.
    let answer = user.push(std::slice::from_ref(&mutation)).unwrap();
    assert_eq!(
        answer.json()["results"][0]["outcome"]["outcome"],
        "applied",
        "{answer:?}"
    );
}

#[test]
fn a_token_that_expired_is_renewed_by_the_key_and_nothing_is_sent_twice() {
    let house = House::open();
    let mut user = house.user(1);
    let mutation = user.create(&room(1));
    house.clock.0.store(3601, Ordering::SeqCst);
    let refused = user.push(std::slice::from_ref(&mutation)).unwrap();
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (401, "token_expired")
    );
    let former = user.token().to_owned();
    let proof = user.proof(Purpose::Renew);
    let request = json!({"session": user.session["session"], "proof": proof});
    let renewed = user.post("/v1/auth/renew", &request).unwrap();
    assert_eq!(renewed.status, 200, "{renewed:?}");
    let replayed = user.post("/v1/auth/renew", &request).unwrap();
    assert_eq!(replayed.code(), "challenge_unknown");
    user.session = renewed.json();
    assert_eq!(
        user.push(std::slice::from_ref(&mutation)).unwrap().status,
        200
    );
    let old = house
        .there
        .ask_json("GET", "/v1/devices", &former, &Value::Null)
        .unwrap();
    assert_eq!(old.code(), "token_unknown");
    let out = user.post("/v1/auth/sign-out", &Value::Null).unwrap();
    assert_eq!(out.status, 204);
    assert_eq!(user.push(&[mutation]).unwrap().code(), "session_ended");
}

#[test]
fn what_is_no_http_is_ended() {
    let house = House::open();
    for words in [
        "hello\r\n\r\n".to_owned(),
        "GET /healthz HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET /{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "x".repeat(40_000)),
        format!("GET /healthz HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(300)),
        "POST /v1/push HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n".to_owned(),
    ] {
        let mut line = house.there.line().unwrap();
        let _ = line.say(words.as_bytes());
        assert!(line.is_closed(), "{}", &words[..20.min(words.len())]);
    }
    assert_eq!(
        house.there.ask("GET", "/healthz", "", b"").unwrap().status,
        204
    );
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

fn impatient(patience: Duration) -> House {
    House::with(|service| service.limits.patience = patience)
}

/// The other end gives up, but not before its patience is used up.
fn check_patience(what: &str, wait: impl FnOnce() -> bool) {
    let begun = Instant::now();
    assert!(wait(), "{what}");
    let waited = begun.elapsed();
    assert!(waited >= SHORT / 2, "{what}: after {waited:?}");
    assert!(waited < SHORT * 20, "{what}: after {waited:?}");
}

#[test]
fn nobody_is_waited_for_without_end() {
    let house = impatient(SHORT);
    check_patience("silent from the beginning", || {
        let mut socket = std::net::TcpStream::connect(house.there.address).unwrap();
        std::io::Read::read(&mut socket, &mut [0; 64]).is_ok_and(|length| length == 0)
    });
    check_patience("silent after the handshake", || {
        house.there.line().unwrap().is_closed()
    });
    check_patience("silent in the middle of the head", || {
        let mut line = house.there.line().unwrap();
        line.say(b"POST /v1/push HTTP/1.1\r\nhost: loc").unwrap();
        line.is_closed()
    });
    check_patience("silent after an answer", || {
        let mut line = house.there.line().unwrap();
        line.say(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n")
            .unwrap();
        assert_eq!(line.answer().unwrap().status, 204);
        line.is_closed()
    });
    check_patience("silent in the middle of a body", || {
        let mut line = house.there.line().unwrap();
        let head = "POST /v1/auth/sign-in HTTP/1.1\r\nhost: localhost\r\n\
                    content-type: application/json\r\ncontent-length: 100\r\n\r\n{";
        line.say(head.as_bytes()).unwrap();
        let answer = line.answer().unwrap();
        (answer.status, answer.code().as_str()) == (408, "too_slow")
    });
    let house = House::with(|service| {
        service.limits.patience = SHORT;
        service.limits.stranger = 4_000_000;
        service.limits.slowest = 1_000_000_000;
    });
    check_patience("drop by drop", || {
        let mut line = house.there.line().unwrap();
        let head = "POST /v1/auth/sign-in HTTP/1.1\r\nhost: localhost\r\n\
                    content-type: application/json\r\ncontent-length: 4000000\r\n\r\n";
        line.say(head.as_bytes()).unwrap();
        let begun = Instant::now();
        while begun.elapsed() < SHORT * 10 && line.say(b" ").is_ok() {
            std::thread::yield_now();
        }
        line.answer().is_ok_and(|answer| answer.status == 408) || line.is_closed()
    });
}

#[test]
fn whoever_does_not_read_is_left() {
    let house = impatient(SHORT * 4);
    let mut user = house.user(1);
    for number in 0..40 {
        let mut large = room(number);
        large.access.fr = "x".repeat(200_000);
        let mutation = user.create(&large);
        assert_eq!(user.push(&[mutation]).unwrap().status, 200);
    }
    let mut line = house.there.line().unwrap();
    let body =
        json!({"device": user.device, "schema": cii_sync::SCHEMA, "cookie": null, "page": null,
                      "acknowledged": 0})
        .to_string();
    let request = format!(
        "POST /v1/pull HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         authorization: Bearer {}\r\ncontent-length: {}\r\n\r\n{body}",
        user.token(),
        body.len()
    );
    // Asks for more and more and reads nothing, until what lies between is full.
    let begun = Instant::now();
    let mut asked = 0;
    while line.say(request.as_bytes()).is_ok() {
        asked += 1;
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "still served after {asked}"
        );
    }
    assert_eq!(
        house.there.ask("GET", "/healthz", "", b"").unwrap().status,
        204
    );
}

#[test]
fn whoever_asks_too_often_waits() {
    let house = House::with(|service| {
        service.limits.burst_of_device = 20;
        service.limits.burst_of_address = 100;
    });
    let user = house.user(1);
    let statuses = |path: &str, times: usize| -> Vec<u16> {
        (0..times)
            .map(|_| {
                house
                    .there
                    .ask_json("GET", path, user.token(), &Value::Null)
                    .unwrap()
                    .status
            })
            .collect()
    };
    let of_device = statuses("/v1/devices", 40);
    assert_eq!(of_device.first(), Some(&200));
    assert!(of_device.contains(&429), "{of_device:?}");
    let of_address = statuses("/v1/meta", 300);
    assert!(
        of_address.contains(&200) && of_address.contains(&429),
        "{of_address:?}"
    );
    let refused = loop {
        let answer = house.there.ask("GET", "/v1/meta", "", b"").unwrap();
        if answer.status == 429 {
            break answer;
        }
    };
    assert_eq!(refused.code(), "too_many_requests");
    assert!(refused.head.contains("retry-after: 1"), "{refused:?}");
}

#[test]
fn there_is_room_for_so_many() {
    let house = House::with(|service| service.limits.connections_of_address = 3);
    let mut lines: Vec<_> = (0..3).map(|_| house.there.line().unwrap()).collect();
    assert!(house.there.line().is_err());
    drop(lines.pop());
    let begun = Instant::now();
    while house.there.line().is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "the place was not given back"
        );
    }
}

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

#[test]
fn what_is_under_way_is_finished_before_the_end() {
    let mut house = House::open();
    let mut user = house.user(1);
    let mutation = user.create(&room(1));
    let body = json!({"device": user.device, "schema": cii_sync::SCHEMA, "mutations": [mutation]})
        .to_string();
    let mut line = house.there.line().unwrap();
    let head = format!(
        "POST /v1/push HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         authorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        user.token(),
        body.len()
    );
    let (first, rest) = body.split_at(10);
    line.say(head.as_bytes()).unwrap();
    line.say(first.as_bytes()).unwrap();
    // The request has begun when the server asks who sends it; another one is answered after it began.
    assert_eq!(
        house.there.ask("GET", "/healthz", "", b"").unwrap().status,
        204
    );
    house.stop.now();
    line.say(rest.as_bytes()).unwrap();
    assert_eq!(line.answer().unwrap().status, 200);
    house.close();
    assert!(house.there.line().is_err());
}
