//! office
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn get_status(_: &App, _: NothingRequest) -> Result<StatusOfOfficeView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn set_preferences(_: &App, _: SetPreferencesRequest) -> Result<PreferencesView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn create_office(_: &App, _: CreateOfficeRequest) -> Result<RecoveryKeyView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn start_practice(_: &App, _: StartPracticeRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn unlock(_: &App, _: UnlockRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn unlock_with_keyring(_: &App, _: NothingRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn unlock_with_recovery_key(_: &App, _: UnlockWithRecoveryKeyRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn lock(_: &App, _: NothingRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn change_password(_: &App, _: ChangePasswordRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn undo_last(_: &App, _: NothingRequest) -> Result<UndoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn list_access_journal(_: &App, _: SituationRequest) -> Result<AccessJournalView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn search_everywhere(_: &App, _: SearchEverywhereRequest) -> Result<FoundListView, AppError> { Err(AppError::new("not_ready")) }
