use std::fs;

use super::*;

/// A small image as the window has it.
fn image(office: &Office) -> Value {
    let icon = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons/32x32.png");
    office.ok("read_letterhead_image", json!({"path": icon}))["png"].clone()
}

#[test]
fn a_file_that_is_no_image_is_refused_with_its_reason() -> std::io::Result<()> {
    let office = Office::open();
    let file = office.beside("image.png");
    for (content, code) in [
        (Vec::new(), "image_other_kind"),
        (b"GIF89a and so on".to_vec(), "image_other_kind"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "image_broken"),
        (b"\xff\xd8\xff\xe0 no more".to_vec(), "image_broken"),
        (vec![0x89; 5_000_001], "image_file_too_large"),
    ] {
        fs::write(&file, &content)?;
        let request = json!({"path": file});
        assert_eq!(
            office.refused_fields("read_letterhead_image", &request),
            [format!("image: {code}")]
        );
    }
    for (path, code) in [
        (json!("logo.png"), "path_not_complete"),
        (json!(""), "path_not_complete"),
        (json!(office.beside("nothing.png")), "file_not_found"),
        (json!(office.data()), "file_not_found"),
    ] {
        assert_eq!(
            office.refused_fields("read_letterhead_image", &json!({"path": path})),
            [format!("image: {code}")],
            "{path}"
        );
    }
    Ok(())
}

#[test]
fn a_letterhead_keeps_no_image_that_could_not_be_printed_or_read_out() {
    let office = Office::open();
    let before = office.ok("get_letterhead", json!({}));
    let png = image(&office);
    let half = png.as_str().map(|text| &text[..text.len() / 8 * 4]);
    for (png, alternative, expected) in [
        (
            json!("not an image"),
            json!({"fr": "a", "de": "b"}),
            vec!["image: image_broken"],
        ),
        (
            json!(""),
            json!({"fr": "a", "de": "b"}),
            vec!["image: image_other_kind"],
        ),
        (
            json!(half),
            json!({"fr": "a", "de": "b"}),
            vec!["image: image_broken"],
        ),
        (
            png,
            json!({"fr": " ", "de": ""}),
            vec!["alternative.fr: required", "alternative.de: required"],
        ),
    ] {
        let mut letterhead = before.clone();
        letterhead["image"] = json!({"png": png, "alternative": alternative});
        assert_eq!(
            office.refused_fields("save_letterhead", &json!({"letterhead": letterhead})),
            expected
        );
        assert_eq!(office.ok("get_letterhead", json!({})), before);
    }
}
