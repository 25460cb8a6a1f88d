//! The real process of the dev host, killed while it saves.

use bureau_cii_tests::{
    office::PASSWORD,
    process::{HostProcess, post},
};
use serde_json::{Value, json};

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
    let host = HostProcess::start(&data);
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
        let host = HostProcess::start(&data);
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
        let address = host.address().to_owned();
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
    let host = HostProcess::start(&data);
    host.call("get_status", &json!({})).unwrap();
    let directory = host.call("get_directory", &json!({})).unwrap();
    assert!(directory["rooms"].as_array().unwrap().len() >= confirmed.len());
    host.kill();
}
