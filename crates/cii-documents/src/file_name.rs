//! Names of files: kind and case number, never a person.

use cii_domain::{Language, attachment::MediaType};
use cii_i18n::tr;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// One invitation.
    Invitation,
    /// A reminder of an invitation.
    Reminder,
    /// All invitations to a session.
    Batch,
    /// Several reminders.
    ReminderBatch,
    /// An objective contract.
    Contract,
    /// An amendment.
    Amendment,
    /// A calendar entry.
    Calendar,
    /// A mail draft.
    Mail,
    /// A copy of what is kept with a procuration or with minutes.
    Attachment(MediaType),
    /// Everything held on a person, to read.
    PersonCopy,
    /// The same for machines.
    PersonCopyData,
}

/// `invitation-2026-0147-2.pdf`: kind in `language`, case number, and a number where several files
/// of one kind exist. Whatever is no letter, digit or hyphen becomes a hyphen, so that the name is
/// good on every system.
pub fn file_name(language: Language, kind: FileKind, number: &str, copy: Option<usize>) -> String {
    let (key, extension) = match kind {
        FileKind::Invitation => ("invitation", "pdf"),
        FileKind::Reminder => ("reminder", "pdf"),
        FileKind::Batch => ("batch", "pdf"),
        FileKind::ReminderBatch => ("reminder_batch", "pdf"),
        FileKind::Contract => ("contract", "pdf"),
        FileKind::Amendment => ("amendment", "pdf"),
        FileKind::Calendar => ("calendar", "ics"),
        FileKind::Mail => ("mail", "eml"),
        FileKind::PersonCopy => ("person_copy", "pdf"),
        FileKind::PersonCopyData => ("person_copy", "json"),
        FileKind::Attachment(media) => ("attachment", media.ending()),
    };
    let kind = tr(language, &format!("documents.file_name.{key}"), &[]);
    let copy = copy.map(|copy| format!("-{copy}")).unwrap_or_default();
    let stem: String = format!("{kind}-{number}{copy}")
        .chars()
        .map(|each| {
            if each.is_ascii_alphanumeric() {
                each
            } else {
                '-'
            }
        })
        .take(80)
        .collect();
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_kind_and_the_number_only() {
        for (language, kind, number, copy, expected) in [
            (
                Language::Fr,
                FileKind::Invitation,
                "2026-0147",
                Some(2),
                "invitation-2026-0147-2.pdf",
            ),
            (
                Language::De,
                FileKind::Contract,
                "2026-0115",
                None,
                "zielvereinbarung-2026-0115.pdf",
            ),
            (
                Language::Fr,
                FileKind::Calendar,
                "../../etc",
                None,
                "calendrier-------etc.ics",
            ),
            (
                Language::De,
                FileKind::Mail,
                "2026/1",
                None,
                "e-mail-2026-1.eml",
            ),
        ] {
            assert_eq!(file_name(language, kind, number, copy), expected);
        }
    }
}
