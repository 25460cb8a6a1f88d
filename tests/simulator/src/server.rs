//! The server as a process that can end at any statement and be restored from a backup.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context, Result};
use cii_domain::{BlobId, StaffId, attachment::MediaType};
use cii_server::{
    BlobHead, Caller, Database, Engine, Moment, Row, ServerError, SqliteDatabase, Transaction,
    Value, Work,
};
use cii_sync::{DeviceId, DeviceRequest, PullRequest, PushRequest};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{people, policy::Policy};

/// A request on the wire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Request {
    /// A push.
    Push(PushRequest),
    /// A pull.
    Pull(PullRequest),
    /// A device name.
    Register(DeviceRequest),
    /// How much of a content is there.
    State(DeviceId, BlobId),
    /// A part of a content.
    Put(DeviceId, BlobId, Part),
    /// Reading a content from a byte on.
    Get(DeviceId, BlobId, u64),
}

/// A part of a content on its way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Part {
    pub hash: String,
    pub size: u64,
    pub from: u64,
    pub bytes: Vec<u8>,
}

/// An answer on the wire: a body, or a status.
pub(crate) type Response = Result<String, u16>;

/// Says how many statements are left until the process ends. 0: it goes on.
type Countdown = Arc<AtomicU64>;

/// The database, which fails at the statement it was told.
#[derive(Debug)]
pub(crate) struct Mortal {
    inner: SqliteDatabase,
    countdown: Countdown,
}

struct MortalTransaction<'t> {
    inner: &'t mut dyn Transaction,
    countdown: &'t Countdown,
}

impl MortalTransaction<'_> {
    fn tick(&self) -> Result<(), ServerError> {
        let died = |left: u64| match left {
            0 => None,
            left => Some(left - 1),
        };
        match self
            .countdown
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, died)
        {
            Ok(1) => Err(ServerError::Database("the process ended".to_owned())),
            _ => Ok(()),
        }
    }
}

impl Transaction for MortalTransaction<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError> {
        self.tick()?;
        self.inner.execute(sql, values)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError> {
        self.tick()?;
        self.inner.query(sql, values)
    }
}

impl Database for Mortal {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.inner.read(&mut |transaction| {
            work(&mut MortalTransaction {
                inner: transaction,
                countdown: &self.countdown,
            })
        })
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.inner.write(&mut |transaction| {
            work(&mut MortalTransaction {
                inner: transaction,
                countdown: &self.countdown,
            })
        })
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        self.inner.define(statement)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        self.inner.has_table(name)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        self.inner.scrub()
    }
}

/// A finished backup.
#[derive(Debug, Clone)]
struct Backup {
    path: PathBuf,
}

/// The server with its disk.
pub(crate) struct Server {
    folder: PathBuf,
    engine: Option<Engine<Mortal, Policy>>,
    countdown: Countdown,
    backups: Vec<Backup>,
    /// How often it was restored.
    pub restores: u64,
}

impl Server {
    /// A new server in an empty folder.
    pub(crate) fn new(folder: &Path, epoch: Uuid, now: u64) -> Result<Self> {
        let mut server = Self {
            folder: folder.to_owned(),
            engine: None,
            countdown: Countdown::default(),
            backups: Vec::new(),
            restores: 0,
        };
        server.start(epoch, now)?;
        Ok(server)
    }

    fn path(&self) -> PathBuf {
        self.folder.join("server.db")
    }

    fn start(&mut self, epoch: Uuid, now: u64) -> Result<()> {
        self.countdown.store(0, Ordering::SeqCst);
        let database = Mortal {
            inner: SqliteDatabase::open(&self.path())?,
            countdown: self.countdown.clone(),
        };
        let engine = Engine::start(database, Policy, epoch, now)?.with_pages_of(3_000);
        self.engine = Some(engine);
        Ok(())
    }

    /// The engine.
    pub(crate) fn engine(&self) -> Result<&Engine<Mortal, Policy>> {
        self.engine.as_ref().context("the server runs")
    }

    /// The process ends and starts again.
    pub(crate) fn crash(&mut self, now: u64) -> Result<()> {
        self.engine = None;
        self.start(Uuid::nil(), now)
    }

    /// Lets the process end after so many statements.
    pub(crate) fn die_after(&self, statements: u64) {
        self.countdown.store(statements, Ordering::SeqCst);
    }

    /// Answers a request. None: the process ended on the way.
    pub(crate) fn answer(
        &mut self,
        staff: StaffId,
        request: &str,
        now: u64,
    ) -> Result<Option<Response>> {
        let request: Request = serde_json::from_str(request)?;
        let armed = self.countdown.load(Ordering::SeqCst) > 0;
        let answer = handle(self.engine()?, staff, &request, moment(now));
        if armed && matches!(&answer, Err(ServerError::Database(_))) {
            return Ok(None);
        }
        match answer {
            Ok(body) => Ok(Some(Ok(body))),
            Err(error @ (ServerError::Corrupt(_) | ServerError::Database(_))) => {
                Err(error).context("the server failed by itself")
            }
            Err(error) => Ok(Some(Err(error.status()))),
        }
    }

    /// Makes a backup and says so to the devices.
    pub(crate) fn backup(&mut self, now: u64) -> Result<()> {
        let engine = self.engine()?;
        let seq = engine.backup_begins()?;
        let path = self
            .folder
            .join(format!("backup-{}.db", self.backups.len()));
        engine.database().inner.copy_to(&path)?;
        engine.backup_done(seq, moment(now))?;
        self.backups.push(Backup { path });
        Ok(())
    }

    /// Puts the newest backup in the place of the database, or the one before if the newest is lost as well. `epoch`: the
    /// administrator begins a new line of history, as the manual says; otherwise the file was only copied.
    pub(crate) fn restore(
        &mut self,
        epoch: Option<Uuid>,
        newest_is_lost: bool,
        now: u64,
    ) -> Result<bool> {
        if newest_is_lost && self.backups.len() > 1 {
            self.backups.pop();
        }
        let Some(backup) = self.backups.pop() else {
            return Ok(false);
        };
        // Those before it are of no more use: of what they do not hold, nobody was asked to keep anything.
        self.backups = vec![backup.clone()];
        self.engine = None;
        for suffix in ["", "-wal", "-shm"] {
            drop(fs::remove_file(
                self.folder.join(format!("server.db{suffix}")),
            ));
        }
        fs::copy(&backup.path, self.path())?;
        self.start(Uuid::nil(), now)?;
        if let Some(epoch) = epoch {
            self.engine()?.begin_epoch(epoch, moment(now))?;
        }
        self.restores += 1;
        Ok(true)
    }

    /// Rows of the database, for whoever checks it.
    pub(crate) fn rows(&self, sql: &str) -> Result<Vec<Row>> {
        let mut found = Vec::new();
        self.engine()?.database().read(&mut |transaction| {
            found = transaction.query(sql, &[])?;
            Ok(())
        })?;
        Ok(found)
    }

    /// The file of the database.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<()> {
        Ok(self.engine()?.database().inner.copy_to(path)?)
    }
}

/// An engine on another file, to look at it.
pub(crate) fn open_aside(path: &Path) -> Result<Engine<SqliteDatabase, Policy>> {
    let database = SqliteDatabase::open(path)?;
    Ok(Engine::start(database, Policy, Uuid::nil(), 0)?)
}

/// The server's time.
pub(crate) fn moment(now: u64) -> Moment {
    let at = people::at(now);
    Moment {
        at,
        today: at.date_naive(),
    }
}

fn handle(
    engine: &Engine<Mortal, Policy>,
    staff: StaffId,
    request: &Request,
    moment: Moment,
) -> Result<String, ServerError> {
    let body = match request {
        Request::Push(push) => {
            let caller = Caller {
                staff,
                device: push.device,
            };
            serde_json::to_string(&engine.push(caller, push, moment)?)
        }
        Request::Pull(pull) => {
            let caller = Caller {
                staff,
                device: pull.device,
            };
            serde_json::to_string(&engine.pull(caller, pull, moment)?)
        }
        Request::Register(device) => {
            engine.register_device(staff, *device, moment)?;
            Ok(String::new())
        }
        Request::State(device, blob) => {
            let device = *device;
            let state = engine.blob_state(Caller { staff, device }, *blob)?;
            serde_json::to_string(&(state.have, state.ready))
        }
        Request::Put(device, blob, part) => {
            let head = BlobHead {
                hash: part.hash.clone(),
                size: part.size,
                media: MediaType::Pdf,
            };
            let device = *device;
            let part = (part.from, part.bytes.as_slice());
            let state = engine.put_blob(Caller { staff, device }, *blob, &head, part, moment)?;
            serde_json::to_string(&(state.have, state.ready))
        }
        Request::Get(device, blob, from) => {
            let device = *device;
            let answer = engine.get_blob(Caller { staff, device }, *blob, *from, moment)?;
            serde_json::to_string(&answer.bytes)
        }
    };
    Ok(body?)
}
