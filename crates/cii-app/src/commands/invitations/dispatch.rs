//! Letters on their way, at one press of a key: each in the language of whoever gets it, by mail or by post. Nothing leaves
//! by itself: a mail opens as a draft, the letters open for printing; what went out is recorded.

use std::collections::BTreeSet;

use cii_documents::{FileKind, file_name, invitation::Status, mail::MailDraft, model::Document};
use cii_domain::{
    Language,
    session::{SendingKind, Session},
    witness::AccessKind,
};
use cii_store::{Reader, Writer};
use uuid::Uuid;

use super::{chosen, hand_out, post::Post};
use crate::{
    App, AppError,
    api::sessions::{InvitationsRequest, RemindRequest, SeatRef, SentView},
    commands::sessions::{channel_of, is_reachable, settle},
    desk::Desk,
    mask::get_situation,
    output::{self, Output},
    people::People,
};

/// What somebody at a table is told, before it is a file.
struct Message {
    seat: SeatRef,
    document: Document,
    /// None: it goes by post.
    mail: Option<MailDraft>,
    language: Language,
    number: String,
    subjects: Vec<Uuid>,
}

impl Message {
    fn write(
        post: &Post,
        desk: &Desk<'_>,
        seat: SeatRef,
        status: Status,
    ) -> Result<Self, AppError> {
        let invitee = post.invitee(seat.invitee)?;
        Ok(Self {
            seat,
            document: post.letter(invitee, status, None)?.document(),
            mail: post.mail(invitee, status, desk.at.now),
            language: post.language(invitee),
            number: post.file.situation.number.to_string(),
            subjects: post.subjects(),
        })
    }
}

/// What the files of letters by post are called, one alone or several together.
#[derive(Clone, Copy)]
struct Kinds {
    one: FileKind,
    batch: FileKind,
}

pub(crate) fn send_invitations(
    app: &App,
    request: InvitationsRequest,
) -> Result<SentView, AppError> {
    app.at_desk(|desk| {
        let messages = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let chosen = chosen(&post, &request)?;
            for invitee in &chosen {
                post.file.session.refuse_invitation(invitee)?;
            }
            chosen
                .into_iter()
                .map(|invitee| {
                    let seat = SeatRef {
                        session: request.session,
                        invitee: invitee.id,
                    };
                    Message::write(&post, desk, seat, post.status(invitee))
                })
                .collect::<Result<Vec<_>, AppError>>()
        })?;
        let kinds = Kinds {
            one: FileKind::Invitation,
            batch: FileKind::Batch,
        };
        dispatch(desk, messages, kinds, SendingKind::Invitation)
    })
}

pub(crate) fn remind_invitees(
    app: &App,
    RemindRequest { seats }: RemindRequest,
) -> Result<SentView, AppError> {
    app.at_desk(|desk| {
        if seats.is_empty() {
            return Err(AppError::new("nobody_chosen"));
        }
        let messages = desk.read(|r| {
            seats
                .iter()
                .map(|seat| reminder(r, desk, *seat))
                .collect::<Result<Vec<_>, AppError>>()
        })?;
        let kinds = Kinds {
            one: FileKind::Reminder,
            batch: FileKind::ReminderBatch,
        };
        dispatch(desk, messages, kinds, SendingKind::Reminder)
    })
}

fn reminder(r: &Reader<'_>, desk: &Desk<'_>, seat: SeatRef) -> Result<Message, AppError> {
    let post = Post::load(r, desk, seat.session)?;
    let invitee = post.invitee(seat.invitee)?;
    post.file.session.refuse_reminder(invitee, desk.at.local)?;
    if !is_reachable(&post.file, &post.people, invitee) {
        return Err(AppError::new("invitee_without_address"));
    }
    let status = Post::reminder(invitee)?;
    Message::write(&post, desk, seat, status)
}

/// Puts the messages down, witnesses and records them as sent, and hands them to the system's programs. If anything fails
/// before they are handed over, nothing was sent and nothing lies about.
fn dispatch(
    desk: &mut Desk<'_>,
    messages: Vec<Message>,
    kinds: Kinds,
    kind: SendingKind,
) -> Result<SentView, AppError> {
    let seats: Vec<SeatRef> = messages.iter().map(|message| message.seat).collect();
    let (mails, letters): (Vec<_>, Vec<_>) = messages
        .into_iter()
        .partition(|message| message.mail.is_some());
    let mut outputs = mails
        .iter()
        .map(|message| draft(desk, message))
        .collect::<Result<Vec<_>, AppError>>()?;
    outputs.extend(paper(desk, &letters, kinds)?);
    let saved = output::save(desk, &outputs, seats.len())?;
    let sessions = mails.iter().map(|message| message.seat.session).collect();
    witness(desk, &mails, &letters, kind)
        .and_then(|()| hand_out(desk, &sessions))
        .and_then(|()| record(desk, &seats, kind))
        .inspect_err(|_| output::take_back(&saved.paths))?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(SentView {
        mails: count(mails.len()),
        letters: count(letters.len()),
        not_opened: output::open(desk, &saved.paths),
        paths: saved.paths,
    })
}

/// Writes into the access journal about whom something leaves.
fn witness(
    desk: &mut Desk<'_>,
    mails: &[Message],
    letters: &[Message],
    kind: SendingKind,
) -> Result<(), AppError> {
    for (access, messages) in [(AccessKind::Export, mails), (AccessKind::Print, letters)] {
        let subjects: BTreeSet<Uuid> = messages
            .iter()
            .flat_map(|message| message.subjects.iter().copied())
            .collect();
        if !subjects.is_empty() {
            desk.witness(access, subjects.into_iter().collect(), kind.code());
        }
    }
    Ok(())
}

/// The draft of one mail with its letter.
fn draft(desk: &mut Desk<'_>, message: &Message) -> Result<Output, AppError> {
    let pdf = desk
        .engine()?
        .pdf(&message.document)
        .map_err(|_| AppError::new("document_unwritable"))?;
    let bytes = message
        .mail
        .clone()
        .map(|mail| {
            let pdf = Some(pdf.bytes);
            MailDraft { pdf, ..mail }.eml().into_bytes()
        })
        .unwrap_or_default();
    Ok(Output {
        name: file_name(message.language, FileKind::Mail, &message.number, None),
        bytes,
    })
}

/// All letters that go by post, as one document to print.
fn paper(
    desk: &mut Desk<'_>,
    letters: &[Message],
    kinds: Kinds,
) -> Result<Option<Output>, AppError> {
    let [first, others @ ..] = letters else {
        return Ok(None);
    };
    let name = if others.is_empty() {
        file_name(first.language, kinds.one, &first.number, None)
    } else if others.iter().all(|letter| letter.number == first.number) {
        let language = desk.preferences.language;
        file_name(language, kinds.batch, &first.number, None)
    } else {
        // Of several cases: the day stands for their numbers.
        let language = desk.preferences.language;
        let day = desk.at.today().to_string();
        file_name(language, kinds.batch, &day, None)
    };
    let documents: Vec<Document> = letters
        .iter()
        .map(|letter| letter.document.clone())
        .collect();
    let pdf = desk
        .engine()?
        .pdf_of_many(&documents)
        .map_err(|_| AppError::new("document_unwritable"))?;
    Ok(Some(Output {
        name,
        bytes: pdf.bytes,
    }))
}

/// Records every message as sent, all in one act, which can be undone: a draft that is closed unsent went nowhere. What
/// was handed out with it stays handed out.
fn record(desk: &mut Desk<'_>, seats: &[SeatRef], kind: SendingKind) -> Result<(), AppError> {
    let at = desk.at;
    let write = |w: &mut Writer<'_>| {
        let people = People::load(w)?;
        for SeatRef {
            session: id,
            invitee: seat,
        } in seats
        {
            let mut session: Session = w.get(id)?;
            get_situation(w, session.situation, at.by)?;
            let channel = session
                .find_invitee(*seat)
                .map(|invitee| channel_of(&people, invitee))
                .ok_or_else(|| AppError::new("no_such_invitee"))?;
            match kind {
                SendingKind::Invitation | SendingKind::CallOff => {
                    session.record_invitation(*seat, channel, at.today())?;
                }
                SendingKind::Reminder => session.record_reminder(*seat, channel, at.local)?,
            }
            settle(w, &mut session, at)?;
            w.put(&session)?;
        }
        Ok(())
    };
    match kind {
        SendingKind::Invitation | SendingKind::CallOff => desk.change("send_invitations", write),
        SendingKind::Reminder => desk.change("remind_invitees", write),
    }
}
