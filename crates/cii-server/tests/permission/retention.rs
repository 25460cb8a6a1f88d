//! What is due goes: from the server, from what it sends, and from every page of its files. The figures stay.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use cii_domain::{StaffId, situation::CaseNumber};
use cii_server::{Offer, RetentionError, Sight, see};
use cii_sync::{
    Body, Change, Cookie, DeviceId, HistoryEvent, Leaving, Next, Outcome, Page, PullAnswer,
    PullRequest, RecordKind, SCHEMA, Scope,
};
use serde_json::json;

use super::{
    COMMISSION, OFFICER, ORP, SECRETARY, STAFF, Uuid, World, blobs,
    generated::{CANARY, Dice, plant_file},
    id,
};

const YEARS: u32 = 10;

fn staff(number: u128) -> StaffId {
    StaffId(id(number))
}

/// All pages of a pull, and where it ends.
fn pages(world: &World, who: u128, cookie: Option<Cookie>) -> (Vec<Page>, Cookie) {
    let mut pages = Vec::new();
    let mut page = None;
    loop {
        let request = PullRequest {
            device: DeviceId(id(who)),
            schema: SCHEMA,
            cookie,
            page,
            acknowledged: 0,
            repair: BTreeSet::new(),
        };
        let answer = world
            .engine
            .pull(World::caller(who), &request, world.moment());
        let PullAnswer::Page(got) = answer.unwrap() else {
            panic!("no page")
        };
        let next = got.next.clone();
        pages.push(*got);
        match next {
            Next::Page(token) => page = Some(token),
            Next::End(end) => return (pages, end.cookie),
        }
    }
}

/// What a device holds, by scope.
type Held = BTreeMap<Uuid, Scope>;

fn held(pages: &[Page]) -> Held {
    let puts = pages.iter().flat_map(|page| &page.puts);
    puts.map(|record| (record.id, record.scope.clone()))
        .collect()
}

/// The numbers of the files whose text is somewhere in the tables.
fn told_in_tables(world: &World) -> BTreeSet<u128> {
    let mut found = BTreeSet::new();
    let tables = [
        "SELECT body FROM record",
        "SELECT event FROM history",
        "SELECT mutation FROM quarantine",
        "SELECT counted FROM figure",
        "SELECT entry FROM audit",
        "SELECT content FROM grant_set",
        "SELECT outcome FROM mutation",
        "SELECT fields FROM change_log",
    ];
    world
        .database
        .read(&mut |transaction| {
            see(transaction, Sight::Server)?;
            for sql in tables {
                for row in transaction.query(sql, &[])? {
                    found.extend(numbers_in(row.text(0)?.as_bytes()));
                }
            }
            Ok(())
        })
        .unwrap();
    found
}

fn numbers_in(bytes: &[u8]) -> BTreeSet<u128> {
    let mut found = BTreeSet::new();
    let needle = CANARY.as_bytes();
    let mut rest = bytes;
    while let Some(at) = rest.windows(needle.len()).position(|part| part == needle) {
        rest = &rest[at + needle.len()..];
        let digits: Vec<u8> = rest
            .iter()
            .skip(1)
            .copied()
            .take_while(u8::is_ascii_digit)
            .collect();
        found.extend(String::from_utf8(digits).unwrap().parse::<u128>().ok());
    }
    found
}

/// The same in whatever lies on the disk, deleted or not.
fn told_in_files(folder: &Path) -> BTreeSet<u128> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(told_in_files(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            found.extend(numbers_in(&bytes));
        }
    }
    found
}

/// A scan that a record of the file names.
fn file_scan(world: &World, number: u128) {
    let scan = format!("%PDF-1.4 {CANARY} {number}").into_bytes();
    let length: i64 = scan.len().try_into().unwrap();
    let blob = id(0xB10B_0000 + number);
    world
        .database
        .write(&mut |transaction| {
            see(transaction, Sight::Server)?;
            transaction.execute(
                "INSERT INTO blob (id, staff, hash, size, media, have, ready, touched_at)
                 VALUES ($1, $1, '', $2, 'pdf', $2, 1, '')",
                &[blob.into(), length.into()],
            )?;
            transaction.execute(
                "INSERT INTO blob_part (id, start, bytes) VALUES ($1, 0, $2)",
                &[blob.into(), scan.clone().into()],
            )?;
            transaction.execute(
                "INSERT INTO blob_use (id, record, present) VALUES ($1, $2, 1)",
                &[blob.into(), id(0x1000 * (number + 1)).into()],
            )?;
            Ok(())
        })
        .unwrap();
}

/// What was deleted lives on in what is told of it.
fn history_of_deleted(world: &World, number: u128) {
    let deleted = HistoryEvent::Deleted {
        body: Body::from_iter([("text".to_owned(), format!("{CANARY} {number}").into())]),
    };
    world
        .database
        .write(&mut |transaction| {
            see(transaction, Sight::Server)?;
            transaction.execute(
                "INSERT INTO history
                 SELECT seq, position + 1000, mutation, $1, 'note', scope, act_group, act, by_staff, at, $2
                 FROM history WHERE record = $3",
                &[
                    id(0xDE1E_0000 + number).into(),
                    serde_json::to_string(&deleted)?.into(),
                    id(0x1000 * (number + 1)).into(),
                ],
            )?;
            Ok(())
        })
        .unwrap();
}

pub(super) fn what_is_due_goes_and_the_figures_stay(world: &mut World) {
    let mut dice = Dice(1912);
    let files: BTreeSet<u128> = (1..=30).collect();
    for number in &files {
        plant_file(world, &mut dice, *number);
    }
    for number in &files {
        file_scan(world, *number);
    }
    for number in &files {
        history_of_deleted(world, *number);
    }
    // A stranger's change is refused, and kept with what it says.
    for number in &files {
        let person = 0x1000 * (number + 1);
        let fields = json!({"email": format!("{CANARY} {number}")});
        let refused = world.write(COMMISSION, RecordKind::Person, person, fields);
        assert!(matches!(refused, Outcome::Refused { .. }), "{refused:?}");
    }
    let before: BTreeMap<u128, (Held, Cookie)> = STAFF
        .iter()
        .map(|(who, ..)| {
            let (pages, cookie) = pages(world, *who, None);
            (*who, (held(&pages), cookie))
        })
        .collect();
    assert_eq!(told_in_tables(world), files);
    let figures = world.engine.figures().unwrap();

    // On the day before, nothing is due; ten years after the last act, what is closed.
    let last = "2026-03-02".parse().unwrap();
    let eve = "2036-03-01".parse().unwrap();
    assert!(world.engine.retention(YEARS, eve).unwrap().is_empty());
    world.today = "2036-09-01".parse().unwrap();
    let going = world.engine.retention(YEARS, world.today).unwrap();
    let due: BTreeSet<CaseNumber> = going
        .persons
        .iter()
        .flat_map(|one| one.numbers.iter().copied())
        .collect();
    assert!(going.persons.iter().all(|one| one.last >= last));
    assert_eq!(
        going.persons.len() + going.waiting + going.open,
        files.len()
    );
    assert!(due.len() > 3 && going.open > 3, "{due:?} of {going:?}");
    assert_eq!(going.forgotten, going.open);
    assert_eq!(going.refused(), going.persons.len());
    who_may_not_lets_nothing_go(world, &going.preview);

    let preview = going.preview.clone();
    for who in [OFFICER, SECRETARY] {
        world
            .engine
            .confirm_retention(&preview, YEARS, staff(who), world.moment())
            .unwrap();
    }
    a_broken_archive_keeps_everything(world, &preview, &files);
    let mut shelf = Shelf::default();
    let gone = world
        .engine
        .let_go(&preview, YEARS, world.moment(), &mut |offer| {
            offer(&mut shelf)
        })
        .unwrap();
    let archived = shelf.whole();
    assert_eq!(gone.persons.len(), going.persons.len());
    let offered = numbers_in(archived.as_bytes());
    assert_eq!(archived.matches("\"content\"").count(), gone.persons.len());
    assert_eq!(offered.len(), gone.persons.len());
    let staying: BTreeSet<u128> = files.difference(&offered).copied().collect();
    assert_eq!(told_in_tables(world), staying);
    assert_eq!(told_in_files(&world.files), staying, "in the files");
    assert_eq!(world.engine.figures().unwrap(), figures);
    assert!(world.engine.verify_audit(None).unwrap().is_none());
    for (who, (held, cookie)) in before {
        is_taken_from_the_device(world, who, &held, cookie, &offered);
    }
    what_a_device_still_sends_goes_as_well(world, *offered.first().unwrap());
    assert_eq!(world.engine.figures().unwrap(), figures);
    assert_eq!(
        told_in_files(&world.files),
        staying,
        "in the files at the end"
    );
}

/// Where an archive offer goes.
struct Shelf {
    written: Vec<u8>,
    room: usize,
    /// The most that came at once.
    most: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            written: Vec::new(),
            room: usize::MAX,
            most: 0,
        }
    }
}

impl io::Write for Shelf {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written.len() + bytes.len() > self.room {
            return Err(io::Error::other("the disk is full"));
        }
        self.written.extend(bytes);
        self.most = self.most.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Shelf {
    /// What came, line by line and never more at once, counted and hashed at its end.
    fn whole(self) -> String {
        let text = String::from_utf8(self.written).unwrap();
        let longest = text.lines().map(str::len).max().unwrap();
        assert!(self.most <= longest + 1, "{} at once", self.most);
        let end = text.lines().last().unwrap();
        let before = text.strip_suffix(&format!("{end}\n")).unwrap();
        let end: serde_json::Value = serde_json::from_str(end).unwrap();
        assert_eq!(end["lines"], before.lines().count());
        assert_eq!(end["sha256"], blobs::hash(before.as_bytes()));
        text
    }
}

fn who_may_not_lets_nothing_go(world: &mut World, preview: &str) {
    let run = |world: &World, preview: &str| {
        let mut never = |_: Offer<'_>| -> io::Result<()> { panic!("an archive offer") };
        world
            .engine
            .let_go(preview, YEARS, world.moment(), &mut never)
            .unwrap_err()
    };
    let confirm = |world: &World, who: u128, preview: &str| {
        world
            .engine
            .confirm_retention(preview, YEARS, staff(who), world.moment())
    };
    let unconfirmed = |world: &World| matches!(run(world, preview), RetentionError::NotConfirmed);
    assert!(unconfirmed(world));
    for who in [ORP, 0xBAD] {
        let refused = confirm(world, who, preview);
        assert!(matches!(refused, Err(RetentionError::NotEntitled)));
    }
    // One person twice is one person.
    for _ in 0..2 {
        confirm(world, OFFICER, preview).unwrap();
        assert!(unconfirmed(world));
    }
    let tomorrow = preview.replace("2036-09-01", "2036-09-02");
    for (other, expected) in [
        (tomorrow.as_str(), "the day is still to come"),
        ("2036-09-01.0123", "the preview is no longer right"),
        ("anything", "the preview is no longer right"),
        ("2030-01-01.0123", "nothing is due"),
    ] {
        assert_eq!(run(world, other).to_string(), expected, "{other}");
        let refused = confirm(world, SECRETARY, other).unwrap_err();
        assert_eq!(refused.to_string(), expected, "{other}");
    }
}

fn a_broken_archive_keeps_everything(world: &World, preview: &str, files: &BTreeSet<u128>) {
    // At the first byte, in the middle, and when everything is written but not in its place.
    for room in [0, 5000, usize::MAX] {
        let mut full = |offer: Offer<'_>| {
            let mut shelf = Shelf {
                room,
                ..Shelf::default()
            };
            offer(&mut shelf)?;
            Err(io::Error::other("it cannot be put in its place"))
        };
        let failed = world
            .engine
            .let_go(preview, YEARS, world.moment(), &mut full);
        assert!(matches!(failed, Err(RetentionError::Archive(_))), "{room}");
    }
    assert_eq!(told_in_tables(world), *files);
}

/// The next pull closes everything that the device held of those who are gone, and tells nothing of them.
fn is_taken_from_the_device(
    world: &World,
    who: u128,
    before: &Held,
    cookie: Cookie,
    gone: &BTreeSet<u128>,
) {
    let (pages, _) = pages(world, who, Some(cookie));
    let closed: BTreeSet<&Scope> = pages.iter().flat_map(|page| &page.closed).collect();
    let there: BTreeSet<Uuid> = world.pull(who).into_keys().collect();
    let of_gone = |record: &Uuid| gone.contains(&(record.as_u128() >> 12).wrapping_sub(1));
    for (record, scope) in before.iter().filter(|(record, _)| of_gone(record)) {
        assert!(closed.contains(scope), "{who}: {record} in {scope}");
        assert!(!there.contains(record), "{who}: {record}");
    }
    for page in &pages {
        let told = serde_json::to_string(page).unwrap();
        assert!(numbers_in(told.as_bytes()).is_disjoint(gone), "{who}");
        for removed in page.removed.iter().filter(|one| of_gone(&one.record)) {
            assert_eq!(removed.why, Leaving::Closed, "{who}: {removed:?}");
        }
    }
}

/// A device that was away sends a change of somebody who is gone: refused and kept, it is due at once.
fn what_a_device_still_sends_goes_as_well(world: &mut World, number: u128) {
    let person = 0x1000 * (number + 1);
    let late = world.push(
        SECRETARY,
        RecordKind::Person,
        person,
        Change::Create(cii_sync::complete(
            RecordKind::Person,
            json!({"id": id(person), "name": format!("{CANARY} {number}")})
                .as_object()
                .unwrap(),
        )),
        0,
    );
    assert!(matches!(late, Outcome::Refused { .. }), "{late:?}");
    assert!(told_in_tables(world).contains(&number));
    let going = world.engine.retention(YEARS, world.today).unwrap();
    assert_eq!((going.persons.len(), going.refused()), (0, 1));
    for who in [OFFICER, SECRETARY] {
        let (engine, moment) = (&world.engine, world.moment());
        engine
            .confirm_retention(&going.preview, YEARS, staff(who), moment)
            .unwrap();
    }
    let mut archive = |offer: Offer<'_>| offer(&mut io::sink());
    let (engine, moment) = (&world.engine, world.moment());
    engine
        .let_go(&going.preview, YEARS, moment, &mut archive)
        .unwrap();
    assert!(!told_in_tables(world).contains(&number));
}
