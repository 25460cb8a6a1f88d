use std::sync::LazyLock;

use cii_domain::language::Language::{self, De, Fr};

use super::*;
use crate::fonts::Assets;

static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::parse(Assets::embedded()).unwrap());

const SETTING: Setting = Setting {
    bold: false,
    ink: Ink::Black,
    hyphenate: true,
};

/// The lines of a text in a column of so many average letters; `|` stands for a soft hyphen.
fn set(language: Language, text: &Text, letters: i32) -> (Vec<String>, BTreeSet<char>) {
    let mut replaced = BTreeSet::new();
    let lines = lines(
        &FACES,
        text,
        SETTING,
        language,
        letters * 1024,
        &mut replaced,
    );
    let words = lines
        .iter()
        .map(|line| {
            let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
            glyphs
                .map(|glyph| glyph.character)
                .collect::<String>()
                .replace('\u{ad}', "|")
        })
        .collect();
    (words, replaced)
}

fn check(language: Language, text: &str, letters: i32, expected: &[&str]) {
    assert_eq!(
        set(language, &Text::plain(text), letters).0,
        expected,
        "{text}"
    );
}

#[test]
fn breaks_at_blanks_and_keeps_no_break_blanks() {
    check(Fr, "Un deux trois", 9, &["Un deux ", "trois "]);
    check(
        Fr,
        "Oui\u{a0}! Non\u{a0}?",
        6,
        &["Oui\u{a0}! ", "Non\u{a0}? "],
    );
    check(Fr, "a\nb", 20, &["a ", "b "]);
    check(Fr, "   ", 20, &[]);
    check(Fr, "", 20, &[]);
}

#[test]
fn breaks_compounds_but_never_numbers() {
    check(De, "RAV-Beratung", 9, &["RAV-", "Beratung "]);
    check(De, "Fall 2026-0147", 11, &["Fall ", "2026-0147 "]);
}

#[test]
fn hyphenates_where_a_line_would_end_far_too_early() {
    check(De, "die Zusammenarbeit", 13, &["die Zusam|", "menarbeit "]);
    check(Fr, "la collaboration", 11, &["la collabora|", "tion "]);
    // A name is not torn while it fits on a line of its own.
    check(Fr, "de Courtepierre", 12, &["de ", "Courtepierre "]);
    // What is stressed is not torn either.
    assert_eq!(
        set(Fr, &Text::strong("la collaboration"), 14).0,
        ["la ", "collaboration "]
    );
    // A discretionary hyphen shows only where it is used.
    check(Fr, "aaaa bbbb\u{ad}cccc", 11, &["aaaa bbbb|", "cccc "]);
    check(Fr, "bbbb\u{ad}cccc", 20, &["bbbbcccc "]);
}

#[test]
fn breaks_anywhere_when_nothing_else_fits() {
    let (lines, _) = set(Fr, &Text::plain("9".repeat(500)), 20);
    assert!(lines.len() > 20);
    assert_eq!(lines.concat().trim_end(), "9".repeat(500));
    // A pasted file neither hangs nor loses a letter.
    let (lines, _) = set(Fr, &Text::plain("a9".repeat(100_000)), 80);
    assert_eq!(lines.concat().trim_end().len(), 200_000);
    let (lines, _) = set(Fr, &Text::plain(format!("M. {}", "9".repeat(500))), 30);
    assert_eq!(lines.concat().trim_end(), format!("M. {}", "9".repeat(500)));
}

#[test]
fn composes_marks_drops_the_invisible_and_boxes_the_rest() {
    let (lines, replaced) = set(Fr, &Text::plain("e\u{301}\u{200b}\u{fe0f}🦊א"), 20);
    assert_eq!(lines, ["é□□ "]);
    assert_eq!(replaced.into_iter().collect::<Vec<_>>(), ['א', '🦊']);
}

#[test]
fn emphasis_changes_the_face_within_a_word() {
    let text = Text::strong("Total").and(Emphasis::None, ", net");
    let mut replaced = BTreeSet::new();
    let lines = lines(&FACES, &text, SETTING, Fr, 100_000, &mut replaced);
    let faces: Vec<FaceId> = lines[0].runs.iter().map(|run| run.face).collect();
    assert_eq!(faces, [FaceId::Bold, FaceId::Regular]);
    assert!(lines[0].runs[1].x > 0);
}
