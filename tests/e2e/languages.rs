//! Every screen and dialog in both languages: in German not one French sentence, in French not one German,
//! nowhere a key without its text, and a picture of each.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;
use bureau_cii_tests::window::{Window, application};
use cii_i18n::{Language, keys};
use serde_json::Value;

use crate::hands::{go_to, holds, run, settle, text};

/// Texts and spoken names that are shown and not marked as being in another language.
const SHOWN: &str = "
    const own = document.documentElement.lang.slice(0, 2);
    const foreign = (element) => !(element?.closest('[lang]')?.lang ?? own).startsWith(own);
    const hidden = (element) => !element?.checkVisibility();
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (foreign(element) || hidden(element) || element.closest('script, style')) continue;
        // What was read out when the place was opened, in the language of that moment.
        if (element.closest('#svelte-announcer')) continue;
        if (node instanceof Element) {
            // A page of a letter is in its reader's language, whatever the screen's is.
            if (node.matches('img')) continue;
            for (const name of ['aria-label', 'title', 'placeholder']) {
                const text = node.getAttribute(name);
                if (text) texts.push(text);
            }
        } else if (node.textContent.trim()) {
            texts.push(node.textContent.trim());
        }
    }
    return texts";

/// A text with places for what is filled in: what stands before, between and after them.
struct Sentence {
    key: String,
    parts: Vec<String>,
}

impl Sentence {
    fn new(key: &str, text: &str) -> Sentence {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("%{") {
            parts.push(before.to_owned());
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        parts.push(rest.to_owned());
        Sentence {
            key: key.to_owned(),
            parts,
        }
    }

    /// Sentences that are nearly all filled in say nothing of their language.
    fn is_telling(&self) -> bool {
        let letters = self.parts.iter().flat_map(|part| part.chars());
        letters.filter(|c| c.is_alphabetic()).count() >= 5
    }

    fn fits(&self, text: &str) -> bool {
        let Some((first, others)) = self.parts.split_first() else {
            return false;
        };
        let Some(mut rest) = text.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some((last, middle)) = others.split_last() else {
            return rest.is_empty();
        };
        for part in middle {
            match rest.split_once(part.as_str()) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }
}

/// What may not be read on a screen of one language.
struct Foreign {
    whole: HashSet<String>,
    own: HashSet<String>,
    own_sentences: Vec<Sentence>,
    sentences: Vec<Sentence>,
    keys: HashSet<String>,
}

impl Foreign {
    fn to(language: Language) -> Foreign {
        let other = match language {
            Language::Fr => Language::De,
            Language::De => Language::Fr,
        };
        let mine = keys(language);
        let theirs = keys(other);
        let own: HashSet<String> = mine.iter().map(|(_, text)| text.clone()).collect();
        let differs = |text: &String| !own.contains(text);
        let sentences = |all: &[(String, String)]| {
            let of = all.iter().filter(|(_, text)| text.contains("%{"));
            of.map(|(key, text)| Sentence::new(key, text))
                .filter(Sentence::is_telling)
                .collect::<Vec<_>>()
        };
        Foreign {
            whole: theirs
                .iter()
                // The names of the regions are names of towns as well, and stand in addresses as they were written.
                .filter(|(key, _)| !key.starts_with("domain.region."))
                .filter(|(key, text)| !key.starts_with("documents.") && differs(text))
                .filter(|(_, text)| text.chars().filter(|c| c.is_alphabetic()).count() >= 3)
                .map(|(_, text)| text.clone())
                .collect(),
            sentences: sentences(&theirs)
                .into_iter()
                .filter(|sentence| {
                    !mine
                        .iter()
                        .any(|(key, text)| *key == sentence.key && sentence.fits(text))
                })
                .collect(),
            own_sentences: sentences(&mine),
            keys: mine.into_iter().map(|(key, _)| key).collect(),
            own,
        }
    }

    /// What is wrong with a text, if anything.
    fn fault(&self, text: &str) -> Option<String> {
        if text.contains("%{") || text.contains("undefined") || text.contains("[object") {
            return Some(format!("not filled in: {text}"));
        }
        if self.keys.contains(text) && text.contains('.') {
            return Some(format!("a key: {text}"));
        }
        if self.own.contains(text) {
            return None;
        }
        if self.whole.contains(text) {
            return Some(text.to_owned());
        }
        let sentence = self.sentences.iter().find(|sentence| sentence.fits(text))?;
        let own = self.own_sentences.iter().any(|own| own.fits(text));
        (!own).then(|| format!("{text} ({})", sentence.key))
    }
}

/// The walk through all screens, and what was found wrong on the way.
struct Walk<'a> {
    window: &'a Window,
    french: Foreign,
    german: Foreign,
    faults: BTreeSet<String>,
    screens: usize,
}

impl<'a> Walk<'a> {
    fn new(window: &'a Window) -> Walk<'a> {
        Walk {
            window,
            french: Foreign::to(Language::Fr),
            german: Foreign::to(Language::De),
            faults: BTreeSet::new(),
            screens: 0,
        }
    }

    /// Looks at the screen in both languages: switched where it stands, and back.
    fn look(&mut self, name: &str) -> Result<()> {
        settle(self.window)?;
        self.read(name, "fr")?;
        self.window.keys("Control+Shift+L")?;
        self.window.wait_for("html[lang^=de]")?;
        settle(self.window)?;
        self.read(name, "de")?;
        self.window.keys("Control+Shift+L")?;
        self.window.wait_for("html[lang^=fr]")?;
        self.screens += 1;
        Ok(())
    }

    fn read(&mut self, name: &str, language: &str) -> Result<()> {
        self.window.picture(&format!("{name}-{language}"))?;
        let foreign = if language == "de" {
            &self.german
        } else {
            &self.french
        };
        let Value::Array(texts) = self.window.evaluate(SHOWN)? else {
            return Ok(());
        };
        for text in texts.iter().filter_map(Value::as_str) {
            if let Some(fault) = foreign.fault(text) {
                self.faults.insert(format!("{name}-{language}: {fault}"));
            }
        }
        Ok(())
    }

    /// Two keys, one after the other.
    fn go(&self, letter: &str) -> Result<()> {
        self.window.type_text(&format!("g{letter}"))?;
        settle(self.window)
    }

    fn dialog(&mut self, name: &str) -> Result<()> {
        self.window.wait_for("dialog[open]")?;
        self.look(name)?;
        self.window.keys("Escape")?;
        self.window.wait_gone("dialog[open]")
    }

    /// Every tab of the row, from the first.
    fn tabs(&mut self, name: &str) -> Result<()> {
        let ids = "return [...document.querySelectorAll('main [role=tab]')].length";
        let count = self.window.evaluate(ids)?.as_u64().unwrap_or(0);
        for index in 0..count {
            go_to(self.window, "main [role=tab][aria-selected=true]")?;
            if index > 0 {
                self.window.keys("Right")?;
            }
            self.look(&format!("{name}-{}", index + 1))?;
        }
        Ok(())
    }

    /// An act of this screen, found by its words, that opens a dialog.
    fn act(&mut self, key: &str, name: &str) -> Result<()> {
        let act = text(Language::Fr, key);
        run(self.window, &act, &act)?;
        self.dialog(name)
    }
}

#[test]
fn every_screen_is_wholly_in_one_language() -> Result<()> {
    let data = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), Language::Fr)?;
    let mut walk = Walk::new(&window);
    places(&mut walk)?;
    file(&mut walk)?;
    session(&mut walk)?;
    contract(&mut walk)?;
    window.keys("Control+l")?;
    window.wait_gone("nav")?;
    walk.look("locked")?;
    let screens = walk.screens;
    let mut faults = walk.faults;
    window.close()?;

    faults.extend(first_start()?);
    assert!(screens > 40, "only {screens} screens");
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

/// The first start of an office of one's own: each way of beginning.
fn first_start() -> Result<BTreeSet<String>> {
    let data = tempfile::tempdir()?;
    let window = Window::open(&application()?, data.path(), Language::Fr, &[])?;
    let mut walk = Walk::new(&window);
    walk.tabs("start")?;
    let faults = walk.faults;
    window.close()?;
    Ok(faults)
}

fn places(walk: &mut Walk) -> Result<()> {
    let window = walk.window;
    walk.look("today")?;
    window.keys("Control+k")?;
    window.type_text("2025-06")?;
    walk.dialog("palette")?;
    window.keys("?")?;
    walk.dialog("shortcuts")?;
    window.keys("n")?;
    window.wait_for("main input:focus")?;
    walk.look("announcement-search")?;
    window.keys("Control+Enter")?;
    window.wait_for("[data-field=name]")?;
    window.keys("Control+Enter")?;
    window.wait_for("[role=alert]")?;
    walk.look("announcement-form")?;
    window.keys("Escape")?;
    blur(window)?;
    walk.go("s")?;
    walk.look("situations")?;
    walk.go("e")?;
    walk.look("sessions")?;
    window.keys("s")?;
    walk.dialog("session-convoke")?;
    walk.go("c")?;
    walk.look("contracts")?;
    walk.act("contracts.start", "contract-start")?;
    walk.go("r")?;
    walk.tabs("directory")?;
    walk.go("k")?;
    walk.look("catalogue")?;
    walk.go("j")?;
    walk.look("journal")?;
    walk.go("p")?;
    walk.tabs("settings")
}

fn file(walk: &mut Walk) -> Result<()> {
    let window = walk.window;
    // The file itself, not its sessions or its contract.
    run(window, "Ronce", "2025-0671 · Sierre")?;
    window.wait_for("[data-file]")?;
    for (index, tab) in [
        "road",
        "announcement",
        "sessions",
        "contracts",
        "procurations",
        "history",
        "journal",
    ]
    .into_iter()
    .enumerate()
    {
        window.keys(&(index + 1).to_string())?;
        walk.look(&format!("file-{tab}"))?;
    }
    window.keys("1")?;
    for (key, name) in [
        ("edit_person", "file-person"),
        ("note", "file-note"),
        ("confirm_identity", "file-identity"),
        ("new_procuration", "file-procuration"),
        ("case_manager", "file-case-manager"),
        ("add_institution", "file-institution"),
        ("call_session", "file-session"),
        ("follow_up", "file-follow-up"),
        ("add_service", "file-service"),
        ("close", "file-close"),
    ] {
        walk.act(&format!("file.act.{key}"), name)?;
    }
    Ok(())
}

fn session(walk: &mut Walk) -> Result<()> {
    let window = walk.window;
    let assessment = text(Language::Fr, "domain.session_kind.assessment");
    run(window, "Ronce", &assessment)?;
    window.wait_for("section[aria-labelledby=roster]")?;
    walk.look("planner")?;
    walk.act("planner.invitee.add_act", "planner-invitee")?;
    walk.act("planner.call_off.open", "planner-call-off")?;
    window.keys("i")?;
    window.wait_for(".pages img")?;
    walk.look("invitations")?;
    window.keys("m")?;
    walk.look("minutes")
}

fn contract(walk: &mut Walk) -> Result<()> {
    let window = walk.window;
    blur(window)?;
    walk.go("c")?;
    window.keys("/")?;
    window.type_text("Roncevent")?;
    crate::hands::wait_count(window, "main tbody tr", 1)?;
    go_to(window, "main tbody tr")?;
    window.keys("Enter")?;
    window.wait_for("section[aria-labelledby=conformity]")?;
    walk.look("contract")?;
    window.keys("Control+p")?;
    walk.dialog("contract-print")
}

/// Takes the caret out of a field, so that single keys act again.
fn blur(window: &Window) -> Result<()> {
    if holds(window, "main :is(input, select, textarea):focus")? {
        window.keys("F6")?;
    }
    if holds(window, "main :is(input, select, textarea):focus")? {
        go_to(window, "nav a")?;
    }
    Ok(())
}
