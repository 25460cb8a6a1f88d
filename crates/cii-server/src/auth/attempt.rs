//! Slowing down whoever guesses.
//!
//! An attempt is counted before it is judged, so that many at once gain nothing; success takes it back. Unknown names
//! are counted like known ones. A device that the account knows has a count of its own and no other: neither strangers nor
//! those behind the same address can lock its user out.

use super::{
    AuthError,
    table::{self, Attempts},
};
use crate::{ServerError, Transaction};

/// In this time as many attempts are forgotten as are free, one after the other, in milliseconds; whatever else is done
/// meanwhile.
const FORGOTTEN_AFTER: u64 = 24 * 60 * 60 * 1000;
/// The longest wait, in milliseconds.
const LONGEST_WAIT: u64 = 15 * 60 * 1000;

/// Whose attempts are counted together, by a key that tells nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted {
    /// All from one address, behind which a whole office may sit.
    Address(Vec<u8>),
    /// All for one account.
    Account(Vec<u8>),
}

impl Counted {
    fn key(&self) -> &[u8] {
        match self {
            Self::Address(key) | Self::Account(key) => key,
        }
    }

    /// Attempts without a wait.
    const fn free(&self) -> u64 {
        match self {
            Self::Address(_) => 30,
            Self::Account(_) => 5,
        }
    }

    /// What is left of so many attempts when one of them was no guess: an account starts afresh, of an address only
    /// that one is taken back.
    const fn after_success(&self, attempts: u64) -> u64 {
        match self {
            Self::Address(_) => attempts.saturating_sub(1),
            Self::Account(_) => 0,
        }
    }
}

/// Wait after so many attempts, in milliseconds: two seconds, and each time twice as long.
fn wait(attempts: u64, free: u64) -> u64 {
    let beyond = u32::try_from(attempts.saturating_sub(free)).unwrap_or(u32::MAX);
    match beyond {
        0 => 0,
        _ => 1000_u64
            .saturating_mul(1_u64.checked_shl(beyond.min(30)).unwrap_or(u64::MAX))
            .min(LONGEST_WAIT),
    }
}

/// Counts an attempt under each of `counted`, or says how long to wait.
pub(super) fn begin(
    transaction: &mut dyn Transaction,
    counted: &[Counted],
    now: u64,
) -> Result<Result<(), AuthError>, ServerError> {
    table::forget_attempts(transaction, now.saturating_sub(FORGOTTEN_AFTER))?;
    for one in counted {
        let until =
            table::find_attempts(transaction, one.key())?.map_or(0, |found| found.blocked_until);
        // A longer wait than any is of a clock that was ahead, and holds nobody up.
        if until > now && until <= now.saturating_add(LONGEST_WAIT) {
            let seconds = until.saturating_sub(now).div_ceil(1000);
            return Ok(Err(AuthError::TooMany { seconds }));
        }
    }
    for one in counted {
        let mut found = attempts(transaction, one, now)?;
        found.count = found.count.saturating_add(1);
        found.blocked_until = now.saturating_add(wait(found.count, one.free()));
        table::set_attempts(transaction, one.key(), &found)?;
    }
    Ok(Ok(()))
}

/// Takes an attempt back that was no guess.
pub(super) fn succeeded(
    transaction: &mut dyn Transaction,
    counted: &[Counted],
    now: u64,
) -> Result<(), ServerError> {
    for one in counted {
        let mut found = attempts(transaction, one, now)?;
        found.count = one.after_success(found.count);
        found.blocked_until = 0;
        table::set_attempts(transaction, one.key(), &found)?;
    }
    Ok(())
}

/// What is left of the attempts now.
fn attempts(
    transaction: &mut dyn Transaction,
    counted: &Counted,
    now: u64,
) -> Result<Attempts, ServerError> {
    let found = table::find_attempts(transaction, counted.key())?;
    let mut found = found.unwrap_or(Attempts {
        count: 0,
        blocked_until: 0,
        faded_at: now,
    });
    let each = FORGOTTEN_AFTER / counted.free();
    let faded = now.saturating_sub(found.faded_at) / each;
    found.count = found.count.saturating_sub(faded);
    found.faded_at = match found.count {
        0 => now,
        _ => found.faded_at.saturating_add(faded.saturating_mul(each)),
    };
    Ok(found)
}
