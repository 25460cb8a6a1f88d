//! Entries of the log in words. What has none, because another version wrote it, is said to be something else.

use std::collections::BTreeMap;

use cii_i18n::{Language, find};
use cii_sync::{AuditEntry, AuditLine, AuditLook, RecordKind};
use uuid::Uuid;

use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView},
        oversight::{LogEntryView, LogView},
    },
};

/// How many letters of an identity tell a record from the others of a page.
const SHORT: usize = 8;
/// How the log calls what a device told of its journal.
const TOLD: &str = "journal_";

type Names = BTreeMap<Uuid, String>;

pub(super) fn view(
    AuditLook {
        total,
        entries,
        names,
    }: AuditLook,
) -> Result<LogView, AppError> {
    let entries = entries.iter().map(|line| entry_view(line, &names));
    Ok(LogView {
        entries: entries.collect::<Result<_, _>>()?,
        total: super::number(total),
    })
}

fn entry_view(line: &AuditLine, names: &Names) -> Result<LogEntryView, AppError> {
    let entry: AuditEntry =
        serde_json::from_str(&line.entry).map_err(|_| AppError::new("server_strange"))?;
    Ok(LogEntryView {
        n: line.n,
        at: cii_domain::zurich(entry.at),
        happened: entry.told.map(cii_domain::zurich),
        who: who(&entry, names),
        what: what(&entry),
        record: record(&entry, names),
    })
}

fn text(text: &str) -> ParamView {
    ParamView::Text(text.to_owned())
}

/// What tells an identity from others, and is no name.
fn short(id: Uuid) -> ParamView {
    ParamView::Text(id.simple().to_string().chars().take(SHORT).collect())
}

fn who(entry: &AuditEntry, names: &Names) -> MessageView {
    match entry.staff {
        None => MessageView::new("server"),
        Some(staff) => match names.get(&staff.0) {
            Some(name) => MessageView::new("named").with("name", text(name)),
            None => MessageView::new("gone").with("id", short(staff.0)),
        },
    }
}

fn has_words(key: &str) -> bool {
    find(Language::Fr, key).is_some()
}

/// What the server did by itself or for an account has words of its own; a change has those of its act, with what came of
/// it; a reading those of the journal.
pub(super) fn what(entry: &AuditEntry) -> MessageView {
    let AuditEntry { act, remark, .. } = entry;
    let label = |key: String| ParamView::Label(key);
    if let Some(kind) = act.strip_prefix(TOLD) {
        // What of a file was looked at has words where it matters. The words of a search and the name of a file stay on the
        // device.
        for code in [format!("{kind}_{remark}"), kind.to_owned()] {
            for family in ["core.log.reading", "core.access"] {
                let key = format!("{family}.{code}");
                if has_words(&key) {
                    return MessageView::new("reading").with("what", label(key));
                }
            }
        }
    } else if has_words(&format!("core.log.what.{act}")) {
        return MessageView::new(act.clone());
    } else if entry.kind.is_some() {
        let key = format!("core.act.{act}");
        let key = if has_words(&key) {
            key
        } else {
            "core.log.what.other".to_owned()
        };
        let code = match remark.as_str() {
            "merged" => "change_merged",
            "conflict" => "change_conflict",
            "refused" => "change_refused",
            _ => "change",
        };
        return MessageView::new(code).with("act", label(key));
    }
    MessageView::new("other")
}

/// What it is about: no name but those of the staff, whose accounts are theirs.
fn record(entry: &AuditEntry, names: &Names) -> Option<MessageView> {
    let id = entry.record?;
    Some(match entry.kind {
        Some(RecordKind::Staff) if names.contains_key(&id) => {
            let name = names.get(&id).map_or("", String::as_str);
            MessageView::new("staff_named").with("name", text(name))
        }
        Some(kind) => MessageView::new(kind.code()).with("id", short(id)),
        None if entry.act.starts_with(TOLD) => MessageView::new("subject").with("id", short(id)),
        None => MessageView::new("device").with("id", short(id)),
    })
}

#[cfg(test)]
mod tests;
