//! What the engine asks of whoever decides about permission. It knows no roles itself.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::StaffId;
use cii_sync::{Body, Compartment, Record, RecordKind, Scope, Subject};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{Opening, ServerError};

/// Where all records of a subject stand: the name of a region, or of a place apart such as that of restricted persons.
/// A name of several words, joined by `+`, lies in what each of them names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(pub String);

/// Which record is meant, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located {
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// Its scope.
    pub scope: Scope,
}

impl Located {
    /// Where `record` belongs.
    pub fn of(record: &Record) -> Self {
        Self {
            record: record.id,
            kind: record.kind,
            scope: record.scope.clone(),
        }
    }
}

/// Something that a grant set opens: where to look for what it lets see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Every subject in an area.
    Area(Area, Compartment),
    /// One subject, wherever it stands.
    Subject(Subject, Compartment),
}

/// The records of the server, as an authority may look at them within a transaction.
pub trait Records: cii_sync::Records<Error = ServerError> {}

impl<R: cii_sync::Records<Error = ServerError>> Records for R {}

/// Whose grants a change may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffTouched {
    /// Nobody's.
    Nobody,
    /// Theirs at most.
    These(Vec<StaffId>),
    /// Perhaps everybody's.
    Everybody,
}

/// What somebody may see and write of one record, or of all records alike.
pub trait Permission: Clone + PartialEq {
    /// The fields of a record of `kind` that may be seen. None: not even that it is there.
    fn view(&self, kind: RecordKind, body: &Body) -> Option<Body>;

    /// Whether anything under a top-level field may be seen.
    fn opens(&self, kind: RecordKind, field: &str) -> bool;

    /// Whether everything that `other` lets see may be seen here too.
    fn covers(&self, other: &Self) -> bool;

    /// Whether a record may become `after` from `before`. None: it is not there before, or no longer.
    fn may_write(&self, kind: RecordKind, before: Option<&Body>, after: Option<&Body>) -> bool;
}

/// Decides who may see and write what.
///
/// A grant set is a value that never changes: everything that one user may see, as a function of the records and the
/// day. The engine keeps each under a number and makes a new one in the transaction that changed what it follows from.
pub trait Authority: Send + Sync {
    /// All that a user may see and write. Equal sets are written the same.
    type Grants: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync;
    /// What it comes to for one record.
    type Permission: Permission;

    /// The grants of `staff` on `today`. Somebody unknown has none.
    fn grants(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        today: NaiveDate,
    ) -> Result<Self::Grants, ServerError>;

    /// The grants of each of `staff` on `today`. For whom it is cheaper to look at everything once than once for each.
    fn grants_of_all(
        &self,
        records: &mut dyn Records,
        staff: &[StaffId],
        today: NaiveDate,
    ) -> Result<Vec<Self::Grants>, ServerError> {
        staff
            .iter()
            .map(|one| self.grants(records, *one, today))
            .collect()
    }

    /// The grants of `staff`, who had `present` ones before a record became `after` from `before`. For whom it is cheaper
    /// to look at what the change touched than at everything.
    fn grants_after(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        present: Self::Grants,
        change: (Option<&Record>, Option<&Record>),
        today: NaiveDate,
    ) -> Result<Self::Grants, ServerError> {
        let _ = (present, change);
        self.grants(records, staff, today)
    }

    /// Whether `staff` may make a record `after` from `before`, by more than the fields of that record: for whom the rules
    /// look at its surroundings. None: what [`Permission::may_write`] says is all.
    fn judge(
        &self,
        records: &mut dyn Records,
        staff: StaffId,
        change: (Option<&Record>, Option<&Record>),
        today: NaiveDate,
    ) -> Result<Option<bool>, ServerError> {
        let _ = (records, staff, change, today);
        Ok(None)
    }

    /// What the grants open.
    fn places(&self, grants: &Self::Grants) -> Vec<Place>;

    /// What the grants open, for a database that guards its rows: a record is open by them exactly if
    /// [`Authority::permission`] gives any. An authority that names none opens nothing there.
    fn openings(&self, grants: &Self::Grants) -> BTreeSet<Opening> {
        let _ = grants;
        BTreeSet::new()
    }

    /// What the grants allow with a record whose subject stands in `area`. None: nothing.
    fn permission(
        &self,
        grants: &Self::Grants,
        located: &Located,
        area: &Area,
    ) -> Option<Self::Permission>;

    /// Where a subject stands.
    fn area(&self, records: &mut dyn Records, subject: &Subject) -> Result<Area, ServerError>;

    /// The subjects that may have moved because a record became `after` from `before`.
    fn subjects_touched(
        &self,
        records: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<Vec<Subject>, ServerError>;

    /// Whose grants may have changed because a record became `after` from `before`.
    fn staff_touched(
        &self,
        records: &mut dyn Records,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<StaffTouched, ServerError>;
}
