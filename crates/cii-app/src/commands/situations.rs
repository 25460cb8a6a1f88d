//! situations
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn list_situations(_: &App, _: ListSituationsRequest) -> Result<SituationListView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn search_persons(_: &App, _: SearchPersonsRequest) -> Result<SimilarPersonsView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn check_announcement(_: &App, _: AnnouncementRequest) -> Result<AnnouncementCheckView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn announce(_: &App, _: AnnouncementRequest) -> Result<SituationCreatedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn decide_triage(_: &App, _: DecideTriageRequest) -> Result<DoneView, AppError> { Err(AppError::new("not_ready")) }
