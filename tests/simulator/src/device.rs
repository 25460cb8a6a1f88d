//! A device: the real store in a folder, the real state machine, and what goes wrong with both.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cii_domain::{BlobId, StaffId};
use cii_store::{DatabaseKey, Fetching, KeySlots, Meta, OfficeUse, Secret, Store, StoreError};
use cii_sync::{Client, Contents, DeviceId};
use rusqlite::Connection;

use crate::people;

/// The key of every simulated database.
const KEY: [u8; 32] = [42; 32];

/// A request under way.
#[derive(Debug, Clone)]
pub(crate) struct Outstanding {
    /// Its number on the wire.
    pub id: u64,
    /// What it was.
    pub kind: Asked,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A push.
    Push,
    /// A page.
    Pull,
    /// The name, again or anew, with the first counter under it.
    Name(DeviceId, u64),
    /// How much of a content is there.
    State(BlobId),
    /// To take a part of a content.
    Put(BlobId),
    /// A part of a content.
    Get(Fetching),
}

/// A device.
pub(crate) struct Device {
    /// Whose.
    pub staff: StaffId,
    /// Where.
    pub folder: PathBuf,
    store: Option<Store>,
    /// When to speak to the server.
    pub client: Client,
    /// What it waits for.
    pub outstanding: Option<Outstanding>,
    /// Whether a person agreed to a large removal.
    pub agreed: bool,
    /// Contents that go and come.
    pub contents: Contents,
}

impl Device {
    /// A new one in an empty folder.
    pub(crate) fn new(folder: &Path, staff: StaffId, device: DeviceId, now: u64) -> Result<Self> {
        KeySlots::create(
            folder,
            &key(),
            OfficeUse::Practice,
            &[Secret::Practice],
            &mut |buffer| buffer.fill(5),
        )?;
        let meta = Meta {
            device,
            office: OfficeUse::Practice,
            created_at: people::at(now),
        };
        let store = Store::create(folder, &key(), meta)?;
        Ok(Self {
            staff,
            folder: folder.to_owned(),
            store: Some(store),
            client: Client::new(now, 0),
            outstanding: None,
            agreed: false,
            contents: Contents::default(),
        })
    }

    /// A copy of `original` in another folder, as a restored image of a disk is.
    pub(crate) fn clone_of(original: &mut Self, folder: &Path, now: u64) -> Result<Self> {
        original.close()?;
        for name in ["bureau-cii.db", "keys.json"] {
            std::fs::copy(original.folder.join(name), folder.join(name))?;
        }
        std::fs::create_dir_all(folder.join("blobs"))?;
        for file in original.files()? {
            let name = file.file_name().context("a name")?;
            std::fs::copy(&file, folder.join("blobs").join(name))?;
        }
        original.reopen(now)?;
        let mut copy = Self {
            staff: original.staff,
            folder: folder.to_owned(),
            store: None,
            client: Client::new(now, 0),
            outstanding: None,
            agreed: false,
            contents: Contents::default(),
        };
        copy.reopen(now)?;
        Ok(copy)
    }

    fn close(&mut self) -> Result<()> {
        if let Some(store) = self.store.take() {
            store.close()?;
        }
        Ok(())
    }

    /// The process ends here and starts again.
    pub(crate) fn crash(&mut self, now: u64) -> Result<()> {
        self.store = None;
        self.reopen(now)
    }

    fn reopen(&mut self, now: u64) -> Result<()> {
        let mut store = Store::open(&self.folder, &key())?;
        store.sweep_blobs(people::at(now))?;
        self.contents = Contents::default();
        self.client = Client::new(now, store.acknowledged()?);
        self.outstanding = None;
        self.store = Some(store);
        Ok(())
    }

    /// The files of contents, whatever they are.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>> {
        let Ok(entries) = std::fs::read_dir(self.folder.join("blobs")) else {
            return Ok(Vec::new());
        };
        let files = entries.map(|entry| Ok(entry?.path()));
        files.collect()
    }

    /// The store.
    pub(crate) fn store(&self) -> Result<&Store> {
        self.store.as_ref().context("the device runs")
    }

    /// The store.
    pub(crate) fn store_mut(&mut self) -> Result<&mut Store> {
        self.store.as_mut().context("the device runs")
    }

    /// Does something that is cut off after `steps` of the database engine, if that is given and comes first. None: it
    /// was, and the device started again.
    pub(crate) fn mortal<T>(
        &mut self,
        steps: Option<u32>,
        now: u64,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<Option<T>> {
        let store = self.store_mut()?;
        store.stop_after(steps)?;
        let done = work(store);
        match done {
            Ok(done) => {
                self.store_mut()?.stop_after(None)?;
                Ok(Some(done))
            }
            Err(StoreError::Engine(_)) if steps.is_some() => {
                self.crash(now)?;
                Ok(None)
            }
            Err(error) => bail!("the store failed by itself: {error}"),
        }
    }

    /// The database, opened by whoever examines the disk and has the key.
    pub(crate) fn examine(&self) -> Result<Connection> {
        let connection = Connection::open(self.folder.join("bureau-cii.db"))?;
        let hex = people::hex(&KEY);
        connection.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";"))?;
        Ok(connection)
    }
}

fn key() -> DatabaseKey {
    DatabaseKey::from_bytes(KEY)
}
