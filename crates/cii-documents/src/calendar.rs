//! Calendar entries (RFC 5545, RFC 5546): times in the zone Europe/Zurich with its rules, a stable
//! UID, CLASS:CONFIDENTIAL, and nothing but the office and the case number in the title.

use chrono::{NaiveDateTime, TimeDelta};
use cii_domain::Language;

/// What the entry asks of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// For the own calendar.
    Publish,
    /// An invitation, new or changed.
    Request,
    /// Takes a former entry back.
    Cancel,
}

impl Method {
    /// The word of the standard.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What it asks.
    pub method: Method,
    /// The language of whoever gets it, in which title and place are written.
    pub language: Language,
    /// Identity of the session, the same for every change.
    pub uid: String,
    /// Greater than that of every version that left before.
    pub sequence: u32,
    /// When this version was made, UTC.
    pub stamp: NaiveDateTime,
    /// Beginning, local time in Valais.
    pub start: NaiveDateTime,
    /// End, local time in Valais.
    pub end: NaiveDateTime,
    /// Name of the office, the first half of the title.
    pub office: String,
    /// Number of the case, the second half.
    pub case_number: String,
    /// Room and address, or the link.
    pub location: String,
    /// Address of the office, for an invitation.
    pub organizer: Option<String>,
    /// Addresses of those invited, for an invitation.
    pub attendees: Vec<String>,
}

/// The rules of the zone since 1996: CET and CEST.
const ZONE: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Zurich",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

impl CalendarEntry {
    /// The entry as an `.ics` file: CRLF, lines of at most 75 octets.
    ///
    /// An end that is not after the beginning becomes one hour after it: some calendars drop an
    /// entry without length.
    pub fn ics(&self) -> String {
        let Self {
            method,
            language,
            uid,
            sequence,
            stamp,
            start,
            end,
            office,
            case_number,
            location,
            organizer,
            attendees,
        } = self;
        let end = if end > start {
            *end
        } else {
            *start + TimeDelta::hours(1)
        };
        let local = |moment: NaiveDateTime| moment.format("%Y%m%dT%H%M%S").to_string();
        let summary = [office.as_str(), case_number.as_str()]
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        let status = if *method == Method::Cancel {
            "CANCELLED"
        } else {
            "CONFIRMED"
        };

        let mut file = String::with_capacity(1500);
        let mut line = |text: &str| fold(&mut file, text);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Bureau CII//Bureau CII//FR");
        line("CALSCALE:GREGORIAN");
        line(&format!("METHOD:{}", method.name()));
        for rule in ZONE {
            line(rule);
        }
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(uid)));
        line(&format!("SEQUENCE:{sequence}"));
        line(&format!("DTSTAMP:{}Z", local(*stamp)));
        line(&format!("DTSTART;TZID=Europe/Zurich:{}", local(*start)));
        line(&format!("DTEND;TZID=Europe/Zurich:{}", local(end)));
        let tag = format!("{}-CH", language.code());
        line(&format!("SUMMARY;LANGUAGE={tag}:{}", escaped(&summary)));
        if !location.trim().is_empty() {
            line(&format!("LOCATION;LANGUAGE={tag}:{}", escaped(location)));
        }
        line("CLASS:CONFIDENTIAL");
        line(&format!("STATUS:{status}"));
        line("TRANSP:OPAQUE");
        if let Some(address) = organizer.as_deref().and_then(mail_address) {
            line(&format!("ORGANIZER:mailto:{address}"));
        }
        if *method != Method::Publish {
            for address in attendees.iter().filter_map(|each| mail_address(each)) {
                let ask = if *method == Method::Request {
                    ";RSVP=TRUE"
                } else {
                    ""
                };
                line(&format!(
                    "ATTENDEE;ROLE=REQ-PARTICIPANT{ask}:mailto:{address}"
                ));
            }
        }
        line("END:VEVENT");
        line("END:VCALENDAR");
        file
    }
}

/// A plain address without anything that could begin another header or property.
pub(crate) fn mail_address(address: &str) -> Option<&str> {
    let address = address.trim();
    let plain = address.chars().all(|each| {
        each.is_ascii_graphic()
            && !matches!(each, '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')' | '\\')
    });
    (plain
        && address.split('@').count() == 2
        && !address.starts_with('@')
        && !address.ends_with('@'))
    .then_some(address)
}

/// Text values (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// Adds a line, folded at 75 octets without tearing a character.
fn fold(file: &mut String, line: &str) {
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > 75 {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(character);
        octets += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests;
