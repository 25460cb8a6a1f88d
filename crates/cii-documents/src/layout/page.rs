//! Pages: the head of the first one, the address under the window, the flow, the footers.

use crate::display::{Ink, Item, Kind, MM, PAGE_WIDTH, Page, Tree};
use crate::layout::{Composer, Frame, SIDES_GUTTER, Style, Unit};
use crate::model::{Document, Text, Window};

const LEFT: f32 = 25.0 * MM;
const RIGHT: f32 = 20.0 * MM;
const TOP: f32 = 24.0 * MM;
const BOTTOM: f32 = 271.0 * MM;
const FOOTER: f32 = 277.0 * MM;
/// The height that shows through every window: 52 to 71.5 mm.
const WINDOW_TOP: f32 = 52.0 * MM;
const WINDOW_HEIGHT: f32 = 19.5 * MM;
/// Where the folds of a sheet in a C5/6 envelope come.
const FOLDS: [f32; 2] = [105.0 * MM, 210.0 * MM];

/// Sets a whole document.
pub(super) fn pages(composer: &mut Composer<'_>, document: &Document) -> Vec<Page> {
    let both = document
        .blocks
        .iter()
        .any(|block| matches!(block, crate::model::Block::Sides(_)));
    let (left, right) = if both {
        (20.0 * MM, 18.0 * MM)
    } else {
        (LEFT, RIGHT)
    };
    let frame = Frame {
        x: left,
        width: PAGE_WIDTH - left - right,
        parent: Tree::ROOT,
        language: document.language,
        narrow: false,
    };
    let mut first = Page::default();
    let mut top = letterhead(composer, document, frame, &mut first);
    if document.envelope.is_some() {
        top = envelope(composer, document, frame, &mut first);
    }
    if let Some(mark) = &document.mark {
        // Beside the title; above the head where both languages have a title.
        let level = if both { 7.0 * MM } else { top };
        self::mark(composer, mark, frame, level, &mut first);
    }
    let units = composer.blocks(&document.blocks, frame);
    let mut pages = paginate(composer, units, first, top);
    footers(composer, document, frame, &mut pages);
    pages
}

fn letterhead(
    composer: &mut Composer<'_>,
    document: &Document,
    frame: Frame,
    page: &mut Page,
) -> f32 {
    let head = &document.letterhead;
    let name = Style::plain(10.5, 13.0).bold();
    let line = Style::plain(8.6, 11.4);
    let top = 15.0 * MM;
    let mut x = frame.x;
    let mut lowest = top;
    if let Some((bytes, alternative)) = &head.image {
        let (wide, high) = crate::image::size(bytes).unwrap_or((1.0, 1.0));
        let mut height = 15.0 * MM;
        let mut width = height * wide / high;
        if width > 45.0 * MM {
            height *= 45.0 * MM / width;
            width = 45.0 * MM;
        }
        let node = composer.tree.add(Kind::Figure, frame.parent, None);
        if let Some(figure) = composer.tree.nodes.get_mut(node.0) {
            figure.alternative = Some(alternative.clone());
        }
        page.items.push(Item::Image {
            x,
            y: top,
            width,
            height,
            node,
        });
        x += width + 4.0 * MM;
        lowest = top + height;
    } else {
        let side = 2.5 * MM;
        page.items.push(Item::Fill {
            x,
            y: top + 3.1,
            width: side,
            height: side,
            ink: Ink::Mark,
        });
    }
    // The German block shares an axis with what stands below it: the address or the German column.
    let german_x = if document.envelope.is_some() {
        122.0 * MM
    } else {
        frame.x + f32::midpoint(frame.width, SIDES_GUTTER)
    };
    let places = [
        (x, german_x - x - 4.0 * MM),
        (german_x, frame.x + frame.width - german_x),
    ];
    for ((side, (language, lines)), (x, width)) in head.blocks.iter().enumerate().zip(places) {
        let language = *language;
        let mut y = top;
        let indented = head.image.is_none() && side == 0;
        for (position, words) in lines.iter().enumerate() {
            let style = if position == 0 { name } else { line };
            let indent = if indented && position == 0 {
                4.0 * MM
            } else {
                0.0
            };
            let node = composer
                .tree
                .add(Kind::Paragraph, frame.parent, Some(language));
            let text = Text::plain(words.as_str());
            for set in composer.lines(&text, style, width - indent, language) {
                composer.place(
                    &set,
                    style,
                    x + indent,
                    width,
                    y,
                    Some(node),
                    &mut page.items,
                );
                y += style.leading;
            }
        }
        lowest = lowest.max(y);
    }
    if !head.reference.is_empty() {
        let style = Style {
            align_right: true,
            ..line
        };
        let node = composer.tree.add(Kind::Paragraph, frame.parent, None);
        for mut item in composer.single(
            &Text::plain(head.reference.as_str()),
            style,
            frame,
            Some(node),
        ) {
            item.shift(top + 1.0);
            page.items.push(item);
        }
    }
    lowest + 10.0 * MM
}

fn envelope(
    composer: &mut Composer<'_>,
    document: &Document,
    frame: Frame,
    page: &mut Page,
) -> f32 {
    let Some(envelope) = &document.envelope else {
        return TOP;
    };
    let (x, width) = match envelope.window {
        Window::Right => (122.0 * MM, 71.0 * MM),
        Window::Left => (frame.x, 101.0 * MM - frame.x),
    };
    // The largest type in which the whole block, broken lines included, shows through the window.
    let small = Style::plain(7.6, 10.4).quiet();
    let remark = Some(envelope.remark.as_str()).filter(|remark| !remark.is_empty());
    let mut set = Vec::new();
    for style in [
        Style::plain(10.0, 12.6),
        Style::plain(9.5, 11.0),
        Style::plain(8.8, WINDOW_HEIGHT / 6.0),
    ] {
        let lines = envelope.lines.iter().map(|line| (line.as_str(), style));
        set = remark
            .map(|words| (words, small))
            .into_iter()
            .chain(lines)
            .map(|(words, mut style)| {
                style.setting.hyphenate = false;
                (
                    composer.lines(&Text::plain(words), style, width, frame.language),
                    style,
                )
            })
            .collect();
        let height: f32 = set
            .iter()
            .flat_map(|(lines, style)| lines.iter().map(|_| style.leading))
            .sum();
        if height <= WINDOW_HEIGHT + 0.5 {
            break;
        }
    }
    let mut y = WINDOW_TOP;
    for (lines, style) in &set {
        // One element per line: a screen reader pauses where the address does.
        let node = composer.tree.add(Kind::Paragraph, frame.parent, None);
        for line in lines {
            composer.place(line, *style, x, width, y, Some(node), &mut page.items);
            y += style.leading;
        }
    }
    let mut y = (y + 4.0 * MM).max(83.0 * MM);
    let style = Style::plain(9.2, 12.6);
    for words in &envelope.details {
        let node = composer.tree.add(Kind::Paragraph, frame.parent, None);
        let text = Text::plain(words.as_str());
        for line in composer.lines(&text, style, frame.width, frame.language) {
            composer.place(
                &line,
                style,
                frame.x,
                frame.width,
                y,
                Some(node),
                &mut page.items,
            );
            y += style.leading;
        }
    }
    for fold in FOLDS {
        page.items.push(Item::Fill {
            x: 4.0 * MM,
            y: fold,
            width: 3.0 * MM,
            height: 0.35,
            ink: Ink::Line,
        });
    }
    y + 8.0 * MM
}

fn mark(composer: &mut Composer<'_>, words: &str, frame: Frame, top: f32, page: &mut Page) {
    let style = Style::plain(8.6, 11.0).quiet();
    let text = Text::plain(words);
    let width = composer.width_of(&text, style) + 12.0;
    let (x, y, height) = (frame.x + frame.width - width, top + 2.0, 16.0);
    for (x, y, width, height) in [
        (x, y, width, 0.7),
        (x, y + height - 0.7, width, 0.7),
        (x, y, 0.7, height),
        (x + width - 0.7, y, 0.7, height),
    ] {
        page.items.push(Item::Fill {
            x,
            y,
            width,
            height,
            ink: Ink::Quiet,
        });
    }
    let node = composer.tree.add(Kind::Paragraph, frame.parent, None);
    let inner = Frame {
        x: x + 6.0,
        ..frame
    };
    for mut item in composer.single(&text, style, inner, Some(node)) {
        item.shift(y + 2.4);
        page.items.push(item);
    }
}

fn paginate(composer: &Composer<'_>, units: Vec<Unit>, first: Page, top: f32) -> Vec<Page> {
    let mut pages = vec![first];
    let mut y = top;
    let mut fresh = true;
    // A table's head stands on the page already when its first row follows it.
    let mut waiting = units.into_iter().peekable();
    let mut group: Vec<Unit> = Vec::new();
    while let Some(unit) = waiting.next() {
        let chained = unit.keep && waiting.peek().is_some();
        group.push(unit);
        let height: f32 = group.iter().map(|unit| unit.gap + unit.height).sum();
        // What is kept together is at most a page; a longer chain is cut where the page ends.
        if chained && height < BOTTOM - TOP - 60.0 {
            continue;
        }
        if y + height
            - if fresh {
                group.first().map_or(0.0, |unit| unit.gap)
            } else {
                0.0
            }
            > BOTTOM
            && !fresh
        {
            pages.push(Page::default());
            y = TOP;
            fresh = true;
        }
        for unit in group.drain(..) {
            if y + unit.gap + unit.height > BOTTOM && !fresh {
                pages.push(Page::default());
                y = TOP;
                fresh = true;
            }
            let Some(page) = pages.last_mut() else { break };
            if fresh
                && y <= TOP
                && let Some(head) = unit.head.and_then(|head| composer.heads.get(head))
            {
                put(head.clone(), &mut y, true, page);
            }
            // White at the end of a block is no reason to open a page with it.
            if fresh && unit.items.is_empty() && unit.rules.is_empty() {
                continue;
            }
            put(unit, &mut y, fresh, page);
            fresh = false;
        }
    }
    pages
}

fn put(unit: Unit, y: &mut f32, fresh: bool, page: &mut Page) {
    if !fresh {
        *y += unit.gap;
    }
    for mut item in unit.items {
        item.shift(*y);
        page.items.push(item);
    }
    for (x, width, height, ink) in unit.rules {
        page.items.push(Item::Fill {
            x,
            y: *y + unit.height,
            width,
            height,
            ink,
        });
    }
    *y += unit.height;
}

fn footers(composer: &mut Composer<'_>, document: &Document, frame: Frame, pages: &mut [Page]) {
    let style = Style::plain(7.6, 10.0).quiet();
    let total = pages.len();
    let (left, middle) = &document.footer;
    for (position, page) in pages.iter_mut().enumerate() {
        page.items.push(Item::Fill {
            x: frame.x,
            y: FOOTER,
            width: frame.width,
            height: 0.45,
            ink: Ink::Line,
        });
        let number = format!("{}\u{a0}/\u{a0}{total}", position + 1);
        let middle_width = composer.width_of(&Text::plain(middle.as_str()), style);
        let places = [
            (left.as_str(), frame, style),
            (
                middle.as_str(),
                Frame {
                    x: frame.x + (frame.width - middle_width) * 0.72,
                    ..frame
                },
                style,
            ),
            (
                number.as_str(),
                frame,
                Style {
                    align_right: true,
                    ..style
                },
            ),
        ];
        for (words, frame, style) in places {
            for mut item in composer.single(&Text::plain(words), style, frame, None) {
                item.shift(FOOTER + 5.0);
                page.items.push(item);
            }
        }
    }
}
