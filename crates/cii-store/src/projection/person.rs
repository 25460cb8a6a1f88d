//! Persons by what two files about the same one have in common.

use chrono::{Datelike, NaiveDate};
use cii_domain::{PersonId, avs::Avs, names::fold, person::Person};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::day;
use crate::StoreError;

pub(crate) const TABLES: &str = "
    CREATE TABLE person_row (
        person BLOB PRIMARY KEY NOT NULL,
        name_key TEXT NOT NULL,
        first_name_key TEXT NOT NULL,
        birth_day INTEGER,
        avs TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_row_birth ON person_row (birth_day) WHERE birth_day IS NOT NULL;
    CREATE INDEX person_row_avs ON person_row (avs) WHERE avs IS NOT NULL;
    CREATE INDEX person_row_name ON person_row (name_key, first_name_key);";

pub(crate) const CLEAR: &str = "DELETE FROM person_row;";

pub(crate) fn write(
    connection: &Connection,
    id: Uuid,
    person: Option<&Person>,
) -> Result<(), StoreError> {
    let Some(person) = person else {
        connection
            .prepare_cached("DELETE FROM person_row WHERE person = ?1")?
            .execute([id])?;
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO person_row (person, name_key, first_name_key, birth_day, avs)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id,
            fold(&person.name),
            fold(&person.first_name),
            person.birth_date.map(day::number),
            person.avs.as_ref().map(Avs::digits),
        ])?;
    Ok(())
}

/// Persons who may be the same as one of this description: same AVS number, same birth date or one with day and month
/// swapped, same name and first name. Whether they are alike is for `cii_domain::names::duplicate_hint` to say. At most
/// 500; a birth date has a few hundred persons at the very most.
pub(crate) fn list_alike(
    connection: &Connection,
    name: &str,
    first_name: &str,
    birth_date: Option<NaiveDate>,
    avs: Option<&Avs>,
) -> Result<Vec<PersonId>, StoreError> {
    let swapped =
        birth_date.and_then(|date| NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()));
    let mut statement = connection.prepare_cached(
        "SELECT person FROM person_row WHERE avs = ?1
         UNION SELECT person FROM person_row WHERE birth_day IN (?2, ?3)
         UNION SELECT person FROM person_row WHERE name_key = ?4 AND first_name_key = ?5
         LIMIT 500",
    )?;
    let rows = statement.query_map(
        params![
            avs.map(Avs::digits),
            birth_date.map(day::number),
            swapped.map(day::number),
            fold(name),
            fold(first_name),
        ],
        |row| row.get(0).map(PersonId),
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}
