//! Situations as lists show them: one row with everything a list, a filter or a sort order needs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use cii_domain::{
    Region, StaffId,
    due::FollowUpDays,
    names::fold,
    person::Person,
    situation::{CaseNumber, Register, ServiceKind, Situation, SituationState},
    staff::Staff,
};
use cii_sync::RecordKind;
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use uuid::Uuid;

use super::{
    day,
    hidden::Hidden,
    procuration, search,
    standing::{HIDDEN, NONE, Standing},
};
use crate::{StoreError, table};

// The indexes carry the columns that filters ask for, so that a filtered list or count never touches the wide rows.
pub(crate) const TABLES: &str = "
    CREATE TABLE situation_row (
        row INTEGER PRIMARY KEY,
        situation BLOB NOT NULL UNIQUE,
        person BLOB NOT NULL,
        year INTEGER NOT NULL,
        running INTEGER NOT NULL,
        name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        -- Sort order in both languages; empty for a restricted person, whose place would tell the name.
        name_key TEXT NOT NULL,
        birth_day INTEGER,
        place TEXT NOT NULL,
        region INTEGER NOT NULL,
        -- -1, like the state: the device may not see it.
        register INTEGER NOT NULL,
        state INTEGER NOT NULL,
        -- What may still be due counts as open, whoever cannot see the state.
        open INTEGER NOT NULL,
        coordinator BLOB,
        case_manager BLOB,
        case_manager_name TEXT NOT NULL,
        -- One bit per kind of service given or running.
        services INTEGER NOT NULL,
        -- 0: the device may not see it.
        announced_day INTEGER NOT NULL,
        announced_by TEXT NOT NULL,
        -- 0 none, 1 drawn up, 2 signed, 3 the device may not see whether there is one; the days say where it stands.
        procuration INTEGER NOT NULL,
        procuration_from INTEGER NOT NULL,
        procuration_to INTEGER NOT NULL,
        procuration_revoked INTEGER NOT NULL,
        restricted INTEGER NOT NULL,
        -- The days from which looks are counted, as JSON, and the last of them, with all that is still to begin.
        follow_up TEXT,
        follow_up_day INTEGER,
        involved TEXT NOT NULL,
        -- One bit for each part that the device may not see.
        hidden INTEGER NOT NULL,
        indexed TEXT NOT NULL
    ) STRICT;
    CREATE INDEX situation_row_person ON situation_row (person);
    CREATE INDEX situation_row_case_manager ON situation_row (case_manager)
        WHERE case_manager IS NOT NULL;
    CREATE INDEX situation_row_follow_up ON situation_row (follow_up_day)
        WHERE follow_up_day IS NOT NULL;
    -- What is open: a few hundred rows, however many years the office has behind it.
    CREATE INDEX situation_row_open ON situation_row (year, running, region, register, state, open,
        services, procuration, procuration_from, procuration_to, procuration_revoked, coordinator)
        WHERE open = 1;
    CREATE INDEX situation_row_number ON situation_row (year, running, region, register, state, open,
        services, procuration, procuration_from, procuration_to, procuration_revoked, coordinator);
    CREATE INDEX situation_row_name ON situation_row (name_key, year, running, region, register,
        state, open, services, procuration, procuration_from, procuration_to, procuration_revoked, coordinator);
    CREATE INDEX situation_row_announced ON situation_row (announced_day, year, running, region,
        register, state, open, services, procuration, procuration_from, procuration_to, procuration_revoked, coordinator);";

pub(crate) const CLEAR: &str = "DELETE FROM situation_row;";

/// The records of which a row is made.
struct Values {
    situation: Situation,
    person: Option<Person>,
    case_manager_name: String,
    procuration: Standing,
    hidden: Hidden,
}

/// A situation with what of it is hidden.
fn find(connection: &Connection, id: Uuid) -> Result<Option<(Situation, Hidden)>, StoreError> {
    let record = table::record::find(connection, id)?;
    record
        .filter(|record| record.kind == RecordKind::Situation)
        .map(|record| Ok((record.aggregate()?, Hidden::of(&record.body))))
        .transpose()
}

/// Place of a code in its list: how projections store closed lists.
fn place_in<T: PartialEq>(all: &[T], value: &T) -> i64 {
    all.iter()
        .position(|candidate| candidate == value)
        .and_then(|at| i64::try_from(at).ok())
        .unwrap_or(-1)
}

pub(crate) fn region_number(region: Region) -> i64 {
    place_in(Region::ALL, &region)
}

pub(crate) fn state_number(state: SituationState) -> i64 {
    place_in(SituationState::ALL, &state)
}

pub(crate) fn register_number(register: Register) -> i64 {
    place_in(Register::ALL, &register)
}

pub(crate) fn service_bits(services: impl IntoIterator<Item = ServiceKind>) -> i64 {
    services.into_iter().fold(0, |bits, kind| {
        bits | 1 << place_in(ServiceKind::ALL, &kind).max(0)
    })
}

fn values(
    connection: &Connection,
    situation: Situation,
    hidden: Hidden,
) -> Result<Values, StoreError> {
    let person = table::record::find_as::<Person>(connection, situation.person.0)?;
    let case_manager_name = match &situation.case_manager {
        Some(case_manager) => table::record::find_as::<Staff>(connection, case_manager.staff.0)?
            .map(|staff| staff.full_name())
            .unwrap_or_default(),
        None => String::new(),
    };
    let mut procuration = Standing::of(&procuration::list_spans(connection, situation.id.0)?);
    if hidden.triage && procuration.code == NONE {
        procuration.code = HIDDEN;
    }
    Ok(Values {
        situation,
        person,
        case_manager_name,
        procuration,
        hidden,
    })
}

/// The words under which the situation is found: by everybody, and by those who see through the mask.
fn indexed(values: &Values) -> (String, String) {
    let CaseNumber { year, running } = values.situation.number;
    let number = format!("{year} {running:04} {running}");
    let empty = String::new();
    let (name, first_name, place) = match &values.person {
        Some(person) => (&person.name, &person.first_name, &person.address.town),
        None => (&empty, &empty, &empty),
    };
    let words = fold(&format!(
        "{name} {first_name} {place} {}",
        values.case_manager_name
    ));
    let all = format!("{words} {number}").trim_start().to_owned();
    (
        if is_restricted(values) {
            number
        } else {
            all.clone()
        },
        all,
    )
}

fn is_restricted(values: &Values) -> bool {
    values
        .person
        .as_ref()
        .is_some_and(|person| person.restriction.is_some())
}

/// Writes the row of a situation after a change of one of the other records of which it is made.
pub(crate) fn refresh(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    match find(connection, id)? {
        Some((situation, hidden)) => refresh_as(connection, situation, hidden),
        None => Ok(()),
    }
}

/// Writes the row of a situation from the records, and its words into the index, each only if it changed: most changes of
/// a file leave its row as it is, and every page that is not written makes saving faster.
pub(crate) fn refresh_as(
    connection: &Connection,
    situation: Situation,
    hidden: Hidden,
) -> Result<(), StoreError> {
    let Some(row) = table::record::find_row(connection, situation.id.0)? else {
        return Ok(());
    };
    let values = values(connection, situation, hidden)?;
    let after = columns(row, &values)?;
    let before: Option<Vec<Value>> = connection
        .prepare_cached("SELECT * FROM situation_row WHERE row = ?1")?
        .query_row([row], |found| {
            (0..after.len()).map(|at| found.get(at)).collect()
        })
        .optional()?;
    let was_restricted = match &before {
        None => false,
        Some(before) => before.get(RESTRICTED) != Some(&Value::Integer(0)),
    };
    if is_restricted(&values) || was_restricted {
        write_restriction(connection, row, &values)?;
    }
    if before.as_ref() == Some(&after) {
        return Ok(());
    }
    let words = |columns: &[Value]| match columns.last() {
        Some(Value::Text(words)) => words.clone(),
        _ => String::new(),
    };
    match &before {
        Some(before) if words(before) == words(&after) => write(connection, &after),
        _ => {
            if let Some(before) = &before {
                search::remove(connection, row, &words(before))?;
            }
            write(connection, &after)?;
            search::insert(connection, row, &words(&after))
        }
    }
}

/// So many rows are written at a time: a part that a process that ends does again in no time.
const PART: i64 = 2_000;

/// Writes the rows of the oldest situations that have none yet, without their words in the index, which is filled
/// afterwards at once. False: there was none.
pub(crate) fn extend(connection: &Connection) -> Result<bool, StoreError> {
    let ids: Vec<Uuid> = connection
        .prepare_cached(
            "SELECT id FROM record
             WHERE kind = 'situation' AND row > (SELECT coalesce(max(row), 0) FROM situation_row)
             ORDER BY row LIMIT ?1",
        )?
        .query_map([PART], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &ids {
        insert_unindexed(connection, *id)?;
    }
    Ok(!ids.is_empty())
}

fn insert_unindexed(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    let Some((situation, hidden)) = find(connection, id)? else {
        return Ok(());
    };
    let Some(row) = table::record::find_row(connection, id)? else {
        return Ok(());
    };
    let values = values(connection, situation, hidden)?;
    if is_restricted(&values) {
        write_restriction(connection, row, &values)?;
    }
    write(connection, &columns(row, &values)?)
}

/// Where a name stands in a list that is sorted by name.
fn name_key(name: &str, first_name: &str) -> String {
    format!("{}  {}", fold(name), fold(first_name))
}

/// Where the restricted persons whom `viewer` may see stand in a list sorted by name, by row. Empty for nearly everybody.
pub(crate) fn list_masked_keys(
    connection: &Connection,
    viewer: StaffId,
) -> Result<BTreeMap<String, String>, StoreError> {
    connection
        .prepare_cached(
            "SELECT s.row, s.name, s.first_name FROM restricted_staff a
             JOIN situation_row s ON s.row = a.row WHERE a.staff = ?1",
        )?
        .query_and_then([viewer.0], |row| {
            let (name, first_name): (String, String) = (row.get(1)?, row.get(2)?);
            Ok((
                row.get::<_, i64>(0)?.to_string(),
                name_key(&name, &first_name),
            ))
        })?
        .collect()
}

/// Where the columns of [`columns`] have the mask.
const RESTRICTED: usize = 24;

/// The columns of the row, in the order of the table. The words of the index come last.
fn columns(row: i64, values: &Values) -> Result<Vec<Value>, StoreError> {
    let restricted = is_restricted(values);
    let (indexed, _) = indexed(values);
    let Values {
        situation,
        person,
        case_manager_name,
        procuration,
        hidden,
    } = values;
    let (name, first_name, birth_date, place) = match person {
        Some(person) => (
            person.name.as_str(),
            person.first_name.as_str(),
            person.birth_date,
            person.address.town.as_str(),
        ),
        None => ("", "", None, ""),
    };
    let name_key = if restricted {
        String::new()
    } else {
        name_key(name, first_name)
    };
    let involved: Vec<&str> = situation
        .involved
        .iter()
        .map(|involvement| involvement.institution.as_str())
        .collect();
    let follow_up = if hidden.follow_ups {
        None
    } else {
        FollowUpDays::of(situation)
    };
    let shown = |is_hidden: bool, number: i64, blank: i64| if is_hidden { blank } else { number };
    let announced_day = i64::from(day::number(situation.announcement.received_on));
    let id = |id: Uuid| Value::Blob(id.as_bytes().to_vec());
    let text = |text: &str| Value::Text(text.to_owned());
    Ok(vec![
        row.into(),
        id(situation.id.0),
        id(situation.person.0),
        situation.number.year.into(),
        situation.number.running.into(),
        text(name),
        text(first_name),
        name_key.into(),
        birth_date.map(day::number).into(),
        text(place),
        region_number(situation.region).into(),
        shown(hidden.state, register_number(situation.register), -1).into(),
        shown(hidden.state, state_number(situation.state), -1).into(),
        (hidden.state || situation.state.is_open()).into(),
        situation
            .coordinator
            .map_or(Value::Null, |staff| id(staff.0)),
        situation
            .case_manager
            .as_ref()
            .map_or(Value::Null, |case_manager| id(case_manager.staff.0)),
        text(case_manager_name),
        service_bits(situation.services.iter().map(|service| service.kind)).into(),
        shown(hidden.announcement, announced_day, 0).into(),
        text(situation.announcement.service.as_str()),
        procuration.code.into(),
        procuration.from.into(),
        procuration.to.into(),
        procuration.revoked.into(),
        restricted.into(),
        follow_up
            .as_ref()
            .map(serde_json::to_string)
            .transpose()?
            .into(),
        follow_up
            .map(|days| day::number(days.since(NaiveDate::MAX)))
            .into(),
        involved.join(" ").into(),
        hidden.bits().into(),
        indexed.into(),
    ])
}

fn write(connection: &Connection, columns: &[Value]) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO situation_row (row, situation, person, year, running, name,
                 first_name, name_key, birth_day, place, region, register, state, open, coordinator,
                 case_manager, case_manager_name, services, announced_day, announced_by, procuration,
                 procuration_from, procuration_to, procuration_revoked, restricted, follow_up,
                 follow_up_day, involved, hidden, indexed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                 ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
        )?
        .execute(params_from_iter(columns))?;
    Ok(())
}

fn write_restriction(connection: &Connection, row: i64, values: &Values) -> Result<(), StoreError> {
    let (_, unmasked) = indexed(values);
    let mask = values
        .person
        .as_ref()
        .and_then(|person| person.restriction.as_ref());
    search::write_restriction(
        connection,
        row,
        mask.map(|mask| {
            (
                values.situation.person.0,
                mask.allowed.as_slice(),
                unmasked.as_str(),
            )
        }),
    )
}

/// Takes the row of a situation out.
pub(crate) fn remove(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    let found: Option<(i64, String)> = connection
        .prepare_cached("SELECT row, indexed FROM situation_row WHERE situation = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((row, indexed)) = found {
        search::remove(connection, row, &indexed)?;
        search::write_restriction(connection, row, None)?;
        connection
            .prepare_cached("DELETE FROM situation_row WHERE row = ?1")?
            .execute([row])?;
    }
    Ok(())
}

pub(crate) fn list_of_person(
    connection: &Connection,
    person: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT situation FROM situation_row WHERE person = ?1 ORDER BY row")?
        .query_map([person], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

pub(crate) fn list_of_case_manager(
    connection: &Connection,
    staff: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT situation FROM situation_row WHERE case_manager = ?1 ORDER BY row")?
        .query_map([staff], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
