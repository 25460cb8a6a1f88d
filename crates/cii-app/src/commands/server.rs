//! The shared server: finding it, setting an account up, joining, signing in, and how both stand.

use std::{fmt::Write as _, time::Instant};

use cii_domain::StaffId;
use cii_remote::{DeviceKey, Failure, Server, ServerAddress};
use cii_store::{Presence, SlotKind, StoreError, presence};
use cii_sync::{
    Change, DeviceId, EnrolFinishRequest, EnrolRequest, ManifestAnswer, Proof, Purpose, Refusal,
    SecondFactor, Secret, SessionAnswer, SignInRequest, Stopped,
};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{
    conflicts::subject_of,
    keys::{check_keyring, read_password},
    office::{Foundation, lay_foundation},
};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        office::RecoveryKeyView,
        server::*,
    },
    app::draw_id,
    file_view::Reading,
    form::Form,
    link::{Bond, Contact, Link, Token, refusal},
    people::People,
};

const DONE: DoneView = DoneView { can_undo: false };
/// The most acts that the page of the server lists.
const MOST_LISTED: usize = 100;
/// The most changes that are looked through for them.
const MOST_LOOKED_AT: usize = 2_000;
/// Digits of a code of the authenticator.
const TOTP_DIGITS: usize = 6;

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn get_server(app: &App, _: NothingRequest) -> Result<ServerView, AppError> {
    let view = app.with_link(|office, link| {
        let counts = office.store.sync_counts()?;
        let state = match (link.stopped(), &link.contact) {
            (Some(Stopped::SignIn), _) => ServerState::SignIn,
            (Some(Stopped::Update), _) => ServerState::Update,
            (Some(Stopped::Bug { status }), _) => ServerState::Strange { status },
            (Some(Stopped::Removal { removed, of }), _) => ServerState::Removal {
                removed: number(removed),
                of: number(of),
            },
            (None, Contact::None) => ServerState::Connecting,
            (None, Contact::Good) => ServerState::Connected,
            (None, Contact::Lost(since)) => ServerState::Offline {
                since: cii_domain::zurich(*since),
            },
            (None, Contact::Certificate { fingerprint }) => ServerState::Certificate {
                fingerprint: fingerprint.clone(),
            },
            (None, Contact::NotKept(why)) => ServerState::NotKept {
                why: MessageView::new(*why),
            },
        };
        Ok(ServerView {
            state,
            place: link.bond.address.place(),
            account: link.bond.account.clone(),
            waiting: number(counts.waiting),
            conflicts: number(counts.conflicts),
            refused: number(counts.refused),
            last_contact: link.bond.last_contact.map(cii_domain::zurich),
            lease_days: link.bond.lease_days,
            lease_ends: link.bond.lease_ends().map(cii_domain::zurich),
            recovery_codes: link.bond.recovery_codes,
        })
    });
    if let Some(view) = view {
        return view;
    }
    app.with_office(|_| ServerView {
        state: ServerState::None,
        place: String::new(),
        account: String::new(),
        waiting: 0,
        conflicts: 0,
        refused: 0,
        last_contact: None,
        lease_days: 0,
        lease_ends: None,
        recovery_codes: 0,
    })
    .ok_or_else(|| AppError::new("locked"))
}

fn read_address(text: &str) -> Result<ServerAddress, AppError> {
    text.parse().map_err(|error| {
        let code = match error {
            cii_remote::AddressError::Host => "server_address",
            cii_remote::AddressError::Port => "server_port",
            cii_remote::AddressError::Fingerprint => "server_fingerprint",
        };
        AppError::field("address", MessageView::new(code))
    })
}

fn reach(address: ServerAddress) -> Result<Server, AppError> {
    Server::new(address).map_err(|failure| refusal(&failure))
}

/// Whether a server is there, and whether its certificate has to be compared.
pub(crate) fn find_server(
    _: &App,
    FindServerRequest { address }: FindServerRequest,
) -> Result<ServerFoundView, AppError> {
    let address = read_address(&address)?;
    let server = reach(address.clone())?;
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
    let server = reach(read_address(&request.address)?)?;
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
    let server = reach(read_address(&request.address)?)?;
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

/// What is needed to sign in.
struct Credentials<'a> {
    account: &'a str,
    password: &'a str,
    second: &'a str,
}

fn sign_in(
    server: &Server,
    Credentials {
        account,
        password,
        second,
    }: Credentials<'_>,
    device: DeviceId,
    key: &DeviceKey,
) -> Result<SessionAnswer, AppError> {
    let signed = server.challenge().and_then(|challenge| {
        let proof: Proof = key.prove(Purpose::SignIn, &challenge, device);
        server.sign_in(&SignInRequest {
            name: account.trim().to_owned(),
            password: Secret(password.to_owned()),
            second: second_factor(second),
            device,
            key: key.public(),
            proof,
        })
    });
    signed.map_err(|failure| refusal(&failure))
}

fn draw_key(app: &App) -> DeviceKey {
    DeviceKey::draw(&mut |buffer| app.host().random(buffer))
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
    let address = read_address(&request.address)?;
    let server = reach(address.clone())?;
    let (device, key) = (DeviceId(draw_id(app.host())), draw_key(app));
    let session = sign_in(
        &server,
        Credentials {
            account: &request.account,
            password: &request.password,
            second: &request.second,
        },
        device,
        &key,
    )?;
    let Foundation {
        mut store,
        slots,
        key: database,
        recovery,
    } = lay_foundation(app, &request.password, request.use_keyring, device)?;
    let user = session.staff;
    super::office::set_user(&mut store, user)?;
    let bond = Bond::new(address, request.account.trim(), &key, &session);
    bond.write(&mut store)?;
    let journal = cii_store::Journal::open(app.data_dir(), &database, (user, app.host().now()))?;
    let opened = (database, SlotKind::Password);
    app.put_office(store, journal, slots, opened, user, None);
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
    let address = read_address(&request.address)?;
    let server = reach(address.clone())?;
    let key = draw_key(app);
    let session = sign_in(
        &server,
        Credentials {
            account: &request.account,
            password: &request.password,
            second: &request.second,
        },
        device,
        &key,
    )?;
    let bond = Bond::new(address, request.account.trim(), &key, &session);
    app.with_office(|office| {
        super::office::take_seat(office, session.staff)?;
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
        let server = std::sync::Arc::clone(&link.server);
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
        account: &account,
        password: &password,
        second: &second,
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
        link.go_to(address, &mut office.store, app.clock())
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

/// Asks for what is new now, whatever the machine waited for or stopped at for a reason that may have gone.
pub(crate) fn synchronise(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    app.hurry().ok_or_else(|| AppError::new("server_none"))?;
    Ok(DONE)
}

/// Somebody saw how much goes with the next pull, and agrees.
pub(crate) fn agree_to_removal(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    let now = app.clock().millis();
    app.with_link(|_, link| {
        if matches!(link.stopped(), Some(Stopped::Removal { .. })) {
            link.agreed = true;
            link.client.resume(now);
        }
    })
    .ok_or_else(|| AppError::new("server_none"))?;
    app.clock().ring();
    Ok(DONE)
}

/// The server, and a token that is good for it.
fn connected(app: &App) -> Result<(std::sync::Arc<Server>, Secret), AppError> {
    let found = app.with_link(|_, link| match (&link.token, link.stopped()) {
        (Some(token), _) => Ok((std::sync::Arc::clone(&link.server), token.secret.clone())),
        (None, Some(Stopped::SignIn)) => Err(AppError::new("server_session_ended")),
        (None, _) => Err(AppError::new("server_lost")),
    });
    found.unwrap_or_else(|| Err(AppError::new("server_none")))
}

/// Compares what is here with what the server would send, and asks for what differs.
pub(crate) fn verify_with_server(app: &App, _: NothingRequest) -> Result<VerifiedView, AppError> {
    let (server, token) = connected(app)?;
    let manifest = app
        .with_link(|office, _| office.store.manifest())
        .transpose()?
        .flatten();
    let Some(manifest) = manifest else {
        return Ok(VerifiedView::Behind);
    };
    let answer = server
        .manifest(&token, &manifest)
        .map_err(|failure| refusal(&failure))?;
    let now = app.clock().millis();
    let verified = app.with_link(|office, link| match answer {
        ManifestAnswer::Behind => {
            link.client.poke(now);
            Ok(VerifiedView::Behind)
        }
        ManifestAnswer::Compared { differing } if differing.is_empty() => Ok(VerifiedView::Equal {
            records: number(office.store.count_confirmed()?),
        }),
        ManifestAnswer::Compared { differing } => {
            office.store.ask_repair(&differing)?;
            link.client.poke(now);
            Ok(VerifiedView::Repaired {
                parts: u32::try_from(differing.len()).unwrap_or(u32::MAX),
            })
        }
    });
    app.clock().ring();
    verified.unwrap_or_else(|| Err(AppError::new("locked")))
}

pub(crate) fn list_waiting(app: &App, _: NothingRequest) -> Result<WaitingListView, AppError> {
    app.at_desk(|desk| {
        let store = &desk.office.store;
        let queue = store.queue()?;
        let total = number(queue.last.saturating_add(1).saturating_sub(queue.first));
        let mut waiting: Vec<(uuid::Uuid, WaitingActView)> = Vec::new();
        for mutation in store.list_waiting(queue.first, MOST_LOOKED_AT)? {
            if let Some((group, act)) = waiting.last_mut()
                && *group == mutation.group
            {
                act.records = act.records.saturating_add(1);
                continue;
            }
            if waiting.len() == MOST_LISTED {
                break;
            }
            let act = WaitingActView {
                act: MessageView::new(mutation.act),
                at: cii_domain::zurich(mutation.at),
                records: 1,
            };
            waiting.push((mutation.group, act));
        }
        let quarantine = store.list_quarantine()?;
        let viewer = desk.at.by;
        let refused = desk.read(|r| {
            let people = People::load(r)?;
            quarantine
                .into_iter()
                .map(|refused| refused_view(r, &people, viewer, refused))
                .collect::<Result<Vec<_>, AppError>>()
        })?;
        Ok(WaitingListView {
            waiting: waiting.into_iter().map(|(_, act)| act).collect(),
            total,
            refused,
        })
    })
}

fn refused_view(
    r: &cii_store::Reader<'_>,
    people: &People,
    viewer: StaffId,
    cii_store::Quarantined {
        uuid,
        reason,
        mutation,
    }: cii_store::Quarantined,
) -> Result<RefusedView, AppError> {
    let why = MessageView::new(match reason {
        Refusal::NotPermitted => "not_permitted",
        Refusal::Malformed => "malformed",
    });
    let subject = match &mutation {
        Some(mutation) => subject_of(r, &mutation.scope)?,
        None => None,
    };
    let is_visible = subject
        .as_ref()
        .is_none_or(|subject| subject.person.is_visible_to(viewer));
    let Some(mutation) = mutation.filter(|_| is_visible) else {
        return Ok(RefusedView {
            id: uuid,
            why,
            act: None,
            at: None,
            record: None,
            about: String::new(),
            situation: None,
            fields: Vec::new(),
        });
    };
    let about = subject
        .as_ref()
        .map_or_else(String::new, |subject| subject.person.full_name());
    let reading = Reading::new(r, people, &about, (mutation.kind, mutation.record))?;
    let change = mutation.change;
    let fields = values_of(&change)
        .into_iter()
        .map(|(field, value)| FieldLinesView {
            lines: reading.lines(&field, Some(&value)),
            field,
        })
        .filter(|field| !field.lines.is_empty())
        .collect();
    // What was refused when it was new is nowhere.
    let is_new = matches!(change, Change::Create(_));
    let record = (!is_new).then(|| reading.name());
    Ok(RefusedView {
        id: uuid,
        why,
        act: Some(MessageView::new(mutation.act)),
        at: Some(cii_domain::zurich(mutation.at)),
        record,
        situation: subject.and_then(|subject| subject.situation),
        about,
        fields,
    })
}

/// What a change was to write, by field.
fn values_of(change: &Change) -> Vec<(String, serde_json::Value)> {
    match change {
        Change::Create(body) => body.clone().into_iter().collect(),
        Change::Patch(patch) => {
            let elements = patch.elements.iter().map(|(field, elements)| {
                let put = serde_json::Value::Array(elements.put.clone());
                (field.clone(), put)
            });
            let set = patch.set.clone().into_iter();
            set.chain(elements).collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn dismiss_refused(
    app: &App,
    DismissRefusedRequest { id }: DismissRefusedRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| Ok(desk.office.store.dismiss_quarantined(id)?))?;
    Ok(DONE)
}

pub(crate) fn list_devices(app: &App, _: NothingRequest) -> Result<DeviceListView, AppError> {
    let (server, token) = connected(app)?;
    let this = app.with_link(|office, _| office.store.device());
    let devices = server
        .list_devices(&token)
        .map_err(|failure| refusal(&failure))?;
    Ok(DeviceListView {
        devices: devices
            .into_iter()
            .map(|device| DeviceView {
                id: device.device.0,
                is_this: this == Some(device.device),
                signed_in: device.signed_in,
                revoked: device.revoked,
            })
            .collect(),
    })
}

pub(crate) fn revoke_device(
    app: &App,
    RevokeDeviceRequest { id }: RevokeDeviceRequest,
) -> Result<DoneView, AppError> {
    let (server, token) = connected(app)?;
    server
        .revoke_device(&token, DeviceId(id))
        .map_err(|failure| refusal(&failure))?;
    // Of this computer: it hears of it at once, and not with the next round.
    if app.with_link(|office, _| office.store.device()) == Some(DeviceId(id)) {
        app.hurry();
    }
    Ok(DONE)
}
