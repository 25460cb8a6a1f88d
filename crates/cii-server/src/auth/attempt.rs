//! Slowing down whoever guesses.
//!
//! An attempt is counted before it is judged, so that many at once gain nothing; success takes it back. Unknown names
//! are counted like known ones. A device that the account knows has a count of its own: strangers cannot lock its user out.

use super::{AuthError, table};
use crate::{ServerError, Transaction};

/// A count that nobody added to for so long begins anew, in milliseconds.
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
        if until > now {
            let seconds = until.saturating_sub(now).div_ceil(1000);
            return Ok(Err(AuthError::TooMany { seconds }));
        }
    }
    for one in counted {
        let attempts = attempts(transaction, one)?.saturating_add(1);
        let until = now.saturating_add(wait(attempts, one.free()));
        table::set_attempts(transaction, one.key(), attempts, until, now)?;
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
        let left = one.after_success(attempts(transaction, one)?);
        table::set_attempts(transaction, one.key(), left, 0, now)?;
    }
    Ok(())
}

fn attempts(transaction: &mut dyn Transaction, counted: &Counted) -> Result<u64, ServerError> {
    let found = table::find_attempts(transaction, counted.key())?;
    Ok(found.map_or(0, |found| found.attempts))
}
