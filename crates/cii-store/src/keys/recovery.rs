//! The recovery code: written down once, kept in the office's safe.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::Random;
use crate::StoreError;

/// Crockford's base32: no I, L, O or U, so that a code copied by hand is not misread.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// What follows them as check symbols 32 to 36.
const CHECK_SYMBOLS: &[u8; 5] = b"*~$=U";
/// 160 bits are 32 symbols.
const SYMBOL_COUNT: usize = 32;

/// 160 random bits, written as eight groups of four symbols and a check symbol: `4F7Q-…-9ZKD-H`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; 20]);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    /// A new code.
    pub fn draw(random: Random<'_>) -> Self {
        let mut bytes = [0; 20];
        random(&mut bytes);
        Self(bytes)
    }

    /// The secret it stands for. 160 random bits need no stretching.
    pub(super) fn derive(&self) -> Zeroizing<[u8; 32]> {
        let digest = Sha256::new()
            .chain_update(b"bureau-cii recovery 1")
            .chain_update(self.0);
        Zeroizing::new(digest.finalize().into())
    }

    /// The number that the bytes write, modulo 37.
    fn check(&self) -> usize {
        self.0
            .iter()
            .fold(0, |rest, byte| (rest * 256 + usize::from(*byte)) % 37)
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbol = |value: usize| {
            char::from(
                SYMBOLS
                    .iter()
                    .chain(CHECK_SYMBOLS)
                    .nth(value)
                    .copied()
                    .unwrap_or(b'0'),
            )
        };
        for group in self.0.chunks(5) {
            let bits = group
                .iter()
                .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8_u32).rev() {
                let value = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
                write!(f, "{}", symbol(value))?;
                if place % 4 == 0 {
                    f.write_str("-")?;
                }
            }
        }
        write!(f, "{}", symbol(self.check()))
    }
}

/// Reads what a person typed: case, blanks and hyphens do not matter; O is 0, I and L are 1. Fails with
/// [`StoreError::RecoveryCodeMistyped`] if symbols are missing or the check symbol does not fit.
impl FromStr for RecoveryCode {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let symbols = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .take(SYMBOL_COUNT + 2)
            .map(value_of)
            .collect::<Option<Vec<usize>>>()
            .ok_or(StoreError::RecoveryCodeMistyped)?;
        let Some((check, symbols)) = symbols.split_last() else {
            return Err(StoreError::RecoveryCodeMistyped);
        };
        if symbols.len() != SYMBOL_COUNT || symbols.iter().any(|value| *value > 31) {
            return Err(StoreError::RecoveryCodeMistyped);
        }
        let mut code = Self([0; 20]);
        for (group, bytes) in symbols.chunks(8).zip(code.0.chunks_mut(5)) {
            let bits = group
                .iter()
                .fold(0_u64, |bits, value| bits << 5 | *value as u64);
            bytes.copy_from_slice(bits.to_be_bytes().get(3..).unwrap_or_default());
        }
        if code.check() == *check {
            Ok(code)
        } else {
            Err(StoreError::RecoveryCodeMistyped)
        }
    }
}

fn value_of(symbol: char) -> Option<usize> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS
        .iter()
        .chain(CHECK_SYMBOLS)
        .position(|candidate| char::from(*candidate) == symbol)
}
