//! One run: devices, server, wire and clock, all in one thread and from one seed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use cii_domain::{BlobId, StaffId};
use cii_store::Act;
use cii_sync::{DeviceId, Mutation};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    chance::Chance,
    deeds::{CAST, Deeds},
    device::Device,
    people::{self, Tokens, tokens_in},
    policy::ADMINISTRATOR,
    server::Server,
    wire::Message,
};

/// When the simulated world begins, in milliseconds.
const BEGIN: u64 = 1_767_600_000_000;
/// Of so many devices, none included, the same people have a second or a third one.
const FURTHER: u64 = 6;
/// No more devices than this, clones included.
pub(crate) const MOST_DEVICES: usize = 10;

/// A confirmed change of a user: what the synchronisation may never lose.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The mutation as the store made it.
    pub mutation: Mutation,
    /// For each field it changed, the value that the user saw before.
    pub base: BTreeMap<String, Option<Value>>,
}

/// What a user does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Founds the office.
    Found,
    /// Anything.
    Anything,
}

/// Contents, by their names.
pub(crate) type Scans = BTreeMap<BlobId, (Vec<u8>, Uuid)>;

/// How often something happened.
pub(crate) type Counts = BTreeMap<&'static str, u64>;

/// The world of one run.
pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) tokens: Tokens,
    pub(crate) now: u64,
    pub(crate) server: Server,
    pub(crate) devices: Vec<Device>,
    /// Messages by the time at which they arrive.
    pub(crate) wire: BTreeMap<(u64, u64), Message>,
    pub(crate) next_id: u64,
    /// Whether anything goes wrong.
    pub(crate) hostile: bool,
    folder: PathBuf,
    trace: Sha256,
    pub(crate) ledger: BTreeMap<Uuid, Entry>,
    /// Of each token, the record and the field in which it was written.
    pub(crate) written: BTreeMap<String, (Uuid, String)>,
    /// What is in each content, and the record for which it was made.
    pub(crate) scans: Scans,
    /// Changes whose content a device destroyed because it lost the right to it.
    pub(crate) withdrawn: BTreeSet<Uuid>,
    /// What a newer application wrote into a field that nobody else knows.
    pub(crate) future: BTreeMap<Uuid, Value>,
    pub(crate) counts: Counts,
    /// Print what happens.
    pub(crate) loud: bool,
}

impl World {
    /// A new world: a server, a device of the administrator, one of each of three members of staff, and up to five more.
    pub(crate) fn new(seed: u64, folder: &Path, loud: bool) -> Result<Self> {
        let mut chance = Chance::new(seed);
        let server_folder = folder.join("server");
        std::fs::create_dir_all(&server_folder)?;
        let server = Server::new(&server_folder, chance.uuid(), BEGIN)?;
        let mut world = Self {
            chance,
            tokens: Tokens::default(),
            now: BEGIN,
            server,
            devices: Vec::new(),
            wire: BTreeMap::new(),
            next_id: 0,
            hostile: false,
            folder: folder.to_owned(),
            trace: Sha256::new(),
            ledger: BTreeMap::new(),
            written: BTreeMap::new(),
            scans: Scans::new(),
            withdrawn: BTreeSet::new(),
            future: BTreeMap::new(),
            counts: Counts::new(),
            loud,
        };
        let mut desks = vec![ADMINISTRATOR];
        desks.extend(CAST.into_iter().take(3).map(|(staff, _, _)| staff));
        for _ in 0..world.chance.below(FURTHER) {
            let staff = world.chance.pick(&desks).copied();
            desks.extend(staff);
        }
        for staff in desks {
            world.add_device(staff)?;
        }
        world.act(0, Does::Found, None)?;
        Ok(world)
    }

    fn device_folder(&self) -> Result<PathBuf> {
        let folder = self.folder.join(format!("device-{}", self.devices.len()));
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn add_device(&mut self, staff: StaffId) -> Result<()> {
        let folder = self.device_folder()?;
        let id = DeviceId(self.chance.uuid());
        self.devices
            .push(Device::new(&folder, staff, id, self.now)?);
        Ok(())
    }

    /// Copies a device, which then goes on twice.
    pub(crate) fn clone_device(&mut self, device: usize) -> Result<()> {
        let folder = self.device_folder()?;
        let now = self.now;
        let copy = Device::clone_of(self.device(device)?, &folder, now)?;
        self.note(&format!("clone {device}"));
        self.devices.push(copy);
        Ok(())
    }

    pub(crate) fn device(&mut self, device: usize) -> Result<&mut Device> {
        self.devices.get_mut(device).context("a device")
    }

    /// Writes into the trace of the run.
    pub(crate) fn note(&mut self, what: &str) {
        let line = format!("{} {what}\n", self.now - BEGIN);
        if self.loud {
            eprint!("{line}");
        }
        self.trace.update(line);
    }

    pub(crate) fn count(&mut self, what: &'static str) {
        self.count_many(what, 1);
    }

    pub(crate) fn count_many(&mut self, what: &'static str, times: u64) {
        *self.counts.entry(what).or_default() += times;
    }

    /// What tells two runs apart.
    pub(crate) fn trace(&self) -> String {
        let hash = self.trace.clone().finalize();
        people::hex(hash.get(..8).unwrap_or_default())
    }

    /// A user does something on a device; in a hostile world the process may end on the way.
    pub(crate) fn act(&mut self, device: usize, what: Does, cut: Option<u32>) -> Result<()> {
        let (now, hostile) = (self.now, self.hostile);
        let at = people::at(now);
        let one = self.devices.get_mut(device).context("a device")?;
        if one.store()?.is_filling()? {
            // The window shows that data arrive, and nothing else.
            self.count("acts not begun before the first pull was whole");
            return Ok(());
        }
        let by = one.staff;
        let mut deeds = Deeds {
            chance: &mut self.chance,
            tokens: &mut self.tokens,
            scans: &mut self.scans,
            by,
            store: one.store()?,
            today: at.date_naive(),
        };
        let puts = match what {
            Does::Found => deeds.found(),
            Does::Anything => deeds.any()?,
        };
        if puts.is_empty() {
            return Ok(());
        }
        let before = one.store()?.queue()?.last;
        let mut fork = Chance::new(self.chance.number());
        let done = one.mortal(cut.filter(|_| hostile), now, |store| {
            store.change(Act::new("deed", by, at), &mut || fork.uuid(), |writer| {
                puts.iter().try_for_each(|put| put.write(writer))
            })
        })?;
        let store = one.store()?;
        let last = store.queue()?.last;
        if done.is_none() {
            ensure!(
                last == before,
                "atomic apply: half of a refused act is there"
            );
            self.count("device cut in an act");
            return Ok(());
        }
        self.remember(device, before)?;
        self.note(&format!("act {device} {before}..{last}"));
        Ok(())
    }

    /// A user takes the last act back.
    pub(crate) fn undo(&mut self, device: usize) -> Result<()> {
        let at = people::at(self.now);
        let mut fork = Chance::new(self.chance.number());
        let one = self.devices.get_mut(device).context("a device")?;
        if one.store()?.is_filling()? {
            self.count("acts not begun before the first pull was whole");
            return Ok(());
        }
        let before = one.store()?.queue()?.last;
        let by = one.staff;
        match one
            .store_mut()?
            .undo_last(None, by, at, None, &mut || fork.uuid())
        {
            Ok(_) => {
                self.count("undone");
                self.remember(device, before)?;
                self.note(&format!("undo {device}"));
            }
            Err(cii_store::StoreError::Undo(_)) => {}
            Err(error) => bail!("undo failed: {error}"),
        }
        Ok(())
    }

    /// Enters into the ledger what a device confirmed after counter `before`.
    fn remember(&mut self, device: usize, before: u64) -> Result<()> {
        let one = self.devices.get_mut(device).context("a device")?;
        let store = one.store()?;
        let mut made = store.list_waiting(before + 1, usize::MAX)?;
        made.sort_by_key(|mutation| mutation.n);
        for mutation in made {
            let history = store.read(|reader| reader.history_of(&mutation.record))?;
            let mut base = BTreeMap::new();
            for entry in history {
                if entry.group == mutation.group
                    && let cii_store::Happening::Changed { field, old, .. } = entry.happening
                {
                    base.entry(field).or_insert(old);
                }
            }
            let fields = match &mutation.change {
                cii_sync::Change::Create(body) => body
                    .iter()
                    .map(|(field, value)| (field.clone(), value.clone()))
                    .collect(),
                cii_sync::Change::Patch(patch) => {
                    let mut fields: Vec<(String, Value)> = patch
                        .set
                        .iter()
                        .map(|(field, value)| (field.clone(), value.clone()))
                        .collect();
                    for (field, elements) in &patch.elements {
                        fields.push((field.clone(), Value::Array(elements.put.clone())));
                    }
                    fields
                }
                _ => Vec::new(),
            };
            for (field, value) in fields {
                for token in tokens_in(value.to_string().as_bytes()) {
                    self.written
                        .entry(token)
                        .or_insert((mutation.record, field.clone()));
                }
            }
            *self.counts.entry("mutations").or_default() += 1;
            self.ledger.insert(mutation.uuid, Entry { mutation, base });
        }
        Ok(())
    }

    /// A folder for a moment.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}
