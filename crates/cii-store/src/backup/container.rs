//! The file format of a backup: a line that names it, a manifest in JSON with its length and SHA-256, the parts one
//! after the other. The parts are
//! encrypted already; the manifest says how long each is and what its SHA-256 must be.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BackupSummary;
use crate::{StoreError, hex};

const MAGIC: &[u8] = b"BUREAU-CII BACKUP 1\n";
/// A key file is never longer; a length beyond it is a broken file, not a reason to allocate.
const SMALL: u64 = 1 << 20;
/// The same for a manifest, which has a line for each attachment.
const LONGEST_MANIFEST: u64 = 1 << 26;

#[derive(Serialize, Deserialize)]
struct Manifest {
    summary: BackupSummary,
    parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Part {
    name: String,
    length: u64,
    sha256: String,
}

/// Writes a backup file and makes it durable.
pub(super) fn write(
    path: &Path,
    summary: &BackupSummary,
    files: &[(String, PathBuf)],
) -> Result<(), StoreError> {
    let mut parts = Vec::new();
    for (name, file) in files {
        let mut file = File::open(file)?;
        let length = file.metadata()?.len();
        let sha256 = copy_hashed(&mut file, length, &mut std::io::sink())?;
        parts.push(Part {
            name: name.clone(),
            length,
            sha256,
        });
    }
    let manifest = serde_json::to_vec(&Manifest {
        summary: summary.clone(),
        parts,
    })?;
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(MAGIC)?;
    out.write_all(
        &u64::try_from(manifest.len())
            .unwrap_or(u64::MAX)
            .to_be_bytes(),
    )?;
    out.write_all(&Sha256::digest(&manifest))?;
    out.write_all(&manifest)?;
    for (_, file) in files {
        std::io::copy(&mut File::open(file)?, &mut out)?;
    }
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(())
}

/// Copies exactly `length` bytes and gives their SHA-256. Fails if there are fewer.
fn copy_hashed(
    from: &mut impl Read,
    length: u64,
    to: &mut impl Write,
) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    let mut left = length;
    let mut buffer = vec![0; 1 << 16];
    while left > 0 {
        let want = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let got = from.read(buffer.get_mut(..want).unwrap_or_default())?;
        if got == 0 {
            return Err(StoreError::BrokenBackup);
        }
        let bytes = buffer.get(..got).unwrap_or_default();
        digest.update(bytes);
        to.write_all(bytes)?;
        left = left.saturating_sub(u64::try_from(got).unwrap_or(left));
    }
    Ok(hex::encode(&digest.finalize()))
}

/// A backup file whose manifest was read.
pub(super) struct Backup {
    path: PathBuf,
    pub(super) summary: BackupSummary,
    parts: Vec<(Part, u64)>,
}

impl Backup {
    /// Reads the manifest. Fails with `BrokenBackup` unless the file is exactly as long as it says.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(if path.exists() {
                StoreError::BrokenBackup
            } else {
                StoreError::Missing
            });
        }
        let mut file = BufReader::new(File::open(path)?);
        let length = file.get_ref().metadata()?.len();
        let mut head = vec![0; MAGIC.len() + 8 + 32];
        file.read_exact(&mut head)
            .map_err(|_| StoreError::BrokenBackup)?;
        let (magic, rest) = head.split_at(MAGIC.len());
        let (size, sha256) = rest.split_at(8);
        let size = u64::from_be_bytes(size.try_into().map_err(|_| StoreError::BrokenBackup)?);
        if magic != MAGIC || size > LONGEST_MANIFEST {
            return Err(StoreError::BrokenBackup);
        }
        let mut manifest = Vec::new();
        file.take(size).read_to_end(&mut manifest)?;
        if Sha256::digest(&manifest).as_slice() != sha256 {
            return Err(StoreError::BrokenBackup);
        }
        let Manifest { summary, parts } =
            serde_json::from_slice(&manifest).map_err(|_| StoreError::BrokenBackup)?;
        let mut offset = u64::try_from(head.len())
            .unwrap_or_default()
            .saturating_add(size);
        let mut placed = Vec::new();
        for part in parts {
            let at = offset;
            offset = offset
                .checked_add(part.length)
                .ok_or(StoreError::BrokenBackup)?;
            placed.push((part, at));
        }
        if offset != length {
            return Err(StoreError::BrokenBackup);
        }
        Ok(Self {
            path: path.to_owned(),
            summary,
            parts: placed,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|(part, _)| part.name == name)
    }

    /// What the parts are called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(part, _)| part.name.as_str())
    }

    /// Reads a part that is left where it is. Fails with `BrokenBackup` if it is not what the manifest says.
    pub(super) fn verify(&self, name: &str) -> Result<(), StoreError> {
        self.copy(name, &mut std::io::sink())
    }

    /// Writes a part to `to`. Fails with `BrokenBackup` if it is missing or not what the manifest says.
    pub(super) fn unpack(&self, name: &str, to: &Path) -> Result<(), StoreError> {
        self.copy(name, &mut File::create(to)?)
    }

    /// A small part, such as the key slots.
    pub(super) fn read_small(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        if self
            .parts
            .iter()
            .any(|(part, _)| part.name == name && part.length > SMALL)
        {
            return Err(StoreError::BrokenBackup);
        }
        self.copy(name, &mut bytes)?;
        Ok(bytes)
    }

    fn copy(&self, name: &str, to: &mut impl Write) -> Result<(), StoreError> {
        let (part, offset) = self
            .parts
            .iter()
            .find(|(part, _)| part.name == name)
            .ok_or(StoreError::BrokenBackup)?;
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(*offset))?;
        if copy_hashed(&mut file, part.length, to)? == part.sha256 {
            Ok(())
        } else {
            Err(StoreError::BrokenBackup)
        }
    }
}
