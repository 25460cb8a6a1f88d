//! The table of rules: who may do what, with which fields, standing how to the record, and where that is written.
//!
//! There is no other way to see or to write anything. A rule only ever opens; what no rule opens is closed.

use super::{group::Group, link::Link, record::RecordKind, subject::Role};
use crate::{code::codes, staff::Function};

codes! {
    /// What somebody wants to do with a record.
    pub enum Action {
        /// See fields: on screen, in a search, on paper, in an export.
        Read = "read",
        /// Change fields.
        Change = "change",
        /// Make the record, with these fields filled.
        Create = "create",
        /// Remove the record.
        Delete = "delete",
    }
}

/// Fields that a rule opens: a group, and of lists only some elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of the group.
    All(Group),
    /// The element of the own institution.
    Own(Group),
    /// The elements of the institutions whose category is open to the own one.
    Opened(Group),
    /// The elements of the institutions that a procuration names together with the own one.
    Fellows(Group),
    /// The elements of all institutions but the medical ones.
    NotMedical(Group),
    /// The elements of the medical institutions.
    Medical(Group),
    /// The measures about which the Commission droit was asked.
    OnAgenda(Group),
    /// The own seat.
    OwnSeat(Group),
}

impl Part {
    /// The group, whatever its elements.
    pub(super) const fn group(self) -> Group {
        match self {
            Self::All(group)
            | Self::Own(group)
            | Self::Opened(group)
            | Self::Fellows(group)
            | Self::NotMedical(group)
            | Self::Medical(group)
            | Self::OnAgenda(group)
            | Self::OwnSeat(group) => group,
        }
    }
}

/// What a rule opens: these actions, on this kind of record, with these fields.
#[derive(Debug, Clone, Copy)]
pub struct Opens(
    /// The actions; any of these.
    pub &'static [Action],
    /// The kind of record.
    pub RecordKind,
    /// The fields.
    pub &'static [Part],
);

impl Opens {
    /// Whether it lets somebody do `action` to records of `kind`.
    pub(super) fn is_for(&self, action: Action, kind: RecordKind) -> bool {
        self.1 == kind && self.0.contains(&action)
    }
}

/// One rule of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// In which capacity; any of these.
    pub who: &'static [Role],
    /// Standing how to the record.
    pub link: Link,
    /// What it opens.
    pub opens: &'static [Opens],
    /// Where it is written.
    pub source: &'static str,
}

const SECRETARIAT: Role = Role::Function(Function::Secretariat);
const OFFICER: Role = Role::Function(Function::CantonalOfficer);
const REGIONAL: Role = Role::Function(Function::RegionalCoordinator);
const THEMATIC: Role = Role::Function(Function::ThematicCoordinator);
const ADULTS: Role = Role::Function(Function::RespondentAdults);
const YOUTH: Role = Role::Function(Function::RespondentYouth);
const WORKER: Role = Role::Function(Function::FieldWorker);
const SMR: Role = Role::Function(Function::SmrPhysician);
const COMMISSION: Role = Role::Function(Function::LegalCommission);
const CONTACT: Role = Role::Function(Function::ContactPerson);

/// Everybody with a function. Readers of figures and auditors have none.
const STAFF: &[Role] = &[
    SECRETARIAT,
    OFFICER,
    REGIONAL,
    THEMATIC,
    ADULTS,
    YOUTH,
    WORKER,
    SMR,
    COMMISSION,
    CONTACT,
];
const DESK: &[Role] = &[SECRETARIAT, OFFICER];
const THE_BUREAU: &[Role] = &[SECRETARIAT, OFFICER, REGIONAL, THEMATIC];
const RESPONDENTS: &[Role] = &[ADULTS, YOUTH];
const SPOKESPERSONS: &[Role] = &[ADULTS, YOUTH, CONTACT];
const ANNOUNCERS: &[Role] = &[ADULTS, YOUTH, WORKER];
const PARTNERS: &[Role] = &[ADULTS, YOUTH, WORKER, CONTACT];
const GUESTS: &[Role] = &[
    SECRETARIAT,
    OFFICER,
    REGIONAL,
    THEMATIC,
    ADULTS,
    YOUTH,
    WORKER,
    SMR,
];

const READ: &[Action] = &[Action::Read];
const CHANGE: &[Action] = &[Action::Change];
const CREATE: &[Action] = &[Action::Create];
const EDIT: &[Action] = &[Action::Read, Action::Change];
const MAKE: &[Action] = &[Action::Create, Action::Delete];
const KEEP: &[Action] = &[Action::Change, Action::Create, Action::Delete];
const EVERY: &[Action] = Action::ALL;

mod bureau;
mod institutions;

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    bureau::RULES.iter().chain(institutions::RULES)
}
