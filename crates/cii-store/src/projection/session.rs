//! Sessions by time, and whom and which room they take.

use chrono::NaiveDateTime;
use cii_domain::{
    RoomId, SessionId, SituationId, StaffId,
    session::{Place, Session, SessionKind, SessionState, Who},
};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{day, in_states};
use crate::{Damage, StoreError};

pub(crate) const TABLES: &str = "
    CREATE TABLE session_row (
        session BLOB PRIMARY KEY NOT NULL,
        situation BLOB NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        starts_at INTEGER,
        ends_at INTEGER,
        room BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_row_starts ON session_row (starts_at) WHERE starts_at IS NOT NULL;
    CREATE INDEX session_row_room ON session_row (room, starts_at) WHERE room IS NOT NULL;
    CREATE INDEX session_row_state ON session_row (state);
    CREATE INDEX session_row_situation ON session_row (situation);
    CREATE TABLE session_staff (
        session BLOB NOT NULL,
        staff BLOB NOT NULL,
        PRIMARY KEY (session, staff)
    ) STRICT, WITHOUT ROWID;";

pub(crate) const CLEAR: &str = "DELETE FROM session_staff; DELETE FROM session_row;";

/// A session in a list or a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session.
    pub session: SessionId,
    /// Its situation.
    pub situation: SituationId,
    /// Round table or assessment.
    pub kind: SessionKind,
    /// Where it stands.
    pub state: SessionState,
    /// Begin, local time. None: to be found.
    pub starts_at: Option<NaiveDateTime>,
    /// End, local time.
    pub ends_at: Option<NaiveDateTime>,
    /// Room, if it takes one.
    pub room: Option<RoomId>,
    /// The staff expected at it.
    pub staff: Vec<StaffId>,
}

/// No session is longer; lets a search by begin find those still running.
const LONGEST_SECONDS: i64 = 2 * 24 * 3600;

pub(crate) fn write(
    connection: &Connection,
    id: Uuid,
    session: Option<&Session>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM session_staff WHERE session = ?1")?
        .execute([id])?;
    let Some(session) = session else {
        connection
            .prepare_cached("DELETE FROM session_row WHERE session = ?1")?
            .execute([id])?;
        return Ok(());
    };
    let room = match &session.place {
        Place::Room(room) => Some(room.0),
        Place::Open | Place::Video(_) => None,
    };
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO session_row
                 (session, situation, kind, state, starts_at, ends_at, room)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            session.situation.0,
            session.kind.code(),
            session.state.code(),
            session.starts_at.map(day::seconds),
            session.ends_at().map(day::seconds),
            room,
        ])?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO session_staff (session, staff) VALUES (?1, ?2)")?;
    for invitee in session
        .invitees
        .iter()
        .filter(|invitee| invitee.is_expected())
    {
        if let Who::Staff(staff) = invitee.who {
            insert.execute(params![id, staff.0])?;
        }
    }
    if let Some(leader) = session.leader {
        insert.execute(params![id, leader.0])?;
    }
    Ok(())
}

const COLUMNS: &str = "session, situation, kind, state, starts_at, ends_at, room";

fn from_row(row: &Row<'_>) -> Result<SessionRow, StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let text = |index: usize| row.get_ref(index)?.as_str().map_err(|_| broken());
    Ok(SessionRow {
        session: SessionId(row.get(0)?),
        situation: SituationId(row.get(1)?),
        kind: SessionKind::from_code(text(2)?).ok_or_else(broken)?,
        state: SessionState::from_code(text(3)?).ok_or_else(broken)?,
        starts_at: row.get::<_, Option<i64>>(4)?.and_then(day::moment),
        ends_at: row.get::<_, Option<i64>>(5)?.and_then(day::moment),
        room: row.get::<_, Option<Uuid>>(6)?.map(RoomId),
        staff: Vec::new(),
    })
}

fn with_staff(
    connection: &Connection,
    mut rows: Vec<SessionRow>,
) -> Result<Vec<SessionRow>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT staff FROM session_staff WHERE session = ?1 ORDER BY staff")?;
    for row in &mut rows {
        row.staff = statement
            .query_map([row.session.0], |row| row.get(0).map(StaffId))?
            .collect::<Result<_, _>>()?;
    }
    Ok(rows)
}

/// Sessions of any state that overlap the time from `from` (included) to `to` (excluded), by begin.
pub(crate) fn list_between(
    connection: &Connection,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<SessionRow>, StoreError> {
    let rows = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session_row
             WHERE starts_at >= ?1 - {LONGEST_SECONDS} AND starts_at < ?2 AND ends_at > ?1
             ORDER BY starts_at, session"
        ))?
        .query_and_then(params![day::seconds(from), day::seconds(to)], from_row)?
        .collect::<Result<_, _>>()?;
    with_staff(connection, rows)
}

/// Sessions in any of these states, by begin, those without a date last.
pub(crate) fn list_in(
    connection: &Connection,
    states: &[SessionState],
) -> Result<Vec<SessionRow>, StoreError> {
    let rows = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session_row WHERE {}
             ORDER BY starts_at IS NULL, starts_at, session",
            in_states(states.iter().map(|state| state.code()))
        ))?
        .query_and_then([], from_row)?
        .collect::<Result<_, _>>()?;
    with_staff(connection, rows)
}

/// How many sessions are in any of these states.
pub(crate) fn count_in(
    connection: &Connection,
    states: &[SessionState],
) -> Result<i64, StoreError> {
    let wanted = in_states(states.iter().map(|state| state.code()));
    let sql = format!("SELECT count(*) FROM session_row WHERE {wanted}");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([], |row| row.get(0))?)
}

/// Sessions that take the time of one of `staff` or one of `rooms` between `from` (included) and `to` (excluded).
pub(crate) fn list_busy(
    connection: &Connection,
    staff: &[StaffId],
    rooms: &[RoomId],
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<SessionRow>, StoreError> {
    let mut rows = list_between(connection, from, to)?;
    rows.retain(|row| {
        row.state.is_booked()
            && (row.staff.iter().any(|one| staff.contains(one))
                || row.room.is_some_and(|room| rooms.contains(&room)))
    });
    Ok(rows)
}
