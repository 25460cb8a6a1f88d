//! Identifiers. They are drawn by a host and handed in; nothing here makes one up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

id! {
    /// A person: one human being, whatever the number of situations.
    PersonId;
    /// A situation: one announcement and all that follows from it.
    SituationId;
    /// A procuration signed, or to be signed, by a person.
    ProcurationId;
    /// A round table or an assessment.
    SessionId;
    /// One person at the table of a session.
    InviteeId;
    /// An objective contract, or one of its amendments.
    ContractId;
    /// A member of the staff of an institution.
    StaffId;
    /// A meeting room.
    RoomId;
    /// A journal note.
    NoteId;
    /// The content of an attachment.
    BlobId;
    /// An override of the cantonal officer.
    OverrideId;
}
