//! The record and outbox formats, and the rules by which both ends of the synchronisation read them.
//!
//! A record is one aggregate of the domain: the unit of storage, permission, conflict and atomic write. What a device
//! shows is `fold(mirror, outbox)`: what the server confirmed, with the device's own mutations replayed on it. An
//! installation without a server is the same thing with an outbox that waits.
//!
//! Pure functions on values: no database, no network, no clock. No decision here looks at a wall clock; moments are
//! carried to be shown, never to be compared.

mod aggregate;
mod fold;
mod kind;
mod mutation;
mod patch;
mod record;
mod scope;
mod unknown;

pub use aggregate::{Aggregate, RecordId};
pub use fold::{ApplyError, apply, fold, fold_all};
pub use kind::RecordKind;
pub use mutation::{Change, DeviceId, Mutation};
pub use patch::{Patch, diff};
pub use record::{Body, BodyError, Record, body_of};
pub use scope::{Compartment, NotAScope, Scope, Subject};
pub use unknown::carry_unknown;

#[cfg(test)]
mod tests;
