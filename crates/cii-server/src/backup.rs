//! Backups: everything that the database holds at one moment, as lines of text that either database can take back.
//!
//! One format for both, so that a server can also move from one to the other. The first line says what it is and of when;
//! then come the tables, each with its rows; the last line counts and hashes all that stands before it, so that a copy that
//! was cut or changed is recognised before anything is done with it. Keys are no part of it: a backup alone opens no
//! second factor.

use std::io::{BufRead, Write};

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    Database, Row, ServerError, Transaction, Value,
    database::read,
    guard::{Sight, see},
    hexadecimal::hexadecimal,
    lines::Lines,
    table::{self, Shape, counter},
};

/// The format that this version writes.
const FORMAT: u32 = 1;
/// Rows that are fetched at once.
const AT_ONCE: u64 = 500;
/// The same where a row can be a megabyte.
const LARGE_AT_ONCE: u64 = 8;

/// Why a backup cannot be made or taken back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is no backup, or not a whole one.
    #[error("not a whole backup: {0}")]
    Damaged(&'static str),
    /// The database is not empty.
    #[error("the database is not empty")]
    NotEmpty,
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Server(#[from] ServerError),
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupHead {
    /// The format.
    #[serde(rename = "bureau_cii_backup")]
    pub format: u32,
    /// The server's number up to which it holds everything.
    pub seq: u64,
    /// When it was made.
    pub at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Table {
    table: String,
    columns: Vec<String>,
}

#[derive(Deserialize)]
struct Tail {
    rows: u64,
    sha256: String,
}

/// Writes everything that was committed before, while others go on.
pub fn backup(
    database: &dyn Database,
    to: &mut dyn Write,
    at: DateTime<Utc>,
) -> Result<BackupHead, BackupError> {
    let mut out = Lines::new(to);
    let mut rows = Ok(0);
    let head = read(database, |transaction| {
        let head = BackupHead {
            format: FORMAT,
            seq: counter::present(transaction)?,
            at,
        };
        rows = write_all(transaction, &head, &mut out);
        Ok(head)
    })?;
    let rows = rows?;
    out.end(|_, sha256| json!({"rows": rows, "sha256": sha256}).to_string())?;
    Ok(head)
}

/// Writes everything but the end, and says how many rows there are.
fn write_all(
    transaction: &mut dyn Transaction,
    head: &BackupHead,
    out: &mut Lines<'_>,
) -> Result<u64, BackupError> {
    let mut count = 0_u64;
    out.write(&serde_json::to_string(head).map_err(ServerError::from)?)?;
    for shape in table::shapes() {
        out.write(&json!({"table": shape.name, "columns": shape.columns}).to_string())?;
        let mut after: Vec<Value> = Vec::new();
        loop {
            let rows = page(transaction, &shape, &after)?;
            for row in &rows {
                count = count.saturating_add(1);
                out.write(&row_text(row))?;
            }
            match rows.last() {
                Some(last) if !shape.key.is_empty() => after = key_of(&shape, last),
                _ => break,
            }
        }
    }
    Ok(count)
}

/// The rows after a key, in the order of their keys; all of them if nothing tells them apart.
fn page(
    transaction: &mut dyn Transaction,
    shape: &Shape,
    after: &[Value],
) -> Result<Vec<Row>, ServerError> {
    let Shape {
        name, columns, key, ..
    } = shape;
    let columns = columns.join(", ");
    if key.is_empty() {
        return transaction.query(&format!("SELECT {columns} FROM {name}"), &[]);
    }
    let key = key.join(", ");
    let numbers: Vec<String> = (1..=after.len()).map(|n| format!("${n}")).collect();
    let condition = match numbers.as_slice() {
        [] => String::new(),
        numbers => format!("WHERE ({key}) > ({})", numbers.join(", ")),
    };
    let most = if *name == table::blob::PARTS {
        LARGE_AT_ONCE
    } else {
        AT_ONCE
    };
    let sql = format!("SELECT {columns} FROM {name} {condition} ORDER BY {key} LIMIT {most}");
    transaction.query(&sql, after)
}

fn key_of(shape: &Shape, row: &Row) -> Vec<Value> {
    let of = |column: &&str| {
        let index = shape.columns.iter().position(|one| one == column)?;
        row.0.get(index).cloned()
    };
    shape.key.iter().filter_map(of).collect()
}

fn row_text(Row(values): &Row) -> String {
    let values: Vec<serde_json::Value> = values
        .iter()
        .map(|value| match value {
            Value::Null => serde_json::Value::Null,
            Value::Int(value) => json!(value),
            Value::Text(value) => json!(value),
            Value::Bytes(value) => json!([BASE64.encode(value)]),
        })
        .collect();
    serde_json::Value::from(values).to_string()
}

fn row_of(line: &str) -> Option<Vec<Value>> {
    let values: Vec<serde_json::Value> = serde_json::from_str(line).ok()?;
    values
        .into_iter()
        .map(|value| match value {
            serde_json::Value::Null => Some(Value::Null),
            serde_json::Value::Number(number) => number.as_i64().map(Value::Int),
            serde_json::Value::String(text) => Some(Value::Text(text)),
            serde_json::Value::Array(bytes) => match bytes.as_slice() {
                [serde_json::Value::String(bytes)] => BASE64.decode(bytes).ok().map(Value::Bytes),
                _ => None,
            },
            serde_json::Value::Bool(_) | serde_json::Value::Object(_) => None,
        })
        .collect()
}

/// What stands on the lines of a backup.
enum Line {
    Table(Table),
    Row(Vec<Value>),
}

/// Reads a backup from its beginning to its end, and makes sure that it is whole.
fn walk(
    from: &mut dyn BufRead,
    mut take: impl FnMut(Line) -> Result<(), BackupError>,
) -> Result<BackupHead, BackupError> {
    let mut hash = Sha256::new();
    let mut rows = 0_u64;
    let mut head: Option<BackupHead> = None;
    let mut former: Option<String> = None;
    let mut lines = from.lines();
    loop {
        let line = lines.next().transpose()?;
        // One line behind: the last one is another thing than the others.
        let Some(present) = former.take() else {
            former = Some(line.ok_or(BackupError::Damaged("it is empty"))?);
            continue;
        };
        let Some(line) = line else {
            let tail: Tail = serde_json::from_str(&present)
                .map_err(|_| BackupError::Damaged("its end is missing"))?;
            if tail.rows != rows || tail.sha256 != hexadecimal(&hash.finalize()) {
                return Err(BackupError::Damaged("it was changed"));
            }
            return head.ok_or(BackupError::Damaged("its head is missing"));
        };
        hash.update(&present);
        hash.update("\n");
        if head.is_none() {
            let read: BackupHead = serde_json::from_str(&present)
                .map_err(|_| BackupError::Damaged("its head is missing"))?;
            if read.format != FORMAT {
                return Err(BackupError::Damaged("it is of another version"));
            }
            head = Some(read);
        } else if present.starts_with('{') {
            // A table is an object, a row a list. Asked for a table, the reader would take a list of the same parts for one.
            let table = serde_json::from_str(&present)
                .map_err(|_| BackupError::Damaged("a table cannot be read"))?;
            take(Line::Table(table))?;
        } else {
            let row = row_of(&present).ok_or(BackupError::Damaged("a row cannot be read"))?;
            rows = rows.saturating_add(1);
            take(Line::Row(row))?;
        }
        former = Some(line);
    }
}

/// Makes sure that a backup is whole, without doing anything with it.
pub fn verify_backup(from: &mut dyn BufRead) -> Result<BackupHead, BackupError> {
    walk(from, |_| Ok(()))
}

/// Takes a backup back into a database that holds nothing. All of it or nothing.
pub fn restore(database: &dyn Database, from: &mut dyn BufRead) -> Result<BackupHead, BackupError> {
    table::prepare(database)?;
    let mut result = Err(BackupError::Damaged("it was not read"));
    let written = database.write(&mut |transaction| {
        see(transaction, Sight::Server)?;
        result = take_back(transaction, from);
        match &result {
            Ok(_) => Ok(()),
            // Undoes everything; the reason is told below.
            Err(_) => Err(ServerError::Malformed),
        }
    });
    let head = result?;
    written?;
    Ok(head)
}

fn take_back(
    transaction: &mut dyn Transaction,
    from: &mut dyn BufRead,
) -> Result<BackupHead, BackupError> {
    let shapes = table::shapes();
    if !table::is_empty(transaction)? {
        return Err(BackupError::NotEmpty);
    }
    for Shape { name, .. } in &shapes {
        transaction.execute(&format!("DELETE FROM {name}"), &[])?;
    }
    let mut insert = String::new();
    let mut width = 0;
    walk(from, |line| match line {
        Line::Table(Table { table, columns }) => {
            let known = shapes.iter().find(|shape| shape.name == table);
            // Names come from this list and from nowhere else.
            let known = known.filter(|shape| shape.columns == columns);
            let Shape { name, columns, .. } =
                known.ok_or(BackupError::Damaged("it has other tables"))?;
            width = columns.len();
            let numbers: Vec<String> = (1..=width).map(|n| format!("${n}")).collect();
            let (columns, numbers) = (columns.join(", "), numbers.join(", "));
            insert = format!("INSERT INTO {name} ({columns}) VALUES ({numbers})");
            Ok(())
        }
        Line::Row(values) if values.len() == width && width > 0 => {
            transaction.execute(&insert, &values)?;
            Ok(())
        }
        Line::Row(_) => Err(BackupError::Damaged("a row has another width")),
    })
}
