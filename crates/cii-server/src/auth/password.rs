//! Stretching passwords with Argon2id.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};

use cii_sync::LONGEST_PASSWORD;

use super::{AuthError, Random, draw};
use crate::ServerError;

/// Fewest characters of a password.
const SHORTEST: usize = 12;

/// What one stretching costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Cost {
    /// 64 MiB, three passes: the second choice of RFC 9106, for machines that do other things too.
    fn default() -> Self {
        Self {
            memory: 64 * 1024,
            passes: 3,
        }
    }
}

pub(super) struct Passwords {
    cost: Cost,
    stretched: AtomicU64,
}

impl Passwords {
    pub(super) fn new(cost: Cost) -> Self {
        Self {
            cost,
            stretched: AtomicU64::new(0),
        }
    }

    pub(super) fn stretched(&self) -> u64 {
        self.stretched.load(Ordering::Relaxed)
    }

    fn argon2(&self) -> Result<Argon2<'static>, ServerError> {
        self.stretched.fetch_add(1, Ordering::Relaxed);
        let params = Params::new(self.cost.memory, self.cost.passes, 1, None)
            .map_err(|error| ServerError::Unsafe(error.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// The form in which a new password is stored.
    pub(super) fn hash(&self, password: &str, random: Random<'_>) -> Result<String, AuthError> {
        if password.chars().count() < SHORTEST {
            return Err(AuthError::PasswordShort { at_least: SHORTEST });
        }
        if password.len() > LONGEST_PASSWORD {
            return Err(AuthError::Malformed);
        }
        let corrupt = |error: argon2::password_hash::Error| ServerError::Corrupt(error.to_string());
        let salt = SaltString::encode_b64(&draw::<16>(random)).map_err(corrupt)?;
        let hash = self.argon2()?.hash_password(password.as_bytes(), &salt);
        Ok(hash.map_err(corrupt)?.to_string())
    }

    /// Whether the password is the stored one. Where none is stored it takes as long to say no.
    pub(super) fn verify(&self, stored: Option<&str>, password: &str) -> Result<bool, ServerError> {
        if password.len() > LONGEST_PASSWORD {
            return Ok(false);
        }
        let argon2 = self.argon2()?;
        let Some(stored) = stored else {
            let mut unused = [0; 32];
            let done = argon2.hash_password_into(password.as_bytes(), &[0; 16], &mut unused);
            done.map_err(|error| ServerError::Corrupt(error.to_string()))?;
            return Ok(false);
        };
        let stored =
            PasswordHash::new(stored).map_err(|error| ServerError::Corrupt(error.to_string()))?;
        Ok(argon2.verify_password(password.as_bytes(), &stored).is_ok())
    }
}
