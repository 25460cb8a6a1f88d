//! What is written: the table, what lies behind it, and below it what people wrote about missed aims.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::window::Cost;
use bureau_cii_tests::{measured_on, times::Times};

/// From here on the page is written by hand, and kept as it is.
const BY_HAND: &str = "## What the figures say";
/// What others take for a comparable letter, on a machine like this; measured once and not here.
const OTHER_ENGINES: &str = "elsewhere ReportLab (untagged) 10.8, LibreOffice 34, WeasyPrint 42 ms";
/// Hertz of the display: a frame is never shown sooner than the next beat.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// Everything that was measured.
pub(crate) struct Report {
    /// In the office that is searched and started.
    pub(crate) situations: u32,
    /// In the office whose screens change.
    pub(crate) office: u32,
    pub(crate) runs: usize,
    pub(crate) ours: Cost,
    pub(crate) floor: Cost,
    pub(crate) typing: Times,
    pub(crate) changes: Vec<(&'static str, Times)>,
    /// What `search-bench` printed.
    pub(crate) store: Value,
    /// What `letters_bench` printed.
    pub(crate) letters: Value,
    /// Typst's milliseconds for such a letter, or why there are none.
    pub(crate) typst: Result<f64, String>,
}

struct Row {
    what: String,
    ours: String,
    floor: String,
    ratio: Option<f64>,
    aim: &'static str,
    met: bool,
}

impl Report {
    /// The page; `before` is what it was.
    pub(crate) fn text(&self, before: Option<&str>) -> Result<String> {
        let mut text = String::from("# Speed\n\n");
        writeln!(
            text,
            "Written by `cargo xtask bench`: a release build over {} invented situations, each figure beside a \
             floor that was measured in the same run on the same machine.\n\nMachine: {}, virtual display without a graphics card.\n",
            self.situations,
            measured_on::description()
        )?;
        text.push_str(
            "| what | ours | floor | ratio | aim | |\n| --- | --- | --- | --- | --- | --- |\n",
        );
        for row in self.rows()? {
            let Row {
                what,
                ours,
                floor,
                ratio,
                aim,
                met,
            } = row;
            let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×"));
            let met = if met { "met" } else { "missed" };
            writeln!(
                text,
                "| {what} | {ours} | {floor} | {ratio} | {aim} | {met} |"
            )?;
        }
        self.screens(&mut text)?;
        self.lists(&mut text)?;
        let kept = before.and_then(|before| before.find(BY_HAND).and_then(|at| before.get(at..)));
        write!(text, "\n{}", kept.unwrap_or(BY_HAND).trim_end())?;
        text.push('\n');
        Ok(text)
    }

    fn rows(&self) -> Result<Vec<Row>> {
        let (paint, memory) = (
            self.ours.paint.median() / self.floor.paint.median(),
            self.ours.memory.median() / self.floor.memory.median(),
        );
        let (search, by_rank) = (
            number(&self.store, "/search/ours/p99_ms")?,
            number(&self.store, "/search/floor_by_rank/p99_ms")?,
        );
        let (save, commit) = (
            number(&self.store, "/save/ours/p50_ms")?,
            number(&self.store, "/save/floor/p50_ms")?,
        );
        let letter = number(&self.letters, "/ms_per_letter")?;
        let typst = match &self.typst {
            Ok(typst) => {
                format!("{typst:.1} ms, Typst from Python, the same words and conformance")
            }
            Err(why) => format!("Typst was not measured ({why})"),
        };
        let mut all = Times::default();
        for (_, times) in &self.changes {
            all.extend(times);
        }
        let (change, typed) = (all.percentile(95), self.typing.percentile(95));
        Ok(vec![
            Row {
                what: format!("exec to first useful paint, median of {}", self.runs),
                ours: format!("{:.0} ms", self.ours.paint.median()),
                floor: format!(
                    "{:.0} ms, an empty window of the same shell",
                    self.floor.paint.median()
                ),
                ratio: Some(paint),
                aim: "≤ 1.2 ×",
                met: paint <= 1.2,
            },
            Row {
                what: "memory of all processes on the start page (PSS)".to_owned(),
                ours: format!("{:.0} MB", self.ours.memory.median()),
                floor: format!(
                    "{:.0} MB, an empty window of the same shell",
                    self.floor.memory.median()
                ),
                ratio: Some(memory),
                aim: "≤ 1.25 ×",
                met: memory <= 1.25,
            },
            Row {
                what: "search as you type, best 50 rows, p99 in the core".to_owned(),
                ours: format!("{search:.2} ms"),
                floor: format!("{by_rank:.2} ms, bare FTS5 by rank, unencrypted"),
                ratio: Some(search / by_rank),
                aim: "≤ 1 ×",
                met: search <= by_rank,
            },
            Row {
                what: format!(
                    "search as you type, from the key to the rows on the screen, p95 of {}",
                    self.typing.len()
                ),
                ours: format!("{typed:.0} ms"),
                floor: format!("{FRAME_MS:.1} ms, one frame"),
                ratio: None,
                aim: "≤ 16 ms",
                met: typed <= 16.0,
            },
            Row {
                what: format!(
                    "any screen change, {} situations, p95 of {} in the window",
                    self.office,
                    all.len()
                ),
                ours: format!("{change:.0} ms"),
                floor: "–".to_owned(),
                ratio: None,
                aim: "≤ 50 ms",
                met: change <= 50.0,
            },
            Row {
                what: "one invitation letter, PDF/A-2a and PDF/UA-1, in a batch of 200".to_owned(),
                ours: format!("{letter:.2} ms"),
                floor: format!("{typst}; {OTHER_ENGINES}"),
                ratio: self.typst.as_ref().ok().map(|typst| letter / typst),
                aim: "≤ 4 ms",
                met: letter <= 4.0,
            },
            Row {
                what: "saving one change, durable, median".to_owned(),
                ours: format!("{save:.2} ms"),
                floor: format!("{commit:.2} ms, one bare SQLite commit with fsync"),
                ratio: Some(save / commit),
                aim: "≤ 2 ×",
                met: save <= 2.0 * commit,
            },
        ])
    }

    fn screens(&self, text: &mut String) -> Result<()> {
        text.push_str(
            "\nScreens in the window, from the key to the frame, ms:\n\n\
             | screen | times | median | p95 | longest |\n| --- | --- | --- | --- | --- |\n",
        );
        for (name, times) in self
            .changes
            .iter()
            .chain([&("a typed letter", self.typing.clone())])
        {
            let at = |share| times.percentile(share);
            writeln!(
                text,
                "| {name} | {} | {:.0} | {:.0} | {:.0} |",
                times.len(),
                at(50),
                at(95),
                at(100)
            )?;
        }
        Ok(())
    }

    fn lists(&self, text: &mut String) -> Result<()> {
        text.push_str("\nLists of 50 rows in the core, p99:\n\n| list | ms |\n| --- | --- |\n");
        let lists = self.store.get("lists").and_then(Value::as_object);
        for (name, times) in lists.context("search-bench has no lists")? {
            writeln!(text, "| {name} | {:.2} |", number(times, "/p99_ms")?)?;
        }
        Ok(())
    }
}

fn number(of: &Value, path: &str) -> Result<f64> {
    let found = of.pointer(path).and_then(Value::as_f64);
    found.with_context(|| format!("no {path}"))
}
