//! The folder of the server: secrets that only its user reads, and the lock of whoever works in it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use cii_server::SealingKey;
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use super::host::random;

const SEALING: &str = "sealing.key";
const AUDIT: &str = "audit.key";

/// The folder.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

/// Held by whoever needs the folder alone.
pub(super) struct Lock(#[expect(dead_code, reason = "held, not read")] File);

impl Folder {
    /// An existing folder with its keys.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let folder = Self(path.to_owned());
        if !folder.secret(SEALING).exists() {
            bail!("there is no server in {}; see init", path.display());
        }
        Ok(folder)
    }

    /// Makes the folder and its keys. An existing server is never touched.
    pub(super) fn make(path: &Path) -> Result<Self> {
        let folder = Self(path.to_owned());
        if folder.secret(SEALING).exists() {
            bail!("there is a server in {} already", path.display());
        }
        private_folder(path)?;
        private_folder(&path.join("secrets"))?;
        for name in [SEALING, AUDIT] {
            let mut key = Zeroizing::new([0; 32]);
            random(key.as_mut_slice());
            let text = Zeroizing::new(BASE64.encode(key.as_slice()));
            write_private(&folder.secret(name), text.as_bytes())?;
        }
        Ok(folder)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    fn secret(&self, name: &str) -> PathBuf {
        self.0.join("secrets").join(name)
    }

    /// Nobody else serves from this folder or restores into it meanwhile.
    pub(super) fn lock(&self) -> Result<Lock> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.0.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => {
                bail!("a server is running in {}", self.0.display())
            }
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn key(&self, name: &str) -> Result<[u8; 32]> {
        let path = self.secret(name);
        let text =
            Zeroizing::new(fs::read_to_string(&path).with_context(|| path.display().to_string())?);
        let bytes = BASE64.decode(text.trim()).ok().map(Zeroizing::new);
        let key = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
        key.with_context(|| format!("{} is no key", path.display()))
    }

    /// The key that seals the secrets of authenticators.
    pub(super) fn sealing_key(&self) -> Result<SealingKey> {
        Ok(SealingKey::new(self.key(SEALING)?))
    }

    /// The key that signs the end of the audit.
    pub(super) fn audit_key(&self) -> Result<SigningKey> {
        Ok(SigningKey::from_bytes(&self.key(AUDIT)?))
    }

    /// A secret from the environment, or from a file. None: neither is there.
    pub(super) fn find_secret(
        &self,
        variable: &str,
        file: &str,
    ) -> Result<Option<Zeroizing<String>>> {
        if let Some(value) = std::env::var_os(variable) {
            let value = value.into_string();
            let value = value.map_err(|_| anyhow::anyhow!("{variable} is no text"))?;
            return Ok(Some(Zeroizing::new(value)));
        }
        let path = self.secret(file);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let text = Zeroizing::new(text);
                Ok(Some(Zeroizing::new(text.trim_end().to_owned())))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// What is wrong with the folder, its secrets and `key`, which may lie elsewhere: others than the server's user may
    /// read or write them, or that user may not read them.
    pub(super) fn findings(&self, key: &Path) -> Result<Vec<String>> {
        let secrets = self.0.join("secrets");
        let mut files = fs::read_dir(&secrets)?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>>>()?;
        // A key that is not there is found missing with its certificate.
        if !key.starts_with(&secrets) && key.exists() {
            files.push(key.to_owned());
        }
        let mut wrong = Vec::new();
        for path in &files {
            let read = File::open(path).and_then(|mut file| file.read(&mut [0]));
            if let Err(error) = read {
                wrong.push(format!("{} cannot be read: {error}", path.display()));
            }
        }
        for path in files.iter().chain([&self.0, &secrets]) {
            if is_exposed(path)? {
                wrong.push(format!("{} is open to others", path.display()));
            }
        }
        Ok(wrong)
    }
}

#[cfg(unix)]
fn is_exposed(path: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_: &Path) -> Result<bool> {
    Ok(false)
}

fn private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .with_context(|| path.display().to_string())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a new file that only its owner reads.
pub(super) fn write_private(path: &Path, content: &[u8]) -> Result<()> {
    let mut file = new_private(path)?;
    file.write_all(content)?;
    Ok(file.sync_all()?)
}

/// Makes a new file that only its owner reads. An existing one is never overwritten.
pub(super) fn new_private(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .with_context(|| path.display().to_string())
}

/// Fills a new file beside its place, with its path there, and puts it in its place once it is whole. Nothing is overwritten.
pub(super) fn put_in_place<T>(
    to: &Path,
    fill: impl FnOnce(&File, &Path) -> Result<T>,
) -> Result<T> {
    if to.exists() {
        bail!("{} is there already", to.display());
    }
    let mut name = to.file_name().context("not a file")?.to_owned();
    name.push(".part");
    let part = to.with_file_name(name);
    let written = (|| -> Result<T> {
        let new = new_private(&part)?;
        let filled = fill(&new, &part)?;
        new.sync_all()?;
        fs::rename(&part, to)?;
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(filled)
    })();
    if written.is_err() {
        // A part of a file is of no use, and would stand in the way of the next one.
        let _ = fs::remove_file(&part);
    }
    written.with_context(|| to.display().to_string())
}
