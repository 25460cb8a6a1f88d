//! What the server wants of a database: transactions in which it runs statements.
//!
//! The statements are written once, in the part of SQL that SQLite and PostgreSQL share: parameters are `$1`, `$2` …,
//! integers are 64 bits, text is UTF-8, everything else is bytes. A database that passes the contract suite of this crate
//! can carry the server.

use uuid::Uuid;

use crate::{
    ServerError,
    guard::{Guard, Sight, see},
};

/// A value in a statement or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number.
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u64> for Value {
    /// Numbers of the server stay below 2^53.
    fn from(value: u64) -> Self {
        Self::Int(value.cast_signed())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

impl Row {
    fn wrong(column: usize) -> ServerError {
        ServerError::Corrupt(format!("column {column}"))
    }

    fn value(&self, column: usize) -> Result<&Value, ServerError> {
        self.0.get(column).ok_or_else(|| Self::wrong(column))
    }

    /// A number.
    pub fn int(&self, column: usize) -> Result<i64, ServerError> {
        match self.value(column)? {
            Value::Int(value) => Ok(*value),
            _ => Err(Self::wrong(column)),
        }
    }

    /// A number that is never negative.
    pub fn uint(&self, column: usize) -> Result<u64, ServerError> {
        u64::try_from(self.int(column)?).map_err(|_| Self::wrong(column))
    }

    /// The same, where there may be none.
    pub fn uint_or_none(&self, column: usize) -> Result<Option<u64>, ServerError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            _ => self.uint(column).map(Some),
        }
    }

    /// A text.
    pub fn text(&self, column: usize) -> Result<&str, ServerError> {
        match self.value(column)? {
            Value::Text(value) => Ok(value),
            _ => Err(Self::wrong(column)),
        }
    }

    /// A text that may be absent.
    pub fn text_or_none(&self, column: usize) -> Result<Option<&str>, ServerError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(value) => Ok(Some(value)),
            _ => Err(Self::wrong(column)),
        }
    }

    /// Bytes.
    pub fn bytes(&self, column: usize) -> Result<&[u8], ServerError> {
        match self.value(column)? {
            Value::Bytes(value) => Ok(value),
            _ => Err(Self::wrong(column)),
        }
    }

    /// An identity.
    pub fn uuid(&self, column: usize) -> Result<Uuid, ServerError> {
        Uuid::from_slice(self.bytes(column)?).map_err(|_| Self::wrong(column))
    }
}

/// A transaction under way.
pub trait Transaction {
    /// Runs a statement that gives no rows, and says how many it touched.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError>;

    /// Runs a statement that gives rows.
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError>;

    /// What holds each row against who reads or writes. None: this database cannot.
    fn guard(&mut self) -> Option<&mut dyn Guard> {
        None
    }
}

/// Work inside a transaction. An error undoes everything.
pub type Work<'w> = &'w mut dyn FnMut(&mut dyn Transaction) -> Result<(), ServerError>;

/// A database. Whatever `write` confirmed survives the loss of the process and of the power. A transaction sees none of the
/// rows that the database guards until [`see`] says what it may see.
pub trait Database: Send + Sync {
    /// Reads, in one snapshot: everything that was committed before, nothing that comes after.
    fn read(&self, work: Work<'_>) -> Result<(), ServerError>;

    /// Writes everything or nothing. Transactions that begin with the counter's row wait for one another there.
    fn write(&self, work: Work<'_>) -> Result<(), ServerError>;

    /// Makes a table or an index if it is not there. Types are `BIGINT`, `TEXT` and `BYTEA`.
    fn define(&self, statement: &str) -> Result<(), ServerError>;

    /// Whether it has this table.
    fn has_table(&self, name: &str) -> Result<bool, ServerError>;

    /// Writes the files anew, so that nothing of what was deleted is left in them. Fails while others hold them.
    fn scrub(&self) -> Result<(), ServerError>;

    /// Begins to guard the rows of the tables that were defined. Nothing happens where a database cannot.
    fn guard(&self) -> Result<(), ServerError> {
        Ok(())
    }
}

impl<D: Database + ?Sized> Database for std::sync::Arc<D> {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        (**self).read(work)
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        (**self).write(work)
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        (**self).define(statement)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        (**self).has_table(name)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        (**self).scrub()
    }

    fn guard(&self) -> Result<(), ServerError> {
        (**self).guard()
    }
}

/// Reads for the server's own work and gives what `work` found.
pub(crate) fn read<T>(
    database: &dyn Database,
    work: impl FnOnce(&mut dyn Transaction) -> Result<T, ServerError>,
) -> Result<T, ServerError> {
    let seeing = |transaction: &mut dyn Transaction| {
        see(transaction, Sight::Server)?;
        work(transaction)
    };
    once(seeing, |work| database.read(work))
}

/// Writes under the next number of the server and gives what `work` made. The number is taken by the first statement
/// and held to the end: numbers become visible in the order of the commits and without gaps, and no two writes mingle.
pub(crate) fn write<T>(
    database: &dyn Database,
    work: impl FnOnce(&mut dyn Transaction, u64) -> Result<T, ServerError>,
) -> Result<T, ServerError> {
    write_as(database, Sight::Server, work)
}

/// The same for somebody.
pub(crate) fn write_as<T>(
    database: &dyn Database,
    sight: Sight,
    work: impl FnOnce(&mut dyn Transaction, u64) -> Result<T, ServerError>,
) -> Result<T, ServerError> {
    let numbered = |transaction: &mut dyn Transaction| {
        let seq = crate::table::counter::next(transaction)?;
        see(transaction, sight)?;
        work(transaction, seq)
    };
    once(numbered, |work| database.write(work))
}

/// Runs work that can run once through an interface that could run it more often.
fn once<T>(
    work: impl FnOnce(&mut dyn Transaction) -> Result<T, ServerError>,
    run: impl FnOnce(Work<'_>) -> Result<(), ServerError>,
) -> Result<T, ServerError> {
    let mut work = Some(work);
    let mut result = None;
    run(&mut |transaction| {
        let work = work
            .take()
            .ok_or_else(|| ServerError::Database("the transaction ran twice".to_owned()))?;
        result = Some(work(transaction)?);
        Ok(())
    })?;
    result.ok_or_else(|| ServerError::Database("the transaction did not run".to_owned()))
}
