//! Contents of attachments: where they lie, who can read them, when they go.

use std::{collections::BTreeSet, fs, path::PathBuf};

use cii_domain::{
    BlobId,
    attachment::{Attachment, MediaType},
    procuration::Procuration,
};
use cii_sync::{Aggregate, Change, Cookie, End, Next, Page, Record, Scope, blobs_named, body_of};
use sha2::Digest;
use uuid::Uuid;

use super::fixture::*;
use crate::*;

const CANARY: &[u8] = b"Canarivogel";

fn id(n: u128) -> BlobId {
    BlobId(Uuid::from_u128(0xB10B_0000 + n))
}

/// A content of `size` bytes with a word in each kilobyte that must be found nowhere.
fn content(size: usize) -> Vec<u8> {
    let mut content: Vec<u8> = b"%PDF-1.7 ".to_vec();
    while content.len() < size {
        content.extend(CANARY);
        content.resize(content.len() + 1000, 7);
    }
    content.truncate(size);
    content
}

fn random(seed: u8) -> impl FnMut(&mut [u8]) {
    let mut next = seed;
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_mul(31).wrapping_add(7);
            *byte = next;
        }
    }
}

fn attachment(blob: &SealedBlob) -> Attachment {
    Attachment {
        blob: blob.id(),
        hash: blob.hash().to_owned(),
        size: blob.size(),
        media: MediaType::Pdf,
        title: "Procuration signée".to_owned(),
        added_on: today(),
    }
}

/// An office with a signed procuration.
fn with_procuration() -> (Office, Procuration) {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    let situation = situation(1, &person);
    let paper = procuration(1, &situation, "2025-11-01", "2026-10-31");
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&situation)?;
        w.put(&paper)
    });
    (office, paper)
}

fn attach(office: &mut Office, paper: &Procuration, n: u128, content: &[u8]) -> Attachment {
    let seed = u8::try_from(n).unwrap();
    let sealed = office
        .store
        .seal_blob(id(n), content, &mut random(seed))
        .unwrap();
    let attachment = attachment(&sealed);
    office.act("attach_file", |w| {
        let mut paper: Procuration = w.get(&paper.id)?;
        paper.attach(attachment.clone()).unwrap();
        w.keep_blob(&sealed)?;
        w.put(&paper)
    });
    attachment
}

fn detach(office: &mut Office, paper: &Procuration, n: u128) {
    office.act("remove_attachment", |w| {
        let mut paper: Procuration = w.get(&paper.id)?;
        paper.detach(id(n)).unwrap();
        w.put(&paper)
    });
}

fn files(office: &Office) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(office.folder.path().join("blobs")) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn reopened(office: Office) -> Office {
    let Office { store, ids, folder } = office;
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    Office { store, ids, folder }
}

fn attached(office: &Office, paper: &Procuration) -> usize {
    office
        .read(|r| r.get::<Procuration>(&paper.id))
        .attachments
        .len()
}

#[test]
fn a_content_is_read_as_it_was_and_lies_nowhere_in_clear() {
    let (mut office, paper) = with_procuration();
    // Less than a chunk, a chunk, one byte more, several.
    let sizes = [9, 256 * 1024, 256 * 1024 + 1, 700_000];
    for (n, size) in (1..).zip(sizes) {
        attach(&mut office, &paper, n, &content(size));
    }
    let office = reopened(office);
    for (n, size) in (1..).zip(sizes) {
        assert_eq!(office.store.read_blob(id(n)).unwrap(), content(size));
        let presence = office.read(|r| r.blob_presence(id(n)));
        assert_eq!(presence, BlobPresence::Waiting);
    }
    assert_eq!(files(&office).len(), sizes.len());
    for file in files(&office) {
        let bytes = fs::read(file).unwrap();
        assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY));
    }
}

#[test]
fn what_nothing_names_is_swept_and_what_is_named_is_there() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    // The process ends after the file and before the record that would name it.
    office
        .store
        .seal_blob(id(2), &content(100), &mut random(2))
        .unwrap();
    fs::write(office.folder.path().join("blobs/half.new"), b"half").unwrap();
    assert_eq!(files(&office).len(), 3);
    let office = reopened(office);
    assert_eq!(files(&office).len(), 1);
    assert_eq!(office.store.read_blob(id(1)).unwrap(), content(100));
    assert!(matches!(
        office.store.read_blob(id(2)),
        Err(StoreError::BlobElsewhere)
    ));
}

#[test]
fn a_file_that_is_not_what_it_was_is_not_shown() {
    type Damage = fn(&[PathBuf]);
    let damages: [(&str, Damage); 4] = [
        ("a bit", |files| {
            let mut bytes = fs::read(&files[0]).unwrap();
            bytes[300_000] ^= 1;
            fs::write(&files[0], bytes).unwrap();
        }),
        ("its end", |files| {
            let bytes = fs::read(&files[0]).unwrap();
            fs::write(&files[0], &bytes[..262_160]).unwrap();
        }),
        ("another file", |files| {
            fs::copy(&files[1], &files[0]).unwrap();
        }),
        ("nothing", |files| fs::remove_file(&files[0]).unwrap()),
    ];
    for (what, damage) in damages {
        let (mut office, paper) = with_procuration();
        attach(&mut office, &paper, 1, &content(700_000));
        attach(&mut office, &paper, 2, &content(700_000));
        damage(&files(&office));
        let found = office.store.read_blob(id(1));
        assert!(matches!(found, Err(StoreError::BlobLost)), "{what}");
        assert_eq!(office.store.read_blob(id(2)).unwrap(), content(700_000));
    }
}

#[test]
fn what_was_removed_can_come_back_for_a_week() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    let minutes = |days: i64| at(days * 24 * 60);
    office.store.sweep_blobs(minutes(1)).unwrap();
    detach(&mut office, &paper, 1);
    office.store.sweep_blobs(minutes(2)).unwrap();
    office.store.sweep_blobs(minutes(8)).unwrap();
    office.undo().unwrap();
    assert_eq!(attached(&office, &paper), 1);
    assert_eq!(office.store.read_blob(id(1)).unwrap(), content(100));

    // It was named in between: the week begins anew.
    detach(&mut office, &paper, 1);
    office.store.sweep_blobs(minutes(9)).unwrap();
    office.store.sweep_blobs(minutes(15)).unwrap();
    assert_eq!(files(&office).len(), 1);
    office.store.sweep_blobs(minutes(16)).unwrap();
    assert_eq!(files(&office), Vec::<PathBuf>::new());
    let refused = office.undo();
    assert!(matches!(
        refused,
        Err(StoreError::Undo(UndoRefusal::ChangedSince))
    ));
    assert_eq!(attached(&office, &paper), 0, "nothing names what is gone");
}

#[test]
fn a_backup_holds_the_contents_and_gives_them_back() {
    let (mut office, paper) = with_procuration();
    for n in 1..=3 {
        attach(&mut office, &paper, n, &content(300_000));
    }
    let path = office.folder.path().join("a.backup");
    let made = office.store.backup_to(&path, at(5)).unwrap();
    assert_eq!(made.blobs, 3);
    let target = tempfile::tempdir().unwrap();
    assert_eq!(restore_backup(&path, &key(), target.path()).unwrap(), made);
    let store = Store::open(target.path(), &key()).unwrap();
    assert_eq!(store.read_blob(id(3)).unwrap(), content(300_000));
    store.close().unwrap();

    // Over an office that went on: its contents go aside with its database.
    attach(&mut office, &paper, 4, &content(300_000));
    let Office { store, folder, ids } = office;
    store.close().unwrap();
    restore_backup(&path, &key(), folder.path()).unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    let office = Office { store, ids, folder };
    assert_eq!(files(&office).len(), 3);
    let aside = office.folder.path().join("backups/replaced-1/blobs");
    assert_eq!(fs::read_dir(aside).unwrap().count(), 4);

    // A byte of an attachment is enough for a backup to be broken.
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() - 100_000;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(
        verify_backup(&path, &key(), office.folder.path()),
        Err(StoreError::BrokenBackup)
    ));
}

#[test]
fn a_salvage_does_not_lose_the_keys() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    let Office {
        store,
        folder,
        ids: mut draw,
    } = office;
    store.close().unwrap();
    let into = tempfile::tempdir().unwrap();
    salvage(
        folder.path(),
        &key(),
        into.path(),
        meta(),
        (CLARA, at(9)),
        &mut draw,
    )
    .unwrap();
    // As the application does it: the new database takes the place of the damaged one, the files stay.
    let name = "bureau-cii.db";
    fs::copy(into.path().join(name), folder.path().join(name)).unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.read_blob(id(1)).unwrap(), content(100));
}

/// A record as the server confirms it.
fn confirmed<T: Aggregate>(aggregate: &T) -> Record {
    Record {
        id: aggregate.record_id(),
        kind: T::KIND,
        scope: aggregate.scope(),
        version: 7,
        body: body_of(aggregate).unwrap(),
    }
}

fn pull(office: &mut Office, closed: Vec<Scope>, puts: Vec<Record>, own: (u64, Option<Uuid>)) {
    let seq = office.store.cookie().map_or(9, |cookie| cookie.seq + 1);
    let end = End {
        cookie: Cookie {
            epoch: Uuid::from_u128(1),
            seq,
            grants: 1,
        },
        whole: false,
        renewed: BTreeSet::new(),
        grants_changed: true,
        last_n: own.0,
        last_uuid: own.1,
        results: Vec::new(),
        covered_n: 0,
    };
    let page = Page {
        closed,
        removed: Vec::new(),
        puts,
        history: Vec::new(),
        next: Next::End(end),
    };
    office.store.stage(&page).unwrap();
    let applied = office.store.apply_staged(true).unwrap();
    assert!(matches!(applied, Applied::Done { .. }));
    assert!(office.store.is_folded().unwrap());
}

/// An office that got a procuration with a scan of `size` bytes from its server.
fn with_server(size: usize) -> (Office, Procuration) {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    let situation = situation(1, &person);
    let mut paper = procuration(1, &situation, "2025-11-01", "2026-10-31");
    let content = content(size);
    paper
        .attach(Attachment {
            blob: id(1),
            hash: crate::blob::hash(&content),
            size: u64::try_from(size).unwrap(),
            media: MediaType::Pdf,
            title: "Procuration".to_owned(),
            added_on: today(),
        })
        .unwrap();
    let puts = vec![confirmed(&person), confirmed(&situation), confirmed(&paper)];
    pull(&mut office, Vec::new(), puts, (0, None));
    (office, paper)
}

fn next_fetching(office: &Office) -> Option<Fetching> {
    office
        .store
        .next_fetching(u64::MAX, &BTreeSet::new())
        .unwrap()
}

fn take(office: &mut Office, from: u64, bytes: &[u8]) -> Taken {
    let part = Part {
        from,
        bytes: bytes.to_vec(),
    };
    office
        .store
        .take_blob_part(id(1), &part, &mut random(3))
        .unwrap()
}

#[test]
fn a_content_is_fetched_over_cuts_and_counts_when_it_is_whole() {
    let size = 700_000;
    let (office, paper) = with_server(size);
    let whole = content(size);
    assert_eq!(
        office.store.next_fetching(1000, &BTreeSet::new()).unwrap(),
        None,
        "too large"
    );
    let apart = BTreeSet::from([id(1)]);
    assert_eq!(office.store.next_fetching(u64::MAX, &apart).unwrap(), None);
    let mut office = office;
    // What arrives before each cut: less than a chunk, a chunk and a half, the rest; the process ends between.
    for (arrives, have) in [(100_000, 0), (400_000, 262_144), (700_000, 700_000)] {
        let next = next_fetching(&office).unwrap();
        assert_eq!((next.blob, next.size), (id(1), 700_000));
        let from = usize::try_from(next.from).unwrap();
        let until = (from + arrives).min(size);
        let taken = take(&mut office, next.from, &whole[from..until]);
        assert_eq!(taken == Taken::Whole, until == size);
        office = reopened(office);
        let wanted = if have == 700_000 {
            BlobPresence::Here
        } else {
            BlobPresence::Coming { have }
        };
        assert_eq!(office.read(|r| r.blob_presence(id(1))), wanted);
    }
    assert_eq!(next_fetching(&office), None);
    assert_eq!(office.store.read_blob(id(1)).unwrap(), whole);
    assert_eq!(attached(&office, &paper), 1);
}

#[test]
fn another_content_than_the_record_names_is_not_kept() {
    let (mut office, _) = with_server(700_000);
    let mut wrong = content(700_000);
    wrong[500_000] ^= 1;
    assert_eq!(take(&mut office, 0, &wrong), Taken::Wrong);
    assert_eq!(files(&office), Vec::<PathBuf>::new());
    assert_eq!(next_fetching(&office).unwrap().from, 0);
    // A part that does not follow what is here changes nothing.
    assert_eq!(take(&mut office, 300_000, &wrong[300_000..]), Taken::More);
    assert_eq!(take(&mut office, 0, &content(700_000)), Taken::Whole);

    // The disk lost it: it is fetched once more.
    fs::remove_file(&files(&office)[0]).unwrap();
    assert!(matches!(
        office.store.read_blob(id(1)),
        Err(StoreError::BlobLost)
    ));
    assert!(office.store.forget_lost_blob(id(1)).unwrap());
    assert_eq!(next_fetching(&office).unwrap().from, 0);
}

#[test]
fn after_a_revocation_neither_file_nor_key_is_left() {
    let (mut office, paper) = with_server(700_000);
    take(&mut office, 0, &content(700_000));
    let secret = key_of(&office, 1);
    pull(&mut office, vec![paper.scope()], Vec::new(), (0, None));
    assert_eq!(files(&office), Vec::<PathBuf>::new());
    assert!(office.store.read_blob(id(1)).is_err());
    for entry in fs::read_dir(office.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = if path.is_file() {
            fs::read(path).unwrap()
        } else {
            Vec::new()
        };
        assert!(!bytes.windows(32).any(|window| window == secret));
    }
    let rows: i64 = office
        .store
        .connection
        .query_row("SELECT count(*) FROM blob", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0);
}

fn key_of(office: &Office, n: u128) -> Vec<u8> {
    office
        .store
        .connection
        .query_row("SELECT key FROM blob WHERE id = ?1", [id(n).0], |row| {
            row.get(0)
        })
        .unwrap()
}

#[test]
fn an_own_scan_that_the_server_lacks_goes_there_first_and_is_then_destroyed() {
    let (mut office, paper) = with_server(100);
    take(&mut office, 0, &content(100));
    attach(&mut office, &paper, 2, &content(300_000));
    pull(&mut office, vec![paper.scope()], Vec::new(), (0, None));
    assert_eq!(files(&office).len(), 1, "what the server has went at once");
    let own = match office.store.next_outgoing(1, 10).unwrap() {
        Outgoing::Blob { blob, .. } => blob,
        other @ Outgoing::Changes(_) => panic!("{other:?}"),
    };
    assert_eq!(own, id(2));
    office.store.note_blob_sent(own).unwrap();
    let Outgoing::Changes(changes) = office.store.next_outgoing(1, 10).unwrap() else {
        panic!("it was sent");
    };
    let acknowledged = (1, Some(changes[0].uuid));
    pull(&mut office, Vec::new(), Vec::new(), acknowledged);
    assert_eq!(files(&office), Vec::<PathBuf>::new());
}

#[test]
fn contents_go_before_the_changes_that_name_them() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    let other = person(2, "Imhof", "Beat");
    office.act("register", |w| w.put(&other));
    // Three changes name nothing, the fourth does.
    let Outgoing::Changes(first) = office.store.next_outgoing(1, 10).unwrap() else {
        panic!("nothing to upload before the first three");
    };
    assert_eq!(first.len(), 3);
    let blob = office.store.next_outgoing(4, 10).unwrap();
    let wanted = Outgoing::Blob {
        blob: id(1),
        hash: sha2::Sha256::digest(content(100)).into(),
        size: 100,
        media: MediaType::Pdf,
    };
    assert_eq!(blob, wanted);
    let part = office.store.read_blob_part(id(1), 60, 1000).unwrap();
    assert_eq!((part.from, part.bytes), (60, content(100)[60..].to_vec()));
    office.store.note_blob_sent(id(1)).unwrap();
    assert_eq!(office.read(|r| r.blob_presence(id(1))), BlobPresence::Here);
    let Outgoing::Changes(rest) = office.store.next_outgoing(4, 10).unwrap() else {
        panic!("it was sent");
    };
    assert_eq!(rest.len(), 2);
    // The server was restored and lacks it.
    let missing = BTreeSet::from([id(1)]);
    assert!(!office.store.note_blobs_missing(&missing).unwrap());
    assert_eq!(office.store.next_outgoing(4, 10).unwrap(), wanted);
}

#[test]
fn an_act_goes_as_a_whole() {
    let (mut office, paper) = with_procuration();
    office.act("register", |w| {
        w.put(&person(2, "Imhof", "Beat"))?;
        w.put(&person(3, "Bonvin", "Carole"))
    });
    let sealed = office.store.seal_blob(id(1), &content(100), &mut random(1));
    let sealed = sealed.unwrap();
    office.act("attach_file", |w| {
        w.put(&person(4, "Zen", "Dora"))?;
        let mut paper: Procuration = w.get(&paper.id)?;
        paper.attach(attachment(&sealed)).unwrap();
        w.keep_blob(&sealed)?;
        w.put(&paper)
    });
    let mut sizes = |from, most| match office.store.next_outgoing(from, most).unwrap() {
        Outgoing::Changes(changes) => changes.len(),
        Outgoing::Blob { .. } => 0,
    };
    assert_eq!(sizes(1, 4), 3);
    assert_eq!(
        sizes(4, 1),
        1,
        "an act of more than what goes at once goes in pieces"
    );
    assert_eq!(sizes(4, 2), 2);
    assert_eq!(sizes(4, 3), 2, "not half of the next");
    assert_eq!(sizes(4, 4), 2, "nor what its content must come before");
    assert_eq!(
        sizes(6, 2),
        0,
        "the content first, though the first change does not name it"
    );
}

#[test]
fn a_change_whose_content_is_lost_goes_without_it() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    attach(&mut office, &paper, 2, &content(200));
    fs::remove_file(&files(&office)[0]).unwrap();
    let Outgoing::Changes(changes) = office.store.next_outgoing(4, 1).unwrap() else {
        panic!("there is nothing to upload");
    };
    let named = blobs_named(changes[0].kind, &changes[0].change);
    assert_eq!(named, BTreeSet::from([id(1)]));
    assert!(office.store.note_blobs_missing(&named).unwrap());
    assert_eq!(attached(&office, &paper), 1);
    assert!(office.store.is_folded().unwrap());
    let changes = office.store.list_waiting(4, 2).unwrap();
    let named = changes
        .iter()
        .map(|change| blobs_named(change.kind, &change.change));
    assert_eq!(
        named.collect::<Vec<_>>(),
        [BTreeSet::new(), BTreeSet::from([id(2)])]
    );
    assert!(
        matches!(changes[0].change, Change::Patch(_)),
        "its number still counts"
    );
}

#[test]
fn a_restored_server_that_asks_again_gets_the_change_without_what_is_gone() {
    let (mut office, paper) = with_procuration();
    attach(&mut office, &paper, 1, &content(100));
    let attached = office.store.list_waiting(4, 1).unwrap().remove(0);
    let person = office.read(|r| r.get::<cii_domain::person::Person>(&paper.person));
    let situation = office.read(|r| r.get::<cii_domain::situation::Situation>(&paper.situation));
    detach(&mut office, &paper, 1);
    let removed = office.store.list_waiting(5, 1).unwrap().remove(0);
    let puts = vec![confirmed(&person), confirmed(&situation), confirmed(&paper)];
    pull(&mut office, Vec::new(), puts, (5, Some(removed.uuid)));
    assert_eq!(files(&office), Vec::<PathBuf>::new(), "nobody may read it");
    let named = blobs_named(attached.kind, &attached.change);
    assert_eq!(named, BTreeSet::from([id(1)]));
    assert!(!office.store.note_blobs_missing(&named).unwrap());
    let again = office.store.list_waiting(4, 1).unwrap().remove(0);
    assert_eq!(again.uuid, attached.uuid);
    assert_eq!(
        blobs_named(again.kind, &again.change),
        BTreeSet::new(),
        "it would wait for ever"
    );
}
