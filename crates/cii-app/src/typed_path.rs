//! Paths as people type and paste them. The window has no dialog for files: those speak the system's language.

use std::path::PathBuf;

use crate::api::message::MessageView;

/// The place that somebody typed, dropped the quotes of a copied path, or pasted as the address of a file. Only a
/// complete path is one: where another one would lead depends on how the application was started.
pub(crate) fn typed_path(input: &str) -> Result<PathBuf, MessageView> {
    let input = input.trim();
    let bare = ['"', '\'']
        .iter()
        .find_map(|quote| input.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(input);
    let path = match bare.strip_prefix("file://") {
        Some(address) => PathBuf::from(from_address(address)),
        None => PathBuf::from(bare),
    };
    if path.is_absolute() {
        Ok(path)
    } else {
        Err(MessageView::new("path_not_complete"))
    }
}

/// The path in the address of a file: `%20` is a space. What is no such code stays.
fn from_address(address: &str) -> String {
    // On Windows a slash stands before the drive.
    let address = if cfg!(windows) {
        address.trim_start_matches('/')
    } else {
        address
    };
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_path_is_read_as_it_was_typed_copied_or_pasted() {
        for (input, path) in [
            ("/media/stick/logo.png", "/media/stick/logo.png"),
            ("  /media/mon dossier/é.png \n", "/media/mon dossier/é.png"),
            ("\"/media/logo.png\"", "/media/logo.png"),
            ("'/media/logo.png'", "/media/logo.png"),
            (
                "file:///media/mon%20dossier/%C3%A9.png",
                "/media/mon dossier/é.png",
            ),
            ("file:///media/100%", "/media/100%"),
            ("/media/100%25", "/media/100%25"),
        ] {
            assert_eq!(typed_path(input).as_deref(), Ok(Path::new(path)), "{input}");
        }
    }

    #[test]
    fn a_path_that_is_not_complete_is_refused() {
        for input in [
            "",
            " ",
            "logo.png",
            "./logo.png",
            "~/logo.png",
            "file://",
            "\"",
            "http://exemple.ch/logo.png",
        ] {
            assert_eq!(
                typed_path(input),
                Err(MessageView::new("path_not_complete")),
                "{input}"
            );
        }
    }
}
