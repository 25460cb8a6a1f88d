//! The one error that reaches the interface.

use std::collections::{BTreeMap, BTreeSet};

use cii_domain::{
    contract::CourseError,
    error_code::{ErrorCode, Param},
    session::SessionError,
    staff::Function,
};
use cii_store::StoreError;
use serde::Serialize;
use ts_rs::TS;

use crate::api::{
    message::{MessageView, ParamView},
    situations::FieldErrorView,
};

/// A refusal: the sentence is `errors.<code>` in `locales/`. `fields` names the inputs to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppError {
    /// Stable code.
    pub code: String,
    /// Values in the sentence.
    pub params: BTreeMap<String, ParamView>,
    /// Inputs to mend, in the order of the form.
    pub fields: Vec<FieldErrorView>,
}

impl AppError {
    /// A refusal without values.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: BTreeMap::new(),
            fields: Vec::new(),
        }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: ParamView) -> Self {
        self.params.insert(name.to_owned(), value);
        self
    }

    /// Inputs that cannot be taken as they are.
    pub fn fields(fields: Vec<FieldErrorView>) -> Self {
        Self {
            code: "fields".to_owned(),
            params: BTreeMap::new(),
            fields,
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code)
    }
}

impl std::error::Error for AppError {}

/// The message of a domain error.
pub(crate) fn message_of(error: &impl ErrorCode) -> MessageView {
    error
        .params()
        .into_iter()
        .fold(MessageView::new(error.code()), |message, (name, param)| {
            let value = match param {
                Param::Number(number) => ParamView::Number(number),
                Param::Text(text) => ParamView::Text(text),
                Param::Date(date) => ParamView::Date(date),
            };
            message.with(name, value)
        })
}

impl AppError {
    /// An error of the domain that names no input.
    pub(crate) fn of(error: &impl ErrorCode) -> Self {
        let MessageView { code, params } = message_of(error);
        Self {
            code,
            params,
            fields: Vec::new(),
        }
    }

    /// A refusal of one input.
    pub(crate) fn field(field: &str, error: MessageView) -> Self {
        Self::fields(vec![FieldErrorView {
            field: field.to_owned(),
            error,
        }])
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let told = Self::of(&error);
        match &error {
            StoreError::NotPermitted(denied) if !denied.is_own => told.with(
                "who",
                ParamView::Label(format!("core.who_may.{}", who_may(&denied.functions))),
            ),
            _ => told,
        }
    }
}

/// Whose act it is: the code of a phrase, `core.who_may.<code>`.
pub(crate) fn who_may(functions: &BTreeSet<Function>) -> &'static str {
    use Function as F;
    let are = |all: &[Function]| functions.iter().all(|function| all.contains(function));
    if are(&[F::CantonalOfficer]) {
        "officer"
    } else if are(&[F::CantonalOfficer, F::Secretariat]) {
        "desk"
    } else if are(&[F::CantonalOfficer, F::LegalCommission]) {
        "commission"
    } else if functions.iter().all(|function| function.is_bureau()) {
        "bureau"
    } else {
        "bureau_and_institutions"
    }
}

impl From<CourseError> for AppError {
    fn from(error: CourseError) -> Self {
        Self::of(&error)
    }
}

impl From<SessionError> for AppError {
    fn from(error: SessionError) -> Self {
        Self::of(&error)
    }
}

/// A failure of the file system, in the words of the store's.
pub(crate) fn of_io(error: &std::io::Error) -> AppError {
    StoreError::from(std::io::Error::from(error.kind())).into()
}
