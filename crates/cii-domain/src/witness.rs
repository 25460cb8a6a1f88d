//! What counts as one access in the journal. It is read by people who want to know who looked at a file: an entry for
//! every question that a screen asks would hide the answer. The logging rule of the federal ordinance
//! (art. 4) asks for the reading, not for each query.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::code::codes;

/// Looking again within this time belongs to the same reading: a screen that stays open asks anew whenever something in
/// it changes, and going back and forth between a file and its session is one piece of work. Short enough that two
/// visits in one morning are two.
pub const ONE_READING: TimeDelta = TimeDelta::minutes(10);

/// A search whose results stand for this long was read. One that is typed on sooner was only on the way to the next.
pub const SEARCH_RESTS: TimeDelta = TimeDelta::seconds(1);

codes! {
    /// What was done with data. The code is stored; it never changes its meaning.
    pub enum AccessKind {
        /// A file was opened.
        Read = "read",
        /// A search was made.
        Search = "search",
        /// A document was printed, or shown for printing.
        Print = "print",
        /// Data left the application as a file or a mail draft.
        Export = "export",
        /// The mask over a restricted person was lifted for somebody entitled.
        Unmask = "unmask",
        /// A backup was made.
        Backup = "backup",
        /// A backup was restored.
        Restore = "restore",
        /// The database was opened.
        Unlock = "unlock",
        /// The journal before this one could not be read and was set aside; the reason is the name of its file.
        NewJournal = "new_journal",
    }
}

/// What was read lately, and when that was entered.
#[derive(Debug)]
pub struct Readings<T> {
    entered: BTreeMap<T, DateTime<Utc>>,
}

impl<T> Default for Readings<T> {
    fn default() -> Self {
        Self {
            entered: BTreeMap::new(),
        }
    }
}

impl<T: Ord> Readings<T> {
    /// Whether looking at `what` is a reading to be entered; it then counts as entered. A clock that was set back makes
    /// a new reading: rather one entry too many than one too few.
    pub fn is_new(&mut self, what: T, at: DateTime<Utc>) -> bool {
        let is_new = self
            .entered
            .get(&what)
            .is_none_or(|entered| !is_within(ONE_READING, *entered, at));
        if is_new {
            self.entered.insert(what, at);
        }
        is_new
    }
}

/// Whether a search made at `before` was typed on by the one made at `at`, so that nobody read what it found.
pub fn is_typed_on(before: DateTime<Utc>, at: DateTime<Utc>) -> bool {
    is_within(SEARCH_RESTS, before, at)
}

fn is_within(time: TimeDelta, from: DateTime<Utc>, at: DateTime<Utc>) -> bool {
    let passed = at.signed_duration_since(from);
    passed >= TimeDelta::zero() && passed < time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    #[test]
    fn looking_again_soon_is_the_same_reading() {
        let mut readings = Readings::default();
        for (what, at, expected) in [
            ("a", 0, true),
            ("a", 1, false),
            ("b", 1, true),
            ("a", 599, false),
            // Counted from the entry, not from the last look: whoever stays all day is entered all day.
            ("a", 600, true),
            ("a", 601, false),
            ("b", 602, true),
            ("a", 300, true),
        ] {
            assert_eq!(
                readings.is_new(what, second(at)),
                expected,
                "{what} at {at}"
            );
        }
    }

    #[test]
    fn a_search_rests_after_a_second() {
        let at = |millis| DateTime::UNIX_EPOCH + TimeDelta::milliseconds(millis);
        for (before, after, expected) in [
            (0, 0, true),
            (0, 999, true),
            (0, 1_000, false),
            (5_000, 4_000, false),
        ] {
            assert_eq!(is_typed_on(at(before), at(after)), expected);
        }
    }
}
