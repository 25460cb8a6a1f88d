//! `bench [--situations N] [--runs N] [--out FILE]`: every speed beside its floor, both measured in this very
//! run, as a table in Markdown. Meant for a release build; needs a display.
#![expect(clippy::print_stdout, reason = "says what it measures")]

mod machine;
mod window;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// The release's own folder, where everything that is measured lies.
struct Built(PathBuf);

impl Built {
    fn program(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs a measuring example and reads its JSON.
    fn measure(&self, name: &str, args: &[&str]) -> Result<Value> {
        println!("{name} …");
        let output = Command::new(self.program("examples").join(name))
            .args(args)
            .output();
        let output = output.with_context(|| name.to_owned())?;
        ensure!(
            output.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).with_context(|| name.to_owned())
    }
}

struct Row {
    what: &'static str,
    ours: String,
    floor: String,
    ratio: Option<f64>,
    aim: &'static str,
    met: bool,
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (mut situations, mut runs, mut out) =
        (100_000_u32, 7_usize, PathBuf::from("docs/bench.md"));
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

    let mut rows = window_rows(&built, situations, runs)?;
    let store = built.measure("search_bench", &["--situations", &situations.to_string()])?;
    rows.extend(store_rows(&store)?);
    rows.push(letter_row(&built.measure("letters_bench", &[])?)?);
    let text = document(&rows, situations, &store);
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&out, &text)?;
    println!("{text}\n{}", out.display());
    Ok(())
}

fn window_rows(built: &Built, situations: u32, runs: usize) -> Result<Vec<Row>> {
    let data = tempfile::tempdir()?;
    println!("a practice office of {situations} situations …");
    window::fill(data.path(), situations)?;
    let app = [
        built.program("bureau-cii").into_os_string(),
        "--report-first-paint".into(),
        "--data".into(),
        data.path().into(),
    ];
    let floor = [built
        .program("examples")
        .join("empty_window")
        .into_os_string()];
    println!("windows …");
    let (ours, floor) = window::compare(&app, &floor, runs)?;
    let (paint, memory) = (ours.paint / floor.paint, ours.memory / floor.memory);
    Ok(vec![
        Row {
            what: "exec to first useful paint",
            ours: format!("{:.0} ms", ours.paint),
            floor: format!("{:.0} ms, an empty window of the same shell", floor.paint),
            ratio: Some(paint),
            aim: "≤ 1.2 ×",
            met: paint <= 1.2,
        },
        Row {
            what: "memory of all processes on the start page (PSS)",
            ours: format!("{:.0} MB", ours.memory),
            floor: format!("{:.0} MB, an empty window of the same shell", floor.memory),
            ratio: Some(memory),
            aim: "≤ 1.25 ×",
            met: memory <= 1.25,
        },
    ])
}

fn store_rows(store: &Value) -> Result<Vec<Row>> {
    let ms = |path: &str| {
        let found = store.pointer(path).and_then(Value::as_f64);
        found.with_context(|| format!("search_bench has no {path}"))
    };
    let (search, by_rank) = (
        ms("/search/ours/p99_ms")?,
        ms("/search/floor_by_rank/p99_ms")?,
    );
    let (save, commit) = (ms("/save/ours/p50_ms")?, ms("/save/floor/p50_ms")?);
    Ok(vec![
        Row {
            what: "search as you type, best 50 rows, p99 in the core",
            ours: format!("{search:.2} ms"),
            floor: format!("{by_rank:.2} ms, bare FTS5 by rank, unencrypted"),
            ratio: Some(search / by_rank),
            aim: "≤ 1 ×",
            met: search <= by_rank,
        },
        Row {
            what: "saving one change, durable, median",
            ours: format!("{save:.2} ms"),
            floor: format!("{commit:.2} ms, one bare SQLite commit with fsync"),
            ratio: Some(save / commit),
            aim: "≤ 2 ×",
            met: save <= 2.0 * commit,
        },
    ])
}

fn letter_row(letters: &Value) -> Result<Row> {
    let ms = letters.get("ms_per_letter").and_then(Value::as_f64);
    let ms = ms.context("letters_bench has no ms_per_letter")?;
    Ok(Row {
        what: "one invitation letter, PDF/A-2a and PDF/UA-1, in a batch of 200",
        ours: format!("{ms:.2} ms"),
        floor: "–".to_owned(),
        ratio: None,
        aim: "≤ 4 ms",
        met: ms <= 4.0,
    })
}

fn document(rows: &[Row], situations: u32, store: &Value) -> String {
    let mut text = String::from("# Speed\n\n");
    writeln!(
        text,
        "Written by `cargo xtask bench`: a release build over {situations} invented situations, each figure \
         beside a floor that was measured in the same run on the same machine.\n\nMachine: {}.\n",
        machine::description()
    )
    .ok();
    text.push_str(
        "| what | ours | floor | ratio | aim | |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for Row {
        what,
        ours,
        floor,
        ratio,
        aim,
        met,
    } in rows
    {
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×"));
        let met = if *met { "met" } else { "missed" };
        writeln!(
            text,
            "| {what} | {ours} | {floor} | {ratio} | {aim} | {met} |"
        )
        .ok();
    }
    if let Some(lists) = store.get("lists").and_then(Value::as_object) {
        text.push_str("\nLists of 50 rows in the core, p99:\n\n| list | ms |\n| --- | --- |\n");
        for (name, times) in lists {
            let p99 = times
                .get("p99_ms")
                .and_then(Value::as_f64)
                .unwrap_or_default();
            writeln!(text, "| {name} | {p99:.2} |").ok();
        }
    }
    text
}
