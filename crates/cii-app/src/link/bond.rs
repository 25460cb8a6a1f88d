//! What binds an office to a server, as the database keeps it.

use chrono::{DateTime, TimeDelta, Utc};
use cii_domain::StaffId;
use cii_remote::{DeviceKey, ServerAddress};
use cii_store::{Store, StoreError};
use cii_sync::{DeviceId, Secret, SessionAnswer, Shown};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Under this name the database remembers the bond.
const BOND: &str = "server";
/// Under this name an office that has no bond yet remembers the key by which a server knows its device.
const KEY: &str = "device_key";

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
    pub(super) named: bool,
    /// When what is here was last compared with what the server would send. None: never, as in bonds from before this
    /// field.
    #[serde(default)]
    pub(super) compared: Option<DateTime<Utc>>,
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
    pub(super) fn note_ended(&mut self, store: &mut Store) -> Result<(), StoreError> {
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
    pub(super) fn is_comparison_due(&self, now: DateTime<Utc>) -> bool {
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

    pub(crate) fn read(store: &Store) -> Result<Option<Self>, StoreError> {
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
    pub(super) fn heard(
        &mut self,
        store: &mut Store,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
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
    pub(super) fn rename(
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

#[cfg(test)]
mod tests {
    use cii_store::{DatabaseKey, KeySlots, Meta, OfficeUse, Secret as Slot};

    use super::*;

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
}
