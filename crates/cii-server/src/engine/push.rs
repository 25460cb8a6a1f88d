//! Taking mutations: each once, in order, allowed before and after, by the conflict rules.

use std::collections::BTreeSet;

use cii_domain::BlobId;
use cii_sync::{
    Mutation, MutationResult, Outcome, PushAnswer, PushRequest, Refusal, SCHEMA, is_fit,
    sabotage::{self, Sabotage},
};

use super::{Caller, Engine, Moment, grants::onwards, taking::Taking};
use crate::{
    Authority, Database, ServerError,
    database::{read, write_as},
    guard::Sight,
    table::{device, mutation},
};

/// What came of the mutations of one act.
enum Taken {
    All(Vec<MutationResult>),
    Gap(u64),
    Cloned,
    Missing(BTreeSet<BlobId>),
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// Takes the mutations of a push. What belongs to one act is one transaction, so that nobody sees half of it. What was
    /// taken is told first; why the next act cannot be is told when that comes again.
    pub fn push(
        &self,
        caller: Caller,
        request: &PushRequest,
        moment: Moment,
    ) -> Result<PushAnswer, ServerError> {
        if !self.meta()?.serves(request.schema) {
            return Err(ServerError::Schema);
        }
        let mutations = &request.mutations;
        let dense = mutations
            .iter()
            .zip(mutations.iter().skip(1))
            .all(|(one, next)| next.n == one.n.saturating_add(1));
        let own = mutations
            .iter()
            .all(|mutation| mutation.device == caller.device);
        if request.device != caller.device || !dense || !own {
            return Err(ServerError::Malformed);
        }
        self.sweep_if_due(moment)?;
        if !self.continues(request)? {
            return Ok(PushAnswer::Cloned);
        }
        let mut results = Vec::with_capacity(mutations.len());
        for act in mutations.chunk_by(|one, next| one.group == next.group) {
            let stopped = match self.take_act(caller, request.schema, act, moment)? {
                Taken::All(taken) => {
                    results.extend(taken);
                    continue;
                }
                _ if !results.is_empty() => break,
                Taken::Gap(expected) => PushAnswer::Gap { expected },
                Taken::Cloned => PushAnswer::Cloned,
                Taken::Missing(blobs) => PushAnswer::Missing { blobs },
            };
            return Ok(stopped);
        }
        Ok(PushAnswer::Taken { results })
    }

    /// Whether what comes before the first mutation is what the server has there.
    fn continues(&self, request: &PushRequest) -> Result<bool, ServerError> {
        let (Some(after), Some(first)) = (request.after, request.mutations.first()) else {
            return Ok(true);
        };
        let before = first.n.saturating_sub(1);
        let known = read(&self.database, |transaction| {
            mutation::find(transaction, request.device, before)
        })?;
        Ok(known.is_none_or(|known| known.uuid == after))
    }

    fn take_act(
        &self,
        caller: Caller,
        schema: u32,
        act: &[Mutation],
        moment: Moment,
    ) -> Result<Taken, ServerError> {
        write_as(&self.database, Sight::Writer(caller), |transaction, seq| {
            let known = device::find(transaction, caller.device)?
                .filter(|device| device.staff == caller.staff)
                .ok_or(ServerError::UnknownDevice)?;
            let mut last_n = known.last_n;
            let missing = Self::missing_blobs(transaction, caller, act, last_n)?;
            if !missing.is_empty() {
                return Ok(Taken::Missing(missing));
            }
            let mut results = Vec::with_capacity(act.len());
            let moment = onwards(transaction, moment)?;
            let mut taking = Taking::new(self, transaction, seq, caller, moment);
            for mutation in act {
                let known = mutation::find(taking.transaction(), caller.device, mutation.n)?;
                let taken = known
                    .as_ref()
                    .is_some_and(|known| !matches!(known.outcome, Outcome::Refused { .. }));
                if taken && sabotage::is(Sabotage::NoDedupe) {
                    let outcome = taking.take(mutation)?;
                    results.push(MutationResult {
                        n: mutation.n,
                        uuid: mutation.uuid,
                        outcome,
                    });
                    continue;
                }
                if mutation.n <= last_n {
                    match known {
                        Some(known) if known.uuid == mutation.uuid => results.push(known),
                        // Another installation went on under this name.
                        _ => return Ok(Taken::Cloned),
                    }
                    continue;
                }
                let expected = last_n.saturating_add(1);
                if mutation.n != expected {
                    return Ok(Taken::Gap(expected));
                }
                // A clone sends under its new name what it had in common with its original.
                let outcome = match mutation::find_by_uuid(
                    taking.transaction(),
                    caller.staff,
                    mutation.uuid,
                )? {
                    Some(known) => known.outcome,
                    None if wipes(mutation, schema) => {
                        taking.refuse(mutation, Refusal::Malformed)?
                    }
                    None if !is_fit(mutation) => taking.refuse(mutation, Refusal::Unfit)?,
                    None => taking.take(mutation)?,
                };
                let result = MutationResult {
                    n: mutation.n,
                    uuid: mutation.uuid,
                    outcome,
                };
                if sabotage::is(Sabotage::RefusalBlocks)
                    && matches!(result.outcome, Outcome::Refused { .. })
                {
                    return Ok(Taken::Gap(expected));
                }
                mutation::insert(taking.transaction(), caller.device, seq, &result)?;
                results.push(result);
                last_n = mutation.n;
            }
            if last_n != known.last_n {
                device::set_last_n(transaction, caller.device, last_n)?;
            }
            Ok(Taken::All(results))
        })
    }
}

/// Whether an older application would take a field away, which only a change of format may do.
fn wipes(mutation: &Mutation, schema: u32) -> bool {
    schema < SCHEMA
        && matches!(&mutation.change, cii_sync::Change::Patch(patch) if !patch.unset.is_empty())
}

/// What is told of a resolution.
pub(super) fn outcome(resolution: &cii_sync::Resolution) -> Outcome {
    let conflicts: Vec<_> = resolution
        .conflicts
        .iter()
        .map(|conflict| conflict.id)
        .collect();
    match (&resolution.effect, conflicts.is_empty()) {
        (_, true) if !resolution.met_others => Outcome::Applied,
        (cii_sync::Effect::Nothing, false) => Outcome::Conflict { conflicts },
        _ => Outcome::Merged { conflicts },
    }
}
