//! How an office comes to a server, and what both see then.

use std::{cell::Cell, time::Duration};

use bureau_cii_tests::office::Ring;
use chrono::TimeDelta;
use cii_app::{ChangeEvent, Noun};
use cii_remote::{Failure, Server};

use super::*;

pub(super) fn what_an_office_did_alone_goes_up_once_and_reaches_the_colleague(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let first = Office::open();
    let situation = first.announce(&first.draft());
    server.bind(&first, "clara.exemple", &server.code);
    in_step(&first);
    until("whoever signed in sits here", || {
        first.ok("get_status", json!({}))["user"]["name"] == "Clara Zenruffinen"
    });

    let code = server.add_user(
        "noe.exemple",
        &["--institution", "bureau", "--function", "secretariat"],
    );
    let second = server.join("noe.exemple", &code);
    until("the second office is open", || second.state() == "open");
    assert_eq!(phone_of(&second, &situation), "079 000 00 02");

    // What one changes, the other sees by itself.
    second.ok(
        "save_person",
        with_phone(&second, &situation, "079 000 00 09"),
    );
    until("the first sees it", || {
        phone_of(&first, &situation) == "079 000 00 09"
    });
    let verified = first.ok("verify_with_server", json!({}));
    assert_eq!(verified["kind"], "equal", "{verified}");
    assert_eq!(server_of(&first)["refused"], 0);
}

pub(super) fn a_fresh_server_gets_the_institutions_from_its_first_office(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let first = server.join("clara.exemple", &server.code);
    until("the office is open", || first.state() == "open");
    until("the institutions are there", || {
        first.ok("get_directory", json!({}))["institutions"]
            .as_array()
            .is_some_and(|all| all.len() > 10)
    });
    in_step(&first);
}

pub(super) fn work_goes_on_without_the_server_and_goes_up_when_it_is_back(place: &Place) {
    let mut two = Two::begin(place);
    two.server.kill();
    // Long before it would ask by itself, and with nothing to send: the line that it listens to was cut.
    until("it says so", || {
        server_of(&two.first)["state"]["kind"] == "offline"
    });
    let situation = two.first.announce(&two.first.draft());
    assert!(server_of(&two.first)["waiting"].as_u64().unwrap() > 0);
    let waiting = two.first.ok("list_waiting", json!({}));
    assert_eq!(waiting["waiting"][0]["act"]["code"], "announce");
    two.server.start();
    two.first.ok("synchronise", json!({}));
    two.second.ok("synchronise", json!({}));
    until("the second sees it", || {
        file(&two.second, &situation).is_some()
    });
}

pub(super) fn what_is_completed_without_the_server_is_open_no_longer_than_its_lease(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let first = Office::open();
    let situation = first.complex();
    server.bind(&first, "clara.exemple", &server.code);
    // So many that their rows take room of which some can be denied.
    for n in 0..120_u8 {
        let (one, other) = (char::from(b'A' + n / 26), char::from(b'a' + n % 26));
        let mut draft = first.draft();
        draft["avs"] = json!("");
        draft["name"] = json!(format!("Test-{one}{other}"));
        first.announce(&draft);
        if n % 30 == 29 {
            in_step(&first);
        }
    }
    let code = server.add_user(
        "noe.exemple",
        &["--institution", "bureau", "--function", "secretariat"],
    );
    let second = Office::empty();
    let mut account = server.enrol(&second, "noe.exemple", &code);
    // How long the file is when everything is in it, another device shows.
    let other = server.join_another(&mut account);
    until("the other one is open", || other.state() == "open");
    other.ok("lock", json!({}));
    let length = std::fs::metadata(other.database()).unwrap().len();
    second.ok("join_office", server.join_request(&mut account, false));
    // Every page has its room, and what gathers from all of them has none.
    let pages = u32::try_from(length / 4096).unwrap() - 8;
    second.app.limit_database(pages).unwrap();
    second.keep_in_step();
    until("it is full", || {
        server_of(&second)["state"]["kind"] == "not_kept"
    });
    assert_eq!(second.state(), "filling");
    assert!(server_of(&second)["arrived"].as_u64().unwrap() > 100);
    let refused = second.refused("get_file", json!({"situation": situation}));
    assert_eq!(refused, "locked", "nobody looks at what is half there");
    server.kill();
    second.ok("lock", json!({}));
    second.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(second.state(), "open");
    assert!(file(&second, &situation).is_some());
    second.machine.pass(TimeDelta::days(15));
    assert_eq!(second.state(), "lease_over");
}

pub(super) fn the_window_hears_when_the_last_change_is_sent(place: &Place) {
    let two = Two::begin(place);
    let situation = two.first.announce(&two.first.draft());
    in_step(&two.first);
    two.first.machine.take_heard();
    two.first.ok(
        "save_person",
        with_phone(&two.first, &situation, "079 000 00 07"),
    );
    // A window reads the state anew when it hears that it changed, and at no other time.
    let shown = Cell::new(server_of(&two.first)["waiting"].as_u64());
    until("the window shows that nothing waits", || {
        let heard = two.first.machine.take_heard();
        let is_about = |event: &ChangeEvent| event.changed.contains(&Noun::Server);
        if heard.iter().any(is_about) {
            shown.set(server_of(&two.first)["waiting"].as_u64());
        }
        shown.get() == Some(0)
    });
}

pub(super) fn nothing_remains_on_a_revoked_device(place: &Place) {
    let two = Two::begin(place);
    let situation = two.first.announce(&two.first.draft());
    until("the second sees it", || {
        file(&two.second, &situation).is_some()
    });
    let devices = two.server.run(&["device", "list", "--name", "noe.exemple"]);
    let device = devices.split('\t').next().unwrap();
    two.server.run(&["device", "revoke", "--device", device]);
    // Refused if it heard by itself.
    two.second.call("synchronise", &json!({})).ok();
    until("it is closed", || two.second.state() == "revoked");
    assert_nothing_left(&two.second);
}

pub(super) fn a_window_that_asks_meanwhile_opens_no_revoked_device(place: &Place) {
    let two = Two::begin(place);
    let devices = two
        .server
        .run(&["device", "list", "--name", "clara.exemple"]);
    let device = devices.split('\t').next().unwrap();
    // Its secret is in the keyring, so that it opens by itself as long as it is there.
    let app = two.first.app.clone();
    let (asked, heard) = std::sync::mpsc::channel();
    two.first.machine.before_forgetting(move || {
        let window = std::thread::spawn(move || app.call("get_status", b"{}"));
        // As long as a window needs that has not to wait.
        std::thread::sleep(Duration::from_secs(2));
        asked.send(window).unwrap();
    });
    two.server.run(&["device", "revoke", "--device", device]);
    two.first.call("synchronise", &json!({})).ok();
    let window = heard.recv_timeout(Duration::from_mins(1)).unwrap();
    let answer: Value = serde_json::from_slice(&window.join().unwrap().unwrap()).unwrap();
    assert_eq!(answer["view"]["state"], "revoked");
    // It goes on saying so, whatever keys are pressed in that moment.
    two.first.ok("lock", json!({}));
    two.first.refused("unlock_with_keyring", json!({}));
    assert_eq!(two.first.state(), "revoked");
    assert_nothing_left(&two.first);
}

/// The folder holds nothing of an office.
fn assert_nothing_left(office: &Office) {
    let left: Vec<_> = std::fs::read_dir(office.data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "lock" && !name.starts_with("preferences"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn another_certificate_is_not_believed_and_a_wrong_password_not_let_in() {
    let server = SharedServer::begin(None);
    let office = Office::empty();
    let place = server.address().split('#').next().unwrap().to_owned();
    let found = office.ok("find_server", json!({"address": place}));
    assert_eq!(
        found["fingerprint"].as_str(),
        server.address().split('#').nth(1),
        "to be compared"
    );
    let other = format!("{place}#{}", "00".repeat(32));
    assert_eq!(
        office.refused("find_server", json!({"address": other})),
        "server_certificate"
    );
    assert_eq!(
        office.refused_fields("find_server", &json!({"address": "http:// x"})),
        ["address: server_port"]
    );
    assert_eq!(
        office.refused("find_server", json!({"address": "127.0.0.1:1"})),
        "server_lost"
    );
    // A keyring that takes nothing is found before the code is used up.
    office.machine.set_ring(Ring::Locked);
    let kept = json!({
        "address": server.address(), "account": "clara.exemple", "password": "trop court, mais long",
        "second": "123456", "label": "Poste", "use_keyring": true,
    });
    assert_eq!(office.refused("join_office", kept), "keyring_locked");
    office.machine.set_ring(Ring::Works);
    let join = json!({
        "address": server.address(), "account": "clara.exemple", "password": "trop court, mais long",
        "second": "123456", "label": "Poste", "use_keyring": false,
    });
    assert_eq!(
        office.refused("join_office", join),
        "server_sign_in_refused"
    );
    assert_eq!(office.state(), "first_start", "nothing was made");
}

/// A desktop asks and listens at the same time.
#[test]
fn who_is_not_believed_is_told_to_everybody_who_asks() {
    let server = SharedServer::begin(None);
    let other = format!("{}#{}", server.place(), "00".repeat(32));
    let one = Server::new(other.parse().unwrap());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let failure = one.meta().unwrap_err();
                    assert!(
                        matches!(failure, Failure::Certificate { .. }),
                        "{failure:?}"
                    );
                }
            });
        }
    });
}

pub(super) fn another_certificate_is_believed_once_somebody_compared_it(place: &Place) {
    let mut two = Two::begin(place);
    let other = SharedServer::begin(place.database().as_deref());
    let met = |office: &Office| server_of(office)["state"]["fingerprint"].clone();
    two.server.kill();
    two.server.take_certificate_of(&other);
    two.server.start();
    let situation = two.first.announce(&two.first.draft());
    until("it is met", || {
        two.first.ok("synchronise", json!({}));
        server_of(&two.first)["state"]["kind"] == "certificate"
    });
    assert!(server_of(&two.first)["waiting"].as_u64() > Some(0));
    let another = json!({"fingerprint": "00".repeat(32)});
    assert_eq!(
        two.first.refused("trust_certificate", another),
        "server_certificate_other"
    );
    for office in [&two.first, &two.second] {
        until("it is met", || {
            office.ok("synchronise", json!({}));
            !met(office).is_null()
        });
        office.ok("trust_certificate", json!({"fingerprint": met(office)}));
        in_step(office);
    }
    until("the second sees it", || {
        file(&two.second, &situation).is_some()
    });
}
