//! What is said of many runs.

use std::{collections::BTreeMap, fmt};

use bureau_cii_simulator::Report;
use cii_sync::sabotage::Sabotage;

/// From here on the page is written by hand, and kept as it is.
const BY_HAND: &str = "## What the figures say";

/// Many runs together.
#[derive(Debug)]
pub(crate) struct Total {
    from: u64,
    seeds: u64,
    /// Fewest and most devices of a run.
    devices: (usize, usize),
    counts: BTreeMap<&'static str, u64>,
    pub(crate) failed: u64,
    pub(crate) seconds: u64,
}

impl Total {
    pub(crate) fn new(from: u64, seeds: u64) -> Self {
        Self {
            from,
            seeds,
            devices: (usize::MAX, 0),
            counts: BTreeMap::new(),
            failed: 0,
            seconds: 0,
        }
    }

    pub(crate) fn add(&mut self, report: &Report) {
        for (what, count) in &report.counts {
            *self.counts.entry(what).or_default() += count;
        }
        let (least, most) = self.devices;
        self.devices = (least.min(report.devices), most.max(report.devices));
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, count) in &self.counts {
            writeln!(f, "{count:>10}  {what}")?;
        }
        writeln!(
            f,
            "{} seeds, each twice, in {} s: {} failed",
            self.seeds, self.seconds, self.failed
        )
    }
}

/// A bug that was put in.
#[derive(Debug)]
pub(crate) struct Hunted {
    pub(crate) bug: Sabotage,
    /// Seed and broken invariant.
    pub(crate) found: Option<(u64, String)>,
}

/// The page; `before` is what it was.
pub(crate) fn text(total: &Total, hunted: &[Hunted], before: Option<&str>) -> String {
    let mut lines = vec![
        "# The simulator".to_owned(),
        String::new(),
        format!(
            "Written by `cargo xtask simulate --seeds {} --from {} --out docs/simulation.md`: the store and the engine \
             that are shipped, on real databases, in one thread with a simulated clock and a hostile wire. Each seed runs \
             twice and must give the same trace. After each of three storms everything comes to rest, and every invariant \
             must hold.",
            total.seeds, total.from
        ),
        String::new(),
        format!(
            "{} seeds with {} to {} devices each, in {} minutes: **{} failed**.",
            total.seeds,
            total.devices.0,
            total.devices.1,
            total.seconds.div_ceil(60),
            total.failed
        ),
        String::new(),
        "| what happened | times |".to_owned(),
        "| --- | ---: |".to_owned(),
    ];
    let counts = total.counts.iter();
    lines.extend(counts.map(|(what, count)| format!("| {what} | {count} |")));
    let found = hunted.iter().filter(|hunted| hunted.found.is_some());
    lines.extend([
        String::new(),
        "## Bugs put in on purpose".to_owned(),
        String::new(),
        format!(
            "{} of {} found. Each is put in alone, and seeds are run from 1 on until an invariant breaks.",
            found.count(),
            hunted.len()
        ),
        String::new(),
        "| bug | seeds to find it | what broke |".to_owned(),
        "| --- | ---: | --- |".to_owned(),
    ]);
    lines.extend(hunted.iter().map(|Hunted { bug, found }| match found {
        Some((seed, broken)) => {
            let invariant = broken.split(':').next().unwrap_or_default();
            format!("| {bug:?} | {seed} | {invariant} |")
        }
        None => format!("| {bug:?} | not found | |"),
    }));
    let kept = before.and_then(|before| before.find(BY_HAND).and_then(|at| before.get(at..)));
    lines.extend([String::new(), kept.unwrap_or(BY_HAND).trim_end().to_owned()]);
    format!("{}\n", lines.join("\n"))
}
