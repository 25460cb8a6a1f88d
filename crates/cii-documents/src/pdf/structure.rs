//! The structure tree (ISO 32000-1, 14.7; PDF/UA-1, 7): what each marked piece of content is, in
//! which order it is read and in which language.

use cii_domain::language::Language;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{Cover, Marks};
use crate::DocumentError;
use crate::display::{Item, Kind, NodeId, PAGE_HEIGHT};
use crate::layout::LaidOut;

/// A language tag as the standards want it (BCP 47).
pub(super) const fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr-CH",
        Language::De => "de-CH",
    }
}

/// A text string, in UTF-16 when ASCII does not do.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Adds the tree, the page entries and the catalogue entries.
pub(super) fn tag(
    file: &mut Document,
    documents: &[&LaidOut],
    marks: &Marks,
    cover: &Cover<'_>,
) -> Result<(), DocumentError> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let root = file.new_object_id();
    let whole = file.new_object_id();
    let ids: Vec<Vec<ObjectId>> = documents
        .iter()
        .map(|document| {
            document
                .tree
                .nodes
                .iter()
                .map(|_| file.new_object_id())
                .collect()
        })
        .collect();
    // A file with one letter is that letter; several are the parts of one document.
    let single = documents.len() == 1;
    let mut content = Content::of(documents, marks);
    let mut tops = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let id_of = |node: NodeId| ids.get(number).and_then(|ids| ids.get(node.0)).copied();
        let mut children: Vec<Vec<Object>> = vec![Vec::new(); document.tree.nodes.len()];
        for (position, node) in document.tree.nodes.iter().enumerate() {
            if let (Some(parent), Some(id)) = (node.parent, id_of(NodeId(position)))
                && let Some(list) = children.get_mut(parent.0)
            {
                list.push(Object::Reference(id));
            }
        }
        for (position, (node, mut kids)) in document.tree.nodes.iter().zip(children).enumerate() {
            let Some(id) = id_of(NodeId(position)) else {
                continue;
            };
            let parent = node
                .parent
                .and_then(id_of)
                .unwrap_or(if single { root } else { whole });
            let kind = if node.kind == Kind::Document && !single {
                "Part"
            } else {
                node.kind.tag()
            };
            let mut element = dictionary! {
                "Type" => "StructElem",
                "S" => kind,
                "P" => Object::Reference(parent),
            };
            let pieces = content.take(number, position);
            if let Some((page, _)) = pieces.first() {
                let page = *page;
                if let Some(page) = pages.get(page) {
                    element.set("Pg", Object::Reference(*page));
                }
                for (on, mark) in pieces {
                    kids.push(if on == page {
                        Object::Integer(mark)
                    } else {
                        let place = pages
                            .get(on)
                            .map_or(Object::Null, |id| Object::Reference(*id));
                        Object::Dictionary(dictionary! {
                            "Type" => "MCR", "Pg" => place, "MCID" => mark,
                        })
                    });
                }
            }
            element.set("K", Object::Array(kids));
            if let Some(language) = node.language {
                element.set("Lang", text_string(language_tag(language)));
            }
            if let Some(alternative) = &node.alternative {
                element.set("Alt", text_string(alternative));
            }
            if let Some(attributes) = attributes(node.kind, NodeId(position), document) {
                element.set("A", Object::Dictionary(attributes));
            }
            file.set_object(id, element);
        }
        tops.extend(id_of(NodeId(0)).map(Object::Reference));
    }
    let top = if single {
        tops
    } else {
        let element = dictionary! {
            "Type" => "StructElem",
            "S" => "Document",
            "P" => Object::Reference(root),
            "K" => Object::Array(tops),
            "Lang" => text_string(language_tag(cover.language)),
        };
        file.set_object(whole, element);
        vec![Object::Reference(whole)]
    };

    let mut parents = Vec::new();
    for (page, marks) in marks.iter().enumerate() {
        let elements = marks
            .iter()
            .filter_map(|(document, node)| ids.get(*document).and_then(|ids| ids.get(node.0)))
            .map(|id| Object::Reference(*id))
            .collect();
        parents.push(integer(page));
        parents.push(Object::Reference(file.add_object(Object::Array(elements))));
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => Object::Array(parents) });
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Array(top),
            "ParentTree" => Object::Reference(parent_tree),
            "ParentTreeNextKey" => integer(marks.len()),
        },
    );
    for (number, id) in pages.iter().enumerate() {
        let page = file
            .get_object_mut(*id)
            .and_then(Object::as_dict_mut)
            .map_err(|_| DocumentError::Unwritable)?;
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let catalogue = file.catalog_mut().map_err(|_| DocumentError::Unwritable)?;
    catalogue.set("StructTreeRoot", Object::Reference(root));
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("Lang", text_string(language_tag(cover.language)));
    catalogue.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    Ok(())
}

/// The marked pieces of every node: page and MCID.
struct Content(Vec<Vec<Vec<(usize, i64)>>>);

impl Content {
    fn of(documents: &[&LaidOut], marks: &Marks) -> Self {
        let mut pieces: Vec<Vec<Vec<(usize, i64)>>> = documents
            .iter()
            .map(|document| vec![Vec::new(); document.tree.nodes.len()])
            .collect();
        for (page, marks) in marks.iter().enumerate() {
            for (mark, (document, node)) in (0_i64..).zip(marks) {
                if let Some(list) = pieces
                    .get_mut(*document)
                    .and_then(|nodes| nodes.get_mut(node.0))
                {
                    list.push((page, mark));
                }
            }
        }
        Self(pieces)
    }

    fn take(&mut self, document: usize, node: usize) -> Vec<(usize, i64)> {
        self.0
            .get_mut(document)
            .and_then(|nodes| nodes.get_mut(node))
            .map(std::mem::take)
            .unwrap_or_default()
    }
}

fn attributes(kind: Kind, node: NodeId, document: &LaidOut) -> Option<Dictionary> {
    match kind {
        Kind::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Kind::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Kind::List => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Kind::Figure => {
            let place = document
                .pages
                .iter()
                .flat_map(|page| &page.items)
                .find_map(|item| match item {
                    Item::Image {
                        x,
                        y,
                        width,
                        height,
                        node: shown,
                    } if *shown == node => {
                        Some([*x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y])
                    }
                    _ => None,
                })?;
            let corners = place.iter().map(|value| Object::Real(*value)).collect();
            Some(dictionary! { "O" => "Layout", "BBox" => Object::Array(corners) })
        }
        _ => None,
    }
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
