//! The engine: fonts parsed once, documents to PDF and to preview pages.

use std::collections::BTreeSet;

use crate::DocumentError;
use crate::fonts::{Assets, Faces};
use crate::layout::{LaidOut, lay_out};
use crate::model::Document;
use crate::pdf::{self, Cover};
use crate::svg::{self, SvgPage};

/// A PDF file with what could not be set as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1, the same bytes for the same input.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters shown as a box because the face has none for them, in the order of their code.
    pub replaced_characters: Vec<char>,
}

/// The preview of a document with what could not be set as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Its pages.
    pub pages: Vec<SvgPage>,
    /// Characters shown as a box because the face has none for them, in the order of their code.
    pub replaced_characters: Vec<char>,
}

/// Both at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// The same pages for the window.
    pub pages: Vec<SvgPage>,
    /// Characters shown as a box because the face has none for them, in the order of their code.
    pub replaced_characters: Vec<char>,
}

/// Makes documents. Build it once and share it: it never changes.
pub struct Engine {
    faces: Faces,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Parses the faces. Fails if one is no TrueType face with the place-holder in it.
    pub fn new(assets: Assets) -> Result<Self, DocumentError> {
        Ok(Self {
            faces: Faces::parse(assets)?,
        })
    }

    /// PDF and preview from one layout.
    pub fn render(&self, document: &Document) -> Result<Rendered, DocumentError> {
        let laid_out = lay_out(&self.faces, document);
        Ok(Rendered {
            pdf: pdf::write(&self.faces, &[&laid_out], &cover(document))?,
            pages: svg::pages(&self.faces, &laid_out),
            replaced_characters: laid_out.replaced.into_iter().collect(),
        })
    }

    /// The PDF of one document.
    pub fn pdf(&self, document: &Document) -> Result<Pdf, DocumentError> {
        self.pdf_of_many(std::slice::from_ref(document))
    }

    /// Several documents as one PDF, each with its own page numbers and language. The title and the
    /// date are those of the first. An empty batch is an error: there is no file without a page.
    pub fn pdf_of_many(&self, documents: &[Document]) -> Result<Pdf, DocumentError> {
        let first = documents.first().ok_or(DocumentError::NothingToPrint)?;
        let laid_out: Vec<LaidOut> = documents
            .iter()
            .map(|document| lay_out(&self.faces, document))
            .collect();
        let parts: Vec<&LaidOut> = laid_out.iter().collect();
        let bytes = pdf::write(&self.faces, &parts, &cover(first))?;
        let replaced: BTreeSet<char> = laid_out
            .iter()
            .flat_map(|each| each.replaced.iter().copied())
            .collect();
        Ok(Pdf {
            bytes,
            pages: laid_out.iter().map(|each| each.pages.len()).sum(),
            replaced_characters: replaced.into_iter().collect(),
        })
    }

    /// The pages of one document for the window.
    pub fn svg(&self, document: &Document) -> Preview {
        let laid_out = lay_out(&self.faces, document);
        Preview {
            pages: svg::pages(&self.faces, &laid_out),
            replaced_characters: laid_out.replaced.into_iter().collect(),
        }
    }

    /// The words of each page in reading order, without drawing anything.
    pub fn text(&self, document: &Document) -> Vec<String> {
        let laid_out = lay_out(&self.faces, document);
        laid_out
            .pages
            .iter()
            .map(|page| svg::text(page, &laid_out.tree))
            .collect()
    }
}

fn cover(document: &Document) -> Cover<'_> {
    Cover {
        title: &document.title,
        language: document.language,
        made: document.made,
    }
}
