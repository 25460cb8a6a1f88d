//! The kinds of records.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// What a record is. The code is stored and sent; it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum RecordKind { $($(#[$meta])* #[serde(rename = $code)] $variant,)+ }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The kind with this code. None: written by a newer version.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// A person.
    Person = "person",
    /// A situation.
    Situation = "situation",
    /// A procuration.
    Procuration = "procuration",
    /// A round table or an assessment.
    Session = "session",
    /// An objective contract or an amendment.
    Contract = "contract",
    /// A note in the journal of a situation.
    Note = "note",
    /// A member of staff.
    Staff = "staff",
    /// A meeting room.
    Room = "room",
    /// An institution.
    Institution = "institution",
    /// An item of the catalogue of measures.
    CatalogueItem = "catalogue_item",
    /// The office.
    Office = "office",
    /// The days on which the administration is closed in a year.
    AdministrationYear = "administration_year",
    /// Two changes of the same thing that did not know of one another.
    Conflict = "conflict",
}
