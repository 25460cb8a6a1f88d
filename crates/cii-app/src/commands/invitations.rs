//! invitations
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn preview_invitation(_: &App, _: PreviewInvitationRequest) -> Result<PagesView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn preview_mail(_: &App, _: PreviewInvitationRequest) -> Result<MailPreviewView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn print_invitations(_: &App, _: InvitationsRequest) -> Result<PrintedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_invitations(_: &App, _: InvitationsRequest) -> Result<PrintedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn mark_invitations_sent(_: &App, _: InvitationsRequest) -> Result<SessionView, AppError> { Err(AppError::new("not_ready")) }
