//! The contents of attachments, part by part.

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use cii_domain::{BlobId, attachment::MediaType};
use cii_sync::{BlobState, Secret};
use reqwest::{
    Method,
    blocking::Response,
    header::{CONTENT_RANGE, CONTENT_TYPE, RANGE},
};

use crate::{Failure, Server, server::send};

/// A part of a content on its way to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobPart {
    /// Which content.
    pub blob: BlobId,
    /// SHA-256 of the whole.
    pub hash: [u8; 32],
    /// Length of the whole.
    pub size: u64,
    /// What it is.
    pub media: MediaType,
    /// Where the part begins.
    pub from: u64,
    /// Its bytes, at least one and at most [`cii_sync::BLOB_PART`].
    pub bytes: Vec<u8>,
}

impl Server {
    /// How much of a content the server has.
    pub fn blob_state(&self, token: &Secret, blob: BlobId) -> Result<BlobState, Failure> {
        let request = self.request(Method::HEAD, &path(blob))?;
        match send(request.bearer_auth(&token.0)) {
            Ok(response) => state(&response),
            // None that this user brought.
            Err(Failure::Refused { status: 404, .. }) => Ok(BlobState {
                have: 0,
                ready: false,
            }),
            Err(failure) => Err(failure),
        }
    }

    /// Brings a part, and says how much is there then.
    pub fn put_blob(&self, token: &Secret, part: BlobPart) -> Result<BlobState, Failure> {
        let length = u64::try_from(part.bytes.len()).unwrap_or(u64::MAX);
        let last = part.from.saturating_add(length).saturating_sub(1);
        let request = self
            .request(Method::PUT, &path(part.blob))?
            .header(CONTENT_TYPE, part.media.mime())
            .header(
                CONTENT_RANGE,
                format!("bytes {}-{last}/{}", part.from, part.size),
            )
            .header(
                "repr-digest",
                format!("sha-256=:{}:", BASE64.encode(part.hash)),
            )
            .body(part.bytes);
        state(&send(request.bearer_auth(&token.0))?)
    }

    /// The bytes of a content from `from` on, as many as the server gives at once.
    pub fn get_blob(&self, token: &Secret, blob: BlobId, from: u64) -> Result<Vec<u8>, Failure> {
        let request = self
            .request(Method::GET, &path(blob))?
            .header(RANGE, format!("bytes={from}-"));
        let response = send(request.bearer_auth(&token.0))?;
        Ok(response.bytes().map_err(|_| Failure::Lost)?.to_vec())
    }
}

fn path(blob: BlobId) -> String {
    format!("/v1/blobs/{blob}")
}

fn state(response: &Response) -> Result<BlobState, Failure> {
    let text = |name: &str| response.headers().get(name)?.to_str().ok();
    // An answer without them is of something in between, not of our server.
    let have = text("upload-offset").and_then(|have| have.parse().ok());
    Ok(BlobState {
        have: have.ok_or(Failure::Lost)?,
        ready: text("upload-complete") == Some("?1"),
    })
}
