//! How long the real window takes from a key to the frame that shows what was asked for. The time is taken
//! inside the page, so that the driver's own way to the window is not in it.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bureau_cii_tests::window::{PATIENCE, Window};
use cii_i18n::{Language, tr};
use serde_json::json;

use bureau_cii_tests::times::Times;

/// Between two changes: what a screen still does when it is there (its address, the access journal) is over.
const PAUSE: Duration = Duration::from_millis(400);
/// A letter that leaves the list as it was is not waited for any longer.
const UNCHANGED: Duration = Duration::from_millis(1500);
const POLL: Duration = Duration::from_millis(20);
/// Files opened one after the other in each round.
const FILES: usize = 3;

/// Counts from the key to the end of the frame that draws what is awaited: what a frame begins with comes before it is
/// drawn, and the task that is asked for then comes after it.
const WATCH: &str = "
    let key;
    const press = () => { key = performance.now(); };
    const text = (css) => document.querySelector(css)?.textContent ?? '';
    const before = text('%watched%');
    const there = () => %there%;
    const look = () => {
        if (key === undefined || document.querySelector('[aria-busy=true]') || !there()) return;
        end();
        requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - key; }));
    };
    const observer = new MutationObserver(look);
    const end = () => { observer.disconnect(); window.removeEventListener('keydown', press, true); };
    window.took = null;
    window.giveUp = end;
    window.addEventListener('keydown', press, true);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });";

/// What shows that a screen is there, as an expression of the page.
struct Screen {
    name: &'static str,
    keys: &'static [&'static str],
    there: String,
}

/// The text of the interface with this key as a string of the page.
fn text(key: &str) -> String {
    json!(tr(Language::Fr, key, &[])).to_string()
}

/// The places of the rail: their heading, and rows or fields below it.
fn places() -> Vec<Screen> {
    let titled = |title: &str, rows: &str| {
        let title = text(title);
        format!("text('main h1') === {title} && document.querySelector('main {rows}')")
    };
    let place = |name, keys, there| Screen { name, keys, there };
    vec![
        place(
            "situations",
            &["g", "s"],
            titled("situations.title", "[role=option]"),
        ),
        place(
            "sessions",
            &["g", "e"],
            titled("sessions.title_list", "[data-index]"),
        ),
        place(
            "contracts",
            &["g", "c"],
            titled("contracts.title_list", "[data-index]"),
        ),
        place(
            "directory",
            &["g", "r"],
            titled("ui.place.directory", "[data-index]"),
        ),
        place(
            "catalogue",
            &["g", "k"],
            titled("ui.place.catalogue", "[data-index]"),
        ),
        place(
            "settings",
            &["g", "p"],
            titled("ui.place.settings", "[role=tabpanel] button"),
        ),
        place(
            "new announcement",
            &["n"],
            titled("announcement.title", "input"),
        ),
        place(
            "today",
            &["g", "t"],
            "document.querySelector('main h1.day') && document.querySelector('main [data-due]')"
                .to_owned(),
        ),
    ]
}

/// The times of every kind of screen change, by its name, in so many rounds through all of them.
pub(crate) fn changes(
    application: &Path,
    data: &Path,
    rounds: usize,
) -> Result<Vec<(&'static str, Times)>> {
    let window = Window::open(application, data, Language::Fr, &[])?;
    window.wait_for("main [data-due]")?;
    let mut all: Vec<(&'static str, Times)> = Vec::new();
    let mut note = |name, time| match all.iter_mut().find(|(known, _)| *known == name) {
        Some((_, times)) => times.add(time),
        None => all.push((name, Times::of(time))),
    };
    for round in 0..rounds {
        for Screen { name, keys, there } in places() {
            // In a field the letters would be written.
            window.evaluate("document.activeElement.blur()")?;
            note(name, change(&window, keys, &there)?);
            match name {
                "situations" => {
                    for _ in 0..round * FILES {
                        window.keys("j")?;
                    }
                    for _ in 0..FILES {
                        let file = "before !== text('[data-file] .number') && \
                            text('main [role=option][aria-selected=true]').includes(text('[data-file] .number'))";
                        note("file", watch(&window, &["j"], "[data-file] .number", file)?);
                    }
                }
                "sessions" => {
                    descend(&window, round)?;
                    // The week of one to come, the minutes of one that took place.
                    let day = "document.querySelector('main h1.record') && \
                        document.querySelector('main [role=grid] [role=gridcell], main section.minutes')";
                    note("session", change(&window, &["Enter"], day)?);
                }
                "contracts" => {
                    descend(&window, round)?;
                    let editor = "document.querySelector('main h1.record') && \
                        document.querySelector('main section.aim')";
                    note("contract", change(&window, &["Enter"], editor)?);
                }
                _ => {}
            }
        }
    }
    window.close()?;
    Ok(all)
}

/// The times from a letter to the rows that it leaves, in the list of all situations. Words are typed letter by
/// letter; the third and the fourth letter count.
pub(crate) fn typing(application: &Path, data: &Path, words: &[String]) -> Result<Times> {
    let window = Window::open(application, data, Language::Fr, &[])?;
    window.wait_for("main [data-due]")?;
    window.keys("g")?;
    window.keys("s")?;
    window.wait_for("main [role=option]")?;
    // By default the list shows what is open.
    window.click("main button.chip.on")?;
    window.wait_gone("main button.chip.on")?;
    let mut times = Times::default();
    for word in words {
        window.keys("/")?;
        window.keys("Delete")?;
        thread::sleep(PAUSE);
        for (place, letter) in word.chars().take(4).enumerate() {
            let key = letter.to_string();
            if place < 2 {
                window.type_text(&key)?;
                thread::sleep(PAUSE);
                continue;
            }
            arm(&window, "main section", "before !== text('main section')")?;
            window.type_text(&key)?;
            match took(&window, UNCHANGED)? {
                Some(time) => times.add(time),
                None => drop(window.evaluate("window.giveUp()")?),
            }
        }
    }
    window.close()?;
    Ok(times)
}

/// Moves to a row further down.
fn descend(window: &Window, rows: usize) -> Result<()> {
    for _ in 0..=rows {
        window.keys("j")?;
    }
    window.wait_for("main tr.current:focus").map(drop)
}

fn change(window: &Window, keys: &[&str], there: &str) -> Result<f64> {
    watch(window, keys, "main h1", there)
}

/// Presses the keys, the last of which counts, and waits until the page is as it should be.
fn watch(window: &Window, keys: &[&str], watched: &str, there: &str) -> Result<f64> {
    thread::sleep(PAUSE);
    let (last, first) = keys.split_last().context("a key")?;
    for key in first {
        window.keys(key)?;
    }
    arm(window, watched, there)?;
    window.keys(last)?;
    if let Some(time) = took(window, PATIENCE)? {
        return Ok(time);
    }
    let picture = window.picture("failed-bench");
    bail!("{keys:?}: never {there} ({picture:?})")
}

fn arm(window: &Window, watched: &str, there: &str) -> Result<()> {
    let script = WATCH
        .replace("%watched%", watched)
        .replace("%there%", there);
    window.evaluate(&script).map(drop)
}

fn took(window: &Window, patience: Duration) -> Result<Option<f64>> {
    let until = Instant::now() + patience;
    while Instant::now() < until {
        if let Some(time) = window.evaluate("return window.took")?.as_f64() {
            return Ok(Some(time));
        }
        thread::sleep(POLL);
    }
    Ok(None)
}
