//! Closing the window. Only the interface knows what was typed and is not saved yet, so it is asked first, and the window
//! goes when it says so. An interface that is not there yet, or that did not answer the last time, keeps nobody.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;

/// What tells the interface that the window is to be closed.
pub const CLOSING: &str = "closing";

/// What the interface wants of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Closed, after the same question as with the window's own button.
    Ask,
    /// Kept open: the interface is there, and has heard.
    Stay,
    /// Closed now.
    Leave,
}

/// Whether there is an interface to be asked.
#[derive(Debug, Default)]
pub struct CloseGuard {
    answers: AtomicBool,
}

impl CloseGuard {
    /// The interface is there, and has heard the last question.
    pub fn answered(&self) {
        self.answers.store(true, Ordering::SeqCst);
    }

    /// Whether the window must wait for the interface, which is to be asked now.
    pub fn asks(&self) -> bool {
        self.answers.swap(false, Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_interface_that_answers_is_asked() {
        let guard = CloseGuard::default();
        assert!(!guard.asks(), "it is not there yet");
        guard.answered();
        assert!(guard.asks());
        guard.answered();
        assert!(guard.asks(), "it stays, and is asked the next time");
        assert!(!guard.asks(), "it hangs");
    }
}
