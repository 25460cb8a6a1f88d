//! The list of sessions.

use cii_domain::session::{Session, SessionState};
use cii_store::Reader;

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

fn at_work() -> Vec<SessionState> {
    let states = SessionState::ALL.iter().copied();
    states.filter(|state| state.is_at_work()).collect()
}

/// The sessions in which there is something to do still.
pub(crate) fn list_at_work(r: &Reader<'_>) -> Result<Vec<Session>, AppError> {
    let rows = r.list_sessions_in(&at_work())?;
    rows.iter().map(|row| Ok(r.get(&row.session)?)).collect()
}

/// How many they are.
pub(crate) fn count_at_work(r: &Reader<'_>) -> Result<usize, AppError> {
    Ok(r.count_sessions_in(&at_work())?)
}
