//! The practice office opens in the real window and speaks both languages.

use anyhow::Result;
use bureau_cii_tests::window::Window;
use cii_i18n::{Language, tr};

#[test]
fn the_practice_office_opens_and_changes_its_language() -> Result<()> {
    let data = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), Language::Fr)?;
    window.wait_for("html[lang^=fr]")?;
    let french = window.wait_for("h1")?;
    window.picture("first-look-fr")?;

    window.keys("Control+Shift+L")?;
    window.wait_for("html[lang^=de]")?;
    let german = window.wait_for("h1")?;
    assert_ne!(french, german);
    window.picture("first-look-de")?;
    window.close()
}

#[test]
fn a_second_window_on_the_same_folder_says_so_and_goes_on_when_the_first_is_closed() -> Result<()> {
    let data = tempfile::tempdir()?;
    let first = Window::open_practice(data.path(), Language::Fr)?;
    let today = first.wait_for("h1")?;
    let second = Window::open_practice(data.path(), Language::Fr)?;
    second.wait_text("h1", &tr(Language::Fr, "ui.start.in_use", &[]))?;
    first.close()?;
    second.click_text("button", &tr(Language::Fr, "ui.act.retry", &[]))?;
    second.wait_text("h1", &today)?;
    second.close()
}
