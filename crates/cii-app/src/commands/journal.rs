//! The access journal, as the window shows it.

use std::collections::{BTreeMap, btree_map::Entry};

use cii_domain::{
    PersonId, SituationId, StaffId, person::Person, situation::Situation, witness::AccessKind,
};
use cii_store::{Access, AccessFilter, Reader};
use uuid::Uuid;

use super::office::former_user;
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest, ParamView},
        office::{
            AccessEntryView, AccessFileView, AccessJournalView, AccessListView, AccessView,
            ListAccessesRequest,
        },
        situations::SituationRequest,
    },
    form::Form,
    mask::get_situation,
    people::People,
    witness::Looked,
};

/// What the window lists of one file.
const MOST_LISTED: usize = 500;
/// The files that one line of the whole journal names.
const MOST_FILES: usize = 3;

pub(crate) fn list_access_journal(
    app: &App,
    SituationRequest { situation }: SituationRequest,
) -> Result<AccessJournalView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        // What somebody searched for can be the very name that the mask hides.
        desk.read(|r| get_situation(r, situation, viewer))?;
        let by_at = (desk.at.by, desk.at.now);
        let listed = desk
            .office
            .witness
            .list_of(&[situation.0], MOST_LISTED, by_at)?;
        let former = former_user(&desk.office.store)?;
        desk.read(|r| {
            let people = known_people(r, former, viewer)?;
            let entries = listed
                .into_iter()
                .map(|access| AccessEntryView {
                    at: cii_domain::zurich(access.at),
                    by: people.name(access.by),
                    message: message(access),
                })
                .collect();
            Ok(AccessJournalView { entries })
        })
    })
}

/// The whole journal. Who reads it is entered as well: it tells of many files at once.
pub(crate) fn list_accesses(
    app: &App,
    request: ListAccessesRequest,
) -> Result<AccessListView, AppError> {
    app.at_desk(|desk| {
        let (viewer, today) = (desk.at.by, desk.at.today());
        let mut form = Form::new(today);
        let (from, until) = form.past_days(&request.from, &request.to);
        form.finish()?;
        let filter = AccessFilter {
            kind: request.kind,
            by: request.by,
            from,
            until,
        };
        desk.witness_journal();
        let limit = usize::try_from(request.limit).unwrap_or_default();
        let by_at = (desk.at.by, desk.at.now);
        let page = desk
            .office
            .witness
            .list_page(&filter, request.before, limit, by_at)?;
        let former = former_user(&desk.office.store)?;
        desk.read(|r| {
            let people = known_people(r, former, viewer)?;
            let mut subjects = Subjects::new(r, viewer);
            let accesses = page
                .accesses
                .into_iter()
                .map(|(place, access)| access_view(place, access, &people, &mut subjects))
                .collect::<Result<_, _>>()?;
            let total = u32::try_from(page.total).unwrap_or(u32::MAX);
            Ok(AccessListView { accesses, total })
        })
    })
}

/// Everybody, and the user under the identity of before the office came to a server.
pub(crate) fn known_people(
    r: &Reader<'_>,
    former: Option<StaffId>,
    user: StaffId,
) -> Result<People, AppError> {
    let mut people = People::load(r)?;
    if let Some(former) = former {
        people.also_known(former, user);
    }
    Ok(people)
}

fn access_view(
    place: i64,
    access: Access,
    people: &People,
    subjects: &mut Subjects<'_>,
) -> Result<AccessView, AppError> {
    let mut files = Vec::new();
    let mut is_masked = false;
    for subject in &access.subjects {
        let subject = subjects.find(*subject)?;
        is_masked |= subject.is_masked;
        files.extend(subject.file.clone());
    }
    let more_files = files.len().saturating_sub(MOST_FILES);
    files.truncate(MOST_FILES);
    Ok(AccessView {
        place,
        at: cii_domain::zurich(access.at),
        by: people.name(access.by),
        message: match access.kind {
            // What somebody searched for can be the very name that the mask hides.
            AccessKind::Search if is_masked => MessageView::new("search_masked"),
            _ => message(access),
        },
        files,
        more_files: u32::try_from(more_files).unwrap_or(u32::MAX),
    })
}

/// What the journal names by its identity alone, looked up once.
struct Subjects<'a> {
    r: &'a Reader<'a>,
    viewer: StaffId,
    found: BTreeMap<Uuid, Subject>,
}

/// A person or a situation that somebody accessed; neither, once it is no longer there.
#[derive(Default)]
struct Subject {
    file: Option<AccessFileView>,
    is_masked: bool,
}

impl<'a> Subjects<'a> {
    fn new(r: &'a Reader<'a>, viewer: StaffId) -> Self {
        Self {
            r,
            viewer,
            found: BTreeMap::new(),
        }
    }

    fn find(&mut self, id: Uuid) -> Result<&Subject, AppError> {
        Ok(match self.found.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(look_up(self.r, id, self.viewer)?),
        })
    }
}

fn look_up(r: &Reader<'_>, id: Uuid, viewer: StaffId) -> Result<Subject, AppError> {
    let situation: Option<Situation> = r.find(&SituationId(id))?;
    let person = situation
        .as_ref()
        .map_or(PersonId(id), |situation| situation.person);
    let person: Option<Person> = r.find(&person)?;
    Ok(Subject {
        file: situation.map(|situation| AccessFileView {
            situation: situation.id,
            number: situation.number.to_string(),
        }),
        is_masked: person.is_some_and(|person| !person.is_visible_to(viewer)),
    })
}

/// What was looked at has a sentence of its own; of a search the words are told.
pub(crate) fn message(access: Access) -> MessageView {
    let code = match access.kind {
        AccessKind::Export if access.reason == Looked::PersonCopy.code() => {
            "export_person_copy".to_owned()
        }
        AccessKind::Read if !access.reason.is_empty() => format!("read_{}", access.reason),
        kind => kind.code().to_owned(),
    };
    MessageView::new(code).with("detail", ParamView::Text(access.reason))
}

/// The user has read that a damaged journal was set aside.
pub(crate) fn acknowledge_journal(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        desk.office.acknowledge_journal()?;
        Ok(DoneView { can_undo: false })
    })
}
