//! Who sits at the table, and what they answered.

use cii_domain::{
    InviteeId, StaffId,
    access::Group,
    due::list_outstanding_replies,
    session::{
        CalledOff, Candidates, Channel, Invitee, InviteeState, Looking, Reply, SendingKind,
        Session, SessionError, SessionKind, Who,
    },
    staff::Staff,
};
use cii_store::Reader;

use super::{change_session, planning::conflict_message};
use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView, StatusView, Tone, WrittenTextView},
        sessions::*,
    },
    desk::Moment,
    error::message_of,
    form::Form,
    mask::get_situation,
    people::People,
    rights::RecordRights,
    session_file::SessionFile,
};

/// How an invitee is reached: the person by post, staff by mail where an address is known.
pub(crate) fn channel_of(people: &People, invitee: &Invitee) -> Channel {
    match invitee.who {
        Who::Person => Channel::Letter,
        Who::Staff(id) => match people.staff.get(&id) {
            Some(staff) if !staff.email.is_empty() => Channel::Mail,
            _ => Channel::Letter,
        },
    }
}

/// Whether an invitation can reach the invitee: staff by mail or post, the person by post.
pub(crate) fn is_reachable(file: &SessionFile, people: &People, invitee: &Invitee) -> bool {
    match find_staff(people, invitee) {
        Some(staff) => !staff.email.is_empty() || staff.address.is_complete(),
        None => file.person.letter_address(file.now.date()).is_complete(),
    }
}

fn find_staff<'a>(people: &'a People, invitee: &Invitee) -> Option<&'a Staff> {
    people.staff.get(&invitee.staff()?)
}

pub(super) fn invitee_view(
    file: &SessionFile,
    people: &People,
    invitee: &Invitee,
    rights: &RecordRights,
) -> InviteeView {
    let session = &file.session;
    let staff = invitee.staff();
    let language = find_staff(people, invitee).map_or_else(
        || file.person.letter_language(file.now.date()),
        |staff| staff.language,
    );
    let state = session.invitee_state(invitee);
    let (replied_on, replaced_by) = match invitee.reply {
        // What somebody called off answered before counts no more.
        _ if invitee.called_off.is_some() => (None, None),
        Reply::Open => (None, None),
        Reply::Accepted { on } | Reply::Declined { on } => (Some(on), None),
        Reply::Replaced { on, by } => (Some(on), Some(by)),
    };
    let reminded_on = invitee
        .last_sending()
        .filter(|sending| sending.kind == SendingKind::Reminder)
        .map(|sending| sending.on);
    let reachable = is_reachable(file, people, invitee);
    InviteeView {
        can_answer: rights.may_change_element(Group::SessionReply, &invitee.id.to_string()),
        id: invitee.id,
        staff,
        name: match staff {
            Some(id) => people.name(id),
            None => file.person.full_name(),
        },
        role: invitee.role,
        institution: invitee.institution.clone(),
        language,
        channel: channel_of(people, invitee),
        state,
        status: invitee_status(file, invitee, state),
        sent_on: invitee
            .last_of(SendingKind::Invitation)
            .map(|sending| sending.on),
        reminded_on,
        leaving: invitee.leaving(),
        called_off_on: invitee.called_off,
        called_off_because: WrittenTextView::new(
            invitee.called_off_language,
            &invitee.called_off_because,
        ),
        can_invite: reachable && session.refuse_invitation(invitee).is_ok(),
        can_remind: reachable && session.refuse_reminder(invitee, file.now).is_ok(),
        can_take_back: session.refuse_taking_back(invitee).is_ok(),
        replied_on,
        replaced_by,
        problem: (!reachable).then(|| MessageView::new("invitee_without_address")),
    }
}

fn invitee_status(file: &SessionFile, invitee: &Invitee, state: InviteeState) -> StatusView {
    let tone = match state {
        InviteeState::ToSend => Tone::Waiting,
        InviteeState::ToUpdate | InviteeState::ToCallOff => Tone::Late,
        InviteeState::Accepted => Tone::Done,
        InviteeState::Declined => Tone::Blocked,
        InviteeState::Replaced | InviteeState::CalledOff => Tone::Neutral,
        InviteeState::Sent => {
            let outstanding = list_outstanding_replies(&file.session, file.now)
                .into_iter()
                .find(|reply| reply.invitee == invitee.id);
            return match outstanding {
                Some(reply) if reply.days == 0 => {
                    let reminded = invitee
                        .last_sending()
                        .is_some_and(|sending| sending.kind == SendingKind::Reminder);
                    let code = if reminded {
                        "reminded_today"
                    } else {
                        "sent_today"
                    };
                    StatusView::new(reply.urgency().into(), MessageView::new(code))
                }
                Some(reply) => StatusView::new(
                    reply.urgency().into(),
                    MessageView::new("no_reply").with("count", ParamView::Number(reply.days)),
                ),
                // Nobody waits for it any more.
                None => StatusView::new(Tone::Neutral, MessageView::new("never_replied")),
            };
        }
    };
    StatusView::new(tone, MessageView::new(state.code()))
}

pub(crate) fn list_candidates(
    app: &App,
    ListCandidatesRequest {
        session,
        role,
        institution,
        instead_of,
    }: ListCandidatesRequest,
) -> Result<CandidatesView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        desk.read(|r| {
            let session: Session = r.get(&session)?;
            let situation = get_situation(r, session.situation, at.by)?;
            let mut staff: Vec<Staff> = r.list()?;
            staff.sort_by(|a, b| (&a.name, &a.first_name).cmp(&(&b.name, &b.first_name)));
            let looking = Looking {
                role,
                institution,
                instead_of,
            };
            let Candidates { meant, others } =
                session.list_candidates(&looking, &staff, situation.region, at.today());
            Ok(CandidatesView { meant, others })
        })
    })
}

/// A member of staff who is in office.
fn get_active(r: &Reader<'_>, id: StaffId, at: Moment) -> Result<Staff, AppError> {
    let member: Staff = r.get(&id)?;
    if member.is_active_on(at.today()) {
        Ok(member)
    } else {
        Err(AppError::new("staff_left"))
    }
}

/// The other table at which `who` sits at the time of this one.
fn find_booking(
    r: &Reader<'_>,
    session: &Session,
    who: Who,
    at: Moment,
) -> Result<Option<MessageView>, AppError> {
    let people = People::load(r)?;
    let file = SessionFile::of(r, &people, session.clone(), at.local)?;
    let booked = file.planning().find_booking(who);
    Ok(booked.map(|conflict| conflict_message(&file, &people, &conflict)))
}

pub(crate) fn save_invitee(
    app: &App,
    request: SaveInviteeRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let new_id = InviteeId(desk.id());
        let at = desk.at;
        let mut form = Form::new(at.today());
        let because = form.optional_note("person_invited_because", &request.person_invited_because);
        form.finish()?;
        change_session(desk, "save_invitee", request.session, |r, session| {
            let SaveInviteeRequest {
                invitee,
                staff,
                role,
                remove,
                ..
            } = request;
            if remove {
                let seat = invitee.ok_or_else(|| AppError::new("no_such_invitee"))?;
                return Ok(session.remove_invitee(seat)?);
            }
            let (who, institution) = match staff {
                None => (Who::Person, None),
                Some(id) => (Who::Staff(id), Some(get_active(r, id, at)?.institution)),
            };
            if who == Who::Person && session.kind == SessionKind::RoundTable {
                if because.is_empty() {
                    return Err(AppError::field(
                        "person_invited_because",
                        MessageView::new("person_at_round_table"),
                    ));
                }
                session.person_invited_because = because;
            }
            let expected = |known: &Invitee| known.who == who && known.called_off.is_none();
            let is_new = !session.invitees.iter().any(expected);
            let new = Invitee::new(new_id, who, role, institution);
            session.seat(invitee, new).map_err(at_staff)?;
            match find_booking(r, session, who, at)? {
                Some(booked) if is_new => Err(AppError::field("staff", booked)),
                _ => Ok(()),
            }
        })
    })
}

/// Who sits at the table already is a mistake of the field in which somebody is chosen.
fn at_staff(error: SessionError) -> AppError {
    match error {
        SessionError::AlreadyInvited | SessionError::OtherInstitution => {
            AppError::field("staff", message_of(&error))
        }
        _ => AppError::from(error),
    }
}

pub(crate) fn record_reply(
    app: &App,
    request: RecordReplyRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let on = at.today();
        let new_id = InviteeId(desk.id());
        change_session(desk, "record_reply", request.session, |r, session| {
            let reply = match request.reply {
                ReplyDraft::Open => Reply::Open,
                ReplyDraft::Accepted => Reply::Accepted { on },
                ReplyDraft::Declined => Reply::Declined { on },
                ReplyDraft::ReplacedBy { staff } => {
                    let substitute = get_active(r, staff, at)?;
                    session
                        .record_substitute(request.invitee, on, new_id, &substitute)
                        .map_err(at_staff)?;
                    let booked = find_booking(r, session, Who::Staff(staff), at)?;
                    return booked.map_or(Ok(()), |booked| Err(AppError::field("staff", booked)));
                }
            };
            Ok(session.record_reply(request.invitee, reply)?)
        })
    })
}

pub(crate) fn call_off_invitee(
    app: &App,
    request: CallOffInviteeRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let on = desk.at.today();
        let mut form = Form::new(on);
        let reason = form.optional_note("reason", &request.reason);
        form.finish()?;
        let called_off = CalledOff {
            on,
            reason,
            language: Some(desk.preferences.language),
        };
        change_session(desk, "call_off_invitee", request.session, |_, session| {
            Ok(session.call_off_invitee(request.invitee, called_off)?)
        })
    })
}
