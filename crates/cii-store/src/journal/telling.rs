//! What of the journal a shared server is told.

use cii_domain::{StaffId, witness::AccessKind};
use cii_sync::Reading;
use rusqlite::{params, types::Value};
use uuid::Uuid;

use super::{Access, Journal, read};
use crate::StoreError;

/// What a server was not told yet, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// The name of the journal.
    pub journal: Uuid,
    /// The place from which on it is told under this name.
    pub since: u64,
    /// The place after which they were asked for.
    pub after: u64,
    /// The place up to which `readings` tell everything. The same as was asked for: there is nothing to tell.
    pub until: u64,
    /// What the member of staff did, in order.
    pub readings: Vec<Reading>,
}

impl Journal {
    /// What `staff` did after the place up to which this journal was `told`, from at most `limit` entries; if that is not
    /// known, from where it begins under its name. What still waits to be written is told once it is. None: the journal
    /// cannot be read now.
    pub fn untold(
        &self,
        told: Option<(Uuid, u64)>,
        staff: StaffId,
        limit: usize,
    ) -> Result<Option<Untold>, StoreError> {
        let Some(connection) = &self.connection else {
            return Ok(None);
        };
        let (journal, since): (Uuid, i64) =
            connection.query_row("SELECT journal, since FROM telling", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let since = since.unsigned_abs();
        let told = told.filter(|(of, _)| *of == journal);
        let after = told.map_or(since, |(_, until)| until);
        let place = |place: u64| Value::from(i64::try_from(place).unwrap_or(i64::MAX));
        let next = "seq IN (SELECT seq FROM access WHERE seq > ? ORDER BY seq LIMIT ?)";
        let most = u64::try_from(limit).unwrap_or(u64::MAX);
        let found = read(connection, next, vec![place(after), place(most)], limit)?;
        let until = found
            .first()
            .map_or(after, |(place, _)| place.unsigned_abs());
        let readings = found
            .into_iter()
            .rev()
            .filter(|(_, access)| access.by == staff)
            .map(|(_, access)| reading(access))
            .collect();
        Ok(Some(Untold {
            journal,
            since,
            after,
            until,
            readings,
        }))
    }

    /// From the place `told` on the journal is told under another name, because its device has another one.
    pub fn tell_anew(&mut self, told: u64) -> Result<(), StoreError> {
        if let Some(connection) = &self.connection {
            let told = i64::try_from(told).unwrap_or(i64::MAX);
            connection.execute(
                "UPDATE telling SET journal = randomblob(16), since = max(since, ?1)",
                params![told],
            )?;
        }
        Ok(())
    }
}

/// What is told of an access: neither what was typed or written, nor to whom something went.
fn reading(access: Access) -> Reading {
    let Access {
        at,
        kind,
        subjects,
        reason,
        ..
    } = access;
    let mut reading = Reading {
        at,
        kind,
        what: reason,
        subjects,
    };
    // Only of a reading it is a code; and one that is none after all must not keep the others from being told.
    if kind != AccessKind::Read || !reading.is_plain() {
        reading.what.clear();
    }
    reading
}
