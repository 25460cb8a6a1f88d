//! Records with hidden fields: what stands in for a field that this device may not see.

use serde_json::{Value, json};

use crate::{Body, Record, RecordKind};

/// `body` with a blank value for each field that is not there, so that it can be read as its aggregate.
///
/// Only for reading: a blank is nobody's data and is never written back, because a change is the difference to the
/// completed body.
pub fn complete(kind: RecordKind, body: &Body) -> Body {
    let mut whole = match blank(kind) {
        Value::Object(blank) => blank,
        _ => Body::new(),
    };
    for (field, value) in body {
        let value = match (part(kind, field), value) {
            (Some(blank), Value::Array(elements)) => elements
                .iter()
                .map(|element| filled(&blank, element))
                .collect(),
            (Some(blank), _) => filled(&blank, value),
            // Two things of different kinds have different members: nothing to fill in.
            (None, _) if value.get("kind").is_some() => value.clone(),
            (None, _) => whole
                .get(field)
                .map_or(value.clone(), |blank| filled(blank, value)),
        };
        whole.insert(field.clone(), value);
    }
    whole
}

/// Whether every field of a record is there: nothing of it is hidden from this device but parts of lists and objects.
pub(crate) fn is_whole(record: &Record) -> bool {
    let blank = blank(record.kind);
    let mut fields = blank.as_object().into_iter().flatten();
    fields.all(|(field, _)| record.body.contains_key(field))
}

/// `value` with the members of `blank` that it lacks.
fn filled(blank: &Value, value: &Value) -> Value {
    match (blank, value) {
        (Value::Object(blank), Value::Object(value)) => {
            let mut whole = blank.clone();
            for (name, member) in value {
                whole.insert(name.clone(), member.clone());
            }
            Value::Object(whole)
        }
        _ => value.clone(),
    }
}

/// An element of a list, or an object that may be absent, that says nothing. For those of which a part can be hidden.
fn part(kind: RecordKind, field: &str) -> Option<Value> {
    let nobody = "00000000-0000-0000-0000-000000000000";
    let never = "1970-01-01";
    let written = json!({"text": "", "translation": ""});
    let part = match (kind, field) {
        (RecordKind::Situation, "involved") => {
            json!({"institution": "", "contact": null, "imminent": false})
        }
        (RecordKind::Procuration, "grants") => json!({"institution": "", "categories": []}),
        (RecordKind::Procuration, "revocation") | (RecordKind::Session, "called_off") => {
            json!({"on": never, "reason": "", "language": null})
        }
        (RecordKind::Session, "invitees") => json!({
            "id": nobody, "who": {"kind": "person"}, "role": "guest", "institution": null, "sendings": [],
            "reply": {"kind": "open"}, "called_off": null, "called_off_because": "", "called_off_language": null,
        }),
        (RecordKind::Session, "blocks") => json!({
            "institution": "", "status": "", "entitlement": "", "measures_done": "", "next_step": "",
            "filled_on": null, "language": null,
        }),
        (RecordKind::Session, "outcome") => {
            json!({"decision": "pending", "minutes": "", "language": null, "approval": null})
        }
        (RecordKind::Contract, "goals") => json!({
            "id": nobody, "text": written, "indicator": written, "due_on": null, "state": "open",
        }),
        (RecordKind::Contract, "measures") => json!({
            "id": nobody, "catalogue_item": null, "title": written, "provider": "", "payer": null,
            "legal_basis": null, "from": null, "to": null, "cost": null, "commission": "not_needed",
        }),
        (RecordKind::Contract, "signatures") => json!({
            "party": {"kind": "person"}, "name": "", "state": {"kind": "open"},
        }),
        _ => return None,
    };
    Some(part)
}

/// A record of `kind` that says nothing.
fn blank(kind: RecordKind) -> Value {
    let nobody = "00000000-0000-0000-0000-000000000000";
    let never = "1970-01-01";
    let address = json!({"supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "",
        "country": ""});
    let both = json!({"fr": "", "de": ""});
    match kind {
        RecordKind::Person => json!({
            "id": nobody, "name": "", "first_name": "", "form": "neutral", "sex": null, "birth_date": null,
            "avs": null, "language": "fr", "address": address, "phone": "", "email": "", "representative": null,
            "restriction": null, "identity_confirmed": null, "not_same_as": [],
        }),
        RecordKind::Situation => json!({
            "id": nobody, "number": "0-0000", "person": nobody, "former": null, "register": "bureau",
            "region": "sion", "state": "announced",
            "announcement": {"service": "", "counted_under": "", "worker": null, "respondent": null,
                "received_on": never, "follow_up_started_on": null, "age_group": "adult",
                "provenance": "institution", "service_asked": null, "criteria": [], "laci_rights_end_on": null,
                "reason": "", "language": null},
            "involved": [], "coordinator": null, "triage": null, "services": [], "case_manager": null,
            "follow_ups": [], "closing": null,
        }),
        RecordKind::Procuration => json!({
            "id": nobody, "person": nobody, "situation": nobody, "drawn_up_on": never, "signed_on": null,
            "starts_on": never, "ends_on": never, "signed_by_representative": false, "majority_on": null,
            "grants": [], "form_version": 0, "revocation": null, "replaced_by": null, "replaced_on": null,
            "attachments": [],
        }),
        RecordKind::Session => json!({
            "id": nobody, "kind": "round_table", "situation": nobody, "state": "planned", "leader": null,
            "starts_at": null, "minutes": 0, "language": null, "place": {"kind": "open"}, "invitees": [],
            "person_invited_because": "", "blocks": [], "waivers": [], "sequence": 0, "handed_out": null,
            "called_off": null, "outcome": null, "attachments": [],
        }),
        RecordKind::Contract => json!({
            "id": nobody, "situation": nobody, "amendment": 0, "amends": null, "state": "draft", "language": "fr",
            "starts_on": null, "aim": {"text": "", "translation": ""}, "goals": [], "measures": [], "duties": [],
            "case_manager": null, "reviews": [], "signatures": [], "conformity": null, "end_reason": "",
        }),
        RecordKind::Note => json!({
            "id": nobody, "situation": nobody, "on": never, "by": nobody, "language": "fr", "text": "",
        }),
        RecordKind::Staff => json!({
            "id": nobody, "name": "", "first_name": "", "title": "", "form": "neutral", "institution": "",
            "region": null, "functions": [], "language": "fr", "phone": "", "email": "", "address": address,
            "working_week": {"mornings": [true, true, true, true, true],
                "afternoons": [true, true, true, true, true]},
            "absences": [], "from": null, "to": null,
        }),
        RecordKind::Room => json!({
            "id": nobody, "name": "", "region": "sion", "building": both, "address": address, "seats": 0,
            "access": both, "in_use": false,
        }),
        RecordKind::Institution => json!({
            "key": "", "code": both, "name": both, "german_validated": false, "circle": "third", "parent": null,
            "valid_from": null, "valid_to": null, "report_row": null,
        }),
        RecordKind::CatalogueItem => json!({
            "key": "", "title": both, "conditions": both, "payer": {"kind": "fund"}, "legal_basis": "laci",
        }),
        RecordKind::Office => json!({
            "name": both, "tagline": both, "place": both, "address": address, "phone": "", "email": "",
            "window": "right", "image": null,
        }),
        RecordKind::AdministrationYear => json!({"year": 0, "days": []}),
        // A conflict is seen whole or not at all.
        RecordKind::Conflict => json!({}),
    }
}
