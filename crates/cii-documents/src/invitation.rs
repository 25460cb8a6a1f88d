//! The letter that invites one person to a session, reminds of it, tells that it changes, that it is called off, or that
//! it takes place without them.
//! It speaks the language of the one addressed; the person concerned, or whoever represents them, reads plain wording.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::session::SessionKind;
use cii_domain::{Bilingual, Language};
use cii_i18n::format::{long_date, long_date_with_weekday, time_range};
use cii_i18n::tr;

use crate::letter::{Frame, Recipient, Sender, letter};
use crate::model::{Block, Document, Text};

/// In what capacity somebody is invited; it decides the wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// The person concerned: short sentences, no abbreviation.
    Person,
    /// A professional of an institution.
    Professional,
    /// The physician of the SMR, without whom an assessment has no quorum.
    Physician,
}

/// What the letter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The first invitation.
    New,
    /// Asks again for an answer.
    Reminder {
        /// The day of the invitation.
        sent: NaiveDate,
    },
    /// Another date than the one told before.
    Moved {
        /// The former day.
        from: NaiveDate,
    },
    /// The date told before, with another place, hour or duration.
    Changed,
    /// The session is put off; another date follows.
    Postponed,
    /// The session does not take place.
    Cancelled,
    /// The session takes place without the one addressed, who had been invited.
    Withdrawn,
}

impl Status {
    /// Stable code; the last part of the keys of its sentences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Reminder { .. } => "reminder",
            Self::Moved { .. } => "moved",
            Self::Changed => "changed",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the one addressed is not to come on the day of which the letter speaks.
    pub const fn calls_off(self) -> bool {
        matches!(self, Self::Postponed | Self::Cancelled | Self::Withdrawn)
    }
}

/// Where the session is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Venue {
    /// Not decided yet: the letter says that it will be told.
    Open,
    /// In a room: the lines of its address, most general first.
    Room(Vec<String>),
    /// By video, under this link.
    Video(String),
}

/// Somebody at the table, by function and institution, never by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Function; may be empty.
    pub function: Bilingual,
    /// Institution; may be empty for the person concerned.
    pub institution: Bilingual,
}

/// An invitation to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLetter {
    /// Who writes.
    pub sender: Sender,
    /// Who is invited.
    pub recipient: Recipient,
    /// In what capacity.
    pub capacity: Capacity,
    /// The minor for whom the recipient answers, if it is a representative.
    pub represents: Option<String>,
    /// Round table or assessment.
    pub kind: SessionKind,
    /// What the letter tells.
    pub status: Status,
    /// Number of the case, the reference of the letter.
    pub case_number: String,
    /// Date of the letter.
    pub date: NaiveDate,
    /// Beginning of the session, local time.
    pub start: NaiveDateTime,
    /// End of the session, local time.
    pub end: NaiveDateTime,
    /// Where.
    pub venue: Venue,
    /// Who else is invited.
    pub participants: Vec<Participant>,
    /// The language spoken, if it is not the recipient's.
    pub session_language: Option<Language>,
    /// Until when an answer is asked for.
    pub reply_by: Option<NaiveDate>,
    /// Telephone for questions.
    pub phone: String,
    /// Who signs: name, function.
    pub signed_by: Vec<String>,
}

impl InvitationLetter {
    /// The letter as a document.
    pub fn document(&self) -> Document {
        let language = self.recipient.language;
        let subject = self.subject();
        let mut body = self.introduction();
        // Day and hour in bold would read as a date to keep: whoever need not come to a session that takes place gets none.
        if self.status != Status::Withdrawn {
            body.push(Block::Facts(self.facts()));
        }
        body.extend(self.requests());
        let title = tr(
            language,
            &format!("documents.invitation.file_title.{}", kind_key(self.kind)),
            &[("number", &self.case_number)],
        );
        letter(
            Frame {
                sender: &self.sender,
                recipient: &self.recipient,
                case_number: &self.case_number,
                date: self.date,
                personal: self.capacity == Capacity::Person,
                signed_by: &self.signed_by,
                title,
            },
            subject,
            body,
        )
    }

    fn text(&self, key: &str, args: &[(&str, &str)]) -> String {
        tr(
            self.recipient.language,
            &format!("documents.invitation.{key}"),
            args,
        )
    }

    fn subject(&self) -> String {
        let language = self.recipient.language;
        let date = match self.capacity {
            Capacity::Person => long_date_with_weekday(language, self.start.date()),
            Capacity::Professional | Capacity::Physician => long_date(language, self.start.date()),
        };
        let status = self.status.code();
        let who = match (self.capacity, &self.represents) {
            // Who need not come is the minor as well as whoever answers for them: the title speaks of the invitation.
            (Capacity::Person, Some(_)) if self.status == Status::Withdrawn => "representative",
            (Capacity::Person, _) => "person",
            (Capacity::Professional | Capacity::Physician, _) => kind_key(self.kind),
        };
        self.text(&format!("subject.{who}.{status}"), &[("date", &date)])
    }

    fn introduction(&self) -> Vec<Block> {
        let language = self.recipient.language;
        let plain = self.capacity == Capacity::Person;
        let minor = self.represents.as_deref().unwrap_or_default();
        let personal = if minor.is_empty() {
            "person"
        } else {
            "representative"
        };
        let who = if plain { personal } else { "professional" };
        let mut paragraphs = Vec::new();
        // What is new comes first; a first invitation has nothing but its purpose.
        let date = match self.status {
            Status::New => None,
            Status::Reminder { sent: date } | Status::Moved { from: date } => Some(date),
            Status::Changed | Status::Postponed | Status::Cancelled | Status::Withdrawn => {
                Some(self.start.date())
            }
        };
        if let Some(date) = date {
            paragraphs.push(self.text(
                &format!("news.{}.{who}", self.status.code()),
                &[
                    ("date", &long_date(language, date)),
                    ("number", &self.case_number),
                    ("name", minor),
                ],
            ));
        }
        if !self.status.calls_off() {
            let capacity = match self.capacity {
                Capacity::Person => personal,
                Capacity::Professional => "professional",
                Capacity::Physician => "physician",
            };
            paragraphs.push(self.text(
                &format!("purpose.{capacity}.{}", kind_key(self.kind)),
                &[("number", &self.case_number), ("name", minor)],
            ));
        }
        paragraphs
            .into_iter()
            .map(|words| Block::paragraph(Text::plain(words)))
            .collect()
    }

    fn facts(&self) -> Vec<(Text, Vec<Text>)> {
        let language = self.recipient.language;
        let plain = self.capacity == Capacity::Person;
        let label = |key: &str| {
            let who = if plain { "person" } else { "professional" };
            Text::plain(self.text(&format!("fact.{key}.{who}"), &[]))
        };
        let day = long_date_with_weekday(language, self.start.date());
        let hours = time_range(language, self.start.time(), self.end.time());
        let mut facts = vec![(
            label("when"),
            vec![Text::strong(
                self.text("day_and_time", &[("day", &day), ("time", &hours)]),
            )],
        )];
        if self.status.calls_off() {
            return facts;
        }
        let venue = match &self.venue {
            Venue::Open => vec![Text::plain(self.text("venue_open", &[]))],
            Venue::Room(lines) => lines.iter().map(Text::plain).collect(),
            Venue::Video(link) => {
                vec![Text::plain(self.text("video", &[])), Text::plain(link)]
            }
        };
        facts.push((label("where"), venue));
        if !self.participants.is_empty() {
            let people = self
                .participants
                .iter()
                .map(|participant| {
                    let function = participant.function.get(language);
                    let institution = participant.institution.get(language);
                    Text::plain(match (function, institution) {
                        ("", institution) => institution.to_owned(),
                        (function, "") => function.to_owned(),
                        (function, institution) => format!("{institution}, {function}"),
                    })
                })
                .collect();
            facts.push((label("who"), people));
        }
        if let Some(spoken) = self.session_language.filter(|spoken| *spoken != language) {
            let words = self.text(&format!("spoken.{}", spoken.code()), &[]);
            facts.push((label("language"), vec![Text::plain(words)]));
        }
        facts
    }

    fn requests(&self) -> Vec<Block> {
        let language = self.recipient.language;
        let mut paragraphs = Vec::new();
        match (self.capacity, self.status) {
            (Capacity::Person, Status::Postponed) => {
                paragraphs.push(self.text("nothing_to_do_yet", &[]));
            }
            (Capacity::Person, Status::Cancelled | Status::Withdrawn) => {
                paragraphs.push(self.text("nothing_to_do", &[]));
            }
            (_, Status::Postponed) => paragraphs.push(self.text("new_date_follows", &[])),
            (_, Status::Cancelled | Status::Withdrawn) => {}
            (Capacity::Person, status) => {
                paragraphs.push(self.text("company", &[]));
                let ask = if matches!(status, Status::Reminder { .. }) {
                    "can_you_come"
                } else {
                    "cannot_come"
                };
                paragraphs.push(match self.reply_by {
                    Some(day) => self.text(
                        &format!("{ask}_by"),
                        &[("date", &long_date(language, day)), ("phone", &self.phone)],
                    ),
                    None => self.text(ask, &[("phone", &self.phone)]),
                });
            }
            (Capacity::Professional | Capacity::Physician, _) => {
                paragraphs.push(self.text("documents", &[]));
                paragraphs.push(match self.reply_by {
                    Some(day) => self.text("confirm_by", &[("date", &long_date(language, day))]),
                    None => self.text("confirm", &[]),
                });
            }
        }
        if self.status.calls_off() && !self.phone.is_empty() {
            paragraphs.push(self.text("questions", &[("phone", &self.phone)]));
        }
        paragraphs
            .into_iter()
            .map(|words| Block::paragraph(Text::plain(words)))
            .collect()
    }
}

const fn kind_key(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::RoundTable => "round_table",
        SessionKind::Assessment => "assessment",
    }
}
