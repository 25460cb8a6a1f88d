//! What came out of a session: the decision, the minutes, their approval.

use cii_domain::{
    session::{Approval, Held, Session},
    staff::Staff,
};

use super::{change_session, view};
use crate::{App, AppError, api::sessions::*, form::Form, mask::get_situation};

pub(crate) fn hold_session(
    app: &App,
    request: HoldSessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let minutes = request
            .minutes
            .map(|minutes| form.optional_note("minutes", &minutes));
        form.finish()?;
        let held = Held {
            decision: request.decision,
            minutes,
            language: desk.preferences.language,
            case_manager: request.case_manager,
        };
        let id = request.session;
        desk.change("hold_session", |w| {
            let mut session: Session = w.get(&id)?;
            let mut situation = get_situation(w, session.situation, at.by)?;
            if let Some(staff) = held.case_manager {
                w.get::<Staff>(&staff)?;
            }
            session.hold(&mut situation, held, at.today())?;
            w.put(&session)?;
            w.put(&situation)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

pub(crate) fn save_minutes(
    app: &App,
    request: SaveMinutesRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let language = desk.preferences.language;
        let mut form = Form::new(desk.at.today());
        let minutes = form.optional_note("minutes", &request.minutes);
        form.finish()?;
        change_session(desk, "save_minutes", request.session, |_, session| {
            Ok(session.write_minutes(minutes, language)?)
        })
    })
}

pub(crate) fn approve_minutes(
    app: &App,
    SessionRequest { session: id }: SessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let approval = Approval {
            on: at.today(),
            by: at.by,
        };
        // What was approved stands: no key takes it back.
        desk.change_finally("approve_minutes", |w| {
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, at.by)?;
            session.approve_minutes(approval)?;
            w.put(&session)?;
            Ok(())
        })?;
        view(desk, id)
    })
}
