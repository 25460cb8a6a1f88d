//! Three windows and a server: what one changes the others see, what two change apart becomes a choice, and what is
//! revoked goes.

use anyhow::{Context, Result, ensure};
use bureau_cii_tests::{
    office::{Office, PASSWORD, lasting_procuration_request},
    shared_server::{SharedServer, until},
    window::{Window, application},
};
use chrono::Utc;
use cii_i18n::Language;
use serde_json::json;

use crate::{
    hands::{go_to, read, run, start_again, text, wait, wait_focus, write_in},
    pages,
};

const FR: Language = Language::Fr;
const DE: Language = Language::De;
const NAME: &str = "Canaripass";
const OLD: &str = "079 135 79 13";

/// The desktops of the Bureau's cantonal officer, of its secretary and of a respondent of the disability insurance,
/// joined and in step.
struct Desktops {
    officer: Office,
    secretary: Office,
    respondent: Office,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the real windows have the real time"
)]
fn now() -> String {
    Utc::now().to_rfc3339()
}

fn in_step(office: &Office) {
    until("nothing waits", || {
        let server = office.ok("get_server", json!({}));
        let kind = server.pointer("/state/kind");
        kind.is_some_and(|kind| kind == "connected")
            && server.get("waiting").is_some_and(|n| n == 0)
    });
}

/// What is done before anybody looks: accounts are set up, computers joined, a situation announced with a procuration.
fn prepare(server: &SharedServer) -> Desktops {
    let officer = Office::open();
    officer.machine.set_now(&now());
    server.bind(&officer, "clara.exemple", &server.code);
    let mut draft = officer.draft();
    if let Some(draft) = draft.as_object_mut() {
        draft.insert("name".to_owned(), json!(NAME));
        draft.insert("phone".to_owned(), json!(OLD));
    }
    let situation = officer.complex_from(&draft);
    officer.ok("save_procuration", lasting_procuration_request(&situation));
    in_step(&officer);
    let people = officer.people();
    let join = |name: &str, words: &[&str]| {
        let code = server.add_user(name, words);
        let office = server.join(name, &code);
        office.machine.set_now(&now());
        office.ok("synchronise", json!({}));
        until("the office is open", || office.state() == "open");
        in_step(&office);
        office
    };
    let secretary = join(
        "noe.exemple",
        &[
            "--institution",
            "bureau",
            "--function",
            "secretariat",
            "--language",
            "de",
        ],
    );
    let respondent = join("beat.exemple", &["--staff", &people.oai]);
    for office in [&officer, &secretary, &respondent] {
        office.app.end();
        office.ok("lock", json!({}));
    }
    Desktops {
        officer,
        secretary,
        respondent,
    }
}

/// The real window on an office that the password opens.
fn open(office: &Office, language: Language) -> Result<Window> {
    let window = Window::open(&application()?, &office.data(), language, &[])?;
    write_in(&window, "main input[type=password]", PASSWORD)?;
    window.keys("Enter")?;
    window.wait_for("nav a[aria-current=page]")?;
    Ok(window)
}

/// The keyboard goes to one window at a time.
fn forward(window: &Window, office: &Office) -> Result<()> {
    start_again(&office.data())?;
    wait_focus(window, true)
}

/// From anywhere to the file of the only situation, by the search.
fn to_file(window: &Window, language: Language) -> Result<()> {
    run(window, NAME, NAME)?;
    window.wait_text("h1, h2", NAME)?;
    window.click_text("[role=tab]", &text(language, "file.tab.announcement"))?;
    Ok(())
}

/// Writes another telephone into the person's data.
fn write_phone(window: &Window, phone: &str) -> Result<()> {
    window.keys("e")?;
    window.wait_for("dialog[open] [data-field=phone] input")?;
    write_in(window, "dialog[open] [data-field=phone] input", phone)?;
    window.keys("Control+Enter")?;
    window.wait_gone("dialog[open]")
}

/// Whether the page shows a text somewhere.
fn shows(window: &Window, words: &str) -> Result<bool> {
    let shown = window.evaluate("return document.body.innerText")?;
    Ok(read(shown.as_str().unwrap_or_default()).contains(words))
}

/// Waits until it does.
fn wait_shown(window: &Window, words: &str) -> Result<()> {
    wait(|| shows(window, words)).with_context(|| format!("«{words}» does not come"))
}

/// Revokes the procuration of the file that is open.
fn revoke(window: &Window) -> Result<()> {
    window.click_text("[role=tab]", &text(FR, "file.tab.procurations"))?;
    window.click_text("main button", &text(FR, "file.procuration.revoke"))?;
    window.wait_for("dialog[open]")?;
    window.keys("Control+Enter")?;
    window.wait_gone("dialog[open]")
}

/// What of the file stands in any page of the database of an office, decrypted, free pages and log included.
fn found_in(office: &Office) -> Result<Vec<&'static str>> {
    pages::holding(office, &[NAME, OLD, "079 000 00 42"])
}

#[test]
fn what_one_changes_the_others_see_and_what_two_change_apart_is_theirs_to_choose() -> Result<()> {
    let mut server = SharedServer::begin(None);
    let Desktops {
        officer: at_officer,
        secretary: at_secretary,
        respondent: at_respondent,
    } = prepare(&server);
    let officer = open(&at_officer, FR)?;
    let secretary = open(&at_secretary, DE)?;
    let respondent = open(&at_respondent, DE)?;
    for (window, office, language) in [
        (&officer, &at_officer, FR),
        (&secretary, &at_secretary, DE),
        (&respondent, &at_respondent, DE),
    ] {
        forward(window, office)?;
        to_file(window, language)?;
        wait_shown(window, OLD)?;
    }

    // One writes, and the others see it without doing anything.
    forward(&officer, &at_officer)?;
    write_phone(&officer, "079 000 00 31")?;
    for window in [&secretary, &respondent] {
        wait_shown(window, "079 000 00 31")?;
    }
    forward(&secretary, &at_secretary)?;
    secretary.picture("shared-1-seen-de")?;

    // Both alone, both write: it is said, and nothing waits for the network.
    server.kill();
    for (window, office, phone) in [
        (&officer, &at_officer, "079 000 00 41"),
        (&secretary, &at_secretary, "079 000 00 42"),
    ] {
        forward(window, office)?;
        write_phone(window, phone)?;
        window.wait_for("a.line.offline")?;
    }
    secretary.picture("shared-2-offline-de")?;
    server.start();
    for (window, office, name) in [
        (&officer, &at_officer, "shared-3-conflict-fr"),
        (&secretary, &at_secretary, "shared-3-conflict-de"),
    ] {
        // Each comes back by itself, within ten seconds, and both must.
        until("the conflict is there", || {
            let there = window.evaluate("return !!document.querySelector('a.line.conflicts')");
            there.is_ok_and(|there| there == json!(true))
        });
        window.wait_for("a.line.conflicts")?;
        forward(window, office)?;
        go_to(window, "a.line.conflicts")?;
        window.keys("Enter")?;
        window.wait_for("article[data-conflict]")?;
        for phone in ["079 000 00 41", "079 000 00 42"] {
            wait_shown(window, phone)?;
        }
        window.picture(name)?;
    }
    // The value that was put aside takes the place of the other, for both: whichever came second.
    secretary.keys("2")?;
    for window in [&officer, &secretary] {
        window.wait_gone("a.line.conflicts")?;
    }
    ensure!(shows(&respondent, NAME)?, "it was there");

    // Revoked by one, gone from the other's window and from its database.
    ensure!(!found_in(&at_respondent)?.is_empty(), "it was there");
    forward(&officer, &at_officer)?;
    to_file(&officer, FR)?;
    revoke(&officer)?;
    wait(|| Ok(!shows(&respondent, NAME)? && !shows(&respondent, "079 000")?))
        .context("the institution still sees the file")?;
    forward(&respondent, &at_respondent)?;
    respondent.picture("shared-4-revoked-de")?;
    for window in [officer, secretary, respondent] {
        window.close()?;
    }
    let left = found_in(&at_respondent)?;
    ensure!(left.is_empty(), "left in the database: {left:?}");
    Ok(())
}
