//! What a command works with while the office is open.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use cii_documents::{Assets, Engine};
use cii_domain::StaffId;
use cii_store::{Act, DatabaseKey, KeySlots, Reader, SlotKind, Store, StoreError, Writer};
use uuid::Uuid;

use crate::{
    AppError, Host,
    api::office::{PreferencesView, StartState},
    commands::today::Day,
    link::Link,
    witness::Witness,
};

/// Under this name the database remembers that a damaged journal was set aside, until the user was told.
pub(crate) const JOURNAL_SET_ASIDE: &str = "journal_set_aside";

/// The office while it is open.
pub(crate) struct OpenOffice {
    pub(crate) store: Store,
    pub(crate) witness: Witness,
    pub(crate) set_aside: Option<String>,
    pub(crate) keys: KeySlots,
    pub(crate) key: DatabaseKey,
    /// The slot that gave the key.
    pub(crate) opened_by: SlotKind,
    pub(crate) user: StaffId,
    /// The fixed day of a practice office.
    pub(crate) practice_day: Option<NaiveDate>,
    pub(crate) engine: Option<Engine>,
    /// The bond with a shared server, if there is one.
    pub(crate) link: Option<Link>,
    /// What was due when that was worked out last.
    pub(crate) day: Option<Day>,
}

impl OpenOffice {
    /// The moment of the office at the host's `now`: what is written on a practice day is written on that day
    /// everywhere, in acts, history, journal and papers.
    pub(crate) fn moment(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.practice_day
            .map_or(now, |day| cii_domain::on_day(now, day))
    }

    /// Whether the recovery key opened it and no password was set since: whoever holds that key proved more than a
    /// password does, and uses it because the password is lost.
    pub(crate) fn is_by_recovery_key(&self) -> bool {
        self.opened_by == SlotKind::Recovery
    }

    /// Whoever set the password knows it from now on.
    pub(crate) fn note_password_set(&mut self) {
        self.opened_by = SlotKind::Password;
    }

    /// Why the office stays closed until its server is heard of. None: it does not.
    pub(crate) fn closed_by_server(&self, now: DateTime<Utc>) -> Option<StartState> {
        let bond = &self.link.as_ref()?.bond;
        if bond.is_ended() {
            Some(StartState::AccountEnded)
        } else {
            bond.is_lease_over(now).then_some(StartState::LeaseOver)
        }
    }

    /// Whether what the server sends has to come first: nothing of what is here is shown before.
    pub(crate) fn is_filling(&self) -> Result<bool, StoreError> {
        let link = self.link.as_ref();
        Ok(link.is_some_and(|link| link.bond.is_restored()) || self.store.is_filling()?)
    }

    /// Remembers, over a new start too, that a damaged journal was set aside.
    pub(crate) fn note_set_aside(&mut self) {
        if let Some(name) = self.witness.take_set_aside() {
            // The journal says so itself: without room for it the notice is shown until the office closes.
            drop(self.store.set_setting(JOURNAL_SET_ASIDE, &name));
            self.set_aside = Some(name);
        }
    }

    /// The user knows that a damaged journal was set aside.
    pub(crate) fn acknowledge_journal(&mut self) -> Result<(), StoreError> {
        self.store.set_setting(JOURNAL_SET_ASIDE, "")?;
        self.set_aside = None;
        Ok(())
    }
}

/// Who acts, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// The host's clock; in a practice office its time of day on the fixed day.
    pub(crate) now: DateTime<Utc>,
    /// The same in local time of Europe/Zurich; its day is the office's day.
    pub(crate) local: NaiveDateTime,
    pub(crate) by: StaffId,
}

impl Moment {
    /// The office's day.
    pub(crate) fn today(&self) -> NaiveDate {
        self.local.date()
    }
}

/// What a command works with while the office is open.
pub(crate) struct Desk<'a> {
    pub(crate) office: &'a mut OpenOffice,
    pub(crate) host: &'a dyn Host,
    pub(crate) preferences: &'a PreferencesView,
    pub(crate) at: Moment,
    pub(crate) act: Option<Uuid>,
}

impl Desk<'_> {
    /// Reads.
    pub(crate) fn read<T>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.office.store.read(f)
    }

    /// Changes in one transaction, under the name `act` (`core.act.<act>`).
    pub(crate) fn change<T>(
        &mut self,
        act: &'static str,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.write(Act::new(act, self.at.by, self.at.now), f)
    }

    /// The same for an act that Ctrl+Z must not take back.
    pub(crate) fn change_finally<T>(
        &mut self,
        act: &'static str,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.write(Act::final_(act, self.at.by, self.at.now), f)
    }

    fn write<T>(
        &mut self,
        act: Act,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let host = self.host;
        let act = act.judged_on(self.judged_on());
        let mut written = None;
        let result = self.office.store.change(act, &mut || draw_id(host), |w| {
            let result = f(w)?;
            written = w.act();
            Ok(result)
        });
        if result.is_ok() && written.is_some() {
            self.act = written;
        }
        result
    }

    /// The day on which the rules of access judge what is written here. None: there is no server that asks them, or nothing
    /// is known of it yet.
    pub(crate) fn judged_on(&self) -> Option<NaiveDate> {
        let is_shared = self.office.link.is_some() && self.office.store.cookie().is_some();
        is_shared.then(|| self.at.today())
    }

    /// A new identity.
    pub(crate) fn id(&self) -> Uuid {
        draw_id(self.host)
    }

    /// The document engine, made on first use.
    pub(crate) fn engine(&mut self) -> Result<&Engine, AppError> {
        if self.office.engine.is_none() {
            self.office.engine =
                Some(Engine::new(Assets::embedded()).map_err(|_| AppError::new("fonts"))?);
        }
        self.office
            .engine
            .as_ref()
            .ok_or_else(|| AppError::new("fonts"))
    }
}

/// An identity out of the host's chance.
pub(crate) fn draw_id(host: &dyn Host) -> Uuid {
    let mut bytes = [0; 16];
    host.random(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
