//! The rules, tried.

mod matrix;
mod oracle;
mod oracle_read;
mod oracle_write;
mod properties;
mod random;
mod states;
mod table;
mod world;
