//! Setting an account up by its one-time code. The first session begins with it; what it is for is asked next.

use std::{fmt::Write as _, time::Instant};

use cii_remote::{DeviceKey, Server, ServerAddress};
use cii_sync::{DeviceId, EnrolFinishRequest, EnrolRequest, Purpose, Secret};
use qrcodegen::{QrCode, QrCodeEcc};
use zeroize::Zeroizing;

use super::signing_in::{Begun, device_to_bind, new_device, read_address, read_label, read_totp};
use crate::{
    App, AppError,
    api::server::*,
    commands::keys::read_password,
    form::Form,
    link::{Bond, in_groups, refusal},
};

/// An account that was set up here, until the office has its session: the recovery codes are read in between.
#[derive(Clone)]
pub(crate) struct Enrolled {
    begun: Begun,
    password: Zeroizing<String>,
}

pub(crate) fn begin_enrolment(
    app: &App,
    request: BeginEnrolmentRequest,
) -> Result<EnrolmentView, AppError> {
    let mut form = Form::new(cii_domain::zurich(app.host().now()).date());
    let name = form.line("account", &request.account);
    let code = form.line("code", &request.code);
    form.finish()?;
    let server = Server::new(read_address(&request.address)?);
    let told = server
        .enrol(&EnrolRequest {
            name,
            code: Secret(code),
        })
        .map_err(|failure| refusal(&failure))?;
    let qr = QrCode::encode_text(&told.uri.0, QrCodeEcc::Medium)
        .map_err(|_| AppError::new("internal"))?;
    Ok(EnrolmentView {
        secret: in_groups(&told.secret.0),
        qr_size: u32::try_from(qr.size()).unwrap_or(0),
        qr_path: path_of(&qr),
    })
}

/// The dark modules, each a square of one unit.
fn path_of(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        for x in 0..qr.size() {
            if qr.get_module(x, y) {
                // Writing into a text does not fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    path
}

/// On which device the account is set up, and with which key: that of the open office, or a new one where there is none.
fn device_of(
    app: &App,
    address: &ServerAddress,
    account: &str,
) -> Result<(DeviceId, DeviceKey), AppError> {
    let bound = app.with_link(|office, link| {
        let is_same = link.bond.address == *address && link.bond.account == account;
        let key = link.bond.key().filter(|_| is_same);
        key.map(|key| (office.store.device(), key))
    });
    match bound {
        Some(same) => same.ok_or_else(|| AppError::new("server_bound")),
        None if app.with_office(|_| ()).is_some() => device_to_bind(app),
        None => Ok(new_device(app)),
    }
}

/// Sets the account up. Its session waits for the command that makes or binds an office, or signs in again, without a
/// second factor.
pub(crate) fn finish_enrolment(
    app: &App,
    request: FinishEnrolmentRequest,
) -> Result<RecoveryCodesView, AppError> {
    let mut form = Form::new(cii_domain::zurich(app.host().now()).date());
    read_password(&mut form, &request.password, &request.password_again);
    let label = read_label(&mut form, request.label.as_deref());
    let totp = read_totp(&mut form, &request.totp);
    form.finish()?;
    let address = read_address(&request.address)?;
    let account = request.account.trim().to_owned();
    let (device, key) = device_of(app, &address, &account)?;
    let server = Server::new(address.clone());
    let done = server.challenge().and_then(|challenge| {
        let proof = key.prove(Purpose::Enrol, &challenge, device);
        server.finish_enrolment(&EnrolFinishRequest {
            name: account.clone(),
            code: Secret(request.code.trim().to_owned()),
            password: Secret(request.password.clone()),
            totp: Secret(totp),
            device,
            key: key.public(),
            proof,
            label,
        })
    });
    let done = done.map_err(|failure| refusal(&failure))?;
    let begun = Begun {
        bond: Bond::new(address, &account, &key, &done.session),
        device,
        session: done.session,
        at: Instant::now(),
    };
    app.set_enrolled(Some(Enrolled {
        begun,
        password: Zeroizing::new(request.password),
    }));
    let codes = done.recovery_codes.iter().map(|code| code.0.clone());
    Ok(RecoveryCodesView {
        codes: codes.collect(),
    })
}

/// The session of an account that was set up here. It is kept until something was made of it, so that what fails can be
/// tried again.
pub(super) fn enrolled(
    app: &App,
    address: &str,
    account: &str,
    password: &str,
) -> Result<Begun, AppError> {
    let address = read_address(address)?;
    app.enrolled()
        .filter(|enrolled| {
            let bond = &enrolled.begun.bond;
            let is_same = bond.address == address && bond.account == account.trim();
            is_same && enrolled.password.as_str() == password
        })
        .map(|enrolled| enrolled.begun)
        .ok_or_else(|| AppError::new("server_enrolment_over"))
}
