//! The contents of attachments over HTTP.
//!
//! A part is brought with `Content-Range: bytes 0-1048575/2345678`, the hash of the whole as `Repr-Digest` (RFC 9530) and
//! its type as `Content-Type`; `HEAD` and each answer to a part say how much is there as `Upload-Offset`, and whether it is
//! whole and verified as `Upload-Complete`. `Range: bytes=0-` reads from a byte on, as far as one part goes.

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use cii_domain::{BlobId, attachment::MediaType};
use cii_sync::{BLOB_PART, BlobState};

use super::{
    Shared,
    body::{content_type, read_bytes},
    handlers::{Answered, caller, engine, no_content, signed_in},
    problem::Problem,
};
use crate::{BlobAnswer, BlobHead, hexadecimal::hexadecimal};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const COMPLETE: HeaderName = HeaderName::from_static("upload-complete");
const DIGEST: HeaderName = HeaderName::from_static("repr-digest");

pub(super) async fn state(
    State(running): State<Shared>,
    Path(blob): Path<String>,
    request: Request,
) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let id = id(&blob)?;
    let state = engine(&running, move |running| {
        Ok(running.service.hub.blob_state(caller(present), id)?)
    });
    Ok(told(state.await?))
}

pub(super) async fn put(
    State(running): State<Shared>,
    Path(blob): Path<String>,
    request: Request,
) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let id = id(&blob)?;
    let (head, from, length) =
        part(request.headers()).ok_or_else(|| Problem::new(400, "malformed"))?;
    let bytes = read_bytes(request, BLOB_PART, &running.service.limits).await?;
    if u64::try_from(bytes.len()).ok() != Some(length) {
        return Err(Problem::new(400, "malformed"));
    }
    let state = engine(&running, move |running| {
        let hub = &running.service.hub;
        Ok(hub.put_blob(caller(present), id, &head, (from, &bytes), running.moment())?)
    });
    Ok(told(state.await?))
}

pub(super) async fn get(
    State(running): State<Shared>,
    Path(blob): Path<String>,
    request: Request,
) -> Answered {
    let present = signed_in(&running, request.headers()).await?;
    let id = id(&blob)?;
    let from = match request.headers().get(header::RANGE) {
        None => 0,
        Some(range) => from_range(range).ok_or_else(|| Problem::new(400, "malformed"))?,
    };
    let answer = engine(&running, move |running| {
        let hub = &running.service.hub;
        Ok(hub.get_blob(caller(present), id, from, running.moment())?)
    });
    let BlobAnswer { head, bytes } = answer.await?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let last = from.saturating_add(length).saturating_sub(1);
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    let range = format!("bytes {from}-{last}/{}", head.size);
    let headers = response.headers_mut();
    if let Ok(range) = HeaderValue::from_str(&range) {
        headers.insert(header::CONTENT_RANGE, range);
    }
    // Never what it says it is: no browser shall open what somebody else brought.
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    Ok(response)
}

fn id(blob: &str) -> Result<BlobId, Problem> {
    blob.parse().map_err(|_| Problem::new(404, "blob_unknown"))
}

fn told(BlobState { have, ready }: BlobState) -> Response {
    let mut response = no_content();
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(have));
    headers.insert(
        COMPLETE,
        HeaderValue::from_static(if ready { "?1" } else { "?0" }),
    );
    response
}

/// What the headers of a part say: of the whole, where the part begins, how long it is.
fn part(headers: &HeaderMap) -> Option<(BlobHead, u64, u64)> {
    let text = |name| headers.get(name)?.to_str().ok();
    let range: &str = text(header::CONTENT_RANGE)?;
    let (range, size) = range.strip_prefix("bytes ")?.split_once('/')?;
    let (from, last) = range.split_once('-')?;
    let (from, last): (u64, u64) = (from.parse().ok()?, last.parse().ok()?);
    let length = last.checked_sub(from)?.checked_add(1)?;
    let digest = text(DIGEST)?.strip_prefix("sha-256=:")?.strip_suffix(':')?;
    let head = BlobHead {
        hash: hexadecimal(&BASE64.decode(digest).ok()?),
        size: size.parse().ok()?,
        media: MediaType::from_mime(content_type(headers)?)?,
    };
    Some((head, from, length))
}

/// The first byte of `bytes=0-`; other ranges are not served.
fn from_range(range: &HeaderValue) -> Option<u64> {
    let range = range.to_str().ok()?.strip_prefix("bytes=")?;
    range.strip_suffix('-')?.parse().ok()
}
