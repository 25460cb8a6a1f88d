//! Finding a server, setting an account up, joining, binding, signing in and out.

use std::{fmt::Write as _, sync::Arc, time::Instant};

use cii_remote::{AddressError, DeviceKey, Failure, Server, ServerAddress};
use cii_store::{Journal, Presence, SlotKind, StoreError, presence};
use cii_sync::{
    DeviceId, EnrolFinishRequest, EnrolRequest, Purpose, SecondFactor, Secret, SessionAnswer,
    SignInRequest,
};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{DONE, connected};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        office::RecoveryKeyView,
        server::*,
    },
    app::draw_id,
    commands::{
        keys::{check_keyring, read_password},
        office::{Foundation, lay_foundation, set_user, take_seat},
    },
    form::Form,
    link::{Bond, Contact, Link, Token, refusal},
};

/// Digits of a code of the authenticator.
const TOTP_DIGITS: usize = 6;

fn read_address(text: &str) -> Result<ServerAddress, AppError> {
    text.parse().map_err(|error| {
        let code = match error {
            AddressError::Host => "server_address",
            AddressError::Port => "server_port",
            AddressError::Fingerprint => "server_fingerprint",
        };
        AppError::field("address", MessageView::new(code))
    })
}

/// Whether a server is there, and whether its certificate has to be compared.
pub(crate) fn find_server(
    _: &App,
    FindServerRequest { address }: FindServerRequest,
) -> Result<ServerFoundView, AppError> {
    let address = read_address(&address)?;
    let server = Server::new(address.clone());
    match server.meta() {
        Ok(meta) if meta.serves(cii_sync::SCHEMA) => Ok(ServerFoundView {
            place: address.place(),
            address: address.to_string(),
            fingerprint: None,
        }),
        Ok(_) => Err(AppError::new("server_schema")),
        // Whoever typed a fingerprint and meets another one is not asked to believe that.
        Err(Failure::Certificate { fingerprint }) if address.fingerprint().is_none() => {
            Ok(ServerFoundView {
                place: address.place(),
                address: format!("{}#{fingerprint}", address.place()),
                fingerprint: Some(fingerprint),
            })
        }
        Err(failure) => Err(refusal(&failure)),
    }
}

pub(crate) fn begin_enrolment(
    _: &App,
    request: BeginEnrolmentRequest,
) -> Result<EnrolmentView, AppError> {
    let server = Server::new(read_address(&request.address)?);
    let told = server
        .enrol(&EnrolRequest {
            name: request.account.trim().to_owned(),
            code: Secret(request.code.trim().to_owned()),
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

/// Letters in groups of four, as they are typed with fewer slips.
fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
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

pub(crate) fn finish_enrolment(
    app: &App,
    request: FinishEnrolmentRequest,
) -> Result<RecoveryCodesView, AppError> {
    let mut form = Form::new(cii_domain::zurich(app.host().now()).date());
    read_password(&mut form, &request.password, &request.password_again);
    form.finish()?;
    let server = Server::new(read_address(&request.address)?);
    let codes = server
        .finish_enrolment(&EnrolFinishRequest {
            name: request.account.trim().to_owned(),
            code: Secret(request.code.trim().to_owned()),
            password: Secret(request.password),
            totp: Secret(digits(&request.totp)),
        })
        .map_err(|failure| refusal(&failure))?;
    Ok(RecoveryCodesView {
        codes: codes.codes.into_iter().map(|code| code.0).collect(),
    })
}

fn digits(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// What was typed for the second factor: six digits are the authenticator's, anything else is a recovery code.
fn second_factor(text: &str) -> SecondFactor {
    let typed = digits(text);
    let is_totp = typed.len() == TOTP_DIGITS && typed.bytes().all(|digit| digit.is_ascii_digit());
    if is_totp {
        SecondFactor::Totp {
            code: Secret(typed),
        }
    } else {
        SecondFactor::Recovery {
            code: Secret(text.trim().to_owned()),
        }
    }
}

/// What somebody types to sign in.
struct Credentials {
    account: String,
    password: String,
    second: String,
}

fn sign_in(
    server: &Server,
    credentials: Credentials,
    device: DeviceId,
    key: &DeviceKey,
) -> Result<SessionAnswer, AppError> {
    let signed = server.challenge().and_then(|challenge| {
        let proof = key.prove(Purpose::SignIn, &challenge, device);
        server.sign_in(&SignInRequest {
            name: credentials.account.trim().to_owned(),
            password: Secret(credentials.password),
            second: second_factor(&credentials.second),
            device,
            key: key.public(),
            proof,
        })
    });
    signed.map_err(|failure| refusal(&failure))
}

/// Signs `device` in for the first time, with a key that is drawn for it, and gives the bond.
fn sign_in_first(
    app: &App,
    address: &str,
    credentials: Credentials,
    device: DeviceId,
) -> Result<(Bond, SessionAnswer), AppError> {
    let address = read_address(address)?;
    let server = Server::new(address.clone());
    let key = DeviceKey::draw(&mut |buffer| app.host().random(buffer));
    let account = credentials.account.trim().to_owned();
    let session = sign_in(&server, credentials, device, &key)?;
    Ok((Bond::new(address, &account, &key, &session), session))
}

/// Signs in from a computer that has no office yet, and makes one that fills from the server. Without a session nothing
/// is made.
pub(crate) fn join_office(
    app: &App,
    request: JoinOfficeRequest,
) -> Result<RecoveryKeyView, AppError> {
    if matches!(
        presence(app.data_dir()),
        Presence::DatabaseOnly | Presence::Complete
    ) {
        return Err(StoreError::Exists.into());
    }
    if request.use_keyring {
        check_keyring(app.host())?;
    }
    let device = DeviceId(draw_id(app.host()));
    let credentials = Credentials {
        account: request.account,
        password: request.password.clone(),
        second: request.second,
    };
    let (bond, session) = sign_in_first(app, &request.address, credentials, device)?;
    let Foundation {
        mut store,
        slots,
        key: database,
        recovery,
    } = lay_foundation(app, &request.password, request.use_keyring, device)?;
    let user = session.staff;
    set_user(&mut store, user)?;
    bond.write(&mut store)?;
    let journal = Journal::open(app.data_dir(), &database, (user, app.host().now()))?;
    let opened = (database, SlotKind::Password);
    app.put_office(store, journal, slots, opened, user, None)?;
    begin(app, &session);
    Ok(RecoveryKeyView {
        recovery_key: recovery.to_string(),
    })
}

/// The first token is there already.
fn begin(app: &App, session: &SessionAnswer) {
    app.with_link(|_, link| link.token = Some(Token::of(session, Instant::now())));
    app.clock().ring();
}

/// Binds the open office to a server. What it holds goes up by itself.
pub(crate) fn bind_office(app: &App, request: BindOfficeRequest) -> Result<DoneView, AppError> {
    let device = app.at_desk(|desk| {
        if desk.office.practice_day.is_some() {
            return Err(AppError::new("server_practice"));
        }
        if desk.office.link.is_some() {
            return Err(AppError::new("server_bound"));
        }
        Ok(desk.office.store.device())
    })?;
    let BindOfficeRequest {
        address,
        account,
        password,
        second,
    } = request;
    let credentials = Credentials {
        account,
        password,
        second,
    };
    let (bond, session) = sign_in_first(app, &address, credentials, device)?;
    app.with_office(|office| {
        take_seat(office, session.staff)?;
        bond.write(&mut office.store)?;
        office.link = Some(Link::new(bond, &office.store, app.clock())?);
        Ok::<_, AppError>(())
    })
    .unwrap_or_else(|| Err(AppError::new("locked")))?;
    begin(app, &session);
    Ok(DONE)
}

/// The session ended: a new one for the same device and account.
pub(crate) fn sign_in_again(
    app: &App,
    SignInAgainRequest { password, second }: SignInAgainRequest,
) -> Result<DoneView, AppError> {
    let known = app.with_link(|office, link| {
        let key = link.bond.key()?;
        let server = Arc::clone(&link.server);
        Some((
            server,
            link.bond.account.clone(),
            key,
            office.store.device(),
        ))
    });
    let (server, account, key, device) = known
        .flatten()
        .ok_or_else(|| AppError::new("server_none"))?;
    let credentials = Credentials {
        account,
        password,
        second,
    };
    let session = sign_in(&server, credentials, device, &key)?;
    let now = app.clock().millis();
    app.with_link(|office, link| {
        link.bond.begun_anew_by(&session);
        link.client.resume(now);
        link.bond.write(&mut office.store)
    })
    .transpose()?;
    begin(app, &session);
    Ok(DONE)
}

/// Believes the certificate that was met instead of the known one, if it is still the one that somebody compared.
pub(crate) fn trust_certificate(
    app: &App,
    TrustCertificateRequest { fingerprint }: TrustCertificateRequest,
) -> Result<DoneView, AppError> {
    let trusted = app.with_link(|office, link| {
        let met = Contact::Certificate {
            fingerprint: fingerprint.clone(),
        };
        if link.contact != met {
            return Err(AppError::new("server_certificate_other"));
        }
        let address = link.bond.address.clone().known_by(&fingerprint);
        let address = address.map_err(|_| AppError::new("server_fingerprint"))?;
        Ok(link.go_to(address, &mut office.store, app.clock())?)
    });
    trusted.unwrap_or_else(|| Err(AppError::new("server_none")))?;
    app.clock().ring();
    Ok(DONE)
}

/// Ends the session. What is here stays, and so does the bond.
pub(crate) fn sign_out(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    let (server, token) = connected(app)?;
    server
        .sign_out(&token)
        .map_err(|failure| refusal(&failure))?;
    app.with_link(|_, link| {
        link.token = None;
        link.client.sign_out();
    });
    Ok(DONE)
}
