//! Pages as SVG for the preview: the same display list as the PDF, glyphs as outlines, so that the
//! window shows the paper whatever fonts the machine has.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::display::{Ink, Item, Kind, NodeId, PAGE_HEIGHT, PAGE_WIDTH, Page, Tree};
use crate::fonts::{FaceId, Faces};
use crate::layout::LaidOut;

/// One page for the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgPage {
    /// A whole SVG image, 210 by 297 mm, without any reference to something outside.
    pub svg: String,
    /// The words of the page in reading order, one element a line, for screen readers.
    pub text: String,
}

/// Draws every page.
pub(crate) fn pages(faces: &Faces, document: &LaidOut) -> Vec<SvgPage> {
    document
        .pages
        .iter()
        .map(|page| SvgPage {
            svg: draw(faces, page, document),
            text: text(page, &document.tree),
        })
        .collect()
}

fn draw(faces: &Faces, page: &Page, document: &LaidOut) -> String {
    let mut used: BTreeSet<(FaceId, u16)> = BTreeSet::new();
    for item in &page.items {
        if let Item::Text { face, glyphs, .. } = item {
            used.extend(glyphs.iter().map(|glyph| (*face, glyph.id)));
        }
    }
    let mut svg = String::with_capacity(64 * 1024);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {PAGE_WIDTH:.2} {PAGE_HEIGHT:.2}\" \
         width=\"210mm\" height=\"297mm\"><defs>"
    );
    for (face, id) in &used {
        let outline = faces.get(*face).outline(*id);
        if !outline.is_empty() {
            let _ = write!(svg, "<path id=\"{}{id}\" d=\"{outline}\"/>", face.letter());
        }
    }
    svg.push_str("</defs><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    for item in &page.items {
        match item {
            Item::Text {
                x,
                y,
                size,
                face,
                ink,
                glyphs,
                node: _,
            } => {
                let scale = f64::from(*size) / f64::from(faces.units());
                let _ = write!(
                    svg,
                    "<g fill=\"{}\" transform=\"translate({x:.2} {y:.2}) scale({scale:.6} {:.6})\">",
                    colour(*ink),
                    -scale
                );
                let mut pen = 0;
                for glyph in glyphs {
                    if !glyph.character.is_whitespace() {
                        let _ = write!(
                            svg,
                            "<use href=\"#{}{}\" x=\"{pen}\"/>",
                            face.letter(),
                            glyph.id
                        );
                    }
                    pen += glyph.advance + glyph.kern;
                }
                svg.push_str("</g>");
            }
            Item::Fill {
                x,
                y,
                width,
                height,
                ink,
            } => {
                let _ = write!(
                    svg,
                    "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" \
                     fill=\"{}\"/>",
                    colour(*ink)
                );
            }
            Item::Image {
                x,
                y,
                width,
                height,
                ..
            } => {
                if let Some(bytes) = &document.image {
                    let data = crate::image::to_text(bytes);
                    let _ = write!(
                        svg,
                        "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" \
                         height=\"{height:.2}\" href=\"data:image/png;base64,{data}\"/>"
                    );
                }
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

fn colour(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The words of a page in the order of the structure, which is the order of reading.
pub(crate) fn text(page: &Page, tree: &Tree) -> String {
    let mut elements: Vec<(NodeId, String)> = Vec::new();
    for item in &page.items {
        match item {
            Item::Text {
                glyphs,
                node: Some(node),
                ..
            } => {
                let words = glyphs.iter().map(|glyph| glyph.character);
                match elements.iter_mut().find(|(known, _)| known == node) {
                    Some((_, text)) => text.extend(words),
                    None => elements.push((*node, words.collect())),
                }
            }
            Item::Image { node, .. } => {
                let alternative = tree
                    .nodes
                    .get(node.0)
                    .and_then(|node| node.alternative.clone());
                elements.push((*node, alternative.unwrap_or_default()));
            }
            Item::Text { node: None, .. } | Item::Fill { .. } => {}
        }
    }
    elements.sort_by_key(|(node, _)| *node);
    let mut text = String::new();
    let mut row = None;
    for (node, words) in elements {
        let words = words.replace('\u{ad}', "");
        let this_row = row_of(tree, node);
        if !text.is_empty() {
            // The cells of a row stand on one line.
            text.push(if this_row.is_some() && this_row == row {
                '\t'
            } else {
                '\n'
            });
        }
        text.push_str(words.trim_end());
        row = this_row;
    }
    text
}

fn row_of(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut at = Some(node);
    while let Some(id) = at {
        if tree.kind(id) == Some(Kind::Row) {
            return Some(id);
        }
        at = tree.nodes.get(id.0).and_then(|node| node.parent);
    }
    None
}
