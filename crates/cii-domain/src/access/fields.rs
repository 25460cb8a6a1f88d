//! Every field of every record, in groups that are opened or closed together.
//!
//! A field that stands here in no group is closed to everybody. A test holds the table against the aggregates, so that a
//! new field asks its question: who may see this?

use std::{borrow::Cow, sync::LazyLock};

use serde_json::Value;

use super::{
    body::Body,
    group::Group,
    path::{Element, Path},
    record::RecordKind,
};

/// Kind, group, fields. `a` is a field that changes as a whole, `a.b` a part of an object, `a[].b` a part of each element
/// of a list.
const FIELDS: &[(RecordKind, Group, &[&str])] = {
    use RecordKind as K;
    &[
        (
            K::Person,
            Group::PersonName,
            &["id", "name", "first_name", "form", "birth_date", "language"],
        ),
        (
            K::Person,
            Group::PersonContact,
            &[
                "avs",
                "address",
                "phone",
                "email",
                "representative",
                "identity_confirmed",
            ],
        ),
        (K::Person, Group::PersonStatistics, &["sex"]),
        (K::Person, Group::PersonMask, &["restriction"]),
        (K::Person, Group::PersonLinks, &["not_same_as"]),
        (K::Situation, Group::CaseNumber, &["id", "number"]),
        (K::Situation, Group::CaseRegion, &["region"]),
        (K::Situation, Group::CaseState, &["register", "state"]),
        (K::Situation, Group::CaseWho, &["person"]),
        (K::Situation, Group::CaseCoordinator, &["coordinator"]),
        (
            K::Situation,
            Group::CaseCourse,
            &["case_manager", "services", "closing"],
        ),
        (K::Situation, Group::CaseFormer, &["former"]),
        (K::Situation, Group::CaseFollowUps, &["follow_ups"]),
        (K::Situation, Group::CaseTriage, &["triage"]),
        (
            K::Situation,
            Group::Announcement,
            &[
                "announcement.service",
                "announcement.counted_under",
                "announcement.worker",
                "announcement.respondent",
                "announcement.received_on",
                "announcement.follow_up_started_on",
                "announcement.age_group",
                "announcement.provenance",
                "announcement.service_asked",
                "announcement.criteria",
                "announcement.reason",
                "announcement.language",
            ],
        ),
        (
            K::Situation,
            Group::AnnouncementRights,
            &["announcement.laci_rights_end_on"],
        ),
        (
            K::Situation,
            Group::Involved,
            &["involved[].institution", "involved[].imminent"],
        ),
        (
            K::Situation,
            Group::InvolvedContact,
            &["involved[].contact"],
        ),
        (
            K::Procuration,
            Group::ProcurationHead,
            &["id", "person", "situation", "drawn_up_on"],
        ),
        (
            K::Procuration,
            Group::ProcurationText,
            &[
                "starts_on",
                "ends_on",
                "signed_by_representative",
                "majority_on",
                "form_version",
            ],
        ),
        (
            K::Procuration,
            Group::ProcurationLine,
            &["grants[].institution", "grants[].categories"],
        ),
        (K::Procuration, Group::ProcurationSigned, &["signed_on"]),
        (K::Procuration, Group::ProcurationRevoked, &["revocation"]),
        (
            K::Procuration,
            Group::ProcurationReplaced,
            &["replaced_by", "replaced_on"],
        ),
        (K::Procuration, Group::ProcurationPaper, &["attachments"]),
        (
            K::Session,
            Group::SessionCall,
            &[
                "id",
                "kind",
                "situation",
                "state",
                "leader",
                "starts_at",
                "minutes",
                "language",
                "place",
                "sequence",
                "handed_out",
                "called_off.on",
            ],
        ),
        (
            K::Session,
            Group::SessionSeat,
            &[
                "invitees[].id",
                "invitees[].who",
                "invitees[].role",
                "invitees[].institution",
                "invitees[].sendings",
                "invitees[].called_off",
            ],
        ),
        (K::Session, Group::SessionReply, &["invitees[].reply"]),
        (
            K::Session,
            Group::BlockShell,
            &["blocks[].institution", "blocks[].filled_on"],
        ),
        (
            K::Session,
            Group::BlockText,
            &[
                "blocks[].status",
                "blocks[].entitlement",
                "blocks[].measures_done",
                "blocks[].next_step",
                "blocks[].language",
            ],
        ),
        (K::Session, Group::SessionDecision, &["outcome.decision"]),
        (
            K::Session,
            Group::SessionMinutes,
            &[
                "outcome.minutes",
                "outcome.language",
                "outcome.approval",
                "attachments",
            ],
        ),
        (
            K::Session,
            Group::SessionFile,
            &[
                "person_invited_because",
                "invitees[].called_off_because",
                "invitees[].called_off_language",
                "waivers",
                "called_off.reason",
                "called_off.language",
            ],
        ),
        (
            K::Contract,
            Group::ContractHead,
            &[
                "id",
                "situation",
                "amendment",
                "amends",
                "state",
                "language",
                "starts_on",
            ],
        ),
        (
            K::Contract,
            Group::ContractPlan,
            &[
                "aim",
                "goals[].id",
                "goals[].text",
                "goals[].indicator",
                "goals[].due_on",
                "duties",
                "case_manager",
                "reviews",
                "conformity",
            ],
        ),
        (K::Contract, Group::ContractProgress, &["goals[].state"]),
        (
            K::Contract,
            Group::ContractMeasure,
            &[
                "measures[].id",
                "measures[].catalogue_item",
                "measures[].title",
                "measures[].provider",
                "measures[].payer",
                "measures[].legal_basis",
                "measures[].from",
                "measures[].to",
                "measures[].cost",
            ],
        ),
        (
            K::Contract,
            Group::ContractDecision,
            &["measures[].commission"],
        ),
        (
            K::Contract,
            Group::ContractParty,
            &["signatures[].party", "signatures[].name"],
        ),
        (
            K::Contract,
            Group::ContractSignature,
            &["signatures[].state"],
        ),
        (K::Contract, Group::ContractEnd, &["end_reason"]),
        (
            K::Note,
            Group::NoteText,
            &["id", "situation", "on", "by", "language", "text"],
        ),
        (
            K::Override,
            Group::OverrideAct,
            &[
                "id",
                "situation",
                "given_by",
                "opening",
                "from",
                "until",
                "reason",
            ],
        ),
        (
            K::Staff,
            Group::StaffContact,
            &[
                "id",
                "name",
                "first_name",
                "title",
                "form",
                "language",
                "phone",
                "email",
                "address",
            ],
        ),
        (
            K::Staff,
            Group::StaffRights,
            &["institution", "region", "functions", "from", "to"],
        ),
        (
            K::Staff,
            Group::StaffCalendar,
            &["working_week", "absences"],
        ),
        (
            K::Room,
            Group::Reference,
            &[
                "id", "name", "region", "building", "address", "seats", "access", "in_use",
            ],
        ),
        (
            K::Institution,
            Group::Reference,
            &[
                "key",
                "code",
                "name",
                "german_validated",
                "circle",
                "parent",
                "valid_from",
                "valid_to",
                "report_row",
            ],
        ),
        (
            K::CatalogueItem,
            Group::Reference,
            &["key", "title", "conditions", "payer", "legal_basis"],
        ),
        (
            K::Office,
            Group::Reference,
            &[
                "name", "tagline", "place", "address", "phone", "email", "window", "image",
            ],
        ),
        (K::AdministrationYear, Group::Reference, &["year", "days"]),
    ]
};

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) field: &'static str,
    pub(super) is_list: bool,
    pub(super) part: Option<&'static str>,
}

impl Leaf {
    fn read(text: &'static str) -> Self {
        match text.split_once("[].") {
            Some((field, part)) => Self {
                field,
                is_list: true,
                part: Some(part),
            },
            None => match text.split_once('.') {
                Some((field, part)) => Self {
                    field,
                    is_list: false,
                    part: Some(part),
                },
                None => Self {
                    field: text,
                    is_list: false,
                    part: None,
                },
            },
        }
    }

    /// Whether `body` has it. A list without elements has it, and an object that is absent.
    fn is_in(self, body: &Body) -> bool {
        let has = |value: &Value, part: &str| match value {
            Value::Object(object) => object.contains_key(part),
            _ => true,
        };
        match (body.get(self.field), self.part) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(Value::Array(elements)), Some(part)) => {
                elements.is_empty() || elements.iter().any(|element| has(element, part))
            }
            (Some(value), Some(part)) => has(value, part),
        }
    }

    /// The path of this part in the element `element`, if elements are told apart here.
    pub(super) fn path(self, element: &Element) -> Path {
        Path {
            field: Cow::Borrowed(self.field),
            element: self.is_list.then(|| element.clone()),
            part: self.part.map(Cow::Borrowed),
        }
    }
}

/// The table, read.
static LEAVES: LazyLock<Vec<(RecordKind, Group, Vec<Leaf>)>> = LazyLock::new(|| {
    let lines = FIELDS.iter();
    lines
        .map(|(kind, group, fields)| {
            let leaves = fields.iter().map(|field| Leaf::read(field));
            (*kind, *group, leaves.collect())
        })
        .collect()
});

/// All fields of records of `kind`.
pub(super) fn leaves(kind: RecordKind) -> impl Iterator<Item = Leaf> {
    let of_kind = LEAVES.iter().filter(move |(of, _, _)| *of == kind);
    of_kind.flat_map(|(_, _, leaves)| leaves.iter().copied())
}

/// The fields of `group` in records of `kind`.
pub(super) fn leaves_of(kind: RecordKind, group: Group) -> impl Iterator<Item = Leaf> {
    let of_both = LEAVES
        .iter()
        .filter(move |(of, known, _)| *known == group && *of == kind);
    of_both.flat_map(|(_, _, leaves)| leaves.iter().copied())
}

/// The top-level fields of records of `kind`, in the order of the table: the order in which one reads them.
pub fn fields_of(kind: RecordKind) -> Vec<&'static str> {
    let mut fields: Vec<&'static str> = Vec::new();
    for leaf in leaves(kind) {
        if !fields.contains(&leaf.field) {
            fields.push(leaf.field);
        }
    }
    fields
}

/// The groups in which the table has fields of records of `kind`, in the order of the table.
pub fn groups_of(kind: RecordKind) -> impl Iterator<Item = Group> {
    FIELDS
        .iter()
        .filter(move |(of, _, _)| *of == kind)
        .map(|(_, group, _)| *group)
}

/// The groups of which a record of `kind` has no field in `body`: where records are sent with some fields held back, what
/// is not open to whoever got it. A field that is empty is there all the same.
pub fn groups_held_back(kind: RecordKind, body: &Body) -> Vec<Group> {
    groups_of(kind)
        .filter(|group| is_held_back(kind, *group, body))
        .collect()
}

/// Whether a record of `kind`, which has fields of `group`, has none of them in `body`.
pub fn is_held_back(kind: RecordKind, group: Group, body: &Body) -> bool {
    // An empty list or an absent object tells nothing of parts that belong to several groups: where a group has a field of
    // its own, that one tells.
    let has_own = leaves_of(kind, group).any(|leaf| leaf.part.is_none());
    let mut telling = leaves_of(kind, group).filter(|leaf| leaf.part.is_none() == has_own);
    !telling.any(|leaf| leaf.is_in(body))
}
