//! Documents on paper and for the mail: PDF, calendar files, mail drafts; the same input gives the
//! same bytes.
//!
//! A document is described as a [`model::Document`] (what it says), laid out into a display list
//! (where everything stands and what it means), and drawn from that list twice: as PDF/A-2a and
//! PDF/UA-1 by printpdf with a structure tree added, and as SVG pages for the preview. Nothing here
//! reads a clock, a database or the network.

pub mod calendar;
pub mod contract;
mod display;
mod engine;
mod file_name;
mod fonts;
pub mod image;
pub mod invitation;
mod layout;
pub mod letter;
pub mod mail;
pub mod model;
mod pdf;
pub mod person_copy;
mod svg;

pub use engine::{Engine, Pdf, Preview, Rendered};
pub use file_name::{FileKind, file_name};
pub use fonts::Assets;
pub use svg::SvgPage;

/// Why a document could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A font file is damaged, or lacks what every document needs.
    #[error("a font of the documents cannot be read")]
    UnreadableFont,
    /// The file could not be put together.
    #[error("the document could not be written")]
    Unwritable,
    /// A batch without any document.
    #[error("there is no document to print")]
    NothingToPrint,
}
