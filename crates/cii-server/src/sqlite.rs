//! The server's database in one file: SQLite.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{
    Connection, ErrorCode, OpenFlags, ToSql, ffi::SQLITE_IOERR_SHMSIZE, params_from_iter,
    types::ToSqlOutput,
};

use crate::{
    ServerError,
    database::{Database, Row, Transaction, Value, Work},
};

/// A file. One connection writes; each reader has its own, with its own snapshot.
#[derive(Debug)]
pub struct SqliteDatabase {
    path: PathBuf,
    /// Which file it is, where a file can be removed while it is open.
    file: Option<(u64, u64)>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteDatabase {
    /// Opens the file, or makes it. Fails with [`ServerError::Unsafe`] if a confirmed write would not be durable.
    pub fn open(path: &Path) -> Result<Self, ServerError> {
        let writer = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        let synchronous: i64 = writer.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
        let journal: String = writer.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        if synchronous < 2 || journal != "wal" {
            return Err(ServerError::Unsafe(format!(
                "synchronous={synchronous}, journal_mode={journal}"
            )));
        }
        Ok(Self {
            path: path.to_owned(),
            file: file_at(path),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
        })
    }

    /// Copies the database as it stands into a new file, while others go on.
    pub fn copy_to(&self, path: &Path) -> Result<(), ServerError> {
        let source = connect(&self.path, OpenFlags::empty())?;
        let mut target = Connection::open(path)?;
        let backup = rusqlite::backup::Backup::new(&source, &mut target)?;
        backup.run_to_completion(1024, Duration::ZERO, None)?;
        Ok(())
    }

    fn reader(&self) -> Result<Connection, ServerError> {
        match lock(&self.readers).pop() {
            Some(reader) => Ok(reader),
            None => connect(&self.path, OpenFlags::empty()),
        }
    }

    /// Fails when somebody removed the file, or put another in its place: what is written then would be gone with the last
    /// connection.
    fn check_in_place(&self) -> Result<(), ServerError> {
        if file_at(&self.path) == self.file {
            return Ok(());
        }
        Err(ServerError::Database(format!(
            "{} is not the file any more that the server began with",
            self.path.display()
        )))
    }
}

/// Device and number of the file. It is not opened for it: closing it again would end the locks of the connections.
#[cfg(unix)]
fn file_at(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

/// An open file cannot be removed here.
#[cfg(not(unix))]
fn file_at(_path: &Path) -> Option<(u64, u64)> {
    None
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in between left at most a transaction that the engine rolls back.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A connection. Without [`OpenFlags::SQLITE_OPEN_CREATE`] the file must be there.
fn connect(path: &Path, more: OpenFlags) -> Result<Connection, ServerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(30))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

impl Database for SqliteDatabase {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.check_in_place()?;
        let mut connection = self.reader()?;
        {
            let transaction = connection.transaction()?;
            // A deferred transaction takes its snapshot with its first read.
            transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            work(&mut Running(&transaction))?;
        }
        lock(&self.readers).push(connection);
        Ok(())
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        let mut connection = lock(&self.writer);
        self.check_in_place()?;
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        work(&mut Running(&transaction))?;
        Ok(transaction.commit()?)
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        let statement = statement
            .replace("BIGINT", "INTEGER")
            .replace("BYTEA", "BLOB");
        let strict = if statement.starts_with("CREATE TABLE") {
            " STRICT"
        } else {
            ""
        };
        Ok(lock(&self.writer).execute_batch(&format!("{statement}{strict};"))?)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let found: i64 = lock(&self.writer).query_row(sql, [name], |row| row.get(0))?;
        Ok(found > 0)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        let writer = lock(&self.writer);
        lock(&self.readers).clear();
        writer.execute_batch("VACUUM")?;
        let busy: i64 =
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 {
            Ok(())
        } else {
            Err(ServerError::Database("the file is in use".to_owned()))
        }
    }
}

struct Running<'c>(&'c Connection);

impl Transaction for Running<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError> {
        let changed = self
            .0
            .prepare_cached(&numbered(sql))?
            .execute(params_from_iter(values))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError> {
        let mut statement = self.0.prepare_cached(&numbered(sql))?;
        let width = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values: Result<Vec<Value>, rusqlite::Error> =
                (0..width).map(|column| row.get(column)).collect();
            found.push(Row(values?));
        }
        Ok(found)
    }
}

/// Parameters the way SQLite numbers them.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::ValueRef;
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

impl rusqlite::types::FromSql for Value {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        use rusqlite::types::{FromSqlError, ValueRef};
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(value) => Self::Int(value),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(value) => Self::Bytes(value.to_owned()),
            ValueRef::Real(_) => return Err(FromSqlError::InvalidType),
        })
    }
}

impl From<rusqlite::Error> for ServerError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error();
        // Where no room is left for what readers and writers share, it is called an input/output error.
        let is_full = code.is_some_and(|error| {
            error.code == ErrorCode::DiskFull || error.extended_code == SQLITE_IOERR_SHMSIZE
        });
        if is_full {
            return Self::Database("the disk is full".to_owned());
        }
        Self::Database(error.to_string())
    }
}
