//! How concurrent changes meet, by kind and field: the one table of conflict rules.

use serde_json::Value;

use crate::{Body, RecordKind, attached::ATTACHMENTS, canonical};

/// By what an element of a list is recognised on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementKey {
    /// By one of its fields.
    Field(&'static str),
    /// By all that it is: such elements come and go, they do not change.
    Whole,
}

impl ElementKey {
    /// The key of `element`.
    pub fn of(self, element: &Value) -> String {
        match self {
            Self::Whole => canonical(element),
            Self::Field(field) => match element.get(field) {
                Some(Value::String(text)) => text.clone(),
                Some(other) => canonical(other),
                None => canonical(element),
            },
        }
    }
}

/// What happens when two devices change the same field without having seen one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The server's value stays and a conflict holds both; other fields are merged.
    Field,
    /// Nothing strict of the record may have changed since: otherwise the whole change becomes a conflict. For what
    /// only makes sense as a whole: an identity, a procuration, a contract.
    Strict,
    /// Element by element; what is added wins over what is removed.
    Elements(ElementKey),
    /// The greater number stays: a counter that must never fall.
    Greatest,
    /// The first choice stays: a later one whose maker had not seen it changes nothing here.
    First,
    /// It never changes once the record exists.
    Never,
}

const BY_ID: Rule = Rule::Elements(ElementKey::Field("id"));
const BY_CONTENT: Rule = Rule::Elements(ElementKey::Whole);

/// The rule for a field. A field that this version does not know is merged like any other.
pub fn rule(kind: RecordKind, field: &str) -> Rule {
    match (kind, field) {
        // Identity and place of a record, and all of a conflict but how it was settled.
        (RecordKind::Conflict, "state") => Rule::First,
        (RecordKind::Conflict, _)
        | (_, "id")
        | (
            RecordKind::Procuration | RecordKind::Session | RecordKind::Contract | RecordKind::Note,
            "situation",
        )
        | (RecordKind::Situation | RecordKind::Procuration, "person")
        | (RecordKind::Institution | RecordKind::CatalogueItem, "key")
        | (RecordKind::AdministrationYear, "year") => Rule::Never,

        (RecordKind::Procuration | RecordKind::Session, ATTACHMENTS) => {
            Rule::Elements(ElementKey::Field("blob"))
        }

        (RecordKind::Procuration | RecordKind::Contract, _)
        | (
            RecordKind::Person,
            "name" | "first_name" | "birth_date" | "avs" | "representative" | "restriction",
        )
        | (RecordKind::Situation, "number" | "former" | "register") => Rule::Strict,

        (RecordKind::Person, "not_same_as")
        | (RecordKind::Situation, "services" | "follow_ups")
        | (RecordKind::Staff, "functions" | "absences")
        | (RecordKind::AdministrationYear, "days") => BY_CONTENT,
        (RecordKind::Situation, "involved") | (RecordKind::Session, "blocks") => {
            Rule::Elements(ElementKey::Field("institution"))
        }
        (RecordKind::Session, "invitees") => BY_ID,
        (RecordKind::Session, "waivers") => Rule::Elements(ElementKey::Field("rule")),

        (RecordKind::Session, "sequence" | "handed_out") => Rule::Greatest,
        _ => Rule::Field,
    }
}

/// The fields from which identity, scope and parents of a record follow. They are never hidden from whoever may see
/// the record at all.
pub fn structural(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Person | RecordKind::Room => &["id"],
        RecordKind::Situation => &["id", "person", "number"],
        RecordKind::Procuration => &["id", "person", "situation"],
        RecordKind::Session | RecordKind::Contract | RecordKind::Note => &["id", "situation"],
        RecordKind::Staff => &["id", "institution"],
        RecordKind::Institution => &["key", "parent"],
        RecordKind::CatalogueItem => &["key"],
        RecordKind::Office => &[],
        RecordKind::AdministrationYear => &["year"],
        // All or nothing: see `Conflict::fields`.
        RecordKind::Conflict => &["id", "record", "of", "scope"],
    }
}

/// Whether `field` may no longer become `new`, whoever saw what: something was signed.
///
/// A procuration that is signed still can be revoked and replaced, and a revocation stands for ever. A contract keeps
/// its text from the first signature on; only how far its goals are still changes.
pub fn is_frozen(kind: RecordKind, body: &Body, field: &str, new: &Value) -> bool {
    match kind {
        RecordKind::Procuration => match field {
            "revocation" | "replaced_by" | "replaced_on" => {
                body.get(field).is_some_and(|value| !value.is_null())
            }
            // The paper is scanned after it was signed.
            ATTACHMENTS => false,
            _ => body.get("signed_on").is_some_and(|value| !value.is_null()),
        },
        RecordKind::Contract => {
            let signed = list(body.get("signatures")).iter().any(is_signed);
            signed
                && match field {
                    "goals" => texts_of_goals(body.get(field)) != texts_of_goals(Some(new)),
                    "language" | "starts_on" | "aim" | "measures" | "duties" | "reviews"
                    | "amendment" | "amends" => true,
                    "signatures" => list(body.get(field)).iter().any(|signature| {
                        is_signed(signature) && !list(Some(new)).contains(signature)
                    }),
                    _ => false,
                }
        }
        _ => false,
    }
}

/// Whether a record can no longer be deleted.
pub fn is_kept(kind: RecordKind, body: &Body) -> bool {
    match kind {
        RecordKind::Procuration => is_frozen(kind, body, "starts_on", &Value::Null),
        RecordKind::Contract => is_frozen(kind, body, "aim", &Value::Null),
        _ => false,
    }
}

fn is_signed(signature: &Value) -> bool {
    signature
        .pointer("/state/kind")
        .is_some_and(|kind| kind == "signed")
}

fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(list)) => list,
        _ => &[],
    }
}

fn texts_of_goals(goals: Option<&Value>) -> Vec<Value> {
    let mut goals = list(goals).to_vec();
    for goal in &mut goals {
        if let Some(goal) = goal.as_object_mut() {
            goal.remove("state");
        }
    }
    goals
}
