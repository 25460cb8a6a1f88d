//! What the journeys printed and saved, read back from the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use bureau_cii_tests::window::Window;
use cii_i18n::Language;

use crate::hands::{go_to, holds, text, texts, write_in};

/// Opens the settings of documents and letters.
pub(crate) fn show_letters(window: &Window, language: Language) -> Result<()> {
    window.type_text("gp")?;
    window.wait_for("[role=tablist]")?;
    go_to(window, "[role=tab][aria-selected=true]")?;
    let letters = text(language, "ui.settings.letters");
    while !texts(window, "[role=tab][aria-selected=true]")?.contains(&letters) {
        window.keys("Right")?;
    }
    Ok(())
}

/// Has everything printed and saved in `folder` from now on, and opened afterwards.
pub(crate) fn print_into(window: &Window, language: Language, folder: &Path) -> Result<()> {
    show_letters(window, language)?;
    let field = format!(
        "input[placeholder=\"{}\"]",
        text(language, "ui.settings.folder_system")
    );
    write_in(window, &field, &folder.display().to_string())?;
    go_to(window, "main input[type=checkbox]")?;
    if !holds(window, "main input[type=checkbox]:checked")? {
        window.keys("Space")?;
    }
    window.wait_for("main input[type=checkbox]:checked")?;
    Ok(())
}

/// The files of a folder with this ending, by name.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The text of every page, in reading order.
pub(crate) fn pages(document: &Path) -> Result<Vec<String>> {
    let output = Command::new("pdftotext")
        .arg(document)
        .arg("-")
        .output()
        .context("pdftotext (package poppler-utils)")?;
    ensure!(output.status.success(), "{} is no PDF", document.display());
    let text = String::from_utf8(output.stdout)?;
    // Each page ends with a form feed.
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    Ok(pages)
}
