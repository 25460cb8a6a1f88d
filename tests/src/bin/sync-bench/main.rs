//! `sync-bench [--records N] [--minutes N] [--out FILE]`: how fast offices and their server are kept in step, beside what
//! others take for the same and beside floors, all measured in this very run, as a table in Markdown. Meant for a release
//! build on a machine that does nothing else.
#![expect(clippy::print_stdout, reason = "says what it measures")]

#[cfg(unix)]
mod ceiling;
#[cfg(unix)]
#[expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a cluster that does not start ends the measuring"
)]
#[path = "../../../../crates/cii-server/tests/cluster/mod.rs"]
mod cluster;
#[cfg(unix)]
mod crowd;
#[cfg(unix)]
mod fetching;
#[cfg(unix)]
mod filled;
#[cfg(unix)]
mod hearing;
#[cfg(unix)]
mod peer;
#[cfg(unix)]
mod report;

#[cfg(unix)]
fn main() -> anyhow::Result<()> {
    measuring::main()
}

#[cfg(not(unix))]
fn main() {
    println!("measured on Linux only");
}

#[cfg(unix)]
mod measuring {
    use std::path::{Path, PathBuf};

    use anyhow::{Context as _, Result, bail};

    use crate::{
        ceiling, cluster::Cluster, crowd, fetching, filled::Filled, hearing, peer, report::Report,
    };

    /// So many times fewer for a second server: what does not depend on the number of records is equal on both.
    const FEWER: u32 = 10;

    pub(super) fn main() -> Result<()> {
        let mut args = std::env::args().skip(1);
        let (mut records, mut minutes, mut out) =
            (50_000_u32, 10_u64, PathBuf::from("docs/bench-sync.md"));
        while let Some(arg) = args.next() {
            let value = args
                .next()
                .with_context(|| format!("{arg} needs a value"))?;
            match arg.as_str() {
                "--records" => records = value.parse().context("--records")?,
                "--minutes" => minutes = value.parse().context("--minutes")?,
                "--out" => out = value.into(),
                // The program itself, as the desktop that is killed.
                "--fetch" => return fetching::fetch(Path::new(&value)),
                other => bail!("unknown option {other}"),
            }
        }
        println!("a server with {records} records …");
        let mut filled = Filled::new(records)?;
        println!("a first sync …");
        let first = fetching::first(&mut filled)?;
        println!(
            "  {:.0} ms, of it {:.0} to put in place; bare {:.0} ms",
            first.ms, first.apply_ms, first.floor_ms
        );
        println!("killed in a first sync …");
        let killed = fetching::killed(&mut filled)?;
        println!("pulls with nothing new …");
        let idle = fetching::idle(&filled, &first.store)?;
        let mut small = Filled::new(records / FEWER)?;
        let small_first = fetching::first(&mut small)?;
        let idle_small = fetching::idle(&small, &small_first.store)?;
        drop(small);
        println!("from one desktop to the other …");
        let heard = hearing::measure()?;
        println!(
            "  idle {:.1} ms, {:.1} with fewer records; heard after {:.0} ms",
            idle.percentile(95),
            idle_small.percentile(95),
            heard.percentile(95)
        );
        println!("PouchDB …");
        let peer = peer::measure(records);
        if let Err(why) = &peer {
            println!("left out: {why:#}");
        }
        let cluster = Cluster::start("");
        let mut ceilings = Vec::new();
        let mut crowds = Vec::new();
        for place in ["SQLite", "PostgreSQL"] {
            let database = |name: &str| (place == "PostgreSQL").then(|| cluster.create(name));
            println!("pushes without pause, {place} …");
            ceilings.push((
                place.to_owned(),
                ceiling::measure(database("ceiling").as_deref())?,
            ));
            if let Some(database) = database("unguarded") {
                ceilings.push((
                    format!("{place} without row-level security"),
                    ceiling::measure_unguarded(&database)?,
                ));
            }
            println!("a crowd for {minutes} minutes, {place} …");
            crowds.push((
                place,
                crowd::measure(database("crowd").as_deref(), minutes)?,
            ));
        }
        let report = Report {
            first,
            killed,
            idle,
            idle_small,
            heard,
            peer: peer.map_err(|why| format!("{why:#}")),
            ceilings,
            crowds,
            minutes,
        };
        let text = report.text(std::fs::read_to_string(&out).ok().as_deref());
        std::fs::write(&out, &text)?;
        println!("{text}\n{}", out.display());
        Ok(())
    }
}
