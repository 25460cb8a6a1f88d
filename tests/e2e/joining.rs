//! A new computer comes to a shared server in the real window.

use anyhow::{Result, ensure};
use bureau_cii_tests::office::PASSWORD;
use bureau_cii_tests::shared_server::{SharedServer, code_now};
use bureau_cii_tests::window::{Window, application};
use cii_i18n::Language;

use crate::hands::{go_to, text, write_in};

#[test]
fn a_new_computer_joins_with_a_one_time_code() -> Result<()> {
    let say = |key| text(Language::De, key);
    let server = SharedServer::begin(None);
    let data = tempfile::tempdir()?;
    let window = Window::open(&application()?, data.path(), Language::De, &[])?;
    go_to(&window, "[role=tab]")?;
    window.keys("Right")?;
    write_in(&window, "[data-field=address] input", &server.address())?;
    window.keys("Enter")?;
    write_in(&window, "[data-field=account] input", "clara.exemple")?;
    write_in(&window, "[data-field=code] input", &server.code)?;
    window.keys("Enter")?;

    window.wait_for("svg[role=img]")?;
    window.picture("joining-authenticator")?;
    let secret = window.texts(".secret [role=group] span")?.concat();
    write_in(&window, "[data-field=password] input", PASSWORD)?;
    write_in(&window, "[data-field=password_again] input", PASSWORD)?;
    write_in(&window, "[data-field=totp] input", &code_now(&secret))?;
    window.keys("Enter")?;

    window.wait_text("h2", &say("ui.joining.codes_title"))?;
    let codes = window.texts(".recovery-codes li")?;
    go_to(&window, ".recovery-codes .acts button")?;
    window.keys("Enter")?;
    window.wait_text("[role=status]", &say("ui.joining.copied"))?;
    window.picture("joining-codes")?;
    go_to(&window, ".recovery-codes input")?;
    window.keys("Space")?;
    go_to(&window, ".recovery-codes .primary")?;
    window.keys("Enter")?;

    ensure!(codes.len() == 10, "recovery codes: {codes:?}");
    // The session began with the account. There is no keyring on this display.
    window.wait_text("h2", &say("ui.joining.account_title"))?;
    go_to(&window, "[type=checkbox]")?;
    window.keys("Space")?;
    window.picture("joining-ready")?;
    go_to(&window, "form .primary")?;
    window.keys("Enter")?;
    window.wait_text("h1", &say("ui.start.recovery"))?;
    go_to(&window, ".recovery input")?;
    window.keys("Space")?;
    go_to(&window, ".recovery .primary")?;
    window.keys("Enter")?;
    window.wait_text("nav", &say("ui.place.situations"))?;
    window.picture("joining-joined")?;
    window.close()
}
