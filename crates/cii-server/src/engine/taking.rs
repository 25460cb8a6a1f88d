//! One mutation on its way into the database.

use std::collections::BTreeSet;

use cii_domain::StaffId;
use cii_sync::{
    AuditEntry, Body, Change, Conflict, ConflictState, Effect, HistoryEvent, HistoryItem, Mutation,
    Outcome, Placement, Present, Record, RecordKind, Refusal, Resolution, Stamp, Stamped, Stamps,
    body_of, is_bearable, placement_of_whole, resolve,
    sabotage::{self, Sabotage},
};

use super::{
    Caller, Engine, Lookup, Moment, blob::enter_uses, grants::regrant_after, push::outcome,
    remembered::Remembered,
};
use crate::{
    Authority, ServerError, StaffTouched, Transaction,
    table::{
        self, grant, history,
        log::{self, LogEntry, Move},
        quarantine::{self, Kept},
        record,
    },
};

/// A transaction that takes mutations.
pub(super) struct Taking<'t, A: Authority> {
    transaction: &'t mut dyn Transaction,
    authority: &'t A,
    remembered: &'t Remembered<A::Grants>,
    seq: u64,
    /// Orders what is written under one number.
    position: u64,
    caller: Caller,
    moment: Moment,
    /// How many bytes of refused changes are kept for one user.
    quarantine: u64,
}

/// Work that may be refused.
type Judged<T> = Result<Result<T, Refusal>, ServerError>;

/// Leaves with a refusal.
macro_rules! allowed {
    ($judged:expr) => {
        match $judged {
            Ok(value) => value,
            Err(refusal) => return Ok(Err(refusal)),
        }
    };
}

mod authorise;

impl<'t, A: Authority> Taking<'t, A> {
    pub(super) fn new<D>(
        engine: &'t Engine<D, A>,
        transaction: &'t mut dyn Transaction,
        seq: u64,
        caller: Caller,
        moment: Moment,
    ) -> Self {
        Self {
            transaction,
            authority: &engine.authority,
            remembered: &engine.remembered,
            seq,
            position: 0,
            caller,
            moment,
            quarantine: engine.quarantine,
        }
    }

    pub(super) fn transaction(&mut self) -> &mut dyn Transaction {
        self.transaction
    }

    /// Takes one mutation: applies what can be, keeps what cannot.
    pub(super) fn take(&mut self, mutation: &Mutation) -> Result<Outcome, ServerError> {
        let position = self.position;
        self.transaction.execute("SAVEPOINT taken", &[])?;
        let judged = self.apply(mutation)?;
        if judged.is_err() {
            self.transaction
                .execute("ROLLBACK TO SAVEPOINT taken", &[])?;
            self.position = position;
        }
        self.transaction.execute("RELEASE SAVEPOINT taken", &[])?;
        match judged {
            Ok(outcome) => {
                self.audit(mutation, remark(&outcome))?;
                Ok(outcome)
            }
            Err(reason) => self.refuse(mutation, reason),
        }
    }

    /// Refuses a mutation, and keeps it apart.
    pub(super) fn refuse(
        &mut self,
        mutation: &Mutation,
        reason: Refusal,
    ) -> Result<Outcome, ServerError> {
        if sabotage::is(Sabotage::QuarantineForgotten) || sabotage::is(Sabotage::RefusalBlocks) {
            return Ok(Outcome::Refused { reason });
        }
        let kept = quarantine::insert(
            self.transaction,
            self.seq,
            self.caller.staff,
            (reason, mutation),
            self.quarantine,
        )?;
        if matches!(kept, Kept::Elsewhere { is_first: true }) {
            tracing::warn!(
                most = self.quarantine,
                "somebody has as many refused changes here as are kept; from now on they stay on the device"
            );
        }
        self.audit(mutation, "refused")?;
        Ok(Outcome::Refused { reason })
    }

    fn audit(&mut self, mutation: &Mutation, remark: &str) -> Result<(), ServerError> {
        let entry = AuditEntry::new(self.moment.at, self.caller.named(), mutation.act.clone())
            .about(mutation.record, Some(mutation.kind))
            .remarked(remark);
        table::audit::append(self.transaction, &entry)
    }

    fn apply(&mut self, mutation: &Mutation) -> Judged<Outcome> {
        if matches!(mutation.change, Change::Withdrawn) {
            return Ok(Ok(Outcome::Applied));
        }
        if mutation.by != self.caller.staff {
            return Ok(Err(Refusal::NotPermitted));
        }
        let Some(grants) = self.grants()? else {
            return Ok(Err(Refusal::NotPermitted));
        };
        let present = record::present(self.transaction, mutation.record)?;
        let mutation = allowed!(self.authorise_before(&grants, &present, mutation)?);
        let Ok(mut resolution) = resolve(&present, &mutation, self.seq) else {
            return Ok(Err(Refusal::NotPermitted));
        };
        if let (Present::There(current), RecordKind::Conflict) = (&present, mutation.kind) {
            let settled: Conflict = current.record.aggregate()?;
            let again = self.settle(&settled, &mutation, &resolution)?;
            resolution.conflicts.extend(again);
        }
        let before = match &present {
            Present::There(current) => Some(&current.record),
            _ => None,
        };
        allowed!(self.carry_out(before, &mutation, &resolution)?);
        let told = outcome(&resolution);
        for conflict in &resolution.conflicts {
            self.keep_conflict(&mutation, conflict)?;
        }
        Ok(Ok(told))
    }

    /// Writes the effect and looks whether its maker may have it so.
    fn carry_out(
        &mut self,
        before: Option<&Record>,
        mutation: &Mutation,
        resolution: &Resolution,
    ) -> Judged<()> {
        match &resolution.effect {
            Effect::Nothing => Ok(Ok(())),
            Effect::Delete => {
                let Some(before) = before else {
                    return Ok(Ok(()));
                };
                record::delete(self.transaction, before)?;
                self.enter(mutation, Some(before), None)?;
                self.regrant(Some(before), None)?;
                Ok(Ok(()))
            }
            Effect::Write(stamped) => {
                if mutation.kind == RecordKind::Conflict && before.is_none() {
                    return Ok(Err(Refusal::NotPermitted));
                }
                let mut stamped = stamped.clone();
                let former = before.map(|before| &before.body);
                if !is_bearable(former, &stamped.record.body) {
                    return Ok(Err(Refusal::Unfit));
                }
                let placed = allowed!(placed(mutation, &stamped.record.body));
                // Where a record belongs follows from its fields, not from what the sender says.
                stamped.record.scope = placed.scope;
                record::put(self.transaction, &stamped, &placed.parents)?;
                let after = &stamped.record;
                self.enter(mutation, before, Some(after))?;
                self.regrant(before, Some(after))?;
                let may = after.kind == RecordKind::Conflict
                    || sabotage::is(Sabotage::OnlyStateBefore)
                    || before.is_some() && sabotage::is(Sabotage::HiddenFieldAccepted)
                    || self.may_write_after(before, after)?;
                if !may {
                    return Ok(Err(Refusal::NotPermitted));
                }
                Ok(Ok(()))
            }
        }
    }

    /// Whoever settles that a value stays says of it what a write says: it is made newer than what others want without knowing
    /// that. If others were quicker and replaced it, there is a choice again, which is given back.
    fn settle(
        &mut self,
        conflict: &Conflict,
        mutation: &Mutation,
        resolution: &Resolution,
    ) -> Result<Option<Conflict>, ServerError> {
        let wanted = match &mutation.change {
            Change::Patch(patch) => patch.set.get("state"),
            _ => None,
        };
        let keeps = wanted.and_then(|state| serde_json::from_value(state.clone()).ok());
        let (Some(ConflictState::Kept { .. }), Present::There(mut about)) =
            (keeps, record::present(self.transaction, conflict.record)?)
        else {
            return Ok(None);
        };
        if matches!(resolution.effect, Effect::Nothing) {
            let is_replaced = matches!(conflict.state, ConflictState::Replaced { .. });
            let again = conflict.reopened_by(mutation, &about.record.body);
            return Ok(again.filter(|_| is_replaced));
        }
        about.stamps.settle(&conflict.sides, mutation, self.seq);
        record::put_stamps(self.transaction, conflict.record, &about.stamps)?;
        Ok(None)
    }

    /// Enters a change of a record into history and log, and moves the subjects that it moves.
    pub(super) fn enter(
        &mut self,
        mutation: &Mutation,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<(), ServerError> {
        enter_uses(self.transaction, (before, after), self.moment)?;
        let fields = changed_fields(before, after);
        self.remember(mutation, before, after, &fields)?;
        let touched =
            self.authority
                .subjects_touched(&mut Lookup(self.transaction), before, after)?;
        let subjects: BTreeSet<_> = touched
            .into_iter()
            .chain(after.map(|after| after.scope.subject.clone()))
            .collect();
        for subject in subjects {
            let present = record::area(self.transaction, &subject)?;
            let now = self
                .authority
                .area(&mut Lookup(self.transaction), &subject)?;
            if present.as_ref() == Some(&now) {
                continue;
            }
            record::set_area(self.transaction, &subject, &now)?;
            if let Some(former) = present {
                let one = Move {
                    seq: self.seq,
                    subject,
                    former,
                };
                let position = self.next_position();
                log::append_move(self.transaction, position, &one)?;
            }
        }
        if let Some(record) = before.or(after) {
            let entry = LogEntry {
                seq: self.seq,
                record: record.id,
                kind: record.kind,
                before: before.map(|before| before.scope.clone()),
                after: after.map(|after| after.scope.clone()),
                fields,
            };
            let position = self.next_position();
            log::append(self.transaction, position, &entry)?;
        }
        Ok(())
    }

    fn next_position(&mut self) -> u64 {
        let position = self.position;
        self.position = self.position.saturating_add(1);
        position
    }

    fn remember(
        &mut self,
        mutation: &Mutation,
        before: Option<&Record>,
        after: Option<&Record>,
        fields: &BTreeSet<String>,
    ) -> Result<(), ServerError> {
        let events = match (before, after) {
            (None, None) => Vec::new(),
            (None, Some(_)) => vec![HistoryEvent::Created],
            (Some(before), None) => vec![HistoryEvent::Deleted {
                body: before.body.clone(),
            }],
            (Some(before), Some(after)) => fields
                .iter()
                .map(|field| HistoryEvent::Changed {
                    field: field.clone(),
                    old: before.body.get(field).cloned(),
                    new: after.body.get(field).cloned(),
                })
                .collect(),
        };
        let Some(record) = after.or(before) else {
            return Ok(());
        };
        for event in events {
            let item = HistoryItem {
                mutation: mutation.uuid,
                record: record.id,
                kind: record.kind,
                scope: record.scope.clone(),
                group: mutation.group,
                act: mutation.act.clone(),
                by: mutation.by,
                at: mutation.at,
                event,
            };
            let position = self.next_position();
            history::append(self.transaction, self.seq, position, &item)?;
        }
        Ok(())
    }

    /// Gives new grants to everybody whose grants follow from what changed.
    pub(super) fn regrant(
        &mut self,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<(), ServerError> {
        let touched = self
            .authority
            .staff_touched(&mut Lookup(self.transaction), before, after)?;
        if sabotage::is(Sabotage::GrantsStale) {
            return Ok(());
        }
        let known = grant::list_staff(self.transaction)?;
        let staff: Vec<StaffId> = match touched {
            StaffTouched::Nobody => Vec::new(),
            StaffTouched::These(staff) => staff
                .into_iter()
                .filter(|one| known.contains(one))
                .collect(),
            StaffTouched::Everybody => known,
        };
        for one in staff {
            regrant_after(
                (self.authority, self.remembered),
                self.transaction,
                one,
                self.seq,
                (before, after),
                self.moment.today,
            )?;
        }
        Ok(())
    }

    /// Makes a conflict a record like any other, in the scope of what it is about.
    fn keep_conflict(
        &mut self,
        mutation: &Mutation,
        conflict: &Conflict,
    ) -> Result<(), ServerError> {
        let stamped = Stamped {
            record: Record {
                id: conflict.id,
                kind: RecordKind::Conflict,
                scope: conflict.scope.clone(),
                version: 1,
                body: body_of(conflict)?,
            },
            stamps: Stamps::new(Stamp {
                seq: self.seq,
                device: mutation.device,
            }),
        };
        let parents = cii_sync::Aggregate::parents(conflict);
        record::put(self.transaction, &stamped, &parents)?;
        self.enter(mutation, None, Some(&stamped.record))
    }
}

/// Where the record of a mutation belongs with this body, if that is one of its kind.
fn placed(mutation: &Mutation, body: &Body) -> Result<Placement, Refusal> {
    placement_of_whole(mutation.kind, body)
        .ok()
        .filter(|placed| placed.id == mutation.record)
        .ok_or(Refusal::Malformed)
}

fn remark(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Merged { .. } => "merged",
        Outcome::Conflict { .. } => "conflict",
        Outcome::Refused { .. } => "refused",
    }
}

/// The top-level fields in which two states differ.
fn changed_fields(before: Option<&Record>, after: Option<&Record>) -> BTreeSet<String> {
    let empty = Body::new();
    let of = |record: Option<&Record>| record.map_or(empty.clone(), |record| record.body.clone());
    let (before, after) = (of(before), of(after));
    before
        .keys()
        .chain(after.keys())
        .filter(|field| before.get(*field) != after.get(*field))
        .cloned()
        .collect()
}
