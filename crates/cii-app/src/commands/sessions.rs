//! sessions
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn list_sessions(_: &App, _: ListSessionsRequest) -> Result<SessionListView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn plan_session(_: &App, _: PlanSessionRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_session(_: &App, _: SessionRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_week(_: &App, _: WeekRequest) -> Result<WeekView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn set_session_date(_: &App, _: SetSessionDateRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_invitee(_: &App, _: SaveInviteeRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn waive_rule(_: &App, _: WaiveRuleRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn record_reply(_: &App, _: RecordReplyRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_block(_: &App, _: SaveBlockRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn call_off_session(_: &App, _: CallOffRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn hold_session(_: &App, _: HoldSessionRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
