//! Sentences before they are sentences.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{Bilingual, InstitutionKey, Language, due::Urgency};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A value in a sentence. The screen writes it in its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "type", content = "value")]
pub enum ParamView {
    Text(String),
    /// A name that there is in both languages.
    Names(Bilingual),
    Number(i64),
    Date(NaiveDate),
    DateTime(NaiveDateTime),
    Money(i64),
    /// A time of whole months and days.
    Span {
        months: u32,
        days: u32,
    },
    /// A key in `locales/`, such as `domain.region.sierre`.
    Label(String),
    /// An institution, shown by its short name.
    Institution(InstitutionKey),
    /// Several institutions.
    Institutions(Vec<InstitutionKey>),
}

/// A sentence: the last part of its key and the values in it. The screen knows the first part of the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageView {
    pub code: String,
    pub params: BTreeMap<String, ParamView>,
}

impl MessageView {
    /// A sentence without values.
    pub fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            params: BTreeMap::new(),
        }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: ParamView) -> Self {
        self.params.insert(name.to_owned(), value);
        self
    }
}

/// Text written by people, with the language in which it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct WrittenTextView {
    /// None: unknown.
    pub language: Option<Language>,
    pub text: String,
}

impl WrittenTextView {
    /// A text.
    pub fn new(language: Option<Language>, text: &str) -> Self {
        Self {
            language,
            text: text.to_owned(),
        }
    }

    /// A text, if something is written.
    pub fn find(language: Option<Language>, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::new(language, text))
    }
}

/// How urgent something is, for icon and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Late,
    Blocked,
    Waiting,
    Running,
    Done,
    Draft,
    Restricted,
    Neutral,
}

impl From<Urgency> for Tone {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Settled => Self::Done,
            Urgency::Waiting => Self::Waiting,
            Urgency::Late => Self::Late,
            Urgency::Blocked => Self::Blocked,
        }
    }
}

/// Icon, colour and words: `status.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusView {
    pub tone: Tone,
    pub message: MessageView,
}

impl StatusView {
    /// A status.
    pub fn new(tone: Tone, message: MessageView) -> Self {
        Self { tone, message }
    }
}

/// Nothing more than «it worked».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoneView {
    /// Whether Ctrl+Z can take it back.
    pub can_undo: bool,
}

/// A request without content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct NothingRequest {}
