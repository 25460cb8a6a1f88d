//! What is on each page and what it means: the one list from which the PDF and the preview are
//! drawn, so that they cannot differ.
//!
//! Lengths are points; y runs downwards from the top of the page.

use cii_domain::language::Language;

use crate::fonts::{FaceId, Glyph};

/// Points per millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;
/// A4.
pub(crate) const PAGE_WIDTH: f32 = 210.0 * MM;
/// A4.
pub(crate) const PAGE_HEIGHT: f32 = 297.0 * MM;

/// The colours of the paper; each text colour has a contrast of at least 4.5 on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Text.
    Black,
    /// Labels, table heads, footers.
    Quiet,
    /// Hairlines.
    Line,
    /// The product's mark.
    Mark,
}

impl Ink {
    pub(crate) const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Black => [0x15, 0x18, 0x1c],
            Self::Quiet => [0x5d, 0x64, 0x6b],
            Self::Line => [0xb9, 0xb7, 0xae],
            Self::Mark => [0xd8, 0x15, 0x2f],
        }
    }
}

/// Index of a node of the structure tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) usize);

/// The kinds of structure that are used (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Division,
    Heading(u8),
    Paragraph,
    Table,
    Row,
    /// A heading cell of its column.
    ColumnHead,
    /// A heading cell of its row.
    RowHead,
    Cell,
    List,
    Item,
    Label,
    ItemBody,
    Figure,
}

impl Kind {
    /// The standard structure type.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Division => "Div",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::ItemBody => "LBody",
            Self::Figure => "Figure",
        }
    }
}

/// One element of the structure; the order of creation is the order of reading.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) parent: Option<NodeId>,
    pub(crate) language: Option<Language>,
    /// Alternative text of a figure.
    pub(crate) alternative: Option<String>,
}

/// The structure of one document. Node 0 is the document itself.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

impl Tree {
    pub(crate) const ROOT: NodeId = NodeId(0);

    pub(crate) fn new(language: Language) -> Self {
        let root = Node {
            kind: Kind::Document,
            parent: None,
            language: Some(language),
            alternative: None,
        };
        Self { nodes: vec![root] }
    }

    pub(crate) fn add(&mut self, kind: Kind, parent: NodeId, language: Option<Language>) -> NodeId {
        self.nodes.push(Node {
            kind,
            parent: Some(parent),
            language,
            alternative: None,
        });
        NodeId(self.nodes.len() - 1)
    }

    pub(crate) fn kind(&self, node: NodeId) -> Option<Kind> {
        self.nodes.get(node.0).map(|node| node.kind)
    }
}

/// A thing on a page. Without a node it is decoration that no reader announces (an artifact).
#[derive(Debug, Clone)]
pub(crate) enum Item {
    /// Glyphs on a baseline.
    Text {
        x: f32,
        y: f32,
        size: f32,
        face: FaceId,
        ink: Ink,
        glyphs: Vec<Glyph>,
        node: Option<NodeId>,
    },
    /// A filled rectangle: rules and marks.
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
    /// The image of the letterhead.
    Image {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        node: NodeId,
    },
}

impl Item {
    pub(crate) const fn node(&self) -> Option<NodeId> {
        match self {
            Self::Text { node, .. } => *node,
            Self::Fill { .. } => None,
            Self::Image { node, .. } => Some(*node),
        }
    }

    pub(crate) fn shift(&mut self, down: f32) {
        match self {
            Self::Text { y, .. } | Self::Fill { y, .. } | Self::Image { y, .. } => *y += down,
        }
    }

    /// The same thing as decoration: a table head repeated on the next page.
    pub(crate) fn into_artifact(self) -> Self {
        match self {
            Self::Text {
                x,
                y,
                size,
                face,
                ink,
                glyphs,
                node: _,
            } => Self::Text {
                x,
                y,
                size,
                face,
                ink,
                glyphs,
                node: None,
            },
            other => other,
        }
    }
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) items: Vec<Item>,
}
