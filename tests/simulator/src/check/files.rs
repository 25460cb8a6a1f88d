//! Contents: each where it may be read, whole and as it was made; nowhere else, and nowhere in clear.

use anyhow::{Context, Result, bail, ensure};
use cii_domain::BlobId;
use cii_sync::attachments_of;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::mirror;
use crate::{
    device::Device,
    oracle::Oracle,
    people::{hex, tokens_in},
    world::World,
};

/// What a device holds of contents when all is quiet.
pub(super) fn device(one: &Device, device: usize, world: &World, oracle: &Oracle) -> Result<()> {
    for file in one.files()? {
        let tokens = tokens_in(&std::fs::read(&file)?);
        ensure!(
            tokens.is_empty(),
            "no leak: device {device} has {tokens:?} in clear in a file"
        );
    }
    let connection = one.examine()?;
    let mut statement = connection.prepare("SELECT id FROM blob")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = BlobId(Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?)?);
        let Some((_, record)) = world.scans.get(&id) else {
            bail!("no leak: device {device} holds a key of nothing");
        };
        ensure!(
            oracle.sees_field(one.staff, *record, "attachments"),
            "no leak: device {device} still has the key of a content of {record}"
        );
    }
    for (id, body) in mirror(one)? {
        let Some(record) = oracle.records.get(&id) else {
            continue;
        };
        for attachment in attachments_of(record.kind, &body) {
            let held = one.store()?.read_blob(attachment.blob);
            let held = held
                .with_context(|| format!("convergence: device {device} lacks a content of {id}"))?;
            let made = world
                .scans
                .get(&attachment.blob)
                .map(|(content, _)| content);
            ensure!(
                made == Some(&held),
                "convergence: device {device} holds another content of {id}"
            );
        }
    }
    Ok(())
}

/// A ready content has its hash.
pub(super) fn server(world: &World) -> Result<()> {
    let rows = world
        .server
        .rows("SELECT id, hash FROM blob WHERE ready = 1")?;
    for row in rows {
        let id = row.uuid(0)?;
        let parts = world.server.rows(&format!(
            "SELECT bytes FROM blob_part WHERE id = x'{}' ORDER BY start",
            id.simple()
        ))?;
        let mut digest = Sha256::new();
        for part in &parts {
            digest.update(part.bytes(0)?);
        }
        ensure!(
            hex(&digest.finalize()) == row.text(1)?,
            "a ready content has its hash: {id} has another"
        );
    }
    Ok(())
}
