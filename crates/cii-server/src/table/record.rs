//! The records, where their subjects stand, and what is left of those that are gone.

use std::collections::BTreeSet;

use cii_sync::{Body, Compartment, Present, Record, RecordKind, Scope, Stamped, Stamps, Subject};
use uuid::Uuid;

use crate::{
    Area, Located, ServerError,
    database::{Row, Transaction, Value},
};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS record (
        id BYTEA NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        scope TEXT NOT NULL,
        subject TEXT NOT NULL,
        version BIGINT NOT NULL,
        stamps TEXT NOT NULL,
        body TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS record_subject ON record (subject)",
    "CREATE INDEX IF NOT EXISTS record_kind ON record (kind)",
    "CREATE TABLE IF NOT EXISTS record_parent (
        parent BYTEA NOT NULL,
        kind TEXT NOT NULL,
        id BYTEA NOT NULL,
        PRIMARY KEY (parent, kind, id)
    )",
    "CREATE INDEX IF NOT EXISTS record_parent_id ON record_parent (id)",
    "CREATE TABLE IF NOT EXISTS subject (
        subject TEXT NOT NULL PRIMARY KEY,
        area TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS subject_area ON subject (area)",
    "CREATE TABLE IF NOT EXISTS tombstone (
        id BYTEA NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        scope TEXT NOT NULL,
        subject TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS tombstone_subject ON tombstone (subject)",
];

const COLUMNS: &str = "id, kind, scope, version, body, stamps";

fn corrupt(what: &str) -> ServerError {
    ServerError::Corrupt(what.to_owned())
}

/// A subject as it is stored: the scope's text without its compartment.
pub(crate) fn subject_text(subject: &Subject) -> String {
    match subject {
        Subject::Case(situation) => format!("case/{situation}"),
        Subject::Person(person) => format!("person/{person}"),
        Subject::Reference(name) => format!("reference/{name}"),
    }
}

pub(crate) fn subject(row: &Row, column: usize) -> Result<Subject, ServerError> {
    // Any compartment makes a scope of it.
    let text = format!("{}/{}", row.text(column)?, Compartment::Identity.code());
    let scope: Scope = text.parse().map_err(|_| corrupt("subject"))?;
    Ok(scope.subject)
}

pub(crate) fn kind(row: &Row, column: usize) -> Result<RecordKind, ServerError> {
    RecordKind::from_code(row.text(column)?).ok_or_else(|| corrupt("kind"))
}

pub(crate) fn scope(row: &Row, column: usize) -> Result<Scope, ServerError> {
    row.text(column)?.parse().map_err(|_| corrupt("scope"))
}

fn record(row: &Row) -> Result<Record, ServerError> {
    let body: Body = serde_json::from_str(row.text(4)?)?;
    Ok(Record {
        id: row.uuid(0)?,
        kind: kind(row, 1)?,
        scope: scope(row, 2)?,
        version: row.uint(3)?,
        body,
    })
}

pub(crate) fn find(
    transaction: &mut dyn Transaction,
    id: Uuid,
) -> Result<Option<Record>, ServerError> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE id = $1");
    transaction
        .query(&sql, &[id.into()])?
        .first()
        .map(record)
        .transpose()
}

/// What there is under an identity, as the conflict rules want it.
pub(crate) fn present(transaction: &mut dyn Transaction, id: Uuid) -> Result<Present, ServerError> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE id = $1");
    if let Some(row) = transaction.query(&sql, &[id.into()])?.first() {
        let stamps: Stamps = serde_json::from_str(row.text(5)?)?;
        return Ok(Present::There(Stamped {
            record: record(row)?,
            stamps,
        }));
    }
    let gone = transaction.query(
        "SELECT version, scope FROM tombstone WHERE id = $1",
        &[id.into()],
    )?;
    match gone.first() {
        None => Ok(Present::Never),
        Some(row) => Ok(Present::Gone {
            version: row.uint(0)?,
            scope: scope(row, 1)?,
        }),
    }
}

pub(crate) fn list(
    transaction: &mut dyn Transaction,
    kind: RecordKind,
) -> Result<Vec<Record>, ServerError> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE kind = $1 ORDER BY id");
    transaction
        .query(&sql, &[kind.code().into()])?
        .iter()
        .map(record)
        .collect()
}

pub(crate) fn list_of(
    transaction: &mut dyn Transaction,
    parent: Uuid,
    kind: RecordKind,
) -> Result<Vec<Record>, ServerError> {
    let rows = transaction.query(
        "SELECT r.id, r.kind, r.scope, r.version, r.body, r.stamps
         FROM record_parent p JOIN record r ON r.id = p.id
         WHERE p.parent = $1 AND p.kind = $2 ORDER BY r.id",
        &[parent.into(), kind.code().into()],
    )?;
    rows.iter().map(record).collect()
}

/// Where a record belongs. None: it is not there.
pub(crate) fn locate(
    transaction: &mut dyn Transaction,
    id: Uuid,
) -> Result<Option<Located>, ServerError> {
    let rows = transaction.query(
        "SELECT id, kind, scope FROM record WHERE id = $1",
        &[id.into()],
    )?;
    rows.first().map(located).transpose()
}

/// A record that is there and open to whoever the transaction reads for. Fails where the database hides what the rules
/// open: the two lines of permission do not agree, and the closed one holds.
pub(crate) fn get_open(transaction: &mut dyn Transaction, id: Uuid) -> Result<Record, ServerError> {
    find(transaction, id)?.ok_or_else(|| corrupt("a record that the database does not open"))
}

/// Every record of a subject.
pub(crate) fn list_of_subject(
    transaction: &mut dyn Transaction,
    subject: &Subject,
) -> Result<Vec<Located>, ServerError> {
    let rows = transaction.query(
        "SELECT id, kind, scope FROM record WHERE subject = $1 ORDER BY id",
        &[subject_text(subject).into()],
    )?;
    rows.iter().map(located).collect()
}

/// Every record of a subject, those included that are gone.
pub(crate) fn list_ever_of_subject(
    transaction: &mut dyn Transaction,
    subject: &Subject,
) -> Result<Vec<Located>, ServerError> {
    let rows = transaction.query(
        "SELECT id, kind, scope FROM record WHERE subject = $1
         UNION ALL SELECT id, kind, scope FROM tombstone WHERE subject = $1",
        &[subject_text(subject).into()],
    )?;
    rows.iter().map(located).collect()
}

fn located(row: &Row) -> Result<Located, ServerError> {
    Ok(Located {
        record: row.uuid(0)?,
        kind: kind(row, 1)?,
        scope: scope(row, 2)?,
    })
}

/// Every subject that stands in an area.
pub(crate) fn list_subjects_in(
    transaction: &mut dyn Transaction,
    area: &Area,
) -> Result<Vec<Subject>, ServerError> {
    let rows = transaction.query(
        "SELECT subject FROM subject WHERE area = $1 ORDER BY subject",
        &[area.0.as_str().into()],
    )?;
    rows.iter().map(|row| subject(row, 0)).collect()
}

/// Where records after `after` belong whose subjects stand in one of `areas`, in the order of their identities, at most
/// `most`; each with its area.
pub(crate) fn locate_in_after(
    transaction: &mut dyn Transaction,
    areas: &BTreeSet<Area>,
    after: Uuid,
    most: usize,
) -> Result<Vec<(Located, Area)>, ServerError> {
    if areas.is_empty() {
        return Ok(Vec::new());
    }
    // The order of the joining is said, so that the records are walked along their key and nothing has to be sorted.
    let sql = format!(
        "SELECT r.id, r.kind, r.scope, s.area FROM record r CROSS JOIN subject s
         WHERE r.id > $1 AND s.subject = r.subject AND s.area IN ({}) ORDER BY r.id LIMIT $2",
        places_from(3, areas.len())
    );
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let mut values = vec![after.into(), most.into()];
    values.extend(areas.iter().map(|area| Value::from(area.0.as_str())));
    let rows = transaction.query(&sql, &values)?;
    rows.iter()
        .map(|row| Ok((located(row)?, Area(row.text(3)?.to_owned()))))
        .collect()
}

/// The records after `after` up to `upto` whose subjects stand in one of `areas`.
pub(crate) fn list_in_range(
    transaction: &mut dyn Transaction,
    areas: &BTreeSet<Area>,
    after: Uuid,
    upto: Uuid,
) -> Result<Vec<Record>, ServerError> {
    let sql = format!(
        "SELECT r.id, r.kind, r.scope, r.version, r.body FROM record r CROSS JOIN subject s
         WHERE r.id > $1 AND r.id <= $2 AND s.subject = r.subject AND s.area IN ({})",
        places_from(3, areas.len())
    );
    let mut values = vec![after.into(), upto.into()];
    values.extend(areas.iter().map(|area| Value::from(area.0.as_str())));
    transaction
        .query(&sql, &values)?
        .iter()
        .map(record)
        .collect()
}

/// Places for so many values: `$3, $4 …`.
fn places_from(first: usize, many: usize) -> String {
    let places: Vec<String> = (first..first.saturating_add(many))
        .map(|n| format!("${n}"))
        .collect();
    places.join(", ")
}

/// Writes a record as it is now.
/// Says anew where the values of a record come from, which stay as they are.
pub(crate) fn put_stamps(
    transaction: &mut dyn Transaction,
    id: Uuid,
    stamps: &Stamps,
) -> Result<(), ServerError> {
    transaction.execute(
        "UPDATE record SET stamps = $2 WHERE id = $1",
        &[id.into(), serde_json::to_string(stamps)?.into()],
    )?;
    Ok(())
}

pub(crate) fn put(
    transaction: &mut dyn Transaction,
    stamped: &Stamped,
    parents: &[Uuid],
) -> Result<(), ServerError> {
    let Stamped { record, stamps } = stamped;
    transaction.execute(
        "INSERT INTO record (id, kind, scope, subject, version, stamps, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, subject = excluded.subject,
            version = excluded.version, stamps = excluded.stamps, body = excluded.body",
        &[
            record.id.into(),
            record.kind.code().into(),
            record.scope.to_string().into(),
            subject_text(&record.scope.subject).into(),
            record.version.into(),
            serde_json::to_string(stamps)?.into(),
            serde_json::to_string(&record.body)?.into(),
        ],
    )?;
    transaction.execute(
        "DELETE FROM record_parent WHERE id = $1",
        &[record.id.into()],
    )?;
    for parent in parents {
        transaction.execute(
            "INSERT INTO record_parent (parent, kind, id) VALUES ($1, $2, $3)
             ON CONFLICT (parent, kind, id) DO NOTHING",
            &[
                (*parent).into(),
                record.kind.code().into(),
                record.id.into(),
            ],
        )?;
    }
    transaction.execute("DELETE FROM tombstone WHERE id = $1", &[record.id.into()])?;
    Ok(())
}

pub(crate) fn delete(
    transaction: &mut dyn Transaction,
    record: &Record,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO tombstone (id, kind, scope, subject, version) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, subject = excluded.subject,
            version = excluded.version",
        &[
            record.id.into(),
            record.kind.code().into(),
            record.scope.to_string().into(),
            subject_text(&record.scope.subject).into(),
            record.version.into(),
        ],
    )?;
    transaction.execute(
        "DELETE FROM record_parent WHERE id = $1",
        &[record.id.into()],
    )?;
    match transaction.execute("DELETE FROM record WHERE id = $1", &[record.id.into()])? {
        0 => Err(corrupt("a record that cannot be deleted")),
        _ => Ok(()),
    }
}

/// Where a subject stands. None: no record of it was ever written.
pub(crate) fn area(
    transaction: &mut dyn Transaction,
    subject: &Subject,
) -> Result<Option<Area>, ServerError> {
    let rows = transaction.query(
        "SELECT area FROM subject WHERE subject = $1",
        &[subject_text(subject).into()],
    )?;
    rows.first()
        .map(|row| Ok(Area(row.text(0)?.to_owned())))
        .transpose()
}

pub(crate) fn set_area(
    transaction: &mut dyn Transaction,
    subject: &Subject,
    area: &Area,
) -> Result<(), ServerError> {
    transaction.execute(
        "INSERT INTO subject (subject, area) VALUES ($1, $2)
         ON CONFLICT (subject) DO UPDATE SET area = excluded.area",
        &[subject_text(subject).into(), area.0.as_str().into()],
    )?;
    Ok(())
}

/// Whether there is no record at all.
pub(crate) fn is_empty(transaction: &mut dyn Transaction) -> Result<bool, ServerError> {
    let rows = transaction.query("SELECT 1 FROM record LIMIT 1", &[])?;
    Ok(rows.is_empty())
}
