//! Contents of attachments on the wire: brought before the changes that name them, fetched when nothing else is to be said.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use cii_domain::BlobId;
use cii_store::{Fetching, Outgoing, Part, StoreError, Taken};
use cii_sync::{BlobState, Reply};

use crate::{
    device::Asked,
    people::hex,
    server::{self, Request, Response},
    wire::read,
    world::World,
};

/// Bytes of a part: small, so that there are several.
const PART: u64 = 1_100;

impl World {
    /// Brings the next part of a content, or asks how much of it is there.
    pub(crate) fn bring(&mut self, device: usize, blob: &Outgoing) -> Result<()> {
        let Outgoing::Blob {
            blob, hash, size, ..
        } = blob
        else {
            bail!("no content");
        };
        let one = self.device(device)?;
        let this = one.store()?.device();
        let Some(from) = one.contents.goes_on_from(*blob, *size) else {
            return self.send(device, Asked::State(*blob), &Request::State(this, *blob));
        };
        let mut bytes = one.store()?.read_blob_part(*blob, from, PART)?.bytes;
        if self.hostile && self.chance.percent(10) {
            self.count("contents spoiled");
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        }
        let part = server::Part {
            hash: hex(hash),
            size: *size,
            from,
            bytes,
        };
        self.send(device, Asked::Put(*blob), &Request::Put(this, *blob, part))
    }

    /// Asks for a content that a record names, if nothing is under way and none failed.
    pub(crate) fn fetch(&mut self, device: usize) -> Result<()> {
        let now = self.now;
        let one = self.device(device)?;
        if !one.client.is_at_rest(now) {
            return Ok(());
        }
        let refused = one.contents.refused();
        let Some(fetching) = one.store()?.next_fetching(u64::MAX, refused)? else {
            return Ok(());
        };
        let this = one.store()?.device();
        let request = Request::Get(this, fetching.blob, fetching.from);
        self.send(device, Asked::Get(fetching), &request)
    }

    /// The server said how much of a content it has.
    pub(crate) fn on_state(
        &mut self,
        device: usize,
        blob: BlobId,
        response: Option<Response>,
    ) -> Result<()> {
        let (now, chance) = (self.now, self.chance.number());
        let reply: Reply<(u64, bool)> = read(response)?;
        let one = self.device(device)?;
        let (have, ready) = match reply {
            Reply::Answer(state) => state,
            Reply::Status(404) => (0, false),
            Reply::Status(422) => {
                one.contents.on_interrupted();
                one.store_mut()?
                    .note_blobs_missing(&BTreeSet::from([blob]))?;
                one.client.on_failure(None, now, chance);
                self.count("contents refused by their hash");
                return Ok(());
            }
            Reply::Status(status) => {
                one.contents.on_interrupted();
                one.client.on_failure(Some(status), now, chance);
                return Ok(());
            }
            Reply::Lost => {
                one.contents.on_interrupted();
                one.client.on_failure(None, now, chance);
                return Ok(());
            }
        };
        one.client.on_part(now);
        one.contents.on_state(blob, BlobState { have, ready });
        if ready {
            one.store_mut()?.note_blob_sent(blob)?;
            self.count("contents brought");
        }
        Ok(())
    }

    /// The server lacks what a change names.
    pub(crate) fn bring_missing(
        &mut self,
        device: usize,
        missing: &BTreeSet<BlobId>,
    ) -> Result<()> {
        self.count("pushes that named what was missing");
        let one = self.device(device)?;
        let given_up = one.contents.on_missing(missing);
        ensure!(
            given_up.is_empty(),
            "nothing lost: a content that belongs to no other record is given up"
        );
        let store = one.store_mut()?;
        let gone = store.give_up_blobs(&given_up)?;
        let lost = store.note_blobs_missing(&(missing - &given_up))?;
        if gone || lost {
            self.count("changes that went without a content");
        }
        Ok(())
    }

    /// A part of a content came, or did not.
    pub(crate) fn on_part(
        &mut self,
        device: usize,
        fetching: Fetching,
        response: Option<Response>,
    ) -> Result<()> {
        let (now, chance, cut) = (self.now, self.chance.number(), self.cut());
        let mut fork = crate::chance::Chance::new(chance);
        let reply: Reply<Vec<u8>> = read(response)?;
        let one = self.device(device)?;
        let bytes = match reply {
            Reply::Answer(bytes) => bytes,
            Reply::Status(404) => {
                one.client.on_part(now);
                one.contents.on_refused(fetching.blob);
                self.count("contents not given");
                return Ok(());
            }
            Reply::Status(status) => {
                one.client.on_failure(Some(status), now, chance);
                return Ok(());
            }
            Reply::Lost => {
                one.client.on_failure(None, now, chance);
                return Ok(());
            }
        };
        one.client.on_part(now);
        let part = Part {
            from: fetching.from,
            bytes,
        };
        let taken = one.mortal(cut, now, |store| {
            let taken = store.take_blob_part(fetching.blob, &part, &mut |bytes| {
                for byte in bytes {
                    *byte = u8::try_from(fork.below(256)).unwrap_or(0);
                }
            });
            match taken {
                // Nothing names it any more.
                Err(StoreError::NoSuchRecord) => Ok(Taken::More),
                taken => taken,
            }
        })?;
        match taken {
            None => self.count("device cut in keeping a content"),
            Some(Taken::Whole) => self.count("contents fetched"),
            Some(Taken::Wrong) => {
                one.contents.on_refused(fetching.blob);
                self.count("contents that were others");
            }
            Some(Taken::More) => {}
        }
        Ok(())
    }
}
