//! The image of the letterhead: PNG only, laid on white, because transparency on paper is white.

use std::io::Cursor;

/// Pixels in rows from the top, three bytes each.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) rgb: Vec<u8>,
}

/// Width and height in pixels; `None` if the bytes are no PNG.
#[expect(clippy::cast_precision_loss, reason = "only the ratio matters")]
pub(crate) fn size(bytes: &[u8]) -> Option<(f32, f32)> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let info = reader.info();
    Some((info.width.max(1) as f32, info.height.max(1) as f32))
}

/// The pixels; `None` if the bytes are no readable PNG.
pub(crate) fn decode(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    let pixels = pixels.get(..info.buffer_size())?;
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
            _ => return None,
        }
    }
    Some(Picture {
        width: usize::try_from(info.width).ok()?,
        height: usize::try_from(info.height).ok()?,
        rgb,
    })
}
