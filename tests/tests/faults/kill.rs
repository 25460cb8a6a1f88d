//! The real process of the dev host, killed while it saves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bureau_cii_tests::office::PASSWORD;
use serde_json::{Value, json};

struct Host {
    child: Child,
    address: String,
}

impl Host {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dev-host"))
            .arg("--data")
            .arg(data)
            .args(["--now", "2026-06-08T06:00:00Z"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().trim_start_matches("http://").to_owned();
        Self { child, address }
    }

    /// A call over HTTP; None once the process is gone.
    fn call(&self, command: &str, request: &Value) -> Option<Value> {
        post(&self.address, command, request)
    }

    fn kill(mut self) {
        // SIGKILL: the process gets no last word.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn post(address: &str, command: &str, request: &Value) -> Option<Value> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let body = request.to_string();
    write!(
        stream,
        "POST /api/{command} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{command}: {answer}");
    let answer: Value = serde_json::from_str(body).ok()?;
    Some(answer["view"].clone())
}

fn room(n: usize) -> Value {
    json!({
        "id": null, "name": format!("Salle {n}"), "region": "sierre",
        "building": {"fr": "Maison", "de": "Haus"},
        "address": {"supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": ""},
        "seats": 8, "access": {"fr": "", "de": ""}, "in_use": true,
    })
}

#[test]
fn two_hundred_saves_survive_kills_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let host = Host::start(&data);
    host.call(
        "create_office",
        &json!({
            "first_name": "Clara", "name": "Zenruffinen", "function": "secretariat", "region": "sierre", "language": "fr",
            "password": PASSWORD, "password_again": PASSWORD, "use_keyring": true,
        }),
    )
    .unwrap();
    host.kill();

    let mut confirmed: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut round = 0_usize;
    while confirmed.len() < 200 {
        let host = Host::start(&data);
        let status = host.call("get_status", &json!({})).unwrap();
        assert_eq!(status["state"], "open", "round {round}: {status}");
        let directory = host.call("get_directory", &json!({})).unwrap();
        let stored: Vec<_> = directory["rooms"]
            .as_array()
            .unwrap()
            .iter()
            .map(|room| room["name"].as_str().unwrap().to_owned())
            .collect();
        for n in &confirmed {
            assert!(
                stored.contains(&format!("Salle {n}")),
                "round {round}: room {n} is lost"
            );
        }
        // What was under way at a kill is there whole or not at all.
        assert!(stored.len() <= next, "round {round}");

        // Saves run without a pause in another thread, and the kill comes somewhere among them.
        let address = host.address.clone();
        let first = next;
        let (tell, told) = std::sync::mpsc::channel();
        let saver = std::thread::spawn(move || {
            let mut n = first;
            while let Some(saved) = post(&address, "save_room", &room(n)) {
                assert!(saved["id"].is_string(), "{saved}");
                tell.send(n).unwrap();
                n += 1;
            }
            // The last one was asked for and not confirmed.
            n + 1
        });
        // Each round is killed after another number of saves, somewhere within the next one.
        let mut kept: Vec<usize> = told.iter().take(6 + (round * 7) % 16).collect();
        for _ in 0..round * 9_000 {
            std::hint::black_box(round);
        }
        host.kill();
        let after = saver.join().unwrap();
        kept.extend(told.iter());
        confirmed.extend(kept);
        next = after;
        round += 1;
        assert!(round < 100, "only {} saves", confirmed.len());
    }
    let host = Host::start(&data);
    host.call("get_status", &json!({})).unwrap();
    let directory = host.call("get_directory", &json!({})).unwrap();
    assert!(directory["rooms"].as_array().unwrap().len() >= confirmed.len());
    host.kill();
}
