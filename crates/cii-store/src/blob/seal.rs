//! The file of a content: chunks one after the other, each sealed by XChaCha20-Poly1305.
//!
//! A key seals one content and no other, so the number of a chunk is all the nonce that is needed. Identity and length of
//! the content are bound to every chunk: none can stand in another file, in another place, or for a shorter whole.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    ops::Range,
    path::Path,
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use cii_domain::BlobId;

use crate::{StoreError, folder, table::blob::Blob};

/// Bytes of a chunk before it is sealed.
pub(super) const CHUNK: u64 = 256 * 1024;
/// By how much sealing makes it longer.
const SEAL: u64 = 16;

fn nonce(number: u64) -> XNonce {
    let mut nonce = [0; 24];
    nonce
        .iter_mut()
        .skip(16)
        .zip(number.to_be_bytes())
        .for_each(|(place, byte)| *place = byte);
    nonce.into()
}

fn bound(id: BlobId, size: u64) -> Vec<u8> {
    [&id.0.as_bytes()[..], &size.to_be_bytes()].concat()
}

/// `content`, which begins at the chunk `first` of a whole of `size` bytes, sealed.
pub(super) fn seal(
    key: &[u8; 32],
    id: BlobId,
    size: u64,
    first: u64,
    content: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let aad = bound(id, size);
    let chunk = usize::try_from(CHUNK).unwrap_or(usize::MAX);
    let mut sealed = Vec::with_capacity(content.len().saturating_add(1024));
    for (number, msg) in (first..).zip(content.chunks(chunk)) {
        let payload = Payload { msg, aad: &aad };
        let text = cipher.encrypt(&nonce(number), payload);
        // Only a length beyond anything that is kept can fail.
        sealed.extend(text.map_err(|_| StoreError::BlobLost)?);
    }
    Ok(sealed)
}

/// The bytes of `range` of what is in the file. Fails with `BlobLost` if the file is not there or not what it should be.
pub(super) fn open(path: &Path, row: &Blob, range: Range<u64>) -> Result<Vec<u8>, StoreError> {
    let lost = |_| StoreError::BlobLost;
    let cipher = XChaCha20Poly1305::new((&*row.key).into());
    let aad = bound(row.id, row.size);
    let mut file = File::open(path).map_err(|error| match StoreError::from(error) {
        StoreError::Io(std::io::ErrorKind::NotFound) => StoreError::BlobLost,
        other => other,
    })?;
    let first = range.start / CHUNK;
    file.seek(SeekFrom::Start(first.saturating_mul(CHUNK + SEAL)))?;
    let mut content = Vec::new();
    let mut at = first.saturating_mul(CHUNK);
    let mut number = first;
    while at < range.end {
        let length = CHUNK.min(row.size.saturating_sub(at));
        let mut text = Vec::new();
        (&mut file)
            .take(length.saturating_add(SEAL))
            .read_to_end(&mut text)?;
        let payload = Payload {
            msg: &text,
            aad: &aad,
        };
        content.extend(
            cipher
                .decrypt(&nonce(number), payload)
                .map_err(|_| StoreError::BlobLost)?,
        );
        at = at.saturating_add(length);
        number = number.saturating_add(1);
    }
    let within = |place: u64| {
        let begin = first.saturating_mul(CHUNK);
        usize::try_from(place.saturating_sub(begin)).map_err(lost)
    };
    let part = content.get(within(range.start)?..within(range.end)?);
    Ok(part.ok_or(StoreError::BlobLost)?.to_vec())
}

/// Writes sealed chunks from the chunk `first` on; whatever stood there is replaced. When this returns they are durable.
pub(super) fn append(path: &Path, first: u64, sealed: &[u8]) -> Result<(), StoreError> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let at = first.saturating_mul(CHUNK + SEAL);
    file.set_len(at)?;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(sealed)?;
    file.sync_all()?;
    folder::sync_folder_of(path)
}
