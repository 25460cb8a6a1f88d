//! Scopes: what a permission is given for.

use std::{fmt, str::FromStr};

use cii_domain::{PersonId, SituationId};
use serde::{Deserialize, Serialize};

/// Whose data a record is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// One situation.
    Case(SituationId),
    /// One person, across situations.
    Person(PersonId),
    /// Data that belong to nobody in particular: `directory`, `catalogue`, `office`. Never contains a slash.
    Reference(String),
}

/// Which part of the data of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compartment {
    /// Who the person is, and what the person allowed.
    Identity,
    /// What the institutions know and do.
    Social,
    /// Medical data; off unless a procuration opens them.
    Medical,
    /// Objective contracts.
    Contract,
    /// Sessions.
    Planning,
    /// Working notes of the Bureau.
    Internal,
    /// Institutions, staff and rooms.
    Directory,
    /// The catalogue of measures.
    Catalogue,
    /// Settings of the office.
    Office,
}

impl Compartment {
    /// Every compartment.
    pub const ALL: &'static [Self] = &[
        Self::Identity,
        Self::Social,
        Self::Medical,
        Self::Contract,
        Self::Planning,
        Self::Internal,
        Self::Directory,
        Self::Catalogue,
        Self::Office,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Social => "social",
            Self::Medical => "medical",
            Self::Contract => "contract",
            Self::Planning => "planning",
            Self::Internal => "internal",
            Self::Directory => "directory",
            Self::Catalogue => "catalogue",
            Self::Office => "office",
        }
    }
}

/// Subject and compartment: exactly one per record. Written `case/<id>/social`, `person/<id>/identity`,
/// `reference/directory/directory`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// Whose data.
    pub subject: Subject,
    /// Which part of them.
    pub compartment: Compartment,
}

impl Scope {
    /// A compartment of a situation.
    pub fn case(situation: SituationId, compartment: Compartment) -> Self {
        Self {
            subject: Subject::Case(situation),
            compartment,
        }
    }

    /// A compartment of a person.
    pub fn person(person: PersonId, compartment: Compartment) -> Self {
        Self {
            subject: Subject::Person(person),
            compartment,
        }
    }

    /// Reference data named `name`.
    pub fn reference(name: &str, compartment: Compartment) -> Self {
        Self {
            subject: Subject::Reference(name.to_owned()),
            compartment,
        }
    }

    /// The situation whose data these are, if it is one.
    pub fn find_case(&self) -> Option<SituationId> {
        match &self.subject {
            Subject::Case(situation) => Some(*situation),
            Subject::Person(_) | Subject::Reference(_) => None,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compartment = self.compartment.code();
        match &self.subject {
            Subject::Case(situation) => write!(f, "case/{situation}/{compartment}"),
            Subject::Person(person) => write!(f, "person/{person}/{compartment}"),
            Subject::Reference(name) => write!(f, "reference/{name}/{compartment}"),
        }
    }
}

/// The text is not a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a scope")]
pub struct NotAScope;

impl FromStr for Scope {
    type Err = NotAScope;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('/');
        let (Some(family), Some(subject), Some(compartment), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotAScope);
        };
        let subject = match family {
            "case" => Subject::Case(subject.parse().map_err(|_| NotAScope)?),
            "person" => Subject::Person(subject.parse().map_err(|_| NotAScope)?),
            "reference" => Subject::Reference(subject.to_owned()),
            _ => return Err(NotAScope),
        };
        let compartment = Compartment::ALL
            .iter()
            .copied()
            .find(|candidate| candidate.code() == compartment)
            .ok_or(NotAScope)?;
        Ok(Self {
            subject,
            compartment,
        })
    }
}

impl Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Scope {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scope".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Subject and compartment: `case/<id>/social`, `person/<id>/identity`, \
                            `reference/directory/directory`.",
        })
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
