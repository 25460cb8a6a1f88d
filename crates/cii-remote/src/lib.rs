//! The shared server as a client reaches it.
//!
//! One function for each operation of the protocol, over TLS 1.3 to a server whose certificate the system vouches for or
//! whose fingerprint the user compared. Nothing here remembers anything between two calls but open connections, and
//! nothing decides when to call: that is the state machine in `cii-sync`.

mod address;
mod blob;
mod key;
mod live;
mod server;
mod trust;

pub use address::{AddressError, ServerAddress};
pub use blob::BlobPart;
pub use key::DeviceKey;
pub use live::Listening;
pub use server::{Failure, Server};
