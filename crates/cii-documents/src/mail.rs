//! Mail drafts (`.eml`) that a mail program opens unsent: the case number is all the subject says,
//! and the attached file is named by it.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cii_domain::Language;
use cii_i18n::tr;

use crate::calendar::{CalendarEntry, Method, mail_address};
use crate::file_name::{FileKind, file_name};
use crate::invitation::Status;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailDraft {
    /// What it tells; it chooses the body's words.
    pub status: Status,
    /// The language of the recipient.
    pub language: Language,
    /// Sender's address; a draft may leave it to the mail program.
    pub from: Option<String>,
    /// Recipient's address. Without a valid one the draft has no `To` and is completed by hand.
    pub to: Option<String>,
    /// Name of the office under the text.
    pub office: String,
    /// Case number: the subject.
    pub case_number: String,
    /// The calendar entry that goes with it.
    pub calendar: Option<CalendarEntry>,
    /// The letter as PDF.
    pub pdf: Option<Vec<u8>>,
}

impl MailDraft {
    /// The draft as an `.eml` file: CRLF, every line of at most 998 octets, the same bytes for the
    /// same input.
    pub fn eml(&self) -> String {
        let Self {
            status,
            language,
            from,
            to,
            office,
            case_number,
            calendar,
            pdf,
        } = self;
        let body = tr(
            *language,
            &format!("documents.mail.body.{}", status.code()),
            &[("number", case_number), ("office", office)],
        );
        let mixed = format!("=_cii-mixed-{}", token(case_number, 1));
        let alternative = format!("=_cii-alternative-{}", token(case_number, 2));

        let mut file =
            String::with_capacity(4096 + pdf.as_ref().map_or(0, |pdf| pdf.len() * 3 / 2));
        let mut line = |text: &str| {
            file.push_str(text);
            file.push_str("\r\n");
        };
        line("X-Unsent: 1");
        for (name, address) in [("From", from), ("To", to)] {
            if let Some(address) = address.as_deref().and_then(mail_address) {
                line(&format!("{name}: {address}"));
            }
        }
        line(&format!("Subject: {}", encoded_word(case_number)));
        line("MIME-Version: 1.0");
        line(&format!("Content-Language: {}", language.code()));
        line("Sensitivity: Company-Confidential");
        line(&format!(
            "Content-Type: multipart/mixed; boundary=\"{mixed}\""
        ));
        line("");
        line(&format!("--{mixed}"));
        line(&format!(
            "Content-Type: multipart/alternative; boundary=\"{alternative}\""
        ));
        line("");
        line(&format!("--{alternative}"));
        line("Content-Type: text/plain; charset=utf-8");
        line("Content-Transfer-Encoding: base64");
        line("");
        wrapped(body.replace('\n', "\r\n"), &mut line);
        if let Some(calendar) = calendar {
            let method = match calendar.method {
                // A mail asks or takes back; a plain entry is for files.
                Method::Publish | Method::Request => Method::Request,
                Method::Cancel => Method::Cancel,
            };
            let mut entry = CalendarEntry {
                method,
                ..calendar.clone()
            };
            // Without organiser and attendee a calendar offers no answer.
            entry.organizer = entry.organizer.or_else(|| from.clone());
            if entry.attendees.is_empty() {
                entry.attendees.extend(to.clone());
            }
            line(&format!("--{alternative}"));
            line(&format!(
                "Content-Type: text/calendar; charset=utf-8; method={}",
                method.name()
            ));
            line("Content-Transfer-Encoding: base64");
            line("");
            wrapped(entry.ics(), &mut line);
        }
        line(&format!("--{alternative}--"));
        if let Some(pdf) = pdf {
            let name = file_name(*language, FileKind::Invitation, case_number, None);
            line(&format!("--{mixed}"));
            line(&format!(
                "Content-Type: application/pdf; {}",
                parameter("name", &name)
            ));
            line("Content-Transfer-Encoding: base64");
            line(&format!(
                "Content-Disposition: attachment; {}",
                parameter("filename", &name)
            ));
            line("");
            wrapped(pdf, &mut line);
        }
        line(&format!("--{mixed}--"));
        file
    }
}

/// Base64 in lines of 76 characters (RFC 2045, 6.8).
fn wrapped(bytes: impl AsRef<[u8]>, line: &mut impl FnMut(&str)) {
    for part in bytes.as_ref().chunks(57) {
        line(&STANDARD.encode(part));
    }
    line("");
}

/// A header text, in encoded words where it is not plain ASCII (RFC 2047).
fn encoded_word(text: &str) -> String {
    let clean: String = text.chars().filter(|each| !each.is_control()).collect();
    if clean.is_ascii() && clean.len() <= 60 {
        return clean;
    }
    let mut words = Vec::new();
    let mut part = String::new();
    for character in clean.chars() {
        if part.len() + character.len_utf8() > 42 {
            words.push(std::mem::take(&mut part));
        }
        part.push(character);
    }
    words.push(part);
    words
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)))
        .collect::<Vec<_>>()
        .join("\r\n ")
}

/// A parameter, in the extended form where it is not plain ASCII (RFC 2231).
fn parameter(name: &str, value: &str) -> String {
    let plain = |each: char| each.is_ascii_alphanumeric() || matches!(each, '-' | '.' | '_');
    if value.chars().all(plain) {
        return format!("{name}=\"{value}\"");
    }
    let mut encoded = String::new();
    for byte in value.bytes() {
        if plain(char::from(byte)) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("{name}*=utf-8''{encoded}")
}

/// A token for a boundary: base64 never holds `=_`, so that no content can end a part.
fn token(case_number: &str, salt: u64) -> String {
    let mut value = 0xcbf2_9ce4_8422_2325_u64 ^ salt;
    for byte in case_number.bytes() {
        value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{value:016x}")
}

#[cfg(test)]
mod tests;
