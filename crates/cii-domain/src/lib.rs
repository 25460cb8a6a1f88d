//! The rules of the Bureau CII: who announces, what a procuration opens, who must sit at the table, what makes an
//! objective contract conform. Pure: no I/O, no clock, no randomness. Whatever depends on the day takes the day.
//!
//! The aggregates (`person`, `situation`, `procuration`, `session`, `contract`, `staff`, `institution`, `catalogue`,
//! `office`) are the units of storage, permission and conflict; everything else is computed from them. Who may see and
//! write which field of them is decided in `access`, and nowhere else.

pub mod access;
pub mod attachment;
pub mod avs;
pub mod calendar;
pub mod catalogue;
mod code;
pub mod conformity;
pub mod contact;
pub mod contract;
pub mod dates;
pub mod due;
pub mod early_detection;
pub mod error_code;
#[cfg(test)]
mod fixtures;
pub mod id;
pub mod institution;
pub mod language;
mod local_time;
pub mod message;
pub mod money;
pub mod names;
pub mod next_step;
pub mod office;
pub mod person;
pub mod planner;
pub mod procuration;
pub mod readiness;
pub mod region;
pub mod retention;
pub mod session;
pub mod situation;
pub mod staff;
pub mod statistics;
pub mod text;
pub mod typed;
pub mod witness;

pub use id::{
    BlobId, ContractId, InviteeId, NoteId, OverrideId, PersonId, ProcurationId, RoomId, SessionId,
    SituationId, StaffId,
};
pub use institution::InstitutionKey;
pub use language::{Bilingual, Language};
pub use local_time::{begin_of_day, on_day, zurich};
pub use region::Region;
