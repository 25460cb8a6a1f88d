//! Time for whoever keeps an office in step.

use std::{
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A clock that does not jump, and a bell that wakes whoever keeps the office in step.
pub(crate) struct Clock {
    began: Instant,
    ids: AtomicU64,
    /// How often it rang.
    rung: Mutex<u64>,
    bell: Condvar,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            began: Instant::now(),
            ids: AtomicU64::new(0),
            rung: Mutex::new(0),
            bell: Condvar::new(),
        }
    }

    /// Milliseconds since the application began.
    pub(crate) fn millis(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    pub(crate) fn next_id(&self) -> u64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// Something is to be done.
    pub(crate) fn ring(&self) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = rung.wrapping_add(1);
        self.bell.notify_all();
    }

    /// How often it rang so far.
    pub(super) fn rung(&self) -> u64 {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it rings once more than `heard`, at most so long.
    pub(super) fn wait(&self, heard: u64, at_most: Duration) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        drop(
            self.bell
                .wait_timeout_while(rung, at_most, |rung| *rung == heard),
        );
    }
}
