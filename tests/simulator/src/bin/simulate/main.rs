//! `simulate [--seeds N] [--from S] [--steps N] [--loud] [--out FILE]`: many runs, each twice. With a file, the bugs that
//! are put in are hunted as well, and all of it is written down.
#![expect(clippy::print_stdout, reason = "says what it found")]

mod report;

use std::{
    path::PathBuf,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};
use bureau_cii_simulator::{Options, Report, hunt, run};
use cii_sync::sabotage::Sabotage;

use report::{Hunted, Total};

/// How many seeds a bug may take until it is found.
const MOST: u64 = 500;

struct Wanted {
    seeds: u64,
    from: u64,
    options: Options,
    out: Option<PathBuf>,
}

fn wanted() -> Result<Wanted> {
    let mut args = std::env::args().skip(1);
    let mut wanted = Wanted {
        seeds: 100,
        from: 1,
        options: Options::default(),
        out: None,
    };
    while let Some(arg) = args.next() {
        if arg == "--loud" {
            wanted.options.loud = true;
            continue;
        }
        let value = args
            .next()
            .with_context(|| format!("{arg} needs a value"))?;
        let number = || value.parse::<u64>().with_context(|| arg.clone());
        match arg.as_str() {
            "--seeds" => wanted.seeds = number()?,
            "--from" => wanted.from = number()?,
            "--steps" => wanted.options.steps = number()?,
            "--out" => wanted.out = Some(value.into()),
            other => bail!("unknown option {other}"),
        }
    }
    Ok(wanted)
}

fn twice(seed: u64, options: Options) -> Result<Report> {
    let first = run(seed, options)?;
    let second = run(seed, options)?;
    ensure!(first == second, "the same seed gave two runs");
    Ok(first)
}

/// Does `work` with every number from `from` until below `end`, on every core.
fn each(from: u64, end: u64, work: impl Fn(u64) + Sync) {
    let next = AtomicU64::new(from);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let one = next.fetch_add(1, Ordering::SeqCst);
                    if one >= end {
                        break;
                    }
                    work(one);
                }
            });
        }
    });
}

fn simulate(from: u64, seeds: u64, options: Options) -> Total {
    let since = Instant::now();
    let total: Mutex<Total> = Mutex::new(Total::new(from, seeds));
    each(from, from.saturating_add(seeds), |seed| {
        let ended = twice(seed, options);
        let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
        match ended {
            Ok(report) => total.add(&report),
            Err(error) => {
                println!("seed {seed}: {error:#}");
                total.failed += 1;
            }
        }
    });
    let mut total = total.into_inner().unwrap_or_else(PoisonError::into_inner);
    total.seconds = since.elapsed().as_secs();
    total
}

fn hunt_all() -> Result<Vec<Hunted>> {
    let found: Mutex<Vec<Hunted>> = Mutex::default();
    let all = u64::try_from(Sabotage::ALL.len())?;
    each(0, all, |place| {
        let bug = usize::try_from(place)
            .ok()
            .and_then(|place| Sabotage::ALL.get(place));
        if let Some(bug) = bug {
            let hunted = Hunted {
                bug: *bug,
                found: hunt(*bug, MOST),
            };
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            found.push(hunted);
        }
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by_key(|hunted| Sabotage::ALL.iter().position(|bug| *bug == hunted.bug));
    Ok(found)
}

fn main() -> Result<ExitCode> {
    let Wanted {
        seeds,
        from,
        options,
        out,
    } = wanted()?;
    let total = simulate(from, seeds, options);
    print!("{total}");
    let mut missed = 0;
    if let Some(out) = out {
        let hunted = hunt_all()?;
        missed = hunted
            .iter()
            .filter(|hunted| hunted.found.is_none())
            .count();
        let before = std::fs::read_to_string(&out).ok();
        std::fs::write(&out, report::text(&total, &hunted, before.as_deref()))?;
        println!("{}", out.display());
    }
    Ok(if total.failed == 0 && missed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
