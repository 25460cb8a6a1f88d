//! SQLite under the contract of the server's databases.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod contract;

use cii_server::{ServerError, SqliteDatabase};

#[test]
fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.db");
    contract::contract(&|| Box::new(SqliteDatabase::open(&path).unwrap()));
}

#[test]
fn a_copy_holds_what_was_committed() {
    use cii_server::Database;
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
