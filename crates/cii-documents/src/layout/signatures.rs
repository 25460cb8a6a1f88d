//! The places to sign: names above, lines or the answer below at one height, never torn apart.

use crate::display::{Ink, Item, Kind, MM, NodeId};
use crate::layout::{Composer, Frame, Style, Unit, stays, to_f32};
use crate::model::{SignaturePlace, Text};

impl Composer<'_> {
    pub(super) fn signatures(
        &mut self,
        place_and_date: &str,
        signature: &str,
        signers: &[SignaturePlace],
        frame: Frame,
        units: &mut Vec<Unit>,
    ) {
        let columns = if frame.narrow { 1 } else { 2 };
        let gutter = 9.0 * MM;
        let style = Style::plain(9.5, 12.5).bold();
        let small = Style::plain(8.0, 10.5).quiet();
        let width = (frame.width - gutter * to_f32(columns - 1)) / to_f32(columns);
        let rows: Vec<_> = signers
            .chunks(usize::try_from(columns).unwrap_or(1))
            .collect();
        for (number, row) in rows.iter().enumerate() {
            let mut unit = Unit {
                gap: 12.0,
                ..Unit::default()
            };
            let place = |position: usize| {
                let step = to_f32(i32::try_from(position).unwrap_or(0));
                Frame {
                    x: frame.x + (width + gutter) * step,
                    width,
                    ..frame
                }
            };
            let heads: Vec<_> = row
                .iter()
                .map(|signer| {
                    [(&signer.name, style), (&signer.function, small)].map(|(text, style)| {
                        (self.lines(text, style, width, frame.language), style)
                    })
                })
                .collect();
            // The lines to sign on stand at one height, below the longest name.
            let names = heads
                .iter()
                .map(|head| {
                    head.iter()
                        .map(|(lines, style)| {
                            to_f32(i32::try_from(lines.len()).unwrap_or(0)) * style.leading
                        })
                        .sum()
                })
                .fold(0.0_f32, f32::max);
            for (position, (head, signer)) in heads.iter().zip(row.iter()).enumerate() {
                let inner = place(position);
                let group = self
                    .tree
                    .add(Kind::Division, frame.parent, signer.name.language);
                let mut top = 0.0;
                for (lines, style) in head.iter().filter(|(lines, _)| !lines.is_empty()) {
                    let node = self.tree.add(Kind::Paragraph, group, None);
                    for line in lines {
                        let items = &mut unit.items;
                        self.place(line, *style, inner.x, width, top, Some(node), items);
                        top += style.leading;
                    }
                }
                top = names;
                if signer.answer.is_empty() {
                    for (label, room) in [(place_and_date, 8.0), (signature, 19.0)] {
                        top += room;
                        self.line_to_sign(label, small, inner, group, top, &mut unit.items);
                        top += small.leading;
                    }
                } else {
                    top += 6.0;
                }
                let answer = Style::plain(9.5, 12.5);
                for text in &signer.answer {
                    let node = self.tree.add(Kind::Paragraph, group, text.language);
                    for line in &self.lines(text, answer, width, frame.language) {
                        let items = &mut unit.items;
                        self.place(line, answer, inner.x, width, top, Some(node), items);
                        top += answer.leading;
                    }
                }
                unit.height = unit.height.max(top + 2.0);
            }
            // Few signatures stay together; of many, none is left alone on the last page.
            unit.keep = number + 1 < rows.len() && (rows.len() <= 4 || stays(number, rows.len()));
            units.push(unit);
        }
    }

    fn line_to_sign(
        &mut self,
        label: &str,
        style: Style,
        frame: Frame,
        group: NodeId,
        top: f32,
        items: &mut Vec<Item>,
    ) {
        let node = self.tree.add(Kind::Paragraph, group, None);
        for mut item in self.single(&Text::plain(label), style, frame, Some(node)) {
            item.shift(top);
            items.push(item);
        }
        let start = self.width_of(&Text::plain(label), style) + 4.0;
        items.push(Item::Fill {
            x: frame.x + start,
            y: top + style.leading - 1.5,
            width: (frame.width - start).max(10.0),
            height: 0.5,
            ink: Ink::Quiet,
        });
    }
}
