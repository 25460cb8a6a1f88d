//! What could not be merged: both values side by side, and the choice between them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    SituationId, StaffId, access::Denied, person::Person, situation::Situation, staff::Function,
};
use cii_store::{Reader, StoreError};
use cii_sync::{
    Body, Cause, Conflict, ConflictState, ElementKey, RecordKind, Rule, Scope, Side, is_frozen,
    rule,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest},
        server::*,
    },
    error::who_may,
    file_view::Reading,
    form::Form,
    people::People,
};

#[cfg(test)]
mod tests;

const DONE: DoneView = DoneView { can_undo: true };

pub(crate) fn list_conflicts(app: &App, _: NothingRequest) -> Result<ConflictListView, AppError> {
    app.at_desk(|desk| {
        let (viewer, judged_on) = (desk.at.by, desk.judged_on());
        desk.read(|r| {
            let people = People::load(r)?;
            let mut open: Vec<Conflict> = r.list::<Conflict>()?;
            open.retain(|conflict| conflict.state == ConflictState::Open);
            open.sort_by_key(|conflict| std::cmp::Reverse((conflict.at, conflict.id)));
            let mut listed = Vec::new();
            for conflict in open {
                let subject = subject_of(r, &conflict.scope)?;
                if subject
                    .as_ref()
                    .is_none_or(|subject| subject.person.is_visible_to(viewer))
                {
                    let denied = find_refusal(r, &conflict, viewer, judged_on)?;
                    let is_sealed = denied.as_ref().is_some_and(|denied| denied.is_sealed);
                    let functions = people.staff.get(&viewer).map(|user| &*user.functions);
                    let denied = denied.filter(|denied| !denied.is_sealed);
                    let whose = denied.map(|denied| whose(denied, functions.unwrap_or_default()));
                    listed.push(view(r, &people, conflict, subject, (whose, is_sealed))?);
                }
            }
            Ok(ConflictListView { open: listed })
        })
    })
}

/// What a conflict is about.
pub(crate) struct Subject {
    /// None: the person has none that is known here.
    pub(crate) situation: Option<SituationId>,
    pub(crate) person: Person,
}

/// Whose data a scope holds. None: nobody's in particular. The scope stays when the record is gone.
pub(crate) fn subject_of(r: &Reader<'_>, scope: &Scope) -> Result<Option<Subject>, AppError> {
    let (situation, person) = match &scope.subject {
        cii_sync::Subject::Case(id) => match r.find::<Situation>(id)? {
            Some(situation) => (Some(situation.id), situation.person),
            None => return Ok(None),
        },
        cii_sync::Subject::Person(person) => {
            let of = r.list_of::<Situation>(person)?;
            (of.last().map(|situation| situation.id), *person)
        }
        cii_sync::Subject::Reference(_) => return Ok(None),
    };
    let person = r.find::<Person>(&person)?;
    Ok(person.map(|person| Subject { situation, person }))
}

/// How many open conflicts are about a situation or its person.
pub(crate) fn count_open(r: &Reader<'_>, situation: &Situation) -> Result<u32, AppError> {
    let mut open: BTreeSet<Uuid> = BTreeSet::new();
    let of_case = r.list_of::<Conflict>(&situation.id)?;
    let of_person = r.list_of::<Conflict>(&situation.person)?;
    for conflict in of_case.into_iter().chain(of_person) {
        if conflict.state == ConflictState::Open {
            open.insert(conflict.id);
        }
    }
    Ok(u32::try_from(open.len()).unwrap_or(u32::MAX))
}

/// Why `user` could not put the offered values in their place: whoever could settles it, whatever they choose, and so does
/// whoever only the state of the record keeps from it. None: they could, or it is left to the server.
fn find_refusal(
    r: &Reader<'_>,
    conflict: &Conflict,
    user: StaffId,
    judged_on: Option<NaiveDate>,
) -> Result<Option<Denied>, AppError> {
    let (Some(day), Some(record)) = (judged_on, r.find_record(conflict.record)?) else {
        return Ok(None);
    };
    let offered = (!conflict.sides.is_empty()).then(|| {
        let mut offered = record.clone();
        for side in &conflict.sides {
            replace(conflict.of, &mut offered.body, side);
        }
        offered
    });
    Ok(r.find_refusal(user, (Some(&record), offered.as_ref()), day)?)
}

/// Whose the choice is, seen from somebody with the functions `own`, who was refused.
fn whose(denied: Denied, own: &[Function]) -> String {
    let mut functions = denied.functions;
    // Where it would be the user's at another moment, it is nobody's now who stands to it as the user does.
    functions
        .retain(|function| !own.contains(function) && (function.is_bureau() || !denied.is_own));
    if functions.is_empty() {
        return "bureau".to_owned();
    }
    who_may(&functions).to_owned()
}

fn view(
    r: &Reader<'_>,
    people: &People,
    conflict: Conflict,
    subject: Option<Subject>,
    (whose, is_sealed): (Option<String>, bool),
) -> Result<ConflictView, AppError> {
    let record = r.find_record(conflict.record)?;
    let body = record.map(|record| record.body);
    let about = subject
        .as_ref()
        .map_or_else(String::new, |subject| subject.person.full_name());
    let reading = Reading::new(r, people, &about, (conflict.of, conflict.record))?;
    let sides = conflict
        .sides
        .iter()
        .map(|side| SideView {
            field: side.field.clone(),
            kept: reading.lines(
                &side.field,
                standing(conflict.of, body.as_ref(), side).as_ref(),
            ),
            offered: reading.lines(&side.field, in_list(side, side.offered.clone()).as_ref()),
            text: editable(conflict.of, side),
        })
        .collect();
    let record = reading.name();
    Ok(ConflictView {
        id: conflict.id,
        cause: MessageView::new(match conflict.cause {
            Cause::SameField => "same_field",
            Cause::Strict => "strict",
            Cause::Immutable => "immutable",
            Cause::Deleted => "deleted",
            Cause::ChangedSince => "changed_since",
        }),
        situation: subject.and_then(|subject| subject.situation),
        about,
        record,
        by: people.name(conflict.by),
        at: cii_domain::zurich(conflict.at),
        act: MessageView::new(conflict.act.clone()),
        sides,
        obstacle: obstacle(&conflict, body.as_ref(), is_sealed).map(MessageView::new),
        whose,
    })
}

/// What stands: the value as it is now, which somebody may have changed since the conflict. Of a record that is gone, what
/// the server kept.
fn standing(kind: RecordKind, body: Option<&Body>, side: &Side) -> Option<Value> {
    let Some(body) = body else {
        return in_list(side, side.kept.clone());
    };
    in_list(side, Some(side.standing(kind, body)?))
}

/// An element as its field holds it: in a list.
fn in_list(side: &Side, value: Option<Value>) -> Option<Value> {
    match (&side.element, value) {
        (Some(_), Some(element)) => Some(Value::Array(vec![element])),
        (_, value) => value,
    }
}

fn key_of(kind: RecordKind, field: &str) -> ElementKey {
    match rule(kind, field) {
        Rule::Elements(key) => key,
        _ => ElementKey::Whole,
    }
}

/// A text that stands for itself can be edited; a choice among codes cannot.
fn editable(kind: RecordKind, side: &Side) -> Option<String> {
    let text = side.offered.as_ref()?.as_str()?;
    let is_text = side.element.is_none() && read_text(kind, &side.field).is_some();
    is_text.then(|| text.to_owned())
}

/// Reads what was typed for a field, as the form of the record does.
type ReadText = fn(&mut Form, &str, &str) -> String;

/// How a field that is a text is read. None: it is no text of its own.
fn read_text(kind: RecordKind, field: &str) -> Option<ReadText> {
    use RecordKind as K;
    Some(match (kind, field) {
        (K::Note, "text") => Form::note,
        (K::Session, "person_invited_because") => Form::optional_note,
        (K::Person | K::Staff | K::Office, "phone") => Form::optional_phone,
        (K::Person | K::Staff | K::Office, "email") => Form::optional_email,
        (K::Staff, "name" | "first_name") => Form::name,
        (K::Staff, "title") => Form::optional_line,
        (K::Room, "name") => Form::line,
        _ => return None,
    })
}

/// Why the offered values cannot take their place, where `is_sealed` says that the state of the record is in the way. None:
/// they can.
fn obstacle(conflict: &Conflict, body: Option<&Body>, is_sealed: bool) -> Option<&'static str> {
    match conflict.cause {
        Cause::Immutable => return Some("signed"),
        Cause::Deleted => return Some("gone"),
        Cause::ChangedSince => return Some("deletion"),
        Cause::SameField | Cause::Strict => {}
    }
    let Some(body) = body else {
        return Some("gone");
    };
    let kind = conflict.of;
    let mut replaced = body.clone();
    for side in &conflict.sides {
        replace(kind, &mut replaced, side);
    }
    let is_signed = conflict.sides.iter().any(|side| {
        let new = replaced.get(&side.field).unwrap_or(&Value::Null);
        is_frozen(kind, body, &side.field, new)
    });
    is_signed
        .then_some("signed")
        .or(is_sealed.then_some("sealed"))
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
    let key = key_of(kind, &side.field);
    let list = body
        .entry(side.field.clone())
        .or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(list) = list else {
        return;
    };
    let at = list
        .iter()
        .position(|candidate| key.of(candidate) == *element);
    match (at, &side.offered) {
        (Some(at), Some(offered)) => {
            if let Some(present) = list.get_mut(at) {
                *present = offered.clone();
            }
        }
        (Some(at), None) => drop(list.remove(at)),
        (None, Some(offered)) => list.push(offered.clone()),
        (None, None) => {}
    }
}

/// Somebody chose. The choice is an act like any other, and can be taken back.
pub(crate) fn settle_conflict(
    app: &App,
    SettleConflictRequest { id, choice }: SettleConflictRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let (by, at, judged_on) = (desk.at.by, desk.at.now, desk.judged_on());
        let today = desk.at.today();
        desk.change("settle_conflict", |w| {
            let mut conflict: Conflict = w.get(&id)?;
            if conflict.state != ConflictState::Open {
                return Err(AppError::new("conflict_settled"));
            }
            if let Some(subject) = subject_of(w, &conflict.scope)? {
                crate::mask::refuse_unless_visible(&subject.person, by)?;
            }
            let denied = find_refusal(w, &conflict, by, judged_on)?;
            let is_sealed = denied.as_ref().is_some_and(|denied| denied.is_sealed);
            if let Some(denied) = denied.filter(|denied| !denied.is_sealed) {
                return Err(StoreError::NotPermitted(Box::new(denied)).into());
            }
            let kind = conflict.of;
            let sides = match choice {
                Choice::Keep => Vec::new(),
                Choice::Replace => conflict.sides.clone(),
                Choice::Edit { text } => {
                    vec![edited(&conflict, &text, Form::new(today))?]
                }
            };
            conflict.state = if sides.is_empty() {
                ConflictState::Kept { by, at }
            } else {
                let body = w.find_record(conflict.record)?.map(|record| record.body);
                if obstacle(&conflict, body.as_ref(), is_sealed).is_some() {
                    return Err(AppError::new("conflict_not_replaceable"));
                }
                w.amend(conflict.record, |body| {
                    for side in &sides {
                        replace(kind, body, side);
                    }
                })?;
                ConflictState::Replaced { by, at }
            };
            w.put(&conflict)?;
            Ok(DONE)
        })
    })
}

/// The side of a conflict with a text of its own in the place of both.
fn edited(conflict: &Conflict, text: &str, mut form: Form) -> Result<Side, AppError> {
    let found = match conflict.sides.as_slice() {
        [side] => editable(conflict.of, side)
            .and_then(|_| Some((side, read_text(conflict.of, &side.field)?))),
        _ => None,
    };
    let (side, read) = found.ok_or_else(|| AppError::new("conflict_not_replaceable"))?;
    let text = read(&mut form, "text", text);
    form.finish()?;
    Ok(Side {
        offered: Some(Value::String(text)),
        ..side.clone()
    })
}
