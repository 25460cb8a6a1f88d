//! Lists of situations: filters, sort orders, pages.

use std::{cell::RefCell, collections::HashMap};

use chrono::{NaiveDate, TimeDelta};
use cii_domain::{
    Region, SituationId, StaffId,
    due::ENDING_DAYS,
    situation::{CaseNumber, Register, ServiceKind, SituationState},
};
use rusqlite::{Connection, ToSql, types::Value};
use uuid::Uuid;

use crate::{
    StoreError,
    projection::{
        day, search,
        situation::{list_masked_keys, region_number, register_number, service_bits, state_number},
        situation_row::{COLUMNS, SituationRow, from_row},
    },
};

/// Where the procuration of a situation must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcurationFilter {
    /// None, or none signed.
    Missing,
    /// In force.
    Active,
    /// In force, and ending within [`ENDING_DAYS`].
    Expiring,
    /// Past its last day.
    Expired,
    /// Revoked.
    Revoked,
}

/// What a list shows. Empty lists and None do not filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SituationFilter {
    /// What was typed. Words in any order, each the beginning of a word of name, first name, number, place or case
    /// manager.
    pub query: String,
    /// Regions.
    pub regions: Vec<Region>,
    /// Registers.
    pub registers: Vec<Register>,
    /// States.
    pub states: Vec<SituationState>,
    /// Any of these services given or running.
    pub services: Vec<ServiceKind>,
    /// Coordinator in charge.
    pub coordinator: Option<StaffId>,
    /// Procuration.
    pub procuration: Option<ProcurationFilter>,
    /// Only situations in which something may still be due.
    pub open_only: bool,
}

/// Order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By number, newest first.
    #[default]
    Newest,
    /// By number, oldest first.
    Oldest,
    /// By name and first name; restricted persons whom the viewer may not see first.
    Name,
    /// By name and first name, backwards.
    NameDescending,
    /// By day of the announcement, latest first.
    Announced,
    /// By day of the announcement, earliest first.
    AnnouncedAscending,
}

impl Order {
    const fn sql(self) -> &'static str {
        match self {
            Self::Newest => "s.year DESC, s.running DESC",
            Self::Oldest => "s.year, s.running",
            Self::Name => "s.name_key, s.year, s.running",
            Self::NameDescending => "s.name_key DESC, s.year DESC, s.running DESC",
            Self::Announced => "s.announced_day DESC, s.year DESC, s.running DESC",
            Self::AnnouncedAscending => "s.announced_day, s.year, s.running",
        }
    }
}

/// How much of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// Rows to leave out at the top.
    pub offset: usize,
    /// Rows to show at most.
    pub limit: usize,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many rows the whole list has.
    pub total: usize,
    /// Whether the list was cut: with a query, only the newest [`MOST_FOUND`] that it finds are listed and counted.
    pub capped: bool,
    /// The rows asked for.
    pub rows: Vec<SituationRow>,
}

/// With a query, the number of situations that are looked at. Whoever gets as many has not typed enough.
pub const MOST_FOUND: usize = 1000;

struct Condition {
    sql: String,
    values: Vec<Value>,
}

impl Condition {
    fn new() -> Self {
        Self {
            sql: String::from("1"),
            values: Vec::new(),
        }
    }

    fn and(&mut self, sql: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
    }

    /// `column` is one of the numbers. They come from closed lists, so that they may stand in the statement.
    fn any_of(&mut self, column: &str, numbers: impl Iterator<Item = i64>) {
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        if !numbers.is_empty() {
            self.and(&format!("{column} IN ({})", numbers.join(", ")));
        }
    }

    /// The parameters: the viewer, then the values.
    fn values<'v>(&'v self, viewer: &'v Uuid) -> Vec<&'v dyn ToSql> {
        let values = self.values.iter().map(|value| value as &dyn ToSql);
        std::iter::once(viewer as &dyn ToSql)
            .chain(values)
            .collect()
    }

    /// What tells this condition from every other.
    fn key(&self) -> String {
        format!("{} {:?}", self.sql, self.values)
    }

    /// Adds a value and gives its placeholder. The first one is the viewer.
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len() + 1)
    }
}

fn condition(filter: &SituationFilter, today: NaiveDate) -> Condition {
    let mut condition = Condition::new();
    let SituationFilter {
        query: _,
        regions,
        registers,
        states,
        services,
        coordinator,
        procuration,
        open_only,
    } = filter;
    condition.any_of("s.region", regions.iter().copied().map(region_number));
    condition.any_of("s.register", registers.iter().copied().map(register_number));
    condition.any_of("s.state", states.iter().copied().map(state_number));
    if !services.is_empty() {
        let bits = service_bits(services.iter().copied());
        condition.and(&format!("s.services & {bits} != 0"));
    }
    // Said of the states as well, so that the engine looks among what is open and not through the whole past.
    if *open_only || (!states.is_empty() && states.iter().all(|state| state.is_open())) {
        condition.and("s.open = 1");
    }
    if let Some(coordinator) = coordinator {
        let place = condition.bind(coordinator.0.as_bytes().to_vec());
        condition.and(&format!("s.coordinator = {place}"));
    }
    let day = day::number(today);
    let soon = day::number(
        today
            .checked_add_signed(TimeDelta::days(ENDING_DAYS))
            .unwrap_or(today),
    );
    let active = |place: &str| {
        format!("s.procuration = 2 AND {place} BETWEEN s.procuration_from AND s.procuration_to")
    };
    match procuration {
        None => {}
        Some(ProcurationFilter::Missing) => condition.and("s.procuration < 2"),
        Some(ProcurationFilter::Active) => {
            let place = condition.bind(i64::from(day));
            condition.and(&active(&place));
        }
        Some(ProcurationFilter::Expiring) => {
            let place = condition.bind(i64::from(day));
            condition.and(&active(&place));
            let soon = condition.bind(i64::from(soon));
            condition.and(&format!("s.procuration_to <= {soon}"));
        }
        Some(ProcurationFilter::Expired) => {
            let place = condition.bind(i64::from(day));
            condition.and(&format!(
                "s.procuration = 2 AND s.procuration_to < {place} AND s.procuration_revoked > {place}"
            ));
        }
        Some(ProcurationFilter::Revoked) => {
            let place = condition.bind(i64::from(day));
            condition.and(&format!("s.procuration_revoked <= {place}"));
        }
    }
    condition
}

/// One page of the situations that `filter` lets through, as they stand on `today` for `viewer`.
pub(crate) fn list_situations(
    connection: &Connection,
    counts: &Counts,
    filter: &SituationFilter,
    order: Order,
    slice: Slice,
    viewer: StaffId,
    today: NaiveDate,
) -> Result<Page, StoreError> {
    let mut condition = condition(filter, today);
    let words = search::words(&filter.query);
    let mut capped = false;
    if words.is_empty() && !filter.query.trim().is_empty() {
        // Something was typed that no word can begin with, such as «?!».
        return Ok(Page {
            total: 0,
            capped,
            rows: Vec::new(),
        });
    }
    if !words.is_empty() {
        let found = search::list_rows(connection, &words, viewer, MOST_FOUND)?;
        capped = found.len() >= MOST_FOUND;
        let place = condition.bind(serde_json::to_string(&found)?);
        condition.and(&format!("s.row IN (SELECT value FROM json_each({place}))"));
    }
    let total = counts.get(connection, condition.key(), || {
        count(connection, &condition, viewer)
    })?;
    if total == 0 {
        return Ok(Page {
            total: 0,
            capped,
            rows: Vec::new(),
        });
    }
    let mut order_by = order.sql().to_owned();
    if matches!(order, Order::Name | Order::NameDescending) {
        let keys = list_masked_keys(connection, viewer)?;
        if !keys.is_empty() {
            // Whoever sees through a mask finds the person at the place of the name.
            let place = condition.bind(serde_json::to_string(&keys)?);
            let key = format!(
                "CASE WHEN s.restricted THEN coalesce((SELECT k.value FROM json_each({place}) k
                 WHERE k.key = CAST(s.row AS TEXT)), '') ELSE s.name_key END"
            );
            order_by = order_by.replace("s.name_key", &key);
        }
    }
    let rows = connection
        .prepare_cached(&select(&condition, &order_by, slice))?
        .query_and_then(condition.values(&viewer.0).as_slice(), |row| {
            from_row(row, today)
        })?
        .collect::<Result<_, StoreError>>()?;
    Ok(Page {
        total: usize::try_from(total).unwrap_or_default(),
        capped,
        rows,
    })
}

fn select(condition: &Condition, order_by: &str, slice: Slice) -> String {
    format!(
        "SELECT {COLUMNS} FROM situation_row s WHERE {} ORDER BY {} LIMIT {} OFFSET {}",
        condition.sql, order_by, slice.limit, slice.offset
    )
}

/// How the engine goes about a list.
#[cfg(test)]
pub(crate) fn plan(
    connection: &Connection,
    filter: &SituationFilter,
    order: Order,
    today: NaiveDate,
) -> Result<String, StoreError> {
    let condition = condition(filter, today);
    let slice = Slice {
        offset: 0,
        limit: 50,
    };
    let sql = format!(
        "EXPLAIN QUERY PLAN {}",
        select(&condition, order.sql(), slice)
    );
    let steps = connection
        .prepare(&sql)?
        .query_map(condition.values(&Uuid::nil()).as_slice(), |row| row.get(3))?
        .collect::<Result<Vec<String>, _>>()?;
    Ok(steps.join("; "))
}

fn count(
    connection: &Connection,
    condition: &Condition,
    viewer: StaffId,
) -> Result<i64, StoreError> {
    // The viewer is the first parameter everywhere, though nothing here asks for it.
    let sql = format!(
        "SELECT count(*) FROM situation_row s WHERE ?1 IS NOT NULL AND {}",
        condition.sql
    );
    Ok(connection
        .prepare_cached(&sql)?
        .query_row(condition.values(&viewer.0).as_slice(), |row| row.get(0))?)
}

/// The lengths of lists counted since the last change: a list is looked at page by page, and counting means looking at
/// every row.
#[derive(Debug, Default)]
pub(crate) struct Counts(RefCell<(u64, HashMap<String, i64>)>);

/// More different lists are not looked at between two changes.
const MOST_COUNTS: usize = 200;

impl Counts {
    /// The number kept under `key`, or the one that `count` finds, which is kept.
    pub(crate) fn get(
        &self,
        connection: &Connection,
        key: String,
        count: impl FnOnce() -> Result<i64, StoreError>,
    ) -> Result<i64, StoreError> {
        let changes = connection.total_changes();
        let mut kept = self.0.borrow_mut();
        if kept.0 != changes || kept.1.len() >= MOST_COUNTS {
            *kept = (changes, HashMap::new());
        }
        if let Some(total) = kept.1.get(&key) {
            return Ok(*total);
        }
        let total = count()?;
        kept.1.insert(key, total);
        Ok(total)
    }
}

/// The newest situations that `query` finds.
pub(crate) fn search_situations(
    connection: &Connection,
    query: &str,
    limit: usize,
    viewer: StaffId,
    today: NaiveDate,
) -> Result<Vec<SituationRow>, StoreError> {
    let words = search::words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT {COLUMNS} FROM situation_row s WHERE s.row = ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    search::list_rows(connection, &words, viewer, limit)?
        .into_iter()
        .filter_map(|row| {
            statement
                .query_and_then(rusqlite::params![viewer.0, row], |row| from_row(row, today))
                .map_err(StoreError::from)
                .map(|mut rows| rows.next())
                .transpose()
        })
        .map(|row| row.and_then(|row| row))
        .collect()
}

/// The list row of one situation.
pub(crate) fn find_row(
    connection: &Connection,
    situation: SituationId,
    viewer: StaffId,
    today: NaiveDate,
) -> Result<Option<SituationRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM situation_row s WHERE s.situation = ?2");
    connection
        .prepare_cached(&sql)?
        .query_and_then(rusqlite::params![viewer.0, situation.0], |row| {
            from_row(row, today)
        })?
        .next()
        .transpose()
}

/// Open complex situations last followed up on `until` or before, longest ago first.
pub(crate) fn list_follow_ups_due(
    connection: &Connection,
    until: NaiveDate,
    viewer: StaffId,
    today: NaiveDate,
) -> Result<Vec<SituationRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM situation_row s WHERE s.follow_up_day <= ?2 OR s.follow_up_day > ?3
         ORDER BY s.follow_up_day, s.row LIMIT {MOST_FOUND}"
    );
    connection
        .prepare_cached(&sql)?
        .query_and_then(
            rusqlite::params![viewer.0, day::number(until), day::number(today)],
            |row| from_row(row, today),
        )?
        .collect()
}

/// The number of the next situation announced in `year`.
pub(crate) fn next_case_number(
    connection: &Connection,
    year: u16,
) -> Result<CaseNumber, StoreError> {
    let last: Option<u32> = connection
        .prepare_cached("SELECT max(running) FROM situation_row WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?;
    Ok(CaseNumber {
        year,
        running: last.unwrap_or(0).saturating_add(1),
    })
}
