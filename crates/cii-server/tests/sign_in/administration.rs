//! Accounts of others: who may, what stays closed, and what is entered.

use cii_domain::staff::Function;
use cii_sync::{InForce, Setup};

use super::{
    AuthError, By, Device, EnrolRequest, Hall, NewAccount, Present, Purpose, STAFF, Secret,
    SignInRequest, StaffId, TimeDelta, Uuid, code_of,
};
use crate::ADDRESS;

const OFFICER: StaffId = StaffId(Uuid::from_u128(2));

impl Hall {
    /// An account of somebody whose session began on a device of the same number.
    fn present_as(&self, number: u8, function: Function) -> Present {
        let staff = StaffId(Uuid::from_u128(number.into()));
        self.hire(staff, function);
        let name = format!("name.{number}");
        let code = self
            .accounts
            .create(By::Machine, &new(&name, staff), self.moment(), &self.draw())
            .unwrap()
            .code;
        let device = Device::new(number);
        let begin = EnrolRequest {
            name: name.clone(),
            code: code.clone(),
        };
        let told = self
            .accounts
            .enrol(&begin, ADDRESS, self.moment(), &self.draw())
            .unwrap();
        let totp = super::totp(&told.secret.0);
        let finish = super::EnrolFinishRequest {
            name,
            totp: Secret(super::code_at(&totp, self.now.get())),
            ..self.finish(&code, &device)
        };
        let done = self
            .accounts
            .finish_enrolment(&finish, ADDRESS, self.moment(), &self.draw())
            .unwrap();
        self.present(&done.session).unwrap()
    }

    /// The last entries of the audit, the newest first.
    fn audit(&self, limit: i64) -> Vec<serde_json::Value> {
        let mut found = Vec::new();
        self.database
            .read(&mut |transaction| {
                let rows = transaction.query(
                    "SELECT entry FROM audit ORDER BY n DESC LIMIT $1",
                    &[limit.into()],
                )?;
                for row in rows {
                    found.push(serde_json::from_str(row.text(0)?).unwrap());
                }
                Ok(())
            })
            .unwrap();
        found
    }
}

fn new(name: &str, staff: StaffId) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        staff,
        roles: Vec::new(),
        starts_on: None,
        ends_on: None,
    }
}

type Act = fn(&Hall, By) -> Result<(), AuthError>;

/// Every act on the account of somebody else, or on the device of somebody else.
const ACTS: [(&str, Act); 6] = [
    ("list", |hall, by| {
        hall.accounts.list(by, hall.moment()).map(drop)
    }),
    ("account_create", |hall, by| {
        let staff = StaffId(Uuid::from_u128(77));
        let new = new("neu.exemple", staff);
        hall.accounts
            .create(by, &new, hall.moment(), &hall.draw())
            .map(drop)
    }),
    ("account_end", |hall, by| {
        hall.accounts
            .end(by, hall.account(), None, hall.moment())
            .map(drop)
    }),
    ("account_resume", |hall, by| {
        hall.accounts.resume(by, hall.account(), hall.moment())
    }),
    ("account_reset", |hall, by| {
        hall.accounts
            .reset(by, hall.account(), hall.moment(), &hall.draw())
            .map(drop)
    }),
    ("device_revoke", |hall, by| {
        hall.accounts.revoke(by, Device::new(3).id, hall.moment())
    }),
];

#[test]
fn the_cantonal_officer_alone_acts_on_accounts_of_others() {
    for function in Function::ALL {
        for (act, work) in ACTS {
            let hall = Hall::set_up();
            hall.hire(StaffId(Uuid::from_u128(77)), Function::FieldWorker);
            let present = hall.present_as(2, *function);
            let expected = match (function, act) {
                (Function::CantonalOfficer, _) => "ok",
                (_, "device_revoke") => "device_unknown",
                _ => "not_found",
            };
            let before = hall.audit(1);
            assert_eq!(
                code_of(work(&hall, By::User(present))),
                expected,
                "{function:?} {act}"
            );
            let entry = &hall.audit(1)[0];
            if expected == "ok" && act != "list" {
                assert_eq!(entry["act"], act);
                assert_eq!(entry["staff"], OFFICER.0.to_string(), "{entry}");
                assert_eq!(entry["device"], Device::new(2).id.0.to_string(), "{entry}");
                let about = match act {
                    "device_revoke" => Device::new(3).id.0,
                    "account_create" => Uuid::from_u128(77),
                    _ => STAFF.0,
                };
                assert_eq!(entry["record"], about.to_string(), "{entry}");
            } else {
                assert_eq!(before[0], *entry, "{function:?} {act}: nothing happened");
            }
            assert_eq!(
                code_of(work(&hall, By::Machine)),
                match act {
                    "account_create" if expected == "ok" => "staff_has_account",
                    _ => "ok",
                },
                "the machine: {act}"
            );
        }
    }
}

#[test]
fn a_right_that_ended_is_none_even_with_a_session() {
    let hall = Hall::set_up();
    let present = hall.present_as(2, Function::CantonalOfficer);
    assert_eq!(
        code_of(hall.accounts.check_administrator(present, hall.moment())),
        "ok"
    );
    hall.database
        .write(&mut |transaction| {
            let body =
                transaction.query("SELECT body FROM record WHERE id = $1", &[OFFICER.0.into()])?;
            let body = body[0].text(0)?.replace("cantonal_officer", "secretariat");
            transaction
                .execute(
                    "UPDATE record SET body = $1 WHERE id = $2",
                    &[body.into(), OFFICER.0.into()],
                )
                .map(drop)
        })
        .unwrap();
    for (act, work) in ACTS {
        let expected = if act == "device_revoke" {
            "device_unknown"
        } else {
            "not_found"
        };
        assert_eq!(code_of(work(&hall, By::User(present))), expected, "{act}");
    }
}

#[test]
fn nobody_is_shut_out_who_could_undo_it() {
    let hall = Hall::set_up();
    let officer = hall.present_as(2, Function::CantonalOfficer);
    let (mine, by) = (officer.account, By::User(officer));
    let end = |account, day: Option<&str>| {
        let day = day.map(|day| day.parse().unwrap());
        code_of(hall.accounts.end(by, account, day, hall.moment()))
    };
    let reset = |account| {
        code_of(
            hall.accounts
                .reset(by, account, hall.moment(), &hall.draw()),
        )
    };
    assert_eq!(
        (end(mine, None), end(mine, Some("2099-12-31")), reset(mine)),
        ("own_account", "own_account", "own_account")
    );
    // Somebody else who may; but the own account ends this year.
    let other = hall.present_as(4, Function::CantonalOfficer).account;
    let last_day = "2026-12-31".parse().unwrap();
    hall.accounts
        .end(By::Machine, mine, Some(last_day), hall.moment())
        .unwrap();
    assert_eq!(
        (end(other, None), reset(other)),
        ("last_administrator", "last_administrator")
    );
    hall.accounts
        .resume(By::Machine, mine, hall.moment())
        .unwrap();
    assert_eq!(
        (end(other, None), end(other, Some("2026-03-31"))),
        ("ok", "ok")
    );
    assert_eq!(
        code_of(hall.accounts.resume(by, other, hall.moment())),
        "ok"
    );
    assert_eq!(reset(other), "ok");
    // The administration of the machine can always make another.
    let ended = hall.accounts.end(By::Machine, mine, None, hall.moment());
    assert_eq!(code_of(ended), "ok");
}

#[test]
fn an_account_is_for_somebody_of_the_directory_who_has_none() {
    let hall = Hall::set_up();
    hall.hire(StaffId(Uuid::from_u128(77)), Function::FieldWorker);
    for (what, name, staff, expected) in [
        ("nobody", "paul.exemple", 99, "staff_unknown"),
        (
            "somebody with an account",
            "paul.exemple",
            1,
            "staff_has_account",
        ),
        ("a name that is taken", " CLAIRE.exemple", 77, "name_taken"),
        ("a name of signs", "paul exemple", 77, "name_invalid"),
        ("a name of one letter", "p", 77, "name_invalid"),
        (
            "a name with a line in it",
            "paul\n.exemple",
            77,
            "name_invalid",
        ),
        ("a name beyond measure", &"p".repeat(65), 77, "name_invalid"),
        ("as it should be", "Paul.Exemple", 77, "ok"),
        ("the same again", "Paul.Exemple", 77, "staff_has_account"),
    ] {
        let account = new(name, StaffId(Uuid::from_u128(staff)));
        let made = hall
            .accounts
            .create(By::Machine, &account, hall.moment(), &hall.draw());
        assert_eq!(code_of(made), expected, "{what}");
    }
}

#[test]
fn the_list_says_how_far_an_account_is_and_when_it_was_heard_of() {
    let mut hall = Hall::empty();
    let list = |hall: &Hall| {
        hall.accounts
            .list(By::Machine, hall.moment())
            .unwrap()
            .remove(0)
    };
    let code = hall.create(None, None);
    let begun = hall.now.get();
    let until = begun + TimeDelta::days(7);
    assert_eq!(list(&hall).setup, Setup::Waiting { until });
    hall.now.set(until + TimeDelta::seconds(1));
    assert_eq!(list(&hall).setup, Setup::Lapsed);
    hall.now.set(begun);
    let session = hall.enrol(&code).unwrap();
    let account = list(&hall);
    assert_eq!((account.setup, account.devices.len()), (Setup::Done, 1));
    let device = &account.devices[0];
    assert_eq!(
        (device.label.as_str(), device.signed_in),
        ("Poste de Sion", true)
    );
    assert_eq!(
        (device.joined, device.last_contact),
        (Some(begun), Some(begun))
    );
    hall.pass(TimeDelta::hours(5));
    hall.renew(&session, &Device::new(3)).unwrap();
    let heard = list(&hall).devices[0].last_contact;
    assert_eq!(heard, Some(hall.now.get()), "with each token");
    assert_eq!(list(&hall).devices[0].joined, Some(begun));
    let code = hall
        .accounts
        .reset(By::Machine, hall.account(), hall.moment(), &hall.draw())
        .unwrap();
    assert_eq!(list(&hall).setup, Setup::Waiting { until: code.until });
    assert!(!list(&hall).devices[0].signed_in);
}

#[test]
fn an_account_is_in_force_by_the_servers_day() {
    let hall = Hall::set_up();
    let day = |text: &str| Some(text.parse().unwrap());
    for (starts_on, ends_on, expected) in [
        (None, None, InForce::Now),
        (day("2026-03-02"), day("2026-03-02"), InForce::Now),
        (day("2026-03-03"), None, InForce::NotYet),
        (None, day("2026-03-01"), InForce::NoLonger),
        (day("2026-04-01"), day("2026-02-01"), InForce::NoLonger),
    ] {
        super::sessions::set_days(&hall, starts_on, ends_on);
        let listed = hall.accounts.list(By::Machine, hall.moment()).unwrap();
        assert_eq!(listed[0].in_force, expected, "{starts_on:?} {ends_on:?}");
    }
}

#[test]
fn setting_an_account_up_begins_the_session_and_uses_the_code_up() {
    let mut hall = Hall::empty();
    let code = hall.create(None, None);
    let session = hall.enrol(&code).unwrap();
    assert_eq!(session.device, Device::new(3).id);
    assert_eq!(session.recovery_codes, 10);
    let present = hall.present(&session).unwrap();
    assert_eq!((present.staff, present.device), (STAFF, Device::new(3).id));
    assert_eq!(code_of(hall.renew(&session, &Device::new(3))), "ok");
    // The code that proved the second factor half a minute ago serves for nothing else.
    let again = SignInRequest {
        second: hall.code(-30),
        ..hall.request(&Device::new(3))
    };
    assert_eq!(code_of(hall.send(&again)), "sign_in_refused");
    assert_eq!(
        code_of(hall.sign_in(&Device::new(4))),
        "ok",
        "the next one does"
    );
}

#[test]
fn an_account_is_not_set_up_with_a_proof_of_another_or_a_device_of_another() {
    type Spoil = fn(&Hall, &Secret, &Device) -> super::EnrolFinishRequest;
    let cases: [(&str, &str, Spoil); 6] = [
        ("as it should be", "ok", |hall, code, device| {
            hall.finish(code, device)
        }),
        (
            "signed to sign in",
            "proof_invalid",
            |hall, code, device| super::EnrolFinishRequest {
                proof: device.sign(Purpose::SignIn, &hall.challenge()),
                ..hall.finish(code, device)
            },
        ),
        (
            "signed by another key",
            "proof_invalid",
            |hall, code, device| super::EnrolFinishRequest {
                key: Device::new(9).public(),
                ..hall.finish(code, device)
            },
        ),
        (
            "without a challenge of ours",
            "challenge_unknown",
            |hall, code, device| super::EnrolFinishRequest {
                proof: device.sign(Purpose::Enrol, "AAAA"),
                ..hall.finish(code, device)
            },
        ),
        (
            "the device of somebody else",
            "device_taken",
            |hall, code, _| hall.finish(code, &Device::new(2)),
        ),
        (
            "called by nothing that can be seen",
            "malformed",
            |hall, code, device| super::EnrolFinishRequest {
                label: Some("\u{200B}".to_owned()),
                ..hall.finish(code, device)
            },
        ),
    ];
    for (what, expected, spoil) in cases {
        let hall = Hall::empty();
        hall.present_as(2, Function::Secretariat);
        let code = hall.create(None, None);
        let begin = EnrolRequest {
            name: "claire.exemple".to_owned(),
            code: code.clone(),
        };
        let told = hall
            .accounts
            .enrol(&begin, ADDRESS, hall.moment(), &hall.draw())
            .unwrap();
        let totp = super::totp(&told.secret.0);
        let request = super::EnrolFinishRequest {
            totp: Secret(super::code_at(&totp, hall.now.get())),
            ..spoil(&hall, &code, &Device::new(3))
        };
        let finish = || {
            hall.accounts
                .finish_enrolment(&request, ADDRESS, hall.moment(), &hall.draw())
        };
        assert_eq!(code_of(finish()), expected, "{what}");
        if expected == "ok" {
            assert_eq!(code_of(finish()), "challenge_unknown", "the same once more");
        } else {
            let account = hall
                .accounts
                .list(By::Machine, hall.moment())
                .unwrap()
                .remove(0);
            assert!(
                matches!(account.setup, Setup::Waiting { .. }),
                "{what}: {account:?}"
            );
        }
    }
}

#[test]
fn a_device_is_called_as_its_user_says() {
    let hall = Hall::set_up();
    let present = hall
        .present(&hall.sign_in(&Device::new(3)).unwrap())
        .unwrap();
    let labels = || -> Vec<String> {
        let devices = hall.accounts.devices_of(present.account).unwrap();
        devices.into_iter().map(|device| device.label).collect()
    };
    assert_eq!(
        labels(),
        ["Poste de Sion"],
        "signing in without a label keeps it"
    );
    let label = |device, text: &str| {
        code_of(
            hall.accounts
                .label_own(present, device, text, hall.moment()),
        )
    };
    let (own, foreign) = (
        Device::new(3).id,
        hall.present_as(2, Function::CantonalOfficer).device,
    );
    for (device, text, expected) in [
        (own, "  Portable\u{202E} de\nNoé ", "ok"),
        (own, "", "malformed"),
        (own, &"x".repeat(61), "malformed"),
        (foreign, "Meiner", "device_unknown"),
        (Device::new(88).id, "Meiner", "device_unknown"),
    ] {
        assert_eq!(label(device, text), expected, "{text:?}");
        assert_eq!(labels(), ["Portable de Noé"]);
    }
    hall.pass(TimeDelta::seconds(30));
    let renamed = SignInRequest {
        label: Some("Neues Gerät".to_owned()),
        ..hall.request(&Device::new(4))
    };
    hall.send(&renamed).unwrap();
    assert_eq!(labels(), ["Portable de Noé", "Neues Gerät"]);
    let refused = SignInRequest {
        label: Some("Eindringling".to_owned()),
        password: Secret("nicht das richtige".to_owned()),
        ..hall.request(&Device::new(4))
    };
    assert_eq!(code_of(hall.send(&refused)), "sign_in_refused");
    assert_eq!(labels(), ["Portable de Noé", "Neues Gerät"]);
}
