//! Whoever guesses, and whoever steals.

use std::collections::BTreeSet;

use base64::Engine as _;

use super::{
    ADDRESS, AuthError, BASE64, Device, Hall, PASSWORD, SecondFactor, Secret, SignInRequest,
    TimeDelta, code_of,
};

#[test]
fn guessing_becomes_slow() {
    let hall = Hall::set_up();
    let stranger = Device::new(8);
    let guess = |address: &str| {
        let mut request = hall.request(&stranger);
        request.password = Secret("nicht das richtige".to_owned());
        hall.send_from(&request, address)
    };
    for attempt in 0..5 {
        assert_eq!(
            code_of(guess(&format!("192.0.2.{attempt}"))),
            "sign_in_refused"
        );
    }
    let mut waited = Vec::new();
    for attempt in 5..17 {
        let address = format!("192.0.2.{attempt}");
        assert_eq!(code_of(guess(&address)), "sign_in_refused");
        match guess(&address) {
            Err(AuthError::TooMany { seconds }) => {
                waited.push(seconds);
                hall.pass(TimeDelta::seconds(i64::try_from(seconds).unwrap()));
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(waited, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
}

/// Wrong once, it is wrong for long: what was counted while the clock was days ahead holds nobody up when it is right again.
#[test]
fn a_clock_that_was_ahead_locks_nobody_out() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    hall.sign_in(&device).unwrap();
    hall.pass(TimeDelta::days(200));
    let guess = || {
        let mut request = hall.request(&device);
        request.password = Secret("nicht das richtige".to_owned());
        code_of(hall.send(&request))
    };
    let told: BTreeSet<&str> = (0..20).map(|_| guess()).collect();
    assert!(told.contains("too_many_attempts"), "{told:?}");
    hall.pass(TimeDelta::days(-200) + TimeDelta::seconds(60));
    assert_eq!(code_of(hall.sign_in(&device)), "ok");
}

#[test]
fn strangers_cannot_lock_a_known_device_out() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    hall.sign_in(&device).unwrap();
    for attempt in 0..8 {
        let mut request = hall.request(&Device::new(8));
        request.password = Secret(String::new());
        let _ = hall.send_from(&request, &format!("192.0.2.{attempt}"));
    }
    hall.pass(TimeDelta::seconds(1));
    assert_eq!(code_of(hall.sign_in(&Device::new(8))), "too_many_attempts");
    hall.pass(TimeDelta::seconds(30));
    let mut request = hall.request(&device);
    request.second = SecondFactor::Recovery {
        code: hall.recovery[0].clone(),
    };
    assert_eq!(code_of(hall.send(&request)), "ok");
}

#[test]
fn one_address_cannot_try_every_name() {
    let hall = Hall::set_up();
    let mut answers = Vec::new();
    for name in 0..32 {
        let mut request = hall.request(&Device::new(8));
        request.name = format!("name.{name}");
        answers.push(code_of(hall.send(&request)));
    }
    let refused = answers
        .iter()
        .filter(|code| **code == "sign_in_refused")
        .count();
    assert_eq!((refused, answers[31]), (31, "too_many_attempts"));
    let elsewhere = hall.send_from(&hall.request(&Device::new(3)), "198.51.100.1");
    assert_eq!(code_of(elsewhere), "ok");
}

#[test]
fn slips_behind_one_address_are_forgotten_though_somebody_signs_in_there_daily() {
    let hall = Hall::set_up();
    let slip = |number: u8| {
        let mut request = hall.request(&Device::new(100 + number % 100));
        request.name = format!("name.{number}");
        code_of(hall.send(&request))
    };
    for day in 0..60 {
        assert_eq!(slip(day), "sign_in_refused", "day {day}");
        assert_eq!(code_of(hall.sign_in(&Device::new(3))), "ok", "day {day}");
        hall.pass(TimeDelta::hours(23));
    }
    // A day on which as many slip as may, and the next one.
    for number in 0..30 {
        assert_eq!(slip(number), "sign_in_refused", "{number}");
    }
    hall.pass(TimeDelta::hours(24));
    for number in 0..30 {
        assert_eq!(slip(number), "sign_in_refused", "{number}");
    }
}

#[test]
fn a_known_device_gets_in_from_an_address_that_is_blocked() {
    let hall = Hall::set_up();
    let known = Device::new(3);
    hall.sign_in(&known).unwrap();
    for number in 0..31 {
        let mut request = hall.request(&Device::new(8));
        request.name = format!("name.{number}");
        assert_eq!(code_of(hall.send(&request)), "sign_in_refused", "{number}");
    }
    let other = hall.request(&Device::new(8));
    assert_eq!(code_of(hall.send(&other)), "too_many_attempts");
    hall.pass(TimeDelta::seconds(1));
    let mut request = hall.request(&known);
    request.second = SecondFactor::Recovery {
        code: hall.recovery[0].clone(),
    };
    assert_eq!(code_of(hall.send(&request)), "ok");
    // Its own slips are counted all the same.
    let answers: Vec<&str> = (0..7)
        .map(|_| {
            let mut request = hall.request(&known);
            request.password = Secret("nicht das richtige".to_owned());
            code_of(hall.send(&request))
        })
        .collect();
    assert_eq!(answers[5..], ["sign_in_refused", "too_many_attempts"]);
}

#[test]
fn many_at_once_gain_nothing() {
    let hall = Hall::set_up();
    let requests: Vec<SignInRequest> = (0..16)
        .map(|_| {
            let mut request = hall.request(&Device::new(8));
            request.password = Secret("nicht das richtige".to_owned());
            request
        })
        .collect();
    let moment = hall.moment();
    let accounts = &hall.accounts;
    let answers: Vec<&str> = std::thread::scope(|scope| {
        let sent: Vec<_> = requests
            .iter()
            .map(|request| {
                scope.spawn(move || {
                    let random = |bytes: &mut [u8]| bytes.fill(1);
                    code_of(accounts.sign_in(request, ADDRESS, moment, &random))
                })
            })
            .collect();
        sent.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let judged = answers
        .iter()
        .filter(|code| **code == "sign_in_refused")
        .count();
    assert_eq!(judged, 6, "{answers:?}");
}

#[test]
fn the_same_code_of_the_authenticator_lets_one_of_two_in() {
    let hall = Hall::set_up();
    let requests = [hall.request(&Device::new(3)), hall.request(&Device::new(4))];
    let moment = hall.moment();
    let accounts = &hall.accounts;
    let mut answers: Vec<&str> = std::thread::scope(|scope| {
        let sent = requests.each_ref().map(|request| {
            scope.spawn(move || {
                let random = |bytes: &mut [u8]| bytes.fill(1);
                code_of(accounts.sign_in(request, ADDRESS, moment, &random))
            })
        });
        sent.into_iter().map(|one| one.join().unwrap()).collect()
    });
    answers.sort_unstable();
    assert_eq!(answers, ["ok", "sign_in_refused"]);
}

#[test]
fn what_is_stored_helps_no_thief() {
    let hall = Hall::set_up();
    let session = hall.sign_in(&Device::new(3)).unwrap();
    let secret = hall.totp.as_ref().unwrap().secret().to_base32();
    let folder = hall.folder.path();
    let stored: Vec<u8> = ["server.db", "server.db-wal"]
        .iter()
        .flat_map(|file| std::fs::read(folder.join(file)).unwrap_or_default())
        .collect();
    let raw_token = BASE64.decode(&session.token.0).unwrap();
    let raw_secret = totp_rs::Secret::try_from_base32(&secret).unwrap();
    let canaries: [&[u8]; 6] = [
        PASSWORD.as_bytes(),
        session.token.0.as_bytes(),
        &raw_token,
        secret.as_bytes(),
        raw_secret.as_ref(),
        ADDRESS.as_bytes(),
    ];
    for canary in canaries {
        let found = stored.windows(canary.len()).any(|window| window == canary);
        assert!(!found, "{}", String::from_utf8_lossy(canary));
    }
    for code in &hall.recovery {
        let found = stored
            .windows(code.0.len())
            .any(|window| window == code.0.as_bytes());
        assert!(!found);
    }
    assert_eq!(format!("{:?}", session.token), "…");
}
