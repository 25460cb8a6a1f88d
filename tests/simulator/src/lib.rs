//! Devices and server in one thread, with a hostile wire between them.
//!
//! The code under test is the one that is shipped: the store on SQLCipher, the engine on SQLite, the state machine of the
//! device. Clock, wire and chance are simulated from a seed. After every storm the invariants of the synchronisation must
//! hold; the same seed gives the same run. Bugs put in on purpose ([`cii_sync::sabotage`]) show that they would be found.
#![expect(clippy::print_stderr, reason = "a loud run speaks to the terminal")]

mod chance;
mod check;
mod deeds;
mod device;
mod files;
mod oracle;
mod people;
mod policy;
mod rogue;
mod run;
mod server;
mod wire;
mod world;

pub use run::{Options, Report, hunt, run};
