//! What is asked, and how it is answered.

use std::{
    io,
    sync::{Mutex, PoisonError},
};

use cii_server::{Sight, see};

use super::{Database, House, Ordering, Purpose, Uuid, Value, json, room};

/// What the servers of this process log, from when somebody looks.
struct Log;

static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
        logged.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_log_says_that_something_cannot_be_read_and_quotes_none_of_it() {
    tracing_subscriber::fmt().with_writer(|| Log).init();
    let house = House::open();
    let mut user = house.user(1);
    let mutation = user.create(&room(1));
    user.push(&[mutation]).unwrap();
    // Each is met before the one that was damaged before it.
    let damaged = [
        ("body", "\"Canari\""),
        ("body", "{\"name\": Canari"),
        ("scope", "Canari"),
        ("kind", "Canari"),
    ];
    for (column, value) in damaged {
        let sql = format!("UPDATE record SET {column} = $1 WHERE kind = 'room'");
        let database = house.engine.database();
        let written = database.write(&mut |transaction| {
            see(transaction, Sight::Server)?;
            transaction.execute(&sql, &[value.into()]).map(drop)
        });
        written.unwrap();
        let page = json!({"device": user.device, "schema": cii_sync::SCHEMA, "cookie": null, "page": null,
                          "acknowledged": 0});
        let answer = user.post("/v1/pull", &page).unwrap();
        let told = (answer.status, answer.code());
        assert_eq!(told, (500, "server_failed".to_owned()), "{column} {value}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("Canari"));
    }
    let logged = LOGGED.lock().unwrap();
    let logged = String::from_utf8_lossy(&logged);
    let failures = logged.matches("stored data cannot be read").count();
    assert!(failures >= damaged.len(), "{logged}");
    assert!(!logged.contains("Canari"), "{logged}");
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
    let mut cases: Vec<(&str, &str, &str, String, String, u16, &str)> = vec![
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
    // An act ends up in logs: what is no code could name somebody.
    let long = "a".repeat(61);
    let acts = [
        "",
        "a\u{0}b",
        "Jean-Exemple",
        "jean.exemple",
        "été",
        "a b",
        &long,
    ];
    for act in acts {
        let body = push(&|body| body["mutations"][0]["act"] = json!(act));
        cases.push((
            act,
            "POST",
            "/v1/push",
            signed.clone(),
            body,
            400,
            "malformed",
        ));
    }
    // Readings are entered one by one while nobody else writes.
    for (what, at, subjects) in [
        (
            "readings of a clock of no year",
            "+262142-01-01T00:00:00Z",
            1,
        ),
        ("readings without end", "2026-03-10T08:00:00Z", 20_001),
    ] {
        let reading = json!({"at": at, "kind": "search", "what": "", "subjects": vec![other_device; subjects]});
        let body = json!({
            "device": user.device, "journal": other_device, "since": 0, "after": 0, "until": 1,
            "readings": [reading],
        });
        cases.push((
            what,
            "POST",
            "/v1/readings",
            signed.clone(),
            body.to_string(),
            400,
            "malformed",
        ));
    }
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
fn a_server_that_cannot_write_says_so() {
    let house = House::open();
    let asked = || {
        let answer = house.there.ask("GET", "/healthz", "", b"").unwrap();
        (answer.status, answer.code())
    };
    let database = house.folder.path().join("server.db");
    let database = rusqlite::Connection::open(database).unwrap();
    let full =
        "CREATE TRIGGER full BEFORE UPDATE ON sync_counter BEGIN SELECT RAISE(ABORT, 'full'); END";
    database.execute_batch(full).unwrap();
    assert_eq!(asked(), (503, "nothing_written".to_owned()));
    database.execute_batch("DROP TRIGGER full").unwrap();
    // Somebody else holds it, and lets nobody write.
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(asked(), (503, "no_database".to_owned()));
    database.execute_batch("COMMIT").unwrap();
    assert_eq!(asked(), (204, String::new()));
}
