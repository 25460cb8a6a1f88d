//! The right of access: a copy of everything that is held on a person.

use cii_domain::{Language, SituationId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::message::MessageView;

/// What the copy will hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonCopyView {
    /// The person's own, in which the copy is proposed.
    pub language: Language,
    pub sections: Vec<PersonCopySectionView>,
    /// How many attached files are copied beside.
    pub files: u32,
    /// `core.person_copy.withheld.<code>`.
    pub withheld: Vec<MessageView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonCopySectionView {
    /// `core.person_copy.section.<code>`.
    pub code: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakePersonCopyRequest {
    pub situation: SituationId,
    pub language: Language,
}
