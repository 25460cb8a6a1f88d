//! Closing the real window: at once when nothing would be lost, after a question when something would. Ctrl Q asks the
//! window to close as its own button does.

use anyhow::{Context, Result};
use bureau_cii_tests::window::Window;
use cii_i18n::Language;

use crate::hands::{has_focus, settle, text, wait};

const DE: Language = Language::De;
const FIELD: &str = "main input";
const QUESTION: &str = "dialog[open] footer";

#[test]
fn a_half_written_announcement_keeps_the_window_until_it_is_given_up() -> Result<()> {
    let data = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), DE)?;
    settle(&window)?;
    window.keys("n")?;
    wait(|| has_focus(&window, FIELD)).context("the search has the focus")?;
    window.type_text("Ein halber")?;
    settle(&window)?;
    window.keys("Control+q")?;
    window.wait_text("dialog[open] h2", &text(DE, "ui.closing.title"))?;
    settle(&window)?;
    window.picture("closing-de")?;
    // Staying is what Enter and Escape do, as often as one likes.
    for key in ["Enter", "Escape"] {
        window.wait_for(QUESTION)?;
        window.keys(key)?;
        window.wait_gone("dialog[open]")?;
        let typed = window.evaluate("return document.querySelector('main input').value")?;
        assert_eq!(typed, "Ein halber", "{key}");
        window.keys("Control+q")?;
    }
    window.wait_text(QUESTION, &text(DE, "ui.closing.leave"))?;
    window.keys("Shift+Tab")?;
    window.close_by("Enter")
}

#[test]
fn without_anything_typed_the_window_goes_at_once() -> Result<()> {
    let data = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), DE)?;
    settle(&window)?;
    window.close_by("Control+q")
}
