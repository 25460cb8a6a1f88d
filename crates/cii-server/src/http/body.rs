//! Reading a request, within limits of size and time, and writing an answer.

use std::time::Duration;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use http_body_util::BodyExt;
use serde::{Serialize, de::DeserializeOwned};
use tokio::time::{Instant, timeout_at};

use super::{Limits, problem::Problem};
use crate::ServerError;

/// Reads a request in JSON of at most `most` bytes.
///
/// Nothing is unpacked: a request that is compressed is refused, so that a small one cannot become a large one.
pub(super) async fn read<T: DeserializeOwned>(
    request: Request,
    most: usize,
    limits: &Limits,
) -> Result<T, Problem> {
    let is_json = content_type(request.headers()) == Some("application/json");
    if !is_json {
        return Err(Problem::new(415, "not_json"));
    }
    let bytes = read_bytes(request, most, limits).await?;
    serde_json::from_slice(&bytes).map_err(|_| Problem::new(400, "malformed"))
}

/// What the content of a request is said to be.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or("").trim())
}

/// Reads a request of at most `most` bytes, whatever they are.
pub(super) async fn read_bytes(
    request: Request,
    most: usize,
    limits: &Limits,
) -> Result<Vec<u8>, Problem> {
    check_head(request.headers(), most)?;
    let mut body = request.into_body();
    let begun = Instant::now();
    let mut bytes = Vec::new();
    loop {
        let earned = u64::try_from(bytes.len()).unwrap_or(u64::MAX) / limits.slowest.max(1);
        let deadline = begun + limits.patience + Duration::from_secs(earned);
        let Ok(frame) = timeout_at(deadline, body.frame()).await else {
            return Err(Problem::new(408, "too_slow"));
        };
        let Some(frame) = frame else { break };
        // The connection broke: nobody reads this answer.
        let frame = frame.map_err(|_| Problem::new(400, "malformed"))?;
        if let Some(data) = frame.data_ref() {
            if bytes.len().saturating_add(data.len()) > most {
                return Err(Problem::too_large(most));
            }
            bytes.extend_from_slice(data);
        }
    }
    Ok(bytes)
}

fn check_head(headers: &HeaderMap, most: usize) -> Result<(), Problem> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding.as_bytes() != b"identity") {
        return Err(Problem::new(415, "encoded"));
    }
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > u64::try_from(most).unwrap_or(u64::MAX)) {
        return Err(Problem::too_large(most));
    }
    Ok(())
}

/// An answer in JSON.
pub(super) fn answer<T: Serialize>(value: &T) -> Result<Response, Problem> {
    let json = serde_json::to_vec(value).map_err(ServerError::from)?;
    let mut response = Response::new(Body::from(json));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Ok(response)
}
