//! Procurations by situation and by their last day.

use chrono::NaiveDate;
use cii_domain::{PersonId, ProcurationId, SituationId, procuration::Procuration};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::day;
use crate::StoreError;

pub(crate) const TABLES: &str = "
    CREATE TABLE procuration_row (
        procuration BLOB PRIMARY KEY NOT NULL,
        person BLOB NOT NULL,
        situation BLOB NOT NULL,
        -- First day on which it can be active; NULL: not signed.
        from_day INTEGER,
        -- Last day on which it can be active: its end, the eve of majority, of the revocation or of the successor.
        to_day INTEGER NOT NULL,
        -- From this day on it is revoked.
        revoked_day INTEGER NOT NULL,
        -- From this day on another one has taken its place.
        replaced_from INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX procuration_row_situation ON procuration_row (situation);
    CREATE INDEX procuration_row_to ON procuration_row (to_day);";

pub(crate) const CLEAR: &str = "DELETE FROM procuration_row;";

/// A day that does not come.
pub(crate) const NEVER: i32 = i32::MAX;

/// A day that has always been.
const ALWAYS: i32 = i32::MIN;

/// When a procuration can be active, the day of asking aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from_day: Option<i32>,
    pub(crate) to_day: i32,
    pub(crate) revoked_day: i32,
    pub(crate) replaced_from: i32,
}

impl Span {
    pub(crate) fn of(procuration: &Procuration) -> Self {
        let last = day::number(procuration.last_day());
        let replaced_from = match (procuration.replaced_by, procuration.replaced_on) {
            (None, _) => NEVER,
            (Some(_), Some(on)) => day::number(on),
            (Some(_), None) => ALWAYS,
        };
        let revoked_day = procuration
            .revocation
            .as_ref()
            .map(|revocation| day::number(revocation.on));
        Self {
            from_day: procuration.first_day().map(day::number),
            to_day: revoked_day
                .map_or(last, |day| last.min(day - 1))
                .min(replaced_from.saturating_sub(1)),
            revoked_day: revoked_day.unwrap_or(NEVER),
            replaced_from,
        }
    }

    /// Whether another one took its place before it could begin.
    pub(crate) fn is_skipped(&self) -> bool {
        match self.from_day {
            Some(from) => self.replaced_from <= from,
            None => self.replaced_from != NEVER,
        }
    }
}

/// A procuration in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcurationRow {
    /// The procuration.
    pub procuration: ProcurationId,
    /// Whose.
    pub person: PersonId,
    /// For which situation.
    pub situation: SituationId,
    /// Last day on which it is active.
    pub last_day: NaiveDate,
}

pub(crate) fn write(
    connection: &Connection,
    id: Uuid,
    procuration: Option<&Procuration>,
) -> Result<(), StoreError> {
    let Some(procuration) = procuration else {
        connection
            .prepare_cached("DELETE FROM procuration_row WHERE procuration = ?1")?
            .execute([id])?;
        return Ok(());
    };
    let Span {
        from_day,
        to_day,
        revoked_day,
        replaced_from,
    } = Span::of(procuration);
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO procuration_row
                 (procuration, person, situation, from_day, to_day, revoked_day, replaced_from)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            procuration.person.0,
            procuration.situation.0,
            from_day,
            to_day,
            revoked_day,
            replaced_from
        ])?;
    Ok(())
}

pub(crate) fn list_spans(
    connection: &Connection,
    situation: Uuid,
) -> Result<Vec<Span>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT from_day, to_day, revoked_day, replaced_from FROM procuration_row WHERE situation = ?1
         ORDER BY procuration",
    )?;
    let rows = statement.query_map([situation], |row| {
        Ok(Span {
            from_day: row.get(0)?,
            to_day: row.get(1)?,
            revoked_day: row.get(2)?,
            replaced_from: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Signed procurations, neither revoked nor replaced, whose last day lies between `from` and `to`, soonest first.
pub(crate) fn list_ending(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<ProcurationRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT procuration, person, situation, to_day FROM procuration_row
         WHERE to_day BETWEEN ?1 AND ?2 AND from_day IS NOT NULL AND revoked_day = ?3
             AND replaced_from = ?3
         ORDER BY to_day, procuration",
    )?;
    let rows = statement.query_map(params![day::number(from), day::number(to), NEVER], |row| {
        Ok(ProcurationRow {
            procuration: ProcurationId(row.get(0)?),
            person: PersonId(row.get(1)?),
            situation: SituationId(row.get(2)?),
            last_day: day::date(row.get(3)?).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
