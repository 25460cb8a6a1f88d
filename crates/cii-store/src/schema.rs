//! The schema and how it grows. Each table states its migrations beside its queries; this is where they are applied.
//!
//! `meta.schema` counts the migrations that were applied. `PRAGMA user_version` is the oldest reader that may open the
//! file: it rises only when an older application would read the file wrongly, so that most updates can be taken back.

use rusqlite::{Connection, TransactionBehavior};

use crate::{StoreError, projection, table};

/// One step of one table. All pending steps run in one transaction, after a backup.
pub(crate) struct Migration {
    /// The schema that it leads to.
    pub(crate) to: u32,
    /// The oldest schema whose application may still open the file afterwards.
    pub(crate) oldest_reader: u32,
    /// Statements.
    pub(crate) sql: &'static str,
}

/// The schema that this version of the application writes, and the newest `user_version` that it opens.
pub(crate) const SCHEMA: u32 = 5;

/// Every migration of every table.
fn migrations() -> Vec<&'static Migration> {
    [
        table::meta::MIGRATIONS,
        table::mirror::MIGRATIONS,
        table::outbox::MIGRATIONS,
        table::act::MIGRATIONS,
        table::record::MIGRATIONS,
        table::history::MIGRATIONS,
        table::stage::MIGRATIONS,
        table::quarantine::MIGRATIONS,
        table::blob::MIGRATIONS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The oldest reader that the file admits. 0: no database of ours yet.
pub(crate) fn user_version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Makes every table in a new file.
pub(crate) fn create(connection: &mut Connection) -> Result<(), StoreError> {
    apply(connection, &migrations(), 0, SCHEMA)?;
    projection::ensure(connection)
}

/// Brings an older file to this schema. `before` makes the backup; it runs only if something is pending, and its failure
/// stops the migration.
pub(crate) fn migrate(
    connection: &mut Connection,
    before: impl FnOnce(&Connection, u32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    migrate_with(connection, &migrations(), SCHEMA, before)
}

pub(crate) fn migrate_with(
    connection: &mut Connection,
    migrations: &[&Migration],
    target: u32,
    before: impl FnOnce(&Connection, u32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let found = user_version(connection)?;
    if found > target {
        return Err(StoreError::NewerVersion {
            found,
            supported: target,
        });
    }
    let present = table::meta::schema(connection)?;
    if present >= target {
        return Ok(());
    }
    before(connection, present)?;
    apply(connection, migrations, present, target)
}

fn apply(
    connection: &mut Connection,
    migrations: &[&Migration],
    from: u32,
    target: u32,
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in from + 1..=target {
        for migration in migrations.iter().filter(|migration| migration.to == step) {
            transaction.execute_batch(migration.sql)?;
        }
    }
    table::meta::set_schema(&transaction, target)?;
    let oldest_reader = migrations
        .iter()
        .filter(|migration| migration.to <= target)
        .map(|migration| migration.oldest_reader)
        .max()
        .unwrap_or(target);
    transaction.pragma_update(None, "user_version", oldest_reader)?;
    transaction.commit()?;
    Ok(())
}
