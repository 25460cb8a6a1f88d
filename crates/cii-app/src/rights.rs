//! What the user may do with what a screen shows, so that it offers nothing that would be refused.

use chrono::NaiveDate;
use cii_domain::{
    SituationId, StaffId,
    access::{self, CaseRecord, Group, RecordKind, groups_held_back, groups_of, kinds_made_by},
    staff::Staff,
};
use cii_store::{Reader, Standing};
use uuid::Uuid;

use crate::AppError;

/// What the user may do with the file of a situation.
pub(crate) struct Rights {
    /// None: no server judges, as in an office of its own, and everything is open.
    standing: Option<Standing>,
}

/// What the user may do with one record.
pub(crate) struct RecordRights {
    kind: RecordKind,
    /// None: everything.
    opened: Option<access::Rights>,
}

/// The kinds of which a record can be added to a situation.
const ADDED: [RecordKind; 4] = [
    RecordKind::Procuration,
    RecordKind::Session,
    RecordKind::Contract,
    RecordKind::Note,
];

impl Rights {
    /// What `user` may do with the file of `situation`, as a server judges on the day `judged_on`. None: none judges.
    pub(crate) fn load(
        r: &Reader<'_>,
        user: StaffId,
        situation: SituationId,
        judged_on: Option<NaiveDate>,
    ) -> Result<Self, AppError> {
        let standing = match judged_on {
            Some(day) => r.standing_of(user, situation, day)?,
            None => None,
        };
        Ok(Self { standing })
    }

    /// The kinds of which a record may be added to the situation.
    pub(crate) fn makes(&self) -> Vec<RecordKind> {
        let all = ADDED.into_iter();
        all.filter(|kind| self.may_add(*kind)).collect()
    }

    /// Whether a copy of everything held on the person may be made.
    pub(crate) fn may_copy(&self) -> bool {
        self.standing
            .as_ref()
            .is_none_or(Standing::reads_whole_file)
    }

    /// What may be done with the person.
    pub(crate) fn to_person(&self) -> RecordRights {
        RecordRights {
            kind: RecordKind::Person,
            opened: self.standing.as_ref().map(Standing::to_person),
        }
    }

    /// Whether a record of `kind` may be added to the situation.
    pub(crate) fn may_add(&self, kind: RecordKind) -> bool {
        let standing = self.standing.as_ref();
        standing.is_none_or(|standing| standing.may_add(kind))
    }

    /// Whether a field of `group` may be changed in a record of `kind` that is added to the situation.
    pub(crate) fn may_change_added(&self, kind: RecordKind, group: Group) -> bool {
        let standing = self.standing.as_ref();
        standing.is_none_or(|standing| {
            let opened = standing.to_added(kind);
            opened.is_some_and(|rights| rights.groups().contains(&group))
        })
    }

    /// What may be done with a record of the situation.
    pub(crate) fn to_record(&self, record: CaseRecord) -> RecordRights {
        let standing = self.standing.as_ref();
        RecordRights {
            kind: record.kind(),
            opened: standing.map(|standing| standing.to_record(record)),
        }
    }
}

impl RecordRights {
    /// The groups of which a field may be changed.
    pub(crate) fn groups(&self) -> Vec<Group> {
        match &self.opened {
            Some(rights) => rights.groups().into_iter().collect(),
            None => groups_of(self.kind).collect(),
        }
    }

    /// Whether a field of `group` may be changed.
    pub(crate) fn may_change(&self, group: Group) -> bool {
        let opened = self.opened.as_ref();
        opened.is_none_or(|rights| rights.groups().contains(&group))
    }

    /// Whether a field of `group` may be changed in the element with this key.
    pub(crate) fn may_change_element(&self, group: Group, key: &str) -> bool {
        let opened = self.opened.as_ref();
        opened.is_none_or(|rights| rights.opens_element(group, key))
    }
}

/// The groups of fields that the shared server holds back from the user in the record `id`; all of them where it holds
/// back the record.
pub(crate) fn held_back(
    r: &Reader<'_>,
    kind: RecordKind,
    id: Uuid,
) -> Result<Vec<Group>, AppError> {
    Ok(match r.find_record(id)? {
        Some(record) => groups_held_back(kind, &record.body),
        None => groups_of(kind).collect(),
    })
}

/// Whether `user` keeps the files, as the Bureau does; in an office of its own everybody. See [`Rights::load`] for
/// `judged_on`.
pub(crate) fn keeps_files(user: &Staff, judged_on: Option<NaiveDate>) -> bool {
    judged_on.is_none() || user.functions.iter().any(|function| function.is_bureau())
}

/// The kinds of which the functions of `user` let them make a record. See [`Rights::load`] for `judged_on`.
pub(crate) fn kinds_made(user: &Staff, judged_on: Option<NaiveDate>) -> Vec<RecordKind> {
    match judged_on {
        Some(day) => kinds_made_by(&access::Subject::of(user), day)
            .into_iter()
            .collect(),
        None => RecordKind::ALL.to_vec(),
    }
}
