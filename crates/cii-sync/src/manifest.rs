//! Proof that a device holds what the server would send it.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Body, canonical};

/// The hash over the records of one scope, in hexadecimal. `records` come in the order of their identities, with the
/// fields that the user may see. Their versions are not part of it: they also count what is hidden.
pub fn manifest_hash<'a>(records: impl IntoIterator<Item = (Uuid, &'a Body)>) -> String {
    let mut hash = Sha256::new();
    for (id, body) in records {
        let text = canonical(&Value::Object(body.clone()));
        hash.update(id.as_bytes());
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(text);
    }
    hash.finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
