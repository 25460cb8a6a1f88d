//! Backup, restore, rebuild.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use cii_domain::witness::AccessKind;
use cii_store::{
    Access, BackupSummary, DatabaseKey, KeySlots, Meta, OfficeUse, RecoveryCode, Secret, SlotKind,
    Store, StoreError, read_backup_slots, read_backup_summary, restore_backup as restore,
    verify_backup as verify,
};
use cii_sync::DeviceId;

use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest, ParamView},
        office::*,
    },
    app::Closed,
    desk::draw_id,
    error::{message_of, of_io},
    link::{Bond, note_restored},
    typed_path::typed_path,
};

/// What a backup file is called: the day and the minute, nothing of the content.
const NAME: &str = "bureau-cii-%Y-%m-%d-%H%M%S.backup";
const ENDING: &str = "backup";

fn backups_of(app: &App) -> PathBuf {
    app.data_dir().join("backups")
}

fn view(path: &Path, summary: &BackupSummary, at: DateTime<Utc>) -> BackupView {
    BackupView {
        path: path.display().to_string(),
        records: summary.records.values().sum(),
        bytes: fs::metadata(path).map_or(0, |meta| meta.len()),
        at: summary.made_at.unwrap_or(at),
    }
}

pub(crate) fn backup(
    app: &App,
    BackupRequest { folder }: BackupRequest,
) -> Result<BackupView, AppError> {
    let folder = match folder.trim() {
        "" => backups_of(app),
        typed => typed_path(typed).map_err(|error| AppError::field("folder", error))?,
    };
    app.at_desk(|desk| {
        fs::create_dir_all(&folder).map_err(|error| of_io(&error))?;
        let now = desk.at.now;
        let path = folder.join(desk.at.local.format(NAME).to_string());
        desk.office.witness.examine(desk.at.by, now);
        let made = desk.office.store.backup_to(&path, now)?;
        desk.witness(AccessKind::Backup, Vec::new(), "");
        Ok(view(&path, &made, now))
    })
}

pub(crate) fn list_backups(app: &App, _: NothingRequest) -> Result<BackupListView, AppError> {
    let Ok(entries) = fs::read_dir(backups_of(app)) else {
        return Ok(BackupListView {
            backups: Vec::new(),
        });
    };
    let mut backups: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .filter_map(|path| {
            let meta = fs::metadata(&path).ok()?;
            let summary = read_backup_summary(&path).ok();
            let made_at = summary.as_ref().and_then(|summary| summary.made_at);
            Some(FoundBackupView {
                path: path.display().to_string(),
                records: summary.map(|summary| summary.records.values().sum()),
                bytes: meta.len(),
                at: made_at.or(meta.modified().ok().map(Into::into))?,
            })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(BackupListView { backups })
}

pub(crate) fn verify_backup(
    app: &App,
    VerifyBackupRequest { path, secret }: VerifyBackupRequest,
) -> Result<BackupView, AppError> {
    let path = backup_at(&path)?;
    let key = if secret.is_empty() {
        app.at_desk(|desk| Ok(desk.office.key.clone()))?
    } else {
        key_of_backup(&path, &secret)?.0
    };
    let found = verify(&path, &key, app.data_dir())?;
    Ok(view(&path, &found, app.host().now()))
}

/// The backup file at a typed path.
fn backup_at(typed: &str) -> Result<PathBuf, AppError> {
    let path = typed_path(typed).map_err(|error| AppError::field("path", error))?;
    if path.is_file() {
        Ok(path)
    } else {
        Err(AppError::field("path", MessageView::new("file_not_found")))
    }
}

/// The key of a backup, by what was typed for it, and the slot that gave it.
fn key_of_backup(path: &Path, secret: &str) -> Result<(DatabaseKey, SlotKind), AppError> {
    key_of(&read_backup_slots(path)?, secret).map_err(|error| match error {
        StoreError::WrongKey | StoreError::NoSuchSlot => {
            AppError::field("secret", message_of(&StoreError::WrongKey))
        }
        other => other.into(),
    })
}

/// The key of a backup, by the password or the recovery key of the office that made it, and the slot that gave it.
fn key_of(slots: &KeySlots, secret: &str) -> Result<(DatabaseKey, SlotKind), StoreError> {
    let open = |secret: Secret<'_>| Ok((slots.open(secret)?, secret.kind()));
    if slots.office_use() == OfficeUse::Practice {
        return open(Secret::Practice);
    }
    if let Ok(code) = secret.parse::<RecoveryCode>()
        && let Ok(opened) = open(Secret::Recovery(&code))
    {
        return Ok(opened);
    }
    open(Secret::Password(secret))
}

pub(crate) fn restore_backup(
    app: &App,
    RestoreBackupRequest { path, secret }: RestoreBackupRequest,
) -> Result<DoneView, AppError> {
    let path = backup_at(&path)?;
    let before = app.standing().1;
    let (key, opened_by) = key_of_backup(&path, &secret)?;
    // Everything is verified before the office closes, so that a broken backup leaves all as it is.
    verify(&path, &key, app.data_dir())?;
    let _handling = app.handle_folder();
    let is_erased = |why: Option<Closed>| why.is_some_and(Closed::is_erased);
    if is_erased(app.standing().1) && !is_erased(before) {
        // Revoked meanwhile: nothing comes back by what was asked before that.
        return Err(AppError::new("locked"));
    }
    refuse_while_unsent(app, &key)?;
    app.close_office(Some(Closed::new(StartState::Locked)));
    restore(&path, &key, app.data_dir()).inspect_err(|_| app.close_office(None))?;
    note_restored(&mut Store::open(app.data_dir(), &key)?)?;
    super::office::open_with_key(app, &key, opened_by)?;
    // It is entered though the office may have to wait for its server.
    app.with_office(|office| {
        let now = office.moment(app.host().now());
        let access = Access::new(AccessKind::Restore, office.user, now, []);
        office.witness.enter(access);
    });
    Ok(DoneView { can_undo: false })
}

/// What the server does not have yet would be gone with the database that is replaced: once the server is heard, no copy of
/// it stays. A database that cannot be read holds nobody up.
fn refuse_while_unsent(app: &App, key: &DatabaseKey) -> Result<(), AppError> {
    let unsent = |store: &Store| -> Result<u64, StoreError> {
        Ok(match Bond::read(store)? {
            Some(_) => store.sync_counts()?.waiting,
            None => 0,
        })
    };
    let waiting = match app.with_office(|office| unsent(&office.store)) {
        Some(open) => open?,
        None => Store::open(app.data_dir(), key)
            .and_then(|store| unsent(&store))
            .unwrap_or(0),
    };
    if waiting == 0 {
        return Ok(());
    }
    let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
    Err(AppError::new("restore_unsent").with("waiting", ParamView::Number(waiting)))
}

/// Reads what can be read of a damaged database into a new one. The damaged one stays, moved aside.
pub(crate) fn salvage(
    app: &App,
    UnlockRequest { password }: UnlockRequest,
) -> Result<SalvagedView, AppError> {
    let _handling = app.handle_folder();
    if app.standing().0 {
        return Err(AppError::new("already_open"));
    }
    let host = app.host();
    let now = host.now();
    let slots = KeySlots::read(app.data_dir())?;
    let (key, opened_by) = key_of(&slots, &password)?;
    let into = app
        .data_dir()
        .join(now.format("salvaged-%Y%m%d%H%M%S").to_string());
    let fallback = Meta {
        device: DeviceId(draw_id(host)),
        office: slots.office_use(),
        created_at: now,
    };
    let by = cii_domain::StaffId(draw_id(host));
    let salvage_into = |into: &Path| {
        let found =
            cii_store::salvage(app.data_dir(), &key, into, fallback, (by, now), &mut || {
                draw_id(host)
            })?;
        // It takes the place of the damaged one only if somebody can work with it.
        let salvaged = Store::open(into, &key)?;
        super::office::find_user(&salvaged)?;
        salvaged.close()?;
        Ok::<_, StoreError>(found)
    };
    let found = match salvage_into(&into) {
        Ok(found) => found,
        Err(error) => {
            // What stands of the new one is of no use, and the damaged one was not touched.
            drop(fs::remove_dir_all(&into));
            return Err(error.into());
        }
    };
    let aside = app
        .data_dir()
        .join(now.format("damaged-%Y%m%d%H%M%S").to_string());
    fs::create_dir_all(&aside).map_err(|error| of_io(&error))?;
    let (name, data) = ("bureau-cii.db", app.data_dir());
    // There is a database at every moment, or whoever starts meanwhile would be asked to make a new office.
    fs::hard_link(data.join(name), aside.join(name))
        .or_else(|_| fs::copy(data.join(name), aside.join(name)).map(drop))
        .map_err(|error| of_io(&error))?;
    for log in ["bureau-cii.db-wal", "bureau-cii.db-shm"] {
        match fs::rename(data.join(log), aside.join(log)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(of_io(&error));
            }
            _ => {}
        }
    }
    fs::rename(into.join(name), data.join(name)).map_err(|error| of_io(&error))?;
    drop(fs::remove_dir_all(&into));
    super::office::open_with_key(app, &key, opened_by)?;
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Ok(SalvagedView {
        records: number(found.records),
        waiting: found.is_shared.then(|| number(found.mutations)),
    })
}

pub(crate) fn rebuild(app: &App, _: NothingRequest) -> Result<RebuiltView, AppError> {
    app.at_desk(|desk| {
        desk.office.store.rebuild()?;
        let records = desk.office.store.summarise()?.records.values().sum();
        Ok(RebuiltView { records })
    })
}
