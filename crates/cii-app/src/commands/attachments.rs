//! Files that are kept with a procuration or with the minutes of a session: added, looked at, copied out, removed.

use std::{fs::File, io::Read};

use cii_documents::{FileKind, file_name, image};
use cii_domain::{
    BlobId, SituationId,
    attachment::{self, Attachment, LARGEST_FILE},
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::Situation,
    text::clean_line,
    witness::AccessKind,
};
use cii_store::{BlobPresence, Reader, StoreError, Writer};

use crate::{
    App, AppError,
    api::{
        attachments::*,
        message::{DoneView, MessageView},
        sessions::PrintedView,
    },
    desk::Desk,
    error::message_of,
    form::Form,
    mask::{get_situation, person_of},
    output::{self, Output},
    typed_path::typed_path,
    witness::Looked,
};

/// The files of a record, for its screen. `shared`: the office has a server.
pub(crate) fn views(
    r: &Reader<'_>,
    attachments: &[Attachment],
    shared: bool,
) -> Result<Vec<AttachmentView>, AppError> {
    attachments
        .iter()
        .map(|attachment| view(r, attachment, shared))
        .collect()
}

fn view(r: &Reader<'_>, attachment: &Attachment, shared: bool) -> Result<AttachmentView, AppError> {
    let Attachment {
        blob,
        hash: _,
        size,
        media,
        title,
        added_on,
    } = attachment.clone();
    Ok(AttachmentView {
        blob,
        title,
        size,
        media,
        added_on,
        state: match r.blob_presence(blob)? {
            BlobPresence::Waiting if shared => AttachmentState::Waiting,
            BlobPresence::Waiting | BlobPresence::Here => AttachmentState::Here,
            BlobPresence::Coming { .. } => AttachmentState::Elsewhere,
        },
    })
}

pub(crate) fn attach_file(
    app: &App,
    AttachFileRequest { to, path, title }: AttachFileRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let today = desk.at.today();
        let mut form = Form::new(today);
        let title = form.optional_line("title", &title);
        form.finish()?;
        let refused = |error| AppError::field("path", error);
        let (name, content) = read_file(&path).map_err(refused)?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let media =
            attachment::check_file(&content, size).map_err(|error| refused(message_of(&error)))?;
        // Before the file is written: what would be refused leaves nothing behind.
        desk.read(|r| find(r, to, desk.at.by).map(drop))?;
        let blob = BlobId(desk.id());
        let host = desk.host;
        let sealed = desk
            .office
            .store
            .seal_blob(blob, &content, &mut |bytes| host.random(bytes))?;
        let attachment = Attachment {
            blob,
            hash: sealed.hash().to_owned(),
            size: sealed.size(),
            media,
            title: if title.is_empty() { name } else { title },
            added_on: today,
        };
        let viewer = desk.at.by;
        desk.change("attach_file", |w| {
            change(w, to, viewer, |record| match record {
                Record::Procuration(procuration) => procuration.attach(attachment),
                Record::Session(session) => session.attach(attachment),
            })?;
            Ok(w.keep_blob(&sealed)?)
        })?;
        Ok(DoneView { can_undo: true })
    })
}

/// The file at a typed path and its name without the ending, or so much of it that it is seen to be too large.
fn read_file(path: &str) -> Result<(String, Vec<u8>), MessageView> {
    let path = typed_path(path)?;
    if !path.is_file() {
        return Err(MessageView::new("file_not_found"));
    }
    let mut content = Vec::new();
    let most = LARGEST_FILE.saturating_add(1);
    File::open(&path)
        .and_then(|file| file.take(most).read_to_end(&mut content))
        .map_err(|_| MessageView::new("file_unreadable"))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok((clean_line(&stem).unwrap_or_default(), content))
}

pub(crate) fn remove_attachment(
    app: &App,
    AttachmentRequest { to, blob }: AttachmentRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.change("remove_attachment", |w| {
            change(w, to, viewer, |record| match record {
                Record::Procuration(procuration) => {
                    procuration.detach(blob);
                    Ok(())
                }
                Record::Session(session) => session.detach(blob).map(drop),
            })
        })?;
        Ok(DoneView { can_undo: true })
    })
}

pub(crate) fn open_attachment(
    app: &App,
    AttachmentRequest { to, blob }: AttachmentRequest,
) -> Result<OpenedAttachmentView, AppError> {
    let opened = app.at_desk(|desk| {
        let shared = desk.office.link.is_some();
        let (found, attachment) = desk.read(|r| {
            let found = find(r, to, desk.at.by)?;
            let attachment = view(r, &found.attachment(blob)?, shared)?;
            Ok::<_, AppError>((found, attachment))
        })?;
        let is_here = attachment.state != AttachmentState::Elsewhere;
        let mut image = None;
        if !is_here {
            want(desk, blob);
        } else if attachment.media.is_image() {
            let content = read(desk, blob)?;
            image = Some(image::to_text(&content));
            desk.witness_reading(Looked::Attachment, found.situation, &found.person);
        }
        Ok(OpenedAttachmentView { attachment, image })
    })?;
    if opened.attachment.state == AttachmentState::Elsewhere {
        app.clock().ring();
    }
    Ok(opened)
}

/// Asks for a content that is not here, whatever its size.
fn want(desk: &mut Desk<'_>, blob: BlobId) {
    if let Some(link) = desk.office.link.as_mut() {
        link.contents.want(blob);
    }
}

/// The content. One that the disk lost is fetched from the server again, if it is there.
fn read(desk: &mut Desk<'_>, blob: BlobId) -> Result<Vec<u8>, AppError> {
    match desk.office.store.read_blob(blob) {
        Err(StoreError::BlobLost) if desk.office.store.forget_lost_blob(blob)? => {
            want(desk, blob);
            Err(StoreError::BlobElsewhere.into())
        }
        read => Ok(read?),
    }
}

/// Writes a copy into the folder for documents. It leaves the protection of the application, which the journal says.
pub(crate) fn save_attachment(
    app: &App,
    AttachmentRequest { to, blob }: AttachmentRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let found = desk.read(|r| find(r, to, desk.at.by))?;
        let media = found.attachment(blob)?.media;
        let bytes = read(desk, blob)?;
        let language = desk.preferences.language;
        let kind = FileKind::Attachment(media);
        let name = file_name(language, kind, &found.number, None);
        let saved = output::print(desk, Output { name, bytes }, 1)?;
        let subjects = vec![found.situation.0, found.person.id.0];
        desk.witness(AccessKind::Export, subjects, Looked::Attachment.code());
        Ok(saved)
    })
}

/// What a file is kept with, and whose it is.
struct Found {
    attachments: Vec<Attachment>,
    situation: SituationId,
    number: String,
    person: Person,
}

impl Found {
    fn attachment(&self, blob: BlobId) -> Result<Attachment, AppError> {
        let mut attachments = self.attachments.iter();
        let found = attachments.find(|attachment| attachment.blob == blob);
        found
            .cloned()
            .ok_or_else(|| StoreError::NoSuchRecord.into())
    }
}

fn find(r: &Reader<'_>, to: AttachedTo, viewer: cii_domain::StaffId) -> Result<Found, AppError> {
    let (attachments, situation) = match to {
        AttachedTo::Procuration(id) => {
            let procuration: Procuration = r.get(&id)?;
            (procuration.attachments, procuration.situation)
        }
        AttachedTo::Session(id) => {
            let session: Session = r.get(&id)?;
            (session.attachments, session.situation)
        }
    };
    let situation: Situation = get_situation(r, situation, viewer)?;
    Ok(Found {
        attachments,
        number: situation.number.to_string(),
        person: person_of(r, &situation)?,
        situation: situation.id,
    })
}

enum Record<'a> {
    Procuration(&'a mut Procuration),
    Session(&'a mut Session),
}

fn change(
    w: &mut Writer<'_>,
    to: AttachedTo,
    viewer: cii_domain::StaffId,
    change: impl FnOnce(Record<'_>) -> Result<(), attachment::AttachmentError>,
) -> Result<(), AppError> {
    let refused = |error| AppError::of(&error);
    match to {
        AttachedTo::Procuration(id) => {
            let mut procuration: Procuration = w.get(&id)?;
            get_situation(w, procuration.situation, viewer)?;
            change(Record::Procuration(&mut procuration)).map_err(refused)?;
            w.put(&procuration)?;
        }
        AttachedTo::Session(id) => {
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, viewer)?;
            change(Record::Session(&mut session)).map_err(refused)?;
            w.put(&session)?;
        }
    }
    Ok(())
}
