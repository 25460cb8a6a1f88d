//! The application between two calls.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use cii_domain::StaffId;
use cii_store::{Access, Damage, DatabaseKey, Journal, KeySlots, SlotKind, Store, StoreError};
use uuid::Uuid;

use crate::{
    AppError, ChangeEvent, Host, Noun,
    api::office::{PreferencesView, StartState},
    commands::server::Enrolled,
    desk::{Desk, JOURNAL_SET_ASIDE, Moment, OpenOffice},
    link::{Clock, Link},
    preferences, table,
    witness::Witness,
};

/// One data folder, open or not, and the host around it. Shared by all windows; every call is complete in itself.
pub struct App {
    shared: Arc<Shared>,
    /// The act that was written here. Every call has its own `App` over what is shared, so that its answer can name its act.
    act: Mutex<Option<Uuid>>,
}

struct Shared {
    host: Arc<dyn Host>,
    data_dir: PathBuf,
    clock: Clock,
    is_ending: AtomicBool,
    /// Whoever opens the office in the data folder, replaces it or destroys it. Taken before `inner`, never after it.
    handling: Mutex<()>,
    inner: Mutex<Inner>,
}

struct Inner {
    preferences: PreferencesView,
    office: Option<OpenOffice>,
    /// Why the office is not open, once that was tried.
    closed: Option<Closed>,
    /// Accesses that could not be written before the office was closed.
    unwritten: Vec<Access>,
    /// An account that was set up here, and whose session is for nothing yet.
    enrolled: Option<Enrolled>,
    last_call: DateTime<Utc>,
}

impl Inner {
    /// Closes the office and remembers why.
    fn close(&mut self, why: Option<Closed>) {
        if let Some(office) = self.office.take() {
            self.unwritten = office.witness.close();
        }
        self.closed = why;
    }

    /// The last own change of an office with a bond.
    fn queue(&self) -> Option<u64> {
        let office = self
            .office
            .as_ref()
            .filter(|office| office.link.is_some())?;
        office.store.last_own().ok()
    }

    /// What the window has to say of the journal of an open office.
    fn journal(&self) -> Option<JournalStanding> {
        let office = self.office.as_ref()?;
        Some(JournalStanding {
            waiting: office.witness.waiting(),
            set_aside: office.set_aside.clone(),
        })
    }
}

/// What is wrong with the access journal, if anything is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct JournalStanding {
    /// Accesses that could not be written yet.
    pub(crate) waiting: usize,
    /// The damaged journal that was set aside, until the user has read it.
    pub(crate) set_aside: Option<String>,
}

/// Why the office is not open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closed {
    pub(crate) state: StartState,
    pub(crate) found_version: Option<u32>,
}

impl Closed {
    /// Closed, and nothing more to say.
    pub(crate) fn new(state: StartState) -> Self {
        Self {
            state,
            found_version: None,
        }
    }

    /// Because its device was revoked, and nothing of it is left.
    pub(crate) fn is_erased(self) -> bool {
        matches!(self.state, StartState::Revoked | StartState::RevokedHere)
    }

    /// The screen for a failure to open.
    pub(crate) fn of(error: &StoreError) -> Self {
        let state = match error {
            StoreError::NewerVersion { found, .. } => {
                return Self {
                    state: StartState::Newer,
                    found_version: Some(*found),
                };
            }
            StoreError::ReadOnly => StartState::ReadOnly,
            StoreError::DiskFull => StartState::DiskFull,
            StoreError::Io(_) => StartState::Unreadable,
            StoreError::KeyFile => StartState::KeysMissing,
            StoreError::Damaged(Damage::Foreign) => StartState::Foreign,
            StoreError::InUse => StartState::InUse,
            StoreError::WrongKey | StoreError::NoSuchSlot => StartState::Locked,
            StoreError::Missing => StartState::FirstStart,
            _ => StartState::Damaged,
        };
        Self::new(state)
    }
}
/// The same application for another thread.
impl Clone for App {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            act: Mutex::new(None),
        }
    }
}

impl App {
    /// An application over `data_dir`. Nothing is opened yet.
    pub fn new(host: Arc<dyn Host>, data_dir: PathBuf) -> Self {
        let last_call = host.now();
        let preferences = preferences::load(&data_dir);
        let inner = Inner {
            preferences,
            office: None,
            closed: None,
            unwritten: Vec::new(),
            enrolled: None,
            last_call,
        };
        Self {
            shared: Arc::new(Shared {
                host,
                data_dir,
                clock: Clock::new(),
                is_ending: AtomicBool::new(false),
                handling: Mutex::new(()),
                inner: Mutex::new(inner),
            }),
            act: Mutex::new(None),
        }
    }

    /// Runs the command `name` with a JSON request. The answer is JSON, `{"act", "view"}`: the act that was written, by
    /// its name for `undo_last`, or null, and what the table promises. A refusal is the JSON of an [`AppError`].
    pub fn call(&self, name: &str, request: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        let (before, queue) = {
            let mut inner = self.lock();
            inner.last_call = self.host().now();
            (inner.journal(), inner.queue())
        };
        let call = self.clone();
        let answer = table::dispatch(&call, name, request);
        let (after, queue_after) = {
            let mut inner = self.lock();
            if let Some(office) = &mut inner.office {
                office.note_set_aside();
            }
            (inner.journal(), inner.queue())
        };
        let mut changed = match table::COMMANDS.iter().find(|info| info.name == name) {
            Some(info) if answer.is_ok() => info.changes.to_vec(),
            _ => Vec::new(),
        };
        if queue != queue_after {
            // Something more waits to be sent.
            if !changed.contains(&Noun::Server) {
                changed.push(Noun::Server);
            }
            self.clock().ring();
        }
        // The window warns while accesses wait, whatever it was that found or ended it.
        let is_other = before.is_some() && after.is_some() && before != after;
        if is_other && !changed.contains(&Noun::Office) {
            changed.push(Noun::Office);
        }
        if !changed.is_empty() {
            self.host().emit(ChangeEvent { changed });
        }
        answer.map_err(|error: AppError| {
            serde_json::to_vec(&error).unwrap_or_else(|_| br#"{"code":"internal"}"#.to_vec())
        })
    }

    /// Looks whether it is time to lock, and whether a search rests. The shell calls it every few seconds.
    pub fn tick(&self) {
        let mut inner = self.lock();
        let now = self.host().now();
        if let Some(office) = &mut inner.office {
            let now = office.moment(now);
            office.witness.rest(now);
        }
        let minutes = i64::from(inner.preferences.auto_lock_minutes);
        let idle = now.signed_duration_since(inner.last_call);
        if inner.office.is_some() && minutes > 0 && idle >= TimeDelta::minutes(minutes) {
            inner.close(Some(Closed::new(StartState::Locked)));
            drop(inner);
            self.host().emit(ChangeEvent {
                changed: vec![Noun::Office],
            });
        }
    }

    /// Lets the open database grow to `pages` pages of 4 KiB at most: a quota, which changes meet as a full disk.
    /// Nothing if the office is closed.
    pub fn limit_database(&self, pages: u32) -> Result<(), StoreError> {
        match &self.lock().office {
            Some(office) => office.store.limit_pages(pages),
            None => Ok(()),
        }
    }

    /// The same for the access journal.
    pub fn limit_journal(&self, pages: u32) -> Result<(), StoreError> {
        match &self.lock().office {
            Some(office) => office.witness.limit_pages(pages),
            None => Ok(()),
        }
    }

    /// Runs `f` at the desk of the open office.
    pub(crate) fn at_desk<T>(
        &self,
        f: impl FnOnce(&mut Desk<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let now = self.host().now();
        let mut inner = self.lock();
        let Inner {
            preferences,
            office,
            ..
        } = &mut *inner;
        let office = office.as_mut().ok_or_else(|| AppError::new("locked"))?;
        match office.closed_by_server(now) {
            Some(StartState::AccountEnded) => return Err(AppError::new("account_ended")),
            Some(_) => return Err(AppError::new("lease_over")),
            None => {}
        }
        if office.is_filling()? {
            return Err(AppError::new("locked"));
        }
        let now = office.moment(now);
        let at = Moment {
            now,
            local: cii_domain::zurich(now),
            by: office.user,
        };
        let mut desk = Desk {
            office,
            host: self.host(),
            preferences,
            at,
            act: None,
        };
        let result = f(&mut desk);
        if desk.act.is_some() {
            *hold(&self.act) = desk.act;
        }
        result
    }

    /// The act that this call wrote; what it changed is taken back under this name.
    pub(crate) fn act(&self) -> Option<Uuid> {
        *hold(&self.act)
    }

    /// Puts an opened office on the desk, with its key and the slot that gave it.
    pub(crate) fn put_office(
        &self,
        mut store: Store,
        journal: Journal,
        keys: KeySlots,
        (key, opened_by): (DatabaseKey, SlotKind),
        user: StaffId,
        practice_day: Option<NaiveDate>,
    ) -> Result<(), StoreError> {
        // Without its bond an office would forget its lease: one that cannot be read keeps the office closed.
        let mut link = Link::of(&store, self.clock())?;
        if let Some(link) = &mut link {
            // Where nothing can be written, the office opens all the same.
            drop(link.bond.open(&mut store, self.host().now()));
        }
        let mut inner = self.lock();
        inner.closed = None;
        let witness = Witness::new(journal, std::mem::take(&mut inner.unwritten));
        // A notice that cannot be read is shown no more; the journal says it as well.
        let set_aside = store
            .setting(JOURNAL_SET_ASIDE)
            .ok()
            .flatten()
            .filter(|name| !name.is_empty());
        let office = inner.office.insert(OpenOffice {
            store,
            witness,
            set_aside,
            keys,
            key,
            opened_by,
            user,
            practice_day,
            engine: None,
            link,
            day: None,
        });
        office.note_set_aside();
        drop(inner);
        self.clock().ring();
        Ok(())
    }

    /// Works on the open office and its bond with the server, from whatever thread. None: the office is closed, or has no
    /// bond. Unlike the desk it is there when the lease is over, since only the server can end that.
    pub(crate) fn with_link<T>(
        &self,
        f: impl FnOnce(&mut OpenOffice, &mut Link) -> T,
    ) -> Option<T> {
        let mut inner = self.lock();
        let office = inner.office.as_mut()?;
        let mut link = office.link.take()?;
        let result = f(office, &mut link);
        office.link = Some(link);
        Some(result)
    }

    /// The same for an office that may have no bond yet.
    pub(crate) fn with_office<T>(&self, f: impl FnOnce(&mut OpenOffice) -> T) -> Option<T> {
        self.lock().office.as_mut().map(f)
    }

    /// The account that was set up here, if its session is still for nothing.
    pub(crate) fn enrolled(&self) -> Option<Enrolled> {
        self.lock().enrolled.clone()
    }

    /// An account was set up here; or its session serves an office now.
    pub(crate) fn set_enrolled(&self, enrolled: Option<Enrolled>) {
        self.lock().enrolled = enrolled;
    }

    /// Lets nobody else open the office in the data folder, replace it or destroy it. How the office stands is looked at
    /// once this is held: whoever had it before may have changed that.
    pub(crate) fn handle_folder(&self) -> MutexGuard<'_, ()> {
        hold(&self.shared.handling)
    }

    /// The device was revoked: the office is closed and destroyed. A window that asks for its state meanwhile waits.
    pub(crate) fn erase(&self) {
        let _handling = self.handle_folder();
        let is_leaving = self.with_link(|_, link| link.is_leaving);
        self.close_office(None);
        let slots = KeySlots::read(self.data_dir()).ok();
        if let Some(entry) = slots.as_ref().and_then(KeySlots::find_keyring_entry) {
            // What it opens is destroyed next; that it stays harms nobody.
            self.host().keyring_delete(entry).ok();
        }
        let state = match cii_store::erase(self.data_dir()) {
            Ok(()) if is_leaving == Some(true) => StartState::RevokedHere,
            Ok(()) => StartState::Revoked,
            Err(_) => StartState::Locked,
        };
        self.close_office(Some(Closed::new(state)));
        self.host().emit(ChangeEvent {
            changed: vec![Noun::Office],
        });
    }

    /// The threads that keep the office in step with its server come to their end.
    pub fn end(&self) {
        self.shared.is_ending.store(true, Ordering::Relaxed);
        self.clock().ring();
    }

    pub(crate) fn is_ending(&self) -> bool {
        self.shared.is_ending.load(Ordering::Relaxed)
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Closes the office and remembers why.
    pub(crate) fn close_office(&self, why: Option<Closed>) {
        self.lock().close(why);
    }

    /// Locks an open office. Of one that is closed already it stays said why.
    pub(crate) fn lock_office(&self) {
        let mut inner = self.lock();
        if inner.office.is_some() || inner.closed.is_none() {
            inner.close(Some(Closed::new(StartState::Locked)));
        }
    }

    /// Whether the office is open, and if not, why not if that was tried.
    pub(crate) fn standing(&self) -> (bool, Option<Closed>) {
        let inner = self.lock();
        (inner.office.is_some(), inner.closed)
    }

    /// What the window has to say of the journal; nothing while the office is closed.
    pub(crate) fn journal(&self) -> JournalStanding {
        self.lock().journal().unwrap_or_default()
    }

    /// The preferences in force.
    pub(crate) fn preferences(&self) -> PreferencesView {
        self.lock().preferences.clone()
    }

    /// Replaces the preferences and keeps them.
    pub(crate) fn set_preferences(&self, preferences: PreferencesView) -> Result<(), AppError> {
        preferences::save(self.data_dir(), &preferences)?;
        self.lock().preferences = preferences;
        Ok(())
    }

    pub(crate) fn host(&self) -> &dyn Host {
        self.shared.host.as_ref()
    }

    pub(crate) fn data_dir(&self) -> &Path {
        &self.shared.data_dir
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        hold(&self.shared.inner)
    }
}

/// A panic in another call must not make this one fail: every change is one transaction, so nothing is half done.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
