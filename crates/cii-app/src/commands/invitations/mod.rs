//! Invitations: looked at, printed, saved, marked as sent, and the mark taken back.

mod dispatch;
mod post;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_documents::{FileKind, calendar::Method, file_name};
use cii_domain::{
    InviteeId, SessionId,
    session::{Channel, Invitee, SendingKind, Session, SessionError},
    witness::AccessKind,
};

pub(crate) use dispatch::{remind_invitees, send_invitations};

use self::post::Post;
use super::sessions::{self, channel_of, is_reachable, settle};
use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView},
        sessions::{
            InvitationsRequest, MailPreviewView, PagesView, PreviewInvitationRequest, PrintedView,
            SessionView,
        },
        situations::FieldErrorView,
    },
    desk::Desk,
    mask::get_situation,
    output::{self, Output},
    people::People,
    witness::Looked,
};

pub(crate) fn preview_invitation(
    app: &App,
    request: PreviewInvitationRequest,
) -> Result<PagesView, AppError> {
    app.at_desk(|desk| {
        let (letter, situation, person) = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let invitee = post.invitee(request.invitee)?;
            let status = match request.kind {
                SendingKind::Invitation | SendingKind::CallOff => post.status(invitee),
                SendingKind::Reminder => Post::reminder(invitee)?,
            };
            let letter = post.letter(invitee, status, request.language)?;
            Ok((letter, post.file.situation.id, post.file.person))
        })?;
        desk.witness_reading(Looked::Letter, situation, &person);
        Ok(output::pages(desk.engine()?, &letter.document()))
    })
}

pub(crate) fn preview_mail(
    app: &App,
    request: PreviewInvitationRequest,
) -> Result<MailPreviewView, AppError> {
    app.at_desk(|desk| {
        desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let invitee = post.invitee(request.invitee)?;
            let language = request.language.unwrap_or_else(|| post.language(invitee));
            let number = post.file.situation.number.to_string();
            Ok(MailPreviewView {
                calendar_title: format!("{}, {number}", post.office.name.get(language)),
                subject: number,
            })
        })
    })
}

fn chosen<'a>(post: &'a Post, request: &InvitationsRequest) -> Result<Vec<&'a Invitee>, AppError> {
    if request.invitees.is_empty() {
        return Err(AppError::new("nobody_chosen"));
    }
    let chosen = request
        .invitees
        .iter()
        .map(|id| post.invitee(*id))
        .collect::<Result<Vec<_>, AppError>>()?;
    // A letter that cannot be posted is none: whoever cannot be reached is named before anything is written.
    let unreachable: Vec<_> = chosen
        .iter()
        .enumerate()
        .filter(|(_, invitee)| !is_reachable(&post.file, &post.people, invitee))
        .map(|(index, _)| FieldErrorView {
            field: format!("invitees.{index}"),
            error: MessageView::new("invitee_without_address"),
        })
        .collect();
    if unreachable.is_empty() {
        Ok(chosen)
    } else {
        Err(AppError::fields(unreachable))
    }
}

pub(crate) fn print_invitations(
    app: &App,
    request: InvitationsRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let (documents, number, subjects, language) = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let documents = chosen(&post, &request)?
                .into_iter()
                .map(|invitee| Ok(post.letter(invitee, post.status(invitee), None)?.document()))
                .collect::<Result<Vec<_>, AppError>>()?;
            let number = post.file.situation.number.to_string();
            let subjects = post.subjects();
            Ok((documents, number, subjects, desk.preferences.language))
        })?;
        let pdf = desk
            .engine()?
            .pdf_of_many(&documents)
            .map_err(|_| AppError::new("document_unwritable"))?;
        let name = file_name(language, FileKind::Batch, &number, None);
        let printed = output::print(
            desk,
            Output {
                name,
                bytes: pdf.bytes,
            },
            documents.len(),
        )?;
        desk.witness(AccessKind::Print, subjects, "invitations");
        Ok(printed)
    })
}

pub(crate) fn save_invitations(
    app: &App,
    request: InvitationsRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let stamp = desk.at.now;
        let (letters, number, subjects) = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let letters = chosen(&post, &request)?
                .into_iter()
                .map(|invitee| {
                    let status = post.status(invitee);
                    let letter = post.letter(invitee, status, None)?;
                    let mail = post.mail(invitee, status, stamp);
                    // The bare entry asks for no answer.
                    let entry = post.calendar(invitee, status, Method::Publish, stamp);
                    Ok((letter, mail, entry))
                })
                .collect::<Result<Vec<_>, AppError>>()?;
            let number = post.file.situation.number.to_string();
            Ok((letters, number, post.subjects()))
        })?;
        let mut outputs = Vec::new();
        let count = letters.len();
        for (copy, (letter, mail, entry)) in (1..).zip(letters) {
            let language = letter.recipient.language;
            let name = |kind| file_name(language, kind, &number, Some(copy));
            let bytes = desk
                .engine()?
                .pdf(&letter.document())
                .map_err(|_| AppError::new("document_unwritable"))?
                .bytes;
            if let Some(mut mail) = mail {
                mail.pdf = Some(bytes.clone());
                outputs.push(Output {
                    name: name(FileKind::Mail),
                    bytes: mail.eml().into_bytes(),
                });
            }
            if let Some(entry) = entry {
                outputs.push(Output {
                    name: name(FileKind::Calendar),
                    bytes: entry.ics().into_bytes(),
                });
            }
            outputs.push(Output {
                name: name(FileKind::Invitation),
                bytes,
            });
        }
        let saved = output::save(desk, &outputs, count)?;
        hand_out(desk, &BTreeSet::from([request.session]))
            .inspect_err(|_| output::take_back(&saved.paths))?;
        desk.witness(AccessKind::Export, subjects, "invitations");
        Ok(saved)
    })
}

/// Records that calendar files of these sessions left. That is final, also where what they tell is undone: the number of
/// a file that lies in somebody's calendar is never given again.
fn hand_out(desk: &mut Desk<'_>, sessions: &BTreeSet<SessionId>) -> Result<(), AppError> {
    if sessions.is_empty() {
        return Ok(());
    }
    let by = desk.at.by;
    desk.change_finally("hand_out_calendar", |w| {
        for id in sessions {
            let mut session: Session = w.get(id)?;
            get_situation(w, session.situation, by)?;
            session.hand_out();
            w.put(&session)?;
        }
        Ok(())
    })
}

pub(crate) fn mark_invitations_sent(
    app: &App,
    request: InvitationsRequest,
) -> Result<SessionView, AppError> {
    change_sendings(app, "mark_invitations_sent", &request, |session, seat| {
        session.record_invitation(seat.invitee, seat.channel, seat.today)
    })
}

pub(crate) fn take_back_sendings(
    app: &App,
    request: InvitationsRequest,
) -> Result<SessionView, AppError> {
    change_sendings(app, "take_back_sendings", &request, |session, seat| {
        session.take_back_sending(seat.invitee)
    })
}

/// One seat whose letters are recorded.
struct SeatToday {
    invitee: InviteeId,
    channel: Channel,
    today: NaiveDate,
}

/// Changes what is recorded of the letters to the chosen invitees, all in one act. It can be undone: what left with a
/// number keeps it, see [`hand_out`].
fn change_sendings(
    app: &App,
    act: &'static str,
    request: &InvitationsRequest,
    change: impl Fn(&mut Session, SeatToday) -> Result<(), SessionError>,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let id = request.session;
        desk.change(act, |w| {
            let people = People::load(w)?;
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, at.by)?;
            let chosen: Vec<SeatToday> = session
                .invitees
                .iter()
                .filter(|invitee| request.invitees.contains(&invitee.id))
                .map(|invitee| SeatToday {
                    invitee: invitee.id,
                    channel: channel_of(&people, invitee),
                    today: at.today(),
                })
                .collect();
            if chosen.is_empty() {
                return Err(AppError::new("nobody_chosen").with("count", ParamView::Number(0)));
            }
            for seat in chosen {
                change(&mut session, seat)?;
            }
            settle(w, &mut session, at)?;
            w.put(&session)?;
            Ok(())
        })?;
        sessions::view(desk, id)
    })
}
