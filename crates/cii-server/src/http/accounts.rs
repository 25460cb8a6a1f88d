//! Accounts and devices: the user's own, and those of others for whoever administers them.

use axum::{
    extract::{Path, Request, State},
    http::HeaderMap,
};
use cii_sync::{DeviceId, EndAccountRequest, LabelDeviceRequest, NewAccountRequest};
use uuid::Uuid;

use super::{
    Running, Shared,
    body::{answer, read},
    handlers::{Answered, engine, no_content, random, signed_in},
    problem::Problem,
};
use crate::{AuthError, By, NewAccount, Present};

/// Makes sure that somebody administers accounts, before anything else of the request is looked at: to everybody else
/// there is nothing here.
async fn administrator(running: &Shared, headers: &HeaderMap) -> Result<Present, Problem> {
    let present = signed_in(running, headers).await?;
    engine(running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.check_administrator(present, running.moment())?)
    })
    .await?;
    Ok(present)
}

/// Does what shuts devices out, and rings: they come and ask, and need not wait for their next round to be told.
async fn shut_out<T: Send + 'static>(
    running: &Shared,
    act: impl FnOnce(&Running) -> Result<T, AuthError> + Send + 'static,
) -> Result<T, Problem> {
    engine(running, move |running| {
        let done = act(running)?;
        (running.service.ring)();
        Ok(done)
    })
    .await
}

/// An identity in a path. What is none is one that nobody has.
fn identity(text: &str, unknown: &'static str) -> Result<Uuid, Problem> {
    text.parse().map_err(|_| Problem::new(404, unknown))
}

pub(super) async fn list_devices(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let devices = engine(&running, move |running| {
        Ok(running.service.accounts.devices_of(present.account)?)
    });
    answer(&devices.await?)
}

pub(super) async fn label_device(
    State(running): State<Shared>,
    Path(device): Path<String>,
    request: Request,
) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let device = DeviceId(identity(&device, "device_unknown")?);
    let limits = &running.service.limits;
    let request: LabelDeviceRequest = read(request, limits.stranger, limits).await?;
    engine(&running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.label_own(present, device, &request.label, running.moment())?)
    })
    .await?;
    Ok(no_content())
}

pub(super) async fn revoke_device(
    State(running): State<Shared>,
    Path(device): Path<String>,
    request: Request,
) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let device = DeviceId(identity(&device, "device_unknown")?);
    shut_out(&running, move |running| {
        let accounts = &running.service.accounts;
        accounts.revoke(By::User(present), device, running.moment())
    })
    .await?;
    Ok(no_content())
}

pub(super) async fn list_accounts(State(running): State<Shared>, request: Request) -> Answered {
    let present = administrator(&running, request.headers()).await?;
    let accounts = engine(&running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.list(By::User(present), running.moment())?)
    });
    answer(&accounts.await?)
}

pub(super) async fn create_account(State(running): State<Shared>, request: Request) -> Answered {
    let present = administrator(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let NewAccountRequest { name, staff } = read(request, limits.stranger, limits).await?;
    let new = NewAccount {
        name,
        staff,
        roles: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    let code = engine(&running, move |running| {
        let accounts = &running.service.accounts;
        let moment = running.moment();
        Ok(accounts.create(By::User(present), &new, moment, &random(running))?)
    });
    answer(&code.await?)
}

pub(super) async fn end_account(
    State(running): State<Shared>,
    Path(account): Path<String>,
    request: Request,
) -> Answered {
    let present = administrator(&running, request.headers()).await?;
    let account = identity(&account, "account_unknown")?;
    let limits = &running.service.limits;
    let EndAccountRequest { last_day } = read(request, limits.stranger, limits).await?;
    shut_out(&running, move |running| {
        let accounts = &running.service.accounts;
        accounts.end(By::User(present), account, last_day, running.moment())
    })
    .await?;
    Ok(no_content())
}

pub(super) async fn resume_account(
    State(running): State<Shared>,
    Path(account): Path<String>,
    request: Request,
) -> Answered {
    let present = administrator(&running, request.headers()).await?;
    let account = identity(&account, "account_unknown")?;
    engine(&running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.resume(By::User(present), account, running.moment())?)
    })
    .await?;
    Ok(no_content())
}

pub(super) async fn reset_account(
    State(running): State<Shared>,
    Path(account): Path<String>,
    request: Request,
) -> Answered {
    let present = administrator(&running, request.headers()).await?;
    let account = identity(&account, "account_unknown")?;
    let code = shut_out(&running, move |running| {
        let accounts = &running.service.accounts;
        let moment = running.moment();
        accounts.reset(By::User(present), account, moment, &random(running))
    });
    answer(&code.await?)
}
