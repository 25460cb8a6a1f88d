//! The live channel: server-sent events that say "something is new", and nothing else.
//!
//! Whoever hears that comes to pull. If all came at once, whoever pushes would stand behind them, so they are told one
//! after another.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

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

/// Between two listeners that are told: about what a pull that finds little takes, so that pulls leave the other half
/// of the machine to pushes.
const TURN: Duration = Duration::from_millis(3);
/// Within this everybody is told, however many they are: news is to arrive within a second.
const ROUND: Duration = Duration::from_millis(800);

/// Who waits for news in this process.
#[derive(Debug)]
pub struct Live {
    news: watch::Sender<()>,
    /// When the next one may be told.
    free: Mutex<Instant>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            news: watch::Sender::new(()),
            free: Mutex::new(Instant::now()),
        }
    }
}

impl Live {
    /// Wakes everybody who waits. Many rings in a row may wake them once.
    pub fn ring(&self) {
        self.news.send_replace(());
    }

    /// How many wait.
    pub fn listeners(&self) -> usize {
        self.news.receiver_count()
    }

    /// When the listener that asks is to be told. The first of a quiet time is told now.
    fn take_turn(&self) -> Instant {
        let listeners = u32::try_from(self.listeners()).unwrap_or(u32::MAX);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = (*free).max(Instant::now());
        *free = turn + TURN.min(ROUND / listeners.max(1));
        turn
    }
}

/// What a listener waits for.
struct Listening {
    running: Shared,
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
        running: Arc::clone(running),
        news: running.service.live.news.subscribe(),
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
                let turn = listening.running.service.live.take_turn();
                tokio::select! {
                    () = told(&mut listening.stop) => return None,
                    () = sleep_until(turn) => {}
                }
                // What came while it waited is told with this.
                listening.news.mark_unchanged();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_told_one_after_another_within_a_round() {
        for (listeners, apart) in [
            (1, TURN),
            (2, TURN),
            (300, ROUND / 300),
            (2000, ROUND / 2000),
        ] {
            let live = Live::default();
            let waiting: Vec<_> = (0..listeners).map(|_| live.news.subscribe()).collect();
            let begin = Instant::now();
            let turns: Vec<_> = waiting.iter().map(|_| live.take_turn()).collect();
            let taken = begin.elapsed();
            assert!(turns[0] <= begin + taken, "the first need not wait");
            for two in turns.windows(2) {
                assert!(two[1] >= two[0] + apart, "{listeners}");
            }
            assert!(turns[listeners - 1] <= begin + taken + ROUND, "{listeners}");
        }
    }
}
