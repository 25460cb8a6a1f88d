//! The tables of the server, each with its statements.

pub(crate) mod audit;
pub(crate) mod blob;
pub(crate) mod confirmation;
pub(crate) mod counter;
pub(crate) mod device;
pub(crate) mod disclosure;
pub(crate) mod figure;
pub(crate) mod grant;
pub(crate) mod history;
pub(crate) mod journal;
pub(crate) mod log;
pub(crate) mod mutation;
pub(crate) mod quarantine;
pub(crate) mod record;

use crate::{
    ServerError,
    database::{Database, Transaction, read},
};

/// Every table and index, in the order in which they are made.
fn definitions() -> impl Iterator<Item = &'static str> {
    [
        counter::DEFINITIONS,
        record::DEFINITIONS,
        blob::DEFINITIONS,
        log::DEFINITIONS,
        device::DEFINITIONS,
        mutation::DEFINITIONS,
        quarantine::DEFINITIONS,
        grant::DEFINITIONS,
        history::DEFINITIONS,
        disclosure::DEFINITIONS,
        audit::DEFINITIONS,
        journal::DEFINITIONS,
        figure::DEFINITIONS,
        confirmation::DEFINITIONS,
        crate::auth::table::DEFINITIONS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Makes what is not there, and begins to guard it.
pub(crate) fn prepare(database: &dyn Database) -> Result<(), ServerError> {
    for definition in definitions() {
        database.define(definition)?;
    }
    database.guard()?;
    database.write(&mut |transaction| counter::found(transaction))
}

/// Whether anything was ever done in a database whose tables are there.
pub(crate) fn is_empty(transaction: &mut dyn Transaction) -> Result<bool, ServerError> {
    Ok(record::is_empty(transaction)? && audit::last(transaction)?.is_none())
}

/// Whether a server has begun in `database`. In one that is empty nothing is made.
pub fn has_begun(database: &dyn Database) -> Result<bool, ServerError> {
    if !database.has_table("audit")? || !database.has_table("record")? {
        return Ok(false);
    }
    read(database, |transaction| Ok(!is_empty(transaction)?))
}

/// A table as its definition says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// What each column takes, such as `TEXT` or `BYTEA NOT NULL`.
    pub types: Vec<&'static str>,
    /// The columns that tell its rows apart. Empty: nothing does.
    pub key: Vec<&'static str>,
}

/// Every table of the server, for whoever copies or compares them all.
pub fn shapes() -> Vec<Shape> {
    definitions().filter_map(shape).collect()
}

fn shape(definition: &'static str) -> Option<Shape> {
    let rest = definition.strip_prefix("CREATE TABLE IF NOT EXISTS ")?;
    let (name, rest) = rest.split_once(" (")?;
    let lines = rest.trim_end().strip_suffix(')')?.lines().map(str::trim);
    let (mut columns, mut types) = (Vec::new(), Vec::new());
    let mut key = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(list) = line.strip_prefix("PRIMARY KEY (") {
            key = list.trim_end_matches([')', ',']).split(", ").collect();
            continue;
        }
        let (column, takes) = line.trim_end_matches(',').split_once(' ')?;
        if takes.contains("PRIMARY KEY") {
            key = vec![column];
        }
        columns.push(column);
        types.push(takes);
    }
    Some(Shape {
        name,
        columns,
        types,
        key,
    })
}
