//! One run: devices, server, wire and clock, all in one thread and from one seed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use cii_domain::StaffId;
use cii_store::{Act, Applied};
use cii_sync::{
    DeviceId, DeviceRequest, Mutation, Next, PullAnswer, PullReaction, PushAnswer, PushRequest,
    Reply, SCHEMA, Stopped, Todo,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    chance::Chance,
    deeds::{CAST, Deeds},
    device::{Asked, Device, Outstanding},
    people::{self, Tokens, tokens_in},
    policy::ADMINISTRATOR,
    server::{Request, Response, Server},
};

/// When the simulated world begins, in milliseconds.
const BEGIN: u64 = 1_767_600_000_000;
/// How long a device waits for an answer.
const PATIENCE: u64 = 30_000;

/// A confirmed change of a user: what the synchronisation may never lose.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The mutation as the store made it.
    pub mutation: Mutation,
    /// For each field it changed, the value that the user saw before.
    pub base: BTreeMap<String, Option<Value>>,
}

/// Something on its way.
#[derive(Debug, Clone)]
enum Message {
    ToServer {
        device: usize,
        id: u64,
        text: String,
        answered: bool,
    },
    ToDevice {
        device: usize,
        id: u64,
        response: Response,
    },
    Timeout {
        device: usize,
        id: u64,
    },
}

/// What a user does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Founds the office.
    Found,
    /// Anything.
    Anything,
}

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
    wire: BTreeMap<(u64, u64), Message>,
    next_id: u64,
    /// Whether anything goes wrong.
    pub(crate) hostile: bool,
    folder: PathBuf,
    trace: Sha256,
    pub(crate) ledger: BTreeMap<Uuid, Entry>,
    /// Of each token, the record and the field in which it was written.
    pub(crate) written: BTreeMap<String, (Uuid, String)>,
    /// Changes whose content a device destroyed because it lost the right to it.
    pub(crate) withdrawn: BTreeSet<Uuid>,
    /// What a newer application wrote into a field that nobody else knows.
    pub(crate) future: BTreeMap<Uuid, Value>,
    pub(crate) counts: Counts,
    /// Print what happens.
    pub(crate) loud: bool,
}

impl World {
    /// A new world: a server, a device of the administrator with the staff, and one device of each member of staff.
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
            withdrawn: BTreeSet::new(),
            future: BTreeMap::new(),
            counts: Counts::new(),
            loud,
        };
        world.add_device(ADMINISTRATOR)?;
        for (staff, _, _) in CAST.into_iter().take(3) {
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
        *self.counts.entry(what).or_default() += 1;
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
        let by = one.staff;
        let mut deeds = Deeds {
            chance: &mut self.chance,
            tokens: &mut self.tokens,
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
        let before = one.store()?.queue()?.last;
        let by = one.staff;
        match one.store_mut()?.undo_last(by, at, &mut || fork.uuid()) {
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

    /// Lets a device say what it has to say, if it waits for nothing.
    pub(crate) fn pump(&mut self, device: usize) -> Result<()> {
        let now = self.now;
        let one = self.device(device)?;
        if one.outstanding.is_some() {
            return Ok(());
        }
        let queue = one.store()?.queue()?;
        let this = one.store()?.device();
        match one.client.next(now, queue.last) {
            Todo::Push { from, most } => {
                let mutations = one.store()?.list_waiting(from, most.min(7))?;
                let first = mutations.iter().map(|mutation| mutation.n).min();
                if first != Some(from) {
                    // The server wants what this device does not have any more.
                    one.client.clone_found(now);
                    return Ok(());
                }
                let request = Request::Push(PushRequest {
                    device: this,
                    schema: SCHEMA,
                    after: one.store()?.find_own_uuid(from.saturating_sub(1))?,
                    mutations,
                });
                self.send(device, Asked::Push, &request)
            }
            Todo::Pull => {
                let request = Request::Pull(one.store()?.pull_request()?);
                self.send(device, Asked::Pull, &request)
            }
            Todo::Rename => {
                let name = DeviceId(self.chance.uuid());
                self.register(device, name, queue.first)
            }
            Todo::Wait { .. } => Ok(()),
            Todo::Stop(Stopped::SignIn) => self.register(device, this, queue.kept),
            Todo::Stop(Stopped::Removal { .. }) => {
                one.agreed = true;
                one.client.resume(now);
                self.count("large removals agreed to");
                self.apply(device)
            }
            Todo::Stop(stopped) => bail!("progress: device {device} stopped: {stopped:?}"),
        }
    }

    fn register(&mut self, device: usize, name: DeviceId, first_n: u64) -> Result<()> {
        let request = Request::Register(DeviceRequest {
            device: name,
            first_n,
        });
        self.send(device, Asked::Name(name, first_n), &request)
    }

    fn send(&mut self, device: usize, kind: Asked, request: &Request) -> Result<()> {
        let text = serde_json::to_string(request)?;
        self.next_id += 1;
        let id = self.next_id;
        self.device(device)?.outstanding = Some(Outstanding { id, kind });
        self.note(&format!("send {device} {id} {kind:?}"));
        self.post(PATIENCE, Message::Timeout { device, id });
        if self.hostile && self.chance.percent(6) {
            self.count("requests lost");
            return Ok(());
        }
        let answered = !(self.hostile && self.chance.percent(6));
        if !answered {
            self.count("answers lost");
        }
        if self.hostile && self.chance.percent(6) {
            self.count("requests doubled");
            let again = self.delay();
            self.post(
                again,
                Message::ToServer {
                    device,
                    id,
                    text: text.clone(),
                    answered: false,
                },
            );
        }
        let delay = self.delay();
        self.post(
            delay,
            Message::ToServer {
                device,
                id,
                text,
                answered,
            },
        );
        Ok(())
    }

    /// How long something takes: mostly short, sometimes longer than anybody waits.
    fn delay(&mut self) -> u64 {
        if self.hostile && self.chance.percent(5) {
            self.count("messages delayed");
            return 20_000 + self.chance.below(60_000);
        }
        5 + self.chance.below(500)
    }

    fn post(&mut self, delay: u64, message: Message) {
        self.next_id += 1;
        self.wire.insert((self.now + delay, self.next_id), message);
    }

    /// Whether anything is on its way.
    pub(crate) fn is_silent(&self) -> bool {
        self.wire.is_empty()
    }

    /// Lets the next thing arrive. False: nothing is on its way.
    pub(crate) fn deliver(&mut self) -> Result<bool> {
        let Some(((time, _), message)) = self.wire.pop_first() else {
            return Ok(false);
        };
        self.now = self.now.max(time);
        match message {
            Message::ToServer {
                device,
                id,
                text,
                answered,
            } => self.at_server(device, id, &text, answered)?,
            Message::ToDevice {
                device,
                id,
                response,
            } => {
                if self.is_waited_for(device, id)? {
                    self.wire.retain(
                        |_, other| !matches!(other, Message::Timeout { id: of, .. } if *of == id),
                    );
                    self.at_device(device, Some(response))?;
                }
            }
            Message::Timeout { device, id } => {
                if self.is_waited_for(device, id)? {
                    self.note(&format!("timeout {device} {id}"));
                    self.at_device(device, None)?;
                }
            }
        }
        Ok(true)
    }

    fn is_waited_for(&mut self, device: usize, id: u64) -> Result<bool> {
        let one = self.device(device)?;
        Ok(one
            .outstanding
            .as_ref()
            .is_some_and(|outstanding| outstanding.id == id))
    }

    fn at_server(&mut self, device: usize, id: u64, text: &str, answered: bool) -> Result<()> {
        if self.hostile && self.chance.percent(3) {
            let statements = 1 + self.chance.below(40);
            self.server.die_after(statements);
        }
        let staff = self.device(device)?.staff;
        let answer = self.server.answer(staff, text, self.now)?;
        self.server.die_after(0);
        let Some(response) = answer else {
            self.count("server cut in a statement");
            return self.crash_server();
        };
        self.note(&format!("answer {device} {id} {}", brief(&response)));
        if self.hostile && self.chance.percent(2) {
            self.count("server cut after a commit");
            return self.crash_server();
        }
        if answered {
            let delay = self.delay();
            self.post(
                delay,
                Message::ToDevice {
                    device,
                    id,
                    response,
                },
            );
        }
        Ok(())
    }

    /// The server's process ends and starts again.
    pub(crate) fn crash_server(&mut self) -> Result<()> {
        self.now += 3_000;
        self.note("server starts");
        self.server.crash(self.now)
    }

    fn at_device(&mut self, device: usize, response: Option<Response>) -> Result<()> {
        let (now, chance) = (self.now, self.chance.number());
        let one = self.device(device)?;
        let Some(asked) = one.outstanding.take() else {
            return Ok(());
        };
        match asked.kind {
            Asked::Push => {
                let reply: Reply<PushAnswer> = read(response)?;
                one.client.on_push(&reply, now, chance);
                if reply == Reply::Answer(PushAnswer::Cloned) {
                    self.count("clones found by push");
                }
                Ok(())
            }
            Asked::Pull => {
                let reply: Reply<PullAnswer> = read(response)?;
                let reaction = one.client.on_pull(&reply, now, chance);
                self.react(device, reaction, reply)
            }
            Asked::Name(name, first_n) => {
                match response {
                    Some(Ok(_)) => {
                        if one.store()?.device() != name {
                            one.store_mut()?.rename_device(name)?;
                        }
                        one.client.resume(now);
                        one.client.renamed(first_n, now);
                    }
                    Some(Err(status)) => one.client.on_failure(Some(status), now, chance),
                    None => one.client.on_failure(None, now, chance),
                }
                Ok(())
            }
        }
    }

    fn react(
        &mut self,
        device: usize,
        reaction: PullReaction,
        reply: Reply<PullAnswer>,
    ) -> Result<()> {
        let cut = self.cut();
        let now = self.now;
        let one = self.device(device)?;
        match (reaction, reply) {
            (PullReaction::Stage, Reply::Answer(PullAnswer::Page(page))) => {
                let shown = crate::check::shown(one)?;
                if one.mortal(cut, now, |store| store.stage(&page))?.is_none() {
                    self.count("device cut in staging");
                    return Ok(());
                }
                ensure!(
                    crate::check::shown(self.device(device)?)? == shown,
                    "atomic apply: a page shows before the last one is there"
                );
                if matches!(page.next, Next::End(_)) {
                    self.apply(device)?;
                } else {
                    self.count("pages before the last");
                }
            }
            (PullReaction::Forget, _) => {
                self.count("pulls begun again");
                self.device(device)?.store_mut()?.forget_stage()?;
            }
            (PullReaction::ForgetCookie, _) => {
                self.count("cookies refused");
                self.device(device)?.store_mut()?.forget_cookie()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn cut(&mut self) -> Option<u32> {
        (self.hostile && self.chance.percent(5))
            .then(|| u32::try_from(1 + self.chance.below(400)).unwrap_or(1))
    }

    fn apply(&mut self, device: usize) -> Result<()> {
        let cut = self.cut();
        let now = self.now;
        let one = self.device(device)?;
        let agreed = one.agreed;
        let Some(applied) = one.mortal(cut, now, |store| store.apply_staged(agreed))? else {
            self.count("device cut in applying");
            return Ok(());
        };
        match applied {
            Applied::Done { .. } => {
                one.agreed = false;
                let cookie = one.store()?.cookie();
                self.note(&format!("applied {device} {cookie:?}"));
                self.count("pulls applied");
                if self.chance.percent(25) {
                    crate::check::device_is_sound(self, device)?;
                }
            }
            Applied::Cloned => {
                one.client.clone_found(now);
                self.count("clones found by pull");
            }
            Applied::Removal { removed, of } => one.client.ask_removal(removed, of),
            Applied::Incomplete => {}
        }
        Ok(())
    }

    /// A folder for a moment.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn read<T: serde::de::DeserializeOwned>(response: Option<Response>) -> Result<Reply<T>> {
    Ok(match response {
        None => Reply::Lost,
        Some(Err(status)) => Reply::Status(status),
        Some(Ok(body)) => Reply::Answer(serde_json::from_str(&body)?),
    })
}

fn brief(response: &Response) -> String {
    match response {
        Ok(body) => body.chars().take(60).collect(),
        Err(status) => status.to_string(),
    }
}
