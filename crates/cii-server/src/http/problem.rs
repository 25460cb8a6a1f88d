//! Errors as they are sent: a code and what belongs to it.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use crate::{AuthError, ServerError};

/// Why a request got no answer.
#[derive(Debug)]
pub(super) struct Problem {
    status: u16,
    code: &'static str,
    params: Map<String, Value>,
}

impl Problem {
    pub(super) fn new(status: u16, code: &'static str) -> Self {
        Self {
            status,
            code,
            params: Map::new(),
        }
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }

    /// Too large: send less.
    pub(super) fn too_large(most: usize) -> Self {
        Self::new(413, "too_large").with("most", most)
    }

    /// Too many: wait.
    pub(super) fn too_many(seconds: u64) -> Self {
        Self::new(429, "too_many_requests").with("seconds", seconds)
    }

    /// The server has more to do than it can.
    pub(super) fn busy() -> Self {
        Self::new(503, "busy").with("seconds", 5)
    }
}

impl From<ServerError> for Problem {
    fn from(error: ServerError) -> Self {
        if error.status() >= 500 {
            // The message names statements and codes of the database, never a value.
            tracing::error!(%error, "failed");
        }
        Self::new(error.status(), error.code())
    }
}

impl From<AuthError> for Problem {
    fn from(error: AuthError) -> Self {
        let (status, code) = (error.status(), error.code());
        match error {
            AuthError::Server(error) => error.into(),
            AuthError::TooMany { seconds } => Self::new(status, code).with("seconds", seconds),
            AuthError::PasswordShort { at_least } => {
                Self::new(status, code).with("at_least", at_least)
            }
            _ => Self::new(status, code),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let wait = self.params.get("seconds").map(ToString::to_string);
        let told = json!({"code": self.code, "params": self.params});
        let mut response = Response::new(Body::from(told.to_string()));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        if let Some(seconds) = wait.and_then(|seconds| HeaderValue::from_str(&seconds).ok()) {
            headers.insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
