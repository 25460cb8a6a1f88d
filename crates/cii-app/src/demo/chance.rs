//! Chance that is the same on every run.

use chrono::{Days, NaiveDate};
use uuid::{Builder, Uuid};

/// `SplitMix64`: small, fast, and for ever the same for the same seed. Not fit for secrets.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; zero if `limit` is zero.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        let wide = u64::from(u32::MAX) + 1;
        let drawn = self.next() % wide * u64::from(limit) / wide;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in so many cases of a hundred.
    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the items. None if there are none.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.below(u32::try_from(items.len()).unwrap_or(u32::MAX));
        items.get(usize::try_from(index).unwrap_or(0))
    }

    /// One of the items, copied; the default if there are none.
    pub(super) fn one<T: Copy + Default>(&mut self, items: &[T]) -> T {
        self.pick(items).copied().unwrap_or_default()
    }

    /// Another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX));
            items.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }

    /// A day from `first` to `last`, both included.
    pub(super) fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let days = u32::try_from((last - first).num_days()).unwrap_or(0);
        after(first, self.between(0, days))
    }

    /// An identity in the form of a random UUID.
    pub(super) fn id(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        let (high, low) = (self.next().to_be_bytes(), self.next().to_be_bytes());
        for (byte, drawn) in bytes.iter_mut().zip(high.into_iter().chain(low)) {
            *byte = drawn;
        }
        Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// So many days later.
pub(super) fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

/// So many days earlier.
pub(super) fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

/// A day of the calendar. The generator names only days that exist.
pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
