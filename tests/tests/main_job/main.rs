//! The main job through the one function that every window calls: announcement, session, invitations,
//! objective contract. Requests and answers are JSON, as the interface sees them.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod announcement;
mod contract;
mod invitations;
mod letterhead;
