//! One module per area of the command table; one function per command.
#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    clippy::wildcard_imports,
    reason = "every command has the shape of the table: it owns its request and can refuse; an area's requests and views belong to its commands"
)]

pub(crate) mod accounts;
pub(crate) mod announcement;
pub(crate) mod attachments;
pub(crate) mod conflicts;
pub(crate) mod contracts;
pub(crate) mod directory;
pub(crate) mod file;
pub(crate) mod invitations;
pub(crate) mod journal;
pub(crate) mod keys;
pub(crate) mod letterhead;
pub(crate) mod office;
pub(crate) mod oversight;
pub(crate) mod person_copy;
pub(crate) mod procurations;
pub(crate) mod safety;
pub(crate) mod server;
pub(crate) mod sessions;
pub(crate) mod situations;
pub(crate) mod today;
