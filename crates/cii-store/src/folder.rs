//! The data folder: which files it holds, how they are written, who may open it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use crate::StoreError;

/// The database.
pub(crate) const DATABASE: &str = "bureau-cii.db";
/// The access journal, apart from the data.
pub(crate) const JOURNAL: &str = "journal.db";
/// The key slots.
pub(crate) const KEYS: &str = "keys.json";
/// Held by the one instance that has the folder open.
const LOCK: &str = "lock";
/// Where the contents of attachments lie.
pub(crate) const BLOBS: &str = "blobs";
/// Where backups go of which nobody said where, those before a migration too, and what a restore replaces.
pub(crate) const BACKUPS: &str = "backups";
/// How the folder of a database that a salvage moved aside is named, and the one in which it makes the new one.
const SALVAGE: [&str; 2] = ["damaged-", "salvaged-"];
/// How folders for files under way are named.
pub(crate) const SCRATCH: &str = "scratch-";
/// How a journal that was set aside is named.
pub(crate) const JOURNAL_ASIDE: &str = "journal-damaged-";

/// What a data folder holds: which screen comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Neither database nor keys: the first start.
    Nothing,
    /// Keys without a database: a first start that was interrupted, or a database that was moved away.
    KeysOnly,
    /// A database without keys: it can be opened by a backup's slots only. Never make a new key here.
    DatabaseOnly,
    /// Both.
    Complete,
}

/// What the data folder `folder` holds.
pub fn presence(folder: &Path) -> Presence {
    match (folder.join(DATABASE).exists(), folder.join(KEYS).exists()) {
        (false, false) => Presence::Nothing,
        (false, true) => Presence::KeysOnly,
        (true, false) => Presence::DatabaseOnly,
        (true, true) => Presence::Complete,
    }
}

/// Holds the data folder for this instance.
pub(crate) struct FolderLock(File);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Said, not only let go: a program that is being started just now shares the handle until it runs, and would
        // keep the folder for as long. If it cannot be said, the handle's end says it.
        let _ = self.0.unlock();
    }
}

/// Takes the folder for this instance. The lock ends with the process at the latest.
pub(crate) fn lock(folder: &Path) -> Result<FolderLock, StoreError> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(FolderLock(file)),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes the folder, readable by its owner alone where the system knows owners.
pub(crate) fn prepare(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a file so that after a power failure either the old or the new content is there, whole.
pub(crate) fn write_atomically(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let temporary = sibling(path, "new");
    let written = (|| {
        let mut file = File::create(&temporary)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    })();
    if let Err(error) = written {
        // The old file still stands; what is left of the new one is of no use.
        drop(fs::remove_file(&temporary));
        return Err(error.into());
    }
    sync_folder_of(path)
}

/// Makes a rename in the folder of `path` durable. Windows has no such call and needs none.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// `path` with `.extension` appended to the whole file name.
pub(crate) fn sibling(path: &Path, extension: &str) -> PathBuf {
    beside(path, &format!(".{extension}"))
}

/// `path` with `suffix` appended to the file name, as the engine names what belongs to a database.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Moves `path` aside under the first free name `path.<n>.old`. Does nothing if there is no such file.
pub(crate) fn move_aside(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    if !path.exists() {
        return Ok(None);
    }
    let free = free_name(|n| sibling(path, &format!("{n}.old")))?;
    fs::rename(path, &free)?;
    Ok(Some(free))
}

/// The first of the numbered names, from 1, that nothing has yet.
pub(crate) fn free_name(name: impl Fn(u32) -> PathBuf) -> Result<PathBuf, StoreError> {
    (1..u32::MAX)
        .map(name)
        .find(|candidate| !candidate.exists())
        .ok_or(StoreError::Io(std::io::ErrorKind::AlreadyExists))
}

/// Destroys everything that an office left in `folder`: nothing may remain on a device that was revoked. The keys go
/// first, since without them the rest cannot be read even if it stays. The office must be closed.
pub fn erase(folder: &Path) -> Result<(), StoreError> {
    let _lock = lock(folder)?;
    remove_named(folder, &[KEYS])?;
    remove_named(folder, &[DATABASE, JOURNAL, JOURNAL_ASIDE, BLOBS, SCRATCH])?;
    remove_copies(folder)
}

/// Destroys the copies of the database in `folder`: backups, what a restore replaced, what a salvage moved aside. They can
/// be read with the same key, and hold what was since destroyed in the database.
pub(crate) fn remove_copies(folder: &Path) -> Result<(), StoreError> {
    remove_named(folder, &[BACKUPS])?;
    remove_named(folder, &SALVAGE)
}

/// Removes the files and folders whose names begin with one of `names`, as does whatever belongs to them.
fn remove_named(folder: &Path, names: &[&str]) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.file_name();
        let found = found.to_string_lossy();
        if !names.iter().any(|name| found.starts_with(name)) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    sync_folder_of(&folder.join(DATABASE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_erased_office_nothing_remains_but_what_is_not_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let own = [
            "keys.json",
            "keys.json.1.old",
            "bureau-cii.db",
            "bureau-cii.db-wal",
            "bureau-cii.db.1.old",
            "journal.db",
            "blobs/00000000-0000-0000-0000-000000000001",
            "backups/bureau-cii-2026-01-05.ciibackup",
            "damaged-20260105080000/bureau-cii.db",
            "salvaged-20260105080000/keys.json",
            "scratch-1/bureau-cii.db",
            "journal-damaged-20260105080000.db",
            "journal-damaged-20260105080000.db-wal",
        ];
        for name in own.iter().chain(&["preferences.json"]) {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"x").unwrap();
        }
        erase(folder.path()).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["lock", "preferences.json"]);
    }

    #[test]
    fn a_folder_is_free_at_once_though_a_program_that_starts_shares_the_handle() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path()).unwrap();
        assert!(matches!(lock(folder.path()), Err(StoreError::InUse)));
        // What a fork does with it.
        let shared = held.0.try_clone().unwrap();
        drop(held);
        assert!(lock(folder.path()).is_ok());
        drop(shared);
    }
}
