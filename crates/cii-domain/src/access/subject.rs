//! Who asks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    InstitutionKey, Region, StaffId,
    staff::{Function, Staff},
};

/// The institution under whose key the Bureau stands in a procuration. The Bureau keeps the file and needs no line of
/// its own, but for medical data.
pub const BUREAU: &str = "bureau";

/// In what capacity somebody asks. Rights of several capacities add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A function of the CII (cahiers des charges 4 to 6).
    Function(Function),
    /// Reads figures, never persons: COPIL (cahier des charges 1), CDC (2).
    StatisticsReader,
    /// Reads the log, never records: audit and data protection.
    Auditor,
}

impl Role {
    /// Every role.
    pub fn all() -> impl Iterator<Item = Self> {
        let functions = Function::ALL.iter().copied().map(Self::Function);
        functions.chain([Self::StatisticsReader, Self::Auditor])
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Function(function) => function.code(),
            Self::StatisticsReader => "statistics_reader",
            Self::Auditor => "auditor",
        }
    }
}

/// A member of staff who asks for something. Nothing here says what the person at the keyboard claims: the server takes
/// it from the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Who.
    pub staff: StaffId,
    /// In which capacities.
    pub roles: BTreeSet<Role>,
    /// Of which institution.
    pub institution: InstitutionKey,
    /// Region of work. None: the whole canton.
    pub region: Option<Region>,
    /// First day. None: since ever.
    pub from: Option<NaiveDate>,
    /// Last day. None: open.
    pub to: Option<NaiveDate>,
}

impl Subject {
    /// A member of staff with the functions of the directory.
    pub fn of(staff: &Staff) -> Self {
        Self {
            staff: staff.id,
            roles: staff
                .functions
                .iter()
                .copied()
                .map(Role::Function)
                .collect(),
            institution: staff.institution.clone(),
            region: staff.region,
            from: staff.from,
            to: staff.to,
        }
    }

    /// With one more capacity.
    #[must_use]
    pub fn with(mut self, role: Role) -> Self {
        self.roles.insert(role);
        self
    }

    /// Whether in office on `day`. Whoever is not may see and do nothing: «leavers end by date» (annual report 2025, 4).
    pub fn is_active_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether in this capacity.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether `function` is among the capacities.
    pub fn is(&self, function: Function) -> bool {
        self.has(Role::Function(function))
    }

    /// Whether a member of the Bureau.
    pub fn is_bureau(&self) -> bool {
        self.roles
            .iter()
            .any(|role| matches!(role, Role::Function(function) if function.is_bureau()))
    }
}

/// Whether `subject` may read the figures of the annual report: those who must know them and no person (COPIL, CDC), and
/// the Bureau, which makes them (cahiers des charges 4.1, 4.2).
pub fn may_read_figures(subject: &Subject, today: NaiveDate) -> bool {
    subject.is_active_on(today) && (subject.has(Role::StatisticsReader) || subject.is_bureau())
}

/// Whether there are records that `subject` may see. Only a function opens any: readers of figures and auditors see none.
pub fn may_see_records(subject: &Subject, today: NaiveDate) -> bool {
    let has_function = |role: &Role| matches!(role, Role::Function(_));
    subject.is_active_on(today) && subject.roles.iter().any(has_function)
}

/// Whether `subject` may read the log of accesses and changes: auditors alone. The cantonal officer may not, whose
/// overrides stand in it.
pub fn may_read_log(subject: &Subject, today: NaiveDate) -> bool {
    subject.is_active_on(today) && subject.has(Role::Auditor)
}
