//! `cargo xtask fuzz`: everything that reads what somebody else wrote, searched with libFuzzer.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh::{self, built, cargo, root, target};

/// What makes the compiler count which code an input reaches, on the stable tool chain too.
const COUNTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                       -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                       -Cllvm-args=-sanitizer-coverage-pc-table \
                       -Cllvm-args=-sanitizer-coverage-trace-compares -Clink-dead-code";
/// An input longer than this is nothing that one of the targets reads.
const LONGEST: &str = "-max_len=65536";

/// Searches each target for a while. What breaks one is kept under `target/fuzz/found`, and found again by naming it.
pub(crate) fn fuzz(args: &[String]) -> Result<()> {
    let mut seconds = 60_u32;
    let mut wanted = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            seconds = args.next().context("--seconds N")?.parse()?;
        } else {
            wanted.push(arg.clone());
        }
    }
    let folder = target().join("fuzz");
    let corpus = folder.join("corpus");
    let package = ["--package", "bureau-cii-fuzz"];
    sh::run(cargo(&["build", "--quiet", "--bin", "good-inputs"]).args(package))?;
    sh::run(Command::new(built("debug", "good-inputs")).arg(&corpus))?;
    if wanted.is_empty() {
        wanted = names(&corpus)?;
    }
    let host = host()?;
    let mut build = cargo(&["build", "--bin", "fuzz", "--features", "guided"]);
    build
        .args(package)
        .args(["--target", &host, "--target-dir"]);
    sh::run(build.arg(&folder).env("RUSTFLAGS", COUNTED))?;
    let program = folder.join(&host).join("debug/fuzz");
    let found = folder.join("found");
    fs::create_dir_all(&found)?;
    let mut broken = Vec::new();
    for name in wanted {
        println!("\n── {name}");
        let mut search = Command::new(&program);
        search
            .env("BUREAU_CII_FUZZ", &name)
            .arg(corpus.join(&name))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/{name}-", found.display()))
            .args([
                LONGEST,
                "-timeout=10",
                "-print_final_stats=1",
                "-verbosity=0",
            ]);
        if sh::run(search.current_dir(root())).is_err() {
            broken.push(name);
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        bail!("broken: {}", broken.join(", "))
    }
}

fn names(corpus: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(corpus)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The machine for which is built, as the compiler calls it. Named, so that build scripts are not counted.
fn host() -> Result<String> {
    let told = Command::new("rustc").arg("-vV").output()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc tells no host")?.to_owned())
}
