//! safety
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn backup(_: &App, _: BackupRequest) -> Result<BackupView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn list_backups(_: &App, _: NothingRequest) -> Result<BackupListView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn verify_backup(_: &App, _: VerifyBackupRequest) -> Result<BackupView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn restore_backup(_: &App, _: RestoreBackupRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn salvage(_: &App, _: UnlockRequest) -> Result<RebuiltView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn rebuild(_: &App, _: NothingRequest) -> Result<RebuiltView, AppError> { Err(AppError::new("not_ready")) }
