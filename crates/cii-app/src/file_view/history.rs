//! Every change of every record of a file.

use cii_domain::{SituationId, person::Person, situation::Situation};
use cii_store::Happening;

use crate::{
    AppError,
    api::{
        file::{HistoryEntryView, HistoryView},
        message::MessageView,
    },
    app::Desk,
    people::People,
};

/// Every change of every record of the file, newest first.
pub(crate) fn history(desk: &mut Desk<'_>, id: SituationId) -> Result<HistoryView, AppError> {
    let viewer = desk.at.by;
    desk.read(|r| {
        let situation: Situation = r.get(&id)?;
        let person: Person = r.get(&situation.person)?;
        if !person.is_visible_to(viewer) {
            return Err(AppError::new("restricted"));
        }
        let people = People::load(r)?;
        let entries = r
            .history_of_case(id)?
            .into_iter()
            .rev()
            .map(|entry| {
                let text = |value: Option<serde_json::Value>| match value {
                    None | Some(serde_json::Value::Null) => String::new(),
                    Some(serde_json::Value::String(text)) => text,
                    Some(other) => other.to_string(),
                };
                let (field, old, new) = match entry.happening {
                    Happening::Created => ("created".to_owned(), String::new(), String::new()),
                    Happening::Deleted => ("deleted".to_owned(), String::new(), String::new()),
                    Happening::Changed { field, old, new } => (field, text(old), text(new)),
                };
                HistoryEntryView {
                    at: cii_domain::zurich(entry.at),
                    by: people.name(entry.by),
                    act: MessageView::new(entry.act),
                    field,
                    old,
                    new,
                }
            })
            .collect();
        Ok(HistoryView { entries })
    })
}
