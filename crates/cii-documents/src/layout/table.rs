//! Tables: columns, rows that stay whole when they fit on a page, heads that come again.

use crate::display::{Ink, Item, Kind, NodeId};
use crate::layout::text::Line;
use crate::layout::{Composer, Frame, Style, Unit, follows_heading, stays, to_f32};
use crate::model::{Column, Table, Text, Width};

/// White above and below the words of a row.
const PADDING: f32 = 3.6;
/// White between columns.
const GUTTER: f32 = 9.0;
/// A row higher than this is broken between its lines.
const WHOLE_ROW: f32 = 330.0;
const HAIR: f32 = 0.45;
const HEAVY: f32 = 0.9;

struct Grid {
    /// x and width of each column.
    columns: Vec<(f32, f32)>,
    align_right: Vec<bool>,
    row_head: usize,
    node: NodeId,
    style: Style,
    head: Option<usize>,
    x: f32,
    width: f32,
}

impl Composer<'_> {
    pub(super) fn facts(
        &mut self,
        facts: &[(Text, Vec<Text>)],
        frame: Frame,
        units: &mut Vec<Unit>,
    ) {
        if facts.is_empty() {
            return;
        }
        let style = cell_style(frame);
        let widest = facts
            .iter()
            .map(|(key, _)| self.width_of(key, style))
            .fold(0.0_f32, f32::max);
        // One width for the usual keys, so that the tables of a page share their columns.
        let (least, most) = if frame.narrow {
            (0.34, 0.36)
        } else {
            (0.19, 0.3)
        };
        let key = (widest + 1.0).clamp(frame.width * least, frame.width * most);
        let rest = frame.width - key - GUTTER;
        let grid = Grid {
            columns: vec![(frame.x, key), (frame.x + key + GUTTER, rest)],
            align_right: vec![false, false],
            row_head: 0,
            node: self.tree.add(Kind::Table, frame.parent, None),
            style,
            head: None,
            x: frame.x,
            width: frame.width,
        };
        let gap = if follows_heading(units) { 3.0 } else { 9.0 };
        units.push(Unit {
            gap,
            height: HEAVY,
            keep: true,
            items: vec![Item::Fill {
                x: frame.x,
                y: 0.0,
                width: frame.width,
                height: HEAVY,
                ink: Ink::Black,
            }],
            ..Unit::default()
        });
        for (position, (key, values)) in facts.iter().enumerate() {
            let cells = [vec![key.clone()], values.clone()];
            self.row(&cells, &grid, frame, (HAIR, Ink::Line), style, units);
            if let Some(unit) = units.last_mut() {
                unit.keep = stays(position, facts.len());
            }
        }
        self.anchor += 1;
        units.push(Unit {
            height: 4.0,
            anchor: self.anchor,
            ..Unit::default()
        });
    }

    pub(super) fn table(&mut self, table: &Table, frame: Frame, units: &mut Vec<Unit>) {
        let style = cell_style(frame);
        let node = self.tree.add(Kind::Table, frame.parent, None);
        let mut grid = Grid {
            columns: columns(&table.columns, frame),
            align_right: table
                .columns
                .iter()
                .map(|column| column.align_right)
                .collect(),
            row_head: table.row_head,
            node,
            style,
            head: None,
            x: frame.x,
            width: frame.width,
        };
        grid.head = Some(self.head(&table.columns, &grid, frame, units));
        let last = table.rows.len().saturating_sub(1);
        for (position, row) in table.rows.iter().enumerate() {
            let closes = position == last;
            let rule = if closes {
                (HEAVY, Ink::Black)
            } else {
                (HAIR, Ink::Line)
            };
            self.row(row, &grid, frame, rule, style, units);
            if let Some(unit) = units.last_mut() {
                unit.keep = (closes && table.total.is_some())
                    || (!closes && stays(position, table.rows.len()));
            }
        }
        if let Some(total) = &table.total {
            self.row(
                total,
                &grid,
                frame,
                (HEAVY, Ink::Black),
                style.bold(),
                units,
            );
        }
        self.anchor += 1;
        units.push(Unit {
            height: 4.0,
            anchor: self.anchor,
            ..Unit::default()
        });
    }

    /// Sets the head once with its structure, and keeps a copy without it for the next pages.
    fn head(
        &mut self,
        columns: &[Column],
        grid: &Grid,
        frame: Frame,
        units: &mut Vec<Unit>,
    ) -> usize {
        let style = Style::plain(7.8, 10.0).quiet();
        let row = self.tree.add(Kind::Row, grid.node, None);
        let mut unit = Unit {
            gap: 4.0,
            keep: true,
            ..Unit::default()
        };
        for (column, (x, width)) in columns.iter().zip(&grid.columns) {
            let style = Style {
                align_right: column.align_right,
                ..style
            };
            let cell = self.tree.add(Kind::ColumnHead, row, None);
            let mut top = 0.0;
            for line in self.lines(&Text::plain(&column.head), style, *width, frame.language) {
                self.place(&line, style, *x, *width, top, Some(cell), &mut unit.items);
                top += style.leading;
            }
            unit.height = unit.height.max(top + 2.6);
        }
        unit.rules.push((grid.x, grid.width, HEAVY, Ink::Black));
        let again = Unit {
            items: unit
                .items
                .iter()
                .cloned()
                .map(Item::into_artifact)
                .collect(),
            ..unit.clone()
        };
        units.push(unit);
        self.heads.push(again);
        self.heads.len() - 1
    }

    fn row(
        &mut self,
        cells: &[Vec<Text>],
        grid: &Grid,
        frame: Frame,
        rule: (f32, Ink),
        style: Style,
        units: &mut Vec<Unit>,
    ) {
        let row = self.tree.add(Kind::Row, grid.node, None);
        self.anchor += 1;
        let anchor = self.anchor;
        let mut columns: Vec<Vec<(Line, NodeId)>> = Vec::new();
        for (position, (_, width)) in grid.columns.iter().enumerate() {
            let kind = if position == grid.row_head {
                Kind::RowHead
            } else {
                Kind::Cell
            };
            let texts = cells.get(position).map(Vec::as_slice).unwrap_or_default();
            let cell = self.tree.add(kind, row, None);
            let mut lines = Vec::new();
            for text in texts {
                // A cell with one text holds it itself; several become paragraphs.
                let node = if texts.len() == 1 && text.language.is_none() {
                    cell
                } else {
                    self.tree.add(Kind::Paragraph, cell, text.language)
                };
                let set = self.lines(text, style, *width, frame.language);
                lines.extend(set.into_iter().map(|line| (line, node)));
            }
            columns.push(lines);
        }
        let count = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height = to_f32(i32::try_from(count).unwrap_or(1)) * grid.style.leading;
        let whole = height <= WHOLE_ROW;
        let mut unit = Unit {
            head: grid.head,
            height: PADDING,
            anchor,
            ..Unit::default()
        };
        for slice in 0..count {
            for (position, lines) in columns.iter().enumerate() {
                let (Some((line, node)), Some((x, width))) =
                    (lines.get(slice), grid.columns.get(position))
                else {
                    continue;
                };
                let align_right = grid.align_right.get(position).copied().unwrap_or(false);
                let style = Style {
                    align_right,
                    ..style
                };
                self.place(
                    line,
                    style,
                    *x,
                    *width,
                    unit.height,
                    Some(*node),
                    &mut unit.items,
                );
            }
            unit.height += grid.style.leading;
            if !whole && slice + 1 < count {
                unit.keep = stays(slice, count);
                units.push(std::mem::take(&mut unit));
                unit.head = grid.head;
                unit.anchor = anchor;
            }
        }
        unit.height += PADDING;
        unit.rules.push((grid.x, grid.width, rule.0, rule.1));
        units.push(unit);
    }
}

fn cell_style(frame: Frame) -> Style {
    if frame.narrow {
        Style::plain(8.4, 11.0)
    } else {
        Style::plain(9.2, 12.2)
    }
}

fn columns(columns: &[Column], frame: Frame) -> Vec<(f32, f32)> {
    let gutters = GUTTER * to_f32(i32::try_from(columns.len()).unwrap_or(1) - 1);
    let (mut fixed, mut shares) = (0.0, 0.0);
    for column in columns {
        match column.width {
            Width::Fixed(millimetres) => fixed += millimetres * crate::display::MM,
            Width::Share(share) => shares += share,
        }
    }
    let rest = (frame.width - gutters - fixed).max(0.0);
    let mut x = frame.x;
    columns
        .iter()
        .map(|column| {
            let width = match column.width {
                Width::Fixed(millimetres) => millimetres * crate::display::MM,
                Width::Share(share) => rest * share / shares,
            };
            let place = (x, width);
            x += width + GUTTER;
            place
        })
        .collect()
}
