//! The colour profile of the output intent: sRGB (IEC 61966-2.1) as a small ICC profile of version
//! 2, written from its published numbers.

/// The profile's bytes, always the same.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> = vec![
        (*b"desc", description("sRGB")),
        (*b"cprt", text("No copyright, use freely")),
        (*b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (*b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (*b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (*b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
    ];
    let curve = curve();
    tags.extend([*b"rTRC", *b"gTRC", *b"bTRC"].map(|name| (name, curve.clone())));

    let mut table = Vec::new();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    table.extend(number(tags.len()));
    for (name, bytes) in &tags {
        table.extend(name);
        // The three curves are one and the same.
        let known =
            (name.ends_with(b"TRC") && *name != *b"rTRC").then(|| data.len() - padded(bytes.len()));
        let offset = known.unwrap_or(data.len());
        table.extend(number(start + offset));
        table.extend(number(bytes.len()));
        if known.is_none() {
            data.extend(bytes);
            data.resize(padded(data.len()), 0);
        }
    }

    let mut profile = Vec::with_capacity(start + data.len());
    profile.extend(number(start + data.len()));
    profile.extend([0; 4]);
    profile.extend([2, 0x10, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    for part in [2014_u16, 1, 1, 0, 0, 0] {
        profile.extend(part.to_be_bytes());
    }
    profile.extend(b"acsp");
    profile.extend([0; 28]);
    for value in [0.9642, 1.0, 0.8249] {
        profile.extend(fixed(value));
    }
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}

const fn padded(length: usize) -> usize {
    length.div_ceil(4) * 4
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(0).to_be_bytes()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a number below two, in 65536ths"
)]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut bytes = b"XYZ \0\0\0\0".to_vec();
    bytes.extend(values.iter().flat_map(|value| fixed(*value)));
    bytes
}

fn text(words: &str) -> Vec<u8> {
    let mut bytes = b"text\0\0\0\0".to_vec();
    bytes.extend(words.as_bytes());
    bytes.push(0);
    bytes
}

fn description(words: &str) -> Vec<u8> {
    let mut bytes = b"desc\0\0\0\0".to_vec();
    bytes.extend(number(words.len() + 1));
    bytes.extend(words.as_bytes());
    bytes.push(0);
    // No Unicode and no Macintosh text.
    bytes.extend([0; 4 + 4 + 2 + 1 + 67]);
    bytes
}

/// The tone curve in 256 steps.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values between 0 and 1, in 65535ths"
)]
fn curve() -> Vec<u8> {
    let mut bytes = b"curv\0\0\0\0".to_vec();
    bytes.extend(number(256));
    for step in 0..=255_u8 {
        let value = f64::from(step) / 255.0;
        let linear = if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        bytes.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    bytes
}
