//! Comparing what a device holds with what it should hold.

use std::collections::{BTreeMap, BTreeSet};

use cii_sync::{Body, ManifestAnswer, ManifestRequest, Scope, manifest_hash};
use uuid::Uuid;

use super::{Caller, Engine, epoch, grants::subjects_in, view::view};
use crate::{
    Authority, Database, ServerError,
    database::read,
    guard::{Sight, see},
    table::{counter, device, log, record},
};

impl<D: Database, A: Authority> Engine<D, A> {
    /// Compares scope by scope. A device that is not up to date is told so instead.
    pub fn manifest(
        &self,
        caller: Caller,
        request: &ManifestRequest,
    ) -> Result<ManifestAnswer, ServerError> {
        read(&self.database, |transaction| {
            device::find(transaction, caller.device)?
                .filter(|device| device.staff == caller.staff)
                .ok_or(ServerError::UnknownDevice)?;
            let (id, grants) = self.present_grants(transaction, caller.staff)?;
            let cookie = request.cookie;
            let behind = cookie.epoch != epoch(transaction)?
                || cookie.grants != id
                || counter::was_left_out(transaction, cookie.seq)?
                || !log::list_after(transaction, cookie.seq)?.is_empty()
                || !log::list_moves_after(transaction, cookie.seq)?.is_empty();
            if behind {
                return Ok(ManifestAnswer::Behind);
            }
            let mut open = Vec::new();
            for (subject, area) in subjects_in(transaction, &self.authority.places(&grants))? {
                for located in record::list_of_subject(transaction, &subject)? {
                    let permission = self.authority.permission(&grants, &located, &area);
                    open.extend(permission.map(|permission| (located, permission)));
                }
            }
            see(transaction, Sight::Reader(caller))?;
            let mut held: BTreeMap<Scope, BTreeMap<Uuid, Body>> = BTreeMap::new();
            for (located, permission) in open {
                let found = record::get_open(transaction, located.record)?;
                if let Some(body) = view(&permission, &found) {
                    let of = held.entry(located.scope).or_default();
                    of.insert(located.record, body);
                }
            }
            let proven: BTreeMap<Scope, String> = held
                .into_iter()
                .map(|(scope, records)| {
                    let of = records.iter().map(|(id, body)| (*id, body));
                    let hash = manifest_hash(of);
                    (scope, hash)
                })
                .collect();
            let differing: BTreeSet<Scope> = proven
                .keys()
                .chain(request.scopes.keys())
                .filter(|scope| proven.get(*scope) != request.scopes.get(*scope))
                .cloned()
                .collect();
            Ok(ManifestAnswer::Compared { differing })
        })
    }
}
