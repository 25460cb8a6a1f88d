//! The tables that hold the truth: what the server confirmed, what this device did, and the records as seen.

pub(crate) mod act;
pub(crate) mod blob;
pub(crate) mod history;
pub(crate) mod meta;
pub(crate) mod mirror;
pub(crate) mod outbox;
pub(crate) mod quarantine;
pub(crate) mod record;
pub(crate) mod stage;
