//! `sync-kills [--clients N] [--server N] [--seed S]`: kill -9 of desktops and of the server while they keep in step.
#![expect(clippy::print_stdout, reason = "says what it found")]

use std::{io::Write as _, time::Instant};

use anyhow::{Context as _, Result, bail};
use bureau_cii_tests::kills::{Kills, Survived, run};

fn main() -> Result<()> {
    let mut kills = Kills {
        clients: 50,
        server: 50,
        seed: 1,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args
            .next()
            .with_context(|| format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--clients" => kills.clients = value.parse().context("--clients")?,
            "--server" => kills.server = value.parse().context("--server")?,
            "--seed" => kills.seed = value.parse().context("--seed")?,
            other => bail!("unknown option {other}"),
        }
    }
    let since = Instant::now();
    let Survived {
        confirmed,
        unconfirmed,
    } = run(kills, |done, all| {
        if done.is_multiple_of(25) {
            println!("{done} of {all}");
            std::io::stdout().flush().ok();
        }
    });
    println!(
        "{} kills of desktops, {} of the server in {} s: {confirmed} confirmed changes, none lost, none doubled; \
         {unconfirmed} that were not confirmed are there whole",
        kills.clients,
        kills.server,
        since.elapsed().as_secs()
    );
    Ok(())
}
