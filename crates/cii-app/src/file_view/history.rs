//! Every change of every record of a file.

use cii_domain::{
    ContractId, NoteId, ProcurationId, RoomId, SessionId, SituationId, StaffId,
    contract::Contract,
    office::AdministrationYear,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
    staff::{Room, Staff},
};
use cii_store::{Happening, HistoryEntry, Reader, RecordKind};
use cii_sync::Aggregate as _;

use super::written::{Line, Named, lines};
use crate::{
    AppError,
    api::{
        file::{HistoryEntryView, HistoryPlaceView, HistoryView},
        message::{MessageView, ParamView},
    },
    desk::Desk,
    mask::person_of,
    people::People,
    witness::Looked,
};

/// Every change of every record of the file, newest first.
pub(crate) fn history(desk: &mut Desk<'_>, id: SituationId) -> Result<HistoryView, AppError> {
    let viewer = desk.at.by;
    let (person, view) = desk.read(|r| {
        let situation: Situation = r.get(&id)?;
        let person = person_of(r, &situation)?;
        if !person.is_visible_to(viewer) {
            return Err(AppError::new("restricted"));
        }
        let people = People::load(r)?;
        let name = person.full_name();
        let entries = r
            .history_of_case(id)?
            .into_iter()
            .rev()
            .map(|entry| entry_view(r, &people, &name, entry))
            .collect::<Result<_, _>>()?;
        Ok::<_, AppError>((person, HistoryView { entries }))
    })?;
    desk.witness_reading(Looked::History, id, &person);
    Ok(view)
}

pub(crate) fn entry_view(
    r: &Reader<'_>,
    people: &People,
    person: &str,
    entry: HistoryEntry,
) -> Result<HistoryEntryView, AppError> {
    let HistoryEntry {
        seq: _,
        record,
        kind,
        group: _,
        act,
        by,
        at,
        happening,
    } = entry;
    let (name, place, invitees) = find(r, kind, record)?;
    let named = Named {
        people,
        person,
        invitees: &invitees,
    };
    let (field, old, new) = match happening {
        Happening::Created => ("created".to_owned(), Vec::new(), Vec::new()),
        Happening::Deleted => ("deleted".to_owned(), Vec::new(), Vec::new()),
        Happening::Changed { field, old, new } => {
            let old = lines(kind, &field, old.as_ref(), &named);
            let new = lines(kind, &field, new.as_ref(), &named);
            let (old, new) = differing(old, new);
            (field, old, new)
        }
    };
    Ok(HistoryEntryView {
        at: cii_domain::zurich(at),
        by: people.name(by),
        act: MessageView::new(act),
        record: name,
        place,
        field,
        old,
        new,
    })
}

/// A record whose values are read outside its history.
pub(crate) struct Reading<'a> {
    kind: RecordKind,
    name: MessageView,
    people: &'a People,
    /// The person of the file.
    person: &'a str,
    invitees: Vec<cii_domain::session::Invitee>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        r: &Reader<'_>,
        people: &'a People,
        person: &'a str,
        (kind, record): (RecordKind, uuid::Uuid),
    ) -> Result<Self, AppError> {
        let (name, _, invitees) = find(r, kind, record)?;
        Ok(Self {
            kind,
            name,
            people,
            person,
            invitees,
        })
    }

    /// How the record is called: `history.record.<code>`.
    pub(crate) fn name(&self) -> MessageView {
        self.name.clone()
    }

    /// A value of `field` as one reads it, line by line: `history.value.<code>`.
    pub(crate) fn lines(&self, field: &str, value: Option<&serde_json::Value>) -> Vec<Line> {
        let named = Named {
            people: self.people,
            person: self.person,
            invitees: &self.invitees,
        };
        lines(self.kind, field, value, &named)
    }
}

/// Of lists, what stands on one side alone; a list that merely changed its order stays whole.
fn differing(old: Vec<Line>, new: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let without = |lines: &[Line], others: &[Line]| -> Vec<Line> {
        let rest = lines.iter().filter(|line| !others.contains(line));
        rest.cloned().collect()
    };
    let (gone, came) = (without(&old, &new), without(&new, &old));
    if gone.is_empty() && came.is_empty() {
        (old, new)
    } else {
        (gone, came)
    }
}

/// How a record is called, where it is looked at, and the invitees of a session.
type Found = (
    MessageView,
    Option<HistoryPlaceView>,
    Vec<cii_domain::session::Invitee>,
);

fn find(r: &Reader<'_>, kind: RecordKind, record: uuid::Uuid) -> Result<Found, AppError> {
    // What is there no more has its kind for a name.
    let gone = || {
        (
            MessageView::new(format!("{}_gone", kind.code())),
            None,
            Vec::new(),
        )
    };
    let dated = |code: &str, on| MessageView::new(code).with("on", ParamView::Date(on));
    let named = |code: &str, name: String| {
        let name = MessageView::new(code).with("name", ParamView::Text(name));
        (name, None, Vec::new())
    };
    Ok(match kind {
        RecordKind::Person => (MessageView::new("person"), None, Vec::new()),
        RecordKind::Situation => {
            let found = r.find::<Situation>(&SituationId(record))?;
            found.map_or_else(gone, |situation| {
                let number = ParamView::Text(situation.number.to_string());
                let name = MessageView::new("situation").with("number", number);
                (name, Some(HistoryPlaceView::Announcement), Vec::new())
            })
        }
        RecordKind::Procuration => {
            let found = r.find::<Procuration>(&ProcurationId(record))?;
            found.map_or_else(gone, |procuration| {
                let name = dated("procuration", procuration.drawn_up_on);
                (name, Some(HistoryPlaceView::Procurations), Vec::new())
            })
        }
        RecordKind::Session => {
            let found = r.find::<Session>(&SessionId(record))?;
            found.map_or_else(gone, |session| {
                let name = match session.starts_at {
                    Some(start) => dated(session.kind.code(), start.date()),
                    None => MessageView::new(format!("{}_without_date", session.kind.code())),
                };
                let place = HistoryPlaceView::Session {
                    session: session.id,
                };
                (name, Some(place), session.invitees)
            })
        }
        RecordKind::Contract => {
            let found = r.find::<Contract>(&ContractId(record))?;
            found.map_or_else(gone, |contract| {
                let name = match contract.amendment {
                    0 => MessageView::new("contract"),
                    number => MessageView::new("amendment")
                        .with("number", ParamView::Number(i64::from(number))),
                };
                let place = HistoryPlaceView::Contract {
                    contract: contract.id,
                };
                (name, Some(place), Vec::new())
            })
        }
        RecordKind::Note => {
            let found = r.find::<Note>(&NoteId(record))?;
            found.map_or_else(gone, |note| (dated("note", note.on), None, Vec::new()))
        }
        RecordKind::Staff => {
            let found = r.find::<Staff>(&StaffId(record))?;
            found.map_or_else(gone, |staff| named("staff", staff.full_name()))
        }
        RecordKind::Room => {
            let found = r.find::<Room>(&RoomId(record))?;
            found.map_or_else(gone, |room| named("room", room.name))
        }
        RecordKind::Office => (MessageView::new("office"), None, Vec::new()),
        RecordKind::AdministrationYear => {
            let found = r.list::<AdministrationYear>()?.into_iter();
            let mut years = found.filter(|year| year.record_id() == record);
            years.next().map_or_else(gone, |year| {
                named("administration_year", year.year.to_string())
            })
        }
        RecordKind::Institution | RecordKind::CatalogueItem | RecordKind::Conflict => {
            (MessageView::new("other"), None, Vec::new())
        }
    })
}
