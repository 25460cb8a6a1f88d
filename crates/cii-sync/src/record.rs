//! Records: aggregates as they are stored and sent.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{Aggregate, RecordKind, Scope, complete};

/// The fields of an aggregate.
pub type Body = Map<String, Value>;

/// A record as seen at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// Identity, the same on every device.
    pub id: Uuid,
    /// What it is.
    pub kind: RecordKind,
    /// Whose data it is.
    pub scope: Scope,
    /// Counts the changes of the record, from 1.
    pub version: u64,
    /// The fields, those included that this version of the application does not know.
    pub body: Body,
}

/// A body that cannot be read as, or written from, the aggregate it should be.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// The aggregate does not serialise to an object.
    #[error("the aggregate is not a JSON object")]
    NotAnObject,
    /// The record is of another kind.
    #[error("the record is a {found}, not a {expected}")]
    Kind {
        /// Code of the kind asked for.
        expected: &'static str,
        /// Code of the kind found.
        found: &'static str,
    },
    /// A field is missing or has another shape.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// The fields of `aggregate`, as this version of the application knows them.
pub fn body_of<T: Aggregate>(aggregate: &T) -> Result<Body, BodyError> {
    match serde_json::to_value(aggregate)? {
        Value::Object(body) => Ok(body),
        _ => Err(BodyError::NotAnObject),
    }
}

impl Record {
    /// The aggregate that this record holds. Fields that this device may not see are blank in it ([`complete`]).
    pub fn aggregate<T: Aggregate>(&self) -> Result<T, BodyError> {
        if self.kind != T::KIND {
            return Err(BodyError::Kind {
                expected: T::KIND.code(),
                found: self.kind.code(),
            });
        }
        match T::deserialize(&self.body) {
            Ok(aggregate) => Ok(aggregate),
            // Nearly every record is whole; only one with hidden fields pays for being completed.
            Err(_) => Ok(T::deserialize(&complete(self.kind, &self.body))?),
        }
    }
}
