//! One module per area of the command table; one function per command.

pub(crate) mod announcement;
pub(crate) mod contracts;
pub(crate) mod directory;
pub(crate) mod file;
pub(crate) mod invitations;
pub(crate) mod office;
pub(crate) mod safety;
pub(crate) mod sessions;
pub(crate) mod situations;
pub(crate) mod today;
