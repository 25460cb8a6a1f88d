//! The copy for machines: records as they are stored, under keys that stay.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use cii_domain::{Bilingual, Language, staff::Staff};
use cii_store::{Happening, HistoryEntry, RecordKind};
use cii_sync::{Body, Record};
use serde_json::{Map, Value, json};

use super::{Held, HeldFile, Withheld, disclosures};
use crate::AppError;

/// Says which keys there are and what they mean. It grows when a key changes its meaning, not when one is added.
const VERSION: u32 = 1;

/// The whole copy as JSON, in the order in which it is read.
pub(crate) fn data(
    held: &Held,
    language: Language,
    (made_at, made_by): (DateTime<Utc>, cii_domain::StaffId),
) -> Result<Vec<u8>, AppError> {
    let recipients: Vec<Value> = disclosures::list(held)?
        .into_iter()
        .map(|disclosure| disclosure.data)
        .collect();
    let copy = json!({
        "format": "bureau-cii/person-copy",
        "version": VERSION,
        "made_at": made_at,
        "made_by": made_by,
        "language": language,
        "controller": controller(held),
        "person": {
            "id": held.person.id,
            "name": held.person.name,
            "first_name": held.person.first_name,
            "birth_date": held.person.birth_date,
        },
        "records": records(&held.records),
        "conflicts": held.conflicts,
        "attachments": held.attachments.iter().map(attachment).collect::<Vec<_>>(),
        "recipients": recipients,
        "accesses": accesses(held),
        "history": held.history.iter().map(entry).collect::<Vec<_>>(),
        "directory": directory(held),
        "withheld": held.withheld.iter().map(withheld).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&copy).map_err(|_| AppError::new("internal"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn controller(held: &Held) -> Value {
    let office = &held.office;
    json!({
        "name": office.name, "address": office.address, "phone": office.phone,
        "email": office.email,
    })
}

/// The records by kind; each kind that a person can have stands there, also without a record.
fn records(records: &[Record]) -> BTreeMap<&'static str, Vec<&Body>> {
    let own = [
        RecordKind::Person,
        RecordKind::Situation,
        RecordKind::Procuration,
        RecordKind::Session,
        RecordKind::Contract,
        RecordKind::Note,
    ];
    let mut by_kind: BTreeMap<_, Vec<_>> =
        own.iter().map(|kind| (kind.code(), Vec::new())).collect();
    for record in records {
        by_kind
            .entry(record.kind.code())
            .or_default()
            .push(&record.body);
    }
    by_kind
}

fn attachment(file: &HeldFile) -> Value {
    let (kind, record) = file.record;
    json!({
        "of": kind, "record": record, "attachment": file.attachment,
        // None: its content is held elsewhere.
        "copy": file.copy,
    })
}

fn accesses(held: &Held) -> Vec<Value> {
    held.accesses
        .iter()
        .map(|access| {
            json!({
                "at": access.at, "by": access.by, "kind": access.kind,
                "what": access.reason, "recipient": access.recipient,
                "subjects": access.subjects,
            })
        })
        .collect()
}

fn entry(entry: &HistoryEntry) -> Value {
    let mut line = json!({
        "at": entry.at, "by": entry.by, "act": entry.act,
        "of": entry.kind, "record": entry.record,
    });
    let more = match &entry.happening {
        Happening::Created => json!({"happening": "created"}),
        Happening::Deleted => json!({"happening": "deleted"}),
        Happening::Changed { field, old, new } => {
            json!({"happening": "changed", "field": field, "old": old, "new": new})
        }
    };
    if let (Value::Object(line), Value::Object(more)) = (&mut line, more) {
        line.extend(more);
    }
    line
}

/// The names behind the identities: staff with their professional contact, institutions, rooms.
fn directory(held: &Held) -> Value {
    let contact = |staff: &Staff| {
        json!({
            "name": staff.full_name(), "institution": staff.institution,
            "phone": staff.phone, "email": staff.email,
        })
    };
    let named = held.named();
    let staff: Map<String, Value> = held
        .people
        .staff
        .iter()
        .filter(|(id, _)| named.contains(&id.to_string()))
        .map(|(id, staff)| (id.to_string(), contact(staff)))
        .collect();
    let institutions: BTreeMap<&str, &Bilingual> = held
        .institutions
        .iter()
        .map(|known| (known.key.as_str(), &known.name))
        .collect();
    let rooms: BTreeMap<String, &str> = held
        .people
        .rooms
        .iter()
        .filter(|(id, _)| named.contains(&id.to_string()))
        .map(|(id, room)| (id.to_string(), room.name.as_str()))
        .collect();
    json!({"staff": staff, "institutions": institutions, "rooms": rooms})
}

fn withheld(withheld: &Withheld) -> Value {
    let (kind, record) = withheld.record;
    json!({
        "of": kind, "record": record, "path": withheld.path.to_string(),
        "because": if withheld.medical_of.is_some() { "medical" } else { "newer_version" },
    })
}
