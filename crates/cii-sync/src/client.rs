//! When a device speaks to the server, and what it makes of the answers: a state machine without input and output.
//!
//! The caller asks [`Client::next`] what to do, does it, and tells what came of it. Time comes in as milliseconds of any
//! clock that does not jump, chance as a number. The machine decides nothing about data: those are applied by the store.

use crate::{PullAnswer, PushAnswer};

/// Shortest time to wait after a failure, in milliseconds.
pub const SHORTEST_WAIT: u64 = 1_000;
/// Longest time to wait after a failure.
pub const LONGEST_WAIT: u64 = 300_000;
/// How often it is asked whether something is new. The live channel only makes it sooner.
pub const POLL: u64 = 60_000;
/// The most mutations in one push.
pub const LARGEST_BATCH: usize = 200;

/// Why nothing is sent any more until somebody does something. Local work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The server does not know the user any more: sign in again.
    SignIn,
    /// The server does not speak this version's format: update the application.
    Update,
    /// The server refused a whole request for a reason that it should never have: a bug, to be reported.
    Bug {
        /// The status of the answer.
        status: u16,
    },
    /// The answer would remove so much that a person has to agree.
    Removal {
        /// Records that would go.
        removed: u64,
        /// Records there are.
        of: u64,
    },
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Todo {
    /// Send the mutations from counter `from`, at most `most`.
    Push {
        /// First counter.
        from: u64,
        /// Largest number of mutations.
        most: usize,
    },
    /// Ask for the next page, or the first one.
    Pull,
    /// Take a new device name: this one is used twice.
    Rename,
    /// Nothing before this time.
    Wait {
        /// In the caller's milliseconds.
        until: u64,
    },
    /// Nothing before somebody did something.
    Stop(Stopped),
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply<T> {
    /// An answer.
    Answer(T),
    /// Another status than success.
    Status(u16),
    /// None: no connection, no answer in time, a broken one.
    Lost,
}

/// What the caller must do with the store after a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullReaction {
    /// Stage the page; after the last one apply all.
    Stage,
    /// Forget the staged pages.
    Forget,
    /// Forget the staged pages and the cookie.
    ForgetCookie,
    /// Nothing.
    Nothing,
}

/// The machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    stopped: Option<Stopped>,
    renaming: bool,
    /// Consecutive failures.
    failures: u32,
    /// Nothing is sent before.
    not_before: u64,
    /// Consecutive pushes that the server could not take.
    push_failures: u32,
    /// No push before. What is fetched does not wait for it: what ends an access must arrive.
    push_at: u64,
    /// When to ask for news at the latest.
    pull_at: u64,
    /// A pull is under way, page by page.
    pulling: bool,
    /// Something new was heard of since the pull under way began, which may not bring it.
    news: bool,
    /// Up to which counter the server answered for in this connection.
    pushed_n: u64,
    batch: usize,
}

impl Client {
    /// A machine that starts at once. `acknowledged` is the highest counter of which the store knows the result.
    pub fn new(now: u64, acknowledged: u64) -> Self {
        Self {
            stopped: None,
            renaming: false,
            failures: 0,
            not_before: now,
            push_failures: 0,
            push_at: now,
            pull_at: now,
            pulling: false,
            news: false,
            pushed_n: acknowledged,
            batch: LARGEST_BATCH,
        }
    }

    /// What to do at `now` with an outbox that holds the counters from `kept` to `last_n`.
    ///
    /// What waits is sent before anything is fetched, so that an answer confirms as much as it can; a pull that was
    /// begun is finished first, so that pushing without end cannot starve it. A server that asks for what is not kept any
    /// more was put back further than its newest backup: it cannot go on under this name.
    pub fn next(&mut self, now: u64, kept: u64, last_n: u64) -> Todo {
        if let Some(stopped) = self.stopped {
            return Todo::Stop(stopped);
        }
        if now < self.not_before {
            return Todo::Wait {
                until: self.not_before,
            };
        }
        if self.renaming {
            return Todo::Rename;
        }
        if self.pulling {
            return Todo::Pull;
        }
        let from = self.pushed_n.saturating_add(1);
        let is_waiting = from <= last_n;
        if is_waiting && from < kept {
            self.renaming = true;
            return Todo::Rename;
        }
        if is_waiting && now >= self.push_at {
            return Todo::Push {
                from,
                most: self.batch,
            };
        }
        if now >= self.pull_at {
            self.news = false;
            return Todo::Pull;
        }
        Todo::Wait {
            until: if is_waiting {
                self.pull_at.min(self.push_at)
            } else {
                self.pull_at
            },
        }
    }

    /// Whether nothing is under way and nothing failed, so that what is not urgent has its turn.
    pub fn is_at_rest(&self, now: u64) -> bool {
        self.stopped.is_none()
            && !self.renaming
            && !self.pulling
            && now >= self.not_before.max(self.push_at)
    }

    /// Why nothing is sent any more, if that is so.
    pub fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// Something is new: pull as soon as allowed, and once more if a pull is under way.
    pub fn poke(&mut self, now: u64) {
        self.news = true;
        self.pull_at = now;
    }

    /// The user wants it now, or the server is seen to be back: former failures are forgotten, and nothing is waited for.
    /// What the server refused as a whole is tried again, since it may have been mended; who must sign in or agree still
    /// must.
    pub fn hurry(&mut self, now: u64) {
        if matches!(self.stopped, Some(Stopped::Update | Stopped::Bug { .. })) {
            self.stopped = None;
        }
        self.at_once(now);
    }

    /// The user signed out: nothing before the next sign-in.
    pub fn sign_out(&mut self) {
        self.stopped = Some(Stopped::SignIn);
    }

    /// The user signed in again, updated the application, or agreed to the removal.
    pub fn resume(&mut self, now: u64) {
        self.stopped = None;
        self.at_once(now);
    }

    fn at_once(&mut self, now: u64) {
        self.progress(now);
        self.push_failures = 0;
        self.push_at = now;
        self.poke(now);
    }

    /// The store would not apply a pull without asking.
    pub fn ask_removal(&mut self, removed: u64, of: u64) {
        self.stopped = Some(Stopped::Removal { removed, of });
    }

    /// A push was answered, or not.
    pub fn on_push(&mut self, reply: &Reply<PushAnswer>, now: u64, chance: u64) {
        match reply {
            Reply::Answer(PushAnswer::Taken { results }) => {
                self.progress(now);
                self.push_failures = 0;
                self.batch = self.batch.saturating_mul(2).min(LARGEST_BATCH);
                if let Some(last) = results.last() {
                    self.pushed_n = self.pushed_n.max(last.n);
                }
                // The results become effective with the pull that brings the records.
                self.pull_at = now;
            }
            Reply::Answer(PushAnswer::Gap { expected }) => {
                self.progress(now);
                self.pushed_n = expected.saturating_sub(1);
            }
            Reply::Answer(PushAnswer::Cloned) => self.clone_found(now),
            // The caller brings them; the push is made anew.
            Reply::Answer(PushAnswer::Missing { .. }) => self.progress(now),
            Reply::Status(413) if self.batch > 1 => {
                self.batch /= 2;
                self.progress(now);
            }
            // It failed at what it was sent, and has no patience to ask for.
            Reply::Status(500..=502 | 504..=599) => {
                self.push_at = now.saturating_add(waiting(self.push_failures, chance));
                self.push_failures = self.push_failures.saturating_add(1);
            }
            Reply::Status(status) => self.on_status(*status, now, chance),
            Reply::Lost => self.fail(now, chance),
        }
    }

    /// A pull was answered, or not.
    pub fn on_pull(&mut self, reply: &Reply<PullAnswer>, now: u64, chance: u64) -> PullReaction {
        match reply {
            Reply::Answer(PullAnswer::Page(page)) => {
                self.progress(now);
                self.pulling = matches!(page.next, crate::Next::Page(_));
                if let crate::Next::End(end) = &page.next {
                    // A restored server may be behind what it once had: what it lacks is sent again.
                    self.pushed_n = end.last_n;
                    self.pull_at = if self.news {
                        now
                    } else {
                        now.saturating_add(jitter(POLL, chance))
                    };
                }
                PullReaction::Stage
            }
            Reply::Answer(PullAnswer::Restart) => {
                self.begin_again(now);
                PullReaction::Forget
            }
            Reply::Answer(PullAnswer::UnknownCookie) => {
                self.begin_again(now);
                PullReaction::ForgetCookie
            }
            Reply::Status(status) => {
                self.on_status(*status, now, chance);
                PullReaction::Nothing
            }
            Reply::Lost => {
                self.fail(now, chance);
                PullReaction::Nothing
            }
        }
    }

    /// The store found another installation's work under this device's name.
    pub fn clone_found(&mut self, now: u64) {
        self.progress(now);
        self.renaming = true;
    }

    /// The server knows the new device name, whose mutations begin at `first_n`.
    pub fn renamed(&mut self, first_n: u64, now: u64) {
        self.progress(now);
        self.renaming = false;
        self.pulling = false;
        self.pull_at = now;
        self.pushed_n = first_n.saturating_sub(1);
    }

    /// A part of a content was taken or came.
    pub fn on_part(&mut self, now: u64) {
        self.progress(now);
    }

    /// Any other request (a new device name, a part of a content) ended with this status, or with none.
    pub fn on_failure(&mut self, status: Option<u16>, now: u64, chance: u64) {
        match status {
            Some(status) => self.on_status(status, now, chance),
            None => self.fail(now, chance),
        }
    }

    fn begin_again(&mut self, now: u64) {
        self.progress(now);
        self.pulling = false;
        self.pull_at = now;
    }

    fn progress(&mut self, now: u64) {
        self.failures = 0;
        self.not_before = now;
    }

    fn on_status(&mut self, status: u16, now: u64, chance: u64) {
        match status {
            401 => self.stopped = Some(Stopped::SignIn),
            426 => self.stopped = Some(Stopped::Update),
            // Too slow, too many: the server asks for patience.
            408 | 429 | 500..=599 => self.fail(now, chance),
            _ => self.stopped = Some(Stopped::Bug { status }),
        }
    }

    fn fail(&mut self, now: u64, chance: u64) {
        self.not_before = now.saturating_add(waiting(self.failures, chance));
        self.failures = self.failures.saturating_add(1);
    }
}

/// How long to wait after a failure that so many others came before.
fn waiting(failures: u32, chance: u64) -> u64 {
    let ceiling = SHORTEST_WAIT
        .saturating_mul(1_u64.checked_shl(failures.min(20)).unwrap_or(u64::MAX))
        .min(LONGEST_WAIT);
    jitter(ceiling, chance)
}

/// Full jitter: any time up to `ceiling`, so that devices that failed together do not come back together. Never sooner
/// than a tenth of it.
fn jitter(ceiling: u64, chance: u64) -> u64 {
    let floor = ceiling / 10;
    let span = ceiling.saturating_sub(floor).max(1);
    floor.saturating_add(chance.checked_rem(span).unwrap_or(0))
}
