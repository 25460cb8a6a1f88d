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
    let mut missed = Vec::new();
    for sabotage in Sabotage::ALL {
        match hunt(*sabotage, MOST) {
            Some((seed, error)) => {
                let error: String = error.chars().take(160).collect();
                println!("{sabotage:?}: seed {seed}: {error}");
            }
            None => missed.push(*sabotage),
        }
    }
    assert_eq!(missed, [], "not found within {MOST} seeds");
}
