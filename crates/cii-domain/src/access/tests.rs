//! The rules, tried.

mod accounts;
mod axes;
mod days;
mod grid;
mod leaves;
mod matrix;
mod oracle;
mod oracle_facts;
mod oracle_read;
mod oracle_write;
mod properties;
mod random;
mod register;
mod states;
mod table;
mod whole;
mod world;
mod writes;
