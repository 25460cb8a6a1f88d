//! Where something lies, and what is asked for.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{facts::CaseFacts, facts::PersonFile, record::RecordKind};
use crate::{
    ContractId, NoteId, OverrideId, ProcurationId, Region, SessionId, SituationId, StaffId,
    situation::{AgeGroup, Register},
    staff::Function,
};

/// A part of the canton that one entry of a grant set can open as a whole, so that the Bureau does not hold an entry for
/// each of ten thousand situations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Every region.
    Canton,
    /// The situations that this region coordinates.
    Region(Region),
    /// The situations of young people: those of the Plateforme T1 and those of youth at the Bureau.
    Youth,
}

/// Where an entry of a grant set applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Reference data. Written `reference`.
    Reference,
    /// All that lies in an area. Written `area/canton`, `area/sierre`, `area/youth`.
    Area(Area),
    /// The records of one situation. Written `case/<id>`.
    Case(SituationId),
    /// One record: a person, a session. Written `person/<id>`, `session/<id>`.
    Record(RecordKind, Uuid),
}

/// A record of a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseRecord {
    /// The situation itself.
    Situation,
    /// A procuration, which is among the facts.
    Procuration(ProcurationId),
    /// A session, which is among the facts.
    Session(SessionId),
    /// A contract, which is among the facts.
    Contract(ContractId),
    /// A note.
    Note {
        /// Which.
        id: NoteId,
        /// Who wrote it.
        by: StaffId,
    },
    /// An override, which is among the facts.
    Override(OverrideId),
}

/// A record that somebody asks for, with what the rules must know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource<'a> {
    /// A person.
    Person(&'a PersonFile),
    /// A record of one of the person's situations.
    Case {
        /// The person with all situations.
        file: &'a PersonFile,
        /// Which situation.
        situation: SituationId,
        /// Which record.
        record: CaseRecord,
    },
    /// A member of staff.
    Staff {
        /// Who.
        id: StaffId,
        /// With which functions.
        functions: &'a [Function],
    },
    /// Other reference data.
    Reference(RecordKind),
}

impl CaseRecord {
    /// What kind of record it is.
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Situation => RecordKind::Situation,
            Self::Procuration(_) => RecordKind::Procuration,
            Self::Session(_) => RecordKind::Session,
            Self::Contract(_) => RecordKind::Contract,
            Self::Note { .. } => RecordKind::Note,
            Self::Override(_) => RecordKind::Override,
        }
    }
}

impl CaseFacts {
    /// The areas in which the situation lies, if its person is not restricted.
    pub(super) fn areas(&self) -> BTreeSet<Area> {
        let mut areas = BTreeSet::from([Area::Canton, Area::Region(self.region)]);
        if self.register == Register::T1 || self.age_group == AgeGroup::Youth {
            areas.insert(Area::Youth);
        }
        areas
    }
}

impl<'a> Resource<'a> {
    /// What kind of record it is.
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Person(_) => RecordKind::Person,
            Self::Case { record, .. } => record.kind(),
            Self::Staff { .. } => RecordKind::Staff,
            Self::Reference(kind) => *kind,
        }
    }

    /// The file it belongs to, if it is about somebody.
    pub fn file(&self) -> Option<&'a PersonFile> {
        match self {
            Self::Person(file) | Self::Case { file, .. } => Some(file),
            Self::Staff { .. } | Self::Reference(_) => None,
        }
    }

    /// The situation it belongs to, if the file has that situation and the situation that record. What the facts do not
    /// know is closed.
    pub fn case(&self) -> Option<&'a CaseFacts> {
        let Self::Case {
            file,
            situation,
            record,
        } = self
        else {
            return None;
        };
        let case = file.find_case(*situation)?;
        let known = match record {
            CaseRecord::Situation | CaseRecord::Note { .. } => true,
            CaseRecord::Procuration(id) => case.procurations.contains_key(id),
            CaseRecord::Session(id) => case.sessions.contains_key(id),
            CaseRecord::Contract(id) => case.contracts.contains_key(id),
            CaseRecord::Override(id) => case.overrides.contains_key(id),
        };
        known.then_some(case)
    }

    /// The areas in which it lies. A restricted person and all that belongs to her or him lies in none, so that no entry
    /// for an area opens it. The person's record lies where the situations lie.
    pub fn areas(&self) -> BTreeSet<Area> {
        match self {
            Self::Person(file) if file.restricted_to.is_none() => {
                let mut areas = BTreeSet::from([Area::Canton]);
                areas.extend(file.cases.iter().flat_map(CaseFacts::areas));
                areas
            }
            Self::Case { file, .. } if file.restricted_to.is_none() => {
                self.case().map(CaseFacts::areas).unwrap_or_default()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Every place at which an entry of a grant set can open it.
    pub fn places(&self) -> BTreeSet<Place> {
        let mut places: BTreeSet<Place> = self.areas().into_iter().map(Place::Area).collect();
        match self {
            Self::Person(file) => {
                places.insert(Place::Record(RecordKind::Person, file.person.0));
            }
            Self::Case {
                situation, record, ..
            } if self.case().is_some() => {
                places.insert(Place::Case(*situation));
                let id = match record {
                    CaseRecord::Situation => None,
                    CaseRecord::Procuration(id) => Some(id.0),
                    CaseRecord::Session(id) => Some(id.0),
                    CaseRecord::Contract(id) => Some(id.0),
                    CaseRecord::Note { id, .. } => Some(id.0),
                    CaseRecord::Override(id) => Some(id.0),
                };
                places.extend(id.map(|id| Place::Record(self.kind(), id)));
            }
            Self::Case { .. } => {}
            Self::Staff { .. } => {
                places.insert(Place::Reference);
            }
            Self::Reference(kind) => {
                places.extend(kind.is_reference().then_some(Place::Reference));
            }
        }
        places
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reference => f.write_str("reference"),
            Self::Area(Area::Canton) => f.write_str("area/canton"),
            Self::Area(Area::Region(region)) => write!(f, "area/{}", region.code()),
            Self::Area(Area::Youth) => f.write_str("area/youth"),
            Self::Case(id) => write!(f, "case/{id}"),
            Self::Record(kind, id) => write!(f, "{}/{id}", kind.code()),
        }
    }
}

/// The text is not a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place")]
pub struct NotAPlace;

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        if text == "reference" {
            return Ok(Self::Reference);
        }
        let (family, name) = text.split_once('/').ok_or(NotAPlace)?;
        match family {
            "area" => Ok(Self::Area(match name {
                "canton" => Area::Canton,
                "youth" => Area::Youth,
                region => Area::Region(Region::from_code(region).ok_or(NotAPlace)?),
            })),
            "case" => name.parse().map(Self::Case).map_err(|_| NotAPlace),
            kind => {
                let kind = RecordKind::from_code(kind).ok_or(NotAPlace)?;
                let id = name.parse().map_err(|_| NotAPlace)?;
                Ok(Self::Record(kind, id))
            }
        }
    }
}

impl Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
