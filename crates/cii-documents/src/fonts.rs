//! The three faces of Liberation Sans: characters to glyphs, widths, kerning, outlines.
//!
//! Latin text needs no shaping engine: a table look-up and the kerning pairs give the same lines, a
//! hundred times faster. What these faces cannot set right (other scripts, emoji, text that runs
//! from right to left) is shown as a box and reported, never as an empty glyph.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::DocumentError;

/// The visible place-holder for a character that cannot be set.
pub(crate) const PLACEHOLDER: char = '\u{25a1}';

/// The font files of the documents, as bytes.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The upright face.
    pub regular: Vec<u8>,
    /// The bold face.
    pub bold: Vec<u8>,
    /// The italic face.
    pub italic: Vec<u8>,
}

impl Assets {
    /// The faces that ship with the application (Liberation Sans 2.1.5, OFL 1.1).
    pub fn embedded() -> Self {
        Self {
            regular: include_bytes!("../../../assets/fonts/LiberationSans-Regular.ttf").to_vec(),
            bold: include_bytes!("../../../assets/fonts/LiberationSans-Bold.ttf").to_vec(),
            italic: include_bytes!("../../../assets/fonts/LiberationSans-Italic.ttf").to_vec(),
        }
    }
}

/// One of the three faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    Regular,
    Bold,
    Italic,
}

impl FaceId {
    /// A short name, used for PDF resources and SVG ids.
    pub(crate) const fn letter(self) -> char {
        match self {
            Self::Regular => 'r',
            Self::Bold => 'b',
            Self::Italic => 'i',
        }
    }

    /// The PostScript name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "LiberationSans",
            Self::Bold => "LiberationSans-Bold",
            Self::Italic => "LiberationSans-Italic",
        }
    }
}

/// A character set in a face. Distances are font units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Index in the whole (not the subset) face.
    pub(crate) id: u16,
    /// What it stands for when the text is read out or copied.
    pub(crate) character: char,
    pub(crate) advance: i32,
    /// Added after the advance, before the next glyph.
    pub(crate) kern: i32,
}

/// A parsed face.
pub(crate) struct Face {
    pub(crate) bytes: Vec<u8>,
    pub(crate) units: i32,
    pub(crate) ascent: i16,
    pub(crate) descent: i16,
    /// xMin, yMin, xMax, yMax.
    pub(crate) bounds: [i16; 4],
    pub(crate) weight: u16,
    pub(crate) italic_degrees: f32,
    glyphs: HashMap<char, u16>,
    advances: Vec<u16>,
    kerning: HashMap<(u16, u16), i16>,
}

impl Face {
    fn parse(bytes: Vec<u8>) -> Result<Self, DocumentError> {
        let parsed =
            ttf_parser::Face::parse(&bytes, 0).map_err(|_| DocumentError::UnreadableFont)?;
        let mut glyphs = HashMap::new();
        for table in parsed.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if !table.is_unicode() {
                continue;
            }
            table.codepoints(|code| {
                if let (Some(character), Some(glyph)) =
                    (char::from_u32(code), table.glyph_index(code))
                {
                    glyphs.entry(character).or_insert(glyph.0);
                }
            });
        }
        let advances = (0..parsed.number_of_glyphs())
            .map(|id| {
                parsed
                    .glyph_hor_advance(ttf_parser::GlyphId(id))
                    .unwrap_or(0)
            })
            .collect();
        let kerning = parsed
            .raw_face()
            .table(ttf_parser::Tag::from_bytes(b"kern"))
            .map(kerning_pairs)
            .unwrap_or_default();
        let bounds = parsed.global_bounding_box();
        let face = Self {
            units: i32::from(parsed.units_per_em()),
            ascent: parsed.ascender(),
            descent: parsed.descender(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: parsed.weight().to_number(),
            italic_degrees: parsed.italic_angle(),
            glyphs,
            advances,
            kerning,
            bytes: Vec::new(),
        };
        if !face.glyphs.contains_key(&PLACEHOLDER) || !face.glyphs.contains_key(&'-') {
            return Err(DocumentError::UnreadableFont);
        }
        Ok(Self { bytes, ..face })
    }

    /// The glyph of a character, if the face has one.
    pub(crate) fn glyph(&self, character: char) -> Option<Glyph> {
        let id = *self.glyphs.get(&character).filter(|id| **id != 0)?;
        let advance = i32::from(*self.advances.get(usize::from(id))?);
        Some(Glyph {
            id,
            character,
            advance,
            kern: 0,
        })
    }

    pub(crate) fn kern(&self, left: u16, right: u16) -> i32 {
        self.kerning
            .get(&(left, right))
            .map_or(0, |value| i32::from(*value))
    }

    pub(crate) fn advance(&self, id: u16) -> u16 {
        self.advances.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// The outline of a glyph as SVG path data in font units, y upwards.
    pub(crate) fn outline(&self, id: u16) -> String {
        let mut path = PathData(String::new());
        if let Ok(face) = ttf_parser::Face::parse(&self.bytes, 0) {
            face.outline_glyph(ttf_parser::GlyphId(id), &mut path);
        }
        path.0
    }
}

/// The faces of an engine.
pub(crate) struct Faces {
    regular: Face,
    bold: Face,
    italic: Face,
}

impl Faces {
    pub(crate) fn parse(assets: Assets) -> Result<Self, DocumentError> {
        let faces = Self {
            regular: Face::parse(assets.regular)?,
            bold: Face::parse(assets.bold)?,
            italic: Face::parse(assets.italic)?,
        };
        // Widths are compared across faces in their units.
        if faces.regular.units != faces.bold.units || faces.regular.units != faces.italic.units {
            return Err(DocumentError::UnreadableFont);
        }
        Ok(faces)
    }

    pub(crate) const fn get(&self, id: FaceId) -> &Face {
        match id {
            FaceId::Regular => &self.regular,
            FaceId::Bold => &self.bold,
            FaceId::Italic => &self.italic,
        }
    }

    /// Font units per em, the same in every face.
    pub(crate) const fn units(&self) -> i32 {
        self.regular.units
    }

    /// The glyph of a character; `None` for characters that take no room on paper.
    pub(crate) fn set(
        &self,
        face: FaceId,
        character: char,
        replaced: &mut BTreeSet<char>,
    ) -> Option<Glyph> {
        let face = self.get(face);
        let character = match character {
            '\t'
            | '\u{85}'
            | '\u{2002}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{205f}'
            | '\u{3000}' => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        };
        if is_invisible(character) {
            return None;
        }
        let found = if runs_from_right(character) || is_private(character) {
            None
        } else {
            face.glyph(character)
        };
        found.or_else(|| {
            replaced.insert(character);
            face.glyph(PLACEHOLDER)
        })
    }
}

/// The pairs of a `kern` table of version 0, format 0, which is what these faces have; a damaged
/// table simply has fewer pairs.
fn kerning_pairs(table: &[u8]) -> HashMap<(u16, u16), i16> {
    const HEADER: usize = 4 + 6 + 8;
    let word = |bytes: &[u8], at: usize| -> Option<u16> {
        Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
    };
    let count = word(table, 10).unwrap_or(0);
    table
        .get(HEADER..)
        .unwrap_or_default()
        .chunks_exact(6)
        .take(usize::from(count))
        .filter_map(|pair| {
            let value = i16::from_be_bytes([*pair.get(4)?, *pair.get(5)?]);
            Some(((word(pair, 0)?, word(pair, 2)?), value))
        })
        .collect()
}

/// Controls, joiners, direction marks and variation selectors: nothing to see, nothing to report.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Hebrew, Arabic and their kin: some glyphs exist, but they would stand in the wrong order.
fn runs_from_right(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Private-use characters have no meaning that could be read out (PDF/A-2a, 6.2.11.7.3).
fn is_private(character: char) -> bool {
    matches!(character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

struct PathData(String);

impl ttf_parser::OutlineBuilder for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{x} {y}");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let _ = write!(self.0, "C{x1} {y1} {x2} {y2} {x} {y}");
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
