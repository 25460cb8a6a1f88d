//! Taking an image into the letterhead: what is no image, is broken, or is a trap is refused with its reason; the rest
//! becomes a PNG of the size a letterhead needs, without anything else that the file held.

use std::io::Cursor;

use cii_domain::error_code::{ErrorCode, Param};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{NoPicture, Picture, read_png, sides};

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 5_000_000;
/// What 45 by 15 mm need at 400 dots an inch: the place in the letterhead.
const WIDEST: usize = 709;
const HIGHEST: usize = 236;
/// A side with fewer pixels cannot be recognised on paper.
const SMALLEST_SIDE: usize = 24;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// Why an image was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// The file is larger than [`LARGEST_FILE`].
    #[error("the file is too large")]
    FileTooLarge,
    /// It is neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    OtherKind,
    /// It begins as one and cannot be read to its end.
    #[error("the image is broken")]
    Broken,
    /// Unpacked it would fill the memory.
    #[error("the image has too many pixels")]
    TooManyPixels,
    /// It has too few pixels to be recognised.
    #[error("the image is too small")]
    TooSmall,
}

impl ErrorCode for ImageError {
    fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge => "image_file_too_large",
            Self::OtherKind => "image_other_kind",
            Self::Broken => "image_broken",
            Self::TooManyPixels => "image_too_many_pixels",
            Self::TooSmall => "image_too_small",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        let number = |number| Param::Number(i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            Self::FileTooLarge => vec![("most", number(LARGEST_FILE / 1_000_000))],
            Self::TooSmall => vec![("least", number(SMALLEST_SIDE))],
            Self::OtherKind | Self::Broken | Self::TooManyPixels => Vec::new(),
        }
    }
}

impl From<NoPicture> for ImageError {
    fn from(reason: NoPicture) -> Self {
        match reason {
            NoPicture::Broken => Self::Broken,
            NoPicture::TooManyPixels => Self::TooManyPixels,
        }
    }
}

/// A PNG or JPEG file as the PNG that is kept: on white, as large as the letterhead needs, the same bytes for the same
/// file. What came out of here comes out unchanged when it is taken in again.
pub fn import(file: &[u8]) -> Result<Vec<u8>, ImageError> {
    if file.len() > LARGEST_FILE {
        return Err(ImageError::FileTooLarge);
    }
    let picture = if file.starts_with(PNG) {
        read_png(file)?
    } else if file.starts_with(JPEG) {
        read_jpeg(file)?
    } else {
        return Err(ImageError::OtherKind);
    };
    if picture.width < SMALLEST_SIDE || picture.height < SMALLEST_SIDE {
        return Err(ImageError::TooSmall);
    }
    write_png(&fitted(picture)).ok_or(ImageError::Broken)
}

fn read_jpeg(file: &[u8]) -> Result<Picture, ImageError> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::RGB)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(file), options);
    decoder.decode_headers().map_err(|_| ImageError::Broken)?;
    let info = decoder.info().ok_or(ImageError::Broken)?;
    let (width, height) = sides(u32::from(info.width), u32::from(info.height))?;
    let rgb = decoder.decode().map_err(|_| ImageError::Broken)?;
    if rgb.len() == width * height * 3 {
        Ok(Picture { width, height, rgb })
    } else {
        Err(ImageError::Broken)
    }
}

/// The picture no larger than its place, each new pixel the mean of those it covers.
fn fitted(picture: Picture) -> Picture {
    let Picture { width, height, .. } = picture;
    if width <= WIDEST && height <= HIGHEST {
        return picture;
    }
    // The side that is more too large decides; the other keeps at least one pixel.
    let (new_width, new_height) = if width * HIGHEST > height * WIDEST {
        (WIDEST, (height * WIDEST / width).max(1))
    } else {
        ((width * HIGHEST / height).max(1), HIGHEST)
    };
    let across = shares(width, new_width);
    let down = shares(height, new_height);
    let area = (width * height) as u64;
    let mut sums = vec![0_u64; new_width * new_height * 3];
    for (row, parts) in picture.rgb.chunks_exact(width * 3).zip(&down) {
        let mut narrow = vec![0_u64; new_width * 3];
        for (pixel, parts) in row.chunks_exact(3).zip(&across) {
            for &(x, share) in parts {
                add(
                    &mut narrow,
                    x * 3,
                    pixel.iter().map(|value| u64::from(*value) * share),
                );
            }
        }
        for &(y, share) in parts {
            add(
                &mut sums,
                y * new_width * 3,
                narrow.iter().map(|value| value * share),
            );
        }
    }
    let mean = |sum: u64| u8::try_from((sum + area / 2) / area).unwrap_or(255);
    Picture {
        width: new_width,
        height: new_height,
        rgb: sums.into_iter().map(mean).collect(),
    }
}

/// Adds `values` to what stands from `at` on.
fn add(sums: &mut [u64], at: usize, values: impl Iterator<Item = u64>) {
    for (sum, value) in sums.iter_mut().skip(at).zip(values) {
        *sum += value;
    }
}

/// For each of `old` pixels, the one or two of `new` that it falls into, and how much of it: what each of the new ones
/// gets adds up to `old`.
fn shares(old: usize, new: usize) -> Vec<Vec<(usize, u64)>> {
    (0..old)
        .map(|at| {
            let (from, to) = (at * new, (at + 1) * new);
            (from / old..to.div_ceil(old))
                .map(|target| {
                    let begin = from.max(target * old);
                    let end = to.min((target + 1) * old);
                    (target, (end - begin) as u64)
                })
                .collect()
        })
        .collect()
}

fn write_png(picture: &Picture) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (width, height) = (
        picture.width.try_into().ok()?,
        picture.height.try_into().ok()?,
    );
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&picture.rgb).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests;
