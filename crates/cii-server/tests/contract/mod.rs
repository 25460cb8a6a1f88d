//! What the server relies on in a database, written once. Every database runs it.

use std::{
    sync::{Arc, Barrier},
    thread::ScopedJoinHandle,
};

use cii_server::{
    Database, Engine, Row, Rules, ServerError, Sight, Transaction, Value, backup, restore, see,
    shapes, verify_backup,
};
use uuid::Uuid;

/// Opens the same database again, as after the end of the process.
pub(crate) type Open<'o> = &'o dyn Fn() -> Box<dyn Database>;

/// Holds an empty database against everything the server relies on.
pub(crate) fn contract(open: Open<'_>) {
    let database = open();
    let database = &*database;
    let tables = [
        "CREATE TABLE IF NOT EXISTS counter (id BIGINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS thing (seq BIGINT NOT NULL PRIMARY KEY, name TEXT, content BYTEA)",
        "CREATE INDEX IF NOT EXISTS thing_name ON thing (name)",
    ];
    for table in tables.iter().chain(&tables) {
        database.define(table).unwrap();
    }
    for (name, is_there) in [("thing", true), ("thin", false), ("thing_name", false)] {
        assert_eq!(database.has_table(name).unwrap(), is_there, "{name}");
    }
    values_come_back_as_they_went_in(database);
    what_fails_leaves_nothing(database);
    a_refused_part_is_undone_alone(database);
    a_reader_keeps_its_snapshot(database);
    numbers_are_dense_and_in_the_order_of_the_commits(database);
    bytes_are_ordered_as_numbers(database);
    texts_are_ordered_by_their_bytes(database);
    what_is_there_survives_a_scrubbing(database);
    what_was_committed_is_there_again(open);
}

fn write(database: &dyn Database, sql: &str, values: &[Value]) {
    database
        .write(&mut |transaction| transaction.execute(sql, values).map(drop))
        .unwrap();
}

fn query(database: &dyn Database, sql: &str, values: &[Value]) -> Vec<Row> {
    let mut rows = Vec::new();
    database
        .read(&mut |transaction| {
            rows = transaction.query(sql, values)?;
            Ok(())
        })
        .unwrap();
    rows
}

fn put(transaction: &mut dyn Transaction, seq: i64, name: &str) -> Result<(), ServerError> {
    let changed = transaction.execute(
        "INSERT INTO thing (seq, name) VALUES ($1, $2) ON CONFLICT (seq) DO UPDATE SET name = excluded.name",
        &[seq.into(), name.into()],
    )?;
    assert_eq!(changed, 1);
    Ok(())
}

fn name_of(database: &dyn Database, seq: i64) -> Option<String> {
    let rows = query(
        database,
        "SELECT name FROM thing WHERE seq = $1",
        &[seq.into()],
    );
    rows.first().map(|row| row.text(0).unwrap().to_owned())
}

fn values_come_back_as_they_went_in(database: &dyn Database) {
    let cases = [
        (
            1_i64,
            Value::from("é ß 漢 🙂 '$1"),
            Value::Bytes(vec![0, 255, 39]),
        ),
        (2, Value::from(""), Value::Bytes(Vec::new())),
        ((1 << 53) - 1, Value::Null, Value::Null),
    ];
    for (seq, name, content) in cases {
        // Parameters in another order than the statement names them.
        write(
            database,
            "INSERT INTO thing (content, seq, name) VALUES ($3, $1, $2)",
            &[seq.into(), name.clone(), content.clone()],
        );
        let rows = query(
            database,
            "SELECT seq, name, content FROM thing WHERE seq = $1",
            &[seq.into()],
        );
        assert_eq!(rows, [Row(vec![seq.into(), name, content])]);
    }
    let id = Uuid::from_u128(0xFEED);
    write(
        database,
        "UPDATE thing SET content = $1 WHERE seq = 1",
        &[id.into()],
    );
    let rows = query(database, "SELECT content FROM thing WHERE seq = 1", &[]);
    assert_eq!(rows[0].uuid(0).unwrap(), id);
}

fn what_fails_leaves_nothing(database: &dyn Database) {
    let refused = database.write(&mut |transaction| {
        put(transaction, 10, "never")?;
        Err(ServerError::Malformed)
    });
    assert!(matches!(refused, Err(ServerError::Malformed)));
    assert_eq!(name_of(database, 10), None);
    let broken = database.write(&mut |transaction| {
        put(transaction, 10, "never")?;
        transaction
            .execute("INSERT INTO nowhere (a) VALUES (1)", &[])
            .map(drop)
    });
    assert!(
        matches!(broken, Err(ServerError::Database(_))),
        "{broken:?}"
    );
    assert_eq!(name_of(database, 10), None);
}

fn a_refused_part_is_undone_alone(database: &dyn Database) {
    database
        .write(&mut |transaction| {
            put(transaction, 20, "kept")?;
            for refused in [true, false] {
                transaction.execute("SAVEPOINT taken", &[])?;
                put(transaction, if refused { 21 } else { 22 }, "part")?;
                if refused {
                    transaction.execute("ROLLBACK TO SAVEPOINT taken", &[])?;
                }
                transaction.execute("RELEASE SAVEPOINT taken", &[])?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(
        [20, 21, 22].map(|seq| name_of(database, seq).is_some()),
        [true, false, true]
    );
}

fn a_reader_keeps_its_snapshot(database: &dyn Database) {
    write(database, "DELETE FROM thing", &[]);
    database
        .read(&mut |transaction| {
            let count = |transaction: &mut dyn Transaction| {
                transaction
                    .query("SELECT COUNT(*) FROM thing", &[])
                    .unwrap()[0]
                    .int(0)
                    .unwrap()
            };
            assert_eq!(count(transaction), 0);
            std::thread::scope(|scope| {
                let writer = scope.spawn(|| {
                    database
                        .write(&mut |transaction| put(transaction, 30, "later"))
                        .unwrap();
                });
                writer.join().unwrap();
            });
            assert_eq!(count(transaction), 0, "a commit shows within a snapshot");
            Ok(())
        })
        .unwrap();
    assert_eq!(name_of(database, 30).as_deref(), Some("later"));
}

fn numbers_are_dense_and_in_the_order_of_the_commits(database: &dyn Database) {
    const WRITERS: usize = 4;
    const EACH: usize = 25;
    write(database, "DELETE FROM thing", &[]);
    write(database, "INSERT INTO counter (id, seq) VALUES (1, 0)", &[]);
    let begin = Barrier::new(WRITERS + 1);
    std::thread::scope(|scope| {
        let mut writers = Vec::new();
        for writer in 0..WRITERS {
            let begin = &begin;
            writers.push(scope.spawn(move || {
                begin.wait();
                for attempt in 0..EACH {
                    // Every fifth is given up, and must not leave a hole.
                    let given_up = attempt % 5 == 4;
                    let result = database.write(&mut |transaction| {
                        let seq = transaction.query(
                            "UPDATE counter SET seq = seq + 1 WHERE id = 1 RETURNING seq",
                            &[],
                        )?[0]
                            .int(0)?;
                        std::thread::yield_now();
                        put(transaction, seq, &format!("{writer}"))?;
                        if given_up {
                            Err(ServerError::Malformed)
                        } else {
                            Ok(())
                        }
                    });
                    assert_eq!(result.is_err(), given_up, "{result:?}");
                }
            }));
        }
        begin.wait();
        // Whoever looks sees an unbroken row of numbers, however far it goes.
        loop {
            let done = writers.iter().all(ScopedJoinHandle::is_finished);
            let rows = query(database, "SELECT seq FROM thing ORDER BY seq", &[]);
            for (row, expected) in rows.iter().zip(1_i64..) {
                assert_eq!(
                    row.int(0).unwrap(),
                    expected,
                    "a number became visible out of order"
                );
            }
            if done {
                assert_eq!(rows.len(), WRITERS * EACH * 4 / 5);
                break;
            }
        }
    });
}

fn bytes_are_ordered_as_numbers(database: &dyn Database) {
    write(database, "DELETE FROM thing", &[]);
    for (seq, first) in [(1_i64, 0x80_u8), (2, 0x7F), (3, 0x00), (4, 0xFF)] {
        write(
            database,
            "INSERT INTO thing (seq, content) VALUES ($1, $2)",
            &[seq.into(), vec![first, 1].into()],
        );
    }
    let rows = query(database, "SELECT seq FROM thing ORDER BY content", &[]);
    let order: Vec<i64> = rows.iter().map(|row| row.int(0).unwrap()).collect();
    assert_eq!(order, [3, 2, 1, 4]);
}

fn texts_are_ordered_by_their_bytes(database: &dyn Database) {
    write(database, "DELETE FROM thing", &[]);
    for (seq, name) in [(1_i64, "é"), (2, "a"), (3, "B"), (4, "a b"), (5, "ab")] {
        write(
            database,
            "INSERT INTO thing (seq, name) VALUES ($1, $2)",
            &[seq.into(), name.into()],
        );
    }
    let rows = query(database, "SELECT seq FROM thing ORDER BY name", &[]);
    let order: Vec<i64> = rows.iter().map(|row| row.int(0).unwrap()).collect();
    assert_eq!(order, [3, 2, 4, 5, 1]);
}

fn what_is_there_survives_a_scrubbing(database: &dyn Database) {
    let rows = || query(database, "SELECT seq, name FROM thing ORDER BY seq", &[]);
    let before = rows();
    database.scrub().unwrap();
    assert_eq!(rows(), before);
}

fn what_was_committed_is_there_again(open: Open<'_>) {
    let before = open();
    before
        .write(&mut |transaction| put(transaction, 40, "durable"))
        .unwrap();
    drop(before);
    assert_eq!(name_of(&*open(), 40).as_deref(), Some("durable"));
}

/// Puts rows into every table of the server, each with whatever its columns take, and moves them from `one` empty database
/// to the `other`.
pub(crate) fn a_backup_brings_back_the_rows_of_every_table(
    one: &Arc<dyn Database>,
    other: &Arc<dyn Database>,
) {
    Engine::start(Arc::clone(one), Rules, Uuid::from_u128(1), 0).unwrap();
    for shape in shapes() {
        let numbers: Vec<String> = (1..=shape.columns.len()).map(|n| format!("${n}")).collect();
        let (name, columns, numbers) = (shape.name, shape.columns.join(", "), numbers.join(", "));
        let sql = format!("INSERT INTO {name} ({columns}) VALUES ({numbers})");
        // One row with everything, and one with as little as may be.
        for (row, empty) in [(90_u8, false), (91, true)] {
            let value = |takes: &&str| match takes.split_once(' ').unwrap_or((takes, "")) {
                (_, "") if empty => Value::Null,
                ("BIGINT", _) => i64::from(row).into(),
                ("TEXT", _) => format!("{row} [\"é\"]\n{{}}").into(),
                ("BYTEA", _) => vec![row, 0, 255].into(),
                _ => panic!("{name} takes {takes}"),
            };
            let values: Vec<Value> = shape.types.iter().map(value).collect();
            one.write(&mut |transaction| {
                see(transaction, Sight::Server)?;
                transaction.execute(&sql, &values).map(drop)
            })
            .unwrap();
        }
    }
    let written = |database: &dyn Database| {
        let mut file = Vec::new();
        let head = backup(database, &mut file, chrono::DateTime::UNIX_EPOCH).unwrap();
        (head, String::from_utf8(file).unwrap())
    };
    let (head, file) = written(one);
    assert_eq!(verify_backup(&mut file.as_bytes()).unwrap(), head);
    assert_eq!(restore(other, &mut file.as_bytes()).unwrap(), head);
    assert_eq!(written(other), (head, file));
}
