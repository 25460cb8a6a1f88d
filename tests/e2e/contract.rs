//! An objective contract: two more lines, every gap closed, validated, on paper in both languages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use bureau_cii_tests::window::{Window, keep};
use cii_i18n::{Language, tr};
use serde_json::json;

use crate::hands::{
    choose, count, go_to, holds, reaches, settle, text, texts, wait, wait_count, write_in,
};
use crate::papers::{files, pages, print_into};

const FR: Language = Language::Fr;
const GOAL: &str = "Stabiliser le rythme de travail à mi-temps";
const ZIEL: &str = "Den Arbeitsrhythmus mit halbem Pensum festigen";
const GAP: &str = "section[aria-labelledby=conformity] li.gap button";
const FIELD_IN_HAND: &str = ".editor [data-field] :focus";

#[test]
fn a_contract_is_written_checked_and_printed_in_both_languages() -> Result<()> {
    let data = tempfile::tempdir()?;
    let folder = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), FR)?;
    print_into(&window, FR, folder.path())?;

    open_contract(&window)?;
    let at_first = count(&window, GAP)?;
    assert!(at_first > 0, "the showcase has something to mend");
    settle(&window)?;
    window.picture("contract-gaps-fr")?;
    add_goal(&window)?;
    add_measure(&window)?;
    close_gaps(&window)?;
    validate(&window)?;
    print_all(&window, folder.path())?;
    window.close()
}

fn open_contract(window: &Window) -> Result<()> {
    window.type_text("gc")?;
    window.wait_text("h1", &text(FR, "contracts.title_list"))?;
    window.keys("/")?;
    window.type_text("Roncevent")?;
    wait_count(window, "main tbody tr", 1)?;
    go_to(window, "main tbody tr")?;
    window.keys("Enter")?;
    window.wait_text(".editor h1", &text(FR, "contracts.title"))?;
    window.wait_for(GAP)?;
    Ok(())
}

/// Alt O, four fields; a date that is none stays as it was typed, with a sentence below.
fn add_goal(window: &Window) -> Result<()> {
    let before = count(window, "[data-field=goals] > ol > li")?;
    window.keys("Alt+o")?;
    wait_count(window, "[data-field=goals] > ol > li", before + 1)?;
    let line = |field: &str| format!("[data-field='goals.{before}.{field}'] input");
    window.wait_for(&format!("{}:focus", line("text")))?;
    window.type_text(GOAL)?;
    write_in(window, &line("text.translation"), ZIEL)?;
    write_in(window, &line("indicator"), "Trois mois sans interruption")?;
    write_in(
        window,
        &line("indicator.translation"),
        "Drei Monate ohne Unterbruch",
    )?;
    write_in(window, &line("due_on"), "31.9.2026")?;
    window.keys("Tab")?;
    let refused = format!("{}[aria-invalid=true]", line("due_on"));
    window.wait_for(&refused)?;
    assert!(window.attribute(&refused, "aria-describedby")?.is_some());
    window.picture("contract-wrong-date-fr")?;
    go_back_to(window, &line("due_on"))?;
    window.keys("Control+a")?;
    window.type_text("30.9.2026")?;
    window.keys("Tab")?;
    window.wait_gone(&refused)
}

/// Alt M, some letters of the catalogue, Enter.
fn add_measure(window: &Window) -> Result<()> {
    let before = count(window, "[data-field=measures] > ol > li")?;
    window.keys("Alt+m")?;
    wait_count(window, "[data-field=measures] > ol > li", before + 1)?;
    let field = format!("[data-field='measures.{before}.catalogue_item'] input");
    window.wait_for(&format!("{field}:focus"))?;
    choose(window, &field, "Bilan")?;
    let title = format!("[data-field='measures.{before}.title'] input");
    wait(|| {
        let value = window.evaluate(&format!(
            "return document.querySelector({}).value",
            json!(title)
        ))?;
        Ok(value != json!(""))
    })
}

/// Follows each gap to its field and gives what is missing there.
fn close_gaps(window: &Window) -> Result<()> {
    for _ in 0..30 {
        wait_saved(window)?;
        if count(window, GAP)? == 0 {
            return Ok(());
        }
        let gaps = texts(window, GAP)?;
        // What was written before may close the last one on the way there.
        let none_left = || -> Result<bool> { Ok(count(window, GAP)? == 0) };
        if !reaches(window, GAP)? {
            ensure!(none_left()?, "the keyboard does not reach {gaps:?}");
            continue;
        }
        window.keys("Enter")?;
        wait(|| Ok(holds(window, FIELD_IN_HAND)? || none_left()?))?;
        if !holds(window, FIELD_IN_HAND)? {
            continue;
        }
        let found = window
            .evaluate("return document.activeElement.closest('[data-field]').dataset.field")?;
        let field = found.as_str().unwrap_or_default().to_owned();
        mend(window, &field, &gaps)?;
        // «Saved» may still stand there from the gap before: only the list says that this one was judged.
        wait(|| Ok(texts(window, GAP)? != gaps))
            .with_context(|| format!("{field} stays a gap of {gaps:?}"))?;
    }
    bail!("gaps remain: {:?}", texts(window, GAP)?)
}

fn mend(window: &Window, field: &str, gaps: &[String]) -> Result<()> {
    let place = format!("[data-field='{field}']");
    let kind = field.rsplit('.').next().unwrap_or_default();
    match kind {
        "due_on" | "to" => write_in(window, &format!("{place} input"), "15.10.2026")?,
        "from" => write_in(window, &format!("{place} input"), "16.2.2026")?,
        "cost" => write_in(window, &format!("{place} input"), "1250")?,
        "provider" => write_in(window, &format!("{place} input"), "Atelier des Mélèzes")?,
        "payer" => window.select(&format!("{place} select"), "orp")?,
        "legal_basis" => window.select(&format!("{place} select"), "none")?,
        "commission" => window.select(&format!("{place} select"), "granted")?,
        _ => bail!("no way known to mend {field} of {gaps:?}"),
    }
    // Leaving the field is what says that it is finished.
    window.keys("Tab")
}

/// Waits until what was written is stored and judged.
fn wait_saved(window: &Window) -> Result<()> {
    settle(window)?;
    let saved = tr(FR, "contracts.saved", &[("time", "")]);
    window.wait_text(".saved", saved.trim())?;
    settle(window)
}

fn validate(window: &Window) -> Result<()> {
    window.picture("contract-complete-fr")?;
    window.keys("Control+Enter")?;
    window.wait_text("dialog[open]", &text(FR, "contracts.validate_title"))?;
    go_to(window, "dialog[open] footer button:last-child")?;
    window.keys("Enter")?;
    window.wait_gone("dialog[open]")?;
    window.wait_text("main", &text(FR, "contracts.standing.to_sign"))?;
    Ok(())
}

fn print_all(window: &Window, folder: &Path) -> Result<()> {
    let french = print(window, folder, "fr", 1)?;
    let german = print(window, folder, "de", 2)?;
    let both = print(window, folder, "both", 3)?;
    let title = |language| tr(language, "documents.contract.title", &[]);
    let (fr, de, fr_de) = (
        pages(&french)?.concat(),
        pages(&german)?.concat(),
        pages(&both)?.concat(),
    );
    assert!(fr.contains(GOAL) && !fr.contains(ZIEL), "{fr}");
    assert!(de.contains(ZIEL) && !de.contains(GOAL), "{de}");
    assert!(
        fr_de.contains("Stabiliser") && fr_de.contains("festigen"),
        "{fr_de}"
    );
    assert!(
        fr.contains(&title(Language::Fr)) && !fr.contains(&title(Language::De)),
        "{fr}"
    );
    assert!(de.contains(&title(Language::De)), "{de}");
    assert!(
        fr_de.contains(&title(Language::Fr)) && fr_de.contains(&title(Language::De)),
        "{fr_de}"
    );
    for document in [&french, &german, &both] {
        let name = document
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        assert!(
            !name.contains("roncevent") && !name.contains("ma"),
            "{name}"
        );
    }
    keep(&french, "contract-fr.pdf")?;
    keep(&german, "contract-de.pdf")?;
    keep(&both, "contract-fr-de.pdf")?;
    Ok(())
}

/// Ctrl P, the arrows for another language, Enter. Gives what was opened.
fn print(window: &Window, folder: &Path, languages: &str, so_far: usize) -> Result<PathBuf> {
    window.keys("Control+p")?;
    let radio = format!("dialog[open] input[type=radio][value={languages}]:checked");
    window.wait_for("dialog[open] input[type=radio]:focus")?;
    for _ in 0..3 {
        if holds(window, &radio)? {
            break;
        }
        window.keys("Down")?;
    }
    window.wait_for(&radio)?;
    window.keys("Enter")?;
    window.wait_text("dialog[open] .path", ".pdf")?;
    window.picture(&format!("contract-print-{languages}"))?;
    let opened = window.wait_opened(so_far)?;
    assert_eq!(files(folder, "pdf")?.len(), so_far);
    window.keys("Escape")?;
    window.wait_gone("dialog[open]")?;
    Ok(opened.last().cloned().unwrap_or_default())
}

fn go_back_to(window: &Window, css: &str) -> Result<()> {
    for _ in 0..6 {
        if crate::hands::has_focus(window, css)? {
            return Ok(());
        }
        window.keys("Shift+Tab")?;
    }
    bail!("the keyboard does not go back to {css}")
}
