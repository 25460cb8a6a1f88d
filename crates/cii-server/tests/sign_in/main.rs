//! Signing in, staying in, and being kept out: tables of cases.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod administration;
mod guessing;
#[path = "../open_house/mod.rs"]
mod open_house;
mod sessions;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use cii_domain::{StaffId, staff::Function};
use cii_server::{
    Accounts, AuthError, By, Cost, Database, Engine, Leases, Moment, NewAccount, Present,
    SealingKey, SqliteDatabase,
};
use cii_sync::{
    AccountRole, DeviceId, EnrolFinishRequest, EnrolRequest, NewKey, Proof, Purpose, RenewRequest,
    SecondFactor, Secret, SessionAnswer, SignInRequest, proof_message,
};
use ed25519_dalek::{Signer, SigningKey};
use open_house::{OpenHouse, staff};
use tempfile::TempDir;
use totp_rs::{Algorithm, Builder, Totp};
use uuid::Uuid;

const PASSWORD: &str = "une phrase assez longue";
const ADDRESS: &str = "192.0.2.7";
const STAFF: StaffId = StaffId(Uuid::from_u128(1));

/// A server with one account that is set up, and a clock that a test turns.
struct Hall {
    folder: TempDir,
    database: Arc<dyn Database>,
    engine: Engine<Arc<dyn Database>, OpenHouse>,
    accounts: Accounts,
    now: Cell<DateTime<Utc>>,
    drawn: Cell<u64>,
    totp: Option<Totp>,
    recovery: Vec<Secret>,
}

/// A device of a user.
struct Device {
    id: DeviceId,
    key: SigningKey,
}

impl Device {
    fn new(number: u8) -> Self {
        Self {
            id: DeviceId(Uuid::from_u128(number.into())),
            key: SigningKey::from_bytes(&[number; 32]),
        }
    }

    fn public(&self) -> String {
        BASE64.encode(self.key.verifying_key().to_bytes())
    }

    fn sign(&self, purpose: Purpose, challenge: &str) -> Proof {
        let message = proof_message(purpose, challenge, self.id);
        Proof {
            challenge: challenge.to_owned(),
            signature: BASE64.encode(self.key.sign(message.as_bytes()).to_bytes()),
        }
    }
}

impl Hall {
    fn empty() -> Self {
        Self::with_leases(Leases::default())
    }

    fn with_leases(leases: Leases) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database: Arc<dyn Database> =
            Arc::new(SqliteDatabase::open(&folder.path().join("server.db")).unwrap());
        let engine = Engine::start(
            Arc::clone(&database),
            OpenHouse(BTreeSet::new()),
            Uuid::from_u128(9),
            0,
        )
        .unwrap();
        let cost = Cost {
            memory: 32,
            passes: 1,
        };
        let hall = Self {
            folder,
            engine,
            accounts: Accounts::new(
                Arc::clone(&database),
                SealingKey::new([7; 32]),
                cost,
                leases,
            ),
            database,
            now: Cell::new("2026-03-02T08:00:00Z".parse().unwrap()),
            drawn: Cell::new(0),
            totp: None,
            recovery: Vec::new(),
        };
        hall.hire(STAFF, Function::FieldWorker);
        hall
    }

    /// A new member of staff in the directory.
    fn hire(&self, id: StaffId, function: Function) {
        let act = Uuid::from_u128(id.0.as_u128() << 32);
        self.engine
            .plant(&staff(id, function), "staff_save", act, self.moment())
            .unwrap();
    }

    /// The account that is set up.
    fn account(&self) -> Uuid {
        self.accounts.named("claire.exemple").unwrap()
    }

    fn set_up() -> Self {
        let mut hall = Self::empty();
        let code = hall.create(None, None);
        hall.enrol(&code).unwrap();
        hall
    }

    fn moment(&self) -> Moment {
        let at = self.now.get();
        Moment {
            at,
            today: cii_domain::zurich(at).date(),
        }
    }

    fn pass(&self, time: TimeDelta) {
        self.now.set(self.now.get() + time);
    }

    /// Chance that never repeats itself, and is the same in every run.
    fn draw(&self) -> impl Fn(&mut [u8]) {
        |bytes: &mut [u8]| {
            for chunk in bytes.chunks_mut(8) {
                self.drawn.set(self.drawn.get() + 1);
                let number = self.drawn.get().wrapping_mul(0x9E37_79B9_7F4A_7C15);
                chunk.copy_from_slice(&number.to_be_bytes()[..chunk.len()]);
            }
        }
    }

    fn create(&self, starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> Secret {
        let account = NewAccount {
            name: "Claire.Exemple".to_owned(),
            staff: STAFF,
            roles: vec![AccountRole::Auditor],
            starts_on,
            ends_on,
        };
        self.accounts
            .create(By::Machine, &account, self.moment(), &self.draw())
            .unwrap()
            .code
    }

    /// Sets the account up on the third device.
    fn enrol(&mut self, code: &Secret) -> Result<SessionAnswer, AuthError> {
        let name = "claire.exemple".to_owned();
        let request = EnrolRequest {
            name,
            code: code.clone(),
        };
        let answer = self
            .accounts
            .enrol(&request, ADDRESS, self.moment(), &self.draw())?;
        let totp = totp(&answer.secret.0);
        let finish = EnrolFinishRequest {
            totp: Secret(code_at(&totp, self.now.get())),
            ..self.finish(code, &Device::new(3))
        };
        let answer =
            self.accounts
                .finish_enrolment(&finish, ADDRESS, self.moment(), &self.draw())?;
        self.totp = Some(totp);
        self.recovery = answer.recovery_codes;
        // The next code of the authenticator.
        self.pass(TimeDelta::seconds(30));
        Ok(answer.session)
    }

    /// What a device sends to set the account up, but for the code of the authenticator.
    fn finish(&self, code: &Secret, device: &Device) -> EnrolFinishRequest {
        EnrolFinishRequest {
            name: "claire.exemple".to_owned(),
            code: code.clone(),
            password: Secret(PASSWORD.to_owned()),
            totp: Secret("000000".to_owned()),
            device: device.id,
            key: device.public(),
            proof: device.sign(Purpose::Enrol, &self.challenge()),
            label: Some("Poste de Sion".to_owned()),
        }
    }

    fn challenge(&self) -> String {
        self.accounts
            .challenge(self.moment(), &self.draw())
            .unwrap()
            .challenge
    }

    /// What the authenticator shows, `offset` seconds from now.
    fn code(&self, offset: i64) -> SecondFactor {
        let at = self.now.get() + TimeDelta::seconds(offset);
        SecondFactor::Totp {
            code: Secret(code_at(self.totp.as_ref().unwrap(), at)),
        }
    }

    fn request(&self, device: &Device) -> SignInRequest {
        SignInRequest {
            name: "claire.exemple".to_owned(),
            password: Secret(PASSWORD.to_owned()),
            second: self.code(0),
            device: device.id,
            key: device.public(),
            proof: device.sign(Purpose::SignIn, &self.challenge()),
            label: None,
        }
    }

    fn send(&self, request: &SignInRequest) -> Result<SessionAnswer, AuthError> {
        self.send_from(request, ADDRESS)
    }

    fn send_from(
        &self,
        request: &SignInRequest,
        address: &str,
    ) -> Result<SessionAnswer, AuthError> {
        self.accounts
            .sign_in(request, address, self.moment(), &self.draw())
    }

    fn sign_in(&self, device: &Device) -> Result<SessionAnswer, AuthError> {
        self.send(&self.request(device))
    }

    fn renew(&self, session: &SessionAnswer, device: &Device) -> Result<SessionAnswer, AuthError> {
        let request = RenewRequest {
            session: session.session,
            proof: device.sign(Purpose::Renew, &self.challenge()),
        };
        self.accounts.renew(&request, self.moment(), &self.draw())
    }

    fn present(&self, session: &SessionAnswer) -> Result<Present, AuthError> {
        self.accounts.authenticate(&session.token.0, self.moment())
    }
}

fn totp(base32: &str) -> Totp {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(totp_rs::Secret::try_from_base32(base32).unwrap())
        .build()
        .unwrap()
}

fn code_at(totp: &Totp, at: DateTime<Utc>) -> String {
    totp.generate(at.timestamp().try_into().unwrap())
        .to_string()
}

fn code_of<T: std::fmt::Debug>(result: Result<T, AuthError>) -> &'static str {
    match result {
        Ok(_) => "ok",
        Err(error) => error.code(),
    }
}

#[test]
fn a_session_says_who_is_there_and_for_how_long() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let session = hall.sign_in(&device).unwrap();
    assert_eq!(session.staff, STAFF);
    assert_eq!(session.device, device.id);
    assert_eq!(session.lease_days, 14);
    assert_eq!(session.recovery_codes, 10);
    assert_eq!(session.roles, [AccountRole::Auditor]);
    let present = hall.present(&session).unwrap();
    assert_eq!((present.staff, present.device), (STAFF, device.id));
}

#[test]
fn whatever_is_wrong_the_answer_is_the_same() {
    type Spoil = fn(&Hall, &mut SignInRequest);
    let cases: [(&str, Spoil); 8] = [
        ("another password", |_, request| {
            request.password = Secret("une phrase assez longuE".to_owned());
        }),
        ("no password", |_, request| {
            request.password = Secret(String::new());
        }),
        ("a password beyond all measure", |_, request| {
            request.password = Secret("x".repeat(100_000));
        }),
        ("another account", |_, request| {
            request.name = "paul.exemple".to_owned();
        }),
        ("no name at all", |_, request| {
            request.name = "' OR 1=1".to_owned();
        }),
        ("a wrong code", |_, request| {
            request.second = SecondFactor::Totp {
                code: Secret("000000".to_owned()),
            };
        }),
        ("letters for a code", |_, request| {
            request.second = SecondFactor::Totp {
                code: Secret("abc".to_owned()),
            };
        }),
        ("a wrong recovery code", |_, request| {
            request.second = SecondFactor::Recovery {
                code: Secret("0000-0000-0000-0000".to_owned()),
            };
        }),
    ];
    for (what, spoil) in cases {
        let hall = Hall::set_up();
        let mut request = hall.request(&Device::new(3));
        spoil(&hall, &mut request);
        let before = hall.accounts.passwords_stretched();
        assert_eq!(code_of(hall.send(&request)), "sign_in_refused", "{what}");
        let stretched = hall.accounts.passwords_stretched() - before;
        let expected = u64::from(request.password.0.len() <= 1024);
        assert_eq!(stretched, expected, "{what}: the time it takes would tell");
    }
}

#[test]
fn a_name_is_read_kindly_and_a_code_too() {
    let hall = Hall::set_up();
    let mut request = hall.request(&Device::new(3));
    request.name = "  Claire.EXEMPLE ".to_owned();
    if let SecondFactor::Totp { code } = &mut request.second {
        code.0.insert(3, ' ');
    }
    assert_eq!(code_of(hall.send(&request)), "ok");
    let mut request = hall.request(&Device::new(3));
    let typed = hall.recovery[0]
        .0
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o");
    request.second = SecondFactor::Recovery {
        code: Secret(typed),
    };
    assert_eq!(code_of(hall.send(&request)), "ok");
}

#[test]
fn a_code_counts_once_and_never_backwards() {
    // Seconds by which the authenticator's clock is off, and what becomes of its code.
    for (off, expected) in [
        (-61, "sign_in_refused"),
        (-30, "sign_in_refused"), // The step by which the account was set up: used.
        (0, "ok"),
        (30, "ok"),
        (61, "sign_in_refused"),
    ] {
        let hall = Hall::set_up();
        let mut request = hall.request(&Device::new(3));
        request.second = hall.code(off);
        assert_eq!(code_of(hall.send(&request)), expected, "{off} s");
    }
    let hall = Hall::set_up();
    let device = Device::new(3);
    let mut ahead = hall.request(&device);
    ahead.second = hall.code(30);
    assert_eq!(code_of(hall.send(&ahead)), "ok");
    for off in [30, 0] {
        let mut again = hall.request(&device);
        again.second = hall.code(off);
        assert_eq!(
            code_of(hall.send(&again)),
            "sign_in_refused",
            "{off} s after a later one"
        );
    }
    hall.pass(TimeDelta::seconds(60));
    assert_eq!(code_of(hall.sign_in(&device)), "ok");
}

#[test]
fn the_codes_are_those_of_rfc_6238() {
    let mut hall = Hall::empty();
    hall.now.set("1970-01-01T00:00:59Z".parse().unwrap());
    let code = hall.create(None, None);
    let request = EnrolRequest {
        name: "claire.exemple".to_owned(),
        code: code.clone(),
    };
    let digits = |bytes: &mut [u8]| {
        for (byte, digit) in bytes.iter_mut().zip(b"1234567890".iter().cycle()) {
            *byte = *digit;
        }
    };
    let told = hall
        .accounts
        .enrol(&request, ADDRESS, hall.moment(), &digits)
        .unwrap();
    assert_eq!(told.secret.0, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(
        told.uri.0,
        "otpauth://totp/Bureau%20CII:claire.exemple?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
         &issuer=Bureau%20CII&algorithm=SHA1&digits=6&period=30"
    );
    let finish = EnrolFinishRequest {
        totp: Secret("287082".to_owned()),
        ..hall.finish(&code, &Device::new(3))
    };
    hall.accounts
        .finish_enrolment(&finish, ADDRESS, hall.moment(), &hall.draw())
        .unwrap();
    hall.totp = None;
}

#[test]
fn a_recovery_code_counts_once() {
    let hall = Hall::set_up();
    let device = Device::new(3);
    let with = |code: &Secret| {
        let mut request = hall.request(&device);
        request.second = SecondFactor::Recovery { code: code.clone() };
        hall.send(&request)
    };
    assert_eq!(hall.recovery.len(), 10);
    for (used, code) in hall.recovery.iter().enumerate() {
        let session = with(code).unwrap();
        assert_eq!(session.recovery_codes as usize, 9 - used);
        assert_eq!(code_of(with(code)), "sign_in_refused");
    }
}

#[test]
fn a_one_time_code_counts_once_and_for_a_week() {
    for (wait, expected) in [
        (TimeDelta::zero(), "ok"),
        (TimeDelta::days(7), "ok"),
        (
            TimeDelta::days(7) + TimeDelta::seconds(1),
            "enrolment_refused",
        ),
    ] {
        let mut hall = Hall::empty();
        let code = hall.create(None, None);
        hall.pass(wait);
        assert_eq!(code_of(hall.enrol(&code)), expected, "after {wait}");
    }
    let mut hall = Hall::set_up();
    let code = hall
        .accounts
        .reset(By::Machine, hall.account(), hall.moment(), &hall.draw())
        .unwrap()
        .code;
    assert_eq!(
        code_of(hall.enrol(&Secret("0000-0000-0000-0000".to_owned()))),
        "enrolment_refused"
    );
    assert_eq!(code_of(hall.enrol(&code)), "ok");
    assert_eq!(code_of(hall.enrol(&code)), "enrolment_done");
}

#[test]
fn whoever_missed_the_answer_at_the_end_asks_again() {
    let mut hall = Hall::empty();
    let code = hall.create(None, None);
    let first = hall.enrol(&code).unwrap();
    let missed = hall.recovery.clone();
    let totp = hall.totp.clone().unwrap();
    let again = |password: &str, at: DateTime<Utc>, device: u8| {
        let finish = EnrolFinishRequest {
            password: Secret(password.to_owned()),
            totp: Secret(code_at(&totp, at)),
            ..hall.finish(&code, &Device::new(device))
        };
        let (moment, draw) = (hall.moment(), hall.draw());
        hall.accounts
            .finish_enrolment(&finish, ADDRESS, moment, &draw)
    };
    // The very same code of the authenticator, the next one, and from another device.
    let shown = hall.now.get() - TimeDelta::seconds(30);
    let mut last = None;
    for (at, device) in [(shown, 3), (hall.now.get(), 3), (hall.now.get(), 4)] {
        last = Some(again(PASSWORD, at, device).unwrap());
    }
    let last = last.unwrap();
    assert_eq!(last.recovery_codes.len(), 10);
    assert!(
        last.recovery_codes
            .iter()
            .all(|code| !missed.contains(code))
    );
    let present = |token: &str| code_of(hall.accounts.authenticate(token, hall.moment()));
    assert_eq!(present(&first.token.0), "session_ended");
    assert_eq!(present(&last.session.token.0), "ok");
    // Nobody else gets anything by it.
    let past = hall.now.get() - TimeDelta::seconds(300);
    for (what, password, at) in [
        ("password", "une autre phrase", hall.now.get()),
        ("authenticator", PASSWORD, past),
    ] {
        assert_eq!(code_of(again(password, at, 5)), "enrolment_done", "{what}");
    }
    hall.pass(TimeDelta::days(8));
    let late = again(PASSWORD, hall.now.get(), 3);
    assert_eq!(code_of(late), "enrolment_refused");
}

#[test]
fn a_password_has_a_length() {
    let hall = Hall::empty();
    let code = hall.create(None, None);
    for (password, expected) in [
        ("", "password_short"),
        ("elf Zeichen", "password_short"),
        ("zwölf Zeiche", "enrolment_refused"), // Long enough; the code of the authenticator is wrong.
    ] {
        let finish = EnrolFinishRequest {
            password: Secret(password.to_owned()),
            ..hall.finish(&code, &Device::new(3))
        };
        let answer = hall
            .accounts
            .finish_enrolment(&finish, ADDRESS, hall.moment(), &hall.draw());
        assert_eq!(code_of(answer), expected, "{password:?}");
    }
}
