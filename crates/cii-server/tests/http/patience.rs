//! Who is slow, silent, or asks too often.

use super::{Duration, House, Instant, SHORT, json, room};
use crate::client::Answer;

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
    // On one line: what a handshake takes would give the requests back.
    let mut line = house.there.line().unwrap();
    let mut ask = |path: &str, times: usize| -> Vec<Answer> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\r\n",
            user.token()
        );
        let answer = |_| {
            line.say(request.as_bytes()).unwrap();
            line.answer().unwrap()
        };
        (0..times).map(answer).collect()
    };
    for (path, times) in [("/v1/devices", 40), ("/v1/meta", 300)] {
        let answers = ask(path, times);
        assert_eq!(answers[0].status, 200, "{path}");
        let refused = answers.iter().find(|answer| answer.status == 429);
        let refused = refused.unwrap_or_else(|| panic!("{path}: all of {times} are answered"));
        assert_eq!(refused.code(), "too_many_requests");
        assert!(refused.head.contains("retry-after: 1"), "{refused:?}");
    }
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
