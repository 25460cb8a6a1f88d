//! SQLite under the contract of the server's databases.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod contract;

use std::sync::{Arc, Mutex};

use cii_server::{
    Database, Engine, Row, Rules, ServerError, SqliteDatabase, Transaction, Value, Work,
};
use uuid::Uuid;

#[test]
fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.db");
    contract::contract(&|| Box::new(SqliteDatabase::open(&path).unwrap()));
}

#[test]
fn a_backup_brings_back_the_rows_of_every_table() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["one.db", "other.db"].map(|name| -> Arc<dyn Database> {
        Arc::new(SqliteDatabase::open(&folder.path().join(name)).unwrap())
    });
    contract::a_backup_brings_back_the_rows_of_every_table(&one, &other);
}

#[test]
fn a_copy_holds_what_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let database = SqliteDatabase::open(&folder.path().join("server.db")).unwrap();
    database
        .define("CREATE TABLE thing (seq BIGINT NOT NULL)")
        .unwrap();
    database
        .write(&mut |transaction| {
            transaction
                .execute("INSERT INTO thing (seq) VALUES (7)", &[])
                .map(drop)
        })
        .unwrap();
    let copy = folder.path().join("copy.db");
    database.copy_to(&copy).unwrap();
    let copied = SqliteDatabase::open(&copy).unwrap();
    copied
        .read(&mut |transaction| {
            assert_eq!(
                transaction.query("SELECT seq FROM thing", &[])?[0].int(0)?,
                7
            );
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.db");
    std::fs::write(&path, vec![7; 8192]).unwrap();
    let refused = SqliteDatabase::open(&path);
    assert!(
        matches!(refused, Err(ServerError::Database(_))),
        "{refused:?}"
    );
}

#[test]
#[cfg(unix)]
fn a_file_that_was_removed_is_read_and_written_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let (path, aside) = (folder.path().join("server.db"), folder.path().join("aside"));
    let database = SqliteDatabase::open(&path).unwrap();
    database
        .define("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL)")
        .unwrap();
    let note = |id: i64| {
        database.write(&mut |transaction| {
            transaction.execute("INSERT INTO note VALUES ($1, 'x')", &[id.into()])?;
            Ok(())
        })
    };
    let read = || {
        database.read(&mut |transaction| {
            transaction.query("SELECT id FROM note", &[])?;
            Ok(())
        })
    };
    note(1).unwrap();
    std::fs::rename(&path, &aside).unwrap();
    assert!(matches!(note(2), Err(ServerError::Database(_))));
    assert!(matches!(read(), Err(ServerError::Database(_))));
    assert!(
        !path.exists(),
        "an empty one is in the place of the lost one"
    );

    std::fs::write(&path, b"").unwrap();
    assert!(matches!(note(3), Err(ServerError::Database(_))));
    std::fs::rename(&aside, &path).unwrap();
    note(4).unwrap();
    read().unwrap();
}

/// A database whose numbers are taken before the transaction that uses them, as sequences are.
struct Naive {
    inner: SqliteDatabase,
}

struct Numbered<'t> {
    inner: &'t mut dyn Transaction,
    number: i64,
}

impl Transaction for Numbered<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError> {
        self.inner.execute(sql, values)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError> {
        if sql.starts_with("UPDATE counter") {
            return Ok(vec![Row(vec![self.number.into()])]);
        }
        self.inner.query(sql, values)
    }
}

impl Database for Naive {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.inner.read(work)
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        let mut number = 0;
        self.inner.write(&mut |transaction| {
            let rows = transaction.query(
                "UPDATE counter SET seq = seq + 1 WHERE id = 1 RETURNING seq",
                &[],
            )?;
            number = rows.first().map_or(Ok(0), |row| row.int(0))?;
            Ok(())
        })?;
        self.inner.write(&mut |transaction| {
            work(&mut Numbered {
                inner: transaction,
                number,
            })
        })
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        self.inner.define(statement)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        self.inner.has_table(name)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        self.inner.scrub()
    }
}

#[test]
#[should_panic(expected = "a number became visible out of order")]
fn numbers_taken_before_the_transaction_break_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.db");
    contract::contract(&|| {
        Box::new(Naive {
            inner: SqliteDatabase::open(&path).unwrap(),
        })
    });
}

/// A database that notes how each of its writes begins.
struct Noted {
    inner: SqliteDatabase,
    firsts: Mutex<Vec<String>>,
}

struct First<'t> {
    inner: &'t mut dyn Transaction,
    sql: Option<String>,
}

impl Transaction for First<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, ServerError> {
        self.sql.get_or_insert_with(|| sql.to_owned());
        self.inner.execute(sql, values)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, ServerError> {
        self.sql.get_or_insert_with(|| sql.to_owned());
        self.inner.query(sql, values)
    }
}

impl Database for Noted {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.inner.read(work)
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.inner.write(&mut |transaction| {
            let mut first = First {
                inner: transaction,
                sql: None,
            };
            work(&mut first)?;
            self.firsts.lock().unwrap().extend(first.sql);
            Ok(())
        })
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        self.inner.define(statement)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        self.inner.has_table(name)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        self.inner.scrub()
    }
}

/// On a database that several processes share, whatever was read before the counter could be another thing by now.
#[test]
fn what_a_start_writes_begins_with_the_counter() {
    let folder = tempfile::tempdir().unwrap();
    let database = Arc::new(Noted {
        inner: SqliteDatabase::open(&folder.path().join("server.db")).unwrap(),
        firsts: Mutex::default(),
    });
    Engine::start(Arc::clone(&database), Rules, Uuid::from_u128(1), 0).unwrap();
    let firsts = database.firsts.lock().unwrap();
    assert_eq!(firsts.len(), 2, "{firsts:?}");
    for sql in &*firsts {
        assert!(sql.contains("sync_counter"), "{sql}");
    }
}
