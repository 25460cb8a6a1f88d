use super::*;

fn picture(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Picture {
    let rgb = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| pixel(x, y))
        .collect();
    Picture { width, height, rgb }
}

fn png_of(width: usize, height: usize) -> Vec<u8> {
    let stripes = |x: usize, y: usize| [u8::try_from((x * 7 + y) % 256).unwrap(), 40, 90];
    write_png(&picture(width, height, stripes)).unwrap()
}

/// A file that says it is a PNG of this size, with next to nothing in it.
fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    drop(encoder.write_header().unwrap());
    bytes
}

/// A JPEG of 32 by 32 grey pixels; its size stands in bytes 159 to 162.
const GREY_JPEG: &[u8] = include_bytes!("grey.jpg");

fn sized_jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = GREY_JPEG.to_vec();
    let frame = bytes
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

#[test]
fn what_cannot_be_a_letterhead_is_refused_with_its_reason() {
    let good = png_of(60, 40);
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    for (file, reason) in [
        (Vec::new(), ImageError::OtherKind),
        (b"GIF89a".to_vec(), ImageError::OtherKind),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            ImageError::OtherKind,
        ),
        (b"%PDF-1.7".to_vec(), ImageError::OtherKind),
        (PNG.to_vec(), ImageError::Broken),
        (good[..good.len() / 2].to_vec(), ImageError::Broken),
        (flipped, ImageError::Broken),
        (JPEG.to_vec(), ImageError::Broken),
        (
            GREY_JPEG[..GREY_JPEG.len() / 2].to_vec(),
            ImageError::Broken,
        ),
        (hollow_png(60_000, 60_000), ImageError::TooManyPixels),
        (
            hollow_png(u32::MAX / 2, u32::MAX / 2),
            ImageError::TooManyPixels,
        ),
        (sized_jpeg(65_000, 65_000), ImageError::TooManyPixels),
        (png_of(23, 300), ImageError::TooSmall),
        (png_of(300, 1), ImageError::TooSmall),
        (vec![0x89; LARGEST_FILE + 1], ImageError::FileTooLarge),
    ] {
        let what = file.get(..file.len().min(24)).unwrap_or_default();
        assert_eq!(import(&file), Err(reason), "{what:02x?} of {}", file.len());
    }
}

#[test]
fn what_is_taken_fits_its_place_and_keeps_its_shape() {
    for (width, height, expected) in [
        (60, 40, (60, 40)),
        (709, 236, (709, 236)),
        (1418, 236, (709, 118)),
        (236, 1416, (39, 236)),
        (1200, 400, (708, 236)),
        (4000, 24, (709, 4)),
    ] {
        let taken = import(&png_of(width, height)).unwrap();
        let there = super::super::decode(&taken).unwrap();
        assert_eq!((there.width, there.height), expected, "{width} x {height}");
    }
}

#[test]
fn a_file_gives_the_same_bytes_every_time_and_its_own_result_again() {
    for file in [png_of(60, 40), png_of(800, 300), GREY_JPEG.to_vec()] {
        let taken = import(&file).unwrap();
        assert_eq!(import(&file).unwrap(), taken);
        if super::super::size(&taken).is_some_and(|(_, height)| height >= 24.0) {
            assert_eq!(import(&taken).unwrap(), taken);
        }
    }
}

#[test]
fn a_jpeg_becomes_a_png_of_the_same_grey() {
    let taken = import(GREY_JPEG).unwrap();
    assert!(taken.starts_with(PNG));
    let there = super::super::decode(&taken).unwrap();
    assert_eq!((there.width, there.height), (32, 32));
    assert!(there.rgb.iter().all(|value| value.abs_diff(128) < 4));
}

#[test]
fn transparency_is_white_as_on_paper() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 30, 30);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[9, 9, 9, 0].repeat(900)).unwrap();
    writer.finish().unwrap();
    let there = super::super::decode(&import(&bytes).unwrap()).unwrap();
    assert!(there.rgb.iter().all(|value| *value == 255));
}

#[test]
fn a_smaller_picture_has_the_mean_of_what_it_covers() {
    // Black and white columns, one pixel each, twice as wide as the place.
    let stripes = picture(WIDEST * 2, 24, |x, _| [if x % 2 == 0 { 0 } else { 255 }; 3]);
    let fitted = fitted(stripes);
    assert_eq!((fitted.width, fitted.height), (WIDEST, 12));
    assert!(fitted.rgb.iter().all(|value| *value == 128));
    for (old, new) in [(7, 3), (1000, 709), (5, 5), (9, 1)] {
        let mut got = vec![0; new];
        for (at, share) in shares(old, new).into_iter().flatten() {
            got[at] += share;
        }
        assert_eq!(got, vec![old as u64; new], "{old} into {new}");
    }
}
