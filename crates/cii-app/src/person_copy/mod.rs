//! Everything that is held on a person, gathered for the right of access.
//!
//! Records are found by their parents and taken as they are stored, whatever their kind: one that a later version adds is
//! in the copy without anybody thinking of it.

mod data;
mod disclosures;
mod paper;

pub(crate) use data::data;
pub(crate) use paper::{list_withheld, paper};

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cii_domain::{
    BlobId, ContractId, InstitutionKey, NoteId, ProcurationId, SessionId, SituationId, StaffId,
    access::{
        self, CaseFacts, CaseRecord, Element, Mask, Path, PersonFile, Resource, Subject,
        category_of, reads_whole_file, whole_record,
    },
    attachment::Attachment,
    contract::Contract,
    institution::Institution,
    office::Office,
    person::Person,
    procuration::{DataCategory, Procuration},
    session::Session,
    situation::Situation,
    staff::Staff,
};
use cii_store::{Access, BlobPresence, Happening, HistoryEntry, Reader, RecordKind, StoreError};
use cii_sync::{Body, Conflict, Record};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    AppError, commands::journal::known_people, commands::office::former_user, desk::Desk,
    institution_names::InstitutionNames, mask::refuse_unless_visible, people::People,
};

/// Everything about one person, as far as the user may see it.
pub(crate) struct Held {
    pub(crate) person: Person,
    /// By number.
    pub(crate) situations: Vec<Situation>,
    /// The person first, then what belongs to her or him, each with the fields that are open.
    pub(crate) records: Vec<Record>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) attachments: Vec<HeldFile>,
    /// Oldest first.
    pub(crate) history: Vec<HistoryEntry>,
    /// Oldest first; what was searched for is not among it.
    pub(crate) accesses: Vec<Access>,
    pub(crate) withheld: Vec<Withheld>,
    pub(crate) office: Office,
    pub(crate) institutions: Vec<Institution>,
    pub(crate) people: People,
}

/// A file that is kept with a record.
pub(crate) struct HeldFile {
    pub(crate) record: (RecordKind, Uuid),
    pub(crate) attachment: Attachment,
    /// The name of its copy. None: its content is not on this device.
    pub(crate) copy: Option<String>,
}

/// A field of a record that is not in the copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Withheld {
    pub(crate) record: (RecordKind, Uuid),
    pub(crate) path: Path,
    /// The institution whose medical data it is. None: a newer version wrote it.
    pub(crate) medical_of: Option<InstitutionKey>,
}

/// Gathers what is held on the person of `id`. Refused to whoever does not read the whole file.
pub(crate) fn gather(desk: &Desk<'_>, id: SituationId) -> Result<Held, AppError> {
    let (viewer, today) = (desk.at.by, desk.at.today());
    let former = former_user(&desk.office.store)?;
    desk.read(|r| {
        let person: Person = r.get(&r.get::<Situation>(&id)?.person)?;
        refuse_unless_visible(&person, viewer)?;
        let stored = find_records(r, &person)?;
        let file = facts(&person, &stored)?;
        let subject = Subject::of(&r.get::<Staff>(&viewer)?);
        if !reads_whole_file(&subject, &file, today) {
            return Err(AppError::new("person_copy_whole_file"));
        }
        let mut situations = list::<Situation>(&stored)?;
        situations.sort_by_key(|situation| (situation.number.year, situation.number.running));
        let masks: BTreeMap<Uuid, Mask> = stored
            .iter()
            .filter_map(|record| {
                let resource = resource(&file, record)?;
                let seen = access::decide(&subject, &resource, access::Action::Read, today);
                Some((record.id, seen.into_mask()))
            })
            .collect();
        let mut withheld = BTreeSet::new();
        let mut records = Vec::new();
        let mut conflicts = Vec::new();
        for record in stored {
            if record.kind == RecordKind::Conflict {
                conflicts.push(open_conflict(
                    record.aggregate().map_err(StoreError::from)?,
                    &masks,
                    &mut withheld,
                ));
            } else if let Some(mask) = masks.get(&record.id) {
                records.push(open_record(record, mask, &mut withheld));
            }
        }
        let attachments = find_attachments(r, &records)?;
        let history = find_history(r, &situations, &masks)?;
        Ok(Held {
            person,
            situations,
            records,
            conflicts,
            attachments,
            history,
            accesses: Vec::new(),
            withheld: withheld.into_iter().collect(),
            office: r.get(&())?,
            institutions: r.list()?,
            people: known_people(r, former, viewer)?,
        })
    })
}

impl Held {
    /// The person and all situations: what an access to this copy is about.
    pub(crate) fn subjects(&self) -> Vec<Uuid> {
        let situations = self.situations.iter().map(|situation| situation.id.0);
        std::iter::once(self.person.id.0)
            .chain(situations)
            .collect()
    }

    /// Takes the accesses out of the journal, oldest first. Of a search the words stay there: they can name others.
    pub(crate) fn with_accesses(mut self, newest_first: Vec<Access>) -> Self {
        let own: BTreeSet<Uuid> = self.subjects().into_iter().collect();
        let accesses = newest_first.into_iter().rev().map(|mut access| {
            access.subjects.retain(|subject| own.contains(subject));
            if access.kind == cii_domain::witness::AccessKind::Search {
                access.reason.clear();
                access.hits = 0;
            }
            access
        });
        self.accesses = accesses.collect();
        self
    }

    pub(crate) fn names(&self) -> InstitutionNames {
        InstitutionNames::of(self.institutions.clone())
    }

    /// The aggregates of one kind, with what is open of them.
    fn list<T: cii_sync::Aggregate>(&self) -> Result<Vec<T>, AppError> {
        list(&self.records)
    }

    /// Everything that the copy names by its identity.
    fn named(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for record in &self.records {
            record
                .body
                .values()
                .for_each(|value| name_in(value, &mut named));
        }
        for entry in &self.history {
            named.insert(entry.by.to_string());
            if let Happening::Changed { old, new, .. } = &entry.happening {
                old.iter()
                    .chain(new)
                    .for_each(|value| name_in(value, &mut named));
            }
        }
        for conflict in &self.conflicts {
            if let Ok(value) = serde_json::to_value(conflict) {
                name_in(&value, &mut named);
            }
        }
        named.extend(self.accesses.iter().map(|access| access.by.to_string()));
        named
    }

    /// The files whose content is not copied.
    pub(crate) fn count_elsewhere(&self) -> usize {
        self.attachments
            .iter()
            .filter(|file| file.copy.is_none())
            .count()
    }
}

fn list<T: cii_sync::Aggregate>(records: &[Record]) -> Result<Vec<T>, AppError> {
    records
        .iter()
        .filter(|record| record.kind == T::KIND)
        .map(|record| Ok(record.aggregate().map_err(StoreError::from)?))
        .collect()
}

/// The person and every record below, nearest first, each once.
fn find_records(r: &Reader<'_>, person: &Person) -> Result<Vec<Record>, AppError> {
    let mut seen = BTreeSet::from([person.id.0]);
    let mut found: Vec<Record> = r.find_record(person.id.0)?.into_iter().collect();
    let mut parents = VecDeque::from([person.id.0]);
    while let Some(parent) = parents.pop_front() {
        for record in r.list_records_of(&parent)? {
            if seen.insert(record.id) {
                parents.push_back(record.id);
                found.push(record);
            }
        }
    }
    Ok(found)
}

/// What the rules must know of the person.
fn facts(person: &Person, records: &[Record]) -> Result<PersonFile, AppError> {
    let mut file = PersonFile::of(person);
    for situation in list::<Situation>(records)? {
        let mut case = CaseFacts::of(&situation);
        for session in list::<Session>(records)? {
            if session.situation == situation.id {
                case = case.with_session(&session);
            }
        }
        for contract in list::<Contract>(records)? {
            if contract.situation == situation.id {
                case = case.with_contract(&contract);
            }
        }
        for procuration in list::<Procuration>(records)? {
            if procuration.situation == situation.id {
                case = case.with_procuration(&procuration);
            }
        }
        file.cases.push(case);
    }
    Ok(file)
}

/// The record as the rules know it. None: they have no word for it, or it is about nobody.
fn resource<'f>(file: &'f PersonFile, record: &Record) -> Option<Resource<'f>> {
    let case_record = match record.kind {
        RecordKind::Person => return Some(Resource::Person(file)),
        RecordKind::Situation => CaseRecord::Situation,
        RecordKind::Procuration => CaseRecord::Procuration(ProcurationId(record.id)),
        RecordKind::Session => CaseRecord::Session(SessionId(record.id)),
        RecordKind::Contract => CaseRecord::Contract(ContractId(record.id)),
        RecordKind::Note => CaseRecord::Note {
            id: NoteId(record.id),
            by: record.body.get("by")?.as_str()?.parse().map(StaffId).ok()?,
        },
        RecordKind::Staff
        | RecordKind::Room
        | RecordKind::Institution
        | RecordKind::CatalogueItem
        | RecordKind::Office
        | RecordKind::AdministrationYear
        | RecordKind::Conflict => return None,
    };
    Some(Resource::Case {
        file,
        situation: record.scope.find_case()?,
        record: case_record,
    })
}

/// The kind under which the rules know a record; conflicts are no kind of their own there.
fn kind_of(kind: RecordKind) -> Option<access::RecordKind> {
    access::RecordKind::from_code(kind.code())
}

/// What of a record is open; what is not is noted.
fn open_record(record: Record, mask: &Mask, withheld: &mut BTreeSet<Withheld>) -> Record {
    let Some(kind) = kind_of(record.kind) else {
        return record;
    };
    let shown = access::show(kind, &record.body, mask);
    for path in access::changed_paths(kind, &shown, &record.body) {
        if is_filled(&record.body, &path) {
            withheld.insert(note_withheld((record.kind, record.id), path));
        }
    }
    Record {
        body: shown,
        ..record
    }
}

fn note_withheld(record: (RecordKind, Uuid), path: Path) -> Withheld {
    let medical_of = match &path.element {
        Some(Element::Key(key)) if path.field == "blocks" => {
            Some(InstitutionKey::new(key.as_str()))
                .filter(|institution| category_of(institution) == Some(DataCategory::Medical))
        }
        _ => None,
    };
    Withheld {
        record,
        path,
        medical_of,
    }
}

/// Whether anything stands there.
fn is_filled(body: &Body, path: &Path) -> bool {
    let is_blank = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    let Some(value) = body.get(path.field.as_ref()) else {
        return false;
    };
    let part_of = |value: &Value| match &path.part {
        Some(part) => value.get(part.as_ref()).is_some_and(|part| !is_blank(part)),
        None => !is_blank(value),
    };
    match &path.element {
        Some(Element::Key(key)) => value.as_array().is_some_and(|elements| {
            elements.iter().any(|element| {
                let mut values = element.as_object().into_iter().flat_map(|of| of.values());
                values.any(|value| value.as_str() == Some(key)) && part_of(element)
            })
        }),
        _ => part_of(value),
    }
}

/// What of a conflict is open: the values of fields that are.
fn open_conflict(
    conflict: Conflict,
    masks: &BTreeMap<Uuid, Mask>,
    withheld: &mut BTreeSet<Withheld>,
) -> Conflict {
    let record = (conflict.of, conflict.record);
    let mask = mask_of(masks, record);
    let (open, closed): (Vec<_>, Vec<_>) = conflict
        .sides
        .into_iter()
        .partition(|side| mask.covers(&side_path(side)));
    withheld.extend(
        closed
            .iter()
            .map(|side| note_withheld(record, side_path(side))),
    );
    Conflict {
        sides: open,
        ..conflict
    }
}

fn side_path(side: &cii_sync::Side) -> Path {
    Path {
        field: side.field.clone().into(),
        element: side.element.clone().map(Element::Key),
        part: None,
    }
}

/// What is open of a record; of one that is gone, what is open of every record of its kind.
fn mask_of(masks: &BTreeMap<Uuid, Mask>, (kind, record): (RecordKind, Uuid)) -> Mask {
    masks
        .get(&record)
        .cloned()
        .unwrap_or_else(|| kind_of(kind).map_or(Mask::EMPTY, whole_record))
}

fn find_attachments(r: &Reader<'_>, records: &[Record]) -> Result<Vec<HeldFile>, AppError> {
    let mut found = Vec::new();
    for record in records {
        let Some(list) = record.body.get("attachments") else {
            continue;
        };
        let list: Vec<Attachment> = serde_json::from_value(list.clone()).unwrap_or_default();
        for attachment in list {
            let is_here = match r.blob_presence(attachment.blob)? {
                BlobPresence::Waiting | BlobPresence::Here => true,
                BlobPresence::Coming { .. } => false,
            };
            found.push(HeldFile {
                record: (record.kind, record.id),
                attachment,
                copy: is_here.then(String::new),
            });
        }
    }
    Ok(found)
}

/// Everything that happened to the records, oldest first, with the values that are open.
fn find_history(
    r: &Reader<'_>,
    situations: &[Situation],
    masks: &BTreeMap<Uuid, Mask>,
) -> Result<Vec<HistoryEntry>, AppError> {
    // The person's own entries stand in the history of each situation.
    let mut entries: BTreeMap<i64, HistoryEntry> = BTreeMap::new();
    for situation in situations {
        for entry in r.history_of_case(situation.id)? {
            entries.insert(entry.seq, entry);
        }
    }
    let open = |mut entry: HistoryEntry| {
        if let (Happening::Changed { field, old, new }, Some(kind)) =
            (&mut entry.happening, kind_of(entry.kind))
        {
            let mask = mask_of(masks, (entry.kind, entry.record));
            for value in [old, new] {
                if let Some(stored) = value.take() {
                    let body = Body::from_iter([(field.clone(), stored)]);
                    *value = access::show(kind, &body, &mask).remove(field.as_str());
                }
            }
        }
        entry
    };
    Ok(entries.into_values().map(open).collect())
}

/// Hands one content after another of the attachments that are here to `put`, which gives the name of its copy: a person
/// can have more scans than fit into memory. One that the disk lost is held elsewhere.
pub(crate) fn copy_contents(
    desk: &Desk<'_>,
    held: &mut Held,
    mut put: impl FnMut(&Attachment, &[u8]) -> Result<String, AppError>,
) -> Result<(), AppError> {
    for file in held
        .attachments
        .iter_mut()
        .filter(|file| file.copy.is_some())
    {
        file.copy = match content(desk, file.attachment.blob)? {
            Some(content) => Some(put(&file.attachment, &content)?),
            None => None,
        };
    }
    Ok(())
}

fn content(desk: &Desk<'_>, blob: BlobId) -> Result<Option<Vec<u8>>, AppError> {
    match desk.office.store.read_blob(blob) {
        Ok(content) => Ok(Some(content)),
        Err(StoreError::BlobLost | StoreError::BlobElsewhere) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The texts in a value, identities among them.
fn name_in(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            named.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|value| name_in(value, named)),
        Value::Object(object) => object.values().for_each(|value| name_in(value, named)),
        _ => {}
    }
}
