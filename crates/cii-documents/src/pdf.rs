//! The display list as PDF/A-2a and PDF/UA-1: printpdf writes pages and fonts, the structure and
//! the archive's metadata are added to its document afterwards.

mod archive;
mod color_profile;
mod faces;
mod structure;

use std::io::Write as _;

use chrono::NaiveDateTime;
use cii_domain::language::Language;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use printpdf::{
    Codepoint, Color, DictItem, FontId, Mm, Op, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, Rect, Rgb, TextItem, TextMatrix,
    XObject, XObjectId, XObjectTransform,
};

use crate::DocumentError;
use crate::display::{Ink, Item, NodeId, PAGE_HEIGHT, Page};
use crate::fonts::{Faces, Glyph};
use crate::layout::LaidOut;
use faces::Subsets;

/// What one file is called and when it was made.
pub(crate) struct Cover<'a> {
    pub(crate) title: &'a str,
    pub(crate) language: Language,
    pub(crate) made: NaiveDateTime,
}

/// Which element each marked piece of a page belongs to: document and node, by MCID.
type Marks = Vec<Vec<(usize, NodeId)>>;

/// Writes documents one after the other into one file.
pub(crate) fn write(
    faces: &Faces,
    documents: &[&LaidOut],
    cover: &Cover<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let subsets = Subsets::of(faces, documents)?;
    let mut file = PdfDocument::new(cover.title);
    subsets.register(faces, &mut file);
    let mut marks: Marks = Vec::new();
    let mut images = Images::default();
    for (number, document) in documents.iter().enumerate() {
        let image = document
            .image
            .as_deref()
            .and_then(|png| images.id_of(png, &mut file));
        for page in &document.pages {
            let mut writer = PageWriter {
                faces,
                subsets: &subsets,
                image: image.as_ref(),
                document: number,
                ops: Vec::with_capacity(page.items.len() * 4),
                marks: Vec::new(),
                ink: None,
            };
            writer.page(page);
            file.pages
                .push(PdfPage::new(Mm(210.0), Mm(297.0), writer.ops));
            marks.push(writer.marks);
        }
    }
    let options = PdfSaveOptions {
        optimize: false,
        // The faces are subset already; printpdf would embed them whole.
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let mut file = file.to_lopdf_document(&options, &mut warnings);
    structure::tag(&mut file, documents, &marks, cover)?;
    archive::seal(&mut file, cover)?;
    compress(&mut file)?;
    let mut bytes = Vec::with_capacity(96 * 1024);
    file.save_to(&mut bytes)
        .map_err(|_| DocumentError::Unwritable)?;
    Ok(bytes)
}

/// The images in the file so far: the letters of one batch share theirs.
#[derive(Default)]
struct Images<'a>(Vec<(&'a [u8], XObjectId)>);

impl<'a> Images<'a> {
    /// The name of an image in the file, put there when it is new; `None` if it cannot be read.
    fn id_of(&mut self, png: &'a [u8], file: &mut PdfDocument) -> Option<XObjectId> {
        if let Some((_, id)) = self.0.iter().find(|(known, _)| *known == png) {
            return Some(id.clone());
        }
        let picture = crate::image::decode(png)?;
        let id = XObjectId(format!("Im{}", self.0.len()));
        let image = RawImage {
            pixels: RawImageData::U8(picture.rgb),
            width: picture.width,
            height: picture.height,
            data_format: RawImageFormat::RGB8,
            tag: Vec::new(),
        };
        file.resources
            .xobjects
            .map
            .insert(id.clone(), XObject::Image(image));
        self.0.push((png, id.clone()));
        Some(id)
    }
}

/// Compresses what is not compressed. lopdf would use the highest level, which takes three times as
/// long for one hundredth of the size.
fn compress(file: &mut lopdf::Document) -> Result<(), DocumentError> {
    for object in file.objects.values_mut() {
        let lopdf::Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(5));
        encoder
            .write_all(&stream.content)
            .map_err(|_| DocumentError::Unwritable)?;
        let bytes = encoder.finish().map_err(|_| DocumentError::Unwritable)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(bytes);
    }
    Ok(())
}

struct PageWriter<'a> {
    faces: &'a Faces,
    subsets: &'a Subsets,
    image: Option<&'a XObjectId>,
    document: usize,
    ops: Vec<Op>,
    marks: Vec<(usize, NodeId)>,
    ink: Option<Ink>,
}

impl PageWriter<'_> {
    fn page(&mut self, page: &Page) {
        for group in page.items.chunk_by(|one, next| one.node() == next.node()) {
            match group
                .first()
                .and_then(|first| first.node().map(|node| (node, first)))
            {
                Some((node, _)) => {
                    let mark = i64::try_from(self.marks.len()).unwrap_or_default();
                    self.marks.push((self.document, node));
                    let properties = DictItem::Dict {
                        map: [("MCID".to_owned(), DictItem::Int(mark))].into(),
                    };
                    // The tag in the content is only a hint; the structure tree says what it is.
                    let tag = "Span".to_owned();
                    self.ops
                        .push(Op::BeginMarkedContentWithProperties { tag, properties });
                }
                None => self.ops.push(Op::BeginMarkedContent {
                    tag: "Artifact".to_owned(),
                }),
            }
            let mut writing = false;
            for item in group {
                let glyphs = matches!(item, Item::Text { .. });
                if glyphs != writing {
                    self.ops.push(if glyphs {
                        Op::StartTextSection
                    } else {
                        Op::EndTextSection
                    });
                    writing = glyphs;
                }
                self.item(item);
            }
            if writing {
                self.ops.push(Op::EndTextSection);
            }
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn item(&mut self, item: &Item) {
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
                self.colour(*ink);
                let font = PdfFontHandle::External(FontId(faces::resource(*face)));
                self.ops.push(Op::SetFont {
                    font,
                    size: Pt(*size),
                });
                let matrix = TextMatrix::Translate(Pt(*x), Pt(PAGE_HEIGHT - y));
                self.ops.push(Op::SetTextMatrix { matrix });
                let items = vec![TextItem::GlyphIds(
                    glyphs
                        .iter()
                        .map(|glyph| self.codepoint(*face, glyph))
                        .collect(),
                )];
                self.ops.push(Op::ShowText { items });
            }
            Item::Fill {
                x,
                y,
                width,
                height,
                ink,
            } => {
                self.colour(*ink);
                let rectangle = Rect {
                    x: Pt(*x),
                    y: Pt(PAGE_HEIGHT - y - height),
                    width: Pt(*width),
                    height: Pt(*height),
                    mode: Some(printpdf::PaintMode::Fill),
                    winding_order: None,
                };
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Item::Image {
                x,
                y,
                width,
                height,
                node: _,
            } => {
                let Some(id) = self.image else { return };
                let matrix = printpdf::CurTransMat::Raw([
                    *width,
                    0.0,
                    0.0,
                    *height,
                    *x,
                    PAGE_HEIGHT - y - height,
                ]);
                self.ops.push(Op::SaveGraphicsState);
                self.ops.push(Op::SetTransformationMatrix { matrix });
                let transform = XObjectTransform {
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject {
                    id: id.clone(),
                    transform,
                });
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
    fn codepoint(&self, face: crate::fonts::FaceId, glyph: &Glyph) -> Codepoint {
        let offset = -glyph.kern as f32 * 1000.0 / self.faces.units() as f32;
        Codepoint::with_cid(
            self.subsets.glyph(face, glyph.id),
            if glyph.kern == 0 { 0.0 } else { offset },
            glyph.character.to_string(),
        )
    }

    fn colour(&mut self, ink: Ink) {
        if self.ink == Some(ink) {
            return;
        }
        self.ink = Some(ink);
        let [r, g, b] = ink.rgb().map(|value| f32::from(value) / 255.0);
        self.ops.push(Op::SetFillColor {
            col: Color::Rgb(Rgb {
                r,
                g,
                b,
                icc_profile: None,
            }),
        });
    }
}
