//! Figures and log, for those who oversee. To everybody else there is nothing here.

use axum::{
    extract::{Path, Request, State},
    http::HeaderMap,
};
use cii_sync::AuditLookRequest;
use serde::Serialize;

use super::{
    Running, Shared,
    body::{answer, read},
    handlers::{Answered, LARGEST, caller, engine, signed_in},
    problem::Problem,
};
use crate::{Overseer, Present, ServerError};

/// Answers whoever may know it.
async fn tell<T: Serialize + Send + 'static>(
    running: &Shared,
    present: Present,
    look: impl FnOnce(&Running, Overseer<'_>) -> Result<Option<T>, ServerError> + Send + 'static,
) -> Answered {
    let found = engine(running, move |running| {
        let roles = running.service.accounts.roles_of(present)?;
        let overseer = Overseer {
            caller: caller(present),
            roles: &roles,
        };
        Ok(look(running, overseer)?)
    });
    match found.await? {
        Some(found) => answer(&found),
        None => Err(Problem::new(404, "not_found")),
    }
}

pub(super) async fn figures(State(running): State<Shared>, headers: HeaderMap) -> Answered {
    let present = signed_in(&running, &headers).await?;
    tell(&running, present, |running, overseer| {
        running.service.hub.figures_for(overseer, running.moment())
    })
    .await
}

pub(super) async fn audit_state(State(running): State<Shared>, headers: HeaderMap) -> Answered {
    let present = signed_in(&running, &headers).await?;
    tell(&running, present, |running, overseer| {
        running.service.hub.audit_state(overseer, running.moment())
    })
    .await
}

pub(super) async fn audit_page(
    State(running): State<Shared>,
    Path(from): Path<String>,
    headers: HeaderMap,
) -> Answered {
    let present = signed_in(&running, &headers).await?;
    tell(&running, present, move |running, overseer| {
        // What is no number of an entry leads nowhere.
        let from: Option<u64> = from.parse().ok().filter(|from| *from < LARGEST);
        let Some(from) = from else { return Ok(None) };
        let hub = &running.service.hub;
        hub.audit_page(overseer, from, running.moment())
    })
    .await
}

pub(super) async fn look_at_audit(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let asked: Result<AuditLookRequest, Problem> = read(request, limits.request, limits).await;
    tell(&running, present, move |running, overseer| {
        // What is no question leads nowhere, so that it does not show who may ask.
        let asked = asked.ok().filter(|asked| asked.before < Some(LARGEST));
        let Some(asked) = asked else { return Ok(None) };
        let hub = &running.service.hub;
        hub.look_at_audit(overseer, &asked, running.moment())
    })
    .await
}
