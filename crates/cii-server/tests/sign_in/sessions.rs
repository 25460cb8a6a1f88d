//! Staying in: tokens, leases, devices, days.

use super::{
    BTreeMap, By, Device, DeviceId, Hall, Leases, NaiveDate, NewKey, Proof, Purpose, RenewRequest,
    SigningKey, TimeDelta, Uuid, code_of,
};

#[test]
fn an_account_is_in_force_from_its_first_day_to_its_last() {
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    // The clock stands at the second of March, nine o'clock in Switzerland.
    for (starts_on, ends_on, expected) in [
        (None, None, "ok"),
        (day("2026-03-02"), day("2026-03-02"), "ok"),
        (day("2026-03-03"), None, "account_ended"),
        (None, day("2026-03-01"), "account_ended"),
    ] {
        let mut hall = Hall::empty();
        let code = hall.create(None, None);
        hall.enrol(&code).unwrap();
        let device = Device::new(3);
        if expected == "ok" {
            let session = hall.sign_in(&device).unwrap();
            assert_eq!(code_of(hall.present(&session)), "ok");
        } else {
            // An account whose time is over meets its devices and whoever signs in.
            let session = hall.sign_in(&device).unwrap();
            hall.pass(TimeDelta::seconds(30));
            set_days(&hall, starts_on, ends_on);
            assert_eq!(code_of(hall.present(&session)), expected);
            assert_eq!(code_of(hall.renew(&session, &device)), expected);
            assert_eq!(code_of(hall.sign_in(&device)), expected);
        }
    }
    let hall = Hall::set_up();
    let session = hall.sign_in(&Device::new(3)).unwrap();
    let today = hall.moment().today;
    hall.accounts
        .end(By::Machine, hall.account(), Some(today), hall.moment())
        .unwrap();
    assert_eq!(
        code_of(hall.present(&session)),
        "ok",
        "the last day is a day"
    );
    let ended = hall
        .accounts
        .end(By::Machine, hall.account(), None, hall.moment());
    assert_eq!(ended.unwrap(), today.pred_opt().unwrap(), "at once");
    assert_eq!(code_of(hall.present(&session)), "account_ended");
}

#[test]
fn what_ended_does_not_begin_again_when_the_clock_goes_back() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    hall.sign_in(&device).unwrap();
    hall.pass(TimeDelta::days(3));
    hall.engine.sweep(hall.moment()).unwrap();
    hall.accounts
        .end(By::Machine, hall.account(), None, hall.moment())
        .unwrap();
    hall.pass(TimeDelta::days(-3) + TimeDelta::seconds(60));
    assert_eq!(code_of(hall.sign_in(&device)), "account_ended");
}

pub(super) fn set_days(hall: &Hall, starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) {
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).into();
    hall.database
        .write(&mut |transaction| {
            let days = [text(starts_on), text(ends_on)];
            transaction
                .execute("UPDATE account SET starts_on = $1, ends_on = $2", &days)
                .map(drop)
        })
        .unwrap();
}

#[test]
fn a_token_lasts_an_hour_and_is_replaced_by_the_next() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let first = hall.sign_in(&device).unwrap();
    hall.pass(TimeDelta::hours(1));
    assert_eq!(code_of(hall.present(&first)), "ok");
    hall.pass(TimeDelta::seconds(1));
    assert_eq!(code_of(hall.present(&first)), "token_expired");
    let second = hall.renew(&first, &device).unwrap();
    assert_eq!(second.session, first.session);
    assert_eq!(code_of(hall.present(&second)), "ok");
    assert_eq!(code_of(hall.present(&first)), "token_unknown");
    for forged in ["", "AAAA", "not base64 !", &"A".repeat(43)] {
        let answer = hall.accounts.authenticate(forged, hall.moment());
        assert_eq!(code_of(answer), "token_unknown", "{forged}");
    }
}

#[test]
fn a_session_ends_when_the_lease_does_and_after_ninety_days() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let session = hall.sign_in(&device).unwrap();
    hall.pass(TimeDelta::days(14));
    let session = hall.renew(&session, &device).unwrap();
    hall.pass(TimeDelta::days(14) + TimeDelta::seconds(1));
    assert_eq!(code_of(hall.renew(&session, &device)), "session_ended");

    let session = hall.sign_in(&device).unwrap();
    for _ in 0..9 {
        hall.pass(TimeDelta::days(10));
        assert_eq!(code_of(hall.renew(&session, &device)), "ok");
    }
    hall.pass(TimeDelta::seconds(1));
    assert_eq!(code_of(hall.renew(&session, &device)), "session_ended");
}

#[test]
fn a_role_can_have_a_shorter_lease() {
    let leases = |of: &[(&str, u32)]| Leases {
        days: 14,
        of_role: of
            .iter()
            .map(|(role, days)| ((*role).to_owned(), *days))
            .collect::<BTreeMap<_, _>>(),
    };
    for (of_role, expected) in [
        (leases(&[]), 14),
        (leases(&[("auditor", 3)]), 3),
        (leases(&[("statistics_reader", 3)]), 14),
    ] {
        let mut hall = Hall::with_leases(of_role);
        let code = hall.create(None, None);
        hall.enrol(&code).unwrap();
        assert_eq!(hall.sign_in(&Device::new(3)).unwrap().lease_days, expected);
    }
}

#[test]
fn a_challenge_is_signed_once_soon_and_for_its_purpose() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let session = hall.sign_in(&device).unwrap();
    let renew = |proof: Proof| {
        let request = RenewRequest {
            session: session.session,
            proof,
        };
        code_of(hall.accounts.renew(&request, hall.moment(), &hall.draw()))
    };
    let once = device.sign(Purpose::Renew, &hall.challenge());
    assert_eq!(renew(once.clone()), "ok");
    assert_eq!(renew(once.clone()), "challenge_unknown", "replayed");
    let late = device.sign(Purpose::Renew, &hall.challenge());
    hall.pass(TimeDelta::seconds(121));
    assert_eq!(renew(late), "challenge_unknown", "too late");
    let mut forged = hall.challenge();
    forged.replace_range(0..1, if forged.starts_with('A') { "B" } else { "A" });
    assert_eq!(
        renew(device.sign(Purpose::Renew, &forged)),
        "challenge_unknown",
        "forged"
    );
    let other = device.sign(Purpose::SignIn, &hall.challenge());
    assert_eq!(renew(other), "proof_invalid", "for another purpose");
    let thief = Device {
        id: device.id,
        key: SigningKey::from_bytes(&[99; 32]),
    };
    assert_eq!(
        renew(thief.sign(Purpose::Renew, &hall.challenge())),
        "proof_invalid",
        "by another key"
    );
    assert_eq!(
        renew(device.sign(Purpose::Renew, "")),
        "challenge_unknown",
        "nothing"
    );
}

#[test]
fn a_device_name_is_bound_to_a_key_and_an_account() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let session = hall.sign_in(&device).unwrap();
    hall.pass(TimeDelta::seconds(30));
    let thief = Device {
        id: device.id,
        key: SigningKey::from_bytes(&[99; 32]),
    };
    assert_eq!(code_of(hall.sign_in(&thief)), "device_taken");
    let other = Device::new(4);
    let present = hall.present(&session).unwrap();
    let take = |device: &Device, signer: &Device| {
        let new = NewKey {
            key: device.public(),
            proof: signer.sign(Purpose::TakeName, &hall.challenge()),
        };
        hall.accounts
            .take_name(present, device.id, &new, hall.moment(), &hall.draw())
    };
    assert_eq!(code_of(take(&other, &device)), "proof_invalid");
    let renamed = take(&other, &other).unwrap();
    assert_eq!(renamed.device, other.id);
    assert_eq!(code_of(hall.present(&renamed)), "ok");
    assert_eq!(
        code_of(hall.present(&session)),
        "ok",
        "the original goes on"
    );
    assert_eq!(code_of(take(&thief, &thief)), "device_taken");
}

#[test]
fn a_revoked_device_is_told_so_and_stays_out() {
    let hall = Hall::set_up();
    let (lost, other) = (Device::new(3), Device::new(4));
    let session = hall.sign_in(&lost).unwrap();
    hall.pass(TimeDelta::seconds(30));
    let present = hall.present(&hall.sign_in(&other).unwrap()).unwrap();
    let unknown = DeviceId(Uuid::from_u128(77));
    assert_eq!(
        code_of(
            hall.accounts
                .revoke(By::User(present), unknown, hall.moment())
        ),
        "device_unknown"
    );
    hall.accounts
        .revoke(By::User(present), lost.id, hall.moment())
        .unwrap();
    hall.pass(TimeDelta::seconds(30));
    assert_eq!(code_of(hall.present(&session)), "device_revoked");
    assert_eq!(code_of(hall.renew(&session, &lost)), "device_revoked");
    assert_eq!(code_of(hall.sign_in(&lost)), "device_revoked");
    let states: Vec<(bool, bool)> = hall
        .accounts
        .devices_of(present.account)
        .unwrap()
        .iter()
        .map(|device| (device.signed_in, device.revoked))
        .collect();
    assert_eq!(states, [(false, true), (true, false)]);
}

#[test]
fn signing_out_and_setting_back_end_sessions() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let session = hall.sign_in(&device).unwrap();
    let present = hall.present(&session).unwrap();
    hall.accounts.sign_out(present, hall.moment()).unwrap();
    assert_eq!(code_of(hall.present(&session)), "session_ended");
    assert_eq!(code_of(hall.renew(&session, &device)), "session_ended");
    hall.pass(TimeDelta::seconds(30));
    let session = hall.sign_in(&device).unwrap();
    hall.accounts
        .reset(By::Machine, hall.account(), hall.moment(), &hall.draw())
        .unwrap();
    assert_eq!(code_of(hall.present(&session)), "session_ended");
    hall.pass(TimeDelta::seconds(30));
    assert_eq!(code_of(hall.sign_in(&device)), "sign_in_refused");
}
