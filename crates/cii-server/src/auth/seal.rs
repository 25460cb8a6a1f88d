//! Sealing what must be read again.

use std::fmt;

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::{Random, draw};
use crate::ServerError;

const NONCE: usize = 12;

/// The key that lies outside of the database. Without it no second factor can be checked.
#[derive(Clone)]
pub struct SealingKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

impl SealingKey {
    /// From its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(self.0.as_slice().into())
    }

    /// Seals `plain`. It opens for the same purpose only.
    pub(super) fn seal(
        &self,
        purpose: &str,
        plain: &[u8],
        random: Random<'_>,
    ) -> Result<Vec<u8>, ServerError> {
        let nonce: [u8; NONCE] = draw(random);
        let payload = Payload {
            msg: plain,
            aad: purpose.as_bytes(),
        };
        let sealed = self
            .cipher()
            .encrypt(Nonce::from_slice(&nonce), payload)
            .map_err(|_| ServerError::Corrupt("nothing to seal".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed. None: it was sealed with another key or for another purpose, or changed.
    pub(super) fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let payload = Payload {
            msg: sealed,
            aad: purpose.as_bytes(),
        };
        let plain = self.cipher().decrypt(Nonce::from_slice(nonce), payload);
        plain.ok().map(Zeroizing::new)
    }

    /// A name for something that must not be recognised without the key, such as a network address.
    pub(super) fn pseudonym(&self, of: &str) -> Vec<u8> {
        super::hashed(of, self.0.as_slice())
    }
}
