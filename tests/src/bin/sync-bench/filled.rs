//! A server with many records, half of them persons and half situations, about a kilobyte each.

use std::path::Path;

use anyhow::Result;
use bureau_cii_tests::{
    desk::{Desk, draw, random},
    invented::{Numbers, case},
    office::Office,
    shared_server::{Account, SharedServer},
};
use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use cii_store::{DatabaseKey, KeySlots, Meta, NewRecord, OfficeUse, Secret, Store, StoreError};
use cii_sync::{DeviceId, LARGEST_BATCH};

/// A server that holds so many records, and somebody who may see them all.
pub(crate) struct Filled {
    pub(crate) server: SharedServer,
    pub(crate) records: u32,
    /// Length of their bodies as JSON, on average.
    pub(crate) bytes: u64,
    account: Account,
}

/// The key of every database here: what it protects is invented.
pub(crate) fn key() -> DatabaseKey {
    DatabaseKey::from_bytes([42; 32])
}

/// A new, empty database of `device`.
pub(crate) fn empty(folder: &Path, device: DeviceId) -> Result<Store> {
    let slots = [Secret::Practice];
    KeySlots::create(folder, &key(), OfficeUse::Practice, &slots, &mut random)?;
    let meta = Meta {
        device,
        office: OfficeUse::Practice,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
    };
    Ok(Store::create(folder, &key(), meta)?)
}

impl Filled {
    pub(crate) fn new(records: u32) -> Result<Self> {
        let server = SharedServer::begin(None);
        let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
        let mut desk = Desk::new(&server, &mut account)?;
        let bytes = fill(&mut desk, records)?;
        Ok(Self {
            server,
            records,
            bytes,
            account,
        })
    }

    /// Another device of the same user.
    pub(crate) fn desk(&mut self) -> Result<Desk> {
        Desk::new(&self.server, &mut self.account)
    }
}

/// Sends so many records through the front door, as an office that worked alone would.
fn fill(desk: &mut Desk, records: u32) -> Result<u64> {
    let folder = tempfile::tempdir()?;
    let mut store = empty(folder.path(), desk.device)?;
    let mut numbers = Numbers(2025);
    let cases = (1..=records / 2).flat_map(|n| {
        let (person, situation) = case(n, &mut numbers);
        [NewRecord::of(&person), NewRecord::of(&situation)]
    });
    let by: StaffId = desk.session.staff;
    store.load::<StoreError>(
        cases.map(|record| record.map_err(StoreError::from)),
        by,
        DateTime::UNIX_EPOCH,
        &mut draw,
    )?;
    let mut bytes = 0;
    let mut from = 1;
    loop {
        let batch = store.list_waiting(from, LARGEST_BATCH)?;
        let Some(last) = batch.last() else {
            return Ok(bytes / u64::from(records.max(1)));
        };
        from = last.n.saturating_add(1);
        for mutation in &batch {
            if let cii_sync::Change::Create(body) = &mutation.change {
                bytes += u64::try_from(serde_json::to_string(body)?.len())?;
            }
        }
        desk.push(batch)?;
    }
}
