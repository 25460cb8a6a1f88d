//! What of the journal a shared server is told.

use cii_domain::{StaffId, witness::AccessKind};
use cii_sync::{MOST_TOLD, Reading};
use rusqlite::params;
use uuid::Uuid;

use super::{Access, Journal, read};
use crate::StoreError;

/// Of how many persons and situations is told together: half of what a server takes.
const TOLD_TOGETHER: usize = MOST_TOLD / 2;

/// What a server was not told yet, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// The name of the journal.
    pub journal: Uuid,
    /// The place from which on it is told under this name.
    pub since: u64,
    /// The place up to which it was told.
    pub after: u64,
    /// The place up to which `readings` tell everything. The same as `after`: there is nothing to tell.
    pub until: u64,
    /// No server said yet, since the journal was opened, how far it was told. It is asked, also with nothing to tell; what
    /// came after the opening is told once it answered.
    pub asks: bool,
    /// What the member of staff did, in order.
    pub readings: Vec<Reading>,
}

impl Journal {
    /// What `staff` did after the place up to which this journal was told, from at most `limit` entries. What still waits
    /// to be written is told once it is. None: the journal cannot be read now.
    pub fn untold(&self, staff: StaffId, limit: usize) -> Result<Option<Untold>, StoreError> {
        let Some(connection) = &self.connection else {
            return Ok(None);
        };
        let (journal, since, after): (Uuid, i64, i64) =
            connection.query_row("SELECT journal, since, until FROM telling", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let next =
            "seq IN (SELECT seq FROM access WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?)";
        let last = self.opened.unwrap_or(i64::MAX);
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = vec![after.into(), last.into(), most.into()];
        let found = read(connection, next, values, limit)?;
        let (mut until, mut readings, mut entries) = (after, Vec::new(), 0_usize);
        for (place, access) in found.into_iter().rev() {
            if access.by == staff {
                let reading = reading(access);
                entries = entries.saturating_add(reading.entries());
                // The rest comes next. One that is too much by itself is told all the same.
                if entries > TOLD_TOGETHER && !readings.is_empty() {
                    break;
                }
                readings.push(reading);
            }
            until = place;
        }
        Ok(Some(Untold {
            journal,
            since: since.unsigned_abs(),
            after: after.unsigned_abs(),
            until: until.unsigned_abs(),
            asks: self.opened.is_some(),
            readings,
        }))
    }

    /// A server holds everything of this `journal` up to the place `until`. A server that holds more than there was when
    /// this copy of the journal was opened was told it by a later copy: what was there it has, and from there on the two go
    /// on apart.
    pub fn told(&mut self, journal: Uuid, until: u64) -> Result<(), StoreError> {
        let last = match self.opened {
            Some(opened) => opened,
            None => self.last_place()?,
        };
        let Some(connection) = &self.connection else {
            return Ok(());
        };
        let changed = match i64::try_from(until) {
            Ok(until) if until <= last => connection.execute(
                "UPDATE telling SET until = ?2 WHERE journal = ?1",
                params![journal, until],
            )?,
            _ => connection.execute(
                "UPDATE telling SET journal = randomblob(16), since = ifnull(?2, until),
                    until = ifnull(?2, until) WHERE journal = ?1",
                params![journal, self.opened],
            )?,
        };
        if changed > 0 {
            self.opened = None;
        }
        Ok(())
    }

    /// From where it was told on, it is told under another name, because its device has another one.
    pub fn tell_anew(&mut self) -> Result<(), StoreError> {
        if let Some(connection) = &self.connection {
            let anew = "UPDATE telling SET journal = randomblob(16), since = until";
            connection.execute(anew, [])?;
        }
        Ok(())
    }
}

/// What is told of an access: neither what was typed in a search and whom it found, nor to whom something went.
fn reading(access: Access) -> Reading {
    let Access {
        at,
        kind,
        subjects,
        reason,
        ..
    } = access;
    let is_told = !matches!(kind, AccessKind::Search | AccessKind::NewJournal);
    let mut reading = Reading {
        at,
        kind,
        what: if is_told { reason } else { String::new() },
        subjects: if is_told { subjects } else { Vec::new() },
    };
    // One that is no code must not keep the others from being told.
    if !reading.is_plain() {
        reading.what.clear();
    }
    reading
}
