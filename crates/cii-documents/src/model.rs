//! The document model: what a document says, without where it stands on the page.

use chrono::NaiveDateTime;
use cii_domain::language::Language;

/// A whole document: one letter, one contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of everything that does not name another one.
    pub language: Language,
    /// The title a PDF reader shows: kind and case number, never a name.
    pub title: String,
    /// When it was made: written into the file, so that the same input gives the same bytes.
    pub made: NaiveDateTime,
    /// The head of the first page.
    pub letterhead: Letterhead,
    /// The address block of a letter; a contract has none.
    pub envelope: Option<Envelope>,
    /// A mark in a frame at the right of the first page: `Projet`, `Entwurf`.
    pub mark: Option<String>,
    /// Left and middle text of the footer; page x / y is added.
    pub footer: (String, String),
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// The sender's head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// At most two blocks, the first at the left, the second at the right; each with its language,
    /// the first line in bold.
    pub blocks: Vec<(Language, Vec<String>)>,
    /// A PNG image in place of the red square, with its alternative text.
    pub image: Option<(Vec<u8>, String)>,
    /// A reference at the right end of the head (contracts).
    pub reference: String,
}

/// Which window the envelope has: the place of the address block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// x 122–193 mm, y 52–71.5 mm.
    #[default]
    Right,
    /// x 20–101 mm, the same height.
    Left,
}

/// The lines that show through the window, and those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Side of the window.
    pub window: Window,
    /// A remark above the address, such as `Personnel`; empty for none.
    pub remark: String,
    /// Address, at most six lines to be wholly visible.
    pub lines: Vec<String>,
    /// Place and date, reference: under the window at the left margin.
    pub details: Vec<String>,
}

/// One part of the content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; the first one is of level 1 and no level is skipped.
    Heading {
        /// 1, 2 or 3.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
        /// Stays on the page of the block after it.
        keep_with_next: bool,
    },
    /// White space, in points.
    Space(f32),
    /// A ruled table of keys and values.
    Facts(Vec<(Text, Vec<Text>)>),
    /// A table with a head that is repeated on each page.
    Table(Table),
    /// A list with dashes, on one page unless it is longer than one.
    List(Vec<Text>),
    /// Places to sign; never alone on a page.
    Signatures {
        /// Under the name: place and date.
        place_and_date: String,
        /// Beside the line.
        signature: String,
        /// Who signs.
        signers: Vec<SignaturePlace>,
    },
    /// Two texts side by side, French left and German right, aligned pair by pair.
    Sides(Vec<(Vec<Block>, Vec<Block>)>),
}

/// A place to sign, or the answer that was given there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SignaturePlace {
    /// Who signs.
    pub name: Text,
    /// In what function, or for whom.
    pub function: Text,
    /// What was answered, one paragraph each. Empty: not yet, with lines to sign on.
    pub answer: Vec<Text>,
}

/// A table. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each cell holds one or several paragraphs.
    pub rows: Vec<Vec<Vec<Text>>>,
    /// The closing row, set in bold between heavy rules.
    pub total: Option<Vec<Vec<Text>>>,
    /// Which column names its row to a screen reader.
    pub row_head: usize,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width.
    pub width: Width,
    /// Numbers stand at the right.
    pub align_right: bool,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Millimetres.
    Fixed(f32),
    /// A share of what the fixed columns leave.
    Share(f32),
}

/// Words with their emphasis; a language of their own if they are not in that of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The parts.
    pub spans: Vec<Span>,
    /// The language these words are written in, if it is another one.
    pub language: Option<Language>,
}

/// A part of a text in one emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub words: String,
    /// How they are set.
    pub emphasis: Emphasis,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// Upright.
    #[default]
    None,
    /// Bold.
    Strong,
    /// Italic.
    Slanted,
    /// Grey.
    Quiet,
}

impl Text {
    /// Plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::default().and(Emphasis::None, words)
    }

    /// Bold words.
    pub fn strong(words: impl Into<String>) -> Self {
        Self::default().and(Emphasis::Strong, words)
    }

    /// Grey words.
    pub fn quiet(words: impl Into<String>) -> Self {
        Self::default().and(Emphasis::Quiet, words)
    }

    /// These words and more.
    #[must_use]
    pub fn and(mut self, emphasis: Emphasis, words: impl Into<String>) -> Self {
        self.spans.push(Span {
            words: words.into(),
            emphasis,
        });
        self
    }

    /// These words, written in `language`.
    #[must_use]
    pub const fn written_in(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }
}

impl Block {
    /// A paragraph that may stand alone.
    pub fn paragraph(text: Text) -> Self {
        Self::Paragraph {
            text,
            keep_with_next: false,
        }
    }

    /// A heading.
    pub fn heading(level: u8, words: impl Into<String>) -> Self {
        Self::Heading {
            level,
            text: Text::plain(words),
        }
    }
}
