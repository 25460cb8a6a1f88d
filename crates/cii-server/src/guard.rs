//! The second line of permission: a database that holds every row against what is open to whoever reads or writes.
//!
//! The first line is [`crate::Authority`], asked by the engine record by record. A database that can guard its rows is
//! told the same once more, in terms so plain that it needs no rules of its own: *openings*, kept in step with the grant
//! sets. A transaction begins blind; [`see`] is the one place that says what it may see and write. A forgotten condition in
//! a statement then finds nothing, instead of everything.

use std::collections::BTreeSet;

use cii_domain::StaffId;
use cii_sync::{Compartment, RecordKind, Subject};
use uuid::Uuid;

use crate::{Caller, ServerError, Transaction, table::record::subject_text};

/// What a transaction may see and write of the rows that are guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything: work that the server does on its own account, such as grants, backup or audit.
    Server,
    /// Sees everything, because a change is judged by its surroundings; writes as this user on this device, and changes
    /// only records that are open to the user.
    Writer(Caller),
    /// Sees what is open to this user and belongs to this device, and writes nothing.
    Reader(Caller),
}

/// Where a record must stand to be open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// In an area whose name has this word.
    Area(&'static str),
    /// Under this subject.
    Subject(Subject),
    /// Under this subject, and it is this record.
    Record(Subject, Uuid),
}

/// Something that a grant set opens, as a database can compare it with a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening {
    /// Where.
    pub stand: Stand,
    /// Records of this kind.
    pub kind: RecordKind,
    /// In this compartment.
    pub compartment: Compartment,
}

impl Opening {
    /// Place and door, as they are stored.
    pub(crate) fn texts(&self) -> (String, String) {
        let place = match &self.stand {
            Stand::Area(word) => (*word).to_owned(),
            Stand::Subject(subject) => subject_text(subject),
            Stand::Record(subject, id) => format!("{}/{}", subject_text(subject), id.simple()),
        };
        let door = format!("{}/{}", self.kind.code(), self.compartment.code());
        (place, door)
    }
}

/// A transaction of a database that guards its rows.
pub trait Guard {
    /// Sets what is seen and written from here to the end. Fails if a reader would see more than before.
    fn see(&mut self, sight: Sight) -> Result<(), ServerError>;

    /// Notes all that the grant set `grants` opens to `staff`; what another set opened is closed.
    fn open(
        &mut self,
        staff: StaffId,
        grants: u64,
        openings: &BTreeSet<Opening>,
    ) -> Result<(), ServerError>;

    /// Those for whom the openings of another grant set than the present one are noted, or none.
    fn list_stale(&mut self) -> Result<Vec<StaffId>, ServerError>;
}

/// Says what `transaction` may see and write. Without it, it sees none of the rows that are guarded. A database that
/// cannot guard its rows has the first line alone.
pub fn see(transaction: &mut dyn Transaction, sight: Sight) -> Result<(), ServerError> {
    match transaction.guard() {
        Some(guard) => guard.see(sight),
        None => Ok(()),
    }
}
