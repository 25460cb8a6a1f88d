//! directory
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn get_directory(_: &App, _: NothingRequest) -> Result<DirectoryView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_staff(_: &App, _: SaveStaffRequest) -> Result<SavedStaffView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_room(_: &App, _: SaveRoomRequest) -> Result<SavedRoomView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_closed_days(_: &App, _: YearRequest) -> Result<ClosedDaysView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_closed_days(_: &App, _: SaveClosedDaysRequest) -> Result<ClosedDaysView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_catalogue(_: &App, _: NothingRequest) -> Result<CatalogueView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_letterhead(_: &App, _: NothingRequest) -> Result<LetterheadView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_letterhead(_: &App, _: SaveLetterheadRequest) -> Result<LetterheadView, AppError> { Err(AppError::new("not_ready")) }
