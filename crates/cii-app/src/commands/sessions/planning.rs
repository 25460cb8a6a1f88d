//! Calling a session, giving it a date, a place and a language, and calling it off.

use chrono::NaiveDateTime;
use cii_domain::{
    InviteeId, SessionId,
    dates::{Expectation, parse_coming_time, parse_typed_date},
    planner::{Conflict, check_duration, propose_roster},
    session::{CallOff, CalledOff, Invitee, Place, Session},
    situation::SituationState,
};

use super::{change_session, settle, view};
use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView},
        sessions::*,
    },
    desk::draw_id,
    error::message_of,
    form::Form,
    mask::get_situation,
    people::People,
    say::say,
    session_file::SessionFile,
};

pub(crate) fn plan_session(
    app: &App,
    PlanSessionRequest { situation, kind }: PlanSessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let id = SessionId(desk.id());
        let host = desk.host;
        desk.change("plan_session", |w| {
            let mut situation = get_situation(w, situation, at.by)?;
            if !situation.state.is_complex() {
                return Err(AppError::new("not_complex"));
            }
            // A second press of the key must not make a second session.
            if let Some(open) = w
                .list_of::<Session>(&situation.id)?
                .into_iter()
                .find(|session| session.kind == kind && session.state.is_upcoming())
            {
                return Err(AppError::new("session_exists")
                    .with("session", ParamView::Text(open.id.to_string())));
            }
            let people = People::load(w)?;
            let staff: Vec<_> = people.staff.values().cloned().collect();
            let invitees = propose_roster(kind, &situation, &staff, at.today())
                .into_iter()
                .map(|seat| {
                    let id = InviteeId(draw_id(host));
                    Invitee::new(id, seat.who, seat.role, seat.institution)
                })
                .collect();
            w.put(&Session::plan(id, kind, &situation, invitees))?;
            situation.state = SituationState::InService;
            w.put(&situation)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

pub(crate) fn set_session_date(
    app: &App,
    request: SetSessionDateRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let today = at.today();
        let mut form = Form::new(today);
        let day = form.take(
            "date",
            parse_typed_date(&request.date, today, Expectation::Future),
        );
        let time = form.take("time", parse_coming_time(&request.time, day, at.local));
        let place = match request.place {
            PlaceView::Open => Place::Open,
            PlaceView::Room(id) => Place::Room(id),
            PlaceView::Video(link) => Place::Video(form.line("place", &link)),
        };
        form.finish()?;
        let (Some(day), Some(time)) = (day, time) else {
            return Err(AppError::new("internal"));
        };
        let start = day.and_time(time);
        let id = request.session;
        desk.change("set_session_date", |w| {
            let people = People::load(w)?;
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, at.by)?;
            session.refuse_unless_upcoming()?;
            if let Place::Room(room) = &place
                && !people.rooms.contains_key(room)
            {
                return Err(AppError::field("place", MessageView::new("no_such_room")));
            }
            check_duration(session.kind, request.minutes)
                .map_err(|error| AppError::field("minutes", message_of(&error)))?;
            let mut asked = session.clone();
            asked.starts_at = Some(start);
            asked.minutes = request.minutes;
            let file = SessionFile::of(w, &people, asked, at.local)?;
            refuse_conflicts(&file, &people, start, request.minutes, &place)?;
            session.move_to(start, request.minutes, place)?;
            settle(w, &mut session, at)?;
            w.put(&session)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

/// A closed day, a double booking or the night is refused; an absence or a free day only shows in the check-list.
fn refuse_conflicts(
    file: &SessionFile,
    people: &People,
    start: NaiveDateTime,
    minutes: u16,
    place: &Place,
) -> Result<(), AppError> {
    let hard = file
        .planning()
        .list_conflicts(start, minutes, place)
        .into_iter()
        .find(Conflict::is_hard);
    hard.map_or(Ok(()), |conflict| {
        Err(AppError::field(
            "date",
            conflict_message(file, people, &conflict),
        ))
    })
}

/// What stands against a session, as an error says it.
pub(super) fn conflict_message(
    file: &SessionFile,
    people: &People,
    conflict: &Conflict,
) -> MessageView {
    let names = people.with_person(file.person.full_name());
    let MessageView { code, params } = say(&names, conflict.message());
    MessageView {
        code: format!("session_{code}"),
        params,
    }
}

pub(crate) fn set_session_language(
    app: &App,
    request: SetSessionLanguageRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        change_session(
            desk,
            "set_session_language",
            request.session,
            |_, session| {
                session.refuse_unless_upcoming()?;
                session.language = Some(request.language);
                Ok(())
            },
        )
    })
}

pub(crate) fn call_off_session(
    app: &App,
    request: CallOffRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let on = desk.at.today();
        let mut form = Form::new(on);
        let reason = form.line("reason", &request.reason);
        form.finish()?;
        let called_off = CalledOff {
            on,
            reason,
            language: Some(desk.preferences.language),
        };
        let (act, how) = if request.postpone {
            ("postpone_session", CallOff::Postpone)
        } else {
            ("cancel_session", CallOff::Cancel)
        };
        change_session(desk, act, request.session, |_, session| {
            Ok(session.call_off(how, called_off)?)
        })
    })
}
