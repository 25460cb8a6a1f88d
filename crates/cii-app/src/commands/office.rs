//! Start, first start, unlock, lock, preferences, undo, search everywhere.

mod creation;
mod seat;

pub(crate) use creation::{Foundation, create_office, lay_foundation, start_practice};
pub(crate) use seat::{former_user, set_user, settle_in, take_seat};

use chrono::NaiveDate;
use cii_domain::{StaffId, staff::Staff, witness::AccessKind};
use cii_store::{
    Access, DatabaseKey, Journal, KeySlots, OfficeUse, Presence, RecoveryCode, Secret, SlotKind,
    Store, StoreError, presence,
};
use zeroize::Zeroizing;

use super::situations::row_view;
use crate::{
    App, AppError, KeyringError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        office::*,
    },
    app::Closed,
    desk::draw_id,
    people::People,
    rights::{keeps_files, kinds_made},
    typed_path::typed_path,
};

const DONE: DoneView = DoneView { can_undo: false };
/// What the palette shows of each kind.
const MOST_FOUND: usize = 8;

/// What a command meets at an office that is closed or has to be.
const CLOSED: [&str; 3] = ["locked", "lease_over", "account_ended"];

const USER: &str = "user";
const PRACTICE_DAY: &str = "practice_day";

/// Never refused for a closed office, which is a state like any other: if the office closes while it is read (revoked,
/// its time to lock, another window), what it is now is read instead.
pub(crate) fn get_status(app: &App, _: NothingRequest) -> Result<StatusOfOfficeView, AppError> {
    loop {
        match read_status(app) {
            Err(error) if CLOSED.contains(&error.code.as_str()) => {}
            status => return status,
        }
    }
}

fn read_status(app: &App) -> Result<StatusOfOfficeView, AppError> {
    if let (false, None) = app.standing() {
        let _handling = app.handle_folder();
        if let (false, None) = app.standing() {
            open_by_itself(app);
        }
    }
    let (open, closed) = app.standing();
    let slots = KeySlots::read(app.data_dir()).ok();
    let has = |kind| {
        slots
            .as_ref()
            .is_some_and(|slots| slots.list_kinds().contains(&kind))
    };
    let (has_password, has_keyring) = (has(SlotKind::Password), has(SlotKind::Keyring));
    let preferences = app.preferences();
    let data_folder = app.data_dir().display().to_string();
    let journal = app.journal();
    let closed = if open {
        waits_for_server(app)?
    } else {
        Some(closed.unwrap_or(Closed::new(StartState::Locked)))
    };
    if let Some(closed) = closed {
        return Ok(StatusOfOfficeView {
            state: closed.state,
            preferences,
            today: cii_domain::zurich(app.host().now()).date(),
            practice: slots.is_some_and(|slots| slots.office_use() == OfficeUse::Practice),
            data_folder,
            user: None,
            has_password,
            has_keyring,
            by_recovery_key: false,
            found_version: closed.found_version,
            outbox: 0,
            journal_waiting: 0,
            journal_set_aside: None,
            undoable: None,
            counts: CountsView::default(),
        });
    }
    app.at_desk(|desk| {
        let due = super::today::count_due(desk)?;
        let practice = desk.office.practice_day.is_some();
        let by_recovery_key = desk.office.is_by_recovery_key();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (at, preferences) = (desk.at, desk.preferences.clone());
        let judged_on = desk.judged_on();
        desk.read(|r| {
            let user: Staff = r.get(&at.by)?;
            let open = cii_store::SituationFilter {
                open_only: true,
                ..cii_store::SituationFilter::default()
            };
            let slice = cii_store::Slice {
                offset: 0,
                limit: 0,
            };
            let situations = r
                .list_situations(&open, cii_store::Order::Newest, slice, at.by, at.today())?
                .total;
            let undoable = r.find_undoable(at.by)?.map(MessageView::new);
            Ok(StatusOfOfficeView {
                state: StartState::Open,
                preferences,
                today: at.today(),
                practice,
                data_folder,
                user: Some(UserView {
                    staff: user.id,
                    name: user.full_name(),
                    function: user
                        .functions
                        .first()
                        .copied()
                        .unwrap_or(cii_domain::staff::Function::Secretariat),
                    region: user.region,
                    makes: kinds_made(&user, judged_on),
                }),
                has_password,
                has_keyring,
                by_recovery_key,
                found_version: None,
                outbox: count(r.count_outbox()?),
                journal_waiting: count(journal.waiting),
                journal_set_aside: journal.set_aside,
                undoable,
                counts: CountsView {
                    today: due,
                    situations: count(situations),
                    sessions: count(super::sessions::count_at_work(r)?),
                    contracts: count(super::contracts::count_on_their_way(r)?),
                },
            })
        })
    })
}

/// Why an open office cannot be worked in, if that is so: the shared server was not heard of, or shows it no record.
fn waits_for_server(app: &App) -> Result<Option<Closed>, AppError> {
    let now = app.host().now();
    let waits = app.with_office(|office| {
        if let Some(state) = office.closed_by_server(now) {
            return Ok(Some(Closed::new(state)));
        }
        let user = office.user;
        let is_known = office.store.read(|r| r.find::<Staff>(&user))?.is_some();
        if is_known && !office.is_filling()? {
            return Ok(None);
        }
        let link = office.link.as_ref();
        let waits = link.is_none_or(|link| link.bond.shown.records);
        Ok::<_, StoreError>(Some(Closed::new(if waits {
            StartState::Filling
        } else {
            StartState::WithoutRecords
        })))
    });
    Ok(waits.transpose()?.flatten())
}

/// Opens what needs nobody: a practice office, or a database whose secret the keyring gives. For who handles the folder.
fn open_by_itself(app: &App) {
    let why = match presence(app.data_dir()) {
        Presence::Nothing | Presence::KeysOnly => Closed::new(StartState::FirstStart),
        Presence::DatabaseOnly => Closed::of(&StoreError::KeyFile),
        Presence::Complete => match KeySlots::read(app.data_dir()) {
            Err(error) => Closed::of(&error),
            Ok(slots) if slots.list_kinds().contains(&SlotKind::Practice) => {
                match open_with(app, &slots, Secret::Practice) {
                    Ok(()) => return,
                    Err(why) => why,
                }
            }
            Ok(slots) => match open_by_keyring(app, &slots) {
                Ok(()) => return,
                Err(why) => why,
            },
        },
    };
    app.close_office(Some(why));
}

fn open_by_keyring(app: &App, slots: &KeySlots) -> Result<(), Closed> {
    let Some(entry) = slots.find_keyring_entry() else {
        return Err(Closed::new(StartState::Locked));
    };
    let secret = match app.host().keyring_get(entry) {
        Ok(Some(secret)) => Zeroizing::new(secret),
        Ok(None) | Err(KeyringError::Missing | KeyringError::Unavailable) => {
            return Err(Closed::new(StartState::KeyringMissing));
        }
        Err(KeyringError::Locked) => return Err(Closed::new(StartState::KeyringLocked)),
    };
    let secret: &[u8; 32] = secret
        .as_slice()
        .try_into()
        .map_err(|_| Closed::new(StartState::KeyringMissing))?;
    open_with(app, slots, Secret::Keyring { entry, secret })
}

fn open_with(app: &App, slots: &KeySlots, secret: Secret<'_>) -> Result<(), Closed> {
    let key = slots.open(secret).map_err(|error| Closed::of(&error))?;
    open_database(app, slots.clone(), &key, secret.kind()).map_err(|error| Closed::of(&error))
}

/// By what the office was opened, as the access journal keeps it.
const fn means(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Keyring => "keyring",
        SlotKind::Password => "password",
        SlotKind::Recovery => "recovery",
        SlotKind::Practice => "practice",
    }
}

/// Opens the database in the data folder with a key at hand, which a slot of the kind `opened_by` gave.
pub(crate) fn open_with_key(
    app: &App,
    key: &DatabaseKey,
    opened_by: SlotKind,
) -> Result<(), AppError> {
    let slots = KeySlots::read(app.data_dir())?;
    Ok(open_database(app, slots, key, opened_by)?)
}

fn open_database(
    app: &App,
    slots: KeySlots,
    key: &DatabaseKey,
    opened_by: SlotKind,
) -> Result<(), StoreError> {
    let mut store = Store::open(app.data_dir(), key)?;
    // What cannot be done on a full disk is done at a later start; the office opens all the same.
    drop(store.sweep_blobs(app.host().now()));
    let user = find_user(&store)?;
    let practice_day: Option<NaiveDate> = store
        .setting(PRACTICE_DAY)?
        .and_then(|day| day.parse().ok());
    let now = app.host().now();
    let now = practice_day.map_or(now, |day| cii_domain::on_day(now, day));
    let mut journal = Journal::open(app.data_dir(), key, (user, now))?;
    let mut unlocked = Access::new(AccessKind::Unlock, user, now, []);
    means(opened_by).clone_into(&mut unlocked.reason);
    journal.record(unlocked);
    let key = (key.clone(), opened_by);
    app.put_office(store, journal, slots, key, user, practice_day)?;
    Ok(())
}

/// Who sits here. A database that came from another computer does not say: the Bureau's first member of staff does. Of
/// a salvaged one, which may have lost them, anybody.
pub(super) fn find_user(store: &Store) -> Result<StaffId, StoreError> {
    if let Some(user) = store.setting(USER)?.and_then(|id| id.parse().ok()) {
        return Ok(user);
    }
    store.read(|r| {
        let staff = r.list::<Staff>()?;
        staff
            .iter()
            .find(|staff| staff.functions.iter().any(|function| function.is_bureau()))
            .or(staff.first())
            .map(|staff| staff.id)
            .ok_or(StoreError::NoSuchRecord)
    })
}

pub(crate) fn set_preferences(
    app: &App,
    SetPreferencesRequest { preferences }: SetPreferencesRequest,
) -> Result<PreferencesView, AppError> {
    let zoom = preferences.zoom.clamp(90, 200);
    let output_folder = match preferences.output_folder.trim() {
        "" => String::new(),
        typed => typed_path(typed)
            .map_err(|error| AppError::field("output_folder", error))?
            .display()
            .to_string(),
    };
    let preferences = PreferencesView {
        zoom,
        output_folder,
        ..preferences
    };
    app.set_preferences(preferences.clone())?;
    Ok(preferences)
}

pub(crate) fn unlock(
    app: &App,
    UnlockRequest { password }: UnlockRequest,
) -> Result<DoneView, AppError> {
    let password = Zeroizing::new(password);
    unlock_with(app, Secret::Password(&password))
}

pub(crate) fn unlock_with_recovery_key(
    app: &App,
    request: UnlockWithRecoveryKeyRequest,
) -> Result<DoneView, AppError> {
    let code: RecoveryCode = request.recovery_key.parse()?;
    unlock_with(app, Secret::Recovery(&code))
}

fn unlock_with(app: &App, secret: Secret<'_>) -> Result<DoneView, AppError> {
    let _handling = app.handle_folder();
    if app.standing().0 {
        return Ok(DONE);
    }
    let slots = KeySlots::read(app.data_dir())?;
    let key = slots.open(secret)?;
    open_database(app, slots, &key, secret.kind()).inspect_err(|error| {
        app.close_office(Some(Closed::of(error)));
    })?;
    Ok(DONE)
}

pub(crate) fn unlock_with_keyring(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    let _handling = app.handle_folder();
    // Of an erased office the window still has to say why it is gone.
    if let (false, why) = app.standing()
        && !why.is_some_and(Closed::is_erased)
    {
        open_by_itself(app);
    }
    match app.standing() {
        (true, _) => Ok(DONE),
        (
            false,
            Some(Closed {
                state: StartState::KeyringLocked,
                ..
            }),
        ) => Err(AppError::new("keyring_locked")),
        (
            false,
            Some(Closed {
                state: StartState::KeyringMissing,
                ..
            }),
        ) => Err(AppError::new("keyring_missing")),
        (false, _) => Err(AppError::new("locked")),
    }
}

/// What was wrong may be mended by now: the next look at the state tries anew. A locked office stays locked.
pub(crate) fn try_again(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    if let (false, Some(why)) = app.standing()
        && why.state != StartState::Locked
    {
        app.close_office(None);
    }
    Ok(DONE)
}

pub(crate) fn lock(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    app.lock_office();
    Ok(DONE)
}

/// Somebody is at the keyboard without asking for anything. Like every call it puts off the automatic lock.
pub(crate) fn stay_open(_: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    Ok(DONE)
}

pub(crate) fn undo_last(
    app: &App,
    UndoRequest { act }: UndoRequest,
) -> Result<UndoneView, AppError> {
    app.at_desk(|desk| {
        let host = desk.host;
        let (by, now, judged_on) = (desk.at.by, desk.at.now, desk.judged_on());
        let store = &mut desk.office.store;
        let undone = store.undo_last(act, by, now, judged_on, &mut || draw_id(host))?;
        Ok(UndoneView {
            act: MessageView::new(undone.act),
        })
    })
}

pub(crate) fn search_everywhere(
    app: &App,
    SearchEverywhereRequest { query }: SearchEverywhereRequest,
) -> Result<FoundListView, AppError> {
    let folded = cii_domain::names::fold(&query);
    if folded.is_empty() {
        return Ok(FoundListView { found: Vec::new() });
    }
    app.at_desk(|desk| {
        let (today, now, viewer) = (desk.at.today(), desk.at.local, desk.at.by);
        let judged_on = desk.judged_on();
        let found = desk.read(|r| {
            let people = People::load(r)?;
            let user = people.staff.get(&viewer);
            let shows_calendar = user.is_some_and(|user| keeps_files(user, judged_on));
            let mut found = Vec::new();
            let rows = r.search_situations(&query, MOST_FOUND, viewer, today)?;
            let ids: Vec<_> = rows.iter().map(|row| row.situation).collect();
            for row in rows {
                found.push(FoundView::Situation {
                    situation: row_view(row, today),
                });
            }
            for id in ids.iter().take(3) {
                for session in r.list_of::<cii_domain::session::Session>(id)? {
                    if session.state.is_upcoming() {
                        let file = crate::session_file::SessionFile::of(r, &people, session, now)?;
                        found.push(FoundView::Session {
                            session: file.row(&people, viewer),
                        });
                    }
                }
            }
            for id in ids.iter().take(3) {
                for contract in r.list_of::<cii_domain::contract::Contract>(id)? {
                    found.push(FoundView::Contract {
                        contract: super::contracts::row_of(r, &contract, viewer, today)?,
                    });
                }
            }
            let matches = |text: &str| {
                let text = cii_domain::names::fold(text);
                folded
                    .split(' ')
                    .all(|word| text.split(' ').any(|candidate| candidate.starts_with(word)))
            };
            for institution in r.list::<cii_domain::institution::Institution>()? {
                let text = format!(
                    "{} {} {} {}",
                    institution.code.fr,
                    institution.code.de,
                    institution.name.fr,
                    institution.name.de
                );
                if matches(&text) {
                    found.push(FoundView::Institution {
                        key: institution.key,
                    });
                }
            }
            for staff in people
                .staff
                .values()
                .filter(|staff| staff.is_active_on(today))
            {
                if matches(&staff.full_name()) {
                    let staff = super::directory::staff_view(staff.clone(), today, shows_calendar);
                    found.push(FoundView::Staff { staff });
                }
            }
            Ok(found)
        })?;
        let subjects = found
            .iter()
            .filter_map(|found| match found {
                FoundView::Situation { situation } => Some(situation.id.0),
                _ => None,
            })
            .collect();
        desk.witness_search(subjects, &query);
        Ok(FoundListView { found })
    })
}
