//! The list of sessions.

use cii_domain::session::{Session, SessionState};
use cii_store::{Reader, SessionRow};

use crate::{App, AppError, api::sessions::*, people::People, session_file::SessionFile};

pub(crate) fn list_sessions(
    app: &App,
    ListSessionsRequest { region, past }: ListSessionsRequest,
) -> Result<SessionListView, AppError> {
    app.at_desk(|desk| {
        let (now, viewer) = (desk.at.local, desk.at.by);
        desk.read(|r| {
            let people = People::load(r)?;
            let listed = if past {
                r.list::<Session>()?
            } else {
                list_at_work(r)?
            };
            let files = SessionFile::list(r, &people, listed, now)?;
            let mut sessions: Vec<_> = files
                .iter()
                .filter(|file| region.is_none_or(|region| region == file.situation.region))
                .map(|file| file.row(&people, viewer))
                .collect();
            // Those without a date come first: they wait for one.
            sessions.sort_by_key(|row| (row.starts_at, row.number.clone()));
            if past {
                sessions.reverse();
            }
            Ok(SessionListView { sessions })
        })
    })
}

/// Sessions in which there is something to do still: those to come, and those whose minutes are not approved.
fn list_rows_at_work(r: &Reader<'_>) -> Result<Vec<SessionRow>, AppError> {
    let mut rows = r.list_sessions_upcoming()?;
    rows.extend(r.list_sessions_in(&[SessionState::Held, SessionState::MinutesInReview])?);
    Ok(rows)
}

/// The sessions in which there is something to do still.
pub(crate) fn list_at_work(r: &Reader<'_>) -> Result<Vec<Session>, AppError> {
    let rows = list_rows_at_work(r)?;
    rows.iter().map(|row| Ok(r.get(&row.session)?)).collect()
}

/// How many they are.
pub(crate) fn count_at_work(r: &Reader<'_>) -> Result<usize, AppError> {
    Ok(list_rows_at_work(r)?.len())
}
