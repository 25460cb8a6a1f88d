//! The live channel: server-sent events that say "something is new", and nothing else.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::stream;
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

use super::{Running, Shared, handlers::signed_in, problem::Problem, serve::told};

/// Between two signs of life, so that both ends notice a line that is dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(25);
/// At most so long: a token is not good for longer, and whoever it is must come back with the next one.
const LONGEST: Duration = Duration::from_hours(1);

/// Who waits for news in this process.
#[derive(Debug)]
pub struct Live(watch::Sender<()>);

impl Default for Live {
    fn default() -> Self {
        Self(watch::Sender::new(()))
    }
}

impl Live {
    /// Wakes everybody who waits. Many rings in a row may wake them once.
    pub fn ring(&self) {
        self.0.send_replace(());
    }

    /// How many wait.
    pub fn listeners(&self) -> usize {
        self.0.receiver_count()
    }
}

/// What a listener waits for.
struct Listening {
    news: watch::Receiver<()>,
    stop: watch::Receiver<bool>,
    until: Instant,
    greeted: bool,
}

pub(super) async fn live(
    State(running): State<Shared>,
    request: Request,
) -> Result<Response, Problem> {
    signed_in(&running, request.headers()).await?;
    let events = events(&running);
    let mut response = Response::new(Body::from_stream(events));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    Ok(response)
}

fn events(running: &Arc<Running>) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + use<> {
    let listening = Listening {
        news: running.service.live.0.subscribe(),
        stop: running.stop.clone(),
        until: Instant::now() + LONGEST,
        greeted: false,
    };
    stream::unfold(listening, |mut listening| async move {
        if !listening.greeted {
            listening.greeted = true;
            return Some((Ok(Bytes::from_static(b": listening\n\n")), listening));
        }
        let now = Instant::now();
        let wake = (now + SIGN_OF_LIFE).min(listening.until);
        let line: &'static [u8] = tokio::select! {
            () = told(&mut listening.stop) => return None,
            heard = listening.news.changed() => {
                heard.ok()?;
                b"event: news\ndata:\n\n"
            }
            () = sleep_until(wake) => {
                if wake == listening.until {
                    return None;
                }
                b":\n\n"
            }
        };
        Some((Ok(Bytes::from_static(line)), listening))
    })
}
