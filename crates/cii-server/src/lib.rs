//! The shared server of the canton.
//!
//! Synchronous through and through: [`Engine`] takes a request and gives an answer, on any [`Database`] that passes the
//! contract suite, with any [`Authority`] that says who may see what. Sockets, sign-in and time are the business of whoever
//! calls it. One total order: every write transaction takes the next number with its first statement.

mod audit;
mod auth;
mod authority;
mod backup;
mod database;
mod engine;
mod error;
mod guard;
mod hexadecimal;
pub mod http;
mod lines;
mod permission;
mod postgres;
mod sqlite;
mod table;

pub use self::postgres::{PostgresAddress, PostgresAlone, PostgresDatabase, PostgresLine};
pub use audit::{AuditBreak, AuditHead, SignedHead};
pub use auth::{
    Accounts, AuthError, By, Cost, Leases, NewAccount, Present, Random, SealingKey, Seals,
};
pub use authority::{Area, Authority, Located, Permission, Place, Records, StaffTouched};
pub use backup::{BackupError, BackupHead, backup, restore, verify_backup};
pub use database::{Database, Row, Transaction, Value, Work};
pub use engine::{
    BlobAnswer, Caller, Engine, Going, GoingPerson, Moment, Offer, Overseer, RetentionError,
};
pub use error::ServerError;
pub use guard::{Guard, Opening, Sight, Stand, see};
pub use permission::Rules;
pub use sqlite::SqliteDatabase;
pub use table::{Shape, blob::BlobHead, has_begun, shapes};
