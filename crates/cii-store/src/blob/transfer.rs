//! Contents on their way to the server and from it.

use std::{collections::BTreeSet, fs};

use cii_domain::{
    BlobId,
    attachment::{MediaType, TELLING_BYTES},
};
use cii_sync::{Mutation, blobs_named, without_blobs};
use rusqlite::TransactionBehavior;
use zeroize::Zeroizing;

use super::{
    hash, named, path, read_part,
    seal::{self, CHUNK},
};
use crate::{
    Random, Store, StoreError,
    folder::{self, BLOBS},
    hex,
    projection::attachment,
    sync::apply::replay,
    table::{
        blob::{self, Blob},
        outbox,
    },
};

/// What goes to the server next.
#[derive(Debug, Clone, PartialEq)]
pub enum Outgoing {
    /// A content, because the next change names it.
    Blob {
        /// Which.
        blob: BlobId,
        /// SHA-256 of it.
        hash: [u8; 32],
        /// Its length.
        size: u64,
        /// What it is.
        media: MediaType,
    },
    /// Changes of which every content is at the server, or not here.
    Changes(Vec<Mutation>),
}

/// A part of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it begins.
    pub from: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How many of the first `most` changes make whole acts.
fn count_whole_acts(changes: &[Mutation], most: usize) -> usize {
    let ends_act = |count: &usize| match (changes.get(count.saturating_sub(1)), changes.get(*count))
    {
        (Some(last), Some(next)) => last.group != next.group,
        _ => true,
    };
    (1..=most.min(changes.len()))
        .rev()
        .find(ends_act)
        .unwrap_or(0)
}

/// A content to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fetching {
    /// Which.
    pub blob: BlobId,
    /// From here on.
    pub from: u64,
    /// Its length.
    pub size: u64,
}

/// What came of taking a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// More is to come.
    More,
    /// It is whole, and what it should be.
    Whole,
    /// It was not what its record says. Nothing of it was kept.
    Wrong,
}

impl Store {
    /// What goes next of the own changes from counter `from` on, at most `most` changes: the content that the first act of
    /// them needs, or those that need none any more. Whole acts, so that nobody meets half of one; only an act of more than
    /// `most` changes goes in pieces. A file that the disk spoiled is given up.
    pub fn next_outgoing(&mut self, from: u64, most: usize) -> Result<Outgoing, StoreError> {
        loop {
            // The one after them shows whether the last act goes on.
            let mut changes = self.list_waiting(from, most.saturating_add(1))?;
            let whole = count_whole_acts(&changes, most);
            changes.truncate(if whole == 0 { most } else { whole });
            let mut needed = None;
            for (index, change) in changes.iter().enumerate() {
                needed = self.find_unsent(change)?.map(|row| (index, row));
                if needed.is_some() {
                    break;
                }
            }
            let Some((index, row)) = needed else {
                return Ok(Outgoing::Changes(changes));
            };
            let before = count_whole_acts(&changes, index);
            if before > 0 {
                changes.truncate(before);
                return Ok(Outgoing::Changes(changes));
            }
            match self.outgoing(&row) {
                Err(StoreError::BlobLost) => drop(self.give_up_blobs(&[row.id].into())?),
                outgoing => return outgoing,
            }
        }
    }

    fn outgoing(&self, row: &Blob) -> Result<Outgoing, StoreError> {
        let telling = u64::try_from(TELLING_BYTES).unwrap_or(u64::MAX);
        let beginning = read_part(&self.folder, row, 0, telling)?;
        let hash = hex::decode(&row.hash).and_then(|hash| hash.try_into().ok());
        Ok(Outgoing::Blob {
            blob: row.id,
            hash: hash.ok_or(StoreError::BlobLost)?,
            size: row.size,
            media: MediaType::of(&beginning).ok_or(StoreError::BlobLost)?,
        })
    }

    fn find_unsent(&self, change: &Mutation) -> Result<Option<Blob>, StoreError> {
        for id in blobs_named(change.kind, &change.change) {
            let row = blob::find(&self.connection, id)?;
            if let Some(row) = row.filter(|row| row.is_whole() && !row.sent)
                && path(&self.folder, id).is_file()
            {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// A part of a content that is here.
    pub fn read_blob_part(&self, id: BlobId, from: u64, most: u64) -> Result<Part, StoreError> {
        let row = blob::find(&self.connection, id)?.filter(Blob::is_whole);
        let row = row.ok_or(StoreError::BlobElsewhere)?;
        Ok(Part {
            from,
            bytes: read_part(&self.folder, &row, from, most)?,
        })
    }

    /// The server has it, whole and verified.
    pub fn note_blob_sent(&mut self, id: BlobId) -> Result<(), StoreError> {
        blob::set_sent(&self.connection, id, true)
    }

    /// The server does not have these. What is here is sent, again if need be. What is not, such as a file that the disk lost
    /// or one that was removed long before an office came to its server, is taken out of the changes that wait: they would
    /// wait for ever. Says whether records look different.
    pub fn note_blobs_missing(&mut self, missing: &BTreeSet<BlobId>) -> Result<bool, StoreError> {
        let mut lost = BTreeSet::new();
        for id in missing {
            match self.read_blob(*id) {
                Ok(_) => blob::set_sent(&self.connection, *id, false)?,
                Err(StoreError::BlobLost | StoreError::BlobElsewhere) => drop(lost.insert(*id)),
                Err(other) => return Err(other),
            }
        }
        self.give_up_blobs(&lost)
    }

    /// The server will never have these: what is sent goes without them. Says whether records look different.
    pub fn give_up_blobs(&mut self, lost: &BTreeSet<BlobId>) -> Result<bool, StoreError> {
        if lost.is_empty() {
            return Ok(false);
        }
        let acknowledged = self.acknowledged()?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut rewritten = Vec::new();
        // Those that were acknowledged too: a server that was restored asks for them again.
        outbox::each(&transaction, |mutation| {
            if !blobs_named(mutation.kind, &mutation.change).is_disjoint(lost) {
                rewritten.push(mutation);
            }
            Ok(())
        })?;
        for mutation in &rewritten {
            let change = without_blobs(&mutation.change, lost);
            outbox::set_change(&transaction, mutation.n, &change)?;
        }
        let affected = rewritten.iter().map(|mutation| mutation.record).collect();
        let changed = replay(&transaction, &affected, acknowledged)?;
        transaction.commit()?;
        Ok(changed > 0)
    }

    /// The next content of at most `most` bytes that a record names and that is not here, those in `apart` aside.
    pub fn next_fetching(
        &self,
        most: u64,
        apart: &BTreeSet<BlobId>,
    ) -> Result<Option<Fetching>, StoreError> {
        let wanted = attachment::list_wanted(&self.connection, most)?;
        match wanted.into_iter().find(|blob| !apart.contains(blob)) {
            Some(blob) => self.fetching(blob),
            None => Ok(None),
        }
    }

    /// How to fetch a content that somebody asked for. None: it is here, or nothing names it.
    pub fn fetching(&self, id: BlobId) -> Result<Option<Fetching>, StoreError> {
        let Some(found) = attachment::find(&self.connection, id)? else {
            return Ok(None);
        };
        let row = blob::find(&self.connection, id)?;
        if row.as_ref().is_some_and(Blob::is_whole) {
            return Ok(None);
        }
        Ok(Some(Fetching {
            blob: id,
            from: row.map_or(0, |row| row.have),
            size: found.size,
        }))
    }

    /// Keeps a part that came. Only whole chunks are kept until the last one is there; so after an interruption the next
    /// part begins where [`Store::fetching`] says.
    pub fn take_blob_part(
        &mut self,
        id: BlobId,
        part: &Part,
        random: Random<'_>,
    ) -> Result<Taken, StoreError> {
        let wanted = named(&self.connection, id)?;
        let row = match blob::find(&self.connection, id)? {
            Some(row) => row,
            None => self.begin(id, &wanted, random)?,
        };
        if row.is_whole() {
            return Ok(Taken::Whole);
        }
        if row.have != part.from {
            return Ok(Taken::More);
        }
        let came = u64::try_from(part.bytes.len()).unwrap_or(u64::MAX);
        let end = part.from.saturating_add(came).min(row.size);
        let have = if end == row.size {
            end
        } else {
            end - end % CHUNK
        };
        let kept = usize::try_from(have.saturating_sub(part.from)).unwrap_or(0);
        let kept = part.bytes.get(..kept).unwrap_or_default();
        if !kept.is_empty() {
            let first = part.from / CHUNK;
            let sealed = seal::seal(&row.key, id, row.size, first, kept)?;
            seal::append(&path(&self.folder, id), first, &sealed)?;
            if have == row.size {
                return self.complete(&Blob { have, ..row });
            }
            blob::set_have(&self.connection, id, have)?;
        }
        Ok(Taken::More)
    }

    /// A row for a content of which nothing is here.
    fn begin(
        &self,
        id: BlobId,
        wanted: &attachment::Named,
        random: Random<'_>,
    ) -> Result<Blob, StoreError> {
        let mut key = Zeroizing::new([0; 32]);
        random(&mut *key);
        let row = Blob {
            id,
            key,
            hash: wanted.hash.clone(),
            size: wanted.size,
            have: 0,
            sent: true,
        };
        folder::prepare(&self.folder.join(BLOBS))?;
        blob::insert(&self.connection, &row)?;
        Ok(row)
    }

    /// Everything came: it counts only if it is what its record says.
    fn complete(&self, row: &Blob) -> Result<Taken, StoreError> {
        match read_part(&self.folder, row, 0, row.size) {
            Ok(content) if hash(&content) == row.hash => {
                blob::set_have(&self.connection, row.id, row.size)?;
                Ok(Taken::Whole)
            }
            Ok(_) | Err(StoreError::BlobLost) => {
                self.forget_blob(row.id)?;
                Ok(Taken::Wrong)
            }
            Err(other) => Err(other),
        }
    }

    fn forget_blob(&self, id: BlobId) -> Result<(), StoreError> {
        blob::delete(&self.connection, id)?;
        match fs::remove_file(path(&self.folder, id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Forgets a file that the disk lost, so that it is fetched again. Says whether the server has it.
    pub fn forget_lost_blob(&mut self, id: BlobId) -> Result<bool, StoreError> {
        let at_server = blob::find(&self.connection, id)?.is_some_and(|row| row.sent);
        if at_server {
            self.forget_blob(id)?;
        }
        Ok(at_server)
    }
}
