//! From the announcement to the posted letters: an assessment of six people who read two languages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bureau_cii_tests::window::{Window, keep};
use cii_i18n::{Language, tr, tr_plural};

use crate::hands::{
    choose, choose_radio, go_to, has_focus, holds, read, run, settle, text, texts, tick_cell,
    wait_count, write_in,
};
use crate::papers::{files, pages, print_into};

const FR: Language = Language::Fr;
const NAME: &str = "Zwickelmatt";
const WHOLE_NAME: &str = "Ladina Zwickelmatt";
/// In the order that the search asks for.
const SEARCHED: &str = "Zwickelmatt Ladina";

#[test]
fn an_assessment_of_six_is_invited_in_two_languages() -> Result<()> {
    let data = tempfile::tempdir()?;
    let folder = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), FR)?;
    print_into(&window, FR, folder.path())?;

    announce(&window)?;
    decide_triage(&window)?;
    sign_procuration(&window)?;
    confirm_identity(&window)?;
    convoke(&window)?;
    let names = take_first_proposal(&window)?;
    let number = print_letters(&window, folder.path(), &names)?;
    save_files(&window, folder.path(), &number, &names)?;
    mark_sent(&window)?;
    window.close()
}

/// Searches first, then fills in the form; a date that does not exist is refused where it stands.
fn announce(window: &Window) -> Result<()> {
    window.type_text("gt")?;
    window.wait_for("h1.day")?;
    window.keys("n")?;
    window.wait_text("h1", &text(FR, "announcement.title"))?;
    window.wait_for("main input:focus")?;
    window.type_text(SEARCHED)?;
    window.wait_text(
        "main",
        &read(&tr(
            FR,
            "announcement.search.nobody",
            &[("words", SEARCHED)],
        )),
    )?;
    window.picture("journey-1-search")?;
    window.keys("Control+Enter")?;

    window.wait_for("[data-field=name] input:focus")?;
    write_in(window, "[data-field=birth_date] input", "31.02.1990")?;
    window.select("[data-field=form] select", "madam")?;
    window.select("[data-field=language] select", "de")?;
    write_in(window, "[data-field='address.street'] input", "Rebweg")?;
    write_in(window, "[data-field='address.number'] input", "5")?;
    write_in(window, "[data-field='address.postcode'] input", "3960")?;
    write_in(window, "[data-field='address.town'] input", "Sierre")?;
    choose(window, "[data-field=service] input", "ORP")?;
    window.select("[data-field=region] select", "sierre")?;
    choose(window, "[data-field=worker] input", "Sierre")?;
    write_in(
        window,
        "[data-field=follow_up_started_on] input",
        "2.11.2025",
    )?;
    choose_radio(window, "[data-field=age_group]", "adult")?;
    for service in ["CMS", "OAI"] {
        choose(window, "[data-field=other_services] .add input", service)?;
        window.wait_text("[data-field=other_services] .other", service)?;
    }
    let reason = "Arbeitsversuch abgebrochen, Leistungsfähigkeit unklar.";
    write_in(window, "[data-field=reason] textarea", reason)?;
    window.wait_text("aside", &text(FR, "announcement.early"))?;

    window.keys("Control+Enter")?;
    window.wait_text("[role=alert]", &text(FR, "announcement.field.birth_date"))?;
    window.wait_for("[data-field=birth_date] input[aria-invalid=true]:focus")?;
    window.picture("journey-2-refused-date")?;
    let kept = window.evaluate(
        "return ['birth_date', 'name', 'reason'].map((field) =>
            document.querySelector(`[data-field=${field}] :is(input, textarea)`).value)",
    )?;
    assert_eq!(kept, serde_json::json!(["31.02.1990", NAME, reason]));

    window.keys("Control+a")?;
    window.type_text("7.3.1990")?;
    window.keys("Control+Enter")?;
    window.wait_text("h1", WHOLE_NAME)?;
    settle(window)?;
    window.picture("journey-3-announced")?;
    Ok(())
}

fn decide_triage(window: &Window) -> Result<()> {
    window.keys("t")?;
    window.wait_for("dialog[open]")?;
    choose_radio(window, "[data-field=outcome]", "complex")?;
    window.picture("journey-4-triage")?;
    window.keys("Control+Enter")?;
    window.wait_gone("dialog[open]")
}

/// Names every institution, and opens the medical data for the physicians of the insurance.
fn sign_procuration(window: &Window) -> Result<()> {
    let act = text(FR, "file.act.new_procuration");
    run(window, &act, &act)?;
    window.wait_for("dialog[open] [data-field=grants]")?;
    let add = format!(
        "input[placeholder=\"{}\"]",
        text(FR, "file.procuration.add_hint")
    );
    choose(window, &add, "SMR")?;
    let medical = text(FR, "domain.data_category.medical");
    for code in ["OAI", "SMR"] {
        let cell = format!("input[aria-label=\"{code}, {medical}\"]");
        tick_cell(window, "[data-field=grants]", &cell)?;
    }
    write_in(window, "[data-field=signed_on] input", "13.1.2026")?;
    window.picture("journey-5-procuration")?;
    window.keys("Control+Enter")?;
    window.wait_gone("dialog[open]")
}

fn confirm_identity(window: &Window) -> Result<()> {
    let act = text(FR, "file.act.confirm_identity");
    run(window, &act, &act)?;
    window.wait_for("dialog[open]")?;
    window.keys("Control+Enter")?;
    window.wait_gone("dialog[open]")
}

fn convoke(window: &Window) -> Result<()> {
    window.keys("s")?;
    window.wait_for("dialog[open] [data-field=kind]")?;
    choose_radio(window, "dialog [data-field=kind]", "assessment")?;
    window.keys("Control+Enter")?;
    window.wait_text("h1", &text(FR, "domain.session_kind.assessment"))?;
    window.wait_gone("dialog[open]")
}

/// One key takes the best date. Gives the names of those at the table.
fn take_first_proposal(window: &Window) -> Result<Vec<String>> {
    const SEATS: &str = "section[aria-labelledby=roster] ul.table > li";
    wait_count(window, SEATS, 6)?;
    let languages = texts(window, &format!("{SEATS} > .line:first-child"))?;
    for language in ["FR", "DE"] {
        assert!(
            languages
                .iter()
                .any(|line| line.lines().any(|word| word == language)),
            "nobody reads {language}: {languages:?}"
        );
    }
    window.wait_for("section[aria-labelledby=proposals] li")?;
    window.keys("1")?;
    window.wait_text(
        "section[aria-labelledby=proposals]",
        &text(FR, "planner.chosen"),
    )?;
    settle(window)?;
    window.picture("journey-6-planner")?;
    texts(window, &format!("{SEATS} > .line:first-child > b"))
}

/// All letters in one document, each in its reader's language. Gives the number of the case.
fn print_letters(window: &Window, folder: &Path, names: &[String]) -> Result<String> {
    window.keys("i")?;
    wait_count(
        window,
        "[role=listbox] [role=option][aria-selected=true]",
        6,
    )?;
    window.wait_for(".pages img")?;
    settle(window)?;
    // What was done so far is still being told; the picture is of the letters.
    window.wait_gone(".toast")?;
    window.picture("journey-7-invitations")?;

    window.keys("Control+p")?;
    window.wait_text(".path", ".pdf")?;
    window.wait_text(
        "main",
        &read(&tr_plural(FR, "invitations.made.printed", 6, &[])),
    )?;
    let opened = window.wait_opened(1)?;
    let printed = files(folder, "pdf")?;
    assert_eq!(opened, printed, "one document, handed to the viewer");
    window.picture("journey-8-printed")?;

    let batch = printed.first().context("a document")?;
    let number = number_in(&batch.file_name().unwrap_or_default().to_string_lossy());
    assert_no_names(batch, names);
    let texts = pages(batch)?;
    assert!(texts.len() >= 6, "{} pages for six letters", texts.len());
    let whole = texts.concat();
    assert!(
        whole.contains("Sehr geehrte") && whole.contains("Freundliche Grüsse"),
        "{whole}"
    );
    assert!(
        whole.contains("Madame") || whole.contains("Monsieur"),
        "{whole}"
    );
    for name in names {
        let surname = name.split(' ').next_back().unwrap_or(name);
        assert!(whole.contains(surname), "no letter to {name}");
    }
    keep(batch, "invitations.pdf")?;
    Ok(number)
}

/// Files for the mail: what stands in a title is the number of the case, never who or why.
fn save_files(window: &Window, folder: &Path, number: &str, names: &[String]) -> Result<()> {
    let before = files(folder, "pdf")?;
    window.keys("Control+e")?;
    window.wait_text(
        "main",
        &read(&tr_plural(FR, "invitations.made.saved", 6, &[])),
    )?;
    let letters: Vec<_> = files(folder, "pdf")?
        .into_iter()
        .filter(|path| !before.contains(path))
        .collect();
    assert_eq!(letters.len(), 6, "{letters:?}");
    let mut sum = 0;
    for letter in &letters {
        sum += pages(letter)?.len();
    }
    assert_eq!(
        sum,
        pages(before.first().context("the batch")?)?.len(),
        "the batch is all letters and nothing more"
    );

    let mails = files(folder, "eml")?;
    let calendars = files(folder, "ics")?;
    assert!(
        !mails.is_empty() && !calendars.is_empty(),
        "{mails:?} {calendars:?}"
    );
    for mail in &mails {
        let source = fs::read_to_string(mail)?;
        let subject = source
            .lines()
            .find_map(|line| line.strip_prefix("Subject: "));
        assert_eq!(subject, Some(number), "{}", mail.display());
    }
    for calendar in &calendars {
        let source = fs::read_to_string(calendar)?;
        let title = source.lines().find_map(|line| line.strip_prefix("SUMMARY"));
        let title = title.unwrap_or_default();
        assert!(
            title.contains(number) && !names.iter().any(|name| title.contains(name)),
            "{title}"
        );
        assert!(!source.contains(NAME), "{}", calendar.display());
    }
    for path in letters.iter().chain(&mails).chain(&calendars) {
        assert_no_names(path, names);
    }
    Ok(())
}

fn mark_sent(window: &Window) -> Result<()> {
    let label = text(FR, "invitations.mark_sent");
    let found = window.evaluate(
        "const all = [...document.querySelectorAll('main button')];
         return all.map((button) => button.innerText.trim())",
    )?;
    assert!(found.to_string().contains(&label), "{found}");
    // The last of the acts below the list.
    go_to(window, "footer .pair button:last-child")?;
    assert!(has_focus(window, "footer .pair button:last-child")?);
    window.keys("Enter")?;
    window.wait_text("body", &read(&tr_plural(FR, "invitations.marked", 6, &[])))?;
    assert!(!holds(window, "main [role=alert]")?);
    settle(window)?;
    window.picture("journey-9-sent")?;
    Ok(())
}

/// `2026-0088` in the name of a file.
fn number_in(name: &str) -> String {
    name.chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take(9)
        .collect()
}

fn assert_no_names(path: &Path, names: &[String]) {
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    for word in names.iter().flat_map(|name| name.split(' ')) {
        let word = word.to_lowercase();
        assert!(
            word.len() < 4 || !file.contains(&word),
            "{file} names {word}"
        );
    }
}
