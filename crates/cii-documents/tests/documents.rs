//! Golden documents: the words of every page in reading order, and a fingerprint of the files.
//! `cargo insta review` shows what a change does to them; the snapshots lie in `tests/golden`.

#[path = "../examples/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::process::Command;
use std::sync::LazyLock;

use cii_documents::contract::Languages;
use cii_documents::invitation::Capacity;
use cii_documents::model::{Block, Document, Text};
use cii_documents::{Assets, DocumentError, Engine};
use cii_domain::Bilingual;
use cii_domain::Language;
use sha2::{Digest as _, Sha256};

#[expect(clippy::unwrap_used, reason = "a test without its fonts may only fail")]
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Assets::embedded()).unwrap());

fn golden(check: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../tests/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(check);
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn words(text: &str) -> Vec<String> {
    // Extractors differ in blanks and in how they join a hyphenated word.
    let joined = text.replace(['\u{ad}', '\u{a0}', '\u{202f}'], " ");
    let mut words: Vec<String> = joined.split_whitespace().map(str::to_owned).collect();
    words.sort();
    words
}

#[test]
fn the_words_of_every_page_stand_in_reading_order() {
    for (name, document) in support::all(&ENGINE) {
        let text = ENGINE.text(&document).join("\n\u{2500}\u{2500}\u{2500}\n");
        golden(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn files_stay_what_they_are() {
    let mut table = String::new();
    for (name, document) in support::all(&ENGINE) {
        let rendered = ENGINE.render(&document).unwrap();
        let svg: String = rendered
            .pages
            .iter()
            .map(|page| page.svg.as_str())
            .collect();
        let _ = writeln!(
            table,
            "{name}: {} pages, pdf {}, svg {}, replaced {:?}",
            rendered.pages.len(),
            fingerprint(&rendered.pdf),
            fingerprint(svg.as_bytes()),
            rendered.replaced_characters,
        );
    }
    golden(|| insta::assert_snapshot!("fingerprints", table));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let again = Engine::new(Assets::embedded()).unwrap();
    for (name, document) in support::all(&ENGINE) {
        let first = ENGINE.render(&document).unwrap();
        assert_eq!(first, again.render(&document).unwrap(), "{name}");
        assert_eq!(first.pdf, ENGINE.pdf(&document).unwrap().bytes, "{name}");
        assert_eq!(first.pages, ENGINE.svg(&document).pages, "{name}");
    }
}

#[test]
fn what_a_letter_says_can_be_copied_out_of_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("pdftotext is not installed: nothing compared");
        return;
    }
    for (name, document) in support::all(&ENGINE) {
        let rendered = ENGINE.render(&document).unwrap();
        let file = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&file, &rendered.pdf).unwrap();
        let output = Command::new("pdftotext")
            .arg("-raw")
            .arg(&file)
            .arg("-")
            .output()
            .unwrap();
        assert!(output.status.success(), "{name}");
        let extracted = words(&String::from_utf8(output.stdout).unwrap());
        for page in &rendered.pages {
            for word in words(&page.text) {
                // A word torn at the end of a line comes back in two pieces.
                let known = extracted.binary_search(&word).is_ok();
                assert!(known || word.chars().count() > 5, "{name}: {word}");
            }
        }
    }
}

#[test]
fn a_batch_holds_every_letter_with_its_own_numbers() {
    let letters: Vec<Document> = [Language::Fr, Language::De]
        .map(|language| support::invitation(support::person(language), Capacity::Person).document())
        .to_vec();
    let batch = ENGINE.pdf_of_many(&letters).unwrap();
    assert_eq!(batch.pages, 2);
    let single: usize = letters
        .iter()
        .map(|each| ENGINE.pdf(each).unwrap().bytes.len())
        .sum();
    assert!(batch.bytes.len() < single, "the faces are embedded once");
    assert_eq!(
        ENGINE.pdf_of_many(&[]).unwrap_err(),
        DocumentError::NothingToPrint
    );
}

#[test]
fn a_long_contract_fills_ten_pages_and_repeats_its_heads() {
    let document = support::long_contract(Languages::Fr).document();
    let pages = ENGINE.text(&document);
    assert!(pages.len() >= 10, "{} pages", pages.len());
    // The repeated head is decoration: it is read once only.
    let heads = pages
        .iter()
        .filter(|page| page.contains("Objectif et indicateur"))
        .count();
    assert_eq!(heads, 1);
}

#[test]
fn signatures_are_never_alone_on_a_page() {
    for extra in 0..40 {
        let mut contract = support::contract(Languages::Fr);
        let goal = contract.goals[0].clone();
        contract.goals.extend(std::iter::repeat_n(goal, extra));
        let pages = ENGINE.text(&contract.document());
        let last = pages.last().unwrap();
        assert!(
            last.contains("voies de droit"),
            "{extra} more goals:\n{last}"
        );
        assert!(
            last.contains("Anselme Clairesource\n"),
            "{extra} more goals:\n{last}"
        );
    }
}

#[test]
fn no_page_begins_or_ends_with_a_single_line_of_a_paragraph() {
    let sentence = "Une phrase assez longue pour remplir presque une ligne entière du document. ";
    for filler in 0..30 {
        let mut letter =
            support::invitation(support::respondent(Language::Fr), Capacity::Professional);
        letter.participants.clear();
        let mut document = letter.document();
        for _ in 0..filler {
            document
                .blocks
                .insert(3, Block::paragraph(Text::plain("x")));
        }
        document
            .blocks
            .insert(3, Block::paragraph(Text::plain(sentence.repeat(9))));
        for page in ENGINE.svg(&document).pages {
            let lines = page.text.matches("Une phrase").count();
            assert!(lines == 0 || lines > 1, "{filler}: {}", page.text);
        }
    }
}

#[test]
fn what_cannot_be_set_is_shown_and_reported() {
    let mut letter = support::invitation(support::person(Language::Fr), Capacity::Person);
    letter.recipient.name = "🦊 مريم Ωmega e\u{301}\u{200b}\u{fe0f}".to_owned();
    let rendered = ENGINE.render(&letter.document()).unwrap();
    assert_eq!(rendered.replaced_characters, ['ر', 'م', 'ي', '🦊']);
    let text = &rendered.pages[0].text;
    assert!(text.contains("□ □□□□ Ωmega é"), "{text}");
}

#[test]
fn damaged_faces_and_images_are_refused_or_left_out() {
    let broken = Assets {
        bold: b"no font".to_vec(),
        ..Assets::embedded()
    };
    assert_eq!(
        Engine::new(broken).unwrap_err(),
        DocumentError::UnreadableFont
    );
    let mut letter = support::invitation(support::person(Language::Fr), Capacity::Person);
    letter.sender.image = Some((b"no image".to_vec(), Bilingual::new("Rien", "Nichts")));
    assert!(ENGINE.render(&letter.document()).is_ok());
}
