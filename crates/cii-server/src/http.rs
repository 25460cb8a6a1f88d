//! The transport: requests over TLS to the engine and the accounts, and answers back.
//!
//! Thin on purpose. A handler reads one request within limits, makes sure who asks, hands over to the synchronous core on
//! a thread of its own, and writes one answer. Errors are `{code, params}`; nothing personal is logged or counted.

mod accounts;
mod blobs;
mod body;
mod gate;
mod handlers;
mod live;
mod metrics;
mod observe;
pub mod openapi;
mod oversight;
mod patience;
mod problem;
mod serve;
mod tls;

use std::{
    collections::BTreeSet,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    Router,
    routing::{MethodRouter, delete, get, head, post, put},
};
use chrono::{DateTime, Utc};
use cii_domain::{BlobId, StaffId};
use cii_sync::{
    AuditLook, AuditLookRequest, AuditPage, AuditState, BlobState, DeviceRequest, FiguresAnswer,
    ManifestAnswer, ManifestRequest, PullAnswer, PullRequest, PushAnswer, PushRequest,
    ReadingsAnswer, ReadingsRequest, ServerMeta,
};
use tokio::sync::{Semaphore, watch};
use zeroize::Zeroizing;

use crate::{
    Accounts, Authority, BlobAnswer, BlobHead, Caller, Database, Engine, Moment, Overseer,
    ServerError,
};

use self::{gate::Gate, metrics::Metrics, openapi::Operation};

pub use live::Live;
pub use serve::{Stop, serve};
pub use tls::{Certificate, fingerprint, self_signed};

/// What the transport wants of the engine, whoever decides about permission there.
pub trait Hub: Send + Sync {
    /// See [`Engine::meta`].
    fn meta(&self) -> Result<ServerMeta, ServerError>;
    /// See [`Engine::check_writing`].
    fn check_writing(&self) -> Result<(), ServerError>;
    /// See [`Engine::register_device`].
    fn register_device(
        &self,
        staff: StaffId,
        request: DeviceRequest,
        moment: Moment,
    ) -> Result<(), ServerError>;
    /// See [`Engine::push`].
    fn push(
        &self,
        caller: Caller,
        request: &PushRequest,
        moment: Moment,
    ) -> Result<PushAnswer, ServerError>;
    /// See [`Engine::pull`].
    fn pull(
        &self,
        caller: Caller,
        request: &PullRequest,
        moment: Moment,
    ) -> Result<PullAnswer, ServerError>;
    /// See [`Engine::manifest`].
    fn manifest(
        &self,
        caller: Caller,
        request: &ManifestRequest,
    ) -> Result<ManifestAnswer, ServerError>;
    /// See [`Engine::take_readings`].
    fn take_readings(
        &self,
        caller: Caller,
        request: &ReadingsRequest,
        moment: Moment,
    ) -> Result<ReadingsAnswer, ServerError>;
    /// See [`Engine::figures_for`].
    fn figures_for(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<FiguresAnswer>, ServerError>;
    /// See [`Engine::audit_page`].
    fn audit_page(
        &self,
        overseer: Overseer<'_>,
        from: u64,
        moment: Moment,
    ) -> Result<Option<AuditPage>, ServerError>;
    /// See [`Engine::look_at_audit`].
    fn look_at_audit(
        &self,
        overseer: Overseer<'_>,
        request: &AuditLookRequest,
        moment: Moment,
    ) -> Result<Option<AuditLook>, ServerError>;
    /// See [`Engine::audit_state`].
    fn audit_state(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<AuditState>, ServerError>;
    /// See [`Engine::blob_state`].
    fn blob_state(&self, caller: Caller, id: BlobId) -> Result<BlobState, ServerError>;
    /// See [`Engine::put_blob`].
    fn put_blob(
        &self,
        caller: Caller,
        id: BlobId,
        head: &BlobHead,
        part: (u64, &[u8]),
        moment: Moment,
    ) -> Result<BlobState, ServerError>;
    /// See [`Engine::get_blob`].
    fn get_blob(
        &self,
        caller: Caller,
        id: BlobId,
        from: u64,
        moment: Moment,
    ) -> Result<BlobAnswer, ServerError>;
}

impl<D: Database, A: Authority> Hub for Engine<D, A> {
    fn meta(&self) -> Result<ServerMeta, ServerError> {
        Self::meta(self)
    }

    fn check_writing(&self) -> Result<(), ServerError> {
        Self::check_writing(self)
    }

    fn register_device(
        &self,
        staff: StaffId,
        request: DeviceRequest,
        moment: Moment,
    ) -> Result<(), ServerError> {
        Self::register_device(self, staff, request, moment)
    }

    fn push(
        &self,
        caller: Caller,
        request: &PushRequest,
        moment: Moment,
    ) -> Result<PushAnswer, ServerError> {
        Self::push(self, caller, request, moment)
    }

    fn pull(
        &self,
        caller: Caller,
        request: &PullRequest,
        moment: Moment,
    ) -> Result<PullAnswer, ServerError> {
        Self::pull(self, caller, request, moment)
    }

    fn manifest(
        &self,
        caller: Caller,
        request: &ManifestRequest,
    ) -> Result<ManifestAnswer, ServerError> {
        Self::manifest(self, caller, request)
    }

    fn take_readings(
        &self,
        caller: Caller,
        request: &ReadingsRequest,
        moment: Moment,
    ) -> Result<ReadingsAnswer, ServerError> {
        Self::take_readings(self, caller, request, moment)
    }

    fn figures_for(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<FiguresAnswer>, ServerError> {
        Self::figures_for(self, overseer, moment)
    }

    fn audit_page(
        &self,
        overseer: Overseer<'_>,
        from: u64,
        moment: Moment,
    ) -> Result<Option<AuditPage>, ServerError> {
        Self::audit_page(self, overseer, from, moment)
    }

    fn look_at_audit(
        &self,
        overseer: Overseer<'_>,
        request: &AuditLookRequest,
        moment: Moment,
    ) -> Result<Option<AuditLook>, ServerError> {
        Self::look_at_audit(self, overseer, request, moment)
    }

    fn audit_state(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<AuditState>, ServerError> {
        Self::audit_state(self, overseer, moment)
    }

    fn blob_state(&self, caller: Caller, id: BlobId) -> Result<BlobState, ServerError> {
        Self::blob_state(self, caller, id)
    }

    fn put_blob(
        &self,
        caller: Caller,
        id: BlobId,
        head: &BlobHead,
        part: (u64, &[u8]),
        moment: Moment,
    ) -> Result<BlobState, ServerError> {
        Self::put_blob(self, caller, id, head, part, moment)
    }

    fn get_blob(
        &self,
        caller: Caller,
        id: BlobId,
        from: u64,
        moment: Moment,
    ) -> Result<BlobAnswer, ServerError> {
        Self::get_blob(self, caller, id, from, moment)
    }
}

/// Where time and chance come from.
pub trait Host: Send + Sync {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;
    /// Fills bytes with chance that nobody guesses.
    fn random(&self, bytes: &mut [u8]);
}

/// How much is taken from whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a push, and of a comparison, which names every scope that the device holds.
    pub push: usize,
    /// Mutations of a push.
    pub batch: usize,
    /// Bytes of any other request of a device.
    pub request: usize,
    /// Bytes of a request of somebody who has not signed in.
    pub stranger: usize,
    /// Connections at a time.
    pub connections: usize,
    /// Connections at a time from one address.
    pub connections_of_address: usize,
    /// Requests in a burst from one address; a tenth of it comes back every second.
    pub burst_of_address: u32,
    /// Requests in a burst from one device; a tenth of it comes back every second.
    pub burst_of_device: u32,
    /// Time for a connection to be secured, for a request's head to arrive, for a client to read what it asked for, and
    /// for a connection to say nothing at all.
    pub patience: Duration,
    /// How slowly a body may arrive, in bytes per second, once [`Limits::patience`] is used up.
    pub slowest: u64,
    /// Time for what is under way when the server stops.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            push: 8 * 1024 * 1024,
            batch: 2 * cii_sync::LARGEST_BATCH,
            request: 4 * 1024 * 1024,
            stranger: 16 * 1024,
            connections: 2000,
            connections_of_address: 400,
            burst_of_address: 1000,
            burst_of_device: 200,
            patience: Duration::from_secs(20),
            slowest: 16 * 1024,
            farewell: Duration::from_secs(15),
        }
    }
}

/// All that the handlers share.
pub struct Service {
    /// The engine.
    pub hub: Arc<dyn Hub>,
    /// The accounts.
    pub accounts: Arc<Accounts>,
    /// Clock and chance.
    pub host: Arc<dyn Host>,
    /// Who waits for news in this process.
    pub live: Arc<Live>,
    /// Tells every process that shares the database that something is new, this one included.
    pub ring: Box<dyn Fn() + Send + Sync>,
    /// How much is taken.
    pub limits: Limits,
    /// Proxies that are believed when they say for whom they ask.
    pub proxies: BTreeSet<IpAddr>,
    /// Who knows it may read the metrics. None: nobody.
    pub metrics_token: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// The service with what it counts while it runs.
struct Running {
    service: Service,
    metrics: Metrics,
    addresses: Gate<IpAddr>,
    devices: Gate<uuid::Uuid>,
    /// Requests that are being worked on.
    working: Arc<Semaphore>,
    /// Pulls that are being answered.
    pulling: Arc<Semaphore>,
    /// Passwords that are being stretched: each takes a lot of memory.
    stretching: Arc<Semaphore>,
    /// When the database last took something for whoever asked whether it does.
    wrote: Mutex<Option<Instant>>,
    stop: watch::Receiver<bool>,
}

/// Requests that are worked on at a time; the others wait.
const WORKING: usize = 32;
/// Pulls that are answered at a time: few, so that whoever brings something need not stand behind all who want to
/// hear of it.
const PULLING: usize = 4;
/// So long it is believed that the database still takes what it took.
const STILL_WRITING: Duration = Duration::from_secs(10);
/// So long a database may take to answer whoever asks whether it does.
const ANSWERING: Duration = Duration::from_secs(5);
/// Passwords that are stretched at a time.
const STRETCHING: usize = 4;

impl Running {
    fn new(service: Service, stop: watch::Receiver<bool>) -> Self {
        Self {
            addresses: Gate::new(service.limits.burst_of_address),
            devices: Gate::new(service.limits.burst_of_device),
            metrics: Metrics::default(),
            working: Arc::new(Semaphore::new(WORKING)),
            pulling: Arc::new(Semaphore::new(PULLING)),
            stretching: Arc::new(Semaphore::new(STRETCHING)),
            wrote: Mutex::default(),
            stop,
            service,
        }
    }

    /// Whether the database takes anything. Whoever asks often is told what was found a moment ago.
    fn check_writing(&self) -> Result<(), ServerError> {
        let wrote = || self.wrote.lock().unwrap_or_else(PoisonError::into_inner);
        let last = *wrote();
        if last.is_some_and(|last| last.elapsed() < STILL_WRITING) {
            return Ok(());
        }
        self.service.hub.check_writing()?;
        *wrote() = Some(Instant::now());
        Ok(())
    }

    fn moment(&self) -> Moment {
        let at = self.service.host.now();
        Moment {
            at,
            today: cii_domain::zurich(at).date(),
        }
    }
}

type Shared = Arc<Running>;

/// The handler of an operation.
fn handler(operation: Operation) -> MethodRouter<Shared> {
    match operation {
        Operation::Meta => get(handlers::meta),
        Operation::Challenge => post(handlers::challenge),
        Operation::SignIn => post(handlers::sign_in),
        Operation::Renew => post(handlers::renew),
        Operation::SignOut => post(handlers::sign_out),
        Operation::Enrol => post(handlers::enrol),
        Operation::FinishEnrolment => post(handlers::finish_enrolment),
        Operation::TakeName => post(handlers::take_name),
        Operation::ListDevices => get(accounts::list_devices),
        Operation::LabelDevice => put(accounts::label_device),
        Operation::RevokeDevice => delete(accounts::revoke_device),
        Operation::ListAccounts => get(accounts::list_accounts),
        Operation::CreateAccount => post(accounts::create_account),
        Operation::EndAccount => post(accounts::end_account),
        Operation::ResumeAccount => post(accounts::resume_account),
        Operation::ResetAccount => post(accounts::reset_account),
        Operation::Push => post(handlers::push),
        Operation::Pull => post(handlers::pull),
        Operation::Manifest => post(handlers::manifest),
        Operation::TellReadings => post(handlers::tell_readings),
        Operation::Figures => get(oversight::figures),
        Operation::AuditState => get(oversight::audit_state),
        Operation::AuditPage => get(oversight::audit_page),
        Operation::LookAtAudit => post(oversight::look_at_audit),
        Operation::BlobState => head(blobs::state),
        Operation::PutBlob => put(blobs::put),
        Operation::GetBlob => get(blobs::get),
        Operation::Live => get(live::live),
        Operation::Health => get(handlers::health),
        Operation::Metrics => get(handlers::metrics),
    }
}

fn router(running: &Shared) -> Router {
    let mut router = Router::new();
    for operation in Operation::ALL {
        router = router.route(operation.path(), handler(*operation));
    }
    router
        .fallback(handlers::not_found)
        .method_not_allowed_fallback(handlers::method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(running),
            observe::observe,
        ))
        .with_state(Arc::clone(running))
}
