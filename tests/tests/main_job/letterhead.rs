//! The image on the letters: taken from a file, printed, removed, brought back.

use std::fs;
use std::path::Path;

use super::*;

/// An image with transparent corners: the application's own.
fn file() -> String {
    let icon = Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons/128x128.png");
    icon.canonicalize().unwrap().display().to_string()
}

/// Saves the letterhead with another image, or none.
fn save(office: &Office, image: &Value) -> Value {
    let mut letterhead = office.ok("get_letterhead", json!({}));
    letterhead["image"] = image.clone();
    office.ok("save_letterhead", json!({"letterhead": letterhead}))
}

/// The preview of the first letter of a session, as one text.
fn letter(office: &Office, session: &str, language: &str) -> String {
    let invitee = office.invitees(session)[0].clone();
    let request = json!({
        "session": session, "invitee": invitee, "language": language, "kind": "invitation",
    });
    let pages = office.ok("preview_invitation", request);
    text(&pages["pages"][0]["svg"]).to_owned()
}

#[test]
fn an_image_stands_on_every_letter_until_it_is_taken_off() {
    let office = Office::open();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let bare = letter(&office, &session, "fr");

    let read = office.ok("read_letterhead_image", json!({"path": file()}));
    assert_eq!(
        letter(&office, &session, "fr"),
        bare,
        "reading keeps nothing"
    );
    let alternative = json!({"fr": "Emblème de l’office", "de": "Emblem des Büros"});
    let image = json!({"png": read["png"], "alternative": alternative});
    let saved = save(&office, &image);
    assert_eq!(saved["image"], image, "what was read is what is kept");
    for language in LANGUAGES {
        let letter = letter(&office, &session, language);
        let there = format!("data:image/png;base64,{}", text(&read["png"]));
        assert!(letter.contains(&there), "not on the letter in {language}");
    }

    // One image in a file of six letters, read out in the language of each.
    let all = json!({"session": session, "invitees": office.invitees(&session)});
    let printed = office.ok("print_invitations", all);
    let pdf = fs::read(text(&printed["paths"][0])).unwrap();
    let images = pdf
        .windows(14)
        .filter(|part| part == b"/Subtype/Image")
        .count();
    assert_eq!(images, 1);
    assert!(pdf.len() < 400_000, "{} bytes", pdf.len());

    save(&office, &Value::Null);
    assert_eq!(letter(&office, &session, "fr"), bare);
    office.ok("undo_last", json!({}));
    assert_eq!(office.ok("get_letterhead", json!({}))["image"], image);
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert_eq!(office.ok("get_letterhead", json!({}))["image"], image);
}

#[test]
fn the_path_may_be_typed_copied_or_dropped() {
    let office = Office::open();
    let read = |path: String| office.ok("read_letterhead_image", json!({"path": path}));
    let typed = read(file());
    for path in [format!(" \"{}\"\n", file()), format!("file://{}", file())] {
        assert_eq!(read(path), typed);
    }
}
