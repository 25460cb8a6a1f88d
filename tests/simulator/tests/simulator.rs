//! A few seeds in every test run, and the proof that the harness finds what it is there to find. `cargo xtask simulate`
//! runs many.

use bureau_cii_simulator::{Options, hunt, run};
use cii_sync::sabotage::Sabotage;

/// Seeds of an ordinary test run.
const SEEDS: std::ops::Range<u64> = 1..9;
/// How many seeds a bug may take until it is found.
const MOST: u64 = 40;

#[test]
fn everything_holds_and_every_seed_runs_alike_twice() {
    for seed in SEEDS {
        let first =
            run(seed, Options::default()).unwrap_or_else(|error| panic!("seed {seed}: {error:#}"));
        let second = run(seed, Options::default()).unwrap();
        assert_eq!(first, second, "seed {seed} gave two runs");
    }
}

#[test]
fn every_bug_that_is_put_in_is_found() {
    // A bug is put in on a thread, so that each is hunted on its own.
    let hunted: Vec<_> = std::thread::scope(|scope| {
        let hunts: Vec<_> = Sabotage::ALL
            .iter()
            .map(|bug| scope.spawn(|| (*bug, hunt(*bug, MOST))))
            .collect();
        hunts.into_iter().map(|hunt| hunt.join().unwrap()).collect()
    });
    let mut missed = Vec::new();
    for (bug, found) in hunted {
        match found {
            Some((seed, error)) => {
                let error: String = error.chars().take(160).collect();
                println!("{bug:?}: seed {seed}: {error}");
            }
            None => missed.push(bug),
        }
    }
    assert_eq!(missed, [], "not found within {MOST} seeds");
}
