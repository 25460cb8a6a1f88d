//! Files that come back from somewhere: backups of server and office, the key slots beside a database, an image for the
//! letterhead.

use std::{fs, io::Cursor};

use cii_server::{Engine, Rules, SqliteDatabase, backup, restore, verify_backup};
use cii_store::{KeySlots, read_backup_slots, read_backup_summary};
use uuid::Uuid;

use crate::{answers::office, engine::scratch};

/// Verified or refused; and what is verified can be restored.
pub(crate) fn read_server_backup(bytes: &[u8]) {
    if verify_backup(&mut Cursor::new(bytes)).is_err() {
        return;
    }
    let folder = scratch();
    let database = SqliteDatabase::open(&folder.path().join("server.db")).expect("a database");
    // It may be one of another version.
    drop(restore(&database, &mut Cursor::new(bytes)));
}

pub(crate) fn good_server_backups() -> Vec<Vec<u8>> {
    let folder = scratch();
    let database = SqliteDatabase::open(&folder.path().join("server.db")).expect("a database");
    let engine = Engine::start(database, Rules, Uuid::from_u128(1), 0).expect("an engine");
    let mut written = Vec::new();
    backup(
        engine.database(),
        &mut written,
        chrono::DateTime::UNIX_EPOCH,
    )
    .expect("a backup");
    vec![written]
}

pub(crate) fn read_key_slots(bytes: &[u8]) {
    let folder = scratch();
    fs::write(folder.path().join("keys.json"), bytes).expect("written");
    if let Ok(slots) = KeySlots::read(folder.path()) {
        slots.list_kinds();
        slots.find_keyring_entry();
    }
}

pub(crate) fn good_key_slots() -> Vec<Vec<u8>> {
    let folder = scratch();
    drop(office(folder.path()));
    vec![fs::read(folder.path().join("keys.json")).expect("the slots")]
}

pub(crate) fn read_office_backup(bytes: &[u8]) {
    let folder = scratch();
    let path = folder.path().join("backup");
    fs::write(&path, bytes).expect("written");
    drop(read_backup_summary(&path));
    drop(read_backup_slots(&path));
}

pub(crate) fn good_office_backups() -> Vec<Vec<u8>> {
    let folder = scratch();
    let path = folder.path().join("backup");
    office(folder.path())
        .backup_to(&path, chrono::DateTime::UNIX_EPOCH)
        .expect("a backup");
    vec![fs::read(&path).expect("the backup")]
}

pub(crate) fn read_image(bytes: &[u8]) {
    if let Ok(kept) = cii_documents::image::import(bytes) {
        // What was taken once is taken again.
        cii_documents::image::import(&kept).expect("a kept image");
    }
}

pub(crate) fn good_images() -> Vec<Vec<u8>> {
    // A point, as PNG.
    let png: [u8; 67] = [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
        0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x00,
        0x01, 0x00, 0x00, 0x05, 0x00, 0x01, 0x0d, 0x0a, 0x2d, 0xb4, 0x00, 0x00, 0x00, 0x00, 0x49,
        0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];
    vec![png.to_vec()]
}
