//! What a rule has to say, before it is a sentence: a code and values. The sentence lives in the
//! locales; the names of people and rooms are looked up by whoever shows it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{InstitutionKey, RoomId, money::Centimes, session::Who};

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A count.
    Number(i64),
    /// Text written by people, shown as it is.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A moment, local time of Europe/Zurich.
    DateTime(NaiveDateTime),
    /// An amount.
    Money(Centimes),
    /// A value of a closed list, such as (`role`, `smr_physician`).
    Term(&'static str, &'static str),
    /// An institution.
    Institution(InstitutionKey),
    /// Several institutions.
    Institutions(Vec<InstitutionKey>),
    /// Somebody at the table.
    Who(Who),
    /// Several people at the table.
    Whos(Vec<Who>),
    /// A room.
    Room(RoomId),
}

/// What a rule has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Stable code; the last part of the key of the sentence.
    pub code: &'static str,
    /// The values, by name.
    pub params: Vec<(&'static str, Value)>,
}

impl Message {
    /// A message without values.
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            params: Vec::new(),
        }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.params.push((name, value));
        self
    }

    /// With a count.
    #[must_use]
    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.with(
            name,
            Value::Number(i64::try_from(count).unwrap_or(i64::MAX)),
        )
    }
}
