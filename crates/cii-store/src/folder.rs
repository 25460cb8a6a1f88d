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
/// Where automatic backups go.
pub(crate) const BACKUPS: &str = "backups";

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
    remove_named(folder, KEYS)?;
    sync_folder_of(&folder.join(KEYS))?;
    remove_named(folder, DATABASE)?;
    remove_named(folder, JOURNAL)?;
    for inner in [BLOBS, BACKUPS] {
        let inner = folder.join(inner);
        if inner.is_dir() {
            fs::remove_dir_all(inner)?;
        }
    }
    sync_folder_of(&folder.join(DATABASE))
}

/// Removes a file, with whatever lies beside it under the same name and an ending.
fn remove_named(folder: &Path, name: &str) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.file_name();
        if found.to_string_lossy().starts_with(name) && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_erased_office_nothing_remains_but_what_is_not_its_own() {
        let folder = tempfile::tempdir().unwrap();
        for inner in [BLOBS, BACKUPS] {
            fs::create_dir(folder.path().join(inner)).unwrap();
        }
        let own = [
            "keys.json",
            "keys.json.1.old",
            "bureau-cii.db",
            "bureau-cii.db-wal",
            "bureau-cii.db.1.old",
            "journal.db",
            "blobs/00000000-0000-0000-0000-000000000001",
            "backups/bureau-cii-2026-01-05.ciibackup",
        ];
        for name in own.iter().chain(&["preferences.json"]) {
            fs::write(folder.path().join(name), b"x").unwrap();
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
