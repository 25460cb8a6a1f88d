//! The parts of the faces that a file needs: each glyph once, however many letters it holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use printpdf::{
    FontId, FontMetrics, FontType, ParsedFont, PdfDocument, PdfFont, PdfFontMetricsStub,
};
use subsetter::GlyphRemapper;

use crate::DocumentError;
use crate::display::Item;
use crate::fonts::{FaceId, Faces};
use crate::layout::LaidOut;

struct Subset {
    bytes: Vec<u8>,
    /// Whole face to subset.
    glyphs: HashMap<u16, u16>,
}

/// The subsets of one file.
pub(super) struct Subsets(BTreeMap<FaceId, Subset>);

/// The resource name of a face.
pub(super) fn resource(face: FaceId) -> String {
    format!("F{}", face.letter())
}

impl Subsets {
    pub(super) fn of(faces: &Faces, documents: &[&LaidOut]) -> Result<Self, DocumentError> {
        let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
        for item in documents
            .iter()
            .flat_map(|each| &each.pages)
            .flat_map(|page| &page.items)
        {
            if let Item::Text { face, glyphs, .. } = item {
                used.entry(*face)
                    .or_default()
                    .extend(glyphs.iter().map(|glyph| glyph.id));
            }
        }
        let mut subsets = BTreeMap::new();
        for (face, ids) in used {
            let ids: Vec<u16> = ids.into_iter().collect();
            let mapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
            let bytes = subsetter::subset(&faces.get(face).bytes, 0, &mapper)
                .map_err(|_| DocumentError::UnreadableFont)?;
            let glyphs = ids
                .iter()
                .filter_map(|id| mapper.get(*id).map(|new| (*id, new)))
                .collect();
            subsets.insert(face, Subset { bytes, glyphs });
        }
        Ok(Self(subsets))
    }

    /// The id of a glyph in the subset.
    pub(super) fn glyph(&self, face: FaceId, id: u16) -> u16 {
        self.0
            .get(&face)
            .and_then(|subset| subset.glyphs.get(&id))
            .copied()
            .unwrap_or(0)
    }

    pub(super) fn register(&self, faces: &Faces, file: &mut PdfDocument) {
        for (id, subset) in &self.0 {
            let face = faces.get(*id);
            let units = u16::try_from(face.units).unwrap_or(1000);
            let [x_min, y_min, x_max, y_max] = face.bounds;
            let tag = tag(subset.glyphs.keys());
            let widths = subset
                .glyphs
                .iter()
                .map(|(old, new)| (*new, face.advance(*old)))
                .collect();
            let font = ParsedFont {
                original_bytes: subset.bytes.clone(),
                font_index: 0,
                font_name: Some(format!("{tag}+{}", id.name())),
                codepoint_to_glyph: BTreeMap::new(),
                glyph_widths: widths,
                units_per_em: units,
                font_metrics: FontMetrics {
                    ascent: face.ascent,
                    descent: face.descent,
                },
                font_type: FontType::TrueType,
                pdf_font_metrics: PdfFontMetricsStub {
                    units_per_em: units,
                    x_min,
                    y_min,
                    x_max,
                    y_max,
                    caret_slope_rise: 1000,
                    caret_slope_run: slope(face.italic_degrees),
                    us_weight_class: face.weight,
                },
            };
            file.resources
                .fonts
                .map
                .insert(FontId(resource(*id)), PdfFont::new(font));
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the tangent of a small angle"
)]
fn slope(degrees: f32) -> i16 {
    (-degrees.to_radians().tan() * 1000.0).round() as i16
}

/// Six capitals that stand for the choice of glyphs (ISO 32000-1, 9.6.4).
fn tag<'a>(glyphs: impl Iterator<Item = &'a u16>) -> String {
    let mut ids: Vec<u16> = glyphs.copied().collect();
    ids.sort_unstable();
    let mut hash = super::archive::Fnv::default();
    for id in ids {
        hash.write(&id.to_be_bytes());
    }
    let mut value = hash.value();
    (0..6)
        .map(|_| {
            let letter = u8::try_from(value % 26).unwrap_or(0);
            value /= 26;
            char::from(b'A' + letter)
        })
        .collect()
}
