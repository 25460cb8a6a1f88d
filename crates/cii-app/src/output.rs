//! Where documents go: into the window as pages, into the output folder, and to the system's viewer for printing.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use cii_documents::{Engine, model::Document};

use crate::{
    AppError, HostError,
    api::{
        message::MessageView,
        sessions::{PageView, PagesView, PrintedView},
    },
    desk::Desk,
    error::of_io,
};

/// The pages of a document for the window.
pub(crate) fn pages(engine: &Engine, document: &Document) -> PagesView {
    let preview = engine.svg(document);
    PagesView {
        language: document.language,
        pages: preview
            .pages
            .into_iter()
            .map(|page| PageView {
                svg: page.svg,
                text: page.text,
            })
            .collect(),
        replaced_characters: preview.replaced_characters.into_iter().collect(),
    }
}

/// A document ready to be put down. Its name carries the case number and the kind, never a name of a person.
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The folder for documents: the one in the settings, or a folder of the application's in the user's documents.
fn folder(desk: &Desk<'_>) -> Result<PathBuf, AppError> {
    let chosen = desk.preferences.output_folder.trim();
    let folder = if chosen.is_empty() {
        desk.host
            .documents_folder()
            .map(|documents| documents.join("Bureau CII"))
            .ok_or_else(|| AppError::new("no_output_folder"))?
    } else {
        PathBuf::from(chosen)
    };
    fs::create_dir_all(&folder).map_err(|error| of_io(&error))?;
    Ok(folder)
}

/// Writes every document, or none.
pub(crate) fn save(
    desk: &Desk<'_>,
    outputs: &[Output],
    documents: usize,
) -> Result<PrintedView, AppError> {
    let mut saving = Saving::into(folder(desk)?);
    for output in outputs {
        saving.put(&output.name, &output.bytes)?;
    }
    Ok(saving.keep(documents))
}

/// Documents that are put down one after another: all of them stay, or none. Unless they are kept, they are taken back.
pub(crate) struct Saving {
    folder: PathBuf,
    /// The folder was made for them and goes with them.
    is_own: bool,
    written: Vec<PathBuf>,
}

impl Saving {
    fn into(folder: PathBuf) -> Self {
        Self {
            folder,
            is_own: false,
            written: Vec::new(),
        }
    }

    /// Into a folder of their own called `name`, in the folder for documents.
    pub(crate) fn together(desk: &Desk<'_>, name: &str) -> Result<Self, AppError> {
        let together = free_path(&folder(desk)?, name);
        create_folder(&together).map_err(|error| of_io(&error))?;
        let mut saving = Self::into(together);
        saving.is_own = true;
        Ok(saving)
    }

    /// Writes one more.
    pub(crate) fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        let path = free_path(&self.folder, name);
        write(&path, bytes).map_err(|error| of_io(&error))?;
        self.written.push(path);
        Ok(())
    }

    /// They stay, and are named in the order in which they came.
    pub(crate) fn keep(mut self, documents: usize) -> PrintedView {
        self.is_own = false;
        PrintedView {
            documents: u32::try_from(documents).unwrap_or(u32::MAX),
            paths: std::mem::take(&mut self.written)
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            not_opened: None,
        }
    }
}

impl Drop for Saving {
    fn drop(&mut self) {
        // Why they are taken back is what is reported; what cannot be removed stays harmless.
        for path in &self.written {
            let _ = fs::remove_file(path);
        }
        if self.is_own {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Writes one document and hands it to the viewer. If no viewer opens, the document is in the folder all the same.
pub(crate) fn print(
    desk: &Desk<'_>,
    output: Output,
    documents: usize,
) -> Result<PrintedView, AppError> {
    let mut printed = save(desk, &[output], documents)?;
    printed.not_opened = open(desk, &printed.paths);
    Ok(printed)
}

/// Hands documents that were saved to the system's programs, unless the user does not want that. The first failure.
pub(crate) fn open(desk: &Desk<'_>, paths: &[String]) -> Option<MessageView> {
    if !desk.preferences.open_after_print {
        return None;
    }
    let failures = paths.iter().map(|path| {
        desk.host.open_file(Path::new(path)).err().map(|error| {
            MessageView::new(match error {
                HostError::NoViewer => "no_viewer",
                HostError::Failed => "viewer_failed",
            })
        })
    });
    // Every one is tried, whatever became of those before.
    failures.fold(None, Option::or)
}

/// Takes back documents that were saved for an act that then failed.
pub(crate) fn take_back(paths: &[String]) {
    for path in paths {
        // What the act failed of is reported; a file that cannot be removed stays harmless.
        let _ = fs::remove_file(path);
    }
}

/// Nobody else at this machine may read it: a letter names people.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        // What fails is what is reported; half a document that cannot be removed stays harmless.
        .inspect_err(|_| drop(fs::remove_file(path)))
}

/// Nobody else at this machine may look into it.
fn create_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// `name`, or `name (2)` and so on: a document that lies there is never overwritten.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    if !path.exists() {
        return path;
    }
    let (stem, ending) = match name.rfind('.') {
        Some(dot) => name.split_at(dot),
        None => (name, ""),
    };
    (2..10_000)
        .map(|n| folder.join(format!("{stem} ({n}){ending}")))
        .find(|path| !path.exists())
        .unwrap_or(path)
}
