//! The key of the database and the slots in which it is kept.
//!
//! One random 256-bit key encrypts the database. It is stored nowhere as it is: each slot of `keys.json` holds it sealed
//! under a secret of its own, so that a password can change, or a keyring be lost, without touching the data. A key is
//! made once, together with its database; while a database exists no new key is ever made for it.

mod recovery;
mod seal;
#[cfg(test)]
mod tests;

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use recovery::RecoveryCode;

use crate::{
    StoreError,
    folder::{self, DATABASE, KEYS},
    hex,
};
use seal::{Sealed, Stretch};

/// Fills a buffer with random bytes fit for keys. Only a host can.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);

/// The key of a database. Wiped from memory when dropped; never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey([u8; 32]);

impl std::fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseKey(…)")
    }
}

impl DatabaseKey {
    /// A new key.
    pub fn draw(random: Random<'_>) -> Self {
        let mut bytes = [0; 32];
        random(&mut bytes);
        Self(bytes)
    }

    /// The key made of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// As SQLCipher takes a raw key: `x'…'`, without any derivation.
    pub fn literal(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex::encode(&self.0));
        Zeroizing::new(format!("x'{}'", *digits))
    }

    /// Tells a wrong key from a damaged file without telling anything about the key: it is random and 256 bits long.
    fn check_value(&self) -> String {
        let digest = Sha256::new()
            .chain_update(b"bureau-cii key check 1")
            .chain_update(self.0);
        hex::encode(digest.finalize().get(..16).unwrap_or_default())
    }
}

/// What opens a slot, and what a new slot is made with.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// 32 random bytes that the operating system's keyring holds under the name `entry`.
    Keyring {
        /// Name under which the host finds them again.
        entry: &'a str,
        /// The bytes.
        secret: &'a [u8; 32],
    },
    /// A password, as typed.
    Password(&'a str),
    /// The recovery code from the office's safe.
    Recovery(&'a RecoveryCode),
    /// Nothing: the key of a practice office lies open beside it.
    Practice,
}

impl Secret<'_> {
    /// The kind of slot it belongs to.
    pub fn kind(&self) -> SlotKind {
        match self {
            Self::Keyring { .. } => SlotKind::Keyring,
            Self::Password(_) => SlotKind::Password,
            Self::Recovery(_) => SlotKind::Recovery,
            Self::Practice => SlotKind::Practice,
        }
    }
}

/// The kinds of slots; a database has at most one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// Opened by the operating system's keyring.
    Keyring,
    /// Opened by a password.
    Password,
    /// Opened by the recovery code.
    Recovery,
    /// Open: a practice office only.
    Practice,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Slot {
    Keyring {
        entry: String,
        sealed: Sealed,
    },
    Password {
        stretch: Stretch,
        sealed: Sealed,
    },
    Recovery {
        sealed: Sealed,
    },
    Practice {
        #[serde(with = "hex::serde")]
        key: Vec<u8>,
    },
}

impl Slot {
    fn kind(&self) -> SlotKind {
        match self {
            Self::Keyring { .. } => SlotKind::Keyring,
            Self::Password { .. } => SlotKind::Password,
            Self::Recovery { .. } => SlotKind::Recovery,
            Self::Practice { .. } => SlotKind::Practice,
        }
    }

    fn make(key: &DatabaseKey, secret: Secret<'_>, random: Random<'_>) -> Result<Self, StoreError> {
        Ok(match secret {
            Secret::Keyring { entry, secret } => Self::Keyring {
                entry: entry.to_owned(),
                sealed: Sealed::seal(&key.0, secret, b"keyring", random)?,
            },
            Secret::Password(password) => {
                let stretch = Stretch::draw(random);
                let derived = stretch.derive(password)?;
                Self::Password {
                    sealed: Sealed::seal(&key.0, &derived, b"password", random)?,
                    stretch,
                }
            }
            Secret::Recovery(code) => Self::Recovery {
                sealed: Sealed::seal(&key.0, &code.derive(), b"recovery", random)?,
            },
            Secret::Practice => Self::Practice {
                key: key.0.to_vec(),
            },
        })
    }

    fn open(&self, secret: Secret<'_>) -> Result<DatabaseKey, StoreError> {
        let bytes = match (self, secret) {
            (Self::Keyring { sealed, .. }, Secret::Keyring { secret, .. }) => {
                sealed.open(secret, b"keyring")?
            }
            (Self::Password { stretch, sealed }, Secret::Password(password)) => {
                sealed.open(&*stretch.derive(password)?, b"password")?
            }
            (Self::Recovery { sealed }, Secret::Recovery(code)) => {
                sealed.open(&code.derive(), b"recovery")?
            }
            (Self::Practice { key }, Secret::Practice) => Zeroizing::new(key.clone()),
            _ => return Err(StoreError::NoSuchSlot),
        };
        let bytes: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| StoreError::KeyFile)?;
        Ok(DatabaseKey(bytes))
    }
}

/// Whether an office is real or for practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeUse {
    /// Real persons. The key lies open nowhere.
    Real,
    /// Invented persons, for learning and showing.
    Practice,
}

/// The key slots of a database, as `keys.json` holds them.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeySlots {
    format: u32,
    office: OfficeUse,
    check: String,
    slots: Vec<Slot>,
}

impl std::fmt::Debug for KeySlots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeySlots")
            .field("slots", &self.list_kinds())
            .finish_non_exhaustive()
    }
}

impl KeySlots {
    /// Makes `keys.json` for a database about to be made with `key`.
    ///
    /// Fails with [`StoreError::Exists`] if the folder holds a database: its keys are never replaced. Keys without a
    /// database are moved aside, not overwritten.
    pub fn create(
        folder: &Path,
        key: &DatabaseKey,
        office: OfficeUse,
        secrets: &[Secret<'_>],
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        folder::prepare(folder)?;
        if folder.join(DATABASE).exists() {
            return Err(StoreError::Exists);
        }
        let mut keys = Self {
            format: 1,
            office,
            check: key.check_value(),
            slots: Vec::new(),
        };
        for secret in secrets {
            keys.put_slot(key, *secret, random)?;
        }
        if keys.slots.is_empty() {
            return Err(StoreError::LastSlot);
        }
        folder::move_aside(&folder.join(KEYS))?;
        keys.write(folder)?;
        Ok(keys)
    }

    /// Reads `keys.json`. Fails with [`StoreError::KeyFile`] if it is missing beside a database, or unreadable.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(KEYS);
        if !path.exists() {
            return Err(if folder.join(DATABASE).exists() {
                StoreError::KeyFile
            } else {
                StoreError::Missing
            });
        }
        Self::from_bytes(&fs::read(path)?)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let keys: Self = serde_json::from_slice(bytes).map_err(|_| StoreError::KeyFile)?;
        if keys.format > 1 {
            return Err(StoreError::NewerVersion {
                found: keys.format,
                supported: 1,
            });
        }
        Ok(keys)
    }

    /// Whether the office is real or for practice.
    pub fn office_use(&self) -> OfficeUse {
        self.office
    }

    /// The kinds of slots there are.
    pub fn list_kinds(&self) -> Vec<SlotKind> {
        self.slots.iter().map(Slot::kind).collect()
    }

    /// The name under which the keyring holds its secret, if there is a keyring slot.
    pub fn find_keyring_entry(&self) -> Option<&str> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Keyring { entry, .. } => Some(entry.as_str()),
            _ => None,
        })
    }

    /// The key, out of the slot that `secret` opens. Fails with [`StoreError::WrongKey`] if it does not open it, with
    /// [`StoreError::NoSuchSlot`] if there is none of its kind. Takes a good part of a second for a password.
    pub fn open(&self, secret: Secret<'_>) -> Result<DatabaseKey, StoreError> {
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.kind() == secret.kind())
            .ok_or(StoreError::NoSuchSlot)?;
        let key = slot.open(secret)?;
        if self.fits(&key) {
            Ok(key)
        } else {
            Err(StoreError::WrongKey)
        }
    }

    /// Whether `key` is the key that the slots hold.
    pub fn fits(&self, key: &DatabaseKey) -> bool {
        key.check_value() == self.check
    }

    /// Adds a slot, or replaces the one of the same kind, and writes `keys.json`. `key` must be the key of the database.
    pub fn add(
        &mut self,
        folder: &Path,
        key: &DatabaseKey,
        secret: Secret<'_>,
        random: Random<'_>,
    ) -> Result<(), StoreError> {
        let mut changed = self.clone();
        changed.put_slot(key, secret, random)?;
        changed.write(folder)?;
        *self = changed;
        Ok(())
    }

    /// Removes the slot of this kind; never the last one.
    pub fn remove(&mut self, folder: &Path, kind: SlotKind) -> Result<(), StoreError> {
        let mut changed = self.clone();
        changed.slots.retain(|slot| slot.kind() != kind);
        if changed.slots.len() == self.slots.len() {
            return Err(StoreError::NoSuchSlot);
        }
        if changed.slots.is_empty() {
            return Err(StoreError::LastSlot);
        }
        changed.write(folder)?;
        *self = changed;
        Ok(())
    }

    /// The slots that may leave this computer with a backup: those that a person, not a keyring, can open.
    pub(crate) fn for_backup(&self) -> Self {
        let mut keys = self.clone();
        keys.slots.retain(|slot| slot.kind() != SlotKind::Keyring);
        keys
    }

    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    fn write(&self, folder: &Path) -> Result<(), StoreError> {
        folder::write_atomically(&folder.join(KEYS), &self.to_bytes()?)
    }

    fn put_slot(
        &mut self,
        key: &DatabaseKey,
        secret: Secret<'_>,
        random: Random<'_>,
    ) -> Result<(), StoreError> {
        if !self.fits(key) {
            return Err(StoreError::WrongKey);
        }
        if secret.kind() == SlotKind::Practice && self.office == OfficeUse::Real {
            return Err(StoreError::NoSuchSlot);
        }
        let slot = Slot::make(key, secret, random)?;
        self.slots.retain(|other| other.kind() != slot.kind());
        self.slots.push(slot);
        Ok(())
    }
}
