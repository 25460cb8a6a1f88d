//! Who reads everything that is held on a person, and so can give the person a copy of it (right of access).

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    decide::decide,
    facts::{CaseFacts, PersonFile},
    fields::{groups_of, leaves_of},
    group::Group,
    mask::Mask,
    path::Element,
    place::{CaseRecord, Resource},
    record::RecordKind,
    rules::Action,
    subject::Subject,
};
use crate::{
    InstitutionKey, NoteId, Region, SituationId, StaffId,
    situation::{AgeGroup, Register, SituationState},
};

/// Whether `subject` reads the whole file of a person, and would read every other situation of that person too.
///
/// A device holds what its user may see, so the facts at hand do not say that there is no more: somebody whose area is a
/// part of the canton cannot know it, and is refused. What is closed to the whole Bureau, the words of medical institutions
/// ([`whole_record`]), is no reason to refuse: the copy says that they are missing.
pub fn reads_whole_file(subject: &Subject, file: &PersonFile, today: NaiveDate) -> bool {
    let reads = |resource: Resource<'_>| {
        let seen = decide(subject, &resource, Action::Read, today).into_mask();
        whole_record(resource.kind()).is_subset(&seen)
    };
    let anywhere = with_cases_everywhere(file);
    reads(Resource::Person(&anywhere))
        && anywhere.cases.iter().all(|case| {
            let note = CaseRecord::Note {
                id: NoteId(Uuid::nil()),
                by: StaffId(Uuid::nil()),
            };
            let mut records = [CaseRecord::Situation, note]
                .into_iter()
                .chain(
                    case.procurations
                        .keys()
                        .copied()
                        .map(CaseRecord::Procuration),
                )
                .chain(case.sessions.keys().copied().map(CaseRecord::Session))
                .chain(case.contracts.keys().copied().map(CaseRecord::Contract))
                .chain(case.overrides.keys().copied().map(CaseRecord::Override));
            records.all(|record| {
                reads(Resource::Case {
                    file: &anywhere,
                    situation: case.situation,
                    record,
                })
            })
        })
}

/// Every field of records of `kind` that is not closed to the whole Bureau: all but what institutions bring to the table,
/// of which each record says itself how much is open.
pub fn whole_record(kind: RecordKind) -> Mask {
    groups_of(kind)
        .filter(|group| *group != Group::BlockText)
        .flat_map(|group| leaves_of(kind, group))
        .map(|leaf| leaf.path(&Element::Any))
        .collect()
}

/// The file, with a closed situation in every region that this device may not know of.
fn with_cases_everywhere(file: &PersonFile) -> PersonFile {
    let elsewhere = (1_u128..)
        .zip(Region::ALL)
        .map(|(number, region)| CaseFacts {
            situation: SituationId(Uuid::from_u128(u128::MAX - number)),
            former: None,
            region: *region,
            register: Register::Bureau,
            age_group: AgeGroup::Adult,
            state: SituationState::Closed,
            coordinator: None,
            case_manager: None,
            announcing: InstitutionKey::new(""),
            worker: None,
            respondent: None,
            involved: std::collections::BTreeMap::new(),
            sessions: std::collections::BTreeMap::new(),
            contracts: std::collections::BTreeMap::new(),
            procurations: std::collections::BTreeMap::new(),
            overrides: std::collections::BTreeMap::new(),
        });
    PersonFile {
        cases: file.cases.iter().cloned().chain(elsewhere).collect(),
        ..file.clone()
    }
}
