//! From the document model to the display list: blocks become units (a line, a table row, a row of
//! signatures), and units are dealt out to pages.

mod page;
mod signatures;
mod table;
mod text;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use cii_domain::language::Language;

use crate::display::{Ink, Item, Kind, MM, NodeId, Page, Tree};
use crate::fonts::Faces;
use crate::model::{Block, Document, Text};
use text::{Line, Setting};

/// A document with everything in its place.
pub(crate) struct LaidOut {
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
    pub(crate) image: Option<Vec<u8>>,
    pub(crate) replaced: BTreeSet<char>,
}

/// Lays out a document.
pub(crate) fn lay_out(faces: &Faces, document: &Document) -> LaidOut {
    let mut composer = Composer {
        faces,
        tree: Tree::new(document.language),
        heads: Vec::new(),
        anchor: 0,
        replaced: BTreeSet::new(),
    };
    let pages = page::pages(&mut composer, document);
    LaidOut {
        pages,
        tree: composer.tree,
        image: document
            .letterhead
            .image
            .as_ref()
            .map(|(bytes, _)| bytes.clone()),
        replaced: composer.replaced,
    }
}

/// The left and right limits of what is being set, the element it belongs to and its language.
#[derive(Debug, Clone, Copy)]
struct Frame {
    x: f32,
    width: f32,
    parent: NodeId,
    language: Language,
    /// Half a page: smaller type.
    narrow: bool,
}

/// A part that is never torn: a line, a row, a row of signatures.
#[derive(Debug, Clone, Default)]
struct Unit {
    /// White above, left out at the top of a page.
    gap: f32,
    height: f32,
    /// Stays on the page of the unit after it.
    keep: bool,
    /// The table head that is repeated when this unit opens a page.
    head: Option<usize>,
    /// y from the top of the unit.
    items: Vec<Item>,
    /// Which block and row it belongs to, so that two sides can be aligned.
    anchor: usize,
    /// Rules at the bottom, wherever that comes to be: x, width, thickness, ink.
    rules: Vec<(f32, f32, f32, Ink)>,
}

/// How lines are set, in points.
#[derive(Debug, Clone, Copy)]
struct Style {
    size: f32,
    leading: f32,
    setting: Setting,
    align_right: bool,
}

impl Style {
    const fn plain(size: f32, leading: f32) -> Self {
        Self {
            size,
            leading,
            setting: Setting {
                bold: false,
                ink: Ink::Black,
                hyphenate: true,
            },
            align_right: false,
        }
    }

    const fn bold(mut self) -> Self {
        self.setting.bold = true;
        self.setting.hyphenate = false;
        self
    }

    const fn quiet(mut self) -> Self {
        self.setting.ink = Ink::Quiet;
        self
    }
}

/// White between the two languages.
const SIDES_GUTTER: f32 = 8.0 * MM;

struct Composer<'a> {
    faces: &'a Faces,
    tree: Tree,
    /// Table heads as decoration, to repeat.
    heads: Vec<Unit>,
    /// Counts blocks and rows.
    anchor: usize,
    replaced: BTreeSet<char>,
}

impl Composer<'_> {
    fn blocks(&mut self, blocks: &[Block], frame: Frame) -> Vec<Unit> {
        let mut units = Vec::new();
        for block in blocks {
            let from = units.len();
            self.anchor += 1;
            let anchor = self.anchor;
            self.block(block, frame, &mut units);
            for unit in units.iter_mut().skip(from).filter(|unit| unit.anchor == 0) {
                unit.anchor = anchor;
            }
            self.anchor = self.anchor.max(anchor);
        }
        units
    }

    fn block(&mut self, block: &Block, frame: Frame, units: &mut Vec<Unit>) {
        let body = body_style(frame);
        match block {
            Block::Heading { level, text } => {
                let node = self
                    .tree
                    .add(Kind::Heading(*level), frame.parent, text.language);
                let (style, gap) = heading_style(*level, frame);
                let from = units.len();
                self.paragraph(text, style, frame, node, units);
                for unit in units.iter_mut().skip(from) {
                    unit.keep = true;
                }
                if let Some(first) = units.get_mut(from) {
                    first.gap = gap;
                }
                let white = if *level == 1 { 7.0 } else { 3.0 };
                units.push(Unit {
                    height: white,
                    keep: true,
                    ..Unit::default()
                });
            }
            Block::Paragraph {
                text,
                keep_with_next,
            } => {
                let node = self.tree.add(Kind::Paragraph, frame.parent, text.language);
                let from = units.len();
                let gap = if follows_heading(units) { 1.5 } else { 6.5 };
                self.paragraph(text, body, frame, node, units);
                if let Some(first) = units.get_mut(from) {
                    first.gap = gap;
                }
                if *keep_with_next && let Some(last) = units.last_mut() {
                    last.keep = true;
                }
            }
            Block::Space(height) => {
                let keep = units.last().is_some_and(|unit| unit.keep);
                units.push(Unit {
                    gap: *height,
                    keep,
                    ..Unit::default()
                });
            }
            Block::Facts(facts) => self.facts(facts, frame, units),
            Block::Table(table) => self.table(table, frame, units),
            Block::List(items) => {
                let list = self.tree.add(Kind::List, frame.parent, None);
                let begin = units.len();
                for item in items {
                    let from = units.len();
                    let entry = self.tree.add(Kind::Item, list, item.language);
                    let label = self.tree.add(Kind::Label, entry, None);
                    let words = self.tree.add(Kind::ItemBody, entry, None);
                    let inner = Frame {
                        x: frame.x + 11.0,
                        width: frame.width - 11.0,
                        ..frame
                    };
                    self.paragraph(item, body, inner, words, units);
                    let dash = self.single(&Text::plain("\u{2013}"), body, frame, Some(label));
                    if let Some(first) = units.get_mut(from) {
                        first.gap = 2.5;
                        first.items.splice(0..0, dash);
                    }
                }
                if let Some((_, but_last)) = units.get_mut(begin..).and_then(<[_]>::split_last_mut)
                {
                    for unit in but_last {
                        unit.keep = true;
                    }
                }
            }
            Block::Signatures {
                place_and_date,
                signature,
                signers,
            } => {
                self.signatures(place_and_date, signature, signers, frame, units);
            }
            Block::Sides(pairs) => self.sides(pairs, frame, units),
        }
    }

    /// Adds one unit per line; the first two and the last two lines stay together.
    fn paragraph(
        &mut self,
        text: &Text,
        style: Style,
        frame: Frame,
        node: NodeId,
        units: &mut Vec<Unit>,
    ) {
        let lines = self.lines(text, style, frame.width, frame.language);
        let count = lines.len();
        for (position, line) in lines.iter().enumerate() {
            let mut unit = Unit {
                height: style.leading,
                ..Unit::default()
            };
            unit.keep = stays(position, count);
            self.place(
                line,
                style,
                frame.x,
                frame.width,
                0.0,
                Some(node),
                &mut unit.items,
            );
            units.push(unit);
        }
    }

    fn lines(&mut self, text: &Text, style: Style, width: f32, language: Language) -> Vec<Line> {
        let width = self.to_units(width, style.size);
        text::lines(
            self.faces,
            text,
            style.setting,
            language,
            width,
            &mut self.replaced,
        )
    }

    /// One line without breaking, as items from the top of its leading.
    fn single(
        &mut self,
        text: &Text,
        style: Style,
        frame: Frame,
        node: Option<NodeId>,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        for line in self
            .lines(text, style, 10_000.0, frame.language)
            .iter()
            .take(1)
        {
            self.place(line, style, frame.x, frame.width, 0.0, node, &mut items);
        }
        items
    }

    /// Puts a line at `top`, its baseline where the leading wants it.
    #[expect(
        clippy::too_many_arguments,
        reason = "a line, its style and where it goes"
    )]
    fn place(
        &self,
        line: &Line,
        style: Style,
        x: f32,
        width: f32,
        top: f32,
        node: Option<NodeId>,
        items: &mut Vec<Item>,
    ) {
        let face = self.faces.get(crate::fonts::FaceId::Regular);
        let em = style.size / to_f32(self.faces.units());
        let ascent = f32::from(face.ascent) * em;
        let descent = f32::from(face.descent) * em;
        let baseline = top + (style.leading - (ascent - descent)) / 2.0 + ascent;
        let indent = if style.align_right {
            width - to_f32(line.width) * em
        } else {
            0.0
        };
        for run in &line.runs {
            items.push(Item::Text {
                x: x + indent + to_f32(run.x) * em,
                y: baseline,
                size: style.size,
                face: run.face,
                ink: run.ink,
                glyphs: run.glyphs.clone(),
                node,
            });
        }
    }

    fn width_of(&self, text: &Text, style: Style) -> f32 {
        let width = text::width_of(self.faces, text, style.setting);
        to_f32(width) * style.size / to_f32(self.faces.units())
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "font units of a page are far below 2^31"
    )]
    fn to_units(&self, width: f32, size: f32) -> i32 {
        (width * to_f32(self.faces.units()) / size).floor() as i32
    }

    fn sides(&mut self, pairs: &[(Vec<Block>, Vec<Block>)], frame: Frame, units: &mut Vec<Unit>) {
        let gutter = SIDES_GUTTER;
        let width = (frame.width - gutter) / 2.0;
        for (left, right) in pairs {
            let from = self.anchor;
            let mut sides = [
                (left, Language::Fr, frame.x),
                (right, Language::De, frame.x + width + gutter),
            ]
            .map(|(blocks, language, x)| {
                self.anchor = from;
                let parent = self.tree.add(Kind::Division, frame.parent, Some(language));
                let side = Frame {
                    x,
                    width,
                    parent,
                    language,
                    narrow: true,
                };
                self.blocks(blocks, side).into_iter().peekable()
            });
            let [left, right] = &mut sides;
            // The same block and row stand at the same height; what is longer goes on alone.
            loop {
                let order = match (left.peek(), right.peek()) {
                    (Some(one), Some(other)) => one.anchor.cmp(&other.anchor),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (None, None) => break,
                };
                let one = if order.is_le() { left.next() } else { None };
                let other = if order.is_ge() { right.next() } else { None };
                match (one, other) {
                    (Some(one), Some(other)) => {
                        let unit = self.side_by_side(one, other);
                        units.push(unit);
                    }
                    (Some(one), None) | (None, Some(one)) => units.push(one),
                    (None, None) => break,
                }
            }
        }
    }

    /// Two units on one height. Rules follow the common bottom, so that the rows stay aligned.
    fn side_by_side(&mut self, mut one: Unit, other: Unit) -> Unit {
        one.gap = one.gap.max(other.gap);
        one.height = one.height.max(other.height);
        one.keep |= other.keep;
        one.head = match (one.head, other.head) {
            (Some(first), Some(second)) => {
                let merged = match (self.heads.get(first), self.heads.get(second)) {
                    (Some(first), Some(second)) => Some((first.clone(), second.clone())),
                    _ => None,
                };
                merged.map(|(first, second)| {
                    let head = Unit {
                        head: None,
                        ..self.side_by_side(
                            Unit {
                                head: None,
                                ..first
                            },
                            Unit {
                                head: None,
                                ..second
                            },
                        )
                    };
                    self.heads.push(head);
                    self.heads.len() - 1
                })
            }
            (first, second) => first.or(second),
        };
        one.items.extend(other.items);
        one.rules.extend(other.rules);
        one
    }
}

/// The first two and the last two of a row of units stay together.
const fn stays(position: usize, count: usize) -> bool {
    count > 1 && (position == 0 || position + 2 == count)
}

/// Whether the last unit is the small white under a heading.
fn follows_heading(units: &[Unit]) -> bool {
    units
        .last()
        .is_some_and(|unit| unit.keep && unit.items.is_empty())
}

fn body_style(frame: Frame) -> Style {
    if frame.narrow {
        Style::plain(8.8, 11.8)
    } else {
        Style::plain(10.0, 13.6)
    }
}

fn heading_style(level: u8, frame: Frame) -> (Style, f32) {
    let (size, leading, gap) = match (level, frame.narrow) {
        (1, false) => (15.0, 19.0, 0.0),
        (1, true) => (14.0, 17.0, 0.0),
        (2, false) => (11.5, 15.0, 17.0),
        (2, true) => (10.5, 13.5, 15.0),
        (_, false) => (10.0, 13.6, 10.0),
        (_, true) => (9.0, 12.0, 9.0),
    };
    (Style::plain(size, leading).bold(), gap)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "font units and counts are far below 2^24"
)]
const fn to_f32(value: i32) -> f32 {
    value as f32
}
