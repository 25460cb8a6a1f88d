//! What a record is, and to which part of the data it belongs.

use crate::code::codes;

codes! {
    /// What a record is. The code is stored and sent; it never changes its meaning.
    pub enum RecordKind {
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
        /// An override of the cantonal officer.
        Override = "override",
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
    }
}

codes! {
    /// Which part of the data of a case or of the office a record belongs to.
    pub enum Compartment {
        /// Who the person is, and what the person allowed.
        Identity = "identity",
        /// What the institutions know and do.
        Social = "social",
        /// Medical data. No kind of record lies here as a whole: the medical part of a session is the block of a medical
        /// institution, and is closed field by field.
        Medical = "medical",
        /// Objective contracts.
        Contract = "contract",
        /// Sessions.
        Planning = "planning",
        /// Working notes and overrides of the Bureau.
        Internal = "internal",
        /// Institutions, staff and rooms.
        Directory = "directory",
        /// The catalogue of measures.
        Catalogue = "catalogue",
        /// Settings of the office.
        Office = "office",
    }
}

impl RecordKind {
    /// The compartment in which records of this kind lie.
    pub const fn compartment(self) -> Compartment {
        match self {
            Self::Person | Self::Procuration => Compartment::Identity,
            Self::Situation => Compartment::Social,
            Self::Session => Compartment::Planning,
            Self::Contract => Compartment::Contract,
            Self::Note | Self::Override => Compartment::Internal,
            Self::Staff | Self::Room | Self::Institution => Compartment::Directory,
            Self::CatalogueItem => Compartment::Catalogue,
            Self::Office | Self::AdministrationYear => Compartment::Office,
        }
    }

    /// Whether such records are about nobody in particular.
    pub const fn is_reference(self) -> bool {
        matches!(
            self.compartment(),
            Compartment::Directory | Compartment::Catalogue | Compartment::Office
        )
    }
}
