//! Sessions: the list, the planner, the table, what institutions bring, and what came out.

mod held;
mod invitees;
mod list;
mod planning;
mod preparation;
mod view;
mod week;

use cii_domain::{
    SessionId,
    access::{Group, RecordKind},
    session::Session,
};
use cii_store::Reader;

pub(crate) use held::{approve_minutes, hold_session, save_minutes};
pub(crate) use invitees::{
    call_off_invitee, channel_of, is_reachable, list_candidates, record_reply, save_invitee,
};
pub(crate) use list::{count_at_work, list_at_work, list_sessions};
pub(crate) use planning::{call_off_session, plan_session, set_session_date, set_session_language};
pub(crate) use preparation::{save_block, waive_rule};
pub(crate) use view::{get_session, view};
pub(crate) use week::{closed_message, get_week};

use crate::{
    AppError,
    api::sessions::SessionView,
    desk::{Desk, Moment},
    mask::get_situation,
    people::People,
    rights::held_back,
    session_file::SessionFile,
};

/// Sets the state that follows from invitations, replies and rules; where they are hidden from the user, it stays.
pub(crate) fn settle(r: &Reader<'_>, session: &mut Session, at: Moment) -> Result<(), AppError> {
    let people = People::load(r)?;
    let file = SessionFile::of(r, &people, session.clone(), at.local)?;
    if file.is_whole() {
        session.settle(&file.rules());
    }
    Ok(())
}

/// Changes one session and settles its state.
fn change_session(
    desk: &mut Desk<'_>,
    act: &'static str,
    id: SessionId,
    f: impl FnOnce(&Reader<'_>, &mut Session) -> Result<(), AppError>,
) -> Result<SessionView, AppError> {
    let at = desk.at;
    desk.change(act, |w| {
        let mut session: Session = w.get(&id)?;
        get_situation(w, session.situation, at.by)?;
        let leader = session.leader;
        f(w, &mut session)?;
        settle(w, &mut session, at)?;
        let held_back = held_back(w, RecordKind::Session, id.0)?;
        if held_back.contains(&Group::SessionFile) {
            // Whoever is only asked to come sees no seat but their own, and so nobody who leads: that is no vacancy.
            session.leader = leader;
        }
        w.put(&session)?;
        Ok(())
    })?;
    view(desk, id)
}
