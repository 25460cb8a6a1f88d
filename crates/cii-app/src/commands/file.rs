//! file
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn get_file(_: &App, _: SituationRequest) -> Result<FileView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_history(_: &App, _: SituationRequest) -> Result<HistoryView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_person(_: &App, _: SavePersonRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn confirm_identity(_: &App, _: ConfirmIdentityRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_involvement(_: &App, _: SaveInvolvementRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn set_case_manager(_: &App, _: SetCaseManagerRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_procuration(_: &App, _: SaveProcurationRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn revoke_procuration(_: &App, _: RevokeProcurationRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn add_note(_: &App, _: AddNoteRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn record_follow_up(_: &App, _: RecordFollowUpRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn add_service(_: &App, _: AddServiceRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn close_situation(_: &App, _: CloseSituationRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
