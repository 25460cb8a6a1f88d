//! Why the store refused.

use cii_domain::{
    access::{Denied, Refusal},
    error_code::{ErrorCode, Param},
};

/// What is wrong with a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It is shorter than it says.
    Truncated,
    /// It is no database of this application at all.
    Foreign,
    /// Some of its content cannot be read.
    Content,
}

/// Why a change cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoRefusal {
    /// There is no own change left to take back.
    Nothing,
    /// The act that was named was taken back already.
    AlreadyUndone,
    /// The act that was named is not the newest: what came after it goes first.
    Newer,
    /// The last act is final, since something was signed or issued; or it stands before such an act in the same file.
    Final,
    /// A record was changed again since, or is used by another one.
    ChangedSince,
}

/// Why the store refused. Each variant is a screen or a sentence of its own, and none of them carries data of a person.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no database in the folder.
    #[error("no database in this folder")]
    Missing,
    /// A database, its key file or a record stands where a new one was to be made. It is left alone.
    #[error("exists already")]
    Exists,
    /// The key, password or recovery code is not the one of this database.
    #[error("wrong key")]
    WrongKey,
    /// The file that holds the key slots is missing or unreadable; nothing can open the database but a backup's slots.
    #[error("the key file is missing or unreadable")]
    KeyFile,
    /// There is no key slot of the kind asked for.
    #[error("no such key slot")]
    NoSuchSlot,
    /// The last key slot cannot be removed.
    #[error("the last key slot cannot be removed")]
    LastSlot,
    /// The recovery code was mistyped: its check symbol does not fit.
    #[error("the recovery code is mistyped")]
    RecoveryCodeMistyped,
    /// The key is right and the file is not.
    #[error("the database is damaged: {0:?}")]
    Damaged(Damage),
    /// The file was written by a newer version of the application.
    #[error("the database needs version {found}; this application reads up to {supported}")]
    NewerVersion {
        /// Oldest reader that the file admits.
        found: u32,
        /// What this version is.
        supported: u32,
    },
    /// The folder or the file cannot be written.
    #[error("the folder cannot be written")]
    ReadOnly,
    /// Another instance of the application has the database open.
    #[error("the database is open elsewhere")]
    InUse,
    /// The disk is full. The change was not made.
    #[error("the disk is full")]
    DiskFull,
    /// What the office's server sends first is not there yet as a whole. The change was not made.
    #[error("the first pull is not complete")]
    Filling,
    /// The backup file is broken. Nothing was changed.
    #[error("the backup is broken")]
    BrokenBackup,
    /// The content of an attachment is not on this device yet.
    #[error("the attachment is not here yet")]
    BlobElsewhere,
    /// The file of an attachment is missing or damaged.
    #[error("the attachment is lost")]
    BlobLost,
    /// The record asked for does not exist.
    #[error("no such record")]
    NoSuchRecord,
    /// An undo was refused.
    #[error("cannot be undone: {0:?}")]
    Undo(UndoRefusal),
    /// The rules of access do not let the user do it. The change was not made.
    #[error("not permitted: {}", .0.refusal)]
    NotPermitted(Box<Denied>),
    /// A stored body cannot be read as its aggregate.
    #[error(transparent)]
    Body(#[from] cii_sync::BodyError),
    /// Another failure of the file system.
    #[error("file system: {0}")]
    Io(std::io::ErrorKind),
    /// A failure of the database engine that nothing above explains: a bug.
    #[error("database engine: {0}")]
    Engine(rusqlite::Error),
}

impl ErrorCode for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "store_missing",
            Self::Exists => "store_exists",
            Self::WrongKey => "store_wrong_key",
            Self::KeyFile => "store_key_file",
            Self::NoSuchSlot => "store_no_such_slot",
            Self::LastSlot => "store_last_slot",
            Self::RecoveryCodeMistyped => "store_recovery_code_mistyped",
            Self::Damaged(Damage::Truncated) => "store_damaged_truncated",
            Self::Damaged(Damage::Foreign) => "store_damaged_foreign",
            Self::Damaged(Damage::Content) => "store_damaged_content",
            Self::NewerVersion { .. } => "store_newer_version",
            Self::ReadOnly => "store_read_only",
            Self::InUse => "store_in_use",
            Self::DiskFull => "store_disk_full",
            Self::Filling => "store_filling",
            Self::BrokenBackup => "store_broken_backup",
            Self::BlobElsewhere => "store_blob_elsewhere",
            Self::BlobLost => "store_blob_lost",
            Self::NoSuchRecord => "store_no_such_record",
            Self::Undo(UndoRefusal::Nothing) => "undo_nothing",
            Self::Undo(UndoRefusal::AlreadyUndone) => "undo_already",
            Self::Undo(UndoRefusal::Newer) => "undo_newer",
            Self::Undo(UndoRefusal::Final) => "undo_final",
            Self::Undo(UndoRefusal::ChangedSince) => "undo_changed_since",
            Self::NotPermitted(denied) => match denied.refusal {
                Refusal::NotInOffice => "not_in_office",
                _ if denied.is_own || denied.functions.is_empty() => "not_permitted_here",
                _ => "not_permitted",
            },
            Self::Body(_) => "store_body",
            Self::Io(_) => "store_io",
            Self::Engine(_) => "store_engine",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::NewerVersion { found, supported } => vec![
                ("found", Param::Number(i64::from(*found))),
                ("supported", Param::Number(i64::from(*supported))),
            ],
            _ => Vec::new(),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::Io(kind),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Body(error.into())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Engine;
        match error.sqlite_error_code() {
            Some(Engine::DiskFull) => Self::DiskFull,
            Some(Engine::ReadOnly) => Self::ReadOnly,
            Some(Engine::NotADatabase | Engine::DatabaseCorrupt) => Self::Damaged(Damage::Content),
            Some(Engine::DatabaseBusy | Engine::DatabaseLocked) => Self::InUse,
            // The only thing that is there once and could be written twice is a record.
            Some(Engine::ConstraintViolation) => Self::Exists,
            _ => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NoSuchRecord,
                other => Self::Engine(other),
            },
        }
    }
}
