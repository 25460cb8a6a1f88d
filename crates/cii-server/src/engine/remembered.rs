//! Grant sets that were read before. One is asked for at every request of its user, and to read it from its text takes longer
//! than what it is asked for.

use std::sync::{Arc, Mutex, PoisonError};

use hashlink::LruCache;
use serde::de::DeserializeOwned;

use crate::ServerError;

/// So many bytes of texts are remembered; what is read from them takes several times as much.
const LARGEST: usize = 4 * 1024 * 1024;

/// The grant sets that were asked for last, by their texts: whatever becomes of the transaction in which one is found, a
/// text never means anything else.
#[derive(Debug)]
pub(super) struct Remembered<G>(Mutex<Newest<G>>);

#[derive(Debug)]
struct Newest<G> {
    sets: LruCache<String, Arc<G>>,
    /// Of the texts of them all.
    bytes: usize,
}

impl<G> Default for Remembered<G> {
    fn default() -> Self {
        Self(Mutex::new(Newest {
            sets: LruCache::new_unbounded(),
            bytes: 0,
        }))
    }
}

impl<G: DeserializeOwned> Remembered<G> {
    /// The grant set that is written as `content`.
    pub(super) fn read(&self, content: String) -> Result<Arc<G>, ServerError> {
        if let Some(known) = self.newest(|newest| newest.sets.get(&content).cloned()) {
            return Ok(known);
        }
        // Nobody waits for somebody else's to be read.
        let read: Arc<G> = Arc::new(serde_json::from_str(&content)?);
        self.newest(|newest| newest.remember(content, &read));
        Ok(read)
    }

    fn newest<T>(&self, look: impl FnOnce(&mut Newest<G>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<G> Newest<G> {
    fn remember(&mut self, content: String, read: &Arc<G>) {
        let bytes = content.len();
        // One that is too large would take the place of all others.
        if bytes > LARGEST / 4 || self.sets.insert(content, read.clone()).is_some() {
            return;
        }
        self.bytes = self.bytes.saturating_add(bytes);
        while self.bytes > LARGEST {
            let Some((oldest, _)) = self.sets.remove_lru() else {
                return;
            };
            self.bytes = self.bytes.saturating_sub(oldest.len());
        }
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
        let size = LARGEST / 4;
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
        let kept = remembered.newest(|newest| {
            let bytes: usize = newest.sets.iter().map(|(text, _)| text.len()).sum();
            assert_eq!(bytes, newest.bytes);
            newest.sets.contains_key(&text('b', size))
        });
        assert!(!kept);
        assert_eq!(remembered.newest(|newest| newest.bytes), LARGEST);
    }

    #[test]
    fn one_that_is_too_large_leaves_the_others() {
        let remembered = Remembered::<String>::default();
        let first = remembered.read(text('a', 10)).unwrap();
        let large = remembered.read(text('b', LARGEST)).unwrap();
        assert_eq!(large.len(), LARGEST - 2);
        assert!(Arc::ptr_eq(
            &first,
            &remembered.read(text('a', 10)).unwrap()
        ));
        assert_eq!(remembered.newest(|newest| newest.bytes), 10);
    }
}
