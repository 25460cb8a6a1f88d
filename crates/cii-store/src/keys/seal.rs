//! Sealing a key under a secret, and stretching passwords.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Random;
use crate::{StoreError, hex};

/// A key sealed by XChaCha20-Poly1305.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Sealed {
    #[serde(with = "hex::serde")]
    nonce: Vec<u8>,
    #[serde(with = "hex::serde")]
    text: Vec<u8>,
}

impl Sealed {
    pub(super) fn seal(
        content: &[u8; 32],
        secret: &[u8; 32],
        purpose: &[u8],
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        let mut nonce = vec![0; 24];
        random(&mut nonce);
        let text = XChaCha20Poly1305::new(secret.into())
            .encrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: content,
                    aad: purpose,
                },
            )
            .map_err(|_| StoreError::KeyFile)?;
        Ok(Self { nonce, text })
    }

    /// Fails with `WrongKey` under another secret, with `KeyFile` if the file cannot be right.
    pub(super) fn open(
        &self,
        secret: &[u8; 32],
        purpose: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        if self.nonce.len() != 24 || self.text.len() != 48 {
            return Err(StoreError::KeyFile);
        }
        XChaCha20Poly1305::new(secret.into())
            .decrypt(
                XNonce::from_slice(&self.nonce),
                Payload {
                    msg: &self.text,
                    aad: purpose,
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| StoreError::WrongKey)
    }
}

/// How a password is stretched: Argon2id. Stored, so that it can be raised for new slots.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Stretch {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    #[serde(with = "hex::serde")]
    salt: Vec<u8>,
}

/// A file that asks for more memory than this was not written by us.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;

impl Stretch {
    pub(super) fn draw(random: Random<'_>) -> Self {
        let mut salt = vec![0; 16];
        random(&mut salt);
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 1,
            salt,
        }
    }

    pub(super) fn derive(&self, password: &str) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        if self.memory_kib > MOST_MEMORY_KIB || self.passes > 64 || self.lanes > 64 {
            return Err(StoreError::KeyFile);
        }
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| StoreError::KeyFile)?;
        let mut derived = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(password.as_bytes(), &self.salt, &mut *derived)
            .map_err(|_| StoreError::KeyFile)?;
        Ok(derived)
    }
}
