//! The automation of this repository, in Rust so that it is the same on Linux, Windows and macOS.
#![expect(
    clippy::print_stdout,
    reason = "a tool of the terminal says what it does"
)]

mod bench;
mod dist;
mod fuzz;
mod machine;
mod run;
mod sh;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::sh::{cargo, root};

const USAGE: &str = "\
cargo xtask run [ARG…]         build the application and open it on the practice office (invented data);
                               without a display: walk the main job and leave target/demo/
cargo xtask test [--quick]     every check and test; --quick leaves out browser, window, keyring and veraPDF
cargo xtask generate           write the files that come from Rust: those of the interface, docs/openapi.json
cargo xtask fixtures --out DIR [--situations N]
                               a practice office in a folder
cargo xtask dev-host --data DIR [--port N] [--practice]
                               the built interface and the core on loopback, for a browser
cargo xtask simulate [--seeds N] [--from S] [--steps N] [--loud] [--out docs/simulation.md]
                               devices and server with a hostile wire between them, each seed twice
cargo xtask fuzz [--seconds N] [TARGET ...]
                               what reads foreign bytes, searched with libFuzzer; without names, every target
cargo xtask kills [--clients N] [--server N] [--seed S]
                               kill -9 of desktops and of the server while they keep one another in step
cargo xtask bench              measure a release build and write docs/bench.md
cargo xtask bench sync         the same of server and synchronisation: docs/bench-sync.md
cargo xtask dist               the installer for this system
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((command, rest)) = args.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match (command.as_str(), rest) {
        ("run", rest) => run::run(rest),
        ("test", []) => test::test(test::Depth::Full),
        ("test", [quick]) if quick == "--quick" => test::test(test::Depth::Quick),
        ("generate", []) => generate(),
        ("fixtures", rest) => tool("fixtures", rest),
        ("dev-host", rest) => tool("dev-host", rest),
        ("simulate", rest) => simulate(rest),
        ("kills", rest) => kills(rest),
        ("fuzz", rest) => fuzz::fuzz(rest),
        ("bench", rest) => bench::bench(rest),
        ("dist", []) => dist::dist(),
        _ => bail!("not understood: {}\n\n{USAGE}", args.join(" ")),
    }
}

/// Writes what is made from Rust. The description of the protocol is held and written by the same test.
fn generate() -> Result<()> {
    tool("generate", &[])?;
    let mut protocol = cargo(&[
        "test",
        "--quiet",
        "--package",
        "cii-server",
        "--test",
        "openapi",
    ]);
    sh::run(protocol.env("BUREAU_CII_GENERATE", "1"))
}

/// Runs the simulator, optimised: many seeds are worth the longer build.
fn simulate(args: &[String]) -> Result<()> {
    let mut command = cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "bureau-cii-simulator",
        "--bin",
        "simulate",
        "--",
    ]);
    sh::run(command.args(args).current_dir(root()))
}

/// Kills desktops and the server, which are programs of their own.
fn kills(args: &[String]) -> Result<()> {
    sh::run(&mut cargo(&[
        "build",
        "--quiet",
        "--package",
        "cii-server",
        "--package",
        "bureau-cii-tests",
        "--bins",
    ]))?;
    tool("sync-kills", args)
}

/// Runs one of the tools of the tests package.
fn tool(name: &str, args: &[String]) -> Result<()> {
    let mut command = cargo(&[
        "run",
        "--quiet",
        "--package",
        "bureau-cii-tests",
        "--bin",
        name,
        "--",
    ]);
    sh::run(command.args(args).current_dir(root()))
}
