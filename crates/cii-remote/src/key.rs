//! The key that makes a device this device and no other.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use cii_sync::{Challenge, DeviceId, Proof, Purpose, proof_message};
use ed25519_dalek::{Signer as _, SigningKey};
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// Bytes of the secret part.
const SECRET: usize = 32;

/// The device's own key: Ed25519. Its secret part stays in the encrypted database, and is wiped from memory with this.
#[derive(Clone, ZeroizeOnDrop)]
pub struct DeviceKey(SigningKey);

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceKey")
    }
}

impl DeviceKey {
    /// A new one from `random`.
    pub fn draw(random: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut secret = Zeroizing::new([0; SECRET]);
        random(secret.as_mut_slice());
        Self(SigningKey::from_bytes(&secret))
    }

    /// The one that [`to_text`](Self::to_text) wrote. None: it is not such a text.
    pub fn from_text(text: &str) -> Option<Self> {
        let secret = Zeroizing::new(BASE64.decode(text).ok()?);
        let secret: &[u8; SECRET] = secret.as_slice().try_into().ok()?;
        Some(Self(SigningKey::from_bytes(secret)))
    }

    /// To be kept where nobody else reads.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64.encode(self.0.as_bytes()))
    }

    /// The public part, as it is sent.
    pub fn public(&self) -> String {
        BASE64.encode(self.0.verifying_key().as_bytes())
    }

    /// Signs what the server gave.
    pub fn prove(&self, purpose: Purpose, challenge: &Challenge, device: DeviceId) -> Proof {
        let message = proof_message(purpose, &challenge.challenge, device);
        Proof {
            challenge: challenge.challenge.clone(),
            signature: BASE64.encode(self.0.sign(message.as_bytes()).to_bytes()),
        }
    }
}
