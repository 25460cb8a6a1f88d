//! Why the server did not answer as asked.

/// What went wrong. Requests that are merely not allowed are no errors: they have their own answers.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The request contradicts itself or the protocol: a bug of the sender.
    #[error("malformed request")]
    Malformed,
    /// The sender's format is not served: update the application.
    #[error("format not served")]
    Schema,
    /// The device is not one of the user's.
    #[error("unknown device")]
    UnknownDevice,
    /// There is no such content, or none that the caller may read or bring: the answer is the same.
    #[error("unknown content")]
    UnknownBlob,
    /// A content of this name was brought by somebody else, or is another one.
    #[error("the name of the content is taken")]
    BlobTaken,
    /// The content is too large, or not of a type that is kept.
    #[error("content refused")]
    BlobRefused,
    /// What came is not what was said of it. It was thrown away.
    #[error("broken content")]
    BlobBroken,
    /// The user brought as much as may be here without anything naming it.
    #[error("too much content that nothing names")]
    BlobQuota,
    /// What is stored cannot be read back.
    #[error("stored data cannot be read: {0}")]
    Corrupt(String),
    /// The database is set up so that a confirmed write could be lost, or by a newer version.
    #[error("unsafe database: {0}")]
    Unsafe(String),
    /// The database failed.
    #[error("database: {0}")]
    Database(String),
}

impl ServerError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Schema => "schema_not_served",
            Self::UnknownDevice => "device_unknown",
            Self::UnknownBlob => "blob_unknown",
            Self::BlobTaken => "blob_taken",
            Self::BlobRefused => "blob_refused",
            Self::BlobBroken => "blob_broken",
            Self::BlobQuota => "blob_quota",
            // What exactly failed stands in the log and is nobody's business outside.
            Self::Corrupt(_) | Self::Unsafe(_) | Self::Database(_) => "server_failed",
        }
    }

    /// The HTTP status that says it.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Schema => 426,
            Self::UnknownDevice => 401,
            Self::UnknownBlob => 404,
            Self::BlobTaken => 409,
            Self::BlobRefused => 415,
            Self::BlobBroken => 422,
            Self::BlobQuota => 507,
            Self::Corrupt(_) | Self::Unsafe(_) | Self::Database(_) => 500,
        }
    }
}

impl From<serde_json::Error> for ServerError {
    /// Where and how it failed. Its text would quote what stands there.
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        Self::Corrupt(format!("{:?} at {line}:{column}", error.classify()))
    }
}

impl From<cii_sync::BodyError> for ServerError {
    fn from(error: cii_sync::BodyError) -> Self {
        match error {
            cii_sync::BodyError::Json(error) => error.into(),
            error => Self::Corrupt(error.to_string()),
        }
    }
}
