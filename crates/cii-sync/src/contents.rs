//! Which content goes to the server and which comes, and what became of those before: memory without input and output.
//!
//! It lies in memory alone; after a new start the server is asked how much it has.

use std::collections::BTreeSet;

use cii_domain::BlobId;

use crate::BlobState;

/// Where contents stand in the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The one that is being brought, and how much of it the server has.
    bringing: Option<(BlobId, u64)>,
    /// Those that the server lacked when a change named them. It may have been restored since they were brought.
    missed: BTreeSet<BlobId>,
    /// Those of them that it said it has, after that.
    brought: BTreeSet<BlobId>,
    /// Those that somebody wants to open, whatever their size.
    wanted: BTreeSet<BlobId>,
    /// Those that the server did not give. They are asked for again when something changed.
    refused: BTreeSet<BlobId>,
}

impl Contents {
    /// Somebody wants to open it.
    pub fn want(&mut self, blob: BlobId) {
        self.wanted.insert(blob);
        self.refused.remove(&blob);
    }

    /// Something changed: what the server did not give it may give now.
    pub fn try_again(&mut self) {
        self.refused.clear();
    }

    /// From where `blob`, of `size` bytes, goes on. None: the server must be asked how much it has.
    pub fn goes_on_from(&self, blob: BlobId, size: u64) -> Option<u64> {
        let (bringing, have) = self.bringing?;
        (bringing == blob && have < size).then_some(have)
    }

    /// The server said how much it has.
    pub fn on_state(&mut self, blob: BlobId, state: BlobState) {
        self.bringing = (!state.ready).then_some((blob, state.have));
        if state.ready && self.missed.contains(&blob) {
            self.brought.insert(blob);
        }
    }

    /// Nothing came of bringing it: the server is asked again.
    pub fn on_interrupted(&mut self) {
        self.bringing = None;
    }

    /// The server lacks these. Gives those that it lacked before and said it had since: they belong to another record, and
    /// would be brought for ever.
    pub fn on_missing(&mut self, missing: &BTreeSet<BlobId>) -> BTreeSet<BlobId> {
        self.bringing = None;
        let given_up = missing & &self.brought;
        self.brought = &self.brought - missing;
        self.missed = &(&self.missed | missing) - &given_up;
        given_up
    }

    /// The server took changes with all that they name.
    pub fn on_taken(&mut self) {
        self.missed.clear();
        self.brought.clear();
    }

    /// Those that somebody wants to open and that may come.
    pub fn wanted(&self) -> impl Iterator<Item = BlobId> {
        self.wanted.difference(&self.refused).copied()
    }

    /// Those that are not asked for at present.
    pub fn refused(&self) -> &BTreeSet<BlobId> {
        &self.refused
    }

    /// It is here, whole.
    pub fn on_whole(&mut self, blob: BlobId) {
        self.wanted.remove(&blob);
    }

    /// The server did not give it, or another one.
    pub fn on_refused(&mut self, blob: BlobId) {
        self.refused.insert(blob);
    }
}
