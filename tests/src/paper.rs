//! What stands on a PDF, as a program reads it that this project did not write.
#![expect(
    clippy::expect_used,
    reason = "only tests call it: what is not there fails the test"
)]

use std::{path::Path, process::Command};

/// The words of a PDF without what its lines add: blanks and hyphens.
pub struct Paper(Option<String>);

impl Paper {
    /// Reads it with `pdftotext`. Where that is not installed, the paper says whatever is asked of it.
    ///
    /// # Panics
    /// If it is no PDF.
    pub fn read(pdf: &Path) -> Self {
        let Ok(read) = Command::new("pdftotext")
            .arg("-raw")
            .args([pdf, Path::new("-")])
            .output()
        else {
            eprintln!("pdftotext is not installed: nothing compared");
            return Self(None);
        };
        assert!(
            read.status.success(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        );
        Self(Some(packed(
            &String::from_utf8(read.stdout).expect("UTF-8"),
        )))
    }

    /// Whether these words stand there one after another.
    pub fn says(&self, words: &str) -> bool {
        self.0
            .as_ref()
            .is_none_or(|paper| paper.contains(&packed(words)))
    }
}

fn packed(text: &str) -> String {
    let is_added = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{2010}');
    text.replace(is_added, "")
}
