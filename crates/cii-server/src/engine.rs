//! The engine: push, pull, manifest, devices, and what keeps the line of history one.

mod blob;
mod figures;
mod grants;
mod manifest;
mod oversight;
mod plant;
mod pull;
mod push;
mod readings;
mod register;
mod remembered;
mod retention;
mod taking;
mod view;

pub(crate) use grants::onwards;

pub use oversight::Overseer;
pub use retention::{Going, GoingPerson, Offer, RetentionError};

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::StaffId;
use cii_sync::{
    AuditAct, AuditEntry, DeviceId, DeviceRequest, Mutation, Record, RecordKind, SCHEMA,
    ServerMeta,
    sabotage::{self, Sabotage},
};
use ed25519_dalek::{SigningKey, VerifyingKey};
use uuid::Uuid;

use crate::{
    AuditBreak, Authority, Database, ServerError, SignedHead, Transaction, audit,
    database::{read, write},
    guard::{Sight, see},
    table::{self, counter, device},
};

pub use blob::BlobAnswer;
use remembered::Remembered;

/// Who asks: a user on one of the user's devices. Whoever calls the engine has made sure of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The user.
    pub staff: StaffId,
    /// The device.
    pub device: DeviceId,
}

impl Caller {
    /// As entries of the audit name somebody.
    pub(crate) fn named(self) -> (Option<StaffId>, Option<DeviceId>) {
        (Some(self.staff), Some(self.device))
    }
}

/// When it is. The moment is shown and logged; the day decides which dated grants are in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The server's clock.
    pub at: DateTime<Utc>,
    /// The day in Switzerland.
    pub today: NaiveDate,
}

/// A jump of the counter at a start is at least so far.
const JUMP: u64 = 1_000_000;
/// How large a page of a pull becomes, in bytes of records and history.
const PAGE: usize = 1_000_000;
/// How many bytes of refused changes are kept for one user: those of ten thousand ordinary ones and more.
const QUARANTINE: u64 = 64 * 1024 * 1024;

/// The server but for its sockets.
#[derive(Debug)]
pub struct Engine<D, A: Authority> {
    database: D,
    authority: A,
    page: usize,
    quarantine: u64,
    register: register::Register,
    remembered: Remembered<A::Grants>,
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// Takes up the work on `database`. A new one begins the line of history `epoch`; an existing one goes on with its
    /// own. `unix_ms` is the time in milliseconds.
    ///
    /// The counter jumps, so that no number is ever given twice, not even after a loss of power or when an older copy of
    /// the file was put in place: numbers that a lost line of history gave out fall into the gap and are recognised.
    pub fn start(
        database: D,
        authority: A,
        epoch: Uuid,
        unix_ms: u64,
    ) -> Result<Self, ServerError> {
        table::prepare(&database)?;
        database.write(&mut |transaction| {
            // Taken first, not only looked at: another process may be writing, and what it writes is seen from here on.
            let taken = counter::next(transaction)?;
            if counter::fact(transaction, counter::EPOCH)?.is_none() {
                counter::set_fact(transaction, counter::EPOCH, epoch.to_string())?;
            }
            see(transaction, Sight::Server)?;
            grants::reopen(transaction, &authority)?;
            if sabotage::is(Sabotage::NoJump) {
                return Ok(());
            }
            // Nobody is ever told the number taken here: whoever names it has it from a lost line.
            let last = taken.saturating_sub(1);
            let to = last.saturating_add(JUMP).max(unix_ms.saturating_mul(1000));
            counter::jump(transaction, last, to)
        })?;
        Ok(Self {
            database,
            authority,
            page: PAGE,
            quarantine: QUARANTINE,
            register: register::Register::default(),
            remembered: Remembered::default(),
        })
    }

    /// Makes pages of another size, in bytes.
    #[must_use]
    pub fn with_pages_of(mut self, bytes: usize) -> Self {
        self.page = bytes;
        self
    }

    /// Keeps another number of bytes of refused changes for one user. What does not find room is refused like the rest, and
    /// stays on the device that made it.
    #[must_use]
    pub fn with_quarantine_of(mut self, bytes: u64) -> Self {
        self.quarantine = bytes;
        self
    }

    /// The database.
    pub fn database(&self) -> &D {
        &self.database
    }

    /// What the server says of itself.
    pub fn meta(&self) -> Result<ServerMeta, ServerError> {
        read(&self.database, |transaction| {
            Ok(ServerMeta {
                epoch: epoch(transaction)?,
                oldest_schema: SCHEMA.saturating_sub(1).max(1),
                schema: SCHEMA,
            })
        })
    }

    /// Goes on only if the database takes something: a number, under which nothing is written.
    pub fn check_writing(&self) -> Result<(), ServerError> {
        write(&self.database, |_, _| Ok(()))
    }

    /// Begins a new line of history: the database was restored, and what was given out since its backup is void.
    pub fn begin_epoch(&self, epoch: Uuid, moment: Moment) -> Result<(), ServerError> {
        write(&self.database, |transaction, _| {
            counter::set_fact(transaction, counter::EPOCH, epoch.to_string())?;
            note(transaction, moment, None, AuditAct::BeginEpoch, "")
        })
    }

    /// Gives a device its name. A name is taken by one user once and for all; asking again changes nothing.
    pub fn register_device(
        &self,
        staff: StaffId,
        request: DeviceRequest,
        moment: Moment,
    ) -> Result<(), ServerError> {
        let caller = Caller {
            staff,
            device: request.device,
        };
        write(&self.database, |transaction, seq| {
            match device::find(transaction, request.device)? {
                Some(known) if known.staff == staff => {}
                Some(_) => return Err(ServerError::UnknownDevice),
                None => {
                    let device = device::Device {
                        staff,
                        last_n: request.first_n.saturating_sub(1),
                    };
                    device::insert(transaction, request.device, device)?;
                    note(
                        transaction,
                        moment,
                        Some(caller),
                        AuditAct::RegisterDevice,
                        "",
                    )?;
                }
            }
            let today = grants::onwards(transaction, moment)?.today;
            self.regrant(transaction, staff, seq, today)
        })
    }

    /// The number up to which a backup that begins now holds everything.
    pub fn backup_begins(&self) -> Result<u64, ServerError> {
        read(&self.database, counter::present)
    }

    /// A backup that began at `seq` is finished and verified: devices may forget what it and the one before it hold, so
    /// that either of the two can be lost.
    pub fn backup_done(&self, seq: u64, moment: Moment) -> Result<(), ServerError> {
        write(&self.database, |transaction, _| {
            if let Some(before) = counter::fact(transaction, counter::BACKUP)? {
                counter::set_fact(transaction, counter::BACKUP_BEFORE, before)?;
            }
            counter::set_fact(transaction, counter::BACKUP, seq.to_string())?;
            note(transaction, moment, None, AuditAct::Backup, "")
        })
    }

    /// Every mutation that was refused, with its content, oldest first.
    pub fn quarantine(&self) -> Result<Vec<Mutation>, ServerError> {
        read(&self.database, table::quarantine::list)
    }

    /// A record as it is, whoever asks. For the server's own work.
    pub fn find_record(&self, id: Uuid) -> Result<Option<Record>, ServerError> {
        read(&self.database, |transaction| {
            table::record::find(transaction, id)
        })
    }

    /// All records of a kind, whoever asks. For the server's own work.
    pub fn list_records(&self, kind: RecordKind) -> Result<Vec<Record>, ServerError> {
        read(&self.database, |transaction| {
            table::record::list(transaction, kind)
        })
    }

    /// The end of the audit, signed, to be kept elsewhere.
    pub fn sign_audit(&self, key: &SigningKey) -> Result<SignedHead, ServerError> {
        Ok(read(&self.database, audit::head)?.sign(key))
    }

    /// Walks the audit and says what is wrong with it. Without a head kept elsewhere neither a cut end nor a chain that was
    /// computed anew shows.
    pub fn verify_audit(
        &self,
        anchor: Option<(&SignedHead, &VerifyingKey)>,
    ) -> Result<Option<AuditBreak>, ServerError> {
        audit::verify(&self.database, anchor)
    }
}

/// The line of history.
fn epoch(transaction: &mut dyn Transaction) -> Result<Uuid, ServerError> {
    counter::fact(transaction, counter::EPOCH)?
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| ServerError::Corrupt("epoch".to_owned()))
}

/// Writes into the audit what concerns no record.
fn note(
    transaction: &mut dyn Transaction,
    moment: Moment,
    caller: Option<Caller>,
    act: AuditAct,
    remark: &str,
) -> Result<(), ServerError> {
    let by = caller.map_or((None, None), Caller::named);
    let entry = AuditEntry::new(moment.at, by, act.code()).remarked(remark);
    table::audit::append(transaction, &entry)
}

/// The records within a transaction.
struct Lookup<'t>(&'t mut dyn Transaction);

impl cii_sync::Records for Lookup<'_> {
    type Error = ServerError;

    fn find(&mut self, id: Uuid) -> Result<Option<Record>, ServerError> {
        table::record::find(self.0, id)
    }

    fn list(&mut self, kind: RecordKind) -> Result<Vec<Record>, ServerError> {
        table::record::list(self.0, kind)
    }

    fn list_of(&mut self, parent: Uuid, kind: RecordKind) -> Result<Vec<Record>, ServerError> {
        table::record::list_of(self.0, parent, kind)
    }
}
