//! What devices read while nobody but they could enter it: it is told later, and entered in the log once.

use cii_sync::{AuditEntry, Reading, ReadingsAnswer, ReadingsRequest};
use uuid::Uuid;

use super::{Caller, Engine, Moment};
use crate::{
    Authority, Database, ServerError,
    database::{Transaction, write},
    guard::{Sight, see},
    table::{audit, device, journal},
};

impl<D: Database, A: Authority> Engine<D, A> {
    /// Enters the readings of a device in the log. If the sender believes more or less told than was, nothing is entered,
    /// and it is told where to go on from.
    pub fn take_readings(
        &self,
        caller: Caller,
        request: &ReadingsRequest,
        moment: Moment,
    ) -> Result<ReadingsAnswer, ServerError> {
        write(&self.database, |transaction, _| {
            device::find(transaction, caller.device)?
                .filter(|device| device.staff == caller.staff)
                .ok_or(ServerError::UnknownDevice)?;
            see(transaction, Sight::Writer(caller))?;
            let held = journal::find(transaction, caller.device, request.journal)?;
            let held = held.unwrap_or(request.since);
            if held != request.after || request.until < held {
                return Ok(ReadingsAnswer { until: held });
            }
            for reading in &request.readings {
                enter(transaction, caller, moment, reading)?;
            }
            journal::put(transaction, caller.device, request.journal, request.until)?;
            Ok(ReadingsAnswer {
                until: request.until,
            })
        })
    }
}

/// An entry for each subject, so that whoever asks who looked at somebody finds it; one without for a search.
fn enter(
    transaction: &mut dyn Transaction,
    caller: Caller,
    moment: Moment,
    reading: &Reading,
) -> Result<(), ServerError> {
    let of_nobody = [None];
    let subjects: Vec<Option<Uuid>> = reading.subjects.iter().copied().map(Some).collect();
    let subjects = if subjects.is_empty() {
        &of_nobody[..]
    } else {
        &subjects
    };
    for record in subjects {
        let act = format!("journal_{}", reading.kind.code());
        let entry = AuditEntry {
            told: Some(reading.at),
            record: *record,
            ..AuditEntry::new(moment.at, caller.named(), act).remarked(reading.what.clone())
        };
        audit::append(transaction, &entry)?;
    }
    Ok(())
}
