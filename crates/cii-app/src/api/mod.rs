//! What crosses to the interface: requests in, views out. Plain data with no rule in it; dates are ISO strings, money is
//! centimes, closed lists are the codes of `cii-domain`, sentences are keys with parameters.
#![allow(
    missing_docs,
    reason = "the fields are the vocabulary of the screens and say themselves"
)]

pub mod accounts;
pub mod attachments;
pub mod contracts;
pub mod directory;
pub mod file;
pub mod message;
pub mod office;
pub mod oversight;
pub mod person_copy;
pub mod server;
pub mod sessions;
pub mod situations;
pub mod today;
