//! A file or folder chosen in the system's own window. Its buttons speak the system's language, as in every other
//! application; what it is for stands in its title, which the interface gives in the user's.

use std::path::{Path, PathBuf};

use rfd::AsyncFileDialog;
use serde::Deserialize;
use tauri::{Runtime, WebviewWindow};

/// What is to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// A sentence in the user's language.
    title: String,
    /// A folder; a file otherwise.
    folder: bool,
    /// Where to begin: what the field holds now. Ignored when there is no such folder or file.
    from: PathBuf,
    /// Only files with one of these endings; all when empty.
    endings: Vec<String>,
}

/// Asks, and gives the path that was chosen; nothing when somebody thought better of it.
pub(crate) async fn ask<R: Runtime>(window: &WebviewWindow<R>, choice: Choice) -> Option<PathBuf> {
    let mut dialog = AsyncFileDialog::new()
        .set_title(&choice.title)
        .set_parent(window);
    if let Some(start) = beginning(&choice.from) {
        dialog = dialog.set_directory(start);
    }
    if !choice.endings.is_empty() {
        let names: Vec<String> = choice
            .endings
            .iter()
            .map(|ending| format!("*.{ending}"))
            .collect();
        dialog = dialog.add_filter(names.join(" "), &choice.endings);
    }
    let chosen = if choice.folder {
        dialog.pick_folder().await
    } else {
        dialog.pick_file().await
    };
    chosen.map(|handle| handle.path().to_owned())
}

/// The folder that is there and nearest to the path, if there is one.
fn beginning(path: &Path) -> Option<&Path> {
    path.ancestors().find(|path| path.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_begins_in_the_nearest_folder_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("head.png");
        std::fs::write(&file, "").unwrap();
        let there = Some(folder.path());
        for path in [folder.path(), &file, &folder.path().join("gone/head.png")] {
            assert_eq!(beginning(path), there, "{}", path.display());
        }
        for nowhere in ["", "head.png"] {
            assert_eq!(beginning(Path::new(nowhere)), None, "{nowhere}");
        }
    }
}
