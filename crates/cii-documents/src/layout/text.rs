//! Words to lines: breaking at blanks, at the hyphens of compounds, at syllables when a line would
//! stay too short, and anywhere when nothing else fits.

use std::collections::BTreeSet;

use cii_domain::language::Language;
use unicode_normalization::UnicodeNormalization as _;

use crate::display::Ink;
use crate::fonts::{FaceId, Faces, Glyph};
use crate::model::{Emphasis, Text};

/// Glyphs of one face and colour, at a distance from the start of the line in font units.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) face: FaceId,
    pub(super) ink: Ink,
    pub(super) x: i32,
    pub(super) glyphs: Vec<Glyph>,
}

/// A line. The width leaves out the blank that ends it for those who extract the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    pub(super) width: i32,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) hyphenate: bool,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    face: FaceId,
    ink: Ink,
    glyph: Glyph,
}

/// A place where a word may be broken: before the letter `at`, with a hyphen or without.
#[derive(Debug, Clone, Copy)]
struct Break {
    at: usize,
    hyphen: bool,
    /// Only a place between syllables: used sparingly.
    syllable: bool,
}

/// More letters than any word has.
const LONGEST_WORD: usize = 160;

enum Piece {
    Word(Vec<Letter>, Vec<usize>),
    NewLine,
}

/// Breaks a text into lines of at most `width` font units.
pub(super) fn lines(
    faces: &Faces,
    text: &Text,
    setting: Setting,
    language: Language,
    width: i32,
    replaced: &mut BTreeSet<char>,
) -> Vec<Line> {
    let width = width.max(faces.units());
    let mut breaker = Breaker {
        faces,
        language: text.language.unwrap_or(language),
        hyphenate: setting.hyphenate,
        width,
        line: Vec::new(),
        used: 0,
        lines: Vec::new(),
    };
    for piece in pieces(faces, text, setting, replaced) {
        match piece {
            Piece::Word(letters, discretionary) => breaker.long_word(letters, &discretionary),
            Piece::NewLine => breaker.end_line(true),
        }
    }
    breaker.end_line(true);
    breaker.lines
}

/// The width of words on one line.
pub(super) fn width_of(faces: &Faces, text: &Text, setting: Setting) -> i32 {
    let mut replaced = BTreeSet::new();
    lines(
        faces,
        text,
        Setting {
            hyphenate: false,
            ..setting
        },
        Language::Fr,
        i32::MAX / 4,
        &mut replaced,
    )
    .iter()
    .map(|line| line.width)
    .max()
    .unwrap_or(0)
}

fn pieces(
    faces: &Faces,
    text: &Text,
    setting: Setting,
    replaced: &mut BTreeSet<char>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut word: Vec<Letter> = Vec::new();
    let mut discretionary = Vec::new();
    for span in &text.spans {
        let (face, ink) = match span.emphasis {
            Emphasis::None if setting.bold => (FaceId::Bold, setting.ink),
            Emphasis::None => (FaceId::Regular, setting.ink),
            Emphasis::Strong => (FaceId::Bold, setting.ink),
            Emphasis::Slanted => (FaceId::Italic, setting.ink),
            Emphasis::Quiet => (FaceId::Regular, Ink::Quiet),
        };
        for character in span.words.nfc() {
            let end = |word: &mut Vec<Letter>, discretionary: &mut Vec<usize>| {
                let letters = std::mem::take(word);
                let breaks = std::mem::take(discretionary);
                (!letters.is_empty()).then_some(Piece::Word(letters, breaks))
            };
            match character {
                ' ' | '\t' => pieces.extend(end(&mut word, &mut discretionary)),
                '\n' => {
                    pieces.extend(end(&mut word, &mut discretionary));
                    pieces.push(Piece::NewLine);
                }
                '\u{ad}' => discretionary.push(word.len()),
                _ => {
                    if let Some(glyph) = faces.set(face, character, replaced) {
                        if let Some(before) = word.last_mut().filter(|before| before.face == face) {
                            before.glyph.kern = faces.get(face).kern(before.glyph.id, glyph.id);
                        }
                        word.push(Letter { face, ink, glyph });
                    }
                }
            }
        }
    }
    if !word.is_empty() {
        pieces.push(Piece::Word(word, discretionary));
    }
    pieces
}

struct Breaker<'a> {
    faces: &'a Faces,
    language: Language,
    hyphenate: bool,
    width: i32,
    line: Vec<Letter>,
    used: i32,
    lines: Vec<Line>,
}

impl Breaker<'_> {
    /// Cuts what no language calls a word, such as a pasted file, into pieces that stay quick to
    /// break.
    fn long_word(&mut self, letters: Vec<Letter>, discretionary: &[usize]) {
        if letters.len() <= LONGEST_WORD {
            return self.word(letters, discretionary, false);
        }
        for (number, piece) in letters.chunks(LONGEST_WORD).enumerate() {
            self.word(piece.to_vec(), &[], number > 0);
        }
    }

    /// `glued`: follows what stands before it without a blank.
    fn word(&mut self, mut letters: Vec<Letter>, discretionary: &[usize], mut glued: bool) {
        let mut discretionary = discretionary.to_vec();
        loop {
            let blank = self.blank(letters.first().copied());
            let gap = if self.line.is_empty() || glued {
                0
            } else {
                blank.glyph.advance
            };
            let room = self.width - self.used - gap;
            let wide = measure(&letters);
            if wide <= room {
                self.append(gap > 0, blank, letters);
                return;
            }
            let too_wide_for_any_line = wide > self.width;
            let breaks = self.breaks(&letters, &discretionary, too_wide_for_any_line);
            let hyphen = self.hyphen(letters.first().copied());
            // A syllable is split only where the line would otherwise end far too early.
            let early = room * 100 > self.width * 16;
            let best = breaks
                .iter()
                .rev()
                .filter(|place| early || too_wide_for_any_line || !place.syllable)
                .find(|place| {
                    let head = letters.get(..place.at).map_or(i32::MAX, measure);
                    head + if place.hyphen {
                        hyphen.glyph.advance
                    } else {
                        0
                    } <= room
                })
                .copied();
            if let Some(place) = best {
                let tail = letters.split_off(place.at);
                if place.hyphen {
                    letters.push(hyphen);
                }
                self.append(gap > 0, blank, letters);
                // The word goes on: no blank, even after the hyphen of a compound.
                self.end_line(false);
                discretionary = discretionary
                    .iter()
                    .filter_map(|at| at.checked_sub(place.at))
                    .collect();
                letters = tail;
            } else if self.line.is_empty() {
                let mut count = 1;
                while letters
                    .get(..=count)
                    .is_some_and(|head| measure(head) <= room)
                {
                    count += 1;
                }
                let tail = letters.split_off(count.min(letters.len()));
                self.append(false, blank, letters);
                if tail.is_empty() {
                    return;
                }
                self.end_line(false);
                discretionary = Vec::new();
                letters = tail;
            } else {
                self.end_line(!glued);
                glued = false;
            }
        }
    }

    fn append(&mut self, with_blank: bool, blank: Letter, mut letters: Vec<Letter>) {
        if with_blank {
            self.used += blank.glyph.advance;
            self.line.push(blank);
        }
        self.used += measure(&letters);
        if let Some(last) = letters.last_mut() {
            last.glyph.kern = 0;
        }
        self.line.extend(letters);
    }

    /// Ends the line; with a blank unless a word goes on in the next one.
    fn end_line(&mut self, with_blank: bool) {
        let mut letters = std::mem::take(&mut self.line);
        let width = measure(&letters);
        self.used = 0;
        if letters.is_empty() {
            return;
        }
        if with_blank {
            let blank = self.blank(letters.last().copied());
            letters.push(blank);
        }
        let mut line = Line {
            runs: Vec::new(),
            width,
        };
        let mut x = 0;
        for letter in letters {
            let glyph = letter.glyph;
            match line.runs.last_mut() {
                Some(run) if run.face == letter.face && run.ink == letter.ink => {
                    run.glyphs.push(glyph);
                }
                _ => line.runs.push(Run {
                    face: letter.face,
                    ink: letter.ink,
                    x,
                    glyphs: vec![glyph],
                }),
            }
            x += glyph.advance + glyph.kern;
        }
        self.lines.push(line);
    }

    fn breaks(&self, letters: &[Letter], discretionary: &[usize], too_wide: bool) -> Vec<Break> {
        let mut breaks: Vec<Break> = discretionary
            .iter()
            .filter(|at| **at > 0 && **at < letters.len())
            .map(|at| Break {
                at: *at,
                hyphen: true,
                syllable: false,
            })
            .collect();
        for (position, neighbours) in letters.windows(3).enumerate() {
            let [before, at, after] = neighbours else {
                continue;
            };
            let joint = matches!(at.glyph.character, '-' | '\u{2013}' | '/' | '@' | '_');
            // A case number or a date is never torn.
            if joint
                && before.glyph.character.is_alphabetic()
                && after.glyph.character.is_alphabetic()
            {
                breaks.push(Break {
                    at: position + 2,
                    hyphen: false,
                    syllable: false,
                });
            }
        }
        if self.hyphenate || too_wide {
            let mut start = 0;
            while start < letters.len() {
                let rest = letters.get(start..).unwrap_or_default();
                let length = rest
                    .iter()
                    .take_while(|each| each.glyph.character.is_alphabetic())
                    .count();
                self.syllables(
                    rest.get(..length).unwrap_or_default(),
                    start,
                    too_wide,
                    &mut breaks,
                );
                start += length.max(1);
            }
        }
        breaks.sort_by_key(|place| place.at);
        breaks
    }

    fn syllables(&self, letters: &[Letter], start: usize, too_wide: bool, breaks: &mut Vec<Break>) {
        let bold = letters
            .first()
            .is_some_and(|each| each.face == FaceId::Bold);
        let capital = letters
            .first()
            .is_some_and(|each| each.glyph.character.is_uppercase());
        // Names are not torn: in French a capital tells them, in German only their length hints.
        let least = match (self.language, capital) {
            _ if too_wide => 4,
            // Headings and what is stressed are read at a glance.
            _ if bold => return,
            (Language::Fr, true) => return,
            (Language::Fr, false) => 7,
            (Language::De, true) => 11,
            (Language::De, false) => 8,
        };
        if letters.len() < least {
            return;
        }
        let word: String = letters.iter().map(|each| each.glyph.character).collect();
        let language = match self.language {
            Language::Fr => hypher::Lang::French,
            Language::De => hypher::Lang::German,
        };
        let mut at = start;
        for syllable in hypher::hyphenate_bounded(&word, language, 3, 3) {
            at += syllable.chars().count();
            if at < start + letters.len() {
                breaks.push(Break {
                    at,
                    hyphen: true,
                    syllable: true,
                });
            }
        }
    }

    fn blank(&self, like: Option<Letter>) -> Letter {
        self.letter(' ', like)
    }

    /// The hyphen of a broken word is U+00AD, so that extracted text joins the word again.
    fn hyphen(&self, like: Option<Letter>) -> Letter {
        let mut letter = self.letter('-', like);
        if let Some(soft) = self.faces.get(letter.face).glyph('\u{ad}') {
            letter.glyph = soft;
        }
        letter
    }

    fn letter(&self, character: char, like: Option<Letter>) -> Letter {
        let (face, ink) = like.map_or((FaceId::Regular, Ink::Black), |letter| {
            (letter.face, letter.ink)
        });
        let glyph = self
            .faces
            .set(face, character, &mut BTreeSet::new())
            .unwrap_or(Glyph {
                id: 0,
                character,
                advance: 0,
                kern: 0,
            });
        Letter { face, ink, glyph }
    }
}

fn measure(letters: &[Letter]) -> i32 {
    let sum: i32 = letters
        .iter()
        .map(|each| each.glyph.advance + each.glyph.kern)
        .sum();
    sum - letters.last().map_or(0, |last| last.glyph.kern)
}

#[cfg(test)]
mod tests;
