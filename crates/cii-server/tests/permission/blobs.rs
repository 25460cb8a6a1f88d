//! Contents of attachments: who reads them is who sees the record that names them, and naming one opens nothing.

use std::collections::BTreeSet;

use cii_domain::{BlobId, attachment::MediaType};
use cii_server::{BlobHead, Database, Engine, Rules, ServerError, SqliteDatabase, backup, restore};
use cii_sync::BLOB_PART;
use sha2::{Digest, Sha256};

use super::{
    CMS, COMMISSION, OFFICER, ORP, Outcome, PERSON, PHYSICIAN, PROCURATION, PushAnswer, RecordKind,
    SECRETARY, SESSION, SIERRE, SION, SITUATION, Value, WORKER, World, id, json, procuration,
    situation,
};

const SCAN: BlobId = BlobId(uuid::Uuid::from_u128(0xB10B));

fn scan() -> Vec<u8> {
    let mut scan = b"%PDF-1.4\n".to_vec();
    scan.resize(BLOB_PART + 1000, 7);
    scan
}

pub(super) fn hash(content: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(content)
        .iter()
        .fold(String::new(), |mut hash, byte| {
            write!(hash, "{byte:02x}").unwrap();
            hash
        })
}

fn head(content: &[u8]) -> BlobHead {
    BlobHead {
        hash: hash(content),
        size: content.len().try_into().unwrap(),
        media: MediaType::Pdf,
    }
}

fn attached(blob: BlobId) -> Value {
    let BlobHead { hash, size, .. } = head(&scan());
    json!([{
        "blob": blob, "hash": hash, "size": size, "media": "pdf", "title": "Procuration", "added_on": "2026-03-02",
    }])
}

impl World {
    /// A situation with a procuration that names an institution.
    fn with_procuration() -> Self {
        Self::new().and_procuration()
    }

    fn and_procuration(self) -> Self {
        let mut world = self;
        world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
        world.officer(RecordKind::Situation, SITUATION, &situation());
        world.officer(
            RecordKind::Procuration,
            PROCURATION,
            &procuration(&Value::Null),
        );
        world
    }

    fn bring(&self, who: u128, blob: BlobId) {
        let content = scan();
        for (index, part) in content.chunks(BLOB_PART).enumerate() {
            let from = (index * BLOB_PART).try_into().unwrap();
            self.engine
                .put_blob(
                    Self::caller(who),
                    blob,
                    &head(&content),
                    (from, part),
                    self.moment(),
                )
                .unwrap();
        }
    }

    fn attach(&mut self, who: u128, record: u128, attachments: &Value) -> PushAnswer {
        self.ask(
            who,
            RecordKind::Procuration,
            record,
            json!({"attachments": attachments}),
        )
    }

    fn reads(&self, who: u128, blob: BlobId) -> bool {
        let caller = Self::caller(who);
        match self.engine.get_blob(caller, blob, 0, self.moment()) {
            Ok(answer) => {
                assert_eq!(answer.bytes, scan()[..BLOB_PART]);
                true
            }
            Err(ServerError::UnknownBlob) => false,
            Err(other) => panic!("{other}"),
        }
    }
}

fn missing(answer: &PushAnswer) -> bool {
    match answer {
        PushAnswer::Missing { blobs } => {
            assert_eq!(*blobs, BTreeSet::from([SCAN]));
            true
        }
        PushAnswer::Taken { results } => {
            assert_eq!(results[0].outcome, Outcome::Applied);
            false
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scan_is_read_by_whoever_sees_the_procuration_whole() {
    read_by_whoever_sees_the_procuration(&mut World::with_procuration());
}

/// The same where the rows are guarded: a statement that forgot its condition finds no scan of others either.
#[cfg(unix)]
#[test]
fn a_scan_is_read_by_the_same_people_on_postgresql() {
    use cii_server::{Sight, see};
    let cluster = super::cluster::Cluster::start("");
    let url = cluster.create("scans");
    let mut world = super::second_line::world(&url).and_procuration();
    world.bring(SECRETARY, SCAN);
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    for (who, sees) in [
        (SECRETARY, true),
        (SION, true),
        (ORP, true),
        (SIERRE, false),
        (COMMISSION, false),
        (0xBAD, false),
    ] {
        for table in ["blob", "blob_part", "blob_use"] {
            let mut found = 0;
            world
                .database
                .read(&mut |transaction| {
                    see(transaction, Sight::Reader(World::caller(who)))?;
                    let sql = format!("SELECT COUNT(*) FROM {table}");
                    found = transaction.query(&sql, &[])?[0].int(0)?;
                    Ok(())
                })
                .unwrap();
            assert_eq!(found > 0, sees, "{who} {table}");
        }
    }
    assert!(!missing(&world.attach(SECRETARY, PROCURATION, &json!([]))));
    // What is not the writer's is not thrown away by a statement without a condition.
    let undone = world.database.write(&mut |transaction| {
        see(transaction, Sight::Writer(World::caller(SION)))?;
        assert_eq!(transaction.execute("DELETE FROM blob_part", &[])?, 0);
        Err(ServerError::Malformed)
    });
    assert!(matches!(undone, Err(ServerError::Malformed)));
    let url = cluster.create("story");
    let mut world = super::second_line::world(&url).and_procuration();
    read_by_whoever_sees_the_procuration(&mut world);
}

fn read_by_whoever_sees_the_procuration(world: &mut World) {
    assert!(missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    world.bring(SECRETARY, SCAN);
    assert!(!world.reads(SECRETARY, SCAN), "nothing names it yet");
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    world.check("a scan");
    let unknown = BlobId(id(0xB10C));
    for (who, reads) in [
        (OFFICER, true),
        (SECRETARY, true),
        (SION, true),
        (SIERRE, false),
        // It announced, and holds the paper itself.
        (ORP, true),
        (WORKER, true),
        // It is named, and sees its own line only.
        (CMS, false),
        (PHYSICIAN, false),
        (COMMISSION, false),
    ] {
        assert_eq!(world.reads(who, SCAN), reads, "{who}");
        assert!(!world.reads(who, unknown));
        let state = |blob| world.engine.blob_state(World::caller(who), blob);
        assert_eq!(state(SCAN).is_ok(), reads, "{who}");
        assert!(matches!(state(unknown), Err(ServerError::UnknownBlob)));
    }

    // The mask closes it like everything else.
    world.officer(
        RecordKind::Person,
        PERSON,
        &json!({"restriction": {"reason": "x", "allowed": [id(OFFICER)]}}),
    );
    for (who, reads) in [
        (OFFICER, true),
        (SECRETARY, false),
        (SION, false),
        (ORP, false),
    ] {
        assert_eq!(world.reads(who, SCAN), reads, "{who} behind the mask");
    }
}

#[test]
fn what_belongs_to_the_minutes_is_read_with_them() {
    let mut world = World::with_procuration();
    world.bring(SECRETARY, SCAN);
    let invitee = |n: u128, staff: u128, institution: &str| {
        json!({
            "id": id(n), "who": {"kind": "staff", "id": id(staff)}, "role": "respondent",
            "institution": institution, "sendings": [], "reply": {"kind": "open"}, "called_off": null,
            "called_off_because": "", "called_off_language": null,
        })
    };
    let answer = world.ask(
        SECRETARY,
        RecordKind::Session,
        SESSION,
        json!({
            "situation": id(SITUATION), "state": "held", "starts_at": "2026-03-01T09:00:00",
            "invitees": [invitee(0x31, CMS, "cms"), invitee(0x32, ORP, "orp")],
            "outcome": {"decision": "network", "minutes": "Texte", "language": "fr", "approval": null},
            "attachments": attached(SCAN),
        }),
    );
    assert!(!missing(&answer));
    world.check("minutes");
    for (who, reads) in [
        (SECRETARY, true),
        // It sat at the table and is named.
        (CMS, true),
        // It sat there and no procuration names it.
        (ORP, false),
        (SIERRE, false),
    ] {
        assert_eq!(world.reads(who, SCAN), reads, "{who}");
    }
}

#[test]
fn naming_a_content_opens_it_to_nobody() {
    let mut world = World::with_procuration();
    let other = 0x41;
    let mut second = procuration(&Value::Null);
    second["signed_on"] = Value::Null;
    world.officer(RecordKind::Procuration, other, &second);
    world.bring(SECRETARY, SCAN);
    // Before anything names it: only whoever brought it can.
    assert!(missing(&world.attach(ORP, other, &attached(SCAN))));
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    // It belongs to that record now, also for whoever brought it.
    for who in [ORP, OFFICER, SECRETARY] {
        assert!(missing(&world.attach(who, other, &attached(SCAN))), "{who}");
    }

    assert!(!missing(&world.attach(SECRETARY, PROCURATION, &json!([]))));
    assert!(!world.reads(OFFICER, SCAN), "no record names it");
    // Somebody else takes the removal back.
    assert!(!missing(&world.attach(
        OFFICER,
        PROCURATION,
        &attached(SCAN)
    )));
    assert!(world.reads(SION, SCAN));

    // Somebody else's name for a content cannot be taken over.
    let content = scan();
    let part = (0, &content[..BLOB_PART]);
    let taken = world.engine.put_blob(
        World::caller(ORP),
        SCAN,
        &head(&content),
        part,
        world.moment(),
    );
    assert!(matches!(taken, Err(ServerError::BlobTaken)));
}

#[test]
fn what_nothing_names_goes_after_a_week() {
    let mut world = World::with_procuration();
    world.bring(SECRETARY, SCAN);
    world.today = "2026-03-08".parse().unwrap();
    world.engine.sweep(world.moment()).unwrap();
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    world.today = "2026-04-08".parse().unwrap();
    world.engine.sweep(world.moment()).unwrap();
    assert!(world.reads(OFFICER, SCAN), "it is named");
    assert!(!missing(&world.attach(SECRETARY, PROCURATION, &json!([]))));
    world.today = "2026-04-16".parse().unwrap();
    world.engine.sweep(world.moment()).unwrap();
    assert!(missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    // Brought again, it is there again.
    world.bring(SECRETARY, SCAN);
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
}

#[test]
fn reading_is_audited_and_a_backup_holds_it() {
    let mut world = World::with_procuration();
    world.bring(SECRETARY, SCAN);
    assert!(!missing(&world.attach(
        SECRETARY,
        PROCURATION,
        &attached(SCAN)
    )));
    assert!(world.reads(SION, SCAN));
    let mut entries = Vec::new();
    world
        .database
        .read(&mut |transaction| {
            for row in transaction.query("SELECT entry FROM audit ORDER BY n", &[])? {
                entries.push(row.text(0)?.to_owned());
            }
            Ok(())
        })
        .unwrap();
    let about = |act: &str| entries.iter().filter(|entry| entry.contains(act)).count();
    assert_eq!((about("bring_blob"), about("read_blob")), (1, 1));
    assert!(entries.last().unwrap().contains(&id(SION).to_string()));

    let mut file = Vec::new();
    backup(&*world.database, &mut file, world.moment().at).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let restored = SqliteDatabase::open(&folder.path().join("server.db")).unwrap();
    restore(&restored, &mut file.as_slice()).unwrap();
    let engine = Engine::start(restored, Rules, id(0xE), 0).unwrap();
    let caller = World::caller(OFFICER);
    let from = BLOB_PART.try_into().unwrap();
    let end = engine.get_blob(caller, SCAN, from, world.moment()).unwrap();
    assert_eq!(end.bytes, scan()[BLOB_PART..]);
}
