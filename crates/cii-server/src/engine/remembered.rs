//! Grant sets that were read before. One is asked for at every request of its user, and to read it from its text takes longer
//! than what it is asked for.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use hashlink::LruCache;
use serde::de::DeserializeOwned;

use crate::ServerError;

/// So many bytes of texts are remembered; what is read from them takes several times as much.
const ALL: usize = 8 * 1024 * 1024;
/// A longer text is not: it would take the place of too many others.
const LONGEST: usize = ALL / 4;

/// The grant sets that were asked for last, by their texts: whatever becomes of the transaction in which one is found, a
/// text never means anything else.
pub(super) struct Remembered<G>(Mutex<Latest<G>>);

struct Latest<G> {
    sets: LruCache<String, Arc<G>>,
    /// Of the texts of them all.
    bytes: usize,
}

impl<G> Default for Remembered<G> {
    fn default() -> Self {
        Self(Mutex::new(Latest {
            sets: LruCache::new_unbounded(),
            bytes: 0,
        }))
    }
}

/// Says nothing of whose files are open to whom.
impl<G> fmt::Debug for Remembered<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remembered").finish_non_exhaustive()
    }
}

impl<G: DeserializeOwned> Remembered<G> {
    /// The grant set that is written as `content`.
    pub(super) fn read(&self, content: String) -> Result<Arc<G>, ServerError> {
        if let Some(known) = self.with(|latest| latest.sets.get(&content).cloned()) {
            return Ok(known);
        }
        // Nobody waits for somebody else's to be read, or to be let go.
        let read: Arc<G> = Arc::new(serde_json::from_str(&content)?);
        drop(self.with(|latest| latest.remember(content, &read)));
        Ok(read)
    }

    fn with<T>(&self, look: impl FnOnce(&mut Latest<G>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<G> Latest<G> {
    /// Gives what went for it.
    fn remember(&mut self, content: String, read: &Arc<G>) -> Vec<Arc<G>> {
        let bytes = content.len();
        if bytes > LONGEST {
            return Vec::new();
        }
        if let Some(same) = self.sets.insert(content, read.clone()) {
            return vec![same];
        }
        self.bytes = self.bytes.saturating_add(bytes);
        let mut gone = Vec::new();
        while self.bytes > ALL
            && let Some((oldest, set)) = self.sets.remove_lru()
        {
            self.bytes = self.bytes.saturating_sub(oldest.len());
            gone.push(set);
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(letter: char, bytes: usize) -> String {
        format!("\"{}\"", letter.to_string().repeat(bytes.saturating_sub(2)))
    }

    #[test]
    fn what_was_read_is_read_once() {
        let remembered = Remembered::<String>::default();
        let first = remembered.read(text('a', 10)).unwrap();
        assert_eq!(*first, "aaaaaaaa");
        let again = remembered.read(text('a', 10)).unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        assert_eq!(*remembered.read(text('b', 10)).unwrap(), "bbbbbbbb");
    }

    #[test]
    fn what_cannot_be_read_is_said_each_time() {
        let remembered = Remembered::<String>::default();
        for _ in 0..2 {
            assert!(remembered.read("{".to_owned()).is_err());
        }
    }

    #[test]
    fn the_oldest_goes_first_and_no_more_is_kept_than_said() {
        let remembered = Remembered::<String>::default();
        let size = LONGEST;
        let first = remembered.read(text('a', size)).unwrap();
        for letter in ['b', 'c', 'd'] {
            remembered.read(text(letter, size)).unwrap();
        }
        // It was asked for again: the next one takes the place of another.
        assert!(Arc::ptr_eq(
            &first,
            &remembered.read(text('a', size)).unwrap()
        ));
        remembered.read(text('e', size)).unwrap();
        assert!(Arc::ptr_eq(
            &first,
            &remembered.read(text('a', size)).unwrap()
        ));
        let kept = remembered.with(|latest| {
            let bytes: usize = latest.sets.iter().map(|(text, _)| text.len()).sum();
            assert_eq!(bytes, latest.bytes);
            latest.sets.contains_key(&text('b', size))
        });
        assert!(!kept);
        assert_eq!(remembered.with(|latest| latest.bytes), ALL);
    }

    #[test]
    fn one_that_is_too_large_leaves_the_others() {
        let remembered = Remembered::<String>::default();
        let first = remembered.read(text('a', 10)).unwrap();
        let large = remembered.read(text('b', ALL)).unwrap();
        assert_eq!(large.len(), ALL - 2);
        assert!(Arc::ptr_eq(
            &first,
            &remembered.read(text('a', 10)).unwrap()
        ));
        assert_eq!(remembered.with(|latest| latest.bytes), 10);
    }
}
