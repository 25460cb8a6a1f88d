//! The contents of attachments: brought part by part, checked at the end, and read by whoever sees a record that names
//! them.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use cii_domain::{BlobId, attachment};
use cii_sync::{
    AuditAct, AuditEntry, BLOB_PART, BlobState, Mutation, Record, attachments_of, blobs_named,
    sabotage::{self, Sabotage},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Caller, Engine, Moment, view::view};
use crate::{
    Authority, BlobHead, Database, Located, ServerError, Transaction,
    database::{read, write_as},
    guard::{Sight, see},
    hexadecimal::hexadecimal,
    table::{
        self,
        blob::{self, Blob},
        device, mutation, record,
    },
};

/// What no record names is kept for so long: an upload goes on after a cut, and an undo brings back what was removed.
const KEPT: TimeDelta = TimeDelta::days(7);
/// The most bytes that one user may bring without anything naming them.
const MOST_UNNAMED: u64 = 8 * attachment::LARGEST_FILE;

/// A part of a content on its way to a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobAnswer {
    /// What the whole is.
    pub head: BlobHead,
    /// Bytes from where they were asked for, to the end of a part.
    pub bytes: Vec<u8>,
}

/// What came of a part, once the transaction stands.
enum Put {
    Kept(BlobState),
    Refused(ServerError),
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// How much of a content is there. Told to who brings it, and to who may read it.
    pub fn blob_state(&self, caller: Caller, id: BlobId) -> Result<BlobState, ServerError> {
        read(&self.database, |transaction| {
            Self::refuse_unknown(transaction, caller)?;
            let found = blob::find(transaction, id)?.ok_or(ServerError::UnknownBlob)?;
            if found.staff != caller.staff {
                self.find_reader(transaction, caller, id)?;
            }
            Ok(BlobState {
                have: found.have,
                ready: found.ready,
            })
        })
    }

    /// Takes the part of a content that begins at `from`. Parts come in order. After the last one the whole is hashed: what
    /// is not what was said of it is thrown away ([`ServerError::BlobBroken`]), and only what is counts as there.
    pub fn put_blob(
        &self,
        caller: Caller,
        id: BlobId,
        head: &BlobHead,
        (from, bytes): (u64, &[u8]),
        moment: Moment,
    ) -> Result<BlobState, ServerError> {
        check_part(head, from, bytes)?;
        let put = write_as(&self.database, Sight::Writer(caller), |transaction, _| {
            Self::refuse_unknown(transaction, caller)?;
            take_part(transaction, caller, id, head, (from, bytes), moment)
        })?;
        match put {
            Put::Kept(state) => Ok(state),
            Put::Refused(error) => Err(error),
        }
    }

    /// The part of a content from the byte `from` on. Whoever may not read it is told the same as if it were not there.
    pub fn get_blob(
        &self,
        caller: Caller,
        id: BlobId,
        from: u64,
        moment: Moment,
    ) -> Result<BlobAnswer, ServerError> {
        self.sweep_if_due(moment)?;
        let (answer, shown) = read(&self.database, |transaction| {
            Self::refuse_unknown(transaction, caller)?;
            let found = blob::find(transaction, id)?
                .filter(|found| found.ready)
                .ok_or(ServerError::UnknownBlob)?;
            let shown = self.find_reader(transaction, caller, id)?;
            // What is read from here on goes out.
            see(transaction, Sight::Reader(caller))?;
            if from >= found.head.size {
                return Err(ServerError::Malformed);
            }
            let head = found.head;
            // As much as an answer holds, in however small parts it was brought.
            let mut bytes = Vec::new();
            let mut at = from;
            while at < head.size && bytes.len() < BLOB_PART {
                let (start, part) = blob::part_at(transaction, id, at)?
                    .ok_or_else(|| ServerError::Corrupt("part".to_owned()))?;
                let skipped = usize::try_from(at.saturating_sub(start)).unwrap_or(usize::MAX);
                let rest = part.get(skipped..).filter(|rest| !rest.is_empty());
                let rest = rest.ok_or_else(|| ServerError::Corrupt("part".to_owned()))?;
                bytes.extend(rest);
                at = at.saturating_add(u64::try_from(rest.len()).unwrap_or(u64::MAX));
            }
            bytes.truncate(BLOB_PART);
            Ok((BlobAnswer { head, bytes }, shown))
        })?;
        // Registered before it leaves the house.
        write_as(&self.database, Sight::Writer(caller), |transaction, _| {
            let entry = AuditEntry::new(moment.at, caller.named(), AuditAct::ReadBlob.code())
                .about(shown.id, Some(shown.kind))
                .remarked(format!("{id} {from}"));
            table::audit::append(transaction, &entry)
        })?;
        Ok(answer)
    }

    /// The contents that these mutations would name and must not yet: they are not there, not whole, or not of this caller.
    /// All three are told alike.
    pub(super) fn missing_blobs(
        transaction: &mut dyn Transaction,
        caller: Caller,
        act: &[Mutation],
        last_n: u64,
    ) -> Result<BTreeSet<BlobId>, ServerError> {
        let mut missing = BTreeSet::new();
        for change in act.iter().filter(|change| change.n > last_n) {
            let named = blobs_named(change.kind, &change.change);
            if named.is_empty()
                || mutation::find_by_uuid(transaction, caller.staff, change.uuid)?.is_some()
            {
                continue;
            }
            for id in named {
                if !may_name(transaction, caller, change.record, id)? {
                    missing.insert(id);
                }
            }
        }
        Ok(missing)
    }

    /// A record that names the content where the caller can see it.
    fn find_reader(
        &self,
        transaction: &mut dyn Transaction,
        caller: Caller,
        id: BlobId,
    ) -> Result<Record, ServerError> {
        let (_, grants) = self.present_grants(transaction, caller.staff)?;
        for (named_in, present) in blob::uses(transaction, id)? {
            let Some(found) = record::find(transaction, named_in)?.filter(|_| present) else {
                continue;
            };
            let Some(area) = record::area(transaction, &found.scope.subject)? else {
                continue;
            };
            let permission = self
                .authority
                .permission(&grants, &Located::of(&found), &area);
            let seen = permission.and_then(|permission| view(&permission, &found));
            let names = seen.is_some_and(|body| {
                let attachments = attachments_of(found.kind, &body);
                attachments.iter().any(|attachment| attachment.blob == id)
            });
            if names {
                return Ok(found);
            }
        }
        Err(ServerError::UnknownBlob)
    }

    fn refuse_unknown(
        transaction: &mut dyn Transaction,
        caller: Caller,
    ) -> Result<(), ServerError> {
        device::find(transaction, caller.device)?
            .filter(|device| device.staff == caller.staff)
            .map(drop)
            .ok_or(ServerError::UnknownDevice)
    }
}

/// A content belongs to the record that named it first. Before that, to whoever brought it.
fn may_name(
    transaction: &mut dyn Transaction,
    caller: Caller,
    record: Uuid,
    id: BlobId,
) -> Result<bool, ServerError> {
    let Some(found) = blob::find(transaction, id)?.filter(|found| found.ready) else {
        return Ok(false);
    };
    let uses = blob::uses(transaction, id)?;
    Ok(match uses.as_slice() {
        [] => found.staff == caller.staff,
        uses => uses.iter().any(|(named_in, _)| *named_in == record),
    })
}

/// What the bytes alone say.
fn check_part(head: &BlobHead, from: u64, bytes: &[u8]) -> Result<(), ServerError> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let is_hash = head.hash.len() == 64
        && head
            .hash
            .bytes()
            .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let end = from.saturating_add(length);
    if !is_hash || bytes.is_empty() || bytes.len() > BLOB_PART || end > head.size {
        return Err(ServerError::Malformed);
    }
    if from > 0 {
        return Ok(());
    }
    // What it is shows in its first bytes, so they come together.
    let telling = u64::try_from(attachment::TELLING_BYTES).unwrap_or(u64::MAX);
    if length < telling.min(head.size) {
        return Err(ServerError::Malformed);
    }
    match attachment::check_file(bytes, head.size) {
        Ok(media) if media == head.media => Ok(()),
        _ => Err(ServerError::BlobRefused),
    }
}

fn take_part(
    transaction: &mut dyn Transaction,
    caller: Caller,
    id: BlobId,
    head: &BlobHead,
    (from, bytes): (u64, &[u8]),
    moment: Moment,
) -> Result<Put, ServerError> {
    let at = moment.at.to_rfc3339();
    let have = match blob::find(transaction, id)? {
        Some(found) if found.staff != caller.staff || found.head != *head => {
            return Ok(Put::Refused(ServerError::BlobTaken));
        }
        Some(Blob { have, ready, .. }) if ready || from != have => {
            return Ok(Put::Kept(BlobState { have, ready }));
        }
        Some(found) => found.have,
        None if from > 0 => {
            let none = BlobState {
                have: 0,
                ready: false,
            };
            return Ok(Put::Kept(none));
        }
        None => {
            let unnamed = blob::unnamed_bytes(transaction, caller.staff)?;
            if unnamed.saturating_add(head.size) > MOST_UNNAMED {
                return Ok(Put::Refused(ServerError::BlobQuota));
            }
            blob::insert(transaction, id, caller.staff, head, &at)?;
            0
        }
    };
    blob::append(transaction, id, have, bytes, &at)?;
    let have = have.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    let ready = have == head.size;
    if ready {
        if !sabotage::is(Sabotage::BlobUnchecked) && hash(transaction, id, head.size)? != head.hash
        {
            blob::delete(transaction, id)?;
            return Ok(Put::Refused(ServerError::BlobBroken));
        }
        blob::set_ready(transaction, id)?;
        super::note(
            transaction,
            moment,
            Some(caller),
            AuditAct::BringBlob,
            &id.to_string(),
        )?;
    }
    Ok(Put::Kept(BlobState { have, ready }))
}

fn hash(transaction: &mut dyn Transaction, id: BlobId, size: u64) -> Result<String, ServerError> {
    let mut digest = Sha256::new();
    let mut at = 0;
    while at < size {
        match blob::part_at(transaction, id, at)? {
            Some((start, bytes)) if start == at && !bytes.is_empty() => {
                digest.update(&bytes);
                at = at.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
            }
            _ => return Err(ServerError::Corrupt("parts".to_owned())),
        }
    }
    Ok(hexadecimal(&digest.finalize()))
}

/// Keeps in step which contents a record names.
pub(super) fn enter_uses(
    transaction: &mut dyn Transaction,
    (before, after): (Option<&Record>, Option<&Record>),
    moment: Moment,
) -> Result<(), ServerError> {
    let named = |record: Option<&Record>| -> BTreeSet<BlobId> {
        let attachments = record.map(|record| attachments_of(record.kind, &record.body));
        let attachments = attachments.into_iter().flatten();
        attachments.map(|attachment| attachment.blob).collect()
    };
    let Some(record) = after.or(before) else {
        return Ok(());
    };
    let (former, present) = (named(before), named(after));
    let at = moment.at.to_rfc3339();
    for id in former.symmetric_difference(&present) {
        let now = present.contains(id);
        blob::set_use(transaction, *id, record.id, now, &at)?;
    }
    Ok(())
}

/// Removes what no record has named for a week.
pub(super) fn sweep(transaction: &mut dyn Transaction, moment: Moment) -> Result<(), ServerError> {
    let Some(since) = moment.at.checked_sub_signed(KEPT) else {
        return Ok(());
    };
    for id in blob::list_forgotten(transaction, &since.to_rfc3339())? {
        blob::delete(transaction, id)?;
    }
    Ok(())
}
