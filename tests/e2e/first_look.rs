//! The practice office opens in the real window and speaks both languages.

use std::process::Command;

use anyhow::{Result, ensure};
use bureau_cii_tests::window::Window;
use cii_i18n::Language;

use crate::hands::{start_again, text, wait_focus};

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
fn a_second_start_brings_the_first_window_to_the_front() -> Result<()> {
    let data = tempfile::tempdir()?;
    let elsewhere = tempfile::tempdir()?;
    let first = Window::open_practice(data.path(), Language::Fr)?;
    // Another folder is another office, with a window of its own that now lies over the first.
    let other = Window::open_practice(elsewhere.path(), Language::De)?;
    start_again(elsewhere.path())?;
    wait_focus(&other, true)?;
    wait_focus(&first, false)?;
    other.picture("second-start-before")?;

    start_again(data.path())?;
    wait_focus(&first, true)?;
    wait_focus(&other, false)?;
    first.picture("second-start-after")?;
    other.close()?;
    first.close()
}

/// Holds a process, or lets it go on.
fn signal(process: u32, signal: &str) -> Result<()> {
    let status = Command::new("kill")
        .args([signal, &process.to_string()])
        .status()?;
    ensure!(status.success(), "no {signal} to the window");
    Ok(())
}

#[test]
fn a_window_that_hangs_is_said_to_have_the_folder_and_the_next_goes_on_when_it_is_gone()
-> Result<()> {
    let data = tempfile::tempdir()?;
    let first = Window::open_practice(data.path(), Language::Fr)?;
    let today = first.wait_for("h1")?;
    let process = first.process()?;
    signal(process, "-STOP")?;
    let second = Window::open_practice(data.path(), Language::Fr);
    signal(process, "-CONT")?;
    let second = second?;
    second.wait_text("h1", &text(Language::Fr, "ui.start.in_use"))?;
    second.picture("in-use-fr")?;
    second.keys("Control+Shift+L")?;
    second.wait_text("h1", &text(Language::De, "ui.start.in_use"))?;
    second.picture("in-use-de")?;
    second.keys("Control+Shift+L")?;
    first.close()?;
    second.click_text("button", &text(Language::Fr, "ui.act.retry"))?;
    second.wait_text("h1", &today)?;
    second.close()
}
