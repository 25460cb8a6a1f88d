//! The record and outbox formats, and the rules by which both ends of the synchronisation read them.
//!
//! A record is one aggregate of the domain: the unit of storage, permission, conflict and atomic write. What a device
//! shows is `fold(mirror, outbox)`: what the server confirmed, with the device's own mutations replayed on it. An
//! installation without a server is the same thing with an outbox that waits.
//!
//! Pure functions on values: no database, no network, no clock. No decision here looks at a wall clock; moments are
//! carried to be shown, never to be compared.

mod accounts;
mod aggregate;
mod attached;
mod blank;
mod canonical;
mod client;
mod conflict;
mod contents;
mod fit;
mod fold;
mod judge;
mod kind;
mod lay_over;
mod manifest;
mod mutation;
mod oversight;
mod patch;
mod placement;
mod record;
mod resolve;
mod rule;
pub mod sabotage;
mod scope;
mod sign_in;
mod unknown;
mod wire;

pub use accounts::{Account, EndAccountRequest, InForce, NewAccountRequest, OneTimeCode, Setup};
pub use aggregate::{Aggregate, RecordId};
pub use attached::{attachments_of, blobs_named, without_blobs};
pub use blank::complete;
pub use canonical::canonical;
pub use client::{
    Client, LARGEST_BATCH, LONGEST_WAIT, POLL, PullReaction, Reply, SHORTEST_WAIT, Stopped, Todo,
};
pub use conflict::{Cause, Conflict, ConflictState, Side};
pub use contents::Contents;
pub use fit::{is_bearable, is_fit};
pub use fold::{ApplyError, apply, fold, fold_all};
pub use judge::{
    Files, Judgement, Records, Standing, Turn, judge, judge_what_is_shown, kind_of_rules, named,
    person_of, subject_of,
};
pub use kind::RecordKind;
pub use lay_over::lay_over;
pub use manifest::manifest_hash;
pub use mutation::{Change, DeviceId, Mutation};
pub use oversight::{
    AuditAct, AuditEntry, AuditLine, AuditLook, AuditLookRequest, AuditPage, AuditState,
    FigureTable, FiguresAnswer,
};
pub use patch::{ElementPatch, Patch, diff};
pub use placement::{Placement, placement, placement_of_whole};
pub use record::{Body, BodyError, Record, body_of};
pub use resolve::{Effect, Present, Resolution, Stamp, Stamped, Stamps, Unfounded, resolve};
pub use rule::{ElementKey, Rule, is_frozen, is_kept, rule, structural};
pub use scope::{Compartment, NotAScope, Scope, Subject};
pub use sign_in::{
    AccountDevice, AccountRole, Challenge, EnrolAnswer, EnrolFinishAnswer, EnrolFinishRequest,
    EnrolRequest, LONGEST_PASSWORD, LabelDeviceRequest, NewKey, Proof, Purpose, RenewRequest,
    SecondFactor, Secret, SessionAnswer, Shown, SignInRequest, TakeNameAnswer, TakeNameRequest,
    proof_message,
};
pub use unknown::{carry_unknown, patch_to};
pub use wire::{
    BLOB_PART, BlobState, Cookie, DeviceRequest, End, HistoryEvent, HistoryItem, Leaving,
    MOST_TOLD, ManifestAnswer, ManifestRequest, MutationResult, Next, Outcome, Page, PageToken,
    PullAnswer, PullRequest, PushAnswer, PushRequest, Reading, ReadingsAnswer, ReadingsRequest,
    Refusal, Removed, SCHEMA, ServerMeta,
};

#[cfg(test)]
mod tests;
