//! Invitations: looked at, printed, saved, sent.

use chrono::{Days, NaiveDate};
use cii_documents::{
    FileKind,
    calendar::{CalendarEntry, Method},
    file_name,
    invitation::{Capacity, InvitationLetter, Participant, Status, Venue},
    letter::{Recipient, Sender},
    mail::{MailDraft, MailKind},
};
use cii_domain::{
    Bilingual, InviteeId, Language,
    institution::Institution,
    office::Office,
    session::{Channel, Invitee, Place, Role, Sending, Session, SessionState, Who},
    staff::Staff,
};
use cii_store::{AccessKind, Reader};

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
    app::Desk,
    institution_names::InstitutionNames,
    mask::{get_situation, refuse_unless_visible},
    output::{self, Output},
    people::People,
    session_file::SessionFile,
};

/// Days before the session by which answers are asked for.
const REPLY_BEFORE: u64 = 7;
/// Days within which answers are asked for when the session is near.
const REPLY_WITHIN: u64 = 2;

/// All that the letters of one session need.
struct Post {
    file: SessionFile,
    people: People,
    office: Office,
    institutions: InstitutionNames,
    signer: Option<Staff>,
    today: NaiveDate,
}

impl Post {
    fn load(
        r: &Reader<'_>,
        desk: &Desk<'_>,
        session: cii_domain::SessionId,
    ) -> Result<Self, AppError> {
        let people = People::load(r)?;
        let today = desk.at.today();
        let file = SessionFile::load(r, &people, session, today)?;
        refuse_unless_visible(&file.person, desk.at.by)?;
        let signer = people.staff.get(&desk.at.by).cloned();
        Ok(Self {
            file,
            people,
            office: r.get(&())?,
            institutions: InstitutionNames::of(r.list::<Institution>()?),
            signer,
            today,
        })
    }

    fn invitee(&self, id: InviteeId) -> Result<&Invitee, AppError> {
        self.file
            .session
            .find_invitee(id)
            .ok_or_else(|| AppError::new("no_such_invitee"))
    }

    fn language(&self, invitee: &Invitee) -> Language {
        match invitee.who {
            Who::Person => self.file.person.language,
            Who::Staff(id) => self
                .people
                .staff
                .get(&id)
                .map_or(self.file.person.language, |staff| staff.language),
        }
    }

    fn email(&self, invitee: &Invitee) -> Option<String> {
        let email = match invitee.who {
            Who::Person => &self.file.person.email,
            Who::Staff(id) => &self.people.staff.get(&id)?.email,
        };
        (!email.is_empty()).then(|| email.clone())
    }

    fn status(&self, invitee: &Invitee) -> Status {
        let session = &self.file.session;
        if matches!(
            session.state,
            SessionState::Cancelled | SessionState::Postponed
        ) {
            return Status::Cancelled;
        }
        match (invitee.last_sending(), session.former_starts.last()) {
            (Some(sending), Some(former)) if sending.sequence < session.sequence => Status::Moved {
                from: former.date(),
            },
            _ => Status::New,
        }
    }

    fn letter(
        &self,
        invitee: &Invitee,
        language: Option<Language>,
    ) -> Result<InvitationLetter, AppError> {
        let session = &self.file.session;
        let (Some(start), Some(end)) = (session.starts_at, session.ends_at()) else {
            return Err(AppError::new("session_without_date"));
        };
        let language = language.unwrap_or_else(|| self.language(invitee));
        let status = self.status(invitee);
        Ok(InvitationLetter {
            sender: Sender::from(&self.office),
            recipient: self.recipient(invitee, language)?,
            capacity: match invitee.role {
                Role::Person => Capacity::Person,
                Role::SmrPhysician => Capacity::Physician,
                _ => Capacity::Professional,
            },
            kind: session.kind,
            status,
            case_number: self.file.situation.number.to_string(),
            date: self.today,
            start,
            end,
            venue: self.venue(language),
            participants: self.participants(invitee),
            session_language: None,
            reply_by: (status != Status::Cancelled).then(|| self.reply_by(start.date())),
            phone: self.office.phone.clone(),
            signed_by: self.signed_by(language),
        })
    }

    fn recipient(&self, invitee: &Invitee, language: Language) -> Result<Recipient, AppError> {
        Ok(match invitee.who {
            Who::Person => {
                let person = &self.file.person;
                Recipient {
                    language,
                    form: person.form,
                    physician: false,
                    first_name: person.first_name.clone(),
                    name: person.name.clone(),
                    institution: None,
                    address: person.address.lines(),
                }
            }
            Who::Staff(id) => {
                let staff = self
                    .people
                    .staff
                    .get(&id)
                    .ok_or_else(|| AppError::new("no_such_invitee"))?;
                Recipient {
                    language,
                    form: staff.form,
                    physician: invitee.role == Role::SmrPhysician,
                    first_name: staff.first_name.clone(),
                    name: staff.name.clone(),
                    institution: Some(
                        self.institutions
                            .office(&staff.institution, staff.region)
                            .get(language)
                            .to_owned(),
                    ),
                    address: staff.address.lines(),
                }
            }
        })
    }

    fn venue(&self, language: Language) -> Venue {
        match &self.file.session.place {
            Place::Open => Venue::Open,
            Place::Video(link) => Venue::Video(link.clone()),
            Place::Room(id) => match self.people.rooms.get(id) {
                None => Venue::Open,
                Some(room) => {
                    let mut lines = vec![room.building.get(language).to_owned()];
                    lines.push(room.address.lines().join(", "));
                    let access = room.access.get(language);
                    lines.push(if access.is_empty() {
                        room.name.clone()
                    } else {
                        format!("{}, {access}", room.name)
                    });
                    lines.retain(|line| !line.is_empty());
                    Venue::Room(lines)
                }
            },
        }
    }

    /// Everybody else at the table, by function and institution.
    fn participants(&self, invitee: &Invitee) -> Vec<Participant> {
        self.file
            .session
            .invitees
            .iter()
            .filter(|other| other.id != invitee.id && other.is_expected())
            .map(|other| {
                let region = match other.who {
                    Who::Person => None,
                    Who::Staff(id) => self.people.staff.get(&id).and_then(|staff| staff.region),
                };
                Participant {
                    function: role_name(other.role),
                    institution: other
                        .institution
                        .as_ref()
                        .map(|key| self.institutions.office(key, region))
                        .unwrap_or_default(),
                }
            })
            .collect()
    }

    fn reply_by(&self, session_on: NaiveDate) -> NaiveDate {
        let before = session_on
            .checked_sub_days(Days::new(REPLY_BEFORE))
            .unwrap_or(self.today);
        let soonest = self
            .today
            .checked_add_days(Days::new(REPLY_WITHIN))
            .unwrap_or(self.today);
        before.max(soonest).min(session_on)
    }

    fn signed_by(&self, language: Language) -> Vec<String> {
        self.signer
            .iter()
            .map(|staff| {
                let function = staff.functions.first().map(|function| {
                    cii_i18n::tr(
                        language,
                        &format!("domain.function.{}", function.code()),
                        &[],
                    )
                });
                match function {
                    Some(function) => format!("{}, {function}", staff.full_name()),
                    None => staff.full_name(),
                }
            })
            .collect()
    }

    fn calendar(
        &self,
        invitee: &Invitee,
        method: Method,
        desk: &Desk<'_>,
    ) -> Option<CalendarEntry> {
        let session = &self.file.session;
        let language = self.language(invitee);
        Some(CalendarEntry {
            method,
            uid: session.id.to_string(),
            sequence: session.sequence,
            stamp: desk.at.now.naive_utc(),
            start: session.starts_at?,
            end: session.ends_at()?,
            office: self.office.name.get(language).to_owned(),
            case_number: self.file.situation.number.to_string(),
            location: match self.venue(language) {
                Venue::Open => String::new(),
                Venue::Room(lines) => lines.join(", "),
                Venue::Video(link) => link,
            },
            organizer: (!self.office.email.is_empty()).then(|| self.office.email.clone()),
            attendees: self.email(invitee).into_iter().collect(),
        })
    }

    fn subjects(&self) -> Vec<uuid::Uuid> {
        vec![self.file.situation.id.0, self.file.person.id.0]
    }
}

/// The name of a role in both languages.
fn role_name(role: Role) -> Bilingual {
    let key = format!("domain.role.{}", role.code());
    Bilingual::new(
        cii_i18n::tr(Language::Fr, &key, &[]),
        cii_i18n::tr(Language::De, &key, &[]),
    )
}

pub(crate) fn preview_invitation(
    app: &App,
    request: PreviewInvitationRequest,
) -> Result<PagesView, AppError> {
    app.at_desk(|desk| {
        let letter = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            post.letter(post.invitee(request.invitee)?, request.language)
        })?;
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
                .map(|invitee| Ok(post.letter(invitee, None)?.document()))
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
        desk.witness(AccessKind::Print, subjects, "invitations")?;
        Ok(printed)
    })
}

pub(crate) fn save_invitations(
    app: &App,
    request: InvitationsRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let (letters, subjects) = desk.read(|r| {
            let post = Post::load(r, desk, request.session)?;
            let number = post.file.situation.number.to_string();
            let mut letters = Vec::new();
            for (copy, invitee) in (1..).zip(chosen(&post, &request)?) {
                let letter = post.letter(invitee, None)?;
                let method = match letter.status {
                    Status::Cancelled => Method::Cancel,
                    Status::New | Status::Moved { .. } => Method::Request,
                };
                let kind = match letter.status {
                    Status::New => MailKind::Invitation,
                    Status::Moved { .. } => MailKind::Moved,
                    Status::Cancelled => MailKind::Cancelled,
                };
                let language = letter.recipient.language;
                let mail =
                    (channel_of(&post.people, invitee) == Channel::Mail).then(|| MailDraft {
                        kind,
                        language,
                        from: (!post.office.email.is_empty()).then(|| post.office.email.clone()),
                        to: post.email(invitee),
                        office: post.office.name.get(language).to_owned(),
                        case_number: number.clone(),
                        calendar: post.calendar(invitee, method, desk),
                        pdf: None,
                    });
                // The bare entry asks for no answer, but it must be able to take itself back.
                let bare = match method {
                    Method::Cancel => Method::Cancel,
                    Method::Request | Method::Publish => Method::Publish,
                };
                let entry = post.calendar(invitee, bare, desk);
                letters.push((
                    letter.document(),
                    language,
                    mail,
                    entry,
                    number.clone(),
                    copy,
                ));
            }
            Ok((letters, post.subjects()))
        })?;
        let mut outputs = Vec::new();
        let count = letters.len();
        for (document, language, mail, entry, number, copy) in letters {
            let copy = Some(copy);
            let bytes = desk
                .engine()?
                .pdf(&document)
                .map_err(|_| AppError::new("document_unwritable"))?
                .bytes;
            if let Some(mut mail) = mail {
                mail.pdf = Some(bytes.clone());
                outputs.push(Output {
                    name: file_name(language, FileKind::Mail, &number, copy),
                    bytes: mail.eml().into_bytes(),
                });
            }
            if let Some(entry) = entry {
                outputs.push(Output {
                    name: file_name(language, FileKind::Calendar, &number, copy),
                    bytes: entry.ics().into_bytes(),
                });
            }
            outputs.push(Output {
                name: file_name(language, FileKind::Invitation, &number, copy),
                bytes,
            });
        }
        let saved = output::save(desk, &outputs, count)?;
        desk.witness(AccessKind::Export, subjects, "invitations")?;
        Ok(saved)
    })
}

pub(crate) fn mark_invitations_sent(
    app: &App,
    request: InvitationsRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let id = request.session;
        desk.change("mark_invitations_sent", |w| {
            let people = People::load(w)?;
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, viewer)?;
            if session.starts_at.is_none() {
                return Err(AppError::new("session_without_date"));
            }
            let sequence = session.sequence;
            let mut sent: i64 = 0;
            for invitee in &mut session.invitees {
                if request.invitees.contains(&invitee.id) {
                    let channel = channel_of(&people, invitee);
                    invitee.sendings.push(Sending {
                        on: today,
                        sequence,
                        channel,
                    });
                    sent += 1;
                }
            }
            if sent == 0 {
                return Err(AppError::new("nobody_chosen").with("count", ParamView::Number(0)));
            }
            settle(w, &mut session, today)?;
            w.put(&session)?;
            Ok(())
        })?;
        sessions::view(desk, id)
    })
}
