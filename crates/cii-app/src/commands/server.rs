//! The shared server: how the office and it stand, and what somebody at the desk asks of it.

mod enrolling;
mod signing_in;
mod waiting;

use std::sync::Arc;

use cii_domain::{
    access::{Subject, may_administer_accounts},
    staff::Staff,
};
use cii_remote::Server;
use cii_sync::{Secret, Stopped};

pub(crate) use enrolling::{Enrolled, begin_enrolment, finish_enrolment};
pub(crate) use signing_in::{
    bind_office, find_server, join_office, sign_in_again, sign_out, trust_certificate,
};
pub(crate) use waiting::{dismiss_refused, list_waiting};

use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        server::*,
    },
    link::{Contact, refusal},
};

pub(super) const DONE: DoneView = DoneView { can_undo: false };

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn get_server(app: &App, _: NothingRequest) -> Result<ServerView, AppError> {
    let today = cii_domain::zurich(app.host().now()).date();
    let view = app.with_link(|office, link| {
        let staff = office.store.read(|r| r.find::<Staff>(&link.bond.staff))?;
        let administers = |staff: &Staff| may_administer_accounts(&Subject::of(staff), today);
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
            (None, Contact::Good) if office.store.is_purge_due()? => ServerState::Unpurged,
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
            arrived: office.store.arrived()?.map(number),
            last_contact: link.bond.last_contact.map(cii_domain::zurich),
            lease_days: link.bond.lease_days,
            lease_ends: link.bond.lease_ends().map(cii_domain::zurich),
            recovery_codes: link.bond.recovery_codes,
            address: link.bond.address.to_string(),
            administers: staff.as_ref().is_some_and(administers),
            shows_log: link.bond.shown.log,
            shows_figures: link.bond.shown.figures,
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
        arrived: None,
        last_contact: None,
        lease_days: 0,
        lease_ends: None,
        recovery_codes: 0,
        address: String::new(),
        administers: false,
        shows_log: false,
        shows_figures: false,
    })
    .ok_or_else(|| AppError::new("locked"))
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
pub(super) fn connected(app: &App) -> Result<(Arc<Server>, Secret), AppError> {
    let found = app.with_link(|_, link| match (&link.token, link.stopped()) {
        (Some(token), _) => Ok((Arc::clone(&link.server), token.secret.clone())),
        (None, Some(Stopped::SignIn)) => Err(AppError::new("server_session_ended")),
        (None, _) => Err(AppError::new("server_lost")),
    });
    found.unwrap_or_else(|| Err(AppError::new("server_none")))
}

/// Compares what is here with what the server would send, and asks for what differs.
pub(crate) fn verify_with_server(app: &App, _: NothingRequest) -> Result<VerifiedView, AppError> {
    let asked = app
        .with_link(|office, link| Ok::<_, AppError>((link.id, office.store.manifest()?)))
        .transpose()?;
    let (server, token) = connected(app)?;
    let Some((id, Some(manifest))) = asked else {
        return Ok(VerifiedView::Behind);
    };
    let answer = server
        .manifest(&token, &manifest)
        .map_err(|failure| refusal(&failure))?;
    let (now, at) = (app.clock().millis(), app.host().now());
    let verified = app.with_link(|office, link| {
        if link.id != id {
            // Another server, database or session meanwhile, of which it says nothing.
            return Ok(VerifiedView::Behind);
        }
        Ok(match link.compared(&answer, &mut office.store, now, at)? {
            None => {
                link.client.poke(now);
                VerifiedView::Behind
            }
            Some(0) => VerifiedView::Equal {
                records: number(office.store.count_confirmed()?),
            },
            Some(parts) => VerifiedView::Repaired {
                parts: u32::try_from(parts).unwrap_or(u32::MAX),
            },
        })
    });
    app.clock().ring();
    verified.unwrap_or_else(|| Err(AppError::new("locked")))
}
