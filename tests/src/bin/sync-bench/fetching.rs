//! The first sync of many records: in peace, killed in the middle, and what a pull costs when there is nothing new.

use std::{
    io::{BufRead as _, BufReader},
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use bureau_cii_tests::{
    desk::{Desk, draw, refused},
    times::Times,
};
use cii_remote::{Server, ServerAddress};
use cii_store::{Applied, Store};
use cii_sync::{DeviceId, Next, PullAnswer, Secret};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::filled::{Filled, empty, key};

/// Pulls with nothing new that are measured.
const IDLE: usize = 200;

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A first sync in peace.
pub(crate) struct First {
    pub(crate) records: u64,
    pub(crate) bytes: u64,
    pub(crate) ms: f64,
    /// Of it: putting in place what came.
    pub(crate) apply_ms: f64,
    /// The same rows into a bare encrypted database, in one transaction.
    pub(crate) floor_ms: f64,
    pub(crate) store: Fetched,
}

/// A database that is in step.
pub(crate) struct Fetched {
    store: Store,
    desk: Desk,
    _folder: TempDir,
}

/// Pulls until everything is in place. Tells each page that is safe on the disk; gives the time of the putting in place.
fn pull_all(
    server: &Server,
    token: &Secret,
    store: &mut Store,
    mut staged: impl FnMut(),
) -> Result<Duration> {
    if store.is_staged_whole() {
        let begin = Instant::now();
        store.apply_staged(false)?;
        return Ok(begin.elapsed());
    }
    if store.cookie().is_some() {
        // What was half in place was completed when the database opened.
        return Ok(Duration::ZERO);
    }
    loop {
        let request = store.pull_request()?;
        let PullAnswer::Page(page) = server.pull(token, &request).map_err(refused)? else {
            bail!("the server began anew");
        };
        store.stage(&page)?;
        staged();
        if matches!(page.next, Next::End(_)) {
            let begin = Instant::now();
            let applied = store.apply_staged(false)?;
            ensure!(matches!(applied, Applied::Done { .. }), "{applied:?}");
            return Ok(begin.elapsed());
        }
    }
}

pub(crate) fn first(filled: &mut Filled) -> Result<First> {
    let desk = filled.desk()?;
    let folder = tempfile::tempdir()?;
    let mut store = empty(folder.path(), desk.device)?;
    let begin = Instant::now();
    let apply = pull_all(&desk.server, &desk.session.token, &mut store, || {})?;
    let ms = millis(begin.elapsed());
    let records = store.count_confirmed()?;
    ensure!(records >= u64::from(filled.records), "{records} came");
    Ok(First {
        records,
        bytes: filled.bytes,
        ms,
        apply_ms: millis(apply),
        floor_ms: floor(filled)?,
        store: Fetched {
            store,
            desk,
            _folder: folder,
        },
    })
}

/// Rows of the same number and length into an encrypted table, in one transaction.
fn floor(filled: &Filled) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let mut bare = Connection::open(folder.path().join("bare.db"))?;
    bare.execute_batch(
        "PRAGMA key = \"x'2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a'\";
         PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE record (id BLOB PRIMARY KEY, body TEXT NOT NULL);",
    )?;
    let body = "x".repeat(usize::try_from(filled.bytes)?);
    let begin = Instant::now();
    let transaction = bare.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO record VALUES (?1, ?2)")?;
        for _ in 0..filled.records {
            insert.execute(params![draw().as_bytes().as_slice(), body])?;
        }
    }
    transaction.commit()?;
    Ok(millis(begin.elapsed()))
}

/// A first sync whose desktop is killed: milliseconds of work that was done again.
pub(crate) struct Killed {
    /// Between two pages.
    pub(crate) between: f64,
    /// While everything is put in place.
    pub(crate) placing: f64,
    /// The most of all runs.
    pub(crate) worst: f64,
}

/// What the process that is to be killed must know.
#[derive(Serialize, Deserialize)]
struct Errand {
    address: String,
    token: Secret,
    folder: String,
    device: DeviceId,
}

/// The process that is to be killed: fetches, and tells each page that is safe.
pub(crate) fn fetch(errand: &Path) -> Result<()> {
    let errand: Errand = serde_json::from_slice(&std::fs::read(errand)?)?;
    let address: ServerAddress = errand
        .address
        .parse()
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let folder = Path::new(&errand.folder);
    let mut store = Store::open(folder, &key())?;
    ensure!(store.device() == errand.device, "another device");
    println!("open");
    let mut page = 0;
    pull_all(&Server::new(address), &errand.token, &mut store, || {
        page += 1;
        println!("page {page}");
    })?;
    println!("done {}", store.count_confirmed()?);
    Ok(())
}

/// What one run of the fetching process told, each with its time after the beginning. Last stands that it was killed, unless
/// it had ended before that.
fn run(errand: &Path, kill: impl Fn(usize) -> Option<Duration>) -> Result<Vec<(f64, String)>> {
    let begin = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .arg("--fetch")
        .arg(errand)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut told = Vec::new();
    for (number, line) in BufReader::new(child.stdout.take().context("its output")?)
        .lines()
        .enumerate()
    {
        told.push((millis(begin.elapsed()), line?));
        if let Some(after) = kill(number) {
            std::thread::sleep(after);
            child.kill()?;
            told.push((millis(begin.elapsed()), KILLED.to_owned()));
            break;
        }
    }
    let status = child.wait()?;
    if status.signal().is_none() {
        ensure!(status.success(), "it failed: {status}");
        told.retain(|(_, line)| line != KILLED);
    }
    Ok(told)
}

/// So often it is left in peace, and killed between pages: one run is not like the other. An account has codes for ten
/// desktops.
const RUNS: usize = 2;
/// So often a desktop that had ended before it was killed begins anew.
const TRIES: u32 = 5;
/// So much of the time it gets then.
const EARLIER: f64 = 0.8;
/// What stands last of a run that was killed.
const KILLED: &str = "killed";
/// After so many parts of the time of putting in place, but the last, it is killed.
const PARTS: u32 = 5;

/// Kills between two pages and while everything is put in place. Lost is how much longer the two halves take than one run
/// in peace, whatever it was that had to be done again.
pub(crate) fn killed(filled: &mut Filled) -> Result<Killed> {
    let (mut peaceful, mut between, mut placing) =
        (Times::default(), Times::default(), Times::default());
    let mut whole = Vec::new();
    for _ in 0..RUNS {
        let desk = filled.desk()?;
        let (errand, _folder) = prepare(filled, &desk)?;
        whole = run(&errand, |_| None)?;
        // The second half of a run that was killed has to begin as well.
        peaceful.add(ended(&whole)? + whole.first().context("a beginning")?.0);
    }
    let pages = count_pages(&whole);
    let is_page = |line: &str| line.starts_with("page");
    let last_page = whole.iter().rfind(|(_, line)| is_page(line));
    let applying = ended(&whole)? - last_page.context("a page")?.0;
    let done = &whole.last().context("an end")?.1;

    // Half a page's time after one was safe.
    let half = (ended(&whole)? - applying) / f64::from(u32::try_from(pages)?.max(1)) / 2.0;
    for _ in 0..RUNS {
        between.add(interrupted(filled, (pages / 2, pages), half, done)?);
    }
    // At several moments after the last page.
    for part in 1..PARTS {
        let after = applying * f64::from(part) / f64::from(PARTS);
        placing.add(interrupted(filled, (pages, pages), after, done)?);
    }
    let lost = |times: &Times, at| (times.percentile(at) - peaceful.percentile(50)).max(0.0);
    Ok(Killed {
        between: lost(&between, 50),
        placing: lost(&placing, 50),
        worst: lost(&placing, 100).max(lost(&between, 100)),
    })
}

/// Kills a desktop so many milliseconds after the first of these numbers of pages was safe, and lets it go on. Gives how
/// long both halves took. One that had ended before it was killed begins anew, and is killed earlier.
fn interrupted(
    filled: &mut Filled,
    (safe, pages): (usize, usize),
    mut after: f64,
    whole: &str,
) -> Result<f64> {
    let desk = filled.desk()?;
    for _ in 0..TRIES {
        let (errand, _folder) = prepare(filled, &desk)?;
        let moment = Duration::from_secs_f64(after / 1000.0);
        let before = run(&errand, |number| (number == safe).then_some(moment))?;
        if is_killed(&before) {
            return Ok(ended(&before)? + goes_on(&errand, pages - safe, whole)?);
        }
        ensure!(before.len() > safe, "page {safe} never came");
        after *= EARLIER;
    }
    bail!("it had ended each time before it was killed")
}

fn is_killed(told: &[(f64, String)]) -> bool {
    told.last().is_some_and(|(_, line)| line == KILLED)
}

/// When the last thing was told.
fn ended(told: &[(f64, String)]) -> Result<f64> {
    Ok(told.last().context("an end")?.0)
}

fn count_pages(told: &[(f64, String)]) -> usize {
    told.iter()
        .filter(|(_, line)| line.starts_with("page"))
        .count()
}

/// Started again, it does not begin at the beginning, and ends with everything. Gives how long it took.
fn goes_on(errand: &Path, missing: usize, whole: &str) -> Result<f64> {
    let again = run(errand, |_| None)?;
    let pages = count_pages(&again);
    let end = again.last().context("an end")?;
    ensure!(end.1 == whole, "{} instead of {whole}", end.1);
    ensure!(
        pages <= missing,
        "{pages} pages were fetched, {missing} were missing"
    );
    Ok(end.0)
}

/// An empty database for this desktop, and what the process that fills it must know.
fn prepare(filled: &Filled, desk: &Desk) -> Result<(PathBuf, TempDir)> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    std::fs::create_dir_all(&data)?;
    drop(empty(&data, desk.device)?);
    let errand = folder.path().join("errand.json");
    std::fs::write(
        &errand,
        serde_json::to_vec(&Errand {
            address: filled.server.address(),
            token: desk.session.token.clone(),
            folder: data.display().to_string(),
            device: desk.device,
        })?,
    )?;
    Ok((errand, folder))
}

/// Pulls with nothing new.
pub(crate) fn idle(filled: &Filled, fetched: &Fetched) -> Result<Times> {
    let Fetched { store, desk, .. } = fetched;
    let request = store.pull_request()?;
    let mut times = Times::default();
    for _ in 0..IDLE {
        let begin = Instant::now();
        let answer = desk.server.pull(&desk.session.token, &request);
        times.add(millis(begin.elapsed()));
        let PullAnswer::Page(page) = answer.map_err(refused)? else {
            bail!("the server began anew");
        };
        ensure!(page.puts.is_empty() && filled.records > 0, "something new");
        // The gate of one device lets a hundred through at once and the rest one by one.
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(times)
}
