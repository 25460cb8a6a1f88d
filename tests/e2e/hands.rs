//! What every journey does again and again, with the keyboard as its users do.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use bureau_cii_tests::window::{PATIENCE, Window, application};
use cii_i18n::{Language, tr};
use serde_json::{Value, json};

/// How long one look at the screen is apart from the next.
const POLL: Duration = Duration::from_millis(25);
/// No screen has more places for the focus than this.
const MOST_TABS: usize = 160;

/// A text of the interface without parameters, as the window's driver reads it.
pub(crate) fn text(language: Language, key: &str) -> String {
    read(&tr(language, key, &[]))
}

/// A text as the window's driver reads it: it gives every space as an ordinary one.
pub(crate) fn read(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Whether the focus is on an element that matches.
pub(crate) fn has_focus(window: &Window, css: &str) -> Result<bool> {
    let script = format!(
        "return document.activeElement !== null && document.activeElement.matches({})",
        json!(css)
    );
    Ok(window.evaluate(&script)?.as_bool() == Some(true))
}

/// Presses Tab until the focus is where it should be. Fails when the keyboard does not get there.
pub(crate) fn go_to(window: &Window, css: &str) -> Result<()> {
    window.wait_for(css)?;
    if reaches(window, css)? {
        return Ok(());
    }
    window.picture("failed-focus")?;
    bail!("the keyboard does not reach {css}")
}

/// Presses Tab until the focus is where it should be; says whether it came there.
pub(crate) fn reaches(window: &Window, css: &str) -> Result<bool> {
    for _ in 0..MOST_TABS {
        if has_focus(window, css)? {
            return Ok(true);
        }
        window.keys("Tab")?;
    }
    Ok(false)
}

/// Goes to a field and replaces what stands there.
pub(crate) fn write_in(window: &Window, css: &str, words: &str) -> Result<()> {
    go_to(window, css)?;
    window.keys("Control+a")?;
    window.type_text(words)
}

/// Types into a field with a list and takes the first line that fits.
pub(crate) fn choose(window: &Window, css: &str, words: &str) -> Result<()> {
    write_in(window, css, words)?;
    window.wait_for("[role=listbox]:not([hidden]) > [role=option][aria-selected=true]")?;
    window.keys("Enter")
}

/// Chooses one of a group of radio buttons with the arrows.
pub(crate) fn choose_radio(window: &Window, group: &str, value: &str) -> Result<()> {
    go_to(window, &format!("{group} input[type=radio]"))?;
    window.keys("Space")?;
    let chosen = format!("{group} input[type=radio][value={value}]:checked");
    for _ in 0..12 {
        if holds(window, &chosen)? {
            return Ok(());
        }
        window.keys("Down")?;
    }
    bail!("the arrows do not reach {value} in {group}")
}

/// Moves through a grid of boxes to one of them and ticks it, unless it is.
pub(crate) fn tick_cell(window: &Window, grid: &str, cell: &str) -> Result<()> {
    go_to(window, &format!("{grid} [data-cell]"))?;
    let place = |css: &str| -> Result<(i64, i64)> {
        let script = format!(
            "return ({})?.dataset.cell?.split('-').map(Number) ?? null",
            if css.is_empty() {
                "document.activeElement".to_owned()
            } else {
                format!("document.querySelector({})", json!(css))
            }
        );
        let found = window.evaluate(&script)?;
        let at = |index: usize| found.get(index).and_then(Value::as_i64);
        match (at(0), at(1)) {
            (Some(row), Some(column)) => Ok((row, column)),
            _ => bail!("no cell {css}"),
        }
    };
    let (row, column) = place(cell)?;
    loop {
        let (r, c) = place("")?;
        let key = match (r - row, c - column) {
            (0, 0) => break,
            (0, across) if across < 0 => "Right",
            (0, _) => "Left",
            (down, _) if down < 0 => "Down",
            _ => "Up",
        };
        window.keys(key)?;
    }
    if !holds(window, &format!("{cell}:checked"))? {
        window.keys("Space")?;
        window.wait_for(&format!("{cell}:checked"))?;
    }
    Ok(())
}

/// Whether anything matches now.
pub(crate) fn holds(window: &Window, css: &str) -> Result<bool> {
    let script = format!("return document.querySelector({}) !== null", json!(css));
    Ok(window.evaluate(&script)?.as_bool() == Some(true))
}

/// How many elements match now.
pub(crate) fn count(window: &Window, css: &str) -> Result<usize> {
    let script = format!("return document.querySelectorAll({}).length", json!(css));
    let found = window.evaluate(&script)?.as_u64().unwrap_or(0);
    Ok(usize::try_from(found)?)
}

/// The texts of all elements that match, in one look: nothing can be replaced between two of them.
pub(crate) fn texts(window: &Window, css: &str) -> Result<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll({})].map((one) => one.innerText)",
        json!(css)
    );
    let found = window.evaluate(&script)?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found.iter().filter_map(Value::as_str).map(read).collect())
}

/// Waits until exactly so many elements match.
pub(crate) fn wait_count(window: &Window, css: &str, wanted: usize) -> Result<()> {
    let mut last = 0;
    wait(|| {
        last = count(window, css)?;
        Ok(last == wanted)
    })
    .with_context(|| format!("{wanted} of {css} expected, {last} there"))
}

/// Opens the palette, types words and takes the line that holds `line`.
pub(crate) fn run(window: &Window, words: &str, line: &str) -> Result<()> {
    window.keys("Control+k")?;
    window.wait_for("dialog[open] input[role=combobox]:focus")?;
    window.type_text(words)?;
    let lines = "dialog[open] [role=option]";
    wait(|| Ok(texts(window, lines)?.iter().any(|text| text.contains(line))))
        .with_context(|| format!("{line} in the palette for {words}"))?;
    // Every letter asks anew, and an answer puts the choice back to the first line.
    settle(window)?;
    let wanted = "dialog[open] [role=option][aria-selected=true]";
    for _ in 0..40 {
        if texts(window, wanted)?
            .iter()
            .any(|text| text.contains(line))
        {
            window.keys("Enter")?;
            return window.wait_gone("dialog[open] > .window > .lines");
        }
        window.keys("Down")?;
    }
    bail!("the palette does not lead to {line}")
}

/// Waits until the screen rests: nothing loads, the letters are there, and two looks see the same.
pub(crate) fn settle(window: &Window) -> Result<()> {
    const LOOK: &str = "
        const busy = document.querySelector('[aria-busy=\"true\"]') !== null
            || document.fonts.status !== 'loaded'
            || [...document.images].some((image) => !image.complete)
            || document.getAnimations().some((one) => one.playState === 'running');
        return busy ? null : location.pathname + document.body.innerText";
    let mut before = Value::Null;
    let mut same = 0;
    wait(|| {
        let now = window.evaluate(LOOK)?;
        same = if !now.is_null() && now == before {
            same + 1
        } else {
            0
        };
        before = now;
        Ok(same >= 4)
    })
}

/// Looks again and again until it is so.
pub(crate) fn wait(mut look: impl FnMut() -> Result<bool>) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    while !look()? {
        ensure!(Instant::now() < until, "waited in vain");
        thread::sleep(POLL);
    }
    Ok(())
}

/// Starts the application a second time on a folder, and waits until it has ended.
pub(crate) fn start_again(data: &Path) -> Result<()> {
    let mut second = Command::new(application()?)
        .arg("--practice")
        .arg("--data")
        .arg(data)
        .spawn()?;
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = second.try_wait()? {
            ensure!(status.success(), "the second ended with {status}");
            return Ok(());
        }
        if Instant::now() > until {
            second.kill()?;
            second.wait()?;
            bail!("the second did not end");
        }
        thread::sleep(Duration::from_millis(25));
    }
}

/// Waits until a window has the keyboard, or has it no more.
pub(crate) fn wait_focus(window: &Window, wanted: bool) -> Result<()> {
    wait(|| {
        let has = window.evaluate("return document.hasFocus()")?;
        Ok(has.as_bool() == Some(wanted))
    })
    .with_context(|| format!("the focus is not {wanted}"))
}
