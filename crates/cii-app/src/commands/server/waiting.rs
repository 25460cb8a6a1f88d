//! What the server does not have yet, and what it did not take.

use cii_domain::StaffId;
use cii_sync::{Change, Refusal};

use super::{DONE, number};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        server::*,
    },
    commands::conflicts::subject_of,
    file_view::Reading,
    people::People,
};

/// The most acts that the page of the server lists.
const MOST_LISTED: usize = 100;
/// The most changes that are looked through for them.
const MOST_LOOKED_AT: usize = 2_000;

pub(crate) fn list_waiting(app: &App, _: NothingRequest) -> Result<WaitingListView, AppError> {
    app.at_desk(|desk| {
        let store = &desk.office.store;
        let queue = store.queue()?;
        let total = number(queue.last.saturating_add(1).saturating_sub(queue.first));
        let mut waiting: Vec<(uuid::Uuid, WaitingActView)> = Vec::new();
        for mutation in store.list_waiting(queue.first, MOST_LOOKED_AT)? {
            if let Some((group, act)) = waiting.last_mut()
                && *group == mutation.group
            {
                act.records = act.records.saturating_add(1);
                continue;
            }
            if waiting.len() == MOST_LISTED {
                break;
            }
            let act = WaitingActView {
                act: MessageView::new(mutation.act),
                at: cii_domain::zurich(mutation.at),
                records: 1,
            };
            waiting.push((mutation.group, act));
        }
        let quarantine = store.list_quarantine()?;
        let viewer = desk.at.by;
        let refused = desk.read(|r| {
            let people = People::load(r)?;
            quarantine
                .into_iter()
                .map(|refused| refused_view(r, &people, viewer, refused))
                .collect::<Result<Vec<_>, AppError>>()
        })?;
        Ok(WaitingListView {
            waiting: waiting.into_iter().map(|(_, act)| act).collect(),
            total,
            refused,
        })
    })
}

fn refused_view(
    r: &cii_store::Reader<'_>,
    people: &People,
    viewer: StaffId,
    cii_store::Quarantined {
        uuid,
        reason,
        mutation,
    }: cii_store::Quarantined,
) -> Result<RefusedView, AppError> {
    let why = MessageView::new(match reason {
        Refusal::NotPermitted => "not_permitted",
        Refusal::Malformed => "malformed",
        Refusal::Unfit => "unfit",
    });
    let subject = match &mutation {
        Some(mutation) => subject_of(r, &mutation.scope)?,
        None => None,
    };
    let is_visible = subject
        .as_ref()
        .is_none_or(|subject| subject.person.is_visible_to(viewer));
    let Some(mutation) = mutation.filter(|_| is_visible) else {
        return Ok(RefusedView {
            id: uuid,
            why,
            act: None,
            at: None,
            record: None,
            about: String::new(),
            situation: None,
            fields: Vec::new(),
        });
    };
    let about = subject
        .as_ref()
        .map_or_else(String::new, |subject| subject.person.full_name());
    let reading = Reading::new(r, people, &about, (mutation.kind, mutation.record))?;
    let change = mutation.change;
    let fields = values_of(&change)
        .into_iter()
        .map(|(field, value)| FieldLinesView {
            lines: reading.lines(&field, Some(&value)),
            field,
        })
        .filter(|field| !field.lines.is_empty())
        .collect();
    // What was refused when it was new is nowhere.
    let is_new = matches!(change, Change::Create(_));
    let record = (!is_new).then(|| reading.name());
    Ok(RefusedView {
        id: uuid,
        why,
        act: Some(MessageView::new(mutation.act)),
        at: Some(cii_domain::zurich(mutation.at)),
        record,
        situation: subject.and_then(|subject| subject.situation),
        about,
        fields,
    })
}

/// What a change was to write, by field.
fn values_of(change: &Change) -> Vec<(String, serde_json::Value)> {
    match change {
        Change::Create(body) => body.clone().into_iter().collect(),
        Change::Patch(patch) => {
            let elements = patch.elements.iter().map(|(field, elements)| {
                let put = serde_json::Value::Array(elements.put.clone());
                (field.clone(), put)
            });
            let set = patch.set.clone().into_iter();
            set.chain(elements).collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn dismiss_refused(
    app: &App,
    DismissRefusedRequest { id }: DismissRefusedRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| Ok(desk.office.store.dismiss_quarantined(id)?))?;
    Ok(DONE)
}
