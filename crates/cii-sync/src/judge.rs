//! The rules of [`cii_domain::access`] asked about a change of records: by the server, which has everything, and before that
//! by the device, which has what is open to its user.

mod files;
mod standing;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    SituationId, StaffId,
    access::{self, Denied, Resource, changed_paths, filled_paths},
    staff::Staff,
};

use self::files::{Extent, case_record};
pub use self::{
    files::{Files, Records, named, person_of},
    standing::Standing,
};
use crate::{BodyError, Record, RecordKind, Subject, complete};

/// What the rules say of a change. None: what is there does not tell.
pub type Judgement = Option<Result<(), Denied>>;

/// A record before and after a change. None: it is not there.
pub type Turn<'r> = (Option<&'r Record>, Option<&'r Record>);

/// The kind as the rules name it. None: they know no such kind, so it is closed.
pub fn kind_of_rules(kind: RecordKind) -> Option<access::RecordKind> {
    access::RecordKind::from_code(kind.code())
}

/// Who asks, as the directory says.
pub fn subject_of<R: Records + ?Sized>(
    records: &mut R,
    staff: StaffId,
) -> Result<Option<access::Subject>, R::Error> {
    let record = records
        .find(staff.0)?
        .filter(|record| record.kind == RecordKind::Staff);
    let subject = record.map(|record| Ok(access::Subject::of(&record.aggregate::<Staff>()?)));
    subject.transpose().map_err(|error: BodyError| error.into())
}

/// What the rules say of a change by `staff`, where `records` are all there are.
pub fn judge<R: Records + ?Sized>(
    records: &mut R,
    staff: StaffId,
    turn: Turn<'_>,
    today: NaiveDate,
) -> Result<Judgement, R::Error> {
    let Some(subject) = subject_of(records, staff)? else {
        return Ok(None);
    };
    judge_in(records, &subject, turn, Extent::Everything, today)
}

/// What the rules say of a change by `staff`, where `records` are those that are open to them: never a refusal of what
/// [`judge`] would allow with all records in hand, as far as what is here is what is there.
///
/// That it can be said at all rests on the rules: whatever lets somebody write also lets them see why they may, with the
/// exceptions that [`access::CaseFacts::as_it_suits`] names.
pub fn judge_what_is_shown<R: Records + ?Sized>(
    records: &mut R,
    staff: StaffId,
    turn: Turn<'_>,
    today: NaiveDate,
) -> Result<Judgement, R::Error> {
    let Some(subject) = subject_of(records, staff)? else {
        return Ok(None);
    };
    let extent = Extent::OpenTo(&subject, today);
    judge_in(records, &subject, turn, extent, today)
}

fn judge_in<R: Records + ?Sized>(
    records: &mut R,
    subject: &access::Subject,
    (before, after): Turn<'_>,
    extent: Extent<'_>,
    today: NaiveDate,
) -> Result<Judgement, R::Error> {
    let Some(record) = before.or(after) else {
        return Ok(None);
    };
    let Some(kind) = kind_of_rules(record.kind) else {
        return Ok(None);
    };
    let changed = match (before, after, extent) {
        (Some(before), Some(after), Extent::Everything) => {
            changed_paths(kind, &before.body, &after.body)
        }
        // Where something is hidden, what was written over it is blank, and is no change.
        (Some(before), Some(after), Extent::OpenTo(..)) => changed_paths(
            kind,
            &complete(before.kind, &before.body),
            &complete(after.kind, &after.body),
        ),
        (None, Some(after), _) => filled_paths(kind, &after.body),
        _ => BTreeSet::new(),
    };
    let mut found = Vec::new();
    for state in [before, after] {
        found.push(match state {
            None => None,
            Some(state) => Some(Surroundings::of(records, state, extent)?),
        });
    }
    let mut resources = Vec::new();
    for surroundings in &found {
        resources.push(match surroundings {
            None => None,
            Some(surroundings) => match surroundings.resource(kind) {
                None => return Ok(None),
                known => known,
            },
        });
    }
    let [before, after] = resources.as_slice() else {
        return Ok(None);
    };
    let (before, after) = (before.as_ref(), after.as_ref());
    let judged = access::authorise_write(subject, before, after, &changed, today);
    Ok(Some(judged.map_err(|refusal| {
        Denied::of(refusal, subject, (before, after), &changed, today)
    })))
}

/// What the rules must know of a record in one of its states.
enum Surroundings {
    Person(Option<access::PersonFile>),
    Case {
        file: Option<access::PersonFile>,
        situation: Option<SituationId>,
        record: Option<access::CaseRecord>,
    },
    Staff(Box<Staff>),
    Reference,
}

impl Surroundings {
    fn of<R: Records + ?Sized>(
        records: &mut R,
        state: &Record,
        extent: Extent<'_>,
    ) -> Result<Self, R::Error> {
        if state.kind == RecordKind::Staff {
            return Ok(Self::Staff(Box::new(state.aggregate()?)));
        }
        let person = person_of(records, state)?;
        let (situation, record) = case_record(state)?;
        let files = Files::with(records, state.id, Some(state)).in_extent(extent);
        let file = match (person, situation, extent) {
            (Some(person), ..) => files.of_person(person)?,
            (None, Some(situation), Extent::OpenTo(..)) => files.of_case(situation.0)?,
            (None, ..) => match state.scope.subject {
                Subject::Reference(_) => return Ok(Self::Reference),
                _ => None,
            },
        };
        Ok(if state.kind == RecordKind::Person {
            Self::Person(file)
        } else {
            Self::Case {
                file,
                situation,
                record,
            }
        })
    }

    fn resource(&self, kind: access::RecordKind) -> Option<Resource<'_>> {
        Some(match self {
            Self::Person(file) => Resource::Person(file.as_ref()?),
            Self::Case {
                file,
                situation,
                record,
            } => Resource::Case {
                file: file.as_ref()?,
                situation: (*situation)?,
                record: (*record)?,
            },
            Self::Staff(staff) => Resource::Staff {
                id: staff.id,
                functions: &staff.functions,
            },
            Self::Reference => Resource::Reference(kind),
        })
    }
}
