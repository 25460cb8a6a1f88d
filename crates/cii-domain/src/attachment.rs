//! Papers that are kept with a record: the scan of a signed procuration, a document to the minutes of a session.
//!
//! What lies in a file never changes and is known by its hash; the record says what it is and who may see it. So an
//! attachment is added or removed, and never edited.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    BlobId,
    code::codes,
    error_code::{ErrorCode, Param},
    procuration::Procuration,
    session::{Session, SessionState},
};

/// The largest file that is kept, in bytes.
pub const LARGEST_FILE: u64 = 25 * 1024 * 1024;
/// The most attachments of one record.
pub const MOST_ATTACHMENTS: usize = 20;
/// Bytes from the beginning of a file that tell what it is.
pub const TELLING_BYTES: usize = 1024;

codes! {
    /// What is kept: pages and pictures of pages, which every scanner makes and nothing runs.
    pub enum MediaType {
        /// PDF.
        Pdf = "pdf",
        /// PNG.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
    }
}

impl MediaType {
    /// What the bytes at the beginning of a file say that it is. The name of a file says nothing.
    pub fn of(beginning: &[u8]) -> Option<Self> {
        let head = beginning
            .get(..TELLING_BYTES.min(beginning.len()))
            .unwrap_or_default();
        if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if head.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        // Readers of PDF look for the mark within the first kilobyte, and some scanners write something before it.
        } else if head.windows(5).any(|window| window == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// Its name on the wire.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The type with this name on the wire.
    pub fn from_mime(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|media| media.mime() == name)
    }

    /// The ending of a file that holds it, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Whether the window can show it.
    pub const fn is_image(self) -> bool {
        !matches!(self, Self::Pdf)
    }
}

/// A file that belongs to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Where its content lies. Whoever sees this sees the content too.
    pub blob: BlobId,
    /// SHA-256 of the content, in small hexadecimal digits.
    pub hash: String,
    /// Its length in bytes.
    pub size: u64,
    /// What it is.
    pub media: MediaType,
    /// How people call it.
    pub title: String,
    /// The day on which it was added.
    pub added_on: NaiveDate,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// There is nothing in it.
    #[error("empty file")]
    Empty,
    /// Longer than [`LARGEST_FILE`].
    #[error("file too large")]
    TooLarge,
    /// Neither PDF nor PNG nor JPEG, whatever its name says.
    #[error("not a type that is kept")]
    WrongType,
    /// The record has [`MOST_ATTACHMENTS`] already.
    #[error("too many attachments")]
    TooMany,
    /// The minutes are approved, and what belongs to them with them.
    #[error("minutes approved")]
    Sealed,
}

impl ErrorCode for AttachmentError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "attachment_empty",
            Self::TooLarge => "attachment_too_large",
            Self::WrongType => "attachment_wrong_type",
            Self::TooMany => "attachment_too_many",
            Self::Sealed => "attachment_sealed",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        let number = |value: u64| Param::Number(i64::try_from(value).unwrap_or(i64::MAX));
        match self {
            Self::TooLarge => vec![("limit", number(LARGEST_FILE / 1024 / 1024))],
            Self::TooMany => vec![(
                "limit",
                number(u64::try_from(MOST_ATTACHMENTS).unwrap_or(u64::MAX)),
            )],
            Self::Empty | Self::WrongType | Self::Sealed => Vec::new(),
        }
    }
}

/// What a file of `size` bytes that begins with `beginning` is, if it may be kept.
pub fn check_file(beginning: &[u8], size: u64) -> Result<MediaType, AttachmentError> {
    if size == 0 {
        return Err(AttachmentError::Empty);
    }
    if size > LARGEST_FILE {
        return Err(AttachmentError::TooLarge);
    }
    MediaType::of(beginning).ok_or(AttachmentError::WrongType)
}

fn add(list: &mut Vec<Attachment>, attachment: Attachment) -> Result<(), AttachmentError> {
    if list.len() >= MOST_ATTACHMENTS {
        return Err(AttachmentError::TooMany);
    }
    list.push(attachment);
    Ok(())
}

/// Takes one out. None: it is not there.
fn take(list: &mut Vec<Attachment>, blob: BlobId) -> Option<Attachment> {
    let index = list.iter().position(|attachment| attachment.blob == blob)?;
    Some(list.remove(index))
}

impl Procuration {
    /// Adds a scan of its paper, signed or not.
    pub fn attach(&mut self, attachment: Attachment) -> Result<(), AttachmentError> {
        add(&mut self.attachments, attachment)
    }

    /// Takes a scan out. None: it is not there.
    pub fn detach(&mut self, blob: BlobId) -> Option<Attachment> {
        take(&mut self.attachments, blob)
    }
}

impl Session {
    /// Adds what belongs to its minutes, until they are approved.
    pub fn attach(&mut self, attachment: Attachment) -> Result<(), AttachmentError> {
        self.refuse_sealed()?;
        add(&mut self.attachments, attachment)
    }

    /// Takes out what does not belong to its minutes, until they are approved. None: it is not there.
    pub fn detach(&mut self, blob: BlobId) -> Result<Option<Attachment>, AttachmentError> {
        self.refuse_sealed()?;
        Ok(take(&mut self.attachments, blob))
    }

    fn refuse_sealed(&self) -> Result<(), AttachmentError> {
        match self.state {
            SessionState::Approved => Err(AttachmentError::Sealed),
            _ => Ok(()),
        }
    }
}
