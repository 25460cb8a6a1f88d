//! Files that are kept with a procuration or with the minutes of a session.

use chrono::NaiveDate;
use cii_domain::{BlobId, ProcurationId, SessionId, attachment::MediaType};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file is kept with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum AttachedTo {
    Procuration(ProcurationId),
    Session(SessionId),
}

/// Where the content of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentState {
    /// On this computer, and with the server if there is one.
    Here,
    /// On this computer; the server does not have it yet.
    Waiting,
    /// With the server, on its way or fetched once somebody opens it.
    Elsewhere,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    pub blob: BlobId,
    pub title: String,
    /// Bytes.
    pub size: u64,
    pub media: MediaType,
    pub added_on: NaiveDate,
    pub state: AttachmentState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachFileRequest {
    pub to: AttachedTo,
    pub path: String,
    /// Empty: the name of the file, without its ending.
    pub title: String,
}

/// One of the files of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentRequest {
    pub to: AttachedTo,
    pub blob: BlobId,
}

/// A file as the window can show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenedAttachmentView {
    pub attachment: AttachmentView,
    /// The picture in base64. None: it is not here yet, or no picture.
    pub image: Option<String>,
}
