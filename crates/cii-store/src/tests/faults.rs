use std::fs;

use super::fixture::*;
use crate::*;

#[test]
fn a_full_disk_refuses_the_change_and_keeps_what_was() {
    let mut office = office();
    let mut person = person(1, "Rey", "Anna");
    office.act("register", |w| w.put(&person));
    let pages: u32 = office
        .store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    office.store.limit_pages(pages + 2).unwrap();
    person.phone = "0".repeat(60_000);
    let refused = office
        .store
        .change(Act::new("edit", CLARA, at(2)), &mut *office.ids, |w| {
            w.put(&person)
        });
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    office.store.limit_pages(1 << 30).unwrap();
    assert_eq!(
        office
            .read(|r| r.get::<cii_domain::person::Person>(&person.id))
            .phone,
        "",
        "nothing of the refused change is there"
    );
    office.act("edit", |w| w.put(&person));
    assert!(office.store.is_folded().unwrap());
    office.store.check().unwrap();
}

#[test]
fn errors_of_the_file_system_get_their_own_sentence() {
    use std::io::{Error, ErrorKind};
    for (kind, code) in [
        (ErrorKind::StorageFull, "store_disk_full"),
        (ErrorKind::QuotaExceeded, "store_disk_full"),
        (ErrorKind::PermissionDenied, "store_read_only"),
        (ErrorKind::ReadOnlyFilesystem, "store_read_only"),
        (ErrorKind::NotFound, "store_io"),
    ] {
        use cii_domain::error_code::ErrorCode;
        assert_eq!(StoreError::from(Error::from(kind)).code(), code);
    }
}

#[test]
fn missing_files_are_told_apart() {
    let office = office();
    let Office { store, folder, .. } = office;
    assert!(matches!(
        Store::create(folder.path(), &key(), meta()),
        Err(StoreError::InUse)
    ));
    store.close().unwrap();
    assert!(matches!(
        Store::create(folder.path(), &key(), meta()),
        Err(StoreError::Exists)
    ));
    assert_eq!(presence(folder.path()), Presence::Complete);
    let keys = folder.path().join("keys.json");
    let kept = fs::read(&keys).unwrap();
    fs::remove_file(&keys).unwrap();
    assert_eq!(presence(folder.path()), Presence::DatabaseOnly);
    assert!(matches!(
        Store::open(folder.path(), &key()),
        Err(StoreError::KeyFile)
    ));
    fs::write(&keys, kept).unwrap();
    fs::remove_file(folder.path().join("bureau-cii.db")).unwrap();
    assert_eq!(presence(folder.path()), Presence::KeysOnly);
    assert!(matches!(
        Store::open(folder.path(), &key()),
        Err(StoreError::Missing)
    ));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(presence(elsewhere.path()), Presence::Nothing);
    assert!(matches!(
        Store::open(elsewhere.path(), &key()),
        Err(StoreError::Missing)
    ));
}

#[test]
fn an_interrupted_first_start_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let random: Random<'_> = &mut |buffer| buffer.fill(5);
    KeySlots::create(
        folder.path(),
        &key(),
        OfficeUse::Practice,
        &[Secret::Practice],
        random,
    )
    .unwrap();
    fs::write(folder.path().join("bureau-cii.db.new"), b"half a page").unwrap();
    fs::create_dir(folder.path().join("scratch-1")).unwrap();
    assert_eq!(presence(folder.path()), Presence::KeysOnly);
    let store = Store::create(folder.path(), &key(), meta()).unwrap();
    assert_eq!(store.office_use(), OfficeUse::Practice);
    assert!(!folder.path().join("scratch-1").exists());
}

#[test]
fn nothing_that_was_written_can_be_read_from_the_files() {
    let mut office = office();
    let mut person = person(1, "Canaristein", "Canariette");
    office.act("register", |w| {
        w.put(&person)?;
        w.put(&situation(1, &person))
    });
    person.name = "Autre".into();
    office.act("edit", |w| w.put(&person));
    for entry in fs::read_dir(office.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for canary in [b"Canari".as_slice(), b"canari"] {
            assert!(!bytes.windows(6).any(|window| window == canary), "{path:?}");
        }
    }
}

/// Permissions do not bind the superuser, as whom continuous integration runs; so the folder is opened by another
/// process, as somebody else, wherever that is possible.
#[cfg(unix)]
#[test]
fn a_read_only_folder_says_so() {
    use std::os::unix::fs::PermissionsExt;

    if let Some(folder) = std::env::var_os("CII_STORE_READ_ONLY_FOLDER") {
        let refused = Store::open(std::path::Path::new(&folder), &key());
        assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
        return;
    }
    let office = office();
    let Office { store, folder, .. } = office;
    store.close().unwrap();
    let mode = |mode| fs::Permissions::from_mode(mode);
    for name in ["bureau-cii.db", "keys.json", "lock"] {
        fs::set_permissions(folder.path().join(name), mode(0o444)).unwrap();
    }
    fs::set_permissions(folder.path(), mode(0o555)).unwrap();
    let program = folder.path().with_extension("test");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    fs::set_permissions(&program, mode(0o755)).unwrap();
    let run = |as_somebody_else: bool| {
        let mut command = std::process::Command::new(&program);
        command
            .args(["tests::faults::a_read_only_folder_says_so", "--exact"])
            .current_dir("/")
            .env("CII_STORE_READ_ONLY_FOLDER", folder.path());
        if as_somebody_else {
            std::os::unix::process::CommandExt::uid(&mut command, 65_534);
        }
        command.output()
    };
    // Only the superuser may become somebody else; anybody else is bound by the permissions already.
    let output = run(true).or_else(|_| run(false)).unwrap();
    fs::remove_file(&program).unwrap();
    fs::set_permissions(folder.path(), mode(0o755)).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
