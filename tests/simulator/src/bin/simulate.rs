//! `simulate --seeds N [--from S] [--steps N] [--loud]`: many runs, each twice.
#![expect(clippy::print_stdout, reason = "says what it found")]

use std::{
    collections::BTreeMap,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};
use bureau_cii_simulator::{Options, Report, run};

struct Wanted {
    seeds: u64,
    from: u64,
    options: Options,
}

fn wanted() -> Result<Wanted> {
    let mut args = std::env::args().skip(1);
    let mut wanted = Wanted {
        seeds: 100,
        from: 1,
        options: Options::default(),
    };
    while let Some(arg) = args.next() {
        let mut number = || -> Result<u64> {
            let value = args
                .next()
                .with_context(|| format!("{arg} needs a value"))?;
            value.parse().with_context(|| arg.clone())
        };
        match arg.as_str() {
            "--seeds" => wanted.seeds = number()?,
            "--from" => wanted.from = number()?,
            "--steps" => wanted.options.steps = number()?,
            "--loud" => wanted.options.loud = true,
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

fn main() -> Result<ExitCode> {
    let Wanted {
        seeds,
        from,
        options,
    } = wanted()?;
    let since = Instant::now();
    let next = AtomicU64::new(from);
    let end = from.saturating_add(seeds);
    let total: Mutex<BTreeMap<&'static str, u64>> = Mutex::default();
    let failed: Mutex<Vec<(u64, String)>> = Mutex::default();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    if seed >= end {
                        break;
                    }
                    match twice(seed, options) {
                        Ok(report) => {
                            let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
                            for (what, count) in report.counts {
                                *total.entry(what).or_default() += count;
                            }
                        }
                        Err(error) => {
                            println!("seed {seed}: {error:#}");
                            let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                            failed.push((seed, format!("{error:#}")));
                        }
                    }
                }
            });
        }
    });
    let total = total.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (what, count) in &total {
        println!("{count:>10}  {what}");
    }
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!(
        "{} seeds, each twice, in {:.0} s: {} failed",
        seeds,
        since.elapsed().as_secs_f64(),
        failed.len()
    );
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
