//! `bench [--situations N] [--runs N] [--out FILE]`: every speed beside its floor, both measured in this very
//! run, as a table in Markdown. Meant for a release build; needs a display.
#![expect(clippy::print_stdout, reason = "says what it measures")]

mod office;
mod peer;
mod report;
mod screens;
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use office::Practice;
use report::Report;

/// Screens change among so many situations: an office in its tenth year.
const OFFICE: u32 = 10_000;

/// The release's own folder, where everything that is measured lies.
struct Built(PathBuf);

impl Built {
    fn program(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn example(&self, name: &str) -> PathBuf {
        self.0.join("examples").join(name)
    }

    /// Runs a measuring program and reads its JSON.
    fn measure(program: &Path, args: &[&str]) -> Result<Value> {
        let name = program.display().to_string();
        println!("{name} …");
        let output = Command::new(program).args(args).output();
        let output = output.with_context(|| name.clone())?;
        ensure!(
            output.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).context(name)
    }
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (mut situations, mut runs, mut out) =
        (100_000_u32, 20_usize, PathBuf::from("docs/bench.md"));
    while let Some(arg) = args.next() {
        let value = args
            .next()
            .with_context(|| format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--situations" => situations = value.parse().context("--situations")?,
            "--runs" => runs = value.parse().context("--runs")?,
            "--out" => out = value.into(),
            other => bail!("unknown option {other}"),
        }
    }
    let own = std::env::current_exe()?;
    let built = Built(
        own.parent()
            .context("a program lies in a folder")?
            .to_owned(),
    );
    let application = built.program("bureau-cii");

    println!("a practice office of {situations} situations …");
    let large = Practice::fill(situations)?;
    println!("windows …");
    let (ours, floor) = window::compare(
        &application,
        large.folder(),
        &built.example("empty_window"),
        runs,
    )?;
    println!("typing …");
    let typing = screens::typing(&application, large.folder(), large.words())?;
    drop(large);
    println!("screens …");
    let small = Practice::fill(situations.min(OFFICE))?;
    let changes = screens::changes(&application, small.folder(), runs)?;
    drop(small);
    let store = Built::measure(
        &built.program("search-bench"),
        &["--situations", &situations.to_string()],
    )?;
    let letters = Built::measure(&built.example("letters_bench"), &[])?;
    println!("the same letter in Typst …");
    let typst = peer::letter(Path::new("assets/fonts"));
    if let Err(why) = &typst {
        println!("left out: {why}");
    }

    let report = Report {
        situations,
        office: situations.min(OFFICE),
        runs,
        ours,
        floor,
        typing,
        changes,
        store,
        letters,
        typst,
    };
    let text = report.text(std::fs::read_to_string(&out).ok().as_deref())?;
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&out, &text)?;
    println!("{text}\n{}", out.display());
    Ok(())
}
