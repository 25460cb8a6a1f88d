//! What the letters, mails and calendar entries of one session say.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use cii_documents::{
    calendar::{CalendarEntry, Method},
    invitation::{Capacity, InvitationLetter, Participant, Status, Venue},
    letter::{Recipient, Sender},
    mail::MailDraft,
};
use cii_domain::{
    Bilingual, InviteeId, Language, SessionId,
    institution::Institution,
    office::Office,
    person::{Form, Representative},
    session::{Channel, Invitee, Place, Role, SendingKind, SessionState, Who, reply_by},
    staff::Staff,
};
use cii_store::Reader;

use crate::{
    AppError, commands::sessions::channel_of, desk::Desk, institution_names::InstitutionNames,
    mask::refuse_unless_visible, people::People, session_file::SessionFile,
};

/// All that the letters of one session need.
pub(super) struct Post {
    pub(super) file: SessionFile,
    pub(super) people: People,
    pub(super) office: Office,
    institutions: InstitutionNames,
    signer: Option<Staff>,
    today: NaiveDate,
}

impl Post {
    pub(super) fn load(
        r: &Reader<'_>,
        desk: &Desk<'_>,
        session: SessionId,
    ) -> Result<Self, AppError> {
        let people = People::load(r)?;
        let file = SessionFile::load(r, &people, session, desk.at.local)?;
        refuse_unless_visible(&file.person, desk.at.by)?;
        let signer = people.staff.get(&desk.at.by).cloned();
        Ok(Self {
            file,
            people,
            office: r.get(&())?,
            institutions: InstitutionNames::of(r.list::<Institution>()?),
            signer,
            today: desk.at.today(),
        })
    }

    pub(super) fn invitee(&self, id: InviteeId) -> Result<&Invitee, AppError> {
        self.file
            .session
            .find_invitee(id)
            .ok_or_else(|| AppError::new("no_such_invitee"))
    }

    pub(super) fn language(&self, invitee: &Invitee) -> Language {
        match invitee.who {
            Who::Person => self.file.person.letter_language(self.today),
            Who::Staff(id) => self
                .people
                .staff
                .get(&id)
                .map_or(self.file.person.language, |staff| staff.language),
        }
    }

    pub(super) fn email(&self, invitee: &Invitee) -> Option<String> {
        let email = match invitee.who {
            Who::Person => &self.file.person.email,
            Who::Staff(id) => &self.people.staff.get(&id)?.email,
        };
        (!email.is_empty()).then(|| email.clone())
    }

    /// What a letter to the invitee has to tell now.
    pub(super) fn status(&self, invitee: &Invitee) -> Status {
        let session = &self.file.session;
        if invitee.called_off.is_some() {
            return Status::Withdrawn;
        }
        match session.state {
            SessionState::Postponed => return Status::Postponed,
            SessionState::Cancelled => return Status::Cancelled,
            _ => {}
        }
        match (invitee.last_sending(), session.starts_at) {
            (Some(told), Some(start)) if told.sequence < session.sequence => {
                if told.starts_at.date() == start.date() {
                    Status::Changed
                } else {
                    Status::Moved {
                        from: told.starts_at.date(),
                    }
                }
            }
            _ => Status::New,
        }
    }

    /// What a reminder of the last invitation tells.
    pub(super) fn reminder(invitee: &Invitee) -> Result<Status, AppError> {
        let invitation = invitee
            .last_of(SendingKind::Invitation)
            .ok_or_else(|| AppError::new("reply_not_awaited"))?;
        Ok(Status::Reminder {
            sent: invitation.on,
        })
    }

    /// The letter that tells `status`, in the invitee's language or another.
    pub(super) fn letter(
        &self,
        invitee: &Invitee,
        status: Status,
        language: Option<Language>,
    ) -> Result<InvitationLetter, AppError> {
        let session = &self.file.session;
        let start = session
            .told_date(invitee)
            .ok_or_else(|| AppError::new("session_without_date"))?;
        let language = language.unwrap_or_else(|| self.language(invitee));
        Ok(InvitationLetter {
            sender: Sender::from(&self.office),
            recipient: self.recipient(invitee, language)?,
            represents: self
                .find_representative(invitee)
                .map(|_| self.file.person.full_name()),
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
            end: self.end(start),
            venue: self.venue(language),
            participants: self.participants(invitee),
            session_language: Some(session.spoken_in(self.file.situation.region)),
            reply_by: reply_by(start.date(), self.today),
            phone: self.office.phone.clone(),
            signed_by: self.signed_by(language),
        })
    }

    fn end(&self, start: NaiveDateTime) -> NaiveDateTime {
        let minutes = TimeDelta::minutes(i64::from(self.file.session.minutes));
        start.checked_add_signed(minutes).unwrap_or(start)
    }

    /// The mail to an invitee who is reached by mail, around a letter that tells `status`. None: by post.
    pub(super) fn mail(
        &self,
        invitee: &Invitee,
        status: Status,
        stamp: DateTime<Utc>,
    ) -> Option<MailDraft> {
        if channel_of(&self.people, invitee) != Channel::Mail {
            return None;
        }
        let language = self.language(invitee);
        Some(MailDraft {
            status,
            language,
            from: (!self.office.email.is_empty()).then(|| self.office.email.clone()),
            to: self.email(invitee),
            office: self.office.name.get(language).to_owned(),
            case_number: self.file.situation.number.to_string(),
            calendar: self.calendar(invitee, status, Method::Request, stamp),
            pdf: None,
        })
    }

    fn recipient(&self, invitee: &Invitee, language: Language) -> Result<Recipient, AppError> {
        Ok(match invitee.who {
            Who::Person => {
                let person = &self.file.person;
                // The letter of a minor goes to whoever answers for them.
                let (form, first_name, name) = match self.find_representative(invitee) {
                    Some(acting) => (Form::Neutral, String::new(), acting.name.clone()),
                    None => (person.form, person.first_name.clone(), person.name.clone()),
                };
                Recipient {
                    language,
                    form,
                    physician: false,
                    first_name,
                    name,
                    institution: None,
                    address: person.letter_address(self.today).lines(),
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

    /// Who reads the letter of a minor in their place.
    fn find_representative(&self, invitee: &Invitee) -> Option<&Representative> {
        match invitee.who {
            Who::Person => self.file.person.find_acting_representative(self.today),
            Who::Staff(_) => None,
        }
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
                    let name = cii_i18n::tr(
                        language,
                        "documents.invitation.room",
                        &[("room", &room.name)],
                    );
                    lines.push(if access.is_empty() {
                        name
                    } else {
                        format!("{name}, {access}")
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

    /// The calendar entry that goes with a letter: `method`, or the withdrawal of the former entry.
    pub(super) fn calendar(
        &self,
        invitee: &Invitee,
        status: Status,
        method: Method,
        stamp: DateTime<Utc>,
    ) -> Option<CalendarEntry> {
        let session = &self.file.session;
        let language = self.language(invitee);
        let start = session.told_date(invitee)?;
        Some(CalendarEntry {
            method: if status.calls_off() {
                Method::Cancel
            } else {
                method
            },
            language,
            uid: session.id.to_string(),
            sequence: session.next_calendar_number(),
            stamp: stamp.naive_utc(),
            start,
            end: self.end(start),
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

    pub(super) fn subjects(&self) -> Vec<uuid::Uuid> {
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
