//! The server's database in PostgreSQL, which several processes may share.
//!
//! Reads are repeatable, so that one sees one snapshot. Writes are read-committed and begin with the counter's row: they
//! wait for one another there and then see everything that the one before committed. Texts are ordered by their bytes, as
//! SQLite does it, whatever the cluster's locale.

mod bell;
mod connection;
mod guard;
mod value;

use std::time::Duration;

use postgres::IsolationLevel;

use self::connection::{Connection, Pool};
use crate::{
    ServerError,
    database::{Database, Row, Transaction, Value, Work},
    guard::Guard,
};

pub use self::{
    bell::{PostgresAlone, PostgresLine},
    connection::PostgresAddress,
};

/// Oldest version that is served: the first whose `pg_dump`, locales and `MERGE` are still maintained.
const OLDEST: i64 = 150_000;
/// Held while tables are made, so that two processes that start together do not make the same one.
const DEFINING: i64 = 0x0043_4949;

/// A database of a PostgreSQL cluster.
#[derive(Debug)]
pub struct PostgresDatabase {
    pool: Pool,
}

impl PostgresDatabase {
    /// Connects. Fails with [`ServerError::Unsafe`] if a confirmed write would not be durable there.
    pub fn open(address: PostgresAddress) -> Result<Self, ServerError> {
        let database = Self {
            pool: Pool::new(address),
        };
        let mut connection = database.pool.take()?;
        let wrong: Vec<String> = findings(&mut connection)?;
        drop(connection);
        if wrong.is_empty() {
            Ok(database)
        } else {
            Err(ServerError::Unsafe(wrong.join(", ")))
        }
    }
}

/// What makes a cluster unfit to keep what was confirmed. Empty: nothing.
fn findings(connection: &mut Connection) -> Result<Vec<String>, ServerError> {
    let mut wrong = Vec::new();
    let mut setting = |name: &str| -> Result<String, ServerError> {
        Ok(connection
            .client()
            .query_one("SELECT current_setting($1)", &[&name])?
            .get(0))
    };
    for name in ["fsync", "full_page_writes"] {
        if setting(name)? != "on" {
            wrong.push(format!("{name} is off"));
        }
    }
    if setting("synchronous_commit")? == "off" {
        wrong.push("synchronous_commit is off".to_owned());
    }
    if setting("transaction_read_only")? != "off" {
        wrong.push("the database only reads".to_owned());
    }
    let encoding = setting("server_encoding")?;
    if encoding != "UTF8" {
        wrong.push(format!("server_encoding is {encoding}"));
    }
    let version = setting("server_version_num")?;
    if version.parse::<i64>().is_ok_and(|number| number < OLDEST) {
        wrong.push(format!("version {version} is older than {OLDEST}"));
    }
    let passes = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
    if connection.client().query_one(passes, &[])?.get(0) {
        wrong.push("the role is a superuser or passes by row security (BYPASSRLS)".to_owned());
    }
    Ok(wrong)
}

/// Holds off whoever else makes tables, to the end of the transaction.
fn defining(transaction: &mut postgres::Transaction<'_>) -> Result<(), ServerError> {
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&DEFINING])?;
    Ok(())
}

impl Database for PostgresDatabase {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.pool.run(IsolationLevel::RepeatableRead, true, work)
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.pool.run(IsolationLevel::ReadCommitted, false, work)
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        let statement = statement.replace("TEXT", "TEXT COLLATE \"C\"");
        let mut connection = self.pool.take()?;
        let mut transaction = connection.client().transaction()?;
        defining(&mut transaction)?;
        transaction.batch_execute(&statement)?;
        Ok(transaction.commit()?)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        let mut connection = self.pool.take()?;
        let sql = "SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass($1::text) AND relkind = 'r')";
        Ok(connection.client().query_one(sql, &[&name])?.get(0))
    }

    fn scrub(&self) -> Result<(), ServerError> {
        let mut connection = self.pool.take()?;
        let client = connection.client();
        // However long it takes.
        client.batch_execute("SET statement_timeout = 0")?;
        client.batch_execute("VACUUM (FULL)")?;
        Ok(client.batch_execute("RESET statement_timeout")?)
    }

    fn guard(&self) -> Result<(), ServerError> {
        self.lay_guard()
    }
}

struct Running<'r, 'c> {
    transaction: &'r mut postgres::Transaction<'c>,
    statements: &'r mut connection::Statements,
    /// Whether it reads for somebody, from here on.
    confined: bool,
}

impl Running<'_, '_> {
    fn statement(&mut self, sql: &str) -> Result<postgres::Statement, ServerError> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let prepared = self.transaction.prepare(sql)?;
        self.statements.insert(sql.to_owned(), prepared.clone());
        Ok(prepared)
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn postgres::types::ToSql + Sync)> {
    values
        .iter()
        .map(|value| value as &(dyn postgres::types::ToSql + Sync))
        .collect()
}

impl Transaction for Running<'_, '_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError> {
        let statement = self.statement(sql)?;
        Ok(self.transaction.execute(&statement, &parameters(values))?)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError> {
        let statement = self.statement(sql)?;
        let rows = self.transaction.query(&statement, &parameters(values))?;
        rows.iter()
            .map(|row| {
                (0..row.len())
                    .map(|column| Ok(row.try_get(column)?))
                    .collect::<Result<Vec<Value>, ServerError>>()
                    .map(Row)
            })
            .collect()
    }

    fn guard(&mut self) -> Option<&mut dyn Guard> {
        Some(self)
    }
}

impl From<postgres::Error> for ServerError {
    fn from(error: postgres::Error) -> Self {
        // The message of the cluster without its detail, which quotes values.
        Self::Database(match error.as_db_error() {
            Some(told) => format!("{}: {}", told.code().code(), told.message()),
            None => error.to_string(),
        })
    }
}

/// A statement that takes longer is given up: nothing the server does takes so long, and who waits for it is gone.
const LONGEST_STATEMENT: Duration = Duration::from_mins(1);
