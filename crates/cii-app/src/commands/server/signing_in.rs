//! Finding a server, joining, binding, signing in and out.

use std::{sync::Arc, time::Instant};

use cii_domain::text::{DEVICE_LIMIT, clean_device, tidy_line};
use cii_remote::{AddressError, DeviceKey, Failure, Server, ServerAddress};
use cii_store::{Journal, Presence, SlotKind, StoreError, presence};
use cii_sync::{
    DeviceId, LONGEST_PASSWORD, Purpose, SecondFactor, Secret, SessionAnswer, SignInRequest,
};

use super::{DONE, connected, enrolling::enrolled};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        office::RecoveryKeyView,
        server::*,
    },
    commands::{
        keys::{check_keyring, password_long},
        office::{Foundation, lay_foundation, set_user, take_seat},
    },
    desk::draw_id,
    form::Form,
    link::{Bond, Contact, Link, Token, forget_key_to_bind, key_to_bind, refusal},
};

/// Digits of a code of the authenticator.
const TOTP_DIGITS: usize = 6;
/// Letters of a recovery code, without the hyphens between its groups.
const RECOVERY_LETTERS: usize = 16;

pub(super) fn read_address(text: &str) -> Result<ServerAddress, AppError> {
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
    app: &App,
    FindServerRequest { address }: FindServerRequest,
) -> Result<ServerFoundView, AppError> {
    let address = read_address(&address)?;
    let label = proposed_label(app);
    let server = Server::new(address.clone());
    match server.meta() {
        Ok(meta) if meta.serves(cii_sync::SCHEMA) => Ok(ServerFoundView {
            place: address.place(),
            address: address.to_string(),
            fingerprint: None,
            label,
        }),
        Ok(_) => Err(AppError::new("server_schema")),
        // Whoever typed a fingerprint and meets another one is not asked to believe that.
        Err(Failure::Certificate { fingerprint }) if address.fingerprint().is_none() => {
            Ok(ServerFoundView {
                place: address.place(),
                address: format!("{}#{fingerprint}", address.place()),
                fingerprint: Some(fingerprint),
                label,
            })
        }
        Err(failure) => Err(refusal(&failure)),
    }
}

/// What the system calls this computer, as far as a label can take it.
fn proposed_label(app: &App) -> String {
    let name = tidy_line(&app.host().computer_name().unwrap_or_default());
    name.chars().take(DEVICE_LIMIT).collect()
}

/// What this computer is to be called, if that is said.
pub(super) fn read_label(form: &mut Form, label: Option<&str>) -> Option<String> {
    form.take("label", clean_device(label?))
}

/// The six digits that an authenticator shows. None: this is something else.
fn totp(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let is_totp = digits.len() == TOTP_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_totp.then_some(digits)
}

/// What the authenticator shows, where it is being set up.
pub(super) fn read_totp(form: &mut Form, typed: &str) -> String {
    let read = totp(typed);
    if read.is_none() {
        form.refuse("totp", MessageView::new("totp"));
    }
    read.unwrap_or_default()
}

/// What was typed for the second factor: a code of the authenticator or a recovery code. None: it is neither.
fn second_factor(typed: &str) -> Option<SecondFactor> {
    if let Some(code) = totp(typed) {
        return Some(SecondFactor::Totp { code: Secret(code) });
    }
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).count();
    (letters == RECOVERY_LETTERS).then(|| SecondFactor::Recovery {
        code: Secret(typed.trim().to_owned()),
    })
}

/// What somebody types to sign in.
struct Credentials {
    account: String,
    password: String,
    second: SecondFactor,
    label: Option<String>,
}

/// Reads them. What cannot be right is said where it was typed: sent, it would count as an attempt.
fn read_credentials(
    app: &App,
    account: &str,
    password: String,
    second: &str,
    label: Option<&str>,
) -> Result<Credentials, AppError> {
    let mut form = Form::new(cii_domain::zurich(app.host().now()).date());
    let account = form.line("account", account);
    if password.is_empty() {
        form.refuse("password", MessageView::new("required"));
    } else if password.len() > LONGEST_PASSWORD {
        form.refuse("password", password_long());
    }
    let read = second_factor(second);
    if read.is_none() {
        let code = if second.trim().is_empty() {
            "required"
        } else {
            "second_factor"
        };
        form.refuse("second", MessageView::new(code));
    }
    let label = read_label(&mut form, label);
    form.finish()?;
    Ok(Credentials {
        account,
        password,
        second: read.ok_or_else(|| AppError::new("internal"))?,
        label,
    })
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
            name: credentials.account,
            password: Secret(credentials.password),
            second: credentials.second,
            device,
            key: key.public(),
            proof,
            label: credentials.label,
        })
    });
    signed.map_err(|failure| refusal(&failure))
}

/// A session that began, and what binds an office by it.
#[derive(Clone)]
pub(crate) struct Begun {
    pub(super) bond: Bond,
    pub(super) device: DeviceId,
    pub(super) session: SessionAnswer,
    /// When the token came.
    pub(super) at: Instant,
}

/// Signs `device` in for the first time.
fn sign_in_first(
    address: &str,
    credentials: Credentials,
    device: DeviceId,
    key: &DeviceKey,
) -> Result<Begun, AppError> {
    let address = read_address(address)?;
    let server = Server::new(address.clone());
    let account = credentials.account.clone();
    let session = sign_in(&server, credentials, device, key)?;
    Ok(Begun {
        bond: Bond::new(address, &account, key, &session),
        device,
        session,
        at: Instant::now(),
    })
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
    let JoinOfficeRequest {
        address,
        account,
        password,
        second,
        label,
        use_keyring,
    } = request;
    let begun = match second {
        Some(second) => {
            let credentials =
                read_credentials(app, &account, password.clone(), &second, label.as_deref())?;
            let (device, key) = new_device(app);
            sign_in_first(&address, credentials, device, &key)?
        }
        None => enrolled(app, &address, &account, &password)?,
    };
    let _handling = app.handle_folder();
    let Foundation {
        mut store,
        slots,
        key: database,
        recovery,
    } = lay_foundation(app, &password, use_keyring, begun.device)?;
    let user = begun.session.staff;
    set_user(&mut store, user)?;
    begun.bond.write(&mut store)?;
    let journal = Journal::open(app.data_dir(), &database, (user, app.host().now()))?;
    let opened = (database, SlotKind::Password);
    app.put_office(store, journal, slots, opened, user, None)?;
    begin(app, &begun.session, begun.at);
    Ok(RecoveryKeyView {
        recovery_key: recovery.to_string(),
    })
}

/// The first token is there already.
fn begin(app: &App, session: &SessionAnswer, at: Instant) {
    app.set_enrolled(None);
    app.with_link(|_, link| link.token = Some(Token::of(session, at)));
    app.clock().ring();
}

/// A device for a computer that has no office yet.
pub(super) fn new_device(app: &App) -> (DeviceId, DeviceKey) {
    let key = DeviceKey::draw(&mut |buffer| app.host().random(buffer));
    (DeviceId(draw_id(app.host())), key)
}

/// The device of an office that could be bound to a server, and its key.
pub(super) fn device_to_bind(app: &App) -> Result<(DeviceId, DeviceKey), AppError> {
    app.at_desk(|desk| {
        if desk.office.practice_day.is_some() {
            return Err(AppError::new("server_practice"));
        }
        if desk.office.link.is_some() {
            return Err(AppError::new("server_bound"));
        }
        let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| desk.host.random(buffer);
        let key = key_to_bind(&mut desk.office.store, random)?;
        Ok((desk.office.store.device(), key))
    })
}

/// Binds the open office to a server. What it holds goes up by itself.
pub(crate) fn bind_office(app: &App, request: BindOfficeRequest) -> Result<DoneView, AppError> {
    let (device, key) = device_to_bind(app)?;
    let BindOfficeRequest {
        address,
        account,
        password,
        second,
        label,
    } = request;
    let begun = match second {
        Some(second) => {
            let credentials = read_credentials(app, &account, password, &second, label.as_deref())?;
            sign_in_first(&address, credentials, device, &key)?
        }
        None => enrolled(app, &address, &account, &password)?,
    };
    if begun.device != device {
        return Err(AppError::new("server_enrolment_over"));
    }
    app.with_office(|office| {
        take_seat(office, begun.session.staff)?;
        begun.bond.write(&mut office.store)?;
        forget_key_to_bind(&mut office.store)?;
        office.link = Some(Link::new(begun.bond, &office.store, app.clock())?);
        Ok::<_, AppError>(())
    })
    .unwrap_or_else(|| Err(AppError::new("locked")))?;
    begin(app, &begun.session, begun.at);
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
        Some((server, link.bond.clone(), key, office.store.device()))
    });
    let (server, bond, key, device) = known
        .flatten()
        .ok_or_else(|| AppError::new("server_none"))?;
    let (session, at) = if let Some(second) = second {
        let credentials = read_credentials(app, &bond.account, password, &second, None)?;
        (sign_in(&server, credentials, device, &key)?, Instant::now())
    } else {
        let begun = enrolled(app, &bond.address.to_string(), &bond.account, &password)?;
        (begun.session, begun.at)
    };
    if session.device != device {
        return Err(AppError::new("server_enrolment_over"));
    }
    let now = app.clock().millis();
    app.with_link(|office, link| {
        if session.staff != link.bond.staff {
            // The server was restored from before this account, which was made again since: it knows nobody by the former
            // identity.
            office.store.forget_cookie()?;
            take_seat(office, session.staff)?;
        }
        link.bond.begun_anew_by(&session);
        // What the former session is still answered says nothing of this one.
        link.id = app.clock().next_id();
        link.client.resume(now);
        Ok::<_, AppError>(link.bond.write(&mut office.store)?)
    })
    .transpose()?;
    begin(app, &session, at);
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
