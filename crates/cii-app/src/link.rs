//! The bond between an office and the shared server, and how both are kept in step.
//!
//! What waits for the network is done without the office: a step takes what it needs, lets go, asks the server, and comes
//! back with the answer. Work at the desk never waits for it.

mod contents;
mod errand;
mod step;

use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use cii_domain::StaffId;
use cii_remote::{DeviceKey, Failure, Server, ServerAddress};
use cii_store::{Store, StoreError};
use cii_sync::{Client, Contents, DeviceId, ManifestAnswer, Secret, SessionAnswer, Shown, Stopped};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::AppError;

/// Under this name the database remembers the bond.
const BOND: &str = "server";
/// Under this name an office that has no bond yet remembers the key by which a server knows its device.
const KEY: &str = "device_key";
/// A token is renewed while it is still good for so long.
const RENEWED_AHEAD: Duration = Duration::from_mins(2);

/// What binds an office to a server. It lies in the encrypted database and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Bond {
    pub(crate) address: ServerAddress,
    /// Name of the account.
    pub(crate) account: String,
    /// The device's key, as [`DeviceKey::to_text`] writes it.
    key: Secret,
    pub(crate) session: Uuid,
    /// Whose account it is.
    pub(crate) staff: StaffId,
    /// What the server shows to the account. As the server says it at each sign-in and renewal; bonds from before this
    /// field expect records.
    #[serde(default)]
    pub(crate) shown: Shown,
    /// After so many days without contact the office stays closed.
    pub(crate) lease_days: u32,
    /// When everything was last seen to be in step.
    pub(crate) last_contact: Option<DateTime<Utc>>,
    /// The latest moment at which the office was opened or in step: a clock that stands before it was put back.
    #[serde(default)]
    latest: Option<DateTime<Utc>>,
    /// How many recovery codes were left at the last sign-in.
    pub(crate) recovery_codes: u32,
    /// Whether the server knows where this device's changes begin.
    named: bool,
    /// When what is here was last compared with what the server would send. None: never, as in bonds from before this
    /// field.
    #[serde(default)]
    compared: Option<DateTime<Utc>>,
    /// Whether a backup was put back: what it holds may have been closed since, so the server is heard first.
    #[serde(default)]
    restored: bool,
    /// Whether the server said that the account is not in force any more: what is here is closed to its user.
    #[serde(default)]
    ended: bool,
}

impl Bond {
    /// What a sign-in gave.
    pub(crate) fn new(
        address: ServerAddress,
        account: &str,
        key: &DeviceKey,
        session: &SessionAnswer,
    ) -> Self {
        Self {
            address,
            account: account.to_owned(),
            key: Secret(key.to_text().to_string()),
            session: session.session,
            staff: session.staff,
            shown: session.shown,
            lease_days: session.lease_days,
            last_contact: None,
            latest: None,
            recovery_codes: session.recovery_codes,
            named: false,
            compared: None,
            restored: false,
            ended: false,
        }
    }

    /// Whether the account is not in force any more, as far as was heard.
    pub(crate) fn is_ended(&self) -> bool {
        self.ended
    }

    /// The server says that the account is not in force.
    fn note_ended(&mut self, store: &mut Store) -> Result<(), StoreError> {
        if self.ended {
            return Ok(());
        }
        self.ended = true;
        self.write(store)
    }

    /// Whether nothing may be shown before the server was heard, though the lease is not over.
    pub(crate) fn is_restored(&self) -> bool {
        self.restored
    }

    /// The device's key. None: the database was tampered with.
    pub(crate) fn key(&self) -> Option<DeviceKey> {
        DeviceKey::from_text(&self.key.0)
    }

    /// Whether so long nothing was heard of the server that the office must stay closed until it is. A clock that was put
    /// back by more than a day proves nothing.
    pub(crate) fn is_lease_over(&self, now: DateTime<Utc>) -> bool {
        let is_put_back =
            |latest: DateTime<Utc>| latest.signed_duration_since(now) > TimeDelta::days(1);
        self.lease_ends().is_some_and(|end| now > end) || self.latest.is_some_and(is_put_back)
    }

    /// The office opens at `now`.
    pub(crate) fn open(&mut self, store: &mut Store, now: DateTime<Utc>) -> Result<(), StoreError> {
        if self.latest.is_some_and(|latest| latest >= now) {
            return Ok(());
        }
        self.latest = Some(now);
        self.write(store)
    }

    /// Until when the office opens without more contact. None: there was no contact yet, or that day never comes.
    pub(crate) fn lease_ends(&self) -> Option<DateTime<Utc>> {
        let lease = TimeDelta::days(i64::from(self.lease_days));
        self.last_contact?.checked_add_signed(lease)
    }

    /// Whether a day has passed since the last comparison. A clock that was put back counts as a day.
    fn is_comparison_due(&self, now: DateTime<Utc>) -> bool {
        self.compared.is_none_or(|compared| {
            let since = now.signed_duration_since(compared);
            since < TimeDelta::zero() || since >= TimeDelta::days(1)
        })
    }

    /// The user signed in again, perhaps to a server that was restored and does not know the device any more.
    pub(crate) fn begun_anew_by(&mut self, session: &SessionAnswer) {
        self.renewed_by(session);
        self.staff = session.staff;
        self.named = false;
    }

    /// A new token of the same session, or a session that follows it.
    pub(crate) fn renewed_by(&mut self, session: &SessionAnswer) {
        self.session = session.session;
        self.shown = session.shown;
        self.lease_days = session.lease_days;
        self.recovery_codes = session.recovery_codes;
    }

    fn read(store: &Store) -> Result<Option<Self>, StoreError> {
        let text = store.setting(BOND)?.filter(|text| !text.is_empty());
        let Some(text) = text.map(Zeroizing::new) else {
            return Ok(None);
        };
        Ok(Some(serde_json::from_str(&text)?))
    }

    pub(crate) fn write(&self, store: &mut Store) -> Result<(), StoreError> {
        store.set_setting(BOND, &Zeroizing::new(serde_json::to_string(self)?))
    }

    /// Everything was in step at `now`. Written once a minute at most, since every write waits for the disk; what was not
    /// written is not believed.
    fn heard(&mut self, store: &mut Store, now: DateTime<Utc>) -> Result<(), StoreError> {
        let is_recent = self.last_contact.is_some_and(|last| {
            let since = now.signed_duration_since(last);
            since >= TimeDelta::zero() && since < TimeDelta::minutes(1)
        });
        if is_recent && !self.restored && !self.ended {
            return Ok(());
        }
        let noted = Self {
            last_contact: Some(now),
            latest: Some(now),
            restored: false,
            ended: false,
            ..self.clone()
        };
        noted.write(store)?;
        *self = noted;
        Ok(())
    }

    /// Gives the installation a new name, and in the same transaction the key and the session that go with it: with one of
    /// them alone it could not sign in any more. Gives the first counter that is sent under the name.
    fn rename(
        &mut self,
        store: &mut Store,
        device: DeviceId,
        key: &DeviceKey,
        session: &SessionAnswer,
    ) -> Result<u64, StoreError> {
        let mut renamed = Self {
            key: Secret(key.to_text().to_string()),
            ..self.clone()
        };
        renamed.renewed_by(session);
        let text = Zeroizing::new(serde_json::to_string(&renamed)?);
        let first_n = store.rename_device(device, (BOND, &text))?;
        *self = renamed;
        Ok(first_n)
    }
}

/// The key of the device of an office that has no bond yet: drawn once, since a server that met it takes no other for this
/// device, whatever came in between.
pub(crate) fn key_to_bind(
    store: &mut Store,
    random: &mut dyn FnMut(&mut [u8]),
) -> Result<DeviceKey, StoreError> {
    let known = store.setting(KEY)?.map(Zeroizing::new);
    if let Some(key) = known.and_then(|text| DeviceKey::from_text(&text)) {
        return Ok(key);
    }
    let key = DeviceKey::draw(random);
    store.set_setting(KEY, &key.to_text())?;
    Ok(key)
}

/// The bond holds the key now.
pub(crate) fn forget_key_to_bind(store: &mut Store) -> Result<(), StoreError> {
    store.set_setting(KEY, "")
}

/// The database was put back from a backup: what it holds is shown once the server was heard, if it has one.
pub(crate) fn note_restored(store: &mut Store) -> Result<(), StoreError> {
    match Bond::read(store)? {
        Some(bond) => Bond {
            restored: true,
            ..bond
        }
        .write(store),
        None => Ok(()),
    }
}

/// The last thing that came of speaking to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Contact {
    /// Nothing yet.
    None,
    /// An answer.
    Good,
    /// No answer, since this moment.
    Lost(DateTime<Utc>),
    /// A certificate that is not the known one.
    Certificate {
        /// Its fingerprint.
        fingerprint: String,
    },
    /// An answer that could not be kept here: the disk is full, for instance.
    NotKept(&'static str),
}

impl Contact {
    /// What is known of the server after one more answer at `now`, or `failure`. Whatever it refuses, it answered; only one
    /// that says it cannot serve is like one that is not there.
    fn after(&self, failure: Option<&Failure>, now: DateTime<Utc>) -> Self {
        match failure {
            Some(Failure::Certificate { fingerprint }) => Self::Certificate {
                fingerprint: fingerprint.clone(),
            },
            Some(Failure::Refused { status, .. }) if *status < 500 => Self::Good,
            Some(Failure::Lost | Failure::Refused { .. }) => match self {
                Self::Lost(since) => Self::Lost(*since),
                _ => Self::Lost(now),
            },
            None => Self::Good,
        }
    }
}

/// The bond of an open office, and where the conversation stands.
pub(crate) struct Link {
    pub(crate) bond: Bond,
    pub(crate) server: Arc<Server>,
    pub(crate) client: Client,
    pub(crate) token: Option<Token>,
    pub(crate) contact: Contact,
    /// Somebody saw how much goes and agreed.
    pub(crate) agreed: bool,
    /// The access of this device is withdrawn on the device itself.
    pub(crate) is_leaving: bool,
    /// A pull just ended, and today nothing was compared yet.
    comparing: bool,
    /// When to look for what of the access journal the server was not told yet.
    tell_at: u64,
    /// Contents of attachments that go and come.
    pub(crate) contents: Contents,
    /// Tells an answer for this link from one for another.
    pub(crate) id: u64,
}

/// A token, and until when it is used.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) secret: Secret,
    until: Instant,
}

impl Token {
    /// What a sign-in or a renewal gave, at `now`.
    pub(crate) fn of(session: &SessionAnswer, now: Instant) -> Self {
        let good = Duration::from_secs(session.seconds).saturating_sub(RENEWED_AHEAD);
        Self {
            secret: session.token.clone(),
            until: now.checked_add(good).unwrap_or(now),
        }
    }
}

impl Link {
    /// The link that an office with a bond has. None: it has no bond.
    pub(crate) fn of(store: &Store, clock: &Clock) -> Result<Option<Self>, StoreError> {
        match Bond::read(store)? {
            Some(bond) => Ok(Some(Self::new(bond, store, clock)?)),
            None => Ok(None),
        }
    }

    /// A link that starts at once.
    pub(crate) fn new(bond: Bond, store: &Store, clock: &Clock) -> Result<Self, StoreError> {
        Ok(Self {
            client: Client::new(clock.millis(), store.acknowledged()?),
            server: Arc::new(Server::new(bond.address.clone())),
            bond,
            token: None,
            contact: Contact::None,
            agreed: false,
            is_leaving: false,
            comparing: false,
            tell_at: 0,
            contents: Contents::default(),
            id: clock.next_id(),
        })
    }

    /// The same server under another address, from now on.
    pub(crate) fn go_to(
        &mut self,
        address: ServerAddress,
        store: &mut Store,
        clock: &Clock,
    ) -> Result<(), StoreError> {
        self.bond.address = address.clone();
        self.bond.write(store)?;
        self.server = Arc::new(Server::new(address));
        self.contact = Contact::None;
        // What is still on its way from before is not listened to.
        self.id = clock.next_id();
        self.client.hurry(clock.millis());
        Ok(())
    }

    /// What a comparison with the server showed: how many scopes differ, which the next pull brings as a whole. None: the
    /// device is behind, which a pull puts right.
    pub(crate) fn compared(
        &mut self,
        answer: &ManifestAnswer,
        store: &mut Store,
        now: u64,
        at: DateTime<Utc>,
    ) -> Result<Option<usize>, StoreError> {
        let ManifestAnswer::Compared { differing } = answer else {
            return Ok(None);
        };
        if store.is_pulling() {
            // Its first pages were made without what would be asked for now.
            return Ok(None);
        }
        if !differing.is_empty() {
            store.ask_repair(differing)?;
            self.client.poke(now);
        }
        self.bond.compared = Some(at);
        self.bond.write(store)?;
        Ok(Some(differing.len()))
    }

    /// What holds the conversation up until somebody does something.
    pub(crate) fn stopped(&self) -> Option<Stopped> {
        self.client.stopped()
    }
}

/// Letters in groups of four, as they are typed and compared with fewer slips.
pub(crate) fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// A failure as the interface is told of it.
pub(crate) fn refusal(failure: &Failure) -> AppError {
    use crate::api::message::ParamView;
    match failure {
        Failure::Lost => AppError::new("server_lost"),
        Failure::Certificate { fingerprint } => AppError::new("server_certificate").with(
            "fingerprint",
            ParamView::Text(in_groups(&fingerprint.replace(':', ""))),
        ),
        Failure::Refused { code, params, .. } => {
            let number = |name: &str| params.get(name).and_then(serde_json::Value::as_i64);
            let error = AppError::new(match code.as_str() {
                "sign_in_refused" => "server_sign_in_refused",
                "enrolment_refused" => "server_enrolment_refused",
                "enrolment_done" => "server_enrolment_done",
                "account_ended" => "server_account_ended",
                "device_revoked" => "server_device_revoked",
                "device_taken" => "server_device_taken",
                "session_ended" => "server_session_ended",
                "too_many_attempts" | "too_many_requests" => match number("seconds") {
                    Some(seconds) if seconds < 60 => "server_too_many_seconds",
                    _ => "server_too_many",
                },
                "password_short" => "server_password_short",
                "schema_not_served" => "server_schema",
                "not_found" => "server_not_found",
                "account_unknown" => "server_account_unknown",
                "device_unknown" => "server_device_unknown",
                "name_taken" => "server_name_taken",
                "name_invalid" => "server_name_invalid",
                "staff_has_account" => "server_staff_has_account",
                "staff_unknown" => "server_staff_unknown",
                "own_account" => "server_own_account",
                "last_administrator" => "server_last_administrator",
                // The next errand brings a new token.
                "token_unknown" | "token_expired" | "busy" | "server_failed" => "server_failed",
                _ => "server_strange",
            });
            let error = match number("seconds") {
                Some(seconds) if seconds < 60 => error.with("seconds", ParamView::Number(seconds)),
                Some(seconds) => {
                    let minutes = seconds.saturating_add(59) / 60;
                    error.with("minutes", ParamView::Number(minutes))
                }
                None => error,
            };
            match number("at_least") {
                Some(least) => error.with("at_least", ParamView::Number(least)),
                None => error,
            }
        }
    }
}

/// A clock that does not jump, and a bell that wakes whoever keeps the office in step.
pub(crate) struct Clock {
    began: Instant,
    ids: AtomicU64,
    /// How often it rang.
    rung: Mutex<u64>,
    bell: Condvar,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            began: Instant::now(),
            ids: AtomicU64::new(0),
            rung: Mutex::new(0),
            bell: Condvar::new(),
        }
    }

    /// Milliseconds since the application began.
    pub(crate) fn millis(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn next_id(&self) -> u64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// Something is to be done.
    pub(crate) fn ring(&self) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = rung.wrapping_add(1);
        self.bell.notify_all();
    }

    /// How often it rang so far.
    fn rung(&self) -> u64 {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it rings once more than `heard`, at most so long.
    fn wait(&self, heard: u64, at_most: Duration) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        drop(
            self.bell
                .wait_timeout_while(rung, at_most, |rung| *rung == heard),
        );
    }
}

#[cfg(test)]
mod tests {
    use cii_store::{DatabaseKey, KeySlots, Meta, OfficeUse, Secret as Slot};

    use super::*;

    #[test]
    fn a_token_that_is_void_is_no_fault_of_the_server() {
        for (code, expected) in [
            ("token_unknown", "server_failed"),
            ("token_expired", "server_failed"),
            ("session_ended", "server_session_ended"),
            ("malformed", "server_strange"),
        ] {
            let refused = Failure::Refused {
                status: 401,
                code: code.to_owned(),
                params: serde_json::Map::default(),
            };
            assert_eq!(refusal(&refused).code, expected, "{code}");
        }
    }

    /// As it was written before there were further fields.
    fn bond() -> Bond {
        let old = serde_json::json!({
            "address": "cii.example.ch", "account": "noe.exemple", "key": "", "session": Uuid::nil(),
            "staff": Uuid::nil(), "lease_days": 14, "last_contact": null, "recovery_codes": 0, "named": true,
        });
        serde_json::from_value(old).unwrap()
    }

    #[test]
    fn a_comparison_is_due_once_a_day() {
        let at = |hours: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hours);
        let mut bond = bond();
        assert_eq!(bond.shown, Shown::default());
        for (compared, now, expected) in [
            (None, 100, true),
            (Some(100), 100, false),
            (Some(100), 123, false),
            (Some(100), 124, true),
            (Some(100), 99, true),
        ] {
            bond.compared = compared.map(at);
            assert_eq!(
                bond.is_comparison_due(at(now)),
                expected,
                "{compared:?} {now}"
            );
        }
    }

    fn new_store(folder: &std::path::Path) -> Store {
        let key = DatabaseKey::from_bytes([7; 32]);
        let meta = Meta {
            device: DeviceId(Uuid::nil()),
            office: OfficeUse::Practice,
            created_at: DateTime::UNIX_EPOCH,
        };
        KeySlots::create(folder, &key, meta.office, &[Slot::Practice], &mut |bytes| {
            bytes.fill(7);
        })
        .unwrap();
        Store::create(folder, &key, meta).unwrap()
    }

    #[test]
    fn a_lease_ends_by_the_clock_and_not_by_putting_it_back() {
        let at = |hours: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hours);
        let folder = tempfile::tempdir().unwrap();
        let mut store = new_store(folder.path());
        let mut bond = bond();
        assert!(!bond.is_lease_over(at(0)), "it has not begun");
        bond.heard(&mut store, at(100)).unwrap();
        for (now, expected) in [
            (100, false),
            (100 + 14 * 24, false),
            (101 + 14 * 24, true),
            (76, false),
            (75, true),
        ] {
            assert_eq!(bond.is_lease_over(at(now)), expected, "{now}");
        }
        // It was opened when the lease was over, and the clock put back afterwards.
        bond.open(&mut store, at(500)).unwrap();
        bond.open(&mut store, at(120)).unwrap();
        let mut bond = Bond::read(&store).unwrap().unwrap();
        assert!(bond.is_lease_over(at(500)));
        assert!(bond.is_lease_over(at(120)));
        bond.heard(&mut store, at(120)).unwrap();
        assert!(!bond.is_lease_over(at(120)), "the server was heard of");
    }

    /// A contact that could not be written does not count: after a start nobody would know of it.
    #[test]
    fn a_lease_begins_when_it_is_written() {
        let at = |second: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(second);
        let folder = tempfile::tempdir().unwrap();
        let mut store = new_store(folder.path());
        let mut bond = bond();
        // Nothing fits into what the file has already.
        bond.account = "n".repeat(500_000);
        store.limit_pages(1).unwrap();
        assert!(bond.heard(&mut store, at(0)).is_err());
        assert_eq!(bond.last_contact, None);
        store.limit_pages(1 << 30).unwrap();
        bond.heard(&mut store, at(1)).unwrap();
        bond.heard(&mut store, at(30)).unwrap();
        assert_eq!(bond.last_contact, Some(at(1)), "once a minute");
        bond.heard(&mut store, at(61)).unwrap();
        let written = Bond::read(&store).unwrap().unwrap();
        assert_eq!(written.last_contact, Some(at(61)));
    }

    #[test]
    fn whoever_refuses_answered_and_whoever_cannot_serve_did_not() {
        let at = |minute: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute);
        let refused = |status| Failure::Refused {
            status,
            code: String::new(),
            params: serde_json::Map::new(),
        };
        let lost = Contact::Lost(at(1));
        let cases = [
            (Contact::None, Some(Failure::Lost), Contact::Lost(at(9))),
            (Contact::Good, Some(refused(503)), Contact::Lost(at(9))),
            (lost.clone(), Some(refused(500)), lost.clone()),
            (lost.clone(), Some(Failure::Lost), lost.clone()),
            (lost.clone(), Some(refused(429)), Contact::Good),
            (lost.clone(), Some(refused(401)), Contact::Good),
            (lost, None, Contact::Good),
        ];
        for (before, failure, after) in cases {
            assert_eq!(before.after(failure.as_ref(), at(9)), after, "{failure:?}");
        }
    }
}
