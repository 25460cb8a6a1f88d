//! The log and the figures of the shared server, for whoever oversees. Nothing of them is kept here, so that they need the
//! server; who may is decided there, and each look is entered there.

mod figures;
mod log;

use cii_remote::Failure;
use cii_sync::AuditLookRequest;

use super::server::connected;
use crate::{
    App, AppError,
    api::{message::NothingRequest, oversight::*},
    form::Form,
    link::refusal,
};

/// Why it was not told. To whoever may not see it, or no longer, there is nothing there.
fn refused(failure: &Failure) -> AppError {
    let error = refusal(failure);
    match error.code.as_str() {
        "server_not_found" => AppError::new("server_not_shown"),
        _ => error,
    }
}

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A page of the log.
pub(crate) fn list_log(app: &App, request: ListLogRequest) -> Result<LogView, AppError> {
    let ListLogRequest {
        from,
        to,
        before,
        limit,
    } = request;
    let mut form = Form::new(cii_domain::zurich(app.host().now()).date());
    let (from, until) = form.past_days(&from, &to);
    form.finish()?;
    let (server, token) = connected(app)?;
    let look = AuditLookRequest {
        from,
        until,
        before,
        limit,
    };
    let found = server
        .look_at_audit(&token, &look)
        .map_err(|failure| refused(&failure))?;
    log::view(found)
}

/// Lets the server walk its whole log.
pub(crate) fn verify_log(app: &App, _: NothingRequest) -> Result<VerifiedLogView, AppError> {
    let (server, token) = connected(app)?;
    let state = server
        .audit_state(&token)
        .map_err(|failure| refused(&failure))?;
    Ok(VerifiedLogView {
        entries: number(state.entries),
        hash: state.hash,
        broken_at: state.broken_at.map(number),
    })
}

/// The figures by year.
pub(crate) fn get_figures(app: &App, _: NothingRequest) -> Result<FiguresView, AppError> {
    let (server, token) = connected(app)?;
    let told = server
        .figures(&token)
        .map_err(|failure| refused(&failure))?;
    figures::view(app, &told)
}
