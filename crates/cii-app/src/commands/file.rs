//! The acts on the file of one situation.

use chrono::NaiveDate;
use cii_domain::{
    NoteId,
    contract::Contract,
    dates::Expectation,
    institution::Institution,
    person::{Confirmation, Person, Representative, Restriction},
    procuration::Procuration,
    session::Session,
    situation::{
        CaseManagement, Closing, FollowUp, Involvement, Note, Service, Situation, SituationState,
        list_unfinished,
    },
    staff::Staff,
};

use super::announcement::{read_avs, refuse_known_avs};
use crate::{
    App, AppError,
    api::{
        file::*,
        message::{DoneView, MessageView},
        situations::SituationRequest,
    },
    error::message_of,
    file_view,
    form::Form,
    mask::{get_situation, refuse_unless_visible},
    people::People,
    say::say,
};

const DONE: DoneView = DoneView { can_undo: true };

pub(crate) fn get_file(
    app: &App,
    SituationRequest { situation }: SituationRequest,
) -> Result<FileView, AppError> {
    app.at_desk(|desk| file_view::get(desk, situation))
}

pub(crate) fn get_history(
    app: &App,
    SituationRequest { situation }: SituationRequest,
) -> Result<HistoryView, AppError> {
    app.at_desk(|desk| file_view::history(desk, situation))
}

pub(crate) fn save_person(app: &App, request: SavePersonRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let name = form.name("name", &request.name);
        let first_name = form.name("first_name", &request.first_name);
        let birth_date = form.optional_date("birth_date", &request.birth_date, Expectation::Birth);
        let avs = read_avs(&mut form, &request.avs);
        let address = form.address("address", &request.address);
        let phone = form.optional_phone("phone", &request.phone);
        let email = form.optional_email("email", &request.email);
        let representative = request.representative_kind.map(|kind| Representative {
            kind,
            name: form.name("representative_name", &request.representative_name),
            phone: form.optional_phone("representative_phone", &request.representative_phone),
            address: form
                .address("representative_address", &request.representative_address)
                .into(),
            language: request.representative_language,
        });
        let restriction = request.restricted.then(|| Restriction {
            allowed: request.restriction_allowed.clone(),
            reason: form.line("restriction_reason", &request.restriction_reason),
        });
        if let Some(mask) = &restriction {
            // Whoever puts the mask on may stand outside it; somebody in office must stand inside, or the file is lost.
            let staff = desk.read(|r| Ok(r.list::<Staff>()?))?;
            let opens =
                |staff: &Staff| mask.allowed.contains(&staff.id) && staff.is_active_on(at.today());
            if !staff.iter().any(opens) {
                form.refuse(
                    "restriction_allowed",
                    MessageView::new("restriction_needs_somebody"),
                );
            }
        }
        form.finish()?;
        desk.change("save_person", |w| {
            let stored: Person = w.get(&request.person)?;
            refuse_unless_visible(&stored, at.by)?;
            refuse_known_avs(w, avs.as_ref(), Some(stored.id))?;
            let identity_confirmed = if request.confirm_identity {
                Some(Confirmation {
                    on: at.today(),
                    at: at.now,
                    by: at.by,
                })
            } else {
                stored.identity_confirmed
            };
            for situation in w.list_of::<Situation>(&stored.id)? {
                let contradicted = situation.announcement.list_errors(birth_date);
                if let Some(error) = contradicted.iter().find(|error| error.is_of_birth())
                    && birth_date != stored.birth_date
                {
                    return Err(AppError::field("birth_date", message_of(error)));
                }
                for before in w.list_of::<Procuration>(&situation.id)? {
                    let mut procuration = before.clone();
                    procuration.set_birth_date(birth_date);
                    if procuration != before {
                        w.put(&procuration)?;
                    }
                }
            }
            w.put(&Person {
                id: stored.id,
                name,
                first_name,
                form: request.form,
                sex: request.sex,
                birth_date,
                avs,
                language: request.language,
                address: address.into(),
                phone,
                email,
                representative,
                restriction,
                identity_confirmed,
                not_same_as: stored.not_same_as,
            })?;
            Ok(DONE)
        })
    })
}

pub(crate) fn confirm_identity(
    app: &App,
    ConfirmIdentityRequest { person }: ConfirmIdentityRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        desk.change("confirm_identity", |w| {
            let mut person: Person = w.get(&person)?;
            refuse_unless_visible(&person, at.by)?;
            person.identity_confirmed = Some(Confirmation {
                on: at.today(),
                at: at.now,
                by: at.by,
            });
            w.put(&person)?;
            Ok(DONE)
        })
    })
}

pub(crate) fn save_involvement(
    app: &App,
    request: SaveInvolvementRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.change("save_involvement", |w| {
            let mut situation = get_situation(w, request.situation, viewer)?;
            let SaveInvolvementRequest {
                institution,
                contact,
                imminent,
                remove,
                ..
            } = request;
            if remove {
                if situation.announcement.service == institution {
                    return Err(AppError::new("announcing_service_stays"));
                }
                situation
                    .involved
                    .retain(|known| known.institution != institution);
            } else {
                w.get::<Institution>(&institution)?;
                if let Some(contact) = contact {
                    w.get::<Staff>(&contact)?;
                }
                let involvement = Involvement {
                    institution: institution.clone(),
                    contact,
                    imminent,
                };
                match situation
                    .involved
                    .iter_mut()
                    .find(|known| known.institution == institution)
                {
                    Some(known) => *known = involvement,
                    None => situation.involved.push(involvement),
                }
            }
            w.put(&situation)?;
            Ok(DONE)
        })
    })
}

pub(crate) fn set_case_manager(
    app: &App,
    SetCaseManagerRequest { situation, staff }: SetCaseManagerRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let since = desk.at.today();
        desk.change("set_case_manager", |w| {
            let mut situation = get_situation(w, situation, viewer)?;
            if let Some(staff) = staff {
                let staff: Staff = w.get(&staff)?;
                if !staff.is_active_on(since) {
                    return Err(AppError::new("staff_left"));
                }
            }
            situation.case_manager = staff.map(|staff| CaseManagement { staff, since });
            w.put(&situation)?;
            Ok(DONE)
        })
    })
}

pub(crate) fn add_note(app: &App, request: AddNoteRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let text = form.note("text", &request.text);
        form.finish()?;
        let note = Note {
            id: NoteId(desk.id()),
            situation: request.situation,
            on: at.today(),
            by: at.by,
            language: request.language,
            text,
        };
        desk.change("add_note", |w| {
            get_situation(w, note.situation, at.by)?;
            w.put(&note)?;
            Ok(DONE)
        })
    })
}

/// Refuses a day before the announcement.
fn refuse_before(situation: &Situation, field: &str, day: NaiveDate) -> Result<(), AppError> {
    situation
        .refuse_before_announcement(day)
        .map_err(|error| AppError::field(field, message_of(&error)))
}

pub(crate) fn record_follow_up(
    app: &App,
    request: RecordFollowUpRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let at = desk.at;
        let mut form = Form::new(at.today());
        let on = form.date("on", &request.on, Expectation::Past);
        let text = form.note("text", &request.text);
        form.finish()?;
        let on = on.unwrap_or_else(|| at.today());
        let language = Some(desk.preferences.language);
        desk.change("record_follow_up", |w| {
            let mut situation = get_situation(w, request.situation, viewer)?;
            if !situation.state.is_complex() {
                return Err(AppError::new("not_complex"));
            }
            refuse_before(&situation, "on", on)?;
            situation.follow_ups.push(FollowUp {
                on,
                by: at.by,
                text,
                language,
            });
            situation.follow_ups.sort_by_key(|follow_up| follow_up.on);
            if situation
                .services
                .iter()
                .all(|service| service.ended_on.is_some())
            {
                situation.state = SituationState::FollowedUp;
            }
            w.put(&situation)?;
            Ok(DONE)
        })
    })
}

pub(crate) fn add_service(app: &App, request: AddServiceRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let mut form = Form::new(desk.at.today());
        let started_on = form.date("started_on", &request.started_on, Expectation::Any);
        form.finish()?;
        let started_on = started_on.ok_or_else(|| AppError::new("internal"))?;
        desk.change("add_service", |w| {
            let mut situation = get_situation(w, request.situation, viewer)?;
            if !situation.state.is_complex() {
                return Err(AppError::new("not_complex"));
            }
            refuse_before(&situation, "started_on", started_on)?;
            situation.services.push(Service {
                kind: request.kind,
                started_on,
                ended_on: None,
                session: None,
            });
            situation.services.sort_by_key(|service| service.started_on);
            situation.state = SituationState::InService;
            w.put(&situation)?;
            Ok(DONE)
        })
    })
}

pub(crate) fn close_situation(
    app: &App,
    request: CloseSituationRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let mut form = Form::new(desk.at.today());
        let on = form.date("on", &request.on, Expectation::Past);
        form.finish()?;
        let on = on.ok_or_else(|| AppError::new("internal"))?;
        desk.change("close_situation", |w| {
            let mut situation = get_situation(w, request.situation, viewer)?;
            if !situation.state.is_open() {
                return Err(AppError::new("already_closed"));
            }
            if let Some(institution) = &request.continued_by {
                w.get::<Institution>(institution)?;
            }
            refuse_before(&situation, "on", on)?;
            let sessions = w.list_of::<Session>(&situation.id)?;
            let contracts = w.list_of::<Contract>(&situation.id)?;
            let unfinished = list_unfinished(&sessions, &contracts);
            if !unfinished.is_empty() {
                let people = People::load(w)?;
                let names = people.with_person(String::new());
                let mut form = Form::new(on);
                for open in unfinished {
                    form.refuse(open.place(), say(&names, open.message()));
                }
                form.finish()?;
            }
            for service in &mut situation.services {
                service.ended_on.get_or_insert(on);
            }
            situation.state = SituationState::Closed;
            situation.closing = Some(Closing {
                on,
                result: request.result,
                continued_by: request.continued_by,
            });
            w.put(&situation)?;
            Ok(DONE)
        })
    })
}
