//! The settings by the keyboard alone: an image comes onto the letters, and goes again.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bureau_cii_tests::window::{Window, keep};
use cii_i18n::Language;

use crate::hands::{go_to, has_focus, read, run, settle, text, wait, write_in};
use crate::papers::{files, print_into, show_letters};

const DE: Language = Language::De;
const PATH: &str = "[data-field=image] input";

#[test]
fn an_image_comes_onto_the_letters_and_goes_again() -> Result<()> {
    let data = tempfile::tempdir()?;
    let folder = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), DE)?;
    print_into(&window, DE, folder.path())?;

    let broken = folder.path().join("broken.png");
    fs::write(&broken, b"\x89PNG\r\n\x1a\n")?;
    for (path, code) in [
        ("logo.png".to_owned(), "errors.path_not_complete"),
        (broken.display().to_string(), "errors.image_broken"),
    ] {
        write_in(&window, PATH, &path)?;
        window.keys("Enter")?;
        window.wait_text("[data-field=image]", &text(DE, code))?;
    }
    window.picture("letterhead-refused-de")?;

    let image = Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons/128x128.png");
    write_in(&window, PATH, &image.display().to_string())?;
    window.keys("Enter")?;
    window.wait_for("main img")?;
    // Whoever does not see the image must be told what it shows: asked for before it is kept.
    window.keys("Control+s")?;
    window.wait_text("[role=alert]", &text(DE, "ui.settings.image_alternative"))?;
    write_in(
        &window,
        "[data-field='alternative.fr'] input",
        "Carré rouge du bureau",
    )?;
    write_in(
        &window,
        "[data-field='alternative.de'] input",
        "Rotes Quadrat des Büros",
    )?;
    window.keys("Control+s")?;
    window.wait_text("body", &text(DE, "ui.settings.letterhead_saved"))?;
    settle(&window)?;
    window.picture("letterhead-image-de")?;

    print_a_letter(&window, folder.path())?;

    show_letters(&window, DE)?;
    let remove = text(DE, "ui.settings.image_remove");
    go_to_button(&window, &remove)?;
    window.keys("Enter")?;
    wait(|| has_focus(&window, PATH)).context("the focus stays near")?;
    window.keys("Control+s")?;
    window.wait_gone("main img")?;
    // Saved without an image; taken back, it is there again.
    go_to(&window, "[role=tab][aria-selected=true]")?;
    window.keys("Control+z")?;
    window.wait_for("main img")?;
    window.close()
}

/// Prints the letters of a session that is being prepared, and keeps the file for the validator.
fn print_a_letter(window: &Window, folder: &Path) -> Result<()> {
    run(window, "Ronce", &text(DE, "domain.session_kind.assessment"))?;
    window.wait_for("section[aria-labelledby=roster]")?;
    window.keys("i")?;
    window.wait_for(".pages img")?;
    settle(window)?;
    window.picture("letterhead-letter-de")?;
    window.keys("Control+p")?;
    // It is shown once it is written.
    window.wait_opened(1)?;
    let printed = files(folder, "pdf")?;
    let letter = printed.first().context("no letter")?;
    keep(letter, "letterhead-image.pdf")?;
    Ok(())
}

/// Presses Tab until the focus is on the button with these words.
fn go_to_button(window: &Window, words: &str) -> Result<()> {
    window.wait_text("button", words)?;
    for _ in 0..80 {
        let here = window.evaluate("return document.activeElement?.innerText ?? ''")?;
        if here.as_str().is_some_and(|here| read(here).contains(words)) {
            return Ok(());
        }
        window.keys("Tab")?;
    }
    anyhow::bail!("the keyboard does not reach {words}")
}
