//! The audit: who did what, when, in a chain that shows every later change of it.
//!
//! `h(n) = SHA-256(h(n−1) ‖ entry)`, the first over no bytes. A chain alone does not show that its end was cut off: for
//! that its head is signed and kept elsewhere.

use cii_sync::{
    AuditEntry, canonical,
    sabotage::{self, Sabotage},
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    ServerError,
    database::{Database, Transaction, read},
    table,
};

/// The text of an entry that is hashed.
pub(crate) fn text_of(entry: &AuditEntry) -> Result<String, ServerError> {
    Ok(canonical(&serde_json::to_value(entry)?))
}

/// The end of the chain at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// Entries up to it.
    pub entries: u64,
    /// Hash of the last one; empty if there is none.
    pub hash: Vec<u8>,
}

/// A head with the server's signature, to be kept where the server cannot reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    /// The head.
    pub head: AuditHead,
    /// Ed25519 over entries and hash.
    pub signature: Vec<u8>,
}

impl AuditHead {
    fn message(&self) -> Vec<u8> {
        let mut message = self.entries.to_be_bytes().to_vec();
        message.extend_from_slice(&self.hash);
        message
    }

    /// Signs it.
    pub fn sign(self, key: &SigningKey) -> SignedHead {
        SignedHead {
            signature: key.sign(&self.message()).to_bytes().to_vec(),
            head: self,
        }
    }
}

impl SignedHead {
    /// Whether `key` signed it.
    pub fn is_authentic(&self, key: &VerifyingKey) -> bool {
        Signature::from_slice(&self.signature)
            .is_ok_and(|signature| key.verify_strict(&self.head.message(), &signature).is_ok())
    }
}

/// What is wrong with the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditBreak {
    /// From this entry on it is not what was written: edited, deleted, inserted or moved.
    At(u64),
    /// Entries that the signed head vouches for are missing at the end.
    Truncated {
        /// Entries that must be there.
        expected: u64,
        /// Entries that are.
        found: u64,
    },
    /// The chain is sound in itself, but another one than was signed.
    Rewritten,
    /// The head was not signed by this server.
    Forged,
}

/// The hash of an entry that follows one with the hash `former`.
pub(crate) fn link(former: &[u8], entry: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(former);
    hash.update(entry);
    hash.finalize().to_vec()
}

/// The head of the chain as it stands.
pub(crate) fn head(transaction: &mut dyn Transaction) -> Result<AuditHead, ServerError> {
    Ok(table::audit::last(transaction)?.map_or(
        AuditHead {
            entries: 0,
            hash: Vec::new(),
        },
        |(entries, _, hash)| AuditHead { entries, hash },
    ))
}

/// Walks the whole chain and compares it with a head that was kept elsewhere. None: nothing is wrong.
pub(crate) fn verify(
    database: &dyn Database,
    anchor: Option<(&SignedHead, &VerifyingKey)>,
) -> Result<Option<AuditBreak>, ServerError> {
    const AT_ONCE: u64 = 1000;
    if anchor.is_some_and(|(head, key)| !head.is_authentic(key)) {
        return Ok(Some(AuditBreak::Forged));
    }
    let anchor = anchor
        .filter(|_| !sabotage::is(Sabotage::AuditNotAnchored))
        .map(|(signed, _)| &signed.head);
    read(database, |transaction| {
        let mut former = Vec::new();
        let mut entries = 0_u64;
        loop {
            let next = entries.saturating_add(1);
            let links = table::audit::list_from(transaction, next, AT_ONCE)?;
            if links.is_empty() {
                break;
            }
            for (n, entry, hash) in links {
                let expected = entries.saturating_add(1);
                if n != expected || hash != link(&former, &entry) {
                    return Ok(Some(AuditBreak::At(expected)));
                }
                entries = n;
                former = hash;
                if anchor.is_some_and(|head| head.entries == entries && head.hash != former) {
                    return Ok(Some(AuditBreak::Rewritten));
                }
            }
        }
        Ok(match anchor {
            Some(head) if head.entries > entries => Some(AuditBreak::Truncated {
                expected: head.entries,
                found: entries,
            }),
            _ => None,
        })
    })
}
