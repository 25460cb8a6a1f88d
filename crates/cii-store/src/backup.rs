//! Backups: one file that holds the database, the contents of attachments, the journal and the key slots a person can open,
//! and that was opened and counted before anybody was told that it is good.

mod container;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use cii_domain::BlobId;
use cii_sync::RecordKind;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Damage, DatabaseKey, KeySlots, Store, StoreError,
    folder::{self, BACKUPS, BLOBS, DATABASE, JOURNAL, KEYS, SCRATCH},
    hex, open, schema,
    store::{check, close, remove_database},
    table::blob::{self, Blob},
};

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupSummary {
    /// When it was made. None: automatically, before a migration.
    pub made_at: Option<DateTime<Utc>>,
    /// The schema of its database.
    pub schema: u32,
    /// How many records of each kind, by the kind's code.
    pub records: BTreeMap<String, u64>,
    /// How many contents of attachments.
    #[serde(default)]
    pub blobs: u64,
    /// SHA-256 over every record, in order: two databases with the same digest show the same.
    pub digest: String,
}

impl BackupSummary {
    /// How many records of a kind it holds.
    pub fn count(&self, kind: RecordKind) -> u64 {
        self.records.get(kind.code()).copied().unwrap_or(0)
    }
}

/// What a backup or a database holds, counted.
fn summary(
    connection: &Connection,
    made_at: Option<DateTime<Utc>>,
) -> Result<BackupSummary, StoreError> {
    let schema = crate::table::meta::schema(connection)?;
    let mut records: BTreeMap<String, u64> = BTreeMap::new();
    let mut digest = Sha256::new();
    let mut statement =
        connection.prepare("SELECT kind, id, version, body FROM record ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let broken = |_| StoreError::Damaged(Damage::Content);
        let kind = row.get_ref(0)?.as_str().map_err(broken)?;
        let body = row.get_ref(3)?.as_str().map_err(broken)?;
        match records.get_mut(kind) {
            Some(count) => *count += 1,
            None => drop(records.insert(kind.to_owned(), 1)),
        }
        digest.update(row.get_ref(1)?.as_blob().map_err(broken)?);
        digest.update(row.get::<_, i64>(2)?.to_be_bytes());
        digest.update(body.len().to_be_bytes());
        digest.update(body);
    }
    Ok(BackupSummary {
        made_at,
        schema,
        records,
        blobs: u64::try_from(whole_blobs(connection, schema)?.len()).unwrap_or(u64::MAX),
        digest: hex::encode(&digest.finalize()),
    })
}

/// The contents that are wholly here.
fn whole_blobs(connection: &Connection, schema: u32) -> Result<Vec<BlobId>, StoreError> {
    if schema < blob::SINCE {
        return Ok(Vec::new());
    }
    let whole = blob::list(connection)?.into_iter().filter(Blob::is_whole);
    Ok(whole.map(|row| row.id).collect())
}

/// The name of a content within a backup.
fn part_of(id: BlobId) -> String {
    format!("{BLOBS}/{id}")
}

impl Store {
    /// Writes a backup to `path`, under the same key, and verifies it by opening it and counting. The database stays
    /// open. An existing file at `path` is replaced only once the new one is verified.
    ///
    /// Fails with [`StoreError::DiskFull`] or [`StoreError::ReadOnly`] if the place does not take it; nothing is left
    /// there then.
    pub fn backup_to(&self, path: &Path, at: DateTime<Utc>) -> Result<BackupSummary, StoreError> {
        let slots = KeySlots::read(&self.folder)?;
        write(
            &self.connection,
            &self.folder,
            &self.key,
            &slots,
            path,
            Some(at),
        )
    }

    /// What the database holds, counted: to be compared with a backup.
    pub fn summarise(&self) -> Result<BackupSummary, StoreError> {
        summary(&self.connection, None)
    }
}

/// The backup that runs before a migration from schema `present`.
pub(crate) fn before_migration(
    connection: &Connection,
    folder: &Path,
    key: &DatabaseKey,
    slots: &KeySlots,
    present: u32,
) -> Result<(), StoreError> {
    let backups = folder.join(BACKUPS);
    folder::prepare(&backups)?;
    let path = backups.join(format!("schema-{present}.backup"));
    folder::move_aside(&path)?;
    write(connection, folder, key, slots, &path, None).map(drop)
}

fn write(
    connection: &Connection,
    folder: &Path,
    key: &DatabaseKey,
    slots: &KeySlots,
    path: &Path,
    made_at: Option<DateTime<Utc>>,
) -> Result<BackupSummary, StoreError> {
    let scratch = Scratch::new(folder)?;
    let database = scratch.path(DATABASE);
    copy(connection, &database, key)?;
    let mut parts = vec![(DATABASE.to_owned(), database.clone())];
    if folder.join(JOURNAL).exists() {
        let journal = scratch.path(JOURNAL);
        let copied = open::open(&folder.join(JOURNAL), key, Some(slots))
            .and_then(|present| copy(&present, &journal, key));
        match copied {
            Ok(()) => parts.push((JOURNAL.to_owned(), journal)),
            // A damaged journal is set aside when it is opened next; it does not keep the data from being saved.
            Err(StoreError::Damaged(_)) => {}
            Err(error) => return Err(error),
        }
    }
    fs::write(scratch.path(KEYS), slots.for_backup().to_bytes()?)?;
    parts.push((KEYS.to_owned(), scratch.path(KEYS)));

    let copied = open::open(&database, key, Some(slots))?;
    let summary = summary(&copied, made_at)?;
    // They never change, and none goes while somebody holds the store.
    for id in whole_blobs(&copied, summary.schema)? {
        let file = crate::blob::path(folder, id);
        // One that the disk lost is lost with or without a backup; it does not keep the rest from being saved.
        if file.is_file() {
            parts.push((part_of(id), file));
        }
    }
    close(copied)?;

    let unverified = folder::sibling(path, "new");
    let verified = container::write(&unverified, &summary, &parts)
        .and_then(|()| verify_backup(&unverified, key, folder));
    match verified {
        Ok(found) if found == summary => {
            fs::rename(&unverified, path)?;
            folder::sync_folder_of(path)?;
            Ok(summary)
        }
        other => {
            drop(fs::remove_file(&unverified));
            Err(other.err().unwrap_or(StoreError::BrokenBackup))
        }
    }
}

/// Copies an open database, page by page, into a new file under the same key.
fn copy(source: &Connection, path: &Path, key: &DatabaseKey) -> Result<(), StoreError> {
    let mut target = open::create(path, key)?;
    {
        let backup = rusqlite::backup::Backup::new(source, &mut target)?;
        while backup.step(4096)? == rusqlite::backup::StepResult::More {}
    }
    close(target)
}

/// What a backup says it holds, without a key and without a look at more than its head.
///
/// Fails with [`StoreError::BrokenBackup`] if the file is no backup or not as long as it says.
pub fn read_backup_summary(path: &Path) -> Result<BackupSummary, StoreError> {
    Ok(container::Backup::open(path)?.summary)
}

/// The key slots in a backup: with them a password or a recovery code gives its key.
///
/// Fails with [`StoreError::BrokenBackup`] if the file is not a whole backup.
pub fn read_backup_slots(path: &Path) -> Result<KeySlots, StoreError> {
    let backup = container::Backup::open(path)?;
    KeySlots::from_bytes(&backup.read_small(KEYS)?).map_err(|_| StoreError::BrokenBackup)
}

/// Opens a backup with the key of its database, looks at every page, and counts what it holds. `scratch` is a folder
/// that can be written, for a copy that is removed again.
///
/// Fails with [`StoreError::WrongKey`], or with [`StoreError::BrokenBackup`] for a file that is cut, changed or foreign.
pub fn verify_backup(
    path: &Path,
    key: &DatabaseKey,
    scratch: &Path,
) -> Result<BackupSummary, StoreError> {
    let scratch = Scratch::new(scratch)?;
    unpack_and_verify(path, key, &scratch)
}

fn unpack_and_verify(
    path: &Path,
    key: &DatabaseKey,
    scratch: &Scratch,
) -> Result<BackupSummary, StoreError> {
    let backup = container::Backup::open(path)?;
    for name in [DATABASE, JOURNAL, KEYS] {
        if backup.has(name) {
            backup.unpack(name, &scratch.path(name))?;
        }
    }
    let slots = KeySlots::from_bytes(&fs::read(scratch.path(KEYS))?)
        .map_err(|_| StoreError::BrokenBackup)?;
    let in_backup = |error| match error {
        StoreError::Damaged(_) | StoreError::Missing | StoreError::NoSuchRecord => {
            StoreError::BrokenBackup
        }
        other => other,
    };
    let connection = open::open(&scratch.path(DATABASE), key, Some(&slots)).map_err(in_backup)?;
    let found = schema::user_version(&connection)?;
    if found > schema::SCHEMA {
        return Err(StoreError::NewerVersion {
            found,
            supported: schema::SCHEMA,
        });
    }
    check(&connection).map_err(in_backup)?;
    for name in backup.names() {
        if name.starts_with(BLOBS) {
            backup.verify(name)?;
        }
    }
    let summary = summary(&connection, backup.summary.made_at).map_err(in_backup)?;
    close(connection)?;
    if summary == backup.summary {
        Ok(summary)
    } else {
        Err(StoreError::BrokenBackup)
    }
}

/// Puts a backup in the place of whatever database `folder` holds. That one is moved aside into a folder of its own,
/// never deleted. The access journal and the key slots of the folder stay if they belong to the same key: the journal
/// must not forget, and a password changed since stays changed.
///
/// The database and the journal must be closed. If the backup is broken or the key wrong, nothing in the folder changes.
pub fn restore_backup(
    path: &Path,
    key: &DatabaseKey,
    folder: &Path,
) -> Result<BackupSummary, StoreError> {
    folder::prepare(folder)?;
    let _lock = folder::lock(folder)?;
    let scratch = Scratch::new(folder)?;
    let summary = unpack_and_verify(path, key, &scratch)?;

    let same_key = KeySlots::read(folder).is_ok_and(|slots| slots.fits(key));
    let has_journal = same_key && folder.join(JOURNAL).exists();
    let mut replaced = vec![DATABASE, BLOBS];
    if !same_key {
        replaced.push(KEYS);
    }
    if !has_journal {
        replaced.push(JOURNAL);
    }
    let aside = free_folder(folder)?;
    for name in &replaced {
        for suffix in ["", "-wal", "-shm"] {
            let present = folder::beside(&folder.join(name), suffix);
            if present.exists() {
                fs::create_dir_all(&aside)?;
                fs::rename(&present, folder::beside(&aside.join(name), suffix))?;
            }
        }
    }
    let blobs = folder.join(BLOBS);
    let backup = container::Backup::open(path)?;
    for name in backup.names() {
        let Some(id) = name.strip_prefix("blobs/").and_then(crate::blob::id_of) else {
            continue;
        };
        folder::prepare(&blobs)?;
        let file = crate::blob::path(folder, id);
        backup.unpack(name, &file)?;
        fs::File::open(&file)?.sync_all()?;
        folder::sync_folder_of(&file)?;
    }
    // The database last: until it is there, the folder shows that something is missing and the restore can be repeated.
    for name in replaced.iter().rev() {
        let unpacked = scratch.path(name);
        if unpacked.exists() {
            fs::File::open(&unpacked)?.sync_all()?;
            fs::rename(&unpacked, folder.join(name))?;
        }
    }
    folder::sync_folder_of(&folder.join(DATABASE))?;
    Ok(summary)
}

/// The first free name for a folder that takes what a restore replaces.
fn free_folder(folder: &Path) -> Result<PathBuf, StoreError> {
    folder::free_name(|n| folder.join(BACKUPS).join(format!("replaced-{n}")))
}

/// A folder for files under way, emptied before and removed after use.
struct Scratch(PathBuf);

/// Removes what an interrupted backup or restore left. The folder must be locked.
pub(crate) fn clear_scratch(folder: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(SCRATCH) && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

impl Scratch {
    fn new(folder: &Path) -> Result<Self, StoreError> {
        let path = folder::free_name(|n| folder.join(format!("{SCRATCH}{n}")))?;
        folder::prepare(&path)?;
        Ok(Self(path))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for name in [DATABASE, JOURNAL] {
            drop(remove_database(&self.path(name)));
        }
        drop(fs::remove_dir_all(&self.0));
    }
}
