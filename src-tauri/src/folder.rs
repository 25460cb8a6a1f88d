//! The data folder: made when it is missing, and held by one running application at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "in-use.lock";

/// A data folder this process alone works in, until dropped.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// Why the application cannot work in a folder.
#[derive(Debug)]
pub enum FolderError {
    /// Another window works in it already.
    InUse,
    /// It cannot be made, read or written.
    Unusable(io::Error),
}

impl DataFolder {
    /// Makes the folder if needed and takes it. The operating system gives it back when the process
    /// ends, however it ends.
    pub fn take(path: &Path) -> Result<DataFolder, FolderError> {
        fs::create_dir_all(path).map_err(FolderError::Unusable)?;
        keep_private(path).map_err(FolderError::Unusable)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK))
            .map_err(FolderError::Unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(DataFolder {
                path: path.to_owned(),
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse),
            Err(TryLockError::Error(error)) => Err(FolderError::Unusable(error)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Only the user may look into the folder.
#[cfg(unix)]
fn keep_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & 0o077 != 0 {
        permissions.set_mode(0o700);
        fs::set_permissions(path, permissions)?;
    }
    Ok(())
}

/// On Windows the user's profile is private already.
#[cfg(not(unix))]
fn keep_private(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_belongs_to_one_at_a_time() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("new/office");
        let first = DataFolder::take(&path).unwrap();
        assert!(matches!(DataFolder::take(&path), Err(FolderError::InUse)));
        drop(first);
        assert_eq!(DataFolder::take(&path).unwrap().path(), path);
    }

    #[test]
    fn a_file_is_no_folder() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("file");
        fs::write(&path, "").unwrap();
        assert!(matches!(
            DataFolder::take(&path),
            Err(FolderError::Unusable(_))
        ));
    }
}
