//! What could not be merged: both values side by side, and the choice between them.

use cii_domain::{SituationId, person::Person, situation::Situation};
use cii_store::Reader;
use cii_sync::{Body, Cause, Conflict, ConflictState, ElementKey, RecordKind, Rule, Side, rule};
use serde_json::Value;

use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        server::*,
    },
    file_view::{lines_of, name_of},
    people::People,
};

const DONE: DoneView = DoneView { can_undo: true };

pub(crate) fn list_conflicts(app: &App, _: NothingRequest) -> Result<ConflictListView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        desk.read(|r| {
            let people = People::load(r)?;
            let mut open: Vec<Conflict> = r.list::<Conflict>()?;
            open.retain(|conflict| conflict.state == ConflictState::Open);
            open.sort_by_key(|conflict| std::cmp::Reverse((conflict.at, conflict.id)));
            let mut listed = Vec::new();
            for conflict in open {
                let person = find_person(r, &conflict)?;
                if person
                    .as_ref()
                    .is_some_and(|(_, person)| !person.is_visible_to(viewer))
                {
                    continue;
                }
                listed.push(view(r, &people, conflict, person)?);
            }
            Ok(ConflictListView { open: listed })
        })
    })
}

/// The situation that a conflict is about, and whose it is.
fn find_person(
    r: &Reader<'_>,
    conflict: &Conflict,
) -> Result<Option<(Option<SituationId>, Person)>, AppError> {
    let Some(record) = r.find_record(conflict.record)? else {
        return Ok(None);
    };
    let id = |field: &str| {
        let text = record.body.get(field)?.as_str()?;
        text.parse::<uuid::Uuid>().ok()
    };
    let situation = match conflict.of {
        RecordKind::Situation => Some(conflict.record),
        RecordKind::Procuration | RecordKind::Session | RecordKind::Contract | RecordKind::Note => {
            id("situation")
        }
        RecordKind::Person => {
            let of = r.list_of::<Situation>(&cii_domain::PersonId(conflict.record))?;
            of.last().map(|situation| situation.id.0)
        }
        _ => None,
    };
    let situation = situation.map(SituationId);
    let person = match situation {
        Some(situation) => match r.find::<Situation>(&situation)? {
            Some(situation) => r.find::<Person>(&situation.person)?,
            None => None,
        },
        None if conflict.of == RecordKind::Person => {
            r.find::<Person>(&cii_domain::PersonId(conflict.record))?
        }
        None => None,
    };
    Ok(person.map(|person| (situation, person)))
}

fn view(
    r: &Reader<'_>,
    people: &People,
    conflict: Conflict,
    person: Option<(Option<SituationId>, Person)>,
) -> Result<ConflictView, AppError> {
    let of = (conflict.of, conflict.record);
    let is_there = r.find_record(conflict.record)?.is_some();
    let mut sides = Vec::new();
    for side in &conflict.sides {
        let lines = |value: Option<&Value>| lines_of(r, people, of, &side.field, value);
        sides.push(SideView {
            field: side.field.clone(),
            kept: lines(side.kept.as_ref())?,
            offered: lines(side.offered.as_ref())?,
            text: editable(side),
        });
    }
    let can_replace = is_there && can_replace(&conflict);
    let situation = person.as_ref().and_then(|(situation, _)| *situation);
    Ok(ConflictView {
        id: conflict.id,
        cause: MessageView::new(match conflict.cause {
            Cause::SameField => "same_field",
            Cause::Strict => "strict",
            Cause::Immutable => "immutable",
            Cause::Deleted => "deleted",
            Cause::ChangedSince => "changed_since",
        }),
        situation,
        about: person.map_or_else(String::new, |(_, person)| person.full_name()),
        record: name_of(r, conflict.of, conflict.record)?,
        by: people.name(conflict.by),
        at: cii_domain::zurich(conflict.at),
        act: MessageView::new(conflict.act.clone()),
        sides,
        can_replace,
    })
}

/// A text that stands for itself can be edited; a choice among codes cannot.
fn editable(side: &Side) -> Option<String> {
    const TEXTS: &[&str] = &[
        "text", "remarks", "minutes", "title", "email", "phone", "subject",
    ];
    match (&side.element, &side.offered) {
        (None, Some(Value::String(text))) if TEXTS.contains(&side.field.as_str()) => {
            Some(text.clone())
        }
        _ => None,
    }
}

/// Whether the offered values can take their place: what was signed never changes, and what was deleted is gone.
fn can_replace(conflict: &Conflict) -> bool {
    let is_open = matches!(conflict.cause, Cause::SameField | Cause::Strict);
    is_open && !conflict.sides.is_empty()
}

/// Puts the offered value of a side into `body`.
fn replace(kind: RecordKind, body: &mut Body, side: &Side) {
    let Some(element) = &side.element else {
        match &side.offered {
            Some(value) => drop(body.insert(side.field.clone(), value.clone())),
            None => drop(body.remove(&side.field)),
        }
        return;
    };
    let key = match rule(kind, &side.field) {
        Rule::Elements(key) => key,
        _ => ElementKey::Whole,
    };
    let Some(Value::Array(list)) = body.get_mut(&side.field) else {
        return;
    };
    list.retain(|candidate| key.of(candidate) != *element);
    list.extend(side.offered.clone());
}

/// Somebody chose. The choice is an act like any other, and can be taken back.
pub(crate) fn settle_conflict(
    app: &App,
    SettleConflictRequest { id, choice }: SettleConflictRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let (by, at) = (desk.at.by, desk.at.now);
        desk.change("settle_conflict", |w| {
            let mut conflict: Conflict = w
                .list::<Conflict>()?
                .into_iter()
                .find(|conflict| conflict.id == id)
                .ok_or(cii_store::StoreError::NoSuchRecord)?;
            if conflict.state != ConflictState::Open {
                return Err(AppError::new("conflict_settled"));
            }
            if let Some((_, person)) = find_person(w, &conflict)? {
                crate::mask::refuse_unless_visible(&person, by)?;
            }
            let sides = conflict.sides.clone();
            let kind = conflict.of;
            match choice {
                Choice::Keep => conflict.state = ConflictState::Kept { by, at },
                Choice::Replace | Choice::Edit { .. } if !can_replace(&conflict) => {
                    return Err(AppError::new("conflict_not_replaceable"));
                }
                Choice::Replace => {
                    w.amend(conflict.record, |body| {
                        for side in &sides {
                            replace(kind, body, side);
                        }
                    })?;
                    conflict.state = ConflictState::Replaced { by, at };
                }
                Choice::Edit { text } => {
                    let side = sides
                        .first()
                        .filter(|side| sides.len() == 1 && editable(side).is_some())
                        .ok_or_else(|| AppError::new("conflict_not_replaceable"))?;
                    w.amend(conflict.record, |body| {
                        body.insert(side.field.clone(), Value::String(text.clone()));
                    })?;
                    conflict.state = ConflictState::Replaced { by, at };
                }
            }
            w.put(&conflict)?;
            Ok(DONE)
        })
    })
}
