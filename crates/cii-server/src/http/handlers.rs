//! One function for each operation: read, make sure who asks, hand over, answer.

use std::{sync::Arc, time::Duration, time::Instant};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use cii_sync::{
    EnrolFinishRequest, EnrolRequest, ManifestRequest, Mutation, Outcome, PullRequest, PushAnswer,
    PushRequest, ReadingsRequest, RenewRequest, SignInRequest, TakeNameAnswer, TakeNameRequest,
};
use subtle::ConstantTimeEq;
use tokio::{sync::Semaphore, time::timeout};

use super::{
    ANSWERING, Running, Shared,
    body::{answer, read},
    metrics::Elsewhere,
    observe::Asker,
    problem::Problem,
    serve::told,
};
use crate::{Caller, Present};

pub(super) type Answered = Result<Response, Problem>;

/// How long a request waits for its turn. Whoever asks waits a minute.
const TURN: Duration = Duration::from_secs(30);
/// Numbers of the protocol stay below it, so that every language can read them.
pub(super) const LARGEST: u64 = 1 << 53;

/// Does `job` on a thread of its own, when it is its turn.
async fn work<T: Send + 'static>(
    running: &Shared,
    turns: &Arc<Semaphore>,
    job: impl FnOnce(&Running) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let mut stop = running.stop.clone();
    let turn = tokio::select! {
        biased;
        turn = timeout(TURN, Arc::clone(turns).acquire_owned()) => turn,
        () = told(&mut stop) => return Err(Problem::busy()),
    };
    let Ok(Ok(turn)) = turn else {
        return Err(Problem::busy());
    };
    let running = Arc::clone(running);
    let done = tokio::task::spawn_blocking(move || {
        // Held to the end of the job, even if nobody waits for it any more.
        let _turn = turn;
        job(&running)
    });
    done.await.unwrap_or_else(|_| {
        tracing::error!("a request ended in a panic");
        Err(Problem::new(500, "server_failed"))
    })
}

pub(super) async fn engine<T: Send + 'static>(
    running: &Shared,
    job: impl FnOnce(&Running) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    work(running, &running.working, job).await
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// Makes sure that somebody has signed in, and has not asked too often.
pub(super) async fn signed_in(running: &Shared, headers: &HeaderMap) -> Result<Present, Problem> {
    let token = bearer(headers)
        .ok_or_else(|| Problem::new(401, "token_missing"))?
        .to_owned();
    let present = engine(running, move |running| {
        Ok(running
            .service
            .accounts
            .authenticate(&token, running.moment())?)
    })
    .await?;
    running
        .devices
        .pass(present.device.0, Instant::now())
        .map_err(Problem::too_many)?;
    Ok(present)
}

pub(super) fn caller(present: Present) -> Caller {
    Caller {
        staff: present.staff,
        device: present.device,
    }
}

fn address(request: &Request) -> String {
    let asker = request.extensions().get::<Asker>();
    asker.map_or_else(String::new, |asker| {
        super::observe::network(asker.0).to_string()
    })
}

pub(super) fn random(running: &Running) -> impl Fn(&mut [u8]) {
    |bytes| running.service.host.random(bytes)
}

pub(super) fn no_content() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

pub(super) async fn not_found() -> Problem {
    Problem::new(404, "not_found")
}

pub(super) async fn method_not_allowed() -> Problem {
    Problem::new(405, "method_not_allowed")
}

pub(super) async fn meta(State(running): State<Shared>) -> Answered {
    answer(&engine(&running, |running| Ok(running.service.hub.meta()?)).await?)
}

/// Alive, and the database answers and takes what it is given.
pub(super) async fn health(State(running): State<Shared>) -> Answered {
    let asked = engine(&running, |running| {
        running.service.hub.meta().map_err(|error| {
            tracing::error!(%error, "the database does not answer");
            Problem::new(503, "no_database")
        })?;
        running.check_writing().map_err(|error| {
            tracing::error!(%error, "nothing can be written");
            Problem::new(503, "nothing_written")
        })
    });
    timeout(ANSWERING, asked).await.map_err(|_| {
        tracing::error!("the database takes too long to answer");
        Problem::new(503, "no_database")
    })??;
    Ok(no_content())
}

pub(super) async fn metrics(State(running): State<Shared>, headers: HeaderMap) -> Answered {
    let given = bearer(&headers).unwrap_or_default().as_bytes();
    let known = running
        .service
        .metrics_token
        .as_ref()
        .is_some_and(|token| token.as_bytes().ct_eq(given).into());
    if !known {
        // Whoever may not read them need not know that they are there.
        return Err(not_found().await);
    }
    let text = running.metrics.text(&Elsewhere {
        listeners: running.service.live.listeners(),
        passwords: running.service.accounts.passwords_stretched(),
    });
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"),
    );
    Ok(response)
}

pub(super) async fn challenge(State(running): State<Shared>) -> Answered {
    let service = &running.service;
    let moment = running.moment();
    answer(&service.accounts.challenge(moment, &random(&running))?)
}

pub(super) async fn sign_in(State(running): State<Shared>, request: Request) -> Answered {
    let limits = &running.service.limits;
    let address = address(&request);
    let request: SignInRequest = read(request, limits.stranger, limits).await?;
    let session = work(&running, &running.stretching, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.sign_in(&request, &address, running.moment(), &random(running))?)
    });
    answer(&session.await?)
}

pub(super) async fn renew(State(running): State<Shared>, request: Request) -> Answered {
    let limits = &running.service.limits;
    let request: RenewRequest = read(request, limits.stranger, limits).await?;
    let session = engine(&running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.renew(&request, running.moment(), &random(running))?)
    });
    answer(&session.await?)
}

pub(super) async fn sign_out(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    engine(&running, move |running| {
        Ok(running
            .service
            .accounts
            .sign_out(present, running.moment())?)
    })
    .await?;
    Ok(no_content())
}

pub(super) async fn enrol(State(running): State<Shared>, request: Request) -> Answered {
    let limits = &running.service.limits;
    let address = address(&request);
    let request: EnrolRequest = read(request, limits.stranger, limits).await?;
    let told = engine(&running, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.enrol(&request, &address, running.moment(), &random(running))?)
    });
    answer(&told.await?)
}

pub(super) async fn finish_enrolment(State(running): State<Shared>, request: Request) -> Answered {
    let limits = &running.service.limits;
    let address = address(&request);
    let request: EnrolFinishRequest = read(request, limits.stranger, limits).await?;
    let codes = work(&running, &running.stretching, move |running| {
        let accounts = &running.service.accounts;
        Ok(accounts.finish_enrolment(&request, &address, running.moment(), &random(running))?)
    });
    answer(&codes.await?)
}

pub(super) async fn take_name(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let request: TakeNameRequest = read(request, limits.stranger, limits).await?;
    in_range([request.device.first_n])?;
    let taken = engine(&running, move |running| {
        let TakeNameRequest { device, other } = request;
        let moment = running.moment();
        let session = match other {
            None if device.device == present.device => None,
            None => return Err(Problem::new(400, "malformed")),
            Some(new) => Some(running.service.accounts.take_name(
                present,
                device.device,
                &new,
                moment,
                &random(running),
            )?),
        };
        let hub = &running.service.hub;
        hub.register_device(present.staff, device, moment)?;
        Ok(TakeNameAnswer { session })
    });
    answer(&taken.await?)
}

pub(super) async fn push(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let request: PushRequest = read(request, limits.push, limits).await?;
    if request.mutations.len() > limits.batch {
        return Err(Problem::too_large(limits.batch));
    }
    for mutation in &request.mutations {
        check(mutation)?;
    }
    let pushed = engine(&running, move |running| {
        let hub = &running.service.hub;
        let pushed = hub.push(caller(present), &request, running.moment())?;
        if let PushAnswer::Taken { results } = &pushed {
            let mut news = false;
            for result in results {
                running.metrics.mutation(word(&result.outcome));
                news |= !matches!(result.outcome, Outcome::Refused { .. });
            }
            if news {
                (running.service.ring)();
            }
        }
        Ok(pushed)
    });
    answer(&pushed.await?)
}

/// What the engine must not even look at.
fn check(mutation: &Mutation) -> Result<(), Problem> {
    in_range([mutation.n, mutation.base_version, mutation.seen])?;
    mutation
        .has_plain_act()
        .then_some(())
        .ok_or_else(|| Problem::new(400, "malformed"))
}

fn in_range<const N: usize>(numbers: [u64; N]) -> Result<(), Problem> {
    let all = numbers.iter().all(|number| *number < LARGEST);
    all.then_some(())
        .ok_or_else(|| Problem::new(400, "malformed"))
}

const fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Merged { .. } => "merged",
        Outcome::Conflict { .. } => "conflict",
        Outcome::Refused { .. } => "refused",
    }
}

pub(super) async fn pull(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let request: PullRequest = read(request, limits.request, limits).await?;
    in_range([request.acknowledged])?;
    in_range(
        request
            .cookie
            .map_or([0, 0], |cookie| [cookie.seq, cookie.grants]),
    )?;
    in_range(request.page.map_or([0, 0], |page| [page.seen, page.grants]))?;
    let pulled = work(&running, &running.pulling, move |running| {
        let hub = &running.service.hub;
        Ok(hub.pull(caller(present), &request, running.moment())?)
    });
    answer(&pulled.await?)
}

pub(super) async fn manifest(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let request: ManifestRequest = read(request, limits.push, limits).await?;
    in_range([request.cookie.seq, request.cookie.grants])?;
    let compared = engine(&running, move |running| {
        Ok(running.service.hub.manifest(caller(present), &request)?)
    });
    answer(&compared.await?)
}

pub(super) async fn tell_readings(State(running): State<Shared>, request: Request) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let limits = &running.service.limits;
    let request: ReadingsRequest = read(request, limits.request, limits).await?;
    in_range([request.since, request.after, request.until])?;
    if !request.is_fit() {
        return Err(Problem::new(400, "malformed"));
    }
    let taken = engine(&running, move |running| {
        let hub = &running.service.hub;
        Ok(hub.take_readings(caller(present), &request, running.moment())?)
    });
    answer(&taken.await?)
}
