//! The contents of attachments: one encrypted file each, beside the database.
//!
//! Each has a random key of its own, which lies in the database and nowhere else: without its row a file is noise. The file
//! is there, durable, before anything names it; the row is written in the transaction that names it. What has no row is
//! swept when the office opens. A content that is fetched grows chunk by chunk and can be read once it is whole and its hash
//! is right.

mod seal;
mod transfer;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, TimeDelta, Utc};
use cii_domain::BlobId;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Random, Reader, Store, StoreError, Writer,
    folder::{self, BLOBS},
    hex,
    projection::attachment,
    sync::{is_shared, purge},
    table::{
        blob::{self, Blob},
        meta, outbox,
    },
};

pub use transfer::{Fetching, Outgoing, Part, Taken};

/// A content that no record names any more can come back by an undo for so long.
const KEPT: TimeDelta = TimeDelta::days(7);

/// Where a content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobPresence {
    /// Here, and not sent to a server yet.
    Waiting,
    /// Here, and at the server.
    Here,
    /// At the server; so many bytes of it came.
    Coming {
        /// Bytes that are here.
        have: u64,
    },
}

/// A content that lies in its file and is named by nothing yet.
#[derive(Debug)]
pub struct SealedBlob {
    id: BlobId,
    key: Zeroizing<[u8; 32]>,
    hash: String,
    size: u64,
}

impl SealedBlob {
    /// Its identity.
    pub fn id(&self) -> BlobId {
        self.id
    }

    /// SHA-256 of what was sealed, in hexadecimal.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Length of what was sealed.
    pub fn size(&self) -> u64 {
        self.size
    }
}

impl Store {
    /// Writes `content` into a file of its own. When this returns, it survives the loss of the power; what names it must
    /// take it over with [`Writer::keep_blob`], or it is swept at the next start.
    ///
    /// Fails with [`StoreError::DiskFull`] or [`StoreError::ReadOnly`] and leaves nothing then.
    pub fn seal_blob(
        &self,
        id: BlobId,
        content: &[u8],
        random: Random<'_>,
    ) -> Result<SealedBlob, StoreError> {
        let mut key = Zeroizing::new([0; 32]);
        random(&mut *key);
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let sealed = seal::seal(&key, id, size, 0, content)?;
        folder::prepare(&self.folder.join(BLOBS))?;
        folder::write_atomically(&path(&self.folder, id), &sealed)?;
        Ok(SealedBlob {
            id,
            key,
            hash: hash(content),
            size,
        })
    }

    /// A content, whole and as it was when it was named.
    ///
    /// Fails with [`StoreError::BlobElsewhere`] if it is not here yet, and with [`StoreError::BlobLost`] if its file is
    /// missing or damaged.
    pub fn read_blob(&self, id: BlobId) -> Result<Vec<u8>, StoreError> {
        let row = blob::find(&self.connection, id)?.filter(Blob::is_whole);
        let row = row.ok_or(StoreError::BlobElsewhere)?;
        let content = read_part(&self.folder, &row, 0, row.size)?;
        if hash(&content) == row.hash {
            Ok(content)
        } else {
            Err(StoreError::BlobLost)
        }
    }

    /// Destroys what no record has named for a week: until then an undo can bring it back. An office with a server does not
    /// wait so long: see [`Store::apply_staged`].
    pub fn sweep_blobs(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let mut destroyed = false;
        for id in blob::list_unnamed(&transaction)? {
            let since = blob::released_at(&transaction, id)?
                .and_then(|text| text.parse::<DateTime<Utc>>().ok());
            match since {
                // A clock that was put back keeps it longer, and never shorter.
                Some(since) if now.signed_duration_since(since) >= KEPT => {
                    blob::delete(&transaction, id)?;
                    destroyed = true;
                }
                Some(_) => {}
                None => blob::set_released_at(&transaction, id, &now.to_rfc3339())?,
            }
        }
        if destroyed {
            meta::set_purge_due(&transaction, true)?;
        }
        transaction.commit()?;
        let is_shared = is_shared(&self.connection)?;
        finish_purge(&self.connection, &self.folder, is_shared)
    }
}

impl Writer<'_> {
    /// Takes over a content that was sealed, in the same transaction as the record that names it.
    pub fn keep_blob(&mut self, sealed: &SealedBlob) -> Result<(), StoreError> {
        let row = Blob {
            id: sealed.id,
            key: sealed.key.clone(),
            hash: sealed.hash.clone(),
            size: sealed.size,
            have: sealed.size,
            sent: false,
        };
        blob::insert(self.connection, &row)
    }
}

impl Reader<'_> {
    /// Where a content is, as far as the database knows.
    pub fn blob_presence(&self, id: BlobId) -> Result<BlobPresence, StoreError> {
        Ok(match blob::find(self.connection, id)? {
            None => BlobPresence::Coming { have: 0 },
            Some(row) if !row.is_whole() => BlobPresence::Coming { have: row.have },
            Some(row) if row.sent => BlobPresence::Here,
            Some(_) => BlobPresence::Waiting,
        })
    }
}

/// Destroys the keys of what no record names any more, since nobody here may read it; those apart that own changes above
/// counter `last_n` still have to bring to the server. What an undo names again comes from there.
/// Says whether there was any.
pub(crate) fn destroy_unnamed(connection: &Connection, last_n: u64) -> Result<bool, StoreError> {
    let mut destroyed = false;
    for id in blob::list_unnamed(connection)? {
        if !outbox::names_after(connection, last_n, id.0)? {
            blob::delete(connection, id)?;
            destroyed = true;
        }
    }
    Ok(destroyed)
}

/// Makes sure that nothing of what was destroyed is left: first the keys, then the files.
pub(crate) fn finish_purge(
    connection: &Connection,
    folder: &Path,
    is_shared: bool,
) -> Result<(), StoreError> {
    purge::finish(connection, folder, is_shared)?;
    sweep_files(connection, folder)
}

/// Removes the files that no row knows: their keys are gone, or were never kept.
pub(crate) fn sweep_files(connection: &Connection, folder: &Path) -> Result<(), StoreError> {
    let blobs = folder.join(BLOBS);
    if !blobs.is_dir() {
        return Ok(());
    }
    let known: BTreeSet<String> = blob::list(connection)?
        .into_iter()
        .map(|row| row.id.to_string())
        .collect();
    let mut removed = false;
    for entry in fs::read_dir(&blobs)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_file() && !known.contains(&*name.to_string_lossy()) {
            fs::remove_file(entry.path())?;
            removed = true;
        }
    }
    if removed {
        folder::sync_folder_of(&blobs.join("."))?;
    }
    Ok(())
}

/// What a record says of a content that is not wholly here.
fn named(connection: &Connection, id: BlobId) -> Result<attachment::Named, StoreError> {
    attachment::find(connection, id)?.ok_or(StoreError::NoSuchRecord)
}

/// Where the file of a content is.
pub(crate) fn path(folder: &Path, id: BlobId) -> PathBuf {
    folder.join(BLOBS).join(id.to_string())
}

/// The content that a file with this name holds.
pub(crate) fn id_of(name: &str) -> Option<BlobId> {
    let id = BlobId(Uuid::try_parse(name).ok()?);
    // Only as it is written here: another spelling would be another file.
    (id.to_string() == name).then_some(id)
}

pub(crate) fn hash(content: &[u8]) -> String {
    hex::encode(&Sha256::digest(content))
}

/// Bytes of a content from `from` on, at most `most`.
fn read_part(folder: &Path, row: &Blob, from: u64, most: u64) -> Result<Vec<u8>, StoreError> {
    let until = row.have.min(from.saturating_add(most));
    seal::open(&path(folder, row.id), row, from..until)
}
