//! The shared server of the canton.
//!
//! Synchronous through and through: [`Engine`] takes a request and gives an answer, on any [`Database`] that passes the
//! contract suite, with any [`Authority`] that says who may see what. Sockets, sign-in and time are the business of whoever
//! calls it. One total order: every write transaction takes the next number with its first statement.

mod audit;
mod authority;
mod database;
mod engine;
mod error;
mod sqlite;
mod table;

pub use audit::{AuditBreak, AuditEntry, AuditHead, SignedHead};
pub use authority::{Area, Authority, Located, Permission, Place, Records, StaffTouched};
pub use database::{Database, Row, Transaction, Value, Work};
pub use engine::{Caller, Engine, Moment};
pub use error::ServerError;
pub use sqlite::SqliteDatabase;
