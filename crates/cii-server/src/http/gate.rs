//! How often somebody may ask.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// A bucket for each of those who ask: full at first, emptied by each request, filled again within ten seconds.
#[derive(Debug)]
pub(super) struct Gate<K> {
    burst: f64,
    buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// In how many seconds an empty bucket is full again.
const REFILL: f64 = 10.0;
/// Above so many buckets those that are full again are thrown away.
const MANY: usize = 10_000;

impl<K: Hash + Eq> Gate<K> {
    pub(super) fn new(burst: u32) -> Self {
        Self {
            burst: f64::from(burst),
            buckets: Mutex::default(),
        }
    }

    /// Lets a request through, or says for how many seconds there is none.
    pub(super) fn pass(&self, key: K, now: Instant) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY {
            buckets.retain(|_, bucket| now.duration_since(bucket.at).as_secs_f64() < REFILL);
        }
        let bucket = buckets.entry(key).or_insert(Bucket {
            left: self.burst,
            at: now,
        });
        let earned = now.duration_since(bucket.at).as_secs_f64() * self.burst / REFILL;
        bucket.left = (bucket.left + earned).min(self.burst);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            Ok(())
        } else {
            Err(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Gate;

    #[test]
    fn a_bucket_is_emptied_and_fills_again() {
        let gate = Gate::new(10);
        let begun = Instant::now();
        // Milliseconds after the beginning, requests then, those let through.
        for (after, asked, passed) in [(0, 12, 10), (500, 3, 0), (1000, 3, 1), (60_000, 20, 10)] {
            let now = begun + Duration::from_millis(after);
            let through = (0..asked)
                .filter(|_| gate.pass("here", now).is_ok())
                .count();
            assert_eq!(through, passed, "after {after} ms");
            assert!(gate.pass("elsewhere", now).is_ok());
        }
    }
}
