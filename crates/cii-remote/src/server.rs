//! The operations of the protocol.

use std::{
    sync::{Mutex, OnceLock, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use cii_sync::{
    Account, AccountDevice, AuditLook, AuditLookRequest, AuditPage, AuditState, Challenge,
    DeviceId, EndAccountRequest, EnrolAnswer, EnrolFinishAnswer, EnrolFinishRequest, EnrolRequest,
    FiguresAnswer, LabelDeviceRequest, ManifestAnswer, ManifestRequest, NewAccountRequest, Next,
    OneTimeCode, PullAnswer, PullRequest, PushAnswer, PushRequest, ReadingsAnswer, ReadingsRequest,
    RenewRequest, Secret, ServerMeta, SessionAnswer, SignInRequest, TakeNameAnswer,
    TakeNameRequest,
};
use reqwest::{
    Method,
    blocking::{Client, RequestBuilder, Response},
    header::CONTENT_TYPE,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{Listening, ServerAddress, trust};

/// For a connection to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// For an answer, and between two signs of life of the live channel: a connection that hangs is given up after it, and
/// the next request makes a new one.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection that is not used for so long is given up, before the server does so, after twenty seconds: what is sent
/// while that closes it would be lost.
const RESTED: Duration = Duration::from_secs(15);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// No connection, none in time, or a broken one.
    #[error("no answer")]
    Lost,
    /// The server shows a certificate that is not believed.
    #[error("a certificate that nobody vouches for")]
    Certificate {
        /// SHA-256 of it, as people compare it.
        fingerprint: String,
    },
    /// Another status than success.
    #[error("{status} {code}")]
    Refused {
        /// The status.
        status: u16,
        /// The code of the protocol; empty if the answer was not of our server.
        code: String,
        /// What belongs to the code.
        params: Map<String, Value>,
    },
}

impl Failure {
    /// The status, if there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Lost | Self::Certificate { .. } => None,
        }
    }

    /// The code of the protocol, if there was one.
    pub fn code(&self) -> &str {
        match self {
            Self::Refused { code, .. } => code,
            Self::Lost | Self::Certificate { .. } => "",
        }
    }
}

#[derive(Deserialize)]
struct Problem {
    code: String,
    #[serde(default)]
    params: Map<String, Value>,
}

/// A server, and the connections to it. To be used from a thread that may wait.
#[derive(Debug)]
pub struct Server {
    address: ServerAddress,
    /// Made when it is first needed: the system's certificates are many. None: it has none, or no sockets to give.
    client: OnceLock<Option<Client>>,
    ahead: Mutex<Option<Ahead>>,
}

/// The page after the last one, asked for while that one is put on the disk. Until it is fetched it is like an answer that is
/// slow to come.
#[derive(Debug)]
struct Ahead {
    token: Secret,
    request: PullRequest,
    since: Instant,
    answer: JoinHandle<Result<PullAnswer, Failure>>,
}

impl Server {
    /// Nothing is sent yet.
    pub fn new(address: ServerAddress) -> Self {
        Self {
            address,
            client: OnceLock::new(),
            ahead: Mutex::default(),
        }
    }

    fn client(&self) -> Result<&Client, Failure> {
        let client = self.client.get_or_init(|| {
            let known = self.address.fingerprint().copied();
            let tls = trust::config(known).ok()?;
            Client::builder()
                .tls_backend_preconfigured(tls)
                .connect_timeout(CONNECT)
                .timeout(PATIENCE)
                .pool_idle_timeout(RESTED)
                // Small requests must not wait for one another's acknowledgements.
                .tcp_nodelay(true)
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .ok()
        });
        client.as_ref().ok_or(Failure::Lost)
    }

    /// Where it is.
    pub fn address(&self) -> &ServerAddress {
        &self.address
    }

    /// What it says of itself.
    pub fn meta(&self) -> Result<ServerMeta, Failure> {
        ask(self.get("/v1/meta")?)
    }

    /// Something to sign.
    pub fn challenge(&self) -> Result<Challenge, Failure> {
        ask(self.client()?.post(self.address.url("/v1/auth/challenge")))
    }

    /// Begins a session.
    pub fn sign_in(&self, request: &SignInRequest) -> Result<SessionAnswer, Failure> {
        self.post("/v1/auth/sign-in", None, request)
    }

    /// The next token of a session.
    pub fn renew(&self, request: &RenewRequest) -> Result<SessionAnswer, Failure> {
        self.post("/v1/auth/renew", None, request)
    }

    /// Ends the session.
    pub fn sign_out(&self, token: &Secret) -> Result<(), Failure> {
        let request = self.client()?.post(self.address.url("/v1/auth/sign-out"));
        send(request.bearer_auth(&token.0)).map(drop)
    }

    /// Begins to set an account up.
    pub fn enrol(&self, request: &EnrolRequest) -> Result<EnrolAnswer, Failure> {
        self.post("/v1/auth/enrol", None, request)
    }

    /// Sets password and authenticator, and begins the first session.
    pub fn finish_enrolment(
        &self,
        request: &EnrolFinishRequest,
    ) -> Result<EnrolFinishAnswer, Failure> {
        self.post("/v1/auth/enrol/finish", None, request)
    }

    /// Takes a device name.
    pub fn take_name(
        &self,
        token: &Secret,
        request: &TakeNameRequest,
    ) -> Result<TakeNameAnswer, Failure> {
        self.post("/v1/devices", Some(token), request)
    }

    /// The user's own devices.
    pub fn list_devices(&self, token: &Secret) -> Result<Vec<AccountDevice>, Failure> {
        ask(self.get("/v1/devices")?.bearer_auth(&token.0))
    }

    /// Calls a device of the user's own something else.
    pub fn label_device(
        &self,
        token: &Secret,
        device: DeviceId,
        request: &LabelDeviceRequest,
    ) -> Result<(), Failure> {
        let path = format!("/v1/devices/{}", device.0);
        self.tell(Method::PUT, &path, token, request)
    }

    /// Revokes a device: of the user's own, or of anybody by whoever administers accounts.
    pub fn revoke_device(&self, token: &Secret, device: DeviceId) -> Result<(), Failure> {
        let request = self.request(Method::DELETE, &format!("/v1/devices/{}", device.0))?;
        send(request.bearer_auth(&token.0)).map(drop)
    }

    /// The accounts, for whoever administers them.
    pub fn list_accounts(&self, token: &Secret) -> Result<Vec<Account>, Failure> {
        ask(self.get("/v1/accounts")?.bearer_auth(&token.0))
    }

    /// Makes an account.
    pub fn create_account(
        &self,
        token: &Secret,
        request: &NewAccountRequest,
    ) -> Result<OneTimeCode, Failure> {
        self.post("/v1/accounts", Some(token), request)
    }

    /// Lets an account end.
    pub fn end_account(
        &self,
        token: &Secret,
        account: Uuid,
        request: &EndAccountRequest,
    ) -> Result<(), Failure> {
        let path = format!("/v1/accounts/{account}/end");
        self.tell(Method::POST, &path, token, request)
    }

    /// Takes the end of an account away.
    pub fn resume_account(&self, token: &Secret, account: Uuid) -> Result<(), Failure> {
        let path = format!("/v1/accounts/{account}/resume");
        self.tell(Method::POST, &path, token, &json!({}))
    }

    /// Lets an account be set up again.
    pub fn reset_account(&self, token: &Secret, account: Uuid) -> Result<OneTimeCode, Failure> {
        let path = format!("/v1/accounts/{account}/reset");
        self.post(&path, Some(token), &json!({}))
    }

    /// Sends own changes.
    pub fn push(&self, token: &Secret, request: &PushRequest) -> Result<PushAnswer, Failure> {
        self.post("/v1/push", Some(token), request)
    }

    /// Fetches a page of what is new. If another one follows, it is asked for at once, for the next call.
    pub fn pull(&self, token: &Secret, request: &PullRequest) -> Result<PullAnswer, Failure> {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = ahead.take().filter(|ahead| {
            ahead.token == *token && ahead.request == *request && ahead.since.elapsed() < PATIENCE
        });
        let answer = match asked {
            Some(asked) => asked.answer.join().map_err(|_| Failure::Lost)??,
            None => ask(self.pull_post(token, request)?)?,
        };
        if let PullAnswer::Page(page) = &answer
            && let Next::Page(next) = page.next
        {
            let following = PullRequest {
                page: Some(next),
                ..request.clone()
            };
            // What cannot be asked ahead is asked when its turn comes.
            *ahead = self.ask_ahead(token, following).ok();
        }
        Ok(answer)
    }

    fn ask_ahead(&self, token: &Secret, request: PullRequest) -> Result<Ahead, Failure> {
        let post = self.pull_post(token, &request)?;
        let answer = thread::Builder::new().spawn(move || ask(post));
        Ok(Ahead {
            token: token.clone(),
            request,
            since: Instant::now(),
            answer: answer.map_err(|_| Failure::Lost)?,
        })
    }

    fn pull_post(&self, token: &Secret, request: &PullRequest) -> Result<RequestBuilder, Failure> {
        let post = self.with_body(Method::POST, "/v1/pull", request)?;
        Ok(post.bearer_auth(&token.0))
    }

    /// Compares what the device holds.
    pub fn manifest(
        &self,
        token: &Secret,
        request: &ManifestRequest,
    ) -> Result<ManifestAnswer, Failure> {
        self.post("/v1/manifest", Some(token), request)
    }

    /// Tells readings of the device's journal.
    pub fn tell_readings(
        &self,
        token: &Secret,
        request: &ReadingsRequest,
    ) -> Result<ReadingsAnswer, Failure> {
        self.post("/v1/readings", Some(token), request)
    }

    /// The figures, for those who may know them.
    pub fn figures(&self, token: &Secret) -> Result<FiguresAnswer, Failure> {
        ask(self.get("/v1/statistics")?.bearer_auth(&token.0))
    }

    /// Whether the log is what was written, for those who may read it.
    pub fn audit_state(&self, token: &Secret) -> Result<AuditState, Failure> {
        ask(self.get("/v1/audit")?.bearer_auth(&token.0))
    }

    /// Entries of the log, the latest first, for those who may read it.
    pub fn look_at_audit(
        &self,
        token: &Secret,
        request: &AuditLookRequest,
    ) -> Result<AuditLook, Failure> {
        self.post("/v1/audit/look", Some(token), request)
    }

    /// A page of the log, for those who may read it.
    pub fn audit_page(&self, token: &Secret, from: u64) -> Result<AuditPage, Failure> {
        let request = self.get(&format!("/v1/audit/{from}"))?;
        ask(request.bearer_auth(&token.0))
    }

    /// Opens the live channel.
    pub fn listen(&self, token: &Secret) -> Result<Listening, Failure> {
        let request = self.get("/v1/live")?.bearer_auth(&token.0);
        send(request).map(Listening::new)
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, Failure> {
        Ok(self.client()?.request(method, self.address.url(path)))
    }

    fn get(&self, path: &str) -> Result<RequestBuilder, Failure> {
        self.request(Method::GET, path)
    }

    fn post<Q: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        token: Option<&Secret>,
        request: &Q,
    ) -> Result<A, Failure> {
        let mut post = self.with_body(Method::POST, path, request)?;
        if let Some(token) = token {
            post = post.bearer_auth(&token.0);
        }
        ask(post)
    }

    /// Sends what has no answer but that it is done.
    fn tell<Q: Serialize>(
        &self,
        method: Method,
        path: &str,
        token: &Secret,
        request: &Q,
    ) -> Result<(), Failure> {
        let request = self.with_body(method, path, request)?;
        send(request.bearer_auth(&token.0)).map(drop)
    }

    fn with_body<Q: Serialize>(
        &self,
        method: Method,
        path: &str,
        request: &Q,
    ) -> Result<RequestBuilder, Failure> {
        let body = serde_json::to_vec(request).map_err(|_| Failure::Lost)?;
        let request = self.client()?.request(method, self.address.url(path));
        Ok(request.header(CONTENT_TYPE, "application/json").body(body))
    }
}

fn ask<A: DeserializeOwned>(request: RequestBuilder) -> Result<A, Failure> {
    let body = send(request)?.bytes();
    // An answer that cannot be read is of something in between, not of our server.
    serde_json::from_slice(&body.map_err(|_| Failure::Lost)?).map_err(|_| Failure::Lost)
}

pub(crate) fn send(request: RequestBuilder) -> Result<Response, Failure> {
    let response = request.send().map_err(|why| match trust::rejected(&why) {
        Some(fingerprint) => Failure::Certificate { fingerprint },
        None => Failure::Lost,
    })?;
    let status = response.status().as_u16();
    if response.status().is_success() {
        return Ok(response);
    }
    let problem = response
        .bytes()
        .ok()
        .and_then(|body| serde_json::from_slice::<Problem>(&body).ok());
    let (code, params) =
        problem.map_or_else(Default::default, |problem| (problem.code, problem.params));
    Err(Failure::Refused {
        status,
        code,
        params,
    })
}
