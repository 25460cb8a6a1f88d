//! `cargo xtask test`: everything that must hold, in stages.

mod count;
#[cfg(target_os = "linux")]
mod keyring;
#[cfg(target_os = "linux")]
mod verapdf;

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::machine;
use crate::run::{build_ui, journeys};
use crate::sh::{self, built, cargo, npm};
use count::Count;

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// All.
    Full,
    /// Without browser, window, keyring and veraPDF.
    Quick,
}

/// The features that only some tests need. They change no dependency, so that nothing else is built twice.
const ALL_TESTS: &str = "bureau-cii-tests/window,bureau-cii/secret-service";

struct Stage {
    name: &'static str,
    took: Duration,
    passed: bool,
}

#[derive(Default)]
struct Stages {
    done: Vec<Stage>,
    tests: Tests,
}

/// What the test programs said of their tests.
#[derive(Default)]
struct Tests {
    count: Count,
    /// Of each that failed, its name and what follows it.
    failures: Vec<String>,
}

impl Stages {
    /// Runs one stage; its failure is remembered and the next stages run nonetheless.
    fn run(&mut self, name: &'static str, stage: impl FnOnce(&mut Tests) -> Result<()>) -> bool {
        println!("\n── {name}");
        let since = Instant::now();
        let result = stage(&mut self.tests);
        let took = since.elapsed();
        if let Err(error) = &result {
            println!("{error:#}");
        }
        let passed = result.is_ok();
        println!("── {name}: {} in {}", word(passed), seconds(took));
        self.done.push(Stage { name, took, passed });
        passed
    }

    /// Runs one stage without which the rest makes no sense.
    fn must(&mut self, name: &'static str, stage: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.run(name, |_| stage()) {
            Ok(())
        } else {
            bail!("stopped at: {name}")
        }
    }

    /// Prints what happened: what failed once more, where one sees it. The last line is the count of all tests.
    fn finish(self) -> Result<()> {
        for line in &self.tests.failures {
            println!("{line}");
        }
        println!();
        for Stage { name, took, passed } in &self.done {
            println!("{:>9}  {:<8} {name}", seconds(*took), word(*passed));
        }
        let total = self.done.iter().map(|stage| stage.took).sum();
        println!("{:>9}  in all", seconds(total));
        let failed: Vec<&str> = self
            .done
            .iter()
            .filter(|stage| !stage.passed)
            .map(|stage| stage.name)
            .collect();
        println!("{}", self.tests.count);
        if failed.is_empty() {
            Ok(())
        } else {
            bail!("failed: {}", failed.join(", "))
        }
    }
}

/// Runs all stages.
pub(crate) fn test(depth: Depth) -> Result<()> {
    let mut stages = Stages::default();
    let result = run_stages(&mut stages, depth);
    let finished = stages.finish();
    result.and(finished)
}

fn run_stages(stages: &mut Stages, depth: Depth) -> Result<()> {
    let full = depth == Depth::Full;
    stages.must("packages", || {
        machine::prepare(if full {
            &[
                machine::BUILD,
                machine::DATABASE,
                machine::WINDOW,
                machine::TESTS,
            ]
        } else {
            &[machine::BUILD, machine::DATABASE]
        })
    })?;
    stages.run("format", |_| {
        sh::run(&mut cargo(&["fmt", "--all", "--check"]))
    });
    stages.must("build the interface", build_ui)?;
    stages.run("clippy", |_| {
        let clippy = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            ALL_TESTS,
        ];
        sh::run(
            cargo(&clippy)
                .args(machine::features())
                .args(["--", "-D", "warnings"]),
        )
    });
    stages.must("build the tests", || {
        sh::run(cargo(&["test", "--workspace", "--no-run"]).args(machine::features()))
    })?;
    stages.run("generated files", |_| {
        sh::run(Command::new(built("debug", "generate")).arg("--check"))
    });
    stages.run("Rust tests", |tests| {
        let mut all = cargo(&["test", "--workspace", "--no-fail-fast"]);
        counted(tests, all.args(machine::features()), count::cargo)
    });
    stages.run("interface: types", |_| sh::run(&mut npm(&["run", "check"])));
    stages.run("interface: lint", |_| sh::run(&mut npm(&["run", "lint"])));
    stages.run("interface: tests", |tests| {
        counted(tests, &mut npm(&["run", "test"]), count::vitest)
    });
    if !full {
        return Ok(());
    }
    stages.run("browser", |tests| {
        let mut stories = npm(&["run", "test:browser"]);
        if let Some(browser) = machine::browser::find() {
            stories.env("CHROMIUM", browser);
        }
        counted(
            tests,
            stories
                .env("DEV_HOST", built("debug", "dev-host"))
                .env("SERVER", built("debug", "bureau-cii-server")),
            count::playwright,
        )
    });
    #[cfg(target_os = "linux")]
    {
        stages.run("protocol", |_| {
            sh::run(Command::new(built("debug", "protocol-check")).current_dir(sh::root()))
        });
        stages.run("Secret Service", keyring::test);
        stages.run("real window", |tests| {
            counted(tests, &mut journeys(), count::cargo)
        });
        stages.run("veraPDF", |_| verapdf::test());
    }
    Ok(())
}

/// Runs a test program and adds up what it says of its tests.
fn counted(
    tests: &mut Tests,
    command: &mut Command,
    read: fn(&str) -> Option<Count>,
) -> Result<()> {
    let (lines, result) = sh::run_and_read(command);
    for found in lines.iter().filter_map(|line| read(line)) {
        tests.count.add(found);
    }
    if result.is_err() {
        tests.failures.extend(count::failures(&lines));
    }
    result
}

fn word(passed: bool) -> &'static str {
    if passed { "passed" } else { "FAILED" }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
