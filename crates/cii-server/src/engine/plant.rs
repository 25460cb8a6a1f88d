//! Records that the server writes on its own account: the first member of staff, and those whom an administrator adds.

use std::collections::BTreeSet;

use cii_domain::{InstitutionKey, StaffId, institution::Institution};
use cii_sync::{
    Aggregate, AuditAct, Change, DeviceId, Mutation, Record, RecordKind, Stamp, Stamped, Stamps,
    body_of,
};
use uuid::Uuid;

use super::{Caller, Engine, Moment, grants::onwards, note, taking::Taking};
use crate::{
    Authority, Database, ServerError, Transaction,
    database::{read, write},
    table::{counter, record},
};

/// Who writes when the server itself does.
const ITSELF: Caller = Caller {
    staff: StaffId(Uuid::nil()),
    device: DeviceId(Uuid::nil()),
};

impl<D: Database, A: Authority> Engine<D, A> {
    /// The institutions of the directory, by one of which a member of staff is employed. None before the first office
    /// has brought them.
    pub fn institutions(&self) -> Result<BTreeSet<InstitutionKey>, ServerError> {
        let records = read(&self.database, |transaction| {
            record::list(transaction, RecordKind::Institution)
        })?;
        let key = |record: &Record| Ok(record.aggregate::<Institution>()?.key);
        records.iter().map(key).collect()
    }

    /// Writes a record that is not there yet. Nobody is asked for permission: whoever can run this can do anything with
    /// the database. The act stands in the audit and in the history like any other. `uuid` is the identity of the act.
    pub fn plant<T: Aggregate>(
        &self,
        aggregate: &T,
        act: &str,
        uuid: Uuid,
        moment: Moment,
    ) -> Result<(), ServerError> {
        write(&self.database, |transaction, _| {
            self.plant_within(transaction, aggregate, act, uuid, moment)
        })
    }

    /// The same within a transaction that writes more.
    pub(crate) fn plant_within<T: Aggregate>(
        &self,
        transaction: &mut dyn Transaction,
        aggregate: &T,
        act: &str,
        uuid: Uuid,
        moment: Moment,
    ) -> Result<(), ServerError> {
        let seq = counter::present(transaction)?;
        let made = Record {
            id: aggregate.record_id(),
            kind: T::KIND,
            scope: aggregate.scope(),
            version: 1,
            body: body_of(aggregate)?,
        };
        if record::find(transaction, made.id)?.is_some() {
            return Err(ServerError::Malformed);
        }
        let stamped = Stamped {
            record: made.clone(),
            stamps: Stamps::new(Stamp {
                seq,
                device: ITSELF.device,
            }),
        };
        record::put(transaction, &stamped, &aggregate.parents())?;
        let mutation = Mutation {
            device: ITSELF.device,
            n: 0,
            uuid,
            group: uuid,
            act: act.to_owned(),
            record: made.id,
            kind: made.kind,
            scope: made.scope.clone(),
            by: ITSELF.staff,
            at: moment.at,
            base_version: 0,
            seen: 0,
            change: Change::Create(made.body.clone()),
        };
        let moment = onwards(transaction, moment)?;
        let mut taking = Taking::new(self, transaction, seq, ITSELF, moment);
        taking.enter(&mutation, None, Some(&made))?;
        taking.regrant(None, Some(&made))?;
        note(transaction, moment, None, AuditAct::Plant, "")
    }
}
