//! Start-up time and memory of a window with all its processes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use bureau_cii_tests::times::Times;

/// A window that has not painted by then never will.
const PATIENCE: Duration = Duration::from_mins(1);
/// Memory is read when the start page has come to rest.
const REST: Duration = Duration::from_secs(3);

/// What one window costs, run by run.
#[derive(Default)]
pub(crate) struct Cost {
    /// Milliseconds from exec to the first useful paint.
    pub(crate) paint: Times,
    /// Proportional set size of all processes, in MB.
    pub(crate) memory: Times,
}

/// Starts both in turn, so that what slows the machine slows both. The first pair warms the caches.
pub(crate) fn compare(
    application: &Path,
    data: &Path,
    floor: &Path,
    runs: usize,
) -> Result<(Cost, Cost)> {
    let (mut of_ours, mut of_floor) = (Cost::default(), Cost::default());
    for run in 0..=runs {
        let mut ours = Command::new(application);
        ours.arg("--report-first-paint").arg("--data").arg(data);
        for (command, cost) in [
            (&mut ours, &mut of_ours),
            (&mut Command::new(floor), &mut of_floor),
        ] {
            let (paint, memory) = start(command)?;
            if run > 0 {
                cost.paint.add(paint);
                cost.memory.add(memory);
            }
        }
    }
    Ok((of_ours, of_floor))
}

/// Starts a window, lets it come to rest and ends it: its time to the first paint and its memory.
fn start(program: &mut Command) -> Result<(f64, f64)> {
    let name = program.get_program().to_string_lossy().into_owned();
    let since = Instant::now();
    let mut child = program
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| name.clone())?;
    let paint = painted(&mut child, since);
    thread::sleep(REST);
    let memory = memory(child.id());
    child.kill()?;
    child.wait()?;
    let paint = paint.with_context(|| format!("{name} did not paint"))?;
    Ok((paint.as_secs_f64() * 1000.0, memory?))
}

/// When the line that reports the first paint came.
fn painted(child: &mut Child, since: Instant) -> Option<Duration> {
    let output = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if line.starts_with("first paint") {
                sender.send(since.elapsed()).ok();
            }
        }
    });
    receiver.recv_timeout(PATIENCE).ok()
}

/// The proportional set size of a process and all that it started, in MB.
fn memory(root: u32) -> Result<f64> {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc")?.filter_map(Result::ok) {
        if let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
            && let Some(parent) = number(&entry.path().join("status"), "PPid:")
        {
            parents.insert(pid, u32::try_from(parent).unwrap_or(0));
        }
    }
    let mut family = vec![root];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(
            parents
                .iter()
                .filter(|&(_, of)| *of == parent)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    let pss = |pid: &u32| number(Path::new(&format!("/proc/{pid}/smaps_rollup")), "Pss:");
    let kib: u64 = family.iter().filter_map(pss).sum();
    let mib = u32::try_from(kib / 1024).unwrap_or(u32::MAX);
    Ok(f64::from(mib))
}

/// The number after a name in one of the kernel's tables.
fn number(file: &Path, name: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
