//! The full-text index over situations: name, first name, number, place and case manager, folded as
//! `cii_domain::names::fold` folds both what is stored and what is typed.
//!
//! It holds row numbers only; the words stand in `situation_row.indexed`, from where the index can be rebuilt. A
//! restricted person is indexed under the number alone, so that no typed name can find the situation; the few staff for
//! whom the mask is lifted are served by a scan over the restricted rows, of which an office has a handful.

use cii_domain::{StaffId, names::fold};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::StoreError;

// detail=none: words are found, not their places; there are no phrases to ask for. prefix: what is typed is a beginning.
pub(crate) const TABLES: &str = "
    CREATE VIRTUAL TABLE search USING fts5 (
        indexed,
        content = 'situation_row',
        content_rowid = 'row',
        detail = none,
        columnsize = 0,
        prefix = '1 2 3 4',
        tokenize = 'unicode61 remove_diacritics 2'
    );
    -- A word that is deleted must not linger in the index.
    INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
    CREATE TABLE restricted_row (
        row INTEGER PRIMARY KEY,
        person BLOB NOT NULL,
        indexed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE restricted_staff (
        row INTEGER NOT NULL,
        staff BLOB NOT NULL,
        PRIMARY KEY (row, staff)
    ) STRICT, WITHOUT ROWID;";

pub(crate) const CLEAR: &str = "
    DELETE FROM restricted_row;
    DELETE FROM restricted_staff;
    INSERT INTO search (search) VALUES ('delete-all');";

/// More words narrow nothing any more.
const MOST_WORDS: usize = 8;
/// Nobody types more to find somebody; a pasted page costs nothing.
const MOST_LETTERS: usize = 200;

/// The words of what was typed, folded; each is the beginning of a word to be found.
pub(crate) fn words(query: &str) -> Vec<String> {
    let short: String = query.chars().take(MOST_LETTERS).collect();
    let mut words: Vec<String> = fold(&short)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// The FTS5 expression for `words`: every one a prefix, in any order. Quoted, so that no word is an operator.
pub(crate) fn expression(words: &[String]) -> String {
    words
        .iter()
        .map(|word| format!("\"{word}\"*"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether `indexed` has, for each of `words`, a word that begins with it.
fn matches(indexed: &str, words: &[String]) -> bool {
    words.iter().all(|word| {
        indexed
            .split(' ')
            .any(|candidate| candidate.starts_with(word))
    })
}

pub(crate) fn insert(connection: &Connection, row: i64, indexed: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO search (rowid, indexed) VALUES (?1, ?2)")?
        .execute(params![row, indexed])?;
    Ok(())
}

/// Takes a row out. `indexed` must be what was put in.
pub(crate) fn remove(connection: &Connection, row: i64, indexed: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO search (search, rowid, indexed) VALUES ('delete', ?1, ?2)")?
        .execute(params![row, indexed])?;
    Ok(())
}

/// Fills an empty index from `situation_row` at once, in one segment.
pub(crate) fn fill(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "INSERT INTO search (search) VALUES ('rebuild');
         INSERT INTO search (search) VALUES ('optimize');",
    )?;
    Ok(())
}

/// Notes who may see through the mask of a row; None: there is no mask.
pub(crate) fn write_restriction(
    connection: &Connection,
    row: i64,
    restriction: Option<(Uuid, &[StaffId], &str)>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM restricted_row WHERE row = ?1")?
        .execute([row])?;
    connection
        .prepare_cached("DELETE FROM restricted_staff WHERE row = ?1")?
        .execute([row])?;
    let Some((person, allowed, indexed)) = restriction else {
        return Ok(());
    };
    connection
        .prepare_cached("INSERT INTO restricted_row (row, person, indexed) VALUES (?1, ?2, ?3)")?
        .execute(params![row, person, indexed])?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO restricted_staff (row, staff) VALUES (?1, ?2)")?;
    for staff in allowed {
        insert.execute(params![row, staff.0])?;
    }
    Ok(())
}

/// The newest rows that have every one of `words`, for `viewer`, newest first; at most `limit`.
pub(crate) fn list_rows(
    connection: &Connection,
    words: &[String],
    viewer: StaffId,
    limit: usize,
) -> Result<Vec<i64>, StoreError> {
    let mut rows: Vec<i64> = connection
        .prepare_cached(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        )?
        .query_map(
            params![expression(words), i64::try_from(limit).unwrap_or(i64::MAX)],
            |row| row.get(0),
        )?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT r.row, r.indexed FROM restricted_staff s JOIN restricted_row r ON r.row = s.row
         WHERE s.staff = ?1",
    )?;
    let mut masked = statement.query([viewer.0])?;
    let mut added = false;
    while let Some(row) = masked.next()? {
        let number: i64 = row.get(0)?;
        let indexed: String = row.get(1)?;
        if matches(&indexed, words) && !rows.contains(&number) {
            rows.push(number);
            added = true;
        }
    }
    if added {
        rows.sort_unstable_by(|a, b| b.cmp(a));
        rows.truncate(limit);
    }
    Ok(rows)
}
