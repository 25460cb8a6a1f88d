//! today
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn get_today(_: &App, _: TodayRequest) -> Result<TodayView, AppError> { Err(AppError::new("not_ready")) }
