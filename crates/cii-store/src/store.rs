//! The database of an office, opened.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::StaffId;
use cii_sync::{Cookie, DeviceId, Next, fold_all};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    Act, Damage, DatabaseKey, KeySlots, Meta, OfficeUse, Reader, StoreError, Undone, Writer,
    backup, blob,
    folder::{self, DATABASE},
    list::Counts,
    open, projection, schema,
    sync::{filling, is_shared},
    table::{self, meta, outbox, stage},
    undo,
};

/// Before the keys under which an installation remembers something.
pub(crate) const SETTING: &str = "setting.";

/// The database of an office, opened by this process and by no other.
///
/// One connection, one writer. Reads see the last finished change.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) folder: PathBuf,
    pub(crate) key: DatabaseKey,
    meta: Meta,
    /// Where this device stands with the shared server. None: there is none, or nothing was pulled yet.
    pub(crate) cookie: Option<Cookie>,
    /// How it goes on after the last page that is staged. None: none is.
    pub(crate) staged: Option<Next>,
    counts: Counts,
    _lock: folder::FolderLock,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("meta", &self.meta)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new database in `folder`, whose key slots were made just before ([`KeySlots::create`]).
    ///
    /// Fails with [`StoreError::Exists`] if there is one, and with [`StoreError::WrongKey`] if `key` is not the one of
    /// the slots. Either a whole database is there afterwards or none.
    pub fn create(folder: &Path, key: &DatabaseKey, meta: Meta) -> Result<Self, StoreError> {
        let slots = KeySlots::read(folder)?;
        if !slots.fits(key) {
            return Err(StoreError::WrongKey);
        }
        let lock = folder::lock(folder)?;
        let path = folder.join(DATABASE);
        if path.exists() {
            return Err(StoreError::Exists);
        }
        // Made under another name, so that an interrupted first start leaves nothing that looks like a database.
        let temporary = folder::sibling(&path, "new");
        remove_database(&temporary)?;
        let mut connection = open::create(&temporary, key)?;
        schema::create(&mut connection)?;
        Meta {
            office: slots.office_use(),
            ..meta
        }
        .write(&connection)?;
        close(connection)?;
        fs::rename(&temporary, &path)?;
        folder::sync_folder_of(&path)?;
        Self::start(folder, key, &slots, lock)
    }

    /// Opens the database in `folder`.
    ///
    /// Every reason why it cannot is an error of its own: [`StoreError::Missing`], [`StoreError::WrongKey`],
    /// [`StoreError::Damaged`], [`StoreError::NewerVersion`], [`StoreError::ReadOnly`], [`StoreError::InUse`],
    /// [`StoreError::DiskFull`], [`StoreError::KeyFile`]. An older database is brought up to date after a backup.
    pub fn open(folder: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        if !folder.join(DATABASE).exists() {
            return Err(StoreError::Missing);
        }
        let slots = KeySlots::read(folder)?;
        let lock = folder::lock(folder)?;
        Self::start(folder, key, &slots, lock)
    }

    fn start(
        folder: &Path,
        key: &DatabaseKey,
        slots: &KeySlots,
        lock: folder::FolderLock,
    ) -> Result<Self, StoreError> {
        let mut connection = open::open(&folder.join(DATABASE), key, Some(slots))?;
        backup::clear_scratch(folder)?;
        schema::migrate(&mut connection, |connection, present| {
            backup::before_migration(connection, folder, key, slots, present)
        })?;
        projection::ensure(&mut connection)?;
        // What cannot be destroyed now is destroyed after the next pull or at the next start; it is not shown meanwhile.
        drop(blob::finish_purge(
            &connection,
            folder,
            is_shared(&connection)?,
        ));
        let meta = Meta::read(&connection)?;
        let cookie = meta::cookie(&connection)?;
        let staged = stage::following(&connection)?;
        look_at_the_ends(&connection)?;
        let mut store = Self {
            connection,
            cookie,
            staged,
            folder: folder.to_owned(),
            key: key.clone(),
            meta,
            _lock: lock,
            counts: Counts::default(),
        };
        // If it cannot be completed now, it opens all the same, and the server can still be heard; nothing is shown or
        // changed before it is.
        drop(filling::go_on(&mut store));
        Ok(store)
    }

    /// What the database says of itself.
    pub fn meta(&self) -> Meta {
        self.meta
    }

    /// This installation.
    pub fn device(&self) -> DeviceId {
        self.meta.device
    }

    /// Up to which of the server's numbers this device has seen everything. 0: nothing was pulled yet.
    pub(crate) fn seen(&self) -> u64 {
        self.cookie.map_or(0, |cookie| cookie.seq)
    }

    pub(crate) fn set_device(&mut self, device: DeviceId) {
        self.meta.device = device;
    }

    /// Whether the office is real or for practice.
    pub fn office_use(&self) -> OfficeUse {
        self.meta.office
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What this installation remembers under `key`, such as who works here. Not a record: it is never shared.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        meta::find(&self.connection, &format!("{SETTING}{key}"))
    }

    /// Remembers `value` under `key`.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        meta::set(&self.connection, &format!("{SETTING}{key}"), value)
    }

    /// Whether traces of what was destroyed may be left, because there was no room to write the file anew.
    pub fn is_purge_due(&self) -> Result<bool, StoreError> {
        meta::purge_due(&self.connection)
    }

    /// Rises with whatever is written: what was worked out at the same number still holds.
    pub fn changes(&self) -> u64 {
        self.connection.total_changes()
    }

    /// Reads, in one consistent view.
    pub fn read<'s, T, E: From<StoreError>>(
        &'s self,
        work: impl FnOnce(&Reader<'s>) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&Reader::new(&self.connection, Some(&self.counts)))
    }

    /// Changes records: everything that `work` writes, or nothing if it fails. When this returns Ok, the change is on
    /// the disk. `ids` draws random ids, for the mutations.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        act: Act,
        ids: &mut dyn FnMut() -> Uuid,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        filling::go_on(self)?;
        let made_on = (self.meta.device, self.seen());
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut writer = Writer::begin(&transaction, made_on, act, ids)?;
        let result = work(&mut writer)?;
        writer.finish()?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(result)
    }

    /// Takes back the newest act of `by` on this device that was not taken back yet, by new mutations: the history
    /// keeps both. Refused ([`StoreError::Undo`]) if that act is final, if something else was built on it, or if it is
    /// not the one that `named` names. What it writes is judged like any act ([`Act::judged_on`]).
    pub fn undo_last(
        &mut self,
        named: Option<Uuid>,
        by: StaffId,
        at: DateTime<Utc>,
        judged_on: Option<NaiveDate>,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<Undone, StoreError> {
        filling::go_on(self)?;
        let made_on = (self.meta.device, self.seen());
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let undone = undo::undo_last(&transaction, made_on, named, by, (at, judged_on), ids)?;
        transaction.commit()?;
        Ok(undone)
    }

    /// Writes every projection and the search index anew from the records.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        projection::rebuild(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// Whether the records as seen are exactly the mirror with the outbox replayed. Reads everything.
    pub fn is_folded(&self) -> Result<bool, StoreError> {
        let mut mutations = Vec::new();
        outbox::each_shown_after(&self.connection, self.acknowledged()?, |mutation| {
            mutations.push(mutation);
            Ok(())
        })?;
        let mut records = fold_all(table::mirror::list(&self.connection)?, &mutations);
        let sql = format!("SELECT {} FROM record", table::record::COLUMNS);
        let mut statement = self.connection.prepare(&sql)?;
        for record in statement.query_and_then([], table::record::from_row)? {
            let record = record?;
            if records.remove(&record.id).as_ref() != Some(&record) {
                return Ok(false);
            }
        }
        Ok(records.is_empty())
    }

    /// Looks at every page of the file. Takes seconds for a large one. Fails with [`StoreError::Damaged`].
    pub fn check(&self) -> Result<(), StoreError> {
        check(&self.connection)
    }

    /// Lets the database grow to `pages` pages of 4 KiB at most: a quota. A change that needs more fails with
    /// [`StoreError::DiskFull`], as on a full disk.
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.connection
            .pragma_update(None, "max_page_count", pages)?;
        Ok(())
    }

    /// Lets the database engine stop in the middle of whatever it does after about `steps` of its steps, as if the process
    /// had ended there. None: never again.
    #[cfg(feature = "sabotage")]
    pub fn stop_after(&mut self, steps: Option<u32>) -> Result<(), StoreError> {
        const STRIDE: i32 = 20;
        let Some(mut left) = steps else {
            self.connection.progress_handler(0, None::<fn() -> bool>)?;
            return Ok(());
        };
        let count = move || {
            left = left.saturating_sub(1);
            left == 0
        };
        self.connection.progress_handler(STRIDE, Some(count))?;
        Ok(())
    }

    /// Closes the database, so that one single file holds everything. Dropping does the same, without telling.
    pub fn close(self) -> Result<(), StoreError> {
        close(self.connection)
    }
}

/// Every page authentic, every tree sound.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let broken = connection
        .prepare("PRAGMA cipher_integrity_check")?
        .query([])?
        .next()?
        .is_some();
    let sound: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if broken || sound != "ok" {
        return Err(StoreError::Damaged(Damage::Content));
    }
    Ok(())
}

/// The newest mutation and the newest record: where an interrupted or truncated file breaks first.
fn look_at_the_ends(connection: &Connection) -> Result<(), StoreError> {
    let n: Option<i64> = connection.query_row("SELECT max(n) FROM outbox", [], |row| row.get(0))?;
    if let Some(n) = n {
        outbox::find(connection, n.cast_unsigned())?;
    }
    connection.query_row(
        "SELECT count(*) FROM (SELECT row FROM record ORDER BY row DESC LIMIT 1)",
        [],
        |row| row.get::<_, i64>(0),
    )?;
    Ok(())
}

pub(crate) fn close(connection: Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Removes a database file of ours and what belongs to it. For files that hold nothing yet.
pub(crate) fn remove_database(path: &Path) -> Result<(), StoreError> {
    for path in [
        path.to_owned(),
        folder::beside(path, "-wal"),
        folder::beside(path, "-shm"),
    ] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
