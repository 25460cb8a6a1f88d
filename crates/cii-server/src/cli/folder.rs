//! The folder of the server: secrets that only its user reads, and the lock of whoever works in it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{ErrorKind, Read, Write},
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
/// There from the beginning of an `init` to its end.
const UNFINISHED: &str = "init.unfinished";

/// The folder.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

/// Held by whoever needs the folder alone.
pub(super) struct Lock(#[expect(dead_code, reason = "held, not read")] File);

impl Folder {
    /// The folder there, whatever is in it.
    pub(super) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// An existing folder with its keys.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let folder = Self::at(path);
        if !folder.has_keys()? {
            bail!("there is no server in {}; see init", path.display());
        }
        Ok(folder)
    }

    /// Whether keys are there. A folder that may not be read is not one without.
    pub(super) fn has_keys(&self) -> Result<bool> {
        Ok(is_there(&self.secret(SEALING))? || is_there(&self.secret(AUDIT))?)
    }

    /// Whether an `init` began here that did not end.
    pub(super) fn is_unfinished(&self) -> Result<bool> {
        is_there(&self.0.join(UNFINISHED))
    }

    /// Makes the folder and its keys. What an `init` left that did not end serves for nothing and is made anew.
    pub(super) fn begin(&self) -> Result<Lock> {
        private_folder(&self.0)?;
        private_folder(&self.0.join("secrets"))?;
        let lock = self.lock()?;
        // Another one may have ended meanwhile.
        if self.has_keys()? && !self.is_unfinished()? {
            bail!("there is a server in {} already", self.0.display());
        }
        write_private(&self.0.join(UNFINISHED), &[])?;
        for name in [SEALING, AUDIT] {
            let mut key = Zeroizing::new([0; 32]);
            random(key.as_mut_slice());
            let text = Zeroizing::new(BASE64.encode(key.as_slice()));
            write_private(&self.secret(name), text.as_bytes())?;
        }
        Ok(lock)
    }

    /// The database has begun, and with it the server: from now on nothing here is made anew.
    pub(super) fn has_begun(&self) -> Result<()> {
        let path = self.0.join(UNFINISHED);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| path.display().to_string())
            }
            _ => Ok(()),
        }
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
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
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

/// Whether something is there. That it cannot be seen is an error.
pub(super) fn is_there(path: &Path) -> Result<bool> {
    path.try_exists()
        .with_context(|| path.display().to_string())
}

/// The place beside a file where it is written.
fn part_of(path: &Path) -> Result<PathBuf> {
    let mut name = path.file_name().context("not a file")?.to_owned();
    name.push(".part");
    Ok(path.with_file_name(name))
}

fn rename_durably(part: &Path, to: &Path) -> Result<()> {
    fs::rename(part, to)?;
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// What only its owner reads.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a file that only its owner reads: all of it or nothing.
pub(super) fn write_private(path: &Path, content: &[u8]) -> Result<()> {
    let written = (|| -> Result<()> {
        let part = part_of(path)?;
        let mut file = private().create(true).truncate(true).open(&part)?;
        file.write_all(content)?;
        file.sync_all()?;
        rename_durably(&part, path)
    })();
    written.with_context(|| path.display().to_string())
}

/// Fills a new file beside its place, with its path there, and puts it in its place once it is whole. Nothing is overwritten.
pub(super) fn put_in_place<T>(
    to: &Path,
    fill: impl FnOnce(&File, &Path) -> Result<T>,
) -> Result<T> {
    let part = part_of(to)?;
    let new = match private().create_new(true).open(&part) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{} is there: another command is writing it, or one was cut off; then remove it",
            part.display()
        ),
        opened => opened.with_context(|| part.display().to_string())?,
    };
    let written = (|| -> Result<T> {
        // Looked at now: as long as the part is here, nobody else puts another one in its place.
        if is_there(to)? {
            bail!("there already");
        }
        let filled = fill(&new, &part)?;
        new.sync_all()?;
        rename_durably(&part, to)?;
        Ok(filled)
    })();
    if written.is_err() {
        // A part of a file is of no use, and would stand in the way of the next one.
        let _ = fs::remove_file(&part);
    }
    written.with_context(|| to.display().to_string())
}
