//! One step of the conversation: what to ask, the asking, and what becomes of the answer.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use cii_remote::{DeviceKey, Failure};
use cii_store::{Applied, StoreError, SyncCounts};
use cii_sync::{
    DeviceId, DeviceRequest, Next, PullAnswer, PullReaction, PushAnswer, PushRequest,
    ReadingsRequest, Reply, SCHEMA, Shown, Stopped, TakeNameAnswer, Todo,
};

use super::{
    Bond, Contact, Link, Token,
    contents::{self, bring_missing, plan_incoming, plan_outgoing},
    errand::{Brought, Errand, What},
};
use crate::{
    App, ChangeEvent, Noun,
    commands::office::settle_in,
    desk::{OpenOffice, draw_id},
};

/// Without anything to do, it is looked so often whether there is.
const IDLE: Duration = Duration::from_mins(1);
/// Between two attempts to open the live channel, at least.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);
/// At most so many milliseconds more: devices that lost it together do not come back together.
const LISTEN_SPREAD: u64 = 9_000;

/// Readings are told together: one more request for each would be more than the work they tell of.
const TELL_EVERY: u64 = 30_000;
/// Entries of the journal that are told at once.
const TOLD_AT_ONCE: usize = 200;

/// How soon the next step comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Now,
    After(Duration),
}

/// What an answer did to the office.
#[derive(Default)]
pub(super) struct Effect {
    /// Records look different.
    changed: bool,
    /// Nothing may remain on this device.
    erase: bool,
}

impl Effect {
    /// Records look different, or not.
    pub(super) fn changed(changed: bool) -> Self {
        Self {
            changed,
            erase: false,
        }
    }
}

impl App {
    /// Keeps the open office in step with its server, if it has one, until the application ends. For a thread of its own.
    pub fn keep_in_step(&self) {
        while !self.is_ending() {
            // Before the step: what rings while it looks must not be missed.
            let heard = self.clock().rung();
            match self.step() {
                Pace::Now => {}
                Pace::After(rest) => self.clock().wait(heard, rest.min(IDLE)),
            }
        }
    }

    /// Listens whether something is new at the server, until the application ends. For a thread of its own.
    pub fn listen(&self) {
        while !self.is_ending() {
            let heard = self.clock().rung();
            let line = self.with_link(|_, link| {
                let token = link.token.clone()?;
                Some((Arc::clone(&link.server), token.secret))
            });
            let Some((server, token)) = line.flatten() else {
                self.clock().wait(heard, IDLE);
                continue;
            };
            if let Ok(mut line) = server.listen(&token) {
                // The server is there, and what came before the line was open is not told by it.
                self.hurry();
                while line.wait() && !self.is_ending() {
                    self.hear();
                }
                // Nor does a line that is cut tell whether the server is gone: whoever asks finds out.
                self.hear();
            }
            // Never at once, whoever rings: a line that closes as soon as it opens would keep both sides busy.
            let heard = self.clock().rung();
            let closed = Instant::now();
            while let Some(rest) = LISTEN_AGAIN.checked_sub(closed.elapsed())
                && !self.is_ending()
            {
                self.clock().wait(self.clock().rung(), rest);
            }
            let rest = chance(self).checked_rem(LISTEN_SPREAD).unwrap_or(0);
            self.clock().wait(heard, Duration::from_millis(rest));
        }
    }

    /// Asks for what is new now, whatever was waited for.
    pub(crate) fn hurry(&self) -> Option<()> {
        let now = self.clock().millis();
        let hurried = self.with_link(|_, link| {
            link.tell_at = now;
            link.client.hurry(now);
        });
        self.clock().ring();
        hurried
    }

    fn hear(&self) {
        let now = self.clock().millis();
        self.with_link(|_, link| link.client.poke(now));
        self.clock().ring();
    }

    fn step(&self) -> Pace {
        let planned = self.with_link(|office, link| plan(office, link, self));
        let errand = match planned {
            None => return Pace::After(IDLE),
            Some(Err(pace)) => return pace,
            Some(Ok(errand)) => errand,
        };
        let (id, brought) = errand.run();
        let mut before = None;
        let effect = self.with_link(|office, link| {
            if link.id != id {
                return Effect::default();
            }
            before = Some(standing(office, link));
            settle(office, link, brought, self)
        });
        let effect = effect.unwrap_or_default();
        if effect.erase {
            self.erase();
            return Pace::Now;
        }
        let after = self.with_link(|office, link| standing(office, link));
        let mut changed = Vec::new();
        if effect.changed {
            changed.extend([
                Noun::Office,
                Noun::Directory,
                Noun::Situation,
                Noun::Session,
                Noun::Contract,
            ]);
        }
        if effect.changed || before != after {
            changed.push(Noun::Server);
        }
        if !changed.is_empty() {
            self.host().emit(ChangeEvent { changed });
        }
        Pace::Now
    }
}

/// What the window shows of the server.
type Standing = (
    Contact,
    Option<Stopped>,
    Option<SyncCounts>,
    Option<u64>,
    Option<DateTime<Utc>>,
    Shown,
);

fn standing(office: &OpenOffice, link: &Link) -> Standing {
    let counts = office.store.sync_counts().ok();
    let arrived = office.store.arrived().ok().flatten();
    let contact = link.contact.clone();
    let Bond {
        last_contact,
        shown,
        ..
    } = link.bond;
    let stopped = link.stopped();
    (contact, stopped, counts, arrived, last_contact, shown)
}

/// What to ask next, or when to look again.
fn plan(office: &mut OpenOffice, link: &mut Link, app: &App) -> Result<Errand, Pace> {
    let clock = app.clock();
    let now = clock.millis();
    // The disk does not answer: later.
    let later = |_: StoreError| Pace::After(IDLE);
    let queue = office.store.queue().map_err(later)?;
    let todo = link.client.next(now, queue.kept, queue.last);
    let (mut incoming, mut untold) = (None, None);
    match todo {
        Todo::Stop(_) => return Err(Pace::After(IDLE)),
        // Everything is in step, so that a difference is one.
        Todo::Wait { .. } if link.comparing && link.client.is_at_rest(now) => {}
        Todo::Wait { until } => {
            let rest = Duration::from_millis(until.saturating_sub(now));
            if !link.client.is_at_rest(now) {
                return Err(Pace::After(rest));
            }
            if !office.store.is_filling().map_err(later)? {
                incoming = plan_incoming(&office.store, &link.contents).map_err(later)?;
            }
            if incoming.is_none() {
                untold = plan_telling(office, link, now);
            }
            if incoming.is_none() && untold.is_none() {
                return Err(Pace::After(rest));
            }
        }
        Todo::Push { .. } | Todo::Pull | Todo::Rename => {}
    }
    let errand = |what| {
        Ok(Errand {
            link: link.id,
            server: Arc::clone(&link.server),
            what,
        })
    };
    let device = office.store.device();
    let token = link
        .token
        .as_ref()
        .filter(|token| token.until > Instant::now());
    let Some(token) = token.map(|token| token.secret.clone()) else {
        let key = link.bond.key().ok_or(Pace::After(IDLE))?;
        return errand(What::Renew {
            key,
            session: link.bond.session,
            device,
        });
    };
    if !link.bond.named {
        // A restored server may not know the device, and lack what it had acknowledged.
        return errand(What::Name {
            token,
            device: DeviceRequest {
                device,
                first_n: queue.kept,
            },
        });
    }
    if let Some(about) = incoming {
        return errand(What::Content { token, about });
    }
    if let Some(request) = untold {
        return errand(What::Tell { token, request });
    }
    match todo {
        Todo::Push { from, most } => {
            let outgoing = plan_outgoing(&mut office.store, &link.contents, (from, most));
            let mutations = match outgoing.map_err(later)? {
                Ok(about) => return errand(What::Content { token, about }),
                Err(mutations) => mutations,
            };
            let after = from
                .checked_sub(1)
                .and_then(|n| office.store.find_own_uuid(n).transpose())
                .transpose()
                .map_err(later)?;
            errand(What::Push {
                token,
                request: PushRequest {
                    device,
                    schema: SCHEMA,
                    after,
                    mutations,
                },
            })
        }
        Todo::Rename => {
            let host = app.host();
            errand(What::Rename {
                token,
                key: DeviceKey::draw(&mut |buffer| host.random(buffer)),
                device: DeviceId(draw_id(host)),
                first_n: queue.kept,
            })
        }
        Todo::Wait { .. } => {
            link.comparing = false;
            match office.store.manifest().map_err(later)? {
                Some(request) => errand(What::Compare { token, request }),
                None => Err(Pace::Now),
            }
        }
        Todo::Pull if office.store.is_staged_whole() => errand(What::Apply),
        Todo::Pull | Todo::Stop(_) => errand(What::Pull {
            token,
            request: office.store.pull_request().map_err(later)?,
        }),
    }
}

/// What the server is told of the journal, if it is time for it and there is something.
fn plan_telling(office: &OpenOffice, link: &mut Link, now: u64) -> Option<ReadingsRequest> {
    if now < link.tell_at {
        return None;
    }
    link.tell_at = now.saturating_add(TELL_EVERY);
    let untold = office.witness.untold(link.bond.staff, TOLD_AT_ONCE)?;
    (untold.asks || untold.until > untold.after).then(|| ReadingsRequest {
        device: office.store.device(),
        journal: untold.journal,
        since: untold.since,
        after: untold.after,
        until: untold.until,
        readings: untold.readings,
    })
}

/// What becomes of an answer.
fn settle(office: &mut OpenOffice, link: &mut Link, brought: Brought, app: &App) -> Effect {
    let now = app.clock().millis();
    let failure = brought.failure();
    if !matches!(brought, Brought::Staged) {
        link.contact = link.contact.after(failure, app.host().now());
    }
    if failure.is_some_and(|failure| failure.code() == "device_revoked") {
        return Effect {
            erase: true,
            ..Effect::default()
        };
    }
    if failure.is_some_and(|failure| failure.code() == "account_ended") && !link.bond.is_ended() {
        // Where it cannot be written it is heard again at the next start.
        drop(link.bond.note_ended(&mut office.store));
        drop(take(office, link, brought, now, app));
        // Whatever was asked: there is no other answer until the next sign-in.
        link.client.sign_out();
        link.token = None;
        return Effect::changed(true);
    }
    if failure.is_some_and(|failure| failure.code() == "device_unknown") {
        link.bond.named = false;
        return Effect::default();
    }
    let is_session = matches!(brought, Brought::Session(_));
    if !is_session && failure.is_some_and(|failure| failure.status() == Some(401)) {
        // The token is over; whether the session is, its renewal shows.
        link.token = None;
        return Effect::default();
    }
    match take(office, link, brought, now, app) {
        Ok(effect) => effect,
        Err(error) => {
            link.contact = Contact::NotKept(cii_domain::error_code::ErrorCode::code(&error));
            link.client.on_failure(None, now, chance(app));
            Effect::default()
        }
    }
}

pub(super) fn chance(app: &App) -> u64 {
    let mut bytes = [0; 8];
    app.host().random(&mut bytes);
    u64::from_le_bytes(bytes)
}

fn reply<T>(answer: Result<T, Failure>) -> Reply<T> {
    match answer {
        Ok(answer) => Reply::Answer(answer),
        Err(Failure::Refused { status, .. }) => Reply::Status(status),
        Err(Failure::Lost | Failure::Certificate { .. }) => Reply::Lost,
    }
}

fn take(
    office: &mut OpenOffice,
    link: &mut Link,
    brought: Brought,
    now: u64,
    app: &App,
) -> Result<Effect, StoreError> {
    let nothing = Effect::default();
    match brought {
        Brought::Session(Ok(session)) => {
            link.token = Some(Token::of(&session, Instant::now()));
            link.bond.renewed_by(&session);
            link.bond.write(&mut office.store)?;
            // Whoever listens waits for a token.
            app.clock().ring();
        }
        Brought::Named(Ok(_)) => {
            link.bond.named = true;
            link.bond.write(&mut office.store)?;
        }
        Brought::Renamed {
            key,
            device,
            answer: Ok(TakeNameAnswer {
                session: Some(session),
            }),
        } => {
            let first_n = link
                .bond
                .rename(&mut office.store, device, &key, &session)?;
            link.token = Some(Token::of(&session, Instant::now()));
            link.client.renamed(first_n, now);
            office.witness.tell_anew();
        }
        // The computer slept between the challenge and the proof: the session is not over.
        Brought::Session(Err(failure)) if failure.code() == "challenge_unknown" => {
            link.client.on_failure(None, now, chance(app));
        }
        Brought::Session(Err(failure))
        | Brought::Named(Err(failure))
        | Brought::Renamed {
            answer: Err(failure),
            ..
        } => link.client.on_failure(failure.status(), now, chance(app)),
        Brought::Renamed { .. } => link.client.on_failure(None, now, chance(app)),
        // One that is behind is compared after its next pull.
        Brought::Compared(Ok(answer)) => {
            let at = app.host().now();
            link.compared(&answer, &mut office.store, now, at)?;
        }
        // Work goes on without. A comparison is tried again after the next pull, and whoever asks for it is told why it
        // fails; what was not told is told later.
        Brought::Compared(Err(_)) | Brought::Told { answer: Err(_), .. } => {}
        Brought::Told {
            journal,
            answer: Ok(answer),
        } => {
            // There may be more, or the server has less than was believed.
            office.witness.told(journal, answer.until);
            link.tell_at = now;
        }
        Brought::Staged => return apply(office, link, now, app, false),
        Brought::Pushed(answer) => {
            let reply = reply(answer);
            link.client.on_push(&reply, now, chance(app));
            match &reply {
                Reply::Answer(PushAnswer::Missing { blobs }) => {
                    return bring_missing(&mut office.store, &mut link.contents, blobs);
                }
                Reply::Answer(PushAnswer::Taken { .. }) => link.contents.on_taken(),
                _ => {}
            }
        }
        Brought::Content(came) => return contents::take(&mut office.store, link, came, now, app),
        Brought::Pulled(answer) => {
            let reply = reply(answer);
            match link.client.on_pull(&reply, now, chance(app)) {
                PullReaction::Stage => {
                    if let Reply::Answer(PullAnswer::Page(page)) = &reply {
                        let is_last = matches!(page.next, Next::End(_));
                        if is_last && office.store.cookie().is_none() {
                            // What came may be put in place at a later start, without the server: its lease begins now.
                            note_contact(office, link, app)?;
                        }
                        office.store.stage(page)?;
                        if is_last {
                            return apply(office, link, now, app, true);
                        }
                    }
                }
                PullReaction::Forget => office.store.forget_stage()?,
                PullReaction::ForgetCookie => office.store.forget_cookie()?,
                PullReaction::Nothing => {}
            }
        }
    }
    Ok(nothing)
}

/// Everything is in step now.
fn note_contact(office: &mut OpenOffice, link: &mut Link, app: &App) -> Result<(), StoreError> {
    link.bond.heard(&mut office.store, app.host().now())
}

/// Everything came: it is put in its place. Only if it came `just_now` was the server heard of.
fn apply(
    office: &mut OpenOffice,
    link: &mut Link,
    now: u64,
    app: &App,
    just_now: bool,
) -> Result<Effect, StoreError> {
    match office.store.apply_staged(link.agreed)? {
        Applied::Done { changed } => {
            link.agreed = false;
            if just_now {
                note_contact(office, link, app)?;
            }
            link.comparing = link.bond.is_comparison_due(app.host().now());
            let settled = settle_in(office, link.bond.staff, app)?;
            let changed = changed > 0 || settled;
            if changed {
                link.contents.try_again();
            }
            Ok(Effect::changed(changed))
        }
        Applied::Incomplete => Ok(Effect::default()),
        Applied::Cloned => {
            link.client.clone_found(now);
            Ok(Effect::default())
        }
        Applied::Removal { removed, of } => {
            link.client.ask_removal(removed, of);
            Ok(Effect::default())
        }
    }
}
