//! The image of the letterhead: read from whatever somebody chose, kept as a small PNG on white, drawn from that.

mod import;

use std::io::Cursor;

use base64::prelude::{BASE64_STANDARD, Engine as _};

pub use import::{ImageError, LARGEST_FILE, import};

/// More pixels than any letterhead needs; above this a small file could fill the memory.
const MOST_PIXELS: usize = 16_000_000;

/// Pixels in rows from the top, three bytes each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) rgb: Vec<u8>,
}

/// The bytes of a file that travels as text, in base 64; `None` if it is no such text.
pub fn from_text(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text).ok()
}

/// A file as text, in base 64.
pub fn to_text(file: &[u8]) -> String {
    BASE64_STANDARD.encode(file)
}

/// Why a PNG gave no pixels.
enum NoPicture {
    Broken,
    TooManyPixels,
}

/// Width and height in pixels; `None` if the bytes are no PNG.
#[expect(clippy::cast_precision_loss, reason = "only the ratio matters")]
pub(crate) fn size(bytes: &[u8]) -> Option<(f32, f32)> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let info = reader.info();
    Some((info.width.max(1) as f32, info.height.max(1) as f32))
}

/// The pixels, laid on white; `None` if the bytes are no readable PNG.
pub(crate) fn decode(bytes: &[u8]) -> Option<Picture> {
    read_png(bytes).ok()
}

/// Reads a PNG of any kind. Its size is looked at before anything is unpacked, and what it says besides pixels is not.
fn read_png(bytes: &[u8]) -> Result<Picture, NoPicture> {
    let broken = |_| NoPicture::Broken;
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let header = decoder.read_header_info().map_err(broken)?;
    let (width, height) = sides(header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let length = reader
        .output_buffer_size()
        .ok_or(NoPicture::TooManyPixels)?;
    let mut pixels = vec![0; length];
    let info = reader.next_frame(&mut pixels).map_err(broken)?;
    let pixels = pixels.get(..info.buffer_size()).ok_or(NoPicture::Broken)?;
    let on_white = |value: u8, alpha: u8| {
        let mixed = u16::from(value) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
        u8::try_from(mixed / 255).unwrap_or(255)
    };
    let mut rgb = Vec::new();
    for pixel in pixels.chunks_exact(info.color_type.samples()) {
        match *pixel {
            [grey] => rgb.extend([grey; 3]),
            [grey, alpha] => rgb.extend([on_white(grey, alpha); 3]),
            [red, green, blue] => rgb.extend([red, green, blue]),
            [red, green, blue, alpha] => {
                rgb.extend([red, green, blue].map(|value| on_white(value, alpha)));
            }
            _ => return Err(NoPicture::Broken),
        }
    }
    Ok(Picture { width, height, rgb })
}

/// Both sides, if so many pixels may be unpacked.
fn sides(width: u32, height: u32) -> Result<(usize, usize), NoPicture> {
    let side = |side| usize::try_from(side).map_err(|_| NoPicture::TooManyPixels);
    let (width, height) = (side(width)?, side(height)?);
    match width.checked_mul(height) {
        Some(pixels) if pixels <= MOST_PIXELS => Ok((width, height)),
        _ => Err(NoPicture::TooManyPixels),
    }
}
