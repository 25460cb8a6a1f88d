//! The machine: its clock and its chance.

use chrono::{DateTime, Utc};
use cii_server::{Moment, http::Host};
use uuid::Uuid;

/// The machine that this runs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Machine;

impl Host for Machine {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is a host: the one that reads the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn random(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Without chance nothing is safe any more.
            std::process::abort();
        }
    }
}

/// The present moment.
pub(super) fn moment() -> Moment {
    let at = Machine.now();
    Moment {
        at,
        today: cii_domain::zurich(at).date(),
    }
}

/// A moment as people are told it: to the minute, in Switzerland.
pub(super) fn in_local_time(moment: DateTime<Utc>) -> String {
    cii_domain::zurich(moment)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

/// Fills bytes with chance.
pub(super) fn random(bytes: &mut [u8]) {
    Machine.random(bytes);
}

/// A new identity.
pub(super) fn id() -> Uuid {
    let mut bytes = [0; 16];
    random(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
